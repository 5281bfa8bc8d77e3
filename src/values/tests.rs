//! Records in the forms that the tools' own documentation and code give, named in each file of `tool/`; made values, except the token that Didomi's help page shows.

pub(super) mod any_bytes;

use std::fmt::Write as _;

use super::read::decoded;
use super::tool::{Piece, of_name};
use super::{Answer, ChoiceName, ConsentRecord, Flaw, Overall, RecordProblem};
use crate::charter::Purpose;

fn read(pieces: &[(&str, &str)]) -> Result<ConsentRecord, RecordProblem> {
    let tool = of_name(pieces[0].0).unwrap_or_else(|| panic!("{} is of no tool", pieces[0].0));
    let pieces: Vec<Piece<'_>> = pieces.iter().map(|(name, value)| Piece { name, value }).collect();
    assert!(pieces.iter().all(|piece| of_name(piece.name) == Some(tool)), "one tool");
    decoded(tool, &pieces)
}

/// `overall: name=answer/purpose …`, in the order of the value.
fn said(pieces: &[(&str, &str)]) -> String {
    let record = match read(pieces) {
        Ok(record) => record,
        Err(problem) => return problem.code().to_owned(),
    };
    let mut text = format!("{}:", record.overall.code());
    for choice in &record.choices {
        let name = match &choice.name {
            ChoiceName::Own(name) => name.clone(),
            ChoiceName::TcfPurpose(number) => format!("p{number}"),
            ChoiceName::TcfFeature(number) => format!("f{number}"),
        };
        let sign = match choice.answer {
            Answer::Granted => '+',
            Answer::Refused => '-',
            Answer::Unknown => '?',
        };
        let purpose = choice.purpose.map_or("", |purpose| &purpose.code()[..1]);
        let _ = write!(text, " {sign}{name}{}{purpose}", if choice.is_fixed { "!" } else { "/" });
    }
    for flaw in &record.flaws {
        let _ = write!(text, " ({})", flaw.code());
    }
    text
}

fn when(pieces: &[(&str, &str)]) -> String {
    read(pieces).unwrap().decided_at.map_or_else(String::new, |time| time.to_string())
}

#[test]
fn onetrust() {
    let consent = |groups: &str, count: u8| {
        format!(
            "isGpcEnabled=0&datestamp=Wed+Mar+04+2026+09%3A12%3A30+GMT%2B0100+(heure+normale)&version=202405.1.0&hosts=&\
             consentId=0e1&interactionCount={count}&landingPath=NotLandingPage&groups={groups}&AwaitingReconsent=false"
        )
    };
    let one = consent("C0001%3A1%2CC0002%3A0%2CC0004%3A0", 1);
    assert_eq!(said(&[("OptanonConsent", &one)]), "refused-all: +C0001!n -C0002/s -C0004/a");
    assert_eq!(when(&[("OptanonConsent", &one)]), "2026-03-04T08:12:30Z");
    assert_eq!(when(&[("OptanonConsent", &one), ("OptanonAlertBoxClosed", "2026-03-04T08:12:31.412Z")]), "2026-03-04T08:12:31.412Z");
    assert_eq!(said(&[("OptanonConsent", &consent("C0001:1,C0002:0", 0))]), "no-choice-yet: +C0001!n -C0002/s");
    assert_eq!(said(&[("OptanonConsent", &consent("1:1,2:1,4:0", 3))]), "part: +1!n +2/s -4/a");
    assert_eq!(said(&[("OptanonAlertBoxClosed", "2026-03-04T08:12:31.412Z")]), "unknown:");
    assert_eq!(
        said(&[("OptanonConsent", "isGpcEnabled=0&datestamp=Wed+Mar+04+2026+09%3A12%3A30+GMT%2B0100&vers")]),
        "no-choice-yet: (cut)"
    );
    assert_eq!(said(&[("OptanonConsent", &one[..one.find("%3A0%2CC0004").unwrap()])]), "unknown: +C0001!n (cut)");
}

