//! Text that fits: emphasis from messages, cutting in the middle, keys beside values.

use egui::accesskit::{Node, Role};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Color32, FontId, FontSelection, Label, Response, RichText, Sense, TextWrapMode, Ui, WidgetText};

use super::hint::Hint as _;
use crate::i18n::{EMPHASIS, Words};
use crate::speech::{key_value, visible};
use crate::ui::theme::text::{Weight, font};
use crate::ui::theme::{space, text, tokens};

/// A message with emphasised parts, wrapped.
pub fn rich(ui: &mut Ui, message: &str) -> Response {
    let t = tokens(ui);
    ui.add(Label::new(emphasised(message, 14.0, 20.0, t.text)).wrap().selectable(true))
}

/// The parts between [`EMPHASIS`] in a heavier weight.
#[must_use]
pub fn emphasised(message: &str, size: f32, line: f32, ink: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (index, part) in message.split(EMPHASIS).enumerate() {
        let weight = if index % 2 == 1 { Weight::Semibold } else { Weight::Regular };
        let format = TextFormat { line_height: Some(line), ..TextFormat::simple(font(size, weight), ink) };
        job.append(part, 0.0, format);
    }
    job
}

/// A job of one line that is cut with an ellipsis at the end.
#[must_use]
pub fn one_line(text: &str, size: f32, weight: Weight, ink: Color32, width: f32) -> LayoutJob {
    let mut job = LayoutJob::simple_singleline(visible(text), font(size, weight), ink);
    job.wrap = TextWrapping { max_width: width.max(0.0), max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    job
}

/// Cut in the middle to about `width` points: hosts and paths say who they are at both ends.
#[must_use]
pub fn middle_cut(text: &str, width: f32, average_glyph: f32) -> String {
    cut_before(text, width, average_glyph, 0)
}

/// The same, with so many letters of the end left whole as long as they have room at all: of a host cut within its site another site would be read.
fn cut_before(text: &str, width: f32, average_glyph: f32, end: usize) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number of glyphs")]
    let fits = (width / average_glyph).max(3.0) as usize;
    let length = text.chars().count();
    if length <= fits {
        return text.to_owned();
    }
    let (room, half) = (fits - 1, (fits - 1) / 2);
    let head = half.min(room.checked_sub(end).unwrap_or(LEAST_HEAD));
    let tail = room - head;
    text.chars().take(head).chain(['…']).chain(text.chars().skip(length - tail)).collect()
}

/// So many letters are left of the beginning of a text whose end matters more, where not even that has room.
const LEAST_HEAD: usize = 3;

/// Cut in the middle so that it fits in `width` points of `font`, by measure. Of a host the end is its site: `end` letters of it stay as long as
/// they have room.
pub fn middle_fit(ui: &Ui, text: &str, (font, width): (FontId, f32), end: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a number of glyphs")]
    let length = text.chars().count() as f32;
    // No glyph of the face is wider than its size, so this text surely fits.
    if length * font.size < width {
        return text.to_owned();
    }
    let wide = |words: &str| ui.painter().layout_no_wrap(words.to_owned(), font.clone(), tokens(ui).text).size().x;
    let natural = wide(text);
    if natural <= width {
        return text.to_owned();
    }
    // The glyphs that are left may be wider than the average of all; what were still too long would be cut a second time, at its end.
    let average = natural / length;
    let mut narrower = (0..WIDE_GLYPHS).map(|glyphs| cut_before(text, width - f32::from(glyphs) * average, average, end));
    narrower.clone().find(|cut| wide(cut) <= width).or_else(|| narrower.next_back()).unwrap_or_default()
}

/// So many glyphs more are left out of a text cut in the middle until it fits.
const WIDE_GLYPHS: u8 = 6;

/// Cut at the end to about `width` points.
#[must_use]
pub fn end_cut(text: &str, width: f32, average_glyph: f32) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number of glyphs")]
    let fits = (width / average_glyph).max(3.0) as usize;
    if text.chars().count() <= fits { text.to_owned() } else { text.chars().take(fits - 1).chain(['…']).collect() }
}

/// Secondary text.
pub fn weak(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = tokens(ui).weak;
    ui.add(Label::new(text::body(text).color(ink)).wrap())
}

/// A small note.
pub fn note(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = tokens(ui).weak;
    ui.add(Label::new(text::small(text).color(ink)).wrap())
}

/// One line that is cut at the end where it has no room; then the whole of it is in the hint.
pub fn cut(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    let (shown, whole) = one_line_label(ui, text.into());
    shown.hint(whole.unwrap_or_default())
}

/// The same of a line whose hint says something else.
pub fn cut_hinting(ui: &mut Ui, text: impl Into<WidgetText>, hint: impl Into<String>) -> Response {
    one_line_label(ui, text.into()).0.hint(hint)
}

/// The line, and the whole of it where it is cut.
fn one_line_label(ui: &mut Ui, text: WidgetText) -> (Response, Option<String>) {
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), ui.available_width(), FontSelection::Default);
    let whole = galley.elided.then(|| galley.text().to_owned());
    // egui's own hint stands beside another one.
    (ui.add(Label::new(galley).show_tooltip_when_elided(false).sense(Sense::hover())), whole)
}

