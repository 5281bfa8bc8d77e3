//! Reading a cookies.txt of a million lines and a recording of 200 MB, and the most memory that takes.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a bench may fail loudly and prints its figures")]

mod common;

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use common::{ROWS, measure, read_store};

/// Bytes of the recording.
const RECORDING: u64 = 200 << 20;

fn main() {
    // The recording first: the most memory of the process is counted from its start.
    let recording = generated("har", write_recording);
    measure("read a HAR of 200 MB", 3, || read_store(&recording, false));
    println!("most memory so far: {}", most_memory());
    let jar = generated("txt", write_jar);
    let median = measure("read a cookies.txt of 1 M lines, values left out", 5, || read_store(&jar, false));
    println!("  {:.0} lines a second", f64::from(ROWS) / median.as_secs_f64());
    measure("read a cookies.txt of 1 M lines, values kept", 3, || read_store(&jar, true));
    println!("most memory so far: {}", most_memory());
}

/// A file that is made once and kept in the system's temporary folder.
fn generated(ending: &str, write: fn(&mut dyn std::io::Write)) -> PathBuf {
    let path = std::env::temp_dir().join(format!("cookie-charter-bench.{ending}"));
    if !path.exists() {
        let unfinished = path.with_extension("tmp");
        let mut out = BufWriter::new(File::create(&unfinished).expect("temporary folder is writable"));
        write(&mut out);
        out.flush().expect("written");
        std::fs::rename(unfinished, &path).expect("renamed");
    }
    path
}

fn write_jar(out: &mut dyn std::io::Write) {
    writeln!(out, "# Netscape HTTP Cookie File\n").expect("written");
    for row in 0..ROWS {
        let (site, mark) = (row / 20, if row % 3 == 0 { "#HttpOnly_" } else { "" });
        writeln!(
            out,
            "{mark}.www{}.site{site}.fr\tTRUE\t/\tTRUE\t{}\tname_{}\tGA1.1.{row}.1790000000",
            row % 4,
            1_790_000_000 + row,
            row % 300
        )
        .expect("written");
    }
}

/// Answers with bodies, as recordings are, and a cookie or two each.
fn write_recording(out: &mut dyn std::io::Write) {
    let body = "QUJD".repeat(12_000);
    write!(out, "{{\"log\":{{\"version\":\"1.2\",\"creator\":{{\"name\":\"bench\"}},\"pages\":[],\"entries\":[").expect("written");
    let entries = RECORDING / 49_000;
    for entry in 0..entries {
        let comma = if entry == 0 { "" } else { "," };
        write!(
            out,
            "{comma}{{\"startedDateTime\":\"2026-11-24T10:{:02}:{:02}.000Z\",\"time\":12.5,\"request\":{{\"method\":\"GET\",\"url\":\"https://w{}.site{}.fr/p\",\"headers\":[],\
             \"cookies\":[]}},\"response\":{{\"status\":200,\"headers\":[{{\"name\":\"set-cookie\",\"value\":\"n{}=v{entry}; Max-Age=600; Secure\"}}],\"cookies\":[],\"content\":\
             {{\"mimeType\":\"image/png\",\"text\":\"{body}\"}}}}}}",
            entry / 60 % 60,
            entry % 60,
            entry % 7,
            entry % 300,
            entry % 11
        )
        .expect("written");
    }
    write!(out, "]}}}}").expect("written");
}

/// `VmHWM` of Linux.
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or_else(|| "unknown".to_owned(), |text| text.trim().to_owned())
}
