//! The charter to publish: a line for each cookie that was seen, with what is known of it, as data. What nobody knows is a gap that the owner fills.
//!
//! Auditing what was written against the same stores gives no finding that a charter can mend: every row is covered, every line covers a row, no life is
//! longer than its line says, and no line asks for less consent than what is known. A line with a gap is a declaration all the same: that its purpose is
//! unknown is said to the owner by the gap, no longer by a finding.

mod life;
mod line;
mod name;

pub use life::{LifeUnit, PublishedLife};
pub use line::{Change, PublishedLine};

use std::collections::BTreeMap;

use self::line::Material;
use super::declared::{self, Declared};
use super::{Audit, Code, Row, Subject};
use crate::charter::{Charter, Declaration, DeclaredLife, Localised, NamePattern};

/// A charter to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedCharter {
    /// What it is for: the site, or the host of it that was asked for.
    pub site: String,
    /// Its lines, by category and name.
    pub lines: Vec<PublishedLine>,
    /// Names that the loaded charter declares and no store shows. They are left out: a name that is only set elsewhere, after signing in for example,
    /// the owner puts back.
    pub gone: Vec<String>,
    /// Names that no table can hold: empty ones, and those of signs alone.
    pub unnamed: Vec<String>,
    /// A charter was loaded, so that lines can be new or changed.
    pub is_compared: bool,
}

impl PublishedCharter {
    /// Cells that the owner must fill.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.lines.iter().map(PublishedLine::gaps).sum()
    }
}

/// Writes the charter of an audited site, from what its audit holds.
#[must_use]
pub fn publish(subject: &Subject<'_>, audit: &Audit) -> PublishedCharter {
    let material = Material { site: audit.asked(), charter: subject.charter };
    // Cookies of one name that lines of different providers declare are different cookies, and each keeps its line.
    let mut groups: BTreeMap<(String, &str), Vec<&Row>> = BTreeMap::new();
    let mut unnamed: Vec<String> = Vec::new();
    for row in &audit.rows {
        match name::of_row(row, subject.charter) {
            Some(name) => groups.entry((name, declared_provider(subject, row))).or_default().push(row),
            None if unnamed.contains(&row.name) => {}
            None => unnamed.push(row.name.clone()),
        }
    }
    // The most specific line decides about a row, and that may be another than the one it was written for.
    let names: Vec<String> = groups.keys().map(|(name, _)| name.clone()).collect();
    let written = as_charter(&names);
    let declared = Declared::new(Some(&written));
    let mut others: Vec<Vec<&Row>> = vec![Vec::new(); groups.len()];
    for (place, row) in groups.values().enumerate().flat_map(|(place, rows)| rows.iter().map(move |row| (place, *row))) {
        let covering: Vec<usize> = declared.covering(&row.name).collect();
        // Of two patterns that are as specific each is given the row, because either may be the one that counts.
        for deciding in declared.most_specific(&covering).into_iter().filter(|deciding| names.get(*deciding) != names.get(place)) {
            if let Some(others) = others.get_mut(deciding) {
                others.push(row);
            }
        }
    }
    let with_others = groups.iter_mut().zip(others).map(|(((name, _), rows), others)| {
        rows.extend(others);
        material.line(name, rows)
    });
    let mut lines: Vec<PublishedLine> = with_others.collect();
    lines.sort_by(|a, b| (a.order(), &a.name).cmp(&(b.order(), &b.name)));
    PublishedCharter { site: audit.asked().to_owned(), lines, gone: gone(subject, audit), unnamed, is_compared: subject.charter.is_some() }
}

/// Whom the line of a cookie gives as its provider.
fn declared_provider<'a>(subject: &Subject<'a>, row: &Row) -> &'a str {
    let line = subject.charter.zip(row.declaration).and_then(|(charter, place)| charter.declarations.get(place));
    line.map_or("", |line| line.provider.trim())
}

/// Declared names that cover no row.
fn gone(subject: &Subject<'_>, audit: &Audit) -> Vec<String> {
    let lines = subject.charter.map_or(&[][..], |charter| &charter.declarations);
    let is_there = |pattern: &NamePattern| audit.rows.iter().any(|row| pattern.matches(&row.name));
    // Also one of which only the cookie of somebody else has the name.
    let absent = |place: usize| audit.findings.iter().any(|it| it.code == Code::DeclaredAbsent && it.declaration == Some(place));
    let named = lines.iter().enumerate().filter_map(|(place, line)| Some((place, declared::pattern(line)?)));
    let gone = named.filter(|(place, pattern)| !is_there(pattern) || absent(*place));
    let mut gone: Vec<String> = gone.map(|(_, pattern)| pattern.text().to_owned()).collect();
    gone.sort();
    gone.dedup();
    gone
}

/// The names as a charter that declares nothing else.
fn as_charter(names: &[String]) -> Charter {
    let line = |name: &String| Declaration {
        pattern: Some(NamePattern::new(name.clone())),
        provider: String::new(),
        service: Localised::default(),
        purpose: Localised::default(),
        category: None,
        aim: None,
        life: DeclaredLife::Unsaid,
        line: 0,
    };
    Charter {
        id: String::new(),
        title: Localised::default(),
        publisher: String::new(),
        scope: Vec::new(),
        speaks_of: Vec::new(),
        recognised_by: Vec::new(),
        declarations: names.iter().map(line).collect(),
    }
}
