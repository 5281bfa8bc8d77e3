use std::fmt::Write as _;
use std::path::Path;

use jiff::tz::TimeZone;

use super::args::ExplainArgs;
use super::open::{corrections, knowledge};
use super::{Env, Failure, output};
use crate::charter::Language;
use crate::classify::{Entry, Explained, Knowledge, Lookup, catalogue, look_up};
use crate::i18n::Words;
use crate::inventory::evidence_codes;

pub(super) fn run(args: &ExplainArgs, env: &Env, language: Language) -> Result<(), Failure> {
    let user = corrections(env, args.no_corrections)?;
    let knowledge = Knowledge { user, ..knowledge(args.charter.as_ref(), &args.knowledge)? };
    let found = look_up(&args.name, args.host.as_deref(), &knowledge)
        .map_err(|error| Failure::usage(format!("{error}; name a host such as www.example.fr: {}", args.host.as_deref().unwrap_or(""))))?;
    // Only whole days are shown, so the zone does not matter.
    let words = Words::new(language, TimeZone::UTC);
    let text = tell(&args.name, &found, &knowledge, &words);
    output::write_to(Path::new("-"), |out| out.write_all(text.as_bytes()))
}

/// The whole answer. Writing to a `String` cannot fail.
fn tell(name: &str, found: &Lookup, knowledge: &Knowledge, words: &Words) -> String {
    let mut text = format!("{name}\n");
    if found.entries.is_empty() {
        let _ = writeln!(text, "\n{}", words.text("explain-not-known"));
        if !found.near.is_empty() {
            let _ = writeln!(text, "{}", words.with("explain-near", &[("names", found.near.join(", ").into())]));
        }
    }
    for known in &found.entries {
        tell_entry(&mut text, catalogue().get(known.entry), words);
    }
    tell_outcome(&mut text, "explain-own-site", &found.on_own_site, knowledge, words);
    tell_outcome(&mut text, "explain-third-party", &found.as_third_party, knowledge, words);
    text
}

fn tell_entry(text: &mut String, entry: &Entry, words: &Words) {
    let _ = writeln!(text, "\n{} — {} ({})", entry.provider, entry.service, entry.pattern);
    let _ = writeln!(text, "  {}", entry.description(words.language()));
    let purposes = [Some(entry.purpose), entry.also].into_iter().flatten();
    let purposes: Vec<_> = purposes.map(|purpose| words.text(purpose_id(purpose)).into_owned()).collect();
    let mut row = |label: &str, value: String| {
        let _ = writeln!(text, "  {}: {value}", words.text(label));
    };
    row("fact-purpose", purposes.join(" + "));
    if !entry.domains.is_empty() {
        row("column-host", entry.domains.join(", "));
    }
    let life = if entry.lifetime_seconds == 0 { words.text("life-session-long").into_owned() } else { words.span(entry.lifetime_seconds) };
    row("fact-lasts", life);
    let source = [("page", entry.source.into()), ("date", entry.read.map_or_else(String::new, |day| words.civil_date(day)).into())];
    let _ = writeln!(text, "  {}", words.with(if entry.read.is_some() { "source-page" } else { "source-page-unread" }, &source));
}

fn purpose_id(purpose: crate::charter::Purpose) -> &'static str {
    use crate::charter::Purpose;
    match purpose {
        Purpose::Necessary => "purpose-necessary",
        Purpose::Statistics => "purpose-statistics",
        Purpose::Advertising => "purpose-advertising",
        Purpose::Unknown => "purpose-unknown",
    }
}

fn tell_outcome(text: &mut String, heading: &str, outcome: &Explained, knowledge: &Knowledge, words: &Words) {
    let verdict = &outcome.verdict;
    let parts = [
        format!("category-{}", verdict.category.code()),
        format!("consent-badge-{}", verdict.consent.code()),
        format!("confidence-{}", verdict.confidence.code()),
    ];
    let parts: Vec<_> = parts.iter().map(|id| words.text(id).into_owned()).collect();
    let _ = writeln!(text, "\n{}: {}", words.text(heading), parts.join(" · "));
    let codes = evidence_codes(&outcome.evidence, knowledge);
    let _ = writeln!(text, "  {}: {}", words.text("details-why"), codes.replace(';', ", "));
}
