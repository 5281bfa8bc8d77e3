//! Decisions on party and provider beside the purpose, with their reason; and that what is said anyway is not kept.

use std::sync::Arc;

use cookie_charter::charter::{Party, Purpose};
use cookie_charter::classify::{Knowledge, RuleId};
use cookie_charter::corrections::{Correction, Corrections, Reach, Undecided, news};
use cookie_charter::i18n::{Language, Words};
use cookie_charter::inventory::{CookieView, Inventory, OpenStore};
use cookie_charter::speech;
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

use crate::support::program::{Home, stderr, stdout};

fn inventory(corrections: &Corrections) -> Inventory {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: "2026-11-24T09:00:00Z".parse().unwrap() };
    let knowledge = Knowledge { user: corrections.base().map(Arc::new), ..Knowledge::default() };
    let report = read_sample(&options, &Progress::default()).unwrap();
    Inventory::new(vec![Arc::new(OpenStore::classify(report, StoreSource::sample(), &knowledge))], knowledge)
}

fn called<'a>(inventory: &'a Inventory, name: &str) -> CookieView<'a> {
    inventory.iter().find(|view| view.cookie.name() == name).unwrap()
}

fn on(view: &CookieView<'_>, reach: Reach) -> Correction {
    Correction::on(view.cookie.name(), (view.cookie.host(), view.site), reach)
}

#[test]
fn party_and_provider_are_decided_each_by_the_narrowest_that_speaks_of_it_and_the_reason_is_shown() {
    let before = inventory(&Corrections::default());
    let view = called(&before, "csrftoken");
    assert_eq!((view.verdict.party, view.verdict.purpose), (Party::First, Purpose::Necessary));
    let mut corrections = Corrections::default();
    let of_site = Correction { provider: "Hébergeur".into(), reason: "contract of 2024".into(), ..on(&view, Reach::Site) };
    let of_cookie = Correction { party: Some(Party::ForThird), reason: "asked the vendor".into(), ..on(&view, Reach::Cookie) };
    assert_eq!(corrections.put_all(vec![of_site, of_cookie]), 2);

    let folder = tempfile::tempdir().unwrap();
    let file = Corrections::file_in(folder.path());
    corrections.save(&file).unwrap();
    let loaded = Corrections::load(&file).unwrap();
    assert_eq!(loaded.lines(), corrections.lines(), "{}", corrections.to_toml());

    let after = inventory(&loaded);
    let view = called(&after, "csrftoken");
    assert_eq!((view.verdict.party, view.verdict.purpose), (Party::ForThird, Purpose::Necessary), "the purpose is left to the program");
    assert_eq!((view.provider(), view.organisation()), ("Hébergeur", "Hébergeur"));
    let codes = view.evidence_codes();
    assert!(codes.starts_with("user-party:corrections/csrftoken") && codes.contains("user-provider:corrections/csrftoken"), "{codes}");
    for (language, reason) in
        [(Language::En, "your own correction: “asked the vendor”"), (Language::Fr, "votre correction : « asked the vendor »")]
    {
        let words = Words::new(language, jiff::tz::TimeZone::UTC);
        let said: Vec<_> =
            view.evidence().iter().filter(|piece| piece.rule.is_own_decision()).map(|piece| speech::reason(&words, &view, piece)).collect();
        let party = said.first().unwrap();
        assert_eq!(party.source.replace(['\u{a0}', '\u{202f}'], " "), reason);
        assert!(said.iter().any(|reason| reason.text.contains("Hébergeur") && reason.source.contains("contract of 2024")), "{said:?}");
    }
}

#[test]
fn what_a_browser_recorded_still_speaks_against_a_decided_party() {
    let before = inventory(&Corrections::default());
    let third = before
        .iter()
        .find(|view| view.verdict.party == Party::Third && view.evidence().iter().any(|piece| piece.rule == RuleId::PartitionKey));
    let third = third.unwrap();
    let mut corrections = Corrections::default();
    corrections.put_all(vec![Correction { party: Some(Party::First), ..on(&third, Reach::Cookie) }]);
    let after = inventory(&corrections);
    let view = after.get(third.id).unwrap();
    assert_eq!(view.verdict.party, Party::First);
    assert!(view.evidence().iter().any(|piece| piece.rule == RuleId::PartitionKey));
    assert!(view.verdict.findings.has(cookie_charter::classify::Finding::PartyDisputed));
}

