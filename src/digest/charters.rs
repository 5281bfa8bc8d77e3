use std::collections::BTreeSet;
use std::sync::Arc;

use super::{CharterSum, DeclaredSum};
use crate::charter::Charter;
use crate::classify::{Knowledge, LineId, RuleId};
use crate::cookie::KeyedMap;
use crate::inventory::{CookieView, SiteId};

/// Adds up what each charter declares and speaks for.
pub(super) struct Charters<'a> {
    charters: &'a [Arc<Charter>],
    /// By line: which charter, and which line of it.
    places: KeyedMap<LineId, (usize, usize)>,
    sums: Vec<CharterSum>,
    portals: Vec<BTreeSet<&'a str>>,
    covered: Vec<BTreeSet<SiteId>>,
}

impl<'a> Charters<'a> {
    pub(super) fn of(knowledge: &'a Knowledge) -> Self {
        let charters = knowledge.charters.as_slice();
        let lines = |(place, charter): (usize, &Arc<Charter>)| {
            let ids = (0..charter.declarations.len()).map(move |line| (knowledge.line_id(place, line), (place, line)));
            ids.filter_map(|(id, place)| Some((id?, place))).collect::<Vec<_>>()
        };
        let sum = |charter: &Arc<Charter>| CharterSum {
            lines: vec![DeclaredSum::default(); charter.declarations.len()],
            ..CharterSum::default()
        };
        Self {
            charters,
            places: charters.iter().enumerate().flat_map(lines).collect(),
            sums: charters.iter().map(sum).collect(),
            portals: vec![BTreeSet::new(); charters.len()],
            covered: vec![BTreeSet::new(); charters.len()],
        }
    }

    pub(super) fn add(&mut self, view: &CookieView<'a>) {
        for (charter, covered) in self.charters.iter().zip(&mut self.covered) {
            if charter.covers(view.cookie.host()) {
                covered.extend(view.site_id());
            }
        }
        let place = view.verdict.declaration.and_then(|line| self.places.get(&line)).copied();
        let Some((charter, line)) = place else { return };
        if let Some(sum) = self.sums.get_mut(charter).and_then(|sum| sum.lines.get_mut(line)) {
            sum.present += 1;
            sum.longest = sum.longest.max(view.cookie.lifetime_seconds());
        }
        let is_likely = view.evidence().iter().any(|piece| piece.rule == RuleId::LikelyDeclared);
        if let Some(portals) = self.portals.get_mut(charter).filter(|_| is_likely) {
            portals.insert(view.cookie.host());
        }
    }

    pub(super) fn sums(self) -> Vec<CharterSum> {
        let found = self.portals.into_iter().zip(self.covered);
        let whole = |(sum, (portals, covered)): (CharterSum, (BTreeSet<&str>, BTreeSet<SiteId>))| CharterSum {
            recognised_portals: portals.into_iter().map(str::to_owned).collect(),
            covered_sites: covered.into_iter().collect(),
            ..sum
        };
        self.sums.into_iter().zip(found).map(whole).collect()
    }
}
