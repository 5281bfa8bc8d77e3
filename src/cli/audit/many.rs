use std::collections::HashSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::stores::{Labelled, labelled};
use super::{charter_at, keep};
use crate::audit::{AuditSums, Label, Subject, audit, law};
use crate::classify::Knowledge;
use crate::cli::args::{AuditArgs, AuditFormatArg};
use crate::cli::open::knowledge_without_charters;
use crate::cli::{DONE, Env, FOUND, Failure, NOTHING_READ, output};
use crate::cookie::host_of_typed;
use crate::dossier::Dossier;
use crate::export::{SiteRow, write_sites};
use crate::files::write_whole;
use crate::i18n::Words;
use crate::inventory::Inventory;
use crate::parallel;
use crate::site::registrable_domain;
use crate::site_list::{self, ListedSite};
use crate::speech::{self, with_path};

/// What all sites of a run share.
struct Run<'a> {
    args: &'a AuditArgs,
    env: &'a Env,
    words: &'a Words,
    knowledge: Arc<Knowledge>,
    /// Sites that were begun.
    begun: AtomicUsize,
    all: usize,
}

/// Audits every site of a list. What is wrong with one of them is its row in the table and never stops the rest.
pub(super) fn run(args: &AuditArgs, list: &Path, env: &Env, words: &Words) -> Result<u8, Failure> {
    if matches!(args.format, AuditFormatArg::Html | AuditFormatArg::Xlsx) {
        return Err(Failure::usage(words.text("cli-list-format")));
    }
    let list = site_list::load(list).map_err(|error| Failure::nothing_read(with_path(words, speech::list_error(words, &error))))?;
    if let Some(folder) = &args.save {
        let made = fs::create_dir_all(folder);
        made.map_err(|error| Failure::usage(with_path(words, (speech::io_reason(words, &error), Some(folder.display().to_string())))))?;
    }
    let knowledge = Arc::new(knowledge_without_charters(&args.knowledge, args.no_corrections, env, words)?);
    let run = Run { args, env, words, knowledge, begun: AtomicUsize::new(0), all: list.sites.len() };
    let targets = run.targets(&list.sites);
    let rows = parallel::in_parts(list.sites.len(), 1, |range| {
        range.filter_map(|place| Some(run.row(list.sites.get(place)?, targets.get(place)?.as_deref()))).collect::<Vec<_>>()
    });
    let mut rows: Vec<SiteRow> = rows.into_iter().flatten().collect();
    rows.extend(list.bad.iter().map(|bad| SiteRow {
        line: bad.line,
        site: bad.site.clone(),
        charter: None,
        dossier: None,
        outcome: Err(speech::list_line_problem(words, bad.problem)),
    }));
    rows.sort_by_key(|row| row.line);
    let format = args.format.into();
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

impl Run<'_> {
    /// The dossier of each site: named after the host of the list, because many portals share one domain; with a number where two lines are of one.
    fn targets(&self, sites: &[ListedSite]) -> Vec<Option<PathBuf>> {
        let mut taken = HashSet::new();
        let name = |site: &ListedSite| -> String {
            let host = host_of_typed(&site.site);
            let safe = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '-' };
            host.chars().map(safe).collect()
        };
        let mut free = |site: &ListedSite| {
            let name = name(site);
            let numbered = (1..).map(|number| if number == 1 { format!("{name}.json") } else { format!("{name}-{number}.json") });
            numbered.into_iter().find(|file| taken.insert(file.clone()))
        };
        sites.iter().map(|site| Some(self.args.save.as_ref()?.join(free(site)?))).collect()
    }

    fn row(&self, listed: &ListedSite, target: Option<&Path>) -> SiteRow {
        let number = self.begun.fetch_add(1, Ordering::Relaxed) + 1;
        let counts = [("number", number.into()), ("all", self.all.into()), ("site", speech::visible(&listed.site).into())];
        let _ = writeln!(std::io::stderr().lock(), "{}", self.words.with("cli-list-progress", &counts));
        let mut charter = None;
        let outcome = self.audit(listed, target, &mut charter).map_err(|failure| failure.sentence);
        let dossier = target.filter(|_| outcome.is_ok()).map(|target| target.display().to_string());
        // As it was named: hundreds of portals may lie on one domain.
        let site = host_of_typed(&listed.site).into_owned();
        SiteRow { line: listed.line, site, charter, dossier, outcome }
    }

    fn audit(&self, listed: &ListedSite, target: Option<&Path>, name: &mut Option<String>) -> Result<AuditSums, Failure> {
        let (args, env, words) = (self.args, self.env, self.words);
        let host = host_of_typed(&listed.site);
        let site = registrable_domain(&host);
        let charter = charter_at(listed.charter.as_deref(), args.no_corrections, site, env, words)?;
        *name = charter.as_ref().map(|charter| charter.name(words.language()).to_owned());
        let moments = Label::ALL.map(|label| {
            let of_moment = listed.stores.iter().filter(|(moment, _)| *moment == label);
            (label, of_moment.map(|(_, store)| store.clone()).collect::<Vec<_>>())
        });
        let Labelled { stores, labels, records } = labelled(&moments, args.with_values, &self.knowledge, env, words)?;
        let inventory = Inventory::new(stores, self.knowledge.as_ref().clone());
        let subject = Subject {
            inventory: &inventory,
            labels: &labels,
            site,
            charter: charter.as_ref().map(|charter| &charter.charter),
            not_understood: charter.as_ref().map_or(0, |charter| charter.not_understood.len()),
            records: args.with_values.then_some(records.as_slice()),
            law: law(),
        };
        let found = audit(&subject);
        let sums = AuditSums::of(&found);
        if let Some(target) = target {
            keep(&Dossier::of(&subject, found, charter.clone(), words.language(), env.now), target, words)?;
        }
        Ok(sums)
    }
}
