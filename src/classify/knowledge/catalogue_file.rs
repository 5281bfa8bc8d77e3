use serde::Deserialize;

use super::{KnowledgeBase, KnowledgeError, KnownName, LineProblem};
use crate::charter::{Localised, NamePattern, Purpose};
use crate::cookie::canonical_host;

/// The catalogue's own form (`assets/catalogue/README.md`); only pattern and purpose are needed, so that people can share short lists.
/// A correction has `exact` and `hosts` besides.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    provider: String,
    cookie: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    pattern: String,
    purpose: String,
    also: Option<String>,
    /// The pattern is one name; a `*` in it is a `*`.
    #[serde(default)]
    exact: bool,
    #[serde(default)]
    domains: Vec<String>,
    /// Hosts without those below them.
    #[serde(default)]
    hosts: Vec<String>,
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
        let purposes = [Some(&line.purpose), line.also.as_ref()].into_iter().flatten().map(|code| Purpose::from_code(code));
        match purposes.collect::<Option<Vec<_>>>() {
            Some(purposes) if !line.pattern.is_empty() => names.push(KnownName {
                pattern: if line.exact { NamePattern::exact(line.pattern) } else { NamePattern::new(line.pattern) },
                domains: line.domains.iter().map(|domain| canonical_host(domain).into_owned()).collect(),
                hosts: line.hosts.iter().map(|host| canonical_host(host).into_owned()).collect(),
                purpose: purposes.into_iter().max_by_key(|purpose| purpose.strictness()).unwrap_or(Purpose::Unknown),
                provider: file.provider.clone(),
                service: line.service,
                description: Localised { fr: line.fr, en: line.en },
                source: line.source,
            }),
            _ => problems.push(LineProblem::Purpose { name: line.pattern }),
        }
    }
    Ok(KnowledgeBase::new(id, names, problems))
}
