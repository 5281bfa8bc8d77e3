//! `assets/declared` as it stands in the repository, and one site of it as a store.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use cookie_charter::charter::Purpose;
use cookie_charter::classify::{Entry, SiteDeclaration, VisitedSites, catalogue, said_host};
use cookie_charter::cookie::{Cookie, CookieTable, Expiry, Host, Moment, PartitionKey, ValueShape};

use crate::support::shared::repository;

/// A declaration: what a site says of a name.
pub struct Declaration {
    pub site: String,
    pub language: String,
    pub name: String,
    /// `None` where the site does not say, or not in words that were understood.
    pub purpose: Option<Purpose>,
    pub life: String,
    pub provider: String,
    /// As declared; empty where the site does not say.
    pub host: String,
}

impl Declaration {
    /// The same as it is counted.
    pub fn counted(&self) -> Option<SiteDeclaration> {
        let purpose = self.purpose? as usize;
        Some(SiteDeclaration { site: self.site.clone(), name: self.name.clone(), host: self.host.clone(), purpose })
    }

    /// A name that the declaration covers: what varies is random.
    pub fn example(&self) -> String {
        self.name.replace('*', "4f9a27c1")
    }

    /// The host that the cookie is stored under, and whether it is another one than the site's own. A line that says no host, of a name that is only
    /// known from its vendor's domains, is about a cookie of those; of a name that everybody uses (`theme`) only where the line says the vendor's name too.
    pub fn stored_under(&self) -> (String, bool) {
        if self.host.is_empty() && !self.name.contains('*') {
            let entries: Vec<_> = catalogue().candidates(&self.name).into_iter().map(|id| catalogue().get(id)).collect();
            let said = self.provider.to_lowercase();
            let names = |text: &str| text.to_lowercase().contains(&said);
            let owns = |domain: &str| domain.split('.').next().is_some_and(|label| label.len() > 3 && said.contains(label));
            let is_its = |entry: &Entry| names(entry.provider.get()) || names(entry.service.get()) || entry.domains.names().any(owns);
            // A pattern of a few letters (`ses*`) says no more than a name of everybody.
            let says_little = |entry: &Entry| entry.generic || entry.pattern.bytes().filter(|b| *b != b'*').count() < 5;
            let is_meant = |entry: &Entry| !says_little(entry) || (!said.is_empty() && is_its(entry));
            // Of several vendors with such a name, the one that the line names.
            let meant: Vec<_> = entries.iter().copied().filter(|entry| !said.is_empty() && is_its(entry)).collect();
            let entries = if meant.is_empty() { entries } else { meant };
            let vendors = !entries.is_empty() && entries.iter().all(|entry| !entry.domains.is_empty() && is_meant(entry));
            let domains: BTreeSet<&str> = entries.iter().flat_map(|entry| entry.domains.names()).collect();
            let of_one = entries.iter().map(|entry| entry.vendor.get()).collect::<BTreeSet<_>>().len() == 1;
            if vendors && of_one && !domains.iter().any(|domain| self.site.contains(domain)) {
                return (domains.first().map_or_else(String::new, |domain| (*domain).to_owned()), true);
            }
        }
        let own = own_host(&self.site);
        let host = self.host.trim_start_matches('.').to_lowercase();
        let bare = |host: &str| host.strip_prefix("www.").unwrap_or(host).to_owned();
        let (there, here) = (bare(&host), bare(&own));
        let is_name = host.contains('.') && !host.contains([' ', ',', '/', '*', ':']);
        let within = |host: &str, domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
        if !is_name || within(&there, &here) || within(&here, &there) { (own, false) } else { (host, true) }
    }

