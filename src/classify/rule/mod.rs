//! The rules: each looks at a cookie, and at what stronger rules have said, and says one thing, or nothing. One file per rule; a file starts
//! with the reason, an example and a counter-example.
//!
//! Last resorts look at what was said. They once ran the rules before them again, chosen by a range of ids, or repeated their conditions by
//! hand: a new rule was then heard by the verdict and not by them.

mod assumed_first;
mod browsers_own;
mod catalogue;
mod catalogue_family;
mod commonly_declared;
mod consent_record;
mod declared;
mod domain_category;
mod family;
mod file_host;
mod history;
mod imported;
mod lax_by_default;
mod likely_declared;
mod local_file;
mod name_word;
mod partition_key;
mod portal;
mod same_organisation;
mod same_site;
mod same_site_none;
mod server_session;
mod siblings;
mod signed_in;
mod third_party_business;
mod tracker_domain;
mod unlisted_third_party;
mod unpartitioned;
mod user;
mod user_party;
mod user_provider;
mod value_mark;
mod value_trace;
mod value_word;
mod visit_moment;
mod works_for;

use super::{Claim, Evidence, RuleId, Source, Subject};
use crate::charter::{Confidence, Party, Purpose};
use crate::cookie::HostKind;

/// A rule: what it is called and what it says of a cookie.
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// What it says, if it says anything, after what those before it have said.
    pub speak: fn(&Subject<'_>, said: &[Evidence]) -> Option<Evidence>,
}

/// All rules in the order in which they are heard: first those on party, then those on purpose, each strongest first.
pub static RULES: &[Rule] = &[
    Rule { id: RuleId::UserParty, speak: user_party::speak },
    Rule { id: RuleId::BrowsersOwn, speak: browsers_own::speak },
    Rule { id: RuleId::LocalFile, speak: local_file::speak },
    Rule { id: RuleId::PartitionKey, speak: partition_key::speak },
    Rule { id: RuleId::SameSite, speak: same_site::speak },
    Rule { id: RuleId::SameOrganisation, speak: same_organisation::speak },
    Rule { id: RuleId::VisitMoment, speak: visit_moment::speak },
    Rule { id: RuleId::History, speak: history::speak },
    Rule { id: RuleId::Portal, speak: portal::speak },
    Rule { id: RuleId::SignedIn, speak: signed_in::speak },
    Rule { id: RuleId::TrackerDomain, speak: tracker_domain::speak },
    Rule { id: RuleId::FileHost, speak: file_host::speak },
    Rule { id: RuleId::Unpartitioned, speak: unpartitioned::speak },
    Rule { id: RuleId::LaxByDefault, speak: lax_by_default::speak },
    Rule { id: RuleId::Siblings, speak: siblings::speak },
    Rule { id: RuleId::SameSiteNone, speak: same_site_none::speak },
    Rule { id: RuleId::AssumedFirst, speak: assumed_first::speak },
    Rule { id: RuleId::WorksFor, speak: works_for::speak },
    Rule { id: RuleId::User, speak: user::speak },
    Rule { id: RuleId::UserProvider, speak: user_provider::speak },
    Rule { id: RuleId::Declared, speak: declared::speak },
    Rule { id: RuleId::LikelyDeclared, speak: likely_declared::speak },
    Rule { id: RuleId::Imported, speak: imported::speak },
    Rule { id: RuleId::Catalogue, speak: catalogue::speak },
    Rule { id: RuleId::ValueMark, speak: value_mark::speak },
    Rule { id: RuleId::CommonlyDeclared, speak: commonly_declared::speak },
    Rule { id: RuleId::DomainCategory, speak: domain_category::speak },
    Rule { id: RuleId::ConsentRecord, speak: consent_record::speak },
    Rule { id: RuleId::CatalogueFamily, speak: catalogue_family::speak },
    Rule { id: RuleId::NameWord, speak: name_word::speak },
    Rule { id: RuleId::ValueTrace, speak: value_trace::speak },
    Rule { id: RuleId::ValueWord, speak: value_word::speak },
    Rule { id: RuleId::Family, speak: family::speak },
    Rule { id: RuleId::ServerSession, speak: server_session::speak },
    Rule { id: RuleId::UnlistedThirdParty, speak: unlisted_third_party::speak },
    // Weighs what all others said, and is stronger than those it outweighs.
    Rule { id: RuleId::ThirdPartyBusiness, speak: third_party_business::speak },
];

/// What all rules say of a cookie, strongest first, into `said`.
pub(super) fn hear_all(subject: &Subject<'_>, said: &mut Vec<Evidence>) {
    said.clear();
    let is_of_a_page = !subject.browsers_own && subject.cookie.host_kind != HostKind::File;
    for rule in RULES {
        if let Some(piece) = (rule.speak)(subject, said).filter(|piece| is_of_a_page || !is_beside_the_point(piece, said)) {
            let place = said.partition_point(|other| other.rule < piece.rule);
            said.insert(place, piece);
        }
    }
}

/// Whether a rule speaks of visits and sites, where no page of the web had a part in the cookie.
fn is_beside_the_point(piece: &Evidence, said: &[Evidence]) -> bool {
    let has_spoken = |rule| said.iter().any(|said| said.rule == rule);
    match piece.claim {
        Claim::Party(Party::ForThird) => has_spoken(RuleId::BrowsersOwn),
        Claim::Party(_) => has_spoken(RuleId::BrowsersOwn) || has_spoken(RuleId::LocalFile),
        Claim::Purpose(_) | Claim::Provider => false,
    }
}

/// Whether somebody has said what the cookie is for.
fn purpose_is_known(said: &[Evidence]) -> bool {
    said.iter().any(|piece| matches!(piece.claim, Claim::Purpose(_)))
}

/// Whether somebody has said whose page the cookie was set on.
fn setter_is_known(said: &[Evidence]) -> bool {
    said.iter().any(|piece| matches!(piece.claim, Claim::Party(Party::First | Party::Third)))
}

/// On whose page it was set, where attributes or the browser show that, which is more than assuming it.
fn shown_party(said: &[Evidence]) -> Option<Party> {
    let best = said.iter().find_map(|piece| match piece.claim {
        Claim::Party(party @ (Party::First | Party::Third)) => Some((party, piece.confidence)),
        _ => None,
    });
    best.filter(|(_, confidence)| *confidence >= Confidence::Likely).map(|(party, _)| party)
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
        let mut ids: Vec<RuleId> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.pop(), Some(RuleId::ThirdPartyBusiness), "heard last, because it weighs the others");
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(ids.len() + 1, RuleId::ALL.len(), "every rule is heard");
    }
}
