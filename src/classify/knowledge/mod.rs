//! What the classifier may know beside the built-in catalogue: charters, knowledge bases of others, and the user's own corrections.

mod base;
mod catalogue_file;
mod category_words;
mod edpb;
mod open_cookie_database;

use std::num::NonZeroU32;
use std::sync::Arc;

pub use base::{KnowledgeBase, KnowledgeForm, KnownName, LineProblem};
pub use edpb::write_catalogue as write_edpb_catalogue;

use super::common::common_names;
use super::subject::{BaseLine, Declared};
use super::{Claim, CommonNames, EntryId, Evidence, Source, catalogue};
use crate::charter::{Charter, Declaration, is_open_cookie_database_csv};

/// What the classifier may know beside the built-in catalogue and domain lists.
#[derive(Clone, Debug, Default)]
pub struct Knowledge {
    /// The user's own decisions, which outrank everything.
    pub user: Option<Arc<KnowledgeBase>>,
    /// Charters that may declare cookies; the first that covers a host and names the cookie counts.
    pub charters: Vec<Arc<Charter>>,
    /// Imported knowledge bases; the first that names the cookie counts.
    pub imports: Vec<Arc<KnowledgeBase>>,
    /// Of what is built in: what a measurement leaves out.
    pub held_out: Option<Arc<HeldOut>>,
}

/// What a measurement leaves out of what is built in, to see how a cookie is judged that nobody described.
#[derive(Clone, Debug, Default)]
pub struct HeldOut {
    /// How other sites declare names, counted without some of them.
    pub counted: Option<Arc<CommonNames>>,
    /// Files of the catalogue that are not heard.
    pub vendors: Vec<String>,
    /// Entries of the others that are not heard.
    pub entries: Vec<EntryId>,
}

impl Knowledge {
    /// Whether an entry of the catalogue is not heard.
    pub(super) fn holds_out(&self, id: EntryId) -> bool {
        let is_out = |held: &HeldOut| held.entries.contains(&id) || held.vendors.iter().any(|name| *name == *catalogue().get(id).vendor);
        self.held_out.as_deref().is_some_and(is_out)
    }

    /// How other sites declare names.
    #[must_use]
    pub fn common(&self) -> &CommonNames {
        match self.held_out.as_deref() {
            Some(HeldOut { counted: Some(counted), .. }) => counted,
            _ => common_names(),
        }
    }

    /// The user's base and the imported ones, in one numbering: 0 is the user's, 1 the first import.
    pub fn bases(&self) -> impl Iterator<Item = (u32, &Arc<KnowledgeBase>)> {
        self.user.iter().map(|base| (0, base)).chain((1..).zip(&self.imports))
    }

    /// A base by that number.
    #[must_use]
    pub fn base(&self, number: u32) -> Option<&KnowledgeBase> {
        match number.checked_sub(1) {
            None => self.user.as_deref(),
            Some(index) => self.imports.get(index as usize).map(AsRef::as_ref),
        }
    }

    /// What the user decided in the line of their base that a piece of evidence points to.
    #[must_use]
    pub fn own_line(&self, evidence: &Evidence) -> Option<&KnownName> {
        let Source::Base { base: 0, line } = evidence.source else { return None };
        self.user.as_deref()?.names.get(line as usize)
    }

    /// The organisation that the user named, where they named one; of the evidence of a verdict.
    #[must_use]
    pub fn own_provider(&self, evidence: &[Evidence]) -> Option<&str> {
        // Most people have decided on nothing, and this is asked of every verdict.
        self.user.as_ref()?;
        let piece = evidence.iter().find(|piece| piece.claim == Claim::Provider)?;
        self.own_line(piece).map(|line| line.provider.as_str())
    }

    /// What a line of a base says, with its base.
    #[must_use]
    pub fn base_line(&self, id: LineId) -> Option<(&KnowledgeBase, &KnownName)> {
        let bases = || self.user.iter().chain(&self.imports);
        let (base, line) = id.find(bases().map(|base| base.names.len()))?;
        let base = bases().nth(base)?;
        Some((base, base.names.get(line)?))
    }

