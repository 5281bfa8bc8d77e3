use super::visible;
use crate::audit::{Audit, Label, RecordOfSite, Unseen, propose_moment};
use crate::i18n::{Arg, Words};
use crate::values::{Answer, Choice, ChoiceName, ConsentRecord, Overall};

/// What a choice is called: the tool's own word, or what the purpose of the framework is about.
#[must_use]
pub fn choice_name(words: &Words, name: &ChoiceName) -> String {
    match name {
        ChoiceName::Own(name) => visible(name),
        ChoiceName::TcfPurpose(number) => words.text(&format!("tcf-purpose-{number}")).into_owned(),
        ChoiceName::TcfFeature(number) => words.text(&format!("tcf-feature-{number}")).into_owned(),
    }
}

/// What a record says as a whole, inside a sentence.
#[must_use]
pub fn consent_overall(words: &Words, overall: Overall) -> String {
    words.text(&format!("consent-said-{}", overall.code())).into_owned()
}

/// A record of the site in sentences; none of one that could not be read, which [`super::audit_unseen`] tells.
#[must_use]
pub fn consent_record(words: &Words, audit: &Audit, record: &RecordOfSite) -> Vec<String> {
    let Ok(said) = &record.outcome else { return Vec::new() };
    let names: Vec<String> = record.rows.iter().filter_map(|place| audit.rows.get(*place)).map(|row| visible(&row.name)).collect();
    let mut args: Vec<(&str, Arg<'_>)> =
        vec![("tool", said.tool.name().into()), ("names", names.join(", ").into()), ("said", consent_overall(words, said.overall).into())];
    args.extend(said.decided_at.map(|time| ("when", words.date_time(time).into())));
    let mut sentences = vec![words.with(if said.decided_at.is_some() { "consent-record-at" } else { "consent-record" }, &args)];
    sentences.extend(choices_in_words(words, said));
    sentences.extend(proposal(words, record.label, said));
    sentences
}

/// What was granted, refused and left open, a sentence each, and how many vendors were agreed to.
pub(super) fn choices_in_words(words: &Words, said: &ConsentRecord) -> Vec<String> {
    let answers = [
        (Answer::Granted, "consent-record-granted"),
        (Answer::Refused, "consent-record-refused"),
        (Answer::Unknown, "consent-record-open"),
    ];
    let listed = answers.into_iter().filter_map(|(answer, id)| {
        let list = choices(words, said, answer);
        (!list.is_empty()).then(|| words.with(id, &[("list", list.into())]))
    });
    listed.chain(said.vendors_granted.map(|count| words.count("consent-record-vendors", count as u64))).collect()
}

fn choices(words: &Words, said: &ConsentRecord, answer: Answer) -> String {
    let choices = said.choices.iter().filter(|choice| choice.answer == answer);
    choices.map(|choice| choice_with_purpose(words, choice)).collect::<Vec<_>>().join(", ")
}

/// A choice whose own word is a code (`C0002`, `4`) says beside it what it is about, where that is known.
fn choice_with_purpose(words: &Words, choice: &Choice) -> String {
    let name = choice_name(words, &choice.name);
    let is_code = matches!(choice.name, ChoiceName::Own(_)) && !name.split(|c: char| !c.is_alphabetic()).any(|run| run.chars().count() > 2);
    match choice.purpose.filter(|_| is_code) {
        Some(purpose) => words.with("consent-choice", &[("name", name.into()), ("purpose", super::purpose_inside(words, purpose).into())]),
        None => name,
    }
}

/// Under which moment a store that was given without one seems to belong.
fn proposal(words: &Words, label: Label, said: &ConsentRecord) -> Option<String> {
    let proposed = propose_moment(std::slice::from_ref(said)).filter(|_| label == Label::Observed)?;
    Some(words.text(&format!("consent-propose-{}", proposed.code())).into_owned())
}

/// What records leave open, in one sentence; none for what has nothing to do with records.
pub(super) fn unseen_of_record(words: &Words, unseen: &Unseen, of_store: impl Fn(&usize) -> String) -> Option<String> {
    let (id, store, mut args): (String, &usize, Vec<(&str, Arg<'_>)>) = match unseen {
        Unseen::RecordUnread { store, tool, problem } => {
            (format!("audit-unseen-record-{}", problem.code()), store, vec![("tool", tool.name().into())])
        }
        Unseen::RecordFlaw { store, tool, flaw } => {
            (format!("audit-unseen-flaw-{}", flaw.code()), store, vec![("tool", tool.name().into())])
        }
        Unseen::NoRecord { store } => ("audit-unseen-no-record".to_owned(), store, Vec::new()),
        Unseen::OtherChoice { store, label, overall } => {
            let args = vec![("moment", super::audit_label(words, *label).into()), ("said", consent_overall(words, *overall).into())];
            ("audit-unseen-other-choice".to_owned(), store, args)
        }
        _ => return None,
    };
    args.push(("store", of_store(store).into()));
    Some(words.with(&id, &args))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::charter::Language;
    use crate::values::{Flaw, RecordProblem};

    #[test]
    fn records_have_words_in_both_languages() {
        for words in Language::ALL.map(|language| Words::new(language, TimeZone::UTC)) {
            let ids = Overall::ALL.map(|overall| format!("consent-said-{}", overall.code())).into_iter();
            let problems = RecordProblem::ALL.map(|problem| format!("audit-unseen-record-{}", problem.code()));
            let flaws = Flaw::ALL.map(|flaw| format!("audit-unseen-flaw-{}", flaw.code()));
            let purposes = (1..=11).map(|number| format!("tcf-purpose-{number}"));
            let features = (1..=2).map(|number| format!("tcf-feature-{number}"));
            let labels = [Label::Before, Label::Refused, Label::Accepted].map(|label| format!("consent-propose-{}", label.code()));
            for id in ids.chain(problems).chain(flaws).chain(purposes).chain(features).chain(labels) {
                assert!(words.has(&id), "{id}");
            }
        }
    }
}
