//! A frame of the table: layout, painting lists and tessellation, without a display. Measured with few and with many rows.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use common::{ROWS, generated_store, knowledge, measure, read_store};
use cookie_charter::charter::Language;
use cookie_charter::guided::Programs;
use cookie_charter::inventory::OpenStore;
use cookie_charter::store::Places;
use cookie_charter::ui::App;
use cookie_charter::ui::env::{Env, FilePicker, Pick, Picked};
use egui_kittest::Harness;
use jiff::tz::TimeZone;

struct NoDialogs;

impl FilePicker for NoDialogs {
    fn pick(&self, _: &Pick) -> Picked {
        Picked::Cancelled
    }
}

fn window() -> (Harness<'static, App>, Receiver<()>) {
    let env = Env {
        now: Arc::new(|| "2026-11-24T14:32:00Z".parse().expect("a time")),
        zone: TimeZone::UTC,
        language: Language::En,
        programs: Programs::default(),
        places: Places::default(),
        settings: None,
        picker: Arc::new(NoDialogs),
        show_folder: Arc::new(|_| Ok(())),
        system_looks: Arc::new(Default::default),
    };
    let (sender, woken) = sync_channel(1);
    let create = move |cc: &mut eframe::CreationContext<'_>| {
        cc.egui_ctx.set_request_repaint_callback(move |_| {
            let _ = sender.try_send(());
        });
        App::new(&cc.egui_ctx, env, Vec::new())
    };
    (Harness::builder().with_size([1360.0, 860.0]).with_max_steps(200).build_eframe(create), woken)
}

/// A window that shows a generated store, at rest.
fn showing(rows: u32) -> Harness<'static, App> {
    let (mut window, woken) = window();
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
