use std::collections::BTreeMap;
use std::path::Path;

use cookie_charter::cookie::Expiry;
use cookie_charter::store::ReadReport;

/// A row as `truth.csv` and a report both tell it, for comparison; the key names a cookie, the fields describe it.
pub type Rows = BTreeMap<Vec<String>, Vec<BTreeMap<&'static str, String>>>;

const KEY: [&str; 5] = ["host", "name", "path", "partition", "container"];
const FIELDS: [&str; 7] = ["host_only", "session", "expires_at", "created_at", "secure", "http_only", "same_site"];

/// The rows of a `truth.csv` whose origin is one of `origins`.
pub fn expected(file: &Path, origins: &[&str], with_values: bool) -> Rows {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let header = reader.headers().unwrap().clone();
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.unwrap();
        let cell = |name: &str| record.get(header.iter().position(|column| column == name).unwrap()).unwrap().to_owned();
        if !origins.contains(&cell("origin").as_str()) {
            continue;
        }
        let mut fields: BTreeMap<_, _> = FIELDS.into_iter().map(|name| (name, cell(name))).collect();
        if with_values {
            fields.insert("value", cell("value"));
        }
        rows.entry(KEY.map(cell).to_vec()).or_default().push(fields);
    }
    rows
}

/// The rows of a report in the same form.
pub fn found(report: &ReadReport, with_values: bool) -> Rows {
    let labels = report.cookies.container_labels();
    let mut rows = Rows::new();
    for (index, cookie) in report.cookies.iter().enumerate() {
        let flag = |flag: Option<bool>| flag.map(|flag| flag.to_string()).unwrap_or_default();
        let second = |moment: cookie_charter::cookie::Moment| moment.utc().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let partition = cookie.partition().map(|key| key.host.clone()).unwrap_or_default();
        let container = cookie.row().container.map_or("", |id| labels[id.index()].code.as_str());
        let key = [cookie.host(), cookie.name(), cookie.path(), &partition, container].map(str::to_owned).to_vec();
        let mut fields = BTreeMap::from([
            ("host_only", flag(cookie.host.host_only())),
            ("session", (cookie.expiry == Expiry::Session).to_string()),
            ("expires_at", cookie.expiry.at().map(second).unwrap_or_default()),
            ("created_at", cookie.created.map(second).unwrap_or_default()),
            ("secure", flag(cookie.secure)),
            ("http_only", flag(cookie.http_only)),
            ("same_site", cookie.same_site.map(|same_site| same_site.code().to_owned()).unwrap_or_default()),
        ]);
        if with_values {
            let (value, state) = report.values.get(index).unwrap();
            assert!(state.is_readable(), "{state:?}");
            fields.insert("value", String::from_utf8_lossy(value.reveal()).into_owned());
        }
        rows.entry(key).or_default().push(fields);
    }
    rows
}

/// Rows that are missing and rows that are too many, in words; both empty when all is well.
pub fn differences(expected: &Rows, found: &Rows) -> Vec<String> {
    let missing = expected.iter().filter(|(key, fields)| found.get(*key) != Some(*fields));
    let missing = missing.map(|(key, fields)| format!("expected {key:?} {fields:?}\n   found {:?}", found.get(key)));
    let extra = found.keys().filter(|key| !expected.contains_key(*key)).map(|key| format!("extra {key:?}"));
    missing.chain(extra).collect()
}
