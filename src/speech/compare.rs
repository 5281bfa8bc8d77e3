use super::audit::{audit_labels, audit_sentence, length, place, span};
use super::{key_value, lacking, left_out, visible, with_path};
use crate::audit::{Apart, Audit, Life};
use crate::compare::{Became, Change, Circumstances, Column, Comparison, Difference, Facts, Fate, KeptState, Key, Kind, Line, News, since};
use crate::cookie::KeyedSet;
use crate::i18n::{Arg, Words};
use crate::store::{Part, Paths};

/// Changes that are said one by one between two sides.
const MOST_SAID: usize = 20;

/// A side in one line: what it is, of when, how many cookies.
#[must_use]
pub fn compare_side(words: &Words, column: &Column) -> String {
    let id = match column.side.kind {
        Kind::Store => "compare-side-store",
        Kind::Dossier => "compare-side-dossier",
    };
    let site = column.side.site.as_deref().map_or_else(String::new, |site| visible(&super::site(words, site)));
    let date = column.side.taken_at.map_or_else(String::new, |time| words.date(time));
    let args = [("name", visible(&column.side.name).into()), ("site", site.into()), ("date", date.into())];
    super::aside(words, &words.with(id, &args), &words.count("cookies", column.cookies as u64))
}

/// What could not be had of the sides, each with its letter: there a cookie that is absent may only not have been read.
#[must_use]
pub fn compare_unseen(words: &Words, comparison: &Comparison) -> Vec<String> {
    let mut sentences = Vec::new();
    for (number, column) in comparison.sides.iter().enumerate() {
        let letter = compare_letter(number);
        // Of several reads of one side each thing is said once.
        let (mut said, mut known): (Vec<String>, KeyedSet<String>) = Default::default();
        for read in &column.side.reads {
            // Values are nowhere compared, and that other storage is not looked at is so of every side.
            let lacks = read.completeness.unavailable.iter().filter(|lack| !matches!(lack.part, Part::Values | Part::OtherStorage));
            said.extend(lacks.map(|lack| lacking(words, lack)));
            said.extend(read.left_out.iter().map(|left| with_path(words, left_out(words, left, Paths::Whole))));
        }
        if column.side.is_altered {
            said.insert(0, words.text("audit-unseen-altered").into_owned());
        }
        if column.side.is_without_charter && comparison.sides.iter().any(|other| other.side.has_charter()) {
            said.push(words.text("compare-no-charter").into_owned());
        }
        said.retain(|sentence| known.insert(sentence.clone()));
        sentences.extend(said.iter().map(|sentence| key_value(words, &letter, sentence)));
    }
    sentences.extend(made_apart(words, comparison));
    sentences.push(words.text("compare-not-looked-at").into_owned());
    sentences
}

/// What each side and the next were not made alike in: what came and went may have done so for that reason alone.
fn made_apart(words: &Words, comparison: &Comparison) -> Vec<String> {
    let sides = comparison.sides.iter().map(|column| &column.side.circumstances);
    let pairs = sides.clone().zip(sides.skip(1)).enumerate();
    let said = pairs.flat_map(|(number, (one, other))| {
        let names = |of: &Circumstances, apart: Apart| match apart {
            Apart::Charter => String::new(),
            Apart::Law => visible(of.law_version()),
            Apart::Asked => of.asked.as_deref().map_or_else(String::new, visible),
            Apart::Browsers => visible(&of.browsers.iter().map(String::as_str).collect::<Vec<_>>().join(", ")),
        };
        let sentence = move |apart: Apart| {
            let args = [
                ("first", compare_letter(number).into()),
                ("second", compare_letter(number + 1).into()),
                ("one", names(one, apart).into()),
                ("other", names(other, apart).into()),
            ];
            words.with(&format!("compare-apart-{}", apart.code()), &args)
        };
        one.apart(other).into_iter().map(sentence).collect::<Vec<_>>()
    });
    said.collect()
}

/// The letter of a side, from 0.
#[must_use]
pub fn compare_letter(side: usize) -> String {
    let letter = u8::try_from(side).ok().and_then(|side| b'A'.checked_add(side)).map(char::from);
    letter.filter(char::is_ascii_uppercase).map_or_else(|| (side + 1).to_string(), String::from)
}

/// What became of everything from each side to the next, in sentences: how many came and went, then each change of those that stayed.
#[must_use]
pub fn compare_sentences(words: &Words, comparison: &Comparison) -> Vec<String> {
    let sides = &comparison.sides;
    let mut sentences = Vec::new();
    for (from, (earlier, later)) in sides.iter().zip(sides.iter().skip(1)).enumerate() {
        if let (Some(a), Some(b)) = (&earlier.side.site, &later.side.site)
            && a != b
        {
            let [a, b] = [a, b].map(|site| visible(&super::site(words, site)));
            sentences.push(words.with("compare-other-site", &[("first", a.into()), ("second", b.into())]));
        }
        sentences.push(summary(words, comparison, from));
        sentences.extend(kept_elsewhere(words, comparison, from));
        let changed = comparison.fates(from, from + 1).filter_map(|(line, fate)| match fate {
            Fate::Changed(changes) => Some((line, changes)),
            _ => None,
        });
        let said: Vec<String> = changed.flat_map(|(line, changes)| changed_sentences(words, line, &changes, from)).collect();
        let more = said.len().saturating_sub(MOST_SAID);
        sentences.extend(said.into_iter().take(MOST_SAID));
        sentences.extend((more > 0).then(|| words.count("compare-more", more as u64)));
    }
    sentences
}

