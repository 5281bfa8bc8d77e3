//! How wide the columns are that nobody has dragged: what a row is keeps its room, what is said of it gives way.

use crate::column::ColumnId;
use crate::settings::ColumnChoice;

/// Narrowest column that a person can make, in points.
pub const NARROWEST: f32 = 56.0;

/// `cookies_preferences`, which the built-in charter declares, stands whole in it, in points.
const NAME: f32 = 156.0;

/// What a column needs, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Need {
    /// In a window of the usual size.
    usual: f32,
    /// In a small one: its usual words are still read whole.
    least: f32,
}

impl Need {
    /// Names and hosts say what a row is: eight names of ten stand whole in theirs, each one of the built-in charter among them, and of a host its site. They are
    /// never narrower than usual, so that a small window is scrolled sideways, along the names, before these are cut any further.
    fn of(id: ColumnId) -> Self {
        let (usual, least) = match id {
            ColumnId::Name => (NAME, NAME),
            ColumnId::Host => (166.0, 166.0),
            ColumnId::Category => (122.0, 122.0),
            ColumnId::Consent => (141.0, 141.0),
            // Its head is longer than most of its words.
            ColumnId::Provider => (116.0, 88.0),
            ColumnId::Store => (140.0, 84.0),
            ColumnId::LifetimeDays => (74.0, 70.0),
            ColumnId::Declared => (68.0, 68.0),
            ColumnId::Description => (220.0, 140.0),
            _ => (140.0, 104.0),
        };
        Self { usual, least }
    }
}

/// The widths in the order of the columns, for `room` points: dragged ones as they were dragged, the others as wide as usual. Where that is more than there is,
/// what says least gives way first; where it is less, hosts and names grow. Their sum is more than `room` where the table is to be scrolled; no more than `room` is
/// seen of it then either, as the bar of the rows stands beside them.
pub fn widths(columns: &[ColumnChoice], room: f32) -> Vec<f32> {
    let mut widths: Vec<f32> = columns.iter().map(|choice| choice.width.unwrap_or(Need::of(choice.id).usual).max(NARROWEST)).collect();
    let over = room - widths.iter().sum::<f32>();
    if over < 0.0 {
        give_way(columns, &mut widths, -over);
        if widths.iter().sum::<f32>() > room + 0.5 {
            end_at_the_edge(columns, &mut widths, room);
        }
    } else {
        grow(columns, &mut widths, over);
    }
    widths
}

/// The last columns say least: those that a person added, then the usual ones from the right.
fn give_way(columns: &[ColumnChoice], widths: &mut [f32], missing: f32) {
    let mut missing = missing;
    for (choice, width) in columns.iter().zip(widths).rev().filter(|(choice, _)| choice.width.is_none()) {
        let given = (*width - Need::of(choice.id).least).clamp(0.0, missing.max(0.0)).round();
        *width -= given;
        missing -= given;
    }
}

/// Where a table is to be scrolled, a few points of a column say nothing: the ones before it take them.
fn end_at_the_edge(columns: &[ColumnChoice], widths: &mut [f32], room: f32) {
    const FEW: f32 = 28.0;
    let ends = widths.iter().scan(0.0, |end, width| {
        *end += width;
        Some(*end)
    });
    let Some((place, end)) = ends.enumerate().take_while(|(_, end)| *end <= room).last() else { return };
    let left = room - end;
    let is_growing = |(choice, _): &(&ColumnChoice, &mut f32)| choice.id == ColumnId::Name && choice.width.is_none();
    if left < FEW
        && let Some((_, width)) = columns.iter().zip(widths.iter_mut()).take(place + 1).find(is_growing)
    {
        *width += left;
    }
}

