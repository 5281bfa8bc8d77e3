use crate::cookie::{Cookie, KeyedMap, Moment, SameSite};
use crate::site;

/// What the kind of browser means for every row of a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreTraits {
    /// The browser treats a missing `SameSite` as `Lax` (Chromium since 80), so such a cookie cannot come from a cross-site subrequest.
    pub lax_by_default: bool,
    /// The browser partitions every third-party cookie by itself (Firefox's Total Cookie Protection was seen at work), so that an
    /// unpartitioned cookie is one of a visited site.
    pub partitions_third_parties: bool,
    /// `Lax` is also written where the attribute was absent (drivers of Chromium), so that it says nothing.
    pub lax_is_a_stand_in: bool,
}

impl StoreTraits {
    /// The attribute of a cookie, as far as it is evidence.
    #[must_use]
    pub fn same_site_of(self, cookie: &Cookie) -> Option<SameSite> {
        cookie.same_site.filter(|same_site| !(self.lax_is_a_stand_in && *same_site == SameSite::Lax))
    }

    /// Whether an unpartitioned cookie was set on a page of its own site.
    #[must_use]
    pub fn is_of_a_visited_page(self, cookie: &Cookie) -> bool {
        let is_by_attribute = match self.same_site_of(cookie) {
            Some(SameSite::Unset) => self.lax_by_default,
            other => other.is_some_and(SameSite::is_first_party_only),
        };
        is_by_attribute || self.partitions_third_parties
    }
}

/// Sites that were opened as pages, by registrable domain.
#[derive(Debug, Default)]
pub struct VisitedSites {
    /// Each site once, in the order of its first visit.
    names: Vec<String>,
    numbers: KeyedMap<String, u32>,
    /// Times of visits by the number of the site, ascending.
    by_site: Vec<Vec<Moment>>,
    /// All visits, ascending.
    pages: Vec<Page>,
    /// The oldest and the newest visit of any kind.
    reaches: Option<(Moment, Moment)>,
}

/// A visit.
#[derive(Clone, Copy, Debug)]
struct Page {
    at: Moment,
    /// Number of the site.
    site: u32,
    /// The last visit of another site before this one.
    other: Option<Moment>,
}

/// How long after opening a page a cookie may still come from it.
const VISIT_SECONDS: i64 = 30 * 60;
/// A history may miss its oldest seconds.
const SLACK_SECONDS: i64 = 10;
/// A page is recorded when it is shown, its cookies come with the answer just before: at most 0.03 s in Firefox 153 and Chromium 156, slow answers
/// included. Only Chromium leaves out the time of a redirect on the way (a cookie of the first hop), hence seconds (`docs/classification.md`).
const ANSWER_SECONDS: i64 = 2;
/// The instant of a visit: what a page embeds is asked for as soon as the page is shown, never before.
const INSTANT_MICROS: i64 = 1_000_000;
/// The moment of a visit: what is embedded late, or loads slowly, has mostly come by then; after that, another page that stands open may be the one.
const MOMENT_MICROS: i64 = 10_000_000;

