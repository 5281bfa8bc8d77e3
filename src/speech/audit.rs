use super::{declared_duration, store_name, visible};
use crate::audit::{Audit, Code, Fact, Finding, KnownFrom, Label, Labels, Life, MomentSum, NamedBy, Row, Severity, Subject, Unseen};
use crate::charter::Purpose;
use crate::cookie::PrefixFault;
use crate::i18n::{Arg, Words};

/// All findings of one kind that weigh the same: what to do about them is said once.
#[derive(Clone, Debug)]
pub struct AuditGroup<'a> {
    /// How much they weigh.
    pub severity: Severity,
    /// What they are called.
    pub title: String,
    /// The text they refer to, with its date.
    pub reference: String,
    /// What whoever answers for the site can do.
    pub what_to_do: String,
    /// Each with its sentence.
    pub findings: Vec<(&'a Finding, String)>,
}

/// The word for a moment.
#[must_use]
pub fn audit_label(words: &Words, label: Label) -> String {
    words.text(&format!("audit-label-{}", label.code())).into_owned()
}

/// The same where it stands by itself: on a button, in a menu, as a heading.
#[must_use]
pub fn audit_moment(words: &Words, label: Label) -> String {
    words.text(&format!("audit-seen-{}", label.code())).into_owned()
}

/// Several moments where they stand by themselves: the first as a sentence or a cell begins.
#[must_use]
pub fn audit_moments(words: &Words, labels: Labels) -> String {
    let word = |(place, label): (usize, Label)| if place == 0 { audit_moment(words, label) } else { audit_label(words, label) };
    labels.iter().enumerate().map(word).collect::<Vec<_>>().join(", ")
}

/// Several moments.
#[must_use]
pub fn audit_labels(words: &Words, labels: Labels) -> String {
    labels.iter().map(|label| audit_label(words, label)).collect::<Vec<_>>().join(", ")
}

/// The word for how much a finding weighs.
#[must_use]
pub fn audit_severity(words: &Words, severity: Severity) -> String {
    words.text(&format!("audit-severity-{}", severity.code())).into_owned()
}

/// What findings of a kind are called. Where of one of them nobody can tell whether it was there before, none is said to be there still.
#[must_use]
pub fn audit_title<'a>(words: &Words, code: Code, findings: impl IntoIterator<Item = &'a Finding>) -> String {
    let is_untold = findings.into_iter().any(|finding| matches!(finding.fact, Fact::There(_)));
    if is_untold { audit_code(words, code) } else { words.text(&format!("audit-code-{}", code.code())).into_owned() }
}

/// The same of a finding of which nothing but its kind is known: what is true of all of that kind.
#[must_use]
pub fn audit_code(words: &Words, code: Code) -> String {
    let wide = format!("audit-code-{}-untold", code.code());
    if words.has(&wide) { words.text(&wide).into_owned() } else { words.text(&format!("audit-code-{}", code.code())).into_owned() }
}

/// A number of what was seen: where not everything could be had, the least that there is.
#[must_use]
pub fn audit_number(words: &Words, count: usize, is_lacking: bool) -> String {
    match count {
        0 if is_lacking => words.text("audit-not-told").into_owned(),
        _ if is_lacking => words.with("audit-at-least", &[("count", count.into())]),
        _ => words.number(count as u64),
    }
}

/// The findings of an audit by kind, in their order.
#[must_use]
pub fn audit_groups<'a>(words: &Words, subject: &Subject<'_>, audit: &'a Audit) -> Vec<AuditGroup<'a>> {
    let of_one_kind = audit.findings.chunk_by(|a, b| (a.code, a.severity) == (b.code, b.severity));
    of_one_kind
        .filter_map(|findings| {
            let first = findings.first()?;
            Some(AuditGroup {
                severity: first.severity,
                title: audit_title(words, first.code, findings),
                reference: audit_reference(words, subject, first.code),
                what_to_do: audit_what_to_do(words, first.code),
                findings: findings.iter().map(|finding| (finding, audit_sentence(words, finding))).collect(),
            })
        })
        .collect()
}

/// The text that a kind of finding refers to.
#[must_use]
pub fn audit_reference(words: &Words, subject: &Subject<'_>, code: Code) -> String {
    subject.law.reference(code).map_or_else(String::new, |reference| reference.text.get(words.language()).to_owned())
}

/// What whoever answers for the site can do.
#[must_use]
pub fn audit_what_to_do(words: &Words, code: Code) -> String {
    words.text(&format!("audit-do-{}", code.code())).into_owned()
}

