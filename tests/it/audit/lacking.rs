//! What could not be had of a moment is neither absent, nor gone, nor new.

use std::slice::from_ref;

use cookie_charter::audit::Label::{Before, Refused};
use cookie_charter::audit::{Audit, Code, Fact, Life, Unseen, audit, law, moments};
use cookie_charter::charter::Purpose;
use cookie_charter::export::{AuditFormat, AuditReport, Made as MadeOn, write_audit};
use cookie_charter::i18n::{Language, Words};
use cookie_charter::speech;
use cookie_charter::store::{Beside, FormatId, ReadNote, ReadRecord};

use jiff::tz::TimeZone;

use super::made::{Made, SITE, audited_with, charter, codes, cookie, opened_with, subject};

fn since(audit: &Audit) -> [usize; 4] {
    let sums = moments(audit, &[Before, Refused], law());
    let since = sums[1].since.unwrap();
    [since.kept, since.new, since.gone, since.untold]
}

fn said(audit: &Audit, begins: &str) -> Vec<String> {
    codes(audit).into_iter().filter(|code| code.starts_with(begins)).collect()
}

#[test]
fn without_its_session_file_a_store_shows_no_session_cookie() {
    let lines = charter(&["_fbp third-party -", "panier necessary 0", "avis necessary -"]);
    let stores = [(Before, &[cookie("langue")][..]), (Refused, &[cookie("_fbp").later(60)][..])];
    let of = |beside: Beside| audited_with(Some(&lines), &stores, move |_, record| record.session_file = beside);
    let missing = of(Beside::Missing);
    assert_eq!(said(&missing, "declared"), ["declared-absent avis"], "that one is declared to end with the session is no proof");
    assert!(missing.unseen.contains(&Unseen::NotSought { lines: 1, names: vec!["panier".to_owned()] }), "{:?}", missing.unseen);
    let lacking = Unseen::Lacking { label: Before, lasting: false, session: true, site: false, cookies: 0, names: Vec::new() };
    assert!(missing.unseen.contains(&lacking), "{:?}", missing.unseen);
    // What lasts is in the store itself.
    assert_eq!((said(&missing, "set-after"), since(&missing)), (vec!["set-after-refusal _fbp".to_owned()], [0, 1, 1, 0]));
    assert!(missing.lacking.hides_life(Before, Life::Session) && !missing.lacking.hides_life(Before, Life::Seconds(60)));
    let read = of(Beside::Read);
    assert_eq!(said(&read, "declared"), ["declared-absent panier", "declared-absent avis"]);
    assert!(read.lacking.is_nothing());
}

#[test]
fn rows_that_were_lost_may_have_been_there() {
    let lines = charter(&["_fbp third-party -", "avis necessary 30"]);
    let stores = [(Before, &[cookie("langue")][..]), (Refused, &[cookie("_fbp").later(60)][..])];
    let of = |damaged: usize| audited_with(Some(&lines), &stores, move |place, record| record.rows_lost = u64::from(place == damaged));
    let before = of(0);
    assert_eq!((said(&before, "set-after"), said(&before, "declared")), (vec![], vec![]));
    // That it is there after refusing is certain.
    assert_eq!(said(&before, "kept-after"), ["kept-after-refusal _fbp"]);
    assert!(before.findings.iter().any(|finding| finding.fact == Fact::There(Purpose::Advertising)), "{:?}", before.findings);
    assert_eq!(since(&before), [0, 0, 1, 1], "langue was there and is gone; of _fbp nobody knows");
    let later = of(1);
    assert_eq!(said(&later, "set-after"), ["set-after-refusal _fbp"]);
    assert_eq!(since(&later), [0, 1, 0, 1], "whether langue is gone is not known");
}

#[test]
fn what_a_store_keeps_in_one_file_is_lost_together() {
    // As Chromium does, whose session cookies stand in the table of the others.
    let stores = [(Before, &[cookie("langue")][..])];
    let of = |lost: u64| {
        let in_one_file = move |_: usize, record: &mut ReadRecord| {
            (record.format, record.session_file, record.rows_lost) = (FormatId::Chromium, Beside::NotSought, lost);
        };
        audited_with(None, &stores, in_one_file).lacking
    };
    assert!(of(1).hides_life(Before, Life::Session) && of(1).hides_life(Before, Life::Unknown) && of(0).is_nothing());
}

