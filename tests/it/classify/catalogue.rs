//! What the build does not check: the catalogue as a whole, and that each entry is found by its own example.

use std::collections::HashSet;

use cookie_charter::charter::Purpose;
use cookie_charter::classify::{Knowledge, Strength, catalogue, domains, look_up};

use crate::support::shared::repository;

#[test]
fn it_is_as_large_as_promised() {
    let services: HashSet<(&str, &str)> = catalogue().iter().map(|(_, entry)| (entry.provider.get(), entry.service.get())).collect();
    let read = catalogue().iter().filter(|(_, entry)| entry.read.is_some()).count();
    println!(
        "{} patterns of {} services, {read} from a page that was read; {} domains",
        catalogue().len(),
        services.len(),
        domains().len()
    );
    // The promise is the changelog's own sentence, so that the two cannot part.
    let changelog = std::fs::read_to_string(repository().join("CHANGELOG.md")).unwrap().replace("\n  ", " ");
    let sentence = changelog.lines().find(|line| line.contains("known cookie names")).expect("the changelog says how large it is");
    let numbers: Vec<usize> =
        sentence.split(' ').filter_map(|word| word.replace(',', "").parse().ok()).filter(|number| *number > 100).collect();
    let [names, promised_services] = numbers[..] else { panic!("names and services: {sentence}") };
    assert!(names >= 1_000 && catalogue().len() >= names, "{} of {names} names", catalogue().len());
    assert!(services.len() >= promised_services, "{} of {promised_services} services", services.len());
    assert!(read >= 150 && domains().len() >= 3_000);
}

