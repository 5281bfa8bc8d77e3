//! Each finding in a store and charter where it is the only one, and where it must not appear.

use std::slice::from_ref;

use cookie_charter::audit::Label::{Accepted, Before, Observed, Refused, Withdrawn};
use cookie_charter::audit::{Code, Fact, Label, Life, Unseen};
use cookie_charter::charter::{self as charters, Language};
use cookie_charter::i18n::Words;
use cookie_charter::speech::audit_sentence;
use cookie_charter::store::ReadRecord;
use jiff::tz::TimeZone;

use super::made::{Made, audited, audited_in_browsers, audited_with, audited_with_values, charter, codes, cookie};

type Stores<'a> = &'a [(Label, &'a [Made])];

#[track_caller]
fn finds(lines: &[&str], stores: Stores<'_>, expected: &[&str]) {
    assert_eq!(codes(&audited(Some(&charter(lines)), stores)), expected);
}

#[test]
fn lines_of_one_name_are_of_the_cookies_of_their_providers() {
    let charter = charter(&["uid necessary 30 Kiosque", "uid third-party 395 Criteo"]);
    let third = Made { host: ".criteo.com".into(), ..cookie("uid").third() };
    let both = audited(Some(&charter), &[(Before, &[cookie("uid").days(20), third.clone()])]);
    assert_eq!(codes(&both), ["set-before-choice uid"], "that of Criteo alone");
    assert_eq!(both.findings[0].host, ".criteo.com");
    assert_eq!(both.declared_and_present, 2);
    // A line that is of nobody's cookie is missing.
    let one = audited(Some(&charter), &[(Before, from_ref(&third))]);
    assert_eq!(codes(&one), ["set-before-choice uid", "declared-absent uid"]);
    assert_eq!(one.findings[1].declaration, Some(0));
    let own = audited(Some(&charter), &[(Before, &[cookie("uid").days(20)])]);
    assert_eq!(codes(&own), ["declared-absent uid"]);
    assert_eq!(own.findings[0].declaration, Some(1));
}

#[test]
fn undeclared() {
    finds(&[], &[(Observed, &[cookie("choix_langue")])], &["undeclared choix_langue"]);
    finds(&["choix_* necessary -"], &[(Observed, &[cookie("choix_7f31")])], &[]);
    let without_charter = audited(None, &[(Observed, &[cookie("choix_langue")])]);
    assert!(without_charter.findings.is_empty(), "without a charter nothing is undeclared");
}

#[test]
fn third_party_undeclared() {
    finds(&[], &[(Observed, &[cookie("choix_langue").third()])], &["third-party-undeclared choix_langue"]);
    finds(&["choix_langue third-party -"], &[(Observed, &[cookie("choix_langue").third()])], &[]);
    // Stored by the site, read by another organisation.
    finds(&[], &[(Observed, &[cookie("_gcl_au")])], &["third-party-undeclared _gcl_au"]);
}

#[test]
fn unknown_purpose() {
    assert_eq!(codes(&audited(None, &[(Observed, &[cookie("zq_x7")])])), ["unknown-purpose zq_x7"]);
    finds(&["zq_x7 necessary -"], &[(Observed, &[cookie("zq_x7")])], &[]);
    assert!(codes(&audited(None, &[(Observed, &[cookie("zq_panier")])])).is_empty(), "a word in the name hints at something");
}

#[test]
fn declared_absent() {
    finds(&["panier necessary -", "panier_vu necessary -"], &[(Observed, &[cookie("panier")])], &["declared-absent panier_vu"]);
    // At one moment is enough, and a line that another covers better is there, too.
    let lines = ["panier necessary -", "pan* necessary -", "avis necessary -"];
    finds(&lines, &[(Before, &[cookie("panier")]), (Refused, &[cookie("panier"), cookie("avis")])], &[]);
}

#[test]
fn outlives_declaration() {
    let lines = ["panier necessary 30"];
    finds(&lines, &[(Observed, &[cookie("panier").days(60)])], &["outlives-declaration panier"]);
    finds(&lines, &[(Observed, &[cookie("panier").days(32)])], &[]);
    finds(&["panier necessary 396"], &[(Observed, &[cookie("panier").days(400)])], &[]);
    finds(&["panier necessary 731"], &[(Observed, &[cookie("panier").days(400)])], &[]);
    finds(&["panier necessary 0"], &[(Observed, &[cookie("panier").days(1)])], &["outlives-declaration panier"]);
}

#[test]
fn several_lines_of_one_name_say_the_same_in_any_order() {
    // Whose line it is counts first, then the longer life and the category that asks for more.
    let of_two = [["uid third-party 390 Criteo", "uid necessary 1 Autre"], ["uid necessary 1 Autre", "uid third-party 390 Criteo"]];
    for lines in &of_two {
        let uid = Made { host: ".criteo.com".into(), ..cookie("uid").third().days(390) };
        finds(lines, &[(Accepted, &[uid])], &[]);
        let short = Made { host: ".criteo.com".into(), ..cookie("uid").third().days(395) };
        finds(lines, &[(Accepted, &[short])], &[]);
    }
    for lines in [["panier necessary 30", "panier necessary 2"], ["panier necessary 2", "panier necessary 30"]] {
        finds(&lines, &[(Observed, &[cookie("panier").days(30)])], &[]);
        finds(&lines, &[(Observed, &[cookie("panier").days(40)])], &["outlives-declaration panier"]);
    }
    for lines in [["_fbp necessary -", "_fbp third-party -"], ["_fbp third-party -", "_fbp necessary -"]] {
        finds(&lines, &[(Observed, &[cookie("_fbp")])], &[]);
    }
    // A line that says no duration takes none from one that does.
    for lines in [["panier necessary 2", "panier necessary -"], ["panier necessary -", "panier necessary 2"]] {
        finds(&lines, &[(Observed, &[cookie("panier").days(30)])], &["outlives-declaration panier"]);
    }
}

#[test]
fn statistics_of_another_site_are_not_the_sites_own() {
    let lines = ["mesure statistics -"];
    finds(&lines, &[(Observed, &[cookie("mesure").third()])], &["declared-contradicted mesure"]);
    finds(&lines, &[(Observed, &[cookie("mesure")])], &[]);
    // What a visitor asked for may be necessary, whoever serves it.
    finds(&["zz_carte necessary -"], &[(Observed, &[cookie("zz_carte").third()])], &[]);
    finds(&["mesure third-party -"], &[(Observed, &[cookie("mesure").third()])], &[]);
}

#[test]
fn declared_contradicted() {
    finds(&["_fbp necessary -"], &[(Observed, &[cookie("_fbp")])], &["declared-contradicted _fbp"]);
    finds(&["_fbp third-party -"], &[(Observed, &[cookie("_fbp")])], &[]);
    // Stricter than what is known, and words that only hint.
    finds(&["PHPSESSID third-party -"], &[(Observed, &[cookie("PHPSESSID")])], &[]);
    finds(&["suivi_pub necessary -"], &[(Observed, &[cookie("suivi_pub")])], &[]);
}

#[test]
fn set_before_choice() {
    let lines = ["_fbp third-party -"];
    finds(&lines, &[(Before, &[cookie("_fbp")])], &["set-before-choice _fbp"]);
    finds(&lines, &[(Accepted, &[cookie("_fbp")])], &[]);
    let exempt = ["_pk_id.* statistics -", "tarteaucitron necessary -", "zz_compte necessary -"];
    finds(&exempt, &[(Before, &[cookie("_pk_id.5.ab12").days(393), cookie("tarteaucitron"), cookie("zz_compte")])], &[]);
    // What the charter itself calls advertising needs consent, whatever its name.
    finds(&["zz_lettre third-party -"], &[(Before, &[cookie("zz_lettre")])], &["set-before-choice zz_lettre"]);
}

#[test]
fn kept_or_set_after_refusing() {
    let lines = ["_fbp third-party -", "_gcl_au third-party -"];
    let (meta, google) = (cookie("_fbp"), cookie("_gcl_au"));
    let kept = [(Before, &[meta.clone(), google.clone()][..]), (Refused, &[meta.clone()][..])];
    // What is kept after refusing was set before the choice, so that stands with it.
    finds(&lines, &kept, &["set-before-choice _fbp", "set-before-choice _gcl_au", "kept-after-refusal _fbp"]);
    finds(
        &["_fbp third-party -"],
        &[(Before, &[cookie("avis")]), (Refused, &[cookie("avis"), meta.clone()])],
        &["set-after-refusal _fbp", "undeclared avis", "unknown-purpose avis"],
    );
    let other_partition = Made { path: "/boutique", ..meta.clone() };
    let moved = audited(Some(&charter(&lines[..1])), &[(Before, from_ref(&meta)), (Refused, &[other_partition])]);
    assert_eq!(codes(&moved), ["set-before-choice _fbp", "set-after-refusal _fbp"], "another path is another cookie");
    let without_before = audited(Some(&charter(&lines[..1])), &[(Refused, &[meta])]);
    assert!(codes(&without_before).is_empty(), "kept cannot be told from new");
}

#[test]
fn nothing_is_kept_from_one_browser_to_another() {
    let lines = charter(&["billet third-party -"]);
    let (apart, whole) = (cookie("billet").third(), Made { partition: None, is_lax: false, ..cookie("billet").third() });
    let stores = [(Before, &[apart][..]), (Refused, &[whole][..])];
    // That it is there after refusing is certain; whether that visitor had it before is not.
    let before = ["set-before-choice billet", "kept-after-refusal billet"];
    let found = audited_in_browsers(&lines, &stores, &["Firefox", "Chromium"]);
    assert_eq!(codes(&found), before);
    assert!(found.findings.iter().any(|finding| matches!(finding.fact, Fact::There(_))), "{:?}", found.findings);
    let other = Unseen::OtherBrowser { shown: Refused, missing: Before, cookies: 1, names: vec!["billet".to_owned()] };
    assert!(found.unseen.contains(&other) && !found.is_compared(Refused), "{:?}", found.unseen);
    // What both have alike is one cookie of one third party.
    let sums: Vec<_> = found.third_parties.iter().map(|sum| sum.cookies).collect();
    assert_eq!((found.count(|row| !row.is_own), sums), (1, vec![1]));
    // Also where the first browser shows both moments beside it.
    let both = [(Before, from_ref(&stores[0].1[0])), (Refused, &[][..]), (Refused, stores[1].1)];
    let found = audited_in_browsers(&lines, &both, &["Firefox", "Firefox", "Chromium"]);
    assert_eq!(codes(&found), before);
    assert!(found.unseen.contains(&other), "{:?}", found.unseen);
    // Where each shows both, each is compared with itself.
    let each = [(Before, stores[0].1), (Before, &[][..]), (Refused, &[][..]), (Refused, stores[1].1)];
    let came = ["set-before-choice billet", "set-after-refusal billet"];
    let found = audited_in_browsers(&lines, &each, &["Firefox", "Chromium", "Firefox", "Chromium"]);
    assert_eq!(codes(&found), came);
    assert!(found.is_compared(Refused));
    // Of one browser these are two.
    let one = audited(Some(&lines), &stores);
    assert_eq!(codes(&one), ["set-before-choice billet", "set-after-refusal billet"]);
    assert_eq!(one.count(|row| !row.is_own), 2);
}

#[test]
fn a_cookie_whose_life_is_over_is_kept_no_more() {
    let lines = ["_gat third-party -", "panier necessary -"];
    let (short, basket) = (cookie("_gat").seconds(60), cookie("panier"));
    let later = |made: &Made| made.clone().later(600);
    // Firefox keeps the row; the page that was opened ten minutes later shows that its life was over.
    let over = [(Before, &[short.clone(), basket.clone()][..]), (Refused, &[short.clone(), later(&basket)][..])];
    let found = audited(Some(&charter(&lines)), &over);
    assert_eq!(codes(&found), ["set-before-choice _gat"]);
    assert_eq!(found.rows.iter().filter(|row| row.labels().has(Refused)).count(), 1);
    assert!(found.unseen.contains(&Unseen::Ended { label: Refused, cookies: 1, names: vec!["_gat".to_owned()] }), "{:?}", found.unseen);
    // Set again after refusing, it was there, however short; and so is one of which nothing shows that its time came.
    let again = [(Before, &[short.clone(), basket.clone()][..]), (Refused, &[later(&short), basket.clone().later(900)][..])];
    finds(&lines, &again, &["set-before-choice _gat", "kept-after-refusal _gat"]);
    let alive = [(Before, &[short.clone(), basket.clone()][..]), (Refused, &[short.clone(), basket.clone().later(30)][..])];
    finds(&lines, &alive, &["set-before-choice _gat", "kept-after-refusal _gat"]);
    // It came at this moment, and went before the next page.
    let came = [(Before, &[basket.clone()][..]), (Refused, &[later(&short), basket.later(900)][..])];
    finds(&lines, &came, &["set-after-refusal _gat"]);
}

#[test]
fn kept_or_set_after_withdrawing() {
    let lines = ["_fbp third-party -"];
    let meta = cookie("_fbp");
    finds(&lines, &[(Accepted, from_ref(&meta)), (Withdrawn, &[meta.clone().later(60)])], &["kept-after-withdrawal _fbp"]);
    // One file shows one moment, whatever it was called.
    let at_one_place = |_: usize, record: &mut ReadRecord| record.files.iter_mut().for_each(|file| file.path = "cookies.sqlite".into());
    let twice = audited_with(Some(&charter(&lines)), &[(Accepted, from_ref(&meta)), (Withdrawn, from_ref(&meta))], at_one_place);
    assert_eq!(codes(&twice), [""; 0]);
    assert!(twice.unseen.contains(&Unseen::SameStore { earlier: Accepted, later: Withdrawn }), "{:?}", twice.unseen);
    finds(
        &["_fbp third-party -", "panier necessary -"],
        &[(Accepted, &[cookie("panier")]), (Withdrawn, from_ref(&meta))],
        &["set-after-withdrawal _fbp"],
    );
    finds(&lines, &[(Accepted, &[meta]), (Withdrawn, &[])], &[]);
}

#[test]
fn audience_over_thirteen_months() {
    let lines = ["_ga statistics -"];
    finds(&lines, &[(Observed, &[cookie("_ga").days(400)])], &["audience-over-13-months _ga"]);
    finds(&lines, &[(Observed, &[cookie("_ga").days(395)])], &[]);
    finds(&["_fbp third-party -"], &[(Observed, &[cookie("_fbp").days(400)])], &[]);
}

#[test]
fn consent_over_six_months() {
    let lines = ["tarteaucitron necessary -"];
    finds(&lines, &[(Observed, &[cookie("tarteaucitron").days(365)])], &["consent-over-6-months tarteaucitron"]);
    finds(&lines, &[(Observed, &[cookie("tarteaucitron").days(183)])], &[]);
    finds(&["panier necessary -"], &[(Observed, &[cookie("panier").days(365)])], &[]);
    // What the charter says that it is for counts as well.
    let declared = |purpose: &str| {
        let mut charter = charter(&["zz_a necessary -"]);
        charter.declarations[0].purpose.fr = purpose.to_owned();
        codes(&audited(Some(&charter), &[(Observed, &[cookie("zz_a").days(365)])]))
    };
    for purpose in [
        "Mémorise votre choix en matière de cookies",
        "Conserve vos préférences relatives aux cookies pendant un an",
        "Stores the visitor’s cookie preferences",
        "Enregistre le consentement du visiteur",
    ] {
        assert_eq!(declared(purpose), ["consent-over-6-months zz_a"], "{purpose}");
    }
    for purpose in [
        "Ce cookie mémorise votre choix de langue",
        "This cookie remembers the size of the text",
        "Mémorise vos préférences d’affichage",
        "Mémorise l’acceptation des conditions générales",
        "",
    ] {
        assert_eq!(declared(purpose), [""; 0], "{purpose}");
    }
}

#[test]
fn sessions_with_weak_attributes() {
    let lines = ["PHPSESSID necessary -", "csrftoken necessary -"];
    let (session, token) = (cookie("PHPSESSID"), Made { secure: false, http_only: false, ..cookie("csrftoken") });
    let readable = Made { http_only: false, ..session.clone() };
    finds(&lines, &[(Observed, &[readable, token.clone()])], &["session-without-http-only PHPSESSID"]);
    let plain = Made { secure: false, ..session.clone() };
    finds(&lines, &[(Observed, &[plain, token.clone()])], &["session-without-secure PHPSESSID"]);
    finds(&lines, &[(Observed, &[session, token])], &[]);
}

#[test]
fn a_word_in_a_name_makes_no_session() {
    let readable = |name: &str| Made { http_only: false, secure: false, ..cookie(name) };
    for name in ["session_timeout", "sessionExpiresAt", "session_popup", "session_start"] {
        finds(&[&format!("{name} necessary -")], &[(Observed, &[readable(name)])], &[]);
    }
    finds(&["zz_session necessary -"], &[(Observed, &[readable("zz_session").value("1")])], &[]);
    // Of another site's cookie a word says too little; a name that is known says enough.
    finds(&["zz_session necessary -"], &[(Observed, &[readable("zz_session").third()])], &[]);
    let found = ["session-without-secure zz_session", "session-without-http-only zz_session"];
    finds(&["zz_session necessary -"], &[(Observed, &[readable("zz_session").value("5f0c9a7e31d2")])], &found);
}

#[test]
fn prefix_broken() {
    let lines = ["__Host-billet necessary -"];
    let wide = Made { host: format!(".{}", super::made::SITE), ..cookie("__Host-billet") };
    finds(&lines, &[(Observed, &[wide])], &["prefix-broken __Host-billet"]);
    finds(&lines, &[(Observed, &[Made { path: "/a", ..cookie("__Host-billet") }])], &["prefix-broken __Host-billet"]);
    finds(&lines, &[(Observed, &[cookie("__Host-billet")])], &[]);
}

#[test]
fn consent_record_disagrees() {
    let lines = charter(&["tarteaucitron necessary -", "_fbp third-party -"]);
    let noted = |value| cookie("tarteaucitron").value(value);
    let found = |rows: &[Made], label| audited_with_values(Some(&lines), &[(label, rows)]);
    let refused = noted("!facebook=false!matomo=false");
    let there = found(&[refused.clone(), cookie("_fbp")], Observed);
    assert_eq!(codes(&there), ["consent-record-disagrees tarteaucitron"]);
    let names: Vec<_> = there.findings[0].rows.iter().map(|place| there.rows[*place].name.as_str()).collect();
    assert_eq!(names, ["tarteaucitron", "_fbp"], "the record, and what is there all the same");
    assert!(codes(&audited(Some(&lines), &[(Observed, &[refused.clone(), cookie("_fbp")])])).is_empty(), "without values nobody can tell");
    let is_silent = |rows: &[Made], label| !codes(&found(rows, label)).iter().any(|code| code.starts_with("consent-record"));
    assert!(is_silent(from_ref(&refused), Observed), "what was refused is gone");
    assert!(is_silent(&[noted("!facebook=wait!matomo=wait"), cookie("_fbp")], Observed), "nobody chose yet");
    assert!(is_silent(&[noted("!facebook=true!matomo=false"), cookie("_fbp")], Refused), "advertising was agreed to");
    assert!(is_silent(&[refused.clone(), cookie("_fbp")], Accepted), "another store's record");
    assert!(!is_silent(&[noted("!facebook=false!matomo=true"), cookie("_fbp")], Refused));
    // A tool that asks about services by name: what was agreed to is not refused with its kind, and the other way round.
    let by_name = |value| {
        !is_silent(
            &[noted(value), cookie("VISITOR_INFO1_LIVE").third(), Made { host: ".youtube.com".into(), ..cookie("YSC").third() }],
            Refused,
        )
    };
    assert!(by_name("!youtube=false!matomo=true") && !by_name("!youtube=true!facebook=false"));
    let two = [(Observed, &[refused.clone()][..]), (Observed, &[cookie("_fbp")][..])];
    assert!(codes(&audited_with_values(Some(&lines), &two)).is_empty(), "of two stores without a moment");
    // Many shops split the record; two moments of one record are one finding.
    let pair =
        [cookie("OptanonConsent").value("interactionCount=1&groups=C0001:1,C0004:0"), cookie("OptanonAlertBoxClosed"), cookie("_fbp")];
    let twice = audited_with_values(None, &[(Refused, &pair), (Withdrawn, &pair)]);
    let of_record: Vec<_> = twice.findings.iter().filter(|finding| finding.code == Code::ConsentRecordDisagrees).collect();
    assert_eq!((of_record.len(), of_record[0].rows.len()), (1, 3));
    assert_eq!(of_record[0].labels.iter().collect::<Vec<_>>(), [Refused, Withdrawn]);
}

#[test]
fn every_finding_is_made_here() {
    let source = include_str!("alone.rs");
    for code in Code::ALL {
        assert!(source.contains(&format!("\"{} ", code.code())), "{}", code.code());
    }
}

#[test]
fn one_cookie_over_all_moments_is_one_row_and_one_finding() {
    let lines = ["visite_* statistics 30"];
    let visit = |suffix: &str| cookie(&format!("visite_{suffix}")).days(200);
    let found = audited(Some(&charter(&lines)), &[(Accepted, &[visit("a1"), visit("b2")]), (Withdrawn, &[visit("a1")])]);
    assert_eq!(found.rows.len(), 2);
    assert_eq!(found.rows[0].labels().iter().collect::<Vec<_>>(), [Accepted, Withdrawn]);
    let outlives: Vec<_> = found.findings.iter().filter(|finding| finding.code == Code::OutlivesDeclaration).collect();
    assert_eq!(outlives.len(), 1, "random suffixes that one declaration covers");
    assert_eq!((outlives[0].name.as_str(), outlives[0].rows.len()), ("visite_*", 2));
    assert_eq!(found.rows[0].life(), Life::Seconds(200 * 86_400));
    assert_eq!(found.declared_and_present, 1);
}

#[test]
fn a_finding_of_several_rows_rests_on_the_longest_life() {
    let lines = ["panier necessary 30", "tarteaucitron necessary 400", "_pk_id.* statistics 2000"];
    let twice = |name: &str, days: [i64; 2]| [cookie(name).days(days[0]), Made { path: "/b", ..cookie(name).days(days[1]) }];
    let rows = [twice("panier", [60, 300]), twice("tarteaucitron", [200, 390]), twice("_pk_id.5.ab12", [398, 900])].concat();
    let found = audited(Some(&charter(&lines)), &[(Observed, &rows)]);
    let told: Vec<(Code, i64)> = found
        .findings
        .iter()
        .map(|finding| match finding.fact {
            Fact::Life { life: Life::Seconds(life), .. } | Fact::Outlives { life: Life::Seconds(life), .. } => {
                (finding.code, life / 86_400)
            }
            other => panic!("{other:?}"),
        })
        .collect();
    let expected = [(Code::OutlivesDeclaration, 300), (Code::AudienceOverThirteenMonths, 900), (Code::ConsentOverSixMonths, 390)];
    assert_eq!(told, expected);
}

#[test]
fn what_the_charter_declares_is_said_as_it_is_declared() {
    let read = charters::read("Nom;Durée\na_1;13 mois\nb_1;1 an\nc_1;3 mois\nd_1;30 jours\n".as_bytes(), "x.csv").unwrap();
    let rows = ["a_1", "b_1", "c_1", "d_1"].map(|name| cookie(name).days(900));
    let found = audited(Some(&read.charter), &[(Observed, &rows)]);
    let said = |language, before: &str| {
        let words = Words::new(language, TimeZone::UTC);
        let outlives = found.findings.iter().filter(|finding| finding.code == Code::OutlivesDeclaration);
        let sentences = outlives.map(|finding| audit_sentence(&words, finding).replace('\u{a0}', " "));
        sentences.map(|sentence| sentence.rsplit_once(before).unwrap().1.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(said(Language::En, "declares "), ["13 months.", "1 year.", "3 months.", "30 days."]);
    assert_eq!(said(Language::Fr, "déclare "), ["13 mois.", "1 an.", "3 mois.", "30 jours."]);
}
