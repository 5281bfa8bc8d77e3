//! Completions and manual pages, in the programs that read them where those are installed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::program::{Home, stderr, stdout};

const COMMANDS: [&str; 7] = ["stores", "export", "explain", "charter", "audit", "compare", "verify"];

/// The long flags that `--help` of a subcommand tells.
fn flags_of(home: &Home, command: &str) -> BTreeSet<String> {
    let help = stdout(&home.run([command, "--help"]));
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    let long = lines.filter_map(|line| line.split([' ', ',']).find(|word| word.starts_with("--")));
    // Prose that was wrapped before a flag begins like one, and goes on with a comma or a semicolon.
    let is_flag = |flag: &String| flag.len() > 2 && flag.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    long.map(str::to_owned).filter(is_flag).collect()
}

fn script(home: &Home, shell: &str) -> PathBuf {
    let written = home.run(["completions", shell]);
    assert_eq!(written.status.code(), Some(0), "{}", stderr(&written));
    let file = home.path().join(format!("completions.{shell}"));
    fs::write(&file, &written.stdout).unwrap();
    file
}

/// What a shell says, or none where it is not installed.
fn shell(program: &str, arguments: &[&str], script: &str, home: &Home) -> Option<String> {
    let ran = Command::new(program).args(arguments).args(["-c", script]).env("HOME", home.path()).output();
    let Ok(output) = ran else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    assert!(output.status.success(), "{}", stderr(&output));
    Some(stdout(&output))
}

#[test]
fn every_flag_is_completed_in_every_shell_and_stands_in_its_page() {
    let home = Home::new();
    let pages = home.path().join("man");
    assert_eq!(home.run([Path::new("man"), &pages]).status.code(), Some(0));
    for command in COMMANDS {
        let flags = flags_of(&home, command);
        assert!(flags.len() > 1, "{command}: {flags:?}");
        let page = fs::read_to_string(pages.join(format!("cookie-charter-{command}.1"))).unwrap().replace('\\', "");
        for flag in &flags {
            assert!(page.contains(flag.as_str()), "{command}: {flag} is not in its page");
        }
        for shell in ["bash", "zsh", "fish", "powershell"] {
            let text = fs::read_to_string(script(&home, shell)).unwrap();
            // fish names them without their dashes.
            let missing: Vec<_> = flags.iter().filter(|flag| !text.contains(if shell == "fish" { &flag[2..] } else { flag })).collect();
            assert!(missing.is_empty(), "{shell}, {command}: {missing:?}");
            assert!(!text.contains("Writes completions"), "{shell} tells of a hidden command");
        }
    }
    assert_eq!(fs::read_dir(&pages).unwrap().count(), COMMANDS.len() + 1);
}

#[test]
fn bash_completes_commands_flags_and_values() {
    let home = Home::new();
    let file = script(&home, "bash");
    let ask = |words: &str, at: usize| {
        let script = format!(
            "source {}; COMP_WORDS=({words}); COMP_CWORD={at}; _cookie__charter cookie-charter \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{}]}}\"; \
             printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            file.display(),
            at - 1
        );
        shell("bash", &["--norc"], &script, &home)
    };
    let Some(commands) = ask("cookie-charter ex", 1) else { return };
    assert_eq!(commands.lines().collect::<Vec<_>>(), ["export", "explain"]);
    assert_eq!(ask("cookie-charter export --with-v", 2).unwrap().trim(), "--with-values");
    assert!(ask("cookie-charter export --format ''", 3).unwrap().lines().any(|value| value == "ndjson"));
}

