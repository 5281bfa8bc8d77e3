//! What is wrong with a command that clap does not take, in one sentence of the person's language, and where all that it takes is told.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, ValueEnum as _};

use super::args::{Cli, LanguageArg};
use crate::charter::Language;
use crate::i18n::Words;
use crate::speech;

/// What can be told of arguments that clap has refused, read without it.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The language that they ask for.
    pub(super) language: Option<Language>,
    /// The subcommand: the first of these names, which may stand behind it as a value too.
    pub(super) subcommand: Option<String>,
}

impl Typed {
    pub(super) fn of(arguments: &[OsString]) -> Self {
        let command = Cli::command();
        let mut typed = Self::default();
        // Behind `--` stand names of files, whatever they look like.
        let mut texts = arguments.iter().skip(1).map(|argument| argument.to_string_lossy()).take_while(|text| text != "--");
        while let Some(text) = texts.next() {
            let code = if text == "--lang" { texts.next() } else { text.strip_prefix("--lang=").map(|code| code.to_owned().into()) };
            match code {
                Some(code) => typed.language = typed.language.or_else(|| LanguageArg::from_str(&code, false).ok().map(Language::from)),
                None if typed.subcommand.is_none() && command.find_subcommand(text.as_ref()).is_some() => {
                    typed.subcommand = Some(text.into_owned());
                }
                None => {}
            }
        }
        typed
    }
}

/// A refusal in one sentence, and the command that tells more.
pub(super) fn sentence(error: &clap::Error, subcommand: Option<&str>, words: &Words) -> String {
    let help = subcommand.map_or_else(|| "--help".to_owned(), |name| format!("{name} --help"));
    let see = words.with("cli-usage-see", &[("help", help.into())]);
    speech::sentences(words, &what_is_wrong(error, words), &see)
}

fn what_is_wrong(error: &clap::Error, words: &Words) -> String {
    let get = |kind: ContextKind| error.get(kind).map(said).filter(|said| !said.is_empty());
    // Without the dots by which clap says that there may be several: they would look like the end of the sentence.
    let what = get(ContextKind::InvalidArg).or_else(|| get(ContextKind::InvalidSubcommand)).unwrap_or_default().replace("...", "");
    let what = once_each(&what);
    let value = get(ContextKind::InvalidValue);
    let one = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, speech::visible(text).into())).collect();
        words.with(id, &args)
    };
    match error.kind() {
        ErrorKind::MissingRequiredArgument => one("cli-usage-missing", &[("what", &what)]),
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            match get(ContextKind::SuggestedArg).or_else(|| get(ContextKind::SuggestedSubcommand)) {
                Some(near) => one("cli-usage-unknown-near", &[("what", &what), ("near", &near)]),
                None => one("cli-usage-unknown", &[("what", &what)]),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match (value, get(ContextKind::ValidValue)) {
            (Some(value), Some(values)) => one("cli-usage-value", &[("value", &value), ("what", &what), ("values", &values)]),
            (Some(value), None) => one("cli-usage-value-only", &[("value", &value), ("what", &what)]),
            (None, Some(values)) => one("cli-usage-no-value", &[("what", &what), ("values", &values)]),
            (None, None) => one("cli-usage-no-value-only", &[("what", &what)]),
        },
        ErrorKind::ArgumentConflict => match get(ContextKind::PriorArg).filter(|other| *other != what) {
            Some(other) => one("cli-usage-conflict", &[("what", &what), ("other", &other)]),
            None => one("cli-usage-twice", &[("what", &what)]),
        },
        ErrorKind::TooManyValues => one("cli-usage-too-many", &[("value", &value.unwrap_or_default()), ("what", &what)]),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => one("cli-usage-too-few", &[("what", &what)]),
        ErrorKind::InvalidUtf8 => one("cli-usage-not-text", &[]),
        // What clap may come to say besides, in its own words, without the usage below it.
        _ => error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    }
}

/// An argument with its value once: clap names a value as often as it has to be given.
fn once_each(what: &str) -> String {
    let mut words: Vec<&str> = what.split(' ').collect();
    words.dedup();
    words.join(" ")
}

fn said(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_subcommand_are_read_at_their_places() {
        for (arguments, language, subcommand) in [
            ("explain stores --bad", None, Some("explain")),
            ("--lang fr export stores --bad", Some("fr"), Some("export")),
            ("--lang export stores", None, Some("stores")),
            ("audit a --lang=FR", None, Some("audit")),
            ("audit a --lang=en --lang fr", Some("en"), Some("audit")),
            ("export a -- --lang fr", None, Some("export")),
            ("--bad -- stores", None, None),
            ("--lang", None, None),
        ] {
            let arguments: Vec<OsString> = std::iter::once("stores").chain(arguments.split(' ')).map(OsString::from).collect();
            let typed = Typed::of(&arguments);
            assert_eq!((typed.language.map(Language::tag), typed.subcommand.as_deref()), (language, subcommand), "{arguments:?}");
        }
    }
}
