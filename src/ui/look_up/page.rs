//! What is known of a cookie name, and what would be said of it.

use egui::{Label, Ui, vec2};

use super::state::LookedUp;
use super::{Action, Actions, Own};
use crate::classify::{Entry, Explained, KnownName, catalogue};
use crate::site;
use crate::ui::kit::speech::{self, About};
use crate::ui::kit::{Ask, Filters, NameOnHost, Pane, State};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::field::Field;
use crate::ui::widget::{badge, button, card, page, text as words_widget};

const PAGE: f32 = 1_000.0;
/// How many entries are written out.
const LISTED: usize = 30;
/// Names to begin with.
const EXAMPLES: [&str; 5] = ["_fbp", "_ga", "_pk_id.1.1fff", "csrftoken", "PHPSESSID"];

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, own: &Own, actions: &mut Actions) {
    page::show(ui, "look-up", PAGE, |ui, width| contents(ui, state, own, actions, width));
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
    entries(ui, state, (own, looked_up), width);
}

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

fn name_link(ui: &mut Ui, own: &Own, name: &str, actions: &mut Actions) {
    if button::link_in(ui, name, tokens(ui).accent).clicked() {
        actions.ask(Ask::LookUp(NameOnHost { name: name.to_owned(), host: own.typed.host.clone() }));
    }
}

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
    let Some(count) = own.named.value().map(|count| **count).filter(|_| state.has_stores()) else { return };
    ui.horizontal(|ui| {
        button::decoration(ui, Icon::STORE, 16.0, 20.0, tokens(ui).weak);
        ui.label(text::body(state.words.count("look-up-in-store", count)).color(tokens(ui).weak));
        if count > 0 && button::link_in(ui, &state.words.text("look-up-show"), tokens(ui).accent).clicked() {
            let search = format!("={}", own.typed.name.trim());
            actions.ask(Ask::Show(Filters { search, ..Filters::default() }.into()));
        }
    });
}

fn in_bases<'a>(state: &'a State, own: &Own, looked_up: &LookedUp) -> Vec<(u32, &'a str, &'a KnownName)> {
    let name = own.typed.name.trim();
    let all = state.judged_by.knowledge.bases();
    let of_base = all.flat_map(|(number, base)| {
        base.candidates(name).into_iter().filter_map(move |line| Some((number, base.id.as_str(), base.names.get(line as usize)?)))
    });
    let fits = |known: &KnownName| looked_up.host.as_deref().is_none_or(|host| known.is_said_of(host));
    of_base.filter(|(_, _, known)| fits(known)).collect()
}

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
    if width < 720.0 {
        for (title, outcome) in both {
            card::card(ui, |ui| {
                ui.set_width(width - 34.0);
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
                    ui.set_width(half - 34.0);
                    self::outcome(ui, state, (own, looked_up), (title, outcome));
                });
            });
        }
    });
}

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
    ui.add(Label::new(text::body(speech::sentences(words, &what, &follows))).wrap());
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

fn entries(ui: &mut Ui, state: &State, (own, looked_up): (&Own, &LookedUp), width: f32) {
    let words = &state.words;
    let (of_bases, known) = (in_bases(state, own, looked_up), &looked_up.found.entries);
    if of_bases.is_empty() && known.is_empty() {
        return;
    }
    ui.add_space(space::S);
    words_widget::heading(ui, text::section(words.text("look-up-known")));
    for (number, base, line) in of_bases.iter().take(LISTED) {
        card::card(ui, |ui| {
            ui.set_width(width - 34.0);
            base_card(ui, state, (*number, base, line));
        });
    }
    for found in known.iter().take(LISTED) {
        card::card(ui, |ui| {
            ui.set_width(width - 34.0);
            entry_card(ui, state, catalogue().get(found.entry));
        });
    }
    let more = of_bases.len().saturating_sub(LISTED) + known.len().saturating_sub(LISTED);
    if more > 0 {
        words_widget::note(ui, words.count("knowledge-more", more as u64));
    }
}

fn card_head(ui: &mut Ui, icon: Icon, title: &str, pattern: &str) {
    ui.horizontal(|ui| {
        button::decoration(ui, icon, 16.0, 20.0, tokens(ui).weak);
        words_widget::heading(ui, text::strong(title));
        ui.label(text::body(speech::visible(pattern)).monospace().color(tokens(ui).weak));
    });
}

fn rows(ui: &mut Ui, state: &State, rows: &[(&str, String)]) {
    let rows: Vec<_> = rows.iter().map(|(id, value)| (state.words.text(id).into_owned(), value.clone())).collect();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::key_values(ui, &rows);
    });
}

fn entry_card(ui: &mut Ui, state: &State, entry: &Entry) {
    let words = &state.words;
    let title = if ["", entry.service].contains(&entry.provider) {
        entry.service.to_owned()
    } else {
        speech::name_detail(words, entry.service, entry.provider)
    };
    card_head(ui, Icon::CATALOGUE, &title, entry.pattern);
    ui.add(Label::new(text::body(entry.description(words.language()))).wrap());
    let purposes: Vec<_> = [Some(entry.purpose), entry.also].into_iter().flatten().map(|purpose| speech::purpose(words, purpose)).collect();
    let anywhere = || words.text("look-up-any-domain").into_owned();
    let life = if entry.lifetime_seconds == 0 { words.text("life-session-long").into_owned() } else { words.span(entry.lifetime_seconds) };
    let source = match entry.read {
        Some(day) => words.with("look-up-read", &[("page", entry.source.into()), ("date", words.civil_date(day).into())]),
        None => words.with("look-up-unread", &[("page", entry.source.into())]),
    };
    let domains = if entry.domains.is_empty() { anywhere() } else { entry.domains.join(", ") };
    let mut lines = vec![("fact-purpose", purposes.join(" + ")), ("look-up-domains", domains), ("fact-lasts", life)];
    if entry.for_third {
        lines.insert(1, ("column-party", words.text("party-for-third").into_owned()));
    }
    lines.push(("look-up-source", source));
    rows(ui, state, &lines);
}

fn base_card(ui: &mut Ui, state: &State, (number, base, known): (u32, &str, &KnownName)) {
    let words = &state.words;
    let title =
        if number == 0 { words.text("look-up-decision").into_owned() } else { words.with("look-up-list", &[("name", base.into())]) };
    card_head(ui, Icon::CORRECT, &title, known.pattern.text());
    let description = known.description.get(words.language());
    if !description.is_empty() {
        ui.add(Label::new(text::body(speech::visible(description))).wrap());
    }
    let places: Vec<&str> = known.hosts.iter().chain(&known.domains).map(String::as_str).collect();
    let domains = if places.is_empty() { words.text("look-up-any-domain").into_owned() } else { places.join(", ") };
    let mut lines = vec![("fact-purpose", speech::purpose(words, known.purpose)), ("look-up-domains", domains)];
    let more = [("fact-provider", &known.provider), ("fact-service", &known.service), ("look-up-source", &known.source)];
    lines.extend(more.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (id, speech::visible(text))));
    rows(ui, state, &lines);
}
