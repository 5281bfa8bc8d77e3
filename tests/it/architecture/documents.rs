//! What documents say of the tree is so: its modules, its files, its tests.

use std::collections::BTreeSet;
use std::fs;

use super::{ARROW, sources_below};
use crate::support::shared::repository;

fn document(name: &str) -> String {
    fs::read_to_string(repository().join(name)).unwrap()
}

/// What stands between backticks.
fn named(document: &str) -> impl Iterator<Item = &str> {
    document.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

#[test]
fn the_map_has_every_module_and_the_arrow_is_the_one_that_holds() {
    let text = document("ARCHITECTURE.md");
    let on_the_map: BTreeSet<&str> = named(&text).collect();
    let is_on_it =
        |module: &str| [format!("src/{module}/"), format!("src/{module}.rs")].iter().any(|path| on_the_map.contains(path.as_str()));
    let missing: Vec<&str> = ARROW.concat().into_iter().filter(|module| *module != "main" && !is_on_it(module)).collect();
    assert_eq!(missing, Vec::<&str>::new());

    let arrow = named(&text).find(|code| code.contains(" → cookie ")).unwrap();
    let drawn: Vec<BTreeSet<&str>> = arrow.split(" → ").map(|rank| rank.split(" | ").collect()).collect();
    assert_eq!(drawn, ARROW.map(|rank| rank.iter().copied().collect::<BTreeSet<_>>()));
}

/// A file that moved would leave a reader at a door that is not there.
#[test]
fn files_that_documents_name_are_there() {
    const ROOTS: [&str; 9] = ["src/", "tests/", "docs/", "assets/", "packaging/", "benches/", "fuzz/", "python/", "examples/"];
    let docs = fs::read_dir(repository().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let pages = pages.chain(["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"].map(|page| repository().join(page)));
    let (mut count, mut missing) = (0, Vec::new());
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for path in named(&text).filter_map(|code| code.split([' ', ':', '*', '<', '{']).next()) {
            if ROOTS.iter().any(|root| path.starts_with(root)) {
                count += 1;
                if !repository().join(path).exists() {
                    missing.push(format!("{}: {path}", page.display()));
                }
            }
        }
    }
    assert!(count > 150, "{count}");
    assert_eq!(missing, Vec::<String>::new());
}

/// The page on accessibility and the table of changes say which test shows what; one that was renamed would leave a row without.
#[test]
fn tests_that_documents_name_are_there() {
    let code: String = sources_below("src").into_iter().chain(sources_below("tests/it")).map(|(_, text)| text).collect();
    for (page, at_least) in [("docs/accessibility.md", 40), ("ARCHITECTURE.md", 4)] {
        let text = document(page);
        let tests = named(&text).map(|code| code.rsplit("::").next().unwrap());
        let is_test =
            |name: &&str| name.matches('_').count() > 2 && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        let tests: Vec<&str> = tests.filter(is_test).collect();
        assert!(tests.len() > at_least, "{page}: {tests:?}");
        let missing: Vec<&str> = tests.into_iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
        assert_eq!(missing, Vec::<&str>::new(), "{page}");
    }
}
