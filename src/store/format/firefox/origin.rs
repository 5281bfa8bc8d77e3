use percent_encoding::percent_decode_str;

use super::containers::Containers;
use crate::cookie::{PartitionKey, PartitionKind};
use crate::store::RowProblem;

/// What `originAttributes` says about a row (formats note, section 2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Shown name of the container; none is the default one.
    pub(crate) container: Option<String>,
    /// The top-level site, as Firefox's own protection if nothing else is known.
    pub(crate) partition: Option<PartitionKey>,
    /// What could not be understood.
    pub(crate) problem: Option<RowProblem>,
}

impl Origin {
    /// Reads the text of the column: empty, or `^key=value&…` escaped as the query of an address.
    pub(crate) fn parse(text: &str, containers: &Containers) -> Self {
        let mut origin = Self::default();
        if text.is_empty() {
            return origin;
        }
        let Some(pairs) = text.strip_prefix('^') else {
            origin.problem = Some(RowProblem::BadOriginAttributes);
            return origin;
        };
        for pair in pairs.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = percent_decode_str(value).decode_utf8_lossy();
            origin.set(key, &value, containers);
        }
        origin
    }

    /// The same for a cookie whose site did, or did not, ask to be kept apart (CHIPS).
    pub(crate) fn asked_for(mut self, is_chips: bool) -> Self {
        if let Some(key) = self.partition.as_mut().filter(|key| is_chips && key.kind == PartitionKind::BrowserProtection) {
            key.kind = PartitionKind::Chips;
        }
        self
    }

    /// Takes one attribute whose value is already unescaped. Firefox writes `+` for `:` in sites.
    pub(crate) fn set(&mut self, key: &str, value: &str, containers: &Containers) {
        match key {
            "userContextId" => match value.parse() {
                Ok(0) => {}
                Ok(id) => self.container = Some(containers.name(id)),
                Err(_) => self.problem = Some(RowProblem::BadOriginAttributes),
            },
            "privateBrowsingId" if value != "0" => self.container = Some("Private browsing".to_owned()),
            "geckoViewUserContextId" | "geckoViewSessionContextId" => self.container = Some(value.to_owned()),
            "firstPartyDomain" if self.partition.is_none() && !value.is_empty() => {
                self.partition = Some(PartitionKey::bare(&value.replace('+', ":"), PartitionKind::FirstPartyIsolation));
            }
            "partitionKey" if !value.is_empty() => {
                let value = value.replace('+', ":");
                self.partition = Some(PartitionKey::parse_firefox(&value, PartitionKind::BrowserProtection).unwrap_or_else(|_| {
                    self.problem = Some(RowProblem::BadPartitionKey);
                    PartitionKey::unreadable(&value)
                }));
            }
            // Of old versions or without meaning for a reader; the guards above leave empty values here too.
            "privateBrowsingId" | "firstPartyDomain" | "partitionKey" | "inBrowser" | "appId" | "addonId" | "disableJit" => {}
            _ => self.problem = self.problem.or(Some(RowProblem::UnknownOriginAttribute)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Origin {
        Origin::parse(text, &Containers::default())
    }

    fn site(text: &str) -> String {
        parse(text).partition.map(|key| format!("{} {:?} {}", key.top_level_site(), key.port, key.cross_site_ancestor)).unwrap_or_default()
    }

    #[test]
    fn partition_keys() {
        assert_eq!(site("^partitionKey=%28https%2Cexample.com%29"), "https://example.com None false");
        assert_eq!(site("^userContextId=2&partitionKey=%28http%2Cexample.org%2C8080%29"), "http://example.org Some(8080) false");
        assert_eq!(site("^partitionKey=%28https%2Cexample.info%2Cf%29"), "https://example.info None true");
        assert_eq!(site("^partitionKey=%28http%2C%5B%2B%2B1%5D%29"), "http://[::1] None false");
        assert_eq!(parse("^firstPartyDomain=example.com").partition.unwrap().kind, PartitionKind::FirstPartyIsolation);
        assert_eq!(parse("^partitionKey=%28https%29").problem, Some(RowProblem::BadPartitionKey));
    }

    #[test]
    fn containers_and_oddities() {
        assert_eq!(parse("").container, None);
        assert_eq!(parse("^userContextId=1").container.as_deref(), Some("Personal"));
        assert_eq!(parse("^userContextId=9").container.as_deref(), Some("Container 9"));
        assert_eq!(parse("^privateBrowsingId=1").container.as_deref(), Some("Private browsing"));
        assert_eq!(parse("userContextId=1").problem, Some(RowProblem::BadOriginAttributes));
        assert_eq!(parse("^userContextId=x").problem, Some(RowProblem::BadOriginAttributes));
        assert_eq!(parse("^newThing=1").problem, Some(RowProblem::UnknownOriginAttribute));
        assert_eq!(parse("^inBrowser=1&appId=3"), Origin::default());
        assert_eq!(parse("^%FF=%FF&=&&").partition, None);
    }
}
