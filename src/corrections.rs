//! The user's own decisions about purposes, parties and providers, kept in a plain file of the catalogue's form, which can be read, shared and loaded elsewhere.

mod correction;
mod form;
mod news;

use std::path::{Path, PathBuf};

use crate::classify::{KnowledgeBase, KnowledgeError, KnowledgeForm, parse_knowledge};
use crate::cookie::KeyedMap;
use crate::files::{TextError, WriteError, read_text, write_kept};

pub use correction::{Correction, Fact, LONGEST_REASON, Reach};
pub use news::{News, Touched, Undecided, news};

/// All decisions, with what is needed to take the last ones back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    lines: Vec<Correction>,
    undo: Vec<Step>,
}

/// One change, by what it did: the file may have been edited meanwhile, and whole lists put back would undo that too.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    /// With their places before.
    removed: Vec<(usize, Correction)>,
    added: Vec<Correction>,
}

/// Name of the base in evidence, and of the file.
const ID: &str = "corrections";

/// Why the decisions could not be loaded. The path comes last; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionsError {
    /// The file could not be read.
    #[error("the corrections cannot be read ({reason}): {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The file is not in the catalogue's form.
    #[error("the corrections are not understood ({reason}): {}", path.display())]
    NotACatalogue {
        /// What is wrong.
        reason: KnowledgeError,
        /// The file.
        path: PathBuf,
    },
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

    /// The decisions of the file as it is now, with what can be taken back of these.
    ///
    /// # Errors
    /// When there is a file that cannot be used.
    pub fn reloaded(&self, path: &Path) -> Result<Self, CorrectionsError> {
        Ok(Self { undo: self.undo.clone(), ..Self::load(path)? })
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
        Ok(Self { lines: base.names.into_iter().map(form::decision).collect(), undo: Vec::new() })
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
        form::written(&self.lines)
    }

    /// Puts decisions in place of those of the same names and reaches; one that says nothing takes the other away. All of it is one change, and how
    /// many lines it changed is given back.
    pub fn put_all(&mut self, corrections: Vec<Correction>) -> usize {
        let places: KeyedMap<_, usize> = self.lines.iter().enumerate().map(|(place, line)| (line.key(), place)).collect();
        let (mut removed, mut added, mut changed) = (Vec::new(), Vec::new(), 0);
        for correction in corrections {
            let before = places.get(&correction.key()).and_then(|place| Some((*place, self.lines.get(*place)?)));
            let is_same = before.map_or(correction.is_empty(), |(_, line)| *line == correction);
            if is_same {
                continue;
            }
            changed += 1;
            removed.extend(before.map(|(place, line)| (place, line.clone())));
            if !correction.is_empty() {
                added.push(correction);
            }
        }
        if changed > 0 {
            removed.sort_by_key(|(place, _)| *place);
            let mut gone = removed.iter().map(|(place, _)| *place).peekable();
            let mut place = 0;
            self.lines.retain(|_| {
                let goes = gone.next_if_eq(&place).is_some();
                place += 1;
                !goes
            });
            self.lines.extend(added.iter().cloned());
            self.undo.push(Step { removed, added });
        }
        changed
    }

    /// Takes in the decisions of another file; where both decide on the same, the other one counts. How many were new or different.
    pub fn merge(&mut self, other: &Self) -> usize {
        // Of decisions on the same only the last place stays filled, so that both lists are gone through once.
        let mut lines: Vec<Option<&Correction>> = self.lines.iter().map(Some).collect();
        let mut places: KeyedMap<_, usize> = self.lines.iter().enumerate().map(|(place, line)| (line.key(), place)).collect();
        let mut count = 0;
        for line in &other.lines {
            let before = places.get(&line.key()).and_then(|place| lines.get_mut(*place));
            match before {
                Some(before) if *before == Some(line) => continue,
                Some(before) => *before = None,
                None => {}
            }
            places.insert(line.key(), lines.len());
            lines.push(Some(line));
            count += 1;
        }
        if count > 0 {
            let (mine, theirs) = lines.split_at(self.lines.len());
            let is_gone = |(place, line): (usize, &Correction)| mine.get(place).is_some_and(Option::is_none).then(|| (place, line.clone()));
            let removed = self.lines.iter().enumerate().filter_map(is_gone).collect();
            let added = theirs.iter().flatten().copied().cloned().collect();
            let merged = lines.into_iter().flatten().cloned().collect();
            self.undo.push(Step { removed, added });
            self.lines = merged;
        }
        count
    }

    /// Removes this decision, whatever purpose it gave. Whether there was one.
    pub fn forget(&mut self, correction: &Correction) -> bool {
        let at = self.lines.iter().position(|line| line.key() == correction.key());
        at.inspect(|index| self.remove(*index)).is_some()
    }

    /// Takes the last change back. Whether anything was: a decision that was changed elsewhere since then is left as it is.
    pub fn undo(&mut self) -> bool {
        let Some(Step { removed, added }) = self.undo.pop() else { return false };
        let now: KeyedMap<_, &Correction> = self.lines.iter().map(|line| (line.key(), line)).collect();
        let left: KeyedMap<_, &Correction> = added.iter().map(|line| (line.key(), line)).collect();
        let is_as_left = |line: &Correction| now.get(&line.key()) == left.get(&line.key());
        let restored: Vec<&(usize, Correction)> = removed.iter().filter(|(_, line)| is_as_left(line)).collect();
        let mut lines: Vec<Correction> = self.lines.iter().filter(|line| left.get(&line.key()) != Some(line)).cloned().collect();
        let is_other = !restored.is_empty() || lines.len() < self.lines.len();
        for (place, line) in restored {
            lines.insert((*place).min(lines.len()), line.clone());
        }
        self.lines = lines;
        is_other
    }

    /// Removes one decision.
    pub fn remove(&mut self, index: usize) {
        if index < self.lines.len() {
            let removed = vec![(index, self.lines.remove(index))];
            self.undo.push(Step { removed, added: Vec::new() });
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
        let names = self.lines.iter().map(Correction::known);
        (!self.lines.is_empty()).then(|| KnowledgeBase::own(ID, names.collect()))
    }
}

#[cfg(test)]
mod tests;
