//! Which rows are of the site, and what could not be seen.

use cookie_charter::audit::Label::{Accepted, Before, Observed, Refused, Withdrawn};
use cookie_charter::audit::{Label, NamedBy, Unseen, propose_moment};
use cookie_charter::values::{Overall, RecordProblem, ToolId};

use cookie_charter::charter::Charter;

use super::made::{Made, SITE, audited, audited_site, audited_with_values, charter, codes, cookie, unseen};

#[test]
fn rows_kept_apart_for_another_site_do_not_count() {
    let elsewhere = Made { partition: Some("autre-exemple.fr"), ..cookie("IDE").third() };
    let own_elsewhere = Made { partition: Some("autre-exemple.fr"), ..cookie("panier") };
    let found = audited(None, &[(Observed, &[elsewhere, own_elsewhere, cookie("panier"), cookie("choix_langue").third()])]);
    let rows: Vec<_> = found.rows.iter().map(|row| (row.name.as_str(), row.is_own)).collect();
    assert_eq!(rows, [("panier", true), ("choix_langue", false)]);
}

#[test]
fn an_unplaced_third_party_counts_in_a_labelled_fresh_profile_alone() {
    let loose = Made { partition: None, is_lax: false, ..cookie("suivi").third() };
    let count = |label| audited(None, &[(label, &[cookie("panier"), loose.clone()])]).rows.len();
    assert_eq!((count(Before), count(Observed)), (2, 1));
    let observed = audited(None, &[(Observed, &[cookie("panier"), loose.clone()])]);
    assert!(unseen(&observed).contains(&Unseen::Unplaced { store: 0, cookies: 1 }));
    let before = audited(None, &[(Before, &[cookie("panier"), loose.clone()])]);
    assert!(unseen(&before).contains(&Unseen::TakenForThird { domains: vec!["billets-exemple.net".to_owned()] }), "{:?}", before.unseen);
}

#[test]
fn without_a_history_what_only_its_own_page_can_have_set_is_of_no_third_party() {
    let lax = Made { partition: None, ..cookie("abonne").third() };
    let found = audited(None, &[(Before, &[cookie("panier"), lax.clone()])]);
    assert_eq!(found.rows.len(), 1, "{:?}", found.rows);
    // Where the browser keeps third parties apart, one that is not was no third party.
    let loose = Made { partition: None, is_lax: false, ..cookie("suivi").third() };
    let found = audited(None, &[(Before, &[cookie("panier"), loose, cookie("choix_langue").third()])]);
    assert_eq!(found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["panier", "choix_langue"]);
    assert!(!unseen(&found).iter().any(|unseen| matches!(unseen, Unseen::TakenForThird { .. })));
}

#[test]
fn a_site_that_no_store_shows_is_said_first_and_judged_not() {
    let charter = charter(&["panier necessary -"]);
    for (site, is_near) in [("kiosque-exemple.com", true), ("tout-autre.example", false)] {
        let found = audited_site(site, Some(&charter), &[(Observed, &[cookie("panier")])]);
        assert!(!found.site_was_seen && found.findings.is_empty());
        let (near, others) = if is_near { (vec![SITE.to_owned()], vec![]) } else { (vec![], vec![SITE.to_owned()]) };
        assert_eq!(found.unseen[0], Unseen::NothingOfSite { store: 0, was_opened: false, near, others });
    }
}

#[test]
fn a_charter_that_speaks_for_another_site_is_said_and_compared() {
    let of = |scope: &[&str]| {
        let charter = Charter { scope: scope.iter().map(|host| (*host).to_owned()).collect(), ..charter(&["panier necessary -"]) };
        audited(Some(&charter), &[(Observed, &[cookie("choix_langue")])])
    };
    let other = of(&["autre-exemple.fr", "www.tiers-exemple.com"]);
    let scope = vec!["autre-exemple.fr".to_owned(), "www.tiers-exemple.com".to_owned()];
    assert!(unseen(&other).contains(&Unseen::OtherScope { scope }), "{:?}", other.unseen);
    assert_eq!(codes(&other), ["undeclared choix_langue", "declared-absent panier"]);
    // A page without an address says in its title or its first sentences whose it is.
    let spoken = |host: &str| {
        let charter = Charter { speaks_of: vec![host.to_owned()], ..charter(&["panier necessary -"]) };
        unseen(&audited(Some(&charter), &[(Observed, &[cookie("choix_langue")])])).iter().any(|it| matches!(it, Unseen::OtherScope { .. }))
    };
    assert!(spoken("www.autre-exemple.fr") && !spoken("www.kiosque-exemple.fr"));
    for scope in [&[][..], &[SITE], &["www.kiosque-exemple.fr"], &["autre-exemple.fr", "donnees.kiosque-exemple.fr"]] {
        assert!(!unseen(&of(scope)).iter().any(|unseen| matches!(unseen, Unseen::OtherScope { .. })), "{scope:?}");
    }
}

#[test]
fn sites_that_come_near_are_those_of_the_store_without_any() {
    let other = Made { host: "www.autre-exemple.fr".into(), ..cookie("panier") };
    let found = audited(None, &[(Before, &[cookie("panier")]), (Observed, &[other])]);
    assert_eq!(
        found.unseen[0],
        Unseen::NothingOfSite { store: 1, was_opened: false, near: vec!["autre-exemple.fr".to_owned()], others: vec![] }
    );
}

