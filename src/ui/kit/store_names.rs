//! What open stores are called where they stand beside each other.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Opened;
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::speech::{name_detail, store_name_with, visible};
use crate::store::StoreSource;

/// The names of all open stores, made once where stores or the language change, and not for each row or item of each frame; shared, because whoever copies
/// rows names their stores on a thread.
#[derive(Clone, Debug, Default)]
pub struct StoreNames(Arc<HashMap<StoreSource, Name>>);

#[derive(Debug)]
struct Name {
    whole: String,
    brief: String,
    /// The brief one without what it begins with like another.
    end: String,
}

impl StoreNames {
    /// The names in the language of `words`. Thousands of stores may be open, so each is compared with those alone that it comes nearest to.
    #[must_use]
    pub fn of(words: &Words, stores: &[Opened]) -> Self {
        let names: Vec<String> = stores.iter().map(|opened| bare_name(words, opened)).collect();
        let mut alike: HashMap<&str, Vec<&Path>> = HashMap::new();
        for (name, opened) in names.iter().zip(stores) {
            alike.entry(name).or_default().push(Path::new(opened.store.source.shown()));
        }
        let places: HashMap<&str, Places<'_>> =
            alike.into_iter().filter(|(_, paths)| paths.len() > 1).map(|(name, paths)| (name, Places::of(paths))).collect();
        let fact = telling_fact(stores);
        let told = |(name, opened): (&String, &Opened)| {
            // Only where it must be told from another: folders say nothing to most people. The sample lies nowhere.
            let alike = places.get(name.as_str()).filter(|_| !opened.store.source.is_sample());
            let place = alike.and_then(|places| places.tell(Path::new(opened.store.source.shown()))).map(|place| visible(&place));
            let brief = match (&place, fact) {
                _ if opened.store.source.is_sample() => name.clone(),
                (_, Some(fact)) => fact(opened).to_owned(),
                (Some(place), None) => place.clone(),
                (None, None) => name.clone(),
            };
            let whole = place.map_or_else(|| name.clone(), |place| name_detail(words, name, &place));
            (opened.store.source.clone(), Name { whole, end: String::new(), brief })
        };
        let mut told: HashMap<StoreSource, Name> = names.iter().zip(stores).map(told).collect();
        let ends: HashMap<String, String> = {
            let mut briefs: Vec<&str> = told.values().map(|name| name.brief.as_str()).collect();
            briefs.sort_unstable();
            briefs.dedup();
            briefs.iter().map(|brief| ((*brief).to_owned(), differing_end(brief, nearest(&briefs, brief)))).collect()
        };
        for name in told.values_mut() {
            name.end = ends.get(&name.brief).cloned().unwrap_or_default();
        }
        Self(Arc::new(told))
    }

    /// The name of a store; none of one that is not open any more.
    #[must_use]
    pub fn of_store(&self, store: &OpenStore) -> Option<&str> {
        self.find(store).map(|name| name.whole.as_str())
    }

    /// As much of it as tells the store from the others, for where there is little room: what they share would be all that is seen of a name that is cut.
    #[must_use]
    pub fn brief_of(&self, store: &OpenStore) -> Option<&str> {
        self.find(store).map(|name| name.brief.as_str())
    }

    /// The same without what it begins with like that of another store, for where it would be cut before it differs.
    #[must_use]
    pub fn end_of(&self, store: &OpenStore) -> Option<&str> {
        self.find(store).map(|name| name.end.as_str())
    }

    fn find(&self, store: &OpenStore) -> Option<&Name> {
        self.0.get(&store.source)
    }
}

type Fact = fn(&Opened) -> &str;

/// What alone tells stores apart: their browsers, or else their profiles; none where neither does.
fn telling_fact(stores: &[Opened]) -> Option<Fact> {
    let facts: [Fact; 2] = [|opened| &opened.store.report.record.browser, bare_profile];
    facts.into_iter().find(|fact| {
        let mut seen = HashSet::new();
        // The sample is called by a name of its own.
        stores.iter().filter(|opened| !opened.store.source.is_sample()).map(fact).all(|said| !said.is_empty() && seen.insert(said))
    })
}

