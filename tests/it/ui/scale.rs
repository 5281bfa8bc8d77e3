//! A million rows cost no more than a thousand: neither nodes nor time.

use std::sync::Arc;
use std::time::Instant;

use cookie_charter::classify::Knowledge;
use cookie_charter::cookie::{Cookie, CookieTable, Expiry, Host, Moment, SameSite, ValueShape, Values};
use cookie_charter::inventory::OpenStore;
use cookie_charter::store::{FormatId, ReadRecord, ReadReport};
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
        rows_lost: 0,
        rows_from_log: None,
        rows_deleted_by_log: None,
        row_warnings: 0,
        rows_from_session_file: 0,
        unknown_columns: Vec::new(),
        notes: Vec::new(),
    };
    let report = ReadReport { record, cookies, values: Values::default(), history: None, warnings: Vec::new(), lost: Vec::new() };
    Arc::new(OpenStore::classify(report, "made-up".into(), &Knowledge::default()))
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

/// The fastest of some frames: what the frame costs when nothing else runs.
fn frame(window: &mut Window) -> f64 {
    let time = |window: &mut Window| {
        let start = Instant::now();
        window.harness.step();
        start.elapsed().as_secs_f64()
    };
    (0..40).map(|_| time(window)).fold(f64::INFINITY, f64::min)
}

#[test]
fn nodes_and_frames_do_not_grow_with_the_rows() {
    let many = 1_000_000;
    let (mut small, mut large) = (shown(1_000), shown(many));
    let (few, lots) = (nodes(small.harness.root().accesskit_node()), nodes(large.harness.root().accesskit_node()));
    assert_eq!(few, lots, "accessibility nodes");
    let (short, long) = (frame(&mut small), frame(&mut large));
    println!("nodes {few}; a frame at 1,000 rows {:.2} ms, at {many} rows {:.2} ms", short * 1e3, long * 1e3);
    assert!(long < short * 1.5 + 0.002, "{short} s and {long} s");
    // At the end, with a verdict beside it, the table is as quick as at its beginning.
    for window in [&mut small, &mut large] {
        window.press(egui::Key::F6);
        window.press(egui::Key::End);
    }
    let (short, long) = (frame(&mut small), frame(&mut large));
    println!("at the end {:.2} ms and {:.2} ms", short * 1e3, long * 1e3);
    assert!(long < short * 1.5 + 0.002, "{short} s and {long} s");
}
