use super::{Category, Consent, Party, Purpose};

/// From facts to a category: rows are purposes, columns are parties (first, for-third, third). The table of the product note, word for word.
const TABLE: [(Purpose, [Category; 3]); 4] = [
    (Purpose::Necessary, [Category::Necessary, Category::Necessary, Category::ThirdParty]),
    (Purpose::Statistics, [Category::Statistics, Category::Statistics, Category::ThirdParty]),
    (Purpose::Advertising, [Category::FirstParty, Category::ThirdParty, Category::ThirdParty]),
    (Purpose::Unknown, [Category::FirstParty, Category::ThirdParty, Category::ThirdParty]),
];

/// The category that two facts lead to.
#[must_use]
pub fn categorise(purpose: Purpose, party: Party) -> Category {
    TABLE[purpose as usize].1[party as usize]
}

/// What else decides about consent for audience measurement (CNIL guidelines 2020-091, article 5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConsentFacts {
    /// The tool can be configured for the audience-measurement exemption.
    pub exemptable: bool,
    /// The cookie is known to live at most 13 months.
    pub within_thirteen_months: bool,
}

/// The consent that follows from the facts.
#[must_use]
pub fn consent(purpose: Purpose, party: Party, facts: ConsentFacts) -> Consent {
    match categorise(purpose, party) {
        Category::Necessary => Consent::NotRequired,
        Category::Statistics => {
            if facts.exemptable && party == Party::First && facts.within_thirteen_months {
                Consent::IfAnonymous
            } else {
                Consent::Required
            }
        }
        Category::ThirdParty if purpose == Purpose::Necessary => Consent::IfNecessary,
        Category::FirstParty | Category::ThirdParty => Consent::Required,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    #[test]
    fn the_table_is_the_one_of_the_product() {
        let text = "\
            necessary: necessary necessary third-party\n\
            statistics: statistics statistics third-party\n\
            advertising: first-party third-party third-party\n\
            unknown: first-party third-party third-party\n";
        let mut rendered = String::new();
        for (row, (purpose, _)) in TABLE.iter().enumerate() {
            assert_eq!(row, *purpose as usize, "rows stand in the order of the enum");
            let cells: Vec<_> = Party::ALL.iter().map(|party| categorise(*purpose, *party).code()).collect();
            let _ = writeln!(rendered, "{}: {}", purpose.code(), cells.join(" "));
        }
        assert_eq!(rendered, text);
    }

    #[test]
    fn consent_and_category_never_contradict() {
        for purpose in Purpose::ALL {
            for party in Party::ALL {
                for bits in 0..4 {
                    let facts = ConsentFacts { exemptable: bits & 1 != 0, within_thirteen_months: bits & 2 != 0 };
                    let (category, consent) = (categorise(purpose, party), consent(purpose, party, facts));
                    match category {
                        Category::Necessary => assert_eq!(consent, Consent::NotRequired),
                        Category::Statistics => {
                            let anonymous = bits == 3 && party == Party::First;
                            assert_eq!(consent == Consent::IfAnonymous, anonymous);
                            assert_eq!(consent == Consent::Required, !anonymous);
                        }
                        Category::FirstParty => assert_eq!(consent, Consent::Required),
                        Category::ThirdParty => {
                            assert_eq!(consent == Consent::IfNecessary, purpose == Purpose::Necessary);
                            assert_eq!(consent == Consent::Required, purpose != Purpose::Necessary);
                        }
                    }
                    assert!(purpose != Purpose::Advertising || consent == Consent::Required);
                }
            }
        }
    }
}
