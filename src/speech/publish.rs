use super::visible;
use crate::audit::{Change, PublishedCharter, PublishedLife, PublishedLine};
use crate::charter::{Category, DeclaredLife};
use crate::i18n::Words;

/// The cells of a line of a charter to publish: provider, service, name, purposes, category, duration. What is none is a gap that the owner fills.
#[must_use]
pub fn published_cells(words: &Words, line: &PublishedLine) -> [Option<String>; 6] {
    let language = words.language();
    [
        line.provider.as_deref().map(visible),
        line.service.as_ref().map(|service| visible(service.get(language))),
        Some(visible(&line.name)),
        line.purpose.as_ref().map(|purpose| visible(purpose.get(language))),
        line.category.map(|category| published_category(words, category)),
        line.life.map(|life| published_life(words, life)),
    ]
}

/// The word for a category, as a charter says it so that whoever reads it knows what is meant without ours beside it.
fn published_category(words: &Words, category: Category) -> String {
    words.text(&format!("publish-category-{}", category.code())).into_owned()
}

/// A duration in full, in numbers without separators.
fn published_life(words: &Words, life: PublishedLife) -> String {
    match life {
        PublishedLife::Session => words.text("publish-life-session").into_owned(),
        PublishedLife::Lasting { amount, unit } => words.count(&format!("publish-life-{}", unit.code()), amount.into()),
    }
}

/// A declared duration in the unit in which a charter says it: three months are no 91 days, a year no twelve months, and "13 months" not "13 months and a day"
/// of some calendar.
#[must_use]
pub fn declared_duration(words: &Words, seconds: i64) -> String {
    let declared = PublishedLife::declared(DeclaredLife::Lasting { seconds, longest: seconds }).filter(|_| seconds > 0);
    declared.map_or_else(|| words.span(seconds), |life| published_life(words, life))
}

/// The life that a charter gives a cookie, in a few words; none where it says nothing of that.
#[must_use]
pub fn declared_life(words: &Words, life: DeclaredLife) -> Option<String> {
    match life {
        DeclaredLife::Unsaid => None,
        DeclaredLife::Session => Some(words.text("life-session").into_owned()),
        DeclaredLife::Lasting { seconds, .. } => Some(declared_duration(words, seconds)),
    }
}

/// What is other than in the charter that was loaded; empty of a line that stays as it is.
#[must_use]
pub fn published_changes(words: &Words, line: &PublishedLine) -> String {
    let said = line.changes.iter().map(|change| match change {
        Change::New => words.text("publish-new").into_owned(),
        Change::Life(None) => words.text("publish-life-was-unsaid").into_owned(),
        Change::Life(Some(was)) => words.with("publish-life-was", &[("declared", published_life(words, *was).into())]),
        Change::Category(None) => words.text("publish-category-was-unsaid").into_owned(),
        Change::Category(Some(category)) => {
            words.with("publish-category-was", &[("declared", published_category(words, *category).into())])
        }
    });
    super::asides(words, said)
}

/// What each kind of cookies is.
#[must_use]
pub fn published_kinds(words: &Words) -> Vec<(String, String)> {
    let kind = |category: Category| {
        let name = words.with("publish-kind", &[("category", super::category(words, category).into())]);
        (name, words.text(&format!("charter-{}", category.code())).into_owned())
    };
    Category::ALL.into_iter().map(kind).collect()
}

/// What the owner should know before it is published.
#[must_use]
pub fn published_notes(words: &Words, charter: &PublishedCharter) -> Vec<String> {
    let mut notes = Vec::new();
    if charter.gaps() > 0 {
        notes.push(words.count("publish-note-gaps", charter.gaps() as u64));
    }
    let names = |names: &[String]| names.iter().map(|name| visible(name)).collect::<Vec<_>>().join(", ");
    if !charter.gone.is_empty() {
        notes.push(words.with("publish-note-gone", &[("names", names(&charter.gone).into())]));
    }
    if !charter.unnamed.is_empty() {
        notes.push(words.count("publish-note-unnamed", charter.unnamed.len() as u64));
    }
    notes
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::audit::LifeUnit;
    use crate::charter::Language;

    #[test]
    fn charters_have_words_in_both_languages() {
        for words in Language::ALL.map(|language| Words::new(language, TimeZone::UTC)) {
            assert!(LifeUnit::ALL.into_iter().all(|unit| words.has(&format!("publish-life-{}", unit.code()))));
            assert!(Category::ALL.into_iter().all(|category| words.has(&format!("publish-category-{}", category.code()))));
            let life = PublishedLife::Lasting { amount: 400, unit: LifeUnit::Day };
            assert!(published_life(&words, life).starts_with("400 "));
        }
    }

    #[test]
    fn declared_durations_are_said_as_charters_say_them() {
        let words = Words::new(Language::Fr, TimeZone::UTC);
        let said = |tenths: i64| declared_duration(&words, tenths * 8_640).replace('\u{a0}', " ");
        assert_eq!([912, 3_650, 3_952, 10, 300, 5].map(said), ["3 mois", "1 an", "13 mois", "1 jour", "30 jours", "12 heures"]);
        assert_eq!(declared_duration(&words, 0), words.span(0));
        assert_eq!(declared_life(&words, DeclaredLife::Session).as_deref(), Some("session"));
        assert_eq!(declared_life(&words, DeclaredLife::Unsaid), None);
    }
}
