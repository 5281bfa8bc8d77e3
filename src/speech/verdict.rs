use super::{declared_duration, declared_life};
use crate::charter::{Consent, DeclaredLife, Party, Purpose};
use crate::cookie::{Cookie, Expiry, HostKind, Scope, TopLevel};
use crate::i18n::Words;
use crate::inventory::CookieView;
use crate::site;

/// What the cookie does, for whom, and what follows.
#[must_use]
pub fn sentence(words: &Words, view: &CookieView<'_>) -> String {
    let mut parts = vec![what(words, view)];
    parts.extend(for_whom(words, view));
    parts.push(words.text(&format!("verdict-consent-{}", view.verdict.consent.code())).into_owned());
    super::all_sentences(words, parts)
}

/// A verdict as text for the clipboard: name and host, badges, sentence, findings, reasons with their sources, facts. Never a value.
#[must_use]
pub fn verdict_text(words: &Words, view: &CookieView<'_>) -> String {
    let verdict = view.verdict;
    let name = super::visible(view.cookie.name());
    let badges =
        [super::category(words, verdict.category), super::confidence(words, verdict.confidence), super::consent(words, verdict.consent)];
    let mut lines =
        vec![super::name_detail(words, &name, &site::display(view.cookie.host())), super::asides(words, badges), sentence(words, view)];
    lines.extend(declared_sentence(words, view));
    lines.extend(verdict.findings.iter().map(|finding| super::finding(words, finding)));
    lines.extend([String::new(), words.text("details-why").into_owned()]);
    lines.extend(super::evidence_in_order(view.evidence(), verdict).into_iter().map(|piece| {
        let reason = super::reason(words, view, piece);
        let source = super::aside(words, &reason.source, &super::confidence_inside(words, piece.confidence));
        super::name_detail(words, &super::plain(&reason.text), &source)
    }));
    lines.extend([String::new(), words.text("details-cookie").into_owned()]);
    lines.extend(
        facts(words, view).into_iter().map(|(key, value)| words.with("key-value", &[("key", key.into()), ("value", value.into())])),
    );
    lines.join("\n")
}

/// Which charter declares it, and the declared life beside the one that is seen. None where no charter declares it; that no line fits is a finding.
#[must_use]
pub fn declared_sentence(words: &Words, view: &CookieView<'_>) -> Option<String> {
    let (charter, line) = view.declaration()?;
    let title = charter.name_in(words.language());
    let mut args = vec![("charter", title.into()), ("name", super::visible(line.name()).into())];
    let declared = match line.life {
        DeclaredLife::Unsaid => return Some(words.with("declared-in-charter", &args)),
        DeclaredLife::Session => words.text("declared-session").into_owned(),
        DeclaredLife::Lasting { seconds, .. } => declared_duration(words, seconds),
    };
    args.push(("declared", declared.into()));
    let seen = match (view.cookie.expiry, view.cookie.lifetime_seconds()) {
        (Expiry::Session, _) => words.text("life-session-long").into_owned(),
        (Expiry::FarFuture, _) => words.text("life-forever-long").into_owned(),
        (_, Some(seconds)) => words.span(seconds),
        (_, None) => return Some(words.with("declared-in-charter-life", &args)),
    };
    args.push(("seen", seen.into()));
    Some(words.with("declared-in-charter-lives", &args))
}

fn what(words: &Words, view: &CookieView<'_>) -> String {
    let description = view.description(words.language()).trim();
    if !description.is_empty() {
        let stop = if description.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        return format!("{description}{stop}");
    }
    words.text(&format!("verdict-purpose-{}", view.verdict.purpose.code())).into_owned()
}

fn for_whom(words: &Words, view: &CookieView<'_>) -> Option<String> {
    let provider = view.provider();
    let site = super::site(words, view.site);
    let id = match (view.verdict.party, provider.is_empty()) {
        (Party::First, _) => return None,
        // The description of an advertiser's cookie names it already; repeating it would only be longer.
        (Party::ForThird, false) if view.description(words.language()).contains(provider) => return None,
        (Party::ForThird, false) => "verdict-for-provider",
        (Party::ForThird, true) => "verdict-for-somebody",
        (Party::Third, false) => "verdict-third-provider",
        (Party::Third, true) => "verdict-third",
    };
    Some(words.with(id, &[("provider", provider.into()), ("site", site.as_ref().into())]))
}

