//! The program: the command line when a subcommand is given, else the window.

use std::process::ExitCode;

use cookie_charter::cli;
use cookie_charter::i18n::system_language;
use cookie_charter::settings::Settings;
use cookie_charter::store::Places;
#[cfg(feature = "window")]
use cookie_charter::ui;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read for the command line")]
    let now = jiff::Timestamp::now();
    let settings = Settings::path().and_then(|file| file.parent().map(std::path::Path::to_owned));
    let env = cli::Env { now, places: Places::of_this_user(), language: system_language(), settings };
    match cli::run(std::env::args_os(), &env) {
        cli::Outcome::Done(status) => status,
        #[cfg(feature = "window")]
        cli::Outcome::Window { stores, language } => ui::run(stores, language),
        #[cfg(not(feature = "window"))]
        cli::Outcome::Window { language, .. } => cli::no_window(language.unwrap_or(env.language)),
    }
}
