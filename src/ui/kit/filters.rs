//! What hides cookies, in a form that outlives the inventory it was chosen in.

use std::sync::Arc;

use crate::charter::{Confidence, Consent, Party, Purpose};
use crate::classify::{Finding, LineId};
use crate::inventory::Inventory;
use crate::query::{Among, Filter, Lived};

/// What hides cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The chosen site, by registrable domain: its number is another one after a reload.
    pub site: Option<String>,
    /// All the rest. Store and site of it, which are numbers of one inventory, stay empty.
    pub only: Filter,
}

/// A part of the filters that is shown as a chip and taken away by itself. Site, category and words have controls of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterPart {
    /// A finding.
    Finding(Finding),
    /// An organisation.
    Organisation(String),
    /// For whom.
    Party(Party),
    /// What for.
    Purpose(Purpose),
    /// Whether the visitor is asked.
    Consent(Consent),
    /// How sure.
    Confidence(Confidence),
    /// How long.
    Life(Lived),
    /// Declared, or not.
    Declared(bool),
    /// Declared by one line of a charter.
    Declaration(LineId),
    /// Named one by one.
    Among(Arc<Among>),
}

impl From<Filter> for Filters {
    fn from(filter: Filter) -> Self {
        Self { site: None, only: Filter { store: None, site: None, ..filter } }
    }
}

impl Filters {
    /// The cookies of one site alone.
    #[must_use]
    pub fn of_site(site: Option<String>) -> Self {
        Self { site, only: Filter::default() }
    }

    /// The cookies that hold words.
    #[must_use]
    pub fn with_words(search: String) -> Self {
        Filter { search, ..Filter::default() }.into()
    }

    /// Whether any hides cookies.
    #[must_use]
    pub fn hide_some(&self) -> bool {
        self.site.is_some() || self.narrow()
    }

    /// Whether any but the site does.
    #[must_use]
    pub fn narrow(&self) -> bool {
        let search = self.only.search.trim().to_owned();
        Filter { search, ..self.only.clone() } != Filter::default()
    }

    /// The same for one inventory.
    #[must_use]
    pub fn of(&self, inventory: &Inventory) -> Filter {
        Filter { site: self.site.as_deref().and_then(|site| inventory.find_site(site)), ..self.only.clone() }
    }

    /// What is shown as chips. Every field is named, so that a new one is not forgotten.
    #[must_use]
    pub fn parts(&self) -> Vec<FilterPart> {
        let Filter {
            store: _,
            site: _,
            category: _,
            finding,
            organisation,
            party,
            purpose,
            consent,
            confidence,
            life,
            declared,
            declaration,
            among,
            search: _,
        } = self.only.clone();
        let parts = [
            finding.map(FilterPart::Finding),
            organisation.map(FilterPart::Organisation),
            party.map(FilterPart::Party),
            purpose.map(FilterPart::Purpose),
            consent.map(FilterPart::Consent),
            confidence.map(FilterPart::Confidence),
            life.map(FilterPart::Life),
            declared.map(FilterPart::Declared),
            declaration.map(FilterPart::Declaration),
            among.map(FilterPart::Among),
        ];
        parts.into_iter().flatten().collect()
    }

    /// The filters with a part in place of the one of its kind.
    #[must_use]
    pub fn with(mut self, part: FilterPart) -> Self {
        let only = &mut self.only;
        match part {
            FilterPart::Finding(finding) => only.finding = Some(finding),
            FilterPart::Organisation(name) => only.organisation = Some(name),
            FilterPart::Party(party) => only.party = Some(party),
            FilterPart::Purpose(purpose) => only.purpose = Some(purpose),
            FilterPart::Consent(consent) => only.consent = Some(consent),
            FilterPart::Confidence(confidence) => only.confidence = Some(confidence),
            FilterPart::Life(life) => only.life = Some(life),
            FilterPart::Declared(declared) => only.declared = Some(declared),
            FilterPart::Declaration(line) => only.declaration = Some(line),
            FilterPart::Among(among) => only.among = Some(among),
        }
        self
    }

    /// The filters without a part of this kind.
    #[must_use]
    pub fn without(mut self, part: &FilterPart) -> Self {
        let only = &mut self.only;
        match part {
            FilterPart::Finding(_) => only.finding = None,
            FilterPart::Organisation(_) => only.organisation = None,
            FilterPart::Party(_) => only.party = None,
            FilterPart::Purpose(_) => only.purpose = None,
            FilterPart::Consent(_) => only.consent = None,
            FilterPart::Confidence(_) => only.confidence = None,
            FilterPart::Life(_) => only.life = None,
            FilterPart::Declared(_) => only.declared = None,
            FilterPart::Declaration(_) => only.declaration = None,
            FilterPart::Among(_) => only.among = None,
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Knowledge;
    use crate::query::LifeClass;

    /// A line of the built-in charter.
    fn line() -> LineId {
        let knowledge = Knowledge { charters: vec![Arc::new(crate::charter::builtin().clone())], ..Knowledge::default() };
        knowledge.line_id(0, 0).unwrap()
    }

    #[test]
    fn every_part_is_a_chip_and_goes_by_itself() {
        let parts = [
            FilterPart::Finding(Finding::Undeclared),
            FilterPart::Organisation("Meta".into()),
            FilterPart::Party(Party::Third),
            FilterPart::Purpose(Purpose::Unknown),
            FilterPart::Consent(Consent::Required),
            FilterPart::Confidence(Confidence::Assumed),
            FilterPart::Life(Lived::Class(LifeClass::Longer)),
            FilterPart::Declared(false),
            FilterPart::Declaration(line()),
            FilterPart::Among(Arc::default()),
        ];
        let all = parts.iter().cloned().fold(Filters::default(), Filters::with);
        assert_eq!(all.parts(), parts);
        assert!(all.hide_some());
        for part in &parts {
            let alone = Filters::default().with(part.clone());
            assert!(alone.narrow(), "{part:?}");
            assert_eq!(alone.without(part), Filters::default());
            assert_eq!(all.clone().without(part).parts().len(), parts.len() - 1);
        }
        assert!(!Filters::with_words("  ".into()).hide_some(), "blanks hide nothing");
        assert!(Filters::of_site(Some("a.fr".into())).hide_some() && !Filters::of_site(Some("a.fr".into())).narrow());
    }
}
