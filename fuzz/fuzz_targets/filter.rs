//! Any text as a filter that somebody types: understood and then printed so that it is read back as the same, or refused with the place.
#![no_main]

use cookie_charter::charter::Language;
use cookie_charter::query::filter::{complete, parse, print};
use cookie_charter::speech::filter_names;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for language in [Language::Fr, Language::En] {
        let names = filter_names(language);
        if let Ok(terms) = parse(text, names) {
            let printed = print(&terms, names);
            assert_eq!(parse(&printed, names).as_deref(), Ok(terms.as_slice()), "{text:?} was printed as {printed:?}");
        }
        for place in [0, text.len() / 2, text.len()] {
            let _ = complete(text, place, names, None);
        }
    }
});
