use super::*;

fn shape(text: &str) -> ValueShape {
    ValueShape::of(CookieValue::new(text.as_bytes()))
}

#[test]
fn forms_that_one_tool_writes() {
    assert_eq!(shape("GA1.1.1203.1795501553"), ValueShape::GoogleAnalytics);
    assert_eq!(shape("fb.1.1795501553.120"), ValueShape::MetaPixel);
    assert_eq!(shape("1.1.1206433012.1795501553"), ValueShape::GoogleAds);
    assert_eq!(shape("GCL.1795501553.EAIaIQobChMI"), ValueShape::GoogleAds);
    assert_eq!(shape("1.1.2"), ValueShape::Other, "a version");
}

#[test]
fn what_a_visitor_chose() {
    assert_eq!(shape("fr-FR"), ValueShape::Locale);
    assert_eq!(shape("vu"), ValueShape::Other);
    assert_eq!(shape("EUR"), ValueShape::Currency);
    assert_eq!(shape("1"), ValueShape::Boolean);
    assert_eq!(shape("dark"), ValueShape::Theme);
    assert_eq!(shape("accepted"), ValueShape::Consent);
    assert_eq!(shape("OPTOUT"), ValueShape::OptOut);
    assert_eq!(shape("CQNpJQAQNpJQAAHABBENBPFgAAAAAAAAAAiQAAAAAAAA"), ValueShape::Consent);
    assert_eq!(shape("{%22analytics%22:true,%22date%22:1795501553}"), ValueShape::Consent);
    assert_eq!(shape("{\"theme\":\"dark\",\"fontSize\":14}"), ValueShape::Settings);
    assert_eq!(shape("{%22lang%22%3A%22fr%22%2C%22currency%22%3A%22EUR%22}"), ValueShape::Settings);
}

#[test]
fn what_follows_a_visitor() {
    assert_eq!(shape("f73beadc3aabc1c467c08b58e28c44d5"), ValueShape::Identifier);
    assert_eq!(shape("\"3f1c8a52-77aa-4c1e-9d0b-2f6a1b7c9e11\""), ValueShape::Identifier);
    assert_eq!(shape("9f2c.1795501553."), ValueShape::Stamped);
    assert_eq!(shape("1203944.1795501553"), ValueShape::Stamped);
    assert_eq!(shape("1795501553"), ValueShape::Time);
    assert_eq!(shape("42"), ValueShape::Number);
    assert_eq!(shape("3f.1795501553.7.1795501999"), ValueShape::Visits);
    assert_eq!(shape("{\"$device_id\":\"18c3\",\"distinct_id\":\"18c3\"}"), ValueShape::Measurement);
    assert_eq!(shape("utm_source%3Dnewsletter%26utm_medium%3Demail"), ValueShape::Campaign);
    assert_eq!(shape("{\"gclid\":\"EAIaIQ\",\"utm_source\":\"x\"}"), ValueShape::ClickId);
}

#[test]
fn what_says_nothing() {
    assert_eq!(shape(""), ValueShape::Empty);
    assert_eq!(shape("{\"a\":1}"), ValueShape::Other);
    assert_eq!(shape("une phrase de plusieurs mots"), ValueShape::Other);
    assert_eq!(ValueShape::of(CookieValue::new(&[0xff, 0xfe])), ValueShape::Other);
    assert_eq!(shape("%FF%FE"), ValueShape::Other);
    assert_eq!(shape(&"1795501553.".repeat(500)), ValueShape::Other, "too long to be looked into");
}
