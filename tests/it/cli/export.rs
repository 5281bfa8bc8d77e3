use std::fs;

use cookie_charter::portals::Portals;
use serde_json::Value;

use crate::support::built::{CHROMIUM, FIREFOX};
use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::{repository, shared_stores};

#[test]
fn json_and_ndjson_carry_the_read_record_and_the_same_rows() {
    let home = Home::new();
    let json: Value = serde_json::from_str(&stdout(&home.run(["export", "sample:", "-f", "json"]))).unwrap();
    let read = &json["reads"][0];
    assert_eq!(read["store_format"], "firefox");
    assert_eq!(read["schema_version"], 17);
    assert_eq!(read["files"][0]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!((&read["history_from"], &read["history_to"]), (&"2026-11-24T06:25:53Z".into(), &"2026-11-24T06:26:11Z".into()));
    let cookies = json["cookies"].as_array().unwrap();
    let lines = stdout(&home.run(["export", "sample:", "-f", "ndjson"]));
    let mut of_type = [0usize; 2];
    for line in lines.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        of_type[usize::from(value["type"] == "cookie")] += 1;
    }
    assert_eq!(of_type, [1, cookies.len()]);
    assert!(cookies.iter().all(|cookie| cookie.get("value").is_none()));
    let first = cookies[0].as_object().unwrap();
    let ids: Vec<&str> = first.keys().map(String::as_str).collect();
    for id in ["site", "evidence", "lifetime_days", "partitioned", "store"] {
        assert!(ids.contains(&id), "{id}");
    }
    assert!(cookies.iter().any(|cookie| cookie["lifetime_days"].is_number() && cookie["secure"].is_boolean()));
}

#[test]
fn filters_by_site_and_category() {
    let home = Home::new();
    let text = stdout(&home.run(["export", "sample:", "--site", "www.boutique-exemple.fr", "--category", "necessary"]));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| &row[0] == "boutique-exemple.fr" && &row[4] == "necessary"));
    let unicode = stdout(&home.run(["export", "sample:", "--site", "café-exemple.fr"]));
    assert!(unicode.contains("xn--caf-exemple-dbb.fr"), "a site can be named in Unicode");
    let none = home.run(["export", "sample:", "--site", "nowhere.example"]);
    assert_eq!(none.status.code(), Some(0));
    assert_eq!(stdout(&none).lines().count(), 1);
    assert!(stderr(&none).contains("nowhere.example"));
}

