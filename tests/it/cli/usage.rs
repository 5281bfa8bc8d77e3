use std::io::Read;
use std::process::Stdio;

use crate::support::program::{Home, stderr, stdout};

#[test]
fn help_and_version() {
    let home = Home::new();
    let help = home.run(["--help"]);
    assert_eq!(help.status.code(), Some(0));
    for word in ["stores", "export", "explain", "charter", "--lang"] {
        assert!(stdout(&help).contains(word), "{word}");
    }
    let version = home.run(["--version"]);
    assert_eq!(stdout(&version), concat!("cookie-charter ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_usage_is_status_2_and_unreadable_is_3_with_the_path_last() {
    let home = Home::new();
    let wrong = home.run(["export"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stdout(&wrong).is_empty() && !stderr(&wrong).is_empty());
    // One sentence in the person's language, and where to read on; what was typed steers no terminal.
    for (arguments, english, french) in [
        (vec!["export"], "What is missing: <STORE>. ", "Il manque\u{a0}: <BASE>. "),
        (vec!["export", "sample:", "--categori", "x"], "perhaps --category was meant", "peut-être s’agissait-il de --category"),
        (vec!["export", "sample:", "--zz\u{1b}[31m"], "is not known here", "n’est pas connu ici"),
        (vec!["export", "sample:", "--category", "x"], "which takes necessary, statistics", "qui prend necessary, statistics"),
        (vec!["export", "sample:", "-f"], "A value is missing behind --format", "Il manque une valeur après --format"),
        (vec!["export", "sample:", "--history", "x", "--no-history"], "do not go together", "ne vont pas ensemble"),
        (vec!["export", "sample:", "-o", "a", "-o", "b"], "more than once", "plusieurs fois"),
        (vec!["compare", "a"], "More is needed for <STORE|DOSSIER>. ", "Il en faut davantage pour <BASE|AUDIT>. "),
        (vec!["compare"], "What is missing: <STORE|DOSSIER>. ", "Il manque\u{a0}: <BASE|AUDIT>. "),
        (vec!["compare", "a", "b", "c", "d", "e"], "“e” is one too many", "e\u{a0}» est de trop"),
        (vec!["explain", "stores", "--bad"], "“--bad” is not known here", "«\u{a0}--bad\u{a0}» n’est pas connu ici"),
        (vec!["explain", "x", "--browser", "firefox"], "What is missing: --host <HOST>", "Il manque\u{a0}: --host <HÔTE>"),
        (vec!["charter", "a", "b"], "“b” is not known here", "b\u{a0}» n’est pas connu ici"),
    ] {
        for (language, words) in [("en", english), ("fr", french)] {
            let output = home.command().args(["--lang", language]).args(&arguments).output().unwrap();
            let said = stderr(&output);
            assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
            assert!(said.starts_with("cookie-charter: ") && said.lines().count() == 1 && said.contains(words), "{said}");
            assert!(said.trim_end().ends_with(&format!("cookie-charter {} --help", arguments[0])) && !said.contains('\u{1b}'), "{said}");
        }
    }
    assert_eq!(home.run(["export", "sample:", "--category", "functional"]).status.code(), Some(2));
    assert_eq!(home.run(["export", "sample:", "--history", "x", "--no-history"]).status.code(), Some(2));

    let missing = home.run(["export", "no-such-store"]);
    assert_eq!(missing.status.code(), Some(3));
    let sentence = stderr(&missing);
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    assert!(sentence.trim_end().ends_with("no-such-store"), "{sentence}");
}

#[test]
fn an_unwritable_target_leaves_nothing_behind() {
    let home = Home::new();
    let output = home.run(["export", "sample:", "-o", "no/such/folder/out.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).trim_end().ends_with("no/such/folder/out.csv"));
}

#[test]
fn no_stores_is_said_and_json_is_an_empty_list() {
    let home = Home::new();
    assert!(stdout(&home.run(["stores"])).contains("No browser"));
    assert!(stdout(&home.run(["stores", "--lang", "fr"])).contains("Aucun navigateur"));
    assert_eq!(stdout(&home.run(["stores", "--json"])).trim(), "[]");
}

#[test]
fn a_reader_that_goes_away_is_quiet() {
    let home = Home::new();
    let mut child = home.command().args(["export", "sample:"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(complaint, "");
}

#[test]
fn without_a_display_the_window_command_says_so() {
    let home = Home::new();
    let output = home.run([] as [&str; 0]);
    assert_eq!(output.status.code(), Some(3));
    let sentence = stderr(&output);
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    for word in ["stores", "export", "--help"] {
        assert!(sentence.contains(word), "{sentence}");
    }
}

#[test]
fn explain_tells_purpose_source_and_near_names() {
    let home = Home::new();
    let known = stdout(&home.run(["explain", "_fbp"]));
    assert!(known.contains("Meta") && known.contains("https://") && known.contains("_fbp"), "{known}");
    let french = stdout(&home.run(["explain", "_pk_id.1.1fff", "--lang", "fr"]));
    assert!(french.contains("Matomo") && french.contains("Statistiques"), "{french}");
    let near = stdout(&home.run(["explain", "_fpb"]));
    assert!(near.contains("_fbp"), "{near}");
    let own_domain = stdout(&home.run(["explain", "IDE", "--host", "ad.doubleclick.net"]));
    assert!(own_domain.contains("Google"), "{own_domain}");
}

#[test]
fn what_names_no_site_is_wrong_usage_and_files_are_a_site() {
    let home = Home::new();
    for arguments in [
        vec!["audit", "--site", "", "sample:"],
        vec!["compare", "sample:", "sample:", "--site", " . "],
        vec!["export", "sample:", "--site", ""],
    ] {
        let output = home.run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stdout(&output).is_empty() && stderr(&output).contains("No host is written like this"), "{}", stderr(&output));
    }
    let output = home.run(["compare", "sample:", "sample:", "--site", "spelled-wrong.fr"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "cookie-charter: No store shows this site: spelled-wrong.fr\n");
    // Asked for in every command as it is written in exports.
    let output = home.run(["compare", "sample:", "sample:", "--site", "file:", "-f", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("\"file:\""), "{}", stdout(&output));
}

#[test]
fn what_means_nothing_for_a_dossier_is_said() {
    let home = Home::new();
    let kept = home.path().join("kept.json");
    let output = home.command().args(["audit", "--site", "boutique-exemple.fr", "sample:", "--save"]).arg(&kept).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    for option in ["--with-values", "--no-corrections"] {
        let output = home.command().args(["audit", option]).arg(&kept).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{option}");
        assert!(stderr(&output).contains(option), "{}", stderr(&output));
    }
}
