//! Pages that a recording or an inspection shows to have been opened: the same evidence as a browsing history.

use crate::cookie::{KeyedMap, Moment};
use crate::store::{Beside, History, PageVisit, ReadReport};

/// Gathers pages.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    history: History,
    ids: KeyedMap<String, u32>,
}

impl Pages {
    /// A page of `host` was opened.
    pub(crate) fn opened(&mut self, host: &str, at: Option<Moment>) {
        let next = u32::try_from(self.history.hosts.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(host.to_owned()).or_insert(next);
        if id == next {
            self.history.hosts.push(host.to_owned());
        }
        if let Some(at) = at {
            self.history.visits.push(PageVisit { at, host: id });
        }
    }

    /// Something happened at this time.
    pub(crate) fn reaches(&mut self, at: Moment) {
        let History { reaches_back_to: oldest, reaches_to: newest, .. } = &mut self.history;
        *oldest = Some(oldest.map_or(at, |oldest| oldest.min(at)));
        *newest = Some(newest.map_or(at, |newest| newest.max(at)));
    }

    /// Puts them into a report, in the order of time; none leave it as it was.
    pub(crate) fn attach(mut self, report: &mut ReadReport) {
        if self.history.visits.is_empty() {
            return;
        }
        self.history.visits.sort_by_key(|visit| visit.at);
        report.record.history_reaches = self.history.reaches_back_to.zip(self.history.reaches_to);
        report.record.history_file = Beside::Read;
        report.history = Some(self.history);
    }
}
