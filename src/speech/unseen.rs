use super::audit::{audit_label, audit_labels, audit_moment};
use super::{lacking, left_out, losses, passed_over, twin, visible, with_path};
use crate::audit::{Audit, Label, PairFault, Subject, Unseen};
use crate::charter::builtin;
use crate::cookie::KeyedSet;
use crate::i18n::{Arg, Words};
use crate::inventory::{Inventory, OpenStore};
use crate::store::{Completeness, Part, Paths, Reason, Unavailable};

/// The moments that an audit is about.
const FOUR: [Label; 4] = [Label::Before, Label::Refused, Label::Accepted, Label::Withdrawn];

/// Everything that could not be seen, in sentences: what the audit itself lacks, then what could not be had of each store.
#[must_use]
pub fn audit_unseen(words: &Words, subject: &Subject<'_>, audit: &Audit) -> Vec<String> {
    let said = audit.unseen.iter().map(|unseen| {
        let sentence = audit_unseen_one(words, subject, unseen);
        match unseen {
            // A document has no button that reads them.
            Unseen::Values => super::sentences(words, &sentence, &words.text("audit-unseen-values-how")),
            Unseen::NoMoment { missing } if FOUR.iter().all(|label| missing.has(*label)) => {
                super::sentences(words, &sentence, &words.text("audit-unseen-no-moments-how"))
            }
            Unseen::LikelyPortal { .. } => super::sentences(words, &sentence, &words.text("audit-unseen-portal-how")),
            _ => sentence,
        }
    });
    said.chain(audit_unseen_of_stores(words, subject)).collect()
}

/// What could not be had of each store, in sentences.
#[must_use]
pub fn audit_unseen_of_stores(words: &Words, subject: &Subject<'_>) -> Vec<String> {
    let (mut sentences, mut known) = (Vec::new(), KeyedSet::default());
    for (store, label) in subject.inventory.stores().iter().zip(subject.labels) {
        let record = &store.report.record;
        let found = Completeness::of(record);
        // That nobody asked for values is said of the whole audit.
        let lacks = found.unavailable.iter().filter(|lack| !matches!(lack.part, Part::Values | Part::OtherStorage));
        let lacking = lacks.map(|lack| lacking(words, lack));
        // What was named beside a store, or lay there, may be of the same moment.
        let unread = record.search.left_out.iter().filter(|left| left.why.is_unread());
        let unread = unread.map(|left| with_path(words, left_out(words, left, Paths::Whole)));
        let said = lacking.chain(unread).map(|what| {
            let args = [("moment", audit_moment(words, *label).into()), ("store", what.into())];
            words.with("audit-store", &args)
        });
        // Several stores of one folder know of the same.
        sentences.extend(said.filter(|sentence| known.insert(sentence.clone())));
    }
    // So of every store, and article 82 is about it as well: nothing found must not read as nothing there.
    sentences.extend((!subject.inventory.stores().is_empty()).then(|| words.text("audit-unseen-other-storage").into_owned()));
    sentences
}

/// What could not be had of each store that is exported, in sentences with its path; of values only where they were asked for. Rows that are missing are told when
/// the store is opened.
#[must_use]
pub fn export_unseen(words: &Words, inventory: &Inventory) -> Vec<String> {
    let of_store = |store: &OpenStore| {
        let record = &store.report.record;
        let is_told = |lack: &Unavailable| match lack.part {
            Part::OtherStorage => false,
            Part::Values => record.values_asked_for,
            _ => !matches!(lack.reason, Reason::RowsSkipped | Reason::RowsLost),
        };
        let lacks = Completeness::of(record).unavailable.into_iter().filter(is_told);
        lacks.map(|lack| with_path(words, (lacking(words, &lack), Some(store.source.shown().to_owned())))).collect::<Vec<_>>()
    };
    inventory.stores().iter().flat_map(|store| of_store(store)).collect()
}

/// What was lost of a store when it was read, in sentences with its path: nothing is dropped in silence, and what a table has no place for is told beside it.
#[must_use]
pub fn store_losses(words: &Words, store: &OpenStore) -> Vec<String> {
    let record = &store.report.record;
    let mut told = Vec::new();
    let counts = [("skipped", record.rows_skipped.into()), ("lost", record.rows_lost.into()), ("path", store.source.shown().into())];
    if record.rows_skipped + record.rows_lost > 0 {
        told.push(words.with("cli-rows-missing", &counts));
    }
    for file in record.session_files_passed_over.iter().filter(|file| file.why.is_a_loss()) {
        told.push(with_path(words, passed_over(words, file, Paths::Whole)));
    }
    if let Some(also) = &record.twin {
        told.push(with_path(words, twin(words, also, Paths::Whole)));
    }
    for note in record.notes.iter().filter(|note| note.is_a_loss()) {
        let sentence = words.text(&format!("note-{}", note.code())).into_owned();
        told.push(with_path(words, (sentence, Some(store.source.shown().to_owned()))));
    }
    told
}

