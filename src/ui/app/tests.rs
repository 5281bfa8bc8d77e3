//! What no click can bring about: jobs that die, and rows that are older than the newest inventory.

#[path = "../../../tests/it/ui/support.rs"]
#[expect(dead_code, reason = "it is the set-up of the tests outside, which use more of it")]
mod support;

use std::convert::Infallible;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use self::support::{Window, sample, window};
use super::*;
use crate::charter::{Category, Purpose};
use crate::column::ColumnId;
use crate::corrections::{Correction, Corrections, Reach};
use crate::export::{ExportError, What};
use crate::i18n::Language;
use crate::inventory::Inventory;
use crate::jobs::{Cancel, Slot};
use crate::settings::{Settings, ThemeChoice};
use crate::ui::browse::{self, Selecting};
use crate::ui::correct::{self, CorrectForm};
use crate::ui::export::{self, ExportForm};
use crate::ui::kit::{Ask, Command, NameOnHost, Preference, Screen, wake};

/// Starts work that ends without a word, as an error of the program would.
fn die<T: Send + Sync + 'static, P: Cancel + Default>(slot: &mut Slot<T, Infallible, P>, ctx: &Context) {
    slot.start("dies", Arc::default(), wake(ctx), |_| std::panic::resume_unwind(Box::new(())));
}

const MISTAKE: &str = "The program made a mistake";

/// Lets one kind of work die and expects a sentence where its result was, and the result after "Try again".
fn dies_and_recovers(window: &mut Window, what: &str, kill: impl Fn(&mut App, &Context)) {
    assert!(window.harness.query_by_label_contains(MISTAKE).is_none(), "before {what}");
    let ctx = window.harness.ctx.clone();
    kill(window.harness.state_mut(), &ctx);
    window.idle();
    assert!(window.harness.query_all_by_label_contains(MISTAKE).next().is_some(), "{what} says nothing");
    window.harness.query_all_by_role_and_label(Role::Button, "Try again").next().unwrap().click_accesskit();
    window.harness.step();
    window.idle();
    assert!(window.harness.query_by_label_contains(MISTAKE).is_none(), "{what} is not tried again");
}

#[test]
fn work_that_died_says_so_and_is_tried_again() {
    let mut window = sample();
    dies_and_recovers(&mut window, "the rows", |app, ctx| die(&mut app.state.browsing.rows, ctx));
    dies_and_recovers(&mut window, "the sites", |app, ctx| die(&mut app.features.browse.sites, ctx));
    dies_and_recovers(&mut window, "the inventory", |app, ctx| die(&mut app.state.browsing.inventory, ctx));
    window.harness.state_mut().state.screen = Screen::Overview;
    dies_and_recovers(&mut window, "the sums", |app, ctx| die(&mut app.state.digest, ctx));
    window.harness.state_mut().state.screen = Screen::Charter;
    dies_and_recovers(&mut window, "the sums", |app, ctx| die(&mut app.state.digest, ctx));
    // The audit can be stopped as well, so its slot has an error of its own.
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, Ask::GoTo(Screen::Audit));
    window.idle();
    dies_and_recovers(&mut window, "the sites that may be meant", |app, ctx| die(&mut app.features.audit.ranking, ctx));
    let app = window.harness.state_mut();
    app.act(&ctx, crate::ui::audit::Action::ChooseSite("boutique-exemple.fr".to_owned()));
    window.idle();
    dies_and_recovers(&mut window, "the audit", |app, ctx| {
        app.features.audit.audited.start("dies", Arc::default(), wake(ctx), |_| std::panic::resume_unwind(Box::new(())));
    });
    window.harness.state_mut().state.screen = Screen::Start;
    dies_and_recovers(&mut window, "the stores of this machine", |app, ctx| die(&mut app.features.open.found, ctx));
}

#[test]
fn counts_that_died_say_so_where_they_would_stand() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, Ask::GoTo(Screen::Cookies));
    app.act(&ctx, browse::Action::Select { row: 0, how: Selecting::Only });
    app.act(&ctx, Ask::Run(Command::Correct));
    die(&mut app.features.correct.counted, &ctx);
    window.idle();
    assert!(window.harness.query_all_by_label_contains(MISTAKE).next().is_some(), "what a correction touches");
    let app = window.harness.state_mut();
    app.act(&ctx, Ask::CloseDialog);
    app.act(&ctx, Ask::LookUp(NameOnHost { name: "_ga".to_owned(), host: String::new() }));
    die(&mut app.features.look_up.named, &ctx);
    window.idle();
    assert!(window.harness.query_by_label_contains(MISTAKE).is_some(), "how many cookies have a name");
}

