use crate::charter::{Localised, NamePattern, Party, Purpose};
use crate::classify::Strength;
use crate::classify::name_index::NameIndex;
use crate::classify::subject::OwnDecision;
use crate::site;

/// What somebody else, or the user, says of a cookie name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The name.
    pub pattern: NamePattern,
    /// Domains it is said of, with the hosts below them; with no host either, any.
    pub domains: Vec<String>,
    /// Hosts it is said of, without those below them.
    pub hosts: Vec<String>,
    /// What it is said to be for. What others say counts only with one.
    pub purpose: Option<Purpose>,
    /// For whom it is said to work. Counts in the user's own base alone.
    pub party: Option<Party>,
    /// The organisation.
    pub provider: String,
    /// The product.
    pub service: String,
    /// What it is said to do.
    pub description: Localised,
    /// Where it is said.
    pub source: String,
    /// Why the user says so; empty where they do not say.
    pub reason: String,
}

impl KnownName {
    /// Where it is said of.
    #[must_use]
    pub fn is_said_of(&self, host: &str) -> bool {
        self.is_said_anywhere() || self.closest(host).is_some()
    }

    /// Whether it is said of every host.
    #[must_use]
    pub fn is_said_anywhere(&self) -> bool {
        self.domains.is_empty() && self.hosts.is_empty()
    }

    /// How closely it is said of `host`: of the host itself, or of a domain above, the longer the closer.
    fn closest(&self, host: &str) -> Option<(bool, usize)> {
        if self.hosts.iter().any(|known| known == host) {
            return Some((true, 0));
        }
        self.domains.iter().filter(|domain| site::is_within(host, domain)).map(|domain| (false, domain.len())).max()
    }

    /// Of so few letters that it would fit by chance. Said of a domain it counts there; else nobody checked it against all the names there are.
    #[must_use]
    pub fn is_too_short(&self) -> bool {
        !self.pattern.is_exact() && self.pattern.literal_len() < FEWEST_LITERAL
    }
}

/// Literal characters that an imported pattern needs to count on any domain.
const FEWEST_LITERAL: usize = 5;

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
    /// Its party is none of the known codes.
    #[error("“{name}”: the party is first, for-third or third")]
    Party {
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
            Self::Party { .. } => "party",
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
    /// The person's own decisions: a short pattern was meant as such.
    is_own: bool,
    index: NameIndex,
}

impl KnowledgeBase {
    /// Builds the index.
    #[must_use]
    pub fn new(id: &str, names: Vec<KnownName>, problems: Vec<LineProblem>) -> Self {
        let index = NameIndex::new(names.iter().map(|known| known.pattern.clone()));
        Self { id: id.to_owned(), form: KnowledgeForm::default(), names, problems, is_own: false, index }
    }

    /// The same as the person's own decisions.
    #[must_use]
    pub fn own(id: &str, names: Vec<KnownName>) -> Self {
        Self { is_own: true, ..Self::new(id, names, Vec::new()) }
    }

    /// Lines that never count: patterns of few letters that are said of no domain.
    pub fn too_short(&self) -> impl Iterator<Item = &KnownName> {
        self.names.iter().filter(|known| !self.is_own && known.is_too_short() && known.is_said_anywhere())
    }

    /// Numbers of the names that cover `name`, whatever the host.
    #[must_use]
    pub fn candidates(&self, name: &str) -> Vec<u32> {
        self.index.candidates(name)
    }

    /// The candidate that fits `host` best. A name said of other domains only does not count: unlike the catalogue, nobody checked it.
    #[must_use]
    pub fn best_of(&self, candidates: &[u32], host: &str) -> Option<(usize, Strength)> {
        self.best_that(candidates, host, |known| known.purpose.is_some())
    }

    /// What the user decided: of each fact, the narrowest line that speaks of it counts, so that who corrects the party of one cookie keeps the
    /// provider that they gave to the name on the whole site.
    #[must_use]
    pub fn decision_on(&self, candidates: &[u32], host: &str) -> OwnDecision {
        let best = |says: fn(&KnownName) -> bool| {
            let (line, _) = self.best_that(candidates, host, says)?;
            Some((u32::try_from(line).ok()?, self.names.get(line)?))
        };
        OwnDecision {
            purpose: best(|known| known.purpose.is_some()).and_then(|(line, known)| Some((line, known.purpose?))),
            party: best(|known| known.party.is_some()).and_then(|(line, known)| Some((line, known.party?))),
            provider: best(|known| !known.provider.is_empty()).map(|(line, _)| line),
        }
    }

    fn best_that(&self, candidates: &[u32], host: &str, says: impl Fn(&KnownName) -> bool) -> Option<(usize, Strength)> {
        let graded = candidates.iter().filter_map(|number| {
            let index = *number as usize;
            let known = self.names.get(index).filter(|known| says(known))?;
            let (anywhere, closest) = (known.is_said_anywhere(), known.closest(host));
            let counts = closest.is_some() || (anywhere && (self.is_own || !known.is_too_short()));
            let strength = Strength::new(closest.is_some(), anywhere, known.pattern.is_exact());
            // What is said of one host is meant to differ from what is said of its whole site.
            let rank = (strength, closest, known.pattern.literal_len(), known.purpose.map(Purpose::strictness));
            counts.then_some((rank, index))
        });
        graded.max().map(|((strength, ..), index)| (index, strength))
    }

    /// The name that fits a cookie best.
    #[must_use]
    pub fn best(&self, name: &str, host: &str) -> Option<(usize, Strength)> {
        self.best_of(&self.candidates(name), host)
    }
}
