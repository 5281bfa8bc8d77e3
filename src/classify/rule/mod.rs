//! The rules: each looks at a cookie and says one thing, or nothing. One file per rule; a file starts with the reason, an example and a
//! counter-example.

mod assumed_first;
mod catalogue;
mod consent_record;
mod declared;
mod domain_category;
mod family;
mod history;
mod imported;
mod lax_by_default;
mod name_word;
mod partition_key;
mod same_organisation;
mod same_site;
mod same_site_none;
mod server_session;
mod siblings;
mod tracker_domain;
mod unpartitioned;
mod user;
mod value_mark;
mod value_word;
mod visit_moment;
mod works_for;

use super::{Claim, Evidence, RuleId, Source, Subject};
use crate::charter::{Confidence, Party, Purpose};

/// A rule: what it is called and what it says of a cookie.
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// What it says, if it says anything.
    pub speak: fn(&Subject<'_>) -> Option<Evidence>,
}

/// All rules, strongest first: first those on party, then those on purpose.
pub static RULES: &[Rule] = &[
    Rule { id: RuleId::PartitionKey, speak: partition_key::speak },
    Rule { id: RuleId::SameSite, speak: same_site::speak },
    Rule { id: RuleId::SameOrganisation, speak: same_organisation::speak },
    Rule { id: RuleId::VisitMoment, speak: visit_moment::speak },
    Rule { id: RuleId::History, speak: history::speak },
    Rule { id: RuleId::TrackerDomain, speak: tracker_domain::speak },
    Rule { id: RuleId::Unpartitioned, speak: unpartitioned::speak },
    Rule { id: RuleId::LaxByDefault, speak: lax_by_default::speak },
    Rule { id: RuleId::Siblings, speak: siblings::speak },
    Rule { id: RuleId::SameSiteNone, speak: same_site_none::speak },
    Rule { id: RuleId::AssumedFirst, speak: assumed_first::speak },
    Rule { id: RuleId::WorksFor, speak: works_for::speak },
    Rule { id: RuleId::User, speak: user::speak },
    Rule { id: RuleId::Declared, speak: declared::speak },
    Rule { id: RuleId::Imported, speak: imported::speak },
    Rule { id: RuleId::Catalogue, speak: catalogue::speak },
    Rule { id: RuleId::ValueMark, speak: value_mark::speak },
    Rule { id: RuleId::DomainCategory, speak: domain_category::speak },
    Rule { id: RuleId::ConsentRecord, speak: consent_record::speak },
    Rule { id: RuleId::NameWord, speak: name_word::speak },
    Rule { id: RuleId::ValueWord, speak: value_word::speak },
    Rule { id: RuleId::Family, speak: family::speak },
    Rule { id: RuleId::ServerSession, speak: server_session::speak },
];

/// Whether any rule on purpose that is stronger than `than` says something; for last resorts, which speak only into silence.
fn purpose_is_known(subject: &Subject<'_>, than: RuleId) -> bool {
    let stronger = RULES.iter().filter(|rule| (RuleId::User..than).contains(&rule.id));
    stronger.into_iter().any(|rule| (rule.speak)(subject).is_some())
}

fn party(rule: RuleId, party: Party, confidence: Confidence, source: Source) -> Evidence {
    Evidence { rule, claim: Claim::Party(party), confidence, source }
}

fn purpose(rule: RuleId, purpose: Purpose, confidence: Confidence, source: Source) -> Evidence {
    Evidence { rule, claim: Claim::Purpose(purpose), confidence, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_ids() {
        assert!(RULES.windows(2).all(|pair| pair[0].id < pair[1].id));
    }
}
