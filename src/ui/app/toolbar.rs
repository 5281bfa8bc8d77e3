//! Open, which store, read again; search, export, settings.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Frame, Margin, Panel, Ui};

use super::action::Action;
use super::search::search;
use super::tabs;
use crate::ui::kit::{Actions, Ask, Command, Place, ShownStores, Source, State, speech};
use crate::ui::open;
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::{button, card, height, menu, region, text};

/// Where less room than this is left beside "Open", in points, all but the search goes into a menu.
const FOLDED: f32 = 560.0;
/// How wide a letter of a name is on average, in points.
const GLYPH: f32 = 7.4;
/// What the search and the menu of pages need beside "Open", in points.
const ROOM_OF_PAGES: f32 = 230.0;

/// Paints the toolbar. Whether the pages can be chosen in it.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) -> bool {
    let mut has_pages = false;
    let is_scarce = height::is_scarce(ui.ctx());
    let frame = Frame::new().fill(tokens(ui).panel).inner_margin(Margin::symmetric(if is_scarce { 8 } else { 12 }, 0));
    Panel::top("toolbar").exact_size(if is_scarce { 44.0 } else { 52.0 }).resizable(false).frame(frame).show(ui, |ui| {
        region::name(ui, Role::Toolbar, &state.words.text("toolbar"));
        ui.horizontal_centered(|ui| {
            open_menu(ui, state, actions);
            // Asked after "Open" was painted, whose width differs with the language.
            if ui.available_width() < FOLDED {
                // Where the window is low the pages are chosen here too.
                has_pages = height::is_low(ui.ctx()) && ui.available_width() >= ROOM_OF_PAGES && tabs::are_shown(state);
                if has_pages {
                    tabs::menu_of_pages(ui, state, actions);
                }
                folded(ui, state, actions);
                return;
            }
            if state.has_stores() {
                store_picker(ui, state, actions);
                let name = speech::with_keys(&state.words, Command::Reload);
                if button::icon(ui, Icon::RELOAD, &name).clicked() {
                    actions.run(Command::Reload);
                }
                follow(ui, state, actions);
            }
            right_side(ui, state, actions);
        });
    });
    has_pages
}

/// Following the stores, where one can be followed: pressed while they are.
fn follow(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    if !state.allows(Command::Follow) {
        return;
    }
    let (is_on, t) = (state.watching.is_following(), tokens(ui));
    let name = speech::with_keys(&state.words, Command::Follow);
    let pressed = button::icon_colored(ui, Icon::SHOWN, &name, if is_on { t.accent } else { t.text });
    ui.ctx().accesskit_node_builder(pressed.id, |node| {
        node.set_toggled(if is_on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False });
    });
    if is_on {
        // Not its colour alone.
        let line = egui::Stroke::new(2.0, t.accent);
        ui.painter().hline(pressed.rect.shrink2(egui::vec2(8.0, 0.0)).x_range(), pressed.rect.bottom() - 2.0, line);
    }
    if pressed.clicked() {
        actions.run(Command::Follow);
    }
}

fn open_menu(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let label = state.words.text("command-open");
    let is_scarce = height::is_scarce(ui.ctx());
    let opener = if is_scarce { button::icon(ui, Icon::OPEN, &label) } else { button::menu(ui, Icon::OPEN, &label) };
    region::mark(ui.ctx(), ui.max_rect(), opener.id);
    menu::below(&opener, 320.0, |ui| {
        for command in Command::at(Place::OpenMenu) {
            if menu::item(ui, Some(command.icon()), &state.words.text(command.label_id()), &speech::keys_of(&state.words, command))
                .clicked()
            {
                actions.run(command);
            }
        }
        if !state.settings.recent.is_empty() {
            card::line(ui);
            menu::heading(ui, &state.words.text("recent"));
        }
        let recent: Vec<&Path> = state.settings.recent.iter().map(PathBuf::as_path).collect();
        let names = speech::shown_path_names(ui.ctx(), &state.words, state.env.places.home.as_deref(), (&recent, 40));
        for (path, name) in recent.into_iter().zip(names.iter()) {
            let recent = menu::item(ui, Some(Icon::RECENT), name, "").hint(path.display().to_string());
            if recent.accessible_name(path.display().to_string()).clicked() {
                actions.ask(Ask::Open(vec![Source::Path(path.to_owned())]));
            }
        }
        if state.has_stores() {
            card::line(ui);
            let close = Command::CloseAll;
            if menu::item(ui, Some(close.icon()), &state.words.text(close.label_id()), &speech::keys_of(&state.words, close)).clicked() {
                actions.run(close);
            }
        }
    });
}

