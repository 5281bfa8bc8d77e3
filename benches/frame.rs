//! A frame of the table: layout, painting lists and tessellation, without a display. Measured with few and with many rows.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;
#[path = "common/window.rs"]
mod window;

use std::sync::Arc;
use std::time::{Duration, Instant};

use common::{ROWS, generated_store, knowledge, measure, read_store};
use cookie_charter::inventory::OpenStore;
use cookie_charter::ui::App;
use egui_kittest::Harness;

/// A window that shows a generated store, at rest.
fn showing(rows: u32) -> Harness<'static, App> {
    let (mut window, woken) = window::window(Vec::new());
    let store = OpenStore::classify(
        read_store(&generated_store(rows), false),
        cookie_charter::store::StoreSource::file("bench".as_ref()),
        &knowledge(),
    );
    let ctx = window.ctx.clone();
    window.state_mut().show_stores(&ctx, vec![Arc::new(store)]);
    window.step();
    while window.state().is_busy() {
        woken.recv_timeout(Duration::from_mins(1)).expect("the rows come");
        window.step();
    }
    let shown = window.state().state().browsing.rows.value().map_or(0, |rows| rows.ids.len());
    assert_eq!(shown, rows as usize, "what is measured shows the rows");
    window.run_steps(4);
    window
}

fn main() {
    let mut medians = Vec::new();
    for rows in [1_000, ROWS] {
        let mut window = showing(rows);
        let frame = measure(&format!("a frame of the table, {rows} rows"), 200, || window.step());
        let shapes = window.output().shapes.clone();
        measure("  and its tessellation", 200, || {
            let start = Instant::now();
            std::hint::black_box(window.ctx.tessellate(shapes.clone(), 1.0));
            start.elapsed()
        });
        medians.push(frame.as_secs_f64());
    }
    println!("  many rows against few: {:.2} ×", medians[1] / medians[0]);
}