/// The example on the entry's own domain (or on some site) gets the purpose that the entry gives. Where two entries cover the same example, the
/// more specific one may win, but then both must agree on the purpose.
#[test]
fn every_example_is_classified_as_its_entry_says() {
    let mut wrong = Vec::new();
    for (id, entry) in catalogue().iter() {
        for host in entry.domains.names().map(Some).chain(entry.domains.is_empty().then_some(None)) {
            let found = look_up(entry.example.get(), host, &Knowledge::default()).unwrap();
            let verdict = found.on_own_site.verdict;
            if verdict.purpose != entry.strictest_purpose() {
                let winner = verdict.entry.map_or("none", |id| catalogue().get(id).vendor.get());
                wrong.push(format!("{}/{} on {host:?}: {:?}, from {winner}", entry.vendor, entry.pattern, verdict.purpose));
            }
            assert!(found.entries.iter().any(|found| found.entry == id), "{}/{}", entry.vendor, entry.pattern);
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Brands have a domain for nearly every country, and an entry names one of them.
#[test]
fn an_entry_counts_on_the_country_variants_of_its_brand() {
    let entry_on = |name: &str, host: &str| {
        let found = look_up(name, Some(host), &Knowledge::default()).unwrap();
        found.entries.first().map(|found| (found.entry, found.strength))
    };
    for (name, brand, variants) in [
        ("NID", "www.google.com", ["google.fr", "www.google.co.jp", "google.com.mt"]),
        ("__Host-GAPS", "accounts.google.com", ["accounts.google.de", "accounts.google.ch", "accounts.google.lu"]),
        ("session-token", "amazon.com", ["amazon.fr", "www.amazon.com.tr", "amazon.co.za"]),
        ("yandexuid", "yandex.ru", ["yandex.com", "mc.yandex.kz", "yandex.com.tr"]),
    ] {
        let at_home = entry_on(name, brand).unwrap();
        assert_eq!(at_home.1, Strength::ExactOnDomain, "{name}");
        for variant in variants {
            assert_eq!(entry_on(name, variant), Some(at_home), "{name} on {variant}");
        }
        assert_ne!(entry_on(name, "google.fr.shop.example"), Some(at_home), "{name}");
    }
    let known = |host: &str| catalogue().domain_of(host);
    assert!(known("www.google.fr").is_some());
    assert_eq!(known("www.google.fr"), known("www.google.com"));
}

/// What was looked at or searched before is statistics, however useful to the person; the basket and what they chose stay necessary.
#[test]
fn what_was_viewed_before_is_statistics() {
    for (name, host) in [
        ("viewed", "douban.com"),
        ("visited_products", "prom.ua"),
        ("recent_items", "booth.pm"),
        ("nicolivehistory", "nicovideo.jp"),
        ("smhst", "suning.com"),
        ("bungledid", "bungie.net"),
    ] {
        let found = look_up(name, Some(host), &Knowledge::default()).unwrap();
        assert_eq!(found.on_own_site.verdict.purpose, Purpose::Statistics, "{name}");
    }
}

/// A test of versions is statistics and what brought somebody is advertising, however the site files it: an entry that says so of itself is not
/// necessary alone, unless it has a second purpose (then that one counts).
#[test]
fn no_test_and_no_campaign_is_necessary_by_its_own_words() {
    let of_names = ["abtest", "ab_test", "ab-test", "rollout", "experiment"];
    let of_texts = [
        " A/B test",
        "in a test of",
        "ad measurement",
        "Tests for an ad blocker",
        "Counts visits",
        "Counts the pages of a visit",
        "Measures",
        "of a campaign was",
        "that brought the visitor",
    ];
    for (_, entry) in catalogue().iter().filter(|(_, entry)| entry.purpose == Purpose::Necessary && entry.also.is_none()) {
        let pattern = entry.pattern.get().to_lowercase();
        assert!(!of_names.iter().any(|word| pattern.contains(word)), "{pattern}");
        let text = entry.en.get();
        assert!(!of_texts.iter().any(|words| text.contains(words)), "{pattern}: {text}");
    }
    for (name, host, purpose) in [
        ("muc", "t.co", Purpose::Advertising),
        ("bkng_prue", "booking.com", Purpose::Statistics),
        ("FromPartner", "veepee.fr", Purpose::Advertising),
        ("__smVID", "www.site.fr", Purpose::Advertising),
        ("GlobalE_Ref", "www.site.fr", Purpose::Statistics),
        ("GlobalE_CT_Tracked", "www.site.fr", Purpose::Statistics),
        ("bfx.ads", "www.site.fr", Purpose::Advertising),
    ] {
        assert_eq!(look_up(name, Some(host), &Knowledge::default()).unwrap().on_own_site.verdict.purpose, purpose, "{name}");
    }
}

/// Flags, the last account used and what a sign-in elsewhere leaves say nothing of a sign-in here; nor does a host that shares the domain.
#[test]
fn only_what_a_sign_in_alone_sets_tells_of_an_account() {
    let tells = |name: &str, host: &str| {
        let found = look_up(name, Some(host), &Knowledge::default());
        found.is_ok_and(|found| {
            found.entries.iter().any(|found| found.strength == Strength::ExactOnDomain && catalogue().get(found.entry).account)
        })
    };
    for (name, host) in [
        ("logined", "binance.com"),
        ("p_skey", "qq.com"),
        ("LOGIN_INFO", "youtube.com"),
        ("ESTSAUTH", "login.microsoftonline.com"),
        ("webim_unReadCount", "weibo.com"),
        ("Y", "yahoo.co.jp"),
        ("scratchsessionsid", "web.mit.edu"),
    ] {
        assert!(!tells(name, host), "{name} on {host}");
    }
    assert!(tells("scratchsessionsid", "scratch.mit.edu") && tells("c_user", "facebook.com"));
}

/// Words that vendors use for themselves only; a sentence of the catalogue is the project's own.
#[test]
fn descriptions_are_short_sentences_in_both_languages() {
    for (_, entry) in catalogue().iter() {
        for text in [entry.en, entry.fr] {
            assert!(text.ends_with('.') && text.chars().count() <= 200, "{}/{}: {text}", entry.vendor, entry.pattern);
        }
        assert!(
            !entry.fr.contains('\'') && !entry.fr.contains(" :") && !entry.fr.contains(" ;"),
            "{}/{}: {}",
            entry.vendor,
            entry.pattern,
            entry.fr
        );
        assert_ne!(entry.en, entry.fr, "{}/{}", entry.vendor, entry.pattern);
    }
}

/// The provider is who gets the data: software that a site runs itself is nobody.
#[test]
fn software_is_nobody_and_what_works_for_a_third_names_it() {
    let provider = |name: &str| {
        let found = look_up(name, None, &Knowledge::default()).unwrap();
        let entry = catalogue().get(found.entries.first().unwrap_or_else(|| panic!("{name}")).entry);
        (entry.provider.get(), entry.service.get())
    };
    for name in ["PHPSESSID", "JSESSIONID", "csrftoken", "wordpress_test_cookie", "OCSESSID", "laravel_session", "tarteaucitron"] {
        let (nobody, service) = provider(name);
        assert!(nobody.is_empty() && !service.is_empty(), "{name}: {nobody}");
    }
    assert_eq!(provider("_fbp").0, "Meta");
    assert_eq!(provider("canvas_session"), ("Instructure", "Canvas LMS"));
    for (_, entry) in catalogue().iter() {
        assert!(!entry.for_third || !entry.provider.is_empty(), "{}/{}", entry.vendor, entry.pattern);
        let kind = ["software", "plugins", "frameworks", "platforms", "tools", "builders", "managers"];
        assert!(!kind.iter().any(|word| entry.provider.to_lowercase().contains(&format!(" {word}"))), "{} is nobody", entry.provider);
    }
}

#[test]
fn services_that_are_descriptions_have_french_names() {
    use cookie_charter::charter::Language;
    let english = [
        "sign-in",
        "banner",
        "basket",
        "account",
        "website",
        "checkout",
        "sessions",
        "protection",
        "tracking choice",
        "back office",
        "live chat",
    ];
    let mut translated = 0;
    for (_, entry) in catalogue().iter() {
        let (en, fr) = (entry.service(Language::En), entry.service(Language::Fr));
        translated += usize::from(en != fr);
        assert!(!fr.is_empty());
        for word in english.iter().filter(|word| en.ends_with(**word)) {
            assert_ne!(en, fr, "{word}");
        }
    }
    assert!(translated > 250, "{translated}");
}
