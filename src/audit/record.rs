use serde::{Deserialize, Serialize};

use super::gather::Gathered;
use super::{Label, Subject, Unseen};
use crate::cookie::{KeyedMap, RowId};
use crate::inventory::CookieView;
use crate::values::{ConsentRecord, FoundRecord, Overall, RecordProblem, ToolId};

/// What the site's consent tool noted in one store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordOfSite {
    /// The store, from 0.
    pub store: usize,
    /// The moment of that store.
    #[serde(rename = "moment")]
    pub label: Label,
    /// The tool.
    pub tool: ToolId,
    /// Its cookies, as places in [`super::Audit::rows`].
    pub rows: Vec<usize>,
    /// What they say, or why that cannot be told.
    pub outcome: Result<ConsentRecord, RecordProblem>,
}

/// Collects the records of the site while its rows are gone through. Those of other sites in the same store are nobody's business here.
pub(super) struct Collecting<'a> {
    found: &'a [FoundRecord],
    /// Which record a row of the store belongs to.
    records: KeyedMap<RowId, usize>,
    store: usize,
    label: Label,
    /// By record: its cookies that are rows of the site.
    rows: Vec<Vec<usize>>,
}

impl<'a> Collecting<'a> {
    pub(super) fn of(subject: &Subject<'a>, store: usize, label: Label) -> Self {
        let found = subject.records.and_then(|records| records.get(store)).map_or(&[][..], Vec::as_slice);
        let records = found.iter().enumerate().flat_map(|(record, found)| found.rows.iter().map(move |row| (*row, record))).collect();
        Self { found, records, store, label, rows: vec![Vec::new(); found.len()] }
    }

    /// Notes that a cookie of the store is a row of the site.
    pub(super) fn see(&mut self, view: &CookieView<'_>, place: usize) {
        if let Some(rows) = self.records.get(&view.row).and_then(|record| self.rows.get_mut(*record)) {
            rows.push(place);
        }
    }

    pub(super) fn end(self) -> impl Iterator<Item = RecordOfSite> {
        let (store, label) = (self.store, self.label);
        let of_site = self.found.iter().zip(self.rows).filter(|(_, rows)| !rows.is_empty());
        of_site.map(move |(found, rows)| RecordOfSite { store, label, tool: found.tool, rows, outcome: found.outcome.clone() })
    }
}

/// What the records of the site leave open.
pub(super) fn unseen(subject: &Subject<'_>, gathered: &Gathered) -> Vec<Unseen> {
    let mut unseen = Vec::new();
    for (store, (of_store, label)) in gathered.stores.iter().zip(subject.labels).enumerate() {
        let is_without = of_store.rows > 0 && *label != Label::Before && !gathered.records.iter().any(|record| record.store == store);
        unseen.extend(is_without.then_some(Unseen::NoRecord { store }));
    }
    for record in &gathered.records {
        let (store, tool, label) = (record.store, record.tool, record.label);
        match &record.outcome {
            Err(problem) => unseen.push(Unseen::RecordUnread { store, tool, problem: *problem }),
            Ok(said) => {
                unseen.extend(said.flaws.iter().map(|flaw| Unseen::RecordFlaw { store, tool, flaw: *flaw }));
                let is_other = match label {
                    Label::Observed => false,
                    Label::Before => matches!(said.overall, Overall::AcceptedAll | Overall::RefusedAll | Overall::Part),
                    Label::Refused | Label::Withdrawn => matches!(said.overall, Overall::AcceptedAll | Overall::NoChoiceYet),
                    Label::Accepted => matches!(said.overall, Overall::RefusedAll | Overall::NoChoiceYet),
                };
                unseen.extend(is_other.then_some(Unseen::OtherChoice { store, label, overall: said.overall }));
            }
        }
    }
    unseen
}