/// How many of the cookies that came have name, host and path of one that went, kept apart for another site or container: one browser keeps third parties
/// apart and another does not, and the same names would be read as cookies that came and others that went. That they are the same otherwise is not said:
/// each is a cookie of its own, with a life and attributes of its own.
fn kept_elsewhere(words: &Words, comparison: &Comparison, from: usize) -> Option<String> {
    let place = |line: &Line| (line.key.host.clone(), line.key.name.clone(), line.key.path.clone());
    let of = |wanted: &Fate| comparison.fates(from, from + 1).filter(|(_, fate)| fate == wanted).map(|(line, _)| place(line)).collect();
    let (new, gone): (KeyedSet<_>, KeyedSet<_>) = (of(&Fate::New), of(&Fate::Gone));
    let both = new.intersection(&gone).count();
    (both > 0).then(|| words.count("compare-kept-elsewhere", both as u64))
}

/// “Since 3 March: two cookies more, one gone.”
fn summary(words: &Words, comparison: &Comparison, from: usize) -> String {
    let (mut new, mut gone, mut untold, mut changed) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (line, fate) in comparison.fates(from, from + 1) {
        match fate {
            Fate::New => new.push(line),
            Fate::Gone => gone.push(line),
            Fate::Untold => untold.push(line),
            Fate::Changed(_) => changed += 1,
            Fate::Same | Fate::Nowhere => {}
        }
    }
    let part = |id: &str, lines: &[&Line]| {
        let args = [("count", lines.len().into()), ("names", names(lines).into())];
        (!lines.is_empty()).then(|| words.with(id, &args))
    };
    let changed = (changed > 0).then(|| words.count("compare-part-changed", changed));
    let told = [part("compare-part-new", &new), part("compare-part-gone", &gone), changed, part("compare-part-untold", &untold)];
    let parts: Vec<String> = told.into_iter().flatten().collect();
    let what = if parts.is_empty() { words.text("compare-part-nothing").into_owned() } else { parts.join(", ") };
    let side = |place: usize| comparison.sides.get(place).map(|column| &column.side);
    let is_later = |place: usize| side(place).filter(|side| side.kind == Kind::Dossier).and_then(|side| side.taken_at);
    match (is_later(from), is_later(from + 1)) {
        (Some(before), Some(after)) if before <= after => {
            words.with("compare-since", &[("date", words.date(before).into()), ("what", what.into())])
        }
        _ => {
            let letters = [("from", compare_letter(from).into()), ("to", compare_letter(from + 1).into())];
            let args: Vec<(&str, Arg<'_>)> = letters.into_iter().chain([("what", what.into())]).collect();
            words.with("compare-from-to", &args)
        }
    }
}

/// The first names of some lines, each once.
fn names(lines: &[&Line]) -> String {
    const MOST: usize = 5;
    let mut names: Vec<String> = lines.iter().map(|line| visible(&line.key.name)).collect();
    names.dedup();
    let more = names.len() > MOST;
    names.truncate(MOST);
    names.extend(more.then(|| "…".to_owned()));
    names.join(", ")
}

fn changed_sentences(words: &Words, line: &Line, changes: &[Change], from: usize) -> Vec<String> {
    let facts = |side: usize| line.sides.get(side).and_then(Option::as_ref);
    let (Some(before), Some(after)) = (facts(from), facts(from + 1)) else { return Vec::new() };
    let sentence = |change: &Change| {
        let (id, before, after) = match change {
            Change::Life => {
                let id = match (before.life, after.life) {
                    (_, Life::Session) => "compare-changed-life-to-session",
                    (Life::Session, _) => "compare-changed-life-from-session",
                    _ => "compare-changed-life",
                };
                let lived = |of| if of == Life::Endless { length(words, of) } else { life(words, of) };
                (id, lived(before.life), lived(after.life))
            }
            Change::Moments => ("compare-changed-moments", audit_labels(words, before.labels), audit_labels(words, after.labels)),
            _ => {
                let name = words.text(attribute_word(*change)).into_owned();
                let args = [("before", attribute(words, before, *change).into()), ("after", attribute(words, after, *change).into())];
                let args = args.into_iter().chain(about(&line.key)).chain([("attribute", name.into())]).collect::<Vec<_>>();
                return words.with("compare-changed-attribute", &args);
            }
        };
        let args = about(&line.key).into_iter().chain([("before", before.into()), ("after", after.into())]).collect::<Vec<_>>();
        words.with(id, &args)
    };
    changes.iter().map(sentence).collect()
}

/// How long a cookie lives, in days where it is two or more: beside each other, 390 and 393 days are no longer both 13 months.
fn life(words: &Words, life: Life) -> String {
    const DAY: i64 = 86_400;
    match life {
        Life::Seconds(seconds) if seconds >= 2 * DAY => words.count("span-days", ((seconds + DAY / 2) / DAY).unsigned_abs()),
        life => span(words, life),
    }
}

fn about(key: &Key) -> [(&'static str, Arg<'static>); 2] {
    [("name", visible(&key.name).into()), ("host", visible(&key.host).into())]
}

fn attribute_word(change: Change) -> &'static str {
    match change {
        Change::Life => "fact-lasts",
        Change::Secure => "column-secure",
        Change::HttpOnly => "column-http_only",
        Change::SameSite => "column-same_site",
        Change::Moments => "audit-moments",
    }
}

