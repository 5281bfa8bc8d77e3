//! What hides cookies, in a form that outlives the inventory it was chosen in.

use std::sync::Arc;

use crate::classify::LineId;
use crate::inventory::Inventory;
use crate::query::filter::Term;
use crate::query::{Among, Filter};

/// What hides cookies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The chosen site, by registrable domain: its number is another one after a reload.
    pub site: Option<String>,
    /// All the rest. Store and site of it, which are numbers of one inventory, stay empty.
    pub only: Filter,
}

/// A part of the filters that is shown as a chip and taken away by itself. Site and category have controls of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterPart {
    /// A term of the filter language.
    Term(Term),
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

    /// Whether any hides cookies.
    #[must_use]
    pub fn hide_some(&self) -> bool {
        self.site.is_some() || self.narrow()
    }

    /// Whether any but the site does.
    #[must_use]
    pub fn narrow(&self) -> bool {
        self.only != Filter::default()
    }

    /// The same for one inventory.
    #[must_use]
    pub fn of(&self, inventory: &Inventory) -> Filter {
        Filter { site: self.site.as_deref().and_then(|site| inventory.find_site(site)), ..self.only.clone() }
    }

    /// What is shown as chips. Every field is named, so that a new one is not forgotten.
    #[must_use]
    pub fn parts(&self) -> Vec<FilterPart> {
        let Filter { store: _, site: _, category: _, terms, declaration, among } = self.only.clone();
        let others = [declaration.map(FilterPart::Declaration), among.map(FilterPart::Among)];
        terms.into_iter().map(FilterPart::Term).chain(others.into_iter().flatten()).collect()
    }

    /// The filters without a part.
    #[must_use]
    pub fn without(mut self, part: &FilterPart) -> Self {
        let only = &mut self.only;
        match part {
            FilterPart::Term(term) => only.terms.retain(|other| other != term),
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
    use crate::query::filter::{Names, parse};

    #[test]
    fn every_part_is_a_chip_and_goes_by_itself() {
        let knowledge = Knowledge { charters: vec![Arc::new(crate::charter::builtin().clone())], ..Knowledge::default() };
        let text = "party:third -provider:Google life>13mo expires<2027 finding:undeclared,sources-disagree word -other";
        let only = Filter {
            terms: parse(text, &Names::default()).unwrap(),
            declaration: knowledge.line_id(0, 0),
            among: Some(Arc::default()),
            ..Filter::default()
        };
        let all = Filters { site: None, only };
        let parts = all.parts();
        assert_eq!(parts.len(), 9);
        assert!(all.hide_some());
        for part in &parts {
            assert_eq!(all.clone().without(part).parts().len(), parts.len() - 1, "{part:?}");
        }
        assert_eq!(parts.iter().fold(all, Filters::without), Filters::default());
        assert!(Filters::of_site(Some("a.fr".into())).hide_some() && !Filters::of_site(Some("a.fr".into())).narrow());
    }
}
