//! `assets/catalogue/*.toml` → the table `ENTRIES`, with the domains and the texts that it names by their places. The rules are those of `assets/catalogue/README.md`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::places;
use super::texts::Texts;

#[path = "../src/classify/kin/beginning.rs"]
mod beginning;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    provider: Option<String>,
    serves: Option<String>,
    cookie: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "the keys of a file as they are")]
struct Entry {
    pattern: String,
    service: String,
    provider: Option<String>,
    purpose: String,
    serves: Option<String>,
    also: Option<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    generic: bool,
    #[serde(default)]
    account: bool,
    short: Option<String>,
    #[serde(default)]
    for_third: bool,
    #[serde(default)]
    exemptable: bool,
    lifetime: String,
    source: String,
    read: Option<Datetime>,
    seen: Option<String>,
    example: String,
    en: String,
    fr: String,
}

/// Where the same thing was said first, for "said twice" messages.
#[derive(Default)]
struct Seen {
    patterns: HashMap<(String, String), String>,
    descriptions: HashMap<String, String>,
}

/// What services are called in French whose English name is a description: `services.fr.tsv`. A name that no entry has is a mistake.
fn french_services(folder: &Path, problems: &mut Vec<String>) -> BTreeMap<String, String> {
    let path = folder.join("services.fr.tsv");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| {
        problems.push(format!("{}: {error}", path.display()));
        String::new()
    });
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let mut names = BTreeMap::new();
    for (index, line) in lines {
        match line.split_once('\t') {
            Some((name, french)) if !french.is_empty() => drop(names.insert(name.to_owned(), french.to_owned())),
            _ => problems.push(format!("{}:{}: a name, a tab, the French name", path.display(), index + 1)),
        }
    }
    names
}

/// The Rust source of the table; what is wrong goes to `problems` as `file:line: sentence`.
/// `variants`: country variant → brand, of which an entry names the brand alone.
pub fn compile(folder: &Path, variants: &BTreeMap<String, String>, texts: &mut Texts, problems: &mut Vec<String>) -> String {
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut seen = Seen::default();
    let french = french_services(folder, problems);
    let mut unused: BTreeSet<&str> = french.keys().map(String::as_str).collect();
    for path in toml_files(folder, problems) {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                problems.push(format!("{}: {error}", path.display()));
                continue;
            }
        };
        let file: File = match toml::from_str(&text) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map_or(0, |span| line_of(&text, span.start));
                problems.push(format!("{}:{line}: {}", path.display(), error.message()));
                continue;
            }
        };
        let vendor = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut before = String::new();
        for spanned in file.cookie {
            let place = format!("{}:{}", path.display(), line_of(&text, spanned.span().start));
            let mut entry = spanned.into_inner();
            if entry.provider.is_some() && entry.provider == file.provider {
                problems.push(format!("{place}: {}: the provider of the file stands in the entry again", entry.pattern));
            }
            entry.provider = entry.provider.or_else(|| file.provider.clone());
            if entry.is_only_necessary() {
                entry.serves = entry.serves.or_else(|| file.serves.clone());
            }
            if entry.pattern < before {
                problems.push(format!("{place}: “{}” stands after “{before}”: sort entries by pattern", entry.pattern));
            }
            before.clone_from(&entry.pattern);
            problems.extend(faults(&entry).into_iter().map(|fault| format!("{place}: {}: {fault}", entry.pattern)));
            problems.extend(country_variants(&entry, variants).map(|fault| format!("{place}: {}: {fault}", entry.pattern)));
            problems.extend(repeats(&entry, &vendor, &place, &mut seen));
            unused.remove(entry.service.as_str());
            entries.push((vendor.clone(), entry));
        }
    }
    problems.extend(unused.into_iter().map(|name| format!("services.fr.tsv: no entry has the service “{name}”")));
    tables(&entries, &french, texts)
}

