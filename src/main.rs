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
        cli::Outcome::Window { stores, language } => {
            #[cfg(all(target_os = "linux", target_env = "gnu"))]
            give_tables_back();
            ui::run(stores, language)
        }
        #[cfg(not(feature = "window"))]
        cli::Outcome::Window { language, .. } => cli::no_window(language.unwrap_or(env.language)),
    }
}

/// Lets glibc give every freed piece of 128 KiB or more back to the system, for as long as the window is open.
///
/// By itself it raises that size to that of the largest piece that was freed, and keeps what tables leave behind when they grow: 40 MB of a store of a
/// million rows. An export ends before that matters.
#[cfg(all(feature = "window", target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "the one call of the program that Rust cannot check; the library forbids them")]
fn give_tables_back() {
    const SIZE: libc::c_int = 128 * 1024;
    // SAFETY: it sets numbers of the allocator under the allocator's own lock; the one other thread waits for signals.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, SIZE);
    }
}
