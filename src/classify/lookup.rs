use std::cmp::Reverse;

use super::{Classifier, EntryId, Evidence, Knowledge, Match, StoreTraits, Strength, Verdict, WordClass, WordSet, catalogue};
use crate::cookie::{Cookie, CookieTable, Expiry, Host, HostError, Moment, PartitionKey, PartitionKind, SameSite, ValueShape};

/// What is known of a cookie name.
#[derive(Debug)]
pub struct Lookup {
    /// Every catalogue entry that covers the name, best first. Without a host, entries of a vendor's own domains come as they are.
    pub entries: Vec<Match>,
    /// The verdict on the visited site's own host.
    pub on_own_site: Explained,
    /// The verdict when another site embeds it.
    pub as_third_party: Explained,
    /// Names of the catalogue that are spelled almost alike, when no entry covers the name.
    pub near: Vec<&'static str>,
}

/// A verdict with its reasons.
#[derive(Debug)]
pub struct Explained {
    /// The verdict.
    pub verdict: Verdict,
    /// Why, strongest first.
    pub evidence: Vec<Evidence>,
}

/// Any time will do: only the span to the expiry counts.
const SET_AT_MICROS: i64 = 1_767_225_600_000_000;

/// Stands for "some site" where no host was given; `.example` belongs to nobody (RFC 2606).
const SOME_HOST: &str = "www.site.example";

/// Looks a name up as if a cookie of that name were stored under `host`.
///
/// # Errors
/// When `host` is not a host name.
pub fn look_up(name: &str, host: Option<&str>, knowledge: &Knowledge) -> Result<Lookup, HostError> {
    if host.is_some_and(|host| host.trim().is_empty() || host.contains(['/', ' ', '@', '?', '#'])) {
        return Err(HostError::NotAHost);
    }
    let candidates = catalogue().candidates(name);
    let mut entries: Vec<Match> = candidates
        .iter()
        .filter_map(|id| match host {
            Some(host) => catalogue().best(&[*id], host),
            None => Some(as_listed(*id)),
        })
        .collect();
    // Without a host, entries that hold anywhere come before those of one vendor's own domains.
    let anywhere = |found: &Match| host.is_some() || catalogue().get(found.entry).domains.is_empty();
    let literal = |found: &Match| catalogue().get(found.entry).pattern.bytes().filter(|b| *b != b'*').count();
    entries.sort_by_key(|found| (!anywhere(found), Reverse(found.strength), Reverse(literal(found)), found.entry));
    let host = host.unwrap_or(SOME_HOST);
    let usual_life = catalogue().best(&candidates, host).map(|found| catalogue().get(found.entry).lifetime_seconds);
    Ok(Lookup {
        on_own_site: explain(name, host, usual_life, false, knowledge)?,
        as_third_party: explain(name, host, usual_life, true, knowledge)?,
        near: if entries.is_empty() { near_names(name) } else { Vec::new() },
        entries,
    })
}

/// Without a host, an entry counts as strong as its best domain would make it.
fn as_listed(id: EntryId) -> Match {
    let entry = catalogue().get(id);
    let strength = match (entry.pattern.contains('*'), entry.domains.is_empty()) {
        (false, false) => Strength::ExactOnDomain,
        (true, false) => Strength::PatternOnDomain,
        (false, true) => Strength::Exact,
        (true, true) => Strength::Pattern,
    };
    Match { entry: id, strength }
}

/// The verdict on a cookie as it usually is: with the life the catalogue knows, and `HttpOnly` where the name speaks of a session.
fn explain(name: &str, host: &str, life: Option<i64>, embedded: bool, knowledge: &Knowledge) -> Result<Explained, HostError> {
    let mut table = CookieTable::default();
    let set_at = Moment::from_unix_micros(SET_AT_MICROS);
    let expiry = match life {
        None => Expiry::Unknown,
        Some(0) => Expiry::Session,
        Some(seconds) => Moment::from_unix_micros(SET_AT_MICROS + seconds * 1_000_000).map_or(Expiry::FarFuture, Expiry::At),
    };
    let words = WordSet::of(name);
    let session = words.has(WordClass::Session) || words.has(WordClass::SignIn);
    let elsewhere = PartitionKey::bare("embedding-site.example", PartitionKind::Chips);
    let row = Cookie {
        name: table.strings.intern(name),
        path: table.strings.intern("/"),
        host: Host::parse(host, None, &mut table.strings)?,
        partition: if embedded { table.add_partition(elsewhere) } else { None },
        container: None,
        created: set_at,
        last_set: None,
        last_accessed: None,
        expiry,
        secure: None,
        http_only: session.then_some(true),
        same_site: (!embedded).then_some(SameSite::Lax),
        shape: ValueShape::Missing,
        set_by: None,
        from_log: false,
    };
    table.rows.push(row);
    let classifier = Classifier { knowledge, visited: None, traits: StoreTraits::default() };
    let verdicts = classifier.classify(&table).verdicts;
    let verdict = *verdicts.get(0).ok_or(HostError::Empty)?;
    Ok(Explained { verdict, evidence: verdicts.evidence().get(verdict.evidence).to_vec() })
}

/// Up to five exact names of the catalogue within a third of the letters.
fn near_names(name: &str) -> Vec<&'static str> {
    let lower = name.to_lowercase();
    let most = (lower.chars().count() / 3).clamp(1, 4);
    let mut near: Vec<(usize, &'static str)> = catalogue()
        .iter()
        .map(|(_, entry)| entry.pattern.get())
        .filter(|pattern| !pattern.contains('*') && pattern.len().abs_diff(lower.len()) <= most)
        .map(|pattern| (strsim::osa_distance(&lower, &pattern.to_lowercase()), pattern))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, pattern)| pattern).take(5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::{Category, Party, Purpose};

    #[test]
    fn tells_both_outcomes_and_near_names() {
        let found = look_up("_fbp", None, &Knowledge::default()).unwrap();
        assert_eq!(found.on_own_site.verdict.party, Party::ForThird);
        assert_eq!(found.on_own_site.verdict.purpose, Purpose::Advertising);
        assert_eq!(found.as_third_party.verdict.category, Category::ThirdParty);
        let unknown = look_up("_fpb", None, &Knowledge::default()).unwrap();
        assert!(unknown.entries.is_empty() && unknown.near.contains(&"_fbp"), "{:?}", unknown.near);
        assert!(look_up("x", Some("."), &Knowledge::default()).is_err());
    }
}
