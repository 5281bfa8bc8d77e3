//! Lists that others publish: the Open Cookie Database (CSV, JSON) and knowledge bases of the EDPB Website Auditing Tool (JSON). The classifier reads the same lines
//! as knowledge; here they are declarations.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::{CharterProblem, Input, NotUnderstood, Read};
use crate::charter::words::{claim_of, life_of, vocabulary};
use crate::charter::{Charter, Declaration, DeclaredLife, Localised, NamePattern};

/// A line of the Open Cookie Database, whichever file it came from.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ListLine {
    /// The product.
    #[serde(default, alias = "Platform")]
    pub platform: String,
    /// One of its categories, or several.
    #[serde(alias = "Category")]
    pub category: String,
    /// The name, or a part of it.
    #[serde(alias = "Cookie / Data Key name")]
    pub cookie: String,
    /// Domains, in prose.
    #[serde(default, alias = "Domain")]
    pub domain: String,
    /// What it does, in English.
    #[serde(default, alias = "Description")]
    pub description: String,
    /// How long it lives, in words.
    #[serde(default, rename = "retentionPeriod", alias = "Retention period")]
    pub retention: String,
    /// The organisation.
    #[serde(default, rename = "dataController", alias = "Data Controller")]
    pub controller: String,
    /// `1`: the name is a part of the cookie's.
    #[serde(default, rename = "wildcardMatch", alias = "Wildcard match")]
    pub wildcard: String,
    /// The line of the file, from 1; 0 where JSON does not tell.
    #[serde(skip)]
    pub line: usize,
}

/// Whether a text has the columns of the Open Cookie Database.
#[must_use]
pub fn is_open_cookie_database_csv(text: &str) -> bool {
    let header = text.lines().next().unwrap_or("");
    header.contains("Cookie / Data Key name") && header.contains("Category")
}

/// The lines of the Open Cookie Database as CSV, and the numbers of those that are none.
///
/// # Errors
/// When even the header is no CSV.
pub fn open_cookie_database_csv(text: &str) -> Result<(Vec<ListLine>, Vec<u64>), ::csv::Error> {
    let header = text.lines().next().unwrap_or("");
    // A spreadsheet in French saves with semicolons.
    let delimiter = if header.matches(';').count() > header.matches(',').count() { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let (mut lines, mut broken) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let number = |position: Option<&::csv::Position>| position.map_or(1, ::csv::Position::line);
        let read = record.and_then(|record| {
            let line = number(record.position());
            record.deserialize::<ListLine>(Some(&headers)).map(|row| ListLine { line: usize::try_from(line).unwrap_or(0), ..row })
        });
        match read {
            Ok(line) => lines.push(line),
            Err(error) => broken.push(number(error.position())),
        }
    }
    Ok((lines, broken))
}

/// The lines of the Open Cookie Database as JSON: an object of platforms, each with a list of cookies.
///
/// # Errors
/// When the JSON is of another form.
pub fn open_cookie_database_json(text: &str) -> Result<Vec<ListLine>, serde_json::Error> {
    let platforms: BTreeMap<String, Vec<ListLine>> = serde_json::from_str(text)?;
    let of_platform =
        |(platform, lines): (String, Vec<ListLine>)| lines.into_iter().map(move |line| ListLine { platform: platform.clone(), ..line });
    Ok(platforms.into_iter().flat_map(of_platform).collect())
}

/// A knowledge base of the EDPB Website Auditing Tool.
#[derive(Deserialize)]
struct EdpbBase {
    knowledges: Vec<EdpbLine>,
}

/// A line of it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct EdpbLine {
    /// `cookie`, or other storage.
    #[serde(default)]
    pub kind: String,
    /// Where it is set.
    #[serde(default)]
    pub domain: String,
    /// The name, perhaps with `*`.
    pub name: String,
    /// A category in free words.
    #[serde(default)]
    pub category: String,
    /// The product.
    #[serde(default)]
    pub source: String,
    /// The organisation.
    #[serde(default)]
    pub controller: String,
    /// Its privacy policy.
    #[serde(default)]
    pub policy: String,
    /// Where this is said.
    #[serde(default)]
    pub reference: String,
    /// What it does.
    #[serde(default)]
    pub comment: String,
}

