//! The formats for people: nothing of a store is run or is mark-up, a page is one whole document, the same read gives the same bytes.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use cookie_charter::charter::Language;
use cookie_charter::export::{self, Format, Options, Paths, Preset};
use cookie_charter::inventory::{CookieId, Inventory, OpenStore};
use cookie_charter::store::{Progress, StoreSource, read};
use cookie_charter::work::knowledge;

use crate::support::built::{FIREFOX, Row, text};
use crate::support::program::{Home, stderr};
use crate::support::reading::{only, options};
use crate::support::shared::repository;

const NAMES: [&str; 8] = ["=1+1", "@SUM(1)", "<script>alert(1)</script>", "\"' onload=x", "a&b;", "\u{202e}x\0", "]]>", "_x0041_"];

/// A store whose names, paths and values would do harm where a text is taken for something else.
fn hostile(home: &Home) -> PathBuf {
    let row = |name: &&str| -> Row {
        let mut row = (FIREFOX.plain_row)("example.fr", name);
        row.retain(|(column, _)| !matches!(*column, "value" | "path"));
        row.extend([("value", text(name)), ("path", text(&format!("/{name}")))]);
        row
    };
    FIREFOX.build(home.path(), 17, &NAMES.iter().map(row).collect::<Vec<_>>())
}

fn export(home: &Home, format: &str, arguments: &[&str], store: &Path) -> Vec<u8> {
    let output = home.command().args(["export", "-f", format]).args(arguments).arg(store).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    output.stdout
}

fn page(home: &Home, arguments: &[&str], store: &Path) -> String {
    String::from_utf8(export(home, "html", arguments, store)).unwrap()
}

/// The parts of a workbook by name.
fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Tags of a page with what stands in them, in order. Enough for a page that this program wrote.
fn tags(page: &str) -> Vec<&str> {
    page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

#[test]
fn rows_of_one_name_and_place_are_told_apart() {
    let home = Home::new();
    let store = repository().join("tests/data/stores/firefox-153/x7k2p9qa.default-release");
    for (language, apart, container) in
        [("en", "Kept apart for: https://", "Container: Audit"), ("fr", "Gardé à part pour\u{a0}: https://", "Conteneur\u{a0}: Audit")]
    {
        let html = page(&home, &["--lang", language], &store);
        let findings = html.split("id=\"findings\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(findings.contains(apart) && findings.contains(container), "{findings}");
        for list in findings.split("<ul").skip(1) {
            let lines: Vec<&str> = list.split("</ul>").next().unwrap().split("<li>").skip(1).collect();
            let twice = lines.iter().enumerate().find(|(place, line)| lines[..*place].contains(line));
            assert_eq!(twice, None);
        }
        // The same in the lists by site.
        let sites = html.split("id=\"sites\"").last().unwrap().split("</section>").next().unwrap();
        assert!(sites.contains(apart) && sites.contains(container));
    }
    // And the store, where several are shown.
    let both = home.command().args(["export", "-f", "html", "sample:"]).arg(&store).output().unwrap();
    let both = String::from_utf8(both.stdout).unwrap();
    assert!(both.contains("Store: sample:"), "{}", &both[..400]);
}

#[test]
fn nothing_of_a_store_is_mark_up_and_nothing_is_loaded() {
    let home = Home::new();
    let html = page(&home, &["--with-values"], &hostile(&home));
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && html.contains("&quot;&#39; onload=x"));
    for tag in tags(&html) {
        let name = tag.split([' ', '\n']).next().unwrap().trim_start_matches('/');
        assert!(!["script", "img", "iframe", "link", "object", "form"].contains(&name), "{tag}");
        assert!(!tag.contains(" src=") && !tag.contains("onload") && !tag.contains("style="), "{tag}");
        if let Some((_, target)) = tag.split_once("href=\"") {
            assert!(target.starts_with('#'), "{tag}");
        }
    }
    assert!(!html.contains("url(") && !html.contains("@import"));
    assert!(!html.chars().any(|c| c == '\0' || c == '\u{202e}'), "what hides or steers is made visible");
}

#[test]
fn a_page_is_one_whole_document_in_its_language() {
    let home = Home::new();
    for (language, word) in [("fr", "Nécessaires"), ("en", "Necessary")] {
        let html = page(&home, &["--lang", language], Path::new("sample:"));
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"") && html.contains(&format!("<html lang=\"{language}\">")));
        assert!(html.contains(word) && html.ends_with("</html>\n"));
        let tags = tags(&html);
        let mut level = 0;
        for tag in &tags {
            let heading = tag.strip_prefix('h').and_then(|rest| rest.get(..1)?.parse::<u32>().ok());
            if let Some(next) = heading.filter(|next| (1..=6).contains(next)) {
                assert!(next <= level + 1, "h{next} after h{level}");
                level = next;
            }
        }
        let count = |start: &str| tags.iter().filter(|tag| **tag == start || tag.starts_with(&format!("{start} "))).count();
        assert_eq!(count("h1"), 1);
        assert_eq!(count("table"), count("caption"));
        assert!(tags.iter().filter(|tag| tag.starts_with("th") && !tag.starts_with("thead")).all(|tag| tag.contains("scope=\"")));
        for element in ["table", "section", "div", "dl", "ul", "p", "td", "tr", "span", "code"] {
            assert_eq!(count(element), count(&format!("/{element}")), "{element}");
        }
        // Anchors lead somewhere, and every place stands once.
        let ids: Vec<&str> = tags.iter().filter_map(|tag| tag.split_once("id=\"")?.1.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
        for target in tags.iter().filter_map(|tag| tag.split_once("href=\"#")?.1.split('"').next()) {
            assert!(ids.contains(&target), "{target}");
        }
        // Before any result: what could not be had.
        assert!(html.find("id=\"looked-for\"").unwrap() < html.find("id=\"summary\"").unwrap());
        assert!(html.contains("prefers-color-scheme: dark") && html.contains("size: A4"));
    }
}

