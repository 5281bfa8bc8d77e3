use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::store::{BROWSERS, Browser, Family};

/// A browser of this machine that can be started with a profile of ours.
#[derive(Clone, Debug)]
pub struct Installed {
    pub(super) browser: &'static Browser,
    pub(super) program: PathBuf,
    /// Options for tests: without a display, as root.
    pub(super) more: Vec<String>,
}

/// A browser that is installed in a way that lets it see no folder but its own (a snap): it cannot be started with a profile of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confined {
    /// Its name.
    pub name: &'static str,
}

/// Where programs lie, from outside, so that tests can lay out a machine of their own.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    /// Linux: the folders of `$PATH`. Windows and macOS: the folders that programs are installed below.
    pub folders: Vec<PathBuf>,
}

impl Programs {
    /// The folders of this system.
    #[must_use]
    pub fn of_this_system() -> Self {
        let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let folders: Vec<PathBuf> = if cfg!(windows) {
            let own = named("LOCALAPPDATA");
            let programs = own.as_ref().map(|own| own.join("Programs"));
            [named("ProgramFiles"), named("ProgramFiles(x86)"), own, programs].into_iter().flatten().collect()
        } else if cfg!(target_os = "macos") {
            let own = named("HOME").map(|home| home.join("Applications"));
            [Some(PathBuf::from("/Applications")), own].into_iter().flatten().collect()
        } else {
            std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect()
        };
        Self { folders: folders.into_iter().filter(|folder| folder.is_absolute()).collect() }
    }
}

impl Installed {
    /// Its name, for people.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.browser.name
    }

    /// The program that is started.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// The same browser with more options before the address.
    #[must_use]
    pub fn with_options(mut self, more: &[&str]) -> Self {
        self.more.extend(more.iter().map(|option| (*option).to_owned()));
        self
    }

    /// Whether it is made from Firefox.
    #[must_use]
    pub fn is_firefox(&self) -> bool {
        self.browser.family == Family::Firefox
    }
}

/// The browsers of this machine, in the order of `assets/browsers.toml`, and those that cannot be used. A browser that keeps no cookies on disk by design
/// is no help here.
#[must_use]
pub fn installed(programs: &Programs) -> (Vec<Installed>, Vec<Confined>) {
    let mut found: Vec<Installed> = Vec::new();
    let mut confined = Vec::new();
    for browser in BROWSERS.iter().filter(|browser| !browser.is_private) {
        let files = browser.programs().iter().flat_map(|name| programs.folders.iter().map(move |folder| folder.join(name)));
        let mut files = files.filter(|file| is_program(file)).peekable();
        let is_there = files.peek().is_some();
        match files.find(|file| !is_confined(file)) {
            Some(program) => found.push(Installed { browser, program, more: Vec::new() }),
            None if is_there => confined.push(Confined { name: browser.name }),
            None => {}
        }
    }
    (found, confined)
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// Whether a program is a snap, or a script that starts one, as Ubuntu's packages of Firefox and Chromium are.
fn is_confined(file: &Path) -> bool {
    const MARK: &[u8] = b"/snap/bin/";
    let is_snap = |path: &Path| path.starts_with("/snap") || path.ends_with("bin/snap");
    if is_snap(file) || fs::canonicalize(file).is_ok_and(|real| is_snap(&real)) {
        return true;
    }
    let mut head = Vec::new();
    let is_read = fs::File::open(file).and_then(|file| file.take(8 << 10).read_to_end(&mut head)).is_ok();
    is_read && head.starts_with(b"#!") && head.windows(MARK.len()).any(|part| part == MARK)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn programs_are_found_and_snaps_are_said() {
        let folder = tempfile::tempdir().unwrap();
        let program = |name: &str, text: &str, mode: u32| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        };
        program("firefox", "#!/bin/sh\nexec /snap/bin/firefox \"$@\"\n", 0o755);
        program("chromium", "#!/bin/sh\nexec /usr/lib/chromium/chromium \"$@\"\n", 0o755);
        program("google-chrome", "", 0o644);
        let programs = Programs { folders: vec![folder.path().to_path_buf()] };
        let names = || {
            let (found, confined) = installed(&programs);
            (found.iter().map(Installed::name).collect::<Vec<_>>(), confined.iter().map(|browser| browser.name).collect::<Vec<_>>())
        };
        assert_eq!(names(), (vec!["Chromium"], vec!["Firefox"]));
        // A second program of the same browser that is none.
        program("firefox-esr", "\x7fELF", 0o755);
        assert_eq!(names(), (vec!["Firefox", "Chromium"], vec![]));
        assert!(installed(&programs).0[0].program().ends_with("firefox-esr"));
    }
}
