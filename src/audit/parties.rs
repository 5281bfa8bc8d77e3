use serde::{Deserialize, Serialize};

use super::{Labels, Row, Subject, declared, row, unseen};
use crate::charter::Charter;
use crate::cookie::KeyedMap;

/// What of a charter names a third party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NamedBy {
    /// Nothing.
    Nothing,
    /// It is named as a provider, none of its cookies is declared.
    Provider,
    /// One of its cookies is declared.
    Cookie,
}

/// A third party and its cookies on the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThirdPartySum {
    /// Its name, or the registrable domain of one that nobody knows.
    pub name: String,
    /// How many cookies.
    pub cookies: usize,
    /// The moments at which it was there.
    #[serde(rename = "moments")]
    pub labels: Labels,
    /// What of the charter names it; none without a charter.
    pub named_by: Option<NamedBy>,
}

/// Third parties with their cookies, most cookies first.
pub(super) fn sum(rows: &[Row], subject: &Subject<'_>) -> Vec<ThirdPartySum> {
    let (charter, is_of_several) = (subject.charter, unseen::several_browsers(subject).is_some());
    let mut sums: KeyedMap<&str, (ThirdPartySum, Vec<&Row>)> = KeyedMap::default();
    for row in rows.iter().filter(|row| row.is_third_party()) {
        let name = if row.organisation.is_empty() { row.domain.as_str() } else { row.organisation.as_str() };
        let (sum, of_sum) = sums.entry(name).or_insert_with(|| {
            let sum = ThirdPartySum {
                name: name.to_owned(),
                cookies: 0,
                labels: Labels::default(),
                named_by: charter.map(|charter| if is_provider(charter, name) { NamedBy::Provider } else { NamedBy::Nothing }),
            };
            (sum, Vec::new())
        });
        of_sum.push(row);
        sum.labels = sum.labels.and(row.labels());
        if row.declaration.is_some() {
            sum.named_by = Some(NamedBy::Cookie);
        }
    }
    let counted = |(sum, rows): (ThirdPartySum, Vec<&Row>)| ThirdPartySum { cookies: row::count(rows.into_iter(), is_of_several), ..sum };
    let mut all: Vec<ThirdPartySum> = sums.into_values().map(counted).collect();
    all.sort_unstable_by(|a, b| b.cookies.cmp(&a.cookies).then_with(|| a.name.cmp(&b.name)));
    all
}

/// Whether a line gives the name as its provider.
fn is_provider(charter: &Charter, name: &str) -> bool {
    charter.declarations.iter().any(|line| declared::names_provider(line, name))
}
