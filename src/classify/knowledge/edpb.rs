use serde::Serialize;

use super::category_words::{domains_in, purpose_of_words};
use super::{KnowledgeBase, KnowledgeError, KnownName, LineProblem};
use crate::charter::{EdpbLine, Localised, NamePattern, Purpose, edpb_lines};
use crate::classify::catalogue;

/// A knowledge base as it is written.
#[derive(Serialize)]
struct Base {
    name: String,
    author: String,
    category: String,
    knowledges: Vec<EdpbLine>,
}

pub(super) fn parse(text: &str, id: &str) -> Result<KnowledgeBase, KnowledgeError> {
    let (mut names, mut problems) = (Vec::new(), Vec::new());
    for line in edpb_lines(text).map_err(|error| KnowledgeError::json(&error))?.into_iter().filter(EdpbLine::is_cookie) {
        match purpose_of_words(&line.category) {
            Some(purpose) if !line.name.trim_matches(['*', ' ']).is_empty() => names.push(KnownName {
                pattern: NamePattern::new(line.name.trim().to_owned()),
                domains: domains_in(&line.domain),
                hosts: Vec::new(),
                purpose: Some(purpose),
                party: None,
                provider: line.controller,
                service: String::new(),
                description: Localised { fr: line.comment.clone(), en: line.comment },
                source: if line.reference.is_empty() { line.policy } else { line.reference },
                reason: String::new(),
            }),
            _ => problems.push(LineProblem::Category { name: line.name, category: line.category }),
        }
    }
    Ok(KnowledgeBase::new(id, names, problems))
}

/// The built-in catalogue as a knowledge base that the EDPB Website Auditing Tool can load (JSON).
#[must_use]
pub fn write_catalogue() -> String {
    let knowledges = catalogue().iter().flat_map(|(_, entry)| {
        let category = match entry.strictest_purpose() {
            Purpose::Necessary => "Functional",
            Purpose::Statistics => "Analytics",
            Purpose::Advertising | Purpose::Unknown => "Marketing",
        };
        let anywhere = entry.domains.is_empty().then_some("");
        anywhere.into_iter().chain(entry.domains.names()).map(move |domain| EdpbLine {
            kind: "cookie".into(),
            domain: domain.into(),
            name: entry.pattern.get().into(),
            category: category.into(),
            source: entry.service.get().into(),
            controller: entry.provider.get().into(),
            policy: String::new(),
            reference: entry.source.get().into(),
            comment: entry.en.get().into(),
        })
    });
    let base = Base {
        name: "Cookie Charter".into(),
        author: concat!("cookie-charter ", env!("CARGO_PKG_VERSION")).into(),
        category: "cookie".into(),
        knowledges: knowledges.collect(),
    };
    // Plain strings always serialise.
    serde_json::to_string_pretty(&[base]).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let base = parse(&write_catalogue(), "back").unwrap();
        assert!(base.problems.is_empty() && base.names.len() >= catalogue().len());
        let (index, _) = base.best("_fbp", "www.boutique.fr").unwrap();
        let own = base.names.iter().find(|known| known.pattern.text() == "csrftoken" && known.domains.is_empty()).unwrap();
        assert!(own.provider.is_empty(), "software that a site runs itself has no controller");
        assert_eq!((base.names[index].purpose, base.names[index].provider.as_str()), (Some(Purpose::Advertising), "Meta"));
    }
}
