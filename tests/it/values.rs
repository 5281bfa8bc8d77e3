//! Values decoded for a person.

use cookie_charter::values::decode;

use crate::support::mutations::inputs;

/// The seeds of `fuzz/` and their mutations: an answer for each. An input begins with the length of the name.
#[test]
fn seeds_and_their_mutations() {
    let mut known = 0;
    for bytes in inputs("values", 60) {
        let Some((first, bytes)) = bytes.split_first() else { continue };
        let (name, value) = bytes.split_at(usize::from(*first % 32).min(bytes.len()));
        known += usize::from(!decode(&String::from_utf8_lossy(name), value).layers.is_empty());
    }
    assert!(known > 60, "most mutations leave a form that is told: {known}");
}
