use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sniff::{self, APPLE_DOUBLE};
use super::walk::{Folder, LIMITS, Limits, Whose, walk};
use crate::store::find::discover::ini::Ini;
use crate::store::find::discover::profiles::{Profile, folder_name, profiles};
use crate::store::find::discover::{of_file, of_profile, one_of_each};
use crate::store::format::firefox::session::{session_alone, session_copied};
use crate::store::format::own::parquet::is_own_report;
use crate::store::format::text::kind::{TextKind, decode, kind};
use crate::store::format::{FORMATS, Format};
use crate::store::location::Family;
use crate::store::search::{Found, Omission, Search};
use crate::store::sqlite::snapshot::{DATABASE_MAGIC, head_of};
use crate::store::{FormatId, Progress, ReadError, StoreLocation};

/// Files of cookies that are not those of sites.
pub(super) const NOT_OF_SITES: [&str; 2] = ["Extension Cookies", "Safe Browsing Cookies"];
/// How files end that developer tools and inspections write under names of any kind.
pub(super) const TOOLS_WRITE: [&str; 3] = ["har", "json", "ndjson"];
/// How files end that people name as they like.
const JARS_OF_ANY_NAME: [&str; 2] = ["txt", "parquet"];
/// How the files of tools, and of the engine of old Android, end wherever they lie: hardly anything else is called so.
const OF_TOOLS: [&str; 4] = [".har", "crawl-data.sqlite", "inspection.json", "webview.db"];
/// Files of the folder that was opened that are opened though their names say nothing. Thousands of logs are in one folder, jars are not.
const MOST_OF_ANY_NAME: usize = 5_000;
/// What a browser root is told by.
pub(super) const ROOTS: [(&str, FamilyOf); 2] = [("profiles.ini", family_of_list), ("Local State", |_| Family::Chromium)];

/// The stores of a folder and of everything below: those of browser roots with the names of their lists, then whatever else is found.
pub(super) fn search(folder: &Path, progress: &Progress) -> Result<Found, ReadError> {
    search_within(folder, LIMITS, progress)
}

fn search_within(folder: &Path, limits: Limits, progress: &Progress) -> Result<Found, ReadError> {
    fs::read_dir(folder).map_err(|error| ReadError::from_io(error, folder))?;
    let mut finder = Finder::default();
    let mut search = Search::default();
    walk(folder, limits, &mut search, progress, &mut |folder, search| finder.look_at(folder, search))?;
    Ok(finder.finish(search))
}

/// The profiles of one browser root, and no more.
pub(super) fn of_root(root: &Path, family: Family) -> Found {
    let mut finder = Finder::default();
    let mut search = Search::default();
    finder.root(root, family, &mut search);
    finder.finish(search)
}

/// Whose root a folder with this file is.
pub(super) type FamilyOf = fn(&Path) -> Family;

/// How much a file looks like a store by its name. Opening every file of a large folder would take minutes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// It has a name or an ending that nothing else has: what else it is, is told.
    Named,
    /// Its content decides.
    Perhaps,
}

/// A store with whether a list of its browser names its profile.
struct Located {
    store: StoreLocation,
    is_named: bool,
    /// The folder that was looked at when it was found.
    met_in: PathBuf,
}

#[derive(Default)]
struct Finder {
    found: Vec<Located>,
    /// Browser roots that were met.
    roots: Vec<PathBuf>,
    /// Files that were looked at, under their real names.
    seen: HashSet<PathBuf>,
    /// The folder at hand.
    here: PathBuf,
    /// Files that were opened though their names say nothing.
    of_any_name: usize,
}

impl Finder {
    fn look_at(&mut self, folder: &Folder, search: &mut Search) {
        self.here.clone_from(&folder.path);
        if folder.whose == Whose::Persons {
            for (mark, family) in ROOTS {
                if let Some(file) = folder.files.iter().find(|file| file.ends_with(mark)) {
                    self.root(&folder.path, family(file), search);
                }
            }
        }
        for file in &folder.files {
            self.file(file, folder, search);
        }
        for file in folder.special.iter().chain(&folder.broken).filter(|file| is_called_like_a_store(file)) {
            search.leave_out(file.clone(), no_file(file));
        }
        for link in &folder.linked {
            self.link(link, search);
        }
        self.session_alone(folder, search);
    }

    fn root(&mut self, root: &Path, family: Family, search: &mut Search) {
        self.roots.push(root.to_path_buf());
        for profile in profiles(root, family) {
            self.profile(&profile, family, true, search);
        }
    }

