//! The words of the window: those shared with the command line, and the names of what only the window has.

use std::convert::Infallible;
use std::path::{Component, Path, PathBuf};

use super::{Command, FilterPart, Opened, Source};
use crate::charter::Confidence;
use crate::classify::{Knowledge, RuleId};
use crate::column::ColumnId;
use crate::i18n::Words;
use crate::jobs::Failure;
use crate::query::{LifeClass, Lived};
use crate::ui::theme::Icon;

pub use crate::speech::*;

/// The sign beside a reason: what kind of evidence speaks.
///
/// By what the evidence rests on and not by rule: a sign for each would be learnt by nobody, and the words stand beside it.
#[must_use]
pub fn icon(rule: RuleId) -> Icon {
    match rule {
        RuleId::BrowsersOwn | RuleId::LocalFile | RuleId::PartitionKey | RuleId::Unpartitioned => Icon::PARTITION,
        RuleId::SameSite | RuleId::LaxByDefault | RuleId::SameSiteNone | RuleId::ServerSession => Icon::ATTRIBUTE,
        RuleId::SameOrganisation | RuleId::WorksFor | RuleId::AssumedFirst | RuleId::Siblings | RuleId::SignedIn => Icon::PARTY,
        RuleId::VisitMoment | RuleId::History => Icon::RECENT,
        RuleId::TrackerDomain | RuleId::FileHost | RuleId::DomainCategory | RuleId::ThirdPartyBusiness => Icon::DOMAIN,
        RuleId::Declared | RuleId::LikelyDeclared | RuleId::Portal => Icon::CHARTER,
        RuleId::Catalogue | RuleId::CommonlyDeclared | RuleId::CatalogueFamily | RuleId::Family => Icon::CATALOGUE,
        RuleId::ValueMark | RuleId::ValueTrace | RuleId::ValueWord => Icon::MARK,
        RuleId::ConsentRecord => Icon::CONSENT,
        RuleId::NameWord => Icon::NAME,
        RuleId::User | RuleId::UserParty | RuleId::UserProvider | RuleId::Imported => Icon::CORRECT,
    }
}

/// Work that cannot fail by itself ended without a result.
#[must_use]
pub fn stopped(words: &Words, failure: &Failure<Infallible>) -> String {
    let id = match failure {
        Failure::NoThread => "error-no-thread",
        Failure::Died => "error-died",
        Failure::Work(never) => match *never {},
    };
    words.text(id).into_owned()
}

/// The shown name of an open store among the others: where several are called alike, with as many of the folders that it lies in as tell it from each of them.
#[must_use]
pub fn opened_name(words: &Words, stores: &[Opened], opened: &Opened) -> String {
    let name = store_name(words, &opened.store);
    let path = |opened: &Opened| opened.store.source.shown().to_owned();
    let (own, is_alike) = (path(opened), |other: &&Opened| store_name(words, &other.store) == name);
    // Only where it must be told from another: folders say nothing to most people.
    let others: Vec<String> = stores.iter().filter(is_alike).map(path).collect();
    if others.len() < 2 || opened.store.source.is_sample() {
        return name;
    }
    match place_among(Path::new(&own), others.iter().map(Path::new).filter(|other| *other != Path::new(&own))) {
        Some(place) => name_detail(words, &name, &visible(&place)),
        None => name,
    }
}

/// Where a file lies, from the folder on that tells it from the others; `None` where it lies in none. Copies of one profile lie in folders of one name, and
/// the folder above tells them apart, hence two at least.
fn place_among<'a>(path: &Path, others: impl Iterator<Item = &'a Path>) -> Option<String> {
    let folders = |path: &Path| -> Vec<String> {
        let names = path.parent().into_iter().flat_map(Path::components).filter(|part| matches!(part, Component::Normal(_)));
        names.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    };
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

/// A path as people find it: the file first, then its folder, from the home folder where it lies there, cut to about so many letters.
#[must_use]
pub fn path_name(words: &Words, home: Option<&Path>, path: &Path, letters: usize) -> String {
    let file = visible(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return file };
    let shown = match home.and_then(|home| folder.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => format!("~/{}", rest.display()),
        None => folder.display().to_string(),
    };
    // A long name of a file leaves its folder at least so much that one knows it again.
    #[expect(clippy::cast_precision_loss, reason = "a number of letters")]
    let room = letters.saturating_sub(file.chars().count()).max(12) as f32;
    name_detail(words, &file, &crate::ui::widget::text::middle_cut(&visible(&shown), room, 1.0))
}

/// What a part of the filters leaves, as the name of its chip. `knowledge` has the charters that its lines are lines of.
#[must_use]
pub fn filter_part(words: &Words, part: &FilterPart, knowledge: &Knowledge) -> String {
    let what = match part {
        FilterPart::Term(term) => return filter_term(words, term),
        FilterPart::Declaration(line) => {
            let name = knowledge.declaration(*line).map_or("", |(_, declared)| declared.name());
            words.with("filter-declaration", &[("name", visible(name).into())])
        }
        // Rows that were named one by one: a number says more than their keys would.
        FilterPart::Among(among) => match among.only_name() {
            Some(name) => visible(name),
            None => words.count("cookies", among.len() as u64),
        },
    };
    words.with("filter-only", &[("what", what.into())])
}

/// What a column is about, for people who do not know its word; none where the word says it.
#[must_use]
pub fn column_hint(words: &Words, column: ColumnId) -> Option<String> {
    let id = format!("hint-column-{}", column.code());
    words.has(&id).then(|| words.text(&id).into_owned())
}

/// How sure a verdict is, explained.
#[must_use]
pub fn confidence_hint(words: &Words, confidence: Confidence) -> String {
    words.text(&format!("hint-confidence-{}", confidence.code())).into_owned()
}

/// A class of lives: until the browser is closed, up to a month.
#[must_use]
pub fn life_class(words: &Words, life: Lived) -> String {
    let code = match life {
        Lived::Class(class) => LifeClass::code(class),
        Lived::Unknown => "unknown",
    };
    words.text(&format!("life-class-long-{code}")).into_owned()
}

/// The shown name of what is being opened.
#[must_use]
pub fn source_name(words: &Words, source: &Source) -> String {
    match source {
        Source::Sample => words.text("sample-name").into_owned(),
        Source::Found(location) => name_detail(words, &location.browser, &location.profile),
        Source::Path(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
    }
}

/// The keys of a command, as they are written beside it; nothing where it has none.
#[must_use]
pub fn keys_of(words: &Words, command: Command) -> String {
    command.shortcut().map_or_else(String::new, |shortcut| keys(words, shortcut))
}

/// A label with the keys of its command.
#[must_use]
pub fn with_keys(words: &Words, command: Command) -> String {
    words.with("label-keys", &[("label", words.text(command.label_id()).into_owned().into()), ("keys", keys_of(words, command).into())])
}

/// The way a shortcut is written.
#[must_use]
pub fn keys(words: &Words, shortcut: egui::KeyboardShortcut) -> String {
    let mut parts: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    if shortcut.modifiers.command {
        parts.push(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl" }.into());
    }
    if shortcut.modifiers.shift {
        parts.push(words.text("key-shift"));
    }
    parts.push(shortcut.logical_key.symbol_or_name().into());
    parts.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;

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
