//! Opening stores, several at once, and what the window says of how they were read.

use std::fs;
use std::path::Path;

use cookie_charter::ui::action::Source;
use egui::accesskit::Role;

use super::support::window;
use crate::support::built::{FAMILIES, Row};

/// Zeroes the middle one of the pages that hold whole rows: 0x0d marks a table leaf.
fn zero_a_page(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let leaves: Vec<usize> = (1..bytes.len() / 4096).filter(|page| bytes[page * 4096] == 0x0d).collect();
    let middle = leaves[leaves.len() / 2];
    bytes[middle * 4096..(middle + 1) * 4096].fill(0);
    fs::write(path, bytes).unwrap();
}

#[test]
fn rows_lost_in_damage_are_told_once_and_as_lost() {
    for family in FAMILIES {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..2_000).map(|row| (family.plain_row)("a.fr", &format!("name-{row:05}"))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        zero_a_page(&path);
        let mut window = window(vec![Source::Path(path)]);
        window.wait_for("the store", |window| window.rows() > 0);
        let state = window.harness.state().state();
        let record = state.model.stores[0].store.report.record.clone();
        assert!(record.rows_lost > 0 && record.rows_skipped == 0, "{record:?}");
        let lost = record.rows_lost;
        let line = window.labels().into_iter().find(|label| label.contains(" rows read")).unwrap();
        assert!(line.contains(&format!("rows read, {lost} lost ·")), "lost, and nothing skipped: {line}");
        // One remark for each lost row, one for the damage itself.
        let remarks = lost + record.notes.len() as u64;
        window.click(Role::Button, &format!("{remarks} remarks"));
        let told = window.labels().iter().filter(|label| label.ends_with("lost in a damaged page")).count() as u64;
        assert_eq!(told, lost, "{}", window.labels().join("\n"));
    }
}
