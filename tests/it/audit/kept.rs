//! Dossiers: an audit kept as a file says the same when it is opened again, and says so when somebody changed it.

use std::fs;

use cookie_charter::audit::{Label, Subject, Unseen, audit, law};
use cookie_charter::charter::Language;
use cookie_charter::dossier::{AuditedCharter, Dossier, DossierProblem, Note, open, parse, save, seal_of, to_bytes};
use cookie_charter::export::{AuditFormat, AuditReport, Made as MadeOn, write_audit};
use cookie_charter::inventory::Inventory;
use cookie_charter::notes as noted;
use serde_json::Value;

use super::made::{Made, SITE, audited_with_values, charter, cookie, opened, subject};

const FORMATS: [AuditFormat; 4] = [AuditFormat::Text, AuditFormat::Json, AuditFormat::Csv, AuditFormat::Html];

/// An audit of some stores with its dossier.
fn kept(lines: Option<&[&str]>, stores: &[(Label, &[Made])]) -> (Inventory, Vec<Label>, Dossier) {
    let (inventory, labels) = opened(stores);
    let charter = lines.map(|lines| AuditedCharter::built_in(charter(lines)));
    let declared = charter.as_ref().map(|charter| &charter.charter);
    let subject = Subject {
        inventory: &inventory,
        labels: &labels,
        site: SITE,
        host: None,
        charter: declared,
        of_its_hosts: false,
        not_understood: &[],
        records: None,
        not_portals: &[],
        law: law(),
    };
    let found = audit(&subject);
    let dossier = Dossier::of(&subject, found, charter.clone(), Language::Fr, "2026-11-26T21:00:00.5Z".parse().unwrap());
    (inventory, labels, dossier)
}

fn report(subject: Subject<'_>, dossier: &Dossier, format: AuditFormat, language: Language) -> String {
    let charter = dossier.charter.as_ref().map(|charter| charter.name(language));
    let mut out = Vec::new();
    let source = dossier.charter.as_ref();
    let notes = dossier.kept_notes();
    let notes = (!notes.is_empty()).then_some(&notes);
    write_audit(
        &AuditReport { subject, audit: &dossier.audit, made: MadeOn::of(dossier), charter, source, language, notes },
        format,
        &mut out,
    )
    .unwrap();
    String::from_utf8(out).unwrap()
}

/// A choice of cookies that differs with a number, among them names that JSON must escape.
fn some_cookies(seed: usize) -> Vec<Made> {
    let names = ["PHPSESSID", "_ga", "_fbp", "\"quoted\\", "nom é\u{2028}", "_pk_id.1.a2f4", "__Host-x", "<b>", "IDE"];
    let chosen = names.iter().enumerate().filter(|(place, _)| (seed >> place) & 1 == 1);
    chosen
        .map(|(place, name)| {
            let made = cookie(name).days(i64::try_from(place * 97 % 420).unwrap());
            let made = if (seed + place).is_multiple_of(3) { made.third() } else { made };
            Made { secure: !(seed + place).is_multiple_of(4), http_only: !(seed + place).is_multiple_of(5), ..made }
        })
        .collect()
}

#[test]
fn what_comes_back_is_what_was_kept() {
    for seed in (0..512).step_by(37) {
        let [before, refused] = [some_cookies(seed), some_cookies(seed * 3 + 5)];
        let lines: Option<&[&str]> =
            (!seed.is_multiple_of(2)).then_some(&["_pk_id.* statistics 390", "jamais necessary -", "_ga necessary 0"]);
        let (inventory, labels, mut dossier) = kept(lines, &[(Label::Before, &before), (Label::Refused, &refused)]);
        let topics = dossier.audit.topics();
        dossier
            .take_in(&topics.iter().cloned().map(|topic| (topic, noted::Note::of_typed("à voir, urgent", "ligne 1\nligne 2"))).collect());
        assert_eq!(dossier.notes.len(), topics.len(), "{seed}");
        dossier.notes.push(Note { written_at: None, about: None, labels: Vec::new(), text: "à revoir : « _ga »\n2e ligne".into() });
        let bytes = to_bytes(&dossier);
        let back = parse(&bytes).unwrap();
        assert!(!back.is_altered, "{seed}");
        assert_eq!(back.audit, dossier.audit, "{seed}");
        assert_eq!((&back.notes, &back.charter, &back.law), (&dossier.notes, &dossier.charter, &dossier.law));
        assert_eq!(String::from_utf8(to_bytes(&back)).unwrap(), String::from_utf8(bytes).unwrap(), "{seed}");
        let (again, moments) = (back.inventory(), back.labels());
        for (format, language) in FORMATS.into_iter().flat_map(|format| Language::ALL.map(|language| (format, language))) {
            let live = report(dossier.subject(&inventory, &labels), &dossier, format, language);
            assert_eq!(report(back.subject(&again, &moments), &back, format, language), live, "{seed} {format:?}");
        }
    }
}

