//! Cookies in texts and JSON, each form told by a small file made by hand; and texts that only speak of them.

use std::fs;

use cookie_charter::store::{Foreign, FormatId, RowProblem, locate};
use rusqlite::Connection;

use crate::support::reading::read_only_store;

/// The code of the format or of the refusal of a file with these bytes, under a name that says nothing.
fn code_of(bytes: &[u8]) -> &'static str {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, bytes).unwrap();
    match locate(&path) {
        Ok(stores) => stores[0].format.code(),
        Err(error) => error.code(),
    }
}

const NETSCAPE: &str = "# Netscape HTTP Cookie File\n# This is a generated file!\n\n.a.example\tTRUE\t/\tFALSE\t2000000000\tn\tv\n\
                        #HttpOnly_b.example\tFALSE\t/\tTRUE\t0\tsession\t\n";
const LYNX: &str = "a.example\tFALSE\t/\tFALSE\t2000000000\tn\tv\nb.example\tFALSE\t/\tTRUE\t2000000000\tm\tw\n";
const LWP: &str = "#LWP-Cookies-2.0\nSet-Cookie3: n=v; path=\"/\"; domain=\".a.example\"; path_spec; secure; expires=\"2033-05-18 03:33:20Z\"; version=0\n";
const KDE: &str = "# KDE Cookie File v2\n#\n# Host Domain Path Exp.date Prot Name Sec Value\n[a.example]\n\
                   a.example  \"\"  \"/\"  2000000000  0  n  4  v\n";
const W3M: &str =
    "http://a.example/\tn\tv\t2000000000\t.a.example\t/\t13\t0\t\t\t\nhttps://b.example/\tm\tw\t2000000000\tb.example\t/\t9\t0\t\t\t\n";
const ELINKS: &str = "n\tv\ta.example\t/\ta.example\t2000000000\t0\t1\nm\tw\tb.example\t/\tb.example\t2000000000\t1\n";
const IE: &str = "n\nv\na.example/\n1536\n1234567890\n30000000\n987654321\n29999999\n*\nm\n\nb.example/path\n0\n1\n2\n3\n4\n*\n";
const CNIL: &str =
    "Num;Domaine;Chemin;Nom;Valeur;Expiration;sameSite;httpOnly;hostOnly;isSecure\r\n1;.a.example;/;n;v;session;lax;oui;non;oui\r\n";
const WEC_YAML: &str = "- name: n\n  value: v\n  domain: a.example\n  path: /\n  expires: 2000000000\n  expiresUTC: 2033-05-18T03:33:20.000Z\n\
                        \n  firstPartyStorage: true\n";
const QT: &str = "[General]\ncookies=\"@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x16QList<QByteArray>\\0)\"\n";
const XML_COOKIES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\">\n<plist version=\"1.0\">\
                           <array><dict><key>Domain</key><string>.a.example</string><key>Name</key><string>n</string><key>Path</key><string>/</string></dict></array></plist>";
const XML_OTHER: &str =
    "<?xml version=\"1.0\"?>\n<!-- a comment -->\n<plist version=\"1.0\"><dict><key>CFBundleName</key><string>x</string></dict></plist>";

const HAR: &str =
    r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"pages":[],"entries":[{"request":{"url":"https://a.example/"}}]}}"#;
const PLAYWRIGHT: &str = r#"{"cookies":[{"name":"n","value":"v","domain":".a.example","path":"/","expires":-1,"httpOnly":true,"secure":true,"sameSite":"Lax"}],"origins":[]}"#;
const PUPPETEER: &str = r#"[{"name":"n","value":"v","domain":"a.example","path":"/","expires":2000000000.5,"size":2,"httpOnly":false,"secure":true,"session":false,"sourceScheme":"Secure"}]"#;
const CDP: &str =
    r#"{"result":{"cookies":[{"name":"n","value":"v","domain":"a.example","path":"/","expires":-1,"httpOnly":false,"session":true}]}}"#;
