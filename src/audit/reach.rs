//! Which cookies a charter is compared with: all of the site where somebody chose it for that, else those of the hosts that it speaks for. The charter of
//! a portal declares nothing for the town below whose domain the portal lies.

use super::Subject;
use crate::charter::Charter;

#[derive(Clone, Copy)]
pub(super) struct Reach<'a> {
    /// The charter that speaks for some hosts alone; none where everything is compared.
    of_hosts: Option<&'a Charter>,
}

impl<'a> Reach<'a> {
    pub(super) fn of(subject: &Subject<'a>) -> Self {
        let speaks_for_all = |charter: &Charter| charter.covers_pages_of(subject.site);
        Self { of_hosts: subject.charter.filter(|charter| subject.of_its_hosts && !speaks_for_all(charter)) }
    }

    /// Whether a cookie is compared, by its host with or without the dot. Of a third party nothing tells which of the hosts it came with.
    pub(super) fn holds(self, is_own: bool, host: &str) -> bool {
        !is_own || self.of_hosts.is_none_or(|charter| charter.covers(host.trim_start_matches('.')))
    }

    /// The charter, where it speaks for some hosts alone.
    pub(super) fn of_hosts(self) -> Option<&'a Charter> {
        self.of_hosts
    }
}