#[test]
fn a_moment_without_the_one_before_is_said() {
    let found = audited(None, &[(Refused, &[cookie("_fbp")])]);
    assert!(unseen(&found).contains(&Unseen::NoEarlier { shown: Refused, missing: Before, cookies: 1, names: vec!["_fbp".to_owned()] }));
    assert!(unseen(&found).contains(&Unseen::NoCharter));
}

#[test]
fn moments_of_which_there_is_no_store_are_said() {
    let missing = |labels: &[Label]| {
        let rows = [cookie("panier")];
        let stores: Vec<_> = labels.iter().map(|label| (*label, &rows[..])).collect();
        let said = unseen(&audited(None, &stores)).into_iter().find_map(|unseen| match unseen {
            Unseen::NoMoment { missing } => Some(missing.iter().collect::<Vec<_>>()),
            _ => None,
        });
        said.unwrap_or_default()
    };
    assert_eq!(missing(&[Accepted]), [Before, Refused, Withdrawn]);
    assert_eq!(missing(&[Observed]), [Before, Refused, Accepted, Withdrawn]);
    assert_eq!(missing(&[Refused, Withdrawn]), [], "that these say less is said of each");
    assert_eq!(missing(&[Before, Refused, Accepted, Withdrawn]), []);
}

#[test]
fn lines_of_one_name_that_do_not_agree_are_said() {
    let said = |lines: &[&str]| {
        let found = audited(Some(&charter(lines)), &[(Observed, &[cookie("panier")])]);
        found.unseen.into_iter().find_map(|unseen| if let Unseen::LinesDisagree { names } = unseen { Some(names) } else { None })
    };
    assert_eq!(said(&["panier necessary 180", "panier necessary 365"]), Some(vec!["panier".to_owned()]));
    assert_eq!(said(&["panier necessary 0", "panier necessary 365"]), Some(vec!["panier".to_owned()]));
    assert_eq!(said(&["panier necessary -", "panier statistics -"]), Some(vec!["panier".to_owned()]));
    // A charter in two languages says the same twice, and cookies of two providers are two.
    assert_eq!(said(&["panier necessary 395", "panier necessary 396", "panier necessary -"]), None);
    assert_eq!(said(&["uid necessary 1 Autre", "uid third-party 390 Criteo"]), None);
}

#[test]
fn third_parties_are_summed_with_what_names_them() {
    let charter = charter(&["suivi third-party -"]);
    let other = Made { host: ".autres-exemple.net".into(), ..cookie("mesure").third() };
    let found = audited(Some(&charter), &[(Observed, &[cookie("suivi").third(), cookie("suivi_2").third(), other])]);
    let sums: Vec<_> = found.third_parties.iter().map(|sum| (sum.name.as_str(), sum.cookies, sum.named_by)).collect();
    assert_eq!(sums, [("billets-exemple.net", 2, Some(NamedBy::Cookie)), ("autres-exemple.net", 1, Some(NamedBy::Nothing))]);
}

#[test]
fn records_that_are_missing_closed_or_of_another_moment_are_said() {
    let of = |rows: &[Made], label| {
        let found = audited_with_values(None, &[(label, rows)]);
        (unseen(&found), found.records.unwrap())
    };
    let (none, _) = of(&[cookie("panier")], Refused);
    assert!(none.contains(&Unseen::NoRecord { store: 0 }));
    let (odd, _) = of(&[cookie("tarteaucitron").value("oui")], Refused);
    assert!(odd.contains(&Unseen::RecordUnread { store: 0, tool: ToolId::Tarteaucitron, problem: RecordProblem::UnknownForm }));
    let (other, _) = of(&[cookie("tarteaucitron").value("!matomo=true")], Refused);
    assert!(other.contains(&Unseen::OtherChoice { store: 0, label: Refused, overall: Overall::AcceptedAll }));
    let elsewhere = Made { host: ".autre-exemple.fr".into(), ..cookie("tarteaucitron").value("!matomo=false") };
    let (_, records) = of(&[cookie("panier"), elsewhere], Observed);
    assert!(records.is_empty(), "what other sites noted is nobody's business here");
}

#[test]
fn a_moment_is_proposed_from_what_all_records_say() {
    let proposed = |values: &[(&str, &'static str)]| {
        let rows: Vec<Made> = values.iter().map(|(name, value)| cookie(name).value(value)).collect();
        let found = audited_with_values(None, &[(Observed, &rows)]);
        propose_moment(&found.records.iter().flatten().filter_map(|record| record.outcome.clone().ok()).collect::<Vec<_>>())
    };
    assert_eq!(proposed(&[("tarteaucitron", "!matomo=false")]), Some(Refused));
    assert_eq!(proposed(&[("tarteaucitron", "!matomo=wait")]), Some(Before));
    assert_eq!(proposed(&[("tarteaucitron", "!matomo=false"), ("cookieconsent_status", "allow")]), None, "they differ");
    assert_eq!(proposed(&[("tarteaucitron", "!matomo=false!gtag=true")]), None);
    assert_eq!(proposed(&[]), None);
}