fn store_picker(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let stores = &state.stores;
    let cookies = |count: usize| state.words.count("cookies", count as u64);
    let name = match state.shown {
        ShownStores::One(index) => {
            stores.get(index).map_or_else(String::new, |opened| speech::opened_name(&state.words, &state.browsing.store_names, opened))
        }
        ShownStores::All if stores.len() == 1 => speech::store_name(&state.words, &stores[0].store),
        ShownStores::All => state.words.count("store-all-count", stores.len() as u64),
    };
    // What the stores hold, whatever filters leave of it: the number beside a name should not move while one types.
    let total: usize = state.shown_stores().map(|opened| opened.store.report.cookies.rows.len()).sum();
    // What the right side needs at least. A long name is cut in its middle: profiles of one browser differ at the end.
    let room = (ui.available_width() - 560.0).clamp(80.0, 420.0);
    let labelled = |store: String| state.words.with("store-picker", &[("store", store.into()), ("cookies", cookies(total).into())]);
    let cut = text::middle_cut(&name, room, GLYPH);
    let whole = labelled(name);
    let opener = button::menu(ui, Icon::STORE, &labelled(cut)).accessible_name(whole);
    menu::below(&opener, 380.0, |ui| store_items(ui, state, actions));
}

/// Which stores are shown, and the way to close one.
fn store_items(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let stores = &state.stores;
    let cookies = |count: usize| state.words.count("cookies", count as u64);
    if stores.len() > 1 {
        let all: usize = stores.iter().map(|opened| opened.store.report.cookies.rows.len()).sum();
        let is_shown = state.shown == ShownStores::All;
        if menu::radio_item(ui, is_shown, Some(Icon::STORE), &state.words.text("store-all"), &cookies(all)).clicked() {
            actions.push(Action::Open(open::Action::Show(ShownStores::All)));
        }
    }
    for (index, opened) in stores.iter().enumerate() {
        let shown = state.shown == ShownStores::One(index) || stores.len() == 1;
        let name = speech::opened_name(&state.words, &state.browsing.store_names, opened);
        // Cut in its middle: names of one browser differ at the end.
        let cut = text::middle_cut(&name, 310.0, GLYPH);
        let item = menu::radio_item(ui, shown, Some(Icon::STORE), &cut, &cookies(opened.store.report.cookies.rows.len()));
        let item = item.accessible_name(&name);
        // The sample lies nowhere.
        let item = if opened.store.source.is_sample() { item } else { item.hint(opened.store.source.shown()) };
        if item.clicked() {
            actions.push(Action::Open(open::Action::Show(ShownStores::One(index))));
        }
    }
    card::line(ui);
    for (index, opened) in stores.iter().enumerate() {
        let name = speech::opened_name(&state.words, &state.browsing.store_names, opened);
        let close = |store: String| state.words.with("command-close-store", &[("store", store.into())]);
        let cut = close(text::middle_cut(&name, 330.0, GLYPH));
        if menu::item(ui, Some(Icon::CLOSE), &cut, "").accessible_name(close(name)).clicked() {
            actions.push(Action::Open(open::Action::Close(index)));
        }
    }
}

/// In a small window, or one that is zoomed far: the search, and a menu with all the rest.
fn folded(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    search(ui, state, (ui.available_width() - space::CONTROL - space::S).max(60.0), actions);
    let opener = button::icon(ui, Icon::MORE, &state.words.text("toolbar-more"));
    menu::below(&opener, 320.0, |ui| {
        // The line at the foot of the window, which leads to the record, is not there where room is scarce.
        let record = height::is_scarce(ui.ctx()).then_some(Command::Record);
        let always = [Command::Export, Command::Reload, Command::Follow, Command::Settings];
        for command in always.into_iter().chain(record).filter(|command| state.allows(*command)) {
            let keys = speech::keys_of(&state.words, command);
            if menu::item(ui, Some(command.icon()), &state.words.text(command.label_id()), &keys).clicked() {
                actions.run(command);
            }
        }
        if state.has_stores() {
            card::line(ui);
            store_items(ui, state, actions);
        }
    });
}

/// Pushed to the right edge, but added from left to right, so that Tab goes the way one reads.
fn right_side(ui: &mut Ui, state: &State, actions: &mut Actions<Action>) {
    let export = state.words.text("command-export");
    let export_width = ui.painter().layout_no_wrap(export.to_string(), font(14.0, Weight::Semibold), tokens(ui).text).size().x + 54.0;
    let search_width = (ui.available_width() - export_width - space::CONTROL - 3.0 * space::S).clamp(120.0, 440.0);
    let used = search_width + space::S + export_width + space::S + space::CONTROL;
    // No layout from the right, which would add (and hand to Tab and screen readers) the last thing first.
    ui.add_space((ui.available_width() - used).max(0.0));
    search(ui, state, search_width, actions);
    ui.add_enabled_ui(state.allows(Command::Export), |ui| {
        let hover = speech::keys_of(&state.words, Command::Export);
        if button::primary(ui, Icon::EXPORT, &export).hint(hover).clicked() {
            actions.run(Command::Export);
        }
    });
    let name = speech::with_keys(&state.words, Command::Settings);
    if button::icon(ui, Icon::SETTINGS, &name).clicked() {
        actions.run(Command::Settings);
    }
}
