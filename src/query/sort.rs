use std::cmp::Ordering;
use std::collections::HashMap;

use crate::charter::Language;
use crate::column::{Cell, ColumnId};
use crate::inventory::{CookieId, Inventory};
use crate::parallel::{self, Flag};

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: ColumnId,
    /// Largest first. Empty cells come last either way.
    pub descending: bool,
}

/// Sorts ids, which stand in the order of the inventory, in place by the first column, those that are equal there by the second, and so on; what is
/// equal everywhere keeps its order.
pub fn sort(inventory: &Inventory, ids: &mut Vec<CookieId>, by: &[Sort], language: Language) {
    sort_until(inventory, ids, by, language, &Flag::default());
}

/// The same until `stop` is raised: the rows then stand in any order.
pub(crate) fn sort_until(inventory: &Inventory, ids: &mut Vec<CookieId>, by: &[Sort], language: Language, stop: &Flag) {
    match by {
        [] => {}
        [one] => sort_by_one(inventory, ids, *one, language, stop),
        several => {
            let wanted = several.iter().take_while(|_| !stop.is_cancelled());
            let ranks: Vec<Vec<Rank>> = wanted.map(|by| ranks(inventory, ids, *by, language)).collect();
            let order = |a: &usize, b: &usize| {
                let orders = ranks.iter().map(|of| of.get(*a).cmp(&of.get(*b)));
                orders.fold(Ordering::Equal, Ordering::then)
            };
            let mut places: Vec<usize> = (0..ids.len()).collect();
            places.sort_by(order);
            *ids = places.into_iter().filter_map(|place| ids.get(place)).copied().collect();
        }
    }
}

/// Where a row stands among all by one column: those without a cell last.
type Rank = (bool, u64);

/// The rank of each row, in the order of the rows.
fn ranks(inventory: &Inventory, ids: &[CookieId], sort: Sort, language: Language) -> Vec<Rank> {
    let parts = parallel::in_parts(ids.len(), FEWEST, |range| {
        let part = ids.get(range.clone()).unwrap_or_default().iter().copied();
        // A row is named by its place here.
        let places = range.map(|place| CookieId(u32::try_from(place).unwrap_or(u32::MAX)));
        Part::of(sort.column, places.zip(inventory.views(part)).map(|(place, view)| (place, sort.column.cell(&view, language))))
    });
    let texts = Ranks::of(&parts);
    let mut ranks = vec![(true, 0); ids.len()];
    for (number, part) in parts.iter().enumerate() {
        for (rank, place) in part.ranked(texts.of_part(number).unwrap_or_default(), sort.descending) {
            if let Some(of_row) = ranks.get_mut(place.0 as usize) {
                *of_row = (false, rank);
            }
        }
    }
    ranks
}

/// Sorts by one column.
///
/// A store holds few texts over many rows, so each distinct text is put in its place once, and the rows follow by numbers alone. Tried and
/// thrown out: rows with the beginning of their text beside them (hosts all begin alike, and every look at the rest is a wait for memory).
fn sort_by_one(inventory: &Inventory, ids: &mut Vec<CookieId>, sort: Sort, language: Language, stop: &Flag) {
    let parts = parallel::in_parts(ids.len(), FEWEST, |range| {
        let part = ids.get(range).unwrap_or_default().iter().copied();
        let wanted = inventory.views(part).take_while(|view| !stop.is_cancelled_at(view.id.0 as usize));
        Part::of(sort.column, wanted.map(|view| (view.id, sort.column.cell(&view, language))))
    });
    if stop.is_cancelled() {
        return;
    }
    let sorted = sorted(&parts, sort.descending);
    ids.clear();
    ids.extend(sorted);
}

/// Below this a thread costs more than it saves.
const FEWEST: usize = 20_000;

/// Some of the rows with what they are sorted by.
#[derive(Default)]
struct Part<'a> {
    /// Rows with a cell.
    keyed: Vec<(Key, CookieId)>,
    /// The distinct texts of their cells.
    texts: Vec<&'a str>,
    empty: Vec<CookieId>,
}

/// What a cell is compared by.
#[derive(Clone, Copy)]
enum Key {
    /// A number in the order of the cells.
    Number(u64),
    /// Position of a text of the part.
    Text(u32),
}

impl<'a> Part<'a> {
    /// The cells of a column.
    fn of(column: ColumnId, cells: impl Iterator<Item = (CookieId, Cell<'a>)>) -> Self {
        let mut part = Self::default();
        // Texts of a store are kept once: those at the same place are the same. What is twice in memory only takes two places with one rank.
        let mut numbers: HashMap<(*const u8, usize), u32, ahash::RandomState> = HashMap::default();
        for (id, cell) in cells {
            let mut numbered = |text: &'a str| {
                let texts = &mut part.texts;
                Key::Text(*numbers.entry((text.as_ptr(), text.len())).or_insert_with(|| {
                    texts.push(text);
                    u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
                }))
            };
            let key = match cell {
                Cell::Empty => {
                    part.empty.push(id);
                    continue;
                }
                Cell::Text(text) | Cell::Codes(text) => numbered(text),
                Cell::Code(code) => column.place_of(code).map_or_else(|| numbered(code), Key::Number),
                Cell::Time(time) => Key::Number(in_order(time.unix_micros())),
                Cell::Life { micros } => Key::Number(in_order(micros)),
                Cell::Bool(is) => Key::Number(u64::from(is)),
                Cell::Findings(findings) => Key::Number(findings.iter().count() as u64),
            };
            part.keyed.push((key, id));
        }
        part
    }

