//! What the command line says of a folder beside the cookies in it.

use std::fs;

use serde_json::{Value, json};

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::program::{Home, stderr, stdout};

fn profile(home: &Home, family: &Family, folder: &str) {
    let folder = home.path().join(folder);
    fs::create_dir_all(&folder).unwrap();
    family.build(&folder, family.newest(), &[(family.plain_row)("a.fr", "n")]);
}

#[test]
fn a_refused_file_is_a_sentence_and_a_note_beside_what_was_read() {
    let home = Home::new();
    profile(&home, &CHROMIUM, "in/Default");
    let refused = home.path().join("in/Default/cookies.sqlite");
    fs::write(&refused, [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    let output = home.run(["export", home.path().join("in").to_str().unwrap(), "-f", "json"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).trim_end().ends_with(&refused.display().to_string()), "{}", stderr(&output));
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let read = &report["reads"][0];
    assert_eq!(read["notes"], serde_json::json!(["files-refused"]));
    assert_eq!(read["left_out"], serde_json::json!([{ "path": refused.display().to_string(), "reason": "damaged" }]));
    // Without places only the name of the file.
    let output = home.run(["export", home.path().join("in").to_str().unwrap(), "-f", "json", "--no-paths"]);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["reads"][0]["left_out"][0]["path"], "cookies.sqlite");
}

#[test]
fn which_of_two_stores_was_read_and_why_is_told() {
    let home = Home::new();
    profile(&home, &CHROMIUM, "in");
    profile(&home, &CHROMIUM, "in/Network");
    let output = home.run(["export", home.path().join("in").to_str().unwrap(), "-f", "json"]);
    let sentence = stderr(&output);
    assert!(sentence.contains("“Network/Cookies” was read") && sentence.trim_end().ends_with("in/Cookies"), "{sentence}");
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(report["reads"][0]["notes"], serde_json::json!(["two-stores-found"]));
    assert_eq!(report["reads"][0]["other_store"]["reason"], "newer-place");
}

#[test]
fn a_store_of_another_format_in_the_place_of_the_older_one_is_read_and_no_twin() {
    let home = Home::new();
    let folder = home.path().join("Default");
    fs::create_dir_all(folder.join("Network")).unwrap();
    CHROMIUM.build(&folder.join("Network"), CHROMIUM.newest(), &[(CHROMIUM.plain_row)("a.fr", "n")]);
    fs::write(folder.join("Cookies"), "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t0\tm\tv\n").unwrap();
    for arguments in [&["-f", "csv"][..], &["-f", "csv", "--recursive"]] {
        let output = home.command().arg("export").args(arguments).arg(&folder).output().unwrap();
        let said = stderr(&output);
        // Of the folder; and of a run over many stores nothing at all.
        let is_lack =
            |line: &str| line.contains("There is no browsing history beside the store") || line.contains("Session cookies: programs");
        let is_right = |line: &str| is_lack(line) && arguments.len() == 2;
        assert!(output.status.success() && said.lines().all(is_right), "{arguments:?}: {said}");
        assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 3, "{arguments:?}");
    }
}

#[test]
fn own_reports_in_a_folder_repeat_no_cookie() {
    let home = Home::new();
    profile(&home, &FIREFOX, "in/p.default");
    let folder = home.path().join("in");
    let cookies = |path: &std::path::Path| -> (Vec<Value>, Value) {
        let output = home.run(["export", path.to_str().unwrap(), "-f", "json"]);
        let report: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
        (report["cookies"].as_array().unwrap().clone(), report["reads"][0].clone())
    };
    let (alone, _) = cookies(&folder);
    for (name, form) in [("e.json", "json"), ("e.ndjson", "ndjson"), ("cookies.csv", "csv")] {
        let report = folder.join(name);
        let written = home.run(["export", folder.join("p.default").to_str().unwrap(), "-f", form, "-o", report.to_str().unwrap()]);
        assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
        let (beside, read) = cookies(&folder);
        assert_eq!(beside, alone, "{name}");
        assert_eq!(read["left_out"], serde_json::json!([{ "path": report.display().to_string(), "reason": "own-report" }]));
        assert_eq!(cookies(&report).0.len(), alone.len(), "{name} opened by itself");
        fs::remove_file(report).unwrap();
    }
    // Where nothing else is there, the sentence says what to do.
    let only = home.path().join("only");
    fs::create_dir(&only).unwrap();
    let report = only.join("e.json");
    home.run(["export", folder.to_str().unwrap(), "-f", "json", "-o", report.to_str().unwrap()]);
    let output = home.run(["export", only.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("a report of this program"), "{}", stderr(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn an_id_that_could_mean_two_stores_is_a_sentence() {
    let home = Home::new();
    for root in ["snap/vivaldi/common", "snap/vivaldi/current"] {
        profile(&home, &CHROMIUM, &format!("{root}/.config/vivaldi/Default"));
    }
    profile(&home, &FIREFOX, ".mozilla/firefox/x.default");
    let output = home.run(["export", "vivaldi:Default"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("share this short id"), "{}", stderr(&output));
    let output = home.run(["export", "vivaldi:Default", "firefox:x.default"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output).lines().count(), 2);
    // A report of some of what was asked for says so, and names no profile where it is to name none.
    for more in [[].as_slice(), &["--recursive"]] {
        for (paths, shown) in [([].as_slice(), "vivaldi:Default"), (&["--no-paths"], "vivaldi:…")] {
            let mut command = home.command();
            command.args(["export", "vivaldi:Default", "firefox:x.default", "-f", "json"]).args(more).args(paths);
            let json: Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
            let left_out = &json["reads"][0]["left_out"];
            assert!(left_out.as_array().unwrap().contains(&json!({ "path": shown, "reason": "ambiguous-id" })), "{more:?}: {left_out}");
        }
    }
    let output = home.run(["export", "vivaldi:Default", "firefox:x.default", "-f", "ndjson", "--recursive"]);
    assert!(stdout(&output).contains("\"ambiguous-id\""), "{}", stdout(&output));
    for line in stdout(&home.run(["stores"])).lines().skip(1) {
        let id = line.split("  ").next().unwrap();
        assert_eq!(home.run(["export", id]).status.code(), Some(0), "{id}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn applications_are_listed_on_request_and_opened_by_id() {
    let home = Home::new();
    profile(&home, &FIREFOX, ".mozilla/firefox/x.default");
    profile(&home, &CHROMIUM, ".config/Slack");
    fs::write(home.path().join(".config/Slack/Local State"), "{}").unwrap();
    let listed = |arguments: &[&str]| -> Vec<(String, bool)> {
        let stores: Value = serde_json::from_str(&stdout(&home.run(arguments))).unwrap();
        let stores = stores.as_array().unwrap().iter();
        stores.map(|store| (store["id"].as_str().unwrap().to_owned(), store["app"].as_bool().unwrap())).collect()
    };
    assert_eq!(listed(&["stores", "--json"]), [("firefox:x.default".to_owned(), false)]);
    let with_apps = [("firefox:x.default".to_owned(), false), ("slack:Slack".to_owned(), true)];
    assert_eq!(listed(&["stores", "--apps", "--json"]), with_apps);
    let output = home.run(["export", "slack:Slack"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).lines().nth(1).unwrap().contains(",Slack,"), "{}", stdout(&output));
    assert!(stderr(&home.run(["export", "slack:none"])).contains("cookie-charter stores"));
}
