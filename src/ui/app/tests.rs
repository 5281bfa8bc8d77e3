//! What no click can bring about: jobs that die, and rows that are older than the newest inventory.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use jiff::tz::TimeZone;

use super::*;
use crate::i18n::Language;
use crate::inventory::Inventory;
use crate::jobs::{Cancel, Slot};
use crate::store::Places;
use crate::ui::action::Selecting;
use crate::ui::env::{FilePicker, Pick, Picked};
use crate::ui::view_state::{Dialog, ExportForm, What};

struct NoDialogs;

impl FilePicker for NoDialogs {
    fn pick(&self, _: &Pick) -> Picked {
        Picked::Cancelled
    }
}

fn window(sources: Vec<Source>) -> Harness<'static, App> {
    let env = Env {
        now: Arc::new(|| "2026-11-24T14:32:00Z".parse().unwrap()),
        zone: TimeZone::UTC,
        language: Language::En,
        places: Places::default(),
        settings: None,
        picker: Arc::new(NoDialogs),
        system_is_dark: Arc::new(|| None),
    };
    Harness::builder().with_size([1360.0, 860.0]).with_max_steps(120).build_eframe(move |cc| App::new(&cc.egui_ctx, env, sources))
}

/// Steps until `done`; the work runs on real threads, so this waits for them and for nothing else.
fn wait(window: &mut Harness<'static, App>, what: &str, done: impl Fn(&State) -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !done(&window.state().state) {
        assert!(Instant::now() < end, "{what} did not come");
        window.step();
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run_steps(4);
}

fn is_busy(state: &State) -> bool {
    let model = &state.model;
    let filtering = model.rows.is_running() || model.sites.is_running() || model.digest.is_running();
    model.found.is_running() || model.reading.is_running() || model.inventory.is_running() || filtering
}

fn sample() -> Harness<'static, App> {
    let mut window = window(vec![Source::Sample]);
    wait(&mut window, "the sample", |state| state.model.digest.value().is_some() && !is_busy(state));
    window
}

/// Starts work that ends without a word, as an error of the program would.
fn die<T: Send + Sync + 'static, P: Cancel + Default>(slot: &mut Slot<T, Infallible, P>, ctx: &egui::Context) {
    slot.start("dies", Arc::default(), update::wake(ctx), |_| std::panic::resume_unwind(Box::new(())));
}

const MISTAKE: &str = "The program made a mistake";

/// Lets one kind of work die and expects a sentence where its result was, and the result after "Try again".
fn dies_and_recovers(window: &mut Harness<'static, App>, what: &str, kill: impl Fn(&mut State, &egui::Context)) {
    assert!(window.query_by_label_contains(MISTAKE).is_none(), "before {what}");
    let ctx = window.ctx.clone();
    kill(&mut window.state_mut().state, &ctx);
    wait(window, what, |state| !is_busy(state));
    assert!(window.query_all_by_label_contains(MISTAKE).next().is_some(), "{what} says nothing");
    window.query_all_by_role_and_label(Role::Button, "Try again").next().unwrap().click_accesskit();
    window.step();
    wait(window, what, |state| !is_busy(state));
    assert!(window.query_by_label_contains(MISTAKE).is_none(), "{what} is not tried again");
}

#[test]
fn work_that_died_says_so_and_is_tried_again() {
    let mut window = sample();
    dies_and_recovers(&mut window, "the rows", |state, ctx| die(&mut state.model.rows, ctx));
    dies_and_recovers(&mut window, "the sites", |state, ctx| die(&mut state.model.sites, ctx));
    dies_and_recovers(&mut window, "the inventory", |state, ctx| die(&mut state.model.inventory, ctx));
    window.state_mut().state.view.screen = Screen::Overview;
    dies_and_recovers(&mut window, "the sums", |state, ctx| die(&mut state.model.digest, ctx));
    window.state_mut().state.view.screen = Screen::Charter;
    dies_and_recovers(&mut window, "the sums", |state, ctx| die(&mut state.model.digest, ctx));
    window.state_mut().state.view.screen = Screen::Start;
    dies_and_recovers(&mut window, "the stores of this machine", |state, ctx| die(&mut state.model.found, ctx));
}

#[test]
fn a_reading_that_died_says_so_and_the_next_one_begins() {
    let mut window = window(Vec::new());
    let ctx = window.ctx.clone();
    die(&mut window.state_mut().state.model.reading, &ctx);
    window.state_mut().act(&ctx, Action::Open(vec![Source::Sample]));
    wait(&mut window, "the sample", |state| state.model.stores.len() == 1 && !is_busy(state));
    assert!(window.query_by_label_contains(MISTAKE).is_some());
}

#[test]
fn rows_are_painted_chosen_and_exported_with_the_inventory_they_are_of() {
    let mut window = sample();
    let ctx = window.ctx.clone();
    // A newer inventory without any cookie has come; its rows have not.
    let state = &mut window.state_mut().state;
    state.model.inventory.start("empty", Arc::default(), update::wake(&ctx), |_| Ok(Inventory::default()));
    while !state.model.inventory.poll() {
        std::thread::yield_now();
    }
    assert!(state.inventory().unwrap().is_empty());
    window.run_steps(4);
    assert!(window.query_all_by_role(Role::Row).count() > 10, "the old rows are still shown whole");
    window.state_mut().act(&ctx, Action::Select { row: 0, how: Selecting::Only });
    assert!(window.state().state.chosen().is_some());
    let form = ExportForm::proposed(What::Selected, Language::En);
    window.state_mut().act(&ctx, Action::ShowDialog(Dialog::Export(form)));
    wait(&mut window, "the preview", |state| state.model.preview.value().is_some());
    let preview = window.state().state.model.preview.value().unwrap().clone();
    assert_eq!(preview.lines().count(), 2, "the chosen row: {preview}");
    window.state_mut().act(&ctx, Action::CloseDialog);

    // Its rows come: the ids of the old ones mean nothing in it.
    window.state_mut().act(&ctx, Action::ClearFilters);
    wait(&mut window, "the rows", |state| !is_busy(state));
    let state = &window.state().state;
    assert!(state.view.selected.ids.is_empty() && state.chosen().is_none());
}
