use super::PublishedLife;
use super::name::entry_of;
use crate::audit::finding::{contradiction, outlives};
use crate::audit::{Life, Row, declared};
use crate::charter::{Category, Charter, Declaration, Localised, Party, Purpose, categorise};

/// A line of the charter to publish. What is none is a gap that the owner fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedLine {
    /// The name, with `*` for what differs from visitor to visitor.
    pub name: String,
    /// Who sets it, or for whom.
    pub provider: Option<String>,
    /// The service.
    pub service: Option<Localised>,
    /// What it is for.
    pub purpose: Option<Localised>,
    /// The category.
    pub category: Option<Category>,
    /// The longest life seen, or the declared one where that is right.
    pub life: Option<PublishedLife>,
    /// What is other than in the loaded charter.
    pub changes: Vec<Change>,
}

/// What is other than in the loaded charter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// No line declared it.
    New,
    /// It was declared to live otherwise, or without a duration.
    Life(Option<PublishedLife>),
    /// It was declared under another category, or under none.
    Category(Option<Category>),
}

impl PublishedLine {
    /// How many cells are gaps.
    #[must_use]
    pub fn gaps(&self) -> usize {
        let cells = [self.provider.is_none(), self.service.is_none(), self.purpose.is_none(), self.category.is_none(), self.life.is_none()];
        cells.into_iter().filter(|is_gap| *is_gap).count()
    }

    /// Categories in their order, gaps last.
    pub(super) fn order(&self) -> usize {
        self.category.map_or(Category::ALL.len(), |category| category as usize)
    }
}

/// What lines are written from.
pub(super) struct Material<'a> {
    pub(super) site: &'a str,
    pub(super) charter: Option<&'a Charter>,
}

impl Material<'_> {
    /// The line of a name, for all the rows that it decides about; the first ones are those it is written for.
    pub(super) fn line(&self, name: &str, rows: &[&Row]) -> PublishedLine {
        let declaration = rows.iter().find_map(|row| self.charter?.declarations.get(row.declaration?));
        let (category, duration) = (category(declaration, rows), life(declaration, rows));
        let mut line = PublishedLine {
            name: name.to_owned(),
            provider: self.provider(declaration, rows),
            service: service(declaration, rows),
            purpose: purpose(declaration, rows),
            category,
            life: duration,
            changes: self.changes(declaration, category, duration),
        };
        // A cell that says the name again would make our importer take a plain word for a company.
        if line.service.as_ref().is_some_and(|service| [&service.fr, &service.en].into_iter().any(|text| text.eq_ignore_ascii_case(name))) {
            line.service = None;
        }
        if line.provider.as_ref().is_some_and(|provider| provider.eq_ignore_ascii_case(name)) {
            line.provider = Some(self.site.to_owned());
        }
        line
    }

    fn changes(&self, declaration: Option<&Declaration>, category: Option<Category>, duration: Option<PublishedLife>) -> Vec<Change> {
        let Some(declaration) = declaration else {
            return if self.charter.is_some() { vec![Change::New] } else { Vec::new() };
        };
        let was = PublishedLife::declared(declaration.life);
        let mut changes = Vec::new();
        changes.extend((duration != was).then_some(Change::Life(was)));
        changes.extend((category != declaration.category).then_some(Change::Category(declaration.category)));
        changes
    }

    /// The declared provider, else whose the cookies are: an organisation, or the domain of one that nobody knows; the site itself for its own.
    fn provider(&self, declaration: Option<&Declaration>, rows: &[&Row]) -> Option<String> {
        if let Some(declared) = declaration.map(|line| line.provider.trim()).filter(|declared| !declared.is_empty()) {
            return Some(declared.to_owned());
        }
        let mut providers: Vec<&str> = Vec::new();
        for row in rows {
            let provider = match () {
                () if !row.organisation.is_empty() => row.organisation.as_str(),
                () if !row.is_own => row.domain.as_str(),
                () => self.site,
            };
            if !providers.contains(&provider) {
                providers.push(provider);
            }
        }
        (!providers.is_empty()).then(|| providers.join(", "))
    }
}

fn service(declaration: Option<&Declaration>, rows: &[&Row]) -> Option<Localised> {
    let declared = declaration.map(|line| &line.service).filter(|service| !is_empty(service)).cloned();
    let known = || {
        let entry = described(rows)?;
        let fr = if entry.service_fr.is_empty() { entry.service } else { entry.service_fr };
        Some(Localised { fr: fr.get().to_owned(), en: entry.service.get().to_owned() }).filter(|service| !is_empty(service))
    };
    declared.or_else(known)
}

/// The declared purposes; what is known instead, where it contradicts them.
fn purpose(declaration: Option<&Declaration>, rows: &[&Row]) -> Option<Localised> {
    let declared = declaration.map(|line| &line.purpose).filter(|purpose| !is_empty(purpose)).cloned();
    let known = || described(rows).map(|entry| Localised { fr: entry.fr.get().to_owned(), en: entry.en.get().to_owned() });
    if is_contradicted(declaration, rows) { known().or(declared) } else { declared.or_else(known) }
}

/// Whether the declared category asks for less consent than what is known of a row, or whose it is.
fn is_contradicted(declaration: Option<&Declaration>, rows: &[&Row]) -> bool {
    let Some(declared) = declaration.and_then(declared::purpose) else { return false };
    rows.iter().any(|row| contradiction(declared, row).is_some())
}

fn is_empty(text: &Localised) -> bool {
    text.fr.trim().is_empty() || text.en.trim().is_empty()
}

/// The entry of the catalogue that describes one of the rows, where their verdict rests on it.
fn described(rows: &[&Row]) -> Option<&'static crate::classify::Entry> {
    rows.iter().filter(|row| row.said.known_from.is_some()).find_map(|row| entry_of(row))
}

/// The category of a line: the declared one, unless something is known that asks for more; else what is known. What is only hinted at is a gap, save for
/// third parties, of which whose they are is enough.
fn category(declaration: Option<&Declaration>, rows: &[&Row]) -> Option<Category> {
    let known = rows.iter().filter_map(|row| known_category(row)).max_by_key(|category| strictness(*category));
    let declared = declaration.and_then(|line| line.category);
    if is_contradicted(declaration, rows) { known.or(Some(Category::ThirdParty)) } else { declared.or(known) }
}

/// The category of what is known of a row.
fn known_category(row: &Row) -> Option<Category> {
    let party = if row.is_own { row.party } else { Party::Third };
    match row.known.purposes {
        Some((_, purpose)) if purpose != Purpose::Unknown => Some(categorise(purpose, party)),
        // Which is a third party's whatever it is for.
        _ => (party == Party::Third).then_some(Category::ThirdParty),
    }
}

fn strictness(category: Category) -> u8 {
    match category {
        Category::Necessary => 0,
        Category::Statistics => 1,
        Category::FirstParty => 2,
        Category::ThirdParty => 3,
    }
}

/// The declared life where no row lives longer, else the longest seen.
fn life(declaration: Option<&Declaration>, rows: &[&Row]) -> Option<PublishedLife> {
    let longest = rows.iter().map(|row| row.life()).fold(Life::Unknown, Life::or_longer);
    let Some(line) = declaration else { return PublishedLife::seen(longest) };
    let is_right = PublishedLife::declared(line.life).is_some() && !rows.iter().any(|row| outlives(row.life(), declared::life(line)));
    if is_right { PublishedLife::declared(line.life) } else { PublishedLife::seen(longest) }
}
