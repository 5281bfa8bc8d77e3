//! How the window looks: fonts, type scale and egui's style made from the tokens.

pub mod icon;
pub mod text;
pub mod tokens;

use std::sync::Arc;

use egui::epaint::Shadow;
use egui::{
    Color32, Context, CornerRadius, Event, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, Visuals,
    vec2,
};

pub use icon::Icon;
pub use tokens::{Shades, Tokens, radius, space};

/// The tokens of the theme in use.
#[must_use]
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    Tokens::of_style(ui.visuals())
}

/// The same where there is no [`egui::Ui`] yet.
#[must_use]
pub fn tokens_of(ctx: &Context) -> &'static Tokens {
    Tokens::of_style(&ctx.global_style().visuals)
}

/// More contrast, or less movement, in both themes.
pub fn adapt(ctx: &Context, is_high: bool, is_still: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        let dark = theme == Theme::Dark;
        ctx.style_mut_of(theme, |style| {
            apply(style, Tokens::with_contrast(dark, is_high), dark);
            if is_still {
                style.animation_time = 0.0;
                style.scroll_animation = egui::style::ScrollAnimation::none();
            }
        });
    }
}

/// Fonts and both styles; once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply(style, Tokens::of(theme == Theme::Dark), theme == Theme::Dark));
    }
}

/// One sans family in three weights, one of fixed width, and the icons, which also stand behind every family.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 6] = [
        ("regular", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
        ("medium", include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
        ("semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
        ("mono", include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf")),
        (icon::OUTLINED, include_bytes!("../../../assets/icons/Phosphor.ttf")),
        (icon::FILLED, include_bytes!("../../../assets/icons/Phosphor-Fill.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mut family = |family: FontFamily, names: &[&str]| {
        fonts.families.insert(family, names.iter().map(|name| (*name).to_owned()).collect());
    };
    family(FontFamily::Proportional, &["regular", icon::OUTLINED]);
    family(FontFamily::Monospace, &["mono", "regular", icon::OUTLINED]);
    family(FontFamily::Name("medium".into()), &["medium", icon::OUTLINED]);
    family(FontFamily::Name("semibold".into()), &["semibold", icon::OUTLINED]);
    family(FontFamily::Name(icon::OUTLINED.into()), &[icon::OUTLINED, "regular"]);
    family(FontFamily::Name(icon::FILLED.into()), &[icon::FILLED, "regular"]);
    fonts
}

/// Sizes, distances, bars and colours of a style. Sizes are points, times are seconds.
fn apply(style: &mut Style, t: &Tokens, dark: bool) {
    style.text_styles = [
        (TextStyle::Heading, FontId::new(24.0, FontFamily::Name("semibold".into()))),
        (TextStyle::Body, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(14.0, FontFamily::Proportional)),
        (TextStyle::Small, FontId::new(12.0, FontFamily::Proportional)),
        (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, 6.0);
    spacing.interact_size = vec2(space::CONTROL, space::CONTROL);
    spacing.menu_margin = Margin::same(6);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = space::S;
    spacing.tooltip_width = 420.0;
    // Bars that can be seen without pointing at them, at 3 : 1, with room of their own so that they cover no line.
    spacing.scroll = egui::style::ScrollStyle {
        bar_width: 8.0,
        floating: true,
        floating_width: 6.0,
        floating_allocated_width: 12.0,
        foreground_color: true,
        dormant_handle_opacity: 0.55,
        active_handle_opacity: 0.65,
        interact_handle_opacity: 0.8,
        dormant_background_opacity: 0.0,
        ..egui::style::ScrollStyle::floating()
    };
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.08;
    style.visuals = visuals(t, dark);
}

/// egui's colours, of the tokens of a theme.
fn visuals(t: &Tokens, dark: bool) -> Visuals {
    let mut v = if dark { Visuals::dark() } else { Visuals::light() };
    v.override_text_color = None;
    v.weak_text_color = Some(t.weak);
    v.hyperlink_color = t.accent;
    v.faint_bg_color = t.hover;
    v.extreme_bg_color = t.background;
    v.text_edit_bg_color = Some(t.raised);
    v.code_bg_color = t.background;
    v.warn_fg_color = t.warning.ink;
    v.error_fg_color = t.category(crate::charter::Category::ThirdParty).ink;
    v.window_fill = t.panel;
    v.panel_fill = t.panel;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(radius::DIALOG);
    v.menu_corner_radius = CornerRadius::same(8);
    v.window_shadow = Shadow { offset: [0, 8], blur: 32, spread: 0, color: t.shadow };
    v.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: t.shadow };
    v.selection.bg_fill = t.selected;
    v.selection.stroke = Stroke::new(2.0, t.accent);
    v.striped = false;
    v.disabled_alpha = 0.45;
    let line = Stroke::new(1.0, t.border);
    let radius = CornerRadius::same(radius::CONTROL);
    let states = [
        (&mut v.widgets.noninteractive, t.panel, Stroke::new(1.0, t.line), t.text),
        (&mut v.widgets.inactive, t.raised, line, t.text),
        (&mut v.widgets.hovered, t.hover, line, t.text),
        (&mut v.widgets.active, t.hover, Stroke::new(1.0, t.accent), t.text),
        (&mut v.widgets.open, t.hover, line, t.text),
    ];
    for (state, fill, stroke, ink) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = stroke;
        state.fg_stroke = Stroke::new(1.5, ink);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    v.widgets.noninteractive.fg_stroke.width = 1.0;
    v
}

/// Whether the focus is shown: after a key, and not after the pointer, as browsers do it; nor before the person has done anything.
#[must_use]
pub fn focus_is_visible(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(focus_flag())).unwrap_or(false)
}

/// Whether the keyboard leads, for all that is known: the person has not pointed at anything since its last key.
#[must_use]
pub fn keyboard_leads(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(focus_flag())).unwrap_or(true)
}

/// Notes at the start of a frame whether key or pointer was used last. What assistive technologies move is shown as what keys do.
pub fn note_focus(ctx: &Context) {
    let (key, pointer) = ctx.input(|input| {
        let key = input.events.iter().any(|event| match event {
            Event::Key { pressed: true, .. } => true,
            Event::AccessKitActionRequest(request) => request.action == egui::accesskit::Action::Focus,
            _ => false,
        });
        (key, input.pointer.any_pressed())
    });
    if key || pointer {
        ctx.data_mut(|data| data.insert_temp(focus_flag(), key));
    }
}

/// Where it is kept; nothing before the first key or press.
fn focus_flag() -> egui::Id {
    egui::Id::unique("focus-is-visible")
}

/// Nothing: for fills that are not there.
pub const CLEAR: Color32 = Color32::TRANSPARENT;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_in_its_font_and_like_no_other() {
        let ctx = Context::default();
        install(&ctx);
        // Two meanings of one sign are none.
        let looks: std::collections::HashSet<_> = Icon::ALL.iter().map(|icon| (icon.glyph(), format!("{:?}", icon.font(16.0)))).collect();
        assert_eq!(looks.len(), Icon::ALL.len(), "two icons look the same");
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for icon in Icon::ALL {
                let font = icon.font(16.0);
                assert!(ui.ctx().fonts_mut(|fonts| fonts.has_glyph(&font, icon.glyph())), "{icon:?}");
            }
            for text in ["déjà « 12 345 » œ — … ’ • ↓ Ж λ", "\u{a0}\u{202f}"] {
                assert!(ui.ctx().fonts_mut(|fonts| fonts.has_glyphs(&FontId::default(), text)), "{text}");
            }
        });
        output.textures_delta.clear();
    }
}
