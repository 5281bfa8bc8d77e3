use super::{Evidence, Knowledge, Source, catalogue, domains};

/// `rule:source` codes, strongest first, joined by `;`.
#[must_use]
pub fn evidence_codes(set: &[Evidence], knowledge: &Knowledge) -> String {
    let one = |evidence: &Evidence| {
        let source = match evidence.source {
            Source::Row => "row".to_owned(),
            Source::Entry(id) => {
                let entry = catalogue().get(id);
                // `;` separates codes, so it cannot stand in one; no browser accepts it in a name.
                format!("{}/{}", entry.vendor, entry.pattern.replace(';', "%3B"))
            }
            Source::ThirdParty(id) => domains().get(id).domain.get().to_owned(),
            Source::Declaration { charter, line } => {
                let charter = knowledge.charters.get(charter as usize);
                let line = charter.and_then(|c| Some((&c.id, c.declarations.get(line as usize)?)));
                line.map_or_else(String::new, |(id, line)| format!("{id}/{}", line.name().replace(';', "%3B")))
            }
            Source::Base { base, line } => {
                let known = knowledge.base(base).and_then(|base| Some((&base.id, base.names.get(line as usize)?)));
                known.map_or_else(String::new, |(id, known)| format!("{id}/{}", known.pattern.text().replace(';', "%3B")))
            }
            Source::SameSite(same_site) => same_site.code().to_owned(),
            Source::Partition { own } => if own { "own-site" } else { "other-site" }.to_owned(),
            Source::History { visited } => if visited { "visited" } else { "never-visited" }.to_owned(),
            Source::Shape(shape) => shape.code().to_owned(),
            Source::Word(class) => class.code().to_owned(),
            Source::Sites { agreeing, of } => format!("{agreeing}/{of}"),
        };
        format!("{}:{source}", evidence.rule.code())
    };
    set.iter().map(one).collect::<Vec<_>>().join(";")
}
