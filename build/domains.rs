//! `assets/domains/*` → the tables `THIRD_PARTIES`, `ORGANISATIONS`, `SAME_ORGANISATION`, `BRANDS`, `NEUTRAL`, `FILE_HOSTS` and `ALIASES`, with their slots.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::places;
use super::texts::Texts;

#[derive(Deserialize)]
struct Categories {
    category: BTreeMap<String, Category>,
}

#[derive(Deserialize)]
struct Category {
    purpose: String,
    tracker: bool,
    #[serde(default)]
    own_business: bool,
}

#[derive(Deserialize, Default)]
struct Organisations {
    #[serde(default)]
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
struct Organisation {
    name: String,
    domains: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Countries {
    #[serde(default)]
    variants: Vec<Variants>,
}

#[derive(Deserialize)]
struct Variants {
    brand: String,
    domains: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Neutrals {
    #[serde(default)]
    neutral: Vec<Neutral>,
}

#[derive(Deserialize)]
struct Neutral {
    domain: String,
    kind: String,
}

/// A line of `third-parties.tsv` or `extra.tsv` with what its category says.
struct Row {
    organisation: String,
    purpose: &'static str,
    tracker: bool,
    own_business: bool,
    serves_files: bool,
}

/// The Rust source of the tables; what is wrong goes to `problems`.
pub fn compile(folder: &Path, texts: &mut Texts, problems: &mut Vec<String>) -> String {
    let categories = read_toml(&folder.join("categories.toml"), problems).unwrap_or(Categories { category: BTreeMap::new() });
    let mut third_parties = BTreeMap::new();
    for name in ["third-parties.tsv", "extra.tsv"] {
        read_domains(&folder.join(name), &categories, &mut third_parties, problems);
    }
    let organisations: Organisations = read_toml(&folder.join("organisations.toml"), problems).unwrap_or_default();
    let countries: Countries = read_toml(&folder.join("countries.toml"), problems).unwrap_or_default();
    let neutral: Neutrals = read_toml(&folder.join("neutral.toml"), problems).unwrap_or_default();
    let aliases = read_aliases(&folder.join("aliases.tsv"), problems);
    let same = same_organisation(&organisations, &countries, problems);

    let neutral_files = neutral.neutral.iter().filter(|neutral| matches!(neutral.kind.as_str(), "cdn" | "fonts"));
    let listed_files = third_parties.iter().filter(|(_, row)| row.serves_files);
    let files: BTreeSet<&str> =
        neutral_files.map(|neutral| neutral.domain.as_str()).chain(listed_files.map(|(domain, _)| domain.as_str())).collect();
    let hosts: BTreeSet<&str> = neutral.neutral.iter().map(|neutral| neutral.domain.as_str()).collect();
    let names: Vec<&str> = organisations.organisation.iter().map(|organisation| organisation.name.as_str()).collect();
    let brands = brands(&countries);

    let mut out = String::new();
    let rows = third_parties.iter().map(|(domain, row)| {
        let Row { organisation, purpose, tracker, own_business, .. } = row;
        let (domain, organisation) = (texts.place(domain), texts.place(organisation));
        format!(
            "ThirdParty {{ domain: {domain}, organisation: {organisation}, purpose: Purpose::{purpose}, tracker: {tracker}, \
             own_business: {own_business} }}"
        )
    });
    push_array(&mut out, "THIRD_PARTIES", "ThirdParty", &rows.collect::<Vec<_>>());
    out.push_str(&places::table("THIRD_PARTY_SLOTS", third_parties.keys().map(String::as_str).enumerate()));
    push_array(&mut out, "ORGANISATIONS", "Text", &names.iter().map(|name| texts.place(name)).collect::<Vec<_>>());
    let pairs = same.iter().map(|(domain, organisation)| format!("({}, {organisation})", texts.place(domain)));
    push_array(&mut out, "SAME_ORGANISATION", "(Text, u16)", &pairs.collect::<Vec<_>>());
    out.push_str(&places::table("SAME_SLOTS", same.keys().map(String::as_str).enumerate()));
    for (name, slots, pairs) in [("BRANDS", "BRAND_SLOTS", &brands), ("ALIASES", "ALIAS_SLOTS", &aliases)] {
        let rows = pairs.iter().map(|(key, value)| format!("({}, {})", texts.place(key), texts.place(value)));
        push_array(&mut out, name, "(Text, Text)", &rows.collect::<Vec<_>>());
        out.push_str(&places::table(slots, pairs.keys().map(String::as_str).enumerate()));
    }
    for (name, slots, hosts) in [("NEUTRAL", "NEUTRAL_SLOTS", &hosts), ("FILE_HOSTS", "FILE_HOST_SLOTS", &files)] {
        push_array(&mut out, name, "Text", &hosts.iter().map(|host| texts.place(host)).collect::<Vec<_>>());
        out.push_str(&places::table(slots, hosts.iter().copied().enumerate()));
    }
    out
}

/// Adds a table of rows.
fn push_array(out: &mut String, name: &str, of: &str, rows: &[String]) {
    let _ =
        writeln!(out, "#[allow(clippy::unreadable_literal)]\npub(super) static {name}: [{of}; {}] = [{}];", rows.len(), rows.join(",\n"));
}

/// Domain → number of its organisation; country variants follow their brand.
fn same_organisation(organisations: &Organisations, countries: &Countries, problems: &mut Vec<String>) -> BTreeMap<String, usize> {
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |domain: &str, number: usize, problems: &mut Vec<String>| {
        if same.insert(domain.to_owned(), number).is_some_and(|before| before != number) {
            problems.push(format!("assets/domains: {domain} stands in two organisations"));
        }
    };
    let mut number_of = HashMap::new();
    for (number, organisation) in organisations.organisation.iter().enumerate() {
        for domain in &organisation.domains {
            add(domain, number, problems);
            number_of.insert(domain.as_str(), number);
        }
    }
    for variants in &countries.variants {
        match number_of.get(variants.brand.as_str()) {
            Some(number) => variants.domains.iter().for_each(|domain| add(domain, *number, problems)),
            None => problems.push(format!("assets/domains/countries.toml: {} stands in no organisation", variants.brand)),
        }
    }
    same
}

/// Country variant → the domain of its brand: `google.fr` → `google.com`.
fn brands(countries: &Countries) -> BTreeMap<String, String> {
    let pairs = |variants: &Variants| variants.domains.iter().map(|domain| (domain.clone(), variants.brand.clone())).collect::<Vec<_>>();
    countries.variants.iter().flat_map(pairs).collect()
}

/// The country variants of brands, for entries of the catalogue that are to name the brand. A file that cannot be read is told by [`compile`].
pub fn variants(folder: &Path) -> BTreeMap<String, String> {
    brands(&read_toml(&folder.join("countries.toml"), &mut Vec::new()).unwrap_or_default())
}

fn read_toml<T: DeserializeOwned>(path: &Path, problems: &mut Vec<String>) -> Option<T> {
    let read = fs::read_to_string(path).map_err(|error| error.to_string());
    let parsed = read.and_then(|text| toml::from_str(&text).map_err(|error| error.to_string().replace('\n', " ")));
    parsed.map_err(|error| problems.push(format!("{}: {error}", path.display()))).ok()
}

/// Name → the organisation above it. No name stands above another and below a third one.
fn read_aliases(path: &Path, problems: &mut Vec<String>) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| {
        problems.push(format!("{}: {error}", path.display()));
        String::new()
    });
    let mut aliases = BTreeMap::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        match line.split_once('\t') {
            Some((name, above)) if !name.is_empty() && !above.is_empty() => {
                if aliases.insert(name.to_owned(), above.to_owned()).is_some() {
                    problems.push(format!("{}:{number}: {name} stands twice", path.display()));
                }
            }
            _ => problems.push(format!("{}:{number}: a name and its organisation are needed", path.display())),
        }
    }
    for above in aliases.values().filter(|above| aliases.contains_key(*above)) {
        problems.push(format!("{}: {above} stands on both sides", path.display()));
    }
    aliases
}

fn read_domains(path: &Path, categories: &Categories, into: &mut BTreeMap<String, Row>, problems: &mut Vec<String>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => return problems.push(format!("{}: {error}", path.display())),
    };
    for (number, line) in (1..).zip(text.lines()) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let (Some(domain), Some(organisation), Some(category)) = (cells.next(), cells.next(), cells.next()) else {
            problems.push(format!("{}:{number}: domain, organisation and category are needed", path.display()));
            continue;
        };
        let serves_files = category == "cdn";
        let Some(category) = categories.category.get(category) else {
            problems.push(format!("{}:{number}: category “{category}” is not in categories.toml", path.display()));
            continue;
        };
        let purpose = match category.purpose.as_str() {
            "advertising" => "Advertising",
            "statistics" => "Statistics",
            "necessary" => "Necessary",
            _ => "Unknown",
        };
        let (tracker, own_business) = (category.tracker, category.own_business);
        let row = Row { organisation: organisation.to_owned(), purpose, tracker, own_business, serves_files };
        if into.insert(domain.to_owned(), row).is_some() {
            problems.push(format!("{}:{number}: {domain} stands twice", path.display()));
        }
    }
}
