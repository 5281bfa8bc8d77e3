//! What is known of a cookie name, and what would be said of it.

use egui::{Label, Ui, vec2};

use super::state::LookedUp;
use super::{Action, Actions, Own};
use crate::classify::{Explained, catalogue};
use crate::query::Filter;
use crate::query::filter::{Key, Value};
use crate::site;
use crate::ui::kit::speech::{self, About};
use crate::ui::kit::{Ask, NameOnHost, Pane, State};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{badge, button, card, page, text as words_widget};

/// Width of the page at most, in points.
const PAGE: f32 = 1_000.0;
/// Narrower than this, in points, the two verdicts stand below each other.
const BESIDE: f32 = 720.0;
/// What a card takes of its width for its edge and the room inside, in points.
const CARD_EDGES: f32 = 34.0;
/// Names to begin with.
const EXAMPLES: [&str; 5] = ["_fbp", "_ga", "_pk_id.1.1fff", "csrftoken", "PHPSESSID"];

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, ("look-up", &state.words.text("tab-look-up")), PAGE, |ui, width| contents(ui, state, own, actions, width));
}

fn contents(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = space::S;
    words_widget::heading(ui, text::title(words.text("look-up-title")));
    words_widget::weak(ui, words.text("look-up-lead"));
    ui.add_space(space::XS);
    fields(ui, state, own, actions, width);
    // Lines of text are no higher than text, also where a link stands in them.
    ui.spacing_mut().interact_size.y = 20.0;
    let Some(looked_up) = &own.looked_up else {
        examples(ui, state, own, actions);
        return;
    };
    if looked_up.host_is_wrong {
        let ink = tokens(ui).warning.ink;
        ui.add(Label::new(text::body(words.text("look-up-host-wrong")).color(ink)).wrap());
    }
    in_store(ui, state, own, actions);
    near(ui, state, (own, looked_up), actions);
    outcomes(ui, state, (own, looked_up), width);
    super::entries::show(ui, state, (own, looked_up), width);
}

/// The two fields, for a name and for the host that it may stand on.
fn fields(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    let words = &state.words;
    let form = &own.typed;
    ui.horizontal(|ui| {
        let half = (width - space::M) / 2.0;
        ui.spacing_mut().item_spacing.x = space::M;
        let hint = words.text("look-up-name");
        let field = Field { id: Pane::LookUp.focus_id(), icon: Icon::SEARCH, hint: &hint, suffix: None, width: half };
        if let (_, Some(name)) = field.show(ui, &form.name) {
            actions.push(Action::Type(NameOnHost { name, host: form.host.clone() }));
        }
        let hint = words.text("look-up-host");
        let field = Field { id: egui::Id::unique("look-up-host"), icon: Icon::DOMAIN, hint: &hint, suffix: None, width: half };
        if let (_, Some(host)) = field.show(ui, &form.host) {
            actions.push(Action::Type(NameOnHost { name: form.name.clone(), host }));
        }
    });
}

/// A name that is looked up with a click, on the host that is typed.
fn name_link(ui: &mut Ui, own: &Own, name: &str, actions: &mut Actions) {
    if button::link_in(ui, name, tokens(ui).accent).clicked() {
        actions.ask(Ask::LookUp(NameOnHost { name: name.to_owned(), host: own.typed.host.clone() }));
    }
}

/// What stands there before anything is looked up.
fn examples(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        words_widget::weak(ui, state.words.text("look-up-examples"));
        for name in EXAMPLES {
            name_link(ui, own, name, actions);
        }
    });
    words_widget::note(ui, state.words.count("look-up-catalogue", catalogue().len() as u64));
}

/// How many shown cookies have the name, and the way to them.
fn in_store(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    if let Some(failure) = own.named.failure() {
        words_widget::note(ui, speech::stopped(&state.words, failure));
        return;
    }
    let Some(count) = own.named.value().map(|count| **count).filter(|_| state.has_stores()) else { return };
    ui.horizontal_wrapped(|ui| {
        button::decoration(ui, Icon::STORE, 16.0, 20.0, tokens(ui).weak);
        ui.label(text::body(state.words.count("look-up-in-store", count)).color(tokens(ui).weak));
        if count > 0 && button::link_in(ui, &state.words.text("look-up-show"), tokens(ui).accent).clicked() {
            actions.ask(Ask::Show(Filter::on(Key::Name, Value::text(own.typed.name.trim())).into()));
        }
    });
}