fn tables(entries: &[(String, Entry)], french: &BTreeMap<String, String>, texts: &mut Texts) -> String {
    let (mut rows, mut domains) = (String::new(), Vec::new());
    // What is looked at when names are looked for stands together, apart from sentences that are shown.
    for (_, entry) in entries {
        texts.place(&entry.pattern);
    }
    for (_, entry) in entries {
        domains.extend(entry.domains.iter().map(|domain| texts.place(domain)));
    }
    let kin = kin(entries, texts);
    let mut domains_before = 0;
    for (vendor, entry) in entries {
        write_entry(&mut rows, vendor, entry, domains_before, french, texts);
        domains_before += entry.domains.len();
    }
    let numbered = || entries.iter().map(|(_, entry)| entry.pattern.as_str()).enumerate();
    let starred: Vec<usize> = numbered().filter(|(_, pattern)| pattern.contains('*')).map(|(number, _)| number).collect();
    let named = entries.iter().flat_map(|(_, entry)| &entry.domains).map(String::as_str).enumerate();
    let mut seen = HashSet::new();
    // An array says its length, so that an entry that is not there need not be thought of.
    let numbers = "#[allow(clippy::unreadable_literal)]\npub(super) static";
    let mut out = format!(
        "{numbers} ENTRIES: [Entry; {}] = [\n{rows}];\n{numbers} DOMAINS: [Text; {}] = [{}];\n{numbers} STARRED: [u16; {}] = {starred:?};\n{kin}",
        entries.len(),
        domains.len(),
        domains.join(", "),
        starred.len(),
    );
    out.push_str(&places::table("NAME_SLOTS", numbered().filter(|(_, pattern)| !pattern.contains('*'))));
    out.push_str(&places::table("DOMAIN_SLOTS", named.filter(|(_, domain)| seen.insert(*domain))));
    out
}

/// The beginnings that names of tools share, of entries that hold under any site.
fn kin(entries: &[(String, Entry)], texts: &mut Texts) -> String {
    let mut by_start: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, (_, entry)) in entries.iter().enumerate().filter(|(_, (_, entry))| entry.domains.is_empty()) {
        // Whether the word is an ordinary one is asked of the names that are looked for alone, which are fewer.
        if let Some((start, _)) = beginning::beginning(&entry.pattern).filter(|(start, _)| !start.contains('*')) {
            by_start.entry(start).or_default().push(number);
        }
    }
    let (mut starts, mut numbers) = (Vec::new(), Vec::new());
    for (start, of_start) in &by_start {
        starts.push(format!("({}, {}, {})", texts.place(start), numbers.len(), of_start.len()));
        numbers.extend_from_slice(of_start);
    }
    let allow = "#[allow(clippy::unreadable_literal)]\npub(super) static";
    format!(
        "{allow} KIN_STARTS: [(Text, u16, u16); {}] = [{}];\n{allow} KIN_ENTRIES: [u16; {}] = {numbers:?};\n{}",
        starts.len(),
        starts.join(", "),
        numbers.len(),
        places::table("KIN_SLOTS", by_start.keys().copied().enumerate()),
    )
}

fn toml_files(folder: &Path, problems: &mut Vec<String>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(error) => {
            problems.push(format!("{}: {error}", folder.display()));
            Vec::new()
        }
    };
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "toml"));
    paths.sort();
    paths
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

impl Entry {
    fn is_only_necessary(&self) -> bool {
        self.purpose == "necessary" && self.also.is_none()
    }
}

/// Code and variant of what a necessary cookie can serve on the pages of others.
const SERVICES: [(&str, &str); 8] = [
    ("consent", "Consent"),
    ("payment", "Payment"),
    ("captcha", "Captcha"),
    ("delivery", "Delivery"),
    ("map", "Map"),
    ("font", "Font"),
    ("video", "Video"),
    ("chat", "Chat"),
];

fn variant_of_service(code: &str) -> Option<&'static str> {
    SERVICES.iter().find(|(known, _)| *known == code).map(|(_, variant)| *variant)
}

/// What was seen on a page that was read: both, where the entry does not say.
fn variant_of_seen(code: &str) -> Option<&'static str> {
    match code {
        "purpose" => Some("Purpose"),
        "life" => Some("Life"),
        "both" => Some("Both"),
        _ => None,
    }
}

