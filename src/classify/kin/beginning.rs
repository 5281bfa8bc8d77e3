//! How the names of a tool begin. The build script sorts the catalogue by it.

/// Letters that the beginning of a tool's names needs: two are anybody's initials.
const FEWEST_LETTERS: usize = 3;
/// The same behind a sign, which sites seldom put before names of their own.
const FEWEST_MARKED: usize = 2;

/// The first word of a name with what stands before it, and the sign that ends it; a capital ends it too (`optimizelyBuckets`). Behind it the word
/// alone. `None` when it is short, or all of the name.
#[must_use]
pub(super) fn beginning(name: &str) -> Option<(&str, &str)> {
    let start = name.find(char::is_alphabetic)?;
    let word = name.get(start..)?;
    let mut before_is_lower = false;
    let mut end = None;
    for (at, c) in word.char_indices() {
        let capital = c.is_uppercase() && before_is_lower;
        if capital || matches!(c, '_' | '-' | '.' | '[' | ':') {
            end = Some((at, usize::from(!capital)));
            break;
        }
        if !c.is_alphabetic() {
            return None;
        }
        before_is_lower = c.is_lowercase();
    }
    let (length, sign) = end?;
    let first = word.get(..length)?;
    let fewest = if start > 0 { FEWEST_MARKED } else { FEWEST_LETTERS };
    let is_long = first.chars().count() >= fewest;
    is_long.then(|| name.get(..start + length + sign)).flatten().map(|start| (start, first))
}
