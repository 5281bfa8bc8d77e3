//! What the benches share: a generated Firefox store and a stopwatch that prints medians.

#![allow(dead_code, reason = "each bench uses its own part")]
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench may fail loudly and prints its figures"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use cookie_charter::charter;
use cookie_charter::classify::Knowledge;
use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions, ReadReport, locate, read};
use rusqlite::{CachedStatement, Connection, params};

/// Rows of the large store, and its sites.
pub const ROWS: u32 = 1_000_000;
const SITES: u32 = 50_000;

/// Names as French stores hold them; the rest of a site's twenty cookies are its own.
const NAMES: [&str; 16] = [
    "_ga",
    "_gid",
    "_fbp",
    "_pk_id.1.1fff",
    "_pk_ses.1.1fff",
    "PHPSESSID",
    "csrftoken",
    "sessionid",
    "euconsent-v2",
    "axeptio_cookies",
    "_gcl_au",
    "AWSALB",
    "XSRF-TOKEN",
    "lang",
    "panier_ref",
    "visiteur",
];

/// Schema 17, written without care for crashes.
const SCHEMA: &str = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=32768; PRAGMA user_version=17;
         CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT NOT NULL DEFAULT '', name TEXT, value TEXT, host TEXT, path TEXT,
         expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER, isSecure INTEGER, isHttpOnly INTEGER, inBrowserElement INTEGER DEFAULT 0,
         sameSite INTEGER DEFAULT 0, schemeMap INTEGER DEFAULT 0, isPartitionedAttributeSet INTEGER DEFAULT 0, updateTime INTEGER,
         CONSTRAINT moz_uniqueid UNIQUE (name, host, path, originAttributes));";

