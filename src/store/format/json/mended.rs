//! JSON as programs really write it, made such that a strict reader takes it (docs/formats/json-cookies.md, docs/formats/har.md).
//!
//! JavaScript and Python write half a pair of UTF-16 as `\ud83d`, Python writes `NaN` and `Infinity`, and proxies put bytes of a page that are no
//! UTF-8 into a text. One such text in a recording would end the read at that place, and with it every cookie behind.

use std::io::{self, Read};

use memchr::memchr2;
use zeroize::Zeroizing;

/// Bytes that are read at once, at first and at most: a text may be one line of a million, and what is read is overwritten when it goes.
const BLOCKS: [usize; 2] = [1 << 10, 32 << 10];
/// Longer than any number that somebody writes; of one that is longer further digits say nothing.
const LONGEST_WORD: usize = 400;
/// What follows the digits of a word that is too long: an exponent.
const LONGEST_TAIL: usize = 32;
/// What stands for a half of a pair without its other half.
const REPLACEMENT: &[u8] = b"\\ufffd";

/// A JSON text with these things mended: half pairs and bytes that are no UTF-8 become U+FFFD, numbers that are none become texts (`"NaN"`), and those beyond the largest one become the largest. Everything else stays, byte for byte.
pub(crate) struct Mended<R> {
    text: R,
    /// Bytes that are read next.
    block: usize,
    /// Bytes of a character that the block before broke off.
    tail: Vec<u8>,
    state: State,
    /// What was read and cannot be passed on yet: a word outside of texts, or an escape within one.
    held: Zeroizing<Vec<u8>>,
    /// Overwritten when it goes: texts are values.
    made: Zeroizing<Vec<u8>>,
    given: usize,
    is_at_end: bool,
}

/// Where in the text the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Between,
    /// In a number or a bare word, which is held; or in one of which the beginning is held.
    Word,
    LongWord,
    Text,
    /// Behind a backslash.
    Escape,
    /// In the digits behind `\u`, which are held; behind a first half that is held too, or not.
    Digits {
        behind_half: bool,
    },
    /// Behind a first half of a pair, which is held; and behind the backslash after it.
    Half,
    HalfEscape,
}

impl<R: Read> Mended<R> {
    pub(crate) fn new(text: R) -> Self {
        Self {
            text,
            block: BLOCKS[0],
            tail: Vec::new(),
            state: State::Between,
            held: Zeroizing::default(),
            made: Zeroizing::default(),
            given: 0,
            is_at_end: false,
        }
    }

