//! The help and the mistakes of usage in French. The command line is clap's, which has English words only; the texts are those of
//! `assets/i18n/help.fr.toml`, put in the place of the ones that stand beside the arguments.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
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
    errors: Table,
    value_names: Table,
    commands: Table,
    arguments: Table,
    values: Table,
}

/// What is said of arguments that ask for help, or that are wrong.
pub(super) enum Message {
    /// Help or the version, which clap prints with its colours.
    Help(Box<clap::Error>),
    Mistake(String),
}

/// What clap says of arguments, in French; `None` where they are right.
pub(super) fn message(arguments: &[OsString]) -> Option<Message> {
    let texts: &'static Texts = &TEXTS;
    let error = texts.command().try_get_matches_from(arguments).err()?;
    if !error.use_stderr() {
        return Some(Message::Help(Box::new(error)));
    }
    let sentence = texts.sentence(&error)?;
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string().replacen("Usage:", texts.word("usage"), 1) + "\n\n",
        _ => String::new(),
    };
    Some(Message::Mistake(format!("{} {sentence}\n\n{usage}{}", texts.word("error"), texts.word("more"))))
}

/// A text with its parts.
fn filled(text: &str, parts: &[&str]) -> String {
    // Part by part, so that a part is not looked through for the place of another.
    let mut rest = text;
    let mut whole = String::new();
    while let Some((before, behind)) = rest.split_once('{') {
        let (number, after) = behind.split_once('}').unwrap_or((behind, ""));
        whole.push_str(before);
        whole.push_str(parts.get(number.parse().unwrap_or(0)).copied().unwrap_or_default());
        rest = after;
    }
    whole + rest
}

