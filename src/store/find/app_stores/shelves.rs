use std::path::{Path, PathBuf};

use crate::store::find::discover::Places;
use crate::store::find::discover::browsers::{Base, base_folders, expand};

/// A folder whose children are folders of applications.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) folder: PathBuf,
    /// What tells it from the usual ones, as the place of a browser's root: `flatpak`, `snap`, `store`.
    pub(super) place: &'static str,
    /// Its children that are shelves themselves.
    without: &'static [&'static str],
}

/// Where shelves may be: a base, a path below it in which a `*` stands for any text within one name, and as [`Shelf`].
type Known = (Base, &'static str, &'static str, &'static [&'static str]);

/// `$XDG_CONFIG_HOME` and the like of the system, of Flatpak and of Snap. Some programs with CEF keep their profile among the caches.
pub(super) const LINUX: &[Known] = &[
    (Base::Config, "", "", &[]),
    (Base::DataLocal, "", "", &[]),
    (Base::Home, ".cache", "cache", &[]),
    (Base::Home, ".var/app/*/config", "flatpak", &[]),
    (Base::Home, ".var/app/*/data", "flatpak", &[]),
    (Base::Home, ".var/app/*/cache", "flatpak-cache", &[]),
    (Base::Home, "snap/*/current/.config", "snap", &[]),
    (Base::Home, "snap/*/current/.local/share", "snap", &[]),
    (Base::Home, "snap/*/common/.config", "snap-common", &[]),
    (Base::Home, "snap/*/common", "snap-common", &[".config", ".cache"]),
];

/// `%APPDATA%`, `%LOCALAPPDATA%`, and the packages of the Microsoft Store.
pub(super) const WINDOWS: &[Known] = &[
    (Base::Config, "", "", &[]),
    (Base::DataLocal, "", "", &["Packages", "Programs", "Temp"]),
    (Base::DataLocal, "Packages", "store", &[]),
];

/// `~/Library`, and the same inside the containers of applications.
pub(super) const MACOS: &[Known] = &[
    (Base::Config, "", "", &[]),
    (Base::Home, "Library/Caches", "cache", &[]),
    (Base::Home, "Library/Containers/*/Data/Library/Application Support", "container", &[]),
    (Base::Home, "Library/Group Containers/*/Library/Application Support", "container", &[]),
];

/// The shelves of this machine that exist.
pub(super) fn shelves(places: &Places) -> Vec<Shelf> {
    of(
        places,
        if cfg!(windows) {
            WINDOWS
        } else if cfg!(target_os = "macos") {
            MACOS
        } else {
            LINUX
        },
    )
}

pub(super) fn of(places: &Places, known: &'static [Known]) -> Vec<Shelf> {
    let of_one = |(base, path, place, without): &'static Known| {
        let bases = base_folders(*base, places).into_iter();
        let folders = bases.flat_map(|(base, _)| if path.is_empty() { vec![base] } else { expand(&base, path, Path::is_dir) });
        folders.map(move |folder| Shelf { folder, place, without })
    };
    known.iter().flat_map(of_one).collect()
}

impl Shelf {
    /// Whether a child is no application.
    pub(super) fn is_other(&self, child: &Path) -> bool {
        self.without.iter().any(|name| child.ends_with(name))
    }
}
