//! The charter that is audited, ready to be asked about thousands of names.

use crate::charter::{self, Category, Charter, Declaration, NamePattern, Purpose};
use crate::cookie::KeyedMap;

/// How long a declaration says that a cookie lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeclaredLife {
    /// It does not say.
    Unsaid,
    /// Until the browser closes.
    Session,
    /// Its longest reading, in seconds.
    Longest(i64),
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

    /// The most specific of some declarations.
    pub(super) fn most_specific(&self, places: &[usize]) -> Option<usize> {
        let grade = |place: &usize| self.lines.get(*place).and_then(pattern).map(|pattern| (pattern.is_exact(), pattern.literal_len()));
        places.iter().copied().max_by_key(grade)
    }

    pub(super) fn line(&self, place: usize) -> Option<&'a Declaration> {
        self.lines.get(place)
    }
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

/// The declared life.
pub(super) fn life(line: &Declaration) -> DeclaredLife {
    match line.life {
        charter::DeclaredLife::Unsaid => DeclaredLife::Unsaid,
        charter::DeclaredLife::Lasting { longest, .. } if longest > 0 => DeclaredLife::Longest(longest),
        charter::DeclaredLife::Session | charter::DeclaredLife::Lasting { .. } => DeclaredLife::Session,
    }
}