/// The program alone is the measure, whatever was decided before.
#[test]
fn what_is_said_anyway_is_not_kept_fact_by_fact() {
    let mut corrections = Corrections::default();
    let first = inventory(&corrections);
    let view = called(&first, "pub_segment_id");
    let (purpose, party, provider) = (view.verdict.purpose, view.verdict.party, view.provider().to_owned());
    assert_eq!(purpose, Purpose::Advertising);
    let count =
        first.iter().filter(|other| (other.cookie.name(), other.cookie.host()) == (view.cookie.name(), view.cookie.host())).count() as u64;
    let look = |corrections: &Corrections, proposed: Correction| {
        let now = inventory(corrections);
        let proposed = [proposed];
        let news = news(corrections, &proposed, &Undecided::of(now.stores(), &proposed, now.knowledge()));
        (news.corrections.into_iter().next().unwrap(), news.touched)
    };
    let same = Correction { purpose: Some(purpose), party: Some(party), provider, ..on(&view, Reach::Cookie) };
    let (said, touched) = look(&corrections, same.clone());
    assert!(said.is_empty(), "{said:?}");
    assert_eq!((touched.cookies, touched.moved), (count, 0));

    let other = Correction { purpose: Some(Purpose::Statistics), reason: "measured".into(), ..same.clone() };
    let (said, touched) = look(&corrections, other);
    assert_eq!((said.purpose, said.party, said.provider.as_str(), said.reason.as_str()), (Some(Purpose::Statistics), None, "", "measured"));
    assert_eq!(touched.cookies, count);
    assert_eq!(corrections.put_all(vec![said]), 1);

    // A second fact joins the first decision of the same reach; saying again what the program says takes it back.
    let more = Correction { provider: "Régie".into(), reason: "measured".into(), ..on(&view, Reach::Cookie) };
    let (said, _) = look(&corrections, more);
    assert_eq!((said.purpose, said.provider.as_str()), (Some(Purpose::Statistics), "Régie"));
    let (said, _) = look(&corrections, same);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(corrections.put_all(vec![said]), 1);
    assert!(corrections.lines().is_empty() && corrections.undo() && corrections.lines().len() == 1);

    // Of what is in no open store nobody knows what would be said.
    let nowhere = Correction::new("not_there", ("a.example", "a.example"), Reach::Cookie, Purpose::Necessary);
    assert_eq!(look(&corrections, nowhere.clone()).0, nowhere);
}

#[test]
fn many_decisions_are_one_change() {
    let mut corrections = Corrections::default();
    let decision = |name: &str, purpose| Correction::new(name, ("a.fr", "a.fr"), Reach::Cookie, purpose);
    assert_eq!(corrections.put_all(vec![decision("a", Purpose::Statistics), decision("b", Purpose::Statistics)]), 2);
    let nothing = Correction::on("a", ("a.fr", "a.fr"), Reach::Cookie);
    assert_eq!(corrections.put_all(vec![nothing, decision("b", Purpose::Statistics), decision("c", Purpose::Necessary)]), 2);
    let names = |corrections: &Corrections| corrections.lines().iter().map(|line| line.pattern.text().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&corrections), ["b", "c"]);
    assert!(corrections.undo() && names(&corrections) == ["a", "b"]);
    assert!(corrections.undo() && corrections.lines().is_empty() && !corrections.can_undo());
}

#[test]
fn party_and_provider_count_on_the_command_line() {
    let home = Home::new();
    let folder = home.path().join(".config/cookie-charter");
    std::fs::create_dir_all(&folder).unwrap();
    let file = Corrections::file_in(&folder);
    std::fs::write(&file, "[[cookie]]\npattern = 'csrftoken'\nparty = 'for-third'\nprovider = 'Zorro SA'\nreason = 'said so'\n").unwrap();
    let run = |arguments: &[&str]| home.command().env("XDG_CONFIG_HOME", home.path().join(".config")).args(arguments).output().unwrap();
    let output = stdout(&run(&["export", "sample:"]));
    let row = output.lines().find(|line| line.contains("csrftoken")).unwrap();
    assert!(row.contains(",for-third,") && row.contains("Zorro SA") && row.contains("user-party:corrections/csrftoken"), "{row}");
    let html = stdout(&run(&["export", "sample:", "-f", "html"]));
    assert!(html.contains("Zorro SA"));
    std::fs::write(&file, "[[cookie]]\npattern = 'csrftoken'\nparty = 'nobody'\n").unwrap();
    let wrong = run(&["export", "sample:"]);
    assert!(wrong.status.code() == Some(3) && stderr(&wrong).contains("for-third"), "{}", stderr(&wrong));
}
