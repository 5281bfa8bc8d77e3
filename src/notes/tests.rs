use super::*;

fn cookie(name: &str) -> Topic {
    Topic::Cookie { name: name.into(), host: "www.a.fr".into() }
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    assert_eq!(Notes::load(&path).unwrap(), Notes::default(), "no file is no note");
    let mut notes = Notes::default();
    assert!(notes.set(cookie("_ga"), Note::of_typed("à vérifier,  à   vérifier ,DPO", " Vu le 3.\nDemander « pourquoi » ? \"\"\" \\ ")));
    assert!(notes.set(Topic::Site { site: "a.fr".into() }, Note::of_typed("", "Notre site")));
    assert!(notes.set(cookie("a\u{1}=[x]"), Note::of_typed("x", "")));
    notes.save(&path).unwrap();
    let read = Notes::load(&path).unwrap();
    assert_eq!(read.kept, notes.kept);
    let note = read.of_cookie("_ga", "www.a.fr").unwrap();
    assert_eq!((note.labels.as_slice(), note.text.lines().count()), (["à vérifier".to_owned(), "DPO".to_owned()].as_slice(), 2));
    assert!(read.of_cookie("_ga", "a.fr").is_none() && read.of_site("a.fr").is_some());
}

#[test]
fn a_file_that_is_not_understood_is_an_error_with_its_line_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    for (text, at) in [("[[cookie]]\nname = \"a\"\n", 1), ("[[site]]\nsite = \"a.fr\"\ncolour = \"red\"\n", 3), ("x", 1)] {
        std::fs::write(&path, text).unwrap();
        match Notes::load(&path) {
            Err(NotesError::NotNotes { line, .. }) => assert_eq!(line, at, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn what_says_nothing_new_is_not_kept_and_changes_are_taken_back() {
    let mut notes = Notes::default();
    assert!(!notes.set(cookie("a"), Note::of_typed(" , ", "  ")) && notes.is_empty() && !notes.can_undo());
    assert!(notes.set(cookie("a"), Note::of_typed("x", "")));
    assert!(!notes.set(cookie("a"), Note::of_typed("x, x", " ")));
    assert!(notes.set(cookie("a"), Note::default()) && notes.is_empty(), "an empty one takes it away");
    assert!(notes.undo() && notes.of_cookie("a", "www.a.fr").is_some());
    assert!(notes.undo() && notes.is_empty() && !notes.undo());
}

#[test]
fn a_long_note_of_a_file_is_kept_whole_and_one_that_is_typed_is_too_much() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    let (text, label) = ("é".repeat(MOST_TEXT + 1), "x".repeat(LONGEST_LABEL + 1));
    let labels: Vec<String> = (0..=MOST_LABELS).map(|label| format!("\"{label}\"")).collect();
    let labels = labels.join(", ");
    let site = |line: &str| format!("[[site]]\nsite = \"a.fr\"\n{line}\n");
    let long = format!("text = \"{text}\"\nlabels = [{labels}, \"{label}\"]");
    std::fs::write(&path, site(&long) + &site("text = \"again\"\nlabels = [\"1\"]")).unwrap();
    let mut notes = Notes::load(&path).unwrap();
    assert!(notes.set(cookie("a"), Note::of_typed("", "other")));
    notes.save(&path).unwrap();
    let kept = Notes::load(&path).unwrap().of_site("a.fr").unwrap().clone();
    assert_eq!((kept.labels.len(), kept.labels.last()), (MOST_LABELS + 2, Some(&label)));
    assert_eq!(kept.text, format!("{text}\nagain"), "two notes on the same are both kept");

    let none = Note::default();
    let typed = Note::of_typed(&label, &text);
    assert_eq!(typed.excess(&none), Some(Excess::Text));
    assert_eq!(Note::of_typed(&label, "").excess(&none), Some(Excess::Label));
    assert_eq!(Note::of_typed(&labels, "").excess(&none), Some(Excess::Labels));
    assert_eq!(Note { labels: vec!["new".into()], ..typed.clone() }.excess(&typed), None, "what stood in the file may stay");
    assert_eq!(Note::of_typed("x", &text[2..]).excess(&none), None);
}

#[test]
fn what_was_changed_elsewhere_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    let mut mine = Notes::default();
    assert!(mine.set(cookie("a"), Note::of_typed("", "mine")) && mine.set(cookie("b"), Note::of_typed("", "mine too")));
    let mut other = mine.clone();
    assert!(other.set(cookie("b"), Note::of_typed("", "theirs")) && other.set(cookie("c"), Note::of_typed("", "theirs")));
    other.save(&path).unwrap();
    let mut mine = mine.reloaded(&path).unwrap();
    assert!(!mine.undo() && mine.of_cookie("b", "www.a.fr").unwrap().text == "theirs");
    assert!(mine.undo() && mine.of_cookie("a", "www.a.fr").is_none() && mine.of_cookie("c", "www.a.fr").is_some());
}

#[test]
fn comments_stay_where_they_were_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    let written = "# Ours\n\n# Ask them\n[[cookie]]\nname = \"a\" # short\nhost = \"www.a.fr\"\ntext = \"\"\"one # no comment\n# nor this \\\"\"\"\n\"\"\"\n# in it\n\n[[site]]\nsite = 'a#b'\ntext = 'x'\n# at the end\n";
    std::fs::write(&path, written).unwrap();
    let mut notes = Notes::load(&path).unwrap();
    assert!(notes.set(cookie("z"), Note::of_typed("x", "")));
    notes.save(&path).unwrap();
    let saved = std::fs::read_to_string(&path).unwrap();
    let comments: Vec<&str> = saved.lines().filter(|line| line.starts_with('#')).collect();
    assert!(saved.starts_with("# Ours\n"), "{saved}");
    assert!(saved.contains("# Ask them\n# short\n# in it\n[[cookie]]\nname = \"a\""), "{saved}");
    assert!(saved.contains("# at the end\n[[site]]"), "{saved}");
    let again = Notes::load(&path).unwrap();
    again.save(&path).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), saved, "and no more of them");
    assert_eq!(again.of_cookie("a", "www.a.fr").unwrap().text, "one # no comment\n# nor this \"\"\"", "{comments:?}");
}

