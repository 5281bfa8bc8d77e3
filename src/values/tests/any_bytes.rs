//! No bytes make a reader of consent records panic, hang, or say more than it may.

use super::read;
use crate::cookie::ValueState;
use crate::random::Random;
use crate::values::ChoiceName;
use crate::values::tool::of_name;

/// A cookie name of every tool, some values of which the mutations below start.
const SEEDS: &[(&str, &str)] = &[
    ("euconsent-v2", "COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQ"),
    ("__gpp", "DBACNY~COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA~1YNN"),
    ("OptanonConsent", "datestamp=Wed+Mar+04+2026+09%3A12%3A30+GMT%2B0100&interactionCount=1&groups=C0001%3A1%2CC0002%3A0"),
    ("OptanonAlertBoxClosed", "2026-03-04T08:12:31.412Z"),
    ("CookieConsent", "{stamp:%27a%27%2Cnecessary:true%2Cstatistics:false%2Cutc:1772612460123}"),
    ("didomi_token", "eyJ1c2VyX2lkIjoiMSIsInVwZGF0ZWQiOiIyMDIxLTAzLTE3VDE2OjQ2OjMyLjM0NFoiLCJwdXJwb3NlcyI6eyJlbmFibGVkIjpbImEiXX19"),
    ("axeptio_cookies", "%7B%22%24%24completed%22%3Atrue%2C%22matomo%22%3Afalse%7D"),
    ("axeptio_all_vendors", "%2Cmatomo%2C"),
    ("tarteaucitron", "!matomo=false!gtag=wait"),
    ("klaro", "%7B%22matomo%22%3Afalse%7D"),
    ("eu-consent", r#"{"analytics":true,"ads":false}"#),
    ("cmplz_marketing", "deny"),
    ("cmplz_consented_services", r#"{"youtube":true}"#),
    ("cookieyes-consent", "consentid:x,action:yes,necessary:yes,analytics:no"),
    ("CookieLawInfoConsent", "eyJuZWNlc3NhcnkiOnRydWV9"),
    ("uc_settings", r#"{"services":[{"id":"a","status":true,"history":[{"timestamp":1772612460000}]}]}"#),
    ("cookies_preferences", "%7B%22required%22%3Atrue%2C%22statistics%22%3Afalse%7D"),
    ("TC_PRIVACY", "0%40008%7C2%4012%4034%402%2C3%40%401592900933049%2C1%2C2"),
    ("_iub_cs-1", r#"{"purposes":{"1":true,"4":false}}"#),
    ("borlabs-cookie", r#"{"consents":{"essential":["a"]}}"#),
    ("CookieInformationConsent", r#"{"consents_approved":["a"],"consents_denied":[]}"#),
    ("cookiefirst-consent", r#"{"necessary":true}"#),
    ("CookieControl", r#"{"optionalCookies":{"analytics":"accepted"}}"#),
    ("__hs_cookie_cat_pref", "1:true,2:false"),
    ("cookie-agreed", "2"),
    ("cookieconsent_status", "deny"),
    ("cc_cookie", r#"{"categories":["necessary"],"services":{"a":[]}}"#),
];

/// A value with some of its bytes taken out, put in, or replaced by `signs`.
pub fn mutated(value: &[u8], signs: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = value.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len());
        match random.below(4) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, signs[random.below(signs.len())]),
            2 if !bytes.is_empty() => drop(bytes.remove(at)),
            _ if !bytes.is_empty() => bytes[at] = signs[random.below(signs.len())],
            _ => {}
        }
    }
    bytes
}

/// What is asked of every answer, whatever the value was.
fn holds(name: &str, bytes: &[u8]) {
    let mut table = crate::cookie::CookieTable::default();
    let cookie = row(&mut table, name);
    table.rows.push(cookie);
    let mut values = crate::cookie::Values::default();
    values.push(bytes, ValueState::Clear);
    for found in crate::values::records_of(&table, &values) {
        let Ok(record) = found.outcome else { continue };
        assert!(record.choices.len() <= 300 && record.version.is_none_or(|version| version.len() <= 24));
        assert!(record.choices.iter().all(|choice| match &choice.name {
            ChoiceName::Own(name) => name.chars().count() <= 64 && !name.chars().any(char::is_control),
            _ => true,
        }));
    }
}

fn row(table: &mut crate::cookie::CookieTable, name: &str) -> crate::cookie::Cookie {
    use crate::cookie::{Cookie, Expiry, Host, Scope, ValueShape};
    Cookie {
        name: table.strings.intern(name),
        host: Host::parse("www.example.org", Some(Scope::HostOnly), &mut table.strings).unwrap(),
        path: table.strings.intern("/"),
        created: None,
        last_set: None,
        last_accessed: None,
        expiry: Expiry::Session,
        secure: None,
        http_only: None,
        same_site: None,
        partition: None,
        container: None,
        set_by: None,
        shape: ValueShape::Other,
        from_log: false,
    }
}

#[test]
fn every_tool_has_a_seed() {
    let covered: Vec<_> = SEEDS.iter().map(|(name, _)| of_name(name)).collect();
    assert!(crate::values::ToolId::ALL.into_iter().all(|tool| covered.contains(&Some(tool)) && !tool.name().is_empty()));
    for (name, value) in SEEDS {
        assert!(read(&[(name, value)]).is_ok(), "{name}");
    }
}

#[test]
fn no_bytes_break_a_reader() {
    let mut random = Random::new();
    let signs = b"{}[]\"'\\,:=&%!~@.|_-+/0127C2A\0\xff\xc3";
    for (name, value) in SEEDS {
        for _ in 0..400 {
            let any: Vec<u8> = (0..random.below(200)).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
            holds(name, &any);
            holds(name, &mutated(value.as_bytes(), signs, &mut random));
        }
        for hostile in ["{".repeat(60_000), "[".repeat(60_000), "%25".repeat(20_000), "A".repeat(60_000), "!a=true".repeat(8_000)] {
            holds(name, hostile.as_bytes());
        }
    }
}
