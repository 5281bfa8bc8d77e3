use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::stores::{Labelled, labelled};
use super::{charter_at, keep, own_notes, site_of, subject_of};
use crate::audit::{AuditSums, Label, Subject, audit};
use crate::charter;
use crate::classify::Knowledge;
use crate::cli::args::{AuditArgs, AuditFormatArg};
use crate::cli::open::{knowledge_without_charters, portals};
use crate::cli::spare::{named_by_audit, spare};
use crate::cli::{DONE, Env, FOUND, Failure, NOTHING_READ, output};
use crate::cookie::host_of_typed;
use crate::dossier::Dossier;
use crate::export::{SiteRow, write_sites};
use crate::files::write_whole;
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::notes::Notes;
use crate::parallel;
use crate::portals::Portals;
use crate::site::one_host_of_typed;
use crate::site_list::{self, ListedSite};
use crate::speech::{self, with_path};

/// What all sites of a run share.
struct Run<'a> {
    args: &'a AuditArgs,
    env: &'a Env,
    words: &'a Words,
    knowledge: Arc<Knowledge>,
    portals: Portals,
    /// Hosts of which the person has said that they are no portals of theirs.
    not_portals: Vec<String>,
    /// What the person wrote, where it is to be kept in dossiers.
    notes: Option<Notes>,
    /// Sites that were begun.
    begun: AtomicUsize,
    all: usize,
    /// Files of the stores that were read.
    read: Mutex<Vec<PathBuf>>,
}

/// What an audit could not see, and what of it puts its sums in doubt.
#[derive(Default)]
struct Lacking {
    unseen: Vec<String>,
    doubts: Vec<String>,
}

/// Audits every site of a list. What is wrong with one of them is its row in the table and never stops the rest.
pub(super) fn run(args: &AuditArgs, list: &Path, env: &Env, words: &Words) -> Result<u8, Failure> {
    if matches!(args.format, AuditFormatArg::Html | AuditFormatArg::Xlsx) {
        return Err(Failure::usage(words.text("cli-list-format")));
    }
    if args.with_notes && args.save.is_none() {
        // One line a site has no room for them.
        return Err(Failure::usage(words.text("cli-notes-list")));
    }
    let list = site_list::load(list).map_err(|error| Failure::nothing_read(with_path(words, speech::list_error(words, &error))))?;
    let named = named_files(args, &list.sites);
    spare(&args.output, named.iter().map(PathBuf::as_path), words)?;
    if let Some(folder) = &args.save {
        let made = fs::create_dir_all(folder);
        made.map_err(|error| Failure::usage(with_path(words, (speech::io_reason(words, &error), Some(folder.display().to_string())))))?;
    }
    let knowledge = Arc::new(knowledge_without_charters(&args.knowledge, args.no_corrections, env, words)?);
    let notes = own_notes(args, env, words)?;
    let portals = portals(env, args.no_corrections, words)?;
    let run = Run {
        args,
        env,
        words,
        knowledge,
        not_portals: portals.refused(&charter::builtin().id),
        portals,
        notes,
        begun: AtomicUsize::new(0),
        all: list.sites.len(),
        read: Mutex::default(),
    };
    let targets = run.targets(&list.sites, &named);
    let rows = parallel::in_parts(list.sites.len(), 1, |range| {
        range.filter_map(|place| Some(run.row(list.sites.get(place)?, targets.get(place)?.as_deref()))).collect::<Vec<_>>()
    });
    let mut rows: Vec<SiteRow> = rows.into_iter().flatten().collect();
    rows.extend(list.bad.iter().map(|bad| SiteRow {
        line: bad.line,
        site: bad.site.clone(),
        charter: None,
        dossier: None,
        outcome: Err(speech::list_line_problem(words, &bad.problem)),
        unseen: Vec::new(),
        doubts: Vec::new(),
    }));
    rows.sort_by_key(|row| row.line);
    let format = args.format.into();
    let read = run.read.into_inner().unwrap_or_else(PoisonError::into_inner);
    spare(&args.output, read.iter().map(PathBuf::as_path), words)?;
    if args.output == Path::new("-") {
        output::write_to(words, |out| write_sites(&rows, format, words, out))?;
    } else {
        let written = write_whole(&args.output, |out| write_sites(&rows, format, words, out));
        written.map_err(|error| Failure::usage(with_path(words, speech::write_error(words, &error))))?;
    }
    Ok(status(&rows))
}

/// 3 when no site could be audited, 1 when something was found or a line could not be audited, else 0.
fn status(rows: &[SiteRow]) -> u8 {
    let is_audited = |row: &SiteRow| row.outcome.as_ref().is_ok_and(|sums| sums.was_seen);
    if !rows.iter().any(is_audited) {
        return NOTHING_READ;
    }
    let is_clean = |row: &SiteRow| is_audited(row) && row.outcome.as_ref().is_ok_and(|sums| sums.findings() == 0);
    if rows.iter().all(is_clean) { DONE } else { FOUND }
}