fn note(labels: &str, text: &str) -> Note {
    Note::of_typed(labels, text)
}

#[test]
fn notes_on_findings_are_read_back_with_their_comments_and_unknown_codes_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    let text = "# mine\n\n# of the finding\n[[finding]]\nsite = \"a.fr\"\ncode = \"not-known-here\"\nname = \"x\"\ntext = \"ask\"\n\n[[site]]\nsite = \"a.fr\"\ntext = \"s\"\n";
    std::fs::write(&path, text).unwrap();
    let mut notes = Notes::load(&path).unwrap();
    let about = |host: &str| Topic::Finding { site: "a.fr".into(), code: "undeclared".into(), name: "_ga".into(), host: host.into() };
    assert!(notes.set(about(".a.fr"), note("DPO", "to declare")) && notes.get(&about("")).is_none());
    notes.save(&path).unwrap();
    let read = Notes::load(&path).unwrap();
    assert_eq!(read.kept, notes.kept);
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("# of the finding\n[[finding]]\nsite = \"a.fr\"\ncode = \"not-known-here\""), "{written}");
}

#[test]
fn notes_of_somebody_else_are_told_apart_and_nothing_is_lost() {
    let (mut mine, mut theirs) = (Notes::default(), Notes::default());
    for (name, own, other) in [
        ("new", None, Some(("x", "theirs"))),
        ("longer", Some(("a", "one")), Some(("a, b", "one\n\ntwo"))),
        ("same", Some(("a, b", "two\none")), Some(("a", "one"))),
        ("conflict", Some(("a", "one\n\nmine")), Some(("b", "one\ntheirs"))),
        ("only mine", Some(("", "m")), None),
    ] {
        own.map(|(labels, text)| mine.set(cookie(name), note(labels, text)));
        other.map(|(labels, text)| theirs.set(cookie(name), note(labels, text)));
    }
    let found = mine.differences(&theirs);
    assert_eq!((found.new, found.longer, found.same, found.conflicts.len()), (1, 1, 1, 1));
    assert_eq!(found.conflicts[0].about, cookie("conflict"));
    let before = mine.kept.clone();

    let then = |keep: Option<Keep>| {
        let mut merged = mine.clone();
        let chosen = keep.map(|keep| (cookie("conflict"), keep)).into_iter().collect();
        let count = merged.take_in(&theirs, &chosen);
        let conflict = merged.get(&cookie("conflict")).unwrap().clone();
        assert!(merged.undo() && merged.kept == before, "all of it is one change");
        (count, conflict)
    };
    assert_eq!(then(None), (3, note("a, b", "one\n\nmine\ntheirs")));
    assert_eq!(then(Some(Keep::Both)), then(None));
    assert_eq!(then(Some(Keep::Mine)), (2, note("a", "one\n\nmine")));
    assert_eq!(then(Some(Keep::Theirs)), (3, note("b", "one\ntheirs")));

    // With both kept, every line and label of both is there, and taking them in once more does nothing.
    assert_eq!(mine.take_in(&theirs, &BTreeMap::default()), 3);
    for notes in [&theirs, &Notes { kept: before, ..Notes::default() }] {
        assert!(notes.all().all(|(about, note)| mine.get(&about).unwrap().covers(note)));
    }
    assert_eq!(mine.differences(&theirs), Differences { same: 4, ..Differences::default() });
    assert_eq!(mine.take_in(&theirs, &BTreeMap::default()), 0);
}

#[test]
fn taking_several_notes_back_leaves_what_was_changed_elsewhere() {
    let mut theirs = Notes::default();
    theirs.set(cookie("a"), note("", "a"));
    theirs.set(cookie("b"), note("", "b"));
    let mut mine = Notes::default();
    assert_eq!(mine.take_in(&theirs, &BTreeMap::default()), 2);
    mine.kept.put(cookie("a"), note("", "edited by hand"));
    assert!(mine.undo());
    assert!(mine.get(&cookie("b")).is_none() && mine.get(&cookie("a")).unwrap().text == "edited by hand");
}

#[test]
fn a_comment_behind_the_head_of_a_block_is_of_that_block() {
    let folder = tempfile::tempdir().unwrap();
    let path = Notes::file_in(folder.path());
    let block = |name: &str, comment: &str| format!("[[cookie]]{comment}\nname = \"{name}\"\nhost = \"a.fr\"\ntext = \"t\"\n\n");
    std::fs::write(&path, format!("{}# of b\n{}{}", block("a", " # of a"), block("b", ""), block("c", "  # of c"))).unwrap();
    let notes = Notes::load(&path).unwrap();
    notes.save(&path).unwrap();
    let written = std::fs::read_to_string(&path).unwrap();
    for name in ["a", "b", "c"] {
        assert!(written.contains(&format!("# of {name}\n[[cookie]]\nname = \"{name}\"")), "{written}");
    }
}
