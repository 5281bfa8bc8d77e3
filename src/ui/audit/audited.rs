//! The work of an audit, and what it gives: the stores classified without any charter, and what was found in them.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::Part;
use super::choice::{ChosenCharter, name_of};
use crate::audit::{Audit, Code, Finding, Label, Row, Severity, Subject, audit, law};
use crate::charter::Declaration;
use crate::classify::Knowledge;
use crate::dossier::Dossier;
use crate::export::{AuditReport, Made};
use crate::i18n::Language;
use crate::inventory::{Inventory, OpenStore};
use crate::jobs::Flag;
use crate::notes::{Note, Notes, Topic};
use crate::query::{Among, CookieKey};
use crate::values::FoundRecord;

/// The audit was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Stopped;

/// What is to be audited.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// A registrable domain.
    pub site: String,
    /// The host by which it was named, where that is one of many.
    pub host: Option<String>,
    /// What it is compared with.
    pub charter: Option<ChosenCharter>,
    /// All open stores, not only the one that is shown.
    pub stores: Vec<Arc<OpenStore>>,
    /// By store.
    pub labels: Vec<Label>,
    /// Hosts that the person has said are no portals of theirs.
    pub not_portals: Vec<String>,
    /// What the open stores were judged with.
    pub knowledge: Arc<Knowledge>,
    /// What consent tools noted, by store; none where no values were asked for.
    pub records: Option<Arc<Vec<Vec<FoundRecord>>>>,
}

impl Wanted {
    /// Whether both are the same audit.
    pub fn is(&self, other: &Self) -> bool {
        let charter = |wanted: &Self| wanted.charter.as_ref().map(|chosen| (Arc::as_ptr(&chosen.charter), chosen.is_meant));
        let records = |wanted: &Self| wanted.records.as_ref().map(Arc::as_ptr);
        let is_same = self.site == other.site
            && self.host == other.host
            && self.labels == other.labels
            && self.not_portals == other.not_portals
            && records(self) == records(other);
        is_same && self.has_stores_of(other) && charter(self) == charter(other)
    }

    /// Whether both are of the same rows with the same verdicts.
    fn has_stores_of(&self, other: &Self) -> bool {
        let reports = |wanted: &Self| wanted.stores.iter().map(|store| Arc::as_ptr(&store.report)).collect::<Vec<_>>();
        Arc::ptr_eq(&self.knowledge, &other.knowledge) && reports(self) == reports(other)
    }

    /// Audits. What is declared is compared with what is known, so the stores are classified anew without any charter, unless `before` has them so.
    ///
    /// # Errors
    /// When the flag was raised meanwhile: another audit is wanted.
    pub fn carry_out(self, before: Option<&Audited>, flag: &Flag) -> Result<Audited, Stopped> {
        let same = before.filter(|before| matches!(&before.origin, Origin::Live(wanted) if wanted.has_stores_of(&self)));
        let inventory = match same {
            Some(before) => Arc::clone(&before.inventory),
            None => Arc::new(self.classified(flag)?),
        };
        let audit = audit(&self.subject(&inventory));
        if flag.is_cancelled() {
            return Err(Stopped);
        }
        let in_table = rows_in_table(&audit, &inventory);
        Ok(Audited { parts: parts(&audit), origin: Origin::Live(self), inventory, audit, in_table })
    }

    fn classified(&self, flag: &Flag) -> Result<Inventory, Stopped> {
        let knowledge = Knowledge { charters: Vec::new(), ..self.knowledge.as_ref().clone() };
        let mut stores = Vec::new();
        for store in &self.stores {
            if flag.is_cancelled() {
                return Err(Stopped);
            }
            stores.push(Arc::new(OpenStore::classify(Arc::clone(&store.report), store.source.clone(), &knowledge)));
        }
        Ok(Inventory::new(stores, knowledge))
    }

    fn subject<'a>(&'a self, inventory: &'a Inventory) -> Subject<'a> {
        let chosen = self.charter.as_ref();
        Subject {
            inventory,
            labels: &self.labels,
            site: &self.site,
            host: self.host.as_deref(),
            charter: chosen.map(|chosen| chosen.charter.as_ref()),
            of_its_hosts: chosen.is_some_and(|chosen| chosen.is_meant),
            not_understood: chosen.map_or(&[], ChosenCharter::not_understood),
            records: self.records.as_ref().map(|records| records.as_slice()),
            not_portals: &self.not_portals,
            law: law(),
        }
    }
}

