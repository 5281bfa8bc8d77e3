mod session;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::{HashMap, HashSet};

use self::tokens::{Token, number_length, tokens};
use super::form;
use super::{Vocabulary, fold, folded};
use crate::charter::DeclaredLife;

/// Units of a duration, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// 1 s.
    Second,
    /// 60 s.
    Minute,
    /// 3600 s.
    Hour,
    /// 86 400 s.
    Day,
    /// 7 days.
    Week,
    /// 30.4 days.
    Month,
    /// 365 days.
    Year,
}

const DAY: f64 = 86_400.0;
/// Days of the longest run of so many months within a year: June to August has 92.
const LONGEST_MONTHS: [f64; 12] = [0.0, 31.0, 62.0, 92.0, 123.0, 153.0, 184.0, 215.0, 245.0, 276.0, 306.0, 337.0];
/// No cookie lives longer than the calendar; larger numbers are read as this.
const LONGEST_YEARS: f64 = 10_000.0;

impl Unit {
    fn of(period: form::PeriodOf) -> Self {
        match period {
            form::PeriodOf::Minute => Self::Minute,
            form::PeriodOf::Day => Self::Day,
            form::PeriodOf::Month => Self::Month,
            form::PeriodOf::Year => Self::Year,
        }
    }

    fn seconds(self) -> f64 {
        match self {
            Self::Second => 1.0,
            Self::Minute => 60.0,
            Self::Hour => 3_600.0,
            Self::Day => DAY,
            Self::Week => 7.0 * DAY,
            Self::Month => 30.4 * DAY,
            Self::Year => 365.0 * DAY,
        }
    }

    /// The longest reading of so many of them, in seconds.
    fn longest(self, amount: f64) -> f64 {
        let months = match self {
            Self::Month => amount,
            Self::Year => amount * 12.0,
            _ => return amount * self.seconds(),
        };
        let (years, rest) = ((months / 12.0).floor(), months % 12.0);
        let leap_days = (years / 4.0).ceil();
        // Bounded by the length of the table.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rest_days = LONGEST_MONTHS.get(rest.floor() as usize).copied().unwrap_or(0.0) + rest.fract() * 31.0;
        (years * 365.0 + leap_days + rest_days) * DAY
    }
}

/// The units of a language, folded.
pub(super) fn units(file: &form::Life) -> impl Iterator<Item = (String, Unit)> + '_ {
    let life = [&file.second, &file.minute, &file.hour, &file.day, &file.week, &file.month, &file.year];
    let units = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];
    units.into_iter().zip(life).flat_map(|(unit, list)| folded(list).map(move |word| (word, unit)))
}

/// The words of durations in all languages, folded.
pub(super) struct Words {
    units: HashMap<String, Unit>,
    numbers: HashMap<String, u32>,
    session: Vec<String>,
    visit: Vec<String>,
    half: HashSet<String>,
    /// Amounts in one word that are no whole number: "anderthalb".
    fractions: HashMap<String, f64>,
    /// Whole durations in one word: "fortnight".
    periods: HashMap<String, (f64, Unit)>,
    joint: HashSet<String>,
}

impl Words {
    pub(super) fn new<'a>(files: impl Iterator<Item = &'a form::Life> + Clone) -> Self {
        Self {
            units: files.clone().flat_map(units).collect(),
            numbers: files.clone().flat_map(|file| file.numbers.iter().map(|(word, number)| (fold(word), *number))).collect(),
            session: files.clone().flat_map(|file| folded(&file.session)).collect(),
            visit: files.clone().flat_map(|file| folded(&file.visit)).collect(),
            half: files.clone().flat_map(|file| folded(&file.half)).collect(),
            fractions: files.clone().flat_map(|file| file.fractions.iter().map(|(word, amount)| (fold(word), *amount))).collect(),
            periods: files
                .clone()
                .flat_map(|file| file.periods.iter().map(|(word, (amount, of))| (fold(word), (f64::from(*amount), Unit::of(*of)))))
                .collect(),
            joint: files.flat_map(|file| folded(&file.joint)).collect(),
        }
    }
}