/// Not without end, which would only pull the columns apart.
fn grow(columns: &[ColumnChoice], widths: &mut [f32], over: f32) {
    const GAINING: [(ColumnId, f32); 3] = [(ColumnId::Host, 0.6), (ColumnId::Name, 1.0), (ColumnId::Provider, 1.0)];
    let mut left = over.min(260.0);
    for (id, part) in GAINING {
        let flexible = |(choice, _): &(&ColumnChoice, &mut f32)| choice.id == id && choice.width.is_none();
        let Some((_, width)) = columns.iter().zip(widths.iter_mut()).find(flexible) else { continue };
        let gained = (left * part).round();
        *width += gained;
        left -= gained;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{Category, Consent};
    use crate::i18n::{Language, Words};
    use crate::speech;
    use crate::ui::browse::shown_columns::default_columns;
    use crate::ui::theme::space;
    use crate::ui::theme::text::{Weight, font};

    fn of(columns: &[ColumnChoice], widths: &[f32], id: ColumnId) -> f32 {
        let place = columns.iter().position(|choice| choice.id == id).unwrap();
        widths[place]
    }

    #[test]
    fn the_usual_columns_fit_a_usual_window_and_grow_with_it() {
        let columns = default_columns();
        // 827 points is the table of a window of 1366 × 768 beside sites and details.
        for room in [811.0, 827.0, 846.0, 900.0, 1_090.0] {
            let total: f32 = widths(&columns, room).iter().sum();
            assert!((total - room).abs() < 1.5, "{room}: {total}");
        }
        let widest = widths(&columns, 2_000.0);
        assert!(of(&columns, &widest, ColumnId::Host) < 400.0, "the rest is for the last column");
    }

    #[test]
    fn with_several_stores_a_usual_window_shows_whole_columns() {
        let mut columns = default_columns();
        columns.insert(2, ColumnChoice { id: ColumnId::Store, width: None });
        // The room of a window of 1366 points: what is said by charters is scrolled to, and no other column is cut.
        let shown = widths(&columns, 827.0);
        let whole: f32 = shown.iter().rev().skip(1).sum();
        assert_eq!(columns.last().unwrap().id, ColumnId::Declared);
        assert!(
            (whole - 827.0).abs() < 0.5,
            "{whole}: up to the edge of the rows, not below their bar, and nothing of the last one is seen"
        );
    }

    #[test]
    fn names_and_hosts_keep_their_room_longest() {
        let columns = default_columns();
        for room in [2_000.0, 820.0, 687.0, 436.0, 340.0, 0.0] {
            let widths = widths(&columns, room);
            assert!(of(&columns, &widths, ColumnId::Name) >= NAME, "{room}");
            assert!(of(&columns, &widths, ColumnId::Host) >= 166.0, "{room}");
        }
        let (usual, small) = (widths(&columns, 846.0), widths(&columns, 436.0));
        for id in [ColumnId::Provider, ColumnId::LifetimeDays] {
            assert!(of(&columns, &small, id) < of(&columns, &usual, id), "{id:?} gives way");
        }
        assert!(of(&columns, &small, ColumnId::Provider) >= 88.0, "but its words stay readable");
    }

    #[test]
    fn every_name_of_the_built_in_charter_is_read_whole() {
        let ctx = egui::Context::default();
        crate::ui::theme::install(&ctx);
        for declared in &crate::charter::builtin().declarations {
            let mut wide = 0.0;
            measured(&ctx, |ui| {
                wide = ui.painter().layout_no_wrap(declared.name().to_owned(), font(14.0, Weight::Medium), egui::Color32::BLACK).size().x;
            });
            assert!(wide > 0.0 && wide <= NAME - 2.0 * space::S, "{}: {wide}", declared.name());
        }
    }

    #[test]
    fn the_usual_words_are_read_whole_in_both_languages() {
        let ctx = egui::Context::default();
        crate::ui::theme::install(&ctx);
        for language in Language::ALL {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            let consents = Consent::ALL.map(|consent| words.text(&format!("consent-{}", consent.code())).into_owned());
            let categories = Category::ALL.map(|category| speech::category(&words, category));
            let lives =
                [words.span_short(1_800), words.span_short(13 * 30 * 86_400), words.text("life-session").into_owned(), String::new()];
            // What a badge needs beside its word.
            for id in default_columns().into_iter().map(|choice| choice.id).chain([ColumnId::Store]) {
                let head = speech::column_label(&words, id);
                let mut wide = 0.0;
                measured(&ctx, |ui| {
                    wide = ui.painter().layout_no_wrap(head.clone(), font(12.0, Weight::Medium), egui::Color32::BLACK).size().x;
                });
                assert!(wide <= Need::of(id).least - 2.0 * space::S, "{head}: {wide}");
            }
            let usual = [
                (ColumnId::Consent, consents, 0.0, Weight::Regular, 14.0),
                (ColumnId::LifetimeDays, lives, 0.0, Weight::Regular, 14.0),
                (ColumnId::Category, categories, 34.0, Weight::Medium, 12.0),
            ];
            for (id, texts, beside, weight, size) in usual {
                for text in texts {
                    let mut wide = 0.0;
                    let measure = |ui: &mut egui::Ui| {
                        wide = ui.painter().layout_no_wrap(text.clone(), font(size, weight), egui::Color32::BLACK).size().x;
                    };
                    measured(&ctx, measure);
                    let room = Need::of(id).least - 2.0 * space::S;
                    assert!(wide + beside <= room, "{text}: {wide} + {beside} of {room}");
                }
            }
        }
    }

    /// Runs one frame for what is measured in it.
    fn measured(ctx: &egui::Context, measure: impl FnMut(&mut egui::Ui)) {
        let mut output = ctx.run_ui(egui::RawInput::default(), measure);
        output.textures_delta.clear();
    }

    #[test]
    fn dragged_columns_stay_and_the_others_go_on_giving_way() {
        let mut columns = default_columns();
        columns[4].width = Some(300.0);
        for room in [300.0, 900.0, 2_000.0] {
            assert!((of(&columns, &widths(&columns, room), ColumnId::Provider) - 300.0).abs() < 0.1, "{room}");
        }
        let with_more: Vec<_> = default_columns().into_iter().chain([ColumnChoice { id: ColumnId::Path, width: None }]).collect();
        let small = widths(&with_more, 965.0);
        assert!(of(&with_more, &small, ColumnId::Path) < 140.0 && of(&with_more, &small, ColumnId::Name) >= NAME);
        assert!(of(&with_more, &small, ColumnId::Provider) > 115.0, "what was added gives way first");
    }
}
