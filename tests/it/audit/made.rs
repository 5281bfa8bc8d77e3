//! Made stores with moments, and audits of them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cookie_charter::audit::{Audit, Label, Subject, Unseen, audit, law};
use cookie_charter::charter::{self, Charter};
use cookie_charter::classify::Knowledge;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::{Beside, ReadRecord, ReadReport, StoreSource};
use cookie_charter::values::{FoundRecord, records_of};
use rusqlite::types::Value;

use crate::support::built::{FIREFOX, Row, text};
use crate::support::reading::read_only_store;

/// The audited site of all made stores, and a third party of theirs.
pub const SITE: &str = "kiosque-exemple.fr";
pub const THIRD: &str = ".billets-exemple.net";

/// 12 November 2026, in microseconds.
pub const SET_AT: i64 = 1_794_441_600_000_000;
const DAY: i64 = 86_400;

/// A cookie as a row of Firefox: a good one of the site, which a test makes worse.
#[derive(Clone)]
pub struct Made {
    pub host: String,
    pub name: String,
    pub path: &'static str,
    /// How long it lives.
    pub seconds: i64,
    /// How long after the others it was set.
    pub after: i64,
    pub secure: bool,
    pub http_only: bool,
    pub value: &'static str,
    /// The site it is kept apart for.
    pub partition: Option<&'static str>,
    /// `SameSite=Lax`, where it is not kept apart; else `None`.
    pub is_lax: bool,
}

pub fn cookie(name: &str) -> Made {
    Made {
        host: format!("www.{SITE}"),
        name: name.into(),
        path: "/",
        seconds: 20 * DAY,
        after: 0,
        secure: true,
        http_only: true,
        value: "v",
        partition: None,
        is_lax: true,
    }
}

impl Made {
    pub fn days(self, days: i64) -> Self {
        self.seconds(days * DAY)
    }

    pub fn seconds(self, seconds: i64) -> Self {
        Self { seconds, ..self }
    }

    /// Set so many seconds later.
    pub fn later(self, after: i64) -> Self {
        Self { after, ..self }
    }

    pub fn value(self, value: &'static str) -> Self {
        Self { value, ..self }
    }

    /// Of the third party, kept apart under the site.
    pub fn third(self) -> Self {
        Self { host: THIRD.into(), partition: Some(SITE), ..self }
    }

    fn row(&self) -> Row {
        let attributes = self.partition.map_or_else(String::new, |site| format!("^partitionKey=%28https%2C{site}%29"));
        let set_at = SET_AT + self.after * 1_000_000;
        vec![
            ("host", text(&self.host)),
            ("name", text(&self.name)),
            ("value", text(self.value)),
            ("path", text(self.path)),
            ("originAttributes", text(&attributes)),
            ("expiry", Value::Integer(set_at / 1_000 + self.seconds * 1_000)),
            ("creationTime", Value::Integer(set_at)),
            ("updateTime", Value::Integer(set_at)),
            ("lastAccessed", Value::Integer(set_at)),
            ("isSecure", Value::Integer(self.secure.into())),
            ("isHttpOnly", Value::Integer(self.http_only.into())),
            ("sameSite", Value::Integer(i64::from(self.is_lax && self.partition.is_none()))),
        ]
    }
}

