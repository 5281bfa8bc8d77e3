//! What of an audit a person may write a note on.

use super::{Audit, Finding, Row};
use crate::notes::Topic;

impl Audit {
    /// The site, every cookie, and everything that was found, each once.
    #[must_use]
    pub fn topics(&self) -> Vec<Topic> {
        let site = Topic::Site { site: self.site.clone() };
        let findings = self.findings.iter().map(|finding| finding.topic(&self.site));
        let mut topics: Vec<Topic> = std::iter::once(site).chain(self.rows.iter().map(Row::topic)).chain(findings).collect();
        // Cookies of one name and host that paths or partitions tell apart are one topic.
        topics.sort_unstable();
        topics.dedup();
        topics
    }
}

impl Finding {
    /// What a note on it is about, in the audit of a site.
    #[must_use]
    pub fn topic(&self, site: &str) -> Topic {
        let (code, name, host) = (self.code.code().to_owned(), self.name.clone(), self.host.clone());
        Topic::Finding { site: site.to_owned(), code, name, host }
    }
}

impl Row {
    /// What a note on its cookie is about. Notes know hosts as the table of cookies does, without the dot.
    #[must_use]
    pub fn topic(&self) -> Topic {
        Topic::Cookie { name: self.name.clone(), host: self.host.trim_start_matches('.').to_owned() }
    }
}
