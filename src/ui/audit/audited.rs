//! The work of an audit, and what it gives: the stores classified without any charter, and what was found in them.

use std::sync::Arc;

use super::Part;
use super::choice::{ChosenCharter, name_of};
use crate::audit::{Audit, Code, Finding, Label, Row, Severity, Subject, audit, law};
use crate::charter::Declaration;
use crate::classify::Knowledge;
use crate::export::AuditReport;
use crate::i18n::Language;
use crate::inventory::{Inventory, OpenStore};
use crate::jobs::Flag;

/// The audit was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Stopped;

/// What is to be audited.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub site: String,
    pub charter: Option<ChosenCharter>,
    pub stores: Vec<Arc<OpenStore>>,
    /// By store.
    pub labels: Vec<Label>,
    /// What the open stores were judged with.
    pub knowledge: Arc<Knowledge>,
}

impl Wanted {
    /// Whether both are the same audit.
    pub fn is(&self, other: &Self) -> bool {
        let charter = |wanted: &Self| wanted.charter.as_ref().map(|chosen| Arc::as_ptr(&chosen.charter));
        self.site == other.site && self.labels == other.labels && self.has_stores_of(other) && charter(self) == charter(other)
    }

    /// Whether both are of the same rows with the same verdicts.
    fn has_stores_of(&self, other: &Self) -> bool {
        let reports = |wanted: &Self| wanted.stores.iter().map(|store| Arc::as_ptr(&store.report)).collect::<Vec<_>>();
        Arc::ptr_eq(&self.knowledge, &other.knowledge) && reports(self) == reports(other)
    }

    /// Audits. What is declared is compared with what is known, so the stores are classified anew without any charter, unless `before` has them so.
    pub fn carry_out(self, before: Option<&Audited>, flag: &Flag) -> Result<Audited, Stopped> {
        let same = before.filter(|before| before.wanted.has_stores_of(&self));
        let inventory = match same {
            Some(before) => Arc::clone(&before.inventory),
            None => Arc::new(self.classified(flag)?),
        };
        let audit = audit(&self.subject(&inventory));
        if flag.is_cancelled() {
            return Err(Stopped);
        }
        Ok(Audited { parts: parts(&audit), wanted: self, inventory, audit })
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
            charter: chosen.map(|chosen| chosen.charter.as_ref()),
            not_understood: chosen.map_or(0, |chosen| chosen.not_understood),
            records: None,
            law: law(),
        }
    }
}

/// An audit that was made.
#[derive(Debug)]
pub(in crate::ui) struct Audited {
    wanted: Wanted,
    inventory: Arc<Inventory>,
    /// What was found.
    pub audit: Audit,
    /// Its parts, in the order in which they are shown.
    pub(super) parts: Vec<PartLines>,
}

/// A part with its lines.
#[derive(Debug)]
pub(super) struct PartLines {
    pub part: Part,
    /// Of findings.
    pub severity: Option<Severity>,
    /// What is counted: findings, cookies, third parties.
    pub count: usize,
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
}

impl Audited {
    /// What was audited.
    pub fn subject(&self) -> Subject<'_> {
        self.wanted.subject(&self.inventory)
    }

    /// The charter that the site was compared with.
    pub(super) fn charter(&self) -> Option<&ChosenCharter> {
        self.wanted.charter.as_ref()
    }

    /// What the charter is called: its title, else its file.
    pub(super) fn charter_name(&self, language: Language) -> Option<String> {
        self.charter().map(|chosen| name_of(chosen, language))
    }

    /// The same as a report.
    pub(super) fn report<'a>(&'a self, charter: Option<&'a str>, language: Language) -> AuditReport<'a> {
        AuditReport { subject: self.subject(), audit: &self.audit, charter, source: None, language }
    }

    pub(super) fn lines_of(&self, part: Part) -> Option<&PartLines> {
        self.parts.iter().find(|lines| lines.part == part)
    }

    /// The declaration that a line is about.
    pub(super) fn declaration(&self, line: Line) -> Option<&Declaration> {
        let place = match line {
            Line::Row { row, .. } => self.row(row)?.declaration,
            Line::Declaration { finding } => self.finding(finding)?.declaration,
            Line::Party(_) => None,
        };
        self.charter()?.charter.declarations.get(place?)
    }

    pub(super) fn finding(&self, place: usize) -> Option<&Finding> {
        self.audit.findings.get(place)
    }

    pub(super) fn row(&self, place: usize) -> Option<&Row> {
        self.audit.rows.get(place)
    }

    /// How many findings weigh so much.
    pub fn with_severity(&self, severity: Severity) -> usize {
        self.audit.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

fn parts(audit: &Audit) -> Vec<PartLines> {
    let mut parts: Vec<PartLines> = Vec::new();
    for (place, finding) in audit.findings.iter().enumerate() {
        let part = Part::Finding(finding.code);
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
    parts.extend(rest.into_iter().map(|(part, lines)| PartLines { part, severity: None, count: lines.len(), lines }));
    parts
}
