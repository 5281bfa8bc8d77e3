use std::collections::BTreeSet;
use std::sync::Arc;

use super::{CharterSum, DeclaredSum};
use crate::charter::Charter;
use crate::classify::RuleId;
use crate::cookie::Longest;
use crate::inventory::{CookieView, Declaring, Inventory, SiteId};

/// Adds up what each charter declares and speaks for.
pub(super) struct Charters<'a> {
    declaring: Declaring<'a>,
    sums: Vec<CharterSum>,
    portals: Vec<BTreeSet<&'a str>>,
    covered: Vec<BTreeSet<SiteId>>,
}

impl<'a> Charters<'a> {
    pub(super) fn of(inventory: &'a Inventory) -> Self {
        let charters = inventory.knowledge().charters.as_slice();
        let sum = |charter: &Arc<Charter>| CharterSum {
            lines: vec![DeclaredSum::default(); charter.declarations.len()],
            ..CharterSum::default()
        };
        Self {
            declaring: Declaring::new(inventory),
            sums: charters.iter().map(sum).collect(),
            portals: vec![BTreeSet::new(); charters.len()],
            covered: vec![BTreeSet::new(); charters.len()],
        }
    }

    pub(super) fn add(&mut self, view: &CookieView<'a>) {
        let Self { declaring, sums, portals, covered } = self;
        for (charter, covered) in covered.iter_mut().enumerate() {
            if declaring.covers(charter, view) {
                covered.extend(view.site_id());
            }
        }
        let is_likely = view.evidence().iter().any(|piece| piece.rule == RuleId::LikelyDeclared);
        declaring.each(view, |charter, line| {
            if let Some(sum) = sums.get_mut(charter).and_then(|sum| sum.lines.get_mut(line)) {
                sum.present += 1;
                sum.longest = sum.longest.max(Longest::of(&view.cookie));
            }
            let is_of_verdict = view.verdict.declaration.is_some_and(|id| view.knowledge().line_id(charter, line) == Some(id));
            if let Some(portals) = portals.get_mut(charter).filter(|_| is_likely && is_of_verdict) {
                portals.insert(view.cookie.host());
            }
        });
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