impl EdpbLine {
    /// The same file may hold keys of local storage, which are no cookies.
    #[must_use]
    pub fn is_cookie(&self) -> bool {
        self.kind.is_empty() || self.kind.starts_with("cookie")
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum EdpbFile {
    One(EdpbBase),
    Many(Vec<EdpbBase>),
}

/// The lines of one or several knowledge bases.
///
/// # Errors
/// When the JSON is of another form.
pub fn edpb_lines(text: &str) -> Result<Vec<EdpbLine>, serde_json::Error> {
    let bases = match serde_json::from_str(text)? {
        EdpbFile::One(base) => vec![base],
        EdpbFile::Many(bases) => bases,
    };
    Ok(bases.into_iter().flat_map(|base| base.knowledges).collect())
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

pub(super) fn recognise_edpb(input: &Input<'_>) -> bool {
    is_json(input.text) && input.text.contains("\"knowledges\"")
}

pub(super) fn recognise_database(input: &Input<'_>) -> bool {
    is_open_cookie_database_csv(input.text)
        || is_json(input.text)
            && (input.text.contains("\"cookie\":")
                || input.extension == "json" && !["\"name\":", "\"cookieName\":"].iter().any(|key| input.text.contains(key)))
            && !input.text.trim_start().starts_with("[[")
            && !is_of_another_form(input.text)
}

/// Whether sound JSON is not what the database is, objects in lists by the names of platforms: a site's texts may hold the rows of its cookie table.
fn is_of_another_form(text: &str) -> bool {
    let is_platform = |value: &serde_json::Value| value.as_array().is_some_and(|lines| lines.iter().all(serde_json::Value::is_object));
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(serde_json::Value::Object(platforms)) => !platforms.values().all(is_platform),
        _ => false,
    }
}

pub(super) fn read_edpb(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let places = places(input.text);
    let (mut declarations, mut not_understood) = (Vec::new(), Vec::new());
    for line in edpb_lines(input.text).map_err(|error| json_problem(&error))? {
        let number = places.get(&line.name).copied().unwrap_or(1);
        if !line.is_cookie() || line.name.trim_matches(['*', ' ']).is_empty() {
            not_understood.push(NotUnderstood { line: number, text: line.name });
            continue;
        }
        let kind = claim_of(vocabulary(), &line.category);
        declarations.push(Declaration {
            pattern: Some(NamePattern::new(line.name.trim().to_owned())),
            provider: line.controller,
            service: both(&line.source),
            purpose: both(&line.comment),
            category: kind.category(),
            aim: kind.purpose,
            life: DeclaredLife::Unsaid,
            line: number,
        });
    }
    whole("edpb", declarations, not_understood)
}

pub(super) fn read_database(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let (lines, broken) = if is_json(input.text) {
        let places = places(input.text);
        let lines = open_cookie_database_json(input.text).map_err(|error| json_problem(&error))?;
        (lines.into_iter().map(|line| ListLine { line: places.get(&line.cookie).copied().unwrap_or(1), ..line }).collect(), Vec::new())
    } else {
        open_cookie_database_csv(input.text).map_err(|_| CharterProblem::NoCookies { tables: 0 })?
    };
    let mut not_understood: Vec<NotUnderstood> = broken
        .iter()
        .filter_map(|line| usize::try_from(*line).ok())
        .map(|line| NotUnderstood { line, text: text_of(input.text, line) })
        .collect();
    let mut declarations = Vec::new();
    for line in &lines {
        let name = line.cookie.trim();
        if name.trim_matches('*').is_empty() {
            not_understood.push(NotUnderstood { line: line.line, text: line.platform.clone() });
            continue;
        }
        let is_part = line.wildcard.trim() == "1" && !name.contains('*');
        let kind = claim_of(vocabulary(), &line.category);
        declarations.push(Declaration {
            pattern: Some(NamePattern::new(if is_part { format!("{name}*") } else { name.to_owned() })),
            provider: if line.controller.trim().is_empty() { line.platform.trim().to_owned() } else { line.controller.trim().to_owned() },
            service: both(&line.platform),
            purpose: both(&line.description),
            category: kind.category(),
            aim: kind.purpose,
            life: life_of(vocabulary(), &line.retention, None),
            line: line.line,
        });
    }
    whole("open-cookie-database", declarations, not_understood)
}

fn whole(id: &str, declarations: Vec<Declaration>, not_understood: Vec<NotUnderstood>) -> Result<Read, CharterProblem> {
    if declarations.is_empty() {
        return Err(CharterProblem::NoCookies { tables: 0 });
    }
    let charter = Charter {
        id: id.to_owned(),
        title: Localised::default(),
        publisher: String::new(),
        scope: Vec::new(),
        speaks_of: Vec::new(),
        recognised_by: Vec::new(),
        declarations,
    };
    Ok(Read::Whole(charter, not_understood))
}

/// The line on which a name first stands as a value, by name: parsed JSON has forgotten it.
fn places(text: &str) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        for key in ["\"cookie\"", "\"name\""] {
            for rest in line.split(key).skip(1) {
                let value = rest.trim_start().strip_prefix(':').and_then(|rest| rest.split('"').nth(1));
                if let Some(value) = value {
                    places.entry(value.to_owned()).or_insert(number);
                }
            }
        }
    }
    places
}

fn text_of(text: &str, line: usize) -> String {
    text.lines().nth(line.saturating_sub(1)).unwrap_or("").chars().take(200).collect()
}

fn json_problem(error: &serde_json::Error) -> CharterProblem {
    CharterProblem::Json { line: error.line(), column: error.column() }
}

fn both(text: &str) -> Localised {
    Localised { fr: text.trim().to_owned(), en: text.trim().to_owned() }
}