    fn expiry(&self) -> Expiry {
        let digits = self.life.bytes().take_while(u8::is_ascii_digit).count();
        let seconds = match &self.life[digits..] {
            "s" => 1,
            "min" => 60,
            "h" => 3_600,
            "d" => 86_400,
            "mo" => 2_629_800,
            "y" => 31_557_600,
            "session" => return Expiry::Session,
            _ => return Expiry::Unknown,
        };
        let count: i64 = self.life[..digits].parse().unwrap_or(0);
        Moment::from_unix_micros(SET_AT + count * seconds * 1_000_000).map_or(Expiry::FarFuture, Expiry::At)
    }
}

const SET_AT: i64 = 1_795_000_000_000_000;

/// All declarations, by site; those of a site that occurs in several files stand together.
pub fn by_site() -> BTreeMap<String, Vec<Declaration>> {
    in_folder(&repository().join("assets/declared"))
}

/// The same of a folder with files of that form.
pub fn in_folder(folder: &Path) -> BTreeMap<String, Vec<Declaration>> {
    let mut sites: BTreeMap<String, Vec<Declaration>> = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ext| ext == "tsv")) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let language = stem.rsplit('.').next().unwrap_or("").to_owned();
        let mut site = String::new();
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix("@ ") {
                head.split('\t').next().unwrap_or("").clone_into(&mut site);
                continue;
            }
            let cells: Vec<String> = line.split('\t').map(|cell| if cell == "-" { String::new() } else { cell.to_owned() }).collect();
            let [name, category, life, provider, host] = &cells[..] else { panic!("{}: {line}", path.display()) };
            let purpose = match category.as_str() {
                "n" | "f" => Some(Purpose::Necessary),
                "s" => Some(Purpose::Statistics),
                "a" | "m" => Some(Purpose::Advertising),
                _ => None,
            };
            let declarations = sites.entry(site.clone()).or_default();
            if !declarations.iter().any(|other| other.name == *name && other.host == said_host(provider, host)) {
                let (name, life, provider, host) = (name.clone(), life.clone(), provider.clone(), said_host(provider, host));
                declarations.push(Declaration { site: site.clone(), language: language.clone(), name, purpose, life, provider, host });
            }
        }
    }
    sites
}

/// The host of a site. Of a charter in a repository nobody said where the site is; it is called like the repository, since names of its own begin like it.
fn own_host(site: &str) -> String {
    site.split_once('/')
        .map_or_else(|| site.to_owned(), |(_, name)| format!("{}.example", name.to_lowercase().replace(['_', '.'], "-").trim_matches('-')))
}

/// A visit to the site whose charter it is, just before its cookies were made.
pub fn visit(declarations: &[Declaration]) -> Option<VisitedSites> {
    let first = declarations.first()?;
    let own = own_host(&first.site);
    let at = |seconds: i64| Moment::from_unix_micros(SET_AT + seconds * 1_000_000);
    Some(VisitedSites::new([(own.as_str(), at(-1)?)].into_iter(), Some((at(-600)?, at(600)?))))
}

/// The declared cookies of a site as a store would hold them, in their order: no values and no attributes but the life.
pub fn as_store(declarations: &[Declaration]) -> CookieTable {
    let mut table = CookieTable::default();
    for line in declarations {
        let (host, is_foreign) = line.stored_under();
        let own = own_host(&line.site);
        let key = is_foreign.then(|| PartitionKey::parse_schemeful_site(&format!("https://{own}"), true).ok()).flatten();
        let parsed = Host::parse(&host, None, &mut table.strings);
        let row = Cookie {
            name: table.strings.intern(&line.example()),
            path: table.strings.intern("/"),
            host: parsed.unwrap_or_else(|error| panic!("{host}: {error}")),
            partition: key.and_then(|key| table.add_partition(key)),
            container: None,
            created: Moment::from_unix_micros(SET_AT),
            last_set: None,
            last_accessed: None,
            expiry: line.expiry(),
            secure: None,
            http_only: None,
            same_site: None,
            shape: ValueShape::Missing,
            set_by: None,
            from_log: false,
        };
        table.rows.push(row);
    }
    table
}
