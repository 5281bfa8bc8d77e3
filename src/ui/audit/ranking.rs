//! The sites of the open stores that are most likely meant, worked out beside the painting: a store may hold fifty thousand.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::charter::Category;
use crate::inventory::{Inventory, Site, SiteId};
use crate::query::fold;

/// Sites that a menu lists: beyond that one types.
const LISTED: usize = 30;
/// Sites that are proposed before one is chosen.
const PROPOSED: usize = 6;

/// What is ranked: the shown stores, for what is typed.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    inventory: Arc<Inventory>,
    /// Folded; nothing where a site is chosen already.
    typed: String,
}

impl Asked {
    /// Of stores, for what is typed.
    pub fn of(inventory: Arc<Inventory>, typed: &str) -> Self {
        Self { inventory, typed: fold(typed.trim()).into_owned() }
    }

    /// Whether the same sites would come.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inventory, &other.inventory) && self.typed == other.typed
    }
}

/// Those that a visit left most of come first.
#[derive(Debug)]
pub struct Ranking {
    inventory: Arc<Inventory>,
    listed: Vec<SiteId>,
    proposed: Vec<SiteId>,
    /// How many hold what is typed beside the listed ones.
    pub more: usize,
}

impl Ranking {
    /// Works it out.
    pub(super) fn of(Asked { inventory, typed }: Asked) -> Self {
        let all = || (0..).map(SiteId).zip(inventory.sites());
        let own: Vec<_> = all().filter(|(_, site)| site.total() > 0).collect();
        // What is there as a third party alone was hardly visited, and has no charter that one would audit.
        let visited: Vec<_> = own.iter().copied().filter(|(_, site)| !is_third_party_alone(site)).collect();
        let proposed = first(if visited.is_empty() { own } else { visited }, PROPOSED);
        let meant: Vec<_> = all().filter(|(_, site)| typed.is_empty() || fold(&site.shown).contains(&typed)).collect();
        let more = meant.len().saturating_sub(LISTED);
        let listed = first(meant, LISTED);
        Self { inventory, listed, proposed, more }
    }

    /// The sites that hold what is typed, as many as a menu lists.
    pub fn listed(&self) -> impl Iterator<Item = &Site> {
        self.listed.iter().filter_map(|id| self.inventory.site(*id))
    }

    /// The sites that are proposed before one is chosen.
    pub fn proposed(&self) -> impl Iterator<Item = &Site> {
        self.proposed.iter().filter_map(|id| self.inventory.site(*id))
    }
}

fn is_third_party_alone(site: &Site) -> bool {
    site.foreign_total() == 0 && site.counts[Category::ThirdParty.index()] == site.total()
}

/// Equal counts keep the order of names.
fn first(mut sites: Vec<(SiteId, &Site)>, most: usize) -> Vec<SiteId> {
    sites.sort_by_key(|(_, site)| Reverse((site.visit_total(), site.foreign_total())));
    sites.into_iter().take(most).map(|(id, _)| id).collect()
}
