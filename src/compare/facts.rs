use crate::audit::{Labels, Life};
use crate::charter::Category;
use crate::coded::coded;
use crate::cookie::SameSite;

/// What one side says of a cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// How long it lives.
    pub life: Life,
    /// `Secure`.
    pub secure: Option<bool>,
    /// `HttpOnly`.
    pub http_only: Option<bool>,
    /// `SameSite`.
    pub same_site: Option<SameSite>,
    /// The moments at which it was there; empty of a store, which has none.
    pub labels: Labels,
    /// The moments of which its side has a store that could show it; empty of a store.
    pub given: Labels,
    /// Its category.
    pub category: Category,
    /// Whose it is or for whom it works, other than the visited site; else empty.
    pub organisation: String,
}

coded! {
    /// A fact that differs between two sides.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Change {
        /// How long it lives.
        Life = "life",
        /// `Secure`.
        Secure = "secure",
        /// `HttpOnly`.
        HttpOnly = "http-only",
        /// `SameSite`.
        SameSite = "same-site",
        /// The moments at which it was there.
        Moments = "moments",
    }
}

/// Between clocks: lives that are nearer to each other are one.
const GRACE_SECONDS: i64 = 60;
/// A life that is counted from stored times is as exact as the visit that renewed it.
const GRACE_PER_CENT: i64 = 2;
/// But never less exact than a day: 393 and 400 days are two lives.
const MOST_GRACE: i64 = 86_400;

impl Facts {
    /// What differs. What one side does not tell is no difference.
    #[must_use]
    pub fn changes(&self, other: &Self) -> Vec<Change> {
        let differ = |a: Option<bool>, b: Option<bool>| a.zip(b).is_some_and(|(a, b)| a != b);
        let same_site = self.same_site.zip(other.same_site).is_some_and(|(a, b)| !are_alike(a, b));
        let moments = self.labels_shared_with(other) != other.labels_shared_with(self);
        let found = [
            (Change::Life, lives_differ(self.life, other.life)),
            (Change::Secure, differ(self.secure, other.secure)),
            (Change::HttpOnly, differ(self.http_only, other.http_only)),
            (Change::SameSite, same_site),
            (Change::Moments, moments),
        ];
        found.into_iter().filter(|(_, is)| *is).map(|(change, _)| change).collect()
    }

    /// The moments at which it was there, of those of which the other side has a store as well: of the rest that one tells nothing.
    #[must_use]
    pub fn labels_shared_with(&self, other: &Self) -> Labels {
        self.labels.iter().filter(|label| self.given.has(*label) && other.given.has(*label)).collect()
    }

    /// Takes in what another store of the same side says: the longer life, the weaker attributes.
    pub(super) fn add(&mut self, other: &Self) {
        let weaker = |a: Option<bool>, b: Option<bool>| if a == Some(false) || b == Some(false) { Some(false) } else { a.or(b) };
        self.life = self.life.or_longer(other.life);
        self.secure = weaker(self.secure, other.secure);
        self.http_only = weaker(self.http_only, other.http_only);
        self.same_site = self.same_site.or(other.same_site);
        self.labels = self.labels.and(other.labels);
        self.given = self.given.and(other.given);
    }
}

fn lives_differ(one: Life, other: Life) -> bool {
    match (one, other) {
        (Life::Unknown, _) | (_, Life::Unknown) => false,
        (Life::Seconds(a), Life::Seconds(b)) => {
            let grace = (a.max(b).saturating_mul(GRACE_PER_CENT) / 100).clamp(GRACE_SECONDS, MOST_GRACE);
            a.saturating_sub(b).saturating_abs() > grace
        }
        (one, other) => one != other,
    }
}

/// What one browser cannot tell apart is no difference to another that can.
fn are_alike(a: SameSite, b: SameSite) -> bool {
    let is_either = |one: SameSite, other: SameSite| one == SameSite::NoneOrUnset && matches!(other, SameSite::None | SameSite::Unset);
    a == b || is_either(a, b) || is_either(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Label;

    const DAY: i64 = 86_400;

    #[test]
    fn lives_differ_beyond_what_clocks_make_of_them() {
        let differ = |a, b| lives_differ(Life::Seconds(a), Life::Seconds(b)) && lives_differ(Life::Seconds(b), Life::Seconds(a));
        assert!(differ(393 * DAY, 400 * DAY) && differ(1_800, 2_400) && differ(0, 120));
        assert!(!differ(400 * DAY, 400 * DAY - 3_600) && !differ(1_800, 1_830) && !differ(30, 60));
        assert!(lives_differ(Life::Session, Life::Seconds(5)) && lives_differ(Life::Endless, Life::Seconds(i64::MAX)));
        assert!(!lives_differ(Life::Unknown, Life::Session) && !lives_differ(Life::Endless, Life::Endless));
    }

    #[test]
    fn a_moment_of_which_one_side_has_no_store_is_no_difference() {
        let labels = |labels: &[Label]| labels.iter().copied().collect::<Labels>();
        let facts = |seen: &[Label], given: &[Label]| Facts {
            life: Life::Session,
            secure: None,
            http_only: None,
            same_site: None,
            labels: labels(seen),
            given: labels(given),
            category: Category::Necessary,
            organisation: String::new(),
        };
        let three = [Label::Before, Label::Refused, Label::Accepted];
        let (then, now) = (facts(&three, &three), facts(&Label::ALL[1..], &Label::ALL[1..]));
        assert!(then.changes(&now).is_empty() && now.changes(&then).is_empty(), "nobody looked after a withdrawal");
        let mended = facts(&[Label::Accepted, Label::Withdrawn], &Label::ALL[1..]);
        assert_eq!(then.changes(&mended), [Change::Moments]);
        assert_eq!(mended.labels_shared_with(&then), labels(&[Label::Accepted]));
        assert!(facts(&[], &[]).changes(&now).is_empty(), "a store has no moment");
        assert!(facts(&[Label::Accepted], &three).changes(&facts(&[Label::Observed], &[Label::Observed])).is_empty());
    }

    #[test]
    fn what_a_side_does_not_tell_is_no_difference() {
        assert!(are_alike(SameSite::NoneOrUnset, SameSite::None) && are_alike(SameSite::Unset, SameSite::NoneOrUnset));
        assert!(!are_alike(SameSite::NoneOrUnset, SameSite::Lax) && !are_alike(SameSite::None, SameSite::Unset));
    }
}
