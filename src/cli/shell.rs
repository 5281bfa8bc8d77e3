//! What packages carry beside the program: completions for shells and manual pages, made from the same table as the flags, so that neither can
//! tell of a flag that is not there.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use jiff::Timestamp;

use super::args::{Cli, CompletionsArgs, ManArgs, ShellArg};
use super::{Failure, french, output};
use crate::charter::Language;
use crate::files::{WriteError, write_whole};
use crate::i18n::Words;
use crate::speech::{self, with_path};

/// Writes what a shell reads to complete commands and flags.
pub(super) fn completions(args: &CompletionsArgs, words: &Words) -> Result<(), Failure> {
    // Into memory first: the maker takes a writer that fails for a mistake of the program.
    let mut script = Vec::new();
    generate(Shell::from(args.shell), &mut shown(), "cookie-charter", &mut script);
    let script = String::from_utf8_lossy(&script).replace(MISNAMED, NAMED);
    output::write_to(words, |out| out.write_all(script.as_bytes()))
}

/// `clap_complete` 4.6.11 takes the hyphen of a program's name for the end of it in the labels of bash, but not where it leads to them: no subcommand
/// would be completed. Another name of the program, to be put right afterwards, would be wrong in more places.
const MISNAMED: &str = "cookie__subcmd__charter";
const NAMED: &str = "cookie__charter";

/// Writes the manual page of the program, or into a folder that of each subcommand too, in the language of the words.
pub(super) fn man(args: &ManArgs, words: &Words) -> Result<(), Failure> {
    let mut program = Cli::command().disable_help_subcommand(true);
    let mut replaced = Vec::new();
    if words.language() == Language::Fr {
        program = french::for_pages(program);
        replaced.extend(french::words_of_pages());
    } else {
        program.build();
    }
    let Some(folder) = &args.folder else {
        return output::write_to(words, |out| page(&program, &replaced, out));
    };
    let saved = save_pages(&program, &replaced, folder);
    saved.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))
}

fn save_pages(program: &Command, replaced: &[(&str, String)], folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError { problem: error.into(), path: folder.to_owned() })?;
    let subcommands = program.get_subcommands().filter(|command| !command.is_hide_set());
    std::iter::once(program)
        .chain(subcommands)
        .try_for_each(|command| write_whole(&folder.join(format!("{}.1", name_of(command))), |out| page(command, replaced, out)))
}

fn name_of(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// A page, with English words of its maker in other ones.
fn page(command: &Command, replaced: &[(&str, String)], out: &mut dyn io::Write) -> io::Result<()> {
    let mut made = Vec::new();
    Man::new(command.clone()).render(&mut made)?;
    let name = name_of(command).to_ascii_uppercase();
    let title = format!(".TH {name} 1 \"{}\" \"Cookie Charter {}\" \"User Commands\"", date(), env!("CARGO_PKG_VERSION"));
    // French parts a colon from its word. Narrow spaces are unknown to what prints pages.
    let colon = if replaced.is_empty() { ": " } else { "\u{a0}: " };
    let mut text = tidied(&String::from_utf8_lossy(&made).replace('\u{202f}', "\u{a0}"), &title, colon);
    for (english, other) in replaced {
        text = text.replace(english, other);
    }
    out.write_all(text.as_bytes())
}

/// The day of the sources, which whoever makes packages names as all makers of them do. Without it none: a page is the same whenever it is made.
fn date() -> String {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map_or_else(String::new, |moment| moment.strftime("%Y-%m-%d").to_string())
}

/// How long a line of a page may be.
const WIDEST: usize = 80;

/// How long a word is in the line: a letter that is not of ASCII is written as `\[u00E9]` by what reads the page.
fn width(word: &str) -> usize {
    word.chars().map(|letter| if letter.is_ascii() { 1 } else { 8 }).sum()
}

/// A page as `mandoc -Tlint` wants it. `clap_mangen` 0.3 loses an empty date, so that the version stood in its place, and makes lines of any length.
fn tidied(text: &str, title: &str, colon: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    // What stands behind .TP is one line, whatever its length; behind .IP a value and its meaning.
    let (mut is_head, mut is_value) = (false, false);
    for line in text.replace(".br\n\n.br\n", ".sp\n").lines().map(str::trim_end) {
        match line {
            _ if line.starts_with(".TH ") => lines.push(title.to_owned()),
            _ if is_head || line.starts_with('.') => lines.push(line.to_owned()),
            _ if is_value => wrap(&line.replacen(": ", colon, 1), &mut lines),
            _ => wrap(line, &mut lines),
        }
        (is_head, is_value) = (line == ".TP", line.starts_with(".IP"));
    }
    lines.join("\n") + "\n"
}

/// Puts a line of text on as many as it needs; each sentence begins one.
fn wrap(text: &str, lines: &mut Vec<String>) {
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && (line.ends_with('.') || width(&line) + 1 + width(word) > WIDEST) {
            lines.push(std::mem::take(&mut line));
        }
        if line.is_empty() {
            // At the beginning of a line these would be a command.
            line.push_str(if word.starts_with(['.', '\'']) { "\\&" } else { "" });
        } else {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
}

/// The commands without those for makers of packages. Completions would tell of hidden ones, and clap cannot take one away, so the rest is put
/// together anew.
fn shown() -> Command {
    let whole = Cli::command();
    let subcommands = whole.get_subcommands().filter(|command| !command.is_hide_set());
    let program = Command::new("cookie-charter").version(env!("CARGO_PKG_VERSION"));
    program.args(whole.get_arguments()).subcommands(subcommands)
}

impl From<ShellArg> for Shell {
    fn from(argument: ShellArg) -> Self {
        match argument {
            ShellArg::Bash => Self::Bash,
            ShellArg::Zsh => Self::Zsh,
            ShellArg::Fish => Self::Fish,
            ShellArg::Powershell => Self::PowerShell,
        }
    }
}
