//! What a person writes down beside cookies, sites and findings of an audit: a note and labels, in a plain file beside the corrections.

mod comments;
mod file;
mod merge;
mod topic;

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use self::comments::Comments;
pub use self::merge::{Conflict, Differences, Keep};
pub use self::topic::Topic;
use crate::files::{TextError, WriteError, read_text, write_kept};

/// A note. One without text and labels is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Words to find it by, each once.
    pub labels: Vec<String>,
    /// What was written.
    pub text: String,
}

/// Most characters of a note: some pages.
pub const MOST_TEXT: usize = 8_000;
/// Most labels of one note.
pub const MOST_LABELS: usize = 20;
/// Most characters of a label.
pub const LONGEST_LABEL: usize = 60;

/// What is too much of a note that was typed. What stands in a file is never cut: the next save would lose it for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// More characters than [`MOST_TEXT`].
    Text,
    /// More labels than [`MOST_LABELS`].
    Labels,
    /// A label of more characters than [`LONGEST_LABEL`].
    Label,
}

impl Note {
    /// A note from what was typed: labels apart by commas, nothing around the words.
    #[must_use]
    pub fn of_typed(labels: &str, text: &str) -> Self {
        Self::new(labels.split(',').map(ToOwned::to_owned), text)
    }

    fn new(labels: impl IntoIterator<Item = String>, text: &str) -> Self {
        let mut known = HashSet::new();
        let words = labels.into_iter().map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "));
        let labels = words.filter(|words| !words.is_empty() && known.insert(words.clone())).collect();
        Self { labels, text: text.trim().to_owned() }
    }

    /// What is too much of it. A part that `before` has just so is none: who wrote a long note into the file may still give it a label here.
    #[must_use]
    pub fn excess(&self, before: &Self) -> Option<Excess> {
        let is_over = |label: &String| label.chars().count() > LONGEST_LABEL;
        let labels_are_new = self.labels != before.labels;
        if self.text != before.text && self.text.chars().count() > MOST_TEXT {
            Some(Excess::Text)
        } else if labels_are_new && self.labels.len() > MOST_LABELS {
            Some(Excess::Labels)
        } else if labels_are_new && self.labels.iter().any(is_over) {
            Some(Excess::Label)
        } else {
            None
        }
    }

    /// Two notes on the same as one, as somebody may have written them into the file.
    fn joined(mut self, other: Self) -> Self {
        self.labels.extend(other.labels);
        Self::new(self.labels, &format!("{}\n{}", self.text, other.text))
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.text.is_empty()
    }

    /// The labels as they are typed.
    #[must_use]
    pub fn typed_labels(&self) -> String {
        self.labels.join(", ")
    }
}

/// All notes, by what they are about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Kept {
    /// By name, then by host: rows ask by both, a million times in an export.
    cookies: BTreeMap<String, BTreeMap<String, Note>>,
    sites: BTreeMap<String, Note>,
    /// By site, code, name and host.
    findings: BTreeMap<[String; 4], Note>,
}

/// All notes, with what is needed to take the last changes back.
///
/// A change is remembered by what it did and not by what all notes were before it: the file may have been edited meanwhile, and whole notes put back would
/// undo that too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    kept: Kept,
    undo: Vec<Step>,
    /// What was written by hand beside the notes of the file.
    comments: Comments,
}

/// One change, of one note or of several together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    notes: Vec<Changed>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Changed {
    about: Topic,
    before: Note,
    after: Note,
}

/// Why the notes could not be loaded. The path comes last; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// The file could not be read.
    #[error("the notes cannot be read ({reason}): {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The text holds something else than notes.
    #[error("the notes are wrong on line {line}: {}", path.display())]
    NotNotes {
        /// From 1.
        line: usize,
        /// The file.
        path: PathBuf,
    },
}

