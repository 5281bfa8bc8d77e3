use crate::charter::{Charter, Confidence, Declaration, Purpose};
use crate::classify::{Claim, Entry, Evidence, Explained, Finding, Knowledge, Lookup, RuleId, Source, Verdict, catalogue, domains};
use crate::cookie::{SameSite, TopLevel, ValueShape};
use crate::i18n::{Arg, EMPHASIS, Words};
use crate::inventory::CookieView;
use crate::site;

/// One line of "why": what speaks, and where it is known from.
#[derive(Debug)]
pub struct Reason {
    /// The sentence, with emphasis.
    pub text: String,
    /// The source.
    pub source: String,
}

/// What the sentences speak about: a stored cookie, or a name that is looked up.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Cookie name.
    pub name: &'a str,
    /// Its site.
    pub site: &'a str,
    /// Top-level site of its partition key, else empty.
    pub top: &'a str,
    /// Who it works for, else empty.
    pub provider: &'a str,
    /// The charter line that declares it.
    pub declaration: Option<(&'a Charter, &'a Declaration)>,
    /// What the evidence points into.
    pub knowledge: &'a Knowledge,
}

impl<'a> About<'a> {
    /// A stored cookie.
    #[must_use]
    pub fn of(view: &CookieView<'a>) -> Self {
        Self {
            name: view.cookie.name(),
            site: view.site,
            top: view.cookie.partition().map_or("", |key| if key.top_level() == TopLevel::Files { site::FILES } else { &key.host }),
            provider: view.provider(),
            declaration: view.declaration(),
            knowledge: view.knowledge(),
        }
    }
}

impl<'a> About<'a> {
    /// A name that was looked up, as if a cookie of that name were stored on `site`.
    #[must_use]
    pub fn looked_up(name: &'a str, site: &'a str, found: &Lookup, outcome: &Explained, knowledge: &'a Knowledge) -> Self {
        let declaration = outcome.verdict.declaration.and_then(|line| knowledge.declaration(line));
        let provider = found.entries.first().map_or("", |known| catalogue().get(known.entry).provider.get());
        Self { name, site, top: "", provider, declaration, knowledge }
    }
}

/// A piece of evidence in a sentence.
#[must_use]
pub fn reason(words: &Words, view: &CookieView<'_>, evidence: &Evidence) -> Reason {
    reason_about(words, &About::of(view), evidence)
}

/// The same for anything that can be spoken about.
#[must_use]
pub fn reason_about(words: &Words, about: &About<'_>, evidence: &Evidence) -> Reason {
    let text = words.with(&message(evidence), &arguments(words, about, evidence));
    Reason { text, source: source(words, about, evidence) }
}

/// The reasons in the order in which they are shown: the person's own decision, then what the verdict follows, then what spoke for something else.
#[must_use]
pub fn evidence_in_order<'a>(evidence: &'a [Evidence], verdict: &Verdict) -> Vec<&'a Evidence> {
    let follows = |piece: &Evidence| match piece.claim {
        Claim::Purpose(purpose) => purpose == verdict.purpose,
        Claim::Party(party) => party == verdict.party,
        Claim::Provider => true,
    };
    let mut ordered: Vec<&Evidence> = evidence.iter().collect();
    // Stable: within a group the strongest stays first.
    ordered.sort_by_key(|piece| (!piece.rule.is_own_decision(), !follows(piece)));
    ordered
}

/// The evidence that is shown of a looked-up name: whose cookie it is was supposed, and what speaks for it there would be made up.
pub fn spoken(outcome: &Explained) -> impl Iterator<Item = &Evidence> {
    let ordered = evidence_in_order(&outcome.evidence, &outcome.verdict);
    ordered.into_iter().filter(|piece| !matches!(piece.source, Source::SameSite(_) | Source::Partition { .. }))
}

/// Who contradicts whom about a looked-up name, when the verdict has it as a finding.
#[must_use]
pub fn dispute(words: &Words, about: &About<'_>, outcome: &Explained) -> Option<String> {
    let findings = [Finding::SourcesDisagree, Finding::DeclaredContradicted];
    let disputed = findings.into_iter().any(|finding| outcome.verdict.findings.has(finding));
    disputed.then(|| super::disagreement(words, about, &outcome.evidence, outcome.verdict.purpose)).flatten()
}

