//! How a person gets rid of a cookie or of all that a site stored, in the browser that keeps it. The program deletes nothing: it knows which browser's
//! words are needed, what to look for in them, and what comes back. `speech` has the words, which follow the menus of the browsers as they are today
//! (`docs/removal.md` says which of them were followed in a real browser).

use crate::charter::{Party, Purpose};
use crate::classify::RuleId;
use crate::coded::coded;
use crate::cookie::{Expiry, HostKind, TopLevel};
use crate::inventory::{CookieView, Inventory};
use crate::visit::Visit;

coded! {
    /// Whose menus are described.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Guide {
        /// Firefox.
        Firefox = "firefox",
        /// Chromium.
        Chromium = "chromium",
        /// Google Chrome.
        Chrome = "chrome",
        /// Microsoft Edge.
        Edge = "edge",
        /// Brave.
        Brave = "brave",
        /// Opera.
        Opera = "opera",
        /// Vivaldi.
        Vivaldi = "vivaldi",
        /// GNOME Web.
        Epiphany = "epiphany",
        /// Safari.
        Safari = "safari",
        /// Any other program: where to look, in general.
        Other = "other",
    }
}

/// How the shown names of browsers begin; channels (`Google Chrome Beta`) follow after a space. The first name of a guide is the one that its browser is
/// called by.
///
/// Browsers that are not here get the general way on purpose: most are built from Firefox or Chromium, but with menus of their own, and words that nobody
/// finds are worse than none.
const NAMES: [(&str, Guide); 10] = [
    ("Firefox", Guide::Firefox),
    ("Chromium", Guide::Chromium),
    ("Ungoogled Chromium", Guide::Chromium),
    ("Google Chrome", Guide::Chrome),
    ("Microsoft Edge", Guide::Edge),
    ("Brave", Guide::Brave),
    ("Opera", Guide::Opera),
    ("Vivaldi", Guide::Vivaldi),
    ("GNOME Web", Guide::Epiphany),
    ("Safari", Guide::Safari),
];

impl Guide {
    /// The guide for a browser by its shown name.
    #[must_use]
    pub fn of_browser(name: &str) -> Self {
        let fits = |start: &str| name.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        NAMES.iter().find(|(start, _)| fits(start)).map_or(Self::Other, |(_, guide)| *guide)
    }

    /// What its browser is called; empty for "other".
    #[must_use]
    pub fn browser(self) -> &'static str {
        NAMES.iter().find(|(_, guide)| *guide == self).map_or("", |(name, _)| *name)
    }
}

coded! {
    /// What comes back after it was deleted, and why.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Return {
        /// The site needs it and sets it again at the next visit.
        Needed = "needed",
        /// The site sets it again at the next visit, unless its banner is told no.
        Site = "site",
        /// A tracker sets it again on the next page that has it.
        Tracker = "tracker",
        /// Third parties of a site set theirs again on the next page that has them.
        Trackers = "trackers",
        /// It remembers what was chosen: without it the site asks again.
        Choice = "choice",
        /// It goes by itself when the browser is closed.
        Session = "session",
    }
}

/// What is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One cookie, and with it the choice of all that its site stored.
    Cookie {
        /// Its name.
        name: String,
        /// Its host.
        host: String,
        /// A page of that host that holds no scripts, or the site on whose pages it is kept apart.
        page: String,
        /// It is kept apart under that other site.
        is_embedded: bool,
    },
    /// All that was stored under a site; of a third party, under its domain.
    Site,
    /// Nothing that is there: third parties are to be kept out from now on.
    ThirdParties,
}

/// The way to get rid of something in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Whose menus.
    pub guide: Guide,
    /// What the person calls the browser.
    pub browser: String,
    /// What.
    pub subject: Subject,
    /// The registrable domain under which the browser lists it.
    pub site: String,
    /// The domains of third parties that stored something on its pages.
    pub others: Vec<String>,
    /// Third parties have a part in it, so how to keep them out is told too.
    pub has_third_parties: bool,
    /// What comes back.
    pub returns: Vec<Return>,
}

/// Domains of third parties that are named: the list of a news site would fill a page.
const MOST_OTHERS: usize = 12;

/// Whether there is a way to tell for a cookie: a browser lists it under a host.
#[must_use]
pub fn is_listed(view: &CookieView<'_>) -> bool {
    !view.cookie.host().is_empty() && view.cookie.host.kind() != HostKind::File
}

