use std::collections::{HashMap, HashSet};

use super::form;
use super::{Vocabulary, fold, folded, has_start};
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

/// The words of durations in all languages, folded.
pub(super) struct Words {
    units: HashMap<String, Unit>,
    numbers: HashMap<String, u32>,
    session: Vec<String>,
    half: HashSet<String>,
    joint: HashSet<String>,
}

impl Words {
    pub(super) fn new<'a>(files: impl Iterator<Item = &'a form::Life> + Clone) -> Self {
        let lists = |file: &'a form::Life| {
            let life = [&file.second, &file.minute, &file.hour, &file.day, &file.week, &file.month, &file.year];
            let units = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];
            units.into_iter().zip(life).flat_map(|(unit, list)| folded(list).map(move |word| (word, unit)))
        };
        Self {
            units: files.clone().flat_map(lists).collect(),
            numbers: files.clone().flat_map(|file| file.numbers.iter().map(|(word, number)| (fold(word), *number))).collect(),
            session: files.clone().flat_map(|file| folded(&file.session)).collect(),
            half: files.clone().flat_map(|file| folded(&file.half)).collect(),
            joint: files.flat_map(|file| folded(&file.joint)).collect(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Word(String),
    /// A comma or an opening bracket, which only joins.
    Joint,
    /// Any other sign: what stands behind it is another duration.
    Border,
}

/// Numbers, folded words, and the signs between them.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let length = number_length(rest);
            tokens.push(Token::Number(number(rest.get(..length).unwrap_or(""))));
            length
        } else if c.is_alphabetic() {
            // Accents that stand apart and soft hyphens belong to the word.
            let end = |c: char| !(c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}'));
            let length = rest.find(end).unwrap_or(rest.len());
            tokens.push(Token::Word(fold(rest.get(..length).unwrap_or(""))));
            length
        } else {
            match c {
                ',' | '(' | ')' | '+' => tokens.push(Token::Joint),
                c if c.is_whitespace() && c != '\n' => {}
                '.' | '\'' | '’' | '~' | '≈' | '*' => {}
                _ => tokens.push(Token::Border),
            }
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or("");
    }
    tokens
}

/// Bytes of the number at the beginning of a text, with one decimal or thousands separator at most.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix(['.', ','])).map_or(0, digits);
    if fraction == 0 { whole } else { whole + 1 + fraction }
}

/// `1.095` days are a thousand and ninety-five; `0.083` and `0,5` are parts.
fn number(text: &str) -> f64 {
    let point = text.replace(',', ".");
    let is_thousands = point.split_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    let plain = if is_thousands { point.replace('.', "") } else { point };
    plain.parse().unwrap_or(0.0)
}

/// One duration: amounts with their units, which add up.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    seconds: f64,
    longest: f64,
    last: Option<(f64, Unit)>,
}

impl Sum {
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

fn lasting(sum: &Sum) -> DeclaredLife {
    // Both are far below what an i64 holds.
    #[allow(clippy::cast_possible_truncation)]
    let whole = |seconds: f64| seconds.round() as i64;
    DeclaredLife::Lasting { seconds: whole(sum.seconds), longest: whole(sum.longest) }
}

/// Every duration of a text. Two amounts add up when the second has the smaller unit and nothing but "and" or a comma stands between them.
fn sums(words: &Words, tokens: &[Token]) -> Vec<Sum> {
    let mut sums: Vec<Sum> = Vec::new();
    let (mut pending, mut is_joined, mut at) = (None::<f64>, false, 0);
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Number(number) => pending = Some(*number),
            Token::Joint => {}
            Token::Border => is_joined = false,
            Token::Word(word) => {
                // "An" is a year in French, and an article in front of an English hour.
                let is_article =
                    words.numbers.contains_key(word) && matches!(tokens.get(at), Some(Token::Word(next)) if words.units.contains_key(next));
                let unit = words.units.get(word).copied().filter(|_| !is_article);
                if let (Some(amount), Some(unit)) = (pending.take_if(|_| unit.is_some()), unit) {
                    if let Some(sum) = sums.last_mut().filter(|sum| is_joined && sum.last.is_some_and(|(_, last)| unit < last)) {
                        sum.add(amount, unit);
                    } else {
                        let mut sum = Sum::default();
                        sum.add(amount, unit);
                        sums.push(sum);
                    }
                    is_joined = true;
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
                        None => pending = Some(0.5),
                    }
                } else if let Some((number, length)) = spelled(words, word, tokens.get(at..).unwrap_or(&[])) {
                    at += length;
                    // "Half an hour": the article does not make it whole.
                    if pending != Some(0.5) {
                        pending = Some(f64::from(number));
                    }
                } else if !words.joint.contains(word) {
                    is_joined = false;
                    pending = None;
                }
            }
        }
    }
    sums
}