    /// The store of a profile folder. A file in its place that is none is left out with the reason, or taken as what it is.
    fn profile(&mut self, profile: &Profile, family: Family, is_named: bool, search: &mut Search) {
        let format = Format::of_family(family);
        let mut is_there = false;
        for file in format.files_in(&profile.folder) {
            if !self.is_new(&file) {
                continue;
            }
            match sniff::store(&file) {
                Ok(found) if found == format.id => is_there = true,
                Ok(other) => self.take(of_file(&file, other.format(), None), false),
                Err(error) => search.leave_out(file, Omission::Refused(Arc::new(error))),
            }
        }
        if let Some(mut store) = of_profile(profile, family, None).filter(|_| is_there) {
            // That the other one is no store was said already; one of another format was taken beside it.
            store.twin = store.twin.filter(|twin| {
                search.left_out.iter().all(|left| left.path != twin.file) && self.found.iter().all(|found| found.store.file != twin.file)
            });
            self.take(store, is_named);
        }
    }

    fn file(&mut self, file: &Path, folder: &Folder, search: &mut Search) {
        let name = folder_name(file);
        if NOT_OF_SITES.contains(&name.as_str()) {
            return search.leave_out(file.to_path_buf(), Omission::NotOfSites);
        }
        let is_near = folder.depth == 0;
        let by_content = || if is_near { self.of_any_name(file, &name, search) } else { None };
        let Some(likeness) = likeness(file, &name, is_near).or_else(by_content) else { return };
        if folder.whose == Whose::Persons
            && let Some((profile, family)) = profile_of(file)
        {
            return self.profile(&Profile::unnamed(profile), family, false, search);
        }
        if !self.is_new(file) {
            return;
        }
        match judge(file, folder.whose, likeness) {
            Some(Ok(format)) => self.take(of_file(file, format.format(), None), false),
            Some(Err(why)) => search.leave_out(file.to_path_buf(), why),
            None => {}
        }
    }

    /// A file directly in the folder that was opened, by its beginning; of very many only the first ones, which is told.
    fn of_any_name(&mut self, file: &Path, name: &str, search: &mut Search) -> Option<Likeness> {
        self.of_any_name += 1;
        if self.of_any_name == MOST_OF_ANY_NAME + 1 {
            search.leave_out(self.here.clone(), Omission::ManyOfAnyName);
        }
        if self.of_any_name > MOST_OF_ANY_NAME { None } else { of_any_name(file, name) }
    }

    /// A link to a folder outside: a profile that was moved to another disk is read, anything else is not looked into.
    fn link(&mut self, link: &Path, search: &mut Search) {
        let is_profile = |family: &Family| Format::of_family(*family).files_in(link).next().is_some();
        let held: Vec<Family> = Family::ALL.into_iter().filter(is_profile).collect();
        if held.is_empty() {
            search.leave_out(link.to_path_buf(), Omission::LinkedElsewhere);
        }
        for family in held {
            self.profile(&Profile::unnamed(link.to_path_buf()), family, false, search);
        }
    }

    /// The session of a profile folder without a store of its own.
    fn session_alone(&mut self, folder: &Folder, search: &mut Search) {
        let is_backup = folder.path.ends_with("sessionstore-backups");
        let has_session = is_backup || folder.files.iter().any(|file| folder_name(file).starts_with("sessionstore"));
        let profile = if is_backup { folder.path.parent() } else { Some(folder.path.as_path()) };
        let Some(profile) = profile else { return };
        let is_read = self.found.iter().any(|found| found.store.profile_folder == *profile);
        let file = if has_session { session_alone(profile) } else { session_copied(&folder.files) };
        let Some(file) = file.filter(|file| !is_read && self.is_new(file)) else { return };
        match sniff::store(&file) {
            Ok(format) => self.take(of_file(&file, format.format(), None), false),
            Err(error) => search.leave_out(file, Omission::Refused(Arc::new(error))),
        }
    }

