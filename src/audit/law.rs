//! The law as data: limits, what needs consent, and the text that each finding refers to. One dated file per regime in `assets/law`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Code;
use crate::charter::{Localised, Purpose};

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;

/// What the law of one country says, as of one date.
#[derive(Clone, Debug, Default)]
pub struct Law {
    /// Its name in reports: country and the date of the newest text in it.
    pub version: String,
    /// The same for people.
    pub title: Localised,
    /// Longest life of audience measurement, in days.
    pub audience_days: i64,
    /// How long a choice is kept as good practice, in days.
    pub choice_days: i64,
    /// Purposes of the site's own cookies that need consent.
    own: Vec<Purpose>,
    /// Purposes of third parties' cookies that need consent.
    third_party: Vec<Purpose>,
    references: Vec<Reference>,
}

/// A text that findings refer to.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its id in the file.
    pub id: String,
    /// What it is and what it says.
    pub text: Localised,
    /// Its date (`YYYY-MM-DD`), empty of a text without one.
    pub date: String,
    findings: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    #[serde(rename = "country")]
    _country: String,
    title: Texts,
    limits: Limits,
    needs_consent: Needs,
    reference: Vec<Line>,
}

#[derive(Deserialize)]
struct Texts {
    fr: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    audience_days: i64,
    choice_days: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Needs {
    own: Vec<String>,
    third_party: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    #[serde(default)]
    date: String,
    #[serde(default, rename = "url")]
    _url: String,
    fr: String,
    en: String,
    findings: Vec<String>,
}

/// The law of France.
#[must_use]
pub fn law() -> &'static Law {
    // A unit test parses the same text and looks for every code, so an empty law can only be met by somebody who edits the file and skips the tests.
    static FRANCE: LazyLock<Law> = LazyLock::new(|| Law::parse(include_str!("../../assets/law/fr.toml")).unwrap_or_default());
    &FRANCE
}

impl Law {
    /// From the text of a file; the error says what is wrong.
    fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(text)?;
        let purposes = |codes: &[String]| codes.iter().filter_map(|code| Purpose::from_code(code)).collect();
        let reference = |line: Line| Reference {
            id: line.id,
            text: Localised { fr: line.fr, en: line.en },
            date: line.date,
            findings: line.findings.iter().filter_map(|code| Code::from_code(code)).collect(),
        };
        Ok(Self {
            version: file.version,
            title: Localised { fr: file.title.fr, en: file.title.en },
            audience_days: file.limits.audience_days,
            choice_days: file.limits.choice_days,
            own: purposes(&file.needs_consent.own),
            third_party: purposes(&file.needs_consent.third_party),
            references: file.reference.into_iter().map(reference).collect(),
        })
    }

    /// Whether a cookie of this purpose needs consent, before what may exempt audience measurement is looked at.
    #[must_use]
    pub fn needs_consent(&self, purpose: Purpose, is_own: bool) -> bool {
        let purposes = if is_own { &self.own } else { &self.third_party };
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

    #[test]
    fn every_finding_has_one_reference_and_every_word_is_known() {
        let text = include_str!("../../assets/law/fr.toml");
        let law = Law::parse(text).unwrap();
        for code in Code::ALL {
            let referring = law.references.iter().filter(|reference| reference.findings.contains(&code)).count();
            assert_eq!(referring, 1, "{}", code.code());
        }
        let file: File = toml::from_str(text).unwrap();
        assert!(file.reference.iter().flat_map(|line| &line.findings).all(|code| Code::from_code(code).is_some()));
        assert!(file.needs_consent.own.iter().chain(&file.needs_consent.third_party).all(|code| Purpose::from_code(code).is_some()));
        assert!(law.references.iter().all(|r| r.date.is_empty() || r.date.len() == 10));
        assert_eq!((law.audience_days, law.choice_days), (396, 183));
    }
}
