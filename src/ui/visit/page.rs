//! What the site stored itself, for whom else, who else stored something on its pages, how long, what needs consent, what its charter declares.

use egui::{Context, Key, Ui};

use super::state::Visited;
use super::{Own, parts};
use crate::export::{Format, What};
use crate::inventory::Inventory;
use crate::notes::Topic;
use crate::removal;
use crate::ui::kit::{Actions, Ask, Command, Dialog, Filters, Pane, Screen, State, noting, speech, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::spinner::spinner;
use crate::ui::widget::{badge, button, menu, page, text as words_widget};
use crate::visit::Visit;

const PAGE: f32 = 860.0;

/// What the page is called among pages.
pub(super) const ID: &str = "site-page";

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    // Its name must not wait for what is worked out: a screen reader says it on arriving, once.
    let site = state.browsing.filters.site.as_deref();
    let name = site.map_or_else(|| state.words.text("tab-cookies").into_owned(), |site| title(state, site));
    page::show(ui, (ID, &name), PAGE, |ui, width| {
        ui.scope(|ui| {
            ui.spacing_mut().button_padding.x = 0.0;
            if button::link(ui, Some(Icon::LEFT), &state.words.text("visit-back")).clicked() {
                actions.run(Command::Cookies);
            }
        });
        if let Some(failure) = state.browsing.inventory.failure().or(own.visited.failure()) {
            stopped::show(ui, state, failure, actions);
            return;
        }
        match own.visited.value().map(AsRef::as_ref) {
            Some(Visited { inventory, visit: Some(visit) }) => contents(ui, state, (visit, inventory), width, actions),
            Some(Visited { visit: None, .. }) | None => drop(spinner(ui, 24.0, &state.words.text("announce-reading"))),
        }
    });
}

/// Esc leads back, where nothing else on the window is to be left by it. Asked once everything is painted: what it closes beside a control has taken it then,
/// wherever that stands.
pub fn left(ctx: &Context, state: &State, actions: &mut Actions) {
    let is_searching = || ctx.read_response(Pane::Search.focus_id()).is_some_and(|field| field.has_focus() || field.lost_focus());
    let is_free = || state.screen == Screen::Site && state.dialogs.open().is_none() && !menu::is_any_open(ctx) && !is_searching();
    if ctx.input(|input| input.key_pressed(Key::Escape)) && is_free() {
        actions.run(Command::Cookies);
    }
}

fn contents(ui: &mut Ui, state: &State, (visit, inventory): (&Visit, &Inventory), width: f32, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = space::S;
    words_widget::heading(ui, text::title(title(state, &visit.name)));
    words_widget::weak(ui, lead(state, visit));
    let (bar, _) = ui.allocate_exact_size(egui::vec2(width, 4.0), egui::Sense::hover());
    let all: Vec<u32> = visit.own.categories.iter().zip(visit.foreign.categories).map(|(own, foreign)| own + foreign).collect();
    badge::paint_bar(ui.painter(), tokens(ui), bar, all.try_into().unwrap_or_default());
    ui.add_space(space::XS);
    commands(ui, state, (visit, inventory), actions);
    noting::show(ui, state, Topic::Site { site: visit.name.clone() }, actions);
    parts::own(ui, state, visit, actions, width);
    parts::others(ui, state, visit, actions, width);
    for here in &visit.charters {
        parts::charter(ui, state, (here, inventory), width);
    }
    parts::undeclared(ui, state, visit, actions, width);
}

fn commands(ui: &mut Ui, state: &State, (visit, inventory): (&Visit, &Inventory), actions: &mut Actions) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        if button::secondary(ui, Icon::COOKIE, &words.text("visit-show")).clicked() {
            actions.ask(Ask::Show(Filters::of_site(Some(visit.name.clone()))));
        }
        if button::secondary(ui, Icon::COPY, &words.text("visit-copy")).clicked() {
            actions.ask(Ask::Copy(as_text(state, visit, inventory)));
        }
        if button::secondary(ui, Icon::CLOSE, &words.text("removal-link")).clicked() {
            actions.ask(Ask::ShowDialog(Dialog::Removal(speech::removal_ways(words, &removal::of_site(visit, inventory)))));
        }
        if button::secondary(ui, Icon::EXPORT, &words.text("visit-print")).clicked() {
            actions.ask(Ask::Export(What::Site, Format::Html));
        }
    });
}

fn title(state: &State, site: &str) -> String {
    let site = speech::site(&state.words, site).into_owned();
    state.words.with("visit-title", &[("site", site.into())])
}

fn lead(state: &State, visit: &Visit) -> String {
    let own = state.words.count("cookies", u64::from(visit.own.cookies));
    match u64::from(visit.foreign.cookies) {
        0 => own,
        others => state.words.with("site-row-cookies", &[("own", own.into()), ("count", others.into())]),
    }
}

/// The page as text, for the clipboard.
fn as_text(state: &State, visit: &Visit, inventory: &Inventory) -> String {
    let mut lines = vec![title(state, &visit.name), lead(state, visit)];
    for part in speech::visit(&state.words, visit, inventory) {
        lines.extend([String::new(), part.title]);
        lines.extend(part.lines);
    }
    lines.join("\n")
}