#[test]
fn counts_of_filters_that_died_say_so_in_the_panel() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    die(&mut window.harness.state_mut().state.browsing.facets, &ctx);
    window.idle();
    window.click(Role::Button, "Filter");
    assert!(window.harness.query_by_label_contains(MISTAKE).is_some(), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Try again");
    assert!(window.harness.query_by_label_contains(MISTAKE).is_none() && window.shows("Consent"));
}

/// One thing has one name, for who hears the window as well: the button of the dialog hides that of the line below it.
#[test]
fn what_is_written_is_stopped_by_one_button() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Run(Command::Export));
    window.idle();
    let app = window.harness.state_mut();
    app.features.export.export.start("export", Arc::default(), wake(&ctx), |progress| {
        while !progress.is_cancelled() {
            std::thread::yield_now();
        }
        Err(export::SaveError::Export(ExportError::Stopped))
    });
    let stops = |window: &Window| window.harness.query_all_by_role_and_label(Role::Button, "Stop writing").count();
    window.harness.step();
    assert_eq!(stops(&window), 1, "in the dialog");
    // Not until all is done: that is only when it was stopped.
    window.harness.key_press(egui::Key::Escape);
    window.harness.run_steps(3);
    assert!(!window.shows("Save as…"), "the dialog is closed");
    assert_eq!(stops(&window), 1, "below the page");
    window.harness.get_by_role_and_label(Role::Button, "Stop writing").click_accesskit();
    window.harness.step();
    window.idle();
    assert!(stops(&window) == 0 && window.shows_part("Stopped. No file was written."), "{:#?}", window.labels());
    // At once again.
    window.harness.state_mut().act(&ctx, Ask::Run(Command::Export));
    window.idle();
    assert!(window.shows("Save as…"));
}

#[test]
fn a_reading_that_died_says_so_and_the_next_one_begins() {
    let mut window = window(Vec::new());
    let ctx = window.harness.ctx.clone();
    die(&mut window.harness.state_mut().features.open.reading, &ctx);
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Sample]));
    window.idle();
    assert!(window.harness.query_by_label_contains(MISTAKE).is_some());
}

#[test]
fn rows_are_painted_chosen_and_exported_with_the_inventory_they_are_of() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    // A newer inventory without any cookie has come; its rows have not.
    let state = &mut window.harness.state_mut().state;
    state.browsing.inventory.start("empty", Arc::default(), wake(&ctx), |_| Ok(Inventory::default()));
    assert!(state.browsing.inventory.wait() && state.inventory().unwrap().is_empty());
    window.idle();
    assert!(window.harness.query_all_by_role(Role::Row).count() > 10, "the old rows are still shown whole");
    window.harness.state_mut().act(&ctx, browse::Action::Select { row: 0, how: Selecting::Only });
    assert!(window.harness.state().state.chosen().is_some());
    window.harness.state_mut().act(&ctx, Ask::Run(Command::Export));
    window.harness.state_mut().act(&ctx, export::Action::Change(ExportForm::proposed(What::Selected, Language::En)));
    window.idle();
    let preview = window.harness.state().features.export.preview.value().unwrap().clone();
    assert_eq!(preview.lines().count(), 2, "the chosen row: {preview}");
    window.harness.state_mut().act(&ctx, Ask::CloseDialog);

    // Its rows come: the ids of the old ones mean nothing in it.
    window.harness.state_mut().act(&ctx, browse::Action::ClearFilters);
    window.idle();
    let state = &window.harness.state().state;
    assert!(state.browsing.selected.ids.is_empty() && state.chosen().is_none());
}