    /// What a line of a charter declares, with its charter.
    #[must_use]
    pub fn declaration(&self, id: LineId) -> Option<(&Charter, &Declaration)> {
        let (charter, line) = id.find(self.charters.iter().map(|charter| charter.declarations.len()))?;
        let charter = self.charters.get(charter)?;
        Some((charter, charter.declarations.get(line)?))
    }

    /// Whether a charter speaks for a host.
    #[must_use]
    pub fn speaks_for(&self, host: &str) -> bool {
        self.charters.iter().any(|charter| charter.covers(host))
    }

    /// Whether a charter speaks for the pages of a site.
    #[must_use]
    pub fn speaks_for_pages_of(&self, site: &str) -> bool {
        self.charters.iter().any(|charter| charter.covers_pages_of(site))
    }

    /// Whether charters speak for the host of a cookie, or for the pages of the site where it was set, and all of those leave its name out.
    pub(super) fn leaves_out(&self, name: &str, host: &str, page: Option<&str>) -> bool {
        let speaks = |charter: &&Arc<Charter>| charter.covers(host) || page.is_some_and(|site| charter.covers_pages_of(site));
        let mut speaking = self.charters.iter().filter(speaks).peekable();
        speaking.peek().is_some() && speaking.all(|charter| charter.declaration(name).is_none())
    }

    /// The id of a line of one of the charters.
    #[must_use]
    pub fn line_id(&self, charter: usize, line: usize) -> Option<LineId> {
        let before = self.charters.iter().take(charter).map(|charter| charter.declarations.len()).sum();
        LineId::new(before, u32::try_from(line).ok()?)
    }

    pub(super) fn base_line_id(&self, line: &BaseLine) -> Option<LineId> {
        let before = self.bases().take_while(|(number, _)| *number < line.base);
        LineId::new(before.map(|(_, base)| base.names.len()).sum(), line.line)
    }

    pub(super) fn declaration_id(&self, declared: &Declared) -> Option<LineId> {
        let before = self.charters.iter().take(declared.charter as usize);
        LineId::new(before.map(|charter| charter.declarations.len()).sum(), declared.line)
    }
}

/// A line of one of the charters or bases, numbered through all of them: four bytes in a verdict. Four billion lines do not fit into memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LineId(NonZeroU32);

impl LineId {
    fn new(before: usize, line: u32) -> Option<Self> {
        u32::try_from(before).ok()?.checked_add(line)?.checked_add(1).and_then(NonZeroU32::new).map(Self)
    }

    /// Which list, and which line of it, of lists with so many lines.
    fn find(self, lengths: impl Iterator<Item = usize>) -> Option<(usize, usize)> {
        let mut line = (self.0.get() - 1) as usize;
        for (list, length) in lengths.enumerate() {
            match line.checked_sub(length) {
                None => return Some((list, line)),
                Some(rest) => line = rest,
            }
        }
        None
    }
}

/// Why a text is not a knowledge base. Parsers quote what they read, which may be somebody's cookies in a file opened by mistake: only the
/// place and the kind are passed on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KnowledgeError {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// It names no cookie.
    #[error("it names no cookie")]
    NoName,
    /// Not TOML, or TOML of another form.
    #[error("as TOML it is wrong on line {line}")]
    Toml {
        /// From 1.
        line: usize,
    },
    /// Not JSON.
    #[error("as JSON it is wrong on line {line}, column {column}")]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON of another form.
    #[error("it is JSON of another form, from line {line}, column {column}")]
    JsonForm {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// Not CSV.
    #[error("as CSV it is wrong on line {line}")]
    Csv {
        /// From 1.
        line: u64,
    },
    /// A form that is known and of no use here.
    #[error("it is a list of another form")]
    OtherForm,
    /// A line that must not be dropped could not be understood.
    #[error("{0}")]
    Line(LineProblem),
}

impl KnowledgeError {
    fn toml(error: &toml::de::Error, text: &str) -> Self {
        Self::Toml { line: error.span().map_or(1, |span| text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1) }
    }