/// What of it puts the whole result in doubt: a charter of another site, moments that cannot be what they are called, and cookies that were lost. The rest holds of most audits.
#[must_use]
pub fn audit_doubts(words: &Words, subject: &Subject<'_>, audit: &Audit) -> Vec<String> {
    let is_doubt = |unseen: &&Unseen| {
        matches!(
            unseen,
            Unseen::OtherScope { .. }
                | Unseen::Altered
                | Unseen::KnownAltered
                | Unseen::Clock { .. }
                | Unseen::Pair { .. }
                | Unseen::FarApart { .. }
        )
    };
    let other = audit.unseen.iter().filter(is_doubt);
    let mut sentences: Vec<String> = other.map(|unseen| audit_unseen_one(words, subject, unseen)).collect();
    let records = subject.inventory.stores().iter().map(|store| &store.report.record);
    sentences.extend(losses(words, records.clone()));
    let mut known = KeyedSet::default();
    let unread = records.flat_map(|record| &record.search.left_out).filter(|left| left.why.is_unread());
    let unread = unread.map(|left| with_path(words, left_out(words, left, Paths::Whole)));
    sentences.extend(unread.filter(|sentence| known.insert(sentence.clone())));
    sentences
}

/// Hosts as they are shown, in one line.
fn listed(words: &Words, hosts: &[String]) -> String {
    hosts.iter().map(|host| visible(&super::site(words, host))).collect::<Vec<_>>().join(", ")
}

