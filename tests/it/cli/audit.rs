use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::support::files::copy_of;
use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::repository;

const SITE: &str = "boutique-exemple.fr";

fn charter(home: &Home, lines: &str) -> PathBuf {
    let path = home.path().join("charte.toml");
    fs::write(&path, format!("id = 'b'\ntitle = 'La charte'\n{lines}")).unwrap();
    path
}

#[test]
fn the_status_says_whether_something_was_found() {
    let home = Home::new();
    let charter = charter(&home, "[[cookie]]\nname = '*'\ncategory = 'third-party'\n");
    let run = |arguments: &[&str]| home.command().arg("audit").args(arguments).output().unwrap();
    let found = run(&["--site", SITE, "--before", "sample:"]);
    assert_eq!(found.status.code(), Some(1), "{}", stderr(&found));
    let nothing =
        home.command().args(["audit", "--site", "xn--caf-exemple-dbb.fr", "sample:", "--charter"]).arg(&charter).output().unwrap();
    assert_eq!(nothing.status.code(), Some(0), "{}", stdout(&nothing));
    assert_eq!(run(&["--site", SITE]).status.code(), Some(2), "no store");
    assert_eq!(run(&["sample:"]).status.code(), Some(2), "no site");
    assert_eq!(run(&["--site", SITE, "--before", "missing"]).status.code(), Some(3));
    assert_eq!(run(&["--site", SITE, "--charter", "missing.toml", "sample:"]).status.code(), Some(3));
    let nowhere = run(&["--site", "boutique-exemple.com", "sample:"]);
    assert_eq!(nowhere.status.code(), Some(3), "a name that was spelled wrong is not a site without findings");
    assert!(stdout(&nowhere).contains(SITE) && stderr(&nowhere).contains("boutique-exemple.com"));
}

#[test]
fn json_has_the_documented_form() {
    let home = Home::new();
    let charter = charter(&home, "[[cookie]]\nname = 'jamais_vu'\ncategory = 'necessary'\n");
    let arguments = ["audit", "--site", SITE, "--before", "sample:", "--refused", "sample:", "-f", "json", "--charter"];
    let output = home.command().args(arguments).arg(&charter).output().unwrap();
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!((&report["site"], &report["charter"]), (&SITE.into(), &"La charte".into()));
    assert!(report["law"].as_str().unwrap().starts_with("fr-") && report["declared_and_present"] == 0);
    let moments: Vec<_> = report["stores"].as_array().unwrap().iter().map(|store| store["moment"].as_str().unwrap()).collect();
    assert_eq!(moments, ["before", "refused"], "one store may stand for two moments");
    // What was read and what could not be seen stands before what was found.
    let text = stdout(&output);
    let places =
        ["stores", "could_not_see", "declared_and_present", "findings"].map(|field| text.find(&format!("\n  \"{field}\"")).unwrap());
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(report["stores"][0]["read"]["files"][0]["sha256"].as_str().unwrap().len(), 64);
    assert!(report["could_not_see"].as_array().unwrap().iter().all(Value::is_string));
    let findings = report["findings"].as_array().unwrap();
    for finding in findings {
        for field in ["code", "severity", "host", "name", "sentence", "reference", "what_to_do"] {
            assert!(finding[field].is_string(), "{field}: {finding}");
        }
        assert!(finding["moments"].is_array() && !finding["cookies"].as_array().unwrap().is_empty(), "{finding}");
        let cookie = &finding["cookies"][0];
        assert!(cookie["host"].is_string() && cookie["path"].is_string() && cookie["moments"].is_array(), "{cookie}");
    }
    let absent = findings.iter().find(|finding| finding["code"] == "declared-absent").unwrap();
    assert_eq!((&absent["name"], &absent["host"], &absent["declaration"]), (&"jamais_vu".into(), &"".into(), &4.into()));
    let mut keys: Vec<_> = findings.iter().map(|f| (f["code"].to_string(), f["host"].to_string(), f["name"].to_string())).collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all, "one finding per code, host and name");
}

#[test]
fn text_says_first_what_could_not_be_seen_in_both_languages() {
    let home = Home::new();
    for (language, titles) in
        [("fr", ["Ce qui n’a pas pu être vu", "Constats", "Sommes"]), ("en", ["What could not be seen", "Findings", "Counts"])]
    {
        let text = stdout(&home.run(["--lang", language, "audit", "--site", SITE, "--before", "sample:"]));
        let places: Vec<_> =
            titles.iter().map(|title| text.find(&format!("\n{title}\n")).unwrap_or_else(|| panic!("{title}: {text}"))).collect();
        assert!(places.is_sorted(), "{text}");
        assert!(!text.contains("audit-") && !text.contains("read-"), "every message has words: {text}");
        // The day, what is never looked at, and at the end what proves the read.
        let (made, storage) =
            if language == "fr" { ("Audit fait\u{a0}: le ", "stockage local") } else { ("Audit made: on ", "Local storage") };
        assert!(text.contains(made) && text.contains(storage) && text.contains("cookie-charter "), "{text}");
        assert!(text.lines().rev().take(4).any(|line| line.contains("SHA-256")), "{text}");
    }
}

