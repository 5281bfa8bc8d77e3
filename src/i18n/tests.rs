use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

fn words(language: Language) -> Words {
    Words::new(language, TimeZone::UTC)
}

/// Message ids with the arguments that their text uses.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource = FluentResource::try_new(source(language).to_owned()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    drop(resource);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in source(language).lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| !name.starts_with([' ', '[', '*'])) {
            id = name.to_owned();
            assert!(found.insert(id.clone(), BTreeSet::new()).is_none(), "{language:?}: {id} stands twice");
        }
        for part in line.split('$').skip(1) {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
            found.entry(id.clone()).or_default().insert(part[..end].to_owned());
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages_and_arguments() {
    let (en, fr) = (messages(Language::En), messages(Language::Fr));
    let missing: Vec<_> = en.keys().filter(|id| !fr.contains_key(*id)).collect();
    let extra: Vec<_> = fr.keys().filter(|id| !en.contains_key(*id)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing in French: {missing:?}, only in French: {extra:?}");
    for (id, args) in &en {
        assert_eq!(Some(args), fr.get(id), "{id}");
    }
    assert!(en.keys().all(|id| words(Language::En).has(id) && words(Language::Fr).has(id)));
}

#[test]
fn french_is_written_as_french() {
    for line in source(Language::Fr).lines().filter(|line| !line.starts_with('#')) {
        let Some(text) = line.split_once(" = ").map(|(_, text)| text).or_else(|| line.trim_start().split_once("] ").map(|(_, t)| t)) else {
            continue;
        };
        for sign in [" ;", " :", " !", " ?", " »", "« "] {
            assert!(!text.contains(sign), "a plain space beside {sign:?} in: {line}");
        }
        for sign in ["\u{a0};", "\u{a0}!", "\u{a0}?", "\u{202f}:"] {
            assert!(!text.contains(sign), "not the space that stands before such a sign, {sign:?}, in: {line}");
        }
        assert!(!text.contains('\'') && !text.contains("..."), "a typewriter sign in: {line}");
    }
}

#[test]
fn numbers_dates_and_spans() {
    let (en, fr) = (words(Language::En), words(Language::Fr));
    assert_eq!((en.number(1_234_567), fr.number(1_234_567)), ("1,234,567".into(), "1\u{202f}234\u{202f}567".into()));
    assert_eq!((en.number(0), en.number(999), en.number(1_000)), ("0".into(), "999".into(), "1,000".into()));
    assert_eq!((en.percent(310, 1_204), fr.percent(1, 1_000), en.percent(0, 0)), ("26%".into(), "< 1\u{a0}%".into(), "0%".into()));
    assert_eq!((en.bytes(17), fr.bytes(1_250_000)), ("17\u{a0}bytes".into(), "1,2\u{a0}Mo".into()));
    let time: Timestamp = "2026-10-12T09:14:59Z".parse().unwrap();
    assert_eq!((en.date_time(time), fr.date_time(time)), ("12 Oct 2026 09:14".into(), "12/10/2026 09:14".into()));
    assert_eq!(fr.civil_date("2026-11-12"), "12/11/2026");
    let day = 86_400;
    let spans =
        |words: &Words| [30, 600, 7_200, 14 * day, 90 * day, 180 * day, 365 * day, 396 * day, 730 * day].map(|s| words.span_short(s));
    assert_eq!(spans(&en), ["30 s", "10 min", "2 h", "14 d", "90 d", "6 mo", "12 mo", "13 mo", "2 years"].map(nbsp));
    assert_eq!(spans(&fr), ["30 s", "10 min", "2 h", "14 j", "90 j", "6 mois", "12 mois", "13 mois", "2 ans"].map(nbsp));
    assert_eq!(fr.span(day * 90), nbsp("90 jours"));
    assert_eq!((fr.span(60), fr.span(61)), (nbsp("1 minute"), nbsp("61 secondes")));
}

#[test]
fn shares_add_up_to_a_hundred() {
    let en = words(Language::En);
    for parts in [[1, 1, 1, 0], [52, 10, 18, 56], [2, 2, 2, 1], [999, 1, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]] {
        let shares = en.percents(&parts);
        let sum: u64 = shares.iter().filter_map(|share| share.trim_end_matches('%').parse::<u64>().ok()).sum();
        assert!(sum == 100 || parts == [0; 4], "{parts:?}: {shares:?}");
        assert!(parts.iter().zip(&shares).all(|(part, share)| (*part == 0) == (share == "0%")), "{parts:?}: {shares:?}");
    }
    assert_eq!(en.percents(&[1_999, 1]), ["100%", "< 1%"]);
}

/// What is flagged as over a limit reads over it, what is allowed does not, and both are never told alike.
#[test]
fn spans_over_a_limit_read_over_it() {
    use crate::cookie::Months;
    let (en, fr) = (words(Language::En), words(Language::Fr));
    let day = 86_400;
    let both = |words: &Words, seconds| (words.span_short(seconds), words.span(seconds));
    assert_eq!(both(&fr, 393 * day), (nbsp("13 mois"), nbsp("13 mois")));
    assert_eq!(both(&fr, 400 * day), (nbsp("400 j"), "13\u{a0}mois et 4\u{a0}jours".into()));
    assert_eq!(both(&en, 400 * day), (nbsp("400 d"), "13\u{a0}months and 4\u{a0}days".into()));
    assert_eq!(both(&en, 397 * day), (nbsp("397 d"), "13\u{a0}months and 1\u{a0}day".into()));
    assert_eq!(both(&en, 396 * day + 3_600), both(&en, 397 * day), "an hour too long is too long");
    assert_eq!(both(&fr, 190 * day), (nbsp("190 j"), "6\u{a0}mois et 7\u{a0}jours".into()));
    assert_eq!(both(&fr, 397 * day).1, "13\u{a0}mois et 1\u{a0}jour");
    for limit in Months::ALL {
        for words in [&en, &fr] {
            let (allowed, over) = (both(words, limit.seconds()), both(words, limit.seconds() + 1));
            assert!(allowed.0 != over.0 && allowed.1 != over.1, "{allowed:?} {over:?}");
            assert!((limit.seconds()..=800 * day).step_by(3_600).skip(1).all(|seconds| both(words, seconds).1 != allowed.1));
        }
    }
}

fn nbsp(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

#[test]
fn how_long_ago() {
    let now: Timestamp = "2026-11-24T14:32:00Z".parse().unwrap();
    let ago = |time: &str| words(Language::Fr).ago(time.parse().unwrap(), now);
    assert_eq!(ago("2026-11-24T14:29:00Z"), "il y a 3\u{a0}min");
    assert_eq!(ago("2026-11-24T12:29:00Z"), "il y a 2\u{a0}h");
    assert_eq!(ago("2026-11-23T01:00:00Z"), "hier");
    assert_eq!(ago("2026-11-03T01:00:00Z"), "3 novembre");
    assert_eq!(ago("2025-11-03T01:00:00Z"), "03/11/2025");
    assert_eq!(ago("2026-11-24T14:40:00Z"), "à l’instant", "a clock that runs ahead");
}

#[test]
fn plurals_emphasis_and_holes() {
    let (en, fr) = (words(Language::En), words(Language::Fr));
    assert_eq!([0, 1, 2].map(|n| fr.count("cookies", n)), ["0 cookie", "1 cookie", "2 cookies"].map(nbsp));
    assert_eq!([0, 1, 1_204].map(|n| en.count("cookies", n)), ["0 cookies", "1 cookie", "1,204 cookies"].map(nbsp));
    assert_eq!(en.text("no-such-message"), "no-such-message");
    let text = en.with("why-catalogue", &[("name", "**".into()), ("what", "x".into())]);
    assert_eq!(text.matches(EMPHASIS).count(), 2, "{text:?}");
    assert!(text.contains("**"), "an argument keeps its stars");
}

#[test]
fn de_and_que_are_elided_before_a_vowel() {
    let (en, fr) = (words(Language::En), words(Language::Fr));
    let of = |words: &Words, site: &str| words.with("audit-title", &[("site", site.into())]);
    let sites = [
        "opendatasoft.com",
        "Élysée.fr",
        "boutique.fr",
        "youtube.com",
        "hotel.fr",
        ".asso.fr",
        "1jour.fr",
        "oui.sncf",
        "onze.fr",
        "ouest-france.fr",
        "",
    ];
    let titles = [
        "d’opendatasoft.com",
        "d’Élysée.fr",
        "de boutique.fr",
        "de youtube.com",
        "de hotel.fr",
        "de .asso.fr",
        "de 1jour.fr",
        "de oui.sncf",
        "de onze.fr",
        "d’ouest-france.fr",
        "de ",
    ];
    assert_eq!(sites.map(|site| of(&fr, site)), titles.map(|title| format!("Audit {title}")));
    assert_eq!(of(&en, "opendatasoft.com"), "Audit of opendatasoft.com");
    assert_eq!(fr.with("removal-part-site", &[("site", "asso.fr".into())]), "Tout ce qu’asso.fr a enregistré");
    // Before emphasis, and not in the middle of a word.
    let marked = mark_emphasis_and_elided("cookie de **").into_owned();
    assert_eq!(elide(&format!("{marked}_a{EMPHASIS}")), format!("cookie de {EMPHASIS}_a{EMPHASIS}"));
    assert_eq!(elide(&format!("{marked}adx{EMPHASIS}")), format!("cookie d’{EMPHASIS}adx{EMPHASIS}"));
    assert_eq!(mark_emphasis_and_elided("une bride "), "une bride ");
}

#[test]
fn the_first_language_it_speaks() {
    let among = |tags: &[&str]| first_spoken(tags.iter().map(|t| (*t).to_owned()));
    assert_eq!(among(&["fr-FR"]), Language::Fr);
    assert_eq!(among(&["de-DE", "fr", "en"]), Language::Fr);
    assert_eq!(among(&["C"]), Language::En);
    assert_eq!(among(&[]), Language::En);
}

/// Every id that the sources name exists. Ids built from a code are checked where the codes are.
#[test]
fn every_message_that_is_used_exists() {
    let words = words(Language::En);
    let mut missing = BTreeSet::new();
    let folders =
        ["src/ui", "src/cli", "src/speech", "src/export"].map(|folder| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    for file in folders.iter().flat_map(|folder| rust_files(folder)) {
        let source = std::fs::read_to_string(&file).unwrap();
        for call in ["words.text(\"", "words.count(\"", "words.with(\"", "label_id: \"", "Word(\""] {
            for rest in source.split(call).skip(1) {
                let id = rest.split('"').next().unwrap_or("");
                if !words.has(id) {
                    missing.insert(id.to_owned());
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

fn rust_files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        match entry.extension() {
            _ if entry.is_dir() => found.extend(rust_files(&entry)),
            Some(extension) if extension == "rs" => found.push(entry),
            _ => {}
        }
    }
    found
}

/// Arguments that are numbers, whatever message they stand in; all others are texts.
const NUMBERS: [&str; 12] =
    ["count", "most", "all", "present", "total", "line", "column", "skipped", "lost", "months", "number", "advertising"];

/// Every message with a number reads well for 0, 1, 2 and 11: it chooses a plural where a word follows the number, and no argument is left open.
#[test]
fn every_message_with_a_number_has_its_plurals() {
    for language in [Language::En, Language::Fr] {
        let words = words(language);
        let mut without = Vec::new();
        for (id, args) in messages(language).into_iter().filter(|(_, args)| args.contains("count")) {
            let written = |count: u64| {
                let arg = |name: &String| if NUMBERS.contains(&name.as_str()) { Arg::Count(count) } else { Arg::Text("x".into()) };
                let args: Vec<(&str, Arg<'_>)> = args.iter().map(|name| (name.as_str(), arg(name))).collect();
                words.with(&id, &args)
            };
            let all = [0, 1, 2, 11].map(written);
            for text in &all {
                assert!(!text.contains(['{', '}', '$']) && !text.is_empty() && *text != id, "{language:?} {id}: {text}");
            }
            let around = |at: usize, number: &str| without_number(&all[at], number);
            assert_eq!(around(2, "2"), around(3, "11"), "{language:?} {id}: 2 and 11 are written alike");
            // The same words around the number are one form for all numbers: fine for units and where the number stands apart.
            let one_form = around(1, "1") == around(2, "2");
            let is_unit = ["span-", "ago-", "day-", "site-count", "site-foreign", "document-at-least"].iter().any(|unit| id.starts_with(unit))
                // Said of thousands alone.
                || id.ends_with("-too-many") || id == "document-too-long";
            // What follows the number in the plural: a word in the plural needs a singular.
            let after = around(2, "2").split('#').nth(1).unwrap_or_default().trim_start().to_owned();
            let first: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
            let plural = first.ends_with('s')
                && first.len() > 3
                && !["tiers", "plus", "moins", "mois", "statistics", "sans", "dans"].contains(&&*first);
            if one_form && !is_unit && plural {
                without.push(format!("{id}: {}", all[2]));
            }
            // Nothing is singular in French; where nothing has a sentence of its own, it does not say its number.
            let nothing = around(0, "0");
            assert!(language != Language::Fr || nothing == all[0] || nothing == around(1, "1"), "{id}: {} and {}", all[0], all[1]);
        }
        assert!(without.is_empty(), "{language:?}, no singular: {without:#?}");
    }
}

/// A text with `#` in place of a number that stands by itself.
fn without_number(text: &str, number: &str) -> String {
    let mut cut = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |length| at + length);
        cut += &rest[..at];
        cut += if &rest[at..end] == number { "#" } else { &rest[at..end] };
        rest = &rest[end..];
    }
    cut + rest
}
