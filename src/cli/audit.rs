mod many;
mod publishing;
mod stores;

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use self::stores::{Labelled, labelled_stores};
use super::args::{AuditArgs, AuditFormatArg};
use super::open::{knowledge_without_charters, notes, portals};
use super::spare::{named_by_audit, spare};
use super::{DONE, Env, FOUND, Failure, NOTHING_READ, output};
use crate::audit::{Audit, Label, Subject, audit, law};
use crate::charter::{self, CharterError, CharterProblem, LoadedCharter};
use crate::compare::{Circumstances, only_new};
use crate::cookie::{HostError, host_of_typed};
use crate::dossier::{self, AuditedCharter, Dossier};
use crate::export::{self, AuditReport, Made};
use crate::files::is_same_file;
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::notes::Notes;
use crate::portals::Portals;
use crate::site;
use crate::speech::{self, with_path};
use crate::values::FoundRecord;

/// The exit status says whether something was found.
pub(super) fn run(args: &AuditArgs, env: &Env, words: &Words) -> Result<u8, Failure> {
    if let Some(list) = &args.sites {
        return many::run(args, list, env, words);
    }
    publishing::format(args, words)?;
    let named = named_by_audit(args);
    let targets: Vec<&PathBuf> = [Some(&args.output), args.save.as_ref(), args.write_charter.as_ref()].into_iter().flatten().collect();
    for (place, target) in targets.iter().enumerate() {
        spare(target, named.iter().map(PathBuf::as_path), words)?;
        // The second would be written over the first.
        if targets.iter().skip(place + 1).any(|other| is_same_file(target, other)) {
            let sentence = words.text("cli-one-target").into_owned();
            return Err(Failure::usage(with_path(words, (sentence, Some(target.display().to_string())))));
        }
    }
    if let Some(path) = dossier_of(args) {
        return reopen(args, &path, env, words);
    }
    let Some(typed) = &args.site else { return Err(Failure::usage(words.text("cli-audit-no-site"))) };
    let site = &*site_of(typed, words)?;
    let host = site::one_host_of_typed(typed);
    let portals = portals(env, args.no_corrections, words)?;
    let charter = charter_at(args.charter.as_deref(), &portals, typed, words)?;
    let knowledge = knowledge_without_charters(&args.knowledge, args.no_corrections, env, words)?;
    let Labelled { stores, labels, records } = labelled_stores(args, &knowledge, env, words)?;
    let inventory = Inventory::new(stores, knowledge);
    let records = args.with_values.then_some(records.as_slice());
    let not_portals = portals.refused(&charter::builtin().id);
    let subject = Subject {
        host: host.as_deref(),
        not_portals: &not_portals,
        ..subject_of((&inventory, &labels), site, (charter.as_ref(), args.charter.is_none()), records)
    };
    let mut found = audit(&subject);
    let notes = own_notes(args, env, words)?;
    if let Some(target) = &args.save {
        let mut dossier = Dossier::of(&subject, found.clone(), charter.clone(), words.language(), env.now);
        if let Some(notes) = &notes {
            dossier.take_in(notes);
        }
        keep(&dossier, target, words)?;
    }
    publishing::write(args, &subject, &found, words)?;
    if let Some(path) = &args.baseline {
        found = since_baseline(path, (&subject, &found), words)?;
    }
    report(args, (&subject, &found), (Made::now(env.now), charter.as_ref()), notes.as_ref(), words)?;
    if !found.site_was_seen {
        // A script must not take a name that was spelled wrong for a site without findings.
        let sentence = words.text("cli-audit-nothing").into_owned();
        output::complain(&with_path(words, (sentence, Some(typed.clone()))));
    }
    Ok(status(&found))
}

/// The site that an argument names.
pub(super) fn site_of(typed: &str, words: &Words) -> Result<String, Failure> {
    let unnamed = || Failure::usage(with_path(words, (speech::host_error(words, HostError::Empty), Some(typed.to_owned()))));
    site::of_typed(typed).ok_or_else(unnamed)
}

/// The person's notes, where they are asked for.
fn own_notes(args: &AuditArgs, env: &Env, words: &Words) -> Result<Option<Notes>, Failure> {
    args.with_notes.then(|| notes(env, words)).transpose()
}

/// A dossier that was named instead of stores.
fn dossier_of(args: &AuditArgs) -> Option<PathBuf> {
    let [only] = args.stores.as_slice() else { return None };
    let has_moments = [&args.before, &args.refused, &args.accepted, &args.withdrawn].into_iter().any(|stores| !stores.is_empty());
    Some(PathBuf::from(only)).filter(|path| !has_moments && dossier::is_dossier(path))
}

/// Shows an audit that was kept. The stores are not looked for.
fn reopen(args: &AuditArgs, path: &Path, env: &Env, words: &Words) -> Result<u8, Failure> {
    if args.site.is_some() || args.charter.is_some() || !args.knowledge.is_empty() || args.with_values || args.no_corrections {
        return Err(Failure::usage(words.text("cli-dossier-and-more")));
    }
    let mut kept = open_dossier(path, words)?;
    let own = own_notes(args, env, words)?;
    if let Some(own) = &own {
        kept.take_in(own);
    }
    let notes = own.map(|_| kept.kept_notes());
    if let Some(target) = &args.save {
        keep(&kept, target, words)?;
    }
    let (inventory, labels) = (kept.inventory(), kept.labels());
    publishing::write(args, &kept.subject(&inventory, &labels), &kept.audit, words)?;
    let shown = match &args.baseline {
        Some(path) => &since_baseline(path, (&kept.subject(&inventory, &labels), &kept.audit), words)?,
        None => &kept.audit,
    };
    report(args, (&kept.subject(&inventory, &labels), shown), (Made::of(&kept), kept.charter.as_ref()), notes.as_ref(), words)?;
    Ok(status(shown))
}

