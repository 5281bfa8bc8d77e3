//! A cookie of a visit or some days that scripts cannot read was written by a server, and here by the site's own: what measures or advertises is written
//! by scripts, or lasts. The last resort, only where nothing else says what the cookie is for. Example: `portail; HttpOnly; SameSite=Lax`.
//! Counter-example: a site whose own server counts visits or splits them for a test; and a name in the catalogue, which always speaks first.

use super::{Confidence, Evidence, Party, Purpose, RuleId, Source, Subject, purpose, purpose_is_known, shown_party};
use crate::classify::Span;
use crate::cookie::SameSite;

pub fn speak(subject: &Subject<'_>, said: &[Evidence]) -> Option<Evidence> {
    let speaks = subject.cookie.life.is_at_most(Span::ThirtyDays)
        && subject.is_http_only()
        && subject.host.third_party.is_none()
        && (only_its_own_site_can_have_set_it(subject) || shown_party(said) == Some(Party::First))
        && !purpose_is_known(said);
    speaks.then(|| purpose(RuleId::ServerSession, Purpose::Necessary, Confidence::Assumed, Source::Row))
}

/// Shown by the attributes or the browser, not only assumed.
fn only_its_own_site_can_have_set_it(subject: &Subject<'_>) -> bool {
    match (subject.partition, subject.cookie.same_site) {
        (Some(partition), _) => partition.own,
        (None, Some(SameSite::Lax | SameSite::Strict)) => true,
        // Asks to work on the pages of other sites.
        (None, Some(SameSite::None)) => false,
        (None, Some(SameSite::Unset)) if subject.traits.lax_by_default => true,
        (None, _) => subject.traits.partitions_third_parties,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::{Classifier, Knowledge, StoreTraits};
    use crate::cookie::{Cookie, CookieTable, Expiry, Host, Moment, ValueShape};

    /// The verdict on a session cookie that scripts cannot read, set by the site itself, after `change`.
    fn verdict(name: &str, host: &str, change: impl FnOnce(&mut Cookie)) -> (Purpose, Confidence) {
        let mut table = CookieTable::default();
        let mut row = Cookie {
            name: table.strings.intern(name),
            path: table.strings.intern("/"),
            host: Host::parse(host, None, &mut table.strings).unwrap(),
            partition: None,
            container: None,
            created: Moment::from_unix_micros(1_790_000_000_000_000),
            last_set: None,
            last_accessed: None,
            expiry: Expiry::Session,
            secure: Some(true),
            http_only: Some(true),
            same_site: Some(SameSite::Lax),
            shape: ValueShape::Missing,
            set_by: None,
            from_log: false,
        };
        change(&mut row);
        table.rows.push(row);
        let knowledge = Knowledge::default();
        let result = Classifier { knowledge: &knowledge, visited: None, traits: StoreTraits::default() }.classify(&table);
        (result.verdicts.get(0).unwrap().purpose, result.verdicts.get(0).unwrap().confidence)
    }

    #[test]
    fn speaks_into_silence_only_and_only_assumes() {
        let site = "www.mairie.example";
        assert_eq!(verdict("xq_portail", site, |_| ()), (Purpose::Necessary, Confidence::Assumed));
        let silent = (Purpose::Unknown, Confidence::Assumed);
        assert_eq!(verdict("xq_portail", site, |row| row.http_only = Some(false)), silent);
        assert_eq!(verdict("xq_portail", site, |row| row.http_only = None), silent);
        assert_eq!(verdict("xq_portail", site, |row| row.same_site = Some(SameSite::None)), silent);
        assert_eq!(verdict("xq_portail", site, |row| row.same_site = Some(SameSite::Unset)), silent);
        assert_eq!(verdict("xq_portail", site, |row| row.expiry = Expiry::Unknown), silent);
        assert_eq!(verdict("xq_ads", site, |_| ()).0, Purpose::Advertising, "a word in the name speaks first");
        assert_eq!(verdict("xq_portail", "www.criteo.com", |_| ()), silent, "a company that is embedded elsewhere");
        let some_days = |days: i64| {
            move |row: &mut Cookie| row.expiry = Expiry::At(Moment::from_unix_micros((1_790_000_000 + days * 86_400) * 1_000_000).unwrap())
        };
        assert_eq!(verdict("xq_portail", site, some_days(30)).0, Purpose::Necessary);
        assert_eq!(verdict("xq_portail", site, some_days(31)), silent);
        assert_eq!(verdict("_fbp", site, |_| ()).0, Purpose::Advertising, "and so does the catalogue");
    }
}