impl Texts {
    fn word(&'static self, id: &str) -> &'static str {
        self.words.get(id).map_or("", String::as_str)
    }

    fn error(&'static self, id: &str, parts: &[&str]) -> String {
        filled(self.errors.get(id).map_or("", String::as_str), parts)
    }

    /// The command line with French words.
    fn command(&'static self) -> Command {
        let mut command = Cli::command();
        // What clap adds of its own, help and version, is there after this.
        command.build();
        self.translated(command)
    }

    fn translated(&'static self, command: Command) -> Command {
        let name = command.get_name().to_owned();
        let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", self.word("usage"));
        let mut command = command
            .help_template(template)
            .subcommand_help_heading(self.word("commands"))
            .subcommand_value_name(self.word("command"))
            .mut_args(|argument| self.argument(&name, argument))
            .mut_subcommands(|command| self.translated(command));
        if let Some(about) = self.commands.get(&name) {
            command = command.about(about.clone()).long_about(None);
        }
        command
    }

    fn argument(&'static self, command: &str, argument: Arg) -> Arg {
        let id = argument.get_id().to_string();
        let Some(text) = self.of_argument(command, &id).cloned() else { return argument };
        let values: Vec<PossibleValue> =
            argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set() && takes_value(&argument)).collect();
        let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
        let meaning = |name: &&str| format!("- {name} : {}", self.of_value(command, &id, name).map_or("", String::as_str));
        let default: Vec<_> =
            argument.get_default_values().iter().filter(|_| takes_value(&argument)).map(|value| value.to_string_lossy()).collect();
        // What stands behind the text: in a line of the summary, and in paragraphs of the whole help.
        let (mut in_line, mut below) = (vec![text.clone()], vec![text]);
        if !values.is_empty() {
            let all = filled(self.word("values"), &[&names.join(", ")]);
            if values.iter().any(|value| value.get_help().is_some()) {
                below.push(format!("{}\n{}", self.word("values_list"), names.iter().map(meaning).collect::<Vec<_>>().join("\n")));
            } else {
                below.push(all.clone());
            }
            in_line.push(all);
        }
        if !default.is_empty() {
            let default = filled(self.word("default"), &[&default.join(" ")]);
            in_line.push(default.clone());
            below.push(default);
        }
        let (short, long) = (in_line.join(" "), below.join("\n\n"));
        let value_names: Option<Vec<clap::builder::Str>> =
            argument.get_value_names().map(|names| names.iter().map(|name| self.value_name(name)).collect());
        let argument = argument.help(short).long_help(long).hide_possible_values(true).hide_default_value(true);
        match value_names {
            Some(names) => argument.value_names(names),
            None => argument,
        }
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

    /// What is wrong; `None` for what this command line cannot meet.
    fn sentence(&'static self, error: &clap::Error) -> Option<String> {
        let text = |kind| match error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(", "),
            Some(ContextValue::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let list = |kind| match error.get(kind) {
            Some(ContextValue::Strings(texts)) => format!("\n  {}", texts.join("\n  ")),
            _ => String::new(),
        };
        let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
        let tip = |id, part: &str| format!("\n\n  {}", self.error(id, &[part]));
        Some(match error.kind() {
            ErrorKind::UnknownArgument => {
                let similar = text(ContextKind::SuggestedArg);
                let told = self.error("unknown", &[&argument]);
                match (similar.is_empty(), error.get(ContextKind::Suggested).is_some()) {
                    (false, _) => told + &tip("similar", &similar),
                    (true, true) => told + &tip("as_value", &argument),
                    (true, false) => told,
                }
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => self.error("empty", &[&argument]),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let valid = text(ContextKind::ValidValue);
                let told = self.error("invalid", &[&argument, &value]);
                if valid.is_empty() { told } else { format!("{told}\n  {}", filled(self.word("values"), &[&valid])) }
            }
            ErrorKind::MissingRequiredArgument => self.error("missing", &[]) + &list(ContextKind::InvalidArg),
            ErrorKind::ArgumentConflict => match error.get(ContextKind::PriorArg) {
                Some(ContextValue::Strings(_)) => self.error("conflicts", &[&argument]) + &list(ContextKind::PriorArg),
                Some(ContextValue::String(other)) if *other == argument => self.error("twice", &[&argument]),
                Some(ContextValue::String(other)) => self.error("conflict", &[&argument, other]),
                _ => return None,
            },
            ErrorKind::TooManyValues => self.error("too_many", &[&argument, &value]),
            ErrorKind::TooFewValues => self.error("too_few", &[&argument, &text(ContextKind::MinValues)]),
            _ => return None,
        })
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
        match message(&arguments) {
            Some(Message::Help(help)) => help.to_string(),
            Some(Message::Mistake(text)) => text,
            None => String::new(),
        }
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
    fn nothing_of_the_help_is_english() {
        for command in ["", "stores", "export", "explain", "charter", "audit", "compare", "verify", "completions", "man"] {
            for flag in ["-h", "--help"] {
                let help = said(&format!("{command} {flag}"));
                assert!(help.contains("Utilisation :") && help.contains("Affiche l’aide"), "{help}");
                for english in ["Usage", "default", "ossible values", "Print ", "Commands", "FILE", "STORE", "FOLDER"] {
                    assert!(!help.contains(english), "{command} {flag}: {english} in {help}");
                }
            }
        }
        assert!(said("help export").contains("--with-superseded"));
        assert!(said("export --help").contains("\n          - rfc : RFC 4180"), "{}", said("export --help"));
        assert!(said("--version").starts_with("cookie-charter "));
    }

    #[test]
    fn mistakes_are_told_in_french() {
        for (arguments, expected) in [
            ("--nope", "erreur : l’argument « --nope » n’existe pas"),
            ("export a --formt json", "vouliez-vous dire « --format » ?"),
            ("export", "erreur : il manque :\n  <BASE>..."),
            ("export a -f zz", "erreur : « zz » n’est pas une valeur de « --format <FORMAT> »\n  [valeurs : csv, json"),
            ("audit --site", "erreur : « --site <SITE> » demande une valeur"),
            ("stores --in x --apps", "« --in <DOSSIER> » ne va pas avec"),
            ("export a -o x -o y", "« --output <FICHIER> » ne peut être donné qu’une fois"),
            ("compare a", "« <BASE|AUDIT> <BASE|AUDIT>... » demande au moins 2 valeurs"),
            ("stores --apps=1", "« --apps » ne prend pas la valeur « 1 »"),
            ("explain x --browser firefox", "erreur : il manque :\n  --host <HÔTE>"),
        ] {
            let told = said(arguments);
            assert!(told.contains(expected) && told.ends_with("essayez « --help »."), "{arguments}: {told}");
        }
        assert!(said("export a --formt json").contains("\n\nUtilisation : cookie-charter export "));
        assert_eq!(said("stores --json"), "", "nothing is wrong");
    }

    #[test]
    fn a_part_is_never_looked_through_for_another() {
        assert_eq!(filled("« {1} » de « {0} »", &["{1}", "{0}"]), "« {0} » de « {1} »");
        assert_eq!(filled("[{}]", &["a"]), "[a]");
    }
}
