//! What a store is called: an id that scripts may keep, and a shown name that no other store has.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::browsers::FoundRoot;
use super::profiles::folder_name;
use crate::store::StoreLocation;
use crate::store::location::Family;
use crate::sum::sha256;

/// Why an id names no store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// No store has it.
    Unknown,
    /// It is a short form that several stores share.
    Ambiguous,
}

/// The location with this id in a listing. `firefox:x1.default` also names `firefox:x1.default@flatpak` where only one store can be meant.
///
/// # Errors
/// When there is no such store, or more than one.
pub fn find_by_id<'a>(locations: &'a [StoreLocation], id: &str) -> Result<&'a StoreLocation, IdError> {
    if let Some(exact) = locations.iter().find(|location| location.id == id) {
        return Ok(exact);
    }
    let mut short = locations.iter().filter(|location| short_id(location) == id);
    match (short.next(), short.next()) {
        (Some(location), None) => Ok(location),
        (Some(_), Some(_)) => Err(IdError::Ambiguous),
        (None, _) => Err(IdError::Unknown),
    }
}

/// Browser and folder alone.
fn short_id(location: &StoreLocation) -> &str {
    let browser = location.id.find(':').map_or(0, |colon| colon + 1);
    let called = if matches!(location.format.format().family, Family::Jar(_)) { &location.file } else { &location.profile_folder };
    location.id.get(..browser + folder_name(called).len()).unwrap_or(&location.id)
}

/// The id of a profile below a root. It says the place, never the position in a list, so that it stays when another store comes or goes: what is
/// not in the usual place of the browser has a suffix even while no other store has its name.
pub(in crate::store::find) fn id_below(short: &str, profile: &Path, root: &FoundRoot) -> String {
    let is_child = profile.parent().is_some_and(|parent| parent == root.folder || parent == root.folder.join("Profiles"));
    let is_usual = profile == root.folder || (is_child && profile.file_name() != root.folder.file_name());
    let suffix: Vec<&str> = Some(root.place.as_str()).filter(|place| !place.is_empty()).into_iter().collect();
    let sum = (!is_usual).then(|| sum_of(profile));
    let suffix = suffix.into_iter().chain(sum.as_deref()).collect::<Vec<_>>().join("-");
    if suffix.is_empty() { short.to_owned() } else { format!("{short}@{suffix}") }
}

/// Gives each of several stores with one id a suffix of its path.
pub(super) fn make_unique(locations: Vec<&mut StoreLocation>) {
    let mut count: HashMap<String, usize> = HashMap::new();
    for location in &locations {
        *count.entry(location.id.clone()).or_default() += 1;
    }
    for location in locations {
        if count.get(&location.id).is_some_and(|count| *count > 1) {
            let mark = if location.id.len() > short_id(location).len() { '-' } else { '@' };
            location.id = format!("{}{mark}{}", location.id, sum_of(&location.file));
        }
    }
}

/// Puts what is shown of a store into the id and the name that it got by where it was unpacked to: that place is another one in each run. `root` is the
/// folder of the archive's content there, and the archive.
pub(in crate::store::find) fn tell_as_shown(store: &mut StoreLocation, real: &Path, (root, archive): (&Path, &Path)) {
    if let Some(before) = store.id.strip_suffix(&sum_of(real)) {
        store.id = format!("{before}{}", sum_of(&store.file));
    }
    store.profile = store.profile.replace(&*root.to_string_lossy(), &archive.to_string_lossy());
}

/// A few digits that follow from a path alone. Links are not resolved: the revision of a Snap is one, and changes with every update.
fn sum_of(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    sha256(path.as_os_str().as_encoded_bytes()).chars().take(6).collect()
}

/// Adds to equal shown names what tells them apart: how the browser was installed, else the folder, else the path.
pub(super) fn tell_apart(found: &mut [(StoreLocation, String)]) {
    let mut groups: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (index, (location, _)) in found.iter().enumerate() {
        groups.entry((location.browser.clone(), location.profile.clone())).or_default().push(index);
    }
    for group in groups.into_values().filter(|group| group.len() > 1) {
        let of = |what: &dyn Fn(&StoreLocation, &str) -> String| -> Vec<String> {
            group.iter().filter_map(|index| found.get(*index)).map(|(location, place)| what(location, place)).collect()
        };
        let ways = [
            of(&|_, place| packaging(place).to_owned()),
            of(&|location, _| folder_name(&location.profile_folder)),
            of(&|location, _| location.profile_folder.display().to_string()),
            of(&|location, _| location.file.display().to_string()),
        ];
        let is_distinct = |texts: &&Vec<String>| texts.iter().collect::<HashSet<_>>().len() == texts.len();
        let Some(marks) = ways.iter().find(is_distinct) else { continue };
        for (index, mark) in group.iter().zip(marks) {
            if let Some((location, _)) = found.get_mut(*index).filter(|_| !mark.is_empty()) {
                location.profile = format!("{} ({mark})", location.profile);
            }
        }
    }
}

/// The name of a way to install software.
fn packaging(place: &str) -> &'static str {
    match place.split('-').next().unwrap_or_default() {
        "flatpak" => "Flatpak",
        "snap" => "Snap",
        "store" => "Microsoft Store",
        "xdg" => "XDG",
        _ => "",
    }
}