/// A number in words, and how many further tokens it takes: "vingt-quatre" is three.
fn spelled(words: &Words, word: &str, after: &[Token]) -> Option<(u32, usize)> {
    let pair = match after {
        [Token::Word(next), ..] => Some((next, 1)),
        [Token::Border, Token::Word(next), ..] => Some((next, 2)),
        _ => None,
    };
    let pair = pair.and_then(|(next, length)| Some((*words.numbers.get(&format!("{word} {next}"))?, length)));
    pair.or_else(|| Some((*words.numbers.get(word)?, 0)))
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
        let joint = words.joint.iter().filter_map(|word| more.strip_prefix(word.as_str())).map(str::trim_start).next().unwrap_or(more);
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

    /// Whether a text says with more than one word, or with a cookie's own word, that something ends with the session.
    #[must_use]
    pub fn says_session(&self, text: &str) -> bool {
        let folded = fold(text);
        self.life.session.iter().any(|phrase| (phrase.contains(' ') || phrase.contains("cookie")) && has_start(&folded, phrase))
    }

    /// Words that mean a session, longest first.
    pub fn session_words(&self) -> impl Iterator<Item = &str> {
        self.life.session.iter().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::words::vocabulary;

    fn days(text: &str) -> Option<f64> {
        #[allow(clippy::cast_precision_loss)]
        life_of(vocabulary(), text, None).seconds().map(|seconds| seconds as f64 / DAY)
    }

    #[test]
    fn durations_in_six_languages() {
        let same = |text: &str, expected: f64| {
            let found = days(text).unwrap_or_else(|| panic!("{text}"));
            assert!((found - expected).abs() < 0.001, "{text}: {found}");
        };
        for text in ["13 mois", "treize mois", "13 Monate", "13 meses", "13 mesi", "13 maanden", "jusqu’à 13 mois", "13\u{a0}months"] {
            same(text, 395.2);
        }
        for text in ["1 an", "Ein Jahr", "one year", "a year", "un anno", "1 año", "365 dagen", "12 months or 1 year max", "1 year"] {
            same(text, 365.0);
        }
        same("2 years and 3 days", 733.0);
        same("1 year, 11 months and 29 days", 365.0 + 334.4 + 29.0);
        same("half an hour", 1.0 / 48.0);
        same("eine halbe Stunde", 1.0 / 48.0);
        same("un an et demi", 547.5);
        same("0,5 jour", 0.5);
        same("1.095 Tage", 1_095.0);
        same("6 mois / 1 an", 365.0);
        same("24h", 1.0);
        same("30min", 1.0 / 48.0);
        same("dix-huit mois", 547.2);
        same("24 (vingt-quatre) heures", 1.0);
    }

    #[test]
    fn sessions_and_what_says_nothing() {
        for text in ["Session", "Sitzung", "le temps de la session", "Duur van de bezoeksessie", "When the browser is closed", "Sesión"] {
            assert_eq!(life_of(vocabulary(), text, None), DeclaredLife::Session, "{text}");
        }
        for text in ["?", "12/01/2026", "persistent", "", "–", "entfällt"] {
            assert_eq!(life_of(vocabulary(), text, None), DeclaredLife::Unsaid, "{text}");
        }
        assert_eq!(life_of(vocabulary(), "0.5", Some(Unit::Day)).seconds(), Some(43_200));
        assert_eq!(life_of(vocabulary(), "99999999999999999999 years", None).seconds(), Some(315_360_000_000));
    }

    #[test]
    fn the_longest_reading() {
        let longest = |text| match life_of(vocabulary(), text, None) {
            DeclaredLife::Lasting { longest, .. } => longest / 86_400,
            other => panic!("{other:?}"),
        };
        assert_eq!(
            [longest("1 an"), longest("13 mois"), longest("6 mois"), longest("30 jours"), longest("2 ans")],
            [366, 397, 184, 30, 731]
        );
    }

    #[test]
    fn where_a_glued_duration_ends() {
        let rest = |text: &str| starts_with_life(vocabulary(), text).and_then(|end| text.get(end..).map(str::to_owned));
        assert_eq!(rest("2 añosDistinguir a los").as_deref(), Some("Distinguir a los"));
        assert_eq!(rest("1 year, 11 months and 29 days Distinguishes").as_deref(), Some(" Distinguishes"));
        assert_eq!(rest("Ein Jahr ab dem letzten Besuch").as_deref(), Some(" ab dem letzten Besuch"));
        assert_eq!((rest("Distinguir"), rest("One visitor")), (None, None));
    }
}
