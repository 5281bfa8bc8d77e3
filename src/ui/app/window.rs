//! Opens the window, or says in one sentence why there can be none.

use std::path::PathBuf;
use std::process::ExitCode;

use super::{App, size};
use crate::i18n::{Language, Words};
use crate::ui::env::Env;
use crate::ui::kit::Source;
use crate::ui::platform;

/// Status when nothing can be shown.
const NO_WINDOW: u8 = 3;

/// Runs the window until it is closed. `stores` are opened at once; `language` overrides the system's for this run.
#[must_use]
#[expect(clippy::print_stderr, reason = "without a window, standard error is the only place left")]
pub fn run(stores: Vec<PathBuf>, language: Option<Language>) -> ExitCode {
    crate::wipe::keep_memory_clean();
    let mut env = platform::env();
    env.language = language.unwrap_or(env.language);
    let words = Words::new(env.language, env.zone.clone());
    let sources = stores.into_iter().map(named).collect();
    match open(env, sources) {
        Outcome::Closed => ExitCode::SUCCESS,
        Outcome::NoDisplay => {
            eprintln!("cookie-charter: {}", words.text("no-display"));
            ExitCode::from(NO_WINDOW)
        }
        Outcome::NoGraphics => {
            eprintln!("cookie-charter: {}", words.text("no-graphics"));
            ExitCode::from(NO_WINDOW)
        }
    }
}

fn named(path: PathBuf) -> Source {
    if path.as_os_str() == crate::store::SAMPLE { Source::Sample } else { Source::Path(path) }
}

enum Outcome {
    Closed,
    NoDisplay,
    NoGraphics,
}

fn open(env: Env, sources: Vec<Source>) -> Outcome {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Cookie Charter")
            .with_app_id("cookie-charter")
            .with_icon(icon())
            .with_inner_size(size::USUAL)
            .with_min_inner_size([760.0, 480.0])
            .with_drag_and_drop(true),
        ..Default::default()
    };
    let create: eframe::AppCreator<'static> = Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, env, sources))));
    // A missing libxkbcommon-x11 panics inside winit; its report would be the last thing a person needs.
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !info.to_string().contains("libxkbcommon") {
            quiet(info);
        }
    }));
    let run = std::panic::AssertUnwindSafe(|| eframe::run_native("cookie-charter", options, create));
    match std::panic::catch_unwind(run) {
        Ok(Ok(())) => Outcome::Closed,
        Ok(Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) | Err(_) => Outcome::NoDisplay,
        Ok(Err(_)) => Outcome::NoGraphics,
    }
}

/// The program's sign for task bars: a bitten disc in the colours of the four categories.
fn icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let tokens = crate::ui::theme::Tokens::of(false);
    let fills = crate::charter::Category::ALL.map(|category| tokens.category(category).fill);
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for y in 0..SIDE {
        for x in 0..SIDE {
            let (dx, dy) = (f64::from(x) - 31.5, f64::from(y) - 31.5);
            let inside = dx.hypot(dy) < 30.0 && (dx - 24.0).hypot(dy + 24.0) > 15.0;
            let hole = [(-12.0, -10.0), (10.0, 4.0), (-6.0, 14.0)].iter().any(|(hx, hy)| (dx - hx).hypot(dy - hy) < 4.5);
            let fill = fills[usize::from(dx > 0.0) + 2 * usize::from(dy > 0.0)];
            rgba.extend(if inside && !hole { [fill.r(), fill.g(), fill.b(), 255] } else { [0; 4] });
        }
    }
    egui::IconData { rgba, width: SIDE, height: SIDE }
}
