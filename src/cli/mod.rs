//! The command line: one file per subcommand; clap lives here only. Errors go to standard error, one sentence, the path last.

mod args;
mod audit;
mod charter;
mod compare;
mod explain;
mod export;
mod french;
mod open;
mod output;
mod progress;
mod shell;
mod spare;
mod stores;
mod usage;
mod verify;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::charter::Language;
use crate::i18n::Words;
use crate::private_folder;
use crate::store::Places;
use crate::temporary;

pub use args::{Cli, Command};
use usage::Typed;

/// What the command line needs from outside.
pub struct Env {
    /// The time of the reads.
    pub now: Timestamp,
    /// The user's folders.
    pub places: Places,
    /// The language of the system.
    pub language: Language,
    /// The folder of the settings, which also keeps the user's corrections.
    pub settings: Option<PathBuf>,
}

/// What to do after the arguments were read.
pub enum Outcome {
    /// No subcommand: open the window with these files and folders, in this language when one was asked for.
    Window {
        /// Stores to open.
        stores: Vec<PathBuf>,
        /// `--lang`.
        language: Option<Language>,
    },
    /// A subcommand ran and ended with this status.
    Done(ExitCode),
}

/// Exit status: all went well, and an audit found nothing.
const DONE: u8 = 0;
/// Exit status: an audit found something.
const FOUND: u8 = 1;
/// Exit status: wrong usage, as clap has it, and also an output that cannot be written.
const USAGE: u8 = 2;
/// Exit status: nothing could be read.
const NOTHING_READ: u8 = 3;
/// Exit status of `--recursive`: some of what was met could not be read, the rest was.
const PARTLY_READ: u8 = 4;

/// Parses the arguments and runs the subcommand, if there is one.
pub fn run(arguments: impl IntoIterator<Item = OsString>, env: &Env) -> Outcome {
    temporary::remove_when_ended();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed = Cli::try_parse_from(&arguments);
    // A process that was ended from outside leaves copies of cookies behind; whatever runs next takes them away. The window does so beside its start, which
    // would wait for many thousand files otherwise.
    if !matches!(&parsed, Ok(Cli { command: None, .. })) {
        private_folder::remove_all_leftovers();
    }
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            let typed = Typed::of(&arguments);
            let words = Words::new(typed.language.unwrap_or(env.language), TimeZone::UTC);
            let error = if words.language() == Language::Fr { french::refusal(&arguments).unwrap_or(error) } else { error };
            if error.use_stderr() {
                output::complain(&usage::sentence(&error, typed.subcommand.as_deref(), &words));
            } else {
                output::told(&error);
            }
            return Outcome::Done(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(USAGE)));
        }
    };
    let language = cli.language.map(Language::from);
    // Only whole days and times in UTC are shown, so the zone does not matter.
    let words = Words::new(language.unwrap_or(env.language), TimeZone::UTC);
    let status = match cli.command {
        // Files before a subcommand would be for the window, which it does not open.
        Some(_) if !cli.stores.is_empty() => Err(Failure::usage(words.text("cli-files-first"))),
        None => return Outcome::Window { stores: cli.stores, language },
        Some(Command::Stores(args)) => stores::run(&args, env, &words).map(|()| DONE),
        Some(Command::Export(args)) => export::run(&args, env, &words),
        Some(Command::Explain(args)) => explain::run(&args, env, &words).map(|()| DONE),
        Some(Command::Audit(args)) => audit::run(&args, env, &words),
        Some(Command::Compare(args)) => compare::run(&args, env, &words).map(|()| DONE),
        Some(Command::Verify(args)) => verify::run(&args, env, &words),
        Some(Command::Charter(args)) => charter::run(&args, &words).map(|()| DONE),
        Some(Command::Completions(args)) => shell::completions(&args, &words).map(|()| DONE),
        Some(Command::Man(args)) => shell::man(&args, &words).map(|()| DONE),
    };
    Outcome::Done(match status {
        Ok(status) => ExitCode::from(status),
        Err(failure) => {
            output::complain(&failure.sentence);
            ExitCode::from(failure.status)
        }
    })
}

/// Says that the program was built without its window, and ends with the status of a window that cannot open.
#[must_use]
pub fn no_window(language: Language) -> ExitCode {
    private_folder::remove_all_leftovers();
    output::complain(&Words::new(language, TimeZone::UTC).text("cli-no-window"));
    ExitCode::from(NOTHING_READ)
}

/// Why a subcommand ended early: one sentence and the exit status.
#[derive(Debug)]
struct Failure {
    status: u8,
    sentence: String,
}

impl Failure {
    fn usage(sentence: impl Into<String>) -> Self {
        Self { status: USAGE, sentence: sentence.into() }
    }

    fn nothing_read(sentence: impl Into<String>) -> Self {
        Self { status: NOTHING_READ, sentence: sentence.into() }
    }
}