/// The shown name of an open store among the others: where several are called alike, with as many of the folders that it lies in as tell it from each of them.
/// One whose name is not made yet, as it was just read, has no folders.
#[must_use]
pub fn opened_name(words: &Words, names: &StoreNames, opened: &Opened) -> String {
    names.of_store(&opened.store).map_or_else(|| bare_name(words, opened), str::to_owned)
}

/// The name of a store without the path that profiles found together under one name are told apart by: it would be cut before it says anything, and is said
/// again by the folders that differ.
fn bare_name(words: &Words, opened: &Opened) -> String {
    store_name_with(words, &opened.store, bare_profile(opened))
}

/// The name of a profile, which may hold brackets of its own, without that path: the folder or the file of the store itself.
fn bare_profile(opened: &Opened) -> &str {
    let profile = opened.store.report.record.profile.as_str();
    let place = Path::new(opened.store.source.shown());
    let Some(open) = profile.strip_suffix(')') else { return profile };
    let is_place = |mark: &str| Path::new(mark).components().count() > 1 && place.starts_with(mark);
    let found = open.match_indices(" (").find(|(at, bracket)| open.get(at + bracket.len()..).is_some_and(is_place));
    found.and_then(|(at, _)| open.get(..at)).unwrap_or(profile)
}

/// A text from the word on that tells it from the `others`, where it begins like one of them for longer than one takes in at a glance.
fn differing_end<'a>(own: &str, others: impl Iterator<Item = &'a str>) -> String {
    /// Letters that two texts may begin with alike.
    const FEW: usize = 4;
    let shared = |other: &str| own.chars().zip(other.chars()).take_while(|(own, other)| own == other).count();
    let letters = own.chars().count();
    let shared = others.map(shared).filter(|shared| *shared < letters).max().unwrap_or_default();
    if shared <= FEW {
        return own.to_owned();
    }
    let begins = own.chars().take(shared).enumerate().filter(|(_, letter)| !letter.is_alphanumeric()).map(|(at, _)| at + 1).last();
    // Within a word two letters of what is alike are left: "…e1".
    let from = begins.filter(|at| *at > FEW || shared - at <= FEW).unwrap_or(shared - 2);
    if from == 0 { own.to_owned() } else { std::iter::once('…').chain(own.chars().skip(from)).collect() }
}

/// Of sorted texts, each once, those that share the longest beginnings with one of them: its neighbours. Those that begin with all of it stand right behind
/// it; the first one behind those counts too, since they leave nothing of it that would tell it from them.
fn nearest<'a>(sorted: &[&'a str], own: &str) -> impl Iterator<Item = &'a str> {
    let at = sorted.partition_point(|other| *other < own);
    let behind = sorted.partition_point(|other| *other < own || other.starts_with(own));
    let before = at.checked_sub(1).and_then(|before| sorted.get(before));
    before.into_iter().chain(sorted.get(behind)).copied()
}

/// Where files lie whose stores are called alike: sorted by their folders from the file upwards, so that the one that shares most with another stands beside it.
struct Places<'a>(Vec<(Vec<String>, &'a Path)>);

impl<'a> Places<'a> {
    fn of(paths: Vec<&'a Path>) -> Self {
        let upwards = |path| folders(path).into_iter().rev().collect();
        let mut places: Vec<(Vec<String>, &Path)> = paths.into_iter().map(|path| (upwards(path), path)).collect();
        places.sort_unstable();
        places.dedup();
        Self(places)
    }

    /// Where one of them lies.
    fn tell(&self, path: &Path) -> Option<String> {
        let own: Vec<String> = folders(path).into_iter().rev().collect();
        let at = self.0.partition_point(|(upwards, other)| (upwards, *other) < (&own, path));
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten().filter_map(|at| self.0.get(at));
        place_among(path, beside.map(|(_, other)| *other))
    }
}

