//! What is known of the name: lines of the person's corrections and knowledge bases, entries of the catalogue.

use egui::{Label, Ui};

use super::Own;
use super::state::LookedUp;
use crate::classify::{Entry, KnownName, catalogue};
use crate::ui::kit::{State, speech};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{button, card, text as words_widget};

/// How many entries are written out.
const LISTED: usize = 30;

/// Paints them as cards.
pub(super) fn show(ui: &mut Ui, state: &State, (own, looked_up): (&Own, &LookedUp), width: f32) {
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
        words_widget::key_values(ui, &state.words, &rows);
    });
}

fn entry_card(ui: &mut Ui, state: &State, entry: &Entry) {
    let words = &state.words;
    let service = entry.service(words.language());
    let title = if ["", entry.service.get()].contains(&entry.provider.get()) {
        service.to_owned()
    } else {
        speech::name_detail(words, service, entry.provider.get())
    };
    card_head(ui, Icon::CATALOGUE, &title, entry.pattern.get());
    ui.add(Label::new(text::body(entry.description(words.language()))).wrap().selectable(true));
    let purposes: Vec<_> = [Some(entry.purpose), entry.also].into_iter().flatten().map(|purpose| speech::purpose(words, purpose)).collect();
    let anywhere = || words.text("look-up-any-domain").into_owned();
    let life = if entry.lifetime_seconds == 0 { words.text("life-session-long").into_owned() } else { words.span(entry.lifetime_seconds) };
    let source = match entry.read {
        Some(day) => words.with(
            "look-up-read",
            &[("page", entry.source.get().into()), ("date", words.civil_date(day.get()).into()), ("seen", entry.seen.code().into())],
        ),
        None => words.with("look-up-unread", &[("page", entry.source.get().into())]),
    };
    let domains = if entry.domains.is_empty() { anywhere() } else { entry.domains.names().collect::<Vec<_>>().join(", ") };
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
        ui.add(Label::new(text::body(speech::visible(description))).wrap().selectable(true));
    }
    let places: Vec<&str> = known.hosts.iter().chain(&known.domains).map(String::as_str).collect();
    let domains = if places.is_empty() { words.text("look-up-any-domain").into_owned() } else { places.join(", ") };
    let purpose = known.purpose.map(|purpose| ("fact-purpose", speech::purpose(words, purpose)));
    let party = known.party.map(|party| ("column-party", words.text(&format!("party-{}", party.code())).into_owned()));
    let mut lines: Vec<(&str, String)> = purpose.into_iter().chain(party).chain([("look-up-domains", domains)]).collect();
    let more = [
        ("fact-provider", &known.provider),
        ("fact-service", &known.service),
        ("look-up-source", &known.source),
        ("look-up-reason", &known.reason),
    ];
    lines.extend(more.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| (id, speech::visible(text))));
    rows(ui, state, &lines);
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
