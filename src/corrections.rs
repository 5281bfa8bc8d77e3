//! The user's own decisions about purposes, kept in a plain file of the catalogue's form, which can be read, shared and loaded elsewhere.

use crate::cookie::KeyedMap;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::charter::{Localised, NamePattern, Purpose};
use crate::classify::{KnowledgeBase, KnowledgeError, KnowledgeForm, KnownName, parse_knowledge};
use crate::files::{TextError, WriteError, read_text, write_kept};
use crate::inventory::CookieView;

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// This name on this host, and not on hosts below it.
    Cookie,
    /// This name on the whole site.
    Site,
    /// This name everywhere.
    Everywhere,
}

impl Reach {
    /// All of them, narrowest first.
    pub const ALL: [Self; 3] = [Self::Cookie, Self::Site, Self::Everywhere];
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Cookie name: exactly this one, unless the person wrote a pattern into the file.
    pub pattern: NamePattern,
    /// Hosts it holds for, without those below them.
    pub hosts: Vec<String>,
    /// Domains it holds for, with the hosts below them; with no host either, everywhere.
    pub domains: Vec<String>,
    /// What the user says the cookie is for.
    pub purpose: Purpose,
}

impl Correction {
    /// The decision that the cookies called `name` are for `purpose`, made on one of `host` and `site`.
    #[must_use]
    pub fn new(name: &str, (host, site): (&str, &str), reach: Reach, purpose: Purpose) -> Self {
        let (hosts, domains) = match reach {
            Reach::Cookie => (vec![host.to_owned()], Vec::new()),
            Reach::Site => (Vec::new(), vec![site.to_owned()]),
            Reach::Everywhere => (Vec::new(), Vec::new()),
        };
        Self { pattern: NamePattern::exact(name.to_owned()), hosts, domains, purpose }
    }

    /// Whether a line of a base is this decision, whatever the purpose.
    #[must_use]
    pub fn is_line(&self, known: &KnownName) -> bool {
        (&self.pattern, &self.hosts, &self.domains) == (&known.pattern, &known.hosts, &known.domains)
    }

