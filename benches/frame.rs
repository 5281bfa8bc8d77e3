//! A frame of the table: layout, painting lists and tessellation, without a display. Measured with few and with many rows, under headings, and while a
//! filter is typed.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;
#[path = "common/window.rs"]
mod window;

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use common::{ROWS, generated_store, knowledge, measure, read_store};
use cookie_charter::inventory::OpenStore;
use cookie_charter::ui::App;
use cookie_charter::ui::browse::Action;
use cookie_charter::ui::kit::GroupBy;
use egui_kittest::Harness;

/// A window at work, with what wakes it.
struct Shown {
    window: Harness<'static, App>,
    woken: Receiver<()>,
}

impl Shown {
    /// A generated store, at rest.
    fn of(rows: u32) -> Self {
        let (window, woken) = window::window(Vec::new());
        let mut shown = Self { window, woken };
        let store = OpenStore::classify(
            read_store(&generated_store(rows), false),
            cookie_charter::store::StoreSource::file("bench".as_ref()),
            &knowledge(),
        );
        let ctx = shown.window.ctx.clone();
        shown.window.state_mut().show_stores(&ctx, vec![Arc::new(store)]);
        shown.rest();
        assert_eq!(shown.rows(), rows as usize, "what is measured shows the rows");
        shown.window.run_steps(4);
        shown
    }

    fn rows(&self) -> usize {
        self.window.state().state().browsing.rows.value().map_or(0, |rows| rows.ids.len())
    }

    fn act(&mut self, action: Action) {
        let ctx = self.window.ctx.clone();
        self.window.state_mut().act(&ctx, action);
    }

    /// Paints until all work has ended; how long each frame took.
    fn rest(&mut self) -> Vec<Duration> {
        let mut frames = vec![self.frame()];
        while self.window.state().is_busy() {
            self.woken.recv_timeout(Duration::from_mins(1)).expect("the rows come");
            frames.push(self.frame());
        }
        frames
    }

    fn frame(&mut self) -> Duration {
        let start = Instant::now();
        self.window.step();
        start.elapsed()
    }

    /// A frame at rest; its median.
    fn measure(&mut self, label: &str) -> Duration {
        measure(label, 200, || self.window.step())
    }
}

/// Groups the rows: the frames until they stand under headings, then those at rest, unfolded and folded.
fn grouped(shown: &mut Shown, rows: u32) {
    for by in GroupBy::ALL {
        let start = Instant::now();
        shown.act(Action::GroupBy(Some(by)));
        let frames = shown.rest();
        let groups = shown.window.state().state().browsing.rows.value().map_or(0, |rows| rows.groups.len());
        assert!(groups > 1, "what is measured has headings");
        println!("  {rows} rows by {}: {groups} groups after {:.3?}, longest frame {:.3?}", by.code(), start.elapsed(), longest(&frames));
        shown.measure(&format!("a frame grouped by {}, {rows} rows", by.code()));
        shown.act(Action::FoldAll(true));
        shown.rest();
        shown.measure("  and all of it folded");
    }
    shown.act(Action::GroupBy(None));
    shown.rest();
}

/// Types a filter letter by letter, each after the frame of the one before, as fast hands do: nobody waits for the rows of half a word.
fn typed(shown: &mut Shown, rows: u32) {
    const FILTER: &str = "party:first life>6mo";
    let before = shown.rows();
    let mut frames = Vec::new();
    for end in 1..=FILTER.len() {
        shown.act(Action::Search(FILTER[..end].to_owned()));
        frames.push(shown.frame());
    }
    let start = Instant::now();
    let after = shown.rest();
    let waited = start.elapsed();
    assert!((1..before).contains(&shown.rows()), "what is measured is filtered: {}", shown.rows());
    frames.extend(after);
    frames.sort_unstable();
    println!(
        "  {FILTER:?} typed over {rows} rows: {} left {waited:.3?} after the last letter; of {} frames the median {:.3?}, the longest {:.3?}",
        shown.rows(),
        frames.len(),
        frames[frames.len() / 2],
        longest(&frames)
    );
    shown.act(Action::Search(String::new()));
    shown.rest();
}

fn longest(frames: &[Duration]) -> Duration {
    frames.iter().max().copied().unwrap_or_default()
}

fn main() {
    let mut medians = Vec::new();
    for rows in [1_000, ROWS] {
        let mut shown = Shown::of(rows);
        let frame = shown.measure(&format!("a frame of the table, {rows} rows"));
        let shapes = shown.window.output().shapes.clone();
        measure("  and its tessellation", 200, || {
            let start = Instant::now();
            std::hint::black_box(shown.window.ctx.tessellate(shapes.clone(), 1.0));
            start.elapsed()
        });
        medians.push(frame.as_secs_f64());
        grouped(&mut shown, rows);
        typed(&mut shown, rows);
    }
    println!("  many rows against few: {:.2} ×", medians[1] / medians[0]);
}
