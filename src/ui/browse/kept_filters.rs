//! Filters under names: kept in the settings, chosen and dropped in the filter panel.

use egui::{Context, Id, Key, Ui};

use super::{Action, Actions, Own};
use crate::query::Filter;
use crate::query::filter::{Names, parse, print};
use crate::settings::KeptFilter;
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, Dialog, Filters, Preference, State, speech};
use crate::ui::theme::{Icon, space};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, menu, text as words_widget};

/// The lines of the filter panel: what is kept, and the way to keep what is typed.
pub fn items(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    if !state.settings.filters.is_empty() {
        menu::heading(ui, &words.text("filter-kept"));
    }
    for kept in &state.settings.filters {
        let item = menu::item(ui, Some(Icon::FILTER), &kept.name, &end(&written(&kept.filter, state)));
        if item.secondary_clicked() || item.has_focus() && ui.input(|input| input.key_pressed(Key::Delete)) {
            actions.push(Action::ForgetKept(kept.name.clone()));
        } else if item.clicked() {
            actions.push(Action::UseKept(kept.name.clone()));
        }
    }
    if !state.browsing.filters.only.terms.is_empty() && menu::item(ui, Some(Icon::SAVE), &words.text("filter-keep"), "").clicked() {
        actions.push(Action::NameFilter(String::new()));
        actions.ask(Ask::ShowDialog(Dialog::KeepFilter));
    }
}

/// A kept filter in the names of the window, whatever language it is kept in; as it stands when it was changed by hand and is not understood.
fn written(filter: &str, state: &State) -> String {
    let names = speech::filter_names(state.language());
    speech::visible(&parse(filter, names).map_or_else(|_| filter.to_owned(), |terms| print(&terms, names)))
}

/// As much of a filter as a line has room for beside its name.
fn end(filter: &str) -> String {
    words_widget::end_cut(filter, 150.0, 6.5)
}

/// Paints the dialog that asks for a name.
pub fn dialog(ctx: &Context, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    modal(ctx, &words.text("filter-keep-title"), 460.0, actions, |ui, actions| {
        words_widget::weak(ui, speech::visible(&print(&state.browsing.filters.only.terms, speech::filter_names(state.language()))));
        ui.add_space(space::S);
        let id = Id::unique("filter-name");
        let field = Field { id, icon: Icon::SAVE, hint: &words.text("filter-keep-name"), suffix: None, width: ui.available_width() };
        let (response, changed) = field.show(ui, &own.filter_name);
        if let Some(name) = changed {
            actions.push(Action::NameFilter(name));
        }
        let can_keep = !own.filter_name.trim().is_empty();
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if is_entered && can_keep {
            actions.push(Action::KeepFilter);
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        ui.add_space(space::L);
        let (cancel, keep) = (words.text("cancel"), words.text("filter-keep-button"));
        let width = button_width(ui, &cancel, false) + space::S + primary_width(ui, &keep);
        buttons(ui, width, |ui| {
            if button::plain(ui, &cancel).clicked() {
                actions.ask(Ask::CloseDialog);
            }
            ui.add_enabled_ui(can_keep, |ui| {
                if button::primary(ui, Icon::SAVE, &keep).clicked() {
                    actions.push(Action::KeepFilter);
                }
            });
        });
    });
}

impl Own {
    /// Keeps the terms under the typed name; another filter of that name gives way.
    pub(super) fn keep_filter(&mut self, state: &mut State) {
        let name = std::mem::take(&mut self.filter_name).trim().to_owned();
        let mut kept = state.settings.filters.clone();
        kept.retain(|other| other.name != name);
        kept.push(KeptFilter { name: name.clone(), filter: print(&state.browsing.filters.only.terms, &Names::default()) });
        state.dialogs.close();
        state.ask(Ask::Prefer(Preference::Filters(kept)));
        state.say(state.words.with("toast-filter-kept", &[("name", name.into())]));
    }

    /// A new look at what a kept filter leaves. One that was changed by hand and is not understood stands in the search field with the reason.
    pub(super) fn use_kept(&mut self, name: &str, state: &mut State, ctx: &Context) {
        let Some(kept) = state.settings.filters.iter().find(|kept| kept.name == name) else { return };
        match parse(&kept.filter, speech::filter_names(state.language())) {
            Ok(terms) => self.show(Filters::from(Filter { terms, ..Filter::default() }), state, ctx),
            Err(_) => self.search(kept.filter.clone(), state, ctx),
        }
    }
}

/// Drops a kept filter.
pub(super) fn forget_kept(name: &str, state: &mut State) {
    let mut kept = state.settings.filters.clone();
    kept.retain(|other| other.name != name);
    state.ask(Ask::Prefer(Preference::Filters(kept)));
}
