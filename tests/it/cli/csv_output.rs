use crate::support::program::{Home, stderr, stdout};

const HEADER: &str = "site,host,name,path,category,purpose,party,consent,confidence,provider,service,description,declared_in,\
    top_level_site,container,created_at,last_accessed_at,expires_at,lifetime_days,session,secure,http_only,host_only,\
    same_site,partitioned,evidence,findings,browser,profile,store";

#[test]
fn the_header_is_the_binding_one_with_crlf() {
    let home = Home::new();
    let text = stdout(&home.run(["export", "sample:"]));
    assert_eq!(text.split("\r\n").next(), Some(HEADER));
    assert!(!text.replace("\r\n", "").contains('\n'), "every line ends in CRLF");
    let with_values = stdout(&home.run(["export", "sample:", "--with-values"]));
    assert_eq!(with_values.split("\r\n").next(), Some(format!("{HEADER},value").as_str()));
}

#[test]
fn presets_for_spreadsheets() {
    let home = Home::new();
    let french = home.run(["export", "sample:", "--preset", "excel-fr"]).stdout;
    assert!(french.starts_with("\u{feff}site;host;name;".as_bytes()));
    let english = home.run(["export", "sample:", "--preset", "excel-en"]).stdout;
    assert!(english.starts_with("\u{feff}site,host,name,".as_bytes()));
    let plain = home.run(["export", "sample:"]).stdout;
    assert_eq!(home.run(["export", "sample:", "--preset", "rfc"]).stdout, plain, "what is written when none is named");
}

#[test]
fn a_preset_is_refused_where_it_means_nothing() {
    let home = Home::new();
    for format in ["json", "ndjson", "xlsx", "html"] {
        for (preset, language, says) in [("excel-fr", "en", "Presets are for spreadsheets"), ("rfc", "fr", "Les préréglages")] {
            let output = home.run(["export", "sample:", "-f", format, "--preset", preset, "--lang", language]);
            assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{format}");
            assert!(stderr(&output).contains(says), "{format}: {}", stderr(&output));
        }
    }
}

#[test]
fn every_row_has_all_cells_and_only_known_codes() {
    let home = Home::new();
    let text = stdout(&home.run(["export", "sample:"]));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let mut rows = 0;
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        assert_eq!(record.len(), 30);
        let cell = |id: &str| &record[headers.iter().position(|h| h == id).unwrap()];
        assert!(["necessary", "statistics", "first-party", "third-party"].contains(&cell("category")));
        assert!(["necessary", "statistics", "advertising", "unknown"].contains(&cell("purpose")));
        assert!(["first", "for-third", "third"].contains(&cell("party")));
        assert!(["not-required", "if-necessary", "if-anonymous", "required"].contains(&cell("consent")));
        assert!(["certain", "likely", "assumed"].contains(&cell("confidence")));
        assert!(["strict", "lax", "none", "unset", "none-or-unset", ""].contains(&cell("same_site")));
        assert!(!cell("host").starts_with('.') && cell("evidence").contains(':'));
        for id in ["created_at", "last_accessed_at", "expires_at"] {
            assert!(cell(id).is_empty() || (cell(id).len() == 20 && cell(id).ends_with('Z')), "{}", cell(id));
        }
        for id in ["session", "secure", "http_only", "host_only", "partitioned"] {
            assert!(["true", "false", ""].contains(&cell(id)));
        }
    }
    assert!(rows > 100, "{rows}");
}

#[test]
fn descriptions_follow_the_language_and_codes_do_not() {
    let home = Home::new();
    let row = |language: &str| {
        let text = stdout(&home.run(["export", "sample:", "--site", "boutique-exemple.fr", "--lang", language]));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let record = reader.records().map(Result::unwrap).find(|record| &record[2] == "_fbp").unwrap();
        (record[4].to_owned(), record[11].to_owned())
    };
    let ((category_en, en), (category_fr, fr)) = (row("en"), row("fr"));
    assert_eq!((category_en.as_str(), category_fr.as_str()), ("third-party", "third-party"));
    assert_ne!(en, fr);
    assert!(fr.contains('’') || fr.contains('é'), "{fr}");
}