#[test]
fn what_requests_carried_may_have_been_there() {
    let stores = [(Before, &[cookie("langue")][..]), (Refused, &[cookie("_fbp").later(60)][..])];
    let found = audited_with(None, &stores, |place, record| record.notes.extend((place == 0).then_some(ReadNote::SeenInRequests)));
    assert_eq!((said(&found, "set-after"), said(&found, "kept-after")), (vec![], vec!["kept-after-refusal _fbp".to_owned()]));
}

#[test]
fn several_stores_are_the_same_only_where_all_are() {
    let (one, other) = (cookie("_fbp"), cookie("_fbp").later(60));
    let same = |after: [&Made; 2]| {
        let stores = [(Before, from_ref(&one)), (Before, from_ref(&other)), (Refused, from_ref(after[0])), (Refused, from_ref(after[1]))];
        let at_one_place = |_: usize, record: &mut ReadRecord| record.files.iter_mut().for_each(|file| file.path = "cookies.sqlite".into());
        audited_with(None, &stores, at_one_place).lacking.same_store.has(Refused)
    };
    assert!(same([&other, &one]) && !same([&one, &one]));
    // A copy at another place is another recording.
    let stores = [(Before, from_ref(&one)), (Refused, from_ref(&one))];
    assert!(audited_with(None, &stores, |_, _| {}).lacking.is_nothing());
}

#[test]
fn a_store_that_shows_nothing_of_the_site_is_no_moment_of_it() {
    let of = |history: Beside| {
        audited_with(None, &[(Before, &[][..]), (Refused, &[cookie("_fbp").later(60)][..])], move |_, record| record.history_file = history)
    };
    // What a tool wrote of one visit is whole without a history.
    assert_eq!(said(&of(Beside::NotSought), "set-after"), ["set-after-refusal _fbp"]);
    let found = of(Beside::Missing);
    assert_eq!((said(&found, "set-after"), said(&found, "kept-after")), (vec![], vec!["kept-after-refusal _fbp".to_owned()]));
    let lacking = Unseen::Lacking { label: Before, lasting: false, session: false, site: true, cookies: 1, names: vec!["_fbp".to_owned()] };
    assert!(found.unseen.contains(&lacking), "{:?}", found.unseen);
}

/// What a moment that was not wholly had shows is the least that there is, and no heading says more than what stands beneath it.
#[test]
fn numbers_and_headings_say_no_more_than_was_had() {
    let stores = [(Before, &[cookie("langue")][..]), (Refused, &[cookie("_fbp").later(60)][..])];
    let words = Words::new(Language::En, TimeZone::UTC);
    let html = |damaged: usize| {
        let mut place = 0;
        let (inventory, labels) = opened_with(&stores, |report| {
            report.record.rows_lost = u64::from(place == damaged);
            place += 1;
        });
        let subject = subject(&inventory, &labels, SITE, None);
        let audit = audit(&subject);
        let made = MadeOn::now("2026-11-26T21:00:00Z".parse().unwrap());
        let report = AuditReport { subject, audit: &audit, made, charter: None, source: None, language: Language::En, notes: None };
        let mut out = Vec::new();
        write_audit(&report, AuditFormat::Html, &mut out).unwrap();
        let kept = audit.findings.iter().filter(|finding| finding.code == Code::KeptAfterRefusal);
        (speech::audit_title(&words, Code::KeptAfterRefusal, kept), String::from_utf8(out).unwrap())
    };
    let (title, lost) = html(0);
    assert_eq!(title, "There after refusing");
    assert!(lost.contains("There after refusing") && !lost.contains("Still there after refusing"), "nobody knows whether it stayed");
    for cell in [
        "<td class=\"number\">at least 1</td><td class=\"number\">1</td>",
        "<td class=\"number\">not known</td><td class=\"number\">1</td>",
    ] {
        assert!(lost.contains(cell), "{cell}");
    }
    let (title, whole) = html(2);
    assert_eq!(title, "Still there after refusing");
    assert!(whole.contains("<td class=\"number\">0</td><td class=\"number\">1</td>") && !whole.contains("at least 1"));
}
