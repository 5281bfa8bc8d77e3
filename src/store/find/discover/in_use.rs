use std::path::Path;

use crate::store::location::Family;
#[cfg(unix)]
use crate::store::sqlite::snapshot::open_source;

/// Whether a running browser holds the profile. Firefox and Chromium leave a link that names a process; the link alone proves nothing,
/// because it survives a crash. Beside the link Firefox locks a file, which also tells where it runs in a room of its own with other numbers of
/// processes (Flatpak). The others leave nothing: of them the file itself is looked for. On Windows browsers keep others out of a file. Where
/// none of this can be looked up cheaply the answer is no.
pub(super) fn is_in_use(file: &Path, profile: &Path, family: Family) -> bool {
    if cfg!(windows) {
        let kept = [profile.join("parent.lock"), profile.join("lockfile"), profile.parent().unwrap_or(profile).join("lockfile")];
        return kept.iter().map(std::path::PathBuf::as_path).chain([file]).any(is_kept);
    }
    match family {
        // `lock` → `127.0.1.1:+12345`
        Family::Firefox => {
            link_text(&profile.join("lock")).and_then(|text| number_after(&text, ":+")).is_some_and(is_alive)
                || is_locked(&profile.join(".parentlock"))
        }
        // `SingletonLock` of the user-data folder → `host-12345`
        Family::Chromium => profile
            .ancestors()
            .take(2)
            .find_map(|folder| link_text(&folder.join("SingletonLock")))
            .filter(|text| is_of_this_host(text))
            .and_then(|text| number_after(&text, "-"))
            .is_some_and(is_alive),
        Family::Jar(_) => false,
        Family::QtWebEngine => is_locked(file),
        Family::WebKitGtk => is_open_in(file, "WebKitNetworkP"),
    }
}

/// Whether another process lets nobody else open the file (`ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`).
fn is_kept(file: &Path) -> bool {
    std::fs::File::open(file).is_err_and(|error| matches!(error.raw_os_error(), Some(32 | 33)))
}

/// Whether another process holds a lock on the file. QtWebEngine keeps one as long as it runs. The file is asked and not the system's list of all
/// locks: reading that list stops every processor for a moment (16 ms), and of a file it tells neither the disk nor, across containers, the process.
#[cfg(unix)]
fn is_locked(file: &Path) -> bool {
    use rustix::process::{Flock, FlockType, fcntl_getlk};
    // What keeps a lock to write from being taken is anybody's lock at all; nothing is taken by asking.
    let holder = open_source(file).and_then(|open| Ok(fcntl_getlk(&open, &Flock::from(FlockType::WriteLock))?));
    holder.is_ok_and(|holder| holder.is_some())
}

/// Whether a process of this name has the file open. The name is cut to 15 bytes by the system.
#[cfg(target_os = "linux")]
fn is_open_in(file: &Path, process: &str) -> bool {
    let Ok(real) = std::fs::canonicalize(file) else { return false };
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut named = processes.filter(|path| std::fs::read_to_string(path.join("comm")).is_ok_and(|name| name.starts_with(process)));
    let links = |path: std::path::PathBuf| std::fs::read_dir(path.join("fd")).into_iter().flatten().flatten();
    named.any(|path| links(path).any(|entry| std::fs::read_link(entry.path()).is_ok_and(|link| link == real)))
}

#[cfg(not(unix))]
fn is_locked(_file: &Path) -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn is_open_in(_file: &Path, _process: &str) -> bool {
    false
}

fn link_text(link: &Path) -> Option<String> {
    std::fs::read_link(link).ok()?.to_str().map(str::to_owned)
}

fn number_after(text: &str, mark: &str) -> Option<u32> {
    text.rsplit_once(mark)?.1.parse().ok()
}

fn is_alive(process: u32) -> bool {
    cfg!(target_os = "linux") && Path::new("/proc").join(process.to_string()).exists()
}

fn is_of_this_host(text: &str) -> bool {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    text.rsplit_once('-').is_some_and(|(name, _)| name == host.trim())
}