/// The name of a site's dossier, without its ending.
fn file_name(site: &ListedSite) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '-' };
    host_of_typed(&site.site).chars().map(safe).collect()
}

/// The files that a run names.
fn named_files(args: &AuditArgs, sites: &[ListedSite]) -> Vec<PathBuf> {
    let stores = sites.iter().flat_map(|site| &site.stores).map(|(_, store)| PathBuf::from(store));
    named_by_audit(args).into_iter().chain(stores).chain(sites.iter().filter_map(|site| site.charter.clone())).collect()
}

impl Run<'_> {
    /// The dossier of each site: named after the host of the list, because many portals share one domain; with a number where two lines are of one, or where
    /// a file lies that the run reads.
    fn targets(&self, sites: &[ListedSite], named: &[PathBuf]) -> Vec<Option<PathBuf>> {
        let Some(folder) = &self.args.save else { return vec![None; sites.len()] };
        let mut taken: HashSet<PathBuf> = named.iter().filter_map(|file| fs::canonicalize(file).ok()).collect();
        // Where to go on counting: hundreds of lines may be of one site.
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut free = |site: &ListedSite| loop {
            let name = file_name(site);
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            let target = folder.join(if *count == 1 { format!("{name}.json") } else { format!("{name}-{count}.json") });
            if taken.insert(fs::canonicalize(&target).unwrap_or_else(|_| target.clone())) {
                return Some(target);
            }
        };
        sites.iter().map(&mut free).collect()
    }

    fn row(&self, listed: &ListedSite, target: Option<&Path>) -> SiteRow {
        let number = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        let counts = [("number", number.into()), ("all", self.all.into()), ("site", speech::visible(&listed.site).into())];
        let _ = writeln!(std::io::stderr().lock(), "{}", self.words.with("cli-list-progress", &counts));
        let (mut charter, mut unseen) = (None, Lacking::default());
        let outcome = self.audit(listed, target, &mut charter, &mut unseen).map_err(|failure| failure.sentence);
        let Lacking { unseen, doubts } = unseen;
        let dossier = target.filter(|_| outcome.is_ok()).map(|target| target.display().to_string());
        // As it was named: hundreds of portals may lie on one domain.
        let site = host_of_typed(&listed.site).into_owned();
        SiteRow { line: listed.line, site, charter, dossier, outcome, unseen, doubts }
    }

    fn audit(
        &self,
        listed: &ListedSite,
        target: Option<&Path>,
        name: &mut Option<String>,
        lacking: &mut Lacking,
    ) -> Result<AuditSums, Failure> {
        let (args, env, words) = (self.args, self.env, self.words);
        let site = &*site_of(&listed.site, words)?;
        let host = one_host_of_typed(&listed.site);
        let charter = charter_at(listed.charter.as_deref(), &self.portals, &listed.site, words)?;
        *name = charter.as_ref().map(|charter| charter.name(words.language()).to_owned());
        let moments = Label::ALL.map(|label| {
            let of_moment = listed.stores.iter().filter(|(moment, _)| *moment == label);
            (label, of_moment.map(|(_, store)| store.clone()).collect::<Vec<_>>())
        });
        let Labelled { stores, labels, records } = labelled(&moments, args.with_values, &self.knowledge, env, words)?;
        let files = stores.iter().flat_map(|store| &store.report.record.files).map(|file| file.path.clone());
        self.read.lock().unwrap_or_else(PoisonError::into_inner).extend(files);
        let inventory = Inventory::new(stores, self.knowledge.as_ref().clone());
        let records = args.with_values.then_some(records.as_slice());
        let subject = Subject {
            host: host.as_deref(),
            not_portals: &self.not_portals,
            ..subject_of((&inventory, &labels), site, (charter.as_ref(), listed.charter.is_none()), records)
        };
        let found = audit(&subject);
        let sums = AuditSums::of(&found);
        *lacking = Lacking { unseen: speech::audit_unseen(words, &subject, &found), doubts: speech::audit_doubts(words, &subject, &found) };
        if let Some(target) = target {
            let mut dossier = Dossier::of(&subject, found, charter.clone(), words.language(), env.now);
            if let Some(notes) = &self.notes {
                dossier.take_in(notes);
            }
            keep(&dossier, target, words)?;
        }
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name of a file on every system, whatever a list says: no separator of folders and nothing that Windows refuses.
    #[test]
    fn a_dossier_is_called_by_its_host() {
        let name = |site: &str| file_name(&ListedSite { line: 1, site: site.to_owned(), charter: None, stores: Vec::new() });
        assert_eq!(name("https://www.Shop.example/a?b"), "www.shop.example");
        assert_eq!(name("[2001:db8::1]:8080"), name("[2001:db8::1]"));
        for odd in ["[2001:db8::1]", "a*b|c", "sh<o>p", "a b"] {
            assert!(name(odd).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)), "{}", name(odd));
        }
    }
}
