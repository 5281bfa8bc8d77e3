//! Tables that stand on their side: a header in each row and one cookie in each column, or one small table a cookie, as consent tools print them.

use std::collections::HashMap;

use crate::charter::import::{Row, Table};
use crate::charter::words::{Column, Vocabulary};

/// The table upright, when its first column holds headers.
pub fn upright(words: &Vocabulary, table: &Table) -> Option<Table> {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !row.is_across && row.cells.len() > 1).collect();
    let kinds: Vec<Option<Column>> = rows.iter().map(|row| words.whole_header(row.cell(0).trim().trim_end_matches([':', '：']))).collect();
    let known: Vec<Column> = kinds.iter().flatten().copied().collect();
    let has_name = known.contains(&Column::Name);
    // A header row would be taken for one whose second cell is a header as well; "Type | Cookie" is none, among rows that are not so.
    let has_headers = |row: &&&Row| row.cells.iter().filter(|cell| words.whole_header(cell.trim()).is_some()).count() > 1;
    let is_upright = rows.first().iter().any(&has_headers) || rows.iter().filter(has_headers).count() * 3 > rows.len();
    if !has_name || is_upright || known.len() < 2 || known.len() * 10 < rows.len() * 6 {
        return None;
    }
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut header: Vec<String> = Vec::new();
    for row in &rows {
        let key = row.cell(0).trim().to_owned();
        if !header.contains(&key) {
            header.push(key);
        }
    }
    let mut records = Vec::new();
    for column in 1..width {
        records.extend(records_of(&rows, &header, column));
    }
    let mut upright = vec![Row::new(rows.first()?.line, header)];
    upright.extend(records);
    Some(Table { caption: table.caption.clone(), rows: upright, ..Table::default() })
}

/// The records of one column; a header that comes again begins the next.
fn records_of(rows: &[&Row], header: &[String], column: usize) -> Vec<Row> {
    let mut records = Vec::new();
    let mut cells: HashMap<&str, &str> = HashMap::new();
    let mut line = 0;
    let mut close = |cells: &mut HashMap<&str, &str>, line: usize| {
        if cells.values().any(|cell| !cell.trim().is_empty()) {
            records.push(Row::new(line, header.iter().map(|key| cells.get(key.as_str()).copied().unwrap_or("").to_owned()).collect()));
        }
        cells.clear();
    };
    for row in rows {
        let key = row.cell(0).trim();
        if cells.contains_key(key) {
            close(&mut cells, line);
        }
        if cells.is_empty() {
            line = row.line;
        }
        cells.insert(key, row.cell(column));
    }
    close(&mut cells, line);
    records
}
