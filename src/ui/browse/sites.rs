//! The sites, as a virtual list: name, count, and the four categories as a bar.

use std::borrow::Cow;

use egui::accesskit::{Action as NodeAction, Role};
use egui::{Align, Key, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Action, Actions, Own, one_line};
use crate::inventory::{Inventory, Site, SiteId};
use crate::ui::kit::{Ask, Command, Pane, SiteCounts, SiteList, SiteOrder, State, speech, stopped};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{Icon, space, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::hint::Hint as _;
use crate::ui::widget::own_keys;
use crate::ui::widget::{badge, button, menu, scroll, text, type_ahead};

const ROW: f32 = 49.0;

/// What stands above the sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Their filter, how many there are, their order, the way to the page of one.
    Whole,
    /// The filter, and a menu with the rest: where room is scarce.
    OneLine,
    /// Nothing: it stands in the line that all panes share.
    Elsewhere,
}

/// Paints the pane.
pub fn show(ui: &mut Ui, state: &State, own: &Own, above: Head, actions: &mut Actions) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.set_min_width(ui.available_width());
    match above {
        Head::Whole => {
            let margin = egui::Margin { left: 12, right: 12, top: 12, bottom: 4 };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| head(ui, state, own, actions));
        }
        Head::OneLine => one_line::framed(ui, "line-of-sites", |ui| {
            filter(ui, state, own, ui.available_width() - space::CONTROL - space::S, actions);
            let opener = button::icon(ui, Icon::MORE, &state.words.text("sites-more"));
            menu::below(&opener, 220.0, |ui| {
                orders(ui, state, own, actions);
                let page = Command::SitePage;
                if state.allows(page)
                    && menu::item(ui, Some(page.icon()), &state.words.text(page.label_id()), &speech::keys_of(&state.words, page)).clicked()
                {
                    actions.run(page);
                }
            });
        }),
        Head::Elsewhere => {}
    }
    if let Some(failure) = state.browsing.inventory.failure().or(own.sites.failure()) {
        stopped::show(ui, state, failure, actions);
    } else if let Some(list) = own.sites.value() {
        rows(ui, state, (own, list), actions);
    }
}

/// What stands above the sites in the line that all panes share where room is scarce.
pub fn in_one_line(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    order(ui, state, own, actions);
    ui.add_enabled_ui(state.allows(Command::SitePage), |ui| {
        let name = speech::with_keys(&state.words, Command::SitePage);
        if button::icon(ui, Command::SitePage.icon(), &name).clicked() {
            actions.run(Command::SitePage);
        }
    });
    filter(ui, state, own, ui.available_width(), actions);
}

/// Which sites are listed.
fn filter(ui: &mut Ui, state: &State, own: &Own, width: f32, actions: &mut Actions) {
    let field =
        Field { id: egui::Id::unique("sites-filter"), icon: Icon::FILTER, hint: &state.words.text("sites-filter"), suffix: None, width };
    let (response, changed) = field.show(ui, &own.site_filter);
    // Esc drops the focus, which may have been given back already.
    let left_by = |key| (response.lost_focus() || response.has_focus()) && ui.input(|input| input.key_pressed(key));
    if left_by(Key::Enter) || response.has_focus() && ui.input(|input| input.key_pressed(Key::ArrowDown)) {
        actions.ask(Ask::Focus(Pane::Sites));
    } else if left_by(Key::Escape) && !own.site_filter.is_empty() {
        actions.push(Action::FilterSites(String::new()));
        response.request_focus();
    }
    if let Some(typed) = changed {
        actions.push(Action::FilterSites(typed));
    }
}

/// In which order.
fn order(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let opener = button::quiet_menu(ui, &state.words.text(name_of_order(own.site_order)));
    menu::below(&opener, 160.0, |ui| orders(ui, state, own, actions));
}

/// The orders, in a menu.
fn orders(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    for choice in [SiteOrder::Count, SiteOrder::Name] {
        if menu::radio_item(ui, choice == own.site_order, None, &state.words.text(name_of_order(choice)), "").clicked() {
            actions.push(Action::OrderSites(choice));
        }
    }
}

fn name_of_order(order: SiteOrder) -> &'static str {
    match order {
        SiteOrder::Count => "sites-by-count",
        SiteOrder::Name => "sites-by-name",
    }
}

fn head(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    filter(ui, state, own, ui.available_width(), actions);
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let count = own.sites.value().map_or(0, |list| list.ids.len());
        text::note(ui, state.words.count("sites", count as u64));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| order(ui, state, own, actions));
    });
    ui.add_enabled_ui(state.allows(Command::SitePage), |ui| {
        let page = Command::SitePage;
        let link = button::quiet(ui, page.icon(), &state.words.text(page.label_id()), tokens(ui).accent);
        if link.hint(speech::keys_of(&state.words, page)).clicked() {
            actions.run(page);
        }
    });
}

