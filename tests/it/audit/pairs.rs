//! Moments that cannot be what they are called.

use cookie_charter::audit::Label::{Accepted, Before, Refused, Withdrawn};
use cookie_charter::audit::{Audit, Code, Fact, Finding, Label, PairFault, Unseen};
use cookie_charter::cookie::Moment;
use cookie_charter::store::{History, PageVisit};

use super::made::{Made, SET_AT, SITE, audited_after, codes, cookie, unseen};

/// Visits to the site, so many seconds after cookies are set.
fn history(after: &[i64]) -> History {
    let at = |after: &i64| Moment::from_unix_micros(SET_AT + after * 1_000_000).unwrap();
    History {
        hosts: vec![format!("www.{SITE}")],
        visits: after.iter().map(|after| PageVisit { at: at(after), host: 0 }).collect(),
        passed_through: Vec::new(),
        reaches_back_to: after.first().map(at),
        reaches_to: after.last().map(at),
    }
}

/// An audit of stores with the visits of each; none where there is no history.
fn of(stores: &[(Label, &[Made], &[i64])]) -> Audit {
    let rows: Vec<(Label, &[Made])> = stores.iter().map(|(label, rows, _)| (*label, *rows)).collect();
    audited_after(&rows, |place, report| {
        report.history = (!stores[place].2.is_empty()).then(|| history(stores[place].2));
    })
}

fn pair(found: &Audit) -> Option<PairFault> {
    found.unseen.iter().find_map(|unseen| if let Unseen::Pair { fault, .. } = unseen { Some(*fault) } else { None })
}

/// Statistics of the site, which needs consent, and what shows whether a pair is compared.
fn meta() -> Made {
    cookie("_fbp")
}

#[test]
fn a_history_that_goes_on_shows_one_visitor() {
    let (first, then) = ([meta()], [meta(), cookie("_gcl_au")]);
    let found = of(&[(Before, &first, &[0, 5]), (Refused, &then, &[0, 5, 60])]);
    assert_eq!(pair(&found), None, "{:?}", found.unseen);
    assert_eq!(found.one_visitor.iter().collect::<Vec<_>>(), [Refused]);
    assert!(codes(&found).contains(&"kept-after-refusal _fbp".to_owned()), "{:?}", codes(&found));
    // Without one that is taken to be so.
    let found = of(&[(Before, &first, &[]), (Refused, &then, &[])]);
    assert!(pair(&found).is_none() && found.one_visitor.is_empty());
    assert!(codes(&found).contains(&"set-after-refusal _gcl_au".to_owned()), "{:?}", codes(&found));
}

#[test]
fn moments_in_the_wrong_order_are_told_and_not_compared() {
    let (first, then) = ([meta()], [meta(), cookie("_gcl_au")]);
    let by_history = of(&[(Before, &then, &[0, 5, 60]), (Refused, &first, &[0, 5])]);
    let older = [Made { after: 600, ..meta() }, cookie("avis")];
    let by_cookies = of(&[(Accepted, &older, &[]), (Withdrawn, &[meta(), cookie("avis")], &[])]);
    for found in [by_history, by_cookies] {
        assert_eq!(pair(&found), Some(PairFault::Swapped), "{:?}", found.unseen);
        assert!(matches!(found.unseen[0], Unseen::Pair { .. }), "first of all");
        assert!(!codes(&found).iter().any(|code| code.contains("after")), "{:?}", codes(&found));
        assert!(!found.is_compared(Refused) || !found.is_compared(Withdrawn));
    }
    // Without a cookie that both have alike it may be another visitor as well.
    let either = of(&[(Before, &[meta().later(600)], &[]), (Refused, &[meta()], &[])]);
    assert_eq!(pair(&either), Some(PairFault::Older));
}

#[test]
fn another_visitor_is_told_and_not_compared() {
    let found = of(&[(Before, &[meta()], &[0, 5]), (Refused, &[meta().later(90)], &[90, 95])]);
    assert_eq!(pair(&found), Some(PairFault::OtherVisitor));
    // It is there after refusing, and nobody can tell whether that visitor had it before.
    let after: Vec<_> = found.findings.iter().filter(|finding| finding.code.code().contains("after")).collect();
    assert!(matches!(after[..], [Finding { code: Code::KeptAfterRefusal, fact: Fact::There(_), .. }]), "{after:?}");
    // A history that was cleared in between, by a cookie that stayed.
    let found = of(&[(Before, &[meta()], &[0, 5]), (Refused, &[meta()], &[90, 95])]);
    assert_eq!(pair(&found), None);
    // The other pair is another visitor's.
    let found = of(&[(Before, &[meta()], &[90, 95]), (Withdrawn, &[meta()], &[0, 5])]);
    assert_eq!(pair(&found), None);
}

#[test]
fn impossible_times_and_moments_far_apart_are_told() {
    let year = 366 * 86_400;
    let now = of(&[(Before, &[meta()], &[])]);
    assert!(!unseen(&now).iter().any(|unseen| matches!(unseen, Unseen::Clock { .. })));
    for after in [40 * year, -50 * year] {
        let found = of(&[(Before, &[meta().later(after)], &[])]);
        assert!(matches!(found.unseen[0], Unseen::Clock { store: 0, .. }), "{:?}", found.unseen);
    }
    let found = of(&[(Before, &[meta().later(-year)], &[-year]), (Refused, &[meta().later(-year), cookie("avis")], &[-year, 0])]);
    assert!(found.unseen.contains(&Unseen::FarApart { earlier: Before, later: Refused, seconds: year }), "{:?}", found.unseen);
    assert_eq!(pair(&found), None);
}