fn attribute(words: &Words, facts: &Facts, change: Change) -> String {
    let flag = |set: Option<bool>| match set {
        Some(true) => words.text("yes").into_owned(),
        Some(false) => words.text("no").into_owned(),
        None => words.text("life-unknown-long").into_owned(),
    };
    match change {
        Change::Life => life(words, facts.life),
        Change::Secure => flag(facts.secure),
        Change::HttpOnly => flag(facts.http_only),
        Change::SameSite => {
            facts.same_site.map_or_else(String::new, |same_site| words.text(&format!("same-site-{}", same_site.code())).into_owned())
        }
        Change::Moments => audit_labels(words, facts.labels),
    }
}

/// A cookie on one side: that it is absent, that nobody knows, or its life and its attributes.
#[must_use]
pub fn compare_cell(words: &Words, facts: Option<&Facts>, could_show: bool) -> String {
    let Some(facts) = facts else {
        return words.text(if could_show { "compare-absent" } else { "compare-not-told" }).into_owned();
    };
    let mut parts = vec![life(words, facts.life)];
    parts.extend([Change::Secure, Change::HttpOnly].into_iter().filter_map(|change| {
        let set = if change == Change::Secure { facts.secure } else { facts.http_only };
        (set == Some(true)).then(|| words.text(attribute_word(change)).into_owned())
    }));
    parts.extend(
        facts
            .same_site
            .map(|_| key_value(words, &words.text(attribute_word(Change::SameSite)), &attribute(words, facts, Change::SameSite))),
    );
    parts.extend((!facts.labels.is_empty()).then(|| audit_labels(words, facts.labels)));
    super::asides(words, parts)
}

/// What became of a cookie from one read of its store to another: what it is or was, or what differs.
#[must_use]
pub fn news(words: &Words, news: &News) -> String {
    match &news.became {
        Became::New(state) | Became::Gone(state) => compare_cell(words, Some(&state.facts), true),
        Became::Changed { before, after, differences } => {
            let told = differences.iter().map(|difference| difference_told(words, *difference, (before, after)));
            super::asides(words, told)
        }
    }
}

fn difference_told(words: &Words, difference: Difference, (before, after): (&KeptState, &KeptState)) -> String {
    let Difference::Attribute(change) = difference else { return words.text("news-set-again").into_owned() };
    let args = [
        ("attribute", words.text(attribute_word(change)).into_owned().into()),
        ("before", attribute(words, &before.facts, change).into()),
        ("after", attribute(words, &after.facts, change).into()),
    ];
    words.with("news-attribute", &args)
}

/// A cookie with what tells it from others, in one line.
#[must_use]
pub fn compare_key(words: &Words, key: &Key) -> String {
    let place = place(words, &format!("{}{}", key.host, key.path), key.partition.as_deref(), container(words, key));
    words.with("compare-cookie", &[("name", visible(&key.name).into()), ("place", place.into())])
}

/// Its container in the language of the window.
fn container(words: &Words, key: &Key) -> Option<String> {
    key.container.as_ref().map(|container| super::container_code(words, &container.code, container.is_built_in))
}

/// What tells a cookie from others of its name and host: a path that is not the whole site, the site or the container it is kept apart for; empty
/// where it has none of these.
#[must_use]
pub fn compare_key_apart(words: &Words, key: &Key) -> String {
    let path = (key.path != "/").then_some(&key.path);
    path.into_iter().chain(&key.partition).map(|text| visible(text)).chain(container(words, key)).collect::<Vec<_>>().join(", ")
}

/// The findings that came and went between two audits, in sentences.
#[must_use]
pub fn compare_findings(words: &Words, earlier: &Audit, later: &Audit) -> Vec<String> {
    let changed = since(earlier, later);
    let of = |id: &str, audit: &Audit, places: &[usize]| {
        let sentences = places.iter().filter_map(|place| audit.findings.get(*place)).map(|finding| audit_sentence(words, finding));
        let head = (!places.is_empty()).then(|| words.count(id, places.len() as u64));
        head.into_iter().chain(sentences).collect::<Vec<_>>()
    };
    [
        of("compare-findings-new", later, &changed.new),
        of("compare-findings-unasked", later, &changed.unasked),
        of("compare-findings-gone", earlier, &changed.gone),
        // How many is enough: the report before has them.
        of("compare-findings-unasked-now", earlier, &changed.unasked_now).into_iter().take(1).collect(),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
