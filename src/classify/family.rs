use super::words::is_word;
use super::{EntryId, Sites};
use crate::charter::Purpose;
use crate::cookie::{KeyedMap, Strings, Sym};

/// Letters that a beginning needs to be shared on purpose, and to belong to one tool wherever it is met.
const FEWEST_LETTERS: usize = 2;
const FEWEST_OF_A_TOOL: usize = 4;

/// The beginning that the cookies of one tool share: up to the first separator (`intercom-`); `None` when it is a letter or an ordinary word.
pub(super) fn beginning(name: &str) -> Option<&str> {
    let start = name.find(|c: char| c.is_alphabetic())?;
    let length = name.get(start..)?.find(['_', '-', '.', '[', ':'])?;
    let word = name.get(start..start + length)?;
    (letters(word) >= FEWEST_LETTERS && !is_word(word)).then(|| name.get(..=start + length)).flatten()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a beginning abbreviates the name of the site: its letters stand in the name in their order, from where a word of it begins (`gdc_` on
/// `gazette-des-cimes.fr`, `evs_` on `evasiol.com`). Such names are of the site's own making, and what one is for says nothing of the next. A tool's own
/// beginning fits a site by chance too, two letters rather than three (`li_` on `lequipe.fr`): what the catalogue knows of it counts all the same.
fn abbreviates(beginning: &str, site: &str) -> bool {
    let name = site.split('.').next().unwrap_or(site);
    let letters = || beginning.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
    let fits = |rest: &str| {
        let mut rest = rest.chars();
        letters().all(|letter| rest.any(|c| c == letter))
    };
    let begins = |at: usize| at == 0 || name.as_bytes().get(at - 1) == Some(&b'-');
    name.char_indices().any(|(at, c)| begins(at) && letters().next() == Some(c) && name.get(at..).is_some_and(fits))
}

/// What stands beside a cookie on its site under names that begin like its own; the strongest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Beside {
    /// Nothing.
    #[default]
    Nothing,
    /// A name that nobody knows and that holds no word.
    Unknown,
    /// Several of them.
    Unknowns,
    /// A name that is known to measure or to advertise, or says so.
    Follows,
}

/// Marks the table of beginnings of names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Beginnings;

/// The tools seen on each site, by the beginnings of their names.
#[derive(Debug, Default)]
pub(super) struct Families {
    beginnings: Strings<Beginnings>,
    /// By beginning: it is long enough to belong to one tool.
    of_tools: Vec<bool>,
    /// By beginning: some name that begins so hints at something that its neighbours may cancel. Few do, and rows of the others are passed over.
    hinting: Vec<bool>,
    known: KeyedMap<(Sym<Sites>, Sym<Beginnings>), (EntryId, Purpose)>,
    beside: KeyedMap<(Sym<Sites>, Sym<Beginnings>), Neighbours>,
}

/// Names of a site that begin alike.
#[derive(Clone, Copy, Debug)]
struct Neighbours {
    what: Beside,
    /// Number of the first unknown one.
    unknown: Option<u32>,
}

impl Families {
    /// The id of a name's beginning. Whether the name hints at something that its neighbours may cancel.
    pub(super) fn beginning_of(&mut self, name: &str, hints: bool) -> Option<Sym<Beginnings>> {
        let sym = beginning(name).map(|text| self.beginnings.intern(text))?;
        self.set_hinting(sym, hints);
        Some(sym)
    }

    fn set_hinting(&mut self, beginning: Sym<Beginnings>, hints: bool) {
        if self.hinting.len() < self.beginnings.len() {
            self.hinting.push(false);
            self.of_tools.push(letters(self.beginnings.get(beginning)) >= FEWEST_OF_A_TOOL);
        }
        if let Some(hinting) = self.hinting.get_mut(beginning.index()) {
            *hinting |= hints;
        }
    }

    /// Whether it matters what stands beside names that begin so.
    pub(super) fn is_hinting(&self, beginning: Sym<Beginnings>) -> bool {
        self.hinting.get(beginning.index()) == Some(&true)
    }

    /// Whether a beginning is the site's own abbreviation.
    pub(super) fn is_own(&self, beginning: Sym<Beginnings>, site: &str) -> bool {
        abbreviates(self.beginnings.get(beginning), site)
    }

    /// A name of `site`, by its number, and what it is to its neighbours.
    pub(super) fn add_neighbour(&mut self, site: Sym<Sites>, beginning: Sym<Beginnings>, name: u32, what: Beside) {
        let unknown = (what == Beside::Unknown).then_some(name);
        self.merge(site, beginning, Neighbours { what, unknown });
    }

    fn merge(&mut self, site: Sym<Sites>, beginning: Sym<Beginnings>, more: Neighbours) {
        let kept = self.beside.entry((site, beginning)).or_insert(more);
        let differ = kept.unknown.zip(more.unknown).is_some_and(|(one, other)| one != other);
        kept.what = kept.what.max(more.what).max(if differ { Beside::Unknowns } else { Beside::Nothing });
        kept.unknown = kept.unknown.or(more.unknown);
    }

    /// What stands on `site` under names that begin so.
    pub(super) fn beside(&self, site: Sym<Sites>, beginning: Sym<Beginnings>) -> Beside {
        self.beside.get(&(site, beginning)).map_or(Beside::Nothing, |neighbours| neighbours.what)
    }

    /// Whether names that begin so are of one tool.
    pub(super) fn is_of_a_tool(&self, beginning: Sym<Beginnings>) -> bool {
        self.of_tools.get(beginning.index()) == Some(&true)
    }

    /// A known cookie of `site`; of several purposes the strictest stays.
    pub(super) fn add(&mut self, site: Sym<Sites>, beginning: Sym<Beginnings>, entry: EntryId, purpose: Purpose) {
        let kept = self.known.entry((site, beginning)).or_insert((entry, purpose));
        if purpose.strictness() > kept.1.strictness() {
            *kept = (entry, purpose);
        }
    }

    /// The id that a beginning of another table has in this one.
    pub(super) fn move_beginning(&mut self, beginning: Sym<Beginnings>, from: &Self) -> Sym<Beginnings> {
        let sym = self.beginnings.intern(from.beginnings.get(beginning));
        self.set_hinting(sym, from.is_hinting(beginning));
        sym
    }

    /// Adds what rows that follow tell, in the same ids.
    pub(super) fn append(&mut self, next: Self) {
        for ((site, beginning), (entry, purpose)) in next.known {
            self.add(site, beginning, entry, purpose);
        }
        for ((site, beginning), neighbours) in next.beside {
            self.merge(site, beginning, neighbours);
        }
    }

    /// What is known of the tool whose names begin so on `site`.
    pub(super) fn of(&self, site: Sym<Sites>, beginning: Sym<Beginnings>) -> Option<(EntryId, Purpose)> {
        self.known.get(&(site, beginning)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_tools_but_not_of_ordinary_words() {
        assert_eq!(beginning("intercom-id-abc"), Some("intercom-"));
        assert_eq!(beginning("__kameleoon.x"), Some("__kameleoon."));
        assert_eq!(beginning("_ga_X"), Some("_ga_"));
        for name in ["session_id", "user_x", "theme", "", "___", "lang-x", "a_b"] {
            assert_eq!(beginning(name), None, "{name}");
        }
    }

    #[test]
    fn a_site_abbreviates_its_own_name() {
        for (beginning, site) in [
            ("gdc_", "gazette-des-cimes.fr"),
            ("evs_", "evasiol.com"),
            ("__ori.", "mutuelle-oriane.fr"),
            ("TBP-", "thornbridgepost.co.uk"),
            ("ml_", "ministere-littoral.gouv.fr"),
        ] {
            assert!(abbreviates(beginning, site), "{beginning} {site}");
        }
        for (beginning, site) in [
            ("mutiny.", "journal.fr"),
            ("mmcore.", "boutique.fr"),
            ("vs_", "evasiol.com"),
            ("sve_", "evasiol.com"),
            ("fr_", "evasiol.fr"),
            ("des_", "gazettedescimes.fr"),
        ] {
            assert!(!abbreviates(beginning, site), "{beginning} {site}");
        }
    }
}
