use super::{CookieView, Inventory, StoreIndex};
use crate::classify::{Knowledge, LineId};
use crate::cookie::{Cookie, CookieTable, KeyedMap, Sym};

/// Which lines of which charters declare a cookie: those of each charter that speaks for its host, and the line of its verdict, which may be that of
/// a charter whose portal the host looks like.
///
/// A verdict names one line, that of the first charter; of several charters beside each other each is asked what it declares. Names and hosts are
/// asked about once per store.
#[derive(Debug)]
pub struct Declaring<'a> {
    knowledge: &'a Knowledge,
    /// By line: which charter, and which line of it.
    places: KeyedMap<LineId, (usize, usize)>,
    lines: KeyedMap<(usize, StoreIndex, Sym), Option<usize>>,
    /// By charter and store, by text of the store: whether it is a host that the charter speaks for, once that was asked.
    covered: KeyedMap<(usize, StoreIndex), Vec<Option<bool>>>,
}

impl<'a> Declaring<'a> {
    /// Asks the charters of an inventory.
    #[must_use]
    pub fn new(inventory: &'a Inventory) -> Self {
        let knowledge = inventory.knowledge();
        let of_charter = |(place, charter): (usize, &std::sync::Arc<crate::charter::Charter>)| {
            let ids = (0..charter.declarations.len()).map(move |line| (knowledge.line_id(place, line), (place, line)));
            ids.filter_map(|(id, place)| Some((id?, place))).collect::<Vec<_>>()
        };
        let places = knowledge.charters.iter().enumerate().flat_map(of_charter).collect();
        Self { knowledge, places, lines: KeyedMap::default(), covered: KeyedMap::default() }
    }

    /// Whether a charter speaks for the host of a cookie.
    pub fn covers(&mut self, charter: usize, view: &CookieView<'_>) -> bool {
        let asked = || self.knowledge.charters.get(charter).is_some_and(|charter| charter.covers(view.cookie.host()));
        let texts = || vec![None; view.store.report.cookies.strings.len()];
        let hosts = self.covered.entry((charter, view.store_index)).or_insert_with(texts);
        match hosts.get_mut(view.cookie.row().host.name().index()) {
            Some(known) => *known.get_or_insert_with(asked),
            None => asked(),
        }
    }

    /// Gives each charter that declares a cookie to `each`, with its line.
    pub fn each(&mut self, view: &CookieView<'_>, mut each: impl FnMut(usize, usize)) {
        let of_verdict = view.verdict.declaration.and_then(|id| self.places.get(&id)).copied();
        for (place, charter) in self.knowledge.charters.iter().enumerate() {
            let of_verdict = of_verdict.filter(|(of, _)| *of == place).map(|(_, line)| line);
            let line = match of_verdict {
                Some(line) => Some(line),
                None if self.covers(place, view) => {
                    let key = (place, view.store_index, view.cookie.row().name);
                    *self.lines.entry(key).or_insert_with(|| charter.declaration(view.cookie.name()))
                }
                None => None,
            };
            if let Some(line) = line {
                each(place, line);
            }
        }
    }
}

/// The rows of one store that a line of a charter declares, as [`Declaring`] finds them.
#[derive(Debug)]
pub(crate) struct DeclaredRows {
    line: LineId,
    /// By text: it is a name that the line covers, and no line before it; it is a host that the charter speaks for.
    names: Vec<bool>,
    hosts: Vec<bool>,
}

impl DeclaredRows {
    /// None for a line of no charter.
    pub(crate) fn of(line: LineId, knowledge: &Knowledge, table: &CookieTable) -> Option<Self> {
        let mut places = knowledge
            .charters
            .iter()
            .enumerate()
            .flat_map(|(place, charter)| (0..charter.declarations.len()).map(move |line| (place, charter, line)));
        let (_, charter, number) = places.find(|(place, _, number)| knowledge.line_id(*place, *number) == Some(line))?;
        let fits = |text: &str| {
            charter.declarations.get(number).is_some_and(|line| line.pattern.as_ref().is_some_and(|pattern| pattern.matches(text)))
        };
        Some(Self {
            line,
            names: table.strings.iter().map(|(_, text)| fits(text) && charter.declaration(text) == Some(number)).collect(),
            hosts: table.strings.iter().map(|(_, text)| charter.covers(text)).collect(),
        })
    }

    /// Whether the line declares a row, whose verdict names `declaration`.
    pub(crate) fn has(&self, cookie: &Cookie, declaration: Option<LineId>) -> bool {
        let is = |texts: &[bool], text: Sym| texts.get(text.index()).copied().unwrap_or(false);
        declaration == Some(self.line) || is(&self.names, cookie.name) && is(&self.hosts, cookie.host.name())
    }
}