#[test]
fn a_part_is_called_a_part_and_nothing_is_a_page_too() {
    let home = Home::new();
    let part = page(&home, &["--site", "boutique-exemple.fr"], Path::new("sample:"));
    assert!(part.contains("This document is a part: 42 of the 136 cookies"), "{}", part.get(..4_000).unwrap_or_default());
    assert!(part.contains("What a visit to boutique-exemple.fr leaves") && part.contains("Who else stored cookies on its pages"));
    let whole = page(&home, &[], Path::new("sample:"));
    assert!(!whole.contains("is a part") && !whole.contains("What a visit to"));
    let empty = page(&home, &["--site", "nowhere.example"], Path::new("sample:"));
    assert!(empty.contains("No cookie is in this export.") && empty.contains("Could not be had"));
    let workbook = parts(&export(&home, "xlsx", &["--site", "nowhere.example"], Path::new("sample:")));
    assert!(workbook.iter().any(|(_, xml)| xml.contains("0 of the 136 cookies")));
}

#[test]
fn a_page_of_many_cookies_says_what_it_does_not_list() {
    let home = Home::new();
    let rows: Vec<Row> = (0..10_050).map(|n| (FIREFOX.plain_row)(&format!("host{}.fr", n % 3), &format!("n{n}"))).collect();
    let store = FIREFOX.build(home.path(), 17, &rows);
    let html = page(&home, &[], &store).replace('\u{a0}', " ");
    assert!(html.contains("Of 10,050 cookies, this page lists the first 10,000"));
    assert_eq!(html.matches("<tr><th scope=\"row\"><code>").count(), 10_000);
    assert!(html.contains("10,050 cookies of 3 sites"));
}

