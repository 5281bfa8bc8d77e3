//! What words in a cookie's name hint at: `assets/words`, thirteen languages, compiled into a trie.

mod headings;
mod split;

use crate::coded::coded;
use crate::cookie::NamePrefix;

use headings::HEADINGS;
use split::{Letters, behind_initials, glued, whole};

coded! {
    /// What words in a cookie name hint at. The order is the order of trust: a name that speaks of advertising is never read as a preference.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum WordClass {
        /// A visitor's choice about cookies.
        Consent = "consent",
        /// Protection against forged requests.
        Csrf = "csrf",
        /// A test whether the browser keeps cookies.
        CookieTest = "cookie-test",
        /// Advertising and following.
        Advertising = "advertising",
        /// What was looked at before: pages, products, searches.
        Browsing = "browsing",
        /// Audience measurement and experiments.
        Statistics = "statistics",
        /// Bot and abuse protection.
        Security = "security",
        /// Which server of a pool answers.
        LoadBalancing = "load-balancing",
        /// A server-side session.
        Session = "session",
        /// Sign-in.
        SignIn = "sign-in",
        /// Basket, order, booking.
        Basket = "basket",
        /// Language or region.
        Locale = "locale",
        /// How things are shown; what was already seen or closed.
        Preference = "preference",
    }
}

impl WordClass {
    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

// What means something only beside others: the bits after those of the classes.
const COOKIE: u32 = 1 << WordClass::ALL.len();
const CHOICE: u32 = COOKIE << 1;
const TEST: u32 = COOKIE << 2;
const RECENT: u32 = COOKIE << 3;
const VIEWED: u32 = COOKIE << 4;
const CATEGORY: u32 = COOKIE << 5;
const CLOSED: u32 = COOKIE << 6;
const DECIDED: u32 = COOKIE << 7;
const TRIAL: u32 = COOKIE << 8;
const NEUTRAL: u32 = COOKIE << 9;
const FOLLOWING: u32 = WordClass::Advertising.bit() | WordClass::Statistics.bit();
const CLASSES: u32 = COOKIE - 1;
/// What may stand behind the initials of a product or of a site (`BWSESSION`, `sfcsrftoken`). Other words end ordinary ones: `allocation`.
const BEHIND_INITIALS: u32 = WordClass::Session.bit() | WordClass::Consent.bit() | WordClass::Csrf.bit();

/// Letters without which a name holds no word.
const FEWEST_LETTERS: usize = 3;

const _: () = assert!(HEADINGS.len() == WordClass::ALL.len() + 10, "every heading has its bit");

/// Whether a text is a word of the dictionary, also of one that means nothing.
pub(super) fn is_word(text: &str) -> bool {
    let letters = Letters::of(text);
    let word = letters.words().next().filter(|word| letters.is_all(word));
    word.and_then(whole).is_some()
}

/// Which classes of words a name holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordSet(u32);

impl WordSet {
    /// Reads a name: split at punctuation, at digits and at capitals; neighbours that are a word together are that word, and what is glued is taken
    /// apart. `__Secure-` is no word of its author, and two letters alone are an abbreviation of anything.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let letters = Letters::of(NamePrefix::without(name));
        if letters.count() < FEWEST_LETTERS {
            return Self::default();
        }
        let (mut plain, mut of_categories) = (0, 0);
        let mut add = |headings: u32| *(if headings & CATEGORY == 0 { &mut plain } else { &mut of_categories }) |= headings;
        let (mut before, mut waiting): (Option<&[u8]>, u32) = (None, 0);
        for word in letters.words() {
            // Two neighbours that are a word together count as that word alone: nothing of an advertiser is in `device_pixel_ratio`.
            let joined = before.and_then(|before| whole(letters.joined(before, word)));
            add(joined.unwrap_or(waiting));
            waiting = if joined.is_some() { 0 } else { whole(word).unwrap_or_else(|| glued(word) | behind_initials(word)) };
            if waiting & TRIAL != 0 && before.is_some() {
                waiting |= WordClass::Statistics.bit();
            }
            before = Some(word);
        }
        add(waiting);
        let mut bits = plain | of_categories;
        let both = |pair: u32| bits & pair == pair;
        let (choice, test, browsing) = (both(COOKIE | CHOICE), both(COOKIE | TEST), both(RECENT | VIEWED));
        // `analytics_allowed` records a choice, `analytics_id` is an identifier.
        let decided = of_categories & FOLLOWING != 0 && bits & DECIDED != 0;
        let consent = choice || decided || plain & WordClass::Consent.bit() != 0;
        if consent {
            // The record of a choice is about a category, and belongs to none.
            bits = plain | WordClass::Consent.bit();
        }
        if bits & CLOSED != 0 {
            // That somebody closed an advertisement or a survey is a setting.
            bits = bits & !FOLLOWING | WordClass::Preference.bit();
        }
        bits |= if test && !consent { WordClass::CookieTest.bit() } else { 0 };
        bits |= if browsing { WordClass::Browsing.bit() } else { 0 };
        Self(bits & CLASSES)
    }

