use super::About;
use crate::charter::{Confidence, Purpose};
use crate::classify::{Claim, Evidence, RuleId, Source};
use crate::i18n::Words;

/// Which sources say what, where they differ, and which of them the verdict follows. `None` where nobody contradicts anybody.
#[must_use]
pub fn disagreement(words: &Words, about: &About<'_>, evidence: &[Evidence], verdict: Purpose) -> Option<String> {
    let said: Vec<(&Evidence, Purpose)> = evidence.iter().filter_map(claim).collect();
    if said.iter().all(|(_, purpose)| *purpose == said[0].1) {
        return None;
    }
    let claims: Vec<String> = said
        .iter()
        .map(|(piece, purpose)| {
            let purpose = super::purpose_inside(words, *purpose);
            words.with("disagree-claim", &[("source", who(words, about, piece).into()), ("purpose", purpose.into())])
        })
        .collect();
    let separator = words.text("disagree-separator");
    let follows = said.iter().find(|(_, purpose)| *purpose == verdict);
    let follows = follows.map_or_else(String::new, |(piece, _)| who(words, about, piece));
    let claims = claims.join(&separator);
    Some(words.with("disagree", &[("claims", claims.into()), ("followed", follows.into())]))
}

/// What takes part in a dispute: a guess from the name or from a domain's business is outweighed without one.
fn claim(piece: &Evidence) -> Option<(&Evidence, Purpose)> {
    let Claim::Purpose(purpose) = piece.claim else { return None };
    let named = matches!(piece.rule, RuleId::User | RuleId::Declared | RuleId::LikelyDeclared | RuleId::Imported);
    let guess = matches!(piece.rule, RuleId::DomainCategory | RuleId::NameWord);
    (named || !guess && piece.confidence >= Confidence::Likely).then_some((piece, purpose))
}

fn who(words: &Words, about: &About<'_>, piece: &Evidence) -> String {
    let id = match piece.rule {
        RuleId::User => "who-user",
        RuleId::Declared | RuleId::LikelyDeclared => "who-charter",
        RuleId::Catalogue => "who-catalogue",
        RuleId::CommonlyDeclared => "who-sites",
        RuleId::ThirdPartyBusiness => "who-domains",
        RuleId::Imported => {
            let name = match piece.source {
                Source::Base { base, .. } => about.knowledge.base(base).map_or("", |base| base.id.as_str()),
                _ => "",
            };
            return words.with("who-list", &[("name", name.into())]);
        }
        _ => "who-value",
    };
    words.text(id).into_owned()
}
