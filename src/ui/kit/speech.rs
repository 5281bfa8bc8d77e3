//! The words of the window: those shared with the command line, and the names of what only the window has.

use std::convert::Infallible;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use egui::Context;
use egui::cache::{ComputerMut, FrameCache};

use super::store_names::place_among;
use super::{Command, FilterPart, Source, StoreNames};
use crate::charter::Confidence;
use crate::classify::{Knowledge, RuleId};
use crate::column::ColumnId;
use crate::i18n::Words;
use crate::inventory::CookieView;
use crate::jobs::Failure;
use crate::query::{LifeClass, Lived};
use crate::ui::theme::Icon;

pub use super::store_names::opened_name;
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
        RuleId::TrackerDomain | RuleId::FileHost | RuleId::DomainCategory | RuleId::ThirdPartyBusiness | RuleId::UnlistedThirdParty => {
            Icon::DOMAIN
        }
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

/// A cell of the table: as the core says it, but the store by the name that it has in the window. Its path is in exports and filters.
#[must_use]
pub fn row_cell(words: &Words, names: &StoreNames, column: ColumnId, view: &CookieView<'_>) -> CellText {
    match names.of_store(view.store).filter(|_| column == ColumnId::Store) {
        Some(name) => CellText::Text(name.to_owned()),
        None => shown(words, column, view),
    }
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

/// Paths as people find them, each as [`path_name`] says it; those that would read the same with the folders that differ.
#[must_use]
pub fn path_names<'a>(words: &Words, home: Option<&Path>, paths: &[&'a Path], letters: usize) -> Vec<(&'a Path, String)> {
    let names: Vec<String> = paths.iter().map(|path| path_name(words, home, path, letters)).collect();
    let told = |(path, name): (&&'a Path, &String)| {
        let alike = || paths.iter().zip(&names).filter(|(other, theirs)| *other != path && *theirs == name).map(|(other, _)| *other);
        let place = alike().next().and_then(|_| place_among(path, alike()));
        let file = visible(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        (*path, place.map_or_else(|| name.clone(), |place| name_detail(words, &file, &visible(&place))))
    };
    paths.iter().zip(&names).map(told).collect()
}

/// The same for what is painted: remembered as long as it is asked for in each frame.
#[must_use]
pub fn shown_path_names(ctx: &Context, words: &Words, home: Option<&Path>, (paths, letters): (&[&Path], usize)) -> Arc<[String]> {
    let asked = AskedNames { words, home, paths, letters };
    ctx.memory_mut(|memory| Arc::clone(memory.caches.cache::<FrameCache<Arc<[String]>, PathNames>>().get(asked)))
}

/// What names are asked for.
#[derive(Clone, Copy)]
struct AskedNames<'a> {
    words: &'a Words,
    home: Option<&'a Path>,
    paths: &'a [&'a Path],
    letters: usize,
}

impl Hash for AskedNames<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.words.language().tag(), self.home, self.paths, self.letters).hash(state);
    }
}

#[derive(Default)]
struct PathNames;

impl ComputerMut<AskedNames<'_>, Arc<[String]>> for PathNames {
    fn compute(&mut self, asked: AskedNames<'_>) -> Arc<[String]> {
        path_names(asked.words, asked.home, asked.paths, asked.letters).into_iter().map(|(_, name)| name).collect()
    }
}

/// What a part of the filters leaves, as the name of its chip. `knowledge` has the charters that its lines are lines of.
#[must_use]
pub fn filter_part(words: &Words, part: &FilterPart, knowledge: &Knowledge) -> String {
    let what = match part {
        FilterPart::Term(term) => return filter_chip(words, term),
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
    labelled_with_keys(words, &words.text(command.label_id()), command)
}

/// The same with the label that stands there now.
#[must_use]
pub fn labelled_with_keys(words: &Words, label: &str, command: Command) -> String {
    words.with("label-keys", &[("label", label.to_owned().into()), ("keys", keys_of(words, command).into())])
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
    if shortcut.modifiers.alt {
        parts.push(if cfg!(target_os = "macos") { "⌥" } else { "Alt" }.into());
    }
    // The signs that egui has for these are in no font of ours.
    let key = match shortcut.logical_key {
        egui::Key::ArrowLeft => "←",
        egui::Key::ArrowRight => "→",
        key => key.symbol_or_name(),
    };
    parts.push(key.into());
    parts.join("+")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn paths_that_would_read_the_same_are_told_apart() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        let paths = [
            "/home/a/audits/2025-11/portail/avant-choix/profil.default/c",
            "/home/a/audits/2026-11/portail/avant-choix/profil.default/c",
            "/home/a/c",
        ];
        let paths = paths.map(Path::new);
        let names: Vec<String> = path_names(&words, Some(Path::new("/home/a")), &paths, 40).into_iter().map(|(_, name)| name).collect();
        assert!(names[0].contains("2025-11") && names[1].contains("2026-11"), "{names:?}");
        assert!(names[2].ends_with('~'), "{names:?}");
    }

    #[test]
    fn names_that_are_painted_are_made_once() {
        let ctx = Context::default();
        let [en, fr] = [Language::En, Language::Fr].map(|language| Words::new(language, jiff::tz::TimeZone::UTC));
        let paths = [Path::new("/home/a/stores/cookies.sqlite"), Path::new("/home/b/cookies.sqlite")];
        let names = |words: &Words, letters: usize| shown_path_names(&ctx, words, Some(Path::new("/home/a")), (&paths, letters));
        let (first, second) = (names(&en, 40), names(&en, 40));
        assert!(Arc::ptr_eq(&first, &second) && first.len() == 2);
        assert!(!Arc::ptr_eq(&first, &names(&fr, 40)) && !Arc::ptr_eq(&first, &names(&en, 12)));
    }
}
