//! What text and JSON formats say in ways of their own, each with a small file made by hand.

use std::fs;

use cookie_charter::cookie::{Expiry, RowId, SetBy};
use cookie_charter::store::{FormatId, HistoryChoice, Progress, ReadError, ReadNote, ReadOptions, ReadReport, read};

use crate::support::reading::{only, options, read_only_store};

pub(super) fn read_text(text: &str) -> ReadReport {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, text).unwrap();
    read_only_store(&path).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Each cookie in one line: host with a dot where it is a domain cookie, `?` where that is unknown, path, name, end, attributes.
pub(super) fn rows(report: &ReadReport) -> Vec<String> {
    let labels = report.cookies.container_labels();
    let row = |cookie: cookie_charter::cookie::CookieRef<'_>| {
        let scope = match cookie.host.host_only() {
            Some(true) => "",
            Some(false) => ".",
            None => "?",
        };
        let end = match cookie.expiry {
            Expiry::Session => "session".to_owned(),
            Expiry::At(moment) => moment.utc().strftime("%Y-%m-%d").to_string(),
            other => format!("{other:?}"),
        };
        let flag = |flag: Option<bool>, word: &str| match flag {
            Some(true) => format!(" {word}"),
            Some(false) => String::new(),
            None => format!(" {word}?"),
        };
        let same_site = cookie.same_site.map_or(" -".to_owned(), |same_site| format!(" {}", same_site.code()));
        let top = cookie.partition().map_or(String::new(), |key| format!(" in {}", key.top_level_site()));
        let container = cookie.row().container.map_or(String::new(), |id| format!(" [{}]", labels[id.index()].code));
        format!(
            "{scope}{} {} {} {end}{}{}{same_site}{top}{container}",
            cookie.host(),
            cookie.path(),
            cookie.name(),
            flag(cookie.secure, "Secure"),
            flag(cookie.http_only, "HttpOnly")
        )
    };
    report.cookies.iter().map(row).collect()
}

pub(super) fn problems(report: &ReadReport) -> Vec<&'static str> {
    report.warnings.iter().map(|warning| warning.problem.code()).collect()
}

#[test]
fn lwp() {
    let report = read_text(
        "#LWP-Cookies-2.0\nSet-Cookie3: a=1; path=\"/x\"; domain=\".b.fr\"; path_spec; domain_dot; secure; expires=\"2027-09-23 13:52:40Z\"; version=0\n\
         Set-Cookie3: s=\"q;\\\"r\"; path=\"/\"; domain=\"localhost.local\"; discard; HttpOnly=None; SameSite=Strict; version=0\nSet-Cookie3:\nwords\n",
    );
    assert_eq!(rows(&report), [".b.fr /x a 2027-09-23 Secure -", "localhost / s session HttpOnly strict"]);
    assert_eq!(report.values.get(1).unwrap().0.reveal(), b"q;\"r");
    assert_eq!((report.record.rows_skipped, problems(&report)), (2, vec!["not-a-cookie", "not-a-cookie"]));
}

#[test]
fn text_browsers() {
    let w3m = read_text(
        "http://a.fr/\tn\tv\t-1\t.a.fr\t/\t13\t0\t\t\t\nhttp://a.fr/\tm\tw\t1900000000\ta.fr\t/x\t27\t0\t\t\t\nhttp://a.fr/\tk\tw\t1900000000\ta.fr\t/x\t11\t0\t\t\t\n",
    );
    assert_eq!(rows(&w3m), [".a.fr / n session -", "a.fr /x m session Secure -", "a.fr /x k 2030-03-17 Secure -"]);
    let elinks = read_text("n\tv\twww.a.fr\t/\ta.fr\t1900000000\t1\t1\nm\tw\ta.fr\t/\ta.fr\t1900000000\t0\n");
    assert_eq!(rows(&elinks), [".a.fr / n 2030-03-17 Secure HttpOnly -", "a.fr / m 2030-03-17 HttpOnly? -"]);
}

#[test]
fn kcookiejar_of_both_versions() {
    let second = read_text(
        "# KDE Cookie File v2\n#\n# Host Domain Path\n[a.fr]\nwww.a.fr             \".a.fr\"  \"/ x\"  1900000000  203  n  7    v w\na.fr:8080,81  \"\"  \"/\"  1900000000  3  v  12   v\n",
    );
    assert_eq!(rows(&second), [".a.fr / x n 2030-03-17 Secure HttpOnly -", "a.fr /  2030-03-17 -"]);
    assert_eq!(second.values.get(0).unwrap().0.reveal(), b"v w");
    let first = read_text("# KDE Cookie File\na.fr  \"\"  \"/\"  1900000000  0  n  \"v w\"  1\n");
    assert_eq!(rows(&first), ["a.fr / n 2030-03-17 Secure HttpOnly? -"]);
    assert_eq!(first.values.get(0).unwrap().0.reveal(), b"v w");
}