/// A Firefox store (schema 17), made once per name and kept in the system's temporary folder. `fill` adds its rows through the statement.
fn made_store(name: &str, insert: &str, fill: impl FnOnce(&mut CachedStatement<'_>)) -> PathBuf {
    let path = std::env::temp_dir().join(format!("cookie-charter-bench-{name}.sqlite"));
    if path.exists() {
        return path;
    }
    let unfinished = path.with_extension("tmp");
    let _ = std::fs::remove_file(&unfinished);
    let mut db = Connection::open(&unfinished).expect("temporary folder is writable");
    db.execute_batch(SCHEMA).expect("schema");
    let transaction = db.transaction().expect("transaction");
    fill(&mut transaction.prepare_cached(insert).expect("insert statement"));
    transaction.commit().expect("commit");
    drop(db);
    std::fs::rename(&unfinished, &path).expect("rename");
    path
}

/// Sites of a store of so many rows.
fn sites_of(rows: u32) -> i64 {
    (i64::from(SITES) * i64::from(rows) / i64::from(ROWS)).max(1)
}

/// A store whose rows come in the order of their sites, with few distinct texts.
pub fn generated_store(rows: u32) -> PathBuf {
    let insert = "INSERT INTO moz_cookies VALUES (?1,?2,?3,?4,?5,'/',?6,?7,?8,?9,?10,0,?11,2,0,?8)";
    made_store(&format!("{rows}-v2"), insert, |row| {
        let sites = sites_of(rows);
        for i in 0..i64::from(rows) {
            let (site, nth) = (i % sites, i / sites);
            let name = match NAMES.get(usize::try_from(nth).unwrap_or(99)) {
                Some(name) => (*name).to_owned(),
                None => format!("app_{nth}_{}", site % 97),
            };
            let embedded = nth == 17;
            let attributes = if embedded { format!("^partitionKey=%28https%2Csite{}.fr%29", (site + 1) % 900) } else { String::new() };
            let host = if nth % 3 == 0 { format!(".site{site}.fr") } else { format!("www.site{site}.fr") };
            let created = 1_795_000_000_000_000 + i * 1_000;
            let value = format!("GA1.{nth}.{}.{}", i * 7919 % 1_000_000_007, 1_795_000_000 + i % 100_000);
            let expiry = 1_795_000_000_000 + (1 + i % 400) * 86_400_000;
            let same_site = [256, 1, 2, 256][usize::try_from(i % 4).unwrap_or(0)];
            row.execute(params![i + 1, attributes, name, value, host, expiry, created, created, nth % 2, nth % 5 == 0, same_site])
                .expect("row");
        }
    })
}

/// As many rows, a fifth of them under names that occur once: words, beginnings and random parts as tools write them.
pub fn distinct_store(rows: u32) -> PathBuf {
    let insert = "INSERT INTO moz_cookies VALUES (?1,'',?2,'v',?3,'/',?4,?5,?5,1,?6,0,1,2,0,?5)";
    made_store(&format!("distinct-{rows}-v1"), insert, |row| {
        let sites = sites_of(rows);
        let beginnings = ["_ga_", "lastVisitedPage", "usersessionid_", "wp-settings-"];
        for i in 0..i64::from(rows) {
            let (site, nth) = (i % sites, usize::try_from(i / sites).unwrap_or(0));
            let name = if i % 5 == 0 {
                format!("{}{i:06x}", beginnings[usize::try_from(i / 5 % 4).unwrap_or(0)])
            } else {
                format!("{}{}", NAMES[nth % NAMES.len()], if nth < NAMES.len() { "" } else { "_x" })
            };
            let created = 1_795_000_000_000_000 + i * 1_000;
            let expiry = 1_795_000_000_000 + (1 + i % 400) * 86_400_000;
            row.execute(params![i + 1, name, format!("www.site{site}.fr"), expiry, created, i % 5 == 0]).expect("row");
        }
    })
}

/// A store of one site alone, with as many different names as rows.
pub fn generated_site(rows: u32) -> PathBuf {
    let insert = "INSERT INTO moz_cookies VALUES (?1,?2,?3,'v','www.site0.fr','/',?4,?5,?5,1,?6,0,1,2,0,?5)";
    made_store(&format!("site-{rows}-v1"), insert, |row| {
        for i in 0..i64::from(rows) {
            let created = 1_795_000_000_000_000 + i * 1_000;
            let expiry = 1_795_000_000_000 + (1 + i % 400) * 86_400_000;
            row.execute(params![i + 1, "", format!("app_{}_{}", i % 600, i / 600), expiry, created, i % 5 == 0]).expect("row");
        }
    })
}

/// The same schema with what makes a store hard: rows in no order, some 146,000 distinct names and 128,000 paths for a million rows, 4,000
/// partition keys, values of many shapes.
pub fn hard_store(rows: u32) -> PathBuf {
    let insert = "INSERT OR IGNORE INTO moz_cookies VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,0,?12,2,0,?13)";
    made_store(&format!("hard-{rows}-v1"), insert, |row| {
        let sites = sites_of(rows);
        let mut state = 88_172_645_463_325_252_u64;
        for i in 0..i64::from(rows) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let random = i64::try_from(state >> 16).unwrap_or(0);
            let (site, kind) = (random % sites, (random >> 20) % 100);
            let name = match kind {
                0..45 => NAMES[usize::try_from((random >> 30) % 16).unwrap_or(0)].to_owned(),
                45..60 => format!("_ga_{:06X}", (random >> 24) % 200_000),
                _ => format!("app_{}_st", (random >> 24) % 200_000),
            };
            let attributes =
                if kind % 4 == 0 { format!("^partitionKey=%28https%2Csite{}.fr%29", (random >> 12) % 4_000) } else { String::new() };
            let host = if kind % 3 == 0 { format!(".site{site}.fr") } else { format!("www.site{site}.fr") };
            let section = format!("/section/{}/page", (random >> 9) % 140_000);
            let of_section = if kind % 3 == 0 { section.as_str() } else { "/" };
            let value = match kind {
                0..10 => format!("GA1.2.{}.{}", random % 1_000_000_007, 1_795_000_000 + i % 100_000),
                10..60 => format!("{random:024x}{state:016x}"),
                60..70 => "1".to_owned(),
                _ => "fr-FR".to_owned(),
            };
            let created = 1_795_000_000_000_000 + i * 1_000 + random % 997;
            let accessed = created + random % 86_400 * 1_000_003;
            let expiry = 1_795_000_000_000 + (1 + random % 400) * 86_400_000;
            let same_site = [256, 1, 2, 256][usize::try_from(i % 4).unwrap_or(0)];
            let updated = if kind % 7 == 0 { created + 5_000_123 } else { created };
            row.execute(params![
                i + 1,
                attributes,
                name,
                value,
                host,
                of_section,
                expiry,
                accessed,
                created,
                kind % 2,
                kind % 5 == 0,
                same_site,
                updated
            ])
            .expect("row");
        }
    })
}

/// Reads a store as the program does.
pub fn read_store(path: &Path, keep_values: bool) -> ReadReport {
    let now = "2026-11-24T08:00:00Z".parse().expect("time");
    let options = ReadOptions { values: if keep_values { KeepValues::All } else { KeepValues::None }, history: HistoryChoice::Ignore, now };
    let location = locate(path).expect("a store").remove(0);
    read(&location, &options, &Progress::default()).expect("readable")
}

/// The built-in charter, as in the program.
pub fn knowledge() -> Knowledge {
    Knowledge { charters: vec![std::sync::Arc::new(charter::builtin().clone())], ..Knowledge::default() }
}

/// Runs `work` a few times after a warm-up and prints median, fastest and slowest; the median is returned.
pub fn measure<T>(label: &str, runs: usize, mut work: impl FnMut() -> T) -> Duration {
    std::hint::black_box(work());
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times[times.len() / 2];
    println!("{label:58} median {median:>10.3?}  fastest {:>10.3?}  slowest {:>10.3?}  ({runs} runs)", times[0], times[times.len() - 1]);
    median
}
