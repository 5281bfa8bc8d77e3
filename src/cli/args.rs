mod beside;
mod shell;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};

use crate::export::{Format, Paths, Preset};
use crate::removal::Guide;

pub use beside::{CompareArgs, VerifyArgs};
pub use shell::{CompletionsArgs, ManArgs, ShellArg};
pub use values::{AuditFormatArg, CategoryArg, FormatArg, LanguageArg, PresetArg};

/// Shows what sites left in this machine's browsers: cookies by site, classified against the French cookie charter, with the reason for each
/// verdict. Without a subcommand it opens the window.
#[derive(Debug, Parser)]
#[command(name = "cookie-charter", version)]
pub struct Cli {
    /// Cookie stores, profile folders or user-data folders to open in the window.
    #[arg(value_name = "FILE|FOLDER")]
    pub stores: Vec<PathBuf>,

    /// Language of the words (codes in exports never change).
    #[arg(long = "lang", value_name = "LANG", global = true)]
    pub language: Option<LanguageArg>,

    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Lists the cookie stores found on this machine.
    Stores(StoresArgs),
    /// Classifies cookies and writes them as CSV, JSON, Parquet, a workbook or a page to print.
    Export(ExportArgs),
    /// Tells what is known of a cookie name.
    Explain(ExplainArgs),
    /// Tells what is understood of a published charter, line by line.
    Charter(CharterArgs),
    /// Compares what a site really stores, at the moments of a visitor's choice, with the charter it publishes. Ends with 1 when something was found.
    Audit(AuditArgs),
    /// Shows stores or dossiers beside each other, cookie by cookie: who has it, how long it lives there, which attributes differ.
    Compare(CompareArgs),
    /// Tells whether stores are still what a report or dossier was made from, and whether that was altered. Ends with 1 when something differs.
    Verify(VerifyArgs),
    /// Writes completions for a shell to standard output.
    #[command(hide = true)]
    Completions(CompletionsArgs),
    /// Writes manual pages.
    #[command(hide = true)]
    Man(ManArgs),
}

/// Arguments of `stores`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct StoresArgs {
    /// Also look for the stores of applications that carry a browser engine along (Slack, Teams, Discord…), which nobody lists: every folder that may
    /// be one of an application is looked into, which takes longer.
    #[arg(long)]
    pub apps: bool,

    /// Count the cookies of every store. Without it those are counted that cost little together.
    #[arg(long)]
    pub counts: bool,

    /// Look into a folder instead: a portable browser, a backup, a disk. Other commands open what is found by its file.
    #[arg(long = "in", value_name = "FOLDER", conflicts_with_all = ["apps", "all_users"])]
    pub folder: Option<PathBuf>,

    /// Also look into the homes of the other users of this machine, where the system allows it.
    #[arg(long)]
    pub all_users: bool,

    /// Write JSON instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line are yes or no")]
pub struct ExportArgs {
    /// Stores: a file, a profile or user-data folder, an id that `stores` prints, or `sample:`.
    #[arg(value_name = "STORE", required = true)]
    pub stores: Vec<OsString>,

    /// Read every store, archive and HAR below the folders, in the order of their paths, however many and however deep: a crawl, the backups of many
    /// machines. Links are not followed. csv, ndjson, parquet and netscape are written store after store. What cannot be read is told, and the status is then 4.
    #[arg(long, conflicts_with = "with_superseded")]
    pub recursive: bool,

    /// Output format.
    #[arg(short, long, value_name = "FORMAT", default_value = "csv")]
    pub format: FormatArg,

    /// File to write, whole or not at all; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Only this site (registrable domain, or any host below it) as a visit sees it: its own cookies, and those of others that were set on its pages.
    #[arg(long, value_name = "SITE")]
    pub site: Option<String>,

    /// Only this category.
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<CategoryArg>,

    /// Only what passes this filter, in the language of the window's search field: `party:third life>13mo -provider:Google`. Keys and values are
    /// understood in English and in French; words without a key are looked for in all that is shown.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub filter: Option<String>,

    /// What counts as evidence beside the built-in catalogue.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,

    /// Browsing history to use as evidence instead of the one beside each store.
    #[arg(long, value_name = "FILE", conflicts_with = "no_history")]
    pub history: Option<PathBuf>,

    /// Do not use any browsing history.
    #[arg(long)]
    pub no_history: bool,

    /// Spreadsheet the CSV is for: `rfc` when none is named. Only for csv.
    #[arg(long, value_name = "PRESET")]
    pub preset: Option<PresetArg>,

    /// Write the values too, where they are stored in clear. Whoever reads them may enter your accounts.
    #[arg(long)]
    pub with_values: bool,

    /// Write your notes and labels too, in columns of their own (CSV, JSON, NDJSON and Parquet).
    #[arg(long)]
    pub with_notes: bool,

    /// Write also what the write-ahead logs of the stores still hold of rows that were changed or deleted since, apart from the cookies: in JSON as a
    /// list of its own, in CSV behind them with the columns state and frame. Only for csv, json and ndjson.
    #[arg(long)]
    pub with_superseded: bool,

    /// Leave out where the stores lie, which names you: the store becomes its browser and a number, files lose their folders, and the name of
    /// the profile stays away, because browsers and folders name profiles after people. Names of files stay.
    #[arg(long)]
    pub no_paths: bool,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Cookie name.
    pub name: String,

    /// Host under which it was seen.
    #[arg(long, value_name = "HOST")]
    pub host: Option<String>,

    /// Tell how to get rid of it in this browser.
    #[arg(long, value_name = "BROWSER", requires = "host", value_parser = PossibleValuesParser::new(guides()))]
    pub browser: Option<String>,