/// One duration: amounts with their units, which add up.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    seconds: f64,
    longest: f64,
    last: Option<(f64, Unit)>,
}

impl Sum {
    /// Whether an amount goes on with it: it has a smaller unit, and less of it than the last one holds, which would be said with that: "1 year, 365 days"
    /// says one thing twice.
    fn is_continued_by(&self, amount: f64, unit: Unit) -> bool {
        let Some((_, last)) = self.last.filter(|(_, last)| unit < *last) else { return false };
        // What programs count from one date to another may have "1 month 30 days".
        if (last, unit) == (Unit::Month, Unit::Day) { amount <= 31.0 } else { amount < (last.seconds() / unit.seconds()).floor() }
    }

    fn add(&mut self, amount: f64, unit: Unit) {
        let amount = amount.min(LONGEST_YEARS * 365.0 * DAY / unit.seconds());
        self.seconds += amount * unit.seconds();
        self.longest += unit.longest(amount);
        self.last = Some((amount, unit));
    }
}

/// The life that a text states; of several, the longest. `unit` is meant by a number that stands alone, as under a header "(days)".
#[must_use]
pub fn life_of(vocabulary: &Vocabulary, text: &str, unit: Option<Unit>) -> DeclaredLife {
    let words = &vocabulary.life;
    let tokens = tokens(text);
    if is_no_age(words, text, unit) {
        return DeclaredLife::Session;
    }
    let sums = sums(words, &tokens);
    if let Some(longest) = sums.iter().max_by(|a, b| a.seconds.total_cmp(&b.seconds)) {
        return lasting(longest);
    }
    let folded = fold(text);
    if words.session.iter().any(|word| folded.contains(word.as_str())) {
        return DeclaredLife::Session;
    }
    let mut numbers = tokens.iter().filter_map(|token| if let Token::Number(number) = token { Some(*number) } else { None });
    match (unit, numbers.next(), numbers.next()) {
        (Some(unit), Some(amount), None) if amount > 0.0 => {
            let mut sum = Sum::default();
            sum.add(amount, unit);
            lasting(&sum)
        }
        (Some(_), Some(_), None) => DeclaredLife::Session,
        _ => DeclaredLife::Unsaid,
    }
}

/// Whether a text is the `-1` that programs write of a cookie without an age, which ends with the session; with a unit, in the text or above it.
fn is_no_age(words: &Words, text: &str, unit: Option<Unit>) -> bool {
    let text = text.trim();
    let Some(rest) = text.strip_prefix("-1").or_else(|| text.strip_prefix("−1")).map(str::trim) else { return false };
    if rest.is_empty() { unit.is_some() } else { words.units.contains_key(&fold(rest)) }
}

fn lasting(sum: &Sum) -> DeclaredLife {
    // Both are far below what an i64 holds.
    #[allow(clippy::cast_possible_truncation)]
    let whole = |seconds: f64| seconds.round() as i64;
    DeclaredLife::Lasting { seconds: whole(sum.seconds), longest: whole(sum.longest) }
}

