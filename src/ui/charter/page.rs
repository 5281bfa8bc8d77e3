//! The charter as a page one reads, with what the open store holds of it.

use egui::{Label, Ui, vec2};

use crate::charter::{Category, Charter, Declaration};
use crate::digest::{DeclaredSum, Digest};
use crate::ui::kit::{Actions, Ask, Filters, State, speech, stopped};
use crate::ui::theme::{Icon, space, text, tokens};
use crate::ui::widget::{badge, button, card, page, text as words_widget};

const PAGE: f32 = 1_120.0;
/// Running text is easiest to read at about ninety letters a line.
const READABLE: f32 = 820.0;

/// Paints the page.
pub fn show(ui: &mut Ui, state: &State, actions: &mut Actions) {
    page::show(ui, "charter", PAGE, |ui, width| contents(ui, state, actions, width));
}

fn contents(ui: &mut Ui, state: &State, actions: &mut Actions, width: f32) {
    let charter = crate::charter::builtin();
    let words = &state.words;
    ui.spacing_mut().item_spacing.y = space::S;
    words_widget::heading(ui, text::title(words.text("charter-title")));
    words_widget::weak(ui, charter.publisher.clone());
    ui.add_space(space::S);
    words_widget::heading(ui, text::section(words.text("charter-what")));
    ui.scope(|ui| {
        ui.set_max_width(READABLE.min(width));
        ui.add(Label::new(text::body(words.text("charter-what-text"))).wrap());
    });
    ui.add_space(space::M);
    words_widget::heading(ui, text::section(words.text("charter-four")));
    categories(ui, state, width);
    ui.add_space(space::M);
    let failed = state.browsing.inventory.failure().or(state.digest.failure()).is_some();
    let digest = state.digest.value().filter(|_| state.has_stores() && !failed);
    ui.horizontal(|ui| {
        words_widget::heading(ui, text::section(words.text("charter-declared")));
        if let Some(digest) = digest {
            let present = digest.declared.iter().filter(|sum| sum.present > 0).count();
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let args = [("present", present.into()), ("total", charter.declarations.len().into())];
                let good = tokens(ui).good();
                badge::badge(ui, None, &words.with("charter-present-of", &args), good.ink, good.tint);
            });
        }
    });
    declared(ui, state, charter, digest.map(AsRef::as_ref), width);
    if !charter.scope.is_empty() {
        words_widget::note(ui, words.with("charter-scope", &[("scope", charter.scope.join(", ").into())]));
    }
    ui.add_space(space::S);
    remark(ui, state, digest.map(AsRef::as_ref), actions);
}

fn categories(ui: &mut Ui, state: &State, width: f32) {
    let across: u8 = if width < 820.0 { 2 } else { 4 };
    let card_width = (width - f32::from(across - 1) * space::M) / f32::from(across);
    for line in Category::ALL.chunks(usize::from(across)) {
        let height = line.iter().map(|category| text_height(ui, state, *category, card_width - 34.0)).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for category in line {
                card::frame(ui).show(ui, |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(card_width - 34.0);
                        ui.set_height(height + 30.0);
                        ui.spacing_mut().item_spacing.y = space::S;
                        badge::category(ui, *category, &speech::category(&state.words, *category));
                        ui.add(Label::new(text::body(meaning(state, *category))).wrap());
                    });
                });
            }
        });
    }
}

fn meaning(state: &State, category: Category) -> String {
    state.words.text(&format!("charter-{}", category.code())).into_owned()
}

/// So that the four cards have one height.
fn text_height(ui: &Ui, state: &State, category: Category, width: f32) -> f32 {
    let mut job = words_widget::emphasised(&meaning(state, category), 14.0, 20.0, tokens(ui).text);
    job.wrap.max_width = width;
    ui.painter().layout_job(job).size().y
}

/// Shares of the width of the six columns.
const SHARES: [f32; 6] = [0.17, 0.12, 0.23, 0.25, 0.13, 0.10];

