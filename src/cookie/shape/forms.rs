//! Values that only measuring tools write, by their form: a visitor's number, how often and when it was seen. They are the tools' own, documented or to be
//! seen in their public source code, and stay what they are whatever the cookie is called.

use super::times::is_time;

/// `{"id":"`, a UUID, and the key that follows, as Hotjar's script writes them in Base64: what stands at the 60th character.
const HOTJAR_BEGINS: &str = "eyJpZCI6I";
const HOTJAR_GOES_ON: [&str; 2] = ["ImNyZWF0ZWQi", "ImMi"];
const HOTJAR_AT: usize = 60;
/// `%7B%22deviceId%` in Base64: Amplitude's script.
const AMPLITUDE: &str = "JTdCJTIyZGV2aWNlSWQl";

/// Whether a value is what a tool counts visitors and visits with, written as one piece of letters and figures.
pub(super) fn is_a_tools_in_one_piece(text: &str) -> bool {
    text.starts_with(AMPLITUDE) || is_hotjars(text)
}

/// Whether a value is what a tool counts visitors and visits with, written in parts.
pub(super) fn is_of_a_measuring_tool(text: &str) -> bool {
    // Adobe Analytics; Dynatrace.
    (text.starts_with("[CS]v1|") && text.ends_with("[CE]"))
        || (text.starts_with("v_4_srv_") && text.contains("_sn_"))
        // Clarity keeps the address that it reports to.
        || (text.contains('|') && text.ends_with("clarity.ms/collect"))
        || is_optimizelys(text)
        || has_fields(text, '&', &["uid=", "fst=", "pvt="]) // AB Tasty
        || has_fields(text, '$', &["v_id:", "_sn:", "_ss:"]) // Tealium
        || is_pianos(text)
        || counts_by_points(text)
}

/// Whether a value is of Google's advertising tags for publishers: `ID=…:T=…:RT=…:S=ALNI_…`.
pub(super) fn is_of_googles_advertising(text: &str) -> bool {
    (text.starts_with("ID=") || text.starts_with("UID=")) && text.contains(":T=") && text.contains(":S=ALNI_")
}

/// Whether a value is the first cookie of earlier versions of Google Analytics: a number of the site, one of the visitor, three times, visits.
pub(super) fn is_of_early_google_analytics(text: &str) -> bool {
    let mut fields = text.split('.');
    let are_numbers = fields.by_ref().take(2).filter(|field| is_number(field)).count() == 2;
    are_numbers
        && fields.by_ref().take(3).filter(|field| is_time(field)).count() == 3
        && fields.next().is_some_and(is_number)
        && fields.next().is_none()
}

fn is_hotjars(text: &str) -> bool {
    let goes_on = || text.get(HOTJAR_AT..).is_some_and(|rest| HOTJAR_GOES_ON.iter().any(|known| rest.starts_with(known)));
    text.starts_with(HOTJAR_BEGINS) && goes_on()
}

/// `oeu`, the time in milliseconds, `r0.` and a random number.
fn is_optimizelys(text: &str) -> bool {
    let fields = text.strip_prefix("oeu").and_then(|rest| rest.split_once("r0."));
    fields.is_some_and(|(time, random)| is_time(time) && is_number(random))
}

/// Piano writes the name of the cookie into its value.
fn is_pianos(text: &str) -> bool {
    ["atuserid", "idrxvr", "atidvisitor"].iter().any(|name| {
        text.strip_prefix("{\"name\":\"").and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with("\",\"val\":"))
    })
}

fn has_fields(text: &str, between: char, keys: &[&str]) -> bool {
    text.contains(between) && keys.iter().all(|key| text.split(between).any(|field| field.starts_with(key)))
}

