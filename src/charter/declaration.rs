use serde::{Deserialize, Serialize};

use super::{Category, DeclaredLife, Language, NamePattern, Purpose};
use crate::site;

/// A text in the two languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// One declared cookie: a line of the charter's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declaration {
    /// The declared name. `None` of a line that declares a service or a label without a technical name: it matches nothing.
    pub pattern: Option<NamePattern>,
    /// Who is said to set it.
    pub provider: String,
    /// The service, and where on the site it is used.
    pub service: Localised,
    /// What it is said to be for.
    pub purpose: Localised,
    /// The category under which it is declared, where the charter states one.
    pub category: Option<Category>,
    /// What the kind under which it is declared says that it is for. The first-party and the third-party category say for whom alone, and advertising
    /// is declared under one of these. `None` where the kind does not say; what a charter of an older dossier said beside its categories is not kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<Purpose>,
    /// The declared life.
    pub life: DeclaredLife,
    /// The line of the file on which it stands, from 1; of a PDF, the line of its text.
    pub line: usize,
}

/// A published charter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charter {
    /// Short name used in evidence and exports.
    pub id: String,
    /// Shown title.
    pub title: Localised,
    /// The portal that publishes it.
    pub publisher: String,
    /// Domains it speaks for, each with all hosts below; empty means every host.
    pub scope: Vec<String>,
    /// Hosts that its title or its first sentences say it speaks for. They narrow nothing: what it declares counts wherever `scope` lets it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speaks_of: Vec<String>,
    /// Sets of declared names that tell a portal of the platform wherever it stands: on a host that holds all names of one set, and at least two
    /// declared ones, the charter is likely to hold. Empty for the charter of one site.
    pub recognised_by: Vec<Vec<String>>,
    /// Its table.
    pub declarations: Vec<Declaration>,
}

impl Declaration {
    /// The declared name as written, empty without one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.pattern.as_ref().map_or("", NamePattern::text)
    }

    /// What it is declared to be for: as its kind says, else as its category does, of which two say for whom alone.
    #[must_use]
    pub fn declared_purpose(&self) -> Option<Purpose> {
        self.aim.or(match self.category? {
            Category::Necessary => Some(Purpose::Necessary),
            Category::Statistics => Some(Purpose::Statistics),
            Category::FirstParty | Category::ThirdParty => None,
        })
    }
}

impl Charter {
    /// What it is called in sentences: its title, or its id where it has none, as one that was read from a table alone.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        Some(self.title.get(language)).filter(|title| !title.is_empty()).unwrap_or(&self.id)
    }

    /// The lines that name a cookie. The others fit nothing: of what they mean nobody can say whether it is there.
    pub fn named(&self) -> impl Iterator<Item = &Declaration> {
        self.declarations.iter().filter(|line| line.pattern.is_some())
    }

    /// Whether the charter speaks for `host`.
    #[must_use]
    pub fn covers(&self, host: &str) -> bool {
        // No charter of a site speaks for pages that were opened from disk, which have no host.
        !host.is_empty() && (self.scope.is_empty() || self.scope.iter().any(|domain| site::is_within(host, domain)))
    }

    /// Whether the charter speaks for the pages of a site, of which a store records the registrable domain alone: the site itself is in its scope, or the
    /// host that stands for it, `www`. A scope that is another host of the site may be meant or not, so it is not.
    #[must_use]
    pub fn covers_pages_of(&self, site: &str) -> bool {
        self.covers(site) || self.scope.iter().any(|domain| domain.strip_prefix("www.") == Some(site))
    }

    /// Whether it is the charter that is meant where a site is named by one of its hosts and no charter is. A portal below the domain of a town is meant by
    /// its own host alone: it does not speak for the town.
    #[must_use]
    pub fn is_meant_by(&self, host: &str) -> bool {
        self.covers(host) || self.covers_pages_of(site::registrable_domain(host))
    }

    /// The declaration of a cookie name, the most specific one when several fit; of several for one name that with the category that asks for most
    /// consent, and the first of those.
    #[must_use]
    pub fn declaration(&self, name: &str) -> Option<usize> {
        let named = self.declarations.iter().enumerate().filter_map(|(index, d)| Some((index, d.pattern.as_ref()?)));
        let fitting = named.filter(|(_, pattern)| pattern.matches(name));
        let strictness = |index: usize| self.declarations.get(index).and_then(|line| line.category).map(Category::index);
        let grade = |(index, pattern): &(usize, &NamePattern)| {
            (pattern.is_exact(), pattern.literal_len(), strictness(*index), std::cmp::Reverse(*index))
        };
        fitting.max_by_key(grade).map(|(index, _)| index)
    }
}