    fn json(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            serde_json::error::Category::Data => Self::JsonForm { line, column },
            _ => Self::Json { line, column },
        }
    }

    fn csv(error: &csv::Error) -> Self {
        Self::Csv { line: error.position().map_or(1, csv::Position::line) }
    }

    /// The stable name of the sentence, for translation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoName => "no-name",
            Self::Toml { .. } => "toml",
            Self::Json { .. } => "json",
            Self::JsonForm { .. } => "json-form",
            Self::Csv { .. } => "csv",
            Self::OtherForm => "other-form",
            Self::Line(problem) => problem.code(),
        }
    }
}

/// Reads a knowledge base; its form is decided by content. `id` names it in evidence (usually the file's name without ending).
///
/// # Errors
/// When the text is of no known form. Lines that could not be understood are no error: [`KnowledgeBase::problems`] lists them.
pub fn parse_knowledge(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let text = text.trim_start_matches('\u{feff}');
    let (form, mut base) = match text.trim_start().chars().next() {
        None => return Err(KnowledgeError::Empty),
        Some('{' | '[') if text.contains("\"knowledges\"") => (KnowledgeForm::Edpb, edpb::parse(text, id)?),
        Some('{' | '[') if !text.trim_start().starts_with("[[") => {
            (KnowledgeForm::OpenCookieDatabaseJson, open_cookie_database::parse_json(text, id)?)
        }
        _ if is_open_cookie_database_csv(text) => (KnowledgeForm::OpenCookieDatabaseCsv, open_cookie_database::parse_csv(text, id)?),
        _ => (KnowledgeForm::Catalogue, catalogue_file::parse(text, id)?),
    };
    // An empty list of one's own is a fine beginning; an empty download is a mistake.
    if form != KnowledgeForm::Catalogue && base.names.is_empty() {
        return Err(KnowledgeError::NoName);
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
        let toml = "provider = 'Moi'\n[[cookie]]\npattern = 'mon_id*'\npurpose = 'statistics'\n";
        let csv = "ID,Platform,Category,Cookie / Data Key name,Domain,Description,Retention period,Data Controller,Portals,Wildcard match\n\
                   1,Shop,Marketing,sh_,shop.com (3rd party),Text,1 year,Shop Inc,,1\n";
        let json =
            r#"{"Shop":[{"id":"1","category":"Functional","cookie":"cart","domain":"","description":"Basket","wildcardMatch":"0"}]}"#;
        let edpb = r#"[{"name":"Mine","author":"me","category":"cookie","knowledges":[{"kind":"cookie","domain":"","name":"_xyzzy_*","category":"Analytics","controller":"X"}]}]"#;
        let purpose = |text: &str, name: &str, host: &str| {
            let base = parse_knowledge(text, "t").unwrap_or_else(|error| panic!("{error}"));
            base.best(name, host).and_then(|(known, _)| base.names[known].purpose)
        };
        assert_eq!(purpose(toml, "mon_id", "a.fr"), Some(Purpose::Statistics));
        assert_eq!(purpose(csv, "sh_123", "www.shop.com"), Some(Purpose::Advertising));
        assert_eq!(purpose(json, "cart", "a.fr"), Some(Purpose::Necessary));
        assert_eq!(purpose(edpb, "_xyzzy_1", "a.fr"), Some(Purpose::Statistics));
        for bad in ["", "{", "not a list at all", "[[cookie]]\npurpose = 'necessary'\n"] {
            assert!(parse_knowledge(bad, "t").is_err(), "{bad}");
        }
        for says_nothing in ["pattern = 'x'", "pattern = 'x'\nparty = 'nobody'", "pattern = ''\nparty = 'third'"] {
            let base = parse_knowledge(&format!("[[cookie]]\n{says_nothing}\n"), "t").unwrap();
            assert_eq!((base.names.len(), base.problems.len()), (0, 1), "{says_nothing}");
        }
    }

    #[test]
    fn a_star_before_a_domain_means_the_domain_with_its_hosts() {
        for list in ["domains = ['*.example.fr']", "hosts = ['*.example.fr']"] {
            let toml = format!("[[cookie]]\npattern = 'sid'\npurpose = 'necessary'\n{list}\n");
            let base = parse_knowledge(&toml, "t").unwrap();
            let is_known = |host: &str| base.best("sid", host).is_some();
            assert!(is_known("example.fr") && is_known("www.example.fr"), "{list}");
            assert!(!is_known("example.com"), "{list}");
        }
    }
}
