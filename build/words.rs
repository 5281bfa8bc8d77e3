//! `assets/words/<language>.txt` → a trie of the words of all languages, with the headings they stand under. The rules are those of the README there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[path = "../src/classify/words/headings.rs"]
mod headings;

use headings::{HEADINGS, letter_of};

const LANGUAGES: [&str; 13] = ["cs", "da", "de", "en", "es", "fi", "fr", "it", "nl", "no", "pl", "pt", "sv"];

/// A place in the trie: what comes next, and the headings of the word that ends here.
#[derive(Default)]
struct Place {
    next: BTreeMap<u8, Place>,
    headings: u32,
}

/// The Rust source of the trie; what is wrong goes to `problems`.
pub fn compile(folder: &Path, problems: &mut Vec<String>) -> String {
    let mut root = Place::default();
    let mut words = BTreeSet::new();
    for language in LANGUAGES {
        let path = folder.join(format!("{language}.txt"));
        match fs::read_to_string(&path) {
            Ok(text) => read(&text, &mut root, &mut words, &mut |line, sentence: &str| {
                problems.push(format!("{}:{line}: {sentence}", path.display()));
            }),
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    let (nodes, count) = written(&root);
    format!(
        "#[cfg(test)]\npub(super) static WORD_COUNT: usize = {};\n#[allow(clippy::unreadable_literal)]\npub(super) static NODES: [Node; {count}] = [\n{nodes}];\n",
        words.len()
    )
}

fn read(text: &str, root: &mut Place, words: &mut BTreeSet<String>, report: &mut impl FnMut(usize, &str)) {
    let mut heading = None;
    let mut seen: BTreeSet<(u32, &str)> = BTreeSet::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let mut report = |sentence: &str| report(index + 1, sentence);
        if let Some(code) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            heading = HEADINGS.iter().position(|known| *known == code).map(|at| 1u32 << at);
            if heading.is_none() {
                report("this heading is none of the README");
            }
            continue;
        }
        for word in line.split_whitespace() {
            let letters: Option<Vec<u8>> = word.chars().map(letter_of).collect();
            match (letters.filter(|letters| letters.len() > 1), heading) {
                (Some(letters), Some(bit)) => {
                    if !seen.insert((bit, word)) {
                        report(&format!("“{word}” stands twice under its heading"));
                    }
                    let place = letters.iter().fold(&mut *root, |place, letter| place.next.entry(*letter).or_default());
                    place.headings |= bit;
                    words.insert(word.to_owned());
                }
                (None, _) => report(&format!("“{word}” is not made of letters")),
                (_, None) => report("a word stands below a heading"),
            }
        }
    }
}

/// Places breadth first, so that what comes next to a place stands together.
fn written(root: &Place) -> (String, usize) {
    let mut out = String::new();
    let mut places = vec![root];
    let mut at = 0;
    while let Some(place) = places.get(at).copied() {
        let mask = place.next.keys().fold(0u32, |mask, letter| mask | 1 << letter);
        let _ = writeln!(out, "Node {{ mask: {mask}, first: {}, headings: {} }},", places.len(), place.headings);
        places.extend(place.next.values());
        at += 1;
    }
    (out, places.len())
}
