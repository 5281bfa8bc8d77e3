use std::slice;
use std::sync::Arc;

use crate::charter::Charter;
use crate::cookie::{Cookie, CookieTable, KeyedMap, KeyedSet, Sym, TopLevel};
use crate::site;

/// Hosts that look like portals of a platform, whether or not its charter speaks for them: cookies that it declares stand together on them.
#[derive(Debug, Default)]
pub(super) struct Recognised {
    /// By host: the number of the charter.
    hosts: KeyedMap<Sym, u32>,
}

/// The declared names of a charter that a store holds.
struct Declared {
    charter: u32,
    names: KeyedSet<Sym>,
    /// Names that are distinctive together.
    marks: Vec<Vec<Sym>>,
}

impl Recognised {
    /// Rows are only walked through where the store holds names that could be distinctive at all.
    pub(super) fn of(table: &CookieTable, charters: &[Arc<Charter>]) -> Self {
        let charters = (0u32..).zip(charters).filter(|(_, charter)| !charter.recognised_by.is_empty());
        let sought: Vec<Declared> = charters
            .filter_map(|(number, charter)| {
                let find = |name: &String| table.strings.find(name);
                let marks: Vec<Vec<Sym>> = charter.recognised_by.iter().filter_map(|names| names.iter().map(find).collect()).collect();
                let exact = charter.declarations.iter().filter_map(|line| line.pattern.as_ref()).filter(|pattern| pattern.is_exact());
                // Each name once, however many lines declare it.
                let names: KeyedSet<Sym> = exact.filter_map(|pattern| table.strings.find(pattern.text())).collect();
                (!marks.is_empty() && names.len() > 1).then_some(Declared { charter: number, names, marks })
            })
            .collect();
        let mut found = Self::default();
        if sought.is_empty() {
            return found;
        }
        let mut held: KeyedMap<Sym, KeyedSet<Sym>> = KeyedMap::default();
        for cookie in &table.rows {
            if sought.iter().any(|declared| declared.names.contains(&cookie.name)) && is_own(&cookie, table) {
                held.entry(cookie.host.name()).or_default().insert(cookie.name);
            }
        }
        for (host, names) in held {
            let fitting = sought.iter().find(|declared| {
                let together = declared.names.iter().filter(|name| names.contains(*name)).count();
                together > 1 && declared.marks.iter().any(|mark| mark.iter().all(|name| names.contains(name)))
            });
            if let Some(declared) = fitting {
                found.hosts.insert(host, declared.charter);
            }
        }
        found
    }

    /// The number of the charter whose portal a host looks like.
    pub(super) fn charter_of(&self, host: Sym) -> Option<u32> {
        self.hosts.get(&host).copied()
    }
}

/// The hosts of a store that look like portals of a charter's platform, whether or not verdicts know of that charter.
#[must_use]
pub fn portals_of<'a>(table: &'a CookieTable, charter: &Arc<Charter>) -> Vec<&'a str> {
    let hosts = Recognised::of(table, slice::from_ref(charter)).hosts;
    hosts.keys().map(|host| table.strings.get(*host)).collect()
}

/// Not one that another site embedded.
fn is_own(cookie: &Cookie, table: &CookieTable) -> bool {
    let Some(key) = cookie.partition.and_then(|id| table.partition(id)) else { return true };
    key.top_level() == TopLevel::Site && site::of_key(key) == site::registrable_domain(table.strings.get(cookie.host.name()))
}
