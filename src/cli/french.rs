//! The help in French. The command line is clap's, which has English words only; the texts are those of
//! `assets/i18n/help.fr.toml`, put in the place of the ones that stand beside the arguments.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use serde::Deserialize;

use super::args::Cli;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| toml::from_str(include_str!("../../assets/i18n/help.fr.toml")).unwrap_or_default());

type Table = BTreeMap<String, String>;

/// The texts of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    words: Table,
    value_names: Table,
    commands: Table,
    arguments: Table,
    values: Table,
}

/// What clap says of arguments with the words of the French command line: the help and the version, or a mistake in which values are called by
/// their French names; `None` where the arguments are right.
pub(super) fn refusal(arguments: &[OsString]) -> Option<clap::Error> {
    let texts: &'static Texts = &TEXTS;
    texts.command().try_get_matches_from(arguments).err()
}

/// The command line as manual pages show it: they list values and what those mean by themselves.
pub(super) fn for_pages(mut command: Command) -> Command {
    let texts: &'static Texts = &TEXTS;
    command.build();
    texts.translated(command, Shown::Page).subcommand_help_heading(texts.word("page_commands"))
}

/// What the maker of pages says in English, with the French for it.
pub(super) fn words_of_pages() -> [(&'static str, String); 3] {
    let texts: &'static Texts = &TEXTS;
    [
        (".SH NAME\n", format!(".SH {}\n", texts.word("page_name"))),
        ("Possible values:", texts.word("values_list").to_owned()),
        ("User Commands", texts.word("page_manual").to_owned()),
    ]
}

/// Where the texts are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Help,
    Page,
}

/// A text with its part.
fn filled(text: &str, part: &str) -> String {
    text.replacen("{}", part, 1)
}

