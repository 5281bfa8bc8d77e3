//! What the build checks stops a wrong asset: the same code, run on wrong ones.

#[path = "../../build/browsers.rs"]
mod browsers;
#[path = "../../build/catalogue.rs"]
mod catalogue;
#[path = "../../build/places.rs"]
mod places;
#[path = "../../build/texts.rs"]
mod texts;

use std::collections::BTreeMap;
use std::fs;

/// What the build says about these browsers.
fn faults(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("browsers.toml");
    fs::write(&file, text).unwrap();
    let mut problems = Vec::new();
    browsers::compile(&file, &mut problems);
    problems
}

#[test]
fn a_wrong_browser_is_an_error_of_the_build() {
    let browser = |lines: &str| format!("[[browser]]\nid = \"b\"\nname = \"B\"\nfamily = \"chromium\"\n{lines}\n");
    assert_eq!(faults(&browser("linux = [\"config:b\"]")), Vec::<String>::new());
    for (text, expected) in [
        ("linux = [".to_owned(), "expected"),
        (String::from("other = 1"), "unknown field"),
        (browser("linux = [\"config:b\"]\nwindos = []"), "unknown field"),
        (browser(""), "no place"),
        (browser("linux = [\"b\"]"), "the base is"),
        (browser("linux = [\"desktop:b\"]"), "the base is"),
        (browser("linux = [\"home:../b\"]"), "no path"),
        (browser("linux = [\"home:b//c\"]"), "no path"),
        (browser("linux = [\"home:b{x}\"]"), "no path"),
        (browser("linux = [\"home:b\"]").replace("chromium", "webkit"), "no family"),
        (browser("linux = [\"home:b\"]").replace("\"b\"", "\"B\""), "lower-case"),
        (browser("linux = [\"home:b\"]") + &browser("linux = [\"home:c\"]"), "twice"),
        (browser("linux = [\"home:b\"]") + &browser("linux = [\"home:b\"]").replace("\"b\"", "\"c\""), "also the place of b"),
        // A channel without a place of its own.
        (browser("linux = [\"home:b\"]\nchannels = [{ id = \"beta\", name = \"Beta\", linux = \"-beta\" }]"), "also the place of b"),
    ] {
        let faults = faults(&text);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{text}: {faults:?}");
    }
}

/// What the build says about a catalogue of one entry with these lines in the place of its `read`.
fn faults_of_entry(lines: &str) -> Vec<String> {
    let entry = format!(
        "[[cookie]]\npattern = \"abcde\"\nservice = \"A\"\npurpose = \"necessary\"\nlifetime = \"session\"\nsource = \"https://a.example/\"\n{lines}\n\
         example = \"abcde\"\nen = \"E.\"\nfr = \"F.\"\n"
    );
    faults_of_catalogue(&entry)
}

/// What the build says about a catalogue of this one file.
fn faults_of_catalogue(file: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), file).unwrap();
    fs::write(folder.path().join("services.fr.tsv"), "").unwrap();
    let mut problems = Vec::new();
    catalogue::compile(folder.path(), &BTreeMap::new(), &mut texts::Texts::default(), &mut problems);
    problems
}

#[test]
fn what_was_seen_on_a_page_is_said_of_a_page_that_was_read() {
    for right in ["", "read = 2026-11-26", "read = 2026-11-26\nseen = \"purpose\"", "read = 2026-11-26\nseen = \"life\""] {
        assert_eq!(faults_of_entry(right), Vec::<String>::new(), "{right}");
    }
    for (wrong, expected) in [
        ("seen = \"purpose\"", "read is needed"),
        ("read = 2026-11-26\nseen = \"all\"", "seen is purpose, life or both"),
        ("read = 2026-11-26T10:00:00", "read is a bare date"),
    ] {
        let faults = faults_of_entry(wrong);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{wrong}: {faults:?}");
    }
}

/// A short name is everybody's: it is bound to a domain, or the entry says why it need not be.
#[test]
fn a_short_name_has_a_domain_or_a_reason() {
    let faults_of = |pattern: &str, keys: &str| {
        let entry = format!(
            "[[cookie]]\npattern = \"{pattern}\"\nservice = \"A\"\npurpose = \"necessary\"\n{keys}\nlifetime = \"session\"\n\
             source = \"https://a.example/\"\nexample = \"{}\"\nen = \"E.\"\nfr = \"F.\"\n",
            pattern.replace('*', "1")
        );
        faults_of_catalogue(&entry)
    };
    for (pattern, keys) in [
        ("abcde", ""),
        ("abcd", "domains = [\"a.example\"]"),
        ("_ab*", "short = \"marked\""),
        ("aB", "short = \"marked\"\ndomains = []"),
        ("abcd", "short = \"known\""),
    ] {
        let faults = faults_of(pattern, keys);
        // Two letters need a domain whatever is said of them.
        assert_eq!(faults.is_empty(), pattern.len() > 2, "{pattern}: {faults:?}");
    }
    for (pattern, keys, expected) in [
        ("abcd", "", "under five literal characters"),
        ("abcd*", "", "under five literal characters"),
        ("abcd", "short = \"marked\"", "short is marked"),
        ("a_bc", "short = \"because\"", "short is marked"),
        ("abcde", "short = \"known\"", "short is for patterns"),
        ("a_bc", "domains = [\"a.example\"]\nshort = \"marked\"", "short is for patterns"),
    ] {
        let faults = faults_of(pattern, keys);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{pattern} {keys}: {faults:?}");
    }
}

#[test]
fn a_text_of_the_tables_is_kept_once() {
    let mut texts = texts::Texts::default();
    assert_eq!([texts.place("abc"), texts.place("d"), texts.place("abc")], ["Text::at(0, 3)", "Text::at(3, 1)", "Text::at(0, 3)"]);
    assert!(texts.into_table().contains("\"abcd\""));
}