#[test]
fn csv_has_a_line_for_each_cookie_of_each_finding() {
    let home = Home::new();
    let arguments = |format| ["audit", "--site", SITE, "--before", "sample:", "-f", format];
    let text = stdout(&home.run(arguments("csv")));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().len(), 13);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let report: Value = serde_json::from_str(&stdout(&home.run(arguments("json")))).unwrap();
    // What could not be seen stands before what was found.
    let unseen: Vec<&str> = rows.iter().map_while(|row| (&row[0] == "could-not-see").then_some(&row[9])).collect();
    assert!(!unseen.is_empty());
    assert_eq!(json!(unseen), report["could_not_see"]);
    let cookies = report["findings"].as_array().unwrap().iter().map(|finding| finding["cookies"].as_array().unwrap().len());
    let proof = rows.iter().filter(|row| ["audit", "read"].contains(&&row[0]));
    assert!(proof.clone().any(|row| &row[0] == "read" && &row[6] == "before" && row[9].contains("SHA-256")), "{text}");
    assert!(proof.clone().any(|row| row[9].starts_with("Audit made: ")), "{text}");
    assert_eq!(rows.len() - unseen.len() - proof.count(), cookies.sum::<usize>());
    // A site that no store shows is no table of a site without findings.
    let other = stdout(&home.run(["audit", "--site", "ailleurs.example", "sample:", "-f", "csv"]));
    assert!(other.lines().nth(1).is_some_and(|line| line.starts_with("could-not-see,") && line.contains("ailleurs.example")), "{other}");
}

#[test]
fn a_portal_on_a_domain_of_its_own_is_proposed_its_charter() {
    let home = Home::new();
    let line = |(host, name): (&str, &str)| format!("{host}\tFALSE\t/\tTRUE\t1830000000\t{name}\tv\n");
    let portal = ["csrftoken", "django_language", "cookies_preferences"].map(|name| ("data.ville-exemple.fr", name));
    let rows: String = portal.into_iter().chain([("www.ville-exemple.fr", "panier")]).map(line).collect();
    let write = |name: &str, rows: &str| {
        let file = home.path().join(name);
        fs::write(&file, format!("# Netscape HTTP Cookie File\n{rows}")).unwrap();
        file.display().to_string()
    };
    let (store, other) = (write("cookies.txt", &rows), write("other.txt", &line(("www.ville-exemple.fr", "panier"))));
    let audit = |arguments: &[&str]| -> Value {
        let output = home.command().args(["audit", "-f", "json"]).args(arguments).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    };
    let says =
        |report: &Value, text: &str| report["could_not_see"].as_array().unwrap().iter().any(|said| said.as_str().unwrap().contains(text));
    // Proposed where the cookies stand together, and there alone.
    let proposed = audit(&["--site", "ville-exemple.fr", &store]);
    assert!(
        proposed["charter"].is_null() && says(&proposed, "data.ville-exemple.fr") && says(&proposed, "--charter builtin:"),
        "{proposed}"
    );
    assert!(!says(&audit(&["--site", "ville-exemple.fr", &other]), "builtin:"));
    // Taken when it is named, without a doubt about its scope; elsewhere that is told.
    let taken = audit(&["--site", "ville-exemple.fr", "--charter", "builtin:", &store]);
    assert!(taken["charter"].is_string() && taken["declared_and_present"] == 3 && !says(&taken, "speaks for"), "{taken}");
    assert!(says(&audit(&["--site", "ville-exemple.fr", "--charter", "builtin:", &other]), "speaks for"));
    // In a list too.
    let list = home.path().join("list.csv");
    fs::write(&list, "site;charter;stores\nville-exemple.fr;builtin:;cookies.txt\n").unwrap();
    let sites = home.command().args(["audit", "-f", "json", "--sites"]).arg(&list).output().unwrap();
    let sites: Value = serde_json::from_slice(&sites.stdout).unwrap();
    assert_eq!(sites["sites"][0]["charter"], taken["charter"], "{sites}");
    // A portal that the person has named in the window has its charter under that name without being asked.
    let settings = home.path().join(".config/cookie-charter");
    fs::create_dir_all(&settings).unwrap();
    fs::write(settings.join("portals.toml"), "[[portal]]\nhost = \"data.ville-exemple.fr\"\ncharter = \"opendatasoft\"\n").unwrap();
    if cfg!(target_os = "linux") {
        let portal = audit(&["--site", "data.ville-exemple.fr", &store]);
        assert!(portal["charter"] == taken["charter"] && portal["declared_and_present"] == 3, "{portal}");
        // It speaks for the portal and not for the town, unless it is asked to.
        let is_undeclared = |report: &Value| report["findings"].as_array().unwrap().iter().any(|found| found["code"] == "undeclared");
        assert!(
            !is_undeclared(&portal) && says(&portal, "1 cookie of another host of the site was not compared with it: www.ville-exemple.fr"),
            "{portal}"
        );
        assert!(is_undeclared(&audit(&["--site", "data.ville-exemple.fr", "--charter", "builtin:", &store])));
        assert!(audit(&["--site", "ville-exemple.fr", &store])["charter"].is_null());
        assert!(audit(&["--site", "data.ville-exemple.fr", "--no-corrections", &store])["charter"].is_null());
        // One of which the person has said that it is none of theirs is not proposed any more.
        fs::write(settings.join("portals.toml"), "[[not_mine]]\nhost = \"data.ville-exemple.fr\"\ncharter = \"opendatasoft\"\n").unwrap();
        let refused = audit(&["--site", "ville-exemple.fr", &store]);
        assert!(refused["charter"].is_null() && !says(&refused, "builtin:"), "{refused}");
        assert!(says(&audit(&["--site", "ville-exemple.fr", "--no-corrections", &store]), "builtin:"));
    }
}