#[test]
fn filters_by_the_language_of_the_search_field() {
    let home = Home::new();
    let rows = |arguments: &[&str]| {
        let text = stdout(&home.run([&["export", "sample:"], arguments].concat()));
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let third = rows(&["--filter", "party:third -provider:Google"]);
    assert!(!third.is_empty() && third.iter().all(|row| &row[6] == "third" && &row[9] != "Google"));
    assert_eq!(rows(&["--filter", "-fournisseur:Google pour-qui:tiers"]), third, "keys and values of both languages");
    assert!(rows(&["--filter", "-party:first"]).len() > third.len());
    for (lang, sentence) in
        [("en", "The filter is not understood. Character 6: expected a span"), ("fr", "Le filtre n’est pas compris. Caractère 6")]
    {
        let wrong = home.run(["--lang", lang, "export", "sample:", "--filter", "life>13"]);
        assert_eq!((wrong.status.code(), stdout(&wrong).as_str()), (Some(2), ""));
        assert!(stderr(&wrong).contains(sentence), "{}", stderr(&wrong));
    }
}

#[test]
fn a_site_is_exported_as_a_visit_sees_it() {
    let home = Home::new();
    let rows = |arguments: &[&str]| {
        let text = stdout(&home.run([&["export", "sample:"], arguments].concat()));
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let visit = rows(&["--site", "www.boutique-exemple.fr"]);
    let (own, others): (Vec<_>, Vec<_>) = visit.iter().partition(|row| &row[0] == "boutique-exemple.fr");
    assert!(!own.is_empty() && !others.is_empty());
    assert!(
        others.iter().all(|row| &row[6] == "third" && row[13].ends_with("//boutique-exemple.fr")),
        "party and top_level_site tell which"
    );
    let all = rows(&[]);
    let of_visit = all.iter().filter(|row| &row[0] == "boutique-exemple.fr" || row[13].ends_with("//boutique-exemple.fr"));
    assert_eq!(of_visit.collect::<Vec<_>>(), visit.iter().collect::<Vec<_>>(), "the same rows in the same order, and none beside them");
    assert!(rows(&["--site", "boutique-exemple.fr", "--category", "third-party"]).iter().any(|row| &row[6] == "third"));
}

#[test]
fn a_file_is_written_whole_and_the_old_one_stays_when_reading_fails() {
    let home = Home::new();
    let target = home.path().join("out.csv");
    fs::write(&target, "old").unwrap();
    let failed = home.command().args(["export", "missing", "-o"]).arg(&target).output().unwrap();
    assert_eq!(failed.status.code(), Some(3));
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    let done = home.command().args(["export", "sample:", "-o"]).arg(&target).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", stderr(&done));
    assert_eq!(fs::read_to_string(&target).unwrap(), stdout(&home.run(["export", "sample:"])));
    assert_eq!(home.run(["export", "sample:", "-o", "/dev/null"]).status.code(), Some(0));
}

#[test]
fn one_bad_store_does_not_spoil_the_rest() {
    let home = Home::new();
    let output = home.run(["export", "sample:", "missing"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("missing"));
    assert!(stdout(&output).lines().count() > 100);
    // A report of some of what was named must not look like one of all of it.
    let report: Value = serde_json::from_str(&stdout(&home.run(["export", "sample:", "missing", "-f", "json"]))).unwrap();
    assert_eq!(report["reads"][0]["left_out"], serde_json::json!([{ "path": "missing", "reason": "not-found" }]));
    assert!(report["reads"][0]["notes"].as_array().unwrap().contains(&"files-refused".into()));
    assert!(stdout(&home.run(["export", "sample:", "missing", "-f", "html"])).contains("missing"));
    // A folder in which nothing but a damaged file was found is told by that file.
    let folder = home.path().join("profil");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("cookies.sqlite"), "no database").unwrap();
    let output = home.command().args(["export", "-f", "ndjson", "sample:"]).arg(&folder).output().unwrap();
    let read: Value = serde_json::from_str(stdout(&output).lines().next().unwrap()).unwrap();
    let left_out = read["left_out"].as_array().unwrap();
    assert!(left_out.len() == 1 && left_out[0]["path"].as_str().unwrap().ends_with("cookies.sqlite"), "{left_out:?}");
}

#[test]
fn declared_advertising_counts_though_no_category_is_called_so() {
    let home = Home::new();
    let charter = home.path().join("charte.csv");
    fs::write(&charter, "Nom;Catégorie\ndevise;Publicité\nPrestaShop-*;Publicité\naxeptio_cookies;Tiers\n_fbp;Publicité\n").unwrap();
    let output = home.command().args(["export", "sample:", "--site", "boutique-exemple.fr", "--charter"]).arg(&charter).output().unwrap();
    let text = stdout(&output);
    let rows: Vec<_> = csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect();
    let row =
        |name: &str| rows.iter().find(|row| row[2].starts_with(name)).map(|row| [&row[5], &row[4], &row[7], &row[26]].map(str::to_owned));
    // A word in its name is no source to disagree with; the catalogue is one.
    assert_eq!(row("devise").unwrap(), ["advertising", "first-party", "required", ""]);
    assert_eq!(row("PrestaShop-").unwrap(), ["advertising", "first-party", "required", "sources-disagree"]);
    // A kind that says for whom alone says nothing of what for.
    assert_eq!(row("axeptio_cookies").unwrap()[..3], ["necessary", "necessary", "not-required"]);
    assert_eq!(row("_fbp").unwrap(), ["advertising", "third-party", "required", ""]);
}

#[test]
fn a_charter_of_ones_own_declares_cookies() {
    let home = Home::new();
    let charter = home.path().join("charte.toml");
    fs::write(
        &charter,
        "id = 'boutique'\ntitle = 'Charte'\nscope = ['boutique-exemple.fr']\n\
         [[cookie]]\nname = 'devise'\nprovider = 'Boutique'\ncategory = 'necessary'\n\
         [[cookie]]\nname = '_fbp'\ncategory = 'necessary'\n",
    )
    .unwrap();
    let output = home.command().args(["export", "sample:", "--site", "boutique-exemple.fr", "--charter"]).arg(&charter).output().unwrap();
    let text = stdout(&output);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let row = |name: &str| rows.iter().find(|row| &row[2] == name).unwrap();
    assert_eq!((&row("devise")[12], &row("devise")[5], &row("devise")[9]), ("boutique", "necessary", "Boutique"));
    // A false declaration never lowers the consent that a known cookie requires, and is a finding.
    assert_eq!((&row("_fbp")[5], &row("_fbp")[7]), ("advertising", "required"));
    assert!(row("_fbp")[26].contains("declared-contradicted"));
    let wrong = home.command().args(["export", "sample:", "--charter", "missing.toml"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    assert!(stderr(&wrong).trim_end().ends_with("missing.toml"));
}

#[test]
fn a_named_portal_is_in_the_scope_of_the_charter() {
    let home = Home::new();
    let store = FIREFOX.build(
        home.path(),
        17,
        &["sessionid", "csrftoken", "cookies_preferences", "zz"].map(|name| (FIREFOX.plain_row)("data.exemple-ville.fr", name)),
    );
    let rows = |home: &Home, more: &[&str]| {
        let output = home.command().arg("export").arg(&store).args(more).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let text = stdout(&output);
        let rows = csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect::<Vec<_>>();
        // Declared in, evidence, findings by name.
        move |name: &str| rows.iter().find(|row| &row[2] == name).map(|row| [12, 25, 26].map(|cell| row[cell].to_owned())).unwrap()
    };
    let likely = rows(&home, &[]);
    assert_eq!(likely("sessionid")[0], "opendatasoft");
    assert!(likely("sessionid")[1].contains("likely-declared:opendatasoft/sessionid"), "{:?}", likely("sessionid"));
    assert_eq!(likely("zz")[2], "");
    let folder = home.path().join(if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" }).join("cookie-charter");
    let mut portals = Portals::default();
    portals.add("data.exemple-ville.fr", "opendatasoft").unwrap();
    portals.save(&Portals::file_in(&folder)).unwrap();
    let named = rows(&home, &[]);
    assert!(named("sessionid")[1].contains("declared:opendatasoft/sessionid") && !named("sessionid")[1].contains("likely"));
    assert_eq!(named("zz")[2], "undeclared");
    assert_eq!(rows(&home, &["--no-corrections"])("zz")[2], "");
    fs::write(Portals::file_in(&folder), "portal = 1").unwrap();
    let wrong = home.command().arg("export").arg(&store).output().unwrap();
    assert_eq!(wrong.status.code(), Some(3));
    assert!(stderr(&wrong).trim_end().ends_with("portals.toml"), "{}", stderr(&wrong));
}

#[test]
fn an_export_never_lands_on_what_it_was_read_from() {
    let home = Home::new();
    let store = home.path().join("cookies.sqlite");
    fs::copy(repository().join("tests/data/stores/chromium-127-clear/Default/Cookies"), &store).unwrap();
    let before = fs::read(&store).unwrap();
    let journal = home.path().join("cookies.sqlite-wal");
    for target in [&store, &journal] {
        let output = home.command().arg("export").arg(&store).arg("-o").arg(target).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).trim_end().ends_with(&target.display().to_string()));
    }
    assert_eq!(fs::read(&store).unwrap(), before);
    assert!(!journal.exists());
}

#[test]
fn what_is_missing_is_said_beside_the_table_and_explained_in_json() {
    let Some(store) = shared_stores(&["firefox-153-zeroed-block"]).into_iter().next() else { return };
    let home = Home::new();
    let table = home.command().arg("export").arg(store.folder.path()).output().unwrap();
    assert_eq!(table.status.code(), Some(0));
    assert!(stderr(&table).contains("29 were lost"), "{}", stderr(&table));
    let json = home.command().arg("export").arg(store.folder.path()).args(["-f", "json"]).output().unwrap();
    let json: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(json["reads"][0]["lost"].as_array().unwrap().len(), 29);
}

/// "Empty" must not be taken for "could not", also where the lines of a format have no place for it.
#[test]
fn what_could_not_be_had_is_told_beside_formats_that_cannot_say_it() {
    let home = Home::new();
    let store = home.path().join("Cookies");
    CHROMIUM.build(home.path(), CHROMIUM.newest(), &[(CHROMIUM.plain_row)("a.fr", "n")]);
    rusqlite::Connection::open(&store).unwrap().execute("UPDATE cookies SET value = '', encrypted_value = x'7631301234'", []).unwrap();
    let said = |arguments: &[&str]| {
        let output = home.command().arg("export").args(arguments).arg(&store).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        stderr(&output)
    };
    let csv = said(&["-f", "csv", "--with-values"]);
    assert!(csv.contains("encrypted") && csv.contains("no browsing history") && csv.contains("Cookies"), "{csv}");
    let without = said(&["-f", "csv"]);
    assert!(!without.contains("encrypted") && without.contains("no browsing history"), "{without}");
    assert_eq!(said(&["-f", "json", "--with-values"]), "", "it stands in the report");
}

#[test]
fn errors_quote_nothing_of_a_file() {
    let home = Home::new();
    let jar = home.path().join("cookies.txt");
    fs::write(&jar, "# Netscape HTTP Cookie File\n.a.fr\tTRUE\t/\tFALSE\t0\tsid\tSECRETVALUE123\n{\"x\": \"SECRETVALUE123\"}\n").unwrap();
    let json = home.path().join("k.json");
    fs::write(&json, "{\"a\": \"SECRETVALUE123\"}").unwrap();
    for (option, file) in [("--charter", &jar), ("--knowledge", &jar), ("--knowledge", &json), ("--history", &jar)] {
        let output = home.command().args(["export", "sample:", option]).arg(file).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{option}: {}", stderr(&output));
        assert!(!stderr(&output).contains("SECRET"), "{}", stderr(&output));
    }
}

#[test]
fn a_history_that_cannot_be_used_is_told_once() {
    let home = Home::new();
    let notes = home.path().join("notes.txt");
    fs::write(&notes, "just words").unwrap();
    for history in [home.path().join("nothing"), notes] {
        let output = home.command().args(["export", "sample:", "--history"]).arg(&history).output().unwrap();
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(3), 1), "{}", stderr(&output));
    }
}

#[test]
fn a_store_named_twice_is_read_once() {
    let home = Home::new();
    let once = stdout(&home.run(["export", "sample:"]));
    let twice = home.run(["export", "sample:", "sample:"]);
    assert_eq!(stdout(&twice), once);
    assert!(stderr(&twice).contains("sample:"));
}

#[cfg(unix)]
#[test]
fn names_of_files_need_not_be_unicode() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new();
    let store = home.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9 #%?.sqlite"));
    fs::copy(repository().join("tests/data/stores/chromium-127-clear/Default/Cookies"), &store).unwrap();
    let output = home.command().arg("export").arg(&store).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).lines().count() > 50);
}

#[test]
fn a_site_can_be_named_as_people_type_it() {
    let home = Home::new();
    let plain = stdout(&home.run(["export", "sample:", "--site", "boutique-exemple.fr"]));
    for typed in ["https://www.boutique-exemple.fr/panier?x=1", "boutique-exemple.fr:443", ".BOUTIQUE-exemple.fr"] {
        assert_eq!(stdout(&home.run(["export", "sample:", "--site", typed])), plain, "{typed}");
    }
}
