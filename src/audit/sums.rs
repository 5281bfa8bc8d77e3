use super::{Audit, Code, Severity};

/// An audit as one row of a table of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditSums {
    /// Whether any store shows the site.
    pub was_seen: bool,
    /// Cookies of the site itself.
    pub own: usize,
    /// Cookies of third parties on its pages.
    pub third_party: usize,
    /// Findings by severity, in the order of [`Severity::ALL`].
    pub severities: [usize; Severity::ALL.len()],
    /// Findings by code, in the order of [`Code::ALL`].
    pub codes: [usize; Code::ALL.len()],
}

impl AuditSums {
    /// Of an audit.
    #[must_use]
    pub fn of(audit: &Audit) -> Self {
        let count = |is_it: &dyn Fn(&super::Finding) -> bool| audit.findings.iter().filter(|finding| is_it(finding)).count();
        Self {
            was_seen: audit.site_was_seen,
            own: audit.count(|row| row.is_own),
            third_party: audit.count(|row| !row.is_own),
            severities: Severity::ALL.map(|severity| count(&|finding| finding.severity == severity)),
            codes: Code::ALL.map(|code| count(&|finding| finding.code == code)),
        }
    }

    /// All findings.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.severities.iter().sum()
    }
}