/// For a cookie; none where no browser lists it under a host.
#[must_use]
pub fn of_cookie(view: &CookieView<'_>) -> Option<Removal> {
    let cookie = view.cookie;
    if !is_listed(view) {
        return None;
    }
    // A browser that keeps it apart under another site lists it only while a page of that site is open. What has no
    // site above it, as the browser's own pages, has no such page.
    let top = view.top_level_site().map(|top| top.split_once("://").map_or(top, |(_, host)| host));
    let apart = top.filter(|top| *top != view.site && cookie.partition().is_some_and(|key| key.top_level() == TopLevel::Site));
    let page = match (apart, cookie.path()) {
        (Some(top), _) => top.to_owned(),
        (None, "/") => page_without_scripts(cookie.host()),
        // Tools for developers list what would be sent to the page.
        (None, path) => format!("{}{path}", cookie.host()),
    };
    let browser = view.store.report.record.browser.clone();
    let is_for_others = view.verdict.party != Party::First;
    Some(Removal {
        guide: Guide::of_browser(&browser),
        browser,
        subject: Subject::Cookie { name: cookie.name().to_owned(), host: cookie.host().to_owned(), page, is_embedded: apart.is_some() },
        site: view.site.to_owned(),
        // Whoever deletes one cookie is not sent through a list of strangers; that is told of a site.
        others: Vec::new(),
        has_third_parties: is_for_others,
        returns: returns(view),
    })
}

/// For all that a visit to a site leaves, once for each browser whose stores are shown.
#[must_use]
pub fn of_site(visit: &Visit, inventory: &Inventory) -> Vec<Removal> {
    let mut all: Vec<Removal> = Vec::new();
    let domains = || visit.others.iter().flat_map(|who| if who.domains.is_empty() { vec![who.name.clone()] } else { who.domains.clone() });
    for store in inventory.stores() {
        let browser = &store.report.record.browser;
        // Two profiles of one browser have the same menus.
        if all.iter().any(|known| known.browser == *browser) {
            continue;
        }
        let mut others: Vec<String> = domains().collect();
        // Two organisations may share a domain; in the order of the alphabet they are found again in the browser's own list.
        others.sort_unstable();
        others.dedup();
        others.truncate(MOST_OTHERS);
        let mut returns = Vec::new();
        if visit.own.cookies > 0 {
            returns.push(Return::Site);
        }
        let has_third_parties = visit.foreign.cookies > 0 || !visit.works_for.is_empty();
        if has_third_parties {
            returns.push(Return::Trackers);
        }
        all.push(Removal {
            guide: Guide::of_browser(browser),
            browser: browser.clone(),
            subject: Subject::Site,
            site: visit.name.clone(),
            others,
            has_third_parties,
            returns,
        });
    }
    all
}

/// For third parties on all sites, once for each browser whose stores are shown.
#[must_use]
pub fn of_third_parties(inventory: &Inventory) -> Vec<Removal> {
    let mut all: Vec<Removal> = Vec::new();
    for store in inventory.stores() {
        let browser = &store.report.record.browser;
        if all.iter().any(|known| known.browser == *browser) {
            continue;
        }
        all.push(Removal {
            guide: Guide::of_browser(browser),
            browser: browser.clone(),
            subject: Subject::ThirdParties,
            site: String::new(),
            others: Vec::new(),
            has_third_parties: true,
            returns: Vec::new(),
        });
    }
    all
}

/// For a name on a host that was looked up, as the host's own cookie.
#[must_use]
pub fn of_name(name: &str, host: &str, guide: Guide, purpose: Purpose) -> Removal {
    Removal {
        guide,
        browser: guide.browser().to_owned(),
        subject: Subject::Cookie { name: name.to_owned(), host: host.to_owned(), page: page_without_scripts(host), is_embedded: false },
        site: crate::site::registrable_domain(host).to_owned(),
        others: Vec::new(),
        // No store says for whom it works there, so that part is told rather than left out.
        has_third_parties: true,
        returns: vec![comes_back(Party::First, purpose)],
    }
}

/// A page without scripts: the visit that it takes to see the cookie must set none.
fn page_without_scripts(host: &str) -> String {
    format!("{host}/robots.txt")
}

fn returns(view: &CookieView<'_>) -> Vec<Return> {
    let verdict = view.verdict;
    // Deleting the record of a choice brings the banner back, whatever purpose it counts under.
    let is_choice = view.evidence().iter().any(|piece| piece.rule == RuleId::ConsentRecord);
    let comes = if is_choice { Return::Choice } else { comes_back(verdict.party, verdict.purpose) };
    let ends = (view.cookie.expiry == Expiry::Session).then_some(Return::Session);
    ends.into_iter().chain([comes]).collect()
}

fn comes_back(party: Party, purpose: Purpose) -> Return {
    match (party, purpose) {
        (Party::First, Purpose::Necessary) => Return::Needed,
        (Party::First, _) => Return::Site,
        (Party::ForThird | Party::Third, _) => Return::Tracker,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_name_and_no_longer_word() {
        let of = |name: &str| Guide::of_browser(name).code();
        assert_eq!(["Firefox", "Firefox Nightly", "FireDragon", "Firefoxy", ""].map(of), ["firefox", "firefox", "other", "other", "other"]);
        assert_eq!(["Google Chrome Beta", "Microsoft Edge", "Opera GX", "Operator"].map(of), ["chrome", "edge", "opera", "other"]);
    }
}
