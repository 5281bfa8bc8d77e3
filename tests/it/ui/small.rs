//! Small windows, and windows that are zoomed far: what a row or a line is about keeps its room longest.

use cookie_charter::column::ColumnId;
use cookie_charter::i18n::Language;
use cookie_charter::ui::kit::{Pane, Source};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, window_in};

/// An old laptop with sites, table and details; a small window with and without details; both at 200 %.
const SIZES: [(Vec2, bool); 5] = [
    (vec2(1366.0, 768.0), true),
    (vec2(900.0, 600.0), false),
    (vec2(900.0, 600.0), true),
    (vec2(683.0, 384.0), false),
    (vec2(450.0, 300.0), false),
];

fn table(language: Language, (size, has_details): (Vec2, bool)) -> Window {
    let mut window = window_in(language, vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.press_with(Modifiers::COMMAND, Key::Num2);
    if has_details {
        Pane::Table.focus(&window.harness.ctx);
        window.press(Key::ArrowDown);
    }
    window.harness.set_size(size);
    window.idle();
    window
}

/// The texts that are seen in `place`, from left to right.
pub fn painted(window: &Window, place: Rect) -> Vec<String> {
    let texts = window.harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
        egui::Shape::Text(text) => Some((clipped.clip_rect, text)),
        _ => None,
    });
    let inside = texts.filter(|(clip, text)| {
        let rect = text.galley.rect.translate(text.pos.to_vec2());
        let seen = clip.intersect(rect);
        place.contains(rect.center()) && seen.width() > rect.width() - 1.0 && seen.height() > rect.height() / 2.0
    });
    let mut found: Vec<_> = inside.map(|(_, text)| (text.pos.x, text.galley.text().to_owned(), text.galley.elided)).collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    // What the text layout itself has cut says so.
    found.into_iter().map(|(_, text, is_cut)| if is_cut { text + "…" } else { text }).collect()
}

#[test]
fn names_are_whole_and_hosts_end_in_their_site() {
    for language in [Language::En, Language::Fr] {
        for size in SIZES {
            let window = table(language, size);
            let rows: Vec<_> = window.harness.query_all_by_role(Role::Row).map(|row| (row.accesskit_node().label(), row.rect())).collect();
            let (mut whole, mut seen) = (0, 0);
            for (label, rect) in rows {
                let label = label.unwrap_or_default();
                let parts: Vec<&str> = label.split(", ").collect();
                // The head of the table is a row, too, and the last ones may lie below the line of the status.
                if rect.bottom() > size.0.y - 36.0 {
                    continue;
                }
                let Some(host) = parts.get(1).and_then(|host| host.strip_prefix("Host: ").or(host.strip_prefix("Hôte\u{a0}: "))) else {
                    continue;
                };
                let texts = painted(&window, rect);
                seen += 1;
                whole += usize::from(texts.iter().any(|text| text == parts[0]));
                let tail = &host[host.len().saturating_sub(9)..];
                let is_told = texts.iter().any(|text| text.ends_with(tail) || text.contains(&format!("{tail} ")));
                assert!(is_told, "{language:?} {size:?}: {tail} is not seen in {texts:?}");
            }
            assert!(seen >= 2 && whole * 10 >= seen * 7, "{language:?} {size:?}: {whole} of {seen}");
        }
    }
}

#[test]
fn what_gave_way_is_reached_by_scrolling_sideways() {
    let mut window = table(Language::Fr, (vec2(900.0, 600.0), true));
    let ends = |window: &Window| window.harness.get_by_role_and_label(Role::ColumnHeader, "Trier par Déclaré").rect().right();
    assert!(ends(&window) > 650.0, "it lies below the details");
    for _ in 0..ColumnId::ALL.len() {
        window.press(Key::ArrowRight);
    }
    assert!(window.focused().starts_with("Cell Déclaré"), "{}", window.focused());
    assert!(ends(&window) <= 650.0, "{}", ends(&window));
}

#[test]
fn a_site_that_is_cut_shows_both_its_ends() {
    let mut window = table(Language::Fr, (vec2(900.0, 600.0), false));
    window.harness.set_size(vec2(760.0, 600.0));
    window.idle();
    let mut cut = 0;
    for option in window.harness.query_all_by_role(Role::ListBoxOption) {
        let label = option.accesskit_node().label().unwrap_or_default();
        let Some((site, _)) = label.split_once(", ").filter(|(site, _)| site.contains('.')) else { continue };
        let texts = painted(&window, option.rect());
        let Some(first) = texts.first() else { continue };
        assert!(!first.ends_with('…') && first.ends_with(&site[site.len() - 5..]), "{site} is shown as {first}");
        cut += usize::from(first != site);
    }
    assert!(cut > 0, "none is cut at all");
}

/// What was painted last over a whole place; the ground of pages where nothing was.
fn ground(window: &Window, at: egui::Pos2) -> egui::Color32 {
    let filled = window.harness.output().shapes.iter().rev().find_map(|clipped| match &clipped.shape {
        egui::Shape::Rect(rect) if rect.fill.is_opaque() && clipped.clip_rect.intersect(rect.rect).contains(at) => Some(rect.fill),
        _ => None,
    });
    filled.unwrap_or(window.harness.ctx.global_style().visuals.extreme_bg_color)
}

/// The bar above the table stands out from the panes beside it and from the table below.
#[test]
fn the_bar_above_the_table_has_the_ground_of_pages() {
    for size in SIZES {
        let window = table(Language::En, size);
        let visuals = window.harness.ctx.global_style().visuals.clone();
        let heading = window.harness.query_all_by_role(Role::ColumnHeader).next().unwrap().rect();
        assert_eq!(ground(&window, heading.center_top() - vec2(0.0, 3.0)), visuals.extreme_bg_color, "above the table, {size:?}");
        assert_eq!(ground(&window, heading.center_top() + vec2(0.0, 3.0)), visuals.panel_fill, "in the table, {size:?}");
    }
}
