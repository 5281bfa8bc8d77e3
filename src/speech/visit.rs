use super::declared_duration;
use crate::charter::{Category, Consent};
use crate::cookie::Longest;
use crate::i18n::Words;
use crate::inventory::{Inventory, Site};
use crate::visit::{DeclaredHere, DeclaredLine, Involved, Part, Visit};

/// A part of the page of a site: a heading, and a sentence a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitPart {
    /// What it is about.
    pub title: String,
    /// What there is to say.
    pub lines: Vec<String>,
}

/// How many cookies a visit to a site leaves: its own, and those of third parties, both.
#[must_use]
pub fn site_count(words: &Words, site: &Site) -> String {
    if site.foreign_total() == 0 {
        return words.number(u64::from(site.total()));
    }
    let args = [("own", words.number(u64::from(site.total())).into()), ("count", u64::from(site.foreign_total()).into())];
    words.with("site-count", &args)
}

/// The page of a site in words: copied as text, shown in the window, printed in documents.
#[must_use]
pub fn visit(words: &Words, visit: &Visit, inventory: &Inventory) -> Vec<VisitPart> {
    let part = |title: &str, lines: Vec<String>| VisitPart { title: words.text(title).into_owned(), lines };
    let mut parts = vec![part("visit-own", sums(words, &visit.own, "visit-own-none"))];
    if !visit.works_for.is_empty() {
        parts.push(part("visit-works-for", visit.works_for.iter().map(|who| visit_who(words, who)).collect()));
    }
    let mut others = sums(words, &visit.foreign, "visit-others-none");
    others.extend(visit.others.iter().map(|who| visit_who(words, who)));
    if visit.others_at_least {
        others.push(words.text("visit-others-at-least").into_owned());
    }
    parts.push(part("visit-others", others));
    for here in &visit.charters {
        let title = inventory.knowledge().charters.get(here.charter).map_or("", |charter| charter.name_in(words.language()));
        parts.push(VisitPart { title: super::visible(title), lines: charter(words, here) });
    }
    if !visit.undeclared.is_empty() {
        let names: Vec<String> = visit.undeclared.iter().map(|name| super::visible(name)).collect();
        parts.push(part("visit-undeclared", vec![names.join(", ")]));
    }
    parts
}

/// How many, of which categories, what consent they need, and how long they live.
fn sums(words: &Words, part: &Part, none: &str) -> Vec<String> {
    if part.cookies == 0 {
        return vec![words.text(none).into_owned()];
    }
    let mut lines = vec![words.count("cookies", u64::from(part.cookies))];
    let categories = Category::ALL.into_iter().zip(part.categories).map(|(category, count)| (super::category(words, category), count));
    let consents = Consent::ALL.into_iter().zip(part.consent).map(|(consent, count)| (super::consent(words, consent), count));
    lines.extend(categories.chain(consents).filter(|(_, count)| *count > 0).map(|(what, count)| pair(words, what, u64::from(count))));
    lines.push(visit_longest(words, part));
    lines
}

/// How long the most lasting of some cookies lives, as a sentence.
#[must_use]
pub fn visit_longest(words: &Words, part: &Part) -> String {
    words.with("visit-longest", &[("span", visit_span(words, part).into())])
}

/// The same as a span alone.
#[must_use]
pub fn visit_span(words: &Words, part: &Part) -> String {
    longest(words, part.longest)
}

fn pair(words: &Words, key: String, count: u64) -> String {
    words.with("key-value", &[("key", key.into()), ("value", words.number(count).into())])
}

/// An organisation, its domains, how many cookies, and for how long.
#[must_use]
pub fn visit_who(words: &Words, who: &Involved) -> String {
    let name = super::site(words, &who.name).into_owned();
    let others: Vec<String> =
        who.domains.iter().filter(|domain| **domain != who.name).map(|domain| super::site(words, domain).into_owned()).collect();
    let cookies = words.count("cookies", u64::from(who.sums.cookies));
    let args = [("name", name.into()), ("domains", others.join(", ").into()), ("cookies", cookies.into())];
    let span = longest(words, who.sums.longest);
    let args: Vec<_> = args.into_iter().chain([("span", span.into())]).collect();
    words.with(if others.is_empty() { "visit-who" } else { "visit-who-domains" }, &args)
}

fn longest(words: &Words, longest: Longest) -> String {
    match longest {
        Longest::Unknown => words.text("life-unknown-long").into_owned(),
        Longest::Session => words.text("life-session-long").into_owned(),
        Longest::Seconds(seconds) => words.span(seconds),
        Longest::Endless => words.text("life-forever-long").into_owned(),
    }
}

fn charter(words: &Words, here: &DeclaredHere) -> Vec<String> {
    let present = here.lines.iter().filter(|line| line.present > 0).count();
    let counts = [("present", present.into()), ("total", here.lines.len().into())];
    let mut lines = vec![words.with("charter-present-of", &counts)];
    if here.is_likely {
        lines.push(words.text("visit-charter-likely").into_owned());
    }
    lines.extend(here.lines.iter().map(|line| visit_declared(words, line)));
    lines
}

/// A declared name: there or not, and its declared life beside the one that was seen.
#[must_use]
pub fn visit_declared(words: &Words, line: &DeclaredLine) -> String {
    let state = words.text(if line.present > 0 { "charter-present" } else { "charter-absent" }).into_owned();
    let seen = longest(words, line.seen_life);
    let args = [("name", super::visible(&line.name).into()), ("state", state.into()), ("seen", seen.into())];
    let id = match (line.present > 0, line.declared_life) {
        (false, None) => "visit-line",
        (true, None) => "visit-line-seen",
        (false, Some(_)) => "visit-line-declared",
        (true, Some(_)) => "visit-line-both",
    };
    let declared = line.declared_life.map_or_else(String::new, |seconds| declared_duration(words, seconds));
    let args: Vec<_> = args.into_iter().chain([("declared", declared.into())]).collect();
    words.with(id, &args)
}
