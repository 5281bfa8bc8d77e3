//! Three panes: sites, table, details; one of them where the window has room for no more.

use std::ops::RangeInclusive;

use egui::{CentralPanel, Context, Id, Rect, Ui, UiBuilder};

use super::sites::Head;
use super::{Actions, Own, one_line};
use crate::ui::kit::{Ask, Pane, Preference, State};
use crate::ui::theme::tokens;
use crate::ui::widget::splitter::{Splitter, between, dragged};
use crate::ui::widget::{button, height, menu, region, roving};

/// Below this width, in points, one pane is shown at a time.
const ONE_PANE: f32 = 700.0;

/// The panes with their names, as they are seen from left to right.
const PANES: [(Pane, &str); 3] = [(Pane::Sites, "sites-list"), (Pane::Table, "table-name"), (Pane::Details, "details")];

/// Paints the page. Panes are added in the order in which they are seen, which is the order of Tab and of screen readers.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let rect = ui.available_rect_before_wrap();
    let room = rect.width();
    if room < ONE_PANE {
        one_pane(ui, state, own, actions);
        return;
    }
    let usual = if room < 1_080.0 { (200.0, 250.0) } else { (228.0, 296.0) };
    let edges = (Id::unique("edge-of-sites"), Id::unique("edge-of-details"));
    let (of_sites, of_details) = (160.0..=(room * 0.30).max(161.0), 220.0..=(room * 0.36).max(221.0));
    let width = |id, kept: Option<f32>, usual: f32, range: &RangeInclusive<f32>| {
        dragged(ui.ctx(), id).or(kept).unwrap_or(usual).clamp(*range.start(), *range.end()).round()
    };
    let sites = width(edges.0, state.settings.sites_width, usual.0, &of_sites);
    // In a narrow window the table has the room of the details until there are any.
    let has_details = room >= 1_080.0 || state.cursor().is_some();
    let details = if has_details { width(edges.1, state.settings.details_width, usual.1, &of_details) } else { 0.0 };

    let above = if height::is_scarce(ui.ctx()) { Head::OneLine } else { Head::Whole };
    pane(ui, between(rect, 0.0, sites), |ui| sites_pane(ui, state, own, above, actions));
    let name = state.words.text("edge-sites");
    let edge = Splitter { id: edges.0, name: &name, width: sites, range: of_sites, is_right_edge: true };
    let wide = edge.show(ui, rect.left() + sites);
    keep(wide, None, actions);
    pane(ui, between(rect, sites + 1.0, room - details - 1.0), |ui| cookies_pane(ui, state, own, actions));
    if has_details {
        details_pane(ui, state, own, (edges.1, details, of_details), actions);
    }
    ui.advance_cursor_after_rect(rect);
}

fn details_pane(ui: &mut Ui, state: &State, own: &Own, (id, width, range): (Id, f32, RangeInclusive<f32>), actions: &mut Actions) {
    let rect = ui.available_rect_before_wrap();
    let name = state.words.text("edge-details");
    let edge = Splitter { id, name: &name, width, range, is_right_edge: false };
    // The line stands between table and details, as the other one does between sites and table: neither pane paints over it.
    let wide = edge.show(ui, rect.right() - width - 1.0);
    keep(None, wide, actions);
    pane(ui, between(rect, rect.width() - width, rect.width()), |ui| super::details::show(ui, state, own, actions));
}

fn sites_pane(ui: &mut Ui, state: &State, own: &Own, above: Head, actions: &mut Actions) {
    region::mark(ui.ctx(), ui.max_rect(), Pane::Sites.focus_id());
    super::sites::show(ui, state, own, above, actions);
}

fn cookies_pane(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    if height::is_scarce(ui.ctx()) {
        one_line::show(ui, state, actions, |_, _| {});
    } else {
        super::chips::show(ui, state, actions);
    }
    CentralPanel::no_frame().show(ui, |ui| super::table::show(ui, state, own, actions));
}

/// A pane has the width it was given: no long word inside makes it wider.
fn pane(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    let mut pane = ui.new_child(UiBuilder::new().max_rect(rect));
    pane.shrink_clip_rect(rect);
    pane.painter().rect_filled(rect, 0, tokens(&pane).panel);
    add(&mut pane);
}