#[test]
fn cookiebot() {
    let of = |text: &str| said(&[("CookieConsent", text)]);
    let whole = "{stamp:%27oP+q==%27%2Cnecessary:true%2Cpreferences:false%2Cstatistics:true%2Cmarketing:false%2Cmethod:%27explicit%27%2Cver:1%2Cutc:1772612460123%2Cregion:%27fr%27}";
    assert_eq!(of(whole), "part: +necessary!n -preferences/n +statistics/s -marketing/a");
    assert_eq!(when(&[("CookieConsent", whole)]), "2026-03-04T08:21:00Z");
    assert_eq!(
        of("{stamp:'a,b==',necessary:true,preferences:false,statistics:false,marketing:false,method:'explicit',ver:1}"),
        "refused-all: +necessary!n -preferences/n -statistics/s -marketing/a"
    );
    assert_eq!(of(&whole.replace("explicit", "implied")), "no-choice-yet: +necessary!n -preferences/n +statistics/s -marketing/a");
    assert_eq!((of("-1"), of("0"), of("1")), ("no-choice-yet:".into(), "refused-all:".into(), "accepted-all:".into()));
    assert_eq!(of("{stamp:%27x%27%2Cnecessary:true%2Cpreferences:false%2Cstatis"), "unknown: +necessary!n -preferences/n (cut)");
    assert_eq!(
        of(r#"{"stamp":"x","necessary":true,"statistics":false,"marketing":false}"#),
        "refused-all: +necessary!n -statistics/s -marketing/a"
    );
    assert_eq!((of("accepted"), of("")), ("unknown-form".into(), "empty".into()));
}

#[test]
fn didomi() {
    let token = "eyJ1c2VyX2lkIjoiMTc4NDExNGMtZjhiMy02NTkwLWE2ZGYtYjlmYjI0MGJkZWE1IiwiY3JlYXRlZCI6IjIwMjEtMDMtMTdUMTY6NDY6MzIuMzQ0WiIsInVwZGF0ZWQiOiIyMDIxLTAzLTE3VDE2OjQ2OjMyLjM0NFoiLCJ2ZW5kb3JzIjp7ImVuYWJsZWQiOlsiYW1hem9uIiwiZ29vZ2xlIiwiYzpyZXNlYXV4c28tVkZlcEtyTFIiLCJjOnBhcnRlbmFpcmUtWDlTRFdrZzIiLCJjOnBlcnNvbm5hbGktWDNWY3h6UkQiLCJjOmdvb2dsZWFuYS1oN0tjM2U3WSIsImM6cHVibGljaXRlLXRGUkY0ZDM5Il19LCJwdXJwb3NlcyI6eyJlbmFibGVkIjpbInA0ZW05YThtIiwicGFydGVuYWlyZS1jQXNEZThqQyIsIkNMLVQxUmdtNyIsIk05TlJISmUzRyIsInE0emxKcWRjRCJdfSwidmVuZG9yc19saSI6eyJlbmFibGVkIjpbImdvb2dsZSJdfSwidmVyc2lvbiI6Mn0=";
    let record = read(&[("didomi_token", token)]).unwrap();
    assert_eq!((record.overall.code(), record.choices.len(), record.vendors_granted), ("accepted-all", 5, Some(7)));
    assert_eq!(when(&[("didomi_token", token)]), "2021-03-17T16:46:32.344Z");
    assert_eq!(record.version.as_deref(), Some("2"));
    let whole = r#"{"user_id":"u","updated":"2026-03-04T08:21:00.000Z","purposes":{"enabled":["analytics"],"disabled":["advertising","social_media"]},"vendors":{"enabled":[],"disabled":["google"]},"version":2}"#;
    assert_eq!(said(&[("didomi_token", &encoded(whole.as_bytes()))]), "part: +analytics/s -advertising/a -social_media/a");
    let early = r#"{"user_id":"u","created":"2026-03-04T08:21:00.000Z","updated":"2026-03-04T08:21:00.000Z","version":null}"#;
    assert_eq!(said(&[("didomi_token", &encoded(early.as_bytes()))]), "no-choice-yet:");
    assert_eq!(said(&[("didomi_dcs", "CBHwwkLg7ZdZZ7WNtqXAdZNMwgAAAAA")]), "unknown-form");
    let cut = encoded(whole.as_bytes());
    assert_eq!(said(&[("didomi_token", &cut[..cut.len() / 2])]), "unknown: +analytics/s (cut)");
}

/// Base64 without padding.
fn encoded(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1)).collect();
    let six = |bits: &[u8]| (0..6).fold(0, |number, place| number << 1 | usize::from(bits.get(place).copied().unwrap_or(0)));
    bits.chunks(6).map(|bits| char::from(alphabet[six(bits)])).collect()
}