#[test]
fn every_text_of_a_workbook_is_a_text() {
    let home = Home::new();
    let parts = parts(&export(&home, "xlsx", &["--with-values"], &hostile(&home)));
    let sheets: Vec<_> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
    assert_eq!(sheets.len(), 3);
    assert!(sheets.iter().all(|(_, xml)| !xml.contains("<f>") && !xml.contains("<f ")), "no formula");
    let cookies = &sheets.iter().find(|(name, _)| name.ends_with("sheet2.xml")).unwrap().1;
    for name in ["=1+1", "@SUM(1)", "&lt;script&gt;", "_x005F_x0041_"] {
        assert!(cookies.contains(name), "{name}");
    }
    let names = &parts.iter().find(|(name, _)| name == "xl/workbook.xml").unwrap().1;
    assert!(names.contains("\"Read\"") && names.contains("\"Cookies\"") && names.contains("\"Sites\""));
    assert!(!parts.iter().any(|(name, _)| name.contains("vba") || name.contains("externalLink")));
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_and_said() {
    let home = Home::new();
    let mut row = (FIREFOX.plain_row)("example.fr", "long");
    row.retain(|(column, _)| *column != "value");
    row.push(("value", text(&"é".repeat(40_000))));
    let store = FIREFOX.build(home.path(), 17, &[row]);
    let parts = parts(&export(&home, "xlsx", &["--with-values"], &store));
    assert!(parts.iter().any(|(_, xml)| xml.contains("1 text is longer than a cell can hold")));
    let cookies = &parts.iter().find(|(name, _)| name.ends_with("sheet2.xml")).unwrap().1;
    assert!(cookies.contains(&format!("{}…", "é".repeat(32_766))) && !cookies.contains(&"é".repeat(32_767)));
}

/// Read, classified and written from nothing each time, by a clock that stands still.
#[test]
fn the_same_read_gives_the_same_bytes_in_every_format() {
    let profile = tempfile::tempdir().unwrap();
    for name in ["cookies.sqlite", "places.sqlite", "sessionstore.jsonlz4", "containers.json"] {
        fs::copy(repository().join("assets/sample").join(name), profile.path().join(name)).unwrap();
    }
    let written = |format: Format| {
        let location = only(profile.path());
        let report = read(&location, &options(), &Progress::default()).unwrap();
        let knowledge = knowledge();
        let store = Arc::new(OpenStore::classify(report, StoreSource::file(&location.file), &knowledge));
        let inventory = Inventory::new(vec![store], knowledge);
        let ids: Vec<CookieId> = (0u32..).map(CookieId).take(inventory.len()).collect();
        let options = Options { format, language: Language::Fr, with_values: true, with_notes: false, paths: Paths::Whole, site: None };
        let mut out = Vec::new();
        export::write(&inventory, &ids, options, &mut out).unwrap();
        out
    };
    let csv = [Preset::Rfc, Preset::ExcelFr, Preset::ExcelEn].map(Format::Csv);
    for format in csv.into_iter().chain([Format::Json, Format::Ndjson, Format::Xlsx, Format::Html]) {
        let first = written(format);
        assert!(first.len() > 10_000, "{format:?}");
        assert!(first == written(format), "{format:?}");
    }
    assert_eq!(Format::Xlsx.most_cookies(), Some(1_048_575), "what a sheet holds below its heading");
}

#[test]
fn documents_can_leave_out_places_and_values() {
    let home = Home::new();
    let folder = home.path().join("Jeanne Dupont");
    fs::create_dir(&folder).unwrap();
    let row = |value: &str| -> Row {
        let mut row = (FIREFOX.plain_row)("example.fr", "a");
        row.retain(|(column, _)| *column != "value");
        row.push(("value", text(value)));
        row
    };
    let store = FIREFOX.build(&folder, 17, &[row("SECRETVALUE123")]);
    for format in ["html", "xlsx"] {
        let everything = |arguments: &[&str]| match format {
            "html" => page(&home, arguments, &store),
            _ => parts(&export(&home, format, arguments, &store)).into_iter().map(|(_, xml)| xml).collect(),
        };
        assert!(everything(&[]).contains("Jeanne"), "{format}: without the option they are there");
        let left_out = everything(&["--no-paths"]);
        assert!(!left_out.contains("Jeanne") && left_out.contains("cookies.sqlite"), "{format}");
        assert!(!left_out.contains("SECRETVALUE"), "{format}");
        assert!(everything(&["--with-values"]).contains("SECRETVALUE123"), "{format}");
    }
}

/// Whether Python can import something; says so when it cannot.
fn python_has(module: &str) -> bool {
    let has = Command::new("python3").args(["-c", &format!("import {module}")]).output().is_ok_and(|output| output.status.success());
    if !has {
        eprintln!("skipped: python3 with {module} is not here");
    }
    has
}

/// Lets a script of `tests/` compare what was exported in a format with the CSV of the same store. It gets both files, and what else it asks for.
fn agrees_with_csv(home: &Home, script: &str, format: &str, (language, store): (&str, &Path), more: &[&Path]) {
    let files = [format, "csv"].map(|format| {
        let file = home.path().join(format!("out.{format}"));
        fs::write(&file, export(home, format, &["--with-values", "--lang", language], store)).unwrap();
        file
    });
    let output = Command::new("python3").arg(repository().join("tests").join(script)).args(&files).args(more).output().unwrap();
    assert!(output.status.success(), "{language}: {}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
}

/// An independent reader: openpyxl sees in every cell what the CSV has.
#[test]
fn openpyxl_reads_what_the_csv_holds() {
    if !python_has("openpyxl") {
        return;
    }
    let home = Home::new();
    let sample = repository().join("assets/sample/cookies.sqlite");
    for (language, store) in [("fr", sample.clone()), ("en", sample), ("fr", hostile(&home))] {
        let words = repository().join(format!("assets/i18n/{language}.ftl"));
        agrees_with_csv(&home, "xlsx_agrees.py", "xlsx", (language, &store), &[&words, &store]);
    }
}

/// An independent parser of pages sees each cookie of the CSV, where it is, of what category and what it does.
#[test]
fn python_reads_in_the_page_what_the_csv_holds() {
    if !python_has("html.parser") {
        return;
    }
    let home = Home::new();
    let sample = repository().join("assets/sample/cookies.sqlite");
    let chromium = repository().join("tests/data/stores/chromium-156/Default/Cookies");
    for (language, store) in [("fr", &sample), ("en", &sample), ("fr", &chromium)] {
        agrees_with_csv(&home, "html_agrees.py", "html", (language, store), &[]);
    }
}
