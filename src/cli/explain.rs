use super::args::ExplainArgs;
use super::open::knowledge;
use super::{Env, Failure, output};
use crate::classify::{Entry, Explained, Knowledge, Lookup, catalogue, evidence_codes, look_up};
use crate::cookie::host_of_typed;
use crate::i18n::Words;
use crate::removal::{self, Guide};
use crate::site;
use crate::speech::{self, About};

pub(super) fn run(args: &ExplainArgs, env: &Env, words: &Words) -> Result<(), Failure> {
    let knowledge = knowledge(&args.knowledge, env, words)?;
    let found = look_up(&args.name, args.host.as_deref().map(host_of_typed).as_deref(), &knowledge)
        .map_err(|error| Failure::usage(speech::with_path(words, (speech::host_error(words, error), args.host.clone()))))?;
    output::print(words, &Teller { args, found: &found, knowledge: &knowledge, words }.tell())
}

/// Writes down what was found, line by line.
struct Teller<'a> {
    args: &'a ExplainArgs,
    found: &'a Lookup,
    knowledge: &'a Knowledge,
    words: &'a Words,
}

impl Teller<'_> {
    fn tell(&self) -> Vec<String> {
        let words = self.words;
        let mut lines = vec![self.args.name.clone()];
        if self.found.entries.is_empty() {
            lines.extend([String::new(), words.text("explain-not-known").into_owned()]);
            if !self.found.near.is_empty() {
                lines.push(words.with("explain-near", &[("names", self.found.near.join(", ").into())]));
            }
        }
        for known in &self.found.entries {
            self.entry(&mut lines, catalogue().get(known.entry));
        }
        self.outcome(&mut lines, "explain-own-site", &self.found.on_own_site);
        self.outcome(&mut lines, "explain-third-party", &self.found.as_third_party);
        self.removal(&mut lines);
        lines
    }

    fn removal(&self, lines: &mut Vec<String>) {
        let guide = self.args.browser.as_deref().and_then(Guide::from_code);
        let (Some(guide), Some(host)) = (guide, self.args.host.as_deref()) else { return };
        let removal = removal::of_name(&self.args.name, &host_of_typed(host), guide, self.found.on_own_site.verdict.purpose);
        lines.push(String::new());
        lines.extend(speech::removal_text(self.words, &speech::removal_ways(self.words, &[removal])).lines().map(ToOwned::to_owned));
    }

    fn row(&self, label: &str, value: String) -> String {
        let label = self.words.text(label);
        format!("  {}", self.words.with("key-value", &[("key", label.as_ref().into()), ("value", value.into())]))
    }

    fn entry(&self, lines: &mut Vec<String>, entry: &Entry) {
        let words = self.words;
        lines.extend([String::new(), format!("{} ({})", speech::maker(words, entry), entry.pattern)]);
        lines.push(format!("  {}", entry.description(words.language())));
        let purposes = [Some(entry.purpose), entry.also].into_iter().flatten();
        let purposes: Vec<_> = purposes.map(|purpose| speech::purpose(words, purpose)).collect();
        lines.push(self.row("fact-purpose", purposes.join(" + ")));
        if !entry.domains.is_empty() {
            lines.push(self.row("column-host", entry.domains.names().collect::<Vec<_>>().join(", ")));
        }
        let life =
            if entry.lifetime_seconds == 0 { words.text("life-session-long").into_owned() } else { words.span(entry.lifetime_seconds) };
        lines.push(self.row("fact-lasts", life));
        let date = entry.read.map_or_else(String::new, |day| words.civil_date(day.get()));
        let source = [("page", entry.source.get().into()), ("date", date.into()), ("seen", entry.seen.code().into())];
        lines.push(format!("  {}", words.with(if entry.read.is_some() { "source-page" } else { "source-page-unread" }, &source)));
    }

    fn outcome(&self, lines: &mut Vec<String>, heading: &str, outcome: &Explained) {
        let (words, verdict) = (self.words, &outcome.verdict);
        let parts = [
            speech::category(words, verdict.category),
            speech::consent(words, verdict.consent),
            speech::confidence(words, verdict.confidence),
        ];
        lines.push(String::new());
        lines.push(self.row(heading, speech::asides(words, parts)).trim_start().to_owned());
        let some_site = words.text("look-up-some-site");
        let host = self.args.host.as_deref().map(host_of_typed);
        let site = host.as_deref().map_or(some_site.as_ref(), site::registrable_domain);
        let about = About::looked_up(&self.args.name, site, self.found, outcome, self.knowledge);
        for piece in speech::spoken(outcome) {
            let reason = speech::reason_about(words, &about, piece);
            let confidence = speech::confidence_inside(words, piece.confidence);
            let code = evidence_codes(&[*piece], self.knowledge);
            let source = speech::aside(words, &reason.source, &confidence);
            lines.push(format!("  - {} ({code})", speech::name_detail(words, &speech::plain(&reason.text), &source)));
        }
        lines.extend(speech::dispute(words, &about, outcome).map(|sentence| format!("  {sentence}")));
    }
}
