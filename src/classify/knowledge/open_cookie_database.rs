use std::collections::BTreeMap;

use serde::Deserialize;

use super::category_words::{domains_in, strictest};
use super::{KnowledgeBase, KnowledgeError, KnownName, LineProblem, line_of};
use crate::charter::{Localised, NamePattern, Purpose};

/// One row, whichever file it came from.
#[derive(Deserialize)]
struct Row {
    #[serde(default, alias = "Platform")]
    platform: String,
    #[serde(alias = "Category")]
    category: String,
    #[serde(alias = "Cookie / Data Key name")]
    cookie: String,
    #[serde(default, alias = "Domain")]
    domain: String,
    #[serde(default, alias = "Description")]
    description: String,
    #[serde(default, rename = "dataController", alias = "Data Controller")]
    controller: String,
    #[serde(default, rename = "wildcardMatch", alias = "Wildcard match")]
    wildcard: String,
}

pub(super) fn is_csv(text: &str) -> bool {
    let header = text.lines().next().unwrap_or("");
    header.contains("Cookie / Data Key name") && header.contains("Category")
}

/// The CSV of the Open Cookie Database, in its own columns.
pub(super) fn parse_csv(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let header = text.lines().next().unwrap_or("");
    // A spreadsheet in French saves with semicolons.
    let delimiter = if header.matches(';').count() > header.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| KnowledgeError::csv(&error))?.clone();
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record.and_then(|record| record.deserialize(Some(&headers))) {
            Ok(row) => rows.push(row),
            Err(error) => problems.push(LineProblem::Csv { line: line_of(&error) }),
        }
    }
    Ok(base(rows, problems, id))
}

/// The JSON of the Open Cookie Database: an object of platforms, each with a list of cookies.
pub(super) fn parse_json(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let platforms: BTreeMap<String, Vec<Row>> = serde_json::from_str(text).map_err(|error| KnowledgeError::json(&error))?;
    let rows =
        platforms.into_iter().flat_map(|(platform, rows)| rows.into_iter().map(move |row| Row { platform: platform.clone(), ..row }));
    Ok(base(rows.collect(), Vec::new(), id))
}

fn base(rows: Vec<Row>, mut problems: Vec<LineProblem>, id: &str) -> KnowledgeBase {
    let mut names = Vec::new();
    for row in rows {
        let Some(purpose) = purpose_of(&row.category) else {
            problems.push(LineProblem::Category { name: row.cookie.trim().to_owned(), category: row.category.trim().to_owned() });
            continue;
        };
        let Some(pattern) = pattern(&row) else {
            problems.push(LineProblem::NoName { platform: row.platform });
            continue;
        };
        names.push(KnownName {
            pattern,
            domains: domains_in(&row.domain),
            hosts: Vec::new(),
            purpose,
            provider: first_non_empty(&row.controller, &row.platform),
            service: row.platform.trim().to_owned(),
            description: Localised { fr: row.description.trim().to_owned(), en: row.description.trim().to_owned() },
            source: String::new(),
        });
    }
    KnowledgeBase::new(id, names, problems)
}

/// The categories of this database, and nothing else: what its own words mean, not what such a word could mean elsewhere. Several in one cell
/// count as the one that asks for most consent.
fn purpose_of(category: &str) -> Option<Purpose> {
    strictest(category, |word| match word {
        // Comforts that the visitor chose; as "functional" in the charter.
        "functional" | "preferences" | "personalization" | "personalisation" | "security" => Some(Purpose::Necessary),
        "analytics" => Some(Purpose::Statistics),
        "marketing" => Some(Purpose::Advertising),
        _ => None,
    })
}

/// `Wildcard match` = 1 means that the stored name is a part of the cookie's; some names hold a star besides, which then stands where it means to.
fn pattern(row: &Row) -> Option<NamePattern> {
    let name = row.cookie.trim();
    if name.trim_matches('*').is_empty() {
        return None;
    }
    let is_part = row.wildcard.trim() == "1" && !name.contains('*');
    Some(if is_part { NamePattern::with_part(name) } else { NamePattern::new(name.to_owned()) })
}

fn first_non_empty(first: &str, second: &str) -> String {
    [first.trim(), second.trim()].into_iter().find(|text| !text.is_empty()).unwrap_or("").to_owned()
}
