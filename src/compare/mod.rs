//! Stores or dossiers beside each other, cookie by cookie: who has it, how long it lives there, what its attributes are; with sums per category and
//! organisation, and what came and went between two audits. Data alone; `speech` turns it into sentences.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod circumstances;
mod facts;
mod findings;
mod news;
mod side;

use crate::charter::Category;
use crate::cookie::KeyedMap;

pub use circumstances::Circumstances;
pub use facts::{Change, Facts};
pub use findings::{FindingKey, Since, only_new, since};
pub use news::{Became, Difference, Kept, KeptState, News, kept, news};
pub use side::{Cookie, Key, KeyContainer, Kind, Shows, Side, SideRead};

/// How many can stand beside each other.
pub const MOST_SIDES: usize = 4;

/// Sides with what differs between them.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What is compared, in the order in which it was given.
    pub sides: Vec<Column>,
    /// Each cookie once, by host and name.
    pub lines: Vec<Line>,
    /// Organisations other than the visited sites, with their cookies by side, most cookies first.
    pub organisations: Vec<(String, Vec<usize>)>,
}

/// A side without its cookies, and its sums.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it is.
    pub side: Side,
    /// How many cookies.
    pub cookies: usize,
    /// The same per category, in the order of [`Category::ALL`].
    pub categories: [usize; 4],
}

/// A cookie over all sides.
#[derive(Clone, Debug)]
pub struct Line {
    /// What tells it from others.
    pub key: Key,
    /// What it is by side; none where it is not there.
    pub sides: Vec<Option<Facts>>,
}

/// What became of a cookie from one side to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// On neither side.
    Nowhere,
    /// On both, and alike.
    Same,
    /// Only on the later one.
    New,
    /// Only on the earlier one.
    Gone,
    /// On one alone, and the other could not have shown it.
    Untold,
    /// On both, and these facts differ.
    Changed(Vec<Change>),
}

/// Compares sides.
#[must_use]
pub fn compare(sides: Vec<Side>) -> Comparison {
    let count = sides.len();
    let mut places: KeyedMap<Key, usize> = KeyedMap::default();
    let mut lines: Vec<Line> = Vec::new();
    let mut columns = Vec::with_capacity(count);
    for (number, mut side) in sides.into_iter().enumerate() {
        for Cookie { key, facts } in std::mem::take(&mut side.cookies) {
            let place = *places.entry(key).or_insert_with_key(|key| {
                lines.push(Line { key: key.clone(), sides: vec![None; count] });
                lines.len() - 1
            });
            let Some(cell) = lines.get_mut(place).and_then(|line| line.sides.get_mut(number)) else { continue };
            // Two profiles of one side may hold the same cookie.
            match cell {
                Some(known) => known.add(&facts),
                None => *cell = Some(facts),
            }
        }
        columns.push(Column { side, cookies: 0, categories: [0; 4] });
    }
    lines.sort_unstable_by(|line, other| line.key.cmp(&other.key));
    sum(&lines, &mut columns);
    let organisations = organisations(&lines, count);
    Comparison { sides: columns, lines, organisations }
}

fn sum(lines: &[Line], columns: &mut [Column]) {
    for line in lines {
        for (column, facts) in columns.iter_mut().zip(&line.sides) {
            let Some(facts) = facts else { continue };
            column.cookies += 1;
            if let Some(count) = column.categories.get_mut(facts.category.index()) {
                *count += 1;
            }
        }
    }
}

fn organisations(lines: &[Line], count: usize) -> Vec<(String, Vec<usize>)> {
    let mut sums: KeyedMap<&str, Vec<usize>> = KeyedMap::default();
    for line in lines {
        for (number, facts) in line.sides.iter().enumerate() {
            let Some(facts) = facts.as_ref().filter(|facts| !facts.organisation.is_empty()) else { continue };
            let sum = sums.entry(facts.organisation.as_str()).or_insert_with(|| vec![0; count]);
            sum.iter_mut().skip(number).take(1).for_each(|sum| *sum += 1);
        }
    }
    let mut all: Vec<(String, Vec<usize>)> = sums.into_iter().map(|(name, sum)| (name.to_owned(), sum)).collect();
    all.sort_unstable_by(|(name, sum), (other, others)| others.iter().sum::<usize>().cmp(&sum.iter().sum()).then_with(|| name.cmp(other)));
    all
}

impl Line {
    /// What differs between any two sides that have it, each once.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let there: Vec<&Facts> = self.sides.iter().flatten().collect();
        let pairs = there.iter().enumerate().flat_map(|(place, one)| there.iter().skip(place + 1).map(move |other| (one, other)));
        let differing: Vec<Change> = pairs.flat_map(|(one, other)| one.changes(other)).collect();
        Change::ALL.into_iter().filter(|change| differing.contains(change)).collect()
    }

    /// Whether all sides have it, and alike.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.sides.iter().all(Option::is_some) && self.changes().is_empty()
    }

    /// Its category and its organisation, as the last side has it that has the cookie.
    #[must_use]
    pub fn verdict(&self) -> (Category, &str) {
        let last = self.sides.iter().rev().flatten().next();
        last.map_or((Category::FirstParty, ""), |facts| (facts.category, &facts.organisation))
    }
}

impl Comparison {
    /// What became of a line from one side to another, both from 0.
    #[must_use]
    pub fn fate(&self, line: &Line, from: usize, to: usize) -> Fate {
        let on = |side: usize| line.sides.get(side).and_then(Option::as_ref);
        let could_show = |side: usize, facts: &Facts| self.sides.get(side).is_none_or(|column| column.side.shows.could_show(facts));
        match (on(from), on(to)) {
            (None, None) => Fate::Nowhere,
            (None, Some(after)) if !could_show(from, after) => Fate::Untold,
            (None, Some(_)) => Fate::New,
            (Some(before), None) if !could_show(to, before) => Fate::Untold,
            (Some(_), None) => Fate::Gone,
            (Some(before), Some(after)) => match before.changes(after) {
                changes if changes.is_empty() => Fate::Same,
                changes => Fate::Changed(changes),
            },
        }
    }

    /// Whether a side that has no such cookie could have shown it.
    #[must_use]
    pub fn could_show(&self, line: &Line, side: usize) -> bool {
        let shows = self.sides.get(side).map(|column| column.side.shows);
        shows.is_none_or(|shows| line.sides.iter().flatten().any(|facts| shows.could_show(facts)))
    }

    /// The lines with their fate from one side to another, without those that are on neither.
    pub fn fates(&self, from: usize, to: usize) -> impl Iterator<Item = (&Line, Fate)> {
        self.lines.iter().map(move |line| (line, self.fate(line, from, to))).filter(|(_, fate)| *fate != Fate::Nowhere)
    }

    /// The lines that are not the same on all sides.
    pub fn differing(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.is_same())
    }

    /// How many cookies are the same on all sides.
    #[must_use]
    pub fn same(&self) -> usize {
        self.lines.iter().filter(|line| line.is_same()).count()
    }
}