impl VisitedSites {
    /// From page visits as (host, time) in any order, and the oldest and newest visit of any kind, frames included.
    #[must_use]
    pub fn new<'a>(visits: impl Iterator<Item = (&'a str, Moment)>, reaches: Option<(Moment, Moment)>) -> Self {
        let mut visited = Self { reaches, ..Self::default() };
        for (host, at) in visits {
            let site = visited.number(site::registrable_domain(host));
            visited.pages.push(Page { at, site, other: None });
        }
        visited.pages.sort_by_key(|page| page.at);
        let mut before: Option<Page> = None;
        for page in &mut visited.pages {
            page.other = before.and_then(|before| if before.site == page.site { before.other } else { Some(before.at) });
            before = Some(*page);
            if let Some(times) = visited.by_site.get_mut(page.site as usize) {
                times.push(page.at);
            }
        }
        visited
    }

    fn number(&mut self, site: &str) -> u32 {
        if let Some(number) = self.numbers.get(site) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(site.to_owned());
        self.by_site.push(Vec::new());
        self.numbers.insert(site.to_owned(), number);
        number
    }

    /// The sites that were opened as pages; [`Self::opened_at`] gives places in this list.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The site whose page had just been opened when a cookie was made: in the same second, or else within ten seconds.
    ///
    /// `None` where pages of two sites were opened within that time: which of them the cookie came with is not recorded, so it counts for neither.
    /// The last page alone was tried and thrown out: of two pages opened side by side it took everything, and a portal's page would then list what
    /// its neighbour brought.
    #[must_use]
    pub fn opened_at(&self, created: Moment) -> Option<usize> {
        let after = self.pages.partition_point(|page| page.at <= created);
        let last = self.pages.get(after.checked_sub(1)?)?;
        // In microseconds: two pages of one second are what this is about.
        let since = |at: Moment| created.unix_micros().saturating_sub(at.unix_micros());
        let span = [INSTANT_MICROS, MOMENT_MICROS].into_iter().find(|span| since(last.at) <= *span)?;
        let is_alone = last.other.is_none_or(|other| since(other) > span);
        is_alone.then_some(last.site as usize)
    }

    /// Whether the site was opened as a page.
    #[must_use]
    pub fn contains(&self, site: &str) -> bool {
        self.numbers.contains_key(site)
    }

    /// The only page with which a cookie without a key can have come, where its attributes allow another site: a place in [`Self::names`]. None for
    /// one of whose own site a page had been opened.
    #[must_use]
    pub fn page_of(&self, cookie: &Cookie, own: &str) -> Option<usize> {
        let created = cookie.created.filter(|_| matches!(cookie.same_site, Some(SameSite::None | SameSite::NoneOrUnset)))?;
        let is_foreign = cookie.partition.is_none() && self.covers(created) && self.made_during_other_visit(own, created);
        if is_foreign { self.opened_at(created) } else { None }
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
        let begins = |at: Moment| at.seconds_since(created) <= ANSWER_SECONDS;
        let lasts = |at: Moment| created.seconds_since(at) <= VISIT_SECONDS;
        let last = self.pages.partition_point(|page| begins(page.at)).checked_sub(1).and_then(|i| self.pages.get(i));
        if !last.is_some_and(|page| lasts(page.at)) {
            return false;
        }
        let own = self.numbers.get(site).and_then(|number| self.by_site.get(*number as usize));
        let own = own.and_then(|times| times.get(times.partition_point(|at| begins(*at)).checked_sub(1)?));
        !own.is_some_and(|at| lasts(*at))
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
    fn a_moment_belongs_to_the_page_that_was_opened_alone() {
        let visits = [("www.a.fr", at(100)), ("b.fr", at(120)), ("c.fr", at(124)), ("d.fr", at(200)), ("e.fr", at(200)), ("d.fr", at(203))];
        let visited = VisitedSites::new(visits.into_iter(), Some((at(100), at(200))));
        let opened = |seconds| visited.opened_at(at(seconds)).map(|site| visited.names()[site].as_str());
        assert_eq!((opened(99), opened(100), opened(110), opened(111)), (None, Some("a.fr"), Some("a.fr"), None));
        assert_eq!((opened(121), opened(124), opened(125)), (Some("b.fr"), Some("c.fr"), Some("c.fr")), "in the same second");
        assert_eq!((opened(127), opened(131)), (None, Some("c.fr")), "b.fr may still have been loading");
        assert_eq!((opened(200), opened(203), opened(211)), (None, Some("d.fr"), Some("d.fr")));
        assert_eq!(opened(208), None, "two pages in one instant, and one of them again");
    }

    #[test]
    fn a_history_covers_what_lies_between_its_ends() {
        let visited = VisitedSites::new([("www.journal.fr", at(10_000))].into_iter(), Some((at(9_000), at(10_000))));
        assert!(visited.covers(at(9_000)) && !visited.covers(at(5_000)));
        assert!(visited.covers(at(10_000)) && visited.covers(at(11_800)) && !visited.covers(at(11_801)));
        assert!(!VisitedSites::new(std::iter::empty(), None).covers(at(1)), "an empty history covers nothing");
    }
}