/// A charter of lines `name category days`, and a provider behind them where one is given; 0 days is a session, `-` says nothing.
pub fn charter(lines: &[&str]) -> Charter {
    let mut toml = "id = 'made'\ntitle = 'Charte'\n".to_owned();
    for line in lines {
        let cells: Vec<&str> = line.split(' ').collect();
        let _ = write!(toml, "[[cookie]]\nname = '{}'\ncategory = '{}'\n", cells[0], cells[1]);
        if cells[2] != "-" {
            let _ = writeln!(toml, "lifetime_days = {}", cells[2]);
        }
        if let Some(provider) = cells.get(3) {
            let _ = writeln!(toml, "provider = '{provider}'");
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("charte.toml");
    std::fs::write(&path, toml).unwrap();
    charter::load(&path).unwrap().charter
}

/// A store of Firefox with these rows in a folder.
pub fn store_in(folder: &Path, rows: &[Made]) -> PathBuf {
    std::fs::create_dir_all(folder).unwrap();
    let rows: Vec<Row> = rows.iter().map(Made::row).collect();
    FIREFOX.build(folder, 17, &rows)
}

/// Made stores, read and classified, with their moments.
pub fn opened(stores: &[(Label, &[Made])]) -> (Inventory, Vec<Label>) {
    let (inventory, labels, _) = opened_with_records(stores);
    (inventory, labels)
}

fn opened_with_records(stores: &[(Label, &[Made])]) -> (Inventory, Vec<Label>, Vec<Vec<FoundRecord>>) {
    opened_as(stores, |_, _| {})
}

/// The same with reports that are changed before they are classified.
pub fn opened_with(stores: &[(Label, &[Made])], mut change: impl FnMut(&mut ReadReport)) -> (Inventory, Vec<Label>) {
    let (inventory, labels, _) = opened_after(stores, |_, report| change(report));
    (inventory, labels)
}

/// The same, with something else in the record of each read, by the place of its store.
fn opened_as(stores: &[(Label, &[Made])], change: impl Fn(usize, &mut ReadRecord)) -> (Inventory, Vec<Label>, Vec<Vec<FoundRecord>>) {
    opened_after(stores, |place, report| change(place, &mut report.record))
}

/// What an audit of reports that are changed before they are classified finds.
pub fn audited_after(stores: &[(Label, &[Made])], change: impl FnMut(usize, &mut ReadReport)) -> Audit {
    let (inventory, labels, _) = opened_after(stores, change);
    audited_in(&inventory, &labels, SITE, None)
}

fn opened_after(
    stores: &[(Label, &[Made])],
    mut change: impl FnMut(usize, &mut ReadReport),
) -> (Inventory, Vec<Label>, Vec<Vec<FoundRecord>>) {
    let knowledge = Knowledge::default();
    let (mut open, mut records) = (Vec::new(), Vec::new());
    for (place, (_, rows)) in stores.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let path = store_in(folder.path(), rows);
        let mut report = read_only_store(&path).unwrap();
        // These are whole: a file of the session would hold nothing else.
        report.record.session_file = Beside::Read;
        change(place, &mut report);
        records.push(records_of(&report.cookies, &report.values));
        open.push(Arc::new(OpenStore::classify(report, StoreSource::file(&path), &knowledge)));
    }
    let inventory = Inventory::new(open, knowledge.clone());
    (inventory, stores.iter().map(|(label, _)| *label).collect(), records)
}

/// What an audit of a site in made stores finds.
pub fn audited_site(site: &str, charter: Option<&Charter>, stores: &[(Label, &[Made])]) -> Audit {
    let (inventory, labels) = opened(stores);
    audited_in(&inventory, &labels, site, charter)
}

/// The same, with the browser of each store.
pub fn audited_in_browsers(charter: &Charter, stores: &[(Label, &[Made])], browsers: &[&str]) -> Audit {
    let (inventory, labels, _) = opened_as(stores, |place, record| browsers[place].clone_into(&mut record.browser));
    audited_in(&inventory, &labels, SITE, Some(charter))
}

/// The same of stores that are not all whole.
pub fn audited_with(charter: Option<&Charter>, stores: &[(Label, &[Made])], change: impl Fn(usize, &mut ReadRecord)) -> Audit {
    let (inventory, labels, _) = opened_as(stores, change);
    audited_in(&inventory, &labels, SITE, charter)
}

/// What is audited of made stores: the whole site.
pub fn subject<'a>(inventory: &'a Inventory, labels: &'a [Label], site: &'a str, charter: Option<&'a Charter>) -> Subject<'a> {
    Subject {
        inventory,
        labels,
        site,
        host: None,
        charter,
        of_its_hosts: false,
        not_understood: &[],
        records: None,
        not_portals: &[],
        law: law(),
    }
}

fn audited_in(inventory: &Inventory, labels: &[Label], site: &str, charter: Option<&Charter>) -> Audit {
    audit(&subject(inventory, labels, site, charter))
}

/// The same, with what consent tools noted.
pub fn audited_with_values(charter: Option<&Charter>, stores: &[(Label, &[Made])]) -> Audit {
    let (inventory, labels, records) = opened_with_records(stores);
    audit(&Subject { records: Some(&records), ..subject(&inventory, &labels, SITE, charter) })
}

pub fn audited(charter: Option<&Charter>, stores: &[(Label, &[Made])]) -> Audit {
    audited_site(SITE, charter, stores)
}

/// The findings as `code name`.
pub fn codes(audit: &Audit) -> Vec<String> {
    audit.findings.iter().map(|finding| format!("{} {}", finding.code.code(), finding.name)).collect()
}

/// What could not be seen, without what is true of every made store.
pub fn unseen(audit: &Audit) -> Vec<Unseen> {
    audit.unseen.iter().filter(|unseen| !matches!(unseen, Unseen::Values | Unseen::NoThirdParty)).cloned().collect()
}
