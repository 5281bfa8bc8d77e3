use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use super::args::AuditArgs;
use super::open::{Opening, knowledge_without_charters, load_charter, open_all, portals};
use super::{DONE, Env, FOUND, Failure, NOTHING_READ, output};
use crate::audit::{Label, Subject, audit, law};
use crate::charter::{self, Charter};
use crate::cookie::host_of_typed;
use crate::export::{self, AuditReport};
use crate::i18n::Words;
use crate::inventory::{Inventory, OpenStore};
use crate::site;
use crate::speech;
use crate::store::{HistoryChoice, KeepValues, ReadOptions};
use crate::work::Asked;

/// The exit status says whether something was found.
pub(super) fn run(args: &AuditArgs, env: &Env, words: &Words) -> Result<u8, Failure> {
    let host = host_of_typed(&args.site);
    let site = site::registrable_domain(&host);
    let (charter, not_understood) = charter_of(args, site, env, words)?;
    let knowledge = knowledge_without_charters(&args.knowledge, args.no_corrections, env, words)?;
    let (stores, labels) = labelled_stores(args, &Arc::new(knowledge.clone()), env, words)?;
    let inventory = Inventory::new(stores, knowledge);
    let subject = Subject { inventory: &inventory, labels: &labels, site, charter: charter.as_ref(), not_understood, law: law() };
    let found = audit(&subject);
    let file = args.charter.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let title = charter.as_ref().map(|charter| charter.title.get(words.language()));
    let name = title.map(|title| if title.is_empty() { file.as_str() } else { title });
    let report = AuditReport { subject, audit: &found, charter: name, language: words.language() };
    if args.output == Path::new("-") {
        output::write_to(words, |out| export::write_audit(&report, args.format.into(), out))?;
    } else {
        let saved = export::save_audit(&report, args.format.into(), &args.output);
        saved.map_err(|error| Failure::usage(speech::with_path(words, speech::write_error(words, &error))))?;
    }
    if !found.site_was_seen {
        // A script must not take a name that was spelled wrong for a site without findings.
        let sentence = words.text("cli-audit-nothing").into_owned();
        output::complain(&speech::with_path(words, (sentence, Some(args.site.clone()))));
        return Ok(NOTHING_READ);
    }
    Ok(if found.findings.is_empty() { DONE } else { FOUND })
}

/// The charter that was named, else the built-in one where it speaks for the site; and how many of its lines were not understood.
fn charter_of(args: &AuditArgs, site: &str, env: &Env, words: &Words) -> Result<(Option<Charter>, usize), Failure> {
    if let Some(path) = &args.charter {
        let loaded = load_charter(path, words)?;
        return Ok((Some(loaded.charter), loaded.not_understood.len()));
    }
    let builtin = portals(env, args.no_corrections, words)?.widen(charter::builtin());
    Ok((Some(builtin).filter(|charter| charter.covers_pages_of(site)), 0))
}

/// All stores in the order of their moments. Each moment is read by itself, so that one store may stand for two.
fn labelled_stores(
    args: &AuditArgs,
    knowledge: &Arc<crate::classify::Knowledge>,
    env: &Env,
    words: &Words,
) -> Result<(Vec<Arc<OpenStore>>, Vec<Label>), Failure> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: env.now };
    let opening = Opening { env, asked: Asked { options, knowledge: Arc::clone(knowledge) }, words };
    let moments: [(Label, &[OsString]); 5] = [
        (Label::Observed, &args.stores),
        (Label::Before, &args.before),
        (Label::Refused, &args.refused),
        (Label::Accepted, &args.accepted),
        (Label::Withdrawn, &args.withdrawn),
    ];
    let (mut stores, mut labels) = (Vec::new(), Vec::new());
    for (label, arguments) in moments.into_iter().filter(|(_, arguments)| !arguments.is_empty()) {
        let opened = open_all(arguments, &opening)?;
        labels.extend(opened.iter().map(|_| label));
        stores.extend(opened);
    }
    Ok((stores, labels))
}
