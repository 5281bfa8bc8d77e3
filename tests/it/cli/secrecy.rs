//! Values are secrets: the whole journey, with every true value searched for in everything the program leaves behind.

use std::fs;
use std::path::Path;

use crate::support::program::Home;
use crate::support::shared::shared_stores;

/// Short values (`1`, `fr`, `EUR`) occur in any text; only ones that could identify somebody are searched for.
const SHORTEST: usize = 10;

#[test]
fn no_value_is_in_any_output_unless_asked_for() {
    for store in shared_stores(&["firefox-153", "chromium-127-clear"]) {
        let values: Vec<&str> = store.truth.iter().map(|truth| truth["value"].as_str()).filter(|value| value.len() >= SHORTEST).collect();
        assert!(!values.is_empty(), "{}", store.name);
        let home = Home::new();
        let folder = store.folder.path();
        let mut left = String::new();
        for arguments in [
            &["-f", "csv"][..],
            &["-f", "json"],
            &["-f", "html"],
            &["-f", "ndjson", "--lang", "fr"],
            &["--preset", "excel-fr", "-o", "out.csv"],
        ] {
            let mut command = home.command();
            command.env("RUST_LOG", "trace").env("RUST_BACKTRACE", "1").current_dir(home.path());
            let output = command.arg("export").arg(folder).args(arguments).output().unwrap();
            left += &String::from_utf8_lossy(&output.stdout);
            left += &String::from_utf8_lossy(&output.stderr);
        }
        collect(home.path(), &mut left);
        for value in &values {
            assert!(!left.contains(value), "{}: a value was left in an output", store.name);
        }
        let asked = home.command().arg("export").arg(folder).arg("--with-values").output().unwrap();
        let asked = String::from_utf8_lossy(&asked.stdout).into_owned();
        assert!(values.iter().any(|value| asked.contains(value)), "{}: --with-values writes them", store.name);
    }
}

/// Everything in the files below a folder.
fn collect(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else {
            *into += &String::from_utf8_lossy(&fs::read(path).unwrap());
        }
    }
}

#[test]
fn copies_of_a_process_that_was_ended_go_with_the_next_command_whatever_it_is() {
    for arguments in [["--version"].as_slice(), &["stores"], &["man"]] {
        let home = Home::new();
        let left = home.path().join("cookie-charter-left");
        fs::create_dir(&left).unwrap();
        fs::write(left.join("in-use"), "").unwrap();
        fs::write(left.join("Cookies"), "secret").unwrap();
        home.run(arguments);
        assert!(!left.exists(), "{arguments:?}");
    }
}
