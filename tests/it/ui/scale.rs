//! A million rows cost no more than a thousand: neither nodes nor time.

use std::sync::Arc;

use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::{Cookie, CookieTable, Expiry, Host, Moment, SameSite, ValueShape, Values};
use cookie_charter::inventory::OpenStore;
use cookie_charter::store::{Beside, FormatId, ReadRecord, ReadReport};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::support::{Window, window};

fn store(rows: u32) -> Arc<OpenStore> {
    let mut cookies = CookieTable::default();
    for row in 0..rows {
        let name = cookies.strings.intern(["_ga", "sessionid", "_fbp", "panier"][row as usize % 4]);
        let path = cookies.strings.intern("/");
        let host = Host::parse(&format!("www.site-{}.fr", row % 50_000), None, &mut cookies.strings).unwrap();
        cookies.rows.push(Cookie {
            name,
            path,
            host,
            partition: None,
            container: None,
            created: Moment::from_unix_micros(1_790_000_000_000_000 + i64::from(row)),
            last_set: None,
            last_accessed: None,
            expiry: Expiry::At(Moment::from_unix_micros(1_800_000_000_000_000).unwrap()),
            secure: Some(true),
            http_only: Some(row % 2 == 0),
            same_site: Some(SameSite::Lax),
            shape: ValueShape::Other,
            set_by: None,
            from_log: false,
        });
    }
    let record = ReadRecord {
        files: Vec::new(),
        read_at: "2026-11-24T14:32:00Z".parse().unwrap(),
        browser: "Firefox".into(),
        browser_version: None,
        profile: "made up".into(),
        format: FormatId::Firefox,
        schema_version: Some(17),
        rows_read: u64::from(rows),
        rows_skipped: 0,
        rows_merged: 0,
        rows_lost: 0,
        rows_from_log: None,
        rows_deleted_by_log: None,
        row_warnings: 0,
        rows_from_session_file: 0,
        session_file: Beside::Missing,
        history_file: Beside::Missing,
        history_reaches: None,
        values_asked_for: false,
        values_encrypted: 0,
        session_files_passed_over: Vec::new(),
        unknown_columns: Vec::new(),
        seen_in_request: Vec::new(),
        notes: Vec::new(),
        twin: None,
        exported_from: Vec::new(),
        search: Arc::default(),
    };
    let report = ReadReport {
        record,
        cookies,
        values: Values::default(),
        history: None,
        warnings: Vec::new(),
        skipped_rows: Vec::new(),
        lost: Vec::new(),
    };
    Arc::new(OpenStore::classify(report, cookie_charter::store::StoreSource::file("made-up".as_ref()), &Knowledge::default()))
}

fn shown(rows: u32) -> Window {
    let mut window = window(Vec::new());
    // Wide enough for long numbers on one line: a second line of chips would take the place of a row.
    window.harness.set_size(egui::vec2(1_800.0, 860.0));
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().show_stores(&ctx, vec![store(rows)]);
    window.wait_for("the rows", |window| window.rows() == rows as usize);
    window.idle();
    window
}

fn nodes(node: AccessKitNode<'_>) -> usize {
    1 + node.children().map(nodes).sum::<usize>()
}

/// What a frame shows, and so what it costs, depends on the window and not on the store; `benches/frame.rs` has the times.
#[test]
fn nodes_do_not_grow_with_the_rows() {
    let (mut small, mut large) = (shown(1_000), shown(1_000_000));
    let count = |window: &Window| nodes(window.harness.root().accesskit_node());
    assert_eq!(count(&small), count(&large), "at the beginning");
    // At the end, with a verdict beside it.
    for window in [&mut small, &mut large] {
        window.press(egui::Key::F6);
        window.press(egui::Key::End);
    }
    // One row more or less may be cut at the edge: places beyond some millions of points are rounded.
    assert!(count(&small).abs_diff(count(&large)) <= 2, "at the end: {} and {}", count(&small), count(&large));
}

/// Headings are lines like others: what a frame shows of fifty thousand groups depends on the window.
#[test]
fn nodes_do_not_grow_with_groups() {
    use cookie_charter::ui::browse::Action;
    use cookie_charter::ui::kit::GroupBy;
    let (mut small, mut large) = (shown(1_000), shown(100_000));
    for by in [GroupBy::Site, GroupBy::Category] {
        for window in [&mut small, &mut large] {
            let ctx = window.harness.ctx.clone();
            window.harness.state_mut().act(&ctx, Action::GroupBy(Some(by)));
            window.wait_for("the groups", |window| {
                window.harness.state().state().browsing.rows.value().is_some_and(|rows| rows.by == Some(by))
            });
            window.idle();
        }
        let count = |window: &Window| nodes(window.harness.root().accesskit_node());
        let groups = large.harness.state().state().browsing.rows.value().unwrap().groups.len();
        assert!(if by == GroupBy::Site { groups == 50_000 } else { groups > 1 }, "{by:?}: {groups}");
        // Of a thousand rows each second line is a heading, which has fewer nodes.
        assert!(count(&large) < 2 * count(&small), "{by:?}: {} and {}", count(&small), count(&large));
    }
}