/// The folders that a file lies in, from the root on.
fn folders(path: &Path) -> Vec<String> {
    let names = path.parent().into_iter().flat_map(Path::components).filter(|part| matches!(part, Component::Normal(_)));
    names.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
}

/// Where a file lies, from the folder on that tells it from the others; `None` where it lies in none. Copies of one profile lie in folders of one name, and
/// the folder above tells them apart, hence two at least.
pub(super) fn place_among<'a>(path: &Path, others: impl Iterator<Item = &'a Path>) -> Option<String> {
    let own = folders(path);
    // Counted from the file upwards, as the shown place ends with the folder that the file lies in.
    let shared = |other: &Path| own.iter().rev().zip(folders(other).iter().rev()).take_while(|(own, other)| own == other).count();
    let wanted = others.map(shared).max().map_or(2, |shared| (shared + 1).max(2));
    let shown = own.get(own.len().saturating_sub(wanted)..)?;
    let place: PathBuf = match shown {
        [] => return None,
        // Those between say nothing that the first and the last do not.
        [first, _, .., last] if shown.len() > 3 => [first, "…", last].iter().collect(),
        few => few.iter().collect(),
    };
    Some(place.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use jiff::Timestamp;

    use super::*;
    use crate::i18n::Language;
    use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions};
    use crate::work::{self, Asked, Source};

    fn opened(paths: &[PathBuf]) -> Vec<Opened> {
        for path in paths {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), path).unwrap();
        }
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now: Timestamp::UNIX_EPOCH };
        let asked = Asked { options, knowledge: Arc::new(work::knowledge()) };
        let sources = std::iter::once(Source::Sample).chain(paths.iter().cloned().map(Source::Path));
        work::open(sources.collect(), &asked, &Progress::default()).stores
    }

    #[test]
    fn a_brief_name_is_what_tells_stores_apart() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        let folder = tempfile::tempdir().unwrap();
        let briefs = |paths: [&str; 2]| {
            let stores = opened(&paths.map(|path| folder.path().join(path)));
            let names = StoreNames::of(&words, &stores);
            let name_of = |opened: &Opened| {
                assert_eq!(names.of_store(&opened.store), Some(opened_name(&words, &names, opened).as_str()));
                names.brief_of(&opened.store).unwrap().to_owned()
            };
            stores.iter().map(name_of).collect::<Vec<_>>()
        };
        let sample = words.text("sample-name").into_owned();
        assert_eq!(
            briefs(["before/x7.default/cookies.sqlite", "after/x7.default/cookies.sqlite"]),
            [
                sample.clone(),
                ["before", "x7.default"].iter().collect::<PathBuf>().display().to_string(),
                ["after", "x7.default"].iter().collect::<PathBuf>().display().to_string(),
            ]
        );
        let profiles = briefs(["a/x7.work/cookies.sqlite", "a/y8.home/cookies.sqlite"]);
        assert!(profiles[0] == sample && profiles[1].contains("work") && profiles[2].contains("home"), "{profiles:?}");
        assert!(profiles.iter().all(|name| !name.contains("Firefox")), "{profiles:?}");
    }

    #[test]
    fn profiles_that_were_found_together_are_told_apart_by_few_letters() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        let folder = tempfile::tempdir().unwrap();
        for visitor in ["one", "two", "three"] {
            let profile = folder.path().join("stores").join(visitor).join("x7.default");
            fs::create_dir_all(&profile).unwrap();
            fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/cookies.sqlite"), profile.join("cookies.sqlite")).unwrap();
        }
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Ignore, now: Timestamp::UNIX_EPOCH };
        let asked = Asked { options, knowledge: Arc::new(work::knowledge()) };
        let stores = work::open(vec![Source::Path(folder.path().join("stores"))], &asked, &Progress::default()).stores;
        let shown = StoreNames::of(&words, &stores);
        let names: Vec<String> = stores.iter().map(|opened| opened_name(&words, &shown, opened)).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.iter().all(|name| name.chars().count() < 44 && !name.contains('(')), "{names:?}");
        let briefs: HashSet<String> =
            stores.iter().map(|opened| shown.brief_of(&opened.store).unwrap().chars().take(3).collect()).collect();
        assert_eq!(briefs.len(), 3, "{briefs:?}");
    }

    /// Neighbours stand for all others, whatever lies between them.
    #[test]
    fn what_comes_nearest_tells_as_much_as_all_others() {
        let parts = ["a", "b", "ab", "ba", "été", "a-1"];
        let briefs: Vec<String> = parts.iter().flat_map(|one| parts.iter().map(move |two| format!("profil {one}{two} x{one}"))).collect();
        let texts: Vec<&str> = briefs.iter().map(String::as_str).chain(["profil", "profil a", "profil aa"]).collect();
        let mut sorted = texts.clone();
        sorted.sort_unstable();
        sorted.dedup();
        for own in &texts {
            let others = texts.iter().copied().filter(|other| other != own);
            assert_eq!(differing_end(own, nearest(&sorted, own)), differing_end(own, others), "{own}");
        }
        let paths: Vec<PathBuf> = parts
            .iter()
            .flat_map(|one| parts.iter().map(move |two| PathBuf::from(format!("/{one}/x/{two}/x7.default/cookies.sqlite"))))
            .chain(["/cookies.sqlite", "/a/x7.default/cookies.sqlite", "/a/x7.default/other.sqlite"].map(PathBuf::from))
            .collect();
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let places = Places::of(paths.clone());
        for own in &paths {
            assert_eq!(places.tell(own), place_among(own, paths.iter().copied().filter(|other| other != own)), "{own:?}");
        }
    }

    #[test]
    fn a_text_is_told_from_the_word_on_that_differs() {
        let end = |own: &str, others: &[&str]| differing_end(own, others.iter().copied());
        assert_eq!(end("Firefox", &["Chromium"]), "Firefox");
        assert_eq!(end("2025-11/x7", &["2026-11/x7"]), "2025-11/x7", "it differs soon enough");
        assert_eq!(end("audits-2025/x7", &["audits-2026/x7", "b"]), "…2025/x7");
        assert_eq!(end("premier visiteur, avant", &["premier visiteur, après", "deuxième visiteur"]), "…avant");
        assert_eq!(end("Portailvisite1", &["Portailvisite2"]), "…te1");
        assert_eq!(end("Portail", &["Portail de la ville"]), "Portail", "there is nothing else of it");
        assert_eq!(end("Portail de la ville", &["Portail"]), "…il de la ville");
        assert_eq!(end("été-écoles-1", &["été-écoles-2"]), "…1");
    }

    #[test]
    fn a_place_is_told_by_the_folders_that_differ() {
        let place = |path: &str, others: &[&str]| place_among(Path::new(path), others.iter().map(Path::new));
        let shown = |parts: &[&str]| Some(parts.iter().collect::<PathBuf>().display().to_string());
        let (a, b) = ("/t/A/firefox-153/x7.default/cookies.sqlite", "/t/B/firefox-153/x7.default/cookies.sqlite");
        assert_eq!(place(a, &[b]), shown(&["A", "firefox-153", "x7.default"]));
        assert_eq!(place(b, &[a, "/t/B/other/x7.default/cookies.sqlite"]), shown(&["B", "firefox-153", "x7.default"]));
        assert_eq!(place("/a/b/c.sqlite", &["/a/d/c.sqlite"]), shown(&["a", "b"]));
        assert_eq!(place("/A/1/2/3/c", &["/B/1/2/3/c"]), shown(&["A", "…", "3"]), "what lies between is the same");
        assert_eq!(place("/c", &["/b/c"]), None);
        assert_eq!(place("/1/2/c", &["/0/1/2/c"]), shown(&["1", "2"]), "it has no more");
    }
}
