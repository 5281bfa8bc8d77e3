//! The user's own decisions about purposes, kept in a plain file of the catalogue's form, which can be read, shared and loaded elsewhere.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::charter::Purpose;
use crate::classify::{KnowledgeBase, KnowledgeError, KnowledgeForm, parse_knowledge};
use crate::files::{TextError, WriteError, read_text, write_kept};
use crate::inventory::CookieView;

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// This name under this host.
    Cookie,
    /// This name on the whole site.
    Site,
    /// This name everywhere.
    Everywhere,
}

impl Reach {
    /// All of them, narrowest first.
    pub const ALL: [Self; 3] = [Self::Cookie, Self::Site, Self::Everywhere];

    /// The domains that a decision of this reach holds for, made on a cookie of `host` and `site`; none for everywhere.
    #[must_use]
    pub fn domains(self, host: &str, site: &str) -> Vec<String> {
        match self {
            Self::Cookie => vec![host.to_owned()],
            Self::Site => vec![site.to_owned()],
            Self::Everywhere => Vec::new(),
        }
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Cookie name.
    pub name: String,
    /// Host or site it holds for; empty for everywhere.
    pub domains: Vec<String>,
    /// What the user says the cookie is for.
    pub purpose: Purpose,
}

/// All decisions, with what is needed to take the last ones back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    lines: Vec<Correction>,
    undo: Vec<Vec<Correction>>,
}

/// Name of the base in evidence, and of the file.
const ID: &str = "corrections";

/// Why the decisions could not be loaded. The path comes last; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionsError {
    /// The file could not be read.
    #[error("Your corrections could not be read ({reason}). Check that you may read the file: {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The file is not in the catalogue's form.
    #[error("Your corrections could not be understood. {reason}. Mend the file or move it away: {}", path.display())]
    NotACatalogue {
        /// What is wrong.
        reason: KnowledgeError,
        /// The file.
        path: PathBuf,
    },
}

#[derive(Serialize)]
struct File<'a> {
    provider: &'a str,
    cookie: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    pattern: &'a str,
    purpose: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    domains: &'a [String],
}

impl Corrections {
    /// The file in the folder of settings.
    #[must_use]
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join(ID).with_extension("toml")
    }

    /// Loads the decisions; no file is no decision.
    ///
    /// # Errors
    /// When there is a file that cannot be used.
    pub fn load(path: &Path) -> Result<Self, CorrectionsError> {
        match Self::read(path) {
            Err(CorrectionsError::Unreadable { reason, .. }) if reason.is_not_found() => Ok(Self::default()),
            read => read,
        }
    }

    /// Reads the decisions of a file that must be there.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn read(path: &Path) -> Result<Self, CorrectionsError> {
        let text = read_text(path).map_err(|reason| CorrectionsError::Unreadable { reason, path: path.to_owned() })?;
        let not_a_catalogue = |reason| CorrectionsError::NotACatalogue { reason, path: path.to_owned() };
        let base = parse_knowledge(&text, ID).map_err(not_a_catalogue)?;
        if base.form != KnowledgeForm::Catalogue {
            return Err(not_a_catalogue(KnowledgeError::OtherForm));
        }
        if let Some(problem) = base.problems.first() {
            // Saving would drop what was not understood.
            return Err(not_a_catalogue(KnowledgeError::Line(problem.clone())));
        }
        let lines = base.names.into_iter().map(|known| Correction {
            name: known.pattern.text().to_owned(),
            domains: known.domains,
            purpose: known.purpose,
        });
        Ok(Self { lines: lines.collect(), undo: Vec::new() })
    }

    /// Writes the decisions, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        write_kept(path, &self.to_toml())
    }

    /// The text of the file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let lines = self.lines.iter().map(|c| Line { pattern: &c.name, purpose: c.purpose.code(), domains: &c.domains });
        let file = File { provider: "", cookie: lines.collect() };
        // Plain strings always serialise.
        let body = toml::to_string(&file).unwrap_or_default();
        format!(
            "# Corrections made in Cookie Charter, in the form of its catalogue. The file may be shared and loaded with --knowledge.\n\n{body}"
        )
    }

    /// Decides what a cookie is for; a decision of the same reach is replaced.
    pub fn decide(&mut self, cookie: &CookieView<'_>, reach: Reach, purpose: Purpose) {
        let domains = reach.domains(cookie.cookie.host(), cookie.site);
        self.add(Correction { name: cookie.cookie.name().to_owned(), domains, purpose });
    }

    /// Adds a decision; one of the same name and reach is replaced.
    pub fn add(&mut self, correction: Correction) {
        self.undo.push(self.lines.clone());
        self.put(correction);
    }

    fn put(&mut self, correction: Correction) {
        self.lines.retain(|line| (&line.name, &line.domains) != (&correction.name, &correction.domains));
        self.lines.push(correction);
    }

    /// Takes in the decisions of another file; where both decide on the same, the other one counts. How many were new or different.
    pub fn merge(&mut self, other: &Self) -> usize {
        let before = self.lines.clone();
        let news: Vec<_> = other.lines.iter().filter(|line| !before.contains(line)).cloned().collect();
        let count = news.len();
        if count > 0 {
            self.undo.push(before);
            for line in news {
                self.put(line);
            }
        }
        count
    }

    /// Removes the decision of this name and reach. Whether there was one.
    pub fn forget(&mut self, name: &str, domains: &[String]) -> bool {
        let at = self.lines.iter().position(|line| line.name == name && line.domains == domains);
        at.inspect(|index| self.remove(*index)).is_some()
    }

    /// Takes the last change back. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let before = self.undo.pop();
        let some = before.is_some();
        self.lines = before.unwrap_or_else(|| std::mem::take(&mut self.lines));
        some
    }

    /// Removes one decision.
    pub fn remove(&mut self, index: usize) {
        if index < self.lines.len() {
            self.undo.push(self.lines.clone());
            self.lines.remove(index);
        }
    }

    /// The decisions, oldest first.
    #[must_use]
    pub fn lines(&self) -> &[Correction] {
        &self.lines
    }

    /// Whether a change can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// The decisions as evidence; `None` when there are none.
    #[must_use]
    pub fn base(&self) -> Option<KnowledgeBase> {
        // Through the file's own form, so that what counts is what is kept.
        (!self.lines.is_empty()).then(|| parse_knowledge(&self.to_toml(), ID).ok()).flatten()
    }
}
