use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::slice;
use std::sync::Arc;

use super::args::CompareArgs;
use super::audit::{open_dossier, site_of};
use super::open::{Opening, history_choice, knowledge, open_all};
use super::spare::{named_as_knowledge, spare};
use super::{Env, Failure, output};
use crate::compare::{Side, compare};
use crate::dossier::{self, Dossier};
use crate::export::{self, CompareFormat, CompareReport};
use crate::files::write_whole;
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::speech::{self, with_path};
use crate::store::{KeepValues, ReadOptions};
use crate::work::Asked;

/// What an argument names.
enum Named {
    Stores(Inventory),
    Dossier(Box<Dossier>),
}

pub(super) fn run(args: &CompareArgs, env: &Env, words: &Words) -> Result<(), Failure> {
    let knowledge = Arc::new(knowledge(&args.knowledge, env, words)?);
    let options = ReadOptions { values: KeepValues::None, history: history_choice(None, false), now: env.now };
    let opening = Opening { env, asked: Asked { options, knowledge }, words };
    let named: Vec<Named> = args.sides.iter().map(|side| open(side, &opening)).collect::<Result<_, _>>()?;
    // A dossier is of one site, so what stands beside it is of that site alone.
    let of_dossiers = named.iter().find_map(|named| if let Named::Dossier(kept) = named { Some(kept.audit.site.clone()) } else { None });
    let typed = args.site.as_deref().map(|site| site_of(site, words)).transpose()?;
    let site = of_dossiers.or(typed);
    let beside = |(argument, named): (&OsString, &Named)| {
        let name = argument.display().to_string();
        match named {
            Named::Stores(inventory) => Side::of_stores(name, inventory, site.as_deref()),
            Named::Dossier(kept) => Side::of_dossier(name, kept),
        }
    };
    let comparison = compare(args.sides.iter().zip(&named).map(beside).collect());
    if let Some(typed) = args.site.as_ref().filter(|_| comparison.lines.is_empty()) {
        // "Nothing differs" must not be said of a name that was spelled wrong alone.
        output::complain(&with_path(words, (words.text("cli-audit-nothing").into_owned(), Some(typed.clone()))));
    }
    let audits: Vec<_> = named.iter().map(|named| if let Named::Dossier(kept) = named { Some(&kept.audit) } else { None }).collect();
    let report = CompareReport { comparison: &comparison, audits: &audits, language: words.language() };
    let format = args.format.into();
    write(args, words, &named, (&report, format))?;
    // Its lines have no place for it.
    if matches!(format, CompareFormat::Csv) {
        for sentence in speech::compare_unseen(words, &comparison) {
            output::complain(&sentence);
        }
    }
    Ok(())
}

fn write(args: &CompareArgs, words: &Words, named: &[Named], (report, format): (&CompareReport<'_>, CompareFormat)) -> Result<(), Failure> {
    if args.output == Path::new("-") {
        return output::write_to(words, |out| export::write_comparison(report, format, out));
    }
    let sides = args.sides.iter().map(Path::new);
    let stores = named.iter().filter_map(|named| if let Named::Stores(inventory) = named { Some(inventory) } else { None });
    let files = stores.flat_map(Inventory::stores).flat_map(|store| &store.report.record.files).map(|file| file.path.as_path());
    spare(&args.output, sides.chain(files).chain(named_as_knowledge(&args.knowledge)), words)?;
    let saved = write_whole(&args.output, |out| export::write_comparison(report, format, out));
    saved.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))
}

fn open(argument: &OsStr, opening: &Opening<'_>) -> Result<Named, Failure> {
    if dossier::is_dossier(Path::new(argument)) {
        return Ok(Named::Dossier(Box::new(open_dossier(Path::new(argument), opening.words)?)));
    }
    let stores = open_all(slice::from_ref(&argument.to_owned()), opening)?;
    Ok(Named::Stores(Inventory::new(stores, opening.asked.knowledge.as_ref().clone())))
}