/// The string of the framework as its format has it, field by field.
fn tc_string(version: u64, policy: u64, purposes: &[u8], vendors: &[bool]) -> String {
    let mut bits: Vec<u8> = Vec::new();
    let mut put = |number: u64, width: usize| bits.extend((0..width).rev().map(|place| u8::from(number >> place & 1 == 1)));
    put(version, 6);
    put(17_726_124_000, 36);
    put(17_726_125_000, 36);
    for (number, width) in [(10, 12), (3, 12), (1, 6), (0, 6), (0, 6), (120, 12), (policy, 6), (1, 1), (0, 1), (0b01 << 10, 12)] {
        put(number, width);
    }
    (1..=24).for_each(|number| put(purposes.contains(&number).into(), 1));
    put(0, 24);
    put(0, 1);
    put(0, 12);
    put(vendors.len() as u64, 16);
    put(0, 1);
    for granted in vendors {
        put((*granted).into(), 1);
    }
    put(0, 16);
    put(0, 1);
    put(0, 12);
    let bytes: Vec<u8> =
        bits.chunks(8).map(|bits| (0..8).fold(0, |byte, place| byte << 1 | bits.get(place).copied().unwrap_or(0))).collect();
    encoded(&bytes)
}

#[test]
fn tcf() {
    let all: Vec<u8> = (1..=11).collect();
    let accepted = tc_string(2, 4, &all, &[true, false, true]);
    let record = read(&[("euconsent-v2", &format!("{accepted}.YAAAAAAAAAAA"))]).unwrap();
    assert_eq!((record.overall.code(), record.vendors_granted, record.flaws.len()), ("accepted-all", Some(2), 0));
    assert_eq!(record.decided_at.unwrap().to_string(), "2026-03-04T08:21:40Z");
    assert!(record.choices.iter().any(|choice| choice.name == ChoiceName::TcfFeature(2)));
    assert_eq!(read(&[("euconsent-v2", &tc_string(2, 2, &all[..10], &[]))]).unwrap().choices.len(), 11, "policy 2 knows ten purposes");
    let refused = read(&[("eupubconsent-v2", &tc_string(2, 4, &[], &[false; 9]))]).unwrap();
    assert_eq!((refused.overall.code(), refused.vendors_granted, refused.refuses(Purpose::Unknown)), ("refused-all", Some(0), true));
    let part = read(&[("euconsent-v2", &tc_string(2, 4, &[1, 7, 8, 9, 10], &[]))]).unwrap();
    assert_eq!((part.overall.code(), part.refuses(Purpose::Statistics)), ("part", false));
    let cut = read(&[("euconsent-v2", &accepted[..28])]).unwrap();
    assert_eq!((cut.overall.code(), cut.flaws.as_slice()), ("unknown", &[Flaw::Cut][..]));
    let new = read(&[("euconsent-v2", &tc_string(3, 4, &all, &[]))]).unwrap();
    assert_eq!((new.overall.code(), new.flaws.as_slice(), new.version.as_deref()), ("unknown", &[Flaw::UnknownVersion][..], Some("3")));
    assert_eq!(said(&[("euconsent-v2", "CP")]), "unknown-form");
}

