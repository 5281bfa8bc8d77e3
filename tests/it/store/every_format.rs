//! What holds for every format of the table, built without a word of what the format is made of.

use std::fs;

use cookie_charter::store::{FormatId, KeepValues, Progress, ReadError, ReadOptions, ReadReport, RowProblem, read};
use sha2::Digest;

use crate::support::builder::{Plain, builder};
use crate::support::files::listing;
use crate::support::reading::{only, options, read_only_store};

fn cookies(count: usize) -> Vec<Plain> {
    let hosts = ["www.a.fr", ".b.fr", "intranet", "127.0.0.1", "xn--caf-dma.fr"];
    (0..count)
        .map(|i| Plain {
            host: hosts[i % hosts.len()].to_owned(),
            name: if i == 1 { String::new() } else { format!("préf-{i}") },
            path: format!("/{}", i % 3),
            value: format!("value {i}; with=\"signs\""),
            secure: i % 2 == 0,
            http_only: i % 3 == 0,
        })
        .collect()
}

/// What a read gives back, in the builder's terms.
fn given_back(report: &ReadReport) -> Vec<Plain> {
    let dotted = |host: &str, host_only: Option<bool>| if host_only == Some(false) { format!(".{host}") } else { host.to_owned() };
    let value = |row: usize| report.values.get(row).map(|(value, _)| String::from_utf8_lossy(value.reveal()).into_owned());
    let rows = report.cookies.iter().enumerate();
    rows.map(|(row, cookie)| Plain {
        host: dotted(cookie.host(), cookie.host.host_only()),
        name: cookie.name().to_owned(),
        path: cookie.path().to_owned(),
        value: value(row).unwrap_or_default(),
        secure: cookie.secure.unwrap_or_default(),
        http_only: cookie.http_only.unwrap_or_default(),
    })
    .collect()
}

/// The cookies as the format can hold them.
fn as_held(format: FormatId, cookies: Vec<Plain>) -> Vec<Plain> {
    cookies.into_iter().map(|cookie| builder(format).held(cookie)).collect()
}

#[test]
fn an_empty_store_is_a_success_and_plain_facts_come_back() {
    for &format in FormatId::ALL {
        for count in [0, 1, 7, 300] {
            if count == 0 && !builder(format).can_be_empty() {
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let cookies = as_held(format, cookies(count));
            let path = builder(format).build(folder.path(), &cookies);
            let before = listing(folder.path());
            let report = read_only_store(&path).unwrap();
            assert!(before == listing(folder.path()), "{}: the folder was changed", format.code());
            assert_eq!(report.record.format, format);
            assert_eq!(given_back(&report), cookies, "{}", format.code());
            assert_eq!((report.record.rows_read, report.record.rows_skipped, report.record.row_warnings), (count as u64, 0, 0));
            let sum: String =
                sha2::Sha256::digest(fs::read(&path).unwrap()).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
            assert_eq!(report.record.files[0].sha256, sum);
        }
    }
}

/// Content decides, not the name.
#[test]
fn a_format_is_told_under_any_name() {
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &cookies(3));
        for name in ["Cookies", "cookies.sqlite", "sessionstore.jsonlz4", "holiday.jpg"] {
            let renamed = tempfile::tempdir().unwrap();
            fs::copy(&path, renamed.path().join(name)).unwrap();
            let told = builder(format).told_as().unwrap_or(format);
            assert_eq!(read_only_store(&renamed.path().join(name)).unwrap().record.format, told, "{} as {name}", format.code());
        }
    }
}

/// Cut after every 512 bytes, or with a bit turned: a sentence, or rows that were there and no more of them.
#[test]
fn damage_ends_in_a_sentence_or_in_rows_that_were_there() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &cookies(60));
        let good = fs::read(&path).unwrap();
        let cut = (0..good.len()).step_by(512).map(|length| good[..length].to_vec());
        let turned = (0..200).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let mut bytes = good.clone();
            bytes[usize::try_from(state >> 33).unwrap() % good.len()] ^= 1 << (state % 8);
            bytes
        });
        for bytes in cut.chain(turned.collect::<Vec<_>>()) {
            fs::write(&path, bytes).unwrap();
            match read_only_store(&path) {
                Ok(report) => assert!(report.cookies.rows.len() <= 60, "{}", format.code()),
                Err(error) => assert!(error.path().is_some(), "{}: {error:?}", format.code()),
            }
        }
    }
}

/// A folder that nothing can be written into is enough, not even the time of access moves, and values are kept only when they are asked for.
#[cfg(target_os = "linux")]
#[test]
fn nothing_is_written_or_touched_and_values_are_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &as_held(format, cookies(7)));
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_600_000_000);
        fs::File::options().write(true).open(&path).unwrap().set_times(fs::FileTimes::new().set_accessed(old)).unwrap();
        let mode = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        mode(&path, 0o400);
        mode(folder.path(), 0o500);
        let options = ReadOptions { values: KeepValues::None, ..options() };
        let report = read(&only(&path), &options, &Progress::default());
        mode(folder.path(), 0o700);
        let report = report.unwrap_or_else(|error| panic!("{}: {error}", format.code()));
        assert!(report.values.is_empty() && report.record.rows_read == 7, "{}", format.code());
        assert_eq!(fs::metadata(&path).unwrap().accessed().unwrap(), old, "{}", format.code());
    }
}

/// A read that is stopped ends as stopped, whatever the format.
#[test]
fn every_read_can_be_stopped() {
    for &format in FormatId::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &as_held(format, cookies(300)));
        let (location, progress) = (only(&path), Progress::default());
        progress.cancel();
        assert!(matches!(read(&location, &options(), &progress), Err(ReadError::Cancelled)), "{}", format.code());
    }
}

/// Bytes that are no UTF-8 cost no row: names are shown with replacement characters or as Latin-1, values keep their bytes where the format is one of bytes.
#[test]
fn bytes_that_are_no_text_cost_no_row() {
    for format in [FormatId::Netscape, FormatId::W3m, FormatId::Elinks, FormatId::Kcookiejar, FormatId::IeText, FormatId::CnilCsv] {
        let folder = tempfile::tempdir().unwrap();
        let path = builder(format).build(folder.path(), &as_held(format, cookies(7)));
        let text = fs::read(&path).unwrap();
        let latin: Vec<u8> = String::from_utf8(text).unwrap().chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        fs::write(&path, latin).unwrap();
        let report = read_only_store(&path).unwrap();
        assert_eq!((report.record.rows_read, report.record.rows_skipped), (7, 0), "{}", format.code());
        assert!(report.warnings.iter().all(|warning| warning.problem == RowProblem::NonUtf8), "{}", format.code());
        assert!(!report.warnings.is_empty(), "{}", format.code());
    }
}
