use super::*;
use crate::cookie::{Expiry, Moment};
use crate::store::{KeepValues, ReadOptions};

const TOLD: Dialect = Dialect { domains_are_told: true };

fn read(dialect: Dialect, text: &str) -> Collector {
    let options = ReadOptions { values: KeepValues::All, history: crate::store::HistoryChoice::Ignore, now: jiff::Timestamp::UNIX_EPOCH };
    let mut out = Collector::new(&options);
    for (number, line) in (1..).zip(text.lines()) {
        add_line(&mut out, dialect, Line { number, bytes: line.as_bytes(), is_cut: false });
    }
    out
}

/// Host with a dot where it is a domain cookie, path, name, value; then what was wrong.
fn told(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let out = read(TOLD, text);
    let rows = out.cookies.iter().enumerate().map(|(row, cookie)| {
        let dot = if cookie.host.scope() == Scope::Domain { "." } else { "" };
        let value = String::from_utf8_lossy(out.values.get(row).unwrap().0.reveal()).into_owned();
        let http_only = if cookie.http_only == Some(true) { " HttpOnly" } else { "" };
        format!("{dot}{} {} {}={value}{http_only}", cookie.host(), cookie.path(), cookie.name())
    });
    (rows.collect(), out.warnings.iter().map(|warning| warning.problem.code()).collect())
}

#[test]
fn lines_as_programs_write_them() {
    let cases: [(&str, &str, &[&str]); 18] = [
        (".a.fr\tTRUE\t/\tFALSE\t2000000000\tn\tv", ".a.fr / n=v", &[]),
        ("a.fr\tTRUE\t/x\ttrue\t2000000000\tn\tv", ".a.fr /x n=v", &[]),
        (".a.fr\tFALSE\t/\tFALSE\t0\tn\tv", "a.fr / n=v", &["fields-disagree"]),
        ("#HttpOnly_.a.fr\tTRUE\t/\tFALSE\t0\tn\tv", ".a.fr / n=v HttpOnly", &[]),
        ("  #HttpOnly_#HttpOnly_a.fr\tFALSE\t/\tFALSE\t0\tn\tv", "a.fr / n=v HttpOnly", &[]),
        ("a.fr:8080\tFALSE\t/\tFALSE\t0\tn\tv", "a.fr / n=v", &[]),
        ("[::1]\tFALSE\t/\tFALSE\t0\tn\tv", "::1 / n=v", &[]),
        ("a.fr\tFALSE\t\tFALSE\t0\tn\tv", "a.fr / n=v", &[]),
        ("a.fr\tFALSE\tTRUE\t0\tn\tv\tw", "a.fr / n=v\tw", &[]),
        ("a.fr\tFALSE\t/\tFALSE\t0\tn", "a.fr / n=", &[]),
        ("a.fr\tFALSE\t/\tFALSE\t0\t\tv", "a.fr / =v", &[]),
        ("a.fr\tFALSE\t/\tFALSE\t0\tn\ta\tb ", "a.fr / n=a\tb ", &[]),
        ("a.fr\tFALSE\t/\tFALSE\t0\tn\tv\tStrict", "a.fr / n=v", &[]),
        ("a.fr FALSE  / TRUE 0 n v w", "a.fr / n=v w", &["blanks-for-tabs"]),
        ("a.fr\t0\t/\tFALSE\t0\tn\tv", "a.fr / n=v", &[]),
        ("a.fr\tFALSE\t/\tFALSE\tnever\tn\tv", "a.fr / n=v", &["wrong-type"]),
        ("a.fr\tFALSE\t/\tyes\t0\tn\tv", "a.fr / n=v", &["wrong-type"]),
        ("théâtre.fr\tTRUE\t/\tFALSE\t0\tn\tv", ".xn--thtre-4qa2c.fr / n=v", &[]),
    ];
    for (line, row, problems) in cases {
        assert_eq!(told(line), (vec![row.to_owned()], problems.to_vec()), "{line:?}");
    }
}

#[test]
fn what_is_no_cookie_is_counted_and_remarks_are_not() {
    let out = read(
        TOLD,
        "# Netscape HTTP Cookie File\n\n#\n# a\tTRUE\t/\tFALSE\t0\tn\tv\njust words\na\tb\tc\td\te\tf\tg\nunknown\tFALSE\t/\tFALSE\t0\tn\tv\n\tFALSE\t/\tFALSE\t0\tn\tv\nc.fr\tTRUE\tFALSE\tTRUE\t1900000000\tn\tv\n",
    );
    assert_eq!((out.cookies.rows.len(), out.skipped), (0, 5));
    let warned: Vec<_> = out.warnings.iter().map(|warning| (warning.rowid, warning.problem.code())).collect();
    assert_eq!(
        warned,
        [(Some(5), "not-a-cookie"), (Some(6), "not-a-cookie"), (Some(7), "no-host"), (Some(8), "no-host"), (Some(9), "not-a-cookie")]
    );
}

#[test]
fn lines_as_servers_send_them() {
    let (rows, problems) = told("Set-Cookie: n=v; Domain=a.fr; Path=/x; HttpOnly\nset-cookie: m=w\n");
    assert_eq!((rows, problems), (vec![".a.fr /x n=v HttpOnly".to_owned()], vec!["no-host"]));
}

#[test]
fn ends_and_same_site() {
    let of = |end: &str| {
        read(TOLD, &format!("a.fr\tFALSE\t/\tFALSE\t{end}\tn\tv\tNone"))
            .cookies
            .iter()
            .next()
            .map(|cookie| (cookie.expiry, cookie.same_site))
            .unwrap()
    };
    for session in ["", "0", "-1"] {
        assert_eq!(of(session), (Expiry::Session, Some(SameSite::NoneOrUnset)), "{session}");
    }
    for one in ["1700000000", "1700000000.9", "1.7e9", "1700000000000"] {
        assert_eq!(of(one).0.at().map(Moment::unix_micros), Some(1_700_000_000_000_000), "{one}");
    }
    assert_eq!(of("9223372036854775807").0, Expiry::FarFuture);
    assert_eq!(of("x1").0, Expiry::Unknown);
}

#[test]
fn where_no_flag_is_ever_set_it_says_nothing() {
    let lynx = read(Dialect { domains_are_told: false }, "a.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv");
    assert_eq!(lynx.cookies.iter().next().map(|cookie| cookie.host.scope()), Some(Scope::Unknown));
    for line in [
        "# Netscape HTTP Cookie File",
        ".a.fr\tFALSE\t/\tFALSE\t0\tn\tv",
        "a.fr\tTRUE\t/\tFALSE\t0\tn\tv",
        "a.fr\tFALSE\t/\tFALSE\t0\tn\tv\tLax",
    ] {
        assert!(tells_domains(line.as_bytes()), "{line}");
    }
    assert!(!tells_domains(b"a.fr\tFALSE\t/\tFALSE\t0\tn\tv") && !tells_domains(b"") && !tells_domains(b"words"));
}
