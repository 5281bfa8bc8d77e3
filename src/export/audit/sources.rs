use std::collections::BTreeMap;

use crate::audit::{Audit, KnownFrom};

/// Names that are given for one entry of the catalogue.
const MOST_NAMES: usize = 12;

/// The entries of the catalogue that describe cookies of an audit, each with the names of those cookies.
pub(super) fn known_from(audit: &Audit) -> Vec<(&KnownFrom, Vec<String>)> {
    let mut found: BTreeMap<&KnownFrom, Vec<&str>> = BTreeMap::new();
    for row in &audit.rows {
        if let Some(known_from) = &row.said.known_from {
            found.entry(known_from).or_default().push(&row.name);
        }
    }
    let named = |mut names: Vec<&str>| {
        names.sort_unstable();
        names.dedup();
        let more = names.len() > MOST_NAMES;
        names.truncate(MOST_NAMES);
        names.into_iter().map(str::to_owned).chain(more.then(|| "…".to_owned())).collect()
    };
    found.into_iter().map(|(source, names)| (source, named(names))).collect()
}
