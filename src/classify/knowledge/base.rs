use crate::charter::{Localised, NamePattern, Purpose};
use crate::classify::Strength;
use crate::classify::name_index::NameIndex;
use crate::site;

/// What somebody else, or the user, says of a cookie name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The name.
    pub pattern: NamePattern,
    /// Domains or hosts it is said of; empty for any.
    pub domains: Vec<String>,
    /// What it is said to be for.
    pub purpose: Purpose,
    /// The organisation.
    pub provider: String,
    /// The product.
    pub service: String,
    /// What it is said to do.
    pub description: Localised,
    /// Where it is said.
    pub source: String,
}

/// The form of the file a base came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KnowledgeForm {
    /// This program's catalogue (TOML).
    #[default]
    Catalogue,
    /// The Open Cookie Database, as CSV.
    OpenCookieDatabaseCsv,
    /// The Open Cookie Database, as JSON.
    OpenCookieDatabaseJson,
    /// A knowledge base of the EDPB Website Auditing Tool (JSON).
    Edpb,
}

impl KnowledgeForm {
    /// All forms.
    pub const ALL: [Self; 4] = [Self::Catalogue, Self::OpenCookieDatabaseCsv, Self::OpenCookieDatabaseJson, Self::Edpb];

    /// Its code, at the end of the message that names it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::OpenCookieDatabaseCsv => "ocd-csv",
            Self::OpenCookieDatabaseJson => "ocd-json",
            Self::Edpb => "edpb",
        }
    }
}

/// Why a line of a list counts for nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineProblem {
    /// Its purpose is none of the known codes.
    #[error("“{name}”: the purpose is necessary, statistics, advertising or unknown")]
    Purpose {
        /// The cookie it names.
        name: String,
    },
    /// Its category is not known.
    #[error("“{name}”: the category “{category}” is not known")]
    Category {
        /// The cookie it names.
        name: String,
        /// What it says.
        category: String,
    },
    /// It names no cookie.
    #[error("a line of {platform} has no name")]
    NoName {
        /// Whose line it is.
        platform: String,
    },
    /// It is no line of CSV with the columns of the header.
    #[error("as CSV, line {line} is wrong")]
    Csv {
        /// From 1.
        line: u64,
    },
}

impl LineProblem {
    /// The stable name of the sentence, for translation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Purpose { .. } => "purpose",
            Self::Category { .. } => "category",
            Self::NoName { .. } => "no-name",
            Self::Csv { .. } => "csv",
        }
    }
}

/// A list of known names from one file.
#[derive(Clone, Debug)]
pub struct KnowledgeBase {
    /// Names it in evidence.
    pub id: String,
    /// The form of its file.
    pub form: KnowledgeForm,
    /// What it says.
    pub names: Vec<KnownName>,
    /// Lines that could not be understood.
    pub problems: Vec<LineProblem>,
    index: NameIndex,
}

impl KnowledgeBase {
    /// Builds the index.
    #[must_use]
    pub fn new(id: &str, names: Vec<KnownName>, problems: Vec<LineProblem>) -> Self {
        let index = NameIndex::new(names.iter().map(|known| known.pattern.clone()));
        Self { id: id.to_owned(), form: KnowledgeForm::default(), names, problems, index }
    }

    /// Numbers of the names that cover `name`, whatever the host.
    #[must_use]
    pub fn candidates(&self, name: &str) -> Vec<u32> {
        self.index.candidates(name)
    }

    /// The candidate that fits `host` best. A name said of other domains only does not count: unlike the catalogue, nobody checked it.
    #[must_use]
    pub fn best_of(&self, candidates: &[u32], host: &str) -> Option<(usize, Strength)> {
        let graded = candidates.iter().filter_map(|number| {
            let index = *number as usize;
            let known = self.names.get(index)?;
            let strength = Strength::of(known.pattern.is_exact(), &known.domains, host);
            (strength > Strength::Elsewhere).then_some((index, strength))
        });
        graded.max_by_key(|(index, strength)| {
            let known = &self.names[*index];
            // What is said of one host is meant to differ from what is said of its whole site.
            let domain = known.domains.iter().filter(|domain| site::is_within(host, domain)).map(String::len).max().unwrap_or(0);
            (*strength, domain, known.pattern.literal_len(), known.purpose.strictness())
        })
    }

    /// The name that fits a cookie best.
    #[must_use]
    pub fn best(&self, name: &str, host: &str) -> Option<(usize, Strength)> {
        self.best_of(&self.candidates(name), host)
    }
}
