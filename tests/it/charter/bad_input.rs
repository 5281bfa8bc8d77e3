//! What is no charter: one sentence with what was seen and what to try, status 3, nothing half-loaded.

use std::fs;

use crate::support::program::{Home, stderr, stdout};

#[test]
fn one_sentence_and_status_3() {
    let home = Home::new();
    let archive: &[u8] = b"PK\x03\x04\x14\x00word/document.xml";
    let picture: &[u8] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00";
    let cases: [(&str, Vec<u8>, &str); 10] = [
        ("empty.html", Vec::new(), "empty"),
        ("blank.txt", b" \n\t\n".to_vec(), "empty"),
        ("novel.txt", b"It was a dark and stormy night.\n\nThe rain fell in torrents.\n".to_vec(), "no line of it declares a cookie"),
        ("prices.csv", b"Product;Price\nApples;2\nPears;3\n".to_vec(), "none of cookies"),
        ("staff.html", b"<table><tr><th>Name<th>Purpose of visit<tr><td>Ms Smith<td>Meeting</table>".to_vec(), "none of cookies"),
        // Lines that look like declarations and are none.
        (
            "stored.html",
            b"<h1>Cookies</h1><table><tr><th>Cookie name<th>Purpose<th>Expiry<tr><td>my_theme<td>Colours<td>Local storage</table>".to_vec(),
            "none of cookies",
        ),
        ("mixed.csv", b"Nom;Dur\xc3\xa9e\n_ga;1 ann\xe9e\n".to_vec(), "two encodings"),
        ("charter.docx", archive.to_vec(), "office program"),
        ("charter.png", picture.to_vec(), "neither text nor a PDF"),
        ("broken.pdf", b"%PDF-1.7\nthe rest is missing".to_vec(), "damaged"),
    ];
    for (name, bytes, seen) in cases {
        let path = home.path().join(name);
        fs::write(&path, bytes).unwrap();
        for arguments in [vec!["charter"], vec!["charter", "--json"]] {
            let output = home.run(arguments.iter().map(AsRef::as_ref).chain([path.as_os_str()]));
            let sentence = stderr(&output);
            assert_eq!(output.status.code(), Some(3), "{name}: {sentence}");
            assert!(stdout(&output).is_empty() && sentence.lines().count() == 1, "{name}: {sentence}");
            assert!(sentence.contains(seen) && sentence.trim_end().ends_with(name), "{name}: {sentence}");
        }
    }
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    let home = Home::new();
    let path = home.path().join("large.html");
    fs::File::create(&path).unwrap().set_len(50_000_000).unwrap();
    let output = home.run(["charter".as_ref(), path.as_os_str()]);
    assert_eq!(output.status.code(), Some(3));
    assert!(stderr(&output).contains("larger than 16 MB"), "{}", stderr(&output));
}

#[test]
fn a_scope_is_a_domain_however_it_is_written() {
    let home = Home::new();
    let path = home.path().join("charter.toml");
    for (written, scope) in [
        ("WWW.Example.FR.", Some("www.example.fr")),
        (".example.fr", Some("example.fr")),
        ("*.example.fr", Some("example.fr")),
        ("https://www.example.fr:443/", Some("www.example.fr")),
        ("BÜCHER.example.org", Some("xn--bcher-kva.example.org")),
        ("[::1]:8080", Some("::1")),
        ("0:0:0:0:0:0:0:1", Some("::1")),
        ("localhost:8080", Some("localhost")),
        ("example.fr/portal", None),
        ("*", None),
        ("fr", None),
        ("*.fr", None),
        (".fr", None),
        ("https://fr/", None),
        ("*.co.uk", None),
        ("github.io", None),
        ("*.1.2.3.4", None),
        ("*.[::1]", None),
        ("*.localhost", Some("localhost")),
        ("1.2.3.4", Some("1.2.3.4")),
        ("a:b", None),
        ("two words", None),
        ("https://", None),
    ] {
        let cookie = "[[cookie]]\nname = \"a\"\nprovider = \"X\"\npurpose = \"P\"\ncategory = \"necessary\"\n";
        fs::write(&path, format!("id = \"x\"\ntitle = \"T\"\nscope = [\"{written}\"]\n{cookie}")).unwrap();
        let output = home.run(["charter".as_ref(), "--json".as_ref(), path.as_os_str()]);
        match scope {
            Some(scope) => {
                let charter: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
                assert_eq!(charter["scope"], serde_json::json!([scope]), "{written}: {}", stderr(&output));
            }
            None => assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(3), 1), "{written}"),
        }
    }
}
