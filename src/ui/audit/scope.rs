//! Which site is audited, and which charter it is compared with.

use egui::{Id, Key, Label, Ui};

use super::{Action, Actions, Choice, Own};
use crate::charter;
use crate::site::{display, registrable_domain};
use crate::ui::kit::proposals::{self, Proposal};
use crate::ui::kit::{Ask, Command, State, speech, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{button, card, menu, text as words_widget};

/// Paints the two choices; without a site also the sites that are most likely meant.
pub(super) fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        site_field(ui, state, own, actions, width);
        sites_menu(ui, state, own, actions);
        charter_menu(ui, state, own, actions);
    });
    if own.site.is_none() {
        sites(ui, state, own, actions);
    }
    let named: Vec<&str> =
        without_charter(state, own).map(|site| state.judged_by.portals.on(site, &charter::builtin().id).collect()).unwrap_or_default();
    button::coming_and_going(ui, !named.is_empty(), |ui| {
        if !named.is_empty() {
            named_portals(ui, state, &named, actions);
        }
    });
    let portal = portal(state, own);
    button::coming_and_going(ui, portal.is_some(), |ui| {
        let Some(portal) = &portal else { return };
        proposals::show_one(ui, state, portal, actions, |ui, actions| {
            if button::secondary(ui, Icon::COLUMNS, &state.words.text("audit-compare-portal")).clicked() {
                actions.push(Action::ChooseCharter(Choice::Builtin));
            }
        });
    });
}

/// The site, where no charter was chosen for it and none is meant by how it was named.
fn without_charter<'a>(state: &State, own: &'a Own) -> Option<&'a str> {
    own.site.as_deref().filter(|_| own.choice == Choice::Fitting && own.choice.of(&own.host, state).is_none())
}

/// There: portals of it that the person has named. Their charter does not speak for the rest of the site, so they are audited by their own hosts.
fn named_portals(ui: &mut Ui, state: &State, hosts: &[&str], actions: &mut Actions) {
    let words = &state.words;
    card::notice(ui, tokens(ui).selected, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        ui.add(Label::new(text::body(words.text("audit-portals-named"))).wrap());
        ui.horizontal_wrapped(|ui| {
            for host in hosts {
                let shown = speech::visible(&display(host));
                if button::secondary(ui, Icon::COLUMNS, &words.with("audit-portal", &[("host", shown.into())])).clicked() {
                    actions.push(Action::ChooseSite((*host).to_owned()));
                }
            }
        });
    });
}

/// There: the host of it on which the cookies of the built-in charter stand together.
fn portal<'a>(state: &'a State, own: &Own) -> Option<Proposal<'a>> {
    let site = without_charter(state, own)?;
    let builtin = &charter::builtin().id;
    let proposed = proposals::proposed(state, state.digest.value()?);
    proposed.into_iter().find(|one| one.charter.id == *builtin && registrable_domain(one.host) == site)
}

fn site_field(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions, width: f32) {
    let hint = state.words.text("audit-site-hint");
    let field =
        Field { id: Id::unique("audit-site"), icon: Icon::DOMAIN, hint: &hint, suffix: None, width: (width * 0.3).clamp(200.0, 320.0) };
    let (response, typed) = field.show(ui, &own.typed);
    // Enter is about what was typed in the same frame, too.
    let entered = typed.clone().unwrap_or_else(|| own.typed.clone());
    if let Some(typed) = typed {
        actions.push(Action::TypeSite(typed));
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        actions.push(Action::ChooseSite(entered));
    }
}

/// The sites of the open stores that hold what is typed, most cookies first; all of them where a site is chosen already.
fn sites_menu(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let opener = button::menu(ui, Icon::STORE, &words.text("audit-sites"));
    menu::below(&opener, 320.0, |ui| {
        let Some(ranking) = own.ranking.value() else { return };
        for site in ranking.listed() {
            let cookies = words.count("cookies", u64::from(site.visit_total()));
            let is_chosen = own.site.as_deref() == Some(&site.name);
            if menu::radio_item(ui, is_chosen, None, &speech::visible(&site.shown), &cookies).clicked() {
                actions.push(Action::ChooseSite(site.name.to_string()));
            }
        }
        if ranking.more > 0 {
            menu::heading(ui, &words.count("audit-sites-more", ranking.more as u64));
        } else if ranking.listed().next().is_none() {
            menu::heading(ui, &words.text("audit-sites-none"));
        }
    });
}

fn sites(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    if let Some(failure) = own.ranking.failure() {
        stopped::show(ui, state, failure, actions);
        return;
    }
    let Some(ranking) = own.ranking.value() else { return };
    words_widget::weak(ui, state.words.text("audit-choose-site"));
    ui.horizontal_wrapped(|ui| {
        for site in ranking.proposed() {
            if button::secondary(ui, Icon::DOMAIN, &speech::visible(&site.shown)).clicked() {
                actions.push(Action::ChooseSite(site.name.to_string()));
            }
        }
    });
}

fn charter_menu(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    let words = &state.words;
    let chosen = own.choice.of(&own.host, state);
    let name = chosen.as_ref().map(|chosen| super::choice::name_of(chosen, words.language()));
    let name = name.map_or_else(|| words.text("audit-charter-without").into_owned(), |name| speech::visible(&name));
    let whole = speech::key_value(words, &words.text("audit-charter"), &name);
    let cut = words_widget::end_cut(&whole, 300.0, 7.2);
    let opener = button::menu(ui, Icon::CHARTER, &cut).accessible_name(&whole);
    menu::below(&opener, 380.0, |ui| {
        let is_chosen = |file: Option<&std::path::Path>| chosen.as_ref().is_some_and(|chosen| chosen.file.as_deref() == file);
        for opened in state.judged_by.charters.iter().rev() {
            let choice = Choice::Opened(opened.path.clone());
            let name = choice.of(&own.host, state).map(|chosen| super::choice::name_of(&chosen, words.language())).unwrap_or_default();
            let lines = words.count("audit-charter-lines", opened.charter.declarations.len() as u64);
            if menu::radio_item(ui, is_chosen(Some(&opened.path)), None, &speech::visible(&name), &lines).clicked() {
                actions.push(Action::ChooseCharter(choice));
            }
        }
        let builtin = charter::builtin();
        let lines = words.count("audit-charter-lines", builtin.declarations.len() as u64);
        if menu::radio_item(ui, is_chosen(None), None, builtin.title.get(words.language()), &lines).clicked() {
            actions.push(Action::ChooseCharter(Choice::Builtin));
        }
        if menu::radio_item(ui, chosen.is_none(), None, &words.text("audit-charter-none"), "").clicked() {
            actions.push(Action::ChooseCharter(Choice::Nothing));
        }
        for command in [Command::OpenCharter, Command::PasteCharter] {
            if menu::item(ui, Some(command.icon()), &words.text(command.label_id()), "").clicked() {
                actions.ask(Ask::Run(command));
            }
        }
    });
}