/// A finding in one sentence.
#[must_use]
pub fn audit_sentence(words: &Words, finding: &Finding) -> String {
    let code = finding.code.code();
    let mut args: Vec<(&str, Arg<'_>)> = vec![("name", visible(&finding.name).into()), ("host", visible(&finding.host).into())];
    let id = match finding.fact {
        Fact::None if !finding.unclear_lines.is_empty() => {
            let lines = finding.unclear_lines.iter().map(|line| words.number(*line as u64)).collect::<Vec<_>>().join(", ");
            args.extend([("count", finding.unclear_lines.len().into()), ("lines", lines.into())]);
            format!("audit-sentence-{code}-unclear")
        }
        Fact::None => format!("audit-sentence-{code}"),
        Fact::Purpose(purpose) | Fact::There(purpose) => {
            let purpose = inside(words, purpose);
            let assumed = || words.with("audit-purpose-assumed", &[("purpose", purpose.as_str().into())]);
            args.push(("purpose", if finding.is_assumed { assumed() } else { purpose.clone() }.into()));
            format!("audit-sentence-{code}{}", if matches!(finding.fact, Fact::There(_)) { "-untold" } else { "" })
        }
        Fact::Life { life, limit_days } => {
            args.extend([("life", length(words, life).into()), ("limit", words.span(limit_days.saturating_mul(86_400)).into())]);
            format!("audit-sentence-{code}{}", if finding.is_assumed { "-assumed" } else { "" })
        }
        Fact::Outlives { life, declared_seconds } => {
            args.push(("life", length(words, life).into()));
            args.extend(declared_seconds.map(|seconds| ("declared", declared_duration(words, seconds).into())));
            let id = if declared_seconds.is_some() { "audit-sentence-outlives-declaration" } else { "audit-sentence-outlives-session" };
            id.to_owned()
        }
        Fact::Purposes { declared, known } => {
            args.extend([("declared", inside(words, declared).into()), ("purpose", inside(words, known).into())]);
            format!("audit-sentence-{code}")
        }
        Fact::AnotherSites(declared) => {
            args.push(("declared", inside(words, declared).into()));
            format!("audit-sentence-{code}-another-sites")
        }
        Fact::AnotherSite => format!("audit-sentence-{code}-another-site"),
        Fact::ForAnother => format!("audit-sentence-{code}-for-another"),
        Fact::Record(tool) => {
            args.push(("tool", tool.name().into()));
            format!("audit-sentence-{code}")
        }
        Fact::Prefix(fault) => prefix_message(fault).to_owned(),
    };
    words.with(&id, &args)
}

fn prefix_message(fault: PrefixFault) -> &'static str {
    match fault {
        PrefixFault::NotSecure => "audit-sentence-prefix-not-secure",
        PrefixFault::NotHostOnly => "audit-sentence-prefix-not-host-only",
        PrefixFault::PathNotRoot => "audit-sentence-prefix-path-not-root",
    }
}

fn inside(words: &Words, purpose: Purpose) -> String {
    super::purpose_inside(words, purpose)
}

/// How long a cookie lives.
pub(super) fn span(words: &Words, life: Life) -> String {
    match life {
        Life::Seconds(seconds) => words.span(seconds),
        Life::Endless => words.text("life-forever-long").into_owned(),
        Life::Session => words.text("life-session-long").into_owned(),
        Life::Unknown => words.text("life-unknown-long").into_owned(),
    }
}

/// The same behind "lives for".
pub(super) fn length(words: &Words, life: Life) -> String {
    if life == Life::Endless { words.text("life-forever-for").into_owned() } else { span(words, life) }
}

/// A cookie with its moments on one line.
#[must_use]
pub fn audit_row(words: &Words, row: &Row) -> String {
    let args = [
        ("name", visible(&row.name).into()),
        ("place", audit_place(words, row).into()),
        ("moments", audit_labels(words, row.labels()).into()),
    ];
    words.with("audit-row", &args)
}

/// Where a cookie lies: host and path, the site it is kept apart for, and its container.
#[must_use]
pub fn audit_place(words: &Words, row: &Row) -> String {
    let container = row.container.as_deref().map(|code| super::container_code(words, code, row.is_built_in_container));
    place(words, &format!("{}{}", row.host, row.path), row.partition.as_deref(), container)
}

/// A place of cookies with what tells it from others; the container in words.
pub(super) fn place(words: &Words, place: &str, partition: Option<&str>, container: Option<String>) -> String {
    let mut place = visible(place);
    if let Some(partition) = partition {
        place = words.with("audit-place-apart", &[("place", place.into()), ("partition", visible(partition).into())]);
    }
    match container {
        Some(container) => words.with("audit-place-container", &[("place", place.into()), ("container", container.into())]),
        None => place,
    }
}