/// Every duration of a text. Two amounts add up when the second has the smaller unit and nothing but "and" or a comma stands between them; what stands in
/// brackets behind a duration says it again: "13 mois (395 jours)".
fn sums(words: &Words, tokens: &[Token]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    let is_joint = |token: Option<&Token>| matches!(token, Some(Token::Word(word)) if words.joint.contains(word));
    let (mut pending, mut is_joined, mut at) = (None::<f64>, false, 0);
    // An amount with "and" behind it: "one and a half years".
    let mut whole = None::<f64>;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Number(number) => match sums.last_mut().filter(|_| is_joined && are_minutes(words, *number, tokens, at)) {
                Some(sum) => sum.add(*number, Unit::Minute),
                None => pending = Some(*number),
            },
            Token::Joint => {}
            Token::Opening => is_joined &= pending.is_some() || is_joint(tokens.get(at)),
            Token::Border => is_joined = false,
            Token::Word(word) => {
                // "An" is a year in French, and an article in front of an English hour.
                let is_article =
                    words.numbers.contains_key(word) && matches!(tokens.get(at), Some(Token::Word(next)) if words.units.contains_key(next));
                let unit = words.units.get(word).copied().filter(|_| !is_article);
                // "Anno e mezzo", "rok i sześć miesięcy": one of it.
                if unit.is_some() && sums.is_empty() && pending.is_none() && goes_on(words, tokens.get(at..).unwrap_or(&[])) {
                    pending = Some(1.0);
                }
                if let Some((amount, unit)) = words.periods.get(word) {
                    let mut sum = Sum::default();
                    sum.add(pending.take().unwrap_or(1.0) * amount, *unit);
                    sums.push(sum);
                    is_joined = true;
                    continue;
                }
                if let (Some(amount), Some(unit)) = (pending.take_if(|_| unit.is_some()), unit) {
                    if let Some(sum) = sums.last_mut().filter(|sum| is_joined && sum.is_continued_by(amount, unit)) {
                        sum.add(amount, unit);
                    } else {
                        let mut sum = Sum::default();
                        sum.add(amount, unit);
                        sums.push(sum);
                    }
                    (is_joined, whole) = (true, None);
                } else if words.half.contains(word) {
                    let is_before_unit =
                        tokens.iter().skip(at).take(2).any(|next| matches!(next, Token::Word(word) if words.units.contains_key(word)));
                    match sums.last_mut().filter(|_| !is_before_unit) {
                        // "Un an et demi".
                        Some(sum) => {
                            if let Some((_, unit)) = sum.last {
                                sum.add(0.5, unit);
                            }
                        }
                        None => pending = Some(whole.take().unwrap_or(0.0) + 0.5),
                    }
                } else if let Some((number, length)) = spelled(words, word, tokens.get(at..).unwrap_or(&[])) {
                    at += length;
                    // "Half an hour": the article does not make it whole.
                    if pending.is_none_or(|amount| amount.fract() == 0.0) {
                        pending = Some(f64::from(number));
                    }
                } else if let Some(amount) = words.fractions.get(word) {
                    pending = Some(*amount);
                } else if words.joint.contains(word) {
                    whole = pending.or(whole);
                } else {
                    is_joined = false;
                    (pending, whole) = (None, None);
                }
            }
        }
    }
    sums
}

/// Whether "and" follows with a half or with another duration: "par mois et 2 visites" says none.
fn goes_on(words: &Words, after: &[Token]) -> bool {
    let is_unit = |token: Option<&Token>| matches!(token, Some(Token::Word(word)) if words.units.contains_key(word));
    match after {
        [Token::Word(joint), Token::Number(_), rest @ ..] => words.joint.contains(joint) && is_unit(rest.first()),
        [Token::Word(joint), Token::Word(next), rest @ ..] if words.joint.contains(joint) => {
            let number = || spelled(words, next, rest).is_some_and(|(_, length)| is_unit(rest.get(length)));
            words.half.contains(next) || number()
        }
        _ => false,
    }
}

/// Whether the number before a place is the minutes of an hour that stands right before it: "1 h 30".
fn are_minutes(words: &Words, number: f64, tokens: &[Token], at: usize) -> bool {
    let unit = |token: Option<&Token>| if let Some(Token::Word(word)) = token { words.units.get(word).copied() } else { None };
    let before = at.checked_sub(2).and_then(|place| tokens.get(place));
    number < 60.0 && unit(before) == Some(Unit::Hour) && unit(tokens.get(at)).is_none()
}

/// A number in words, and how many further tokens it takes: "vingt-quatre" takes two, "one hundred and eighty" three.
fn spelled(words: &Words, word: &str, after: &[Token]) -> Option<(u32, usize)> {
    let (mut number, mut length) = part_of_number(words, word, after)?;
    loop {
        // A hyphen or "and" may stand before the next part.
        let rest = after.get(length..).unwrap_or_default();
        let between = match rest {
            [Token::Border, ..] => 1,
            [Token::Word(word), ..] if words.joint.contains(word) => 1,
            _ => 0,
        };
        let next = match rest.get(between..).unwrap_or_default() {
            [Token::Word(word), after @ ..] => part_of_number(words, word, after),
            _ => None,
        };
        let Some((sum, more)) = next.and_then(|(part, more)| Some((put_together(number, part)?, more))) else {
            return Some((number, length));
        };
        (number, length) = (sum, length + between + 1 + more);
    }
}

