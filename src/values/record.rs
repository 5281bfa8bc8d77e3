use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::ToolId;
use crate::charter::Purpose;
use crate::coded::coded;

coded! {
    /// The answer to one question of a consent tool.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Answer {
        /// Agreed to.
        Granted = "granted",
        /// Declined.
        Refused = "refused",
        /// The record does not say, or nobody has answered yet.
        Unknown = "unknown",
    }
}

coded! {
    /// What a record says as a whole. What a visitor cannot decline does not count.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Overall {
        /// Everything was agreed to.
        AcceptedAll = "accepted-all",
        /// Everything was declined.
        RefusedAll = "refused-all",
        /// Some was agreed to, some declined.
        Part = "part",
        /// The tool wrote its record before the visitor chose.
        NoChoiceYet = "no-choice-yet",
        /// The record does not tell.
        Unknown = "unknown",
    }
}

coded! {
    /// What is wrong with a record of which something could be read all the same.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Flaw {
        /// It ends too early.
        Cut = "cut",
        /// It is of a version that is not known here.
        UnknownVersion = "unknown-version",
    }
}

coded! {
    /// Why nothing of a record could be read.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum RecordProblem {
        /// The browser encrypted the value.
        Encrypted = "encrypted",
        /// The store has no value for it.
        Missing = "missing",
        /// The value is empty.
        Empty = "empty",
        /// The value has another form than the tool is known to write.
        UnknownForm = "unknown-form",
    }
}

/// What a choice is called.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceName {
    /// The tool's own word, as it stands in the value.
    Own(String),
    /// A purpose of the IAB's framework, by its number.
    TcfPurpose(u8),
    /// A special feature of the IAB's framework, by its number.
    TcfFeature(u8),
}

/// One question of a consent tool with its answer.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// What it is about.
    pub name: ChoiceName,
    /// The same as a purpose of the charter, where that is known.
    pub purpose: Option<Purpose>,
    /// The answer.
    pub answer: Answer,
    /// Nobody can decline it.
    pub is_fixed: bool,
}

/// A decoded record. `Debug` shows no word of the value, because a name in it may be anything.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// The tool that wrote it.
    pub tool: ToolId,
    /// What it says as a whole.
    pub overall: Overall,
    /// What was chosen, in the order of the value; of JSON by name.
    pub choices: Vec<Choice>,
    /// How many vendors were agreed to, where the record counts them one by one.
    pub vendors_granted: Option<usize>,
    /// When the choice was made, where the record says so.
    #[serde(with = "crate::written::some_time")]
    pub decided_at: Option<Timestamp>,
    /// Version of the tool, of its text or of its format.
    pub version: Option<String>,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
}

/// Choices that are kept of one record, beside one for each purpose and answer that none of them has: hostile values may hold thousands.
const MOST_CHOICES: usize = 300;
/// Letters that a service's name must have to be known by its beginning.
const SHORTEST_SERVICE: usize = 4;
/// Characters that are kept of a name.
const LONGEST_NAME: usize = 64;

impl ConsentRecord {
    pub(super) fn new(tool: ToolId) -> Self {
        Self {
            tool,
            overall: Overall::Unknown,
            choices: Vec::new(),
            vendors_granted: None,
            decided_at: None,
            version: None,
            flaws: Vec::new(),
        }
    }

    /// Adds an answer under the tool's own word, which also tells the purpose where the word is known.
    pub(super) fn answer(&mut self, name: &str, answer: Answer) {
        let meaning = super::words::meaning(name);
        self.add(name, meaning.purpose, answer, meaning.is_fixed);
    }

    /// Adds an answer whose purpose the tool's documentation tells.
    pub(super) fn add(&mut self, name: &str, purpose: Option<Purpose>, answer: Answer, is_fixed: bool) {
        let own: String = name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
        if !own.is_empty() {
            self.push(Choice { name: ChoiceName::Own(own), purpose, answer, is_fixed });
        }
    }

    /// A list that is full still takes what is said of no purpose yet: else the rest of a long record would be taken for what its beginning says.
    pub(super) fn push(&mut self, choice: Choice) {
        let says = |of: &Choice| (of.purpose, of.answer, of.is_fixed);
        if self.choices.len() < MOST_CHOICES || !self.choices.iter().any(|kept| says(kept) == says(&choice)) {
            self.choices.push(choice);
        }
    }

