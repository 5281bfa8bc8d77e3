use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::finding::may_be_exempt;
use super::gather::Gathered;
use super::{Apart, FOLLOWING, Label, Labels, Lacking, PairFault, Row, Subject, declared};
use super::{hosts, pair, record};
use crate::charter::builtin;
use crate::values::{Flaw, Overall, RecordProblem, ToolId};

/// What an audit could not see: here an absence of findings proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unseen {
    /// The dossier that this is from was changed after it was written.
    Altered,
    /// Findings that an earlier audit had already are left out.
    Known {
        /// When that audit was made.
        #[serde(with = "crate::written::time")]
        made_at: Timestamp,
        /// How many are left out.
        known: usize,
        /// How many of those known then are no longer there.
        gone: usize,
        /// How many are listed that it did not look for, as it had no charter or no values.
        #[serde(default)]
        unasked: usize,
        /// How many of those known then it could not have had itself.
        #[serde(default)]
        untold: usize,
    },
    /// The audit whose findings are left out was changed after it was written.
    KnownAltered,
    /// It was not made alike in this.
    KnownApart(Apart),
    /// A store holds a time that no store can hold: after it was read, or before there were cookies.
    Clock {
        /// Which store, from 0.
        store: usize,
        /// The latest of such times.
        #[serde(with = "crate::written::time")]
        at: Timestamp,
    },
    /// The stores of two moments are not of one visitor, first the one and then the other: nothing is told of what was kept and what came new.
    Pair {
        /// The moment of the one that was given as the earlier.
        earlier: Label,
        /// The moment of the other.
        later: Label,
        /// What shows it.
        fault: PairFault,
    },
    /// The stores of two moments of one visitor were taken far apart.
    FarApart {
        /// The moment of the earlier.
        earlier: Label,
        /// The moment of the later.
        later: Label,
        /// How far, in seconds.
        seconds: i64,
    },
    /// A store holds no cookie of the site, nor of third parties on its pages.
    NothingOfSite {
        /// Which store, from 0.
        store: usize,
        /// A page of the site was opened there.
        was_opened: bool,
        /// Sites of the store that come near.
        near: Vec<String>,
        /// Where none does, those with most cookies.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        others: Vec<String>,
    },
    /// No charter was given: nothing was compared with declarations.
    NoCharter,
    /// No charter was given, and hosts of the site look like portals that publish the built-in one.
    LikelyPortal {
        /// These hosts.
        hosts: Vec<String>,
    },
    /// The charter speaks for some hosts of the site alone, and was not chosen for the others: their cookies were not compared with it.
    OtherHosts {
        /// The hosts of the site that it speaks for.
        scope: Vec<String>,
        /// Others, the first ones by their names.
        hosts: Vec<String>,
        /// How many cookies those others have in all.
        cookies: usize,
    },
    /// One host of the site was asked for, and pages of others were opened in the same profile: what those keep for themselves does not count.
    HostsOpened {
        /// The first of the others.
        hosts: Vec<String>,
        /// How many cookies of theirs do not count.
        cookies: usize,
        /// How many cookies of third parties count, of which nothing tells on the pages of which host they were set.
        third_parties: usize,
    },
    /// One host of the site was asked for, cookies of others count, and no history tells whether pages of those were opened.
    HostsUntold {
        /// The first of the others.
        hosts: Vec<String>,
    },
    /// The charter names the hosts it speaks for, and none of them is of the site.
    OtherScope {
        /// These hosts.
        scope: Vec<String>,
    },
    /// Of many declared names few are there: the charter may be another site's.
    FewPresent {
        /// How many are there.
        present: usize,
        /// How many are declared.
        declared: usize,
    },
    /// Declarations without a technical name, which cover nothing by themselves.
    NoName(usize),
    /// Names that stand on several lines of the charter which do not agree: what counted in its favour was taken.
    LinesDisagree {
        /// The first ones.
        names: Vec<String>,
    },
    /// Lines of the charter that were not understood.
    NotUnderstood(usize),
    /// A later moment was shown without the one before it, so that what was kept cannot be told from what came new.
    NoEarlier {
        /// The moment that was shown.
        shown: Label,
        /// The one that was not.
        missing: Label,
        /// Cookies that need consent at the moment that was shown.
        cookies: usize,
        /// The names of the first ones. Dossiers of earlier versions have none.
        #[serde(default)]
        names: Vec<String>,
    },
    /// Not every cookie of a moment could be had: of one that is missing there nothing can be said.
    Lacking {
        /// The moment.
        label: Label,
        /// Cookies that outlive the session may be missing.
        lasting: bool,
        /// Cookies that end with the session may be missing.
        session: bool,
        /// No store shows the site at all.
        #[serde(default)]
        site: bool,
        /// Cookies that need consent at the moment after it, of which it cannot be told whether they came then.
        cookies: usize,
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// The stores of two moments of one visitor are one and the same: what happened between them cannot be told.
    SameStore {
        /// The first of them.
        earlier: Label,
        /// The second.
        later: Label,
    },
    /// Declared cookies that were not seen, and that not every store could have shown.
    NotSought {
        /// How many.
        lines: usize,
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// Cookies whose life was over at a moment, though the browser still kept their rows: they do not count there.
    Ended {
        /// The moment.
        label: Label,
        /// How many.
        cookies: usize,
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// No store was taken at these moments, and what shows at them alone was not looked for: all four where no store has a moment.
    NoMoment {
        /// These moments.
        missing: Labels,
    },
    /// Stores of several browsers under several moments: a cookie may differ for that reason alone.
    SeveralBrowsers(Vec<String>),
    /// A later moment was shown by a browser of which no store of the moment before was given: nothing was kept from one browser to another.
    OtherBrowser {
        /// The later moment.
        shown: Label,
        /// The moment before.
        missing: Label,
        /// Cookies there that need consent, and that only such browsers show.
        cookies: usize,
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// Cookies of tools that measure audience without consent only where they are configured for it, at moments at which nobody had consented.
    Exemptable {
        /// The names of the first ones.
        names: Vec<String>,
    },
    /// No store shows a third party: a browser may have blocked them.
    NoThirdParty,
    /// Cookies of third parties of which nothing tells on whose pages they were set.
    Unplaced {
        /// Which store, from 0.
        store: usize,
        /// How many.
        cookies: usize,
    },
    /// Cookies of third parties that count although no history tells on whose pages they were set.
    TakenForThird {
        /// The domains of the first ones.
        domains: Vec<String>,
    },
    /// Values were not read, so what a consent record says was not compared with what is there.
    Values,
    /// A consent tool's record is there, and nothing of it could be read.
    RecordUnread {
        /// Which store, from 0.
        store: usize,
        /// The tool.
        tool: ToolId,
        /// Why.
        problem: RecordProblem,
    },
    /// Not all of a record could be read.
    RecordFlaw {
        /// Which store, from 0.
        store: usize,
        /// The tool.
        tool: ToolId,
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// A store taken after a choice holds no record of a known consent tool on the site's hosts.
    NoRecord {
        /// Which store, from 0.
        store: usize,
    },
    /// A record says something else than the moment under which its store was given.
    OtherChoice {
        /// Which store, from 0.
        store: usize,
        /// The moment that was named.
        label: Label,
        /// What the record says.
        overall: Overall,
    },
}

/// Cookies that are named where more are counted.
const MOST_NAMES: usize = 10;
/// Declared names of which the share that is there says something.
const FEWEST_DECLARED: usize = 4;
/// One in so many is few.
const FEW: usize = 4;
/// Sites that are named where the wanted one is missing.
pub(super) const MOST_NEAR: usize = 5;

/// Of many names the first; that there are more is shown.
pub(super) fn first<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Vec<String> {
    let more = (names.len() > MOST_NAMES).then(|| "…".to_owned());
    names.take(MOST_NAMES).map(str::to_owned).chain(more).collect()
}

pub(super) fn all(subject: &Subject<'_>, gathered: &Gathered, lacking: Lacking) -> Vec<Unseen> {
    let mut unseen = Vec::new();
    for (store, of_store) in gathered.stores.iter().enumerate() {
        if of_store.rows == 0 {
            let (near, others) = if of_store.was_opened { Default::default() } else { hosts::near(subject, store) };
            unseen.push(Unseen::NothingOfSite { store, was_opened: of_store.was_opened, near, others });
        }
    }
    if subject.charter.is_none() {
        unseen.push(Unseen::NoCharter);
        let hosts: Vec<String> =
            hosts::portals(subject, builtin()).into_iter().filter(|host| !subject.not_portals.contains(host)).take(MOST_NEAR).collect();
        unseen.extend((!hosts.is_empty()).then_some(Unseen::LikelyPortal { hosts }));
    }
    unseen.extend(hosts::hosts_opened(gathered));
    unseen.extend(hosts::hosts_untold(gathered));
    unseen.extend(hosts::other_hosts(subject, gathered));
    unseen.extend(hosts::other_scope(subject));
    unseen.extend(few_present(subject, gathered));
    let nameless =
        subject.charter.map_or(0, |charter| charter.declarations.iter().filter(|line| declared::pattern(line).is_none()).count());
    if nameless > 0 {
        unseen.push(Unseen::NoName(nameless));
    }
    let disagreeing = subject.charter.map_or_else(Vec::new, |charter| declared::disagreeing(&charter.declarations));
    if !disagreeing.is_empty() {
        let names = first(disagreeing.into_iter());
        unseen.push(Unseen::LinesDisagree { names });
    }
    if !subject.not_understood.is_empty() {
        unseen.push(Unseen::NotUnderstood(subject.not_understood.len()));
    }
    unseen.extend(lacking.told(subject, gathered));
    unseen.extend(no_earlier(subject, gathered));
    unseen.extend(gathered.ended.iter().map(|(label, all)| {
        let names: BTreeSet<&str> = all.iter().map(String::as_str).collect();
        Unseen::Ended { label: *label, cookies: all.len(), names: first(names.into_iter()) }
    }));
    unseen.extend(no_moment(subject));
    unseen.extend(several_browsers(subject));
    unseen.extend(pair::other_browsers(subject, gathered));
    unseen.extend(exemptable(subject, gathered));
    if gathered.site_was_seen && !gathered.rows.iter().any(|row| !row.is_own) {
        unseen.push(Unseen::NoThirdParty);
    }
    let unplaced = gathered.stores.iter().enumerate().filter(|(_, of_store)| of_store.unplaced > 0);
    unseen.extend(unplaced.map(|(store, of_store)| Unseen::Unplaced { store, cookies: of_store.unplaced }));
    let taken: BTreeSet<&str> = gathered.stores.iter().flat_map(|of_store| &of_store.taken_for_third).map(String::as_str).collect();
    unseen.extend((!taken.is_empty()).then(|| Unseen::TakenForThird { domains: first(taken.into_iter()) }));
    if subject.records.is_some() {
        unseen.extend(record::unseen(subject, gathered));
    } else {
        unseen.push(Unseen::Values);
    }
    unseen
}

fn no_earlier(subject: &Subject<'_>, gathered: &Gathered) -> Vec<Unseen> {
    let given: Labels = subject.labels.iter().copied().collect();
    let lacking = FOLLOWING.into_iter().filter(|(missing, shown)| given.has(*shown) && !given.has(*missing));
    lacking
        .map(|(missing, shown)| {
            let needs = |row: &&Row| row.may_need_consent_at(shown, subject.law);
            let needing = || gathered.rows.iter().filter(needs);
            let names: BTreeSet<&str> = needing().map(|row| row.name.as_str()).collect();
            let names = first(names.into_iter());
            Unseen::NoEarlier { shown, missing, cookies: needing().count(), names }
        })
        .collect()
}

/// Whether the charter may be another site's: most of its lines fit nothing.
fn few_present(subject: &Subject<'_>, gathered: &Gathered) -> Option<Unseen> {
    let declared = subject.charter?.named().count();
    let present = gathered.covered.iter().filter(|covered| **covered).count();
    let are_few = declared >= FEWEST_DECLARED && present.saturating_mul(FEW) <= declared;
    (gathered.site_was_seen && are_few).then_some(Unseen::FewPresent { present, declared })
}

/// The cookies that are no finding because their tool may be configured for the exemption: that it is, no store shows.
fn exemptable(subject: &Subject<'_>, gathered: &Gathered) -> Option<Unseen> {
    let is_unconsented = |label: Label| matches!(label, Label::Before | Label::Refused | Label::Withdrawn);
    let at_one = |row: &&Row| row.seen.iter().any(|seen| is_unconsented(seen.label) && may_be_exempt(row, seen.life, subject.law));
    let names: BTreeSet<&str> = gathered.rows.iter().filter(at_one).map(|row| row.name.as_str()).collect();
    (!names.is_empty()).then(|| Unseen::Exemptable { names: first(names.into_iter()) })
}

/// The moments of which no store was given. Of one without which another says less that is said already.
fn no_moment(subject: &Subject<'_>) -> Option<Unseen> {
    let given: Labels = subject.labels.iter().copied().collect();
    let is_said = |label: Label| FOLLOWING.iter().any(|(earlier, later)| *earlier == label && given.has(*later));
    let missing = FOLLOWING.into_iter().flat_map(|(earlier, later)| [earlier, later]);
    let missing: Labels = missing.filter(|label| !given.has(*label) && !is_said(*label)).collect();
    (!missing.is_empty()).then_some(Unseen::NoMoment { missing })
}

/// Where moments of one visitor come from different browsers.
pub(super) fn several_browsers(subject: &Subject<'_>) -> Option<Unseen> {
    let mut browsers: Vec<&str> = subject.inventory.stores().iter().map(|store| store.report.record.browser.as_str()).collect();
    browsers.sort_unstable();
    browsers.dedup();
    let labels: Labels = subject.labels.iter().copied().collect();
    (browsers.len() > 1 && labels.iter().count() > 1).then(|| Unseen::SeveralBrowsers(browsers.into_iter().map(str::to_owned).collect()))
}