/// One thing that could not be seen.
#[must_use]
pub fn audit_unseen_one(words: &Words, subject: &Subject<'_>, unseen: &Unseen) -> String {
    let site = super::site(words, subject.asked()).into_owned();
    let of_store = |place: &usize| -> String {
        let store = subject.inventory.stores().get(*place);
        store.map_or_else(String::new, |store| visible(store.source.shown()))
    };
    let said = super::consent::unseen_of_record(words, unseen, of_store).or_else(|| of_charter(words, &site, unseen));
    if let Some(sentence) = said {
        return sentence;
    }
    match unseen {
        Unseen::Clock { .. } | Unseen::Pair { .. } | Unseen::FarApart { .. } | Unseen::OtherBrowser { .. } => {
            of_pairs(words, unseen, of_store)
        }
        Unseen::HostsOpened { .. } | Unseen::HostsUntold { .. } | Unseen::TakenForThird { .. } => of_hosts(words, subject, unseen),
        Unseen::NothingOfSite { store, was_opened: true, .. } => {
            words.with("audit-unseen-nothing-opened", &[("site", site.into()), ("store", of_store(store).into())])
        }
        Unseen::NothingOfSite { store, others, .. } if !others.is_empty() => {
            let others = listed(words, others);
            words
                .with("audit-unseen-nothing-others", &[("site", site.into()), ("others", others.into()), ("store", of_store(store).into())])
        }
        Unseen::NothingOfSite { store, near, .. } if near.is_empty() => {
            words.with("audit-unseen-nothing-near", &[("site", site.into()), ("store", of_store(store).into())])
        }
        Unseen::NothingOfSite { store, near, .. } => {
            let near = listed(words, near);
            words.with("audit-unseen-nothing", &[("site", site.into()), ("near", near.into()), ("store", of_store(store).into())])
        }
        Unseen::Known { .. } => known_already(words, unseen),
        Unseen::KnownAltered => words.text("audit-unseen-known-altered").into_owned(),
        Unseen::KnownApart(apart) => words.text(&format!("audit-unseen-known-apart-{}", apart.code())).into_owned(),
        Unseen::Altered => words.text("audit-unseen-altered").into_owned(),
        Unseen::NoEarlier { shown, missing, cookies, names } => {
            let labels = [("shown", audit_label(words, *shown).into()), ("missing", audit_label(words, *missing).into())];
            let mut args: Vec<(&str, Arg<'_>)> = labels.into_iter().chain([("count", (*cookies).into())]).collect();
            if names.is_empty() {
                return words.with("audit-unseen-no-earlier", &args);
            }
            args.push(("names", joined(names).into()));
            words.with("audit-unseen-no-earlier-named", &args)
        }
        Unseen::SameStore { .. } | Unseen::Lacking { .. } | Unseen::NotSought { .. } => lacking_of_moments(words, unseen),
        Unseen::Ended { label, cookies, names } => {
            let args = [("count", (*cookies).into()), ("moment", audit_label(words, *label).into()), ("names", joined(names).into())];
            words.with("audit-unseen-ended", &args)
        }
        Unseen::NoMoment { missing } if FOUR.iter().all(|label| missing.has(*label)) => words.text("audit-unseen-no-moments").into_owned(),
        Unseen::NoMoment { missing } => words.with("audit-unseen-no-moment", &[("moments", audit_labels(words, *missing).into())]),
        Unseen::SeveralBrowsers(browsers) => words.with("audit-unseen-browsers", &[("browsers", visible(&browsers.join(", ")).into())]),
        Unseen::Exemptable { names } => {
            words.with("audit-unseen-exemptable", &[("count", names.len().into()), ("names", joined(names).into())])
        }
        Unseen::NoThirdParty => words.text("audit-unseen-no-third-party").into_owned(),
        Unseen::Unplaced { store, cookies } => {
            words.with("audit-unseen-unplaced", &[("count", (*cookies).into()), ("store", of_store(store).into())])
        }
        Unseen::Values => words.text("audit-unseen-values").into_owned(),
        // Said above.
        Unseen::NoCharter
        | Unseen::LikelyPortal { .. }
        | Unseen::OtherHosts { .. }
        | Unseen::OtherScope { .. }
        | Unseen::FewPresent { .. }
        | Unseen::NoName(_)
        | Unseen::LinesDisagree { .. }
        | Unseen::NotUnderstood(_)
        | Unseen::RecordUnread { .. }
        | Unseen::RecordFlaw { .. }
        | Unseen::NoRecord { .. }
        | Unseen::OtherChoice { .. } => String::new(),
    }
}

/// What of the charter, or without one, could not be compared; none of anything else.
fn of_charter(words: &Words, site: &str, unseen: &Unseen) -> Option<String> {
    Some(match unseen {
        Unseen::NoCharter => words.text("audit-unseen-no-charter").into_owned(),
        Unseen::LikelyPortal { hosts } => {
            let hosts = listed(words, hosts);
            let charter = builtin().name_in(words.language());
            words.with("audit-unseen-portal", &[("hosts", hosts.into()), ("charter", charter.into())])
        }
        Unseen::OtherHosts { scope, hosts, cookies } => {
            let [scope, hosts] = [scope, hosts].map(|hosts| listed(words, hosts));
            let args = [("count", (*cookies).into()), ("scope", scope.into()), ("hosts", hosts.into())];
            words.with("audit-unseen-other-hosts", &args)
        }
        Unseen::OtherScope { scope } => {
            let scope = listed(words, scope);
            words.with("audit-unseen-other-scope", &[("site", site.into()), ("scope", scope.into())])
        }
        Unseen::FewPresent { present, declared } => {
            words.with("audit-unseen-few-present", &[("count", (*present).into()), ("declared", (*declared).into()), ("site", site.into())])
        }
        Unseen::NoName(count) => words.count("audit-unseen-no-name", *count as u64),
        Unseen::LinesDisagree { names } => words.with("audit-unseen-lines-disagree", &[("names", joined(names).into())]),
        Unseen::NotUnderstood(count) => words.count("audit-unseen-not-understood", *count as u64),
        _ => return None,
    })
}

/// What of an earlier audit is left out; empty of what is said elsewhere.
fn known_already(words: &Words, unseen: &Unseen) -> String {
    let Unseen::Known { made_at, known, gone, unasked, untold } = unseen else { return String::new() };
    let [known, gone] = [("audit-known-left-out", known), ("audit-known-gone", gone)].map(|(id, count)| words.count(id, *count as u64));
    let args = [("date", words.date(*made_at).into()), ("known", known.into()), ("gone", gone.into())];
    let sentence = if *unasked == 0 {
        words.with("audit-unseen-known", &args)
    } else {
        let unasked = words.count("audit-known-unasked", *unasked as u64);
        let args: Vec<(&str, Arg<'_>)> = args.into_iter().chain([("unasked", unasked.into())]).collect();
        words.with("audit-unseen-known-and-unasked", &args)
    };
    match untold {
        0 => sentence,
        untold => super::sentences(words, &sentence, &words.count("audit-known-untold", *untold as u64)),
    }
}

/// What speaks against moments being of one visitor.
fn of_pairs(words: &Words, unseen: &Unseen, of_store: impl Fn(&usize) -> String) -> String {
    match unseen {
        Unseen::Clock { store, at } => {
            words.with("audit-unseen-clock", &[("date", words.date(*at).into()), ("store", of_store(store).into())])
        }
        Unseen::Pair { earlier, later, fault } => {
            let id = match fault {
                PairFault::Swapped => "audit-unseen-pair-swapped",
                PairFault::OtherVisitor => "audit-unseen-pair-other-visitor",
                PairFault::Older => "audit-unseen-pair-older",
            };
            words.with(id, &[("earlier", audit_label(words, *earlier).into()), ("later", audit_label(words, *later).into())])
        }
        Unseen::FarApart { earlier, later, seconds } => {
            let labels = [("earlier", audit_label(words, *earlier).into()), ("later", audit_label(words, *later).into())];
            let args: Vec<(&str, Arg<'_>)> = labels.into_iter().chain([("span", words.span(*seconds).into())]).collect();
            words.with("audit-unseen-far-apart", &args)
        }
        Unseen::OtherBrowser { shown, missing, cookies, names } => {
            let id = if names.is_empty() { "audit-unseen-other-browser" } else { "audit-unseen-other-browser-named" };
            let names = names.iter().map(|name| visible(name)).collect::<Vec<_>>().join(", ");
            let labels = [("shown", audit_label(words, *shown).into()), ("missing", audit_label(words, *missing).into())];
            let more = [("count", (*cookies).into()), ("names", names.into())];
            words.with(id, &labels.into_iter().chain(more).collect::<Vec<(&str, Arg<'_>)>>())
        }
        _ => String::new(),
    }
}

/// What of other hosts and other sites counts, or does not.
fn of_hosts(words: &Words, subject: &Subject<'_>, unseen: &Unseen) -> String {
    let site = super::site(words, subject.asked()).into_owned();
    match unseen {
        Unseen::HostsOpened { hosts, cookies, third_parties } => {
            let (hosts, domain) = (listed(words, hosts), super::site(words, subject.site));
            let args = [
                ("site", site.into()),
                ("hosts", hosts.into()),
                ("cookies", words.count("cookies", *cookies as u64).into()),
                ("count", (*third_parties).into()),
                ("domain", domain.as_ref().into()),
            ];
            words.with("audit-unseen-hosts-opened", &args)
        }
        Unseen::HostsUntold { hosts } => {
            words.with("audit-unseen-hosts-untold", &[("site", site.into()), ("hosts", listed(words, hosts).into())])
        }
        Unseen::TakenForThird { domains } => {
            words.with("audit-unseen-taken-for-third", &[("site", site.into()), ("domains", listed(words, domains).into())])
        }
        _ => String::new(),
    }
}

/// What could not be had of the moments; empty of what is said elsewhere.
fn lacking_of_moments(words: &Words, unseen: &Unseen) -> String {
    let label = |label: &Label| audit_label(words, *label);
    match unseen {
        Unseen::SameStore { earlier, later } => {
            words.with("audit-unseen-same-store", &[("earlier", label(earlier).into()), ("later", label(later).into())])
        }
        Unseen::Lacking { label: moment, lasting, session, site, cookies, names } => {
            let which = [(*lasting, "audit-lacking-lasting"), (*session, "audit-lacking-session"), (*site, "audit-lacking-site")];
            let which: Vec<_> = which.into_iter().filter(|(is, _)| *is).map(|(_, id)| words.text(id).into_owned()).collect();
            let args = [("moment", label(moment).into()), ("which", which.join(&words.text("disagree-separator")).into())];
            let sentence = words.with("audit-unseen-lacking", &args);
            if names.is_empty() {
                return sentence;
            }
            let args = [("count", (*cookies).into()), ("names", joined(names).into())];
            super::sentences(words, &sentence, &words.with("audit-unseen-lacking-names", &args))
        }
        Unseen::NotSought { lines, names } => {
            words.with("audit-unseen-not-sought", &[("count", (*lines).into()), ("names", joined(names).into())])
        }
        _ => String::new(),
    }
}

/// Names of somebody's file, one after the other.
fn joined(names: &[String]) -> String {
    names.iter().map(|name| visible(name)).collect::<Vec<_>>().join(", ")
}
