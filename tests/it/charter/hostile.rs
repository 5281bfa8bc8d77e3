//! No input makes a reader panic or hang: the charters of the repository cut, mixed and peppered with signs that have a meaning to some source.

use cookie_charter::charter::read;

use crate::support::mutations::inputs;
use crate::support::shared::repository;

/// Steps of a generator that needs nothing but its seed (xorshift64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

const PIECES: [&str; 39] = [
    "<table>",
    "<td rowspan=99999999 colspan=99999999>",
    "</table>",
    "<dl><dt>",
    "<tr>",
    "<sup>",
    "|",
    "---|---",
    "\t",
    "\n\n",
    "\"",
    ";",
    "`",
    "**",
    "<ID>",
    "{",
    "[",
    "XXXX",
    "…",
    ".. csv-table::\n   :header: \"Name\"\n\n",
    "+---+---+\n",
    "==== ====\n",
    "Nom : x\n",
    "Cookie Duración Finalidad\n",
    "_ga2 añosé",
    "99999999999999999999 ans",
    "tarteaucitron.init(",
    "[[cookie]]",
    "\u{feff}",
    "é\u{301}ß",
    "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
    "=?utf-8?q?=C3",
    "\n    %td{a: (",
    "#[code ",
    "|===\n|a\n",
    "{|\n! a !! b\n|-\n",
    "^ a ^ b ^\n",
    "\\begin{tabular}{l}",
    "\\multicolumn{2}{",
];

#[test]
fn nothing_panics_and_nothing_hangs() {
    let folder = repository().join("tests/data/charters");
    let mut files: Vec<Vec<u8>> = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    files.sort();
    let names = [
        "a.html", "a.md", "a.rst", "a.csv", "a.tsv", "a.txt", "a.toml", "a.json", "a.js", "a.pdf", "a.eml", "a.haml", "a.slim", "a.pug",
        "a.adoc", "a.wiki", "a.tex", "a", "",
    ];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..600 {
        let mut bytes = files[dice.below(files.len())].clone();
        bytes.truncate(dice.below(bytes.len() + 1));
        for _ in 0..dice.below(12) {
            let at = dice.below(bytes.len() + 1);
            let piece = PIECES[dice.below(PIECES.len())].as_bytes();
            bytes.splice(at..at, piece.iter().copied());
            if round % 5 == 0 && !bytes.is_empty() {
                let at = dice.below(bytes.len());
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
        }
        let _ = read(&bytes, names[dice.below(names.len())]);
    }
}

#[test]
fn a_page_of_one_kind_of_line_is_read_in_one_pass() {
    for line in [
        "<td rowspan=2000>x",
        "<div>",
        "Nom |\n",
        "Nom\n",
        "Nom : x\n",
        "a\tb\n",
        "a|b\n",
        "_ga: x\n",
        "Cookie Duración\n",
        "* - a\n",
        "<table>",
        "`",
        "[",
        "<",
        "--b\n",
        "  %td{(\n",
        "#[",
        "{|\n",
        "[[",
        "\\a{",
    ] {
        let text = line.repeat(20_000 / line.len());
        for name in ["a.html", "a.md", "a.txt", "a.rst", "a.csv", "a.haml", "a.pug", "a.adoc", "a.wiki", "a.tex"] {
            // What takes more than one pass over these bytes shows in the time of the whole run.
            let _ = read(text.as_bytes(), name);
        }
    }
}

/// The seeds of `fuzz/` and their mutations. The first byte of an input chooses the ending of the file's name, as `fuzz/fuzz_targets/charter.rs` says.
#[test]
fn seeds_and_their_mutations() {
    const ENDINGS: [&str; 12] = ["", ".html", ".md", ".rst", ".txt", ".csv", ".json", ".js", ".vue", ".pdf", ".toml", ".tsx"];
    let mut understood = 0;
    for bytes in inputs("charter", 60) {
        let Some((first, bytes)) = bytes.split_first() else { continue };
        let name = format!("charter{}", ENDINGS[usize::from(*first) % ENDINGS.len()]);
        understood += usize::from(read(bytes, &name).is_ok());
    }
    assert!(understood > 60, "most mutations leave a charter: {understood}");
}