/// A name shorter than this is everybody's, unless its domain or something else about it says whose it is.
const LITERALS_THAT_STAND_ALONE: usize = 5;

fn literals(pattern: &str) -> usize {
    pattern.bytes().filter(|b| *b != b'*').count()
}

/// Whether the reason why a short name can be without domains holds. `marked`: what no word has is in the name. `known`: nobody else is known to use it.
fn short_fits(why: &str, entry: &Entry) -> bool {
    let (has_upper, has_lower) =
        (entry.pattern.bytes().any(|b| b.is_ascii_uppercase()), entry.pattern.bytes().any(|b| b.is_ascii_lowercase()));
    match why {
        "marked" => (has_upper && has_lower) || entry.pattern.bytes().any(|b| b != b'*' && !b.is_ascii_alphanumeric()),
        "known" => true,
        _ => false,
    }
}

const PURPOSES: [&str; 3] = ["necessary", "statistics", "advertising"];

fn faults(entry: &Entry) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |holds: bool, sentence: &str| {
        if !holds {
            faults.push(sentence.to_owned());
        }
    };
    check(PURPOSES.contains(&entry.purpose.as_str()), "purpose is necessary, statistics or advertising");
    let also_fits = entry.also.as_deref().is_none_or(|also| PURPOSES.contains(&also) && also != entry.purpose);
    check(also_fits, "also is another purpose than purpose");
    check(entry.provider.as_deref().is_none_or(|provider| !provider.trim().is_empty()), "without an organisation there is no provider key");
    check(!entry.for_third || entry.provider.is_some(), "what works for a third names it: provider is needed");
    check(
        entry.serves.as_deref().is_none_or(|code| variant_of_service(code).is_some()),
        "serves is consent, payment, captcha, delivery, map, font, video or chat",
    );
    check(entry.serves.is_none() || entry.is_only_necessary(), "serves is for cookies that are necessary and nothing else");
    check(!entry.generic || !entry.domains.is_empty(), "a generic name needs domains");
    check(
        !entry.account || (entry.is_only_necessary() && !entry.domains.is_empty()),
        "account is for necessary cookies of the domains on which somebody signs in",
    );
    check(literals(&entry.pattern) >= 3 || !entry.domains.is_empty(), "a pattern without domains needs three literal characters");
    let stands_alone = literals(&entry.pattern) >= LITERALS_THAT_STAND_ALONE || !entry.domains.is_empty();
    check(
        stands_alone || entry.short.is_some(),
        "a pattern under five literal characters has domains, or says in short why it can do without",
    );
    check(!stands_alone || entry.short.is_none(), "short is for patterns under five literal characters without domains");
    check(
        entry.short.as_deref().is_none_or(|why| short_fits(why, entry)),
        "short is marked (a sign or both cases in the name) or known (nobody else has it)",
    );
    check(entry.domains.iter().all(|d| d.contains('.') && *d == d.to_lowercase()), "domains are lower-case host names");
    check(!entry.exemptable || (entry.purpose == "statistics" && !entry.for_third), "exemptable is for statistics that are not for_third");
    check(lifetime_seconds(&entry.lifetime).is_some(), "lifetime is “session” or “<n> days” and the like");
    check(entry.source.starts_with("https://"), "source is an https address");
    check(entry.read.is_none_or(|read| read.date.is_some() && read.time.is_none()), "read is a bare date");
    check(entry.seen.as_deref().is_none_or(|seen| variant_of_seen(seen).is_some()), "seen is purpose, life or both");
    check(entry.seen.is_none() || entry.read.is_some(), "seen says what was read on a day: read is needed");
    check(matches(&entry.pattern, &entry.example), "the example does not match the pattern");
    check(!entry.service.trim().is_empty(), "service is empty");
    check(!entry.en.trim().is_empty() && !entry.fr.trim().is_empty(), "both en and fr are needed");
    faults
}