/// Nothing polls between an action and the next look, so what is still as it was is being worked out on another thread.
#[test]
fn corrections_and_preferences_are_written_off_the_painting_thread_and_before_the_window_goes() {
    let mut window = window(vec![Source::Sample]);
    window.idle();
    let settings = window.path("config/settings.toml");
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, Ask::GoTo(Screen::Cookies));
    app.act(&ctx, browse::Action::Select { row: 0, how: Selecting::Only });
    app.act(&ctx, Ask::Run(Command::Correct));
    assert!(app.features.correct.is_busy(), "what it touches is counted on a thread");
    let form = app.features.correct.form.clone().unwrap();
    app.act(&ctx, correct::Action::Change(CorrectForm { provider: "Somebody".to_owned(), ..form }));
    app.act(&ctx, correct::Action::Save);
    let mut others = Corrections::default();
    others.put_all(vec![Correction::new("of_others", ("a.fr", "a.fr"), Reach::Everywhere, Purpose::Advertising)]);
    app.act(&ctx, Ask::TakeIn(Arc::new(others)));
    assert!(app.state.judged_by.corrections.lines().is_empty() && app.features.correct.is_busy());
    for theme in [ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark] {
        app.act(&ctx, Ask::Prefer(Preference::Theme(theme)));
    }
    assert!(app.features.settings.is_busy());

    app.features.finish(&mut app.state, &ctx);
    assert_eq!(Settings::load(&settings).theme, ThemeChoice::Dark, "the newest");
    assert_eq!(Corrections::load(&window.path("config/corrections.toml")).unwrap().lines().len(), 2, "one after the other");
}

#[test]
fn a_window_in_which_no_portal_was_ever_named_classifies_what_it_opens_once() {
    let mut window = sample();
    let knowledge = Arc::clone(&window.harness.state().state.judged_by.knowledge);
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.features.charter.begin(&app.state, &ctx);
    assert!(app.is_busy(), "the file of the named portals is read");
    window.idle();
    let app = window.harness.state();
    assert!(Arc::ptr_eq(&app.state.judged_by.knowledge, &knowledge), "the stores would be classified again");
}

#[test]
fn the_details_stay_on_their_cookie_when_several_rows_are_sorted() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, browse::Action::Select { row: 3, how: Selecting::Only });
    app.act(&ctx, browse::Action::Select { row: 9, how: Selecting::Through });
    let chosen = app.state.cursor().unwrap();
    let selected = app.state.browsing.selected.ids.clone();
    for column in [ColumnId::Host, ColumnId::LifetimeDays, ColumnId::LifetimeDays, ColumnId::Name] {
        window.harness.state_mut().act(&ctx, browse::Action::SortBy { column, is_also: false });
        window.idle();
        let browsing = &window.harness.state().state.browsing;
        assert_eq!(browsing.cursor(), Some(chosen), "sorted by {column:?}");
        assert_eq!(browsing.selected.ids, selected);
    }
    // Where its cookie is filtered away, they show the first one that is left.
    let category = window.harness.state().state.chosen().unwrap().verdict.category;
    for other in Category::ALL.into_iter().filter(|other| *other != category) {
        window.harness.state_mut().act(&ctx, browse::Action::ChooseCategory(Some(other)));
        window.idle();
        let browsing = &window.harness.state().state.browsing;
        assert!(browsing.cursor().is_none_or(|id| selected.contains(id) && browsing.selected.ids.contains(id)));
    }
}

#[test]
fn what_was_chosen_for_stores_that_are_closed_goes_with_them() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.act(&ctx, browse::Action::FilterSites("boutique".to_owned()));
    app.act(&ctx, browse::Action::SortBy { column: ColumnId::Name, is_also: false });
    window.idle();
    let app = window.harness.state_mut();
    assert!(app.features.browse.spoken_sites(&app.state.words).is_some() && !app.state.browsing.sort.is_empty());
    app.act(&ctx, Ask::Run(Command::CloseAll));
    app.act(&ctx, Ask::Run(Command::OpenSample));
    window.idle();
    let app = window.harness.state();
    assert!(app.state.browsing.sort.is_empty() && app.features.browse.spoken_sites(&app.state.words).is_none());
}

#[test]
fn a_kept_filter_is_a_new_look_in_the_usual_order() {
    let mut window = sample();
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.state.settings.filters.push(crate::settings::KeptFilter { name: "ours".to_owned(), filter: "site:*.fr".to_owned() });
    app.act(&ctx, browse::Action::SortBy { column: ColumnId::Name, is_also: false });
    app.act(&ctx, browse::Action::UseKept("ours".to_owned()));
    window.idle();
    let browsing = &window.harness.state().state.browsing;
    assert!(browsing.sort.is_empty() && browsing.filters.only.terms.len() == 1);
}