/// Opens a dossier; that it was altered is said before anything of it is shown.
pub(super) fn open_dossier(path: &Path, words: &Words) -> Result<Dossier, Failure> {
    let opened = dossier::open(path).map_err(|error| Failure::nothing_read(with_path(words, speech::dossier_error(words, &error))))?;
    if opened.is_altered {
        output::complain(&with_path(words, (words.text("audit-unseen-altered").into_owned(), Some(path.display().to_string()))));
    }
    Ok(opened)
}

/// Only what is new since an audit that was kept.
fn since_baseline(path: &Path, (subject, found): (&Subject<'_>, &Audit), words: &Words) -> Result<Audit, Failure> {
    let baseline = open_dossier(path, words)?;
    // One without a host is of the whole site.
    let is_other_host = baseline.audit.host.as_ref().zip(found.host.as_ref()).is_some_and(|(then, now)| then != now);
    if baseline.audit.site != found.site || is_other_host {
        let site = speech::site(words, baseline.audit.asked()).into_owned();
        let sentence = words.with("cli-baseline-other-site", &[("site", site.into())]);
        return Err(Failure::usage(with_path(words, (sentence, Some(path.display().to_string())))));
    }
    let apart = Circumstances::of_dossier(&baseline).apart(&Circumstances::of_subject(subject));
    Ok(only_new(&baseline.audit, baseline.made_at, &apart, found))
}

fn keep(dossier: &Dossier, target: &Path, words: &Words) -> Result<(), Failure> {
    dossier::save(dossier, target).map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))
}

/// Writes the report where it is wanted.
fn report(
    args: &AuditArgs,
    (subject, audit): (&Subject<'_>, &Audit),
    (made, charter): (Made<'_>, Option<&AuditedCharter>),
    notes: Option<&Notes>,
    words: &Words,
) -> Result<(), Failure> {
    let name = charter.map(|charter| charter.name(words.language()));
    let report = AuditReport { subject: *subject, audit, made, charter: name, source: charter, language: words.language(), notes };
    if args.output == Path::new("-") {
        if args.format == AuditFormatArg::Xlsx && io::stdout().is_terminal() {
            return Err(Failure::usage(words.text("cli-not-for-terminal")));
        }
        return output::write_to(words, |out| export::write_audit(&report, args.format.into(), out));
    }
    let saved = export::save_audit(&report, args.format.into(), &args.output);
    saved.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))
}

fn status(audit: &Audit) -> u8 {
    match (audit.site_was_seen, audit.findings.is_empty()) {
        (false, _) => NOTHING_READ,
        (true, true) => DONE,
        (true, false) => FOUND,
    }
}

/// A site with its stores and what is compared with them: the charter, which speaks for its hosts alone where nobody named it; `records` only where values
/// were read.
fn subject_of<'a>(
    (inventory, labels): (&'a Inventory, &'a [Label]),
    site: &'a str,
    (charter, of_its_hosts): (Option<&'a AuditedCharter>, bool),
    records: Option<&'a [Vec<FoundRecord>]>,
) -> Subject<'a> {
    let not_understood = charter.map_or(&[][..], |charter| &charter.not_understood);
    let charter = charter.map(|charter| &charter.charter);
    Subject { inventory, labels, site, host: None, charter, of_its_hosts, not_understood, records, not_portals: &[], law: law() }
}

/// A charter, or why there is none; where a page declares nothing, how its site is audited all the same.
fn load_published(path: &Path, words: &Words) -> Result<LoadedCharter, Failure> {
    charter::load(path).map_err(|error| {
        let declares_nothing = matches!(&error, CharterError::NotACharter { reason: CharterProblem::NoCookies { .. }, .. });
        let (sentence, path) = speech::charter_error(words, &error);
        let without = || speech::sentences(words, &sentence, &words.text("cli-audit-declares-nothing"));
        let sentence = if declares_nothing { without() } else { sentence.clone() };
        Failure::nothing_read(with_path(words, (sentence, path)))
    })
}

/// The charter of a file, else the built-in one where the site as it was named means it: a portal may lie below the domain of a whole town.
fn charter_at(path: Option<&Path>, portals: &Portals, typed: &str, words: &Words) -> Result<Option<AuditedCharter>, Failure> {
    let is_builtin = path == Some(Path::new(charter::BUILTIN_ID));
    if let Some(path) = path.filter(|_| !is_builtin) {
        let file = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        return Ok(Some(AuditedCharter::loaded(load_published(path, words)?, file)));
    }
    let builtin = portals.widen(charter::builtin());
    let is_meant = is_builtin || builtin.is_meant_by(&host_of_typed(typed));
    Ok(is_meant.then(|| AuditedCharter::built_in(builtin)))
}