const SELENIUM: &str =
    r#"[{"domain":"a.example","expiry":2000000000,"httpOnly":true,"name":"n","path":"/","sameSite":"Lax","secure":true,"value":"v"}]"#;
const EDIT_THIS_COOKIE: &str = r#"[{"domain":".a.example","expirationDate":2000000000.5,"hostOnly":false,"httpOnly":false,"name":"n","path":"/","sameSite":"unspecified","secure":false,"session":false,"storeId":"0","value":"v","id":1}]"#;
const COOKIE_EDITOR: &str = r#"[{"name":"n","value":"v","domain":"a.example","hostOnly":true,"path":"/","secure":true,"httpOnly":false,"sameSite":null,"session":true,"firstPartyDomain":"","partitionKey":null,"storeId":null}]"#;
const QUICK_MANAGER: &str = r#"[{"Host raw":"https://a.example/","Name raw":"n","Path raw":"/","Content raw":"v","Expires":"At the end of the session","Expires raw":"0"}]"#;
const PLAIN_LIST: &str = r#"[{"name":"n","value":"v","domain":"a.example","path":"/"}]"#;
pub(super) const TOUGH: &str = r#"{"a.example":{"/":{"n":{"key":"n","value":"v","expires":"2033-05-18T03:33:20.000Z","domain":"a.example","path":"/","secure":true,"hostOnly":true,"creation":"2026-11-24T10:00:00.000Z","lastAccessed":"2026-11-25T10:00:00.000Z"}}},"b.example":{"/":{"n":{"key":"n","value":"w","maxAge":3600,"domain":"b.example","path":"/","hostOnly":false,"creation":"2026-11-24T10:00:00.000Z","sameSite":"lax"}},"/x":{"m":{"key":"m","value":"","expires":"Infinity","domain":"b.example","path":"/x","creation":"2026-11-24T10:00:00.000Z"}}}}"#;
pub(super) const GUZZLE: &str = r#"[{"Name":"n","Value":"v","Domain":"a.example","Path":"\/","Max-Age":"3600","Expires":2000000000,"Secure":true,"Discard":false,"HttpOnly":true,"SameSite":"Strict"},{"Name":"m","Value":"w","Domain":".b.example","Path":"\/","Max-Age":null,"Expires":null,"Secure":false,"Discard":true,"HttpOnly":false}]"#;
pub(super) const GO: &str = r#"[{"Name":"n","Value":"v","Domain":"a.example","Path":"/","Secure":true,"HttpOnly":true,"Persistent":true,"HostOnly":true,"Expires":"2033-05-18T05:33:20+02:00","Creation":"2026-11-24T10:00:00.123456789Z","LastAccess":"2026-11-25T10:00:00Z","Updated":"2026-11-24T11:00:00Z","CanonicalHost":"a.example"}]"#;
pub(super) const RUST: &str = r#"{"raw_cookie":"n=v; HttpOnly; SameSite=Lax; Secure; Path=/; Domain=a.example; Expires=Wed, 18 May 2033 03:33:20 GMT","path":["/",true],"domain":{"Suffix":"a.example"},"expires":{"AtUtc":"2033-05-18T03:33:20Z"}}
{"raw_cookie":"t=1","path":["/x",false],"domain":{"HostOnly":"www.a.example"},"expires":"SessionEnd"}
"#;
const WEC: &str =
    r#"{"title":"x","uri_ins":"https://a.example/","uri_dest":"https://a.example/","script":{"host":"h"},"cookies":[],"hosts":{}}"#;
const BLACKLIGHT: &str = r#"{"title":"Blacklight Inspection","uri_ins":"https://a.example/","uri_dest":null,"host":"a.example","script":{"host":"h"},"reports":{"cookies":{"data":[]},"key_logging":{}}}"#;
const EDPB: &str = r#"{"name":"x","url":"https://a.example/","tags":[{"name":"before","cards":[{"kind":"cookie","cookieLines":[]}]}]}"#;
const EDPB_KNOWLEDGE: &str =
    r#"{"name":"x","author":"y","category":"cookie","trustLevel":"validated","knowledges":[{"name":"_ga","domain":"*"}]}"#;