#[test]
fn tcf_as_the_iab_s_own_library_writes_it() {
    // The first is an example of the specification, the others were written by `@iabtechlabtcf/core` 1.5.21, which also tells what is in them.
    let of = |text: &str| {
        let record = read(&[("euconsent-v2", text)]).unwrap();
        let granted = record.choices.iter().filter(|choice| choice.answer == Answer::Granted).count();
        assert!(record.flaws.is_empty());
        format!("{} {granted} {} {}", record.overall.code(), record.vendors_granted.unwrap(), record.decided_at.unwrap())
    };
    let example = "COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQwgIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAgAAAYQEAAAQmAgBC3ZAYzUw";
    assert_eq!(of(example), "part 3 3 2020-02-20T23:57:39Z");
    assert_eq!(of("CQgipwAQgipwAAKADBFRB4EgAP_AAAAAAAqIHCQA4ABAAMArwBwgAAAAAAAA"), "accepted-all 10 7 2026-03-04T00:00:00Z");
    assert_eq!(of("CQgipwAQgipwAAKADBFRB4EgAAAAAAAAAAqIAAAAAAAA"), "refused-all 0 0 2026-03-04T00:00:00Z");
    assert_eq!(of("CQgipwAQgipwAAKADBFRB4EgAIOAAAAAAAqIFeQAQFeAAAAA"), "part 4 1 2026-03-04T00:00:00Z");
}

#[test]
fn gpp() {
    let europe = tc_string(2, 4, &[], &[]);
    // Header of section 2 alone, and of the sections 2 and 6, as the specification's examples have them.
    assert!(said(&[("__gpp", &format!("DBABMA~{europe}"))]).starts_with("refused-all: -p1/"));
    assert!(said(&[("OTGPPConsent", &format!("DBACNY~{europe}~1YNN"))]).starts_with("refused-all: -p1/"));
    assert_eq!(said(&[("__gpp", "DBABTA~1YNN")]), "unknown:", "a choice of another regime");
    assert_eq!(said(&[("__gpp", "DBABMA")]), "unknown: (cut)");
    assert_eq!(said(&[("__gpp", "true")]), "unknown-form");
}

#[test]
fn axeptio() {
    let cookies = "%7B%22%24%24token%22%3A%22t1%22%2C%22%24%24date%22%3A%222026-03-04T08%3A21%3A00.000Z%22%2C%22%24%24cookiesVersion%22%3A%7B%7D%2C%22google_analytics%22%3Afalse%2C%22facebook_pixel%22%3Afalse%2C%22%24%24completed%22%3Atrue%7D";
    assert_eq!(said(&[("axeptio_cookies", cookies)]), "refused-all: -facebook_pixel/a -google_analytics/s");
    assert_eq!(when(&[("axeptio_cookies", cookies)]), "2026-03-04T08:21:00Z");
    let open = r#"{"$$token":"t1","$$date":"2026-03-04T08:21:00.000Z","$$cookiesVersion":{},"$$completed":false}"#;
    let empty = [("axeptio_cookies", open), ("axeptio_authorized_vendors", "%2C%2C"), ("axeptio_all_vendors", "%2C%2C")];
    assert_eq!(said(&empty), "no-choice-yet:");
    let lists = [("axeptio_authorized_vendors", "%2Cmatomo%2C"), ("axeptio_all_vendors", "%2Cmatomo%2Cgoogle_ads%2C")];
    assert_eq!(said(&lists), "part: -google_ads/a +matomo/s");
}

#[test]
fn the_end_of_a_long_record_counts_as_its_beginning_does() {
    let names = |range: std::ops::Range<usize>| range.map(|number| format!("v{number}")).collect::<Vec<_>>().join(",");
    let record = |granted: &str| read(&[("axeptio_all_vendors", &names(0..800)), ("axeptio_authorized_vendors", granted)]).unwrap();
    let part = record(&names(400..800));
    assert_eq!((part.overall, part.choices.len() < 320), (Overall::Part, true));
    assert_eq!((record("").overall, record(&names(0..800)).overall), (Overall::RefusedAll, Overall::AcceptedAll));
    // Of the one purpose something is granted, behind more than are kept.
    assert!(!record("matomo").refuses(Purpose::Statistics));
}