#[test]
fn internet_explorer_has_the_low_half_first() {
    // 2012-01-01 and 2011-01-01 as FILETIME.
    let (end, made) = (129_698_496_000_000_000_u64, 129_383_136_000_000_000_u64);
    let halves = |time: u64| format!("{}\n{}", time & 0xffff_ffff, time >> 32);
    let report = read_text(&format!(
        "n\nv\na.fr/x\n8193\n{}\n{}\n*\n\nw\nb.fr/\n0\n{}\n{}\n*\n",
        halves(end),
        halves(made),
        halves(end),
        halves(made)
    ));
    assert_eq!(rows(&report), ["?a.fr /x n 2012-01-01 Secure HttpOnly -", "?b.fr /  2012-01-01 Secure? -"]);
    assert_eq!(report.cookies.iter().next().unwrap().created.unwrap().unix_micros(), 1_293_840_000_000_000);
}

#[test]
fn list_of_the_cnil() {
    let report = read_text(
        "Num;Domaine;Chemin;Nom;Valeur;Expiration;sameSite;httpOnly;hostOnly;isSecure\r\n1;.a.fr;/;n;v;w;25/11/2027 10:15:00;no_restriction;non;non;oui\r\n\
         2;b.fr;/;m;v;session;unspecified;oui;oui;non\r\n3;b.fr;/\r\n",
    );
    assert_eq!(rows(&report), [".a.fr / n 2027-11-25 Secure none", "b.fr / m session HttpOnly unset"]);
    assert_eq!(report.values.get(0).unwrap().0.reveal(), b"v;w");
    assert_eq!((report.record.rows_skipped, report.record.notes.as_slice()), (1, &[ReadNote::TimesApproximate][..]));
}