/// A visitor's number and times between points: Matomo (`16 hex digits.time.`), Snowplow and Contentsquare (`UUID.time.visits.time…`), `HubSpot`
/// (`site.32 hex digits.time.time.time.visits`, in milliseconds).
fn counts_by_points(text: &str) -> bool {
    let mut fields = text.split('.');
    let (first, second, third, fourth) = (fields.next(), fields.next(), fields.next(), fields.next());
    let is_at = |field: Option<&str>| field.is_some_and(is_time);
    let Some(first) = first else { return false };
    let matomos = is_hex(first, 16) && is_at(second) && third.is_some_and(|field| field.is_empty() || is_number(field));
    let snowplows = is_uuid(first) && is_at(second) && third.is_some_and(is_number) && is_at(fourth);
    let hubspots = is_number(first) && second.is_some_and(|field| is_hex(field, 32)) && is_at(third) && is_at(fourth);
    matomos || snowplows || hubspots
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn is_uuid(text: &str) -> bool {
    let mut lengths = text.split('-').map(|part| if is_hex(part, part.len()) { part.len() } else { 0 });
    [8, 4, 4, 4, 12].iter().all(|length| lengths.next() == Some(*length)) && lengths.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cookie::{CookieValue, ValueShape};

    #[test]
    fn measuring_tools_by_the_form_of_their_values() {
        for value in [
            "4f9a27c10b3d5e6f.1795501553.",
            "4f9a27c10b3d5e6f.1795501553.3.1795501999.1795501000.",
            "3f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11.1795501553.2.1795501999.1795501000.9f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11",
            "12345678.f73beadc3aabc1c467c08b58e28c44d5.1795501553123.1795501553123.1795501559123.2",
            "eyJpZCI6IjNmMWM4YTUyLTc3YWEtNGMxZS05ZDBiLTJmNmExYjdjOWUxMSIsImNyZWF0ZWQiOjE3OTU1MDE1NTMxMjMsImV4aXN0aW5nIjp0cnVlfQ==",
            "eyJpZCI6IjNmMWM4YTUyLTc3YWEtNGMxZS05ZDBiLTJmNmExYjdjOWUxMSIsImMiOjE3OTU1MDE1NTMxMjMsInMiOjB9",
            "[CS]v1|31F2A9C0851D0A3B-40000B0E2000D1C7[CE]",
            "v_4_srv_2_sn_0F3A5C_perc_100000_ol_0_mul_1",
            "JTdCJTIyZGV2aWNlSWQlMjIlM0ElMjIzZjFjOGE1MiUyMiU3RA==",
            "1a2b3c|1795501553123|4|1|q.clarity.ms/collect",
            "oeu1795501553123r0.4821930472",
            "uid=3f1c8a52&fst=1795501553123&pst=-1&cst=1795501553123&ns=1&pvt=3&pvis=3&th=",
            "v_id:018f3a$_sn:2$_se:5$_ss:0$_st:1795501553123",
            "{\"name\":\"atuserid\",\"val\":\"3f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11\",\"options\":{\"path\":\"/\"}}",
        ] {
            assert!(is_of_a_measuring_tool(value) || is_a_tools_in_one_piece(value), "{value}");
            assert_eq!(ValueShape::of(CookieValue::new(value.as_bytes())), ValueShape::Measurement, "{value}");
        }
    }

    #[test]
    fn what_only_looks_like_it() {
        for value in [
            "4f9a27c1.1795501553.",
            "4f9a27c10b3d5e6f.1795501553",
            "4f9a27c10b3d5e6f.42.",
            "3f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11",
            "3f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11.1795501553",
            "eyJpZCI6IjNmMWM4YTUyLTc3YWEtNGMxZS05ZDBiLTJmNmExYjdjOWUxMSJ9",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpZCI6IjNmMWM4YTUyLTc3YWEtNGMxZS05ZDBiLTJmNmExYjdjOWUxMSJ9",
            "uid=3f1c8a52&lang=fr",
            "{\"name\":\"panier\",\"val\":\"3\"}",
            "v_4",
            "",
        ] {
            assert!(!is_of_a_measuring_tool(value) && !is_a_tools_in_one_piece(value), "{value}");
        }
    }

    #[test]
    fn googles_forms() {
        assert!(is_of_googles_advertising("ID=3f1c8a5277aa4c1e:T=1795501553:RT=1795501999:S=ALNI_MYx9f3c"));
        assert!(!is_of_googles_advertising("ID=3f1c8a5277aa4c1e"));
        assert!(is_of_early_google_analytics("12345678.1206433012.1795501553.1795501600.1795501999.3"));
        assert!(!is_of_early_google_analytics("12345678.1206433012.1795501553.3"));
        assert!(!is_of_early_google_analytics("1.2.3.4.5.6"));
        assert!(!is_of_early_google_analytics("12345678.1206433012.1795501553.1795501600.1795501999.3.4"), "a field too much");
    }
}