    /// Where it is made: the first host or domain; `None` for everywhere.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.hosts.iter().chain(&self.domains).next().map(String::as_str)
    }

    /// Whether it holds wherever another one does.
    fn reaches(&self, other: &Self) -> bool {
        let is_everywhere = |of: &Self| of.hosts.is_empty() && of.domains.is_empty();
        let below = |host: &String, domain: &String| host == domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'));
        let holds_below = |host: &String| self.domains.iter().any(|domain| below(host, domain));
        let holds_on = |host: &String| self.hosts.contains(host) || holds_below(host);
        is_everywhere(self) || !is_everywhere(other) && other.hosts.iter().all(holds_on) && other.domains.iter().all(holds_below)
    }

    /// Of decisions that hold on the same host the narrowest counts.
    fn narrowness(&self) -> u8 {
        if self.hosts.is_empty() { u8::from(!self.domains.is_empty()) } else { 2 }
    }

    /// What it decides on; of two decisions on the same the later counts.
    fn key(&self) -> (&NamePattern, &[String], &[String]) {
        (&self.pattern, &self.hosts, &self.domains)
    }
}

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
    /// Said only where it matters.
    #[serde(skip_serializing_if = "is_false")]
    exact: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    hosts: &'a [String],
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    domains: &'a [String],
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> From<&'a Correction> for Line<'a> {
    fn from(correction: &'a Correction) -> Self {
        let pattern = correction.pattern.text();
        Self {
            pattern,
            purpose: correction.purpose.code(),
            exact: correction.pattern.is_exact() && pattern.contains('*'),
            hosts: &correction.hosts,
            domains: &correction.domains,
        }
    }
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
        let lines = base.names.into_iter().map(|known| Correction {
            pattern: known.pattern,
            hosts: known.hosts,
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
        let file = File { provider: "", cookie: self.lines.iter().map(Line::from).collect() };
        // Plain strings always serialise.
        let body = toml::to_string(&file).unwrap_or_default();
        format!(
            "# Corrections made in Cookie Charter, in the form of its catalogue. The file may be shared and loaded with --knowledge.\n\n{body}"
        )
    }

    /// Decides what a cookie is for; a decision of the same reach is replaced.
    pub fn decide(&mut self, cookie: &CookieView<'_>, reach: Reach, purpose: Purpose) {
        self.add(Correction::new(cookie.cookie.name(), (cookie.cookie.host(), cookie.site), reach, purpose));
    }

    /// Adds a decision; one of the same name and reach is replaced. Whether it says anything new: what holds there already, by itself or by a wider
    /// decision, is not kept again.
    pub fn add(&mut self, correction: Correction) -> bool {
        if self.says(&correction) {
            return false;
        }
        let removed = self.lines.iter().cloned().enumerate().filter(|(_, line)| line.key() == correction.key()).collect();
        self.undo.push(Step { removed, added: vec![correction.clone()] });
        self.lines.retain(|line| line.key() != correction.key());
        self.lines.push(correction);
        true
    }

    /// Whether the narrowest decision that holds where this one would gives the same purpose.
    fn says(&self, correction: &Correction) -> bool {
        let holds = |line: &&Correction| line.pattern == correction.pattern && line.reaches(correction);
        self.lines.iter().filter(holds).max_by_key(|line| line.narrowness()).is_some_and(|line| line.purpose == correction.purpose)
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
        let names = self.lines.iter().map(|line| KnownName {
            pattern: line.pattern.clone(),
            domains: line.domains.clone(),
            hosts: line.hosts.clone(),
            purpose: line.purpose,
            provider: String::new(),
            service: String::new(),
            description: Localised::default(),
            source: String::new(),
        });
        (!self.lines.is_empty()).then(|| KnowledgeBase::own(ID, names.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_already_is_not_kept_again() {
        let on = |host: &str, reach, purpose| Correction::new("_x", (host, "a.fr"), reach, purpose);
        let mut corrections = Corrections::default();
        assert!(corrections.add(on("www.a.fr", Reach::Site, Purpose::Statistics)));
        assert!(!corrections.add(on("www.a.fr", Reach::Site, Purpose::Statistics)), "the same");
        assert!(!corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Statistics)), "a wider one says it");
        assert!(corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Advertising)), "another purpose");
        assert!(corrections.add(on("www.a.fr", Reach::Cookie, Purpose::Statistics)), "it takes the narrower one back");
        assert!(corrections.add(on("www.a.fr", Reach::Everywhere, Purpose::Statistics)), "it holds elsewhere too");
        assert!(corrections.add(Correction::new("_y", ("ba.fr", "ba.fr"), Reach::Cookie, Purpose::Statistics)), "another name");
        assert_eq!(corrections.lines().len(), 4);
        assert!(corrections.undo() && corrections.lines().len() == 3, "what was not kept is not to be taken back");
    }

    #[test]
    fn every_change_is_taken_back_to_the_order_that_was() {
        let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
        let mut corrections = Corrections::default();
        for name in ["_a", "_b", "_c", "_d"] {
            corrections.add(on(name, Purpose::Statistics));
        }
        let mut others = Corrections::default();
        for (name, purpose) in [("_d", Purpose::Advertising), ("_b", Purpose::Advertising), ("_e", Purpose::Statistics)] {
            others.add(on(name, purpose));
        }
        let before = corrections.lines.clone();
        assert_eq!(corrections.merge(&others), 3);
        assert!(corrections.undo() && corrections.lines == before);
        corrections.remove(1);
        assert!(corrections.undo() && corrections.lines == before);
        assert!(corrections.add(on("_a", Purpose::Advertising)) && corrections.undo() && corrections.lines == before);
    }

    #[test]
    fn what_was_changed_elsewhere_is_not_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = Corrections::file_in(folder.path());
        let on = |name: &str, purpose| Correction::new(name, ("www.a.fr", "a.fr"), Reach::Site, purpose);
        let mut mine = Corrections::default();
        assert!(mine.add(on("_a", Purpose::Statistics)) && mine.add(on("_b", Purpose::Statistics)));
        let mut other = mine.clone();
        assert!(other.add(on("_b", Purpose::Advertising)) && other.add(on("_c", Purpose::Statistics)));
        other.save(&path).unwrap();
        let mut mine = mine.reloaded(&path).unwrap();
        assert!(!mine.undo() && mine.lines().contains(&on("_b", Purpose::Advertising)));
        assert!(mine.undo() && mine.lines() == [on("_b", Purpose::Advertising), on("_c", Purpose::Statistics)]);
    }
}
