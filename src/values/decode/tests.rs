//! Labelled values of every form, in the forms of their own documents; made values, except those that the documents show.

use super::*;
use crate::random::Random;
use crate::values::ChoiceName;
use crate::values::tests::any_bytes::mutated;

/// `form[member]: fact=value …` for each layer, indented by depth; texts in short.
fn said(name: &str, value: &str) -> String {
    let decoded = decode(name, value.as_bytes());
    let line = |layer: &Layer| {
        let member = layer.member.as_ref().map_or(String::new(), |member| format!("[{}]", **member));
        let said = match &layer.outcome {
            Err(doubt) => format!("?{}", doubt.code()),
            Ok(facts) => facts.iter().map(|(id, fact)| format!("{}={}", id.code(), shown(fact))).collect::<Vec<_>>().join(" "),
        };
        format!("{}{}{member}: {said}", ">".repeat(layer.depth), layer.form.code())
    };
    decoded.layers.iter().map(line).collect::<Vec<_>>().join(" | ")
}

fn shown(fact: &Fact) -> String {
    match fact {
        Fact::Text(text) => text.replace('\n', "⏎").replace("  ", ""),
        Fact::Time(time) => time.to_string(),
        Fact::Number(number) => number.to_string(),
        Fact::Flag(flag) => flag.to_string(),
        Fact::Consent(record) => record.overall.code().to_owned(),
    }
}

#[test]
fn google() {
    assert_eq!(
        said("_ga", "GA1.2.1203795501.1772612460"),
        "google-client: client-id=1203795501.1772612460 first-seen=2026-03-04T08:21:00Z"
    );
    assert_eq!(said("_gid", "GA1.1.77.1772612460"), "google-client: client-id=77.1772612460 first-seen=2026-03-04T08:21:00Z");
    let session = "google-session: session-start=2026-03-04T08:21:00Z session-number=3 engaged=true last-seen=2026-03-04T08:23:00Z";
    assert_eq!(said("_ga_ABC", "GS1.1.1772612460.3.1.1772612580.60.0.0"), session);
    assert_eq!(said("_ga_ABC", "GS2.1.s1772612460$o3$g1$t1772612580$j60$l0$h0"), session);
    assert_eq!(said("_gcl_au", "1.1.904.1772612460"), "google-ads: client-id=904.1772612460 first-seen=2026-03-04T08:21:00Z");
    assert_eq!(said("_gcl_aw", "GCL.1772612460.Cj0.x"), "google-click: clicked-at=2026-03-04T08:21:00Z click-id=Cj0.x");
    assert_eq!(said("_ga", "GA1.2.1203795501"), "google-client: ?wrong-parts");
    assert_eq!(said("_ga", "GA1.2.me.1772612460"), "google-client: ?bad-number");
    assert_eq!(said("_ga", "GA1.2.5.99"), "google-client: ?no-such-time");
    assert_eq!(said("_ga_ABC", "GS2.1.s1772612460$o3$g7$t1772612580"), "google-session: ?bad-number");
    assert_eq!(said("id", "1.1.904.1772612460"), "");
}

#[test]
fn meta() {
    assert_eq!(said("_fbp", "fb.1.1596403881668.1116446470"), "meta-browser: client-id=1116446470 first-seen=2020-08-02T21:31:21.668Z");
    assert_eq!(said("_fbp", "fb.1.1596403881668.1116446470.AQYBAQIB"), said("_fbp", "fb.1.1596403881668.1116446470"));
    assert_eq!(said("_fbc", "fb.1.1554763741205.AbC-d"), "meta-click: clicked-at=2019-04-08T22:49:01.205Z click-id=AbC-d");
    assert_eq!(said("own", "fb.1.1554763741205.AbC-d"), said("_fbc", "fb.1.1554763741205.AbC-d"));
    assert_eq!(said("_fbp", "fb.1.12.5"), "meta-browser: ?no-such-time");
}

