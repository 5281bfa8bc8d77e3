//! `verify` of reports over files that are no databases: a jar and a recording.

use std::fs;
use std::path::{Path, PathBuf};

use cookie_charter::store::FormatId;

use crate::support::builder::{Plain, builder};
use crate::support::program::{Home, stderr, stdout};

const FORMS: [&str; 3] = ["json", "ndjson", "html"];

fn cookies() -> Vec<Plain> {
    let cookie = |name: &str| Plain {
        host: "www.a.fr".into(),
        name: name.into(),
        path: "/".into(),
        value: "v".into(),
        secure: true,
        http_only: false,
    };
    ["first", "second", "third"].map(cookie).into()
}

fn report_of(home: &Home, form: &str, store: &Path) -> PathBuf {
    let target = home.path().join(format!("report.{form}"));
    let output = home.command().args(["export", "-f", form]).arg(store).arg("-o").arg(&target).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    target
}

fn verified(home: &Home, report: &Path, stores: &[&Path]) -> (Option<i32>, String) {
    let output = home.command().arg("verify").arg(report).args(stores).output().unwrap();
    (output.status.code(), stdout(&output) + &stderr(&output))
}

#[test]
fn a_jar_and_a_recording_are_the_same_changed_gone_and_their_reports_altered() {
    for format in [FormatId::Netscape, FormatId::Har, FormatId::OpenWpm, FormatId::AndroidOld] {
        for form in FORMS {
            let (home, folder) = (Home::new(), tempfile::tempdir().unwrap());
            let what = format!("{} as {form}", format.code());
            let store = builder(format).build(folder.path(), &cookies());
            let bytes = fs::read(&store).unwrap();
            let report = report_of(&home, form, &store);
            let is_same = |stores: &[&Path]| verified(&home, &report, stores).0 == Some(0);
            assert!(is_same(&[&store]) && is_same(&[]), "{what}: {}", verified(&home, &report, &[&store]).1);
            let elsewhere = tempfile::tempdir().unwrap();
            let copy = elsewhere.path().join(store.file_name().unwrap());
            fs::write(&copy, &bytes).unwrap();
            assert!(is_same(&[&copy]), "{what}: a copy is the same");

            // Still a store, and another one.
            fs::remove_file(&store).unwrap();
            builder(format).build(folder.path(), &cookies()[..2]);
            for stores in [&[store.as_path()][..], &[]] {
                let (status, said) = verified(&home, &report, stores);
                assert!(status == Some(1) && said.contains("other bytes"), "{what}: {said}");
            }
            fs::write(&store, b"no longer a store").unwrap();
            let (status, said) = verified(&home, &report, &[&store]);
            assert!(status == Some(1) && said.contains("other bytes"), "{what}: {said}");
            fs::remove_file(&store).unwrap();
            let (status, said) = verified(&home, &report, &[&store]);
            assert!(status == Some(1) && said.contains("Gone"), "{what}: {said}");

            fs::write(&store, &bytes).unwrap();
            let text = fs::read_to_string(&report).unwrap();
            fs::write(&report, text.replacen("second", "secund", 1)).unwrap();
            let (status, said) = verified(&home, &report, &[&store]);
            assert!(status == Some(1) && said.contains("altered") && said.contains("same bytes"), "{what}: {said}");
        }
    }
}