const OWN: &str = r#"{"format":"cookie-charter-report","version":1,"creator":"cookie-charter 0.1.0","reads":[],"cookies":[]}"#;
const OWN_LINES: &str =
    "{\"type\":\"read\",\"format\":\"cookie-charter-report\",\"creator\":\"x\"}\n{\"type\":\"cookie\",\"host\":\"a.example\"}\n";

const TEXTS: [(&str, &str); 42] = [
    (NETSCAPE, "netscape"),
    // Without a path, as servers send it, and among lines that are none.
    ("a.example\tTRUE\tTRUE\t2000000000\tn\tv\n", "netscape"),
    ("# Netscape HTTP Cookie File\na.example\tFALSE\tTRUE\t0\tn\tv\nb.example\tFALSE\t\tTRUE\t0\tn\tv\n", "netscape"),
    ("# Netscape HTTP Cookie File\nSet-Cookie: n=v; Domain=a.example\nSet-Cookie: m=v; Domain=b.example\n", "netscape"),
    ("# Netscape HTTP Cookie File\none\ntwo\na.example\tTRUE\t/\tTRUE\t2000000000\tn\tv\n", "netscape"),
    ("# HTTP Cookie File\n.a.example\tTRUE\t/\tFALSE\t\tn\tv\n", "netscape"),
    ("# Netscape HTTP Cookie File\n", "netscape"),
    ("a.example TRUE / FALSE 2000000000 n v\nb.example FALSE / FALSE 0 m w\n", "netscape"),
    (LYNX, "netscape"),
    (LWP, "lwp"),
    ("#LWP-Cookies-1.0\n", "lwp"),
    (KDE, "kcookiejar"),
    ("# KDE Cookie File\n", "kcookiejar"),
    (W3M, "w3m"),
    (ELINKS, "elinks"),
    (IE, "ie-text"),
    (CNIL, "cnil-csv"),
    (QT, "qtwebkit-jar"),
    ("# HSTS 1.0 Known Hosts database for GNU Wget.\n# Edit at your own risk.\na.example\t0\t1\t1\t2\n", "hsts-list"),
    ("# Your HSTS cache. https://curl.se/docs/hsts.html\n# This file was generated by libcurl!\n", "hsts-list"),
    (WEC_YAML, "wec"),
    (XML_COOKIES, "safari-plist"),
    (XML_OTHER, "property-list"),
    (HAR, "har"),
    (PLAYWRIGHT, "playwright-state"),
    (PUPPETEER, "cdp"),
    (CDP, "cdp"),
    (SELENIUM, "selenium"),
    (EDIT_THIS_COOKIE, "extension-json"),
    (COOKIE_EDITOR, "extension-json"),
    (QUICK_MANAGER, "extension-json"),
    (PLAIN_LIST, "extension-json"),
    (TOUGH, "http-library"),
    (r#"{"version":"tough-cookie@4.0.0","storeType":"MemoryCookieStore","rejectPublicSuffixes":true,"cookies":[]}"#, "http-library"),
    (GUZZLE, "http-library"),
    (GO, "http-library"),
    (RUST, "http-library"),
    (WEC, "wec"),
    (BLACKLIGHT, "blacklight"),
    (EDPB, "wat"),
    (EDPB_KNOWLEDGE, "audit-knowledge"),
    (OWN, "cookie-charter"),
];

#[test]
fn each_form_is_told_by_its_form() {
    for (text, expected) in TEXTS {
        assert_eq!(code_of(text.as_bytes()), expected, "{text}");
    }
    assert_eq!(code_of(OWN_LINES.as_bytes()), "cookie-charter");
    for code in TEXTS.map(|(_, code)| code) {
        assert!(Foreign::ALL.iter().any(|what| what.code() == code) || FormatId::ALL.iter().any(|format| format.code() == code), "{code}");
    }
}

#[test]
fn letters_of_a_header_encodings_and_ends_of_lines_do_not_matter() {
    for (text, expected) in TEXTS {
        let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
        let bom = format!("\u{feff}{text}");
        let blank = format!("\n\n{text}");
        let cr = crlf.replace("\r\n", "\r");
        for other in [&crlf, &cr, &bom, &blank] {
            assert_eq!(code_of(other.as_bytes()), expected, "{other}");
        }
        let utf16: Vec<u8> = format!("\u{feff}{crlf}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(code_of(&utf16), expected, "in UTF-16: {text}");
    }
    for text in [NETSCAPE, LWP, KDE, CNIL] {
        let (header, rest) = text.split_once('\n').unwrap();
        let expected = code_of(text.as_bytes());
        for header in [header.to_uppercase(), header.to_lowercase()] {
            assert_eq!(code_of(format!("{header}\n{rest}").as_bytes()), expected, "{header}");
        }
    }
}

#[test]
fn a_form_is_told_when_the_file_is_larger_than_what_is_looked_at_first() {
    let cookie = r#"{"name":"n","value":"v","domain":"a.example","path":"/","expires":-1,"httpOnly":true,"secure":true,"sameSite":"Lax"}"#;
    let many = vec![cookie; 2_000].join(",");
    assert_eq!(code_of(format!("{{\"cookies\":[{many}],\"origins\":[]}}").as_bytes()), "playwright-state");
    let lines = ".a.example\tTRUE\t/\tFALSE\t2000000000\tn\tv\n".repeat(5_000);
    assert_eq!(code_of(lines.as_bytes()), "netscape");
}

#[test]
fn a_jar_in_latin_1_is_read_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cookies.txt");
    let lines = b"a.example\tFALSE\t/\tFALSE\t0\tcl\xe9\tv\xe9\na.example\tFALSE\t/\tFALSE\t0\tcl\xe8\tv\n";
    fs::write(&path, [NETSCAPE.as_bytes(), lines].concat()).unwrap();
    let report = read_only_store(&path).unwrap();
    let names: Vec<_> = report.cookies.iter().map(|cookie| cookie.name().to_owned()).collect();
    assert_eq!(names, ["n", "session", "cl\u{e9}", "cl\u{e8}"]);
    assert_eq!(report.values.get(2).unwrap().0.reveal(), b"v\xe9", "a value keeps its bytes");
    assert!(report.warnings.iter().all(|warning| warning.problem == RowProblem::NonUtf8), "{:?}", report.warnings);
    // No UTF-8 has such letters, which made the file none of texts.
    fs::write(&path, [NETSCAPE.as_bytes(), b"a.example\tFALSE\t/\tFALSE\t0\tf\xfcr\to\xf9\n"].concat()).unwrap();
    let report = read_only_store(&path).unwrap();
    assert!(report.cookies.iter().any(|cookie| cookie.name() == "für"));
}

#[test]
fn a_text_of_utf_16_needs_no_mark() {
    let list = r#"[{"name":"n","value":"v","domain":".a.example","path":"/","expires":-1,"httpOnly":true,"secure":true}]"#;
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        for (text, code) in [(NETSCAPE, "netscape"), (list, "cdp")] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            assert_eq!(code_of(&bytes), code, "{text}");
        }
    }
}

