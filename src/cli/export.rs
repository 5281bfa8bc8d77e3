mod recursive;

use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::sync::Arc;

use super::args::ExportArgs;
use super::audit::site_of;
use super::open::{Opening, history_choice, knowledge, notes, open_with_records};
use super::spare::{named_as_knowledge, spare};
use super::{DONE, Env, Failure, output};
use crate::classify::Knowledge;
use crate::export::{self, Format, LookedThrough, Options, SupersededPart};
use crate::i18n::Words;
use crate::inventory::{CookieId, Inventory, OpenStore, SiteId};
use crate::notes::Notes;
use crate::query::filter::{Term, parse};
use crate::query::{Filter, SearchWords, select};
use crate::speech;
use crate::store::{self, KeepValues, Progress, ReadOptions, Superseded};
use crate::work::{Asked, Opened};

pub(super) fn run(args: &ExportArgs, env: &Env, words: &Words) -> Result<u8, Failure> {
    let format = args.export_format();
    check(args, format, words)?;
    if let Some(typed) = &args.site {
        site_of(typed, words)?;
    }
    let knowledge = Arc::new(knowledge(&args.knowledge, env, words)?);
    let options = ReadOptions {
        values: if args.with_values { KeepValues::All } else { KeepValues::None },
        history: history_choice(args.history.as_ref(), args.no_history),
        now: env.now,
    };
    let asked = Asked { options, knowledge };
    let prepared = Prepared { args, terms: filter_terms(args.filter.as_deref(), words)?, asked, env, words };
    if args.recursive && format.is_streamed() {
        return recursive::streamed(&prepared, prepared.options(Chosen::All));
    }
    let (opened, status) =
        if args.recursive { recursive::together(&prepared)? } else { (open_with_records(&args.stores, &prepared.opening())?, DONE) };
    export(&prepared, opened)?;
    Ok(status)
}

/// What goes together.
fn check(args: &ExportArgs, format: Format, words: &Words) -> Result<(), Failure> {
    for (is_wrong, sentence) in [
        (format.needs_values() && !args.with_values, "cli-needs-values"),
        (args.with_notes && !format.holds_notes(), "cli-notes-format"),
        (args.with_superseded && !format.holds_superseded(), "cli-no-superseded"),
        (args.preset.is_some() && !matches!(format, Format::Csv(_)), "cli-preset-format"),
    ] {
        if is_wrong {
            return Err(Failure::usage(words.text(sentence)));
        }
    }
    Ok(())
}

/// What the arguments ask for.
struct Prepared<'a> {
    args: &'a ExportArgs,
    /// Those of `--filter`.
    terms: Vec<Term>,
    asked: Asked,
    env: &'a Env,
    words: &'a Words,
}

impl Prepared<'_> {
    fn opening(&self) -> Opening<'_> {
        Opening { env: self.env, asked: self.asked.clone(), words: self.words }
    }

    fn options(&self, site: Chosen) -> Options {
        let is_narrow = self.args.category.is_some() || !self.terms.is_empty();
        Options {
            format: self.args.export_format(),
            language: self.words.language(),
            with_values: self.args.with_values,
            with_notes: self.args.with_notes,
            paths: self.args.paths(),
            site: if let Chosen::Site(site) = site { Some(site).filter(|_| !is_narrow) } else { None },
        }
    }

    fn notes(&self) -> Result<Option<Arc<Notes>>, Failure> {
        self.args.with_notes.then(|| notes(self.env, self.words).map(Arc::new)).transpose()
    }
}

/// Writes what was opened.
fn export(prepared: &Prepared<'_>, opened: Vec<Opened>) -> Result<(), Failure> {
    let Prepared { args, terms, asked, words, .. } = prepared;
    let part = if args.with_superseded { Some(superseded(&opened, (args, terms), asked, words)) } else { None };
    let mut inventory = Inventory::new(opened.into_iter().map(|opened| opened.store).collect(), Knowledge::clone(&asked.knowledge));
    if let Some(notes) = prepared.notes()? {
        inventory = inventory.with_notes(notes);
    }
    let (ids, site) = chosen(&inventory, args, (terms, words));
    let is_empty = part.as_ref().is_none_or(|part| part.ids.is_empty());
    if site == Chosen::NoSuchSite && is_empty {
        told_of_site(args, words);
    }
    let options = prepared.options(site);
    if let Some(most) = options.format.most_cookies().filter(|most| *most < ids.len()) {
        return Err(Failure::usage(words.with("cli-too-many", &[("most", most.into()), ("count", ids.len().into())])));
    }
    told_of_values(options.format, words);
    if !options.format.tells_completeness() {
        for sentence in speech::export_unseen(words, &inventory) {
            output::complain(&sentence);
        }
    }
    let left_out = export::left_out(&inventory, &ids, options.format);
    if left_out > 0 {
        output::complain(&words.count("export-not-held", left_out as u64));
    }
    write(&inventory, &ids, options, part.as_ref(), args, words)
}

