use std::collections::{BTreeSet, HashSet};

use crate::store::SeenInRequest;
use crate::store::format::json::node::Node;

/// Names that are kept; a recording of a day has some hundred.
const MOST: usize = 10_000;
/// Bytes of a name, as browsers allow them.
const LONGEST: usize = 4_096;

/// The names of cookies that requests carried, by the host that they were sent to.
#[derive(Default)]
pub(super) struct Sent {
    names: BTreeSet<(String, String)>,
}

impl Sent {
    /// What one request carried: its header, and where that is missing, its list.
    pub(super) fn request<'n>(&mut self, host: &str, header: impl Iterator<Item = &'n str>, listed: &'n [Node]) {
        let headers: Vec<&str> = header.collect();
        // HTTP/2 may send one header each. A cookie without a name is sent as its value alone, and base64 ends with `=`: what has nothing behind that sign may
        // be a value, which is nobody's business.
        let named = headers.iter().flat_map(|header| header.split(';')).filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            (!value.trim_end().trim_end_matches('=').is_empty()).then(|| name.trim())
        });
        if headers.is_empty() {
            listed.iter().filter_map(|cookie| cookie.text_at("name")).for_each(|name| self.add(host, name));
        } else {
            named.for_each(|name| self.add(host, name));
        }
    }

    fn add(&mut self, host: &str, name: &str) {
        if !name.is_empty() && name.len() <= LONGEST && self.names.len() < MOST {
            self.names.insert((host.to_owned(), name.to_owned()));
        }
    }

    /// Those that no answer of the recording set for the host, at any time. `set` are names with their hosts, which begin with a dot where all hosts below are meant.
    pub(super) fn not_set<'k>(self, set: impl Iterator<Item = (&'k str, &'k str)>) -> Vec<SeenInRequest> {
        let set: HashSet<(&str, &str)> = set.collect();
        // One look for each label of the host, however many answers set a cookie of this name.
        let is_set = |host: &str, name: &str| {
            let dots = host.match_indices('.').filter_map(|(dot, _)| host.get(dot..));
            set.contains(&(name, host))
                || set.contains(&(name, format!(".{host}").as_str()))
                || dots.into_iter().any(|domain| set.contains(&(name, domain)))
        };
        self.names.into_iter().filter(|(host, name)| !is_set(host, name)).map(|(host, name)| SeenInRequest { host, name }).collect()
    }
}