/// A heading for screen readers as well as for the eye. The type scale is the hierarchy: pages, sections, parts.
pub fn heading(ui: &mut Ui, text: RichText) -> Response {
    let label = text.text().to_owned();
    let job = WidgetText::from(text.clone()).into_layout_job(ui.style(), FontSelection::Default, Align::Min);
    let level = match job.sections.first().map_or(0.0, |section| section.format.font_id.size) {
        20.0.. => 1,
        16.0.. => 2,
        _ => 3,
    };
    let response = ui.add(Label::new(text).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.set_label(label);
        node.clear_value();
    });
    response
}

/// A text that says more to a screen reader than to the eye, which sees what stands around it.
pub fn spoken_as(text: &Response, name: impl Into<String>) {
    text.ctx.accesskit_node_builder(text.id, |node| {
        // Plain text is called by its value; a name beside it would never be read.
        if node.role() == Role::Label {
            node.set_value(name.into());
        } else {
            node.set_label(name.into());
        }
    });
}

/// A text for the eye alone: its neighbour says it too.
pub fn unspoken(text: &Response) {
    text.ctx.accesskit_node_builder(text.id, Node::set_hidden);
}

/// The heading of a part of a pane.
pub fn part(ui: &mut Ui, title: &str) {
    ui.add_space(space::XS);
    heading(ui, text::strong(title));
}

/// Rows of a key and its value. For screen readers each is one: a value alone, two steps from its key, says nothing.
pub fn key_values(ui: &mut Ui, words: &Words, rows: &[(String, String)]) {
    key_values_in(ui, words, rows, (ui.available_width() * 0.42).min(136.0));
}

/// The same where keys are names of something, as long as they are: they have the room of the longest, and at most their part of the width.
pub fn named_values(ui: &mut Ui, words: &Words, rows: &[(String, String)]) {
    let width = |key: &String| ui.painter().layout_no_wrap(key.clone(), font(14.0, Weight::Regular), tokens(ui).text).size().x + space::M;
    let longest = rows.iter().map(|(key, _)| width(key)).fold(0.0, f32::max);
    key_values_in(ui, words, rows, (ui.available_width() * 0.42).min(longest.max(136.0)));
}

fn key_values_in(ui: &mut Ui, words: &Words, rows: &[(String, String)], key_width: f32) {
    for (key, value) in rows {
        if !fits_words(ui, value, ui.available_width() - key_width) {
            // A host is one word: broken inside, it would be read as another one. Under its key it has the whole width.
            let weak_ink = tokens(ui).weak;
            let shown = ui.add(Label::new(text::body(key).color(weak_ink)).wrap());
            spoken_as(&shown, key_value(words, key, value));
            unspoken(&ui.add(Label::new(text::body(value)).wrap().selectable(true)));
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let weak_ink = tokens(ui).weak;
            let left = ui.cursor().left();
            ui.scope(|ui| {
                ui.set_max_width(key_width - 8.0);
                let shown = ui.add(Label::new(text::body(key).color(weak_ink)).wrap());
                spoken_as(&shown, key_value(words, key, value));
            });
            ui.add_space((left + key_width - ui.cursor().left()).max(0.0));
            let shown = if is_digest(value) { RichText::new(value).monospace().size(11.0) } else { text::body(value) };
            unspoken(&ui.add(Label::new(shown).wrap().selectable(true)));
        });
    }
}

/// Whether no word is wider than `room` points; a digest has a smaller face of its own.
fn fits_words(ui: &Ui, value: &str, room: f32) -> bool {
    let width = |word: &str| ui.painter().layout_no_wrap(word.to_owned(), font(14.0, Weight::Regular), tokens(ui).text).size().x;
    // No glyph of the face is wider than its size.
    #[expect(clippy::cast_precision_loss, reason = "letters of a word")]
    let may_be_wide = |word: &&str| word.chars().count() as f32 * 14.0 > room;
    is_digest(value) || value.split_whitespace().filter(may_be_wide).all(|word| width(word) <= room)
}

/// A SHA-256 in hex: its figures are compared one by one, so they stand in fixed width and on one line.
fn is_digest(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_stay() {
        assert_eq!(middle_cut("example.fr", 200.0, 7.0), "example.fr");
        let cut = middle_cut("a-very-long-host-name-that-goes-on.example.fr", 105.0, 7.0);
        assert_eq!(cut.chars().count(), 15);
        assert!(cut.starts_with("a-very-") && cut.ends_with("mple.fr"), "{cut}");
        assert_eq!(middle_cut("éééééééé", 21.0, 7.0), "é…é");
    }

    #[test]
    fn of_a_host_its_site_stays() {
        let host = "compte.service.villeneuve-exemple.fr";
        let cut = |glyphs: u8| cut_before(host, f32::from(glyphs) * 7.0, 7.0, "villeneuve-exemple.fr".len());
        assert_eq!(cut(40), host);
        assert_eq!(cut(30), "compte.s…villeneuve-exemple.fr");
        assert_eq!(cut(25), "com…villeneuve-exemple.fr");
        assert_eq!(
            (cut(23), cut(22)),
            ("c…villeneuve-exemple.fr".into(), "…villeneuve-exemple.fr".into()),
            "the beginning gives way first"
        );
        assert_eq!(cut(16), "com…e-exemple.fr", "and where not all of it has room, its end");
        assert_eq!(cut(3), "c…r");
    }
}
