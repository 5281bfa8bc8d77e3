use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::sync::Arc;

use super::args::ExportArgs;
use super::open::{Opening, history_choice, knowledge, notes, open_all};
use super::spare::{named_as_knowledge, spare};
use super::{Env, Failure, output};
use crate::export::{self, Format, Options};
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::query::{Filter, SearchWords, select};
use crate::speech;
use crate::store::{KeepValues, ReadOptions};
use crate::work::Asked;

pub(super) fn run(args: &ExportArgs, env: &Env, words: &Words) -> Result<(), Failure> {
    let needs_values = args.export_format().needs_values();
    if needs_values && !args.with_values {
        return Err(Failure::usage(words.text("cli-needs-values")));
    }
    if args.with_notes && !args.export_format().holds_notes() {
        return Err(Failure::usage(words.text("cli-notes-format")));
    }
    let knowledge = Arc::new(knowledge(&args.knowledge, env, words)?);
    let options = ReadOptions {
        values: if args.with_values { KeepValues::All } else { KeepValues::None },
        history: history_choice(args.history.as_ref(), args.no_history),
        now: env.now,
    };
    let stores = open_all(&args.stores, &Opening { env, asked: Asked { options, knowledge: Arc::clone(&knowledge) }, words })?;
    let mut inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
    if args.with_notes {
        inventory = inventory.with_notes(Arc::new(notes(env, words)?));
    }
    let mut filter = Filter { category: args.category.map(Into::into), ..Filter::default() };
    let mut nothing = false;
    if let Some(site) = &args.site {
        filter.site = inventory.find_site(site);
        nothing = filter.site.is_none();
        if nothing {
            let sentence = words.text("cli-no-such-site").into_owned();
            output::complain(&speech::with_path(words, (sentence, Some(site.clone()))));
        }
    }
    let ids = if nothing { Vec::new() } else { select(&inventory, &filter, &SearchWords::default()).ids };
    let (with_values, paths) = (args.with_values, args.paths());
    let options = Options {
        format: args.export_format(),
        language: words.language(),
        with_values,
        with_notes: args.with_notes,
        paths,
        site: filter.site.filter(|_| filter.category.is_none()),
    };
    if let Some(most) = options.format.most_cookies().filter(|most| *most < ids.len()) {
        return Err(Failure::usage(words.with("cli-too-many", &[("most", most.into()), ("count", ids.len().into())])));
    }
    if needs_values {
        output::complain(&words.text("cli-opens-accounts"));
    }
    let left_out = export::left_out(&inventory, &ids, options.format);
    if left_out > 0 {
        output::complain(&words.count("export-not-held", left_out as u64));
    }
    if args.output == Path::new("-") {
        if options.format == Format::Xlsx && io::stdout().is_terminal() {
            return Err(Failure::usage(words.text("cli-not-for-terminal")));
        }
        return output::write_to(words, |out| export::write(&inventory, &ids, options, out));
    }
    spare(&args.output, named_as_knowledge(&args.knowledge), words)?;
    let saved = export::save_cookies(&inventory, &ids, options, &args.output);
    saved.map_err(|error| Failure::usage(speech::with_path(words, speech::write_error(words, &error))))
}
