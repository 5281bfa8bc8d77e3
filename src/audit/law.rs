//! The law as data: limits, what needs consent, and the text that each finding refers to. One dated file per regime in `assets/law`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Code;
use crate::charter::{Localised, Purpose};

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// What the law of one country says, as of one date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "File", from = "File")]
pub struct Law {
    /// Its name in reports: country and the date of the newest text in it.
    pub version: String,
    /// The country, by its two letters.
    pub country: String,
    /// Its name for people.
    pub title: Localised,
    /// Longest life of audience measurement, in days.
    pub audience_days: i64,
    /// How long a choice is kept as good practice, in days.
    pub choice_days: i64,
    /// Purposes that need consent.
    needs_consent: Needs,
    /// The texts that findings refer to.
    pub references: Vec<Reference>,
}

/// A text that findings refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its id in the file.
    pub id: String,
    /// What it is and what it says.
    pub text: Localised,
    /// Its date (`YYYY-MM-DD`), empty of a text without one.
    pub date: String,
    /// Where it is published, empty where nothing is named.
    pub page: String,
    findings: Vec<Code>,
}

/// The form of the files in `assets/law`, which dossiers hold as well: a report of last year names the law of last year.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    country: String,
    title: Localised,
    limits: Limits,
    needs_consent: Needs,
    reference: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    audience_days: i64,
    choice_days: i64,
}

/// Purposes that need consent: of the site's own cookies, and of third parties'.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Needs {
    own: Vec<Purpose>,
    third_party: Vec<Purpose>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    url: String,
    fr: String,
    en: String,
    findings: Vec<Code>,
}

impl From<File> for Law {
    fn from(file: File) -> Self {
        let reference = |line: Line| Reference {
            id: line.id,
            text: Localised { fr: line.fr, en: line.en },
            date: line.date,
            page: line.url,
            findings: line.findings,
        };
        Self {
            version: file.version,
            country: file.country,
            title: file.title,
            audience_days: file.limits.audience_days,
            choice_days: file.limits.choice_days,
            needs_consent: file.needs_consent,
            references: file.reference.into_iter().map(reference).collect(),
        }
    }
}

impl From<Law> for File {
    fn from(law: Law) -> Self {
        let line = |reference: Reference| Line {
            id: reference.id,
            date: reference.date,
            url: reference.page,
            fr: reference.text.fr,
            en: reference.text.en,
            findings: reference.findings,
        };
        Self {
            version: law.version,
            country: law.country,
            title: law.title,
            limits: Limits { audience_days: law.audience_days, choice_days: law.choice_days },
            needs_consent: law.needs_consent,
            reference: law.references.into_iter().map(line).collect(),
        }
    }
}

/// The law of France.
#[must_use]
pub fn law() -> &'static Law {
    // A unit test parses the same text and looks for every code, so an empty law can only be met by somebody who edits the file and skips the tests.
    static FRANCE: LazyLock<Law> = LazyLock::new(|| toml::from_str(include_str!("../../assets/law/fr.toml")).unwrap_or_default());
    &FRANCE
}

impl Law {
    /// Whether it asks for the same as another: the words of a reference may have been corrected since.
    #[must_use]
    pub fn rules_as(&self, other: &Self) -> bool {
        let rules = |law: &Self| (law.version.clone(), law.audience_days, law.choice_days, law.needs_consent.clone());
        rules(self) == rules(other)
    }

    /// Whether a cookie of this purpose needs consent, before what may exempt audience measurement is looked at.
    #[must_use]
    pub fn needs_consent(&self, purpose: Purpose, is_own: bool) -> bool {
        let purposes = if is_own { &self.needs_consent.own } else { &self.needs_consent.third_party };
        purposes.contains(&purpose)
    }

    /// The text that a finding refers to.
    #[must_use]
    pub fn reference(&self, code: Code) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.findings.contains(&code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cookie::Months;

    #[test]
    fn every_finding_has_one_reference_and_every_code_is_known() {
        let text = include_str!("../../assets/law/fr.toml");
        let law: Law = toml::from_str(text).unwrap();
        for code in Code::ALL {
            let referring = law.references.iter().filter(|reference| reference.findings.contains(&code)).count();
            assert_eq!(referring, 1, "{}", code.code());
        }
        assert!(law.references.iter().all(|r| r.date.is_empty() || r.date.len() == 10));
        assert_eq!((law.audience_days, law.choice_days), (396, 183));
        // What an export flags and what an audit finds is one span.
        assert_eq!((law.audience_days, law.choice_days), (Months::Thirteen.days(), Months::Six.days()));
    }
}
