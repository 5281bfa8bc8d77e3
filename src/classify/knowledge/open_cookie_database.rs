use super::category_words::{domains_in, strictest};
use super::{KnowledgeBase, KnowledgeError, KnownName, LineProblem};
use crate::charter::{ListLine, Localised, NamePattern, Purpose, open_cookie_database_csv, open_cookie_database_json};

/// The CSV of the Open Cookie Database, in its own columns.
pub(super) fn parse_csv(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let (lines, broken) = open_cookie_database_csv(text).map_err(|error| KnowledgeError::csv(&error))?;
    Ok(base(lines, broken.into_iter().map(|line| LineProblem::Csv { line }).collect(), id))
}

/// The JSON of the Open Cookie Database.
pub(super) fn parse_json(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    Ok(base(open_cookie_database_json(text).map_err(|error| KnowledgeError::json(&error))?, Vec::new(), id))
}

fn base(rows: Vec<ListLine>, mut problems: Vec<LineProblem>, id: &str) -> KnowledgeBase {
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
            purpose: Some(purpose),
            party: None,
            provider: first_non_empty(&row.controller, &row.platform),
            service: row.platform.trim().to_owned(),
            description: Localised { fr: row.description.trim().to_owned(), en: row.description.trim().to_owned() },
            source: String::new(),
            reason: String::new(),
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
fn pattern(row: &ListLine) -> Option<NamePattern> {
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
