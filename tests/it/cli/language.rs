//! Every sentence in the chosen language, and nothing in it that steers a terminal.

use std::fs;

use crate::support::program::{Home, stderr, stdout};

#[test]
fn errors_are_french_with_the_path_last() {
    let home = Home::new();
    let cases: [(&[&str], &str); 7] = [
        (&["export", "nope"], "cookie-charter: Ce fichier ou dossier n’existe pas. Vérifiez le nom et rouvrez-le\u{a0}: nope"),
        (&["export", "firefox:nope"], "« cookie-charter stores » en donne la liste\u{a0}: firefox:nope"),
        (&["export", "sample:", "--charter", "nope.toml"], "cookie-charter: La charte n’a pas pu être lue"),
        (&["export", "sample:", "--knowledge", "nope.csv"], "cookie-charter: La liste n’a pas pu être lue"),
        (&["export", "sample:", "-o", "no/out.csv"], "cookie-charter: Le fichier n’a pas été écrit"),
        (&["export", "sample:", "--site", "nope.example"], "l’export est donc vide\u{a0}: nope.example"),
        (&["explain", "x", "--host", "."], "cookie-charter: Aucun hôte ne s’écrit ainsi"),
    ];
    for (arguments, expected) in cases {
        let output = home.command().args(arguments).args(["--lang", "fr"]).output().unwrap();
        let sentence = stderr(&output);
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain(&sentence).contains(&plain(expected)), "{sentence}");
        assert_eq!(sentence.lines().count(), 1, "{sentence}");
        assert!(sentence.contains("\u{a0}: "), "{sentence}");
        let last = arguments.last().unwrap();
        assert!(sentence.trim_end().ends_with(last), "{sentence}");
    }
}

#[test]
fn the_language_may_be_named_before_the_subcommand() {
    let home = Home::new();
    assert!(stderr(&home.run(["--lang", "fr", "export", "nope"])).contains("\u{a0}: nope"));
    let mixed = home.run(["x.sqlite", "--lang", "fr", "stores"]);
    assert_eq!((mixed.status.code(), stderr(&mixed).contains("Indiquez-les après")), (Some(2), true), "{}", stderr(&mixed));
}

#[test]
fn the_language_of_the_system_counts_without_an_option() {
    let home = Home::new();
    let output = home.command().env("LANG", "fr_FR.UTF-8").args(["export", "nope"]).output().unwrap();
    assert!(stderr(&output).contains("\u{a0}: nope"), "{}", stderr(&output));
}

#[test]
fn stores_are_listed_in_french() {
    let home = Home::new();
    let profile = home.path().join(".mozilla/firefox/abc.default");
    fs::create_dir_all(&profile).unwrap();
    fs::copy(crate::support::shared::repository().join("assets/sample/cookies.sqlite"), profile.join("cookies.sqlite")).unwrap();
    let text = stdout(&home.run(["stores", "--lang", "fr"]));
    let header = text.lines().next().unwrap();
    if cfg!(target_os = "linux") {
        for word in ["ID", "NAVIGATEUR", "PROFIL", "MODIFIÉ (UTC)", "FICHIER"] {
            assert!(header.contains(word), "{text}");
        }
        assert!(text.contains("firefox:"), "{text}");
    }
}

#[test]
fn explain_gives_reasons_in_words_with_their_codes() {
    let home = Home::new();
    let french = stdout(&home.run(["explain", "_fbp", "--lang", "fr"]));
    assert!(french.contains("Catalogue\u{a0}: _fbp est un cookie de Meta Pixel (Meta) qui"), "{french}");
    assert!(french.contains("source\u{a0}: page de") && french.contains("(catalogue:meta/_fbp)\n"), "{french}");
    assert!(french.contains("Déposé par le site visité\u{a0}: ") && !french.contains('\u{2}') && !french.contains("**"), "{french}");
    let english = stdout(&home.run(["explain", "_fbp"]));
    assert!(english.contains("Catalogue: _fbp is a cookie of Meta Pixel (Meta) that"), "{english}");
}

#[test]
fn explain_tells_how_to_get_rid_of_a_cookie_in_a_browser() {
    let home = Home::new();
    let of = |language, browser| stdout(&home.run(["explain", "_ga", "--host", "www.a.fr", "--browser", browser, "--lang", language]));
    assert!(of("en", "firefox").contains("Clear data for specific sites") && of("fr", "chrome").contains("Bloquer les cookies tiers"));
    assert!(of("fr", "firefox").contains("www.a.fr/robots.txt"));
    for wrong in [&["--browser", "firefox"][..], &["--host", "a.fr", "--browser", "netscape"]] {
        assert_eq!(home.run([&["explain", "_ga"], wrong].concat()).status.code(), Some(2));
    }
}

#[cfg(unix)]
#[test]
fn control_characters_do_not_reach_the_terminal() {
    let home = Home::new();
    let list = home.path().join("list.toml");
    fs::write(&list, "[[cookie]]\npattern = \"a\\u001b[31m\"\npurpose = \"wrong\"\n").unwrap();
    let name = "a\u{1b}[31m\nb";
    let outputs = [
        home.run(["export", name]),
        home.run(["explain", name]),
        home.run(["export", "sample:", "--site", name, "-o", "/dev/null"]),
        home.run(["explain", "--no-such\u{1b}[31m"]),
        home.command().args(["explain", "x", "--knowledge"]).arg(&list).output().unwrap(),
    ];
    for output in outputs {
        let text = format!("{}{}", stdout(&output), stderr(&output));
        assert!(!text.contains('\u{1b}') && !text.is_empty(), "{text:?}");
    }
}
