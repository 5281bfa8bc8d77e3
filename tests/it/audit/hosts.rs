//! One host of many on a domain: what is of others does not count against it.

use cookie_charter::audit::Label::{Before, Observed};
use cookie_charter::audit::{Audit, Subject, Unseen, audit};
use cookie_charter::charter::Language;
use cookie_charter::cookie::Moment;
use cookie_charter::dossier::{Dossier, parse, to_bytes};
use cookie_charter::store::{History, PageVisit};

use super::made::{Made, SITE, cookie, opened_with, subject, unseen};

/// Opened hosts with a visit each, at the time at which made cookies are set.
fn history(hosts: &[&str]) -> History {
    let at = Moment::from_unix_micros(super::made::SET_AT).unwrap();
    History {
        hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
        visits: (0..).take(hosts.len()).map(|host| PageVisit { at, host }).collect(),
        passed_through: Vec::new(),
        reaches_back_to: Some(at),
        reaches_to: Some(at),
    }
}

fn at(host: &str, name: &str) -> Made {
    Made { host: host.to_owned(), ..cookie(name) }
}

/// An audit of the portal, in a profile that opened these hosts; none where there is no history.
fn of_portal(hosts: Option<&[&str]>, rows: &[Made]) -> Audit {
    let (inventory, labels) = opened_with(&[(Before, rows)], |report| report.history = hosts.map(history));
    audit(&Subject { host: Some(PORTAL), ..subject(&inventory, &labels, SITE, None) })
}

const PORTAL: &str = "donnees.kiosque-exemple.fr";
const WWW: &str = "www.kiosque-exemple.fr";

fn rows() -> Vec<Made> {
    vec![
        at(PORTAL, "a"),
        at(&format!("api.{PORTAL}"), "b"),
        at(&format!(".{SITE}"), "c"),
        at(WWW, "d"),
        at(&format!(".{WWW}"), "e"),
        at(&format!("img.{WWW}"), "f"),
        at("stats.kiosque-exemple.fr", "g"),
    ]
}

fn names(audit: &Audit) -> String {
    let mut names: Vec<&str> = audit.rows.iter().map(|row| row.name.as_str()).collect();
    names.sort_unstable();
    names.concat()
}

#[test]
fn what_another_opened_host_keeps_for_itself_is_its_own() {
    let found = of_portal(Some(&[PORTAL, PORTAL, WWW]), &rows());
    assert_eq!(names(&found), "abcg");
    let said = Unseen::HostsOpened { hosts: vec![WWW.to_owned()], cookies: 3, third_parties: 0 };
    assert!(unseen(&found).contains(&said), "{:?}", found.unseen);
    // Of what lies below the domain of both nothing tells whose it is, and the domain's own cookie is the domain's.
    let apex = [rows(), vec![at(SITE, "h")]].concat();
    assert_eq!(names(&of_portal(Some(&[PORTAL, SITE]), &apex)), "abcdefg");
}

#[test]
fn hosts_that_were_never_opened_came_with_its_pages() {
    let found = of_portal(Some(&[PORTAL]), &rows());
    assert_eq!(names(&found), "abcdefg");
    assert!(!unseen(&found).iter().any(|unseen| matches!(unseen, Unseen::HostsOpened { .. } | Unseen::HostsUntold { .. })));
}

#[test]
fn without_a_history_it_cannot_be_told() {
    let found = of_portal(None, &rows());
    assert_eq!(names(&found), "abcdefg");
    let hosts = ["img.www.kiosque-exemple.fr", "stats.kiosque-exemple.fr", WWW].map(str::to_owned).to_vec();
    assert!(unseen(&found).contains(&Unseen::HostsUntold { hosts }), "{:?}", found.unseen);
}

#[test]
fn third_parties_beside_two_opened_hosts_may_be_of_either() {
    let found = of_portal(Some(&[PORTAL, WWW]), &[at(PORTAL, "a"), cookie("suivi").third()]);
    assert_eq!(names(&found), "asuivi");
    assert!(unseen(&found).contains(&Unseen::HostsOpened { hosts: vec![WWW.to_owned()], cookies: 0, third_parties: 1 }));
}

#[test]
fn a_host_without_cookies_is_said_with_those_that_have_some() {
    let found = of_portal(Some(&[WWW]), &[at(WWW, "d")]);
    assert!(!found.site_was_seen);
    assert_eq!(found.unseen[0], Unseen::NothingOfSite { store: 0, was_opened: false, near: vec![WWW.to_owned()], others: vec![] });
}

#[test]
fn a_dossier_keeps_the_host() {
    let (inventory, labels) = opened_with(&[(Observed, &[at(PORTAL, "a")])], |_| {});
    let asked = Subject { host: Some(PORTAL), ..subject(&inventory, &labels, SITE, None) };
    let dossier = Dossier::of(&asked, audit(&asked), None, Language::Fr, "2026-11-26T21:00:00Z".parse().unwrap());
    let opened = parse(&to_bytes(&dossier)).unwrap();
    let (inventory, labels) = (opened.inventory(), opened.labels());
    assert_eq!((opened.audit.asked(), opened.subject(&inventory, &labels).asked()), (PORTAL, PORTAL));
}