/// Every text, number and truth of a file, by its path.
fn leaves(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| leaves(inner, &format!("{path}/{key}"), into)),
        Value::Array(items) => items.iter().enumerate().for_each(|(place, inner)| leaves(inner, &format!("{path}/{place}"), into)),
        _ => into.push(path.to_owned()),
    }
}

#[test]
fn a_note_written_before_notes_said_what_they_are_about_is_of_the_whole_audit() {
    let (.., mut dossier) = kept(None, &[(Label::Before, &[cookie("_ga")])]);
    dossier.notes.push(Note { written_at: None, about: None, labels: Vec::new(), text: "first".into() });
    let text = String::from_utf8(to_bytes(&dossier)).unwrap();
    assert!(!text.contains("\"about\"") && !text.contains("\"labels\""), "an older program reads it as it is");
    assert_eq!(parse(text.as_bytes()).unwrap().notes, dossier.notes);
    assert!(dossier.kept_notes().is_empty());
}

#[test]
fn any_change_is_seen_and_a_new_layout_is_none() {
    let (.., dossier) = kept(Some(&["_ga statistics 390"]), &[(Label::Before, &[cookie("_ga"), cookie("_fbp").third()])]);
    let whole: Value = serde_json::from_slice(&to_bytes(&dossier)).unwrap();
    let compact = serde_json::to_vec(&whole).unwrap();
    assert!(!parse(&compact).unwrap().is_altered, "one line with other blanks");
    let mut places = Vec::new();
    leaves(&whole, "", &mut places);
    assert!(places.len() > 100);
    let mut altered = 0;
    for place in &places {
        let mut changed = whole.clone();
        let leaf = changed.pointer_mut(place).unwrap();
        *leaf = match leaf.take() {
            Value::String(text) => Value::String(text + "0"),
            Value::Number(number) => (number.as_i64().unwrap() + 1).into(),
            Value::Bool(is) => (!is).into(),
            _ => 7.into(),
        };
        // What no longer has the form of a dossier is refused, which is said as well.
        match parse(&serde_json::to_vec(&changed).unwrap()) {
            Ok(opened) => {
                assert!(opened.is_altered && opened.audit.unseen.first() == Some(&Unseen::Altered), "{place}");
                altered += 1;
            }
            Err(problem) => assert!(
                matches!(problem, DossierProblem::Damaged { .. } | DossierProblem::UnknownVersion { .. } | DossierProblem::NotADossier),
                "{place}: {problem}"
            ),
        }
    }
    assert!(altered > 50, "{altered}");
}

#[test]
fn what_another_program_wrote_is_told_from_what_is_damaged() {
    let (.., dossier) = kept(None, &[(Label::Before, &[cookie("_ga")])]);
    let mut whole: Value = serde_json::from_slice(&to_bytes(&dossier)).unwrap();
    whole["audit"]["could_not_see"].as_array_mut().unwrap().push(serde_json::json!({ "of-another-century": { "cookies": 3 } }));
    let problem = |whole: &Value| parse(&serde_json::to_vec(whole).unwrap()).unwrap_err();
    whole["program"] = "cookie-charter 999.0.0".into();
    assert!(matches!(problem(&whole), DossierProblem::Damaged { line: 0 }), "its seal is broken");
    let mut of = |program: &str| {
        whole["program"] = program.into();
        whole["seal"] = seal_of(&whole).into();
        problem(&whole)
    };
    assert!(matches!(of("cookie-charter 999.0.0"), DossierProblem::Newer), "it is as it was written");
    assert!(matches!(of("cookie-charter 0.2000.0-rc.1"), DossierProblem::Newer));
    assert!(matches!(of("cookie-charter 0.0.9"), DossierProblem::Older { program } if program == "cookie-charter 0.0.9"));
    for program in [concat!("cookie-charter ", env!("CARGO_PKG_VERSION")), "another 999.0.0", "cookie-charter", ""] {
        assert!(matches!(of(program), DossierProblem::Damaged { line: 0 }), "{program}");
    }
    for (version, is_newer) in [(serde_json::json!(3), true), ("2".into(), true), (0.into(), false), (Value::Null, false)] {
        let problem = problem(&serde_json::json!({ "format": "cookie-charter-dossier", "format_version": version }));
        assert_eq!(matches!(problem, DossierProblem::UnknownVersion { .. }), is_newer, "{version}: {problem}");
    }
}

