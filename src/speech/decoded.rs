use std::fmt;

use super::consent::{choices_in_words, consent_overall};
use super::{key_value, visible};
use crate::i18n::Words;
use crate::values::{ConsentRecord, Decoded, Fact, FactId, FormId, Layer};

/// What one layer of a value says.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodedPart {
    /// In how many others it lies.
    pub depth: usize,
    /// Its form, and the member of JSON it stands in.
    pub title: String,
    /// What it says, in order.
    pub lines: Vec<DecodedLine>,
}

/// `Debug` shows none of the value.
impl fmt::Debug for DecodedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodedPart({}, {} lines hidden)", self.depth, self.lines.len())
    }
}

/// A line of it.
#[derive(Clone, PartialEq, Eq)]
pub enum DecodedLine {
    /// A key and its value.
    Row(String, String),
    /// A text in fixed width, perhaps of several lines.
    Block(String),
    /// A sentence.
    Sentence(String),
    /// What is to be known about the form, or why it is none.
    Remark(String),
}

/// What a value says, layer by layer.
#[must_use]
pub fn decoded(words: &Words, decoded: &Decoded) -> Vec<DecodedPart> {
    let part = |layer: &Layer| DecodedPart { depth: layer.depth, title: title(words, layer), lines: lines(words, layer) };
    decoded.layers.iter().map(part).collect()
}

/// The same as text for the clipboard.
#[must_use]
pub fn decoded_text(words: &Words, value: &Decoded) -> String {
    let mut text = String::new();
    for part in decoded(words, value) {
        let lines = part.lines.iter().map(|line| match line {
            DecodedLine::Row(key, value) => key_value(words, key, value),
            DecodedLine::Block(text) | DecodedLine::Sentence(text) | DecodedLine::Remark(text) => text.clone(),
        });
        for line in std::iter::once(part.title.clone()).chain(lines) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn title(words: &Words, layer: &Layer) -> String {
    let form = words.text(&format!("decoded-form-{}", layer.form.code())).into_owned();
    match &layer.member {
        Some(member) => words.with("decoded-in-member", &[("form", form.into()), ("member", visible(member).into())]),
        None => form,
    }
}

fn lines(words: &Words, layer: &Layer) -> Vec<DecodedLine> {
    let facts = match &layer.outcome {
        Ok(facts) => facts,
        Err(doubt) => return vec![DecodedLine::Remark(words.text(&format!("decoded-doubt-{}", doubt.code())).into_owned())],
    };
    // What a form does not prove is said before what stands in it.
    let note = match layer.form {
        FormId::Jwt => Some("decoded-note-jwt"),
        FormId::UnixTime => Some("decoded-note-unix-time"),
        FormId::BigIp => Some("decoded-note-big-ip"),
        _ => None,
    };
    let note = note.map(|id| DecodedLine::Remark(words.text(id).into_owned()));
    note.into_iter().chain(facts.iter().flat_map(|(id, fact)| fact_lines(words, *id, fact))).collect()
}

fn fact_lines(words: &Words, id: FactId, fact: &Fact) -> Vec<DecodedLine> {
    let key = || words.text(&format!("decoded-fact-{}", id.code())).into_owned();
    let value = match fact {
        Fact::Text(text) if id == FactId::Text => return vec![DecodedLine::Block(lines_of(text))],
        Fact::Text(text) if matches!(id, FactId::Header | FactId::Claims) => {
            return vec![DecodedLine::Sentence(key()), DecodedLine::Block(lines_of(text))];
        }
        Fact::Consent(record) => return consent(words, record),
        Fact::Text(text) => visible(text),
        Fact::Time(time) => words.date_time(*time),
        // No figure of these is counted in thousands: ports and versions are names.
        Fact::Number(number) => number.to_string(),
        Fact::Flag(flag) => words.text(if *flag { "yes" } else { "no" }).into_owned(),
    };
    vec![DecodedLine::Row(key(), value)]
}

fn consent(words: &Words, record: &ConsentRecord) -> Vec<DecodedLine> {
    let key = |id: &str| words.text(id).into_owned();
    let mut lines = vec![
        DecodedLine::Row(key("decoded-fact-tool"), record.tool.name().to_owned()),
        DecodedLine::Row(key("decoded-fact-choice"), consent_overall(words, record.overall)),
    ];
    lines.extend(record.decided_at.map(|time| DecodedLine::Row(key("decoded-fact-decided-at"), words.date_time(time))));
    lines.extend(choices_in_words(words, record).into_iter().map(DecodedLine::Sentence));
    lines.extend(record.flaws.iter().map(|flaw| DecodedLine::Remark(key(&format!("decoded-flaw-{}", flaw.code())))));
    lines
}

/// A text whose own lines stay and whose other control characters are shown.
fn lines_of(text: &str) -> String {
    text.lines().map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::charter::Language;
    use crate::values::{Doubt, Flaw, decode};

    #[test]
    fn every_form_fact_and_doubt_has_words_in_both_languages() {
        for words in Language::ALL.map(|language| Words::new(language, TimeZone::UTC)) {
            let forms = FormId::ALL.map(|form| format!("decoded-form-{}", form.code()));
            // The text inside needs no name.
            let facts = FactId::ALL.into_iter().filter(|id| *id != FactId::Text).map(|id| format!("decoded-fact-{}", id.code()));
            let doubts = Doubt::ALL.map(|doubt| format!("decoded-doubt-{}", doubt.code()));
            let flaws = Flaw::ALL.map(|flaw| format!("decoded-flaw-{}", flaw.code()));
            for id in forms.into_iter().chain(facts).chain(doubts).chain(flaws) {
                assert!(words.has(&id), "{id}");
            }
        }
    }

    #[test]
    fn a_token_says_that_nobody_verified_it_and_its_times_as_dates() {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3NzI2MTI0NjAsInN1YiI6Imx1In0.c2ln";
        let text = decoded_text(&Words::new(Language::En, TimeZone::UTC), &decode("t", token.as_bytes()));
        assert!(
            text.contains("not verified") && text.contains("Valid until: 4 Mar 2026 08:21") && text.contains("\"sub\": \"lu\""),
            "{text}"
        );
    }

    #[test]
    fn control_characters_of_a_value_are_shown_and_its_lines_stay() {
        let text = decoded_text(&Words::new(Language::En, TimeZone::UTC), &decode("t", b"a%1b%5bm%0ab"));
        assert!(text.contains("a\u{fffd}[m\nb"), "{text:?}");
    }
}