/// The cookie itself, as rows of key and value.
#[must_use]
pub fn facts(words: &Words, view: &CookieView<'_>) -> Vec<(String, String)> {
    let cookie = view.cookie;
    let mut rows: Vec<(&str, String)> = Vec::new();
    let time = |moment: crate::cookie::Moment| words.moment(moment);
    let flag = |value: Option<bool>| {
        words.text(match value {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not-recorded",
        })
    };
    let service = view.service(words.language());
    if !view.provider().is_empty() {
        rows.push(("fact-provider", view.provider().to_owned()));
    }
    if !service.is_empty() && service != view.provider() {
        rows.push(("fact-service", service.to_owned()));
    }
    rows.push(("fact-created", cookie.created.map_or_else(|| words.text("not-recorded").into_owned(), time)));
    match (cookie.expiry, cookie.lifetime_seconds()) {
        (Expiry::Session, _) => rows.push(("fact-lasts", words.text("life-session-long").into_owned())),
        (Expiry::FarFuture, _) => rows.push(("fact-lasts", words.text("life-forever-long").into_owned())),
        (Expiry::Unknown, _) => rows.push(("fact-lasts", words.text("not-recorded").into_owned())),
        (Expiry::At(_), seconds) => rows.extend(seconds.map(|seconds| ("fact-lasts", at_most(words, cookie.row(), words.span(seconds))))),
    }
    let declared = view.declaration().and_then(|(_, line)| declared_life(words, line.life));
    rows.extend(declared.map(|life| ("column-declared_life", life)));
    rows.extend(cookie.expiry.at().map(|moment| ("fact-expires", time(moment))));
    rows.extend(cookie.last_accessed.map(|moment| ("fact-used", time(moment))));
    rows.push(("fact-sent-to", sent_to(words, view)));
    if let Some(spelling) = view.store.report.cookies.spelling(view.row) {
        rows.push(("fact-spelled", super::visible(spelling)));
    }
    if cookie.path() != "/" {
        rows.push(("fact-path", cookie.path().to_owned()));
    }
    let same_site = cookie.same_site.map_or("not-recorded".to_owned(), |value| format!("same-site-{}", value.code()));
    rows.push(("fact-same-site", words.text(&same_site).into_owned()));
    rows.push(("fact-secure", flag(cookie.secure).into_owned()));
    rows.push(("fact-http-only", flag(cookie.http_only).into_owned()));
    rows.push(("fact-container", super::container(words, view).unwrap_or_else(|| words.text("none").into_owned())));
    if let Some(key) = cookie.partition() {
        let id = match key.top_level() {
            TopLevel::Unreadable => "partition-unreadable",
            TopLevel::Browser => "partition-browsers-own",
            TopLevel::Extension => "partition-extension",
            TopLevel::Nameless => "partition-nameless",
            TopLevel::Files => "partition-files",
            TopLevel::Site => "partition-under",
        };
        let top = view.top_level_site().unwrap_or(&key.host);
        rows.push(("fact-partition", words.with(id, &[("site", top.into())])));
    }
    let purpose = format!("purpose-{}", view.verdict.purpose.code());
    if view.verdict.purpose != Purpose::Unknown || view.verdict.consent == Consent::Required {
        rows.insert(0, ("fact-purpose", words.text(&purpose).into_owned()));
    }
    rows.into_iter().map(|(id, value)| (words.text(id).into_owned(), value)).collect()
}

/// A span in words; "at most" where the store only keeps when the cookie was first set.
#[must_use]
pub fn at_most(words: &Words, cookie: Cookie, span: String) -> String {
    if cookie.lifetime_is_upper_bound() { words.with("life-at-most", &[("span", span.into())]) } else { span }
}

fn sent_to(words: &Words, view: &CookieView<'_>) -> String {
    if view.cookie.host.kind() == HostKind::File {
        return words.text("sent-to-files").into_owned();
    }
    let host = site::display(view.cookie.host());
    let id = match view.cookie.host.scope() {
        Scope::HostOnly => "sent-to-host",
        Scope::Domain => "sent-to-domain",
        Scope::Unknown => "sent-to-unknown",
    };
    words.with(id, &[("host", host.as_ref().into())])
}
