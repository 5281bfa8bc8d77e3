//! What a charter declares, against what a person read in it (`expected.json` beside the files).

use std::path::Path;

use cookie_charter::charter::{Category, Declaration, DeclaredLife, LoadedCharter, load, read};
use serde_json::Value;

use crate::support::shared::repository;

#[test]
fn the_small_charters_of_the_repository() {
    assert_eq!(wrong_in(&repository().join("tests/data/charters")), Vec::<String>::new());
}

#[test]
fn published_charters() {
    for folder in ["../shared/charters", "../shared/audit"] {
        let folder = repository().join(folder);
        if !folder.join("expected.json").is_file() {
            eprintln!("skipped: there is no {}", folder.display());
            continue;
        }
        assert_eq!(wrong_in(&folder), Vec::<String>::new());
    }
}

/// Signs that wikis, AsciiDoc, LaTeX and templates share with ordinary texts.
const NOISE: [&str; 9] = [
    "^^^^^^^^^^^^",
    "|||||||||",
    "|| || || ||",
    "^ top ^ home ^",
    "||spoiler|| is a mark of chat ||here||",
    "{|x| x + 1}",
    "{| a |}",
    "Who writes LaTeX knows \\begin{tabular}, and \\documentclass.",
    "|====\n|====",
];

#[test]
fn a_line_of_signs_makes_no_wiki_of_a_text() {
    let folders = ["tests/data/charters", "../shared/charters"].map(|folder| repository().join(folder));
    let files = folders.iter().filter_map(|folder| folder.read_dir().ok()).flatten().map(|file| file.unwrap().path());
    let texts: Vec<_> = files.filter(|file| file.extension().is_some_and(|ending| ending == "txt")).collect();
    assert!(!texts.is_empty());
    for file in texts {
        let name = file.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        let told = |text: &str| {
            let loaded = read(text.as_bytes(), name).unwrap();
            let line = |line: &Declaration| (line.name().to_owned(), line.line, line.provider.clone(), line.category, line.life);
            let lines: Vec<_> = loaded.charter.declarations.iter().map(line).collect();
            (loaded.source, loaded.charter.title.en, lines)
        };
        let expected = told(&text);
        for noise in NOISE {
            assert_eq!(told(&format!("{}\n\n{noise}\n", text.trim_end())), expected, "{name}: {noise}");
        }
    }
}

#[test]
fn labels_with_their_values_say_the_same_as_tables() {
    let root = repository().join("../shared/audit");
    if !root.is_dir() {
        eprintln!("skipped: there is no ../shared/audit");
        return;
    }
    for site in ["lumenco", "valbrune"] {
        let told = |file: &str| {
            let loaded = load(&root.join(site).join("alternates").join(file)).unwrap();
            let line = |line: &Declaration| (line.name().to_owned(), line.provider.clone(), line.category, line.life);
            loaded.charter.declarations.iter().map(line).collect::<Vec<_>>()
        };
        assert_eq!(told("charter.txt"), told("charter.md"), "{site}");
    }
}

fn wrong_in(folder: &Path) -> Vec<String> {
    let truth: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let files = truth.as_object().unwrap();
    assert!(!files.is_empty());
    files.iter().flat_map(|(file, truth)| wrong(folder, file, truth)).collect()
}

fn wrong(folder: &Path, file: &str, truth: &Value) -> Vec<String> {
    let loaded = match load(&folder.join(file)) {
        Ok(loaded) => loaded,
        Err(error) => return vec![format!("{file}: {error}")],
    };
    let mut wrong = Vec::new();
    if truth["language"] != loaded.language.as_str() {
        wrong.push(format!("{file}: language {}", loaded.language));
    }
    let named: Vec<&Declaration> = loaded.charter.declarations.iter().filter(|line| line.pattern.is_some()).collect();
    let mut known = Vec::new();
    for line in truth["declarations"].as_array().unwrap() {
        let name = line["name"].as_str().unwrap();
        let readings: Vec<&str> = std::iter::once(name).chain(texts(&line["name_also"])).collect();
        known.extend(readings.iter().copied());
        match named.iter().find(|found| readings.contains(&found.name())) {
            Some(found) => wrong.extend(difference(line, found).map(|what| format!("{file}: {name}: {what}"))),
            None if is_listed(&loaded, line["or_listed"].as_str()) => {}
            None => wrong.push(format!("{file}: {name} is missing")),
        }
    }
    wrong.extend(named.iter().filter(|line| !known.contains(&line.name())).map(|line| format!("{file}: {} was made up", line.name())));
    wrong.extend(
        texts(&truth["must_not"])
            .filter(|name| named.iter().any(|line| line.name() == *name))
            .map(|name| format!("{file}: {name} is no name")),
    );
    wrong.extend(
        texts(&truth["provider_must_not"])
            .filter(|name| named.iter().any(|line| line.provider == *name))
            .map(|name| format!("{file}: {name} is no provider")),
    );
    wrong.extend(
        texts(&truth["labels"]).filter(|label| !is_kept(&loaded, label)).map(|label| format!("{file}: the label {label} was dropped")),
    );
    wrong
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn is_listed(loaded: &LoadedCharter, text: Option<&str>) -> bool {
    text.is_some_and(|text| loaded.not_understood.iter().any(|line| line.text.contains(text)))
}

/// A label stays, as a declaration without a name or as a line that was not understood.
fn is_kept(loaded: &LoadedCharter, label: &str) -> bool {
    let nameless = loaded.charter.declarations.iter().filter(|line| line.pattern.is_none());
    let told = |line: &Declaration| format!("{} {} {}", line.provider, line.service.en, line.purpose.en).contains(label);
    nameless.into_iter().any(told) || is_listed(loaded, Some(label))
}

fn difference(truth: &Value, found: &Declaration) -> Option<String> {
    let code = found.category.map(Category::code);
    let right = truth["category"].as_str();
    let also = truth["category_also"].as_array().is_some_and(|list| list.iter().any(|other| other.as_str() == code));
    if right.is_some() && right != code && !also || code.is_some() && truth["category_not"].as_str() == code {
        return Some(format!("category {code:?}"));
    }
    if truth["provider"].as_str().is_some_and(|provider| provider != found.provider) {
        return Some(format!("provider {:?}", found.provider));
    }
    if truth["purpose_contains"].as_str().is_some_and(|text| !found.purpose.en.to_lowercase().contains(&text.to_lowercase())) {
        return Some(format!("purpose {:?}", found.purpose.en));
    }
    let life = match (&truth["lifetime_days"], found.life) {
        (Value::Null, DeclaredLife::Unsaid) | (Value::String(_), DeclaredLife::Session) => true,
        (Value::Number(days), DeclaredLife::Lasting { seconds, .. }) => {
            #[allow(clippy::cast_precision_loss)]
            let (days, seconds) = (days.as_f64().unwrap(), seconds as f64 / 86_400.0);
            (days - seconds).abs() <= if days < 2.0 { 0.01 } else { 2.0 }
        }
        _ => false,
    };
    (!life).then(|| format!("life {:?}", found.life))
}