    /// The rows as numbers that are smaller where the row comes first.
    fn ranked(&self, ranks: &[u32], descending: bool) -> Vec<(u64, CookieId)> {
        let number = |key| match key {
            Key::Number(number) => number,
            Key::Text(text) => ranks.get(text as usize).copied().unwrap_or_default().into(),
        };
        let in_order = |number: u64| if descending { !number } else { number };
        let mut ranked: Vec<_> = self.keyed.iter().map(|(key, id)| (in_order(number(*key)), *id)).collect();
        ranked.sort_unstable();
        ranked
    }
}

/// The rows of all parts in order, those without a cell last.
fn sorted(parts: &[Part<'_>], descending: bool) -> Vec<CookieId> {
    let ranks = Ranks::of(parts);
    let ranked = parallel::in_parts(parts.len(), 1, |range| {
        let of_part = |(part, ranks): (&Part<'_>, &[u32])| part.ranked(ranks, descending);
        range.filter_map(|at| parts.get(at).zip(ranks.of_part(at))).map(of_part).reduce(|first, second| merge(&first, &second))
    });
    let rows = ranked.into_iter().flatten().reduce(|first, second| merge(&first, &second)).unwrap_or_default();
    let empty = parts.iter().flat_map(|part| &part.empty).copied();
    rows.into_iter().map(|(_, id)| id).chain(empty).collect()
}

/// The place of each text among all.
struct Ranks {
    ranks: Vec<u32>,
    /// Where the texts of each part begin.
    starts: Vec<usize>,
}

impl Ranks {
    fn of(parts: &[Part<'_>]) -> Self {
        let all: Vec<&str> = parts.iter().flat_map(|part| &part.texts).copied().collect();
        let ordered = parallel::in_parts(all.len(), FEWEST, |range| {
            let texts = all.get(range.clone()).unwrap_or_default();
            let mut headed: Vec<_> = range.zip(texts).map(|(at, text)| Headed { head: head(text), text, at }).collect();
            headed.sort_unstable();
            headed
        });
        let ordered = ordered.into_iter().reduce(|first, second| merge(&first, &second)).unwrap_or_default();
        let mut ranks = vec![0; all.len()];
        let (mut rank, mut before) = (0, "");
        for headed in &ordered {
            rank += u32::from(compare_text(before, headed.text).is_ne());
            before = headed.text;
            if let Some(place) = ranks.get_mut(headed.at) {
                *place = rank;
            }
        }
        let ends = parts.iter().scan(0, |end, part| Some(std::mem::replace(end, *end + part.texts.len())));
        Self { ranks, starts: ends.collect() }
    }

    fn of_part(&self, part: usize) -> Option<&[u32]> {
        self.ranks.get(*self.starts.get(part)?..)
    }
}

/// A text with its beginning as a number, which tells most texts apart without a look at them: they lie all over the memory.
#[derive(Clone, Copy)]
struct Headed<'a> {
    head: u128,
    text: &'a str,
    at: usize,
}

impl Ord for Headed<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.head.cmp(&other.head).then_with(|| compare_text(self.text, other.text)).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Headed<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Headed<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Headed<'_> {}

/// The first sixteen bytes of a text without regard to ASCII case, with zeros where there are fewer: a number that is smaller only where
/// [`compare_text`] finds the text smaller.
fn head(text: &str) -> u128 {
    let mut first = [0; 16];
    first.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte.to_ascii_lowercase());
    u128::from_be_bytes(first)
}

/// Signed numbers in the order of unsigned ones.
fn in_order(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}

/// Two sorted lists as one.
fn merge<T: Ord + Copy>(first: &[T], second: &[T]) -> Vec<T> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let (mut a, mut b) = (first.iter(), second.iter());
    let (mut next_a, mut next_b) = (a.next(), b.next());
    while let (Some(x), Some(y)) = (next_a, next_b) {
        if x <= y {
            merged.push(*x);
            next_a = a.next();
        } else {
            merged.push(*y);
            next_b = b.next();
        }
    }
    merged.extend(next_a.into_iter().chain(a));
    merged.extend(next_b.into_iter().chain(b));
    merged
}

