//! The charter that is audited, ready to be asked about thousands of names.

use std::cmp::Reverse;

use super::Life;
use super::finding::outlives;
use super::whose::Whose;
use crate::charter::{self, Category, Charter, Declaration, NamePattern, Purpose};
use crate::cookie::KeyedMap;

/// How long a declaration says that a cookie lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum DeclaredLife {
    /// It does not say.
    Unsaid,
    /// Until the browser closes.
    Session,
    /// Its longest reading, in seconds.
    Longest(i64),
}

/// What a charter says of a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SaidBy {
    /// The line that counts, as a place in the charter.
    pub(super) line: Option<usize>,
    /// What it is said to be for.
    pub(super) purpose: Option<Purpose>,
    /// Lines of its name that are of the cookie of somebody else, and so do not cover it.
    pub(super) of_others: Vec<usize>,
}

/// Declarations by the names they cover: a look-up for exact names, and one for each length of what stands before the first star of a pattern.
#[derive(Default)]
pub(super) struct Declared<'a> {
    lines: &'a [Declaration],
    exact: KeyedMap<&'a str, Vec<usize>>,
    /// By what stands before the first star.
    patterns: KeyedMap<&'a str, Vec<usize>>,
    /// The lengths of those beginnings, in bytes, ascending.
    lengths: Vec<usize>,
    /// Patterns that may stand inside a name.
    inside: Vec<usize>,
}

impl<'a> Declared<'a> {
    pub(super) fn new(charter: Option<&'a Charter>) -> Self {
        let lines = charter.map_or(&[][..], |charter| &charter.declarations);
        let mut declared = Self { lines, ..Self::default() };
        for (place, line) in lines.iter().enumerate() {
            let Some(pattern) = pattern(line) else { continue };
            if pattern.is_exact() {
                declared.exact.entry(pattern.text()).or_default().push(place);
            } else if pattern.is_part() {
                declared.inside.push(place);
            } else {
                declared.patterns.entry(pattern.literal_prefix()).or_default().push(place);
                declared.lengths.push(pattern.literal_prefix().len());
            }
        }
        declared.lengths.sort_unstable();
        declared.lengths.dedup();
        declared
    }

    /// All declarations that cover a name, as places in the charter.
    pub(super) fn covering<'s>(&'s self, name: &'s str) -> impl Iterator<Item = usize> + 's {
        let exact = self.exact.get(name).into_iter().flatten();
        let beginnings = self.lengths.iter().filter_map(|length| name.get(..*length));
        let alike = beginnings.filter_map(|beginning| self.patterns.get(beginning)).flatten();
        let by_pattern = alike
            .chain(&self.inside)
            .filter(|place| self.lines.get(**place).and_then(pattern).is_some_and(|pattern| pattern.matches(name)));
        exact.chain(by_pattern).copied()
    }

    /// The most specific of some declarations: several where charters declare one name more than once, as of two providers.
    pub(super) fn most_specific(&self, places: &[usize]) -> Vec<usize> {
        let grade = |place: &usize| self.lines.get(*place).and_then(pattern).map(|pattern| (pattern.is_exact(), pattern.literal_len()));
        let best = places.iter().map(grade).max();
        places.iter().copied().filter(|place| Some(grade(place)) == best).collect()
    }

    /// What several lines of one name say of a cookie, whatever their order. Those that give as provider whose cookie it is speak before the others; what
    /// they do not agree on counts in favour of whoever wrote them: the longest life, and the category that asks for most consent. A line that gives
    /// somebody else is the line of another cookie of that name, where one is left without it.
    pub(super) fn said_by(&self, places: &[usize], whose: Whose<'_>) -> SaidBy {
        let line_at = |place: &usize| self.lines.get(*place);
        let names_one = |line: &Declaration| whose.names.iter().any(|name| names_provider(line, name));
        let mut of_others: Vec<usize> = Vec::new();
        if places.len() > 1 {
            let is_of_another = |line: &Declaration| !names_one(line) && whose.cannot_be(&line.provider);
            of_others = places.iter().filter(|place| line_at(place).is_some_and(is_of_another)).copied().collect();
            if of_others.len() == places.len() {
                of_others.clear();
            }
        }
        let mine: Vec<usize> = places.iter().filter(|place| !of_others.contains(place)).copied().collect();
        let of_provider: Vec<usize> = mine.iter().filter(|place| line_at(place).is_some_and(names_one)).copied().collect();
        let speaking = if of_provider.is_empty() { mine } else { of_provider };
        let lines = || speaking.iter().filter_map(|place| Some((*place, line_at(place)?)));
        let longest = |(place, line): &(usize, &Declaration)| (life(line), Reverse(*place));
        SaidBy {
            line: lines().max_by_key(longest).map(|(place, _)| place),
            purpose: lines().filter_map(|(_, line)| purpose(line)).max_by_key(|purpose| purpose.strictness()),
            of_others,
        }
    }
}

