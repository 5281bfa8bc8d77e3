//! What a person writes down beside cookies and sites: a note and labels, in a plain file beside the corrections.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files::{TextError, WriteError, read_text, write_kept};

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The cookies of a name on a host.
    Cookie {
        /// Name.
        name: String,
        /// Host, as stores have it.
        host: String,
    },
    /// A site.
    Site {
        /// Its registrable domain.
        site: String,
    },
}

/// A note. One without text and labels is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Words to find it by, each once.
    pub labels: Vec<String>,
    /// What was written.
    pub text: String,
}

/// Characters of a note: some pages.
const MOST_TEXT: usize = 8_000;
/// Labels of one note.
const MOST_LABELS: usize = 20;
/// Characters of a label.
const LONGEST_LABEL: usize = 60;
/// Changes that can be taken back.
const MOST_UNDO: usize = 100;

impl Note {
    /// A note from what was typed: labels apart by commas, nothing around the words, and of everything as much as is kept.
    #[must_use]
    pub fn of_typed(labels: &str, text: &str) -> Self {
        Self::new(labels.split(',').map(ToOwned::to_owned), text)
    }

    fn new(labels: impl IntoIterator<Item = String>, text: &str) -> Self {
        let mut kept: Vec<String> = Vec::new();
        for label in labels {
            let words: String = label.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LABEL).collect();
            if !words.is_empty() && !kept.contains(&words) && kept.len() < MOST_LABELS {
                kept.push(words);
            }
        }
        Self { labels: kept, text: text.trim().chars().take(MOST_TEXT).collect() }
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
}

/// All notes, with what is needed to take the last changes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    kept: Kept,
    undo: Vec<Kept>,
}

/// Why the notes could not be loaded. The path comes last; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// The file could not be read.
    #[error("Your notes could not be read ({reason}). Check that you may read the file: {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The text holds something else than notes.
    #[error("Your notes could not be understood: line {line} is wrong. Mend the file or move it away: {}", path.display())]
    NotNotes {
        /// From 1.
        line: usize,
        /// The file.
        path: PathBuf,
    },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cookie: Vec<CookieLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    site: Vec<SiteLine>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CookieLine {
    name: String,
    host: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteLine {
    site: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
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
        let text = match read_text(path) {
            Err(reason) if reason.is_not_found() => return Ok(Self::default()),
            read => read.map_err(|reason| NotesError::Unreadable { reason, path: path.to_owned() })?,
        };
        // The place alone: the error quotes the file.
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let file: File = toml::from_str(&text).map_err(|error: toml::de::Error| NotesError::NotNotes {
            line: error.span().map_or(1, |span| line(span.start)),
            path: path.to_owned(),
        })?;
        let mut kept = Kept::default();
        for line in file.cookie {
            kept.put(Topic::Cookie { name: line.name, host: line.host }, Note::new(line.labels, &line.text));
        }
        for line in file.site {
            kept.put(Topic::Site { site: line.site }, Note::new(line.labels, &line.text));
        }
        Ok(Self { kept, undo: Vec::new() })
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        write_kept(path, &self.to_toml())
    }

    fn to_toml(&self) -> String {
        let cookies = self.kept.cookies.iter().flat_map(|(name, hosts)| hosts.iter().map(move |(host, note)| (name, host, note)));
        let file = File {
            cookie: cookies
                .map(|(name, host, note)| CookieLine {
                    name: name.clone(),
                    host: host.clone(),
                    labels: note.labels.clone(),
                    text: note.text.clone(),
                })
                .collect(),
            site: self
                .kept
                .sites
                .iter()
                .map(|(site, note)| SiteLine { site: site.clone(), labels: note.labels.clone(), text: note.text.clone() })
                .collect(),
        };
        // Plain strings always serialise.
        let body = toml::to_string(&file).unwrap_or_default();
        format!("# Notes made in Cookie Charter. A plain file: it may be read, changed and shared.\n\n{body}")
    }

    /// The note on something.
    #[must_use]
    pub fn get(&self, about: &Topic) -> Option<&Note> {
        match about {
            Topic::Cookie { name, host } => self.of_cookie(name, host),
            Topic::Site { site } => self.of_site(site),
        }
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
        let is_same = self.get(&about).map_or(note.is_empty(), |before| *before == note);
        if is_same {
            return false;
        }
        self.undo.push(self.kept.clone());
        if self.undo.len() > MOST_UNDO {
            self.undo.remove(0);
        }
        self.kept.put(about, note);
        true
    }

    /// Takes the last change back. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let before = self.undo.pop();
        let some = before.is_some();
        self.kept = before.unwrap_or_else(|| std::mem::take(&mut self.kept));
        some
    }

    /// Whether a change can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }
}

impl Kept {
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
        }
    }
}

fn put(notes: &mut BTreeMap<String, Note>, key: String, note: Option<Note>) {
    match note {
        Some(note) => drop(notes.insert(key, note)),
        None => drop(notes.remove(&key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cookie(name: &str) -> Topic {
        Topic::Cookie { name: name.into(), host: "www.a.fr".into() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = Notes::file_in(folder.path());
        assert_eq!(Notes::load(&path).unwrap(), Notes::default(), "no file is no note");
        let mut notes = Notes::default();
        assert!(
            notes.set(cookie("_ga"), Note::of_typed("à vérifier,  à   vérifier ,DPO", " Vu le 3.\nDemander « pourquoi » ? \"\"\" \\ "))
        );
        assert!(notes.set(Topic::Site { site: "a.fr".into() }, Note::of_typed("", "Notre site")));
        assert!(notes.set(cookie("a\u{1}=[x]"), Note::of_typed("x", "")));
        notes.save(&path).unwrap();
        let read = Notes::load(&path).unwrap();
        assert_eq!(read.kept, notes.kept);
        let note = read.of_cookie("_ga", "www.a.fr").unwrap();
        assert_eq!((note.labels.as_slice(), note.text.lines().count()), (["à vérifier".to_owned(), "DPO".to_owned()].as_slice(), 2));
        assert!(read.of_cookie("_ga", "a.fr").is_none() && read.of_site("a.fr").is_some());
    }

    #[test]
    fn a_file_that_is_not_understood_is_an_error_with_its_line_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = Notes::file_in(folder.path());
        for (text, at) in [("[[cookie]]\nname = \"a\"\n", 1), ("[[site]]\nsite = \"a.fr\"\ncolour = \"red\"\n", 3), ("x", 1)] {
            std::fs::write(&path, text).unwrap();
            match Notes::load(&path) {
                Err(NotesError::NotNotes { line, .. }) => assert_eq!(line, at, "{text}"),
                other => panic!("{text}: {other:?}"),
            }
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn what_says_nothing_new_is_not_kept_and_changes_are_taken_back() {
        let mut notes = Notes::default();
        assert!(!notes.set(cookie("a"), Note::of_typed(" , ", "  ")) && notes.is_empty() && !notes.can_undo());
        assert!(notes.set(cookie("a"), Note::of_typed("x", "")));
        assert!(!notes.set(cookie("a"), Note::of_typed("x, x", " ")));
        assert!(notes.set(cookie("a"), Note::default()) && notes.is_empty(), "an empty one takes it away");
        assert!(notes.undo() && notes.of_cookie("a", "www.a.fr").is_some());
        assert!(notes.undo() && notes.is_empty() && !notes.undo());
    }
}
