//! Opening stores, several at once, and what the window says of how they were read.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::Command;
use cookie_charter::ui::kit::{Ask, Source};
use cookie_charter::ui::{Action, open};
use egui::accesskit::Role;

use super::support::{Window, window, window_over};
use crate::support::built::{CHROMIUM, FAMILIES, FIREFOX, Row};

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
    // A table without an index of its own, as GNOME Web has it, cannot tell how many rows were lost.
    for family in [&FIREFOX, &CHROMIUM] {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<Row> = (0..2_000).map(|row| (family.plain_row)("a.fr", &format!("name-{row:05}"))).collect();
        let path = family.build(folder.path(), family.newest(), &rows);
        zero_a_page(&path);
        let mut window = window(vec![Source::Path(path)]);
        window.wait_for("the store", |window| window.rows() > 0);
        let state = window.harness.state().state();
        let record = state.stores[0].store.report.record.clone();
        assert!(record.rows_lost > 0 && record.rows_skipped == 0, "{record:?}");
        let lost = record.rows_lost;
        let line = window.labels().into_iter().find(|label| label.contains(" rows read")).unwrap();
        assert!(line.contains(&format!("rows read, {lost} lost ·")), "lost, and nothing skipped: {line}");
        // One remark for each lost row, one for the damage itself.
        let remarks = lost + record.notes.len() as u64;
        window.click(Role::Button, &format!("{remarks} remarks"));
        // Thirty rows that one page took are one line, which counts them and says which the first ones are.
        let told: Vec<_> = window.labels().into_iter().filter(|label| label.contains("lost in damaged parts")).collect();
        assert!(matches!(&told[..], [line] if line.contains(&format!("{lost} rows ("))), "{told:?}");
    }
}

#[test]
fn a_store_opened_while_another_is_read_waits_for_its_turn() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let paths = [large(folders[0].path()), large(folders[1].path())];
    let mut window = window(Vec::new());
    let ctx = window.harness.ctx.clone();
    for path in &paths {
        window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path.clone())]));
    }
    // Pressed twice, it is still asked for once.
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(paths[1].clone())]));
    window.harness.step();
    assert!(window.shows_part("Then cookies.sqlite"), "{}", window.labels().join("\n"));
    let opened = |window: &Window| window.harness.state().state().stores.len();
    window.wait_for("both stores", |window| opened(window) == 2);
    window.idle();
    assert_eq!(opened(&window), 2);
}

#[test]
fn stop_ends_what_is_read_and_nothing_else() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (first, second) = (large(folders[0].path()), folders[1].path().join("good.sqlite"));
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), &second).unwrap();
    let mut window = window(Vec::new());
    let ctx = window.harness.ctx.clone();
    for action in [
        Action::from(Ask::Open(vec![Source::Path(first)])),
        Ask::Open(vec![Source::Path(second)]).into(),
        open::Action::CancelReading.into(),
    ] {
        window.harness.state_mut().act(&ctx, action);
    }
    window.wait_for("the store that waited", |window| window.rows() > 0);
    let stores = &window.harness.state().state().stores;
    assert_eq!(stores.len(), 1);
    assert!(stores[0].store.source.shown().ends_with("good.sqlite"), "{}", stores[0].store.source.shown());
}

#[test]
fn failures_of_both_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(Vec::new());
    let ctx = window.harness.ctx.clone();
    for name in ["first.png", "second.png"] {
        let path = folder.path().join(name);
        fs::write(&path, b"\x89PNG\r\n\x1a\n0000000000000000").unwrap();
        window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    }
    window.wait_for("the first sentence", |window| window.shows_part("first.png"));
    window.idle();
    assert!(window.shows_part("first.png") && !window.shows_part("second.png"), "what is not read yet stays");
    window.click(Role::Button, "Close");
    assert!(window.shows_part("second.png"));
    window.click(Role::Button, "Close");
    assert!(!window.shows_part("second.png"));
}

#[test]
fn a_store_closed_while_it_is_read_again_stays_closed() {
    let mut window = super::support::sample();
    let ctx = window.harness.ctx.clone();
    for action in [
        Action::from(Ask::Run(Command::Reload)),
        open::Action::Close(0).into(),
        Ask::Open(vec![Source::Sample]).into(),
        Ask::Run(Command::Reload).into(),
    ] {
        window.harness.state_mut().act(&ctx, action);
    }
    window.wait_for("the sample", |window| window.rows() > 0);
    window.idle();
    assert_eq!(window.harness.state().state().stores.len(), 1);
    // And without closing all: one of two.
    let other = window.path("other.sqlite");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), &other).unwrap();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(other)]));
    window.wait_for("the other", |window| window.harness.state().state().stores.len() == 2);
    for action in [Action::from(Ask::Run(Command::Reload)), open::Action::Close(1).into()] {
        window.harness.state_mut().act(&ctx, action);
    }
    window.idle();
    assert_eq!(window.harness.state().state().stores.len(), 1);
}

/// A store that takes so long that what happens meanwhile happens meanwhile.
fn large(folder: &Path) -> PathBuf {
    let rows: Vec<Row> = (0..20_000).map(|row| (FAMILIES[0].plain_row)("a.fr", &format!("name-{row:05}"))).collect();
    FAMILIES[0].build(folder, FAMILIES[0].newest(), &rows)
}

#[test]
fn a_recording_without_cookies_says_what_its_requests_carried() {
    let folder = tempfile::tempdir().unwrap();
    let request =
        r#"{"method":"GET","url":"https://www.exemple.fr/","headers":[{"name":"Cookie","value":"panier=1; langue=fr"}],"cookies":[]}"#;
    let answer = r#"{"status":200,"headers":[],"cookies":[]}"#;
    let entry = format!(r#"{{"startedDateTime":"2026-11-20T10:00:00.000Z","request":{request},"response":{answer}}}"#);
    let path = folder.path().join("visite.har");
    fs::write(&path, format!(r#"{{"log":{{"version":"1.2","creator":{{"name":"Firefox","version":"153"}},"entries":[{entry}]}}}}"#))
        .unwrap();
    let mut window = window_over(folder, Language::Fr, vec![Source::Path(path)]);
    window.wait_for("the recording", |window| window.shows_part("Aucun site"));
    window.idle();
    let carried = "Les requêtes portaient 2 cookies qu’aucune réponse ne dépose ici\u{a0}: langue, panier.";
    assert!(window.shows_part(carried), "{}", window.labels().join("\n"));
    window.show_table();
    assert!(window.shows("Cette base ne contient aucun cookie.") && window.shows_part(carried), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Comment ils ont été lus");
    assert!(window.shows_part("langue — www.exemple.fr"), "the record has them all");
}