/// Says what a file opens that is nothing without values.
fn told_of_values(format: Format, words: &Words) {
    if format.needs_values() {
        output::complain(&words.text("cli-opens-accounts"));
    }
}

/// Says that no store has the site that was asked for.
fn told_of_site(args: &ExportArgs, words: &Words) {
    let sentence = words.text("cli-no-such-site").into_owned();
    output::complain(&speech::with_path(words, (sentence, args.site.clone())));
}

fn write(
    inventory: &Inventory,
    ids: &[CookieId],
    options: Options,
    part: Option<&SupersededPart>,
    args: &ExportArgs,
    words: &Words,
) -> Result<(), Failure> {
    if args.output == Path::new("-") {
        if options.format.is_binary() && io::stdout().is_terminal() {
            return Err(Failure::usage(words.text("cli-not-for-terminal")));
        }
        return output::write_to(words, |out| match part {
            Some(part) => export::write_with_superseded(inventory, ids, options, part, out),
            None => export::write(inventory, ids, options, out),
        });
    }
    spare(&args.output, named_as_knowledge(&args.knowledge), words)?;
    let saved = match part {
        Some(part) => export::save_with_superseded(inventory, ids, options, part, &args.output),
        None => export::save_cookies(inventory, ids, options, &args.output),
    };
    saved.map_err(|error| Failure::usage(speech::with_path(words, speech::write_error(words, &error))))
}

/// What `--site` names in an inventory.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chosen {
    All,
    Site(SiteId),
    NoSuchSite,
}

/// The rows that the arguments choose.
fn chosen(inventory: &Inventory, args: &ExportArgs, (terms, words): (&[Term], &Words)) -> (Vec<CookieId>, Chosen) {
    let mut filter = Filter { category: args.category.map(Into::into), terms: terms.to_vec(), ..Filter::default() };
    let site = match &args.site {
        None => Chosen::All,
        Some(site) => inventory.find_site(site).map_or(Chosen::NoSuchSite, Chosen::Site),
    };
    match site {
        Chosen::NoSuchSite => return (Vec::new(), site),
        Chosen::Site(site) => filter.site = Some(site),
        Chosen::All => {}
    }
    // Words for codes are only searched where something is: to parse the messages takes longer than the rest of a small export.
    let shown = if terms.is_empty() { SearchWords::default() } else { speech::search_words(words) };
    (select(inventory, &filter, &shown).ids, site)
}

/// What the logs of the stores still hold, chosen as the cookies are. A store that cannot be looked through again is told.
fn superseded(opened: &[Opened], (args, terms): (&ExportArgs, &[Term]), asked: &Asked, words: &Words) -> SupersededPart {
    let (mut stores, mut rows, mut logs, mut unread) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (store, opened) in opened.iter().enumerate() {
        // The sample has no log.
        let Some(location) = opened.source.location().filter(|_| !opened.store.source.is_sample()) else { continue };
        match store::read_superseded(&location, &asked.options, &Progress::default()) {
            Ok(None) => {}
            Ok(Some(found)) => {
                if let Some(sentence) = earlier_losses(&found, opened.store.source.shown(), words) {
                    output::complain(&sentence);
                }
                let &Superseded { commits, commits_left_out, rows_left_out, .. } = &found;
                logs.push(LookedThrough { store, commits, commits_left_out, rows_left_out });
                rows.extend(found.rows);
                stores.push(Arc::new(OpenStore::classify(found.report, opened.store.source.clone(), &asked.knowledge)));
            }
            Err(error) => {
                output::complain(&speech::with_path(words, speech::read_error(words, &error)));
                unread.push((store, error.code()));
            }
        }
    }
    let inventory = Inventory::new(stores, Knowledge::clone(&asked.knowledge));
    let (ids, _) = chosen(&inventory, args, (terms, words));
    SupersededPart { inventory, ids, rows, logs, unread }
}

/// What of the earlier versions could not be had, as a sentence; none where nothing is missing.
fn earlier_losses(found: &Superseded, store: &str, words: &Words) -> Option<String> {
    let skipped = found.report.record.rows_skipped;
    let is_whole = found.commits_left_out == 0 && found.rows_left_out == 0 && skipped == 0;
    let counts = [
        ("commits", found.commits_left_out.into()),
        ("rows", found.rows_left_out.into()),
        ("skipped", skipped.into()),
        ("path", store.into()),
    ];
    (!is_whole).then(|| words.with("cli-earlier-missing", &counts))
}

/// The terms of `--filter`.
fn filter_terms(filter: Option<&str>, words: &Words) -> Result<Vec<Term>, Failure> {
    // What keys and values are called in every language takes longer than the rest of a small export.
    let Some(filter) = filter else { return Ok(Vec::new()) };
    let terms = parse(filter, speech::filter_names(words.language()));
    terms.map_err(|error| Failure::usage(words.with("cli-filter", &[("what", speech::filter_error(words, &error).into())])))
}
