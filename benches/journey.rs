//! A recorded journey: a store of 300,000 rows is opened, sorted, searched, scrolled and left again while every frame is timed, those too in which
//! results come in. Prints each part's slowest frame, and what all frames took. Layout and painting lists, without a display.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench may fail loudly, prints its figures and reads the clock"
)]

mod common;
#[path = "common/window.rs"]
mod window;

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use common::hard_store;
use cookie_charter::ui::App;
use cookie_charter::ui::kit::Source;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

const ROWS: u32 = 300_000;
/// What a screen of 60 pictures a second gives a frame.
const FRAME: Duration = Duration::from_micros(16_667);

/// The window, and how long each of its frames took, part by part.
struct Journey {
    window: Harness<'static, App>,
    woken: Receiver<()>,
    frames: Vec<Duration>,
}

impl Journey {
    /// One frame with what the person did before it.
    fn frame(&mut self, events: Vec<Event>) {
        self.window.input_mut().events.extend(events);
        let start = Instant::now();
        self.window.step();
        self.frames.push(start.elapsed());
    }

    /// Frames for as long as work goes on, whenever the window asks for one; then some at rest.
    fn until_idle(&mut self) {
        self.frame(Vec::new());
        while self.window.state().is_busy() {
            self.woken.recv_timeout(Duration::from_mins(1)).expect("work ends");
            self.frame(Vec::new());
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
    }

    /// A part of the journey: its frames, said in one line. `act` is done in the first place.
    fn part(&mut self, name: &str, act: impl FnOnce(&mut Self)) {
        let before = self.frames.len();
        act(self);
        self.until_idle();
        let frames = &self.frames[before..];
        let slowest = frames.iter().max().copied().unwrap_or_default();
        println!("{name:<44} {:>5} frames, slowest {:>7.2} ms", frames.len(), slowest.as_secs_f64() * 1e3);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.frame(vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }]);
        }
    }

    fn typed(&mut self, text: &str) {
        for letter in text.chars() {
            self.frame(vec![Event::Text(letter.to_string())]);
        }
    }
}

fn main() {
    let (window, woken) = window::window(vec![Source::Path(hard_store(ROWS))]);
    let mut journey = Journey { window, woken, frames: Vec::new() };
    journey.part("the store is read, the overview comes", |_| {});
    journey.part("the page of cookies", |journey| journey.key(Modifiers::COMMAND, Key::Num2));
    let shown = journey.window.state().state().browsing.rows.value().map_or(0, |rows| rows.ids.len());
    assert!(shown > 290_000, "what is measured shows the rows: {shown}");
    journey.part("down the table, by wheel", |journey| {
        journey.frame(vec![Event::PointerMoved(Pos2::new(700.0, 500.0))]);
        for _ in 0..120 {
            let delta = vec2(0.0, -900.0);
            journey.frame(vec![Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta,
                phase: TouchPhase::Move,
                source: MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            }]);
        }
    });
    journey.part("sorted by host", |journey| journey.window.get_by_role_and_label(Role::ColumnHeader, "Sort by Host").click());
    journey.part("through rows, by key", |journey| {
        for _ in 0..60 {
            journey.key(Modifiers::NONE, Key::ArrowDown);
        }
        journey.key(Modifiers::NONE, Key::End);
        journey.key(Modifiers::NONE, Key::Home);
    });
    journey.part("a word is looked for", |journey| {
        journey.key(Modifiers::COMMAND, Key::F);
        journey.typed("panier");
    });
    journey.part("and let go", |journey| {
        for _ in 0.."panier".len() {
            journey.key(Modifiers::NONE, Key::Backspace);
        }
    });
    journey.part("a filter is typed", |journey| journey.typed("party:third life>13mo "));
    journey.part("and let go", |journey| journey.key(Modifiers::NONE, Key::Escape));
    journey.part("the page of a site", |journey| {
        journey.key(Modifiers::COMMAND, Key::Num2);
        journey.key(Modifiers::NONE, Key::ArrowDown);
        journey.key(Modifiers::COMMAND, Key::G);
    });
    journey.part("the overview again", |journey| journey.key(Modifiers::COMMAND, Key::Num1));
    journey.part("the dialog of the export", |journey| journey.key(Modifiers::COMMAND, Key::E));
    journey.part("which is closed", |journey| journey.key(Modifiers::NONE, Key::Escape));

    let mut frames = journey.frames;
    frames.sort_unstable();
    let at = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place among some thousand frames"
        )]
        let place = (frames.len() as f64 * share) as usize;
        frames[place.min(frames.len() - 1)].as_secs_f64() * 1e3
    };
    let late = frames.iter().filter(|frame| **frame > FRAME).count();
    println!(
        "{} frames: median {:.2} ms, 99 in 100 under {:.2} ms, slowest {:.2} ms; over 16 ms: {late}",
        frames.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}
