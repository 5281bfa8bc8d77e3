//! The house rules that a compiler does not check.

mod documents;
mod paths;
mod window;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::shared::repository;

/// Modules of the library in the order in which they may use each other: a module uses only what stands in a row above its own.
const ARROW: [&[&str]; 22] = [
    &["random", "temporary"],
    &["base64", "coded", "csv_field", "files", "palette", "parallel", "private_folder", "sum", "wipe", "written"],
    &["cookie", "sealed"],
    &["site"],
    &["store"],
    &["charter"],
    &["classify", "notes", "portals", "values"],
    &["inventory"],
    &["column"],
    &["query"],
    &["digest", "visit", "work", "corrections", "audit"],
    &["removal"],
    &["site_list", "dossier", "guided"],
    &["compare", "kept", "verify"],
    &["i18n"],
    &["speech"],
    &["export"],
    &["settings"],
    &["jobs"],
    &["follow"],
    &["cli", "ui"],
    &["main"],
];

fn sources() -> Vec<(PathBuf, String)> {
    sources_below("src")
}

fn sources_below(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                into.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut sources = Vec::new();
    walk(&repository().join(folder), &mut sources);
    assert!(sources.len() > 20, "the sources were found");
    sources
}

/// First part of the path below `src`, without ending: the module of the library.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(repository().join("src")).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Code without comments, so that a mention in prose is no use.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let rank: BTreeMap<&str, usize> =
        ARROW.iter().enumerate().flat_map(|(rank, names)| names.iter().map(move |name| (*name, rank))).collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module(&path);
        if module == "lib" {
            continue;
        }
        let own = *rank.get(module.as_str()).unwrap_or_else(|| panic!("{module} has no place in the arrow"));
        for used in used_modules(&code(&text)) {
            if used != module && rank.get(used.as_str()).is_some_and(|rank| *rank >= own) {
                wrong.push(format!("{}: {module} uses {used}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The first names of all paths from the crate's root, also of several in braces: `crate::a::b`, `crate::{a, b::{c, d}}`.
fn used_modules(code: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.trim_start().strip_prefix('{') else {
            used.push(word(rest));
            continue;
        };
        let mut depth = 0;
        let mut starts = vec![0];
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => starts.push(at + 1),
                _ => {}
            }
        }
        used.extend(starts.into_iter().map(|start| word(&list[start..])));
    }
    used.retain(|name| !name.is_empty());
    used
}

#[test]
fn paths_are_seen_however_they_are_written() {
    let code = "use crate::a::b;\nuse crate::{c, d::{e, f}, g as h,\n i\n};\nfn x() { crate::j::k(); crate :: l }";
    assert_eq!(used_modules(code), ["a", "c", "d", "g", "i", "j"]);
}

#[test]
fn libraries_stay_in_their_rooms() {
    let rooms: [(&[&str], &[&str]); 7] = [
        (&["rust_xlsxwriter::"], &["export"]),
        (&["arrow_array::", "arrow_schema::", "use parquet::"], &["export", "store/format/own", "store/batches"]),
        (&["rusqlite::"], &["store/sqlite"]),
        (&["egui", "eframe", "rfd::"], &["ui", "main"]),
        (&["clap::"], &["cli"]),
        (&["notify::"], &["follow"]),
        (&["fluent"], &["i18n"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let inside = path.strip_prefix(repository().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        let code = code(&text);
        for (words, allowed) in rooms {
            let is_at_home = allowed.iter().any(|room| inside.starts_with(&format!("{room}/")) || inside == format!("{room}.rs"));
            if !is_at_home && words.iter().any(|word| code.contains(word)) {
                wrong.push(format!("{}: {words:?} belong in {allowed:?}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Words are put beside each other, and written small or large, in `assets/i18n` alone: not every language does it as English does.
#[test]
fn no_sentence_is_put_together_in_code() {
    let signs = ["to_lowercase()", "to_uppercase()", "trim_end_matches('.')", "\" · \"", "{} · ", " · {", "{} — ", "} — {"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !["ui", "speech", "cli"].contains(&module(&path).as_str()) {
            continue;
        }
        let code = code(&text);
        wrong.extend(signs.iter().filter(|sign| code.contains(**sign)).map(|sign| format!("{}: {sign}", path.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_network_anywhere() {
    let words = ["TcpStream", "TcpListener", "UdpSocket", "reqwest", "hyper::", "ureq"];
    let wrong: Vec<_> =
        sources().into_iter().filter(|(_, text)| words.iter().any(|w| code(text).contains(w))).map(|(path, _)| path).collect();
    assert_eq!(wrong, Vec::<PathBuf>::new());
}

/// `find → format → sqlite`, and history beside format: a room of the store never looks back.
#[test]
fn the_rooms_of_the_store_look_one_way() {
    let forbidden: [(&str, &[&str]); 3] =
        [("sqlite", &["format", "find", "history"]), ("format", &["find", "history"]), ("history", &["find"])];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let inside = path.strip_prefix(repository().join("src")).unwrap().to_string_lossy().replace('\\', "/");
        for (room, others) in forbidden {
            let lies_in_room =
                inside.strip_prefix("store/").is_some_and(|rest| rest.starts_with(&format!("{room}/")) || rest == format!("{room}.rs"));
            let code = code(&text);
            wrong.extend(
                others
                    .iter()
                    .filter(|other| lies_in_room && code.contains(&format!("store::{other}::")))
                    .map(|other| format!("{inside} uses {other}")),
            );
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