/// Without regard to ASCII case first, so that `_GA` stands beside `_ga`.
fn compare_text(a: &str, b: &str) -> Ordering {
    // Texts of a store are kept once: equal ones mostly are the same one.
    if std::ptr::eq(a, b) {
        return Ordering::Equal;
    }
    a.bytes().map(|b| b.to_ascii_lowercase()).cmp(b.bytes().map(|b| b.to_ascii_lowercase())).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::cookie::Moment;

    const TEXTS: [&str; 12] =
        ["", "a", "_GA", "_ga", "_ga_1234567", "_ga_1234568", "\0", "a\0", "é", "session", "session_identifier_a", "SESSION_IDENTIFIER_A"];

    #[test]
    fn heads_never_speak_against_texts() {
        for (a, b) in TEXTS.iter().flat_map(|a| TEXTS.iter().map(move |b| (a, b))) {
            match compare_text(a, b) {
                Ordering::Less => assert!(head(a) <= head(b)),
                Ordering::Equal => assert_eq!(head(a), head(b)),
                Ordering::Greater => assert!(head(a) >= head(b)),
            }
        }
    }

    /// The parts that the cells of one column are cut into, ids as they come.
    fn parts<'a>(column: ColumnId, cells: &[Cell<'a>], cut: usize) -> [Part<'a>; 2] {
        let numbered = |(at, cell): (usize, &Cell<'a>)| (CookieId(u32::try_from(at).unwrap()), *cell);
        let part = |range| {
            let (skipped, taken) = if range == 0 { (0, cut) } else { (cut, usize::MAX) };
            Part::of(column, cells.iter().enumerate().map(numbered).skip(skipped).take(taken))
        };
        [part(0), part(1)]
    }

    #[test]
    fn rows_stand_in_the_order_of_their_cells_however_they_are_cut() {
        let time = |second| Cell::Time(Moment::from(Timestamp::from_second(second).unwrap()));
        let texts: Vec<_> =
            TEXTS.map(Cell::Text).into_iter().chain([Cell::Empty, Cell::Text("a"), Cell::Empty, Cell::Text("_ga")]).collect();
        let texts_in_order = [0, 6, 2, 3, 15, 4, 5, 1, 13, 7, 9, 11, 10, 8, 12, 14];
        let groups: [(ColumnId, Vec<Cell<'_>>, &[u32]); 5] = [
            (ColumnId::Name, texts, &texts_in_order),
            (ColumnId::Category, ["third-party", "necessary", "first-party", "statistics"].map(Cell::Code).into(), &[1, 3, 2, 0]),
            (ColumnId::LifetimeDays, [5, -5, i64::MAX, 0, i64::MIN].map(|micros| Cell::Life { micros }).into(), &[4, 1, 3, 0, 2]),
            (ColumnId::CreatedAt, [1_700_000_000, -1, 0, 1].map(time).into(), &[1, 2, 3, 0]),
            (ColumnId::Secure, vec![Cell::Bool(true), Cell::Empty, Cell::Bool(false), Cell::Bool(true)], &[2, 0, 3, 1]),
        ];
        for (column, cells, in_order) in groups {
            let in_order: Vec<CookieId> = in_order.iter().map(|id| CookieId(*id)).collect();
            for cut in 0..=cells.len() {
                assert_eq!(sorted(&parts(column, &cells, cut), false), in_order, "{} cut at {cut}", column.code());
            }
        }
    }

    /// Letter by letter the same as a stable sort by the last column, then the one before it.
    #[test]
    fn several_columns_are_a_stable_sort_by_each() {
        use crate::classify::Knowledge;
        use crate::inventory::OpenStore;
        use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: Timestamp::UNIX_EPOCH };
        let report = read_sample(&options, &Progress::default()).unwrap();
        let store = std::sync::Arc::new(OpenStore::classify(report, StoreSource::sample(), &Knowledge::default()));
        let inventory = Inventory::new(vec![store], Knowledge::default());
        let all: Vec<CookieId> = inventory.iter().map(|view| view.id).collect();
        let up = |column| Sort { column, descending: false };
        let down = |column| Sort { column, descending: true };
        for by in [
            vec![up(ColumnId::Category), down(ColumnId::Name)],
            vec![down(ColumnId::Provider), up(ColumnId::ExpiresAt), up(ColumnId::Host)],
            vec![up(ColumnId::Secure), down(ColumnId::Container)],
        ] {
            let mut sorted = all.clone();
            sort(&inventory, &mut sorted, &by, Language::En);
            let mut plain = all.clone();
            for sort_by in by.iter().rev() {
                let mut alone = all.clone();
                sort(&inventory, &mut alone, &[*sort_by], Language::En);
                // Rows that are equal by the column alone stand in one run there: their cells say so.
                let cell = |id: &CookieId| format!("{:?}", inventory.get(*id).map(|view| sort_by.column.cell(&view, Language::En)));
                let mut runs: Vec<String> = alone.iter().map(cell).collect();
                runs.dedup();
                plain.sort_by_cached_key(|id| {
                    let cell = cell(id);
                    runs.iter().position(|run| *run == cell)
                });
            }
            assert_eq!(sorted, plain, "{by:?}");
        }
    }

    #[test]
    fn turned_round_equal_cells_keep_their_order_and_empty_ones_stand_last() {
        let cells =
            ["b", "", "sessionid_a", "B", "sessionid_b", "", "b"].map(|text| if text.is_empty() { Cell::Empty } else { Cell::Text(text) });
        for cut in 0..=cells.len() {
            assert_eq!(sorted(&parts(ColumnId::Name, &cells, cut), true), [4, 2, 0, 6, 3, 1, 5].map(CookieId), "cut at {cut}");
        }
    }
}