/// The first line stands for all sites, so that a chosen site can be left again.
fn rows(ui: &mut Ui, state: &State, (own, list): (&Own, &SiteList), actions: &mut Actions) {
    let inventory = list.inventory.as_ref();
    let rect = ui.available_rect_before_wrap();
    let id = Pane::Sites.focus_id();
    let pane = ui.interact(rect, id, Sense::focusable_noninteractive());
    let name = state.words.text("sites-list").into_owned();
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::ListBox);
        node.set_label(name);
        node.set_size_of_set(list.ids.len() + 1);
    });
    let chosen = chosen_line(state, inventory, list);
    if pane.has_focus() && state.allows(Command::SitePage) && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.run(Command::SitePage);
    }
    let moved = if pane.has_focus() {
        let typed = || typed(ui, state, id, chosen, list);
        keys(ui, (id, rect.height()), chosen, list.ids.len()).or_else(typed)
    } else {
        None
    };
    if let Some(line) = moved {
        actions.push(Action::ChooseSite(site_of_line(inventory, list, line)));
    }
    let mut area = ScrollArea::vertical().id_salt("sites").auto_shrink(false);
    if let Some(line) = moved {
        area = area.vertical_scroll_offset(keep_in_view(ui, rect.height(), line));
    }
    // The options are children of the list: only so does a screen reader hear of the chosen one.
    let parent = UiBuilder::new().accessibility_parent(id);
    let output = ui.scope_builder(parent, |ui| {
        area.show_rows(ui, ROW, list.ids.len() + 1, |ui, range| {
            for line in range {
                let site = line.checked_sub(1).and_then(|index| list.ids.get(index));
                let site = site.and_then(|id| Some((*id, inventory.site(*id)?)));
                let option = row(ui, state, list, site, chosen == Some(line));
                place_in_list(&option, id, line, chosen == Some(line));
                if is_chosen(&option) {
                    // At the edge perhaps only half of it was seen.
                    option.scroll_to_me(None);
                    actions.push(Action::ChooseSite(site.map(|(_, site)| site.name.to_string())));
                    actions.ask(Ask::Focus(Pane::Sites));
                }
                if option.double_clicked() && site.is_some() {
                    actions.run(Command::SitePage);
                }
            }
            if list.ids.is_empty() && !own.site_filter.is_empty() {
                ui.add_space(space::S);
                ui.horizontal(|ui| {
                    ui.add_space(space::M);
                    text::note(ui, state.words.text("sites-none"));
                });
            }
        })
    });
    let output = output.inner;
    scroll::describe_bars(ui.ctx(), &output, &state.words.text("sites-list"));
    ui.ctx().data_mut(|data| data.insert_temp(id.with("offset"), output.state.clamped_offset().y));
    button::pane_ring(ui, &pane, rect);
}

/// Tells assistive technologies where an option stands, and the list which one speaks for it.
fn place_in_list(option: &egui::Response, list: egui::Id, line: usize, is_chosen: bool) {
    option.ctx.accesskit_node_builder(option.id, |node| {
        node.set_position_in_set(line);
        // Chosen, not ticked.
        node.clear_toggled();
        node.add_action(NodeAction::Focus);
    });
    if is_chosen {
        option.ctx.accesskit_node_builder(list, |node| node.set_active_descendant(option.id.accesskit_id()));
    }
}

/// Pressed, or given the focus by assistive technologies.
fn is_chosen(option: &egui::Response) -> bool {
    option.clicked() || option.ctx.input(|input| input.has_accesskit_action_request(option.id, NodeAction::Focus))
}

fn chosen_line(state: &State, inventory: &Inventory, list: &SiteList) -> Option<usize> {
    let Some(site) = &state.browsing.filters.site else { return Some(0) };
    let id = inventory.find_site(site)?;
    let line = list.lines.get(id.0 as usize).copied().flatten()?;
    Some(line as usize + 1)
}

fn site_of_line(inventory: &Inventory, list: &SiteList, line: usize) -> Option<String> {
    let id = list.ids.get(line.checked_sub(1)?)?;
    inventory.site(*id).map(|site| site.name.to_string())
}

/// Arrow keys choose; the list has the focus as a whole.
fn keys(ui: &Ui, (id, height): (egui::Id, f32), chosen: Option<usize>, sites: usize) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a window")]
    let page = ((height / ROW) as usize).saturating_sub(1).max(1);
    let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
    own_keys::keep(ui.ctx(), id, filter);
    let at = chosen.unwrap_or(0);
    ui.input(|input| {
        let pressed = |key| input.key_pressed(key);
        let line = if pressed(Key::ArrowDown) {
            at + 1
        } else if pressed(Key::ArrowUp) {
            at.saturating_sub(1)
        } else if pressed(Key::PageDown) {
            at + page
        } else if pressed(Key::PageUp) {
            at.saturating_sub(page)
        } else if pressed(Key::Home) {
            0
        } else if pressed(Key::End) {
            sites
        } else {
            return None;
        };
        Some(line.min(sites))
    })
}

