use crate::cookie::{KeyedMap, KeyedSet, Moment};
use crate::site;

/// What the kind of browser means for every row of a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreTraits {
    /// The browser treats a missing `SameSite` as `Lax` (Chromium since 80), so such a cookie cannot come from a cross-site subrequest.
    pub lax_by_default: bool,
    /// The browser partitions every third-party cookie by itself (Firefox's Total Cookie Protection was seen at work), so that an
    /// unpartitioned cookie is one of a visited site.
    pub partitions_third_parties: bool,
}

/// Sites that were opened as pages, by registrable domain.
#[derive(Debug, Default)]
pub struct VisitedSites {
    sites: KeyedSet<String>,
    /// Times of visits per site, ascending.
    by_site: KeyedMap<String, Vec<Moment>>,
    /// All visits, ascending.
    times: Vec<Moment>,
    /// The oldest and the newest visit of any kind.
    reaches: Option<(Moment, Moment)>,
}

/// How long after opening a page a cookie may still come from it.
const VISIT_SECONDS: i64 = 30 * 60;
/// A history may miss its oldest seconds.
const SLACK_SECONDS: i64 = 10;
/// A page is recorded when it is shown, its cookies come with the answer just before: at most 0.03 s in Firefox 153 and Chromium 156, slow answers
/// included. Only Chromium leaves out the time of a redirect on the way (a cookie of the first hop), hence seconds (`docs/classification.md`).
const ANSWER_SECONDS: i64 = 2;

impl VisitedSites {
    /// From page visits as (host, time) in any order, and the oldest and newest visit of any kind, frames included.
    #[must_use]
    pub fn new<'a>(visits: impl Iterator<Item = (&'a str, Moment)>, reaches: Option<(Moment, Moment)>) -> Self {
        let mut visited = Self { reaches, ..Self::default() };
        for (host, at) in visits {
            let site = site::registrable_domain(host);
            visited.sites.insert(site.to_owned());
            visited.by_site.entry(site.to_owned()).or_default().push(at);
            visited.times.push(at);
        }
        visited.times.sort_unstable();
        visited.by_site.values_mut().for_each(|times| times.sort_unstable());
        visited
    }

    /// Whether the site was opened as a page.
    #[must_use]
    pub fn contains(&self, site: &str) -> bool {
        self.sites.contains(site)
    }

    /// Whether the history covers `created` at both ends, so that it can speak of a cookie made then.
    ///
    /// It begins with its oldest visit and ends with its newest: what came later was not recorded there, be it that the history was switched off,
    /// deleted, copied earlier than the store, or that the browser went on without a visit (restored tabs are none in Firefox). The end is not the
    /// time of the read, and not the day of it either: a store copied in the evening and a history of the morning would agree on every site that was
    /// opened at noon. A page goes on making cookies after it was opened, so the newest visit still covers what follows within half an hour.
    #[must_use]
    pub fn covers(&self, created: Moment) -> bool {
        self.reaches.is_some_and(|(oldest, newest)| {
            oldest.seconds_since(created) <= SLACK_SECONDS && created.seconds_since(newest) <= VISIT_SECONDS
        })
    }

    /// Whether, when a cookie of `site` was made, some other page had just been opened and none of `site` itself.
    #[must_use]
    pub fn made_during_other_visit(&self, site: &str, created: Moment) -> bool {
        let near = |times: &[Moment]| {
            let after = times.partition_point(|at| at.seconds_since(created) <= ANSWER_SECONDS);
            after.checked_sub(1).and_then(|i| times.get(i)).is_some_and(|at| created.seconds_since(*at) <= VISIT_SECONDS)
        };
        near(&self.times) && !self.by_site.get(site).is_some_and(|own| near(own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        Moment::from_unix_micros(seconds * 1_000_000).unwrap()
    }

    #[test]
    fn a_cookie_made_while_another_site_was_open() {
        let visits = [("www.journal.fr", at(10_000)), ("www.video.com", at(20_000))];
        let visited = VisitedSites::new(visits.into_iter(), Some((at(9_000), at(20_000))));
        assert!(visited.contains("video.com") && !visited.contains("pub.net"));
        assert!(visited.made_during_other_visit("video.com", at(10_005)), "before its own page was opened");
        assert!(!visited.made_during_other_visit("video.com", at(20_001)));
        assert!(!visited.made_during_other_visit("video.com", at(19_998)), "with the answer of its own page");
        assert!(!visited.made_during_other_visit("video.com", at(50_000)), "long after any visit nothing is known");
    }

    #[test]
    fn a_history_covers_what_lies_between_its_ends() {
        let visited = VisitedSites::new([("www.journal.fr", at(10_000))].into_iter(), Some((at(9_000), at(10_000))));
        assert!(visited.covers(at(9_000)) && !visited.covers(at(5_000)));
        assert!(visited.covers(at(10_000)) && visited.covers(at(11_800)) && !visited.covers(at(11_801)));
        assert!(!VisitedSites::new(std::iter::empty(), None).covers(at(1)), "an empty history covers nothing");
    }
}
