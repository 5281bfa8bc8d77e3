use std::path::Path;

use jiff::tz::TimeZone;

use super::args::ExportArgs;
use super::open::{Opening, corrections, history_choice, knowledge, open_all};
use super::{Env, Failure, output};
use crate::charter::Language;
use crate::classify::Knowledge;
use crate::export::{self, Options};
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::query::{Filter, select};
use crate::store::ReadOptions;

pub(super) fn run(args: &ExportArgs, env: &Env, language: Language) -> Result<(), Failure> {
    let user = corrections(env, args.no_corrections)?;
    let knowledge = Knowledge { user, ..knowledge(args.charter.as_ref(), &args.knowledge)? };
    let options =
        ReadOptions { keep_values: args.with_values, history: history_choice(args.history.as_ref(), args.no_history), now: env.now };
    let words = Words::new(language, TimeZone::UTC);
    let stores = open_all(&args.stores, &Opening { env, options, knowledge: &knowledge, words: &words })?;
    let inventory = Inventory::new(stores, knowledge);
    let mut filter = Filter { category: args.category.map(Into::into), ..Filter::default() };
    let mut nothing = false;
    if let Some(site) = &args.site {
        filter.site = inventory.find_site(site);
        nothing = filter.site.is_none();
        if nothing {
            output::complain(&format!("No cookie of this site was found, so the export is empty: {site}"));
        }
    }
    let ids = if nothing { Vec::new() } else { select(&inventory, &filter, &Default::default()).ids };
    let options = Options { format: args.export_format(), language, with_values: args.with_values };
    if args.output == Path::new("-") {
        return output::write_to(&args.output, |out| export::write(&inventory, &ids, options, out));
    }
    export::save_cookies(&inventory, &ids, options, &args.output).map_err(|error| Failure::usage(error.to_string()))
}
