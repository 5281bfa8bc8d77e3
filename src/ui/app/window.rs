//! Opens the window, or says in one sentence why there can be none.

use std::path::{Component, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{App, size};
use crate::i18n::{Language, Words, prepare};
use crate::settings::Settings;
use crate::ui::env::Env;
use crate::ui::kit::Source;
use crate::ui::platform;

/// Status when nothing can be shown.
const NO_WINDOW: u8 = 3;

/// Status of every Rust program that ends through an error of its own.
const MISTAKE: u8 = 101;

/// Runs the window until it is closed. `stores` are opened at once; `language` is the one asked for, which counts for this run.
#[must_use]
#[expect(clippy::print_stderr, reason = "without a window, standard error is the only place left")]
pub fn run(stores: Vec<PathBuf>, language: Option<Language>) -> ExitCode {
    crate::wipe::keep_memory_clean();
    let mut env = platform::env();
    env.asked_language = language;
    let words = Words::new(env.first_language(None), env.zone.clone());
    let sources = stores.into_iter().map(named).collect();
    let outcome = open(env, sources);
    if matches!(outcome, Outcome::NoDisplay | Outcome::NoGraphics) {
        // The window would have done it beside its start.
        crate::guided::clean_up();
    }
    match outcome {
        Outcome::Closed => ExitCode::SUCCESS,
        Outcome::NoDisplay => {
            eprintln!("cookie-charter: {}", words.text("no-display"));
            ExitCode::from(NO_WINDOW)
        }
        Outcome::NoGraphics => {
            eprintln!("cookie-charter: {}", words.text("no-graphics"));
            ExitCode::from(NO_WINDOW)
        }
        Outcome::Mistake => {
            eprintln!("cookie-charter: {}", words.text("window-died"));
            ExitCode::from(MISTAKE)
        }
    }
}

fn named(path: PathBuf) -> Source {
    if path.as_os_str() == crate::store::SAMPLE { Source::Sample } else { Source::Path(whole(path)) }
}

/// A path as it also holds tomorrow, from another folder: it is remembered. What is not there stays as it was typed, for the sentence that says so. Only a path
/// that goes up somewhere is looked up: what it goes up from may be a link.
fn whole(path: PathBuf) -> PathBuf {
    if !path.exists() {
        return path;
    }
    let whole = std::path::absolute(&path).unwrap_or(path);
    let goes_up = whole.components().any(|part| part == Component::ParentDir);
    if goes_up { whole.canonicalize().unwrap_or(whole) } else { whole }
}

#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Closed,
    NoDisplay,
    NoGraphics,
    /// An error of this program, which the panic hook has told already.
    Mistake,
}

/// What is known of a panic. winit panics where libxkbcommon-x11 is missing: its report would be the last thing a person needs.
#[derive(Clone, Default)]
struct Panics {
    /// The window is there: from now on nothing is missing.
    has_begun: Arc<AtomicBool>,
    lacks_library: Arc<AtomicBool>,
}

impl Panics {
    /// Whether the panic is no error of this program, so that its report is kept back.
    fn is_about_the_system(&self, report: &str) -> bool {
        let is_about_the_system = !self.has_begun.load(Ordering::Relaxed) && report.contains("libxkbcommon");
        self.lacks_library.fetch_or(is_about_the_system, Ordering::Relaxed);
        is_about_the_system
    }

    fn outcome(&self) -> Outcome {
        if self.lacks_library.load(Ordering::Relaxed) { Outcome::NoDisplay } else { Outcome::Mistake }
    }
}

fn open(env: Env, sources: Vec<Source>) -> Outcome {
    let settings = env.settings.as_deref().map(Settings::load).unwrap_or_default();
    // The first frame needs them; the graphics take their time until then.
    prepare(env.first_language(settings.language));
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Cookie Charter")
            .with_app_id("cookie-charter")
            .with_icon(icon())
            .with_inner_size(size::first(settings.window))
            .with_min_inner_size([480.0, 360.0])
            .with_drag_and_drop(true),
        // Nothing here is a wide gradient that would show bands.
        dithering: false,
        ..Default::default()
    };
    let panics = Panics::default();
    let has_begun = Arc::clone(&panics.has_begun);
    // Called once window and graphics are there.
    let create: eframe::AppCreator<'static> = Box::new(move |cc| {
        has_begun.store(true, Ordering::Relaxed);
        Ok(Box::new(App::new(&cc.egui_ctx, env, sources)))
    });
    let (report, seen) = (std::panic::take_hook(), panics.clone());
    std::panic::set_hook(Box::new(move |info| {
        if !seen.is_about_the_system(&info.to_string()) {
            report(info);
        }
    }));
    let run = std::panic::AssertUnwindSafe(|| eframe::run_native("cookie-charter", options, create));
    match std::panic::catch_unwind(run) {
        Ok(Ok(())) => Outcome::Closed,
        Ok(Err(eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_))) => Outcome::NoDisplay,
        Ok(Err(_)) => Outcome::NoGraphics,
        Err(_) => panics.outcome(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_at_the_start_is_named_whole() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(named("Cargo.toml".into()), Source::Path(here.join("Cargo.toml")));
        assert_eq!(named("./src/../Cargo.toml".into()), Source::Path(here.canonicalize().unwrap().join("Cargo.toml")));
        assert_eq!(named("not/../there".into()), Source::Path("not/../there".into()), "what is said of it names what was typed");
        assert_eq!(named(crate::store::SAMPLE.into()), Source::Sample);
    }

    #[test]
    fn only_a_library_that_is_missing_at_the_start_is_no_display() {
        let missing = "thread 'main' panicked: Library libxkbcommon-x11.so could not be loaded.";
        let at_start = Panics::default();
        assert!(at_start.is_about_the_system(missing));
        assert_eq!(at_start.outcome(), Outcome::NoDisplay);

        let own = Panics::default();
        assert!(!own.is_about_the_system("thread 'main' panicked at src/ui/app/mod.rs: index out of bounds"));
        assert_eq!(own.outcome(), Outcome::Mistake);

        let later = Panics::default();
        later.has_begun.store(true, Ordering::Relaxed);
        assert!(!later.is_about_the_system(missing));
        assert_eq!(later.outcome(), Outcome::Mistake);
    }
}