/// That nobody knows the name, and known ones that are like it.
fn near(ui: &mut Ui, state: &State, (own, looked_up): (&Own, &LookedUp), actions: &mut Actions) {
    if !looked_up.found.entries.is_empty() {
        return;
    }
    let words = &state.words;
    card::card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            button::decoration(ui, Icon::UNKNOWN, 16.0, 20.0, tokens(ui).weak);
            ui.vertical(|ui| {
                ui.add(Label::new(text::body(words.text("look-up-unknown"))).wrap());
                if looked_up.found.near.is_empty() {
                    return;
                }
                ui.horizontal_wrapped(|ui| {
                    words_widget::weak(ui, words.text("look-up-near"));
                    for name in &looked_up.found.near {
                        name_link(ui, own, name, actions);
                    }
                });
            });
        });
    });
}

/// The two verdicts, beside each other where there is room.
fn outcomes(ui: &mut Ui, state: &State, (own, looked_up): (&Own, &LookedUp), width: f32) {
    let both = [("look-up-own-site", &looked_up.found.on_own_site), ("look-up-third-party", &looked_up.found.as_third_party)];
    if width < BESIDE {
        for (title, outcome) in both {
            card::card(ui, |ui| {
                ui.set_width(width - CARD_EDGES);
                self::outcome(ui, state, (own, looked_up), (title, outcome));
            });
        }
        return;
    }
    let half = (width - space::M) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (title, outcome) in both {
            ui.vertical(|ui| {
                ui.set_width(half);
                card::card(ui, |ui| {
                    ui.set_width(half - CARD_EDGES);
                    self::outcome(ui, state, (own, looked_up), (title, outcome));
                });
            });
        }
    });
}

/// A verdict: in badges, in sentences, with the reasons below and what speaks against it.
fn outcome(ui: &mut Ui, state: &State, (own, looked_up): (&Own, &LookedUp), (title, outcome): (&str, &Explained)) {
    let words = &state.words;
    let verdict = &outcome.verdict;
    ui.spacing_mut().item_spacing.y = space::S;
    words_widget::heading(ui, text::strong(words.text(title)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, 6.0);
        badge::category(ui, verdict.category, &speech::category(words, verdict.category));
        badge::neutral(ui, &speech::confidence(words, verdict.confidence));
        badge::neutral(ui, &speech::consent(words, verdict.consent));
    });
    let what = words.text(&format!("verdict-purpose-{}", verdict.purpose.code())).into_owned();
    let follows = words.text(&format!("verdict-consent-{}", verdict.consent.code())).into_owned();
    ui.add(Label::new(text::body(speech::sentences(words, &what, &follows))).wrap().selectable(true));
    let some_site = words.text("look-up-some-site");
    let site = looked_up.host.as_deref().map_or(some_site.as_ref(), site::registrable_domain);
    let knowledge = state.judged_by.knowledge.as_ref();
    let about = About::looked_up(own.typed.name.trim(), site, &looked_up.found, outcome, knowledge);
    for piece in speech::spoken(outcome) {
        let reason = speech::reason_about(words, &about, piece);
        card::line(ui);
        ui.horizontal_top(|ui| {
            button::decoration(ui, speech::icon(piece.rule), 16.0, 20.0, tokens(ui).text);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                words_widget::rich(ui, &reason.text);
                let confidence = speech::confidence_inside(words, piece.confidence);
                words_widget::note(ui, speech::aside(words, &reason.source, &confidence));
            });
        });
    }
    if let Some(sentence) = speech::dispute(words, &about, outcome) {
        let shades = tokens(ui).warning;
        card::notice(ui, shades.tint, |ui| {
            ui.set_width(ui.available_width());
            ui.add(Label::new(text::body(sentence)).wrap());
        });
    }
}
