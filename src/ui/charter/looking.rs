//! A charter that is looked through before it is kept.

use std::path::PathBuf;
use std::sync::Arc;

use super::Look;
use crate::charter::{Charter, CharterProblem, Declaration, Fields, Localised, Preview};
use crate::cookie::host_of_typed;
use crate::dossier::AuditedCharter;
use crate::i18n::Language;
use crate::ui::kit::ReadCharter;

/// A line of what is looked through; a place among the declarations, or among what was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    Declared(usize),
    NotUnderstood(usize),
}

/// A charter, what is typed about it, and which line is chosen.
#[derive(Debug)]
pub(super) struct Looking {
    /// Its file; none of what was pasted.
    pub path: Option<PathBuf>,
    pub preview: Preview,
    /// The name it is kept under.
    pub title: String,
    /// The hosts it speaks for, as typed.
    pub scope: String,
    /// By line of the source.
    pub entries: Vec<Entry>,
    pub chosen: usize,
    /// The fields of the chosen declaration.
    pub fields: Fields,
    /// Why a column cannot be taken for what was said.
    pub problem: Option<CharterProblem>,
}

impl Looking {
    /// `unnamed` is what a charter without a title and a file is called.
    pub fn new(read: ReadCharter, unnamed: &str, language: Language) -> Self {
        let preview = Arc::unwrap_or_clone(read.preview);
        let charter = &preview.loaded.charter;
        let file = if read.path.is_some() { preview.name() } else { unnamed };
        let title = charter.title.get(language);
        let mut looking = Self {
            title: if title.is_empty() { file } else { title }.to_owned(),
            scope: charter.scope.join(", "),
            path: read.path,
            preview,
            entries: Vec::new(),
            chosen: 0,
            fields: Fields::default(),
            problem: None,
        };
        looking.list(language);
        looking
    }

    /// The chosen line.
    pub fn entry(&self) -> Option<Entry> {
        self.entries.get(self.chosen).copied()
    }

    /// The line of the source on which one stands.
    pub fn line_of(&self, entry: Entry) -> usize {
        match entry {
            Entry::Declared(place) => self.declared(place).map_or(0, |line| line.line),
            Entry::NotUnderstood(place) => self.preview.loaded.not_understood.get(place).map_or(0, |line| line.line),
        }
    }

    pub fn declared(&self, place: usize) -> Option<&Declaration> {
        self.preview.loaded.charter.declarations.get(place)
    }

    /// What stands in the source: as the reader saw it.
    pub fn text_of(&self, entry: Entry) -> &str {
        match entry {
            Entry::Declared(place) => self.declared(place).map_or("", |declared| self.preview.text_of(declared)),
            Entry::NotUnderstood(place) => self.preview.loaded.not_understood.get(place).map_or("", |line| &line.text),
        }
    }

    /// Carries out what needs no reading.
    pub fn apply(&mut self, look: Look, language: Language) {
        match look {
            Look::Title(title) => self.title = title,
            Look::Scope(scope) => self.scope = scope,
            Look::Choose(place) => {
                self.chosen = place;
                self.fill(language);
            }
            Look::Correct(fields) => {
                if let Some(Entry::Declared(place)) = self.entry() {
                    self.preview.correct(place, &fields);
                    self.fields = fields;
                }
            }
            Look::LeaveOut => {
                if let Some(Entry::Declared(place)) = self.entry() {
                    self.preview.leave_out(place);
                    self.list(language);
                }
            }
            Look::TakeIn => {
                if let Some(Entry::NotUnderstood(place)) = self.entry() {
                    let taken = self.preview.take_in(place);
                    self.list(language);
                    self.chosen = self.entries.iter().position(|entry| Some(*entry) == taken.map(Entry::Declared)).unwrap_or(0);
                    self.fill(language);
                }
            }
            Look::Column { .. } | Look::Keep => {}
        }
    }

    /// The source was read again.
    pub fn read_again(&mut self, preview: Preview, language: Language) {
        (self.preview, self.problem) = (preview, None);
        self.list(language);
    }

    /// The lines in the order of the source.
    fn list(&mut self, language: Language) {
        let loaded = &self.preview.loaded;
        let declared = (0..loaded.charter.declarations.len()).map(Entry::Declared);
        let mut entries: Vec<Entry> = declared.chain((0..loaded.not_understood.len()).map(Entry::NotUnderstood)).collect();
        entries.sort_by_key(|entry| self.line_of(*entry));
        self.entries = entries;
        self.chosen = self.chosen.min(self.entries.len().saturating_sub(1));
        self.fill(language);
    }

    fn fill(&mut self, language: Language) {
        let declared = if let Some(Entry::Declared(place)) = self.entry() { self.declared(place) } else { None };
        self.fields = declared.map(|line| Fields::of(line, language)).unwrap_or_default();
    }

    /// The charter as it is kept, with the name and the hosts that were typed.
    pub fn corrected(&self, language: Language) -> AuditedCharter {
        let mut known = AuditedCharter::loaded(self.preview.loaded.clone(), self.preview.name().to_owned());
        let charter: &mut Charter = &mut known.charter;
        let title = self.title.trim();
        if charter.title.get(language) != title {
            charter.title = Localised { fr: title.to_owned(), en: title.to_owned() };
        }
        if self.path.is_none() {
            charter.id = title.replace([';', ':', '/', ' '], "-");
        }
        let typed = self.scope.split([',', ';']).flat_map(str::split_whitespace);
        charter.scope = typed.map(|host| host_of_typed(host).into_owned()).filter(|host| !host.is_empty()).collect();
        known
    }
}
