//! What the program remembers between two starts: choices, layout, and filters under their names; never anything from a cookie but what a filter or a chosen
//! site names.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::{Table, Value};

use crate::column::ColumnId;
use crate::files::{TextError, WriteError, read_text, write_kept};
use crate::i18n::Language;

/// Lists of which each entry stands for itself: what two windows put into them is kept of both.
const GATHERED: [&str; 3] = ["recent", "knowledge", "filters"];
/// How many recent files are kept.
const RECENT: usize = 8;

/// Light, dark, or as the system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

/// Height of table rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// 34 points.
    #[default]
    Comfortable,
    /// 26 points.
    Compact,
}

impl Density {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];
}

/// A shown column of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnChoice {
    /// Which one; in the file its code.
    #[serde(serialize_with = "column_code")]
    pub id: ColumnId,
    /// In points, where the person chose it; `None`: as wide as the room allows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<f32>,
}

/// A filter that the person keeps under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFilter {
    /// What it is called.
    pub name: String,
    /// Its terms, in the codes of the filter language.
    pub filter: String,
}

/// What was open and how it was looked at, in a form that the next start understands, whatever changed meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastLook {
    /// The stores, by their files.
    #[serde(serialize_with = "text_paths")]
    pub stores: Vec<PathBuf>,
    /// The chosen site, by registrable domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The chosen category, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The terms of the filter, in the codes of its language.
    pub filter: String,
    /// The columns that are sorted by, the first one first: their codes, with `-` before one that descends.
    pub sort: Vec<String>,
    /// What the rows were grouped by, by its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by: Option<String>,
}

/// The preferences file. A missing or wrong entry means its default, and only its; the file of another version still loads. What this version
/// cannot use stays in the file as it is, until the person chooses something else in its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `None`: as the system.
    #[serde(with = "language_tag", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Height of rows.
    pub density: Density,
    /// More contrast; `None`: as the system.
    pub high_contrast: Option<bool>,
    /// Nothing moves by itself; `None`: as the system.
    pub reduced_motion: Option<bool>,
    /// How large everything is, in percent; `None`: 100.
    pub zoom: Option<u16>,
    /// Width of the sites pane, in points.
    pub sites_width: Option<f32>,
    /// Width of the details pane, in points.
    pub details_width: Option<f32>,
    /// Width and height of the window, in points; of one that is not maximised.
    pub window: Option<[f32; 2]>,
    /// Files and folders opened last, newest first.
    #[serde(serialize_with = "text_paths")]
    pub recent: Vec<PathBuf>,
    /// Knowledge bases that are loaded at every start.
    #[serde(serialize_with = "text_paths")]
    pub knowledge: Vec<PathBuf>,
    /// Shown columns in their order; empty means the usual ones. Those of another version of the program are left out.
    #[serde(deserialize_with = "known_columns")]
    pub columns: Vec<ColumnChoice>,
    /// Whether the column of the store is among them; `None`: while several stores are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store_column: Option<bool>,
    /// Filters under their names, in the order in which they were kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<KeptFilter>,
    /// What is open when the window goes comes back at the next start.
    pub reopen: bool,
    /// What was open then; kept only where it is to come back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<LastLook>,
    /// Entries of the file that this version cannot use: wrong ones, and those of another version.
    #[serde(skip)]
    pub unused: Table,
    /// The file is there and could not be understood: these are the usual settings.
    #[serde(skip)]
    pub is_unread: bool,
}

impl Settings {
    /// Where the file stands in the user's configuration folder.
    #[must_use]
    pub fn path() -> Option<PathBuf> {
        dirs::config_dir().map(|folder| folder.join("cookie-charter").join("settings.toml"))
    }

