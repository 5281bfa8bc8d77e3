use super::*;
use crate::charter::words::vocabulary;

fn names(cell: &str) -> Vec<String> {
    names_of(vocabulary(), cell).names
}

#[test]
fn one_name_or_several() {
    assert_eq!(names("sessionid"), ["sessionid"]);
    assert_eq!(names("_pk_id.*\n_pk_ses.*"), ["_pk_id.*", "_pk_ses.*"]);
    assert_eq!(names("_pcid ; _pctx ; _pprv"), ["_pcid", "_pctx", "_pprv"]);
    assert_eq!(names("VISITOR_INFO1_LIVE, YSC"), ["VISITOR_INFO1_LIVE", "YSC"]);
    assert_eq!(names("_ga et _gid"), ["_ga", "_gid"]);
    assert_eq!(names("AWSALB, AWSALBCORS"), ["AWSALB", "AWSALBCORS"]);
    assert_eq!(names("`__Host-session`"), ["__Host-session"]);
    assert_eq!(names("_ga (Google Analytics)"), ["_ga"]);
    assert_eq!(names("IDE (DoubleClick)"), ["IDE"]);
    assert_eq!(names("Identifiant de session (PHPSESSID)"), ["PHPSESSID"]);
}

#[test]
fn a_name_is_never_made_of_something_else() {
    for (cell, expected) in [
        ("_ga, _gid, 3 autres", vec!["_ga", "_gid"]),
        ("https://example.fr/cookie", vec![]),
        ("_ga https://policies.google.com/privacy", vec!["_ga"]),
        ("//cdn.example.fr/cookie", vec![]),
        ("Voir https://policies.google.com/technologies/cookies", vec![]),
        ("sessionid et csrftoken, lang", vec!["sessionid", "csrftoken", "lang"]),
        ("sessionid et csrftoken", vec!["sessionid", "csrftoken"]),
        ("Cookies and sessions", vec![]),
        ("s_cc et YSC", vec!["s_cc", "YSC"]),
        ("IDE et NID", vec!["IDE", "NID"]),
        ("_fbp et .AspNetCore.Session", vec!["_fbp", ".AspNetCore.Session"]),
        ("YouTube et DailyMotion", vec![]),
        ("Facebook et _fbp", vec!["_fbp"]),
        ("ciblage et mesure", vec![]),
        ("__utma __utmb, _ga", vec!["__utma", "__utmb", "_ga"]),
    ] {
        assert_eq!(names(cell), expected, "{cell}");
    }
}

#[test]
fn names_of_frameworks_may_begin_with_a_dot() {
    for name in [".AspNetCore.Session", ".ASPXAUTH", ".AspNetCore.Antiforgery.*", ".DOTNETNUKE", ".Nop.Customer"] {
        assert_eq!(names(name), [name]);
    }
    for domain in [".example.fr", ".google.com", ".Google.com", ".Fr", "."] {
        assert_eq!(names(domain), Vec::<String>::new(), "{domain}");
    }
}

#[test]
fn an_at_sign_is_stored_escaped() {
    assert_eq!(names("AMCV_###@AdobeOrg"), ["AMCV_*AdobeOrg"]);
    assert_eq!(names("AMCVS_*@AdobeOrg, s_cc"), ["AMCVS_*AdobeOrg", "s_cc"]);
    assert_eq!(names("AMCV_4D63@AdobeOrg"), ["AMCV_4D63*AdobeOrg"]);
    assert_eq!(names("dpo_cookies@example.fr"), Vec::<String>::new());
}

#[test]
fn what_stands_for_any_text() {
    assert_eq!(names("_pk_id.<ID>"), ["_pk_id.*"]);
    // How many hosts set it is no placeholder.
    assert_eq!(names("CONSENT [x2]"), ["CONSENT"]);
    assert_eq!(names("test_cookie[x3]"), ["test_cookie"]);
    assert_eq!(names("wp_[x]"), ["wp_*"]);
    assert_eq!(names("_hjSession_{site_id}"), ["_hjSession_*"]);
    assert_eq!(names("wordpress_logged_in_[hash]"), ["wordpress_logged_in_*"]);
    assert_eq!(names("LFR_SESSION_STATE_XXXX"), ["LFR_SESSION_STATE_*"]);
    assert_eq!(names("SSESSxxxxxx"), ["SSESS*"]);
    assert_eq!(names("SSESS<ID>"), ["SSESS*"]);
    assert_eq!(names("_gat_UA-XXXXXXX-X"), ["_gat_UA-*"]);
    assert_eq!(names("_gat_gtag_UA_XXXXXX_X"), ["_gat_gtag_UA_*"]);
    assert_eq!(names("_ga_…"), ["_ga_*"]);
    assert_eq!(names("_ga_<container id>"), ["_ga_*"]);
    assert_eq!(names("_ga_ID"), ["_ga_*"]);
    assert_eq!(names("GUEST_LANGUAGE_ID"), ["GUEST_LANGUAGE_ID"]);
    assert_eq!(names("any cookie starting with _hs"), ["_hs*"]);
    assert_eq!(names("Tous les cookies commençant par wp-"), ["wp-*"]);
    assert_eq!(names("MAX_age"), ["MAX_age"]);
}

#[test]
fn an_address_is_no_name() {
    for path in ["i/jot", "ads/ga-audiences", "pagead/1p-user-list/#", "b/ss", "/collect_x", "https://example.org/a_b", "and/or"] {
        assert_eq!(names(path), Vec::<String>::new(), "{path}");
    }
    assert_eq!(names_of(vocabulary(), "i/jot").label, "i/jot");
    assert_eq!(names("_ga/_gid"), ["_ga", "_gid"]);
    assert_eq!(names("NID/OGPC"), ["NID", "OGPC"]);
    assert_eq!(names("sessionid/csrftoken"), ["sessionid", "csrftoken"]);
    assert_eq!(names("locale/theme"), ["locale", "theme"]);
    assert_eq!(names("_twitter_sess, i/jot/embeds"), ["_twitter_sess"]);
    assert_eq!(names("_ga / _gid"), ["_ga", "_gid"]);
    assert_eq!(names("`crisp-client/session/<id>`"), ["crisp-client/session/*"]);
    assert_eq!(names("crisp-client/session"), ["crisp-client/session"]);
}

#[test]
fn a_label_is_no_name() {
    for label in [
        "à confirmer",
        "Autres partenaires",
        "Consent Management Tool Cookie",
        "–",
        "TBC",
        "dpo@exemple.fr",
        "www.exemple.fr",
        "Google Analytics",
    ] {
        assert_eq!(names(label), Vec::<String>::new(), "{label}");
    }
    assert_eq!(names_of(vocabulary(), "Autres partenaires").label, "Autres partenaires");
}