/// In a small window, or one that is zoomed far: the pane that the keyboard went to last, and a choice of the others above it.
fn one_pane(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let kept = Id::unique("one-pane");
    let focused = ui.memory(egui::Memory::focused);
    let asked = Pane::ROUND.into_iter().find(|pane| Some(pane.focus_id()) == focused);
    let shown = asked.or_else(|| ui.data(|data| data.get_temp(kept))).unwrap_or(Pane::Table);
    ui.data_mut(|data| data.insert_temp(kept, shown));
    ui.spacing_mut().item_spacing.y = 0.0;
    if height::is_scarce(ui.ctx()) {
        in_one_line(ui, state, own, shown, actions);
        return;
    }
    // Nothing else paints behind the tabs.
    ui.painter().rect_filled(ui.available_rect_before_wrap(), 0, tokens(ui).panel);
    let mut tabs = Vec::new();
    ui.horizontal_wrapped(|ui| {
        roving::group(ui, egui::accesskit::Role::TabList, &state.words.text("panes"), |ui| {
            for (pane, id) in PANES {
                let tab = roving::tab(ui, &state.words.text(id), pane == shown);
                if tab.clicked() {
                    actions.ask(Ask::Focus(pane));
                }
                tabs.push(tab.rect);
            }
        });
    });
    mark_before(ui.ctx(), &tabs, shown);
    let rest = ui.available_rect_before_wrap();
    pane(ui, rest, |ui| match shown {
        Pane::Sites => sites_pane(ui, state, own, Head::Whole, actions),
        Pane::Details => super::details::show(ui, state, own, actions),
        Pane::Table | Pane::Search | Pane::LookUp => cookies_pane(ui, state, own, actions),
    });
    mark_after(ui.ctx(), &tabs, shown);
    ui.advance_cursor_after_rect(rest);
}

/// F6 leads to panes that are not shown, too, and goes round all three in their order: `tabs` is where each is chosen.
fn mark_before(ctx: &Context, tabs: &[Rect], shown: Pane) {
    let before = PANES.iter().zip(tabs).take_while(|((pane, _), _)| *pane != shown);
    before.for_each(|((pane, _), rect)| region::mark(ctx, *rect, pane.focus_id()));
}

fn mark_after(ctx: &Context, tabs: &[Rect], shown: Pane) {
    let after = PANES.iter().zip(tabs).skip_while(|((pane, _), _)| *pane != shown).skip(1);
    after.for_each(|((pane, _), rect)| region::mark(ctx, *rect, pane.focus_id()));
}

/// The same where even the tabs of the panes would take a row from the table.
fn in_one_line(ui: &mut Ui, state: &State, own: &Own, shown: Pane, actions: &mut Actions) {
    let mut place = Rect::NOTHING;
    let mut panes = |ui: &mut Ui, actions: &mut Actions| {
        place = panes_menu(ui, state, shown, actions);
        mark_before(ui.ctx(), &[place; 3], shown);
    };
    match shown {
        Pane::Sites | Pane::Details => {
            one_line::framed(ui, "one-line", |ui| {
                panes(ui, actions);
                if shown == Pane::Sites {
                    super::sites::in_one_line(ui, state, own, actions);
                }
            });
            let rest = ui.available_rect_before_wrap();
            pane(ui, rest, |ui| {
                if shown == Pane::Sites {
                    sites_pane(ui, state, own, Head::Elsewhere, actions);
                } else {
                    super::details::show(ui, state, own, actions);
                }
            });
        }
        Pane::Table | Pane::Search | Pane::LookUp => {
            one_line::show(ui, state, actions, panes);
            CentralPanel::no_frame().show(ui, |ui| super::table::show(ui, state, own, actions));
        }
    }
    mark_after(ui.ctx(), &[place; 3], shown);
}

/// The panes as a menu that is called like the one that is shown; where it stands.
fn panes_menu(ui: &mut Ui, state: &State, shown: Pane, actions: &mut Actions) -> Rect {
    let words = &state.words;
    let name = |id: &str| words.text(id).into_owned();
    let current = PANES.iter().find(|(pane, _)| *pane == shown).map_or("panes", |(_, id)| id);
    let opener = button::quiet_menu(ui, &name(current));
    menu::below(&opener, 200.0, |ui| {
        for (pane, id) in PANES {
            if menu::radio_item(ui, pane == shown, None, &name(id), "").clicked() {
                actions.ask(Ask::Focus(pane));
            }
        }
    });
    opener.rect
}

/// The widths go to the settings once an edge is let go, or moved by a key.
fn keep(sites: Option<f32>, details: Option<f32>, actions: &mut Actions) {
    if sites.is_some() || details.is_some() {
        actions.ask(Ask::Prefer(Preference::PaneWidths { sites, details }));
    }
}