fn declared(ui: &mut Ui, state: &State, charter: &Charter, digest: Option<&Digest>, width: f32) {
    let words = &state.words;
    let weak = tokens(ui).weak;
    let titles = ["charter-name", "charter-provider", "charter-service", "charter-purpose", "charter-here", "charter-seen"];
    card::frame(ui).inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        row(ui, |ui, index| {
            let title = titles.get(index).copied().unwrap_or_default();
            ui.add(Label::new(text::small(words.text(title)).color(weak)).truncate());
        });
        for (index, line) in charter.declarations.iter().enumerate() {
            card::line(ui);
            let sum = digest.and_then(|digest| digest.declared.get(index));
            row(ui, |ui, column| declared_cell(ui, state, line, sum, column));
        }
    });
}

/// Six cells beside each other; the highest one gives the height.
fn row(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    let width = ui.available_width();
    ui.add_space(7.0);
    ui.horizontal_top(|ui| {
        for (index, share) in SHARES.into_iter().enumerate() {
            let (left, cell_width) = (ui.cursor().left(), width * share);
            ui.vertical(|ui| {
                ui.set_width(cell_width - space::M);
                cell(ui, index);
            });
            ui.add_space((left + cell_width - ui.cursor().left()).max(0.0));
        }
    });
    ui.add_space(7.0);
}

fn declared_cell(ui: &mut Ui, state: &State, line: &Declaration, sum: Option<&DeclaredSum>, column: usize) {
    let language = state.language();
    match column {
        0 => drop(words_widget::cut(ui, text::medium(line.pattern.text()))),
        1 => drop(words_widget::cut(ui, text::body(&line.provider))),
        2 => drop(ui.add(Label::new(text::body(line.service.get(language))).wrap())),
        3 => drop(ui.add(Label::new(text::body(line.purpose.get(language))).wrap())),
        4 => presence(ui, state, sum),
        _ => drop(words_widget::cut(ui, text::body(seen(state, sum)))),
    }
}

fn presence(ui: &mut Ui, state: &State, sum: Option<&DeclaredSum>) {
    let t = tokens(ui);
    let (icon, ink, id) = match sum {
        Some(sum) if sum.present > 0 => (Icon::PRESENT, t.good().ink, "charter-present"),
        Some(_) => (Icon::ABSENT, t.weak, "charter-absent"),
        None => {
            ui.label(text::body("—").color(t.weak));
            return;
        }
    };
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        button::decoration(ui, icon, 16.0, 20.0, ink);
        ui.label(text::body(state.words.text(id)));
    });
}

fn seen(state: &State, sum: Option<&DeclaredSum>) -> String {
    match sum {
        Some(DeclaredSum { present: 1.., longest: Some(seconds) }) => state.words.span_short(*seconds),
        Some(DeclaredSum { present: 1.., longest: None }) => state.words.text("life-session").into_owned(),
        _ => "—".to_owned(),
    }
}

/// How many undeclared names are written out.
const NAMED: usize = 5;

fn remark(ui: &mut Ui, state: &State, digest: Option<&Digest>, actions: &mut Actions) {
    let words = &state.words;
    let Some(digest) = digest else {
        match state.browsing.inventory.failure().or(state.digest.failure()) {
            Some(failure) => stopped::show(ui, state, failure, actions),
            None if state.has_stores() => {}
            None => drop(words_widget::weak(ui, words.text("charter-no-store"))),
        }
        return;
    };
    if digest.covered_sites.is_empty() {
        words_widget::weak(ui, words.text("charter-not-covered"));
        return;
    }
    let (names, count) = &digest.undeclared;
    if names.is_empty() {
        return;
    }
    let mut shown = names.iter().take(NAMED).map(|name| speech::visible(name)).collect::<Vec<_>>().join(", ");
    if names.len() > NAMED {
        shown = words.with("charter-and-more", &[("names", shown.into()), ("count", (names.len() - NAMED).into())]);
    }
    let sentence = words.with("charter-undeclared", &[("count", u64::from(*count).into()), ("names", shown.into())]);
    let shades = tokens(ui).warning;
    card::notice(ui, shades.tint, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            button::decoration(ui, Icon::WARNING, 16.0, 20.0, shades.ink);
            let room = ui.available_width() - 130.0;
            ui.allocate_ui(vec2(room, 20.0), |ui| ui.add(Label::new(text::body(sentence)).wrap()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if button::link(ui, None, &words.text("charter-undeclared-show")).clicked() {
                    let site = digest.covered_sites.first().and_then(|id| digest.inventory.site(*id)).map(|site| site.name.clone());
                    actions.ask(Ask::Show(Filters { site, ..Filters::default() }.into()));
                }
            });
        });
    });
}
