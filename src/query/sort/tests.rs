use std::cmp::Ordering;

use jiff::Timestamp;

use super::text::{compare_text, head};
use super::*;
use crate::column::Cell;
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
    let texts: Vec<_> = TEXTS.map(Cell::Text).into_iter().chain([Cell::Empty, Cell::Text("a"), Cell::Empty, Cell::Text("_ga")]).collect();
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

/// The sample twice.
fn two_samples() -> Inventory {
    use crate::classify::Knowledge;
    use crate::inventory::OpenStore;
    use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: Timestamp::UNIX_EPOCH };
    let store = || {
        let report = read_sample(&options, &Progress::default()).unwrap();
        std::sync::Arc::new(OpenStore::classify(report, StoreSource::sample(), &Knowledge::default()))
    };
    Inventory::new(vec![store(), store()], Knowledge::default())
}

/// Sorting by the numbers of texts gives what comparing the texts that are shown gives, whichever rows there are and in whichever order they come.
#[test]
fn columns_of_texts_are_sorted_as_they_are_shown() {
    let inventory = two_samples();
    let all: Vec<CookieId> = inventory.iter().map(|view| view.id).collect();
    let some: Vec<CookieId> = all.iter().copied().filter(|id| id.0 % 3 == 1).collect();
    let backwards: Vec<CookieId> = all.iter().rev().copied().collect();
    for column in [ColumnId::Name, ColumnId::Host, ColumnId::Path, ColumnId::Site] {
        let text = |id: &CookieId| match column.cell(&inventory.get(*id).unwrap(), Language::En) {
            Cell::Text(text) => text,
            other => panic!("{other:?}"),
        };
        for (ids, descending) in [(&all, false), (&some, true), (&backwards, false), (&Vec::new(), false)] {
            let mut sorted = ids.clone();
            sort(&inventory, &mut sorted, &[Sort { column, descending }], Language::En);
            let mut plain = ids.clone();
            plain.sort_by(|a, b| {
                let order = compare_text(text(a), text(b));
                if descending { order.reverse() } else { order }
            });
            assert_eq!(sorted, plain, "{} of {} rows", column.code(), ids.len());
        }
    }
}

/// Letter by letter the same as a stable sort by the last column, then the one before it.
#[test]
fn several_columns_are_a_stable_sort_by_each() {
    let inventory = two_samples();
    let all: Vec<CookieId> = inventory.iter().map(|view| view.id).collect();
    let up = |column| Sort { column, descending: false };
    let down = |column| Sort { column, descending: true };
    for by in [
        vec![up(ColumnId::Category), down(ColumnId::Name)],
        vec![down(ColumnId::Provider), up(ColumnId::ExpiresAt), up(ColumnId::Host)],
        vec![up(ColumnId::Secure), down(ColumnId::Container)],
        // Numbers, and cells without one, which are a class of their own.
        vec![up(ColumnId::ExpiresAt), down(ColumnId::Name)],
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