#[test]
fn protocol_and_drivers() {
    let keys = r#"{"name":"a","value":"","domain":".x.fr","path":"/","expires":1900000000.5,"size":1,"httpOnly":true,"secure":true,"session":false,"partitionKey":KEY}"#;
    for (key, top) in [
        (r#""https://top.fr""#, " in https://top.fr"),
        (r#"{"topLevelSite":"https://top.fr","hasCrossSiteAncestor":true}"#, " in https://top.fr"),
        (r#"{"sourceOrigin":"https://top.fr/"}"#, " in https://top.fr"),
        ("{}", " in "),
        ("null", ""),
    ] {
        let report = read_text(&format!(r#"{{"result":{{"cookies":[{}]}}}}"#, keys.replace("KEY", key)));
        assert_eq!(rows(&report), [format!(".x.fr / a 2030-03-17 Secure HttpOnly unset{top}")], "{key}");
    }
    let opaque = read_text(
        r#"[{"name":"a","value":"","domain":"x.fr","path":"/","expires":-1,"httpOnly":false,"secure":true,"partitionKeyOpaque":true}]"#,
    );
    assert_eq!(rows(&opaque), ["x.fr / a session Secure unset in "]);
    let selenium = read_text(
        r#"[{"domain":".x.fr","httpOnly":true,"name":"n","path":"/","sameSite":"Lax","secure":true,"value":"v"},{"domain":"y.fr","expiry":1900000000,"httpOnly":false,"name":"m","path":"/","secure":false,"value":"v"},7,{"name":"x"}]"#,
    );
    assert_eq!(rows(&selenium), [".x.fr / n session Secure HttpOnly lax", "y.fr / m 2030-03-17 -"]);
    assert_eq!(problems(&selenium), ["not-a-cookie", "no-host"]);
    assert!(!FormatId::Selenium.lax_is_sent() && !FormatId::PlaywrightState.lax_is_sent() && FormatId::Cdp.lax_is_sent());
}

#[test]
fn extensions() {
    let cookie = |more: &str| {
        format!(r#"{{"name":"n","value":"v","domain":".a.fr","hostOnly":false,"path":"/","secure":true,"httpOnly":false{more}}}"#)
    };
    let of = |cookies: &[String]| rows(&read_text(&format!("[{}]", cookies.join(","))));
    let firefox = |word: &str| cookie(&format!(r#","storeId":"firefox-container-3","sameSite":"{word}""#));
    assert_eq!(of(&[firefox("no_restriction")]), [".a.fr / n session Secure none-or-unset [Container 3]"]);
    assert_eq!(
        of(&[firefox("no_restriction"), firefox("unspecified")]),
        [".a.fr / n session Secure none [Container 3]", ".a.fr / n session Secure unset [Container 3]"]
    );
    assert_eq!(
        of(&[cookie(r#","sameSite":null,"firstPartyDomain":"top.fr","expirationDate":1900000000.25"#)]),
        [".a.fr / n 2030-03-17 Secure unset in top.fr"]
    );
    assert_eq!(of(&[cookie(r#","sameSite":"no_restriction","storeId":"0""#)]), [".a.fr / n session Secure none"]);
    assert_eq!(
        of(&[r#"{"name":"n","value":"v","domain":"a.fr","hostOnly":false,"path":"/","storeId":"0"}"#.to_owned()]),
        [".a.fr / n session Secure? HttpOnly? -"],
        "the flag decides, not the dot"
    );
    let quick = r#"{"Host raw":"https://.a.fr/","Name raw":"n","Path raw":"/","Content raw":"v","Expires raw":"1900000000","Send for raw":"true","HTTP only raw":"false","SameSite raw":"lax","This domain only raw":"false"}"#;
    assert_eq!(of(&[quick.to_owned()]), [".a.fr / n 2030-03-17 Secure lax"]);
    let lines = read_text("{\"name\":\"n\",\"value\":\"v\",\"domain\":\"a.fr\"}\n{\"name\":\"m\",\"value\":\"v\",\"domain\":\".a.fr\"}\n");
    assert_eq!(rows(&lines), ["?a.fr / n session Secure? HttpOnly? -", ".a.fr / m session Secure? HttpOnly? -"]);
}

#[test]
fn a_json_that_breaks_off_gives_what_is_before() {
    let text = r#"[{"name":"n","value":"v","domain":"a.fr","path":"/","expires":-1,"httpOnly":true},{"name":"m","val"#;
    let report = read_text(text);
    assert_eq!((report.record.rows_read, report.record.notes.as_slice()), (1, &[ReadNote::TruncatedFile][..]));
}

/// A recording of these entries: second of the start, address, headers of the request, headers of the answer.
fn har(entries: &[(u32, &str, &str, &str)]) -> String {
    let headers = |text: &str| {
        let pairs = text.split('|').filter_map(|pair| pair.split_once(": "));
        pairs.map(|(name, value)| serde_json::json!({ "name": name, "value": value })).collect::<Vec<_>>()
    };
    let entry = |(second, url, request, response): &(u32, &str, &str, &str)| {
        serde_json::json!({
            "pageref": "p", "startedDateTime": format!("2026-11-24T10:00:{second:02}.000Z"), "time": 500.0,
            "request": { "url": url, "headers": headers(request), "cookies": [] },
            "response": { "headers": headers(response), "cookies": [], "content": { "mimeType": "text/html", "text": "x".repeat(1000) } },
        })
    };
    let entries: Vec<_> = entries.iter().map(entry).collect();
    serde_json::json!({ "log": { "version": "1.2", "creator": { "name": "t" }, "pages": [{ "id": "p", "title": "A title" }], "entries": entries } }).to_string()
}

#[test]
fn har_gives_the_final_state_of_what_answers_set() {
    let text = har(&[
        (
            1,
            "https://www.a.fr/x/page?q=/",
            "Sec-Fetch-Dest: document",
            "Set-Cookie: a=1; Max-Age=60\nb=2; Domain=a.fr; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT",
        ),
        (
            3,
            "https://t.example/f",
            "Sec-Fetch-Dest: iframe|Referer: https://www.a.fr/",
            "set-cookie: c=3; Secure; HttpOnly; SameSite=None; Partitioned",
        ),
        (5, "https://www.a.fr/x/next", "Sec-Fetch-Dest: empty", "Set-Cookie: a=4; Max-Age=120|Set-Cookie: gone=1"),
        (
            7,
            "https://www.a.fr/x/last",
            "Sec-Fetch-Dest: empty",
            "Set-Cookie: gone=; Max-Age=0|Set-Cookie: bad=1; Domain=other.fr|Set-Cookie: =",
        ),
        (2, "https://www.a.fr/x/late", "Sec-Fetch-Dest: empty", "Set-Cookie: a=0"),
    ]);
    let report = read_text(&text);
    assert_eq!(
        rows(&report),
        ["www.a.fr /x a 2026-11-24 unset", ".a.fr / b 2027-06-09 unset", "t.example / c session Secure HttpOnly none in https://a.fr"]
    );
    let first = report.cookies.iter().next().unwrap();
    assert_eq!((first.set_by, first.row().lifetime_seconds()), (Some(SetBy::Header), Some(120)));
    assert_eq!(first.created.unwrap().unix_micros(), 1_795_514_401_000_000, "first asked for");
    assert_eq!(report.values.get(0).unwrap().0.reveal(), b"4");
    // Set: a thrice, b, c, gone; deleted: gone.
    assert_eq!((report.record.rows_read, report.record.rows_merged, report.record.rows_skipped), (3, 4, 2));
    assert_eq!(problems(&report), ["fields-disagree", "not-a-cookie"]);
    let pages: Vec<_> = (0..3).map(|row| report.cookies.set_on(RowId(row))).collect();
    assert_eq!(pages, [Some("www.a.fr"); 3], "on whose pages they were set");
    let history = report.history.as_ref().unwrap();
    assert_eq!((history.hosts.as_slice(), history.visits.len()), (&["www.a.fr".to_owned()][..], 1));
    assert_eq!(report.record.notes, [ReadNote::SetNotStored]);
}

/// JavaScript and Python write halves of pairs, Python numbers that are none; one of them must not cost what stands behind it.
#[test]
fn json_that_a_strict_reader_refuses_is_read_whole() {
    let text = har(&[
        (0, "https://a.fr/FIRST", "", "Set-Cookie: a=1; Max-Age=60"),
        (1, "https://b.fr/", "", "Set-Cookie: b=1SECOND; Max-Age=60"),
        (2, "https://c.fr/", "", "Set-Cookie: c=1"),
    ]);
    let text = text.replace("FIRST", r"\ud83d").replace("SECOND", r"\udc80").replacen("\"time\"", "\"wait\":NaN,\"time\"", 1);
    let report = read_text(&text);
    assert_eq!((report.cookies.rows.len(), problems(&report)), (3, Vec::new()), "{text}");
    assert!(!report.record.notes.contains(&ReadNote::TruncatedFile));

    let cookie = |name: &str, end: &str| {
        format!(
            r#"{{"name":"{name}","value":"v","domain":".a.fr","path":"/","expires":{end},"httpOnly":false,"secure":true,"session":false}}"#
        )
    };
    let list = [cookie("a\\ud800", "NaN"), cookie("b", "1e999"), cookie("c", "Infinity"), cookie("d", "2000000000")].join(",");
    let report = read_text(&format!("[{list}]"));
    let ends = ["a\u{fffd} Unknown", "b FarFuture", "c FarFuture", "d 2033-05-18"];
    let right: Vec<String> = ends.iter().map(|end| format!(".a.fr / {end} Secure unset")).collect();
    assert_eq!((rows(&report), problems(&report)), (right, vec!["wrong-type"]));
    // In bytes that are no UTF-8.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, format!("[{}]", cookie("caf?", "-1")).replace('?', "\u{e9}").chars().map(|c| c as u8).collect::<Vec<u8>>()).unwrap();
    assert_eq!(read_only_store(&path).unwrap().record.rows_read, 1);
    // A line that is no JSON costs that line.
    let lines = format!("{}\n{{broken\n\n{}\n", cookie("a", "2000000000"), cookie("b", "-1"));
    let report = read_text(&lines);
    assert_eq!((report.record.rows_read, report.record.rows_skipped, problems(&report)), (2, 1, vec!["not-a-cookie"]));
    let cut = format!("{}\n{}", cookie("a", "2000000000"), r#"{"name":"b""#);
    let report = read_text(&cut);
    assert_eq!((report.record.rows_read, report.record.rows_skipped), (1, 0));
    assert!(report.record.notes.contains(&ReadNote::TruncatedFile));
}

/// What a script set, or was there before, is known by its name and host alone; what an answer sets, also later, is no such thing.
#[test]
fn cookies_that_only_requests_carry_are_listed_and_are_no_rows() {
    let text = har(&[
        (1, "https://www.a.fr/", "Cookie: old=1; later=2; _ga=GA1.1.7.8", "Set-Cookie: s=1"),
        (2, "https://www.a.fr/x", "cookie: s=1; _ga=GA1.1.7.8; dom=1|Cookie: two=2", "Set-Cookie: later=3|Set-Cookie: dom=1; Domain=a.fr"),
        (3, "https://px.b.fr/", "Cookie: _ga=1; =x; broken; dG9rZW4=; dG9rZW4xMQ==", ""),
    ]);
    let report = read_text(&text);
    assert_eq!(report.record.rows_read, 3);
    let seen: Vec<String> = report.record.seen_in_request.iter().map(|seen| format!("{} {}", seen.host, seen.name)).collect();
    assert_eq!(seen, ["px.b.fr _ga", "www.a.fr _ga", "www.a.fr old", "www.a.fr two"]);
    assert_eq!(report.record.notes, [ReadNote::SetNotStored, ReadNote::SeenInRequests]);
}

#[test]
fn har_without_cookies_says_so_and_lists_stand_in_for_headers() {
    let bare = read_text(&har(&[(1, "https://a.fr/", "Accept: x", "Content-Type: text/html")]));
    assert_eq!((bare.record.rows_read, bare.record.notes.as_slice()), (0, &[ReadNote::SetNotStored, ReadNote::WrittenWithoutCookies][..]));
    let listed = har(&[(1, "https://www.a.fr/d/p", "", "")]).replace(
        r#""cookies":[],"headers":[]}"#,
        r#""cookies":[{"name":"n","value":"v","domain":".a.fr","expires":"2027-06-09T10:18:14.000Z","httpOnly":true,"secure":false}],"headers":[]}"#,
    );
    let report = read_text(&listed.replacen("\"response\":{\"content\"", "\"response\":{\"cookies\":[{\"name\":\"n\",\"value\":\"v\",\"domain\":\".a.fr\",\"expires\":\"2027-06-09T10:18:14.000Z\",\"httpOnly\":true,\"secure\":false}],\"content\"", 1).replace("\"cookies\":[],", ""));
    assert_eq!(rows(&report), [".a.fr /d n 2027-06-09 HttpOnly -"]);
}

#[test]
fn a_history_that_is_not_wanted_is_not_taken_from_a_recording_either() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.har");
    fs::write(&path, har(&[(1, "https://a.fr/", "Sec-Fetch-Dest: document", "Set-Cookie: n=v")])).unwrap();
    let options = ReadOptions { history: HistoryChoice::Ignore, ..options() };
    let report = read(&only(&path), &options, &Progress::default()).unwrap();
    assert!(report.history.is_none() && report.record.history_reaches.is_none());
    let cancelled = Progress::default();
    cancelled.cancel();
    assert!(matches!(read(&only(&path), &options, &cancelled), Err(ReadError::Cancelled)));
}

#[test]
fn inspections() {
    let log = r#""log":{"type":"Cookie.JS","timestamp":"2026-11-24T10:00:00.000Z","location":"https://www.a.fr/x"}"#;
    let wec = format!(
        r#"{{"uri_ins":"https://www.a.fr/","uri_dest":"https://www.a.fr/","script":{{"host":"h"}},"cookies":[{{"name":"n","value":"v","domain":"a.fr","path":"/","expires":1900000000.5,"expiresUTC":"2030-03-17T17:46:40.000Z","size":2,"httpOnly":false,"secure":true,"session":false,"partitionKey":"https://top.fr",{log}}},{{"name":"m","value":"w","domain":"b.fr","path":"/",{log}}}]}}"#
    );
    let report = read_text(&wec);
    assert_eq!(rows(&report), ["?a.fr / n 2030-03-17 Secure unset in https://top.fr", "?b.fr / m Unknown Secure? HttpOnly? -"]);
    let first = report.cookies.iter().next().unwrap();
    assert_eq!((first.set_by, first.created, first.row().lifetime_seconds().is_some()), (Some(SetBy::Script), first.last_set, true));
    assert_eq!(report.history.as_ref().unwrap().hosts, ["www.a.fr"]);
    let yaml = "- name: n\n  value: v\n  domain: a.fr\n  path: /\n  expires: 1900000000.5\n  expiresUTC: '2030-03-17T17:46:40.000Z'\n  size: 2\n  httpOnly: true\n  secure: true\n  session: false\n  firstPartyStorage: true\n  \
                log:\n    type: Cookie.HTTP\n    timestamp: '2026-11-24T10:00:00.000Z'\n    location: 'https://www.a.fr/'\n- name: m\n  value: w\n  domain: b.fr\n  expiresUTC: null\n  firstPartyStorage: false\n";
    let report = read_text(yaml);
    assert_eq!(rows(&report), ["?a.fr / n 2030-03-17 Secure HttpOnly unset", "?b.fr / m Unknown Secure? HttpOnly? -"]);
    assert_eq!(report.cookies.iter().next().unwrap().set_by, Some(SetBy::Header));
    let blacklight = read_text(
        r#"{"uri_ins":"https://a.fr/","reports":{"cookies":{"data":[{"name":"n","value":"v","domain":".b.fr","path":"/","expires":-1,"size":2,"httpOnly":true,"secure":true}]}}}"#,
    );
    assert_eq!(rows(&blacklight), [".b.fr / n session Secure HttpOnly unset"]);
}

#[test]
fn scenarios_of_the_auditing_tool_are_kept_apart() {
    let line = |more: &str| {
        format!(r#"{{"name":"n","value":"v","domain":"a.fr","path":"/","sameSite":"unspecified","httpOnly":false,"secure":true{more}}}"#)
    };
    let event = r#","expires":"Infinity","log":{"type":"Cookie.HTTP","event":{"hostOnly":false,"creation":"2026-11-24T10:00:00.000Z"}}"#;
    let text = format!(
        r#"{{"name":"x","tags":[{{"name":"avant","cards":[{{"kind":"cookie","cookieLines":[{}]}},{{"kind":"cookie_cache","_cookieLines":[{}]}}]}},{{"name":"refus","cards":[{{"kind":"beacons"}},{{"kind":"cookie","cookieLines":[{}]}}]}}]}}"#,
        line(""),
        line(r#","expiresUTC":"2030-03-17T17:46:40.000Z","expires":1900000000"#),
        line(event),
    );
    let report = read_text(&text);
    assert_eq!(rows(&report), ["?a.fr / n 2030-03-17 Secure unset [avant]", ".a.fr / n FarFuture Secure unset [refus]"]);
    assert_eq!((report.record.rows_merged, report.record.rows_skipped), (1, 0));
}

#[test]
fn lines_of_json_that_are_none_cost_themselves() {
    let line = r#"{"name":"n","value":"v","domain":".a.fr","path":"/","expires":2000000000,"httpOnly":false,"secure":true}"#;
    for broken in ["{\"name\":\"a", "{\"host\",x}", "42", "words", "[1", "[1]", "[1, {\"a\":"] {
        let text = format!("{line}\n{broken}\n{line}\n");
        let report = read_text(&text);
        assert_eq!((report.record.rows_read, report.record.rows_skipped), (2, 1), "{text}");
        // At the end it may be one that breaks off.
        let text = format!("{line}\n{line}\n{broken}\n");
        let report = read_text(&text);
        let is_told = report.record.rows_skipped == 1 || report.record.notes.contains(&ReadNote::TruncatedFile);
        assert!(report.record.rows_read == 2 && is_told, "{text}");
    }
    let report = read_text(&format!("{{\"name\":\"a\n{line}\n{line}\n"));
    assert_eq!((report.record.rows_read, report.record.rows_skipped), (2, 1), "the first one, too");
}

#[test]
fn answers_of_drivers_and_units_of_scripts() {
    let bidi = r#"{"type":"success","id":1,"result":{"cookies":[
        {"name":"a","value":{"type":"string","value":"one"},"domain":".a.fr","path":"/","httpOnly":false,"secure":true,"sameSite":"default","expiry":2000000000},
        {"name":"b","value":{"type":"base64","value":"/wA="},"domain":"a.fr","path":"/","httpOnly":false,"secure":true,"sameSite":"lax"}],
        "partitionKey":{"sourceOrigin":"https://a.fr"}}}"#;
    let report = read_text(bidi);
    assert_eq!(rows(&report), [".a.fr / a 2033-05-18 Secure unset", "a.fr / b session Secure lax"]);
    let value = |row| report.values.get(row).unwrap().0.reveal().to_vec();
    assert_eq!((value(0), value(1)), (b"one".to_vec(), vec![0xff, 0]));
    let driver = r#"{"value":[{"name":"a","value":"v","domain":".a.fr","path":"/","expiry":2000000000,"httpOnly":false,"secure":true,"sameSite":"Lax"}]}"#;
    assert_eq!(rows(&read_text(driver)), [".a.fr / a 2033-05-18 Secure lax"]);
    for millis in ["2000000000000", "2000000000000.5"] {
        let store = format!(
            r#"[{{"domain":"a.fr","expires":{millis},"name":"a","partitioned":false,"path":"/","sameSite":"lax","secure":true,"value":"v"}}]"#
        );
        let report = read_text(&store);
        assert!(rows(&report)[0].contains(" 2033-05-18 "), "{:?}", rows(&report));
        assert_eq!(problems(&report), ["expiry-unit-mixed"]);
    }
}

/// Safari joins the headers of an answer with commas, and lists its cookies beside them.
#[test]
fn headers_that_a_recorder_joined_are_parted_by_what_it_lists() {
    let header = "a=1; Path=/; Expires=Wed, 18 May 2033 03:33:20 GMT, b=2, c=3; Path=/; HttpOnly";
    let text = har(&[(0, "https://a.fr/", "", &format!("Set-Cookie: {header}"))]);
    let mut recording: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(rows(&read_text(&text)).len(), 1, "without a list a comma parts nothing");
    recording["log"]["entries"][0]["response"]["cookies"] =
        serde_json::json!([{"name": "a", "value": "1"}, {"name": "b", "value": "2, c=3"}]);
    assert_eq!(rows(&read_text(&recording.to_string())), ["a.fr / a 2033-05-18 unset", "a.fr / b session HttpOnly unset"]);
    // Commas and names may both be many: looking for each name behind each comma took minutes.
    let text = har(&[(0, "https://a.fr/", "", &format!("Set-Cookie: a=1{}", ",".repeat(300_000)))]);
    let mut recording: serde_json::Value = serde_json::from_str(&text).unwrap();
    let listed: Vec<_> = (0..20_000).map(|n| serde_json::json!({"name": format!("n{n}"), "value": ""})).collect();
    recording["log"]["entries"][0]["response"]["cookies"] = listed.into();
    assert_eq!(rows(&read_text(&recording.to_string())).len(), 1);
}

#[test]
fn a_recording_need_not_say_who_made_it() {
    let text = har(&[(0, "https://a.fr/", "", "Set-Cookie: a=1; Max-Age=60")]);
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    let bare = serde_json::json!({"log": {"entries": whole["log"]["entries"]}});
    assert_eq!(rows(&read_text(&bare.to_string())), rows(&read_text(&text)));
}

/// What `sqlite3` and DB Browser write out of databases, and what developer tools copy.
#[test]
fn tables_of_cookies() {
    let chromium = "creation_utc,host_key,top_frame_site_key,name,value,encrypted_value,path,expires_utc,is_secure,is_httponly,last_access_utc,has_expires,is_persistent,priority,samesite\n\
        13424555200000000,.a.fr,\"\",a,v,\"\",/,13644473600000000,1,0,0,1,1,1,-1\n\
        13424555200000000,b.fr,https://a.fr,\"q\"\"x\",\"\",xx,/p,0,0,1,0,0,0,1,2\n";
    let report = read_text(chromium);
    assert_eq!(report.record.format, FormatId::CookieTable);
    assert_eq!(rows(&report), [".a.fr / a 2033-05-18 Secure unset", "b.fr /p q\"x session HttpOnly strict in https://a.fr"]);
    assert_eq!(report.cookies.iter().next().unwrap().row().created.unwrap().utc().to_string(), "2026-05-29T19:06:40");
    let firefox = r#"[{"id":1,"originAttributes":"^userContextId=2&partitionKey=%28https%2Ctop.fr%29","name":"a","value":"v","host":".a.fr","path":"/","expiry":2000000000000,"lastAccessed":1780000000000000,"creationTime":1780000000000000,"isSecure":1,"isHttpOnly":0,"sameSite":256,"isPartitionedAttributeSet":1},
        {"id":2,"originAttributes":"","name":"b","value":"v","host":"b.fr","path":"/","expiry":2000000000,"lastAccessed":1780000000000000,"creationTime":1780000000000000,"isSecure":0,"isHttpOnly":1,"sameSite":0}]"#;
    let report = read_text(firefox);
    assert_eq!(rows(&report)[1], "b.fr / b 2033-05-18 HttpOnly none-or-unset");
    assert!(rows(&report)[0].starts_with(".a.fr / a 2033-05-18 Secure unset in https://top.fr ["), "{:?}", rows(&report));
    let heading =
        "Name\tValue\tDomain\tPath\tExpires / Max-Age\tSize\tHttpOnly\tSecure\tSameSite\tPartition Key Site\tCross Site\tPriority\n";
    let copied = "_ga\t\"GA1\t.a.fr\t/\t2033-05-18T03:33:20.000Z\t9\t\t✓\tLax\t\t\tMedium\nsid\tx\twww.a.fr\t/\tSession\t4\t✓\t\t\thttps://top.fr\t\tMedium\n";
    for text in [copied.to_owned(), format!("{heading}{copied}"), format!("{copied}a remark below\n")] {
        let report = read_text(&text);
        assert_eq!(
            rows(&report),
            [".a.fr / _ga 2033-05-18 Secure lax", "www.a.fr / sid session HttpOnly unset in https://top.fr"],
            "{text}"
        );
        assert_eq!(report.record.rows_skipped, u64::from(text.ends_with("below\n")));
    }
    let crawler = "\"Cookie Name\",\"Cookie Value\",\"Domain\",\"Path\",\"Expiration Time\",\"Secure\",\"HttpOnly\"\n\"a\",\"v\",\"a.fr\",\"/\",\"Wed, 18 May 2033 03:33:20 GMT\",\"true\",\"false\"\n";
    assert_eq!(rows(&read_text(crawler)), ["?a.fr / a 2033-05-18 Secure -"]);
    // As documents and clients of databases show it, with addresses for hosts, and with what is no end.
    let lines = "Name | Domain | Path | Value | Expires\n--- | --- | --- | --- | ---\n_ga | https://www.a.fr/ | /p | v | Session\nb | b.fr | | v | unlimited\n";
    let report = read_text(lines);
    assert_eq!(rows(&report), ["?www.a.fr /p _ga session Secure? HttpOnly? -", "?b.fr / b Unknown Secure? HttpOnly? -"]);
    assert_eq!((problems(&report), report.record.rows_skipped), (vec!["wrong-type"], 0));
    // Rows of JSON need not all have the same keys.
    let mixed = r#"[{"host_key":".a.fr","name":"a","path":"/","expires_utc":0},{"name":"b","expires_utc":0,"host_key":"b.fr"},{"x":1}]"#;
    let report = read_text(mixed);
    assert_eq!((rows(&report).len(), report.record.rows_skipped), (2, 1), "{:?}", rows(&report));
    let cut = read_text(&chromium[..chromium.len() - 40]);
    assert_eq!(cut.record.rows_read + cut.record.rows_skipped, 2);
}

#[test]
fn dates_of_a_spreadsheet_have_the_day_where_another_date_of_the_table_has_it() {
    let table = |ends: &[&str]| {
        let row = |(number, end): (usize, &&str)| format!("n{number};v;a.fr;/;{end}\n");
        read_text(&format!("Nom;Valeur;Domaine;Chemin;Expiration\n{}", ends.iter().enumerate().map(row).collect::<String>()))
    };
    let ends = |report: &ReadReport| rows(report).iter().map(|row| row.split(' ').nth(3).unwrap().to_owned()).collect::<Vec<_>>();
    let french = table(&["01/02/2027", "31/12/2027 10:15", "01/02/2027 10:15:00", "Session"]);
    assert_eq!(ends(&french), ["2027-02-01", "2027-12-31", "2027-02-01", "session"]);
    assert_eq!((problems(&french), french.record.notes.as_slice()), (vec![], &[ReadNote::TimesApproximate][..]));
    assert_eq!(ends(&table(&["01/02/2027, 1:00:00 PM", "12/31/2027, 1:00:00 PM"])), ["2027-01-02", "2027-12-31"]);
    // Where nothing says it, or one date contradicts another one, only what is certain is told.
    let open = table(&["01/02/2027", "2/2/2027"]);
    assert_eq!((ends(&open), problems(&open)), (vec!["Unknown".to_owned(), "2027-02-02".to_owned()], vec!["wrong-type"]));
    let both = table(&["31/12/2027", "12/31/2027", "01/02/2027", "32/13/2027"]);
    assert_eq!(ends(&both), ["2027-12-31", "2027-12-31", "Unknown", "Unknown"]);
    assert_eq!(problems(&both), ["wrong-type", "wrong-type"]);
}

#[test]
fn a_table_of_an_old_chromium_does_not_call_an_absent_attribute_none() {
    let report = read_text(
        "creation_utc,host_key,name,value,path,expires_utc,secure,httponly,firstpartyonly\n13424541600000000,.a.fr,a,v,/,13644473600000000,1,0,0\n\
         13424541600000000,.a.fr,b,v,/,13644473600000000,1,0,2\n",
    );
    assert_eq!(rows(&report), [".a.fr / a 2033-05-18 Secure none-or-unset", ".a.fr / b 2033-05-18 Secure strict"]);
    let newer = read_text("host_key,name,value,path,expires_utc,samesite\n.a.fr,a,v,/,0,3\n.a.fr,b,v,/,0,0\n");
    assert_eq!(rows(&newer), [".a.fr / a session Secure? HttpOnly? unset", ".a.fr / b session Secure? HttpOnly? none"]);
}

#[test]
fn encrypted_values_of_a_table_are_bytes_of_any_kind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.csv");
    let mut table = b"host_key,name,value,encrypted_value,path,expires_utc\n".to_vec();
    for (name, sealed) in [("a", &b"v10\xff\x01\x7f\xfe"[..]), ("b", b"\"v11,\n\x02\"\"\xf9\"")] {
        table.extend([b".a.fr,", name.as_bytes(), b",,", sealed, b",/,13644473600000000\n"].concat());
    }
    fs::write(&path, table).unwrap();
    let report = read_only_store(&path).unwrap();
    assert_eq!(rows(&report), [".a.fr / a 2033-05-18 Secure? HttpOnly? -", ".a.fr / b 2033-05-18 Secure? HttpOnly? -"]);
    assert_eq!(report.record.rows_skipped, 0);
}
