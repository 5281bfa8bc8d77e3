//! Filters under names: kept in the settings, chosen and dropped in the filter panel, and had back once they were dropped.

use egui::{Context, Id, Key, Response, Ui, vec2};

use super::{Action, Actions, Own};
use crate::query::Filter;
use crate::query::filter::{Names, parse, print};
use crate::settings::KeptFilter;
use crate::ui::kit::modal::{button_width, buttons, modal, primary_width};
use crate::ui::kit::{Ask, Command, Dialog, Filters, Preference, State, Undoable, speech};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, card, menu, text as words_widget};

/// The lines of the filter panel: what is kept, and the way to keep what is typed.
pub fn items(ui: &mut Ui, state: &State, actions: &mut Actions) {
    let words = &state.words;
    if !state.settings.filters.is_empty() {
        menu::heading(ui, &words.text("filter-kept"));
    }
    for kept in &state.settings.filters {
        let (item, drop) = line(ui, kept, state);
        if drop.clicked() {
            actions.push(Action::ForgetKept(kept.name.clone()));
        }
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

/// A kept filter, and the cross that drops it.
fn line(ui: &mut Ui, kept: &KeptFilter, state: &State) -> (Response, Response) {
    let name = speech::visible(&kept.name);
    let drop = state.words.with("filter-drop", &[("name", name.as_str().into())]);
    let both = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let size = vec2(ui.available_width() - space::CONTROL, space::CONTROL);
        let item = ui.allocate_ui(size, |ui| menu::item(ui, Some(Icon::FILTER), &name, &end(&written(&kept.filter, state))));
        (item.inner, button::icon(ui, Icon::CLOSE, &drop))
    });
    both.inner
}

/// That a filter of the typed name is kept already, and which one.
fn replaced(state: &State, name: &str) -> Option<String> {
    let name = name.trim();
    let kept = state.settings.filters.iter().find(|kept| kept.name == name)?;
    Some(state.words.with("filter-keep-replaces", &[("filter", written(&kept.filter, state).into())]))
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
        // Enter is about what was typed in the same frame, too.
        let name = changed.as_deref().unwrap_or(&own.filter_name);
        let can_keep = !name.trim().is_empty();
        let replaced = replaced(state, name);
        if let Some(name) = changed.clone() {
            actions.push(Action::NameFilter(name));
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // Pressed by its name, not in passing.
        if is_entered && can_keep && replaced.is_none() {
            actions.push(Action::KeepFilter);
        } else if ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        if let Some(sentence) = &replaced {
            ui.add_space(space::S);
            card::remark(ui, tokens(ui).warning, sentence, None);
        }
        ui.add_space(space::L);
        let keep = if replaced.is_some() { "filter-keep-replace" } else { "filter-keep-button" };
        let (cancel, keep) = (words.text("cancel"), words.text(keep));
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

    /// Drops a kept filter; that can be taken back.
    pub(super) fn drop_filter(&mut self, name: &str, state: &mut State) {
        let mut kept = state.settings.filters.clone();
        let Some(place) = kept.iter().position(|other| other.name == name) else { return };
        self.dropped_filters.push((place, kept.remove(place)));
        state.undoable.push(Undoable::Filter);
        state.ask(Ask::Prefer(Preference::Filters(kept)));
        state.offer(state.words.with("toast-filter-dropped", &[("name", speech::visible(name).into())]), Command::Undo);
    }

    /// Keeps the filter that was dropped last again, at its place; one that has its name now gives way.
    pub fn take_back_filter(&mut self, state: &mut State) {
        state.took_back(Undoable::Filter);
        let Some((place, filter)) = self.dropped_filters.pop() else { return };
        let mut kept = state.settings.filters.clone();
        kept.retain(|other| other.name != filter.name);
        let name = speech::visible(&filter.name);
        kept.insert(place.min(kept.len()), filter);
        state.ask(Ask::Prefer(Preference::Filters(kept)));
        state.say(state.words.with("toast-filter-kept", &[("name", name.into())]));
    }

    /// That a filter of the typed name would give way, for who does not see the dialog.
    #[must_use]
    pub fn spoken_keeping(&self, state: &State) -> Option<String> {
        replaced(state, &self.filter_name)
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