#[test]
fn long_lists_are_read_in_the_time_that_their_length_asks_for() {
    let names = |letter: char| (0..400_000).map(|number| format!("{letter}{number}")).collect::<Vec<_>>().join(",");
    let (all, authorised) = (names('v'), names('w'));
    let record = read(&[("axeptio_all_vendors", &all), ("axeptio_authorized_vendors", &authorised)]).unwrap();
    assert_eq!(record.overall, Overall::Part);
}

#[test]
fn tarteaucitron() {
    let of = |text: &str| said(&[("tarteaucitron", text)]);
    assert_eq!(of("!matomo=false!gtag=false!facebook=false"), "refused-all: -matomo/s -gtag/s -facebook/a");
    assert_eq!(of("!matomo=wait!youtube=wait"), "no-choice-yet: ?matomo/s ?youtube/");
    assert_eq!(of("!matomo=true!youtube=false"), "part: +matomo/s -youtube/");
    assert_eq!(of("!matomo=true"), "accepted-all: +matomo/s");
    assert_eq!(of("%21matomo%3Dtrue%21gtag%3Dwait"), "part: +matomo/s ?gtag/s");
    assert_eq!(of("!matomo=false!gta"), "unknown: -matomo/s (cut)");
    assert_eq!(of("yes"), "unknown-form");
}

