//! An audit of a large site: 10,000 cookies against 500 declarations, half of them patterns; and one of 500 sites in one run of the program.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::fmt::Write as _;
use std::sync::Arc;

use common::{generated_site, measure, read_store};
use cookie_charter::audit::{Label, Subject, audit, law};
use cookie_charter::charter::{self, Charter};
use cookie_charter::classify::Knowledge;
use cookie_charter::inventory::{Inventory, OpenStore};
use cookie_charter::store::StoreSource;

/// Rows of each of two moments, which hold the same cookies.
const ROWS: u32 = 5_000;

fn main() {
    let knowledge = Knowledge::default();
    let open = |_| Arc::new(OpenStore::classify(read_store(&generated_site(ROWS), false), StoreSource::sample(), &knowledge));
    let two: Vec<Arc<OpenStore>> = (0..2).map(open).collect();
    let inventory = Inventory::new(two, Knowledge::default());
    let charter = charter();
    let subject = Subject {
        inventory: &inventory,
        labels: &[Label::Before, Label::Refused],
        site: "site0.fr",
        host: None,
        charter: Some(&charter),
        of_its_hosts: false,
        not_understood: &[],
        records: None,
        not_portals: &[],
        law: law(),
    };
    measure("audit 2 moments of 5,000 cookies, 500 declarations", 20, || audit(&subject));
    let once = Inventory::new(
        vec![Arc::new(OpenStore::classify(read_store(&generated_site(2 * ROWS), false), StoreSource::sample(), &knowledge))],
        knowledge,
    );
    let subject = Subject { inventory: &once, labels: &[Label::Before], ..subject };
    measure("audit 10,000 different cookies, 500 declarations", 20, || audit(&subject));
    let found = audit(&subject);
    println!("{} rows, {} findings", found.rows.len(), found.findings.len());
    many_sites();
}

/// 500 sites of 200 cookies each, with a charter and two moments, as the command line audits them; bar: 10 s.
fn many_sites() {
    let folder = std::env::temp_dir().join("cookie-charter-bench-sites");
    let mut list = "site;charter;stores\n".to_owned();
    for number in 0..500 {
        let profile = folder.join(format!("p{number}"));
        std::fs::create_dir_all(&profile).expect("temporary folder is writable");
        let store = profile.join("cookies.sqlite");
        if !store.exists() {
            std::fs::copy(generated_site(200), &store).expect("copied");
        }
        let _ = writeln!(list, "site0.fr;{CHARTER};\"before:p{number};refused:p{number}\"");
    }
    let _ = charter();
    std::fs::copy(std::env::temp_dir().join(CHARTER), folder.join(CHARTER)).expect("copied");
    let path = folder.join("sites.csv");
    std::fs::write(&path, list).expect("temporary folder is writable");
    measure("audit --sites: 500 sites of 200 cookies, 2 moments", 3, || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_cookie-charter"));
        command.args(["audit", "-f", "csv", "--sites"]).arg(&path).args(["--save".into(), folder.join("dossiers")]);
        assert_eq!(command.output().expect("the program runs").status.code(), Some(1), "every site has findings");
    });
}

/// The charter's file.
const CHARTER: &str = "cookie-charter-bench-charter.toml";

/// 250 exact names and 250 patterns, most of which cover something.
fn charter() -> Charter {
    let mut toml = "id = 'bench'\ntitle = 'Bench'\n".to_owned();
    for line in 0..250 {
        let category = ["necessary", "statistics", "third-party"][line % 3];
        let _ = write!(
            toml,
            "[[cookie]]\nname = 'app_{line}_7'\ncategory = '{category}'\nlifetime_days = 30\n\
             [[cookie]]\nname = 'app_{}_*'\ncategory = '{category}'\nlifetime_days = 90\n",
            line + 250
        );
    }
    let path = std::env::temp_dir().join(CHARTER);
    std::fs::write(&path, toml).expect("temporary folder is writable");
    charter::load(&path).expect("a charter").charter
}
