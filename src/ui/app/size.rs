//! The size of the window: kept between two starts, and never more than its screen has room for.

use egui::{Context, Vec2, ViewportCommand};

/// The size that the window takes where the screen has room for it, in points.
const USUAL: Vec2 = egui::vec2(1_360.0, 860.0);

/// The size it begins with while nothing is known of the screen: its lowest line is seen on 1366 × 768, under a title bar and above a task bar.
const FIRST: Vec2 = egui::vec2(1_340.0, 680.0);

/// The least size, in points.
const LEAST: Vec2 = egui::vec2(320.0, 240.0);

/// Title bar and task bar, in points.
const BARS: Vec2 = egui::vec2(0.0, 80.0);

/// With which size the window is made; `kept` is that of the last time.
#[must_use]
pub fn first(kept: Option<[f32; 2]>) -> Vec2 {
    usable(kept).unwrap_or(FIRST)
}

/// The kept size, unless the file says one in which nothing could be seen.
fn usable(kept: Option<[f32; 2]>) -> Option<Vec2> {
    kept.map(Vec2::from).filter(|size| size.is_finite()).map(|size| size.max(LEAST))
}

/// Once the screen is known: the usual size where there is room for it, and nothing that lies outside. False while it is not known yet.
pub fn fit_screen(ctx: &Context, kept: Option<[f32; 2]>) -> bool {
    let Some(screen) = ctx.input(|input| input.viewport().monitor_size) else { return false };
    let wanted = fitting(kept, screen);
    if wanted != first(kept) {
        ctx.send_viewport_cmd(ViewportCommand::InnerSize(wanted));
    }
    true
}

fn fitting(kept: Option<[f32; 2]>, screen: Vec2) -> Vec2 {
    usable(kept).unwrap_or(USUAL).min((screen - BARS).max(LEAST))
}

/// The size that is to be kept, when it is another one now. That of a maximised window is the screen's, not the person's.
pub fn changed(ctx: &Context, kept: Option<[f32; 2]>) -> Option<[f32; 2]> {
    ctx.input(|input| {
        let viewport = input.viewport();
        let is_own = !viewport.maximized.unwrap_or(false) && !viewport.fullscreen.unwrap_or(false) && !viewport.minimized.unwrap_or(false);
        let size = viewport.inner_rect.filter(|_| is_own)?.size();
        let is_new = kept.is_none_or(|kept| (Vec2::from(kept) - size).abs().max_elem() > 1.0);
        is_new.then_some([size.x, size.y])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_is_larger_than_its_screen() {
        for screen in [egui::vec2(1_366.0, 768.0), egui::vec2(1_024.0, 600.0), egui::vec2(3_840.0, 2_160.0)] {
            for kept in [None, Some([900.0, 600.0]), Some([4_000.0, 3_000.0])] {
                let size = fitting(kept, screen);
                assert!(size.x <= screen.x && size.y + BARS.y <= screen.y, "{size} on {screen}");
            }
        }
        assert_eq!(fitting(None, egui::vec2(1_920.0, 1_080.0)), USUAL);
        assert_eq!(fitting(Some([1_000.0, 700.0]), egui::vec2(1_920.0, 1_080.0)), egui::vec2(1_000.0, 700.0), "what was kept");
        for kept in [[0.0, 0.0], [f32::NAN, 600.0], [-5.0, f32::INFINITY]] {
            let (first, then) = (first(Some(kept)), fitting(Some(kept), egui::vec2(1_366.0, 768.0)));
            assert!(first.x >= LEAST.x && first.y >= LEAST.y && then.x >= LEAST.x && then.y >= LEAST.y, "{kept:?}");
        }
        assert!(first(None).y + BARS.y <= 768.0 && first(None).x <= 1_366.0);
    }
}
