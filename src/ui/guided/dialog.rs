//! What is asked before, and then one step after the other: what to do, and what is done.

use egui::accesskit::Role;
use egui::{Context, Id, Label, Spinner, Ui};

use super::state::Run;
use super::{Action, Actions, Own};
use crate::guided::STEPS;
use crate::ui::kit::modal::{button_width, buttons, focus_once, modal, primary_width, scrolling};
use crate::ui::kit::{Ask, Screen, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, card, choice, roving, text as words_widget};

const WIDTH: f32 = 620.0;

/// Paints the dialog.
pub fn show(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let title = words.text("guided-title");
    modal(ctx, &title, WIDTH, actions, |ui, actions| {
        // In a low window the text scrolls, the buttons stay.
        scrolling(ui, &title, f32::MAX, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            match &own.run {
                None => question(ui, state, own, actions),
                Some(run) => step(ui, state, (own, run), actions),
            }
            if let Some((sentence, path)) = &own.problem {
                card::remark(ui, tokens(ui).warning, sentence, None);
                if let Some(path) = path {
                    words_widget::note(ui, path.clone());
                }
            }
        });
        ui.add_space(space::S);
        footer(ui, state, own, actions);
    });
}

/// Which site, with which browser.
fn question(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    words_widget::weak(ui, words.text("guided-lead"));
    ui.add_space(space::XS);
    let hint = words.text("guided-address");
    let field = Field { id: Id::unique("guided-address"), icon: Icon::DOMAIN, hint: &hint, suffix: None, width: ui.available_width() };
    let (response, typed) = field.show(ui, &own.typed);
    if let Some(typed) = typed {
        actions.push(Action::TypeAddress(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        actions.push(Action::Start);
    }
    focus_once(&response);
    // In a low window it stands below the fold, and one types without looking for it first.
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let Some(found) = own.browsers.value() else {
        words_widget::note(ui, words.text("guided-looking"));
        return;
    };
    let (browsers, confined) = &**found;
    if browsers.is_empty() {
        card::remark(ui, tokens(ui).warning, &words.text("guided-no-browser"), None);
    } else {
        words_widget::heading(ui, text::strong(words.text("guided-browser")));
        roving::group(ui, Role::RadioGroup, &words.text("guided-browser"), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (place, browser) in browsers.iter().enumerate() {
                let path = speech::visible(&browser.program().display().to_string());
                if choice::radio(ui, place == own.chosen, browser.name(), &path).clicked() {
                    actions.push(Action::Choose(place));
                }
            }
        });
    }
    for browser in confined {
        words_widget::note(ui, words.with("guided-confined", &[("browser", browser.name.into())]));
    }
}

/// What to do in the browser.
fn step(ui: &mut Ui, state: &State, (own, run): (&Own, &Run), actions: &mut Actions) {
    let words = &state.words;
    if run.is_whole() {
        ui.add(Label::new(text::body(words.text("guided-all-taken"))).wrap());
    } else {
        words_widget::heading(ui, text::strong(speech::guided_step(words, run.step)));
        card::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::S;
            for (number, sentence) in (1..).zip(speech::guided_instructions(words, run.step)) {
                ui.horizontal_top(|ui| {
                    words_widget::weak(ui, words.number(number));
                    ui.add(Label::new(text::body(sentence)).wrap());
                });
            }
        });
        if !run.browser.is_firefox() {
            words_widget::note(ui, words.text("guided-third-parties"));
        }
    }
    under_way(ui, state, (own, run));
    taken(ui, state, (own, run), actions);
}

/// The browser is starting, or still writing.
fn under_way(ui: &mut Ui, state: &State, (own, run): (&Own, &Run)) {
    let words = &state.words;
    let Some(left) = own.waits() else { return };
    let browser = ("browser", run.browser.name().into());
    let sentence = match left.as_millis().div_ceil(1_000) {
        0 => words.with("guided-starting", &[browser]),
        seconds => words.with("guided-waiting", &[browser, ("seconds", u64::try_from(seconds).unwrap_or(u64::MAX).into())]),
    };
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(16.0).color(tokens(ui).accent));
        ui.add(Label::new(text::body(sentence)).wrap());
    });
}

/// What is kept, and the way to do it again.
fn taken(ui: &mut Ui, state: &State, (own, run): (&Own, &Run), actions: &mut Actions) {
    if run.taken.is_empty() {
        return;
    }
    let words = &state.words;
    let names = STEPS.into_iter().filter(|step| run.taken.contains(step)).map(|step| speech::guided_step_name(words, step));
    let names = speech::asides(words, names);
    ui.add(Label::new(text::body(words.with("guided-is-taken", &[("steps", names.into())]))).wrap());
    ui.add_enabled_ui(!own.work.is_running(), |ui| {
        ui.horizontal_wrapped(|ui| {
            for step in STEPS.into_iter().filter(|step| run.taken.contains(step)) {
                let name = speech::guided_step_name(words, step);
                if button::secondary(ui, Icon::RELOAD, &words.with("guided-again", &[("step", name.into())])).clicked() {
                    actions.push(Action::Again(step));
                }
            }
        });
    });
}

fn footer(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let Some(run) = &own.run else {
        let (cancel, start) = (words.text("cancel"), words.text("guided-start"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &start);
        let is_ready = own.browsers.value().is_some_and(|found| !found.0.is_empty());
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(is_ready && !own.work.is_running(), |ui| {
                if button::primary(ui, Icon::PLAY, &start).clicked() {
                    actions.push(Action::Start);
                }
            });
        });
        return;
    };
    let is_waiting = own.waits().is_some_and(|left| !left.is_zero());
    let (leave, finish) = (words.text("guided-leave"), words.text("guided-finish"));
    let main = if is_waiting { words.text("guided-stop") } else { words.text("guided-done") };
    let rest = if run.is_whole() { 0.0 } else { space::S + primary_width(ui, &main) };
    let width = button_width(ui, &leave, false) + space::S + button_width(ui, &finish, true) + rest;
    buttons(ui, width, |ui| {
        if button::plain(ui, &leave).clicked() {
            actions.ask(Ask::CloseDialog);
            actions.ask(Ask::GoTo(Screen::Audit));
        }
        ui.add_enabled_ui(!own.work.is_running(), |ui| {
            if button::secondary(ui, Icon::CLOSE, &finish).clicked() {
                actions.push(Action::Finish);
            }
        });
        if run.is_whole() {
            return;
        }
        if is_waiting {
            if button::secondary(ui, Icon::STOP, &main).clicked() {
                actions.push(Action::Stop);
            }
            return;
        }
        ui.add_enabled_ui(!own.work.is_running(), |ui| {
            if button::primary(ui, Icon::CHECK, &main).clicked() {
                actions.push(Action::Done);
            }
        });
    });
}
