use super::*;
use crate::charter::{Party, Purpose};
use crate::classify::{Claim, Evidence, RULES, RuleId, Source, WordClass, catalogue};
use crate::column::ColumnId;
use crate::cookie::{SameSite, ValueShape};
use crate::digest::LifeClass;
use crate::i18n::Language;
use crate::store::{Part, Reason};

fn words() -> Words {
    Words::new(Language::En, jiff::tz::TimeZone::UTC)
}

#[test]
fn every_code_has_words() {
    let words = words();
    let mut ids: Vec<String> = ColumnId::ALL.map(|column| column.label_id().to_owned()).into();
    for purpose in Purpose::ALL {
        let code = purpose.code();
        ids.extend(["purpose", "verdict-purpose", "phrase", "business"].map(|start| format!("{start}-{code}")));
    }
    ids.extend(Party::ALL.map(|party| format!("party-{}", party.code())));
    ids.extend(Confidence::ALL.map(|confidence| format!("confidence-{}", confidence.code())));
    for code in Consent::ALL.map(Consent::code) {
        ids.extend([format!("consent-{code}"), format!("consent-badge-{code}"), format!("verdict-consent-{code}")]);
    }
    for code in Category::ALL.map(Category::code) {
        ids.extend([format!("category-{code}"), format!("overview-card-{code}"), format!("charter-{code}")]);
    }
    for code in Finding::ALL.map(Finding::code) {
        ids.extend([format!("finding-{code}"), format!("look-{code}")]);
    }
    ids.extend(LifeClass::ALL.map(|class| format!("life-class-{}", class.code())));
    let same_site = [SameSite::Strict, SameSite::Lax, SameSite::None, SameSite::Unset, SameSite::NoneOrUnset];
    ids.extend(same_site.map(|value| format!("same-site-{}", value.code())));
    ids.extend(Part::ALL.map(|part| format!("part-{}", part.code())));
    for reason in Reason::ALL.into_iter().filter(|reason| *reason != Reason::NotAskedFor) {
        ids.push(format!("lack-{}", reason.code()));
    }
    ids.extend([Part::Values, Part::History].map(|part| format!("lack-{}-{}", Reason::NotAskedFor.code(), part.code())));
    let missing: Vec<_> = ids.iter().filter(|id| !words.has(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every rule has a sentence for each thing it can say.
#[test]
fn every_rule_explains_itself() {
    let words = words();
    let entry = catalogue().iter().next().map(|(id, _)| Source::Entry(id)).unwrap();
    for rule in RULES {
        let sources = match rule.id {
            RuleId::PartitionKey => vec![Source::Partition { own: true }, Source::Partition { own: false }],
            RuleId::History => vec![Source::History { visited: true }, Source::History { visited: false }],
            RuleId::ValueMark => [ValueShape::GoogleAnalytics, ValueShape::GoogleAds, ValueShape::MetaPixel].map(Source::Shape).into(),
            RuleId::ValueTrace => [ValueShape::ClickId, ValueShape::Campaign, ValueShape::Measurement].map(Source::Shape).into(),
            RuleId::ValueWord => [ValueShape::OptOut, ValueShape::Locale, ValueShape::Currency, ValueShape::Theme, ValueShape::Settings]
                .map(Source::Shape)
                .into(),
            RuleId::NameWord => WordClass::ALL.map(Source::Word).into(),
            RuleId::Catalogue => vec![entry],
            RuleId::CommonlyDeclared => vec![Source::Sites { agreeing: 2, of: 3 }],
            _ => vec![Source::Row],
        };
        for source in sources {
            for confidence in Confidence::ALL {
                let evidence = Evidence { rule: rule.id, claim: Claim::Purpose(Purpose::Necessary), confidence, source };
                let id = why::message(&evidence);
                assert!(words.has(&id), "{id}");
            }
        }
    }
}