/// A message where nothing can be emphasised.
#[must_use]
pub fn plain(message: &str) -> String {
    message.replace(EMPHASIS, "")
}

/// The id of the sentence: the rule, and what it says where that changes the sentence.
pub(super) fn message(evidence: &Evidence) -> String {
    let rule = evidence.rule.code();
    match (evidence.rule, evidence.source) {
        (RuleId::PartitionKey, Source::Partition { own }) => format!("why-{rule}-{}", if own { "own" } else { "other" }),
        (RuleId::History, Source::History { visited }) => format!("why-{rule}-{}", if visited { "visited" } else { "never" }),
        // A name of another vendor's own domain is only a hint.
        (RuleId::Catalogue, ..) if evidence.confidence == Confidence::Assumed => format!("why-{rule}-elsewhere"),
        (RuleId::Catalogue, Source::Entry(id)) if names_nobody(catalogue().get(id)) => format!("why-{rule}-software"),
        (RuleId::NameWord, Source::Word(class)) => format!("why-{rule}-{}", class.code()),
        (RuleId::ValueMark | RuleId::ValueTrace | RuleId::ValueWord, Source::Shape(shape)) => format!("why-{rule}-{}", shape.code()),
        _ => format!("why-{rule}"),
    }
}

/// Whether an entry has no organisation, or one that is called like the product.
fn names_nobody(entry: &Entry) -> bool {
    entry.provider.is_empty() || entry.provider == entry.service
}

/// Organisation and product of an entry; the product alone where the software works for the site alone.
#[must_use]
pub fn maker(words: &Words, entry: &Entry) -> String {
    let service = entry.service(words.language());
    if entry.provider.is_empty() { service.to_owned() } else { super::name_detail(words, entry.provider.get(), service) }
}

fn arguments<'a>(words: &Words, about: &About<'a>, evidence: &Evidence) -> Vec<(&'static str, Arg<'a>)> {
    let provider = provider(words, about, evidence);
    let domain = match evidence.source {
        Source::ThirdParty(id) => domains().get(id).domain.get(),
        _ => about.site,
    };
    let name = match evidence.source {
        Source::Entry(id) => catalogue().get(id).pattern.get(),
        _ => about.name,
    };
    let (charter, category) = match (evidence.source, about.declaration) {
        (Source::Declaration { .. }, Some((charter, line))) => (charter.name_in(words.language()), declared_as(words, line)),
        _ => ("", String::new()),
    };
    let (agreeing, of) = match evidence.source {
        Source::Sites { agreeing, of } => (u64::from(agreeing), u64::from(of)),
        _ => (0, 0),
    };
    let claimed = Claimed::of(words, evidence.claim);
    vec![
        ("name", super::visible(name).into()),
        ("site", super::site(words, about.site).into_owned().into()),
        ("top", super::site(words, about.top).into_owned().into()),
        ("provider", if provider.is_empty() { words.text("somebody-else").into_owned().into() } else { provider.into() }),
        ("domain", domain.into()),
        ("what", what(words, evidence.source).into()),
        ("purpose", claimed.purpose.into()),
        ("business", claimed.business.into()),
        ("charter", charter.to_owned().into()),
        ("category", category.into()),
        ("agreeing", agreeing.into()),
        ("declared_as", claimed.declared_as.into()),
        ("party", claimed.party.into()),
        ("count", of.into()),
    ]
}

/// Who is behind a piece of evidence: the one that its source names, else the one of the cookie.
fn provider<'a>(words: &Words, about: &About<'a>, evidence: &Evidence) -> &'a str {
    match evidence.source {
        Source::Entry(id) => match catalogue().get(id) {
            entry if entry.provider.is_empty() => entry.service(words.language()),
            entry => entry.provider.get(),
        },
        Source::ThirdParty(id) => domains().get(id).organisation.get(),
        Source::Shape(ValueShape::GoogleAnalytics | ValueShape::GoogleAds) => "Google",
        Source::Shape(ValueShape::MetaPixel) => "Meta",
        Source::Base { base: 0, .. } if evidence.claim == Claim::Provider => {
            about.knowledge.own_line(evidence).map_or("", |line| line.provider.as_str())
        }
        _ => about.provider,
    }
}

