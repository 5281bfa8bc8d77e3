use serde::Deserialize;

use super::{KnowledgeBase, KnowledgeError, KnownName, LineProblem};
use crate::charter::{Localised, NamePattern, Party, Purpose};
use crate::cookie::canonical_host;

/// The catalogue's own form (`assets/catalogue/README.md`); only pattern and purpose are needed, so that people can share short lists.
/// A correction has `exact`, `hosts`, `party` and `reason` besides, a provider of its own, and one of purpose, party and provider is enough.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    provider: String,
    cookie: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    pattern: String,
    purpose: Option<String>,
    also: Option<String>,
    /// The pattern is one name; a `*` in it is a `*`.
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    domains: Vec<String>,
    /// Hosts without those below them.
    #[serde(default)]
    hosts: Vec<String>,
    party: Option<String>,
    /// In place of that of the file.
    #[serde(default)]
    provider: String,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    service: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    en: String,
    #[serde(default)]
    fr: String,
}

pub(super) fn parse(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let file: File = toml::from_str(text).map_err(|error| KnowledgeError::toml(&error, text))?;
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for line in file.cookie {
        match understood(line, &file.provider) {
            Ok(name) => names.push(name),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(KnowledgeBase::new(id, names, problems))
}

fn understood(line: Line, provider_of_all: &str) -> Result<KnownName, LineProblem> {
    let codes = || line.purpose.iter().chain(&line.also);
    let purpose = codes().filter_map(|code| Purpose::from_code(code)).max_by_key(|purpose| purpose.strictness());
    let party = line.party.as_deref().map(Party::from_code);
    let says_something = codes().next().is_some() || party.is_some() || !line.provider.is_empty();
    if line.pattern.is_empty() || !says_something || codes().any(|code| Purpose::from_code(code).is_none()) {
        return Err(LineProblem::Purpose { name: line.pattern });
    }
    if party == Some(None) {
        return Err(LineProblem::Party { name: line.pattern });
    }
    let canonical = |host: &str| canonical_host(host).into_owned();
    // `*.example.fr` says of a host what `domains` means anyway: with those below it.
    let (below, hosts): (Vec<&String>, Vec<&String>) = line.hosts.iter().partition(|host| host.starts_with("*."));
    Ok(KnownName {
        domains: line.domains.iter().chain(below).map(|host| canonical(host.strip_prefix("*.").unwrap_or(host))).collect(),
        hosts: hosts.into_iter().map(|host| canonical(host)).collect(),
        pattern: if line.exact { NamePattern::exact(line.pattern) } else { NamePattern::new(line.pattern) },
        purpose,
        party: party.flatten(),
        provider: if line.provider.is_empty() { provider_of_all.to_owned() } else { line.provider },
        service: line.service,
        description: Localised { fr: line.fr, en: line.en },
        source: line.source,
        reason: line.reason,
    })
}
