mod beginning;

use super::catalogue::{KIN_ENTRIES, KIN_SLOTS, KIN_STARTS};
use super::places::Places;
use super::words::is_word;
use super::{Entry, EntryId};
use crate::charter::Purpose;
use beginning::beginning;

/// Names of a tool that must begin alike before the next one is taken for its own.
const FEWEST_NAMES: usize = 2;

/// The beginnings that the names of a tool share, of entries that hold under any site: what stands on a vendor's own domain is known by the domain. A vendor
/// gives its tools new names for years, and pages about cookies list those of one day; how they begin stays.
static STARTS: Places = Places::new(&KIN_SLOTS, |number| KIN_STARTS.get(usize::from(number)).map_or("", |(start, ..)| start.get()));

/// An entry of the tool whose names begin like `name`, and the purpose of all of them; `None` where they have several, or are of several vendors. Entries
/// that are not `heard` do not count.
pub(super) fn find(name: &str, get: impl Fn(EntryId) -> &'static Entry, heard: impl Fn(EntryId) -> bool) -> Option<(EntryId, Purpose)> {
    let (_, from, count) = KIN_STARTS.get(usize::from(STARTS.first(tool_start(name)?)?))?;
    let (from, count) = (usize::from(*from), usize::from(*count));
    let mut alike = KIN_ENTRIES.get(from..from + count)?.iter().copied().map(EntryId::of_number).filter(|id| heard(*id));
    let first = alike.next()?;
    let (vendor, purpose) = (get(first).vendor, get(first).strictest_purpose());
    let mut names = 1;
    for entry in alike.map(get) {
        if entry.vendor != vendor || entry.strictest_purpose() != purpose {
            return None;
        }
        names += 1;
    }
    (names >= FEWEST_NAMES).then_some((first, purpose))
}

/// The beginning of a name that is a tool's own; `None` when its word is an ordinary one, which joins what does not belong together.
fn tool_start(name: &str) -> Option<&str> {
    beginning(name).filter(|(_, word)| !is_word(word)).map(|(start, _)| start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::catalogue;

    #[test]
    fn a_tools_names_begin_with_a_word_of_its_own() {
        assert_eq!(tool_start("_hjSessionUser_1"), Some("_hj"));
        assert_eq!(tool_start("optimizelyBuckets"), Some("optimizely"));
        assert_eq!(tool_start("__kla_id"), Some("__kla_"));
        for name in ["session_id", "userName", "x_1", "sa_zk41", "abc", "TS01", "a1_b", "", "_"] {
            assert_eq!(tool_start(name), None, "{name}");
        }
    }

    #[test]
    fn a_new_name_of_a_known_tool_is_the_tools() {
        let find = |name: &str| catalogue().kin_of(name, |_| true).map(|(id, purpose)| (catalogue().get(id).vendor.get(), purpose));
        assert_eq!(find("_rdt_future"), Some(("reddit", Purpose::Advertising)));
        assert_eq!(find("zqxv_future"), None);
        assert_eq!(catalogue().kin_of("_rdt_future", |id| catalogue().get(id).vendor != "reddit"), None, "a file that is not heard");
    }

    /// Each name without its own entry: is it for what the others of its tool are for? A vendor counts once, whatever the number of its names.
    #[test]
    fn the_others_of_a_tool_tell_what_a_name_is_for() {
        let (mut right, mut all) = (0_u32, 0_u32);
        for (id, entry) in catalogue().iter().filter(|(_, entry)| entry.domains.is_empty()) {
            let Some((_, purpose)) = catalogue().kin_of(entry.example.get(), |other| other != id) else { continue };
            all += 1;
            right += u32::from(purpose == entry.strictest_purpose());
        }
        println!("names of the catalogue by the others of their tools: {right} of {all} right");
        assert!(all > 400 && right * 100 >= all * 90, "{right} of {all}");
    }
}