/// The product, or the attribute as it is written, that a piece of evidence rests on.
fn what(words: &Words, source: Source) -> &'static str {
    match source {
        Source::Entry(id) => catalogue().get(id).service(words.language()),
        Source::SameSite(SameSite::Strict) => "SameSite=Strict",
        Source::SameSite(SameSite::Lax) => "SameSite=Lax",
        Source::SameSite(SameSite::None) => "SameSite=None",
        Source::SameSite(_) => "SameSite",
        _ => "",
    }
}

/// Under what a line declares its cookie: advertising is no category of the charter, and decides all the same.
fn declared_as(words: &Words, line: &Declaration) -> String {
    match (line.declared_purpose(), line.category) {
        (Some(Purpose::Advertising), _) => words.text("purpose-advertising").into_owned(),
        (_, category) => category.map_or_else(String::new, |category| super::category(words, category)),
    }
}

/// What a claim is called in the middle of a sentence; empty where it is about something else.
#[derive(Default)]
struct Claimed {
    purpose: String,
    business: String,
    declared_as: String,
    party: String,
}

impl Claimed {
    fn of(words: &Words, claim: Claim) -> Self {
        let word = |id: String| words.text(&id).into_owned();
        match claim {
            Claim::Purpose(purpose) => {
                let code = purpose.code();
                let (purpose, business) = (word(format!("phrase-{code}")), word(format!("business-{code}")));
                Self { purpose, business, declared_as: word(format!("declared-as-{code}")), party: String::new() }
            }
            Claim::Party(party) => Self { party: word(format!("decided-party-{}", party.code())), ..Self::default() },
            Claim::Provider => Self::default(),
        }
    }
}

fn source(words: &Words, about: &About<'_>, evidence: &Evidence) -> String {
    match evidence.source {
        Source::Entry(id) => {
            let entry = catalogue().get(id);
            let page = entry.source.trim_start_matches("https://").trim_start_matches("http://").split('/').next().unwrap_or("");
            match entry.read {
                Some(day) => words.with(
                    "source-page",
                    &[("page", page.into()), ("date", words.civil_date(day.get()).into()), ("seen", entry.seen.code().into())],
                ),
                None => words.with("source-page-unread", &[("page", page.into())]),
            }
        }
        Source::ThirdParty(_) => words.text("source-domains").into_owned(),
        Source::Declaration { .. } => {
            let (charter, _) = about.declaration.unzip();
            match charter.map(|charter| (charter.publisher.as_str(), charter.name_in(words.language()))) {
                Some(("", title)) => words.with("source-charter-named", &[("charter", super::visible(title).into())]),
                Some((publisher, _)) => words.with("source-charter", &[("publisher", super::visible(publisher).into())]),
                None => words.text("source-charter-unnamed").into_owned(),
            }
        }
        Source::Base { base: 0, .. } => match about.knowledge.own_line(evidence).map(|line| line.reason.as_str()) {
            None | Some("") => words.text("source-user").into_owned(),
            Some(reason) => words.with("source-user-reason", &[("reason", super::visible(reason).into())]),
        },
        Source::Base { base, .. } => {
            let name = about.knowledge.base(base).map_or("", |base| base.id.as_str());
            words.with("source-imported-named", &[("name", name.into())])
        }
        Source::SameSite(_) | Source::Partition { .. } => words.text("source-attribute").into_owned(),
        Source::History { .. } => words.text("source-history").into_owned(),
        Source::Shape(_) => words.text("source-shape").into_owned(),
        Source::Word(_) => words.text("source-name").into_owned(),
        Source::Sites { .. } => words.text("source-sites").into_owned(),
        Source::Row => match evidence.claim {
            Claim::Party(party) => {
                let whom = words.text(&format!("inside-party-{}", party.code())).into_owned();
                words.with("source-party", &[("party", whom.into())])
            }
            Claim::Purpose(_) | Claim::Provider => words.text("source-row").into_owned(),
        },
    }
}
