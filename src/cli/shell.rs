//! What packages carry beside the program: completions for shells and manual pages, made from the same table as the flags, so that neither can
//! tell of a flag that is not there.

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::args::{Cli, CompletionsArgs, ManArgs, ShellArg};
use super::{Failure, output};
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

/// Writes the manual page of the program, or into a folder that of each subcommand too.
pub(super) fn man(args: &ManArgs, words: &Words) -> Result<(), Failure> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let Some(folder) = &args.folder else {
        return output::write_to(words, |out| page(&program, out));
    };
    let saved = save_pages(&program, folder);
    saved.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))
}

fn save_pages(program: &Command, folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError { problem: error.into(), path: folder.to_owned() })?;
    let subcommands = program.get_subcommands().filter(|command| !command.is_hide_set());
    std::iter::once(program).chain(subcommands).try_for_each(|command| {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name());
        write_whole(&folder.join(format!("{name}.1")), |out| page(command, out))
    })
}

/// Without a date: a page is the same whenever it is made.
fn page(command: &Command, mut out: &mut dyn io::Write) -> io::Result<()> {
    Man::new(command.clone()).source(concat!("Cookie Charter ", env!("CARGO_PKG_VERSION"))).render(&mut out)
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
