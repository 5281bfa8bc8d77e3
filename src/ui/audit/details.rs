//! The chosen part: what can be done, the text it refers to, its lines, and all that is known of the chosen one.

use egui::{Label, Ui};

use super::audited::{Audited, Line, PartLines, key};
use super::leading::{keys, show_among};
use super::words::declared_sentence;
use super::{Actions, Own, Part, choices, findings, rows};
use crate::audit::{self, Life, Row, Seen};
use crate::ui::kit::{Ask, NameOnHost, State, noting, speech};
use crate::ui::theme::{Icon, space, text};
use crate::ui::widget::{button, card, text as words_widget};

/// Paints the card.
pub(super) fn show(ui: &mut Ui, state: &State, (own, audited): (&Own, &Audited), actions: &mut Actions, width: f32) {
    let Some(part) = own.shown_part(audited).and_then(|part| audited.lines_of(part)) else { return };
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.vertical(|ui| {
            ui.set_width(width - 34.0);
            ui.spacing_mut().item_spacing.y = space::S;
            head(ui, state, (audited, part), actions);
            if part.lines.is_empty() {
                words_widget::weak(ui, state.words.text("audit-part-empty"));
                return;
            }
            if part.part == Part::Choices {
                choices::show(ui, state, audited, actions);
                return;
            }
            ui.scope(|ui| rows::show(ui, state, (own, audited), part, actions));
            let chosen = part.lines.get(own.line.unwrap_or(0));
            if let Some(line) = chosen {
                facts(ui, state, audited, *line, actions);
            }
        });
    });
}

fn head(ui: &mut Ui, state: &State, (audited, part): (&Audited, &PartLines), actions: &mut Actions) {
    let words = &state.words;
    words_widget::heading(ui, text::section(findings::title(state, audited, part.part)));
    if let Part::Finding(code, _) = part.part {
        ui.add(Label::new(text::body(speech::audit_what_to_do(words, code))).wrap());
        let reference = speech::audit_reference(words, &audited.subject(), code);
        words_widget::note(ui, speech::key_value(words, &words.text("audit-reference"), &reference));
    }
    let among = keys(audited, part.lines.iter().copied());
    if !among.is_empty() && audited.has_stores() {
        let (cookies, rows) = (among.len(), audited.rows_of(&among));
        let label = if rows == cookies {
            words.count("audit-show-rows", cookies as u64)
        } else {
            let rows = words.count("rows", rows as u64);
            words.with("audit-show-rows-of", &[("count", cookies.into()), ("rows", rows.into())])
        };
        if button::link_in(ui, &label, crate::ui::theme::tokens(ui).accent).clicked() {
            show_among(among, actions);
        }
    }
}

/// The fact in one sentence, the note on it, then what it rests on.
fn facts(ui: &mut Ui, state: &State, audited: &Audited, line: Line, actions: &mut Actions) {
    let words = &state.words;
    let finding = match line {
        Line::Row { finding, .. } => finding,
        Line::Declaration { finding } => Some(finding),
        Line::Party(_) | Line::Record(_) => None,
    };
    if let Some(finding) = finding.and_then(|place| audited.finding(place)) {
        ui.add(Label::new(text::medium(speech::audit_sentence(words, finding))).wrap().selectable(true));
        let about = finding.topic_in(&audited.audit.site, &state.noted.notes);
        noting::kept(ui, state, audited.kept_note_on(finding), &about);
        noting::show(ui, state, about, actions);
    }
    let Line::Row { row, .. } = line else {
        declared_facts(ui, state, audited, line);
        return;
    };
    let Some(row) = audited.row(row) else { return };
    let cookie = row.topic();
    noting::kept(ui, state, audited.kept_note(&cookie), &cookie);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        words_widget::key_values(ui, words, &row_facts(state, audited, line, row));
    });
    ui.horizontal_wrapped(|ui| {
        if audited.has_stores() && button::secondary(ui, Icon::COOKIE, &words.text("audit-show-cookie")).clicked() {
            show_among([key(row)].into_iter().collect(), actions);
        }
        if button::secondary(ui, Icon::SEARCH, &words.text("audit-look-up")).clicked() {
            let host = row.host.trim_start_matches('.').to_owned();
            actions.ask(Ask::LookUp(NameOnHost { name: row.name.clone(), host }));
        }
    });
}

fn declared_facts(ui: &mut Ui, state: &State, audited: &Audited, line: Line) {
    let words = &state.words;
    let Some(declared) = audited.declaration(line) else { return };
    let language = words.language();
    let mut facts = vec![(words.text("audit-declared").into_owned(), declared_sentence(state, declared))];
    let texts = [
        ("fact-provider", declared.provider.as_str()),
        ("fact-service", declared.service.get(language)),
        ("fact-purpose", declared.purpose.get(language)),
    ];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(said.map(|(id, text)| (words.text(id).into_owned(), speech::visible(text))));
    words_widget::key_values(ui, words, &facts);
}

fn row_facts(state: &State, audited: &Audited, line: Line, row: &Row) -> Vec<(String, String)> {
    let words = &state.words;
    let mut facts = vec![("column-host", speech::visible(&row.host)), ("column-path", speech::visible(&row.path))];
    facts.extend(row.partition.as_ref().map(|site| ("audit-apart-for", speech::visible(site))));
    facts.extend(row.container.as_ref().map(|name| ("fact-container", speech::container_code(words, name, row.is_built_in_container))));
    facts.push(("fact-purpose", speech::purpose(words, row.purpose)));
    if !row.organisation.is_empty() {
        facts.push(("audit-party", speech::visible(&speech::site(words, &row.organisation))));
    }
    let declared = audited.declaration(line).map(|line| declared_sentence(state, line));
    let declared = declared.or_else(|| audited.charter().map(|_| words.text("no").into_owned()));
    facts.extend(declared.map(|text| ("audit-declared", text)));
    let mut facts: Vec<_> = facts.into_iter().map(|(id, text)| (words.text(id).into_owned(), text)).collect();
    // In the order of a visit, whatever order the stores were opened in.
    let then = audited.audit.moments.and(row.labels()).iter().filter_map(|label| Some((label, at(state, audited, row, label)?)));
    facts.extend(then.map(|(label, then)| (speech::audit_moment(words, label), then)));
    facts
}

/// How it was at a moment; none where it was not there.
fn at(state: &State, audited: &Audited, row: &Row, label: audit::Label) -> Option<String> {
    let is_hidden = || audited.audit.lacking.hides(label, row);
    row.at(label).map(|seen| seen_then(state, seen)).or_else(|| is_hidden().then(|| state.words.text("audit-not-told").into_owned()))
}

/// How it was at one moment.
fn seen_then(state: &State, seen: &Seen) -> String {
    let words = &state.words;
    let life = match seen.life {
        Life::Seconds(seconds) => words.span(seconds),
        Life::Endless => words.text("life-forever-long").into_owned(),
        Life::Session => words.text("life-session-long").into_owned(),
        Life::Unknown => words.text("audit-life-unknown").into_owned(),
    };
    let attribute = |is_set: Option<bool>, id: &str| (is_set == Some(true)).then(|| words.text(id).into_owned());
    let attributes = [attribute(seen.secure, "fact-secure"), attribute(seen.http_only, "fact-http-only")];
    speech::asides(words, [life].into_iter().chain(attributes.into_iter().flatten()))
}
