//! What an audit is not sure of, and says so: purposes that a name alone suggests, conditions that no store shows, charters and lines that may mean something
//! else.

use cookie_charter::audit::Label::{Accepted, Before, Observed, Refused};
use cookie_charter::audit::{Code, Label, Severity, Subject, Unseen, audit};
use cookie_charter::charter::{Language, NotUnderstood};
use cookie_charter::i18n::Words;
use cookie_charter::speech::audit_sentence;
use jiff::tz::TimeZone;

use super::made::{Made, SITE, audited, charter, codes, cookie, opened, subject};

type Stores<'a> = &'a [(Label, &'a [Made])];

#[test]
fn what_a_name_alone_suggests_is_told_as_such_and_weighs_less() {
    let stores: Stores<'_> = &[(Before, &[cookie("zq_visites").days(400)]), (Refused, &[cookie("zq_visites").days(400), cookie("_ga")])];
    let found = audited(None, stores);
    let of = |name: &str| found.findings.iter().filter(|finding| finding.name == name).collect::<Vec<_>>();
    assert!(of("zq_visites").len() > 2 && of("zq_visites").iter().all(|finding| finding.is_assumed), "{:?}", codes(&found));
    assert!(of("_ga").iter().all(|finding| !finding.is_assumed && finding.severity == Severity::High));
    let weights: Vec<_> = of("zq_visites").iter().map(|finding| (finding.code, finding.severity)).collect();
    assert!(weights.contains(&(Code::KeptAfterRefusal, Severity::Medium)), "{weights:?}");
    assert!(weights.contains(&(Code::AudienceOverThirteenMonths, Severity::Low)), "{weights:?}");
    for (language, said) in [(Language::En, "nobody has said so"), (Language::Fr, "personne ne l’a dit")] {
        let words = Words::new(language, TimeZone::UTC);
        assert!(of("zq_visites").iter().all(|finding| audit_sentence(&words, finding).contains(said)));
        assert!(of("_ga").iter().all(|finding| !audit_sentence(&words, finding).contains(said)));
    }
    // Somebody has said so.
    let declared = audited(Some(&charter(&["zq_visites statistics 390"])), stores);
    let of_declared = declared.findings.iter().filter(|finding| finding.name == "zq_visites");
    assert!(of_declared.clone().count() > 2 && of_declared.clone().all(|finding| !finding.is_assumed), "{:?}", codes(&declared));
}

#[test]
fn of_audience_measurement_that_may_be_exempt_the_condition_is_said() {
    let exempt = |stores: Stores<'_>| {
        let names = audited(None, stores).unseen.into_iter().find_map(|unseen| match unseen {
            Unseen::Exemptable { names } => Some(names),
            _ => None,
        });
        names.unwrap_or_default()
    };
    assert_eq!(exempt(&[(Before, &[cookie("_pk_id.1.a2f4").days(390)])]), ["_pk_id.1.a2f4"]);
    assert!(exempt(&[(Accepted, &[cookie("_pk_id.1.a2f4").days(390)])]).is_empty(), "the visitor has consented");
    assert!(exempt(&[(Before, &[cookie("_pk_id.1.a2f4").days(400)])]).is_empty(), "a finding");
    assert!(exempt(&[(Before, &[cookie("_ga").days(390)])]).is_empty());
}

#[test]
fn a_charter_of_which_little_is_there_may_be_another_sites() {
    let few = |lines: &[&str]| {
        let found = audited(Some(&charter(lines)), &[(Observed, &[cookie("panier")])]);
        found.unseen.into_iter().find(|unseen| matches!(unseen, Unseen::FewPresent { .. }))
    };
    let lines = ["panier necessary -", "b necessary -", "c necessary -", "d necessary -"];
    assert_eq!(few(&lines), Some(Unseen::FewPresent { present: 1, declared: 4 }));
    assert_eq!((few(&lines[..3]), few(&["panier necessary -", "pan* necessary -", "c necessary -", "d necessary -"])), (None, None));
}

#[test]
fn a_name_in_a_line_that_was_not_understood_is_told_with_the_line() {
    let (inventory, labels) = opened(&[(Observed, &[cookie("choix_langue"), cookie("autre")])]);
    let charter = charter(&["panier necessary -"]);
    let lines = [NotUnderstood { line: 7, text: "choix_langue | Langue | 1 an".into() }];
    let found = audit(&Subject { not_understood: &lines, ..subject(&inventory, &labels, SITE, Some(&charter)) });
    let words = Words::new(Language::En, TimeZone::UTC);
    let said: Vec<String> =
        found.findings.iter().filter(|finding| finding.code == Code::Undeclared).map(|finding| audit_sentence(&words, finding)).collect();
    assert!(
        said.len() == 2 && said[1].contains("line 7, which was not understood, holds the name") && !said[0].contains("line 7"),
        "{said:?}"
    );
}
