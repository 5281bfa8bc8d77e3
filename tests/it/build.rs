//! What the build checks stops a wrong asset: the same code, run on wrong ones.

#[path = "../../build/browsers.rs"]
mod browsers;

use std::fs;

/// What the build says about these browsers.
fn faults(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("browsers.toml");
    fs::write(&file, text).unwrap();
    let mut problems = Vec::new();
    browsers::compile(&file, &mut problems);
    problems
}

#[test]
fn a_wrong_browser_is_an_error_of_the_build() {
    let browser = |lines: &str| format!("[[browser]]\nid = \"b\"\nname = \"B\"\nfamily = \"chromium\"\n{lines}\n");
    assert_eq!(faults(&browser("linux = [\"config:b\"]")), Vec::<String>::new());
    for (text, expected) in [
        ("linux = [".to_owned(), "expected"),
        (String::from("other = 1"), "unknown field"),
        (browser("linux = [\"config:b\"]\nwindos = []"), "unknown field"),
        (browser(""), "no place"),
        (browser("linux = [\"b\"]"), "the base is"),
        (browser("linux = [\"desktop:b\"]"), "the base is"),
        (browser("linux = [\"home:../b\"]"), "no path"),
        (browser("linux = [\"home:b//c\"]"), "no path"),
        (browser("linux = [\"home:b{x}\"]"), "no path"),
        (browser("linux = [\"home:b\"]").replace("chromium", "webkit"), "no family"),
        (browser("linux = [\"home:b\"]").replace("\"b\"", "\"B\""), "lower-case"),
        (browser("linux = [\"home:b\"]") + &browser("linux = [\"home:c\"]"), "twice"),
        (browser("linux = [\"home:b\"]") + &browser("linux = [\"home:b\"]").replace("\"b\"", "\"c\""), "also the place of b"),
        // A channel without a place of its own.
        (browser("linux = [\"home:b\"]\nchannels = [{ id = \"beta\", name = \"Beta\", linux = \"-beta\" }]"), "also the place of b"),
    ] {
        let faults = faults(&text);
        assert!(faults.iter().any(|fault| fault.contains(expected)), "{text}: {faults:?}");
    }
}
