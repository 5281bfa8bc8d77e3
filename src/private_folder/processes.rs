//! Processes that were started to work in a folder: their command line names it.

use std::path::Path;

/// Ends every process of this user whose command line names `folder`. What was started is looked for by its folder and not by its number: a wrapper may
/// have started another process, and numbers are given again. Where processes cannot be looked at (Windows) nothing happens; files that are in
/// use there keep the folder until the next time.
pub(super) fn end_all_of(folder: &Path) {
    #[cfg(unix)]
    for process in unix::all_of(folder) {
        // There is no safe call for it in the standard library.
        let _ = std::process::Command::new("kill").args(["-KILL", &process.to_string()]).status();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    pub(super) fn all_of(folder: &Path) -> Vec<u32> {
        let name = folder.as_os_str().as_bytes();
        // The whole name: another folder's may begin with it.
        let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, 0 | b' ' | b'/'));
        let is_named =
            |line: &[u8]| line.windows(name.len().max(1)).enumerate().any(|(at, part)| part == name && is_end(line.get(at + name.len())));
        let own = std::process::id();
        command_lines().into_iter().filter(|(process, line)| *process != own && is_named(line)).map(|(process, _)| process).collect()
    }

    /// Processes with their command lines. Those of other users may be among them; ending one of these fails.
    #[cfg(target_os = "linux")]
    fn command_lines() -> Vec<(u32, Vec<u8>)> {
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        entries
            .filter_map(|entry| {
                let process = entry.file_name().to_str()?.parse().ok()?;
                Some((process, std::fs::read(entry.path().join("cmdline")).ok()?))
            })
            .collect()
    }

    #[cfg(not(target_os = "linux"))]
    fn command_lines() -> Vec<(u32, Vec<u8>)> {
        let Ok(output) = std::process::Command::new("ps").args(["-axww", "-o", "pid=,args="]).output() else { return Vec::new() };
        output.stdout.split(|byte| *byte == b'\n').filter_map(line).collect()
    }

    /// `  123 /usr/bin/browser --profile …`
    #[cfg(not(target_os = "linux"))]
    fn line(line: &[u8]) -> Option<(u32, Vec<u8>)> {
        let line = line.trim_ascii_start();
        let end = line.iter().position(|byte| *byte == b' ')?;
        Some((std::str::from_utf8(line.get(..end)?).ok()?.parse().ok()?, line.get(end..)?.to_vec()))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_process_is_found_by_the_folder_that_it_was_given() {
            let folder = tempfile::tempdir().unwrap();
            let mut child = std::process::Command::new("sh").args(["-c", "sleep 60", "profile"]).arg(folder.path()).spawn().unwrap();
            let mut found = all_of(folder.path());
            // `sh` may not have replaced the command line of the copy of this process yet.
            while found.is_empty() && child.try_wait().unwrap().is_none() {
                std::thread::yield_now();
                found = all_of(folder.path());
            }
            assert!(found.contains(&child.id()), "{found:?}");
            super::super::end_all_of(folder.path());
            assert!(!child.wait().unwrap().success());
        }
    }
}