#[test]
fn maps_of_yes_and_no() {
    assert_eq!(said(&[("klaro", "%7B%22matomo%22%3Afalse%2C%22youtube%22%3Afalse%7D")]), "refused-all: -matomo/s -youtube/");
    assert_eq!(said(&[("eu-consent", r#"{"mandatory":true,"analytics":true,"ads":false}"#)]), "part: -ads/a +analytics/s +mandatory!n");
    assert_eq!(said(&[("orejime", "%7B%22ga%22%3Atrue%7D")]), "accepted-all: +ga/s");
    assert_eq!(
        said(&[("cookies_preferences", "%7B%22required%22%3Atrue%2C%22statistics%22%3Afalse%7D")]),
        "refused-all: +required!n -statistics/s"
    );
    assert_eq!(
        said(&[("cookies_preferences", "%257B%2522required%2522%253Atrue%252C%2522statistics%2522%253Atrue%257D")]),
        "accepted-all: +required!n +statistics/s"
    );
    assert_eq!(said(&[("cookies_preferences", r#""{\"required\":true,\"statistics\":true}""#)]), "accepted-all: +required!n +statistics/s");
    assert_eq!(said(&[("cookies_preferences", "%7B%22required%22%3Atrue%2C%22statistics%22%3Afa")]), "unknown: +required!n (cut)");
    assert_eq!(said(&[("klaro", "[1,2]")]), "unknown-form");
}

#[test]
fn complianz() {
    let rows = |marketing| {
        [
            ("cmplz_functional", "allow"),
            ("cmplz_statistics", "deny"),
            ("cmplz_marketing", marketing),
            ("cmplz_policy_id", "34"),
            ("cmplz_banner-status", "dismissed"),
            ("cmplz_consented_services", ""),
        ]
    };
    assert_eq!(said(&rows("deny")), "refused-all: +functional!n -statistics/s -marketing/a");
    assert_eq!(said(&rows("allow")), "part: +functional!n -statistics/s +marketing/a");
    assert_eq!(read(&rows("allow")).unwrap().version.as_deref(), Some("34"));
    assert_eq!(said(&[("cmplz_banner-status", "show"), ("cmplz_marketing", "deny")]), "no-choice-yet: -marketing/a");
    assert_eq!(said(&[("cmplz_statistics-anonymous", "allow"), ("cmplz_marketing", "deny")]), "part: +statistics-anonymous/s -marketing/a");
    assert_eq!(said(&[("cmplz_rt_marketing", "deny")]), "refused-all: -marketing/a");
    assert_eq!(said(&[("complianz_consent_status", "deny")]), "refused-all:");
}

#[test]
fn cookieyes() {
    let of = |text: &str| said(&[("cookieyes-consent", text)]);
    assert_eq!(
        of(
            "consentid:Uk1o,consent:no,action:yes,necessary:yes,functional:no,analytics:no,performance:no,advertisement:no,lastRenewedDate:1711555514000"
        ),
        "refused-all: +necessary!n -functional/n -analytics/s -performance/s -advertisement/a"
    );
    assert_eq!(of("consentid:Uk1o,consent:yes,action:,necessary:yes,analytics:yes"), "no-choice-yet: +necessary!n +analytics/s");
    assert_eq!(
        of("consentid%3AUk1o%2Cconsent%3Ayes%2Caction%3Ayes%2Cnecessary%3Ayes%2Canalytics%3Ayes"),
        "accepted-all: +necessary!n +analytics/s"
    );
    assert_eq!(
        of("consentid:Uk1o,consent:yes,action:yes,necessary:yes,analytics:n"),
        "unknown: +necessary!n ?analytics/s (cut)".replace("unknown:", "no-choice-yet:")
    );
    let boxes = [("cookielawinfo-checkbox-necessary", "yes"), ("cookielawinfo-checkbox-analytics", "no"), ("viewed_cookie_policy", "yes")];
    assert_eq!(said(&boxes), "refused-all: +necessary!n -analytics/s");
    assert_eq!(said(&boxes[..2]), "no-choice-yet: +necessary!n -analytics/s");
    assert_eq!(said(&[("viewed_cookie_policy", "no")]), "refused-all:");
    let inside = encoded(br#"{"necessary":true,"analytics":false,"ver":"1.0.0"}"#);
    assert_eq!(said(&[("CookieLawInfoConsent", &inside), ("viewed_cookie_policy", "yes")]), "refused-all: -analytics/s +necessary!n");
}

#[test]
fn usercentrics() {
    let settings = r#"{"controllerId":"c","id":"x","services":[{"id":"H1","status":true,"isEssential":true,"history":[{"timestamp":1772612460000}]},{"id":"S1","name":"Google Analytics","status":false,"history":[{"timestamp":1772612461000}]}],"version":"3.73.0"}"#;
    assert_eq!(
        said(&[("uc_settings", settings), ("uc_user_interaction", "true")]),
        "refused-all: +H1!n -Google Analytics/s".replace("!n", "!")
    );
    assert_eq!(when(&[("uc_settings", settings)]), "2026-03-04T08:21:01Z");
    assert_eq!(said(&[("uc_settings", settings), ("uc_user_interaction", "false")]).split(':').next(), Some("no-choice-yet"));
    let data = r#"{"consent":{"services":{"a1":{"name":"Matomo","consent":true},"b2":{"name":"Meta Pixel","consent":true}}}}"#;
    assert_eq!(said(&[("ucData", data)]), "accepted-all: +Matomo/s +Meta Pixel/a");
    let signals = r#"{"adsDataRedaction":true,"adStorage":"denied","analyticsStorage":"denied"}"#;
    assert_eq!(said(&[("uc_gcm", signals)]), "refused-all: -adStorage/a -analyticsStorage/s");
}

#[test]
fn commanders_act() {
    let of = |text: &str| said(&[("TC_PRIVACY", text)]);
    assert_eq!(of("1%40008%7C2%7C42%4012%4034%40ALL%40%401592900933049%2C1592900933049%2C1608452933049%40"), "refused-all:");
    assert_eq!(of("0@008@12@34@2,3@@1592900933049,1592900933049,1608452933049"), "unknown: +2/ +3/");
    assert_eq!(when(&[("TC_PRIVACY", "0@008@12@34@@@1592900933049,1592900933049,1608452933049")]), "2020-06-23T08:28:53Z");
    assert_eq!(of("0@008@12@34"), "unknown: (cut)");
}

#[test]
fn lists_and_categories() {
    let iubenda = "%7B%22timestamp%22%3A%222026-03-04T08%3A21%3A00.391Z%22%2C%22version%22%3A%221.75.1%22%2C%22purposes%22%3A%7B%221%22%3Atrue%2C%224%22%3Afalse%2C%225%22%3Afalse%7D%2C%22id%22%3A50053366%7D";
    assert_eq!(said(&[("_iub_cs-50053366", iubenda)]), "refused-all: +1!n -4/s -5/a");
    assert_eq!(said(&[("_iub_cs-50053366", r#"{"consent":true,"timestamp":"2026-03-04T08:21:00.000Z","id":50053366}"#)]), "accepted-all:");
    let borlabs = r#"{"consents":{"essential":["borlabs-cookie"]},"domainPath":"example.org/","expires":"Sat, 07 Sep 2026 02:24:51 GMT","uid":"anonymous","v3":true,"version":1}"#;
    assert_eq!(said(&[("borlabs-cookie", borlabs)]), "refused-all: +essential!n");
    assert_eq!(
        said(&[("borlabs-cookie", r#"{"consents":{"essential":["a"],"statistics":["b"],"marketing":["c"]}}"#)]),
        "accepted-all: +essential!n +marketing/a +statistics/s"
    );
    let information = r#"{"timestamp":"2026-03-04T08:21:00.000Z","user_uid":"u","consents_approved":["cookie_cat_necessary","cookie_cat_functional"],"consents_denied":["cookie_cat_statistic","cookie_cat_marketing"]}"#;
    assert_eq!(
        said(&[("CookieInformationConsent", information)]),
        "part: +cookie_cat_necessary!n +cookie_cat_functional/n -cookie_cat_statistic/s -cookie_cat_marketing/a"
    );
    let first = r#"{"necessary":true,"performance":false,"functional":false,"advertising":false,"timestamp":1772612460,"type":"category","version":"3f"}"#;
    assert_eq!(said(&[("cookiefirst-consent", first)]), "refused-all: -advertising/a -functional/n +necessary!n -performance/s");
    assert_eq!(when(&[("cookiefirst-consent", first)]), "2026-03-04T08:21:00Z");
    let civic = r#"{"necessaryCookies":[],"optionalCookies":{"analytics":"accepted","marketing":"revoked"},"consentDate":1772612460000,"interactedWith":true,"version":1}"#;
    assert_eq!(said(&[("CookieControl", civic)]), "part: +analytics/s -marketing/a");
    assert_eq!(said(&[("__hs_opt_out", "yes")]), "refused-all:");
    assert_eq!(
        said(&[("__hs_cookie_cat_pref", "1:true,2:false,3:false"), ("__hs_opt_out", "no")]),
        "part: +analytics/s -advertisement/a -functionality/n"
    );
    assert_eq!((said(&[("cookie-agreed", "0")]), said(&[("cookie-agreed", "2")])), ("refused-all:".into(), "accepted-all:".into()));
    assert_eq!(said(&[("cookie-agreed", "2"), ("cookie-agreed-categories", "%5B%22essential%22%5D")]), "refused-all: +essential!n");
    let osano = |status: &str| said(&[("cookieconsent_status", status)]);
    assert_eq!((osano("allow"), osano("deny"), osano("dismiss")), ("accepted-all:".into(), "refused-all:".into(), "no-choice-yet:".into()));
    let bida = r#"{"categories":["necessary"],"revision":0,"consentTimestamp":"2026-03-04T08:21:00.000Z","services":{"necessary":[],"analytics":[]},"lastConsentTimestamp":"2026-03-04T08:21:00.000Z"}"#;
    assert_eq!(said(&[("cc_cookie", bida)]), "refused-all: +necessary!n -analytics/s");
}

#[test]
fn debug_shows_nothing_of_a_value() {
    let record = read(&[("tarteaucitron", "!s3cr3t=true")]).unwrap();
    assert!(record.choices[0].name == ChoiceName::Own("s3cr3t".into()));
    assert!(!format!("{record:?} {:?} {:?}", record.choices, record.choices[0].name).contains("s3cr3t"));
}