/// A number that the words of a language know whole, and how many further tokens it takes.
fn part_of_number(words: &Words, word: &str, after: &[Token]) -> Option<(u32, usize)> {
    let pair = match after {
        [Token::Word(next), ..] => Some((next, 1)),
        [Token::Border, Token::Word(next), ..] => Some((next, 2)),
        _ => None,
    };
    let pair = pair.and_then(|(next, length)| Some((*words.numbers.get(&format!("{word} {next}"))?, length)));
    pair.or_else(|| Some((*words.numbers.get(word)?, 0)))
}

/// The number that two parts make, one behind the other; none of what is no number: "one two".
fn put_together(number: u32, part: u32) -> Option<u32> {
    let tail = number % 100;
    match part {
        100 if (1..10).contains(&number) => Some(number * 100),
        // "Quatre-vingts".
        20 if tail == 4 => Some(number - 4 + 80),
        1..100 if tail == 0 => Some(number + part),
        1..10 if tail >= 20 && tail.is_multiple_of(10) => Some(number + part),
        // "Soixante-dix", "quatre-vingt-dix-huit".
        10..20 if matches!(tail, 60 | 80) => Some(number + part),
        _ => None,
    }
}

/// Whether a duration stands at the very beginning of a text, and where it ends, in bytes: "2 añosDistinguir" ends at 6. For cells that ran into each other.
#[must_use]
pub fn starts_with_life(vocabulary: &Vocabulary, text: &str) -> Option<usize> {
    let words = &vocabulary.life;
    let mut end = 0;
    // The longest word that is a unit, also where the next cell begins in the middle of it.
    while let Some((amount, rest)) = text.get(end..).map(|rest| (amount_length(words, rest.trim_start()), rest)) {
        let digits = rest.len() - rest.trim_start().len() + amount;
        let after = rest.get(digits..).unwrap_or("");
        let unit = (amount > 0).then(|| unit_length(words, after)).flatten();
        let Some(unit) = unit else { break };
        end += digits + unit;
        // "2 years and 3 days", "1 year, 11 months": only what goes on with a number.
        let rest = text.get(end..).unwrap_or("");
        let more = rest.trim_start_matches([',', ' ']);
        let behind = |word: &String| more.strip_prefix(word.as_str()).filter(|rest| rest.starts_with(' '));
        let joint = words.joint.iter().find_map(behind).map_or(more, str::trim_start);
        if !joint.starts_with(|c: char| c.is_ascii_digit()) || joint.len() == rest.len() {
            break;
        }
        end = text.len() - joint.len();
    }
    (end > 0).then_some(end)
}

/// Bytes of the number at the beginning of a text, in digits or as one word: "Ein Jahr".
fn amount_length(words: &Words, text: &str) -> usize {
    let digits = number_length(text);
    if digits > 0 {
        return digits;
    }
    let word = text.find(|c: char| !c.is_alphabetic()).and_then(|end| text.get(..end)).unwrap_or("");
    if words.numbers.contains_key(&fold(word)) { word.len() } else { 0 }
}

/// Bytes of blanks and of the unit at the beginning of a text. Where no border is left, a unit ends at a capital.
fn unit_length(words: &Words, text: &str) -> Option<usize> {
    let blanks = text.len() - text.trim_start().len();
    let word = text.get(blanks..)?;
    let border = word.char_indices().skip(1).find(|(_, c)| !c.is_alphabetic() || c.is_uppercase()).map_or(word.len(), |(at, _)| at);
    words.units.contains_key(&fold(word.get(..border)?)).then_some(blanks + border)
}

impl Vocabulary {
    /// The unit that a header names: "Lifetime (days)".
    #[must_use]
    pub fn unit_of_header(&self, header: &str) -> Option<Unit> {
        fold(header).split(' ').filter(|word| word.len() > 2).find_map(|word| self.life.units.get(word).copied())
    }
}