#[test]
fn what_is_no_dossier_is_told_in_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dossier.json");
    let problem = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        open(&file).map(|_| ()).unwrap_err().problem.code()
    };
    let (.., dossier) = kept(None, &[(Label::Before, &[cookie("_ga")])]);
    let whole = to_bytes(&dossier);
    assert_eq!(problem(b""), "empty");
    assert_eq!(problem(b" \n\t "), "empty");
    assert_eq!(problem(b"SQLite format 3\0"), "not-a-dossier");
    assert_eq!(problem(b"{\"format\": \"cookie-charter-report\", \"version\": 1}"), "not-a-dossier");
    assert_eq!(problem(b"\xff\xfe{"), "not-a-dossier");
    for end in (100..whole.len() - 2).step_by(173) {
        assert_eq!(problem(&whole[..end]), "cut", "after {end} bytes");
    }
    let text = String::from_utf8(whole.clone()).unwrap();
    assert_eq!(problem(text.replace("\"format_version\": 2", "\"format_version\": 3").as_bytes()), "unknown-version");
    assert_eq!(problem(text.replace("\"format_version\": 2", "\"format_version\": \"x\"").as_bytes()), "unknown-version");
    assert_eq!(problem(text.replacen("\"site\": ", "\"site\" ", 1).as_bytes()), "damaged");
    assert_eq!(problem(text.replacen("\"site\": ", "\"other\": ", 1).as_bytes()), "form");
    fs::File::create(&file).unwrap().set_len(50_000_000).unwrap();
    assert_eq!(open(&file).unwrap_err().problem.code(), "too-large");
    assert_eq!(open(folder.path()).unwrap_err().problem.code(), "unreadable");
    assert_eq!(open(&folder.path().join("missing")).unwrap_err().problem.code(), "unreadable");
    fs::write(&file, [&b"\xef\xbb\xbf"[..], &whole].concat()).unwrap();
    assert!(!open(&file).unwrap().is_altered, "a byte-order mark is no change");
}

#[test]
fn a_dossier_is_never_written_over_what_it_was_made_from() {
    let (.., mut dossier) = kept(None, &[(Label::Before, &[cookie("_ga")])]);
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("cookies.sqlite");
    fs::write(&store, "the store").unwrap();
    dossier.reads[0].record.files[0].path.clone_from(&store);
    assert!(save(&dossier, &store).is_err() && save(&dossier, &folder.path().join("cookies.sqlite-wal")).is_err());
    assert_eq!(fs::read(&store).unwrap(), b"the store");
    let target = folder.path().join("dossier.json");
    save(&dossier, &target).unwrap();
    assert!(!open(&target).unwrap().is_altered);
}

#[test]
fn what_consent_tools_noted_is_kept_without_the_values() {
    let noted = [
        cookie("tarteaucitron").value("!matomo=false!s3cr3t=wait"),
        cookie("OptanonAlertBoxClosed").value("2026-03-04T08:21:00.000Z"),
        cookie("_fbp"),
    ];
    let stores = [(Label::Refused, &noted[..])];
    let (inventory, labels) = opened(&stores);
    let found = audited_with_values(None, &stores);
    let subject = subject(&inventory, &labels, SITE, None);
    let dossier = Dossier::of(&subject, found, None, Language::En, "2026-11-26T21:00:00.5Z".parse().unwrap());
    let again = parse(&to_bytes(&dossier)).unwrap();
    assert!(again.audit.records.as_ref().is_some_and(|records| records.len() == 2));
    assert_eq!(again.audit, dossier.audit);
    for format in FORMATS {
        let first = report(subject, &dossier, format, Language::Fr);
        let (inventory, labels) = (again.inventory(), again.labels());
        let second = report(again.subject(&inventory, &labels), &again, format, Language::Fr);
        let said = |text: &str| text.lines().filter(|line| line.contains("tarteaucitron.js")).map(str::to_owned).collect::<Vec<_>>();
        assert!(!said(&first).is_empty() && said(&first) == said(&second), "{format:?}");
    }
}
