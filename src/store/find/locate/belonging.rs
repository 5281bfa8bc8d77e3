//! What a file is to a search by its name alone: before it is worth a look, or before an archive is asked for it.

use std::path::Path;

use super::folder::{TOOLS_WRITE, is_named_like_a_store, is_of_explorer};
use crate::store::format::FORMATS;
use crate::store::format::firefox::CONTAINERS;
use crate::store::sqlite::snapshot::COMPANIONS;

/// What browsers keep in files that tell whose a profile is.
const OF_PROFILES: [&str; 4] = ["Local State", "Preferences", "profiles.ini", CONTAINERS];
/// How the names of Firefox's session files begin, and the folder of the others.
const SESSION: &str = "sessionstore";
const SESSIONS: &str = "sessionstore-backups";

/// How a file is told to matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Belonging {
    /// It has the name of a store, of what belongs to one, or of what tells whose it is.
    Named,
    /// Its content decides whether it is a store.
    Perhaps,
    /// Nothing in its name tells.
    Unknown,
}

impl Belonging {
    /// By the way to a file, below whatever is searched.
    pub(crate) fn of(way: &Path) -> Self {
        let name = way.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let main = COMPANIONS.iter().skip(1).find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        let is_of_profile =
            OF_PROFILES.contains(&main) || main.starts_with(SESSION) || way.parent().is_some_and(|folder| folder.ends_with(SESSIONS));
        let main = way.with_file_name(main);
        if is_of_profile || is_named_like_a_store(&main) || is_history(&main) {
            return Self::Named;
        }
        let is_of_a_tool = way.extension().is_some_and(|end| TOOLS_WRITE.iter().any(|of_tool| end.eq_ignore_ascii_case(of_tool)));
        if is_of_a_tool || name.to_ascii_lowercase().contains("cookie") || is_of_explorer(way) { Self::Perhaps } else { Self::Unknown }
    }
}

/// Whether it has the name of a history that lies beside a store of any format.
fn is_history(file: &Path) -> bool {
    FORMATS.iter().flat_map(|format| format.layout.histories).any(|place| file.ends_with(place.trim_start_matches("../")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_belongs_to_stores() {
        for (way, belonging) in [
            ("Default/Network/Cookies", Belonging::Named),
            ("x.default/cookies.sqlite-wal", Belonging::Named),
            ("x.default/places.sqlite", Belonging::Named),
            ("Default/History-journal", Belonging::Named),
            ("Safari/History.db", Belonging::Named),
            ("x.default/sessionstore.jsonlz4", Belonging::Named),
            ("x.default/sessionstore-backups/recovery.baklz4", Belonging::Named),
            ("Local State", Belonging::Named),
            ("curl/cookies.txt", Belonging::Perhaps),
            ("tools/shop.HAR", Belonging::Perhaps),
            ("INetCookies/jeanne@site[1].txt", Belonging::Perhaps),
            ("holiday.mp4", Belonging::Unknown),
            ("server.log", Belonging::Unknown),
            ("crawl.sqlite", Belonging::Unknown),
        ] {
            assert_eq!(Belonging::of(Path::new(way)), belonging, "{way}");
        }
    }
}