/// A cookie at one moment: its life, or that it was not there.
#[must_use]
pub fn audit_seen(words: &Words, audit: &Audit, row: &Row, label: Label) -> String {
    match row.at(label).map(|seen| seen.life) {
        None if audit.lacking.hides(label, row) => words.text("audit-not-told").into_owned(),
        None => words.text("audit-not-there").into_owned(),
        Some(Life::Session) => words.text("life-session").into_owned(),
        Some(life) => span(words, life),
    }
}

/// That nothing was found, of a site that was seen; where something that needs consent could not be judged, that too.
#[must_use]
pub fn audit_no_findings(words: &Words, audit: &Audit) -> String {
    let is_open = audit.unseen.iter().any(|unseen| match unseen {
        Unseen::NoEarlier { cookies, .. } | Unseen::OtherBrowser { cookies, .. } => *cookies > 0,
        Unseen::SameStore { .. } | Unseen::Pair { .. } | Unseen::Lacking { .. } => true,
        _ => false,
    });
    words.text(if is_open { "audit-no-findings-open" } else { "audit-no-findings" }).into_owned()
}

/// What became of the cookies of the moment before.
#[must_use]
pub fn audit_since_moment(words: &Words, sum: &MomentSum) -> Option<String> {
    let since = sum.since?;
    let count = |id: &str, count: usize| words.count(id, count as u64);
    let args = [
        ("moment", audit_moment(words, sum.label).into()),
        ("kept", count("audit-since-kept", since.kept).into()),
        ("new", count("audit-since-new", since.new).into()),
        ("gone", count("audit-since-gone", since.gone).into()),
    ];
    let sentence = words.with("audit-since", &args);
    let untold = (since.untold > 0).then(|| count("audit-since-untold", since.untold));
    Some(untold.map_or_else(|| sentence.clone(), |untold| super::sentences(words, &sentence, &untold)))
}

/// When the page of a source was read.
#[must_use]
pub fn audit_source_read(words: &Words, source: &KnownFrom) -> String {
    source.read.as_deref().map_or_else(|| words.text("audit-source-unread").into_owned(), |date| words.civil_date(date))
}

/// What of the charter names a third party.
#[must_use]
pub fn audit_named_by(words: &Words, named_by: NamedBy) -> String {
    let id = match named_by {
        NamedBy::Nothing => "audit-named-nothing",
        NamedBy::Provider => "audit-named-provider",
        NamedBy::Cookie => "audit-named-cookie",
    };
    words.text(id).into_owned()
}

/// The stores of an audit, each with its moment, which begins a line, a cell or a heading.
#[must_use]
pub fn audit_stores(words: &Words, subject: &Subject<'_>) -> Vec<String> {
    let stores = subject.inventory.stores().iter().zip(subject.labels);
    let named = stores.map(|(store, label)| {
        let args = [("moment", audit_moment(words, *label).into()), ("store", visible(&store_name(words, store)).into())];
        words.with("audit-store", &args)
    });
    named.collect()
}

/// The sums of an audit, as keys and values: cookies, declarations, findings by severity.
#[must_use]
pub fn audit_counts(words: &Words, audit: &Audit) -> Vec<(String, String)> {
    let [own, third] = [true, false].map(|is_own| audit.count(|row| row.is_own == is_own));
    let counts = [("audit-count-own", own), ("audit-count-third", third), ("audit-count-present", audit.declared_and_present)];
    let mut pairs: Vec<(String, String)> =
        counts.into_iter().map(|(id, count)| (words.text(id).into_owned(), words.number(count as u64))).collect();
    pairs.extend(Severity::ALL.into_iter().map(|severity| {
        let count = audit.findings.iter().filter(|finding| finding.severity == severity).count();
        (audit_severity(words, severity), words.count("audit-count-findings", count as u64))
    }));
    pairs
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::charter::Language;

    #[test]
    fn everything_has_words_in_both_languages() {
        for words in Language::ALL.map(|language| Words::new(language, TimeZone::UTC)) {
            for code in Code::ALL {
                let code = code.code();
                assert!(words.has(&format!("audit-code-{code}")) && words.has(&format!("audit-do-{code}")), "{code}");
                assert!(code == "prefix-broken" || words.has(&format!("audit-sentence-{code}")), "{code}");
            }
            assert!(Label::ALL.iter().all(|label| words.has(&format!("audit-label-{}", label.code()))));
            assert!(Severity::ALL.iter().all(|severity| words.has(&format!("audit-severity-{}", severity.code()))));
            for fault in [PrefixFault::NotSecure, PrefixFault::NotHostOnly, PrefixFault::PathNotRoot] {
                assert!(words.has(prefix_message(fault)));
            }
        }
    }
}
