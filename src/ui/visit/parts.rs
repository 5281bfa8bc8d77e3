//! The cards of the page: who stored how much, for whom, and what charters say of it. A line leads to exactly the rows it counts.

use egui::{Label, Ui};

use crate::charter::{Category, Consent};
use crate::inventory::Inventory;
use crate::query::Filter;
use crate::query::filter::{Key, Term, Value};
use crate::ui::kit::{Actions, Ask, Filters, State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::bar_line::{BarLine, share};
use crate::ui::widget::{button, card, text as words_widget};
use crate::visit::{self, DeclaredHere, Involved, Part, Stored, Visit};

/// Room for what a line of an organisation says in numbers, in points.
const NUMBERS: f32 = 264.0;
/// The same for a category.
const COUNT: f32 = 60.0;

/// Paints a card with a heading.
fn titled(ui: &mut Ui, (title, width): (&str, f32), add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::XS);
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::heading(ui, text::strong(title));
        add(ui);
    });
}

/// What the site stored itself, and for whom else.
pub(super) fn own(ui: &mut Ui, state: &State, visit: &Visit, actions: &mut Actions, width: f32) {
    let words = &state.words;
    titled(ui, (&words.text("visit-own"), width), |ui| {
        if visit.own.cookies == 0 {
            words_widget::weak(ui, words.text("visit-own-none"));
        } else {
            sums(ui, state, (visit, &visit.own, Stored::Itself), actions);
        }
    });
    if !visit.works_for.is_empty() {
        titled(ui, (&words.text("visit-works-for"), width), |ui| {
            organisations(ui, state, (visit, &visit.works_for, Stored::Itself), actions);
        });
    }
}

/// What others stored on its pages.
pub(super) fn others(ui: &mut Ui, state: &State, visit: &Visit, actions: &mut Actions, width: f32) {
    let words = &state.words;
    titled(ui, (&words.text("visit-others"), width), |ui| {
        if visit.foreign.cookies == 0 {
            words_widget::weak(ui, words.text("visit-others-none"));
        } else {
            sums(ui, state, (visit, &visit.foreign, Stored::Others), actions);
            ui.add_space(space::XS);
            card::line(ui);
            organisations(ui, state, (visit, &visit.others, Stored::Others), actions);
        }
        if visit.others_at_least {
            words_widget::note(ui, words.text("visit-others-at-least"));
        }
    });
}

/// What a charter declares that speaks for the site, and what is there of it.
pub(super) fn charter(ui: &mut Ui, state: &State, (here, inventory): (&DeclaredHere, &Inventory), width: f32) {
    let words = &state.words;
    let charter = inventory.knowledge().charters.get(here.charter);
    let title = charter.map_or("", |charter| charter.name_in(words.language()));
    titled(ui, (&speech::visible(title), width), |ui| {
        let present = here.lines.iter().filter(|line| line.present > 0).count();
        let counts = [("present", present.into()), ("total", here.lines.len().into())];
        words_widget::weak(ui, words.with("charter-present-of", &counts));
        if here.is_likely {
            words_widget::weak(ui, words.text("visit-charter-likely"));
        }
        for line in &here.lines {
            let t = tokens(ui);
            let (icon, ink) = if line.present > 0 { (Icon::PRESENT, t.good().ink) } else { (Icon::ABSENT, t.weak) };
            ui.horizontal_top(|ui| {
                button::decoration(ui, icon, 16.0, 20.0, ink);
                ui.add(Label::new(text::body(speech::visit_declared(words, line))).wrap().selectable(true));
            });
        }
    });
}

/// Names that are there and that charters do not declare.
pub(super) fn undeclared(ui: &mut Ui, state: &State, visit: &Visit, actions: &mut Actions, width: f32) {
    if visit.undeclared.is_empty() {
        return;
    }
    let words = &state.words;
    titled(ui, (&words.text("visit-undeclared"), width), |ui| {
        let names: Vec<String> = visit.undeclared.iter().map(|name| speech::visible(name)).collect();
        ui.add(Label::new(text::body(names.join(", "))).wrap().selectable(true));
        if button::link_in(ui, &words.text("charter-undeclared-show"), tokens(ui).accent).clicked() {
            show(visit, vec![visit::undeclared()], None, actions);
        }
    });
}

/// How many of which category, what consent they need, and how long they live.
fn sums(ui: &mut Ui, state: &State, (visit, part, stored): (&Visit, &Part, Stored), actions: &mut Actions) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (category, count) in Category::ALL.into_iter().zip(part.categories).filter(|(_, count)| *count > 0) {
        let (name, shades) = (speech::category(words, category), tokens(ui).category(category));
        let numbers = words.number(u64::from(count));
        let spoken = speech::key_value(words, &name, &numbers);
        let line = BarLine {
            sign: Some((Icon::of(category), shades.ink)),
            name: &name,
            aside: None,
            numbers: &numbers,
            numbers_width: COUNT,
            share: Some(share(count as usize, part.cookies as usize)),
            fill: shades.fill,
            spoken: &spoken,
        };
        if line.show(ui).clicked() {
            show(visit, vec![visit.stored_by(stored)], Some(category), actions);
        }
    }
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::L, space::XS);
        for (consent, count) in Consent::ALL.into_iter().zip(part.consent).filter(|(_, count)| *count > 0) {
            let label = speech::key_value(words, &speech::consent(words, consent), &words.number(u64::from(count)));
            if button::link_in(ui, &label, tokens(ui).accent).clicked() {
                show(visit, vec![visit.stored_by(stored), Term::is(Key::Consent, Value::Consent(consent))], None, actions);
            }
        }
    });
    ui.add_space(space::XS);
    words_widget::weak(ui, speech::visit_longest(words, part));
}

fn organisations(ui: &mut Ui, state: &State, (visit, all, stored): (&Visit, &[Involved], Stored), actions: &mut Actions) {
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = 0.0;
    let most = all.iter().map(|who| who.sums.cookies).max().unwrap_or(0);
    let say_domains = all.iter().any(|who| who.domains.iter().any(|domain| *domain != who.name));
    for who in all {
        let name = speech::site(words, &who.name).into_owned();
        // A name that is a domain needs not say it twice.
        let domains: Vec<_> = who.domains.iter().filter(|domain| **domain != who.name).map(|domain| speech::site(words, domain)).collect();
        let domains = domains.join(", ");
        let cookies = words.count("cookies", u64::from(who.sums.cookies));
        let numbers = speech::asides(words, [cookies, speech::visit_span(words, &who.sums)]);
        let spoken = speech::visit_who(words, who);
        let line = BarLine {
            sign: None,
            name: &name,
            aside: say_domains.then_some(domains.as_str()),
            numbers: &numbers,
            numbers_width: NUMBERS,
            share: Some(share(who.sums.cookies as usize, most as usize)),
            fill: tokens(ui).category(Category::ThirdParty).fill,
            spoken: &spoken,
        };
        if line.show(ui).clicked() {
            // Where no terms leave exactly these, all that the same ones stored are shown.
            let terms = std::iter::once(visit.stored_by(stored)).chain(who.terms(stored).into_iter().flatten());
            show(visit, terms.collect(), None, actions);
        }
    }
}

/// Leads to cookies of the visit in the table.
fn show(visit: &Visit, terms: Vec<Term>, category: Option<Category>, actions: &mut Actions) {
    let only = Filter { category, terms, ..Filter::default() };
    actions.ask(Ask::Show(Filters { site: Some(visit.name.clone()), only }));
}