/// An audit that was made, or opened again.
#[derive(Debug)]
pub(in crate::ui) struct Audited {
    origin: Origin,
    inventory: Arc<Inventory>,
    /// What was found.
    pub audit: Audit,
    /// Its parts, in the order in which they are shown.
    pub(super) parts: Vec<PartLines>,
    /// How many rows of the table its cookies have: one that is in several stores has several.
    in_table: HashMap<CookieKey, usize>,
}

/// Where an audit comes from.
#[derive(Debug)]
enum Origin {
    /// The open stores.
    Live(Wanted),
    /// A dossier, with the moments of its stores.
    Kept { dossier: Box<Dossier>, labels: Vec<Label>, charter: Option<ChosenCharter>, notes: Notes },
}

/// A part with its lines.
#[derive(Debug)]
pub(super) struct PartLines {
    /// Which part.
    pub part: Part,
    /// Of findings; none of the lists of all cookies, third parties and records.
    pub severity: Option<Severity>,
    /// What is counted: findings, cookies, third parties.
    pub count: usize,
    /// Its lines from above. A finding with several rows has a line for each of them.
    pub lines: Vec<Line>,
}

/// A line of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A cookie, of a finding or of none; places in the audit.
    Row { finding: Option<usize>, row: usize },
    /// A finding about a declaration that covers nothing.
    Declaration { finding: usize },
    /// A third party.
    Party(usize),
    /// What a consent tool noted.
    Record(usize),
}

impl Audited {
    /// An audit that was kept.
    pub(super) fn reopened(dossier: Dossier) -> Self {
        let (inventory, audit, labels) = (Arc::new(dossier.inventory()), dossier.audit.clone(), dossier.labels());
        let charter = dossier.charter.as_ref().map(ChosenCharter::kept);
        let notes = dossier.kept_notes();
        Self {
            parts: parts(&audit),
            origin: Origin::Kept { dossier: Box::new(dossier), labels, charter, notes },
            inventory,
            audit,
            in_table: HashMap::new(),
        }
    }