    fn is_new(&mut self, file: &Path) -> bool {
        self.seen.insert(fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf()))
    }

    fn take(&mut self, store: StoreLocation, is_named: bool) {
        self.found.push(Located { store, is_named, met_in: self.here.clone() });
    }

    fn finish(mut self, search: Search) -> Found {
        // In the order of their folders; those of one root in the order of its list.
        self.found.sort_by(|a, b| a.met_in.cmp(&b.met_in));
        self.name_the_nested();
        let search = Arc::new(search);
        let stores = one_of_each(self.found.into_iter().map(|found| (found.store, String::new())).collect());
        let stores = stores.into_iter().map(|store| StoreLocation { search: Arc::clone(&search), ..store }).collect();
        Found { stores, search }
    }

    /// A store inside a profile or a browser root that no list names (of a partition, of a web application) belongs to that browser, and is called
    /// by its way from there.
    fn name_the_nested(&mut self) {
        // The folder of a file that is opened by itself is no profile.
        let is_of_profile = |store: &&StoreLocation| !matches!(store.format.format().family, Family::Jar(_));
        let outer: Vec<StoreLocation> = self.found.iter().map(|found| &found.store).filter(is_of_profile).cloned().collect();
        for Located { store, .. } in self.found.iter_mut().filter(|found| !found.is_named) {
            name_nested(store, &outer, &self.roots);
        }
    }
}

/// What becomes of a file that is not the own store of a profile: it is read, or left out; none where that is not worth a word.
pub(super) fn judge(file: &Path, whose: Whose, likeness: Likeness) -> Option<Result<FormatId, Omission>> {
    match (sniff::store(file), whose) {
        // Beside the store that it was made from it would say every cookie twice; two reports do, too.
        (Ok(FormatId::OwnExport), _) => Some(Err(Omission::OwnReport)),
        (Ok(FormatId::Parquet), _) if is_own_report(file) => Some(Err(Omission::OwnReport)),
        (Ok(format), Whose::Persons) => Some(Ok(format)),
        (Ok(_), Whose::OlderCopy) => Some(Err(Omission::OlderCopy)),
        (Ok(_), Whose::Browsers) => Some(Err(Omission::BrowsersOwn)),
        (Err(error), Whose::Persons) if likeness == Likeness::Named || is_worth_a_word(&error) => {
            Some(Err(Omission::Refused(Arc::new(error))))
        }
        (Err(_), _) => None,
    }
}

/// Names a store inside one of some profiles or browser roots after the innermost of them.
pub(super) fn name_nested(store: &mut StoreLocation, profiles: &[StoreLocation], roots: &[PathBuf]) {
    let inside = |folder: &Path| store.profile_folder != folder && store.profile_folder.starts_with(folder);
    let profile = profiles.iter().filter(|outer| inside(&outer.profile_folder)).max_by_key(|outer| outer.profile_folder.as_os_str().len());
    let root = roots.iter().filter(|root| inside(root)).max_by_key(|root| root.as_os_str().len());
    let (folder, name) = match (profile, root) {
        (Some(profile), root) if root.is_none_or(|root| profile.profile_folder.starts_with(root)) => {
            if profile.format.format().family == store.format.format().family {
                store.browser.clone_from(&profile.browser);
                store.is_app = profile.is_app;
                store.browser_version.clone_from(&profile.browser_version);
                store.is_private_by_design = profile.is_private_by_design;
            }
            (profile.profile_folder.as_path(), profile.profile.clone())
        }
        (_, Some(root)) => (root.as_path(), folder_name(root)),
        (_, None) => return,
    };
    if let Ok(way) = store.profile_folder.strip_prefix(folder) {
        store.profile = format!("{name} › {}", way.display());
    }
}

/// Whose list of profiles a `profiles.ini` is: Falkon calls its own so too.
pub(super) fn family_of_list(file: &Path) -> Family {
    let is_falkon = Ini::read(file).sections("Profiles").any(|section| section.get("startProfile").is_some());
    if is_falkon { Family::QtWebEngine } else { Family::Firefox }
}

/// The profile whose own store a file is by its name and folder.
pub(super) fn profile_of(file: &Path) -> Option<(PathBuf, Family)> {
    let is_own = |format: &&&Format| format.layout.places.iter().any(|place| file.ends_with(place));
    FORMATS.iter().find(is_own).map(|format| (format.profile_folder(file), format.family))
}

pub(super) fn is_named_like_a_store(file: &Path) -> bool {
    profile_of(file).is_some()
}

/// Whether what is no file stands where a store would: what it would be by its content nobody can tell.
pub(super) fn is_called_like_a_store(path: &Path) -> bool {
    let name = folder_name(path).to_ascii_lowercase();
    is_named_like_a_store(path) || name.starts_with("cookies") || of_ending(&name) == Likeness::Named
}

