use std::path::Path;

use crate::store::location::Family;

/// Whether a running browser holds the profile. Both families leave a link that names a process; the link alone proves nothing,
/// because it survives a crash. Where processes cannot be looked up cheaply the answer is no.
pub(super) fn is_in_use(profile: &Path, family: Family) -> bool {
    match family {
        // `lock` → `127.0.1.1:+12345`
        Family::Firefox => link_text(&profile.join("lock")).and_then(|text| number_after(&text, ":+")).is_some_and(is_alive),
        // `SingletonLock` of the user-data folder → `host-12345`
        Family::Chromium => profile
            .ancestors()
            .take(2)
            .find_map(|folder| link_text(&folder.join("SingletonLock")))
            .filter(|text| is_of_this_host(text))
            .and_then(|text| number_after(&text, "-"))
            .is_some_and(is_alive),
        Family::Jar(_) => false,
    }
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