/// Letters lead to the next site that begins so.
fn typed(ui: &Ui, state: &State, id: egui::Id, chosen: Option<usize>, list: &SiteList) -> Option<usize> {
    type_ahead::found(ui.ctx(), id, (chosen, list.ids.len() + 1), |line| match line.checked_sub(1) {
        None => state.words.text("sites-all"),
        Some(index) => {
            let site = list.ids.get(index).and_then(|site| list.inventory.site(*site));
            site.map_or(Cow::Borrowed(""), |site| speech::site(&state.words, &site.name))
        }
    })
}

#[expect(clippy::cast_precision_loss, reason = "a scroll offset in points")]
fn keep_in_view(ui: &Ui, height: f32, line: usize) -> f32 {
    let before: f32 = ui.ctx().data(|data| data.get_temp(Pane::Sites.focus_id().with("offset"))).unwrap_or(0.0);
    let top = line as f32 * ROW;
    before.min(top).max(top + ROW - height)
}

fn row(ui: &mut Ui, state: &State, list: &SiteList, site: Option<(SiteId, &Site)>, chosen: bool) -> egui::Response {
    let t = tokens(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let (shown, counts) = match site {
        Some((id, site)) => (speech::site(&state.words, &site.name), list.counts_of(id)),
        None => (state.words.text("sites-all"), SiteCounts { own: list.all, foreign: [0; 4] }),
    };
    let shown = shown.as_ref();
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, accessible(state, shown, counts)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ListBoxOption);
        node.set_selected(chosen);
    });
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0, if chosen { t.selected } else { t.hover });
    }
    let inner = rect.shrink2(vec2(space::M, 0.0));
    let number = state.words.number(u64::from(counts.own_total()));
    let number = ui.painter().layout_no_wrap(number, font(14.0, Weight::Regular), t.weak);
    let room = inner.width() - number.size().x - space::S;
    let weight = if chosen || site.is_none() { Weight::Semibold } else { Weight::Regular };
    let words = speech::visible(shown);
    let name = text::middle_fit(ui, &words, (font(14.0, weight), room), 0);
    let is_whole = name == words;
    let name = ui.painter().layout_job(text::one_line(&name, 14.0, weight, t.text, room));
    ui.painter().galley(pos2(inner.left(), rect.top() + 7.0), name, t.text);
    ui.painter().galley(pos2(inner.right() - number.size().x, rect.top() + 7.0), number, t.weak);
    bar(ui, state, inner, counts);
    if is_whole { response } else { response.hint(words) }
}

/// The categories of all that a visit leaves; where some of that is of others, how much stands beside the bar.
fn bar(ui: &Ui, state: &State, inner: Rect, counts: SiteCounts) {
    let t = tokens(ui);
    let mut end = inner.right();
    if counts.foreign_total() > 0 {
        let label = state.words.count("site-foreign", u64::from(counts.foreign_total()));
        let galley = ui.painter().layout_no_wrap(label, font(12.0, Weight::Regular), t.weak);
        end -= galley.size().x + space::S;
        ui.painter().galley(pos2(end + space::S, inner.bottom() - 14.0 - galley.size().y / 2.0), galley, t.weak);
    }
    let bar = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 17.0), pos2(end.max(inner.left()), inner.bottom() - 11.0));
    badge::paint_bar(ui.painter(), t, bar, counts.visit());
}

fn accessible(state: &State, shown: &str, counts: SiteCounts) -> String {
    let words = &state.words;
    let [necessary, statistics, first, third] = counts.visit().map(u64::from);
    let own = words.count("cookies", u64::from(counts.own_total()));
    let cookies = match u64::from(counts.foreign_total()) {
        0 => own,
        others => words.with("site-row-cookies", &[("own", own.into()), ("count", others.into())]),
    };
    let count = |id: &str, count: u64| (count > 0).then(|| words.count(id, count));
    let kinds = [
        count("site-row-necessary", necessary),
        count("site-row-statistics", statistics),
        count("site-row-first", first),
        count("site-row-third", third),
    ];
    let kinds: Vec<String> = kinds.into_iter().flatten().collect();
    if kinds.is_empty() {
        return words.with("site-row-none", &[("site", shown.into()), ("cookies", cookies.into())]);
    }
    let args = [("site", shown.into()), ("cookies", cookies.into()), ("kinds", kinds.join(", ").into())];
    words.with("site-row", &args)
}
