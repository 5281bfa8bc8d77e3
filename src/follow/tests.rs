use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;

fn follow(files: &[&Path]) -> (Follower, Receiver<()>) {
    let (sender, woken) = channel();
    let stores = files.iter().map(|file| Followed { file: file.to_path_buf(), others: Vec::new() }).collect();
    let wake: Wake = Arc::new(move || {
        let _ = sender.send(());
    });
    let follower = Follower::new(stores, wake).unwrap();
    woken.recv_timeout(Duration::from_mins(1)).expect("it tells that it has begun");
    let told = follower.told();
    assert!(told.iter().map(|told| told.file.as_path()).eq(files.iter().copied()), "all may have been written before: {told:?}");
    (follower, woken)
}

/// Until nothing more comes.
fn drain(follower: &Follower, woken: &Receiver<()>) -> Vec<Told> {
    let mut all = follower.told();
    while woken.recv_timeout(Duration::from_millis(800)).is_ok() {
        all.extend(follower.told());
    }
    all
}

#[test]
fn what_is_written_is_told_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let [file, other, log] = ["cookies.sqlite", "places.sqlite", "cookies.sqlite-wal"].map(|name| folder.path().join(name));
    fs::write(&file, "a").unwrap();
    fs::write(&other, "a").unwrap();
    let (follower, woken) = follow(&[&file]);
    fs::write(&log, "rows").unwrap();
    assert_eq!(drain(&follower, &woken), [Told { file: file.clone(), is_replaced: false }]);
    // Reading it, and whatever becomes of its neighbours, is no news.
    fs::read(&file).unwrap();
    fs::write(&other, "b").unwrap();
    fs::write(folder.path().join("cookies.sqlite-shm"), "b").unwrap();
    assert_eq!(drain(&follower, &woken), []);
}

#[test]
fn one_that_is_replaced_or_goes_with_its_folder_is_followed_when_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    fs::create_dir(&profile).unwrap();
    let file = profile.join("Cookies");
    fs::write(&file, "a").unwrap();
    let (follower, woken) = follow(&[&file]);
    let new = profile.join("Cookies.new");
    fs::write(&new, "b").unwrap();
    fs::rename(&new, &file).unwrap();
    assert_eq!(drain(&follower, &woken), [Told { file: file.clone(), is_replaced: true }]);
    fs::rename(&profile, folder.path().join("away")).unwrap();
    assert_eq!(drain(&follower, &woken).len(), 1, "that it went is told");
    fs::rename(folder.path().join("away"), &profile).unwrap();
    assert!(!drain(&follower, &woken).is_empty(), "that it is back too");
    fs::write(&file, "c").unwrap();
    assert!(!drain(&follower, &woken).is_empty(), "and it is followed again");
}

#[test]
fn a_burst_is_told_in_few_words_and_its_end_is_never_missed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cookies.sqlite");
    let (follower, woken) = follow(&[&file]);
    for number in 0..500 {
        fs::write(&file, number.to_string()).unwrap();
    }
    let told = drain(&follower, &woken);
    assert!(!told.is_empty() && told.len() < 50, "{}", told.len());
}

/// Where the kernel gives out no inotify at all: a process in a user namespace of its own that may have none.
#[cfg(target_os = "linux")]
#[test]
fn where_the_system_tells_of_nothing_files_are_looked_at() {
    const WITHOUT: &str = "echo 0 >/proc/sys/user/max_inotify_instances";
    let unshared = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["-Ur", "sh", "-c", script]).arg(std::env::current_exe().unwrap());
        command.output()
    };
    if !unshared(WITHOUT).is_ok_and(|output| output.status.success()) {
        return eprintln!("skipped: this system lets nobody have a user namespace (unshare -Ur)");
    }
    let run = "exec \"$0\" --exact follow::tests::a_store_is_followed_by_looking_at_it --ignored";
    let output = unshared(&format!("{WITHOUT} && {run}")).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "carried out by the test above, in a process without inotify"]
fn a_store_is_followed_by_looking_at_it() {
    assert!(notify::recommended_watcher(|_| ()).is_err(), "the system tells of nothing");
    let folder = tempfile::tempdir().unwrap();
    let profile = folder.path().join("profile");
    fs::create_dir(&profile).unwrap();
    let [file, log] = ["cookies.sqlite", "cookies.sqlite-wal"].map(|name| profile.join(name));
    fs::write(&file, "a").unwrap();
    let (follower, woken) = follow(&[&file]);
    fs::write(&log, "rows").unwrap();
    assert_eq!(drain_slowly(&follower, &woken), [Told { file: file.clone(), is_replaced: false }]);

    // Its neighbours are no news, and the end of a burst is.
    fs::write(profile.join("places.sqlite"), "b").unwrap();
    assert_eq!(drain_slowly(&follower, &woken), []);
    for number in 0..200 {
        fs::write(&file, number.to_string()).unwrap();
    }
    assert!(!drain_slowly(&follower, &woken).is_empty());

    fs::rename(&profile, folder.path().join("away")).unwrap();
    assert!(!drain_slowly(&follower, &woken).is_empty(), "that it went is told");
    fs::rename(folder.path().join("away"), &profile).unwrap();
    assert!(!drain_slowly(&follower, &woken).is_empty(), "that it is back too");
    fs::write(&file, "after all that").unwrap();
    assert!(!drain_slowly(&follower, &woken).is_empty(), "and it is followed again");
}

/// Until nothing more comes, where files are looked at every two seconds.
#[cfg(target_os = "linux")]
fn drain_slowly(follower: &Follower, woken: &Receiver<()>) -> Vec<Told> {
    let mut all = follower.told();
    while woken.recv_timeout(Duration::from_secs(5)).is_ok() {
        all.extend(follower.told());
    }
    all
}