/// An entry on a brand's domain counts on the brand's country variants as well: naming one of them would bind it to the others no less.
fn country_variants<'a>(entry: &'a Entry, variants: &'a BTreeMap<String, String>) -> impl Iterator<Item = String> + 'a {
    let is_within = |host: &str, domain: &str| host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    let named = move |host: &'a String| variants.iter().find(|(variant, _)| is_within(host, variant)).map(|(_, brand)| (host, brand));
    entry.domains.iter().filter_map(named).map(|(host, brand)| format!("{host} is a country variant: {brand} covers it"))
}

fn repeats(entry: &Entry, vendor: &str, place: &str, seen: &mut Seen) -> Vec<String> {
    let mut problems = Vec::new();
    let anywhere = [String::from("any domain")];
    let domains = if entry.domains.is_empty() { &anywhere[..] } else { &entry.domains };
    for domain in domains {
        let key = (entry.pattern.clone(), domain.clone());
        if let Some(first) = seen.patterns.insert(key, place.to_owned()) {
            problems.push(format!("{place}: {} on {domain} already stands in {first}", entry.pattern));
        }
    }
    for text in [&entry.en, &entry.fr] {
        match seen.descriptions.insert(text.clone(), vendor.to_owned()) {
            Some(first) if first != vendor => problems.push(format!("{place}: {}: this description is the one of {first}", entry.pattern)),
            _ => {}
        }
    }
    problems
}

/// A life span in seconds; a session is 0. Months have 30.44 days, years 365.25.
fn lifetime_seconds(text: &str) -> Option<i64> {
    if text == "session" {
        return Some(0);
    }
    let (count, unit) = text.split_once(' ')?;
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 604_800,
        "month" => 2_629_800,
        "year" => 31_557_600,
        _ => return None,
    };
    count.parse::<i64>().ok()?.checked_mul(seconds)
}

/// The same meaning of `*` as `charter::NamePattern`, which a build script cannot use.
fn matches(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((head, tail)) => match name.strip_prefix(head) {
            Some(rest) => (0..=rest.len()).any(|at| rest.get(at..).is_some_and(|rest| matches(tail, rest))),
            None => false,
        },
    }
}

fn write_entry(out: &mut String, vendor: &str, entry: &Entry, domains_before: usize, french: &BTreeMap<String, String>, texts: &mut Texts) {
    let purpose = |code: &str| {
        let names = BTreeMap::from([("necessary", "Necessary"), ("statistics", "Statistics"), ("advertising", "Advertising")]);
        format!("Purpose::{}", names.get(code).copied().unwrap_or("Unknown"))
    };
    let also = entry.also.as_deref().map_or_else(|| "None".to_owned(), |also| format!("Some({})", purpose(also)));
    let serves = entry.serves.as_deref().and_then(variant_of_service);
    let serves = serves.map_or_else(|| "None".to_owned(), |variant| format!("Some(Serves::{variant})"));
    let read = entry.read.as_ref().map_or_else(|| "None".to_owned(), |read| format!("Some({})", texts.place(&read.to_string())));
    let seen_there = entry.seen.as_deref().and_then(variant_of_seen).unwrap_or("Both");
    let _ = writeln!(
        out,
        "Entry {{ vendor: {}, provider: {}, pattern: {}, service: {}, service_fr: {}, purpose: {}, also: {also}, serves: {serves}, \
         domains: DomainList::at({domains_before}, {}), generic: {}, account: {}, for_third: {}, exemptable: {}, lifetime_seconds: {}, source: {}, read: {read}, \
         seen: SeenThere::{seen_there}, example: {}, en: {}, fr: {} }},",
        texts.place(vendor),
        texts.place(entry.provider.as_deref().unwrap_or("")),
        texts.place(&entry.pattern),
        texts.place(&entry.service),
        texts.place(french.get(&entry.service).unwrap_or(&entry.service)),
        purpose(&entry.purpose),
        entry.domains.len(),
        entry.generic,
        entry.account,
        entry.for_third,
        entry.exemptable,
        lifetime_seconds(&entry.lifetime).unwrap_or(0),
        texts.place(&entry.source),
        texts.place(&entry.example),
        texts.place(&entry.en),
        texts.place(&entry.fr),
    );
}