/// Why a pipe, a device or a link that leads nowhere is left out.
pub(super) fn no_file(path: &Path) -> Omission {
    let error = match fs::metadata(path) {
        Ok(_) => ReadError::NotAFile { path: path.to_path_buf() },
        Err(error) => ReadError::from_io(error, path),
    };
    Omission::Refused(Arc::new(error))
}

/// How much a file looks like a store by its name; none for one whose name says nothing. What tools and people write under any name counts where `is_near`
/// says that it lies directly in the folder that was opened.
pub(super) fn likeness(file: &Path, name: &str, is_near: bool) -> Option<Likeness> {
    if let Some(main) = ["-wal", "-journal", "-shm"].iter().find_map(|end| name.strip_suffix(end)) {
        // Alone it is all that is left of a store.
        let is_alone = is_named_like_a_store(&file.with_file_name(main)) && !file.with_file_name(main).exists();
        return (is_alone && fs::metadata(file).is_ok_and(|meta| meta.len() > 0)).then_some(Likeness::Named);
    }
    if is_named_like_a_store(file) {
        return Some(Likeness::Named);
    }
    // What macOS puts beside each file of an archive or of a disk of others.
    if name.starts_with("._") && head_of(file, 4).is_ok_and(|head| head.as_slice() == APPLE_DOUBLE) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    if lower.contains("cookie") || OF_TOOLS.iter().any(|end| lower.ends_with(end)) || is_of_explorer(file) {
        return Some(of_ending(name));
    }
    if is_called_by_a_sum(name) && head_of(file, 4).is_ok_and(|head| head.as_slice() == b"cook") {
        return Some(Likeness::Perhaps);
    }
    let has_ending = |ends: &[&str]| Path::new(name).extension().is_some_and(|end| ends.iter().any(|one| end.eq_ignore_ascii_case(one)));
    (is_near && (has_ending(&TOOLS_WRITE) || has_ending(&JARS_OF_ANY_NAME))).then(|| of_ending(name))
}

/// How much a file looks like a store by its beginning, whatever it is called: a database, or a jar. It is opened once.
pub(super) fn of_any_name(file: &Path, name: &str) -> Option<Likeness> {
    const ENOUGH: u64 = 4 << 10;
    let head = head_of(file, ENOUGH).ok()?;
    (head.starts_with(DATABASE_MAGIC) || begins_like_a_jar(file, &head)).then(|| of_ending(name))
}

/// Backups of telephones of Apple call every file by a sum of where it came from.
fn is_called_by_a_sum(name: &str) -> bool {
    name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a file of any name begins like a jar: nobody has to call one `cookies`.
fn begins_like_a_jar(file: &Path, head: &[u8]) -> bool {
    if head.starts_with(b"cook") {
        return true;
    }
    let Some(text) = decode(head) else { return false };
    // Programs have much JSON of their own; a jar is a list or an object in a file that nobody has called anything.
    let is_json = || file.extension().is_none() && text.trim_start_matches('\u{feff}').trim_start().starts_with(['[', '{']);
    // Own reports are passed over anyhow. Numbers in columns, as two text browsers write them, are in many files that are no jars.
    kind(&text).is_some_and(|kind| !matches!(kind, TextKind::OwnCsv | TextKind::Elinks | TextKind::HstsList)) || is_json()
}

/// How much a file that is looked into is a store by its ending: nothing but visits, jars or tables is called so, and one that is something else, or
/// nothing, is what a tool has left that broke off.
pub(super) fn of_ending(name: &str) -> Likeness {
    const OF_ONE_KIND: [&str; 4] = [".har", ".binarycookies", ".parquet", "crawl-data.sqlite"];
    let name = name.to_ascii_lowercase();
    if OF_ONE_KIND.iter().any(|end| name.ends_with(end)) { Likeness::Named } else { Likeness::Perhaps }
}

/// Internet Explorer has a file for each site, named after the person.
pub(super) fn is_of_explorer(file: &Path) -> bool {
    file.parent().is_some_and(|folder| ["Cookies", "INetCookies", "Low"].iter().any(|name| folder.ends_with(name)))
        && file.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"))
}

/// Whether a refusal says that there were cookies: a note, a page, a history that only has "cookie" in its name is not worth a word.
fn is_worth_a_word(error: &ReadError) -> bool {
    match error {
        ReadError::NotAStore { what, .. } => what.holds_cookies(),
        ReadError::OtherDatabase { .. } | ReadError::Empty { .. } => false,
        _ => true,
    }
}