impl Texts {
    fn word(&'static self, id: &str) -> &'static str {
        self.words.get(id).map_or("", String::as_str)
    }

    /// The command line with French words.
    fn command(&'static self) -> Command {
        let mut command = Cli::command();
        // What clap adds of its own, help and version, is there after this.
        command.build();
        self.translated(command, Shown::Help)
    }

    fn translated(&'static self, command: Command, shown: Shown) -> Command {
        let name = command.get_name().to_owned();
        let template = self.template(&command);
        let mut command = command
            .help_template(template)
            .subcommand_value_name(self.word("command"))
            .mut_args(|argument| self.argument(&name, argument, shown))
            .mut_subcommands(|command| self.translated(command, shown));
        if let Some(about) = self.commands.get(&name) {
            command = command.about(about.clone()).long_about(None);
        }
        command
    }

    /// All of a help, with the headings that clap has in English only.
    fn template(&'static self, command: &Command) -> String {
        let part = |is_there: bool, word: &str, tag: &str| is_there.then(|| format!("{}\u{a0}:\n{{{tag}}}", self.word(word)));
        let has_subcommands = command.get_subcommands().any(|command| !command.is_hide_set());
        let has_arguments = command.get_positionals().any(|argument| !argument.is_hide_set());
        let parts = [
            part(has_subcommands, "commands", "subcommands"),
            part(has_arguments, "arguments", "positionals"),
            part(true, "options", "options"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{}", self.word("usage"), parts.join("\n\n"))
    }

    fn argument(&'static self, command: &str, argument: Arg, shown: Shown) -> Arg {
        let id = argument.get_id().to_string();
        let Some(text) = self.of_argument(command, &id).cloned() else { return argument };
        let value_names: Option<Vec<clap::builder::Str>> =
            argument.get_value_names().map(|names| names.iter().map(|name| self.value_name(name)).collect());
        let argument = match value_names {
            Some(names) => argument.value_names(names),
            None => argument,
        };
        match shown {
            Shown::Help => self.in_help(command, &id, text, argument),
            Shown::Page => self.in_page(command, &id, text, argument),
        }
    }

    fn in_page(&'static self, command: &str, id: &str, mut text: String, argument: Arg) -> Arg {
        if let Some(default) = self.default_of(&argument) {
            text = format!("{text} {default}");
        }
        let argument = argument.help(text.clone()).long_help(text).hide_default_value(true);
        let values: Vec<PossibleValue> = argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect();
        if values.is_empty() || !takes_value(&argument) {
            return argument;
        }
        let french = |value: PossibleValue| match self.of_value(command, id, value.get_name()) {
            Some(meaning) => value.help(meaning.clone()),
            None => value,
        };
        argument.value_parser(values.into_iter().map(french).collect::<Vec<_>>())
    }

    fn default_of(&'static self, argument: &Arg) -> Option<String> {
        let default: Vec<_> =
            argument.get_default_values().iter().filter(|_| takes_value(argument)).map(|value| value.to_string_lossy()).collect();
        (!default.is_empty()).then(|| filled(self.word("default"), &default.join(" ")))
    }

    fn in_help(&'static self, command: &str, id: &str, text: String, argument: Arg) -> Arg {
        let values: Vec<PossibleValue> =
            argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set() && takes_value(&argument)).collect();
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let meaning = |name: &&str| format!("- {name}\u{a0}: {}", self.of_value(command, id, name).map_or("", String::as_str));
        // What stands behind the text: in a line of the summary, and in paragraphs of the whole help.
        let (mut in_line, mut below) = (vec![text.clone()], vec![text]);
        if !values.is_empty() {
            let all = filled(self.word("values"), &names.join(", "));
            if values.iter().any(|value| value.get_help().is_some()) {
                below.push(format!("{}\n{}", self.word("values_list"), names.iter().map(meaning).collect::<Vec<_>>().join("\n")));
            } else {
                below.push(all.clone());
            }
            in_line.push(all);
        }
        if let Some(default) = self.default_of(&argument) {
            in_line.push(default.clone());
            below.push(default);
        }
        let (short, long) = (in_line.join(" "), below.join("\n\n"));
        argument.help(short).long_help(long).hide_possible_values(true).hide_default_value(true)
    }

    fn value_name(&'static self, name: &clap::builder::Str) -> clap::builder::Str {
        self.value_names.get(name.as_str()).map_or_else(|| name.clone(), |name| name.as_str().into())
    }

    fn of_argument(&self, command: &str, id: &str) -> Option<&String> {
        self.arguments.get(&format!("{command}.{id}")).or_else(|| self.arguments.get(id))
    }

    fn of_value(&self, command: &str, id: &str, value: &str) -> Option<&String> {
        self.values.get(&format!("{command}.{id}.{value}")).or_else(|| self.values.get(&format!("{id}.{value}")))
    }
}

fn takes_value(argument: &Arg) -> bool {
    matches!(argument.get_action(), ArgAction::Set | ArgAction::Append)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn said(arguments: &str) -> String {
        let arguments: Vec<OsString> = std::iter::once("cookie-charter").chain(arguments.split_whitespace()).map(Into::into).collect();
        refusal(&arguments).map(|error| error.to_string()).unwrap_or_default()
    }

    /// Ids of the texts that a command line needs.
    fn needed(texts: &Texts, command: &Command, ids: &mut BTreeSet<String>, missing: &mut Vec<String>) {
        let name = command.get_name();
        let mut need = |table: &Table, ids_of: Vec<String>, what: &str| match ids_of.iter().find(|id| table.contains_key(*id)) {
            Some(id) => drop(ids.insert(format!("{what} {id}"))),
            None => missing.push(format!("{what} {}", ids_of.join(" or "))),
        };
        need(&texts.commands, vec![name.to_owned()], "command");
        for argument in command.get_arguments() {
            let id = argument.get_id();
            need(&texts.arguments, vec![format!("{name}.{id}"), id.to_string()], "argument");
            for value in argument.get_value_names().into_iter().flatten().filter(|_| takes_value(argument)) {
                need(&texts.value_names, vec![value.to_string()], "value name");
            }
            for value in argument.get_possible_values().iter().filter(|value| value.get_help().is_some()) {
                let value = value.get_name();
                need(&texts.values, vec![format!("{name}.{id}.{value}"), format!("{id}.{value}")], "value");
            }
        }
        for command in command.get_subcommands() {
            // The commands below `help` are those of the program again, without arguments.
            if name != "help" {
                needed(texts, command, ids, missing);
            }
        }
    }

    #[test]
    fn every_argument_has_a_text_and_every_text_an_argument() {
        let texts: &'static Texts = &TEXTS;
        let mut command = Cli::command();
        command.build();
        let (mut ids, mut missing) = (BTreeSet::new(), Vec::new());
        needed(texts, &command, &mut ids, &mut missing);
        assert_eq!(missing, [""; 0], "without a text");
        let all =
            [("command", &texts.commands), ("argument", &texts.arguments), ("value name", &texts.value_names), ("value", &texts.values)];
        let all: BTreeSet<String> = all.iter().flat_map(|(what, table)| table.keys().map(move |id| format!("{what} {id}"))).collect();
        let unused: Vec<_> = all.difference(&ids).collect();
        assert_eq!(unused, [""; 0], "nobody's text");
    }

    #[test]
    fn spaces_are_those_of_print() {
        for command in ["", "export", "audit"] {
            let help = said(&format!("{command} --help"));
            for parted in [" :", " ;", " !", " ?", " »", "« ", "\u{a0};", "\u{202f}:"] {
                assert!(!help.contains(parted), "{parted:?} in {help}");
            }
        }
    }

    #[test]
    fn nothing_of_the_help_is_english() {
        for command in ["", "stores", "export", "explain", "charter", "audit", "compare", "verify", "completions", "man"] {
            for flag in ["-h", "--help"] {
                let help = said(&format!("{command} {flag}"));
                assert!(help.contains("Utilisation\u{a0}:") && help.contains("Affiche l’aide"), "{help}");
                for english in [
                    "Usage",
                    "Options:",
                    "Arguments:",
                    "Commandes:",
                    "default",
                    "ossible values",
                    "Print ",
                    "Commands",
                    "FILE",
                    "STORE",
                    "FOLDER",
                ] {
                    assert!(!help.contains(english), "{command} {flag}: {english} in {help}");
                }
            }
        }
        assert!(said("help export").contains("--with-superseded"));
        assert!(said("export --help").contains("\n          - rfc\u{a0}: RFC 4180"), "{}", said("export --help"));
        assert!(said("--version").starts_with("cookie-charter "));
    }
}
