//! A process that is ended from outside, or may write no more: nothing of what it made for a while stays.

use std::fs;
use std::io::Read as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::support::archives::zip_of;
use crate::support::program::{Home, stderr};

/// More lines than a pipe and the program's own buffers hold.
const LINES: usize = 20_000;

fn jar() -> String {
    let lines = (0..LINES).map(|row| format!("h{row}.fr\tFALSE\t/\tFALSE\t2000000000\tname{row}\tv\n"));
    format!("# Netscape HTTP Cookie File\n{}", lines.collect::<String>())
}

/// What lies in a home beside the input.
fn litter(home: &Home) -> Vec<String> {
    let names = fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with("in.") && name != "memory").collect()
}

/// Whether whoever runs the tests has them, and so the program, ignore a signal: `nohup` does, and a script's `&`. Then it ends nothing, and rightly.
fn is_ignored(number: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (number - 1) & 1 == 1)
}

/// Sends signals, some time after each other, to a program that has unpacked an archive and still needs it: what ended it, and what it has left.
fn ended_by(signals: &[&str], pause: Duration) -> (Option<i32>, Vec<String>) {
    let home = Home::new();
    let memory = home.path().join("memory");
    fs::create_dir(&memory).unwrap();
    let archive = home.path().join("in.zip");
    fs::write(&archive, zip_of(&vec![("cookies.txt".to_owned(), jar().into_bytes())])).unwrap();
    let mut command = home.command();
    command.env("XDG_RUNTIME_DIR", &memory).args(["export", "--recursive"]).arg(&archive).stdout(Stdio::piped());
    let mut process = command.spawn().unwrap();
    // It has begun to write, and waits for somebody who reads the rest.
    let mut output = process.stdout.take().unwrap();
    output.read_exact(&mut [0]).unwrap();
    assert_eq!(fs::read_dir(&memory).unwrap().count(), 1);
    // By one shell: a program for each signal would begin too late.
    let sent = signals.iter().map(|signal| format!("kill -{signal} {}; sleep {}", process.id(), pause.as_secs_f64()));
    Command::new("sh").args(["-c", &sent.collect::<Vec<_>>().join("; ")]).stderr(Stdio::null()).status().unwrap();
    let ended = process.wait().unwrap().signal();
    let unpacked = fs::read_dir(&memory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    (ended, unpacked.chain(litter(&home)).collect())
}

#[test]
fn a_signal_ends_the_process_and_what_it_unpacked() {
    for (signal, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        if is_ignored(number) {
            eprintln!("skipped: SIG{signal} is ignored here, as under nohup");
            continue;
        }
        assert_eq!(ended_by(&[signal], Duration::ZERO), (i32::try_from(number).ok(), vec![]), "{signal}");
    }
}

/// The end of a session sends two, and a terminal that closes is told of twice.
#[test]
fn signals_behind_each_other_are_one_wish() {
    if is_ignored(1) || is_ignored(15) {
        eprintln!("skipped: signals are ignored here, as under nohup");
        return;
    }
    for (signals, millis) in [(["TERM", "HUP"], 1), (["TERM", "HUP"], 4), (["HUP", "HUP"], 2)] {
        let (ended, left) = ended_by(&signals, Duration::from_millis(millis));
        assert!(ended.is_some() && left.is_empty(), "{signals:?} after {millis} ms: {left:?}");
    }
}

#[test]
fn a_signal_that_was_to_be_ignored_is_ignored() {
    let home = Home::new();
    let input = home.path().join("in.txt");
    fs::write(&input, jar()).unwrap();
    let mut command = Command::new("sh");
    // As `nohup` does.
    command.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(env!("CARGO_BIN_EXE_cookie-charter")).arg("export").arg(&input);
    let mut process = command.env("HOME", home.path()).env("TMPDIR", home.path()).stdout(Stdio::piped()).spawn().unwrap();
    let mut output = process.stdout.take().unwrap();
    output.read_exact(&mut [0]).unwrap();
    assert!(Command::new("kill").args(["-HUP", &process.id().to_string()]).status().unwrap().success());
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    assert!(process.wait().unwrap().success());
    assert_eq!(rest.lines().count(), LINES + 1);
}

/// `ulimit -f` and quotas of batch systems: the write is refused, and that is a sentence.
#[test]
fn who_may_not_write_so_much_is_told_and_keeps_nothing_half() {
    let home = Home::new();
    let input = home.path().join("in.txt");
    fs::write(&input, jar()).unwrap();
    let target = home.path().join("out.csv");
    let mut command = Command::new("sh");
    // The copy of the input fits, the table does not.
    command.args(["-c", "ulimit -f 3000; exec \"$@\"", "sh"]).arg(env!("CARGO_BIN_EXE_cookie-charter")).arg("export").arg(&input);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("LANG", "C").env("HOME", home.path());
    let output = command.env("TMPDIR", home.path()).arg("-o").arg(&target).output().unwrap();
    let said = stderr(&output);
    let (told, lacks): (Vec<&str>, Vec<&str>) = said.lines().partition(|line| line.contains("it is too large"));
    assert_eq!((output.status.code(), told.len()), (Some(2), 1), "{said}");
    assert!(lacks.iter().all(|line| line.contains("no browsing history") || line.contains("Session cookies:")), "{said}");
    assert_eq!(litter(&home), Vec::<String>::new());
}