    /// Mends the next block.
    fn make(&mut self) -> io::Result<()> {
        let mut block = Zeroizing::new(vec![0; self.block + self.tail.len()]);
        self.block = (self.block * 2).min(BLOCKS[1]);
        let waiting = self.tail.len();
        for (to, from) in block.iter_mut().zip(&self.tail) {
            *to = *from;
        }
        // A read that was interrupted is asked for again.
        let length = waiting + self.text.read(block.get_mut(waiting..).unwrap_or_default())?;
        self.tail.clear();
        self.is_at_end = length == waiting;
        self.made.clear();
        self.given = 0;
        let bytes = block.get(..length).unwrap_or_default();
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.take_all(chunk.valid().as_bytes());
            let broken = chunk.invalid();
            if chunks.peek().is_none() && !self.is_at_end && may_go_on(broken) {
                self.tail.extend_from_slice(broken);
            } else if !broken.is_empty() {
                let mut replacement = [0; 4];
                self.take_all(char::REPLACEMENT_CHARACTER.encode_utf8(&mut replacement).as_bytes());
            }
        }
        if self.is_at_end {
            self.end_word();
            self.pass_on();
        }
        Ok(())
    }

    fn take_all(&mut self, mut bytes: &[u8]) {
        loop {
            if self.state == State::Text {
                // Most of a recording are texts, and most of a text is passed on as it is.
                let (plain, rest) = bytes.split_at(memchr2(b'"', b'\\', bytes).unwrap_or(bytes.len()));
                self.made.extend_from_slice(plain);
                bytes = rest;
            }
            let Some((first, rest)) = bytes.split_first() else { return };
            self.take(*first);
            bytes = rest;
        }
    }

    fn take(&mut self, byte: u8) {
        let is_of_word = byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        match (self.state, byte) {
            (State::Between, _) if is_of_word => self.hold(byte, State::Word),
            (State::Word, _) if is_of_word => {
                self.held.push(byte);
                if self.held.len() > LONGEST_WORD {
                    self.state = State::LongWord;
                }
            }
            (State::LongWord, _) if is_of_word => {
                let tail = self.held.len().saturating_sub(LONGEST_WORD + 1);
                if (tail > 0 || !byte.is_ascii_digit()) && tail < LONGEST_TAIL {
                    self.held.push(byte);
                }
            }
            (State::Between | State::Word | State::LongWord, _) => {
                self.end_word();
                self.made.push(byte);
                self.state = if byte == b'"' { State::Text } else { State::Between };
            }
            (State::Text, b'\\') => self.hold(byte, State::Escape),
            (State::Text, _) => {
                self.made.push(byte);
                self.state = if byte == b'"' { State::Between } else { State::Text };
            }
            (State::Escape | State::HalfEscape, b'u') => {
                self.held.push(byte);
                self.state = State::Digits { behind_half: self.state == State::HalfEscape };
            }
            (State::Escape, _) => {
                self.held.push(byte);
                self.pass_on();
                self.state = State::Text;
            }
            (State::Half, b'\\') => self.hold(byte, State::HalfEscape),
            (State::Half, _) => {
                self.replace_half();
                self.state = State::Text;
                self.take(byte);
            }
            (State::HalfEscape, _) => {
                self.replace_half();
                self.state = State::Escape;
                self.take(byte);
            }
            (State::Digits { behind_half }, _) => {
                self.held.push(byte);
                let escape = self.held.get(if behind_half { 6 } else { 0 }..).unwrap_or_default();
                if escape.len() == 6 {
                    self.end_escape(unit(escape), behind_half);
                }
            }
        }
    }

    fn hold(&mut self, byte: u8, state: State) {
        self.held.push(byte);
        self.state = state;
    }

    /// A whole escape is held, perhaps behind a first half.
    fn end_escape(&mut self, unit: Option<u16>, behind_half: bool) {
        match (unit, behind_half) {
            (Some(0xd800..=0xdbff), behind_half) => {
                if behind_half {
                    self.replace_half();
                }
                self.state = State::Half;
            }
            (Some(0xdc00..=0xdfff), true) => {
                self.pass_on();
                self.state = State::Text;
            }
            (Some(0xdc00..=0xdfff), false) => {
                self.replace_half();
                self.state = State::Text;
            }
            (_, behind_half) => {
                if behind_half {
                    self.replace_half();
                }
                self.pass_on();
                self.state = State::Text;
            }
        }
    }

    /// Puts the sign for what is unknown in the place of the first escape that is held.
    fn replace_half(&mut self) {
        self.made.extend_from_slice(REPLACEMENT);
        let escape = self.held.len().min(REPLACEMENT.len());
        self.held.drain(..escape);
    }

    /// Passes on a word that ended, as a strict reader takes it.
    fn end_word(&mut self) {
        if !matches!(self.state, State::Word | State::LongWord) {
            return;
        }
        let word = std::str::from_utf8(&self.held).unwrap_or_default();
        // Letters that this language reads as a number, `inf`, are no number of JSON.
        let is_number = || word.bytes().any(|byte| byte.is_ascii_digit());
        let is_beyond = || is_number() && word.parse::<f64>().is_ok_and(f64::is_infinite);
        let mended = match word {
            "NaN" | "Infinity" | "-Infinity" => Some(format!("\"{word}\"")),
            _ if word.starts_with('-') && is_beyond() => Some(format!("{:e}", f64::MIN)),
            _ if is_beyond() => Some(format!("{:e}", f64::MAX)),
            _ => None,
        };
        match mended {
            Some(mended) => {
                self.made.extend_from_slice(mended.as_bytes());
                self.held.clear();
            }
            None => self.pass_on(),
        }
        self.state = State::Between;
    }

    fn pass_on(&mut self) {
        self.made.extend_from_slice(&self.held);
        self.held.clear();
    }
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.made.len() {
            if self.is_at_end {
                return Ok(0);
            }
            self.make()?;
        }
        let left = self.made.get(self.given..).unwrap_or_default();
        let length = left.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(left) {
            *to = *from;
        }
        self.given += length;
        Ok(length)
    }
}

/// Whether these bytes at the end of a block may be the beginning of a character.
fn may_go_on(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
}

/// The number that `\uXXXX` stands for.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u").and_then(|digits| std::str::from_utf8(digits).ok())?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests;