impl Notes {
    /// The file in the folder of settings.
    #[must_use]
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join("notes.toml")
    }

    /// Loads them; no file is no note.
    ///
    /// # Errors
    /// When there is a file that cannot be used.
    pub fn load(path: &Path) -> Result<Self, NotesError> {
        match Self::read(path) {
            Err(NotesError::Unreadable { reason, .. }) if reason.is_not_found() => Ok(Self::default()),
            read => read,
        }
    }

    /// Reads the notes of a file that must be there.
    ///
    /// # Errors
    /// When it cannot be used.
    pub fn read(path: &Path) -> Result<Self, NotesError> {
        let text = read_text(path).map_err(|reason| NotesError::Unreadable { reason, path: path.to_owned() })?;
        file::parse(&text).map_err(|line| NotesError::NotNotes { line, path: path.to_owned() })
    }

    /// The notes of the file as it is now, with what can be taken back of these.
    ///
    /// # Errors
    /// When there is a file that cannot be used.
    pub fn reloaded(&self, path: &Path) -> Result<Self, NotesError> {
        Ok(Self { undo: self.undo.clone(), ..Self::load(path)? })
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        write_kept(path, &self.to_toml())
    }

    fn to_toml(&self) -> String {
        file::written(self)
    }

    /// All of them: on cookies, on sites, on findings, each in their order.
    pub fn all(&self) -> impl Iterator<Item = (Topic, &Note)> {
        let cookies = self.kept.cookies.iter().flat_map(|(name, hosts)| hosts.iter().map(move |(host, note)| (name, host, note)));
        let cookies = cookies.map(|(name, host, note)| (Topic::Cookie { name: name.clone(), host: host.clone() }, note));
        let sites = self.kept.sites.iter().map(|(site, note)| (Topic::Site { site: site.clone() }, note));
        let findings = self.kept.findings.iter().map(|([site, code, name, host], note)| {
            let [site, code, name, host] = [site, code, name, host].map(String::clone);
            (Topic::Finding { site, code, name, host }, note)
        });
        cookies.chain(sites).chain(findings)
    }

    /// Those on some topics.
    #[must_use]
    pub fn about(&self, topics: Vec<Topic>) -> Self {
        topics.into_iter().filter_map(|topic| self.get(&topic).cloned().map(|note| (topic, note))).collect()
    }

    /// The note on something.
    #[must_use]
    pub fn get(&self, about: &Topic) -> Option<&Note> {
        self.kept.get(about)
    }

    /// The note on the cookies of a name on a host.
    #[must_use]
    pub fn of_cookie(&self, name: &str, host: &str) -> Option<&Note> {
        self.kept.cookies.get(name)?.get(host)
    }

    /// The note on a site.
    #[must_use]
    pub fn of_site(&self, site: &str) -> Option<&Note> {
        self.kept.sites.get(site)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept == Kept::default()
    }

    /// Keeps a note in place of the one there was; an empty one takes it away. Whether that changed anything: what says nothing new is not kept.
    pub fn set(&mut self, about: Topic, note: Note) -> bool {
        self.change(vec![(about, note)]) > 0
    }

    /// Keeps notes in place of those there were, as one change; an empty one takes the other away. How many are others than before.
    fn change(&mut self, notes: Vec<(Topic, Note)>) -> usize {
        let mut changed = Vec::new();
        for (about, after) in notes {
            let before = self.get(&about).cloned().unwrap_or_default();
            if before != after {
                self.kept.put(about.clone(), after.clone());
                changed.push(Changed { about, before, after });
            }
        }
        let count = changed.len();
        if count > 0 {
            self.undo.push(Step { notes: changed });
        }
        count
    }

    /// Takes the last change back. Whether anything was: a note that was changed elsewhere since then is left as it is.
    pub fn undo(&mut self) -> bool {
        let Some(Step { notes }) = self.undo.pop() else { return false };
        let mut is_other = false;
        for Changed { about, before, after } in notes {
            let is_as_left = self.get(&about).map_or(after.is_empty(), |now| *now == after);
            if is_as_left {
                self.kept.put(about, before);
                is_other = true;
            }
        }
        is_other
    }

    /// Whether a change can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }
}

/// Notes as they come, with nothing to be taken back; of several on the same all lines are kept.
impl FromIterator<(Topic, Note)> for Notes {
    fn from_iter<T: IntoIterator<Item = (Topic, Note)>>(notes: T) -> Self {
        let mut kept = Kept::default();
        notes.into_iter().for_each(|(topic, note)| kept.join(topic, note));
        Self { kept, ..Self::default() }
    }
}

impl Kept {
    fn get(&self, about: &Topic) -> Option<&Note> {
        match about {
            Topic::Cookie { name, host } => self.cookies.get(name)?.get(host),
            Topic::Site { site } => self.sites.get(site),
            // Asked once a frame at most: rows of exports do not ask for findings.
            Topic::Finding { site, code, name, host } => self.findings.get(&[site, code, name, host].map(String::clone)),
        }
    }

    /// Puts a line of the file beside what other lines say of the same.
    fn join(&mut self, topic: Topic, note: Note) {
        let note = match self.get(&topic) {
            Some(before) => before.clone().joined(note),
            None => note,
        };
        self.put(topic, note);
    }

    fn put(&mut self, topic: Topic, note: Note) {
        let note = Some(note).filter(|note| !note.is_empty());
        match topic {
            Topic::Cookie { name, host } => {
                let hosts = self.cookies.entry(name.clone()).or_default();
                put(hosts, host, note);
                if hosts.is_empty() {
                    self.cookies.remove(&name);
                }
            }
            Topic::Site { site } => put(&mut self.sites, site, note),
            Topic::Finding { site, code, name, host } => put(&mut self.findings, [site, code, name, host], note),
        }
    }
}

fn put<K: Ord>(notes: &mut BTreeMap<K, Note>, key: K, note: Option<Note>) {
    match note {
        Some(note) => drop(notes.insert(key, note)),
        None => drop(notes.remove(&key)),
    }
}

#[cfg(test)]
mod tests;
