//! Stores in archives, from the shell: by their path inside, verified, and never written over.

use std::fs;

use crate::support::archives::{files_below, packed, tar_of, zip_of};
use crate::support::files::own_stores;
use crate::support::program::{Home, stderr, stdout};

#[test]
fn an_archive_is_exported_verified_and_spared() {
    let home = Home::new();
    let files = files_below(&own_stores().join("firefox-153"), "firefox/");
    for (name, bytes) in [("profile.zip", zip_of(&files)), ("profile.tgz", packed(&tar_of(&files)))] {
        let archive = home.path().join(name);
        fs::write(&archive, &bytes).unwrap();
        let report = home.path().join("report.json");
        let output = home.command().args(["export", "-f", "json", "-o"]).arg(&report).arg(&archive).output().unwrap();
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(0), 0), "{name}: {}", stderr(&output));
        let text = fs::read_to_string(&report).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let store = archive.join("firefox/x7k2p9qa.default-release/cookies.sqlite");
        assert_eq!(json["reads"].as_array().unwrap().len(), 1, "{name}");
        assert_eq!(json["reads"][0]["store"], store.to_str().unwrap(), "{name}");
        assert!(json["cookies"].as_array().unwrap().iter().all(|row| row["store"] == store.to_str().unwrap()), "{name}");
        assert!(
            !text.contains("cookie-charter-") || text.matches("cookie-charter-").count() == text.matches("cookie-charter-report").count()
        );
        // With the archive, where the report says, and with what was packed.
        let unpacked = own_stores().join("firefox-153");
        for stores in [vec![&archive], vec![], vec![&unpacked]] {
            let output = home.command().arg("verify").arg(&report).args(stores).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{name}: {}", stdout(&output) + &stderr(&output));
        }
        let over = home.command().args(["export", "-f", "csv", "-o"]).arg(&archive).arg(&archive).output().unwrap();
        let inside = home.command().args(["export", "-f", "csv", "-o"]).arg(&archive).arg(&store).output().unwrap();
        assert_eq!((over.status.code(), inside.status.code()), (Some(2), Some(2)), "{name}");
        assert_eq!(fs::read(&archive).unwrap(), bytes, "{name}");
        // One cookie more, and the archive is another one.
        let mut other = files.clone();
        other.iter_mut().filter(|(name, _)| name.ends_with("cookies.sqlite")).for_each(|(_, bytes)| *bytes.last_mut().unwrap() ^= 1);
        fs::write(&archive, zip_of(&other)).unwrap();
        let output = home.command().arg("verify").arg(&report).arg(&archive).output().unwrap();
        assert!(output.status.code() == Some(1) && stdout(&output).contains("other bytes"), "{name}: {}", stdout(&output));
    }
    // Nothing is left of what was unpacked: copies go into the folder for temporary files, which is this home.
    let left: Vec<_> = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("cookie-charter-")), "{left:?}");
}

#[test]
fn stores_of_equal_names_are_told_apart_by_their_way_in_the_archive() {
    let home = Home::new();
    let profile = own_stores().join("firefox-153/x7k2p9qa.default-release");
    let files = ["old/x.work/", "new/x.work/"].map(|above| files_below(&profile, above)).concat();
    let archive = home.path().join("two.zip");
    fs::write(&archive, zip_of(&files)).unwrap();
    let run = |arguments: &[&str]| stdout(&home.command().args(arguments).arg(&archive).output().unwrap());
    for arguments in [["export", "-f", "csv"].as_slice(), &["stores", "--json", "--in"]] {
        let told = run(arguments);
        assert_eq!(told, run(arguments), "{arguments:?}: one archive, two texts");
        assert!(!told.contains("cookie-charter-"), "{arguments:?}: {told}");
        assert!(told.contains("old/x.work)") && told.contains("new/x.work)"), "{arguments:?}: {told}");
    }
}

#[test]
fn a_report_of_a_store_that_was_named_in_an_archive_verifies_by_itself() {
    let home = Home::new();
    let archive = home.path().join("ff.zip");
    fs::write(&archive, zip_of(&files_below(&own_stores().join("firefox-153"), "firefox/"))).unwrap();
    let report = home.path().join("report.json");
    let store = archive.join("firefox/x7k2p9qa.default-release/cookies.sqlite");
    assert_eq!(home.command().args(["export", "-f", "json", "-o"]).arg(&report).arg(&store).output().unwrap().status.code(), Some(0));
    let output = home.command().arg("verify").arg(&report).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output) + &stderr(&output));
}
