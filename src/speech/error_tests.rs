use std::io::{Error, ErrorKind};
use std::path::PathBuf;

use super::*;
use crate::charter::{CharterError, CharterProblem};
use crate::classify::{KnowledgeError, LineProblem};
use crate::cookie::HostError;
use crate::corrections::CorrectionsError;
use crate::dossier::{DossierError, DossierProblem};
use crate::files::{TextError, WriteError, WriteProblem};
use crate::i18n::Language;
use crate::notes::NotesError;
use crate::portals::{PortalError, PortalsError};
use crate::site_list::{ListError, ListProblem};
use crate::store::{ReadError, one_of_each_error};

const PATH: &str = "/a/b.sqlite";
/// The number that Linux and macOS give for it.
const PERMISSION_DENIED: i32 = 13;

fn path() -> PathBuf {
    PATH.into()
}

fn refused() -> Error {
    Error::from(ErrorKind::PermissionDenied)
}

fn charter_problems() -> [CharterProblem; 15] {
    [
        CharterProblem::Toml { line: 3, message: "x".into() },
        CharterProblem::Scope { scope: "*".into() },
        CharterProblem::NoName,
        CharterProblem::Category { category: "c".into(), name: "n".into() },
        CharterProblem::Empty,
        CharterProblem::TooLarge { megabytes: 16 },
        CharterProblem::NotText,
        CharterProblem::Office,
        CharterProblem::MixedEncodings { line: 3 },
        CharterProblem::BrokenPdf,
        CharterProblem::LockedPdf,
        CharterProblem::ScannedPdf,
        CharterProblem::Json { line: 3, column: 4 },
        CharterProblem::NoCookies { tables: 0 },
        CharterProblem::NoCookies { tables: 2 },
    ]
}

fn line_problems() -> [LineProblem; 5] {
    [
        LineProblem::Purpose { name: "n".into() },
        LineProblem::Party { name: "n".into() },
        LineProblem::Category { name: "n".into(), category: "c".into() },
        LineProblem::NoName { platform: "p".into() },
        LineProblem::Csv { line: 3 },
    ]
}

fn knowledge_errors() -> Vec<KnowledgeError> {
    let mut errors = vec![
        KnowledgeError::Empty,
        KnowledgeError::NoName,
        KnowledgeError::Toml { line: 3 },
        KnowledgeError::Json { line: 3, column: 4 },
        KnowledgeError::JsonForm { line: 3, column: 4 },
        KnowledgeError::Csv { line: 3 },
        KnowledgeError::OtherForm,
    ];
    errors.extend(line_problems().map(KnowledgeError::Line));
    errors
}

fn dossier_problems() -> [DossierProblem; 10] {
    [
        DossierProblem::Unreadable(refused().into()),
        DossierProblem::Empty,
        DossierProblem::TooLarge { megabytes: 40 },
        DossierProblem::NotADossier,
        DossierProblem::Cut,
        DossierProblem::Damaged { line: 0 },
        DossierProblem::Damaged { line: 3 },
        DossierProblem::UnknownVersion { version: "2".into() },
        DossierProblem::Newer,
        DossierProblem::Older { program: "cookie-charter 0.0.1".into() },
    ]
}