#[test]
fn cookies_of_containers_are_told_apart() {
    let home = Home::new();
    let store = repository().join("tests/data/stores/firefox-153/x7k2p9qa.default-release");
    let said = |language: &str| {
        let mut command = home.command();
        command.args(["--lang", language, "audit", "--site", "boutique-exemple.fr", "--before"]).arg(&store);
        stdout(&command.output().unwrap())
    };
    for (language, expected) in [
        ("en", "_fbp (.boutique-exemple.fr/, container “Audit”): before any choice"),
        ("fr", "_fbp (.boutique-exemple.fr/, conteneur «\u{a0}Audit\u{a0}»)\u{a0}: avant tout choix"),
    ] {
        let text = said(language);
        assert!(text.lines().any(|line| line.trim() == expected), "{text}");
        // No two lines on the cookies of one finding are the same.
        let lines: Vec<&str> = text.lines().collect();
        let same = lines.windows(2).find(|pair| pair[0] == pair[1] && pair[0].starts_with("      "));
        assert_eq!(same, None);
    }
    // Nor in the forms for programs, which call it as exports do.
    let as_form = |format: &str| {
        let mut command = home.command();
        command.args(["audit", "-f", format, "--site", "boutique-exemple.fr", "--before"]).arg(&store);
        stdout(&command.output().unwrap())
    };
    let report: Value = serde_json::from_str(&as_form("json")).unwrap();
    let mut containers = Vec::new();
    for cookies in report["findings"].as_array().unwrap().iter().map(|finding| finding["cookies"].as_array().unwrap()) {
        assert!(cookies.iter().enumerate().all(|(place, cookie)| !cookies[..place].contains(cookie)), "{cookies:?}");
        containers.extend(cookies.iter().map(|cookie| cookie["container"].clone()));
    }
    assert!(containers.contains(&"Audit".into()) && containers.contains(&Value::Null), "{containers:?}");
    let table = as_form("csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let column = reader.headers().unwrap().iter().position(|name| name == "container").unwrap();
    assert!(reader.records().any(|row| row.unwrap().get(column) == Some("Audit")), "{table}");
}

#[test]
fn containers_that_every_firefox_brings_along_are_called_in_the_language_wherever_they_are_kept() {
    let home = Home::new();
    let store = copy_of(&repository().join("tests/data/stores/firefox-153/x7k2p9qa.default-release"));
    let containers = store.path().join("containers.json");
    // One container of the name, or it would carry its number.
    let shipped = fs::read_to_string(&containers).unwrap().replace("\"l10nId\":\"user-context-personal\"", "\"name\":\"Other\"");
    // The same name, once as the browser brings it along and once as a person typed it.
    for (name, expected, other) in
        [("\"l10nId\":\"user-context-personal\"", "Personnel", "Personal"), ("\"name\":\"Personal\"", "Personal", "Personnel")]
    {
        fs::write(&containers, shipped.replace("\"name\":\"Audit\"", name)).unwrap();
        let run = |arguments: &[&str]| {
            let mut command = home.command();
            command.current_dir(home.path()).args(["--lang", "fr"]).args(arguments);
            let output = command.output().unwrap();
            let text = stdout(&output);
            assert!(text.contains(&format!("conteneur «\u{a0}{expected}\u{a0}»")), "{arguments:?}: {}{text}", stderr(&output));
            assert!(!text.contains(&format!("«\u{a0}{other}\u{a0}»")), "{arguments:?}: {text}");
        };
        let store = store.path().to_str().unwrap();
        let kept = if expected == "Personal" { "typed.json" } else { "audit.json" };
        run(&["audit", "--site", SITE, "--before", store, "--save", kept]);
        run(&["audit", kept]);
        run(&["compare", "sample:", store]);
    }
}

#[test]
fn what_an_audit_without_a_charter_did_not_look_for_is_not_gone() {
    let home = Home::new();
    let (charter, with, without) = (home.path().join("c.csv"), home.path().join("with.json"), home.path().join("without.json"));
    fs::write(&charter, "name;category\nautre;necessary\n").unwrap();
    let plain = home.command().args(["audit", "--site", SITE, "--before", "sample:", "--save"]).arg(&without).output().unwrap();
    assert_eq!(plain.status.code(), Some(1), "{}", stderr(&plain));
    let mut command = home.command();
    command.args(["audit", "--site", SITE, "--before", "sample:", "--charter"]).arg(&charter).arg("--save").arg(&with);
    assert_eq!(command.output().unwrap().status.code(), Some(1));
    let compare = |first: &PathBuf, second: &PathBuf| stdout(&home.command().arg("compare").args([first, second]).output().unwrap());
    let text = compare(&with, &without);
    assert!(
        text.contains("whether they are gone is not known.")
            && text.contains("B: This audit was made without a charter")
            && !text.contains("no line of the charter"),
        "{text}"
    );
    // A table has no place for it.
    let csv = home.command().args(["compare", "-f", "csv"]).args([&with, &without]).output().unwrap();
    assert!(stderr(&csv).contains("B: This audit was made without a charter"), "{}", stderr(&csv));
    // Nor is it new in the audit that looked for it at last: it stands there as such.
    let text = compare(&without, &with);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part}: {text}"));
    place("A: This audit was made without a charter");
    assert!(place("that the audit before could not have had") < place("no line of the charter") && !text.contains("more:"), "{text}");
    let json = |first: &PathBuf, second: &PathBuf| -> Value {
        let output = home.command().args(["compare", "-f", "json"]).args([first, second]).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let findings = &json(&without, &with)["findings"][0];
    assert!(findings["new"] == json!([]) && !findings["not_looked_for_before"].as_array().unwrap().is_empty(), "{findings}");
    // A baseline hides none of it, and calls none of it new.
    let mut command = home.command();
    command.args(["audit", "--site", SITE, "--before", "sample:", "--charter"]).arg(&charter).arg("--baseline").arg(&without);
    let output = command.output().unwrap();
    let text = stdout(&output);
    assert!(
        output.status.code() == Some(1)
            && text.contains("findings that it could not have had: ")
            && text.contains("no line of the charter"),
        "{text}"
    );
    assert!(!compare(&with, &with).contains("without a charter"));
}

#[test]
fn the_page_needs_nothing_from_elsewhere_and_is_written_whole() {
    let home = Home::new();
    let target = home.path().join("audit.html");
    let output = home.command().args(["audit", "--site", SITE, "--before", "sample:", "-f", "html", "-o"]).arg(&target).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let page = fs::read_to_string(&target).unwrap();
    assert!(page.trim_end().ends_with("</html>") && page.contains("<html lang=\"en\">"));
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("href=\"http"));
    let order = ["unseen", "scope", "method", "proof", "found", "parties", "moments", "cookies", "sources"];
    for place in order {
        assert!(page.contains(&format!("href=\"#{place}\"")) && page.contains(&format!("id=\"{place}\"")), "{place}");
    }
    let places: Vec<_> = order.iter().map(|place| page.find(&format!("<section id=\"{place}\">")).unwrap()).collect();
    assert!(places.is_sorted(), "what could not be seen comes first, sources last");
}