/// The examples of F5's own article.
#[test]
fn load_balancers() {
    assert_eq!(said("BIGipServerhttp_pool", "1677787402.36895.0000"), "big-ip: address=10.1.1.100 port=8080");
    assert_eq!(said("BIGipServer~a~b", "vi20010112000000000000000000000030.20480"), "big-ip: address=2001:112::30 port=80");
    assert_eq!(said("BIGipServerx", "rd5o00000000000000000000ffffc0000201o80"), "big-ip: address=192.0.2.1 port=80 route-domain=5");
    assert_eq!(said("bigipserverx", "rd3o20010112000000000000000000000030o80"), "big-ip: address=2001:112::30 port=80 route-domain=3");
    assert_eq!(said("route", "1677787402.36895.0000"), said("BIGipServerhttp_pool", "1677787402.36895.0000"));
    assert_eq!(said("BIGipServerx", "!p1Kq=="), "big-ip: ?encrypted");
    assert_eq!(said("BIGipServerx", "99999999999.36895.0000"), "big-ip: ?bad-number");
    assert_eq!(said("BIGipServerx", "%21p1Kq%3D%3D"), "percent: text=!p1Kq== | >big-ip: ?encrypted");
}

#[test]
fn times_and_identifiers() {
    assert_eq!(said("t", "1772612460"), "unix-time: in-seconds=2026-03-04T08:21:00Z");
    assert_eq!(said("t", "1772612460123"), "unix-time: in-milliseconds=2026-03-04T08:21:00.123Z");
    assert_eq!(said("t", "1772612460123456"), "unix-time: in-microseconds=2026-03-04T08:21:00.123Z");
    assert_eq!((said("t", "9772612460"), said("t", "177261246"), said("t", "+1772612460")), Default::default());
    // The examples of RFC 9562, appendix A.
    assert_eq!(said("u", "C232AB00-9414-11EC-B3C8-9F6BDECED846"), "uuid: version=1 made-at=2022-02-22T19:22:22Z");
    assert_eq!(said("u", "1EC9414C-232A-6B00-B3C8-9F6BDECED846"), "uuid: version=6 made-at=2022-02-22T19:22:22Z");
    assert_eq!(said("u", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"), "uuid: version=7 made-at=2022-02-22T19:22:22Z");
    assert_eq!(said("u", "919108f7-52d1-4320-9bac-f847db4148a8"), "uuid: version=4");
    assert_eq!(
        said("u", "C232AB00-9414-11EC-B3C8-00155dECED46"),
        "uuid: version=1 made-at=2022-02-22T19:22:22Z network-card=00:15:5d:ec:ed:46"
    );
    assert_eq!(said("u", "00000000-0000-1000-8000-000000000000"), "uuid: ?no-such-time");
    assert_eq!(said("u", "00000000-0000-0000-0000-000000000000"), "");
}

#[test]
fn percent_and_base64() {
    assert_eq!(said("a", "caf%C3%A9"), "percent: text=café");
    assert_eq!(said("a", "%2525"), "percent: text=%25 | >percent: text=%");
    assert_eq!((said("a", "100%"), said("a", "100 % pur")), Default::default());
    assert_eq!(said("a", "caf%C3%A9 100%"), "percent: ?bad-escape");
    assert_eq!(said("a", "caf%E9"), "percent: ?not-text");
    assert_eq!(said("a", "Ym9uam91ciDDoCB0b3Vz"), "base64: text=bonjour à tous");
    assert_eq!(said("a", "Pz8_Pz8_Pz8_"), "base64url: text=?????????");
    assert_eq!(said("a", "AAECAwQFBgcICQ=="), "base64: ?not-text");
    // An identifier is in the alphabet too.
    assert_eq!((said("a", "f73beadc3aabc1c467c08b58e28c44d5"), said("a", "session-fr-2026")), Default::default());
}

#[test]
fn json() {
    assert_eq!(said("a", r#"{"b":[1,{"c":"d"}],"e":{},"f":[]}"#), r#"json: text={⏎"b": [⏎1,⏎{⏎"c": "d"⏎}⏎],⏎"e": {},⏎"f": []⏎}"#);
    assert_eq!(said("a", r#"j:{"nom":"\u00c9lo\u00efse \u0022"}"#), r#"json: text={⏎"nom": "Éloïse \""⏎}"#);
    assert_eq!(
        said("a", r#"{"big":12345678901234567890123,"z":1,"a":1e400}"#),
        r#"json: text={⏎"big": 12345678901234567890123,⏎"z": 1,⏎"a": 1e400⏎}"#
    );
    assert_eq!(
        said("a", r#"{"created_at":1772612460,"n":1772612460}"#).split(" | ").nth(1),
        Some(">unix-time[created_at]: in-seconds=2026-03-04T08:21:00Z")
    );
    assert_eq!(
        said("a", r#"{"v":{"ga":"GA1.2.5.1772612460"}}"#).split(" | ").nth(1),
        Some(">google-client[ga]: client-id=5.1772612460 first-seen=2026-03-04T08:21:00Z")
    );
    assert_eq!(said("a", r#""caf%C3%A9""#), "json: text=caf%C3%A9 | >percent: text=café");
    assert_eq!(said("a", r#"{"b":tr"#), "json: ?not-json");
    assert_eq!(said("a", "%7B%22b%22%3A1%7D"), r#"percent: text={"b":1} | >json: text={⏎"b": 1⏎}"#);
}

#[test]
fn pretty_json_keeps_every_token_in_its_order() {
    let text = r#" { "b" : [ 1 , -2.5e3 , null , true , "a,b:{c}\"[" ] , "a" : { "x" : "" } } "#;
    let Ok(json::Spread { text: pretty, .. }) = json::read(text.trim()).unwrap() else { panic!("it is JSON") };
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&pretty), value(text));
    assert_eq!(pretty.lines().count(), 12, "{}", *pretty);
}

/// The token of RFC 7519, section 3.1, and made ones.
#[test]
fn tokens() {
    let signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let token = format!("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.{claims}.{signature}");
    assert_eq!(
        said("t", &token),
        r#"jwt: header={⏎"typ": "JWT",⏎"alg": "HS256"⏎} claims={⏎"iss": "joe",⏎"exp": 1300819380,⏎"http://example.com/is_root": true⏎} expires-at=2011-03-22T18:43:00Z"#
    );
    // Flask's sessions begin alike.
    assert_eq!(said("session", "eyJhIjoxfQ.ZeWFyA.c2lnbmF0dXJl"), "jwt: ?no-header");
    assert_eq!(said("t", &format!("eyJhbGciOiJIUzI1NiJ9.AAAA.{signature}")), "jwt: ?not-json");
    assert_eq!(said("t", "eyJhbGciOiJkaXIifQ.a.b.c.d"), r#"jwe: header={⏎"alg": "dir"⏎}"#);
}

#[test]
fn consent_records() {
    let value = "%7B%22matomo%22%3Atrue%7D";
    assert_eq!(said("klaro", value), "consent: choice=accepted-all | percent: text={\"matomo\":true} | >json: text={⏎\"matomo\": true⏎}");
    assert_eq!(said("euconsent-v2", "nothing"), "consent: ?unknown-record");
    let decoded = decode("klaro", value.as_bytes());
    let Ok(facts) = &decoded.layers[0].outcome else { panic!("a record") };
    assert!(matches!(&facts[0].1, Fact::Consent(record) if record.choices[0].name == ChoiceName::Own("matomo".into())));
}

#[test]
fn it_ends_at_its_limits() {
    let wrap = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let five = wrap(&wrap(&wrap(&wrap(&wrap("é")))));
    let layers: Vec<(usize, bool)> = decode("a", five.as_bytes()).layers.iter().map(|layer| (layer.depth, layer.outcome.is_ok())).collect();
    assert_eq!(layers, [(0, true), (1, true), (2, true), (3, true), (4, false)]);
    assert_eq!(said("a", &"%41".repeat(30_000)), "whole: ?too-long");
    let many = format!("[{}]", vec![r#""caf%C3%A9""#; 2_000].join(","));
    assert_eq!(decode("a", many.as_bytes()).layers.len(), MOST_LAYERS);
    let wide = format!("[{}]", vec!["[0]"; 12_000].join(","));
    let Ok(json::Spread { text, .. }) = json::read(&wide).unwrap() else { panic!("it is JSON") };
    assert!(text.len() <= MOST_BYTES + 256 && text.ends_with('…'));
}

#[test]
fn debug_shows_nothing_of_a_value() {
    let decoded = decode("klaro", br#"{"s3cr3t":true,"t":"s3cr3t%20x"}"#);
    assert!(decoded.layers.len() > 2);
    assert!(!format!("{decoded:?} {:?}", decoded.layers[0].outcome).contains("s3cr3t"));
}

/// Values of which the mutations start.
const SEEDS: &[(&str, &str)] = &[
    ("_ga", "GA1.2.1203795501.1772612460"),
    ("_ga_A", "GS1.1.1772612460.3.1.1772612580.60.0.0"),
    ("_ga_A", "GS2.1.s1772612460$o3$g1$t1772612580$j60$l0$h0"),
    ("_gcl_au", "1.1.904.1772612460"),
    ("_gcl_aw", "GCL.1772612460.Cj0"),
    ("_fbp", "fb.1.1596403881668.1116446470"),
    ("_fbc", "fb.1.1554763741205.AbC"),
    ("BIGipServera", "1677787402.36895.0000"),
    ("BIGipServera", "vi20010112000000000000000000000030.20480"),
    ("BIGipServera", "rd5o00000000000000000000ffffc0000201o80"),
    ("t", "1772612460123"),
    ("u", "C232AB00-9414-11EC-B3C8-9F6BDECED846"),
    ("u", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F"),
    ("a", "%257B%2522a%2522%253A%2522%25C3%25A9%2522%257D"),
    ("a", "eyJhIjoiYiIsImMiOlsxLDIseyJkIjoiZWYifV19"),
    ("a", r#"{"a":["\u00e9",{"created_at":1772612460,"b":"GA1.2.5.1772612460"}],"c":-1.5e3,"d":null}"#),
    ("t", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjEzMDA4MTkzODAsIm4iOiJhJTIwYiJ9.c2ln"),
    ("t", "eyJhbGciOiJkaXIifQ.a.b.c.d"),
    ("klaro", "%7B%22matomo%22%3Afalse%7D"),
];

#[test]
fn no_bytes_break_a_reader() {
    let mut random = Random::new();
    let signs = b"{}[]\"'\\,:=&%!~@.|_-+$/0127C2AeyJ\0\xff\xc3";
    for (name, value) in SEEDS {
        assert!(decode(name, value.as_bytes()).layers.iter().all(|layer| layer.outcome.is_ok()), "{name}={value}");
        for _ in 0..600 {
            let any: Vec<u8> = (0..random.below(200)).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
            holds(name, &any);
            holds(name, &mutated(value.as_bytes(), signs, &mut random));
        }
    }
    for name in ["a", "klaro", "BIGipServera"] {
        for hostile in ["{", "[", "[\"", "{\"a\":", "%25", "A", ".", "eyJ.", "é", "\\u0000", "[]", "\""] {
            holds(name, hostile.repeat(MOST_BYTES / hostile.len()).as_bytes());
            holds(name, [hostile.repeat(100), "]}".repeat(100)].concat().as_bytes());
        }
    }
}

/// What is asked of every answer, whatever the value was.
fn holds(name: &str, bytes: &[u8]) {
    let decoded = decode(name, bytes);
    assert!(decoded.layers.len() <= MOST_LAYERS);
    assert!(decoded.layers.iter().all(|layer| layer.depth <= MOST_DEPTH));
    for (_, fact) in decoded.layers.iter().filter_map(|layer| layer.outcome.as_ref().ok()).flatten() {
        assert!(!matches!(fact, Fact::Text(text) if text.len() > MOST_BYTES + 256));
    }
}
