//! Tables of slots for `src/classify/places.rs`: numbers of texts where their sums put them.

#[path = "../src/classify/places/sum.rs"]
mod sum;

use sum::{EMPTY, first_slot};

/// Slots in which the numbered texts are found; none when there are too many. Texts that are the same are found in their order.
fn slots<'a>(texts: impl IntoIterator<Item = (usize, &'a str)>) -> Option<Vec<u16>> {
    let texts: Vec<(usize, &str)> = texts.into_iter().collect();
    // At most half of them are taken, so that a text that is not there meets an empty one soon.
    let mut slots = vec![EMPTY; (2 * texts.len()).next_power_of_two()];
    let count = slots.len();
    for (number, text) in texts {
        let start = first_slot(text, count);
        let free = (start..start + count).map(|slot| slot % count).find(|slot| slots[*slot] == EMPTY)?;
        slots[free] = u16::try_from(number).ok().filter(|number| *number != EMPTY)?;
    }
    Some(slots)
}

/// The Rust source of a table of slots.
pub fn table<'a>(name: &str, texts: impl IntoIterator<Item = (usize, &'a str)>) -> String {
    match slots(texts) {
        Some(slots) => {
            format!("#[allow(clippy::unreadable_literal)]\npub(super) static {name}: [u16; {}] = {slots:?};\n", slots.len())
        }
        None => format!("compile_error!(\"{name}: a table has fewer than 65,535 rows\");\n"),
    }
}
