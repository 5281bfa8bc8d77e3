//! What of the hosts of a site, and of sites near it, could not be seen or was not compared.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gather::Gathered;
use super::reach::Reach;
use super::unseen::{MOST_NEAR, first};
use super::{Subject, Unseen};
use crate::charter::Charter;
use crate::classify::portals_of;
use crate::cookie::KeyedMap;
use crate::inventory::{CookieId, Inventory, StoreIndex};
use crate::site::{is_within, registrable_domain};

/// Hosts of the site that look like portals of a charter's platform, by their names.
pub(super) fn portals(subject: &Subject<'_>, charter: &Charter) -> Vec<String> {
    let charter = Arc::new(charter.clone());
    let stores = subject.inventory.stores().iter();
    let hosts = stores.flat_map(|store| portals_of(&store.report.cookies, &charter));
    let hosts: BTreeSet<&str> = hosts.filter(|host| registrable_domain(host) == subject.site && is_within(host, subject.asked())).collect();
    hosts.into_iter().map(str::to_owned).collect()
}

/// A charter of another site compares well, and what comes of it says nothing of this one. A group may publish one charter for all its sites on a
/// domain of its own, so that this is told and not refused. Portals of its platform are what it was written for, on whatever domain they lie.
pub(super) fn other_scope(subject: &Subject<'_>) -> Option<Unseen> {
    let charter = subject.charter?;
    let scope = if charter.scope.is_empty() { &charter.speaks_of } else { &charter.scope };
    let is_elsewhere = !scope.is_empty() && scope.iter().all(|host| registrable_domain(host) != subject.site);
    (is_elsewhere && portals(subject, charter).is_empty()).then(|| Unseen::OtherScope { scope: scope.clone() })
}

/// The other hosts of the site that were opened beside the one that was asked for.
pub(super) fn hosts_opened(gathered: &Gathered) -> Option<Unseen> {
    let hosts: BTreeSet<&str> = gathered.stores.iter().flat_map(|of_store| &of_store.other_hosts).map(String::as_str).collect();
    let cookies = gathered.stores.iter().map(|of_store| of_store.of_other_hosts).sum();
    let third_parties = gathered.rows.iter().filter(|row| !row.is_own).count();
    (!hosts.is_empty() && cookies + third_parties > 0).then(|| Unseen::HostsOpened {
        hosts: first(hosts.into_iter()),
        cookies,
        third_parties,
    })
}

/// Other hosts of the site of which nothing tells whether they were opened.
pub(super) fn hosts_untold(gathered: &Gathered) -> Option<Unseen> {
    let hosts: BTreeSet<&str> = gathered.stores.iter().flat_map(|of_store| &of_store.hosts_untold).map(String::as_str).collect();
    (!hosts.is_empty()).then(|| Unseen::HostsUntold { hosts: first(hosts.into_iter()) })
}

/// Where the charter speaks for some hosts of the site alone: what of the others was not compared with it.
pub(super) fn other_hosts(subject: &Subject<'_>, gathered: &Gathered) -> Option<Unseen> {
    let reach = Reach::of(subject);
    let scope = reach.of_hosts()?.scope.iter().filter(|host| registrable_domain(host) == subject.site).cloned().collect();
    let others: Vec<&str> = gathered.rows.iter().filter(|row| !reach.holds(row.is_own, &row.host)).map(|row| row.host.as_str()).collect();
    let hosts: BTreeSet<&str> = others.iter().map(|host| host.trim_start_matches('.')).collect();
    let hosts: Vec<String> = hosts.into_iter().take(MOST_NEAR).map(str::to_owned).collect();
    (!hosts.is_empty()).then_some(Unseen::OtherHosts { scope, hosts, cookies: others.len() })
}

/// Sites of a store that were perhaps meant: spelled almost alike, or with the same first label. Where there is none, those with most cookies as the others.
pub(super) fn near(subject: &Subject<'_>, store: usize) -> (Vec<String>, Vec<String>) {
    let (inventory, site) = (subject.inventory, subject.site);
    let label = |site: &str| site.split('.').next().unwrap_or("").to_owned();
    let wanted = label(site);
    let distance = |name: &str| if label(name) == wanted { 0 } else { strsim::osa_distance(name, site) };
    let counts = cookies_by_site(inventory, store);
    // Of one host of many the others come nearest, and the site that they share is none that comes near.
    let others = if subject.host.is_some() { hosts_of_site(subject, store) } else { BTreeSet::new() };
    if !others.is_empty() {
        return (others.into_iter().take(MOST_NEAR).map(str::to_owned).collect(), Vec::new());
    }
    let mut sites: Vec<(usize, &str)> = counts.keys().map(|other| (distance(other), *other)).collect();
    let alike = site.chars().count() / 3;
    sites.retain(|(distance, _)| *distance <= alike);
    sites.sort_unstable();
    if sites.is_empty() {
        let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
        all.sort_unstable_by(|(name, count), (other, others)| others.cmp(count).then_with(|| name.cmp(other)));
        return (Vec::new(), all.into_iter().take(MOST_NEAR).map(|(name, _)| name.to_owned()).collect());
    }
    (sites.into_iter().take(MOST_NEAR).map(|(_, name)| name.to_owned()).collect(), Vec::new())
}

/// The hosts of the site with cookies in one store.
fn hosts_of_site<'a>(subject: &Subject<'a>, store: usize) -> BTreeSet<&'a str> {
    let Ok(store) = u16::try_from(store).map(StoreIndex) else { return BTreeSet::new() };
    let views = subject.inventory.views(subject.inventory.cookies_of(store).map(CookieId));
    views.filter(|view| view.site == subject.site).map(|view| view.cookie.host()).collect()
}

/// The sites of one store with their cookies. Those of another store say nothing of this one.
fn cookies_by_site(inventory: &Inventory, store: usize) -> KeyedMap<&str, usize> {
    let mut counts = KeyedMap::default();
    let Ok(store) = u16::try_from(store).map(StoreIndex) else { return counts };
    for view in inventory.views(inventory.cookies_of(store).map(CookieId)) {
        *counts.entry(view.site).or_default() += 1;
    }
    counts
}
