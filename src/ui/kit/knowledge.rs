//! What the verdicts rest on beside the catalogue: the person's corrections and the lists they loaded; and the forms about them.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::charter::Purpose;
use crate::classify::{Knowledge, KnowledgeBase, KnowledgeError, Lookup, parse_knowledge};
use crate::cookie::host_of_typed;
use crate::corrections::{Correction, Corrections, CorrectionsError, Reach};
use crate::files::{TextError, WriteError, read_text};
use crate::inventory::{CookieView, OpenStore};
use crate::jobs::Slot;
use crate::settings::Settings;
use crate::work;

/// An intent about knowledge.
#[derive(Clone, Debug, PartialEq)]
pub enum Know {
    /// Looks a name up.
    LookUp(LookUpForm),
    /// Shows the look-up page for this name.
    GoTo(LookUpForm),
    /// Shows the cookies of exactly this name.
    ShowNamed(String),
    /// Opens the correction of the cookie that is shown, or changes what it says.
    Correct(CorrectForm),
    /// Keeps the correction.
    Decide,
    /// Takes one decision away.
    Forget(Correction),
    /// Asks for a file, then does this with it.
    Ask(Task),
    /// Forgets a loaded list.
    RemoveBase(PathBuf),
    /// Loads the lists again.
    ReloadBases,
    /// Lists the lines of a list that were not understood, or hides them.
    ListProblems(Option<PathBuf>),
    /// Changes the path typed in the dialog.
    TypePath(String),
    /// Uses what was typed.
    UseTyped,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Loads it as a list.
    AddBase,
    /// Takes in the corrections it holds.
    ImportCorrections,
    /// Writes the corrections to it.
    ExportCorrections,
    /// Writes the catalogue to it, for the tool of the EDPB.
    ExportCatalogue,
}

impl Task {
    /// The beginning of the messages about it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::AddBase => "add-base",
            Self::ImportCorrections => "import-corrections",
            Self::ExportCorrections => "export-corrections",
            Self::ExportCatalogue => "export-catalogue",
        }
    }

    /// The proposed name, where a file is written.
    #[must_use]
    pub fn proposed_name(self) -> Option<&'static str> {
        match self {
            Self::AddBase | Self::ImportCorrections => None,
            Self::ExportCorrections => Some("cookie-corrections.toml"),
            Self::ExportCatalogue => Some("cookie-charter-edpb.json"),
        }
    }
}

/// What is looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookUpForm {
    /// Cookie name.
    pub name: String,
    /// Host, as typed; may be empty.
    pub host: String,
}

/// The correction dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectForm {
    /// Cookie name.
    pub name: String,
    /// Its host.
    pub host: String,
    /// Registrable domain of the host.
    pub site: String,
    /// What the program says.
    pub now: Purpose,
    /// What the person says.
    pub purpose: Purpose,
    /// How far.
    pub reach: Reach,
    /// What each reach would touch, in the order of [`Reach::ALL`].
    pub touched: [Touched; 3],
}

impl CorrectForm {
    /// The correction of a cookie, before anything is chosen.
    #[must_use]
    pub fn of(view: &CookieView<'_>) -> Self {
        let mut form = Self {
            name: view.cookie.name().to_owned(),
            host: view.cookie.host().to_owned(),
            site: view.site.to_owned(),
            now: view.verdict.purpose,
            purpose: view.verdict.purpose,
            reach: Reach::Cookie,
            touched: [Touched::default(); 3],
        };
        form.reach = form.reaches().first().copied().unwrap_or(Reach::Everywhere);
        form
    }

    /// The reaches that differ for this cookie.
    #[must_use]
    pub fn reaches(&self) -> &'static [Reach] {
        // What has no host is on no site.
        if self.host.is_empty() { &[Reach::Cookie, Reach::Everywhere] } else { &Reach::ALL }
    }

    /// The decision for a reach.
    #[must_use]
    pub fn correction(&self, reach: Reach) -> Correction {
        Correction::new(&self.name, (&self.host, &self.site), reach, self.purpose)
    }

    /// What the chosen reach touches.
    #[must_use]
    pub fn touches(&self, reach: Reach) -> Touched {
        let at = Reach::ALL.iter().position(|other| *other == reach);
        at.and_then(|index| self.touched.get(index)).copied().unwrap_or_default()
    }
}

/// What a decision changes in the open stores.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Cookies that it decides on.
    pub cookies: u64,
    /// Those of them that go to another category.
    pub moved: u64,
}

/// A list that was loaded, or not.
#[derive(Debug)]
pub struct LoadedBase {
    /// Its file.
    pub path: PathBuf,
    /// What it says.
    pub base: Result<Arc<KnowledgeBase>, BaseError>,
}

/// Why a list could not be loaded.
#[derive(Debug)]
pub enum BaseError {
    /// The file could not be read.
    Unreadable(TextError),
    /// It is of no known form.
    NotKnown(KnowledgeError),
}