    pub(super) fn flaw(&mut self, flaw: Flaw) {
        if !self.flaws.contains(&flaw) {
            self.flaws.push(flaw);
        }
    }

    /// Keeps what looks like a version, and nothing else of the value.
    pub(super) fn set_version(&mut self, version: &str) {
        let is_plain = (1..=24).contains(&version.len()) && version.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b));
        self.version = is_plain.then(|| version.to_owned());
    }

    /// What all answers say together. Something that a cut record lost may have been answered otherwise, so that one is never "all".
    pub(super) fn sum(mut self) -> Self {
        let mut free = self.choices.iter().filter(|choice| !choice.is_fixed).map(|choice| choice.answer).peekable();
        self.overall = if free.peek().is_none() {
            Overall::Unknown
        } else {
            let [mut granted, mut refused, mut unknown] = [false; 3];
            for answer in free {
                match answer {
                    Answer::Granted => granted = true,
                    Answer::Refused => refused = true,
                    Answer::Unknown => unknown = true,
                }
            }
            match (granted, refused, unknown) {
                (false, false, _) => Overall::NoChoiceYet,
                (true, true, _) => Overall::Part,
                _ if self.flaws.contains(&Flaw::Cut) => Overall::Unknown,
                (true, false, false) => Overall::AcceptedAll,
                (false, true, false) => Overall::RefusedAll,
                _ => Overall::Part,
            }
        };
        self
    }

    /// Whether the record says no to cookies of a purpose: to all of them, or to everything that it asks about this purpose. What nobody knows the
    /// purpose of is refused only with all.
    #[must_use]
    pub fn refuses(&self, purpose: Purpose) -> bool {
        let of_purpose = || self.choices.iter().filter(|choice| choice.purpose == Some(purpose) && !choice.is_fixed);
        match self.overall {
            Overall::RefusedAll => true,
            Overall::AcceptedAll | Overall::NoChoiceYet => false,
            // A cut record that says no where it can be read says no there.
            Overall::Part | Overall::Unknown => {
                of_purpose().any(|choice| choice.answer == Answer::Refused) && of_purpose().all(|choice| choice.answer == Answer::Refused)
            }
        }
    }

    /// What it says to a service by name, where a tool asks about services: `youtube` of "`YouTube`", `matomo` of "Matomo Analytics". Unknown where no choice
    /// names it, and where choices that name it differ.
    #[must_use]
    pub fn answer_to(&self, names: [&str; 2]) -> Answer {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        let names = names.map(plain);
        let is_named = |choice: &&Choice| {
            let ChoiceName::Own(own) = &choice.name else { return false };
            let own = plain(own);
            own.len() >= SHORTEST_SERVICE && names.iter().any(|name| name.starts_with(&own))
        };
        let mut answers = self.choices.iter().filter(|choice| !choice.is_fixed).filter(is_named).map(|choice| choice.answer);
        let first = answers.next().unwrap_or(Answer::Unknown);
        if answers.all(|answer| answer == first) { first } else { Answer::Unknown }
    }
}

impl fmt::Debug for ConsentRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tool, overall) = (self.tool.code(), self.overall.code());
        write!(f, "ConsentRecord({tool}, {overall}, {} choices hidden, {:?})", self.choices.len(), self.flaws)
    }
}

impl fmt::Debug for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Choice(hidden, {:?}, {:?})", self.purpose, self.answer)
    }
}

impl fmt::Debug for ChoiceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChoiceName(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_answered_by_its_name_and_only_where_all_agree() {
        let mut record = ConsentRecord::new(ToolId::ALL[0]);
        for (name, answer) in [("youtube", Answer::Granted), ("matomo", Answer::Refused), ("Matomo", Answer::Granted)] {
            record.push(Choice { name: ChoiceName::Own(name.to_owned()), purpose: None, answer, is_fixed: false });
        }
        record.push(Choice { name: ChoiceName::Own("hotjar".to_owned()), purpose: None, answer: Answer::Granted, is_fixed: true });
        assert_eq!(record.answer_to(["YouTube", ""]), Answer::Granted);
        assert_eq!(record.answer_to(["Google", "YouTube Embed"]), Answer::Granted);
        assert_eq!(record.answer_to(["Matomo Analytics", ""]), Answer::Unknown, "its choices differ");
        assert_eq!(record.answer_to(["Hotjar", ""]), Answer::Unknown, "nobody could decline it");
        assert_eq!(record.answer_to(["Elsewhere", ""]), Answer::Unknown);
    }
}
