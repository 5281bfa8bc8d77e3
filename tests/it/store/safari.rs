//! Safari's files, put together as the format says: none was to be had from a Mac.

use cookie_charter::cookie::{Expiry, SameSite, SetBy};
use cookie_charter::store::{ReadNote, ReadReport};

use crate::support::binarycookies::{Made, file, page};
use crate::support::reading::read_only_store;

fn read(bytes: &[u8]) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Cookies.binarycookies");
    std::fs::write(&path, bytes).unwrap();
    read_only_store(&path).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn flags_times_and_scopes_are_those_of_the_record() {
    let texts = |host| [host, "id", "/", "v"];
    let mut version_1 = Made::new(texts("b.fr"), 0x20);
    version_1.version = 1;
    let records = [
        Made::new(texts(".a.fr"), 0x01 | 0x08),
        Made::new(texts("www.a.fr"), 0x04 | 0x18 | 0x20),
        Made::new(texts("a.fr"), 0x40),
        version_1,
    ];
    let report = read(&file(&[
        page(&records[..2].iter().map(Made::record).collect::<Vec<_>>()),
        page(&[]),
        page(&records[2..].iter().map(Made::record).collect::<Vec<_>>()),
    ]));
    let told: Vec<_> = report
        .cookies
        .iter()
        .map(|c| (c.host().to_owned(), c.host.host_only(), c.secure, c.http_only, c.same_site, c.row().set_by))
        .collect();
    let row = |host: &str, host_only, secure, http_only, same_site, set_by| {
        (host.to_owned(), Some(host_only), Some(secure), Some(http_only), Some(same_site), set_by)
    };
    assert_eq!(
        told,
        [
            row("a.fr", false, true, false, SameSite::Lax, None),
            row("www.a.fr", true, false, true, SameSite::Strict, None),
            row("a.fr", true, false, false, SameSite::NoneOrUnset, Some(SetBy::Script)),
            row("b.fr", true, false, false, SameSite::NoneOrUnset, None),
        ]
    );
    let first = report.cookies.iter().next().unwrap();
    assert_eq!(first.expiry.at().unwrap().utc().to_string(), "2027-11-24T14:32:00");
    assert_eq!(first.created.unwrap().utc().to_string(), "2026-11-24T14:32:00");
    assert!(report.record.notes.is_empty() && report.warnings.is_empty(), "{:?} {:?}", report.record.notes, report.warnings);
}

#[test]
fn damage_is_counted_and_the_rest_is_kept() {
    let record = |name| Made::new(["a.fr", name, "/", "v"], 0).record();
    let whole = file(&[page(&[record("one"), record("two")]), page(&[record("three")])]);
    let names = |report: &ReadReport| report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect::<Vec<_>>();
    let mut sum = whole.clone();
    let place = sum.len() - 8;
    sum[place] ^= 1;
    let report = read(&sum);
    assert_eq!((names(&report).len(), report.record.notes.as_slice()), (3, &[ReadNote::CorruptPages][..]));
    // A record that claims to be longer than its page, and a page that claims to go on behind the file.
    let mut long = whole.clone();
    long[16 + 12 + 8..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
    let report = read(&long);
    assert_eq!((names(&report), report.record.rows_skipped), (vec!["two".to_owned(), "three".to_owned()], 1));
    let report = read(&whole[..whole.len() - 20]);
    assert_eq!((names(&report), report.record.rows_skipped), (vec!["one".to_owned(), "two".to_owned()], 1));
    // A number of records that no page can hold is no number of cookies.
    let mut many = whole.clone();
    many[16 + 4..][..4].copy_from_slice(&0x00ff_ffff_u32.to_le_bytes());
    let report = read(&many);
    assert_eq!(names(&report), ["three"]);
    assert!(report.record.rows_skipped < 100, "{}", report.record.rows_skipped);
    assert!(names(&read(&file(&[]))).is_empty());
    // Not a number, no date, and beyond the calendar.
    let odd = |ends| {
        let mut made = Made::new(["a.fr", "n", "/", "v"], 0);
        made.ends = ends;
        read(&file(&[page(&[made.record()])])).cookies.iter().next().unwrap().expiry
    };
    assert_eq!((odd(f64::NAN), odd(f64::INFINITY), odd(1e300)), (Expiry::Unknown, Expiry::Unknown, Expiry::FarFuture));
}

#[test]
fn a_page_that_breaks_off_keeps_its_whole_records_and_a_record_that_is_listed_again_is_one_cookie() {
    let record = |name| Made::new(["a.fr", name, "/", "v"], 0).record();
    let names = |report: &ReadReport| report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect::<Vec<_>>();
    let whole = file(&[page(&[record("one"), record("two"), record("three")])]);
    let report = read(&whole[..whole.len() - 8 - 5]);
    assert_eq!((names(&report), report.record.rows_skipped), (vec!["one".to_owned(), "two".to_owned()], 1));
    assert_eq!(report.record.notes, [ReadNote::CorruptPages]);
    let mut again = page(&[record("one"), record("two")]);
    again.copy_within(8..12, 12);
    let report = read(&file(&[again]));
    assert_eq!((names(&report), report.record.rows_skipped), (vec!["one".to_owned()], 1));
}