impl LoadedBase {
    /// Reads a list; its form is decided by content.
    #[must_use]
    pub fn load(path: PathBuf) -> Self {
        // The name stands in codes of evidence, where these signs separate.
        let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().replace([':', ';', '/'], "-"));
        let text = read_text(&path).map_err(BaseError::Unreadable);
        let base = text.and_then(|text| parse_knowledge(&text, &id).map_err(BaseError::NotKnown));
        Self { path, base: base.map(Arc::new) }
    }
}

/// Stores that were classified again.
#[derive(Debug)]
pub struct Reclassified {
    /// With new verdicts.
    pub stores: Vec<Arc<OpenStore>>,
    /// What those rest on.
    pub knowledge: Arc<Knowledge>,
}

/// A file that was written from the knowledge dialog.
#[derive(Debug)]
pub struct Written {
    /// Where.
    pub path: PathBuf,
}

/// What was found out about a name.
#[derive(Debug)]
pub struct LookedUp {
    /// What is known.
    pub found: Lookup,
    /// The host it was looked up for, when one was typed that can be a host.
    pub host: Option<String>,
    /// A host was typed, but no host is written so.
    pub host_is_wrong: bool,
}

/// Corrections, loaded lists, and what follows from them.
#[derive(Debug)]
pub struct Knowing {
    /// The person's own decisions.
    pub corrections: Corrections,
    /// Why their file cannot be used; then nothing is decided, so that nothing is overwritten.
    pub broken: Option<CorrectionsError>,
    /// What verdicts rest on from now on; stores of older knowledge are classified again.
    pub knowledge: Arc<Knowledge>,
    /// The loaded lists.
    pub bases: Slot<Vec<LoadedBase>, Infallible>,
    /// Classifying again.
    pub reclassified: Slot<Reclassified, Infallible>,
    /// Writing a file.
    pub written: Slot<Written, WriteError>,
    /// Reading corrections of somebody else.
    pub imported: Slot<Corrections, CorrectionsError>,
    /// The name on the look-up page.
    pub looked_up: Option<LookedUp>,
    /// How many shown cookies have that name.
    pub named: Slot<u64, Infallible>,
}

impl Knowing {
    /// The decisions kept beside the preferences. Lists are loaded later, by a job.
    #[must_use]
    pub fn load(settings: Option<&Path>) -> Self {
        let loaded = corrections_file(settings).map_or_else(|| Ok(Corrections::default()), |file| Corrections::load(&file));
        let (corrections, broken) = match loaded {
            Ok(corrections) => (corrections, None),
            Err(error) => (Corrections::default(), Some(error)),
        };
        let mut knowing = Self {
            corrections,
            broken,
            knowledge: Arc::default(),
            bases: Slot::default(),
            reclassified: Slot::default(),
            written: Slot::default(),
            imported: Slot::default(),
            looked_up: None,
            named: Slot::default(),
        };
        knowing.combine();
        knowing
    }

    /// Whether any work is under way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self { corrections: _, broken: _, knowledge: _, bases, reclassified, written, imported, looked_up: _, named } = self;
        bases.is_running() || reclassified.is_running() || written.is_running() || imported.is_running() || named.is_running()
    }

    /// Puts charter, corrections and lists together anew.
    pub fn combine(&mut self) {
        let bases = self.bases.value().map(|bases| bases.iter().filter_map(|loaded| loaded.base.as_ref().ok()).cloned().collect());
        let user = self.corrections.base().map(Arc::new);
        self.knowledge = Arc::new(Knowledge { user, imports: bases.unwrap_or_default(), ..work::knowledge() });
    }

    /// The lists that were asked for, in the order of the settings, with what became of them.
    #[must_use]
    pub fn listed<'a>(&'a self, settings: &'a Settings) -> Vec<(&'a Path, Option<&'a LoadedBase>)> {
        let loaded = |path: &PathBuf| self.bases.value().and_then(|bases| bases.iter().find(|loaded| loaded.path == *path));
        settings.knowledge.iter().map(|path| (path.as_path(), loaded(path))).collect()
    }
}

/// Where the decisions are kept.
#[must_use]
pub fn corrections_file(settings: Option<&Path>) -> Option<PathBuf> {
    settings.and_then(Path::parent).map(Corrections::file_in)
}

/// What was typed or pasted as a host: an address of a page loses everything but its host. `None` when nothing was typed.
#[must_use]
pub fn typed_host(typed: &str) -> Option<Result<String, ()>> {
    if typed.trim().is_empty() {
        return None;
    }
    let host = host_of_typed(typed).into_owned();
    Some(if host.is_empty() || !host.is_ascii() || host.contains(char::is_whitespace) { Err(()) } else { Ok(host) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_address_is_a_host() {
        assert_eq!(typed_host("  "), None);
        assert_eq!(typed_host("https://www.Example.fr/page?x=1"), Some(Ok("www.example.fr".into())));
        assert_eq!(typed_host(".théâtre.fr"), Some(Ok("xn--thtre-4qa2c.fr".into())));
        assert_eq!(typed_host("two words"), Some(Err(())));
    }
}
