//! What the program remembers between two starts: choices and layout, never anything from a cookie.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::column::ColumnId;
use crate::files::{WriteError, read_text, write_kept};
use crate::i18n::Language;

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
    /// In points.
    pub width: f32,
}

/// The preferences file. A missing or wrong entry means its default; the file of another version still loads.
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
    /// Width of the sites pane, in points.
    pub sites_width: Option<f32>,
    /// Width of the details pane, in points.
    pub details_width: Option<f32>,
    /// Files and folders opened last, newest first.
    #[serde(serialize_with = "text_paths")]
    pub recent: Vec<PathBuf>,
    /// Knowledge bases that are loaded at every start.
    #[serde(serialize_with = "text_paths")]
    pub knowledge: Vec<PathBuf>,
    /// Shown columns in their order; empty means the usual ones. Those of another version of the program are left out.
    #[serde(deserialize_with = "known_columns")]
    pub columns: Vec<ColumnChoice>,
}

impl Settings {
    /// Where the file stands in the user's configuration folder.
    #[must_use]
    pub fn path() -> Option<PathBuf> {
        dirs::config_dir().map(|folder| folder.join("cookie-charter").join("settings.toml"))
    }

    /// Reads the file; without one, or when it cannot be understood, the defaults.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        read_text(path).ok().and_then(|text| toml::from_str(&text).ok()).unwrap_or_default()
    }

    /// Writes the file whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        // Plain texts, numbers and lists always serialise.
        write_kept(path, &toml::to_string_pretty(self).unwrap_or_default())
    }

    /// Puts a path first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }
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
        width: f32,
    }
    let written = Vec::<Written>::deserialize(deserializer)?;
    Ok(written.into_iter().filter_map(|choice| Some(ColumnChoice { id: ColumnId::of_code(&choice.id)?, width: choice.width })).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_loaded_and_damage_means_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("settings.toml");
        let mut settings =
            Settings { language: Some(Language::Fr), theme: ThemeChoice::Dark, sites_width: Some(240.0), ..Settings::default() };
        settings.remember(Path::new("/a"));
        settings.columns.push(ColumnChoice { id: ColumnId::Name, width: 140.0 });
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), settings);
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file stays");
        std::fs::write(&path, "theme = 3").unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
        std::fs::write(&path, "a_new_entry = true\ntheme = \"light\"").unwrap();
        assert_eq!(Settings::load(&path).theme, ThemeChoice::Light);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_does_not_cost_the_others() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.remember(Path::new("/a"));
        settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/caf\xe9")));
        settings.save(&path).unwrap();
        let loaded = Settings::load(&path);
        assert_eq!((loaded.theme, loaded.recent), (ThemeChoice::Dark, vec![PathBuf::from("/a")]));
    }

    #[test]
    fn columns_of_another_version_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let text =
            "columns = [{ id = \"name\", width = 300.0 }, { id = \"of_tomorrow\", width = 9.0 }, { id = \"lifetime_days\", width = 80.0 }]";
        std::fs::write(&path, text).unwrap();
        let columns = Settings::load(&path).columns;
        assert_eq!(columns.iter().map(|choice| choice.id).collect::<Vec<_>>(), [ColumnId::Name, ColumnId::LifetimeDays]);
    }

    #[test]
    fn recent_files_are_few_and_each_stands_once() {
        let mut settings = Settings::default();
        for n in 0..20 {
            settings.remember(Path::new(&format!("/{n}")));
        }
        settings.remember(Path::new("/15"));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], Path::new("/15"));
        assert_eq!(settings.recent.iter().filter(|path| path.ends_with("15")).count(), 1);
    }
}