    /// Whether a class of words occurs.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class.bit() != 0
    }

    /// The class that counts: the first in the order of trust.
    #[must_use]
    pub fn first(self) -> Option<WordClass> {
        WordClass::ALL.into_iter().find(|class| self.has(*class))
    }

    /// Whether it hints at something that names beside it may cancel.
    pub(super) fn hints_by_word(self) -> bool {
        let few = [WordClass::Consent, WordClass::Session, WordClass::SignIn, WordClass::Basket, WordClass::Locale, WordClass::Preference];
        !self.follows() && few.into_iter().any(|class| self.has(class))
    }

    /// Whether it speaks of comfort and nothing that outweighs it: a language, or how things are shown.
    pub(super) fn is_comfort(self) -> bool {
        matches!(self.first(), Some(WordClass::Locale | WordClass::Preference))
    }

    /// Whether it speaks of following or measuring.
    #[must_use]
    pub fn follows(self) -> bool {
        self.has(WordClass::Advertising) || self.has(WordClass::Statistics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> Option<WordClass> {
        WordSet::of(name).first()
    }

    #[test]
    fn headings_are_the_classes_in_their_order() {
        assert!(WordClass::ALL.iter().zip(HEADINGS).all(|(class, heading)| class.code() == heading));
        assert_eq!(
            HEADINGS.get(WordClass::ALL.len()..),
            Some(&["cookie", "choice", "test", "recent", "viewed", "category", "closed", "decided", "trial", "neutral"][..])
        );
        assert!(split::WORD_COUNT >= 1_500, "{}", split::WORD_COUNT);
    }

    #[test]
    fn words_are_whole_words_and_advertising_comes_before_comfort() {
        assert_eq!(first("choix_langue"), Some(WordClass::Locale));
        assert_eq!(first("userSessionId"), Some(WordClass::Session));
        assert_eq!(first("ad_preferences"), Some(WordClass::Advertising));
        assert_eq!(first("XSRF-TOKEN"), Some(WordClass::Csrf));
        assert_eq!(first("cookie_banner_closed"), Some(WordClass::Consent));
        assert_eq!(first("panier_ref"), Some(WordClass::Basket));
        assert_eq!(first("madame"), None, "“ad” is not a word in it");
        assert_eq!(
            (first("titreAB"), first("hero-ab"), first("ab_site"), first("absence")),
            (Some(WordClass::Statistics), Some(WordClass::Statistics), None, None)
        );
        assert_eq!(first("__Host-xyz"), None);
    }

    #[test]
    fn many_languages_with_and_without_accents() {
        for (name, class) in [
            ("Préférences_affichage", WordClass::Preference),
            ("warenkorb-id", WordClass::Basket),
            ("ausgewaehlteSprache", WordClass::Locale),
            ("carrito", WordClass::Basket),
            ("lingua_utente", WordClass::Locale),
            ("winkelwagen", WordClass::Basket),
            ("cookie_toestemming", WordClass::Consent),
            ("tailleTexte", WordClass::Preference),
            ("koszyk_id", WordClass::Basket),
            ("cookie_samtycke", WordClass::Consent),
            ("carrinhoCompras", WordClass::Basket),
            ("valittuKieli_kielivalinta", WordClass::Locale),
            ("shop_ccy", WordClass::Preference),
            ("numberFormat", WordClass::Preference),
        ] {
            assert!(WordSet::of(name).has(class), "{name}");
        }
    }

    #[test]
    fn glued_names_are_split_only_where_words_cover_them() {
        assert_eq!(first("userlanguage"), Some(WordClass::Locale));
        assert_eq!(first("lastsessionid"), Some(WordClass::Session));
        assert_eq!(first("gdprconsentbanner"), Some(WordClass::Consent));
        assert_eq!(first("zqsessionkx"), None, "“zq” and “kx” are no words");
        assert_eq!(first("cartography"), None);
    }

    #[test]
    fn a_session_stands_behind_the_initials_of_its_product() {
        for name in ["BWSESSION", "EMSESSID", "zsessionid", "SPYDUS_BRWSESSIONID"] {
            assert_eq!(first(name), Some(WordClass::Session), "{name}");
        }
        assert_eq!(first("sfcsrftoken"), Some(WordClass::Csrf), "what guards against forgery, and a consent, too");
        assert_eq!(first("obsession"), None, "a word of its own");
        assert_eq!(first("allocation"), None, "other words end ordinary ones");
        assert_eq!(first("clothessession"), None, "too long for initials");
        assert_eq!((first("BRXSRF"), first("renonce")), (Some(WordClass::Csrf), None));
    }

    #[test]
    fn neighbours_that_are_a_word_together_are_that_word_alone() {
        assert!(!WordSet::of("device_pixel_ratio").has(WordClass::Advertising), "no pixel of an advertiser");
        assert!(WordSet::of("pixel_ratio_x").has(WordClass::Preference) && !WordSet::of("my_pixelRatio").has(WordClass::Advertising));
        assert!(WordSet::of("pixel_id").has(WordClass::Advertising), "beside another word it stays what it is");
        assert_eq!(first("user_session_id"), Some(WordClass::Session));
    }

    #[test]
    fn who_is_not_signed_in_is_no_sign_in() {
        for name in ["_zq_unauth", "x-not_authenticated", "unauthId"] {
            assert_eq!(first(name), None, "{name}");
        }
        assert_eq!(first("is_authenticated"), Some(WordClass::SignIn));
    }

    #[test]
    fn prefixes_and_two_letters_are_no_words() {
        assert_eq!(first("__Secure-3PSIDCC"), None);
        assert_eq!(first("__secure-signout"), Some(WordClass::SignIn));
        assert_eq!(first("secure_panier"), Some(WordClass::Security), "written by the author of the name");
        assert_eq!(first("lu"), None);
        assert_eq!(first("annonce_lu"), Some(WordClass::Preference));
    }

    #[test]
    fn some_words_mean_something_only_beside_others() {
        assert_eq!(first("cookie_test"), Some(WordClass::CookieTest));
        assert_eq!(first("areCookiesEnabled"), Some(WordClass::CookieTest));
        assert_eq!(first("test"), None);
        assert_eq!(first("recently_viewed_products"), Some(WordClass::Browsing));
        assert_eq!(first("dernieres_fiches"), Some(WordClass::Browsing));
        assert_eq!(first("cookieconsent_marketing"), Some(WordClass::Consent));
        assert!(!WordSet::of("cookie-agreed-analytics").follows(), "a record of consent per category");
        assert_eq!(first("analytics_allowed"), Some(WordClass::Consent));
        assert_eq!(first("_campaignCmp"), Some(WordClass::Advertising), "“cmp” is a campaign as well");
        assert!(WordSet::of("gdpr_pixel").follows());
        assert!(WordSet::of("analytics_storage").follows());
    }
}