#[test]
fn values_give_the_choice_and_nothing_else() {
    use crate::support::built::{FIREFOX, text};
    let home = Home::new();
    let row = |name: &str, value: &str| vec![("host", text("www.kiosque-exemple.fr")), ("name", text(name)), ("value", text(value))];
    let noted = "isGpcEnabled=0&consentId=7777-s3cr3t&interactionCount=1&version=202405.1.0&groups=C0001%3A1%2CC0004%3A0";
    let store =
        FIREFOX.build(home.path(), 17, &[row("OptanonConsent", noted), row("_fbp", "fb.1.1795501553.120"), row("jeton", "0ther-s3cr3t")]);
    let run = |format: &str, extra: &[&str]| {
        let arguments = ["audit", "--lang", "en", "--site", "kiosque-exemple.fr", "-f", format];
        let output = home.command().args(arguments).args(extra).arg(&store).output().unwrap();
        let shown = stdout(&output);
        assert!(!shown.contains("s3cr3t") && !shown.contains("fb.1.1795501553"), "{format}");
        shown
    };
    let report: Value = serde_json::from_str(&run("json", &["--with-values"])).unwrap();
    let record = &report["stores"][0]["consent_records"][0];
    assert_eq!((&record["tool"]["name"], &record["overall"]), (&"OneTrust".into(), &"refused-all".into()));
    assert_eq!((&record["proposed_moment"], &record["choices"][1]["answer"]), (&"refused".into(), &"refused".into()));
    assert!(report["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "consent-record-disagrees"));
    for format in ["text", "html", "csv"] {
        let shown = run(format, &["--with-values"]);
        assert!(shown.contains("everything refused") && shown.contains("--refused"), "{format}: {shown}");
    }
    let without: Value = serde_json::from_str(&run("json", &[])).unwrap();
    assert!(without["stores"][0]["consent_records"].is_null());
    assert!(without["could_not_see"].to_string().contains("--with-values"), "the flag that reads it is named");
}

#[test]
fn a_charter_is_written_and_mends_what_it_can() {
    let home = Home::new();
    let run = |arguments: &[&str]| {
        let mut command = home.command();
        command
            .current_dir(home.path())
            .args(["audit", "--lang", "fr", "--site", SITE, "--before", "sample:", "-f", "json"])
            .args(arguments);
        command.output().unwrap()
    };
    let codes = |output: &std::process::Output| -> Vec<String> {
        let report: Value = serde_json::from_str(&stdout(output)).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)));
        report["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
    };
    for name in ["charte.html", "charte.md", "charte.csv"] {
        let written = run(&["--write-charter", name]);
        assert!(stderr(&written).contains("à compléter"), "{}", stderr(&written));
        let audited = codes(&run(&["--charter", name]));
        let is_mendable = |code: &String| code.contains("declar") || code == "unknown-purpose";
        assert!(!audited.is_empty() && !audited.iter().any(is_mendable), "{name}: {audited:?}");
    }
    let before = fs::read(home.path().join("charte.md")).unwrap();
    let over = run(&["--charter", "charte.md", "--write-charter", "charte.md"]);
    assert_eq!(over.status.code(), Some(2), "never over the charter that was loaded");
    assert_eq!(fs::read(home.path().join("charte.md")).unwrap(), before);
    let other = run(&["--write-charter", "charte.docx"]);
    assert!(other.status.code() == Some(2) && stdout(&other).is_empty() && stderr(&other).contains(".html"), "{}", stderr(&other));
    let many = home.command().args(["audit", "--sites", "liste.csv", "--write-charter", "charte.md"]).output().unwrap();
    assert_eq!(many.status.code(), Some(2), "one charter is of one site");
    // A dossier holds all that a charter is written from.
    let kept = run(&["--save", "audit.json", "--write-charter", "un.csv"]);
    assert_eq!(kept.status.code(), Some(1));
    let arguments = ["audit", "--lang", "fr", "audit.json", "-f", "csv", "--write-charter", "deux.csv"];
    assert_eq!(home.command().current_dir(home.path()).args(arguments).output().unwrap().status.code(), Some(1));
    assert_eq!(fs::read(home.path().join("un.csv")).unwrap(), fs::read(home.path().join("deux.csv")).unwrap());
}

#[test]
fn a_store_that_was_named_and_could_not_be_read_is_said_in_the_report() {
    let home = Home::new();
    let run = |format: &str| stdout(&home.run(["audit", "--site", SITE, "--before", "sample:", "--before", "missing", "-f", format]));
    let report: Value = serde_json::from_str(&run("json")).unwrap();
    let said = report["could_not_see"].as_array().unwrap().iter().filter(|said| said.as_str().unwrap().ends_with("missing")).count();
    assert_eq!(said, 1, "{report:#}");
    assert_eq!(report["stores"][0]["read"]["left_out"][0]["path"], "missing");
    assert!(["text", "html"].iter().all(|format| run(format).contains("missing")));
}