#[test]
fn a_text_that_only_speaks_of_them_is_none() {
    for (text, expected) in [
        ("# Netscape HTTP Cookie File\n\nThis is the header that curl writes.\nSeven fields follow, between tabs.\n", "text"),
        ("The first line is:\n# Netscape HTTP Cookie File\n.a.example\tTRUE\t/\tFALSE\t0\tn\tv\nand so on\nand so on\nand so on\n", "text"),
        ("# KDE Cookie File format\nHost Domain Path\n", "text"),
        ("# KDE Cookie File\nThis text describes it.\n", "text"),
        ("#LWP-Cookies-2.0 is the first line of the jar of libwww-perl.\n", "text"),
        ("#LWP-Cookies-2.0\n\nSet-Cookie3 lines follow, as said in the manual.\n", "text"),
        ("HAR files have log.entries, Playwright has cookies and origins, EditThisCookie has hostOnly.\n", "text"),
        ("Notes\n*\n*\n*\n*\n*\n*\n*\n*\n", "text"),
        ("Num;Domaine;Chemin\n1;2;3\n", "text"),
        ("name\tvalue\tdomain\nn\tv\ta.example\n", "text"),
        ("http://a.example/\tone\ttwo\tthree\n", "text"),
        ("cookies= are good, said @Variant(\n", "text"),
        ("- name: a list\n- of: firstPartyStorage\n", "text"),
        ("{\"note\": \"log entries version creator cookies origins hostOnly expirationDate info_cache\"}", "json"),
        ("{\"log\": \"entries\", \"cookies\": 3}", "json"),
        ("{\"text\": \"{\\\"cookies\\\": [], \\\"origins\\\": []}\"}", "json"),
        ("[\"name\", \"domain\", \"expirationDate\"]", "json"),
        ("[{\"name\": \"a person\", \"value\": 3}]", "json"),
        ("[1] Netscape HTTP Cookie File, see the note\n", "text"),
        ("{log: {entries: []}}", "text"),
        ("<!DOCTYPE html><html><pre>&lt;plist&gt; <key>Name</key> <key>Domain</key> <key>Path</key></pre></html>", "web-page"),
        ("<?xml version=\"1.0\"?><notes>plist</notes>", "web-page"),
    ] {
        assert_eq!(code_of(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn binary_files_that_look_alike_are_told_apart() {
    let ese = |tables: &[u8]| [b"\x01\x02\x03\x04\xef\xcd\xab\x89", &vec![0; 200_000][..], tables, &[0; 1_000][..]].concat();
    assert_eq!(code_of(&ese(b"MSysObjects Containers CookieEntryEx_15")), "internet-explorer");
    assert_eq!(code_of(&ese(b"MSysObjects SystemIndex_PropertyStore")), "ese-database");
    assert_eq!(code_of(b"Client UrlCache MMF Ver 5.2\0"), "internet-explorer");
    assert_eq!(code_of(b"bplist00\xd1\x01\x02\x5cCFBundleName\x51x"), "property-list");
    assert_eq!(code_of(b"bplist00\xa1\x01\xd4\x56Domain\x54Name\x54Path\x55Value"), "safari-plist");
}

#[test]
fn databases_of_android_are_told_old_and_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("webview.db");
    let old = "CREATE TABLE android_metadata(locale TEXT); CREATE TABLE cookies(_id INTEGER PRIMARY KEY, name TEXT, value TEXT, domain TEXT, \
               path TEXT, expires INTEGER, secure INTEGER); CREATE TABLE formurl(_id, url)";
    Connection::open(&path).unwrap().execute_batch(old).unwrap();
    assert_eq!(locate(&path).unwrap()[0].format, FormatId::AndroidOld);
    let path = folder.path().join("webviewCookiesChromium.db");
    let new = "CREATE TABLE android_metadata(locale TEXT); CREATE TABLE meta(key, value); CREATE TABLE cookies(creation_utc INTEGER PRIMARY KEY, \
               host_key TEXT, name TEXT, value TEXT, path TEXT, expires_utc INTEGER, secure INTEGER, httponly INTEGER, last_access_utc INTEGER)";
    Connection::open(&path).unwrap().execute_batch(new).unwrap();
    assert_eq!(locate(&path).unwrap()[0].format, FormatId::AndroidWebView);
}
