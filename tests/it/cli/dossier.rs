//! `audit --save`, and the dossier shown again.

use std::fs;
use std::process::Command;

use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::repository;

const SITE: &str = "boutique-exemple.fr";

fn charter() -> std::path::PathBuf {
    repository().join("tests/data/charters/english.md")
}

/// Writes `dossier.json` in the home, and what was printed.
fn saved(home: &Home, format: &str) -> String {
    let mut command = home.command();
    command.args(["audit", "--site", SITE, "--before", "sample:", "--refused", "sample:", "-f", format, "--save"]);
    let output = command.arg(home.path().join("dossier.json")).arg("--charter").arg(charter()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    stdout(&output)
}

/// A report without that it is shown again, and without its seal, which is over that as well.
fn as_made(report: &str) -> String {
    let report = report.replace("; shown again from its dossier", "").replace("\"from_dossier\": true", "\"from_dossier\": false");
    report.lines().filter(|line| !line.contains("seal")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_dossier_shown_again_says_the_same() {
    let home = Home::new();
    for format in ["text", "json", "csv", "html"] {
        let live = saved(&home, format);
        // The store is the built-in sample, so that it is gone is shown by a file beside which nothing lies.
        let elsewhere = Home::new();
        let copy = elsewhere.path().join("copy.json");
        fs::copy(home.path().join("dossier.json"), &copy).unwrap();
        let again = elsewhere.run(["audit".as_ref(), copy.as_os_str(), "-f".as_ref(), format.as_ref()]);
        assert_eq!(again.status.code(), Some(1), "{}", stderr(&again));
        let again = stdout(&again);
        assert!(again.contains("shown again from its dossier") || again.contains("\"from_dossier\": true"), "{format}");
        assert_eq!(as_made(&again), as_made(&live), "{format}");
    }
}

#[test]
fn a_dossier_goes_alone() {
    let home = Home::new();
    saved(&home, "text");
    let dossier = home.path().join("dossier.json");
    let status = |arguments: &[&str]| home.command().arg("audit").arg(&dossier).args(arguments).output().unwrap().status.code();
    assert_eq!(status(&["--site", SITE]), Some(2));
    assert_eq!(status(&["--before", "sample:"]), Some(2), "a dossier is no store, and there is no site");
    assert_eq!(home.run(["audit", "sample:"]).status.code(), Some(2), "no site");
    let as_store = home.command().args(["export"]).arg(&dossier).output().unwrap();
    assert_eq!(as_store.status.code(), Some(3));
    assert!(stderr(&as_store).contains("dossier of an audit"), "{}", stderr(&as_store));
}

#[test]
fn an_edited_dossier_is_called_altered_in_every_form() {
    let home = Home::new();
    saved(&home, "text");
    let dossier = home.path().join("dossier.json");
    let text = fs::read_to_string(&dossier).unwrap();
    fs::write(&dossier, text.replace("\"set-before-choice\"", "\"undeclared\"")).unwrap();
    for format in ["text", "json", "html"] {
        let output = home.run(["audit".as_ref(), dossier.as_os_str(), "-f".as_ref(), format.as_ref()]);
        assert!(stdout(&output).contains("was changed after it was written"), "{format}");
        assert!(stderr(&output).contains("dossier.json"), "{}", stderr(&output));
    }
    fs::write(&dossier, &text[..text.len() / 2]).unwrap();
    let cut = home.run(["audit".as_ref(), dossier.as_os_str()]);
    assert_eq!((cut.status.code(), stderr(&cut).lines().count()), (Some(3), 1), "{}", stderr(&cut));
}

#[test]
fn a_dossier_holds_no_value() {
    let home = Home::new();
    saved(&home, "text");
    let dossier = fs::read_to_string(home.path().join("dossier.json")).unwrap();
    let values = stdout(&home.run(["export", "sample:", "--with-values"]));
    let values: Vec<String> =
        csv::Reader::from_reader(values.as_bytes()).records().map(|r| r.unwrap().iter().next_back().unwrap().to_owned()).collect();
    // Short ones are numbers and languages, which stand anywhere.
    let secrets: Vec<&String> = values.iter().filter(|value| value.len() > 8).collect();
    assert!(!secrets.is_empty() && secrets.iter().all(|value| !dossier.contains(value.as_str())));
}

/// Another program reads the file from its description, works out the seal, and compares it with the JSON of the same audit.
#[test]
fn an_independent_reader_agrees() {
    if !Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: python3 is not here");
        return;
    }
    let home = Home::new();
    let report = home.path().join("audit.json");
    fs::write(&report, saved(&home, "json")).unwrap();
    let mut command = Command::new("python3");
    command.arg(repository().join("tests/dossier_reads.py")).arg(home.path().join("dossier.json")).arg("--report").arg(&report);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
}

/// For a scheduled check: what was known is left out, and the status is 1 only for what is new.
#[test]
fn a_baseline_leaves_out_what_was_known() {
    let home = Home::new();
    saved(&home, "text");
    let whole = home.path().join("dossier.json");
    let run = |baseline: &std::path::Path, arguments: &[&str]| {
        let mut command = home.command();
        command.args(["audit", "-f", "json", "--site", SITE, "--before", "sample:", "--refused", "sample:", "--charter"]).arg(charter());
        command.arg("--baseline").arg(baseline).args(arguments).output().unwrap()
    };
    let findings = |output: &std::process::Output| -> Vec<serde_json::Value> {
        let report: serde_json::Value = serde_json::from_str(&stdout(output)).unwrap();
        report["findings"].as_array().unwrap().clone()
    };
    let nothing = run(&whole, &["--save", home.path().join("again.json").to_str().unwrap()]);
    assert_eq!((nothing.status.code(), findings(&nothing).len()), (Some(0), 0), "{}", stderr(&nothing));
    assert!(stdout(&nothing).contains("known then are left out"));
    // What is kept beside it is the whole audit.
    let count = |path: &std::path::Path| {
        let kept: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        kept["audit"]["findings"].as_array().unwrap().len()
    };
    assert_eq!(count(&home.path().join("again.json")), count(&whole));
    // An audit that had not found two of them.
    let mut earlier: serde_json::Value = serde_json::from_slice(&fs::read(&whole).unwrap()).unwrap();
    let taken: Vec<_> = earlier["audit"]["findings"].as_array_mut().unwrap().drain(..2).collect();
    let before = home.path().join("before.json");
    fs::write(&before, earlier.to_string()).unwrap();
    let new = run(&before, &[]);
    assert_eq!((new.status.code(), findings(&new).len()), (Some(1), 2));
    for (finding, taken) in findings(&new).iter().zip(&taken) {
        assert_eq!((&finding["code"], &finding["host"], &finding["name"]), (&taken["code"], &taken["host"], &taken["name"]));
    }
    assert!(stderr(&new).contains("was changed after"), "an altered baseline is called so");
    let said = |output: &std::process::Output| stdout(output).contains("The earlier audit was changed after it was written");
    assert!(said(&new) && !said(&nothing), "in the report as well: {}", stdout(&new));
    earlier["audit"]["site"] = "autre-exemple.fr".into();
    fs::write(&before, earlier.to_string()).unwrap();
    assert_eq!(run(&before, &[]).status.code(), Some(2), "a baseline of another site");
    assert_eq!(run(&home.path().join("missing.json"), &[]).status.code(), Some(3));
}

/// What a comparison of dossiers rests on: whether one was altered, and what they were not made alike in.
#[test]
fn a_comparison_says_what_its_sides_are_worth() {
    let home = Home::new();
    saved(&home, "text");
    let whole = home.path().join("dossier.json");
    let (edited, other) = (home.path().join("edited.json"), home.path().join("other.json"));
    let mut kept: serde_json::Value = serde_json::from_slice(&fs::read(&whole).unwrap()).unwrap();
    kept["audit"]["findings"].as_array_mut().unwrap().remove(0);
    fs::write(&edited, kept.to_string()).unwrap();
    let charter = home.path().join("c.csv");
    fs::write(&charter, "name;category\nautre;necessary\n").unwrap();
    let mut command = home.command();
    command
        .args(["audit", "--site", SITE, "--before", "sample:", "--refused", "sample:", "--save"])
        .arg(&other)
        .arg("--charter")
        .arg(&charter);
    assert_eq!(command.output().unwrap().status.code(), Some(1));
    let compare = |second: &std::path::Path, format: &str| {
        let output = home.command().args(["compare", "-f", format]).args([&whole, &second.to_path_buf()]).output().unwrap();
        (stdout(&output), stderr(&output))
    };
    let altered = "B: This dossier was changed after it was written";
    let apart = "A and B were compared with charters that do not declare the same";
    for format in ["text", "json", "csv"] {
        let in_report = |second| if format == "csv" { compare(second, format).1 } else { compare(second, format).0 };
        assert!(in_report(&edited).contains(altered) && !in_report(&edited).contains(apart), "{format}: {}", in_report(&edited));
        assert!(!in_report(&other).contains(altered) && in_report(&other).contains(apart), "{format}: {}", in_report(&other));
        let same = in_report(&whole);
        assert!(!same.contains("that reason alone") && same.contains("Local storage"), "{format}: {same}");
    }
    let (text, _) = compare(&whole, "text");
    assert!(text.contains("no cookie differs") && text.contains("How the store was read") && text.contains("SHA-256"), "{text}");
    // An audit of another browser against one of these.
    kept["reads"][0]["record"]["browser"] = "Netscape".into();
    fs::write(&edited, kept.to_string()).unwrap();
    assert!(compare(&edited, "text").0.contains("B of Firefox, Netscape: browsers differ"), "{}", compare(&edited, "text").0);
}

/// Another program reads the workbook and compares it with the JSON and the dossier of the same audit.
#[test]
fn openpyxl_reads_in_the_workbook_what_the_audit_says() {
    if !Command::new("python3").args(["-c", "import openpyxl"]).output().is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: python3 with openpyxl is not here");
        return;
    }
    let home = Home::new();
    saved(&home, "text");
    let dossier = home.path().join("dossier.json");
    for language in ["en", "fr"] {
        let [workbook, report] = ["xlsx", "json"].map(|format| {
            let target = home.path().join(format!("audit.{format}"));
            let output =
                home.command().args(["--lang", language, "audit", "-f", format, "-o"]).arg(&target).arg(&dossier).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
            target
        });
        let script = repository().join("tests/audit_xlsx_agrees.py");
        let output = Command::new("python3").arg(script).arg(workbook).arg(report).arg(&dossier).output().unwrap();
        assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    }
}

/// A note on the first finding, on its cookie and on the site; what they are about, as JSON has it.
fn write_notes(home: &Home) -> (String, String, String) {
    let arguments = ["audit", "--site", SITE, "--before", "sample:", "--refused", "sample:", "-f", "json"];
    let report: serde_json::Value = serde_json::from_str(&stdout(&home.run(arguments))).unwrap();
    let finding = &report["findings"][0];
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let (code, name, host) = (text(&finding["code"]), text(&finding["name"]), text(&finding["host"]));
    let folder = home.path().join(".config/cookie-charter");
    fs::create_dir_all(&folder).unwrap();
    let bare = host.trim_start_matches('.');
    let notes = format!(
        "[[cookie]]\nname = '{name}'\nhost = '{bare}'\ntext = 'about the cookie'\n\
         [[cookie]]\nname = 'elsewhere'\nhost = 'nowhere.fr'\ntext = 'of another site'\n\
         [[site]]\nsite = '{SITE}'\nlabels = ['portal']\n\
         [[finding]]\nsite = '{SITE}'\ncode = '{code}'\nname = '{name}'\nhost = '{host}'\nlabels = ['tag manager', 'urgent']\ntext = \"asked <them>\\n=twice\"\n"
    );
    fs::write(folder.join("notes.toml"), notes).unwrap();
    (code, name, host)
}

#[test]
fn notes_are_in_every_report_and_in_the_dossier_when_asked_for() {
    let home = Home::new();
    let (code, name, host) = write_notes(&home);
    let dossier = home.path().join("dossier.json");
    let audit = |format: &str, more: &[&str]| {
        let mut command = home.command();
        command.args(["audit", "--site", SITE, "--before", "sample:", "--refused", "sample:", "-f", format]).args(more);
        stdout(&command.output().unwrap())
    };
    let save = dossier.display().to_string();
    for format in ["text", "json", "csv", "html"] {
        let without = audit(format, &["--save", &save]);
        assert!(!without.contains("about the cookie") && !fs::read_to_string(&dossier).unwrap().contains("about the cookie"), "{format}");
        let with = audit(format, &["--with-notes"]);
        for part in ["about the cookie", "portal", "tag manager", "twice"] {
            assert!(with.contains(part), "{format}: {part}\n{with}");
        }
        assert!(!with.contains("of another site"), "{format}");
    }
    assert!(audit("html", &["--with-notes"]).contains("<em>Note: asked &lt;them&gt;</em>"));
    let report: serde_json::Value = serde_json::from_str(&audit("json", &["--with-notes"])).unwrap();
    let noted: Vec<&serde_json::Value> =
        report["findings"].as_array().unwrap().iter().filter(|finding| !finding["note"].is_null()).collect();
    assert_eq!(noted.len(), 1, "on one finding alone");
    assert_eq!((&noted[0]["code"], &noted[0]["labels"]), (&code.as_str().into(), &serde_json::json!(["tag manager", "urgent"])));
    assert_eq!((&report["labels"], &report["note"]), (&serde_json::json!(["portal"]), &serde_json::Value::Null));
    assert_eq!(noted[0]["cookies"][0]["note"], "about the cookie");

    let csv = audit("csv", &["--with-notes"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(
        reader.headers().unwrap().iter().skip(13).collect::<Vec<_>>(),
        ["labels", "note", "cookie_labels", "cookie_note", "site_labels", "site_note"]
    );
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let of_finding = rows.iter().find(|row| (&row[0], &row[2], &row[3]) == (code.as_str(), host.as_str(), name.as_str())).unwrap();
    assert_eq!((&of_finding[13], &of_finding[16], &of_finding[17]), ("tag manager;urgent", "about the cookie", "portal"));
    assert!(of_finding[14].starts_with("asked <them>"));
}

#[test]
fn a_dossier_with_notes_verifies_and_says_them_again() {
    let home = Home::new();
    write_notes(&home);
    let dossier = home.path().join("dossier.json");
    let save = dossier.display().to_string();
    let arguments = ["audit", "--site", SITE, "--before", "sample:", "--with-notes", "--save", &save, "-f", "json"];
    let live = stdout(&home.run(arguments));
    let verified = home.run(["verify", &save, "sample:"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", stdout(&verified), stderr(&verified));

    // Somebody else opens it, who has written nothing.
    let elsewhere = Home::new();
    let shown = elsewhere.run(["audit", &save, "-f", "json", "--with-notes"]);
    assert_eq!((as_made(&stdout(&shown)), stderr(&shown).as_str()), (as_made(&live), ""));
    assert!(!stdout(&elsewhere.run(["audit", &save, "-f", "json"])).contains("about the cookie"), "only when asked for");

    // What they write is put beside what is there, and nothing of it is said twice.
    let folder = elsewhere.path().join(".config/cookie-charter");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("notes.toml"), format!("[[site]]\nsite = '{SITE}'\nlabels = ['portal', 'mine']\ntext = 'seen by me'\n")).unwrap();
    let again = elsewhere.path().join("again.json");
    let both = elsewhere.run([
        "audit".as_ref(),
        dossier.as_os_str(),
        "-f".as_ref(),
        "json".as_ref(),
        "--with-notes".as_ref(),
        "--save".as_ref(),
        again.as_os_str(),
    ]);
    let both: serde_json::Value = serde_json::from_str(&stdout(&both)).unwrap();
    assert_eq!((&both["labels"], &both["note"]), (&serde_json::json!(["portal", "mine"]), &"seen by me".into()));
    let verified = elsewhere.run(["verify".as_ref(), again.as_os_str(), "sample:".as_ref()]);
    assert_eq!(verified.status.code(), Some(0), "{}", stderr(&verified));

    let many = elsewhere.path().join("list.csv");
    fs::write(&many, format!("site,charter,stores\n{SITE},,before:sample:\n")).unwrap();
    let table = elsewhere.run(["audit".as_ref(), "--sites".as_ref(), many.as_os_str(), "--with-notes".as_ref()]);
    assert_eq!(table.status.code(), Some(2));
    assert!(stderr(&table).contains("no room for notes"), "{}", stderr(&table));
    let folder = elsewhere.path().join("dossiers");
    let kept = elsewhere.run([
        "audit".as_ref(),
        "--sites".as_ref(),
        many.as_os_str(),
        "--with-notes".as_ref(),
        "--save".as_ref(),
        folder.as_os_str(),
    ]);
    assert_eq!(kept.status.code(), Some(1), "{}", stderr(&kept));
    assert!(fs::read_to_string(folder.join(format!("{SITE}.json"))).unwrap().contains("seen by me"));
}
