//! What the classifier may know beside the built-in catalogue: charters, knowledge bases of others, and the user's own corrections.

mod base;
mod catalogue_file;
mod category_words;
mod edpb;
mod open_cookie_database;

use std::sync::Arc;

pub use base::{KnowledgeBase, KnowledgeForm, KnownName};
pub use edpb::write_catalogue as write_edpb_catalogue;

use crate::charter::Charter;

/// What the classifier may know beside the built-in catalogue and domain lists.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// The user's own decisions, which outrank everything.
    pub user: Option<Arc<KnowledgeBase>>,
    /// Charters that may declare cookies; the first that covers a host and names the cookie counts.
    pub charters: Vec<Arc<Charter>>,
    /// Imported knowledge bases; the first that names the cookie counts.
    pub imports: Vec<Arc<KnowledgeBase>>,
}

impl Knowledge {
    /// The user's base and the imported ones, in one numbering: 0 is the user's, 1 the first import.
    pub fn bases(&self) -> impl Iterator<Item = (u8, &Arc<KnowledgeBase>)> {
        self.user.iter().map(|base| (0, base)).chain((1..=u8::MAX).zip(&self.imports))
    }

    /// A base by that number.
    #[must_use]
    pub fn base(&self, number: u8) -> Option<&KnowledgeBase> {
        match number.checked_sub(1) {
            None => self.user.as_deref(),
            Some(index) => self.imports.get(usize::from(index)).map(AsRef::as_ref),
        }
    }
}

/// Why a text is not a knowledge base.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "This is not a knowledge base that can be loaded ({reason}). Known forms: this program's catalogue (TOML), the Open Cookie Database (CSV, JSON), a knowledge base of the EDPB Website Auditing Tool (JSON)"
)]
pub struct KnowledgeError {
    /// What is wrong, with the line where there is one.
    pub reason: String,
}

impl KnowledgeError {
    fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }

    // Parsers quote what they read, which may be somebody's cookies in a file opened by mistake: only the place and the kind are passed on.

    fn toml(error: &toml::de::Error, text: &str) -> Self {
        let line = error.span().map_or(1, |span| text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1);
        Self::new(format!("as TOML it is wrong on line {line}"))
    }

    fn json(error: &serde_json::Error) -> Self {
        let kind = match error.classify() {
            serde_json::error::Category::Data => "it is JSON of another form, from",
            _ => "it is no JSON, from",
        };
        Self::new(format!("{kind} line {} column {}", error.line(), error.column()))
    }

    fn csv(error: &csv::Error) -> Self {
        let line = error.position().map_or(1, csv::Position::line);
        Self::new(format!("as CSV it is wrong on line {line}"))
    }
}

/// Reads a knowledge base; its form is decided by content. `id` names it in evidence (usually the file's name without ending).
///
/// # Errors
/// When the text is of no known form. Lines that could not be understood are no error: [`KnowledgeBase::problems`] lists them.
pub fn parse_knowledge(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let text = text.trim_start_matches('\u{feff}');
    let (form, mut base) = match text.trim_start().chars().next() {
        None => return Err(KnowledgeError::new("the file is empty")),
        Some('{' | '[') if text.contains("\"knowledges\"") => (KnowledgeForm::Edpb, edpb::parse(text, id)?),
        Some('{' | '[') if !text.trim_start().starts_with("[[") => {
            (KnowledgeForm::OpenCookieDatabaseJson, open_cookie_database::parse_json(text, id)?)
        }
        _ if open_cookie_database::is_csv(text) => (KnowledgeForm::OpenCookieDatabaseCsv, open_cookie_database::parse_csv(text, id)?),
        _ => (KnowledgeForm::Catalogue, catalogue_file::parse(text, id)?),
    };
    // An empty list of one's own is a fine beginning; an empty download is a mistake.
    if form != KnowledgeForm::Catalogue && base.names.is_empty() {
        return Err(KnowledgeError::new("it names no cookie"));
    }
    base.form = form;
    Ok(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Purpose;

    #[test]
    fn four_forms_are_told_apart() {
        let toml = "provider = 'Moi'\n[[cookie]]\npattern = 'mon_*'\npurpose = 'statistics'\n";
        let csv = "ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,Portals,Wildcard match\n\
                   1,Shop,Marketing,sh_,shop.com (3rd party),Text,1 year,Shop Inc,,1\n";
        let json =
            r#"{"Shop":[{"id":"1","category":"Functional","cookie":"cart","domain":"","description":"Basket","wildcardMatch":"0"}]}"#;
        let edpb = r#"[{"name":"Mine","author":"me","category":"cookie","knowledges":[{"kind":"cookie","domain":"","name":"_x*","category":"Analytics","controller":"X"}]}]"#;
        let purpose = |text: &str, name: &str, host: &str| {
            let base = parse_knowledge(text, "t").unwrap_or_else(|error| panic!("{error}"));
            base.best(name, host).map(|(known, _)| base.names[known].purpose)
        };
        assert_eq!(purpose(toml, "mon_id", "a.fr"), Some(Purpose::Statistics));
        assert_eq!(purpose(csv, "sh_123", "www.shop.com"), Some(Purpose::Advertising));
        assert_eq!(purpose(json, "cart", "a.fr"), Some(Purpose::Necessary));
        assert_eq!(purpose(edpb, "_x1", "a.fr"), Some(Purpose::Statistics));
        for bad in ["", "{", "not a list at all", "[[cookie]]\npattern = 'x'\n"] {
            assert!(parse_knowledge(bad, "t").is_err(), "{bad}");
        }
    }
}
