//! Notes of somebody else beside one's own: line by line, and nothing is lost unless the person says so.

use std::collections::BTreeMap;

use super::{Note, Notes, Topic};

/// What the notes of somebody else say that one's own do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Notes on what one has no note on.
    pub new: usize,
    /// Notes that say all that one's own say, and more.
    pub longer: usize,
    /// Notes that say nothing more.
    pub same: usize,
    /// Notes of which each says something that the other does not, by what they are about.
    pub conflicts: Vec<Conflict>,
}

/// Two notes on the same, of which each says something that the other does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// What they are about.
    pub about: Topic,
    /// One's own.
    pub mine: Note,
    /// Somebody else's.
    pub theirs: Note,
}

/// What becomes of two notes that contradict each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// One's own lines and labels, then those of the other that are not among them.
    #[default]
    Both,
    /// One's own.
    Mine,
    /// The other.
    Theirs,
}

impl Keep {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Both, Self::Mine, Self::Theirs];
}

/// How a note of somebody else stands to one's own.
enum Standing {
    New,
    Longer,
    Same,
    Conflict,
}

impl Note {
    /// Whether it has every label and every line of another one.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.labels.iter().all(|label| self.labels.contains(label)) && other.lines().all(|line| self.lines().any(|own| own == line))
    }

    /// Its lines, then those of another one that are not among them; labels likewise.
    fn united(&self, other: &Self) -> Self {
        let more = other.lines().filter(|line| !self.lines().any(|own| own == *line));
        let text = self.text.lines().chain(more).collect::<Vec<_>>().join("\n");
        Self::new(self.labels.iter().chain(&other.labels).cloned(), &text)
    }

    /// What is written in it, line by line; blank lines say nothing.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

impl Notes {
    fn standing(&self, about: &Topic, theirs: &Note) -> Standing {
        match self.get(about) {
            None => Standing::New,
            Some(mine) if mine.covers(theirs) => Standing::Same,
            Some(mine) if theirs.covers(mine) => Standing::Longer,
            Some(_) => Standing::Conflict,
        }
    }

    /// What the notes of somebody else say that these do not.
    #[must_use]
    pub fn differences(&self, theirs: &Self) -> Differences {
        let mut found = Differences::default();
        for (about, note) in theirs.all() {
            match self.standing(&about, note) {
                Standing::New => found.new += 1,
                Standing::Longer => found.longer += 1,
                Standing::Same => found.same += 1,
                Standing::Conflict => {
                    let mine = self.get(&about).cloned().unwrap_or_default();
                    found.conflicts.push(Conflict { about, mine, theirs: note.clone() });
                }
            }
        }
        found
    }

    /// Takes in the notes of somebody else, as one change: what is new, and of conflicts what was chosen. Both are kept where nothing was chosen, which
    /// is also so for a conflict that came up since the choice, because the file was changed elsewhere. How many notes are others than before.
    pub fn take_in(&mut self, theirs: &Self, chosen: &BTreeMap<Topic, Keep>) -> usize {
        let mut wanted = Vec::new();
        for (about, note) in theirs.all() {
            let keep = match self.standing(&about, note) {
                Standing::Same => continue,
                Standing::New | Standing::Longer => Keep::Theirs,
                Standing::Conflict => chosen.get(&about).copied().unwrap_or_default(),
            };
            let mine = self.get(&about);
            let kept = match keep {
                Keep::Mine => continue,
                Keep::Theirs => note.clone(),
                Keep::Both => mine.map_or_else(|| note.clone(), |mine| mine.united(note)),
            };
            wanted.push((about, kept));
        }
        self.change(wanted)
    }
}