fn sentences(language: Language) -> Vec<String> {
    let words = &Words::new(language, jiff::tz::TimeZone::UTC);
    let line = |sentence| with_path(words, sentence);
    let mut all: Vec<String> = one_of_each_error(PATH, PERMISSION_DENIED).iter().map(|error| line(read_error(words, error))).collect();
    let charters = charter_problems().map(|reason| CharterError::NotACharter { reason, path: path() });
    all.extend(charters.iter().map(|error| line(charter_error(words, error))));
    all.push(line(charter_error(words, &CharterError::Unreadable { reason: refused().into(), path: path() })));
    let dossiers = dossier_problems().map(|problem| DossierError { problem, path: path() });
    all.extend(dossiers.iter().map(|error| line(dossier_error(words, error))));
    for error in knowledge_errors() {
        all.push(line((knowledge_error(words, &error), Some(PATH.into()))));
        all.push(line(corrections_error(words, &CorrectionsError::NotACatalogue { reason: error, path: path() })));
    }
    all.push(line(portals_error(words, &PortalsError::NotPortals { line: 3, path: path() })));
    all.push(line(portals_error(words, &PortalsError::Unreadable { reason: refused().into(), path: path() })));
    all.push(line(notes_error(words, &NotesError::NotNotes { line: 3, path: path() })));
    all.push(line(notes_error(words, &NotesError::Unreadable { reason: refused().into(), path: path() })));
    let lists = [
        ListProblem::Unreadable(refused().into()),
        ListProblem::NotText(CharterProblem::NotText),
        ListProblem::NoColumns,
        ListProblem::NoLines,
    ];
    all.extend(lists.map(|problem| line(list_error(words, &ListError { problem, path: path() }))));
    all.extend([PortalError::NotAHost, PortalError::PublicSuffix].map(|error| line((portal_error(words, error), Some(PATH.into())))));
    for reason in [TextError::NoSuchName, TextError::NotAFile, TextError::TooLarge, TextError::NotText, refused().into()] {
        all.push(line(corrections_error(words, &CorrectionsError::Unreadable { reason, path: path() })));
    }
    let kinds = [ErrorKind::NotFound, ErrorKind::StorageFull, ErrorKind::IsADirectory, ErrorKind::InvalidInput, ErrorKind::FileTooLarge];
    let problems = kinds.map(|kind| WriteProblem::from(Error::from(kind))).into_iter();
    let refusals = [WriteProblem::IsABrowsers, WriteProblem::InABrowsersFolder];
    for problem in problems.chain([WriteProblem::NoSuchName, WriteProblem::IsAFolder, WriteProblem::IsASource]).chain(refusals) {
        all.push(line(write_error(words, &WriteError { problem, path: path() })));
    }
    let hosts = [HostError::Empty, HostError::TooLong, HostError::NotAHost];
    all.extend(hosts.map(|error| line((host_error(words, error), Some(PATH.into())))));
    all
}

#[test]
fn every_error_has_words_in_both_languages_with_the_path_last() {
    let (english, french) = (sentences(Language::En), sentences(Language::Fr));
    for (en, fr) in english.iter().zip(&french) {
        assert_ne!(en, fr);
        for sentence in [en, fr] {
            assert!(sentence.chars().next().is_some_and(char::is_uppercase), "{sentence}");
            assert!(!["error-", "problem-", "io-", "{", "\u{2}"].iter().any(|hole| sentence.contains(hole)), "{sentence}");
        }
    }
    let paths = |sentences: &[String], end: &str| sentences.iter().filter(|sentence| !sentence.ends_with(end)).count();
    // Only a read that was stopped has no path.
    assert_eq!((paths(&english, ": /a/b.sqlite"), paths(&french, "\u{a0}: /a/b.sqlite")), (1, 1));
    assert!(!english.iter().any(|sentence| sentence.contains(".:")));
}

#[test]
fn a_browser_without_a_name_is_named_in_the_persons_language() {
    let error = ReadError::LockedByBrowser { browser: None, path: path() };
    let sentence = |language| read_error(&Words::new(language, jiff::tz::TimeZone::UTC), &error).0;
    assert!(sentence(Language::En).contains("the browser") && !sentence(Language::Fr).contains("the browser"));
    assert!(sentence(Language::Fr).contains("le navigateur"));
}

#[test]
fn problems_of_lines_are_told_in_both_languages() {
    let [en, fr] = [Language::En, Language::Fr].map(|language| Words::new(language, jiff::tz::TimeZone::UTC));
    for problem in line_problems() {
        let sentence = [line_problem(&en, &problem), line_problem(&fr, &problem)];
        assert!(sentence[0] != sentence[1] && !sentence[1].contains("problem-"), "{sentence:?}");
        assert_eq!(sentence[0], problem.to_string());
    }
}

#[test]
fn a_temporary_path_is_not_told_and_control_characters_are_seen() {
    let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    let reason = tempfile::Builder::new().suffix(".tmp").tempfile_in(&missing).unwrap_err();
    assert!(reason.to_string().contains(".tmp"), "{reason}");
    let (sentence, _) = write_error(&words, &WriteError { problem: reason.into(), path: missing.join("out.csv") });
    assert!(!sentence.contains("missing"), "{sentence}");
    let (_, shown) = read_error(&words, &ReadError::NotFound { path: "/a\u{1b}[31m\nb".into() });
    assert_eq!(shown.as_deref(), Some("/a\u{fffd}[31m\u{fffd}b"));
}