    /// What was audited.
    pub fn subject(&self) -> Subject<'_> {
        match &self.origin {
            Origin::Live(wanted) => wanted.subject(&self.inventory),
            Origin::Kept { dossier, labels, .. } => dossier.subject(&self.inventory, labels),
        }
    }

    /// The dossier that it was opened from.
    pub(super) fn dossier(&self) -> Option<&Dossier> {
        if let Origin::Kept { dossier, .. } = &self.origin { Some(dossier) } else { None }
    }

    /// Whether its cookies stand in open stores, where they can be shown: a dossier brings none.
    pub(super) fn has_stores(&self) -> bool {
        self.dossier().is_none()
    }

    /// The same as a dossier: the one it was opened from, as it is, with the person's notes where they are wanted.
    pub(super) fn to_dossier(&self, own: Option<&Notes>, language: Language, now: Timestamp) -> Dossier {
        let mut dossier = match self.dossier() {
            Some(dossier) => dossier.clone(),
            None => Dossier::of(&self.subject(), self.audit.clone(), self.charter().map(ChosenCharter::to_keep), language, now),
        };
        if let Some(notes) = own {
            dossier.take_in(notes);
        }
        dossier
    }

    /// What the dossier that it was opened from holds of notes on something.
    pub(super) fn kept_note(&self, about: &Topic) -> Option<&Note> {
        if let Origin::Kept { notes, .. } = &self.origin { notes.get(about) } else { None }
    }

    /// The same on a finding.
    pub(super) fn kept_note_on(&self, finding: &Finding) -> Option<&Note> {
        if let Origin::Kept { notes, .. } = &self.origin { notes.get(&finding.topic_in(&self.audit.site, notes)) } else { None }
    }

    /// The notes of a report: those that the dossier holds, and the person's own.
    pub(super) fn notes_with(&self, own: &Notes) -> Notes {
        self.dossier().map_or_else(|| own.about(self.audit.topics()), |dossier| dossier.notes_with(own))
    }

    /// The charter that the site was compared with.
    pub(super) fn charter(&self) -> Option<&ChosenCharter> {
        match &self.origin {
            Origin::Live(wanted) => wanted.charter.as_ref(),
            Origin::Kept { charter, .. } => charter.as_ref(),
        }
    }

    /// What the charter is called: its title, else its file.
    pub(super) fn charter_name(&self, language: Language) -> Option<String> {
        self.charter().map(|chosen| name_of(chosen, language))
    }

    /// The same as a report, with these notes where they are wanted.
    pub(super) fn report<'a>(
        &'a self,
        charter: Option<&'a str>,
        notes: Option<&'a Notes>,
        (language, now): (Language, Timestamp),
    ) -> AuditReport<'a> {
        let source = self.charter().and_then(|chosen| chosen.known.as_deref());
        let made = self.dossier().map_or_else(|| Made::now(now), Made::of);
        AuditReport { subject: self.subject(), audit: &self.audit, made, charter, source, language, notes }
    }

    /// A part with its lines; none where the audit has no such part.
    pub(super) fn lines_of(&self, part: Part) -> Option<&PartLines> {
        self.parts.iter().find(|lines| lines.part == part)
    }

    /// The declaration that a line is about.
    pub(super) fn declaration(&self, line: Line) -> Option<&Declaration> {
        let place = match line {
            Line::Row { row, .. } => self.row(row)?.declaration,
            Line::Declaration { finding } => self.finding(finding)?.declaration,
            Line::Party(_) | Line::Record(_) => None,
        };
        self.charter()?.charter.declarations.get(place?)
    }

    /// The finding of a line.
    pub(super) fn finding(&self, place: usize) -> Option<&Finding> {
        self.audit.findings.get(place)
    }

    /// The row of a line.
    pub(super) fn row(&self, place: usize) -> Option<&Row> {
        self.audit.rows.get(place)
    }

    /// How many rows of the table are of these cookies.
    pub(super) fn rows_of(&self, among: &Among) -> usize {
        among.keys().filter_map(|key| self.in_table.get(key)).sum()
    }

    /// How many findings weigh so much.
    pub fn with_severity(&self, severity: Severity) -> usize {
        self.audit.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// What tells a cookie apart in any store.
pub(super) fn key(row: &Row) -> CookieKey {
    let Row { host, name, path, partition, container, .. } = row.clone();
    CookieKey { host, name, path, partition, container }
}

fn rows_in_table(audit: &Audit, inventory: &Inventory) -> HashMap<CookieKey, usize> {
    let among: Among = audit.rows.iter().map(key).collect();
    let mut rows = HashMap::new();
    for view in inventory.iter().filter(|view| among.has(view)) {
        *rows.entry(CookieKey::of(&view)).or_default() += 1;
    }
    rows
}

/// The parts of an audit in the order in which they are shown: findings of one kind together, then all cookies, third parties and what consent tools noted.
fn parts(audit: &Audit) -> Vec<PartLines> {
    let mut parts: Vec<PartLines> = Vec::new();
    for (place, finding) in audit.findings.iter().enumerate() {
        let part = Part::Finding(finding.code, finding.severity);
        if parts.last().is_none_or(|last| last.part != part) {
            parts.push(PartLines { part, severity: Some(finding.severity), count: 0, lines: Vec::new() });
        }
        let Some(last) = parts.last_mut() else { continue };
        last.count += 1;
        if finding.code == Code::DeclaredAbsent {
            last.lines.push(Line::Declaration { finding: place });
        }
        last.lines.extend(finding.rows.iter().map(|row| Line::Row { finding: Some(place), row: *row }));
    }
    let (rows, parties) = (audit.rows.len(), audit.third_parties.len());
    let rest = [
        (Part::Cookies, (0..rows).map(|row| Line::Row { finding: None, row }).collect::<Vec<_>>()),
        (Part::Parties, (0..parties).map(Line::Party).collect()),
    ];
    let records = audit.records.as_ref().map(|records| (Part::Choices, (0..records.len()).map(Line::Record).collect()));
    parts.extend(rest.into_iter().chain(records).map(|(part, lines)| PartLines { part, severity: None, count: lines.len(), lines }));
    parts
}