#[test]
fn zsh_and_fish_read_theirs() {
    let home = Home::new();
    let file = script(&home, "zsh");
    // Its grammar; and that compinit takes it for what it is.
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("#compdef cookie-charter"), "{}", text.lines().next().unwrap_or_default());
    let _ = shell("zsh", &["-f"], &format!("zsh -n {}", file.display()), &home);
    let file = script(&home, "fish");
    let asked = format!("source {}; complete -C 'cookie-charter exp'; complete -C 'cookie-charter export --with-'", file.display());
    if let Some(told) = shell("fish", &["--no-config"], &asked, &home) {
        let told: Vec<_> = told.lines().filter_map(|line| line.split('\t').next()).collect();
        assert!(told.contains(&"export") && told.contains(&"--with-values"), "{told:?}");
    }
}

#[test]
fn manual_pages_are_clean_in_both_languages() {
    let home = Home::new();
    for (language, manual) in [("en", "User Commands"), ("fr", "Commandes utilisateur")] {
        let pages = home.path().join(language);
        let man = |folder: Option<&Path>| {
            let mut command = home.command();
            command.env("SOURCE_DATE_EPOCH", "1790000000").args(["--lang", language, "man"]).args(folder);
            let output = command.output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            stdout(&output)
        };
        man(Some(&pages));
        assert_eq!(man(None), fs::read_to_string(pages.join("cookie-charter.1")).unwrap());
        let files: Vec<_> = fs::read_dir(&pages).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), COMMANDS.len() + 1);
        for file in &files {
            let text = fs::read_to_string(file).unwrap();
            let title = format!(
                "{} 1 \"2026-09-21\" \"Cookie Charter {}\" \"{manual}\"",
                file.file_stem().unwrap().display(),
                env!("CARGO_PKG_VERSION")
            );
            assert!(text.lines().any(|line| line.to_lowercase() == format!(".th {title}").to_lowercase()), "{text}");
        }
        match Command::new("mandoc").arg("-Tlint").args(&files).output() {
            Ok(output) => assert!(output.status.success() && output.stdout.is_empty(), "{}", stdout(&output)),
            Err(_) => eprintln!("skipped: mandoc is not installed"),
        }
    }
    // A page without a day is the same whenever it is made, and its version is none.
    let text = stdout(&home.run(["man"]));
    assert!(
        text.contains(concat!(".TH COOKIE-CHARTER 1 \"\" \"Cookie Charter ", env!("CARGO_PKG_VERSION"), "\" \"User Commands\"\n")),
        "{text}"
    );
}

#[test]
fn nothing_of_a_french_manual_page_is_english() {
    let home = Home::new();
    let pages = home.path().join("man");
    assert_eq!(home.command().args(["--lang", "fr", "man"]).arg(&pages).status().unwrap().code(), Some(0));
    for command in COMMANDS {
        let page = fs::read_to_string(pages.join(format!("cookie-charter-{command}.1"))).unwrap().replace('\\', "");
        assert!(page.contains(".SH NOM\n") && page.contains("Affiche l’aide"), "{page}");
        let text: String = page.lines().filter(|line| !line.starts_with(".TH")).collect();
        for english in ["NAME", "Possible", "default", "Print", "FILE", "STORE", "FOLDER", "English"] {
            assert!(!text.contains(english), "{command}: {english} in {page}");
        }
        for flag in flags_of(&home, command) {
            assert!(page.contains(&flag), "{command}: {flag} is not in its page");
        }
    }
    let page = fs::read_to_string(pages.join("cookie-charter-export.1")).unwrap().replace('\\', "");
    assert!(page.contains("ndjson\u{a0}: un objet par ligne") && page.contains("[par défaut\u{a0}: csv]"), "{page}");
    assert!(fs::read_to_string(pages.join("cookie-charter.1")).unwrap().contains(".SH COMMANDES\n"));
}

#[test]
fn a_folder_that_cannot_be_made_is_one_sentence() {
    let home = Home::new();
    fs::write(home.path().join("file"), "").unwrap();
    let output = home.run([Path::new("man"), &home.path().join("file/pages")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).trim_end().ends_with("file/pages"), "{}", stderr(&output));
    assert_eq!(home.run(["completions", "tcsh"]).status.code(), Some(2));
}
