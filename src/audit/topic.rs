//! What of an audit a person may write a note on.

use super::{Audit, Finding, Row};
use crate::notes::{Notes, Topic};

impl Audit {
    /// The site, every cookie, and everything that was found, each once.
    #[must_use]
    pub fn topics(&self) -> Vec<Topic> {
        let site = Topic::Site { site: self.site.clone() };
        let findings = self.findings.iter().flat_map(|finding| [finding.topic(&self.site), finding.exact_topic(&self.site)]);
        let mut topics: Vec<Topic> = std::iter::once(site).chain(self.rows.iter().map(Row::topic)).chain(findings).collect();
        // Cookies of one name and host that paths or partitions tell apart are one topic.
        topics.sort_unstable();
        topics.dedup();
        topics
    }
}

impl Finding {
    /// What a note on it is about, in the audit of a site: the same at the next visitor, whose cookie has another random part in its name.
    #[must_use]
    pub fn topic(&self, site: &str) -> Topic {
        self.topic_called(site, self.lasting_name().into_owned())
    }

    /// The topic of the note that there is: one on the very name stays with it, as the first notes were written.
    #[must_use]
    pub fn topic_in(&self, site: &str, notes: &Notes) -> Topic {
        let exact = self.exact_topic(site);
        if notes.get(&exact).is_some() { exact } else { self.topic(site) }
    }

    fn exact_topic(&self, site: &str) -> Topic {
        self.topic_called(site, self.name.clone())
    }

    fn topic_called(&self, site: &str, name: String) -> Topic {
        Topic::Finding { site: site.to_owned(), code: self.code.code().to_owned(), name, host: self.host.clone() }
    }
}

impl Row {
    /// What a note on its cookie is about. Notes know hosts as the table of cookies does, without the dot.
    #[must_use]
    pub fn topic(&self) -> Topic {
        Topic::Cookie { name: self.name.clone(), host: self.host.trim_start_matches('.').to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Code, Fact, Labels, Severity};
    use crate::notes::Note;

    fn finding(name: &str) -> Finding {
        let (host, name) = ("a.fr".to_owned(), name.to_owned());
        let (code, severity) = (Code::Undeclared, Severity::High);
        Finding {
            code,
            severity,
            host,
            name,
            labels: Labels::default(),
            rows: Vec::new(),
            declaration: None,
            fact: Fact::None,
            is_assumed: false,
            unclear_lines: Vec::new(),
        }
    }

    #[test]
    fn a_note_on_a_finding_is_found_again_at_the_next_visitor() {
        let (one, next) = (finding("visite_eed12a59"), finding("visite_0badc0de"));
        let mut notes = Notes::default();
        notes.set(one.topic("a.fr"), Note::of_typed("", "Asked in March."));
        assert_eq!(notes.get(&next.topic_in("a.fr", &notes)).map(|note| note.text.as_str()), Some("Asked in March."));
        assert!(notes.get(&finding("visite").topic_in("a.fr", &notes)).is_none(), "another name");

        // One that was written on the very name is still there, and not that of the next.
        notes.set(one.exact_topic("a.fr"), Note::of_typed("", "Of this one."));
        assert_eq!(notes.get(&one.topic_in("a.fr", &notes)).map(|note| note.text.as_str()), Some("Of this one."));
        assert_eq!(notes.get(&next.topic_in("a.fr", &notes)).map(|note| note.text.as_str()), Some("Asked in March."));
    }
}
