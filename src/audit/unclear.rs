//! Names that stand in lines of a charter which were not understood: that no line names them must not be said.

use crate::charter::NotUnderstood;
use crate::cookie::KeyedMap;

/// The words of those lines, each with where it stands.
pub(super) struct Unclear<'a>(KeyedMap<&'a str, Vec<usize>>);

/// Lines that are told of one name.
const MOST_LINES: usize = 5;

impl<'a> Unclear<'a> {
    pub(super) fn of(lines: &'a [NotUnderstood]) -> Self {
        let mut words: KeyedMap<&str, Vec<usize>> = KeyedMap::default();
        for line in lines {
            for word in line.text.split(is_between).map(|word| word.trim_end_matches(['.', ':'])).filter(|word| !word.is_empty()) {
                let known = words.entry(word).or_default();
                if known.last() != Some(&line.line) && known.len() < MOST_LINES {
                    known.push(line.line);
                }
            }
        }
        Self(words)
    }

    /// The lines in which a name stands as a whole word, from above.
    pub(super) fn lines_with(&self, name: &str) -> &[usize] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// What stands between words of a table: no letter of a name.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '|' | ',' | ';' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '<' | '>' | '/' | '«' | '»' | '“' | '”' | '’' | '‘'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_whole_word() {
        let line = |line, text: &str| NotUnderstood { line, text: text.to_owned() };
        let lines = [line(4, "_ga Google Publicité 13 mois"), line(7, "x | `_ga`, _fbp. | (mv_uid)"), line(9, "_ga_ABC _gac l’_uid")];
        let unclear = Unclear::of(&lines);
        assert_eq!(unclear.lines_with("_ga"), [4, 7]);
        assert_eq!((unclear.lines_with("_fbp"), unclear.lines_with("mv_uid"), unclear.lines_with("_uid")), (&[7][..], &[7][..], &[9][..]));
        assert!(unclear.lines_with("_g").is_empty() && unclear.lines_with("uid").is_empty() && unclear.lines_with("").is_empty());
    }
}
