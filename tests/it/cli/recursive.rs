//! `export DIR --recursive`: many stores, one after the other.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::built::{CHROMIUM, FIREFOX, Family};
use crate::support::program::{Home, stderr, stdout};

const HAR: &str = r#"{"log":{"version":"1.2","creator":{"name":"t","version":"1"},"pages":[],"entries":[{"startedDateTime":"2026-11-20T10:00:00.000Z","request":{"method":"GET","url":"https://www.HOST/","headers":[],"cookies":[]},"response":{"status":200,"headers":[{"name":"Set-Cookie","value":"h=1; Path=/; Secure"}],"cookies":[]}}]}}"#;

fn profile(folder: &Path, family: &Family, host: &str) {
    fs::create_dir_all(folder).unwrap();
    family.build(folder, family.newest(), &[(family.plain_row)(host, "n"), (family.plain_row)(host, "m")]);
}

/// Stores of several kinds at several depths.
fn crawl(home: &Home) -> PathBuf {
    let root = home.path().join("in");
    profile(&root.join("machine-1/firefox/x.default"), &FIREFOX, "a.fr");
    profile(&root.join("machine-2/chromium/Default/Network"), &CHROMIUM, "b.fr");
    fs::create_dir_all(root.join("hars/deep/er")).unwrap();
    for (name, host) in [("deep/er/1.har", "c.fr"), ("2.har", "d.fr")] {
        fs::write(root.join("hars").join(name), HAR.replace("HOST", host)).unwrap();
    }
    let mut zip = zip::ZipWriter::new(fs::File::create(root.join("packed.zip")).unwrap());
    zip.start_file("p/cookies.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"# Netscape HTTP Cookie File\ne.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n").unwrap();
    zip.finish().unwrap();
    root
}

fn column(csv: &str, place: usize) -> Vec<String> {
    csv::Reader::from_reader(csv.as_bytes()).records().map(|row| row.unwrap()[place].to_owned()).collect()
}

#[test]
fn every_store_below_a_folder_is_read_in_the_order_of_the_paths() {
    let home = Home::new();
    let root = crawl(&home);
    let output = home.run(["export", root.to_str().unwrap(), "--recursive"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let stores = column(&stdout(&output), 29);
    let mut distinct = stores.clone();
    distinct.dedup();
    let expected = [
        "hars/2.har",
        "hars/deep/er/1.har",
        "machine-1/firefox/x.default/cookies.sqlite",
        "machine-2/chromium/Default/Network/Cookies",
        "packed.zip/p/cookies.txt",
    ];
    assert_eq!(distinct, expected.map(|way| root.join(way).display().to_string()));
    assert_eq!((stores.len(), stderr(&output).as_str()), (7, ""));
    assert_eq!(stdout(&home.run(["export", root.to_str().unwrap(), "--recursive"])), stdout(&output), "the same bytes twice");
}

#[test]
fn one_bad_store_never_stops_the_rest_and_the_status_says_it() {
    let home = Home::new();
    let root = crawl(&home);
    let damaged = root.join("machine-1/cookies.sqlite");
    fs::write(&damaged, [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    fs::write(root.join("hars/broken.zip"), b"PK\x03\x04 and no more").unwrap();
    for format in ["csv", "ndjson", "json", "html"] {
        let output = home.run(["export", root.to_str().unwrap(), "--recursive", "-f", format]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(4), "{format}: {told}");
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 3, "{told}");
        assert!(lines[0].ends_with("hars/broken.zip") && lines[1].ends_with("machine-1/cookies.sqlite"), "{told}");
        assert!(lines[2].contains("not read: 2"), "{told}");
        assert!(stdout(&output).contains("e.fr"), "{format}");
    }
    let french = home.run(["--lang", "fr", "export", root.to_str().unwrap(), "--recursive"]);
    assert!(stderr(&french).contains("non lus\u{a0}: 2"), "{}", stderr(&french));
}

#[test]
fn the_record_lists_what_was_not_read() {
    let home = Home::new();
    let root = crawl(&home);
    let damaged = root.join("machine-1/cookies.sqlite");
    fs::write(&damaged, [&b"SQLite format 3\0"[..], &[0; 2000]].concat()).unwrap();
    let expected = serde_json::json!({ "path": damaged.display().to_string(), "reason": "damaged" });
    let run = |format: &str| stdout(&home.run(["export", root.to_str().unwrap(), "--recursive", "-f", format]));
    let json: Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["reads"].as_array().unwrap().len(), 5);
    assert!(json["reads"].as_array().unwrap().iter().all(|read| read["left_out"] == serde_json::json!([expected])));
    let ndjson = run("ndjson");
    let lines: Vec<Value> = ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_type = |kind: &str| lines.iter().filter(|line| line["type"] == kind).count();
    assert_eq!((of_type("read"), of_type("cookie"), of_type("left-out"), lines.len()), (5, 7, 1, 13));
    let left = lines.iter().find(|line| line["type"] == "left-out").unwrap();
    assert_eq!((&left["path"], &left["reason"]), (&expected["path"], &expected["reason"]));
    // The cookies of a store follow its read, and are those that JSON has.
    let mut read = Value::Null;
    for line in &lines {
        match line["type"].as_str().unwrap() {
            "read" => read = line["store"].clone(),
            "cookie" => assert_eq!(line["store"], read),
            _ => {}
        }
    }
    // What is told of a path can be left out.
    let without = stdout(&home.run(["export", root.to_str().unwrap(), "--recursive", "-f", "ndjson", "--no-paths"]));
    assert!(!without.contains(home.path().to_str().unwrap()), "{without}");
    let names: Vec<Value> = without.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["store"].clone()).collect();
    for name in ["har-1", "har-2", "firefox-3", "chromium-4"] {
        assert!(names.iter().any(|other| other == name), "{name} in {names:?}");
    }
}

#[test]
fn a_streamed_report_is_read_back_and_verifies() {
    let home = Home::new();
    let root = crawl(&home);
    fs::write(root.join("a.zip"), b"PK\x03\x04 and no more").unwrap();
    let report = home.path().join("all.ndjson");
    let output = home.run(["export", root.to_str().unwrap(), "--recursive", "-f", "ndjson", "-o", report.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    let verified = home.run(["verify", report.to_str().unwrap()]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", stdout(&verified), stderr(&verified));
    let last = root.join("machine-1/firefox/x.default/cookies.sqlite");
    assert!(stdout(&verified).contains(last.to_str().unwrap()), "every store is named: {}", stdout(&verified));
    let back = stdout(&home.run(["export", report.to_str().unwrap()]));
    let straight = stdout(&home.run(["export", root.to_str().unwrap(), "--recursive"]));
    for place in [1, 2, 4, 6] {
        assert_eq!(column(&back, place), column(&straight, place), "column {place}");
    }
    // A change in a store that is not the first one shows.
    let bytes = fs::read(&last).unwrap();
    fs::write(&last, [bytes.as_slice(), b"more"].concat()).unwrap();
    let changed = home.run(["verify", report.to_str().unwrap()]);
    assert_eq!(changed.status.code(), Some(1), "{}", stdout(&changed));
}

#[test]
fn nothing_is_written_where_nothing_was_read_or_over_what_is_read() {
    let home = Home::new();
    let root = crawl(&home);
    let target = home.path().join("out.csv");
    fs::write(&target, "old").unwrap();
    let empty = home.path().join("empty");
    fs::create_dir(&empty).unwrap();
    for argument in [empty.to_str().unwrap(), "missing"] {
        let failed = home.run(["export", argument, "--recursive", "-o", target.to_str().unwrap()]);
        assert_eq!((failed.status.code(), stderr(&failed).lines().count()), (Some(3), 1), "{}", stderr(&failed));
        assert_eq!(stdout(&home.run(["export", argument, "--recursive"])), "");
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "old");
    let store = root.join("machine-1/firefox/x.default/cookies.sqlite");
    let before = fs::read(&store).unwrap();
    let over = home.run(["export", root.to_str().unwrap(), "--recursive", "-o", store.to_str().unwrap()]);
    assert_eq!(over.status.code(), Some(2), "{}", stderr(&over));
    assert_eq!(fs::read(&store).unwrap(), before);
    // A report in the folder itself is left out the next time.
    let inside = root.join("cookies.csv");
    for _ in 0..2 {
        let output = home.run(["export", root.to_str().unwrap(), "--recursive", "-o", inside.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(column(&fs::read_to_string(&inside).unwrap(), 0).len(), 7);
    }
}

#[test]
fn filters_values_and_folders_named_twice() {
    let home = Home::new();
    let root = crawl(&home);
    let run = |more: &[&str]| home.run([&["export", root.to_str().unwrap(), "--recursive"], more].concat());
    assert_eq!(column(&stdout(&run(&["--site", "d.fr"])), 0), ["d.fr"]);
    let none = run(&["--site", "nowhere.fr"]);
    assert_eq!((none.status.code(), stdout(&none).lines().count(), stderr(&none).lines().count()), (Some(0), 1, 1));
    let jar = stdout(&run(&["-f", "netscape", "--with-values"]));
    assert!(jar.contains("e.fr") && jar.contains("a.fr"), "{jar}");
    assert_eq!(jar.matches("# Netscape").count(), 1);
    let twice = run(&[root.join("hars").to_str().unwrap(), "sample:"]);
    assert_eq!(twice.status.code(), Some(0));
    assert!(stderr(&twice).starts_with("cookie-charter: Named twice"), "{}", stderr(&twice));
    let above = home.run(["export", root.join("hars").to_str().unwrap(), root.to_str().unwrap(), "sample:", "--recursive"]);
    assert!(stderr(&above).starts_with("cookie-charter: Named twice"), "also before what holds it: {}", stderr(&above));
    let sorted = |output| {
        let mut lines: Vec<String> = stdout(output).lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&above), sorted(&twice));
    let rows = column(&stdout(&twice), 29);
    assert_eq!(rows.iter().filter(|store| store.ends_with("2.har")).count(), 1);
    assert!(rows.iter().any(|store| store == "sample:"));
    assert_eq!(run(&["-f", "json", "--with-superseded"]).status.code(), Some(2));
}

/// The same sentence and status as without `--recursive`, for formats that are written store after store and for those that are not.
#[test]
fn a_history_that_cannot_be_used_stops_before_anything_is_written() {
    let home = Home::new();
    let root = crawl(&home);
    let (bad, target) = (home.path().join("places.sqlite"), home.path().join("out"));
    fs::write(&bad, "no history").unwrap();
    fs::write(&target, "old").unwrap();
    let run = |more: &[&str]| home.run([&["export", root.to_str().unwrap(), "--history", bad.to_str().unwrap()], more].concat());
    for format in ["csv", "ndjson", "json", "html"] {
        let plain = run(&["-f", format]);
        for more in [&["-f", format, "--recursive"][..], &["-f", format, "--recursive", "-o", target.to_str().unwrap()]] {
            let output = run(more);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(3), ""), "{more:?}: {}", stderr(&output));
            assert_eq!(stderr(&output).lines().last(), stderr(&plain).lines().last(), "{more:?}");
            assert!(stderr(&output).contains("The history could not be used"), "{more:?}: {}", stderr(&output));
        }
        assert_eq!(fs::read_to_string(&target).unwrap(), "old", "{format}");
    }
    // A recording has a history of its own, which says nothing of the one that was named.
    let har = root.join("hars/2.har");
    for more in [&[][..], &["--recursive"]] {
        let output = home.run([&["export", har.to_str().unwrap(), "--history", bad.to_str().unwrap()], more].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(3), ""), "{more:?}: {}", stderr(&output));
    }
}