    /// What counts as evidence beside the built-in catalogue.
    #[command(flatten)]
    pub knowledge: KnowledgeArgs,
}

/// The browsers whose menus are known, by their codes.
fn guides() -> Vec<&'static str> {
    Guide::ALL.into_iter().filter(|guide| !guide.browser().is_empty()).map(Guide::code).collect()
}

/// Arguments of `charter`.
#[derive(Debug, Args)]
pub struct CharterArgs {
    /// The charter: a saved page, a PDF with text, a table (CSV, TSV), text as pasted, Markdown, reStructuredText, a configuration of
    /// tarteaucitron, or a list of cookies.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Write JSON instead of text.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// The audited site: its registrable domain, or any host below it.
    #[arg(long, value_name = "SITE")]
    pub site: Option<String>,

    /// The charter that the site publishes; `builtin:` is the built-in one, of Opendatasoft portals. Without it that one counts where it speaks for the
    /// site; else nothing is compared with declarations.
    #[arg(long, value_name = "FILE")]
    pub charter: Option<PathBuf>,

    /// Audit every site of a list in one run: a table with the columns site, charter and stores (several separated by `;` or `|`, each with its
    /// moment before it: `before:PATH`), paths relative to the list. One row a site; `--save` then names a folder for one dossier each. Ends with 1
    /// also when a line could not be audited.
    #[arg(long, value_name = "LIST", conflicts_with_all = ["site", "charter", "stores", "before", "refused", "accepted", "withdrawn", "baseline"])]
    pub sites: Option<PathBuf>,

    /// Stores without a moment: a file, a profile or user-data folder, an id that `stores` prints, or `sample:`. A dossier that `--save` wrote,
    /// alone, is shown again without its stores.
    #[arg(value_name = "STORE|DOSSIER", required_unless_present_any = ["sites", "before", "refused", "accepted", "withdrawn"])]
    pub stores: Vec<OsString>,

    /// A store taken before any choice. This and the other moments may be given several times.
    #[arg(long, value_name = "STORE")]
    pub before: Vec<OsString>,

    /// A store taken after refusing, by the same visitor as before.
    #[arg(long, value_name = "STORE")]
    pub refused: Vec<OsString>,

    /// A store taken after accepting.
    #[arg(long, value_name = "STORE")]
    pub accepted: Vec<OsString>,

    /// A store taken after withdrawing, by the same visitor as accepted.
    #[arg(long, value_name = "STORE")]
    pub withdrawn: Vec<OsString>,

    /// Read what known consent tools noted of the visitor's choice, and compare it with what is there. Of these values only the decoded choice is
    /// kept and written.
    #[arg(long)]
    pub with_values: bool,

    /// Output format.
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: AuditFormatArg,

    /// File to write, whole or not at all; `-` is standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,

    /// Write the charter that the site should publish, from what was seen and is known: a page, Markdown or a table, by the ending of the file
    /// (.html, .md, .csv). What nobody knows is a gap for the owner.
    #[arg(long, value_name = "FILE", conflicts_with = "sites")]
    pub write_charter: Option<PathBuf>,

    /// Keep the audit as one file: what was read with its hashes, the charter, what was found, and no value of any cookie.
    #[arg(long, value_name = "DOSSIER")]
    pub save: Option<PathBuf>,

    /// Write your notes and labels on the site, its cookies and what was found too: into the report, and into the dossier that `--save` keeps. Those that a
    /// dossier holds are written as well when it is shown again.
    #[arg(long)]
    pub with_notes: bool,

    /// Report only what is new since this audit, which `--save` kept; the status is then 1 only when something is new.
    #[arg(long, value_name = "DOSSIER")]
    pub baseline: Option<PathBuf>,

    /// A knowledge base to use as well, as for `export`. May be given several times.
    #[arg(long, value_name = "FILE")]
    pub knowledge: Vec<PathBuf>,

    /// Leave out what was decided in the window: corrections, and hosts named as portals.
    #[arg(long)]
    pub no_corrections: bool,
}

/// What counts as evidence beside the built-in catalogue.
#[derive(Debug, Args)]
pub struct KnowledgeArgs {
    /// A charter whose declarations count as well, before the built-in one; in any form that `charter` reads.
    #[arg(long, value_name = "FILE")]
    pub charter: Option<PathBuf>,

    /// A knowledge base to use as well: a catalogue file of this program, the Open Cookie Database (CSV, JSON), or one of the EDPB Website
    /// Auditing Tool. May be given several times.
    #[arg(long, value_name = "FILE")]
    pub knowledge: Vec<PathBuf>,

    /// Leave out what was decided in the window: corrections, and hosts named as portals.
    #[arg(long)]
    pub no_corrections: bool,
}

impl ExportArgs {
    /// Whether places are written.
    #[must_use]
    pub fn paths(&self) -> Paths {
        if self.no_paths { Paths::LeftOut } else { Paths::Whole }
    }

    /// The format with its preset.
    #[must_use]
    pub fn export_format(&self) -> Format {
        match self.format {
            FormatArg::Csv => Format::Csv(self.preset.map_or_else(Preset::default, Into::into)),
            FormatArg::Json => Format::Json,
            FormatArg::Ndjson => Format::Ndjson,
            #[cfg(feature = "parquet")]
            FormatArg::Parquet => Format::Parquet,
            FormatArg::Xlsx => Format::Xlsx,
            FormatArg::Html => Format::Html,
            FormatArg::Netscape => Format::Netscape,
            FormatArg::StorageState => Format::StorageState,
        }
    }
}
