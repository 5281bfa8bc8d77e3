use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use super::*;

const JAR: &str = "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n";

fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    root
}

/// What is met, by its way from the root: a store, or the code of why it is left out.
fn met(root: &Path, mut then: impl FnMut(&Path)) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    let way = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
    each_store(root, &Progress::default(), &mut |met| {
        match met {
            Met::Store(store) => {
                then(&store.file);
                seen.push((way(&store.file), "store".to_owned()));
            }
            Met::LeftOut(left) => seen.push((way(&left.path), left.why.code().to_owned())),
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    seen
}

fn names(met: &[(String, String)]) -> Vec<(&str, &str)> {
    met.iter().map(|(path, what)| (path.as_str(), what.as_str())).collect()
}

#[test]
fn stores_come_in_the_order_of_their_paths_however_deep() {
    let deep = format!("b/{}z.txt", "d/".repeat(40));
    let root =
        tree(&[("c.txt", JAR), (&deep, JAR), ("a/2.txt", JAR), ("a/10.txt", JAR), ("node_modules/cookies.txt", JAR), ("b.html", "<p>")]);
    let seen = met(root.path(), |_| {});
    let stores: Vec<&str> = names(&seen).into_iter().map(|(path, _)| path).collect();
    assert_eq!(stores, ["a/10.txt", "a/2.txt", deep.as_str(), "c.txt", "node_modules/cookies.txt"]);
    let mut paths: Vec<_> = stores.iter().map(Path::new).collect();
    paths.sort();
    assert_eq!(paths, stores.iter().map(Path::new).collect::<Vec<_>>());
}

#[test]
fn what_vanishes_before_its_turn_is_told_and_the_rest_goes_on() {
    for name in ["b.txt", "b.sqlite", "b.har", "Cookies"] {
        let root = tree(&[("a.txt", JAR), (name, JAR), ("z.txt", JAR)]);
        let first = if name == "Cookies" { "Cookies" } else { "a.txt" };
        let second = if name == "Cookies" { "a.txt" } else { name };
        let seen = met(root.path(), |file| {
            if file.ends_with(first) {
                fs::remove_file(root.path().join(second)).unwrap();
            }
        });
        assert_eq!(names(&seen), [(first, "store"), (second, "not-found"), ("z.txt", "store")]);
    }
}

#[test]
fn what_is_being_written_and_private_copies_are_no_stores() {
    let root = tree(&[
        ("cookie-charter-1/in-use", ""),
        ("cookie-charter-1/cookies.txt", JAR),
        (".cookie-charter-x1.tmp", "site,host,name\r\n"),
        ("a.txt", JAR),
    ]);
    assert_eq!(names(&met(root.path(), |_| {})), [("a.txt", "store")]);
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let outside = tree(&[("cookies.txt", JAR), ("profile/cookies.txt", JAR)]);
    let root = tree(&[("a/cookies.txt", JAR)]);
    let at = |name: &str| root.path().join(name);
    symlink(root.path(), at("a/up")).unwrap();
    symlink(at("a"), at("again")).unwrap();
    symlink(at("a/cookies.txt"), at("same.txt")).unwrap();
    symlink(outside.path().join("cookies.txt"), at("out.txt")).unwrap();
    symlink(outside.path().join("profile"), at("profile")).unwrap();
    symlink(at("nowhere"), at("dangling.txt")).unwrap();
    let seen = met(root.path(), |_| {});
    assert_eq!(names(&seen), [("a/cookies.txt", "store"), ("out.txt", "linked-elsewhere"), ("profile", "linked-elsewhere")]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_enter_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let root = tree(&[("a/cookies.txt", JAR), ("b/cookies.txt", JAR)]);
    let closed = root.path().join("a");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o0)).unwrap();
    if fs::read_dir(&closed).is_ok() {
        eprintln!("skipped: this user may enter every folder");
    } else {
        assert_eq!(names(&met(root.path(), |_| {})), [("a", "folder-unreadable"), ("b/cookies.txt", "store")]);
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

/// A crawler that broke off leaves files of no bytes, and a download that failed a page in place of what was asked for.
#[test]
fn what_is_called_a_store_or_an_archive_and_is_none_is_told() {
    let called = ["1.har", "2.har", "Cookies.binarycookies", "a.parquet", "b.ZIP", "c.tar.gz", "crawl-data.sqlite"];
    let files: Vec<(&str, &str)> =
        called.iter().map(|name| (*name, if *name == "2.har" { "" } else { "<!doctype html><p>Not found" })).collect();
    let others = [("log.gz", "x"), ("page.html", "<p>"), ("notes.txt", "hello"), ("package.json", "{}"), ("about cookies.txt", "hello")];
    let root = tree(&[files.as_slice(), &others].concat());
    let seen = met(root.path(), |_| {});
    let told: Vec<&str> = names(&seen).into_iter().map(|(path, _)| path).collect();
    assert_eq!(told, called, "{seen:?}");
    assert!(seen.iter().all(|(_, what)| what != "store"), "{seen:?}");
}