    /// Reads the file; without one, or when it is no TOML, the defaults.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let unread = || Self { is_unread: true, ..Self::default() };
        match read_text(path) {
            Ok(text) => text.parse().ok().map_or_else(unread, Self::of),
            // What the system keeps from being read may be right: it is not put aside for that.
            Err(TextError::System(_)) => Self::default(),
            Err(_) => unread(),
        }
    }

    /// The settings of a file. An entry is tried by itself, so that a wrong one does not cost the others.
    fn of(file: Table) -> Self {
        let names = Self::entry_names();
        let is_usable = |name: &str, value: &Value| {
            names.contains(&name) && Self::deserialize(Table::from_iter([(name.to_owned(), value.clone())])).is_ok()
        };
        let (good, unused): (Table, Table) = file.into_iter().partition(|(name, value)| is_usable(name, value));
        // Entries that are good one by one are good together.
        let settings = Self::deserialize(good).unwrap_or_default();
        Self { unused, ..settings }
    }

    /// Every entry that this version knows; a test keeps the list complete.
    fn entry_names() -> [&'static str; 16] {
        [
            "language",
            "theme",
            "density",
            "high_contrast",
            "reduced_motion",
            "zoom",
            "sites_width",
            "details_width",
            "window",
            "recent",
            "knowledge",
            "columns",
            "store_column",
            "filters",
            "reopen",
            "last",
        ]
    }

    /// Writes the file whole or not at all: of its entries those that differ from `known`, which is what was read from it or written to it last. The others
    /// stay as they are there: another window may have chosen them since. A file that cannot be understood is put aside first, not written over: gives where
    /// it is then.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn save(&self, known: &Self, path: &Path) -> Result<Option<PathBuf>, WriteError> {
        let entries = match read_text(path) {
            Ok(text) => text.parse().ok().map(|file| self.entries_over(known, file)),
            Err(error) if error.is_not_found() => Some(self.entries()),
            Err(_) => None,
        };
        let aside = match entries {
            Some(_) => None,
            None => put_aside(path).map_err(|error| WriteError { problem: error.into(), path: path.to_owned() })?,
        };
        write_kept(path, &toml::to_string_pretty(&entries.unwrap_or_else(|| self.entries())).unwrap_or_default())?;
        Ok(aside)
    }

    /// The entries of a file with what was chosen since `known`.
    fn entries_over(&self, known: &Self, mut file: Table) -> Table {
        let [own, before] = [self, known].map(Self::entries);
        for name in own.keys().chain(before.keys()) {
            match (own.get(name), before.get(name), file.get(name)) {
                (value, known, _) if value == known => {}
                (Some(Value::Array(own)), known, Some(Value::Array(others))) if GATHERED.contains(&name.as_str()) => {
                    let knew = |item: &Value| known.and_then(Value::as_array).is_some_and(|known| known.contains(item));
                    let kept = own.iter().filter(|item| others.contains(item) || !knew(item));
                    let is_new = |item: &&Value| !own.contains(item) && !knew(item) && own.iter().all(|other| other.same_type(item));
                    let both: Vec<Value> = kept.chain(others.iter().filter(is_new)).cloned().collect();
                    file.insert(name.clone(), Value::Array(both));
                }
                (Some(value), ..) => drop(file.insert(name.clone(), value.clone())),
                (None, ..) => drop(file.remove(name)),
            }
        }
        file
    }

    /// What is written: the choices, and what could not be used where nothing was chosen in its place.
    fn entries(&self) -> Table {
        // Plain texts, numbers and lists always serialise.
        let [mut own, default] = [self, &Self::default()].map(|settings| Table::try_from(settings).unwrap_or_default());
        for (name, value) in &self.unused {
            if own.get(name) == default.get(name) {
                own.insert(name.clone(), value.clone());
            }
        }
        own
    }

    /// Puts a path first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// Gives a file another name that is still free: `settings.toml.unreadable`, `settings.toml.unreadable2`…
fn put_aside(path: &Path) -> io::Result<Option<PathBuf>> {
    let named = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".unreadable{end}"));
        PathBuf::from(name)
    };
    let free = (2..).map(|number: u32| named(&number.to_string()));
    let target = std::iter::once(named("")).chain(free).find(|name| !name.exists());
    target.map(|target| fs::rename(path, &target).map(|()| target)).transpose()
}

/// A language by its tag; a tag of another version of the program counts as none.
mod language_tag {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::i18n::Language;

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
    pub fn serialize<S: Serializer>(language: &Option<Language>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(language.map_or("", Language::tag))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Language>, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Ok(Language::ALL.into_iter().find(|language| language.tag() == tag))
    }
}

/// A path that is no text has no form in TOML; it is left out, so that the others are kept.
fn text_paths<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|path| path.to_str()))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
fn column_code<S: Serializer>(id: &ColumnId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(id.code())
}

fn known_columns<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ColumnChoice>, D::Error> {
    #[derive(Deserialize)]
    struct Written {
        id: String,
        width: Option<f32>,
    }
    let written = Vec::<Written>::deserialize(deserializer)?;
    Ok(written.into_iter().filter_map(|choice| Some(ColumnChoice { id: ColumnId::of_code(&choice.id)?, width: choice.width })).collect())
}

#[cfg(test)]
mod tests;