/// Lines of one name that are held against all others of it: a charter that says one name ten thousand times takes no longer for it.
const MOST_COMPARED: usize = 50;

/// Names that stand on several lines of a charter which do not say the same of one cookie: another duration, or another category. Lines of different
/// providers are of different cookies.
pub(super) fn disagreeing(lines: &[Declaration]) -> Vec<&str> {
    let mut by_name: KeyedMap<&str, Vec<&Declaration>> = KeyedMap::default();
    for line in lines {
        if let Some(pattern) = pattern(line) {
            by_name.entry(pattern.text()).or_default().push(line);
        }
    }
    let mut names: Vec<&str> = by_name
        .into_iter()
        .filter(|(_, lines)| {
            lines.iter().enumerate().take(MOST_COMPARED).any(|(place, one)| lines.iter().skip(place + 1).any(|other| disagree(one, other)))
        })
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    names
}

fn disagree(one: &Declaration, other: &Declaration) -> bool {
    let of_one = one.provider.is_empty()
        || other.provider.is_empty()
        || names_provider(one, &other.provider)
        || names_provider(other, &one.provider);
    let lives_differ = match (life(one), life(other)) {
        (DeclaredLife::Unsaid, _) | (_, DeclaredLife::Unsaid) => false,
        // Thirteen months and 395 days are one.
        (DeclaredLife::Longest(a), DeclaredLife::Longest(b)) => {
            outlives(Life::Seconds(a), DeclaredLife::Longest(b)) || outlives(Life::Seconds(b), DeclaredLife::Longest(a))
        }
        (a, b) => a != b,
    };
    let purposes_differ = purpose(one).zip(purpose(other)).is_some_and(|(a, b)| a != b);
    of_one && (lives_differ || purposes_differ)
}

/// The declared name; none of a line that declares a label without one.
pub(super) fn pattern(line: &Declaration) -> Option<&NamePattern> {
    line.pattern.as_ref().filter(|pattern| !pattern.text().is_empty())
}

/// The same as written.
pub(super) fn name(line: &Declaration) -> &str {
    pattern(line).map_or("", NamePattern::text)
}

/// What a declaration says of the purpose. Whatever a charter puts beside the necessary cookies and the statistics (advertising, social networks,
/// "third parties") it says to need consent, which is what counts here.
pub(super) fn purpose(line: &Declaration) -> Option<Purpose> {
    Some(match line.category? {
        Category::Necessary => Purpose::Necessary,
        Category::Statistics => Purpose::Statistics,
        Category::FirstParty | Category::ThirdParty => Purpose::Advertising,
    })
}

/// Whether a line gives a name as its provider, alone or with more ("Google Analytics" names Google, ".criteo.com" names criteo.com).
pub(super) fn names_provider(line: &Declaration, name: &str) -> bool {
    let (provider, name) = (line.provider.to_lowercase(), name.to_lowercase());
    !name.is_empty()
        && provider.match_indices(&name).any(|(at, found)| {
            let ends = |text: Option<char>| text.is_none_or(|c| !c.is_alphanumeric());
            let (before, after) = (provider.get(..at), provider.get(at + found.len()..));
            ends(before.and_then(|text| text.chars().next_back())) && ends(after.and_then(|text| text.chars().next()))
        })
}

/// The declared life.
pub(super) fn life(line: &Declaration) -> DeclaredLife {
    match line.life {
        charter::DeclaredLife::Unsaid => DeclaredLife::Unsaid,
        charter::DeclaredLife::Lasting { longest, .. } if longest > 0 => DeclaredLife::Longest(longest),
        charter::DeclaredLife::Session | charter::DeclaredLife::Lasting { .. } => DeclaredLife::Session,
    }
}
