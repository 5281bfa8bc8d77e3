//! Counts how many independent sites declare a name as what. The build compiles `assets/declared` with it, and a measurement counts again without a site.

use std::collections::{BTreeMap, BTreeSet};

/// What one site declares of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteDeclaration {
    /// Whose charter it is: a registrable domain, a host, or `owner/repository`.
    pub site: String,
    /// The name, or a pattern with `*`.
    pub name: String,
    /// The host that it says the cookie lives on; empty where it says none.
    pub host: String,
    /// 0 necessary, 1 statistics, 2 advertising.
    pub purpose: usize,
}

/// The host that a line of a charter says the cookie lives on: what its column of providers says, where that is a domain (`adform.net`), as
/// many charters have it; empty where the line says none.
#[must_use]
pub fn said_host(provider: &str, host: &str) -> String {
    let host = if host.is_empty() && is_domain(provider) { provider } else { host };
    host.to_lowercase()
}

/// Whether a text is a domain and nothing else, and no name of a product with a point (`Wix.com`).
fn is_domain(text: &str) -> bool {
    let mut labels = text.split('.');
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    labels.clone().count() > 1 && labels.clone().all(is_label) && labels.next_back().is_some_and(|last| last.len() > 1 && last != "js")
}

/// Sites by what they declare: necessary, statistics, advertising.
pub type Sums = [u16; 3];

/// How sites declare a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of all sites.
    pub everywhere: Sums,
    /// Of those that say no domain of somebody else: the cookie stands under their own.
    pub own: Sums,
    /// Of those that say on which domain of somebody else it lives, by that domain.
    pub on: BTreeMap<String, Sums>,
}

/// Where a cookie is said to live.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Anywhere,
    Own,
    On(&'a str),
}

/// Declarations that two charters need in common, and no others, to be one text that was copied. Fewer agree by chance.
const COPIED: usize = 5;

/// Counts declarations by name. A charter that says word for word what another one says is counted once, and a site that says two things of a name
/// counts for the one that asks for more consent.
#[must_use]
pub fn tally(declarations: &[SiteDeclaration]) -> BTreeMap<String, Tally> {
    let copies = copies(declarations);
    let mut strictest: BTreeMap<(&str, Place<'_>, &str), usize> = BTreeMap::new();
    for line in declarations.iter().filter(|line| !copies.contains(line.site.as_str())) {
        let domain = domain_of(&line.host, &line.site);
        for place in [Place::Anywhere, if domain.is_empty() { Place::Own } else { Place::On(domain) }] {
            let purpose = strictest.entry((&line.name, place, &line.site)).or_default();
            *purpose = line.purpose.max(*purpose);
        }
    }
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for ((name, place, _), purpose) in strictest {
        let tally = tallies.entry(name.to_owned()).or_default();
        let sums = match place {
            Place::Anywhere => &mut tally.everywhere,
            Place::Own => &mut tally.own,
            Place::On(domain) => tally.on.entry(domain.to_owned()).or_default(),
        };
        if let Some(sum) = sums.get_mut(purpose) {
            *sum = sum.saturating_add(1);
        }
    }
    tallies
}

/// Sites whose charter says exactly what the one of another site, before it in the alphabet, says.
fn copies(declarations: &[SiteDeclaration]) -> BTreeSet<&str> {
    let mut texts: BTreeMap<&str, BTreeSet<(&str, usize)>> = BTreeMap::new();
    for line in declarations {
        texts.entry(&line.site).or_default().insert((&line.name, line.purpose));
    }
    let mut seen = BTreeSet::new();
    texts.into_iter().filter(|(_, text)| text.len() >= COPIED).filter_map(|(site, text)| (!seen.insert(text)).then_some(site)).collect()
}

/// The domain of somebody else that a declaration names; empty where it names none, or the site itself.
fn domain_of<'a>(host: &'a str, site: &str) -> &'a str {
    let host = host.trim_start_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    let site = site.strip_prefix("www.").unwrap_or(site);
    let within = |host: &str, domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let is_name = host.contains('.') && !host.contains([' ', ',', '/', '*', ':']);
    if !is_name || within(host, site) || within(site, host) { "" } else { host }
}
