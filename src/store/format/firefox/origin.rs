use percent_encoding::percent_decode_str;

use super::containers::Containers;
use crate::cookie::{Container, PartitionKey, PartitionKind};
use crate::store::RowProblem;

/// What Firefox writes for characters that no file name may hold.
const REPLACEMENT: char = '+';
const REPLACED: &[char] = &['/', ':', '*', '?', '"', '<', '>', '|', '\\'];

/// What `originAttributes` says about a row (formats note, section 2.4): every fact of it, because they are part of what names a cookie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Container, private window, embedding app; none is the default part of the browser.
    pub(crate) container: Option<Container>,
    /// The top-level site, as Firefox's own protection if nothing else is known.
    pub(crate) partition: Option<PartitionKey>,
    /// What could not be understood.
    pub(crate) problem: Option<RowProblem>,
}

/// The attributes while they come one by one, in any order.
#[derive(Default)]
pub(crate) struct OriginBuilder {
    container: Container,
    partition: Option<PartitionKey>,
    first_party_domain: Option<PartitionKey>,
    other: Vec<(String, String)>,
    problem: Option<RowProblem>,
}

impl Origin {
    /// Reads the text of the column: empty, or `^key=value&…` escaped as the query of an address.
    pub(crate) fn parse(text: &str, containers: &Containers) -> Self {
        if text.is_empty() {
            return Self::default();
        }
        let Some(pairs) = text.strip_prefix('^') else {
            return Self { problem: Some(RowProblem::BadOriginAttributes), ..Self::default() };
        };
        let mut builder = OriginBuilder::default();
        for pair in pairs.split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let [key, value] = [key, value].map(|part| percent_decode_str(part).decode_utf8_lossy());
            builder.set(&key, &value);
        }
        builder.finish(containers)
    }

    /// The same for a cookie whose site did, or did not, ask to be kept apart (CHIPS).
    pub(crate) fn asked_for(mut self, is_chips: bool) -> Self {
        if let Some(key) = self.partition.as_mut().filter(|key| is_chips && key.kind == PartitionKind::BrowserProtection) {
            key.kind = PartitionKind::Chips;
        }
        self
    }

    /// The jar of an installed app, which schema 5 kept in a column of its own.
    pub(crate) fn of_app(number: i64) -> Self {
        let mut builder = OriginBuilder::default();
        builder.set("appId", &number.to_string());
        builder.finish(&Containers::default())
    }
}

impl OriginBuilder {
    /// Takes one attribute whose value is already unescaped. An attribute without a value, or with that of the default, says nothing.
    pub(crate) fn set(&mut self, key: &str, value: &str) {
        match key {
            "userContextId" => self.container.number = self.number(value),
            "privateBrowsingId" => self.container.private_browsing = self.number(value),
            "appId" => self.container.app = self.number(value),
            // The database holds the sanitised text, the session file the original.
            "geckoViewUserContextId" | "geckoViewSessionContextId" => {
                self.container.context = value.replace(REPLACED, &REPLACEMENT.to_string());
            }
            "firstPartyDomain" => self.first_party_domain = self.site(value, PartitionKind::FirstPartyIsolation),
            "partitionKey" => self.partition = self.site(value, PartitionKind::BrowserProtection),
            // Of old versions, without meaning for a reader.
            "inBrowser" | "addonId" | "disableJit" => self.keep(key, value),
            _ => {
                self.keep(key, value);
                self.problem = self.problem.or(Some(RowProblem::UnknownOriginAttribute));
            }
        }
    }

    /// What all attributes together say.
    pub(crate) fn finish(mut self, containers: &Containers) -> Origin {
        self.other.sort();
        let other: Vec<String> = self.other.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let name = containers.name(self.container.number);
        let container = Container { name, other: other.join("&"), ..self.container };
        let partition = match (self.partition, self.first_party_domain) {
            (Some(key), domain) => Some(PartitionKey { first_party_domain: domain.map(|domain| domain.host), ..key }),
            (None, domain) => domain,
        };
        Origin { container: Some(container).filter(|container| !container.is_default()), partition, problem: self.problem }
    }

    /// A number of 32 bits; old Firefox wrote the topmost ones with a sign in places.
    fn number(&mut self, value: &str) -> u32 {
        let number = value.parse::<u32>().ok().or_else(|| value.parse::<i32>().ok().map(i32::cast_unsigned));
        if number.is_none() && !value.is_empty() {
            self.problem = Some(RowProblem::BadOriginAttributes);
        }
        number.unwrap_or_default()
    }

    /// A top-level site; Firefox writes `+` for `:` in it.
    fn site(&mut self, value: &str, kind: PartitionKind) -> Option<PartitionKey> {
        if value.is_empty() {
            return None;
        }
        let value = value.replace(REPLACEMENT, ":");
        Some(PartitionKey::parse_firefox(&value, kind).unwrap_or_else(|_| {
            self.problem = Some(RowProblem::BadPartitionKey);
            PartitionKey::unreadable(&value)
        }))
    }

    fn keep(&mut self, key: &str, value: &str) {
        if !matches!(value, "" | "0" | "false") {
            self.other.push((key.to_owned(), value.to_owned()));
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

    fn container(text: &str) -> Container {
        parse(text).container.unwrap_or_default()
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
    fn every_attribute_is_a_fact_of_its_own() {
        let both = container("^userContextId=2&privateBrowsingId=1&geckoViewUserContextId=gv%2B1&appId=7&inBrowser=1");
        assert_eq!((both.number, both.private_browsing, both.app), (2, 1, 7));
        assert_eq!((both.context.as_str(), both.other.as_str()), ("gv+1", "inBrowser=1"));
        let beside = parse("^firstPartyDomain=a.example&partitionKey=%28https%2Cb.example%29").partition.unwrap();
        assert_eq!((beside.host.as_str(), beside.first_party_domain.as_deref()), ("b.example", Some("a.example")));
        assert_eq!(parse("^partitionKey=%28https%2Cb.example%29&firstPartyDomain=a.example").partition, Some(beside), "in any order");
    }

    #[test]
    fn defaults_and_empty_values_say_nothing() {
        let nothing = "^userContextId=0&privateBrowsingId=0&geckoViewUserContextId=&partitionKey=&firstPartyDomain=&appId=0&inBrowser=0";
        assert_eq!(parse(nothing), Origin::default());
        assert_eq!(parse(""), Origin::default());
    }

    #[test]
    fn oddities_cost_the_attribute() {
        assert_eq!(container("^userContextId=4294967295").number, Container::OF_EXTENSIONS);
        assert_eq!(container("^appId=-2").app, Container::SAFE_BROWSING_APP);
        assert_eq!(Origin::of_app(-2), parse("^appId=4294967294"));
        assert_eq!(parse("userContextId=1").problem, Some(RowProblem::BadOriginAttributes));
        for bad in ["^userContextId=x", "^privateBrowsingId=4294967296"] {
            assert_eq!(parse(bad), Origin { problem: Some(RowProblem::BadOriginAttributes), ..Origin::default() }, "{bad}");
        }
        assert_eq!(parse("^newThing=1").problem, Some(RowProblem::UnknownOriginAttribute));
        assert_ne!(parse("^newThing=1").container, parse("^newThing=2").container, "what nobody understands keeps cookies apart too");
        assert_eq!(parse("^%FF=%FF&=&&").partition, None);
    }
}
