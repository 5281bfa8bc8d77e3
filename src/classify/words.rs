/// What words in a cookie name hint at. The order is the order of trust: a name that speaks of advertising is never read as a preference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordClass {
    /// A visitor's choice about cookies.
    Consent,
    /// Protection against forged requests.
    Csrf,
    /// Advertising and following.
    Advertising,
    /// Audience measurement and experiments.
    Statistics,
    /// Bot and abuse protection.
    Security,
    /// Which server of a pool answers.
    LoadBalancing,
    /// A server-side session.
    Session,
    /// Sign-in.
    SignIn,
    /// Basket, order, booking.
    Basket,
    /// Language or region.
    Locale,
    /// How things are shown; what was already seen or closed.
    Preference,
}

impl WordClass {
    const ALL: [Self; 11] = [
        Self::Consent,
        Self::Csrf,
        Self::Advertising,
        Self::Statistics,
        Self::Security,
        Self::LoadBalancing,
        Self::Session,
        Self::SignIn,
        Self::Basket,
        Self::Locale,
        Self::Preference,
    ];

    /// The code used in evidence.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Csrf => "csrf",
            Self::Advertising => "advertising",
            Self::Statistics => "statistics",
            Self::Security => "security",
            Self::LoadBalancing => "load-balancing",
            Self::Session => "session",
            Self::SignIn => "sign-in",
            Self::Basket => "basket",
            Self::Locale => "locale",
            Self::Preference => "preference",
        }
    }

    /// Whole words (after splitting and folding), French and English, that stand for the class.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Consent => &[
                "consent",
                "consents",
                "consentement",
                "consentid",
                "cookieconsent",
                "cookieconsents",
                "gdpr",
                "rgpd",
                "ccpa",
                "cmp",
                "tcf",
                "euconsent",
                "cookiebar",
                "cookiebanner",
                "cookiechoice",
                "cookienotice",
                "cookiepolicy",
                "cookielaw",
                "cookieprefs",
                "cookiepreferences",
                "cookiesettings",
                "cookieaccepted",
                "cookiesaccepted",
                "cookieinfo",
                "bandeau",
                "bandeaucookie",
                "bandeaucookies",
                "optout",
                "optin",
                "axeptio",
                "didomi",
                "tarteaucitron",
                "hidecookie",
                "acceptcookies",
                "acceptcookie",
                "acceptedcookies",
                "cookieok",
                "cookiewarning",
                "klaro",
                "optanon",
                "onetrust",
                "usercentrics",
                "cookiebot",
                "complianz",
                "cmplz",
                "cookieyes",
                "orejime",
                "donottrack",
            ],
            Self::Csrf => &[
                "csrf",
                "xsrf",
                "csrftoken",
                "xsrftoken",
                "csrfmiddlewaretoken",
                "antiforgery",
                "requestverificationtoken",
                "authenticity",
                "formkey",
                "formtoken",
                "crumb",
            ],
            Self::Advertising => &[
                "ad",
                "ads",
                "adv",
                "advert",
                "adverts",
                "advertising",
                "adserver",
                "adtech",
                "adid",
                "aduid",
                "pub",
                "pubs",
                "pubid",
                "publicite",
                "publicitaire",
                "regie",
                "campaign",
                "campaigns",
                "campaignid",
                "campagne",
                "campagnes",
                "retarget",
                "retargeting",
                "remarketing",
                "segment",
                "segments",
                "segmentation",
                "targeting",
                "target",
                "ciblage",
                "cible",
                "affiliate",
                "affiliates",
                "affiliation",
                "affil",
                "affid",
                "aff",
                "gclid",
                "fbclid",
                "msclkid",
                "dclid",
                "ttclid",
                "clickid",
                "utm",
                "utms",
                "utmcsr",
                "utmsource",
                "utmcampaign",
                "sponsor",
                "dmp",
                "dsp",
                "ssp",
                "rtb",
                "bid",
                "bidder",
                "pixel",
                "conversion",
                "conversions",
                "marketing",
                "mkt",
                "mktg",
                "tracker",
                "tracking",
                "track",
                "trk",
                "usersync",
                "cookiesync",
                "interests",
                "interets",
                "prospect",
                "lead",
                "leads",
                "promoted",
                "pubcid",
            ],
            Self::Statistics => &[
                "stat",
                "stats",
                "statistic",
                "statistics",
                "statistique",
                "statistiques",
                "analytics",
                "analytic",
                "analytique",
                "audience",
                "visit",
                "visits",
                "visite",
                "visites",
                "visitor",
                "visitors",
                "visitorid",
                "visiteur",
                "visiteurs",
                "visitid",
                "visitcount",
                "visited",
                "firstvisit",
                "lastvisit",
                "newvisitor",
                "returningvisitor",
                "hit",
                "hits",
                "hitcount",
                "pageview",
                "pageviews",
                "pagecount",
                "counter",
                "compteur",
                "mesure",
                "mesures",
                "metric",
                "metrics",
                "heatmap",
                "abtest",
                "abtesting",
                "abtests",
                "experiment",
                "experiments",
                "variant",
                "variation",
                "rum",
                "perf",
                "webstat",
                "webstats",
                "weblog",
                "usage",
                "frequentation",
                "referer",
                "referrer",
                "landing",
                "landingpage",
            ],
            Self::Security => {
                &["captcha", "antibot", "waf", "challenge", "botcheck", "bot", "fraud", "security", "securite", "firewall", "ddos"]
            }
            Self::LoadBalancing => &[
                "serverid",
                "server",
                "srv",
                "srvid",
                "route",
                "routeid",
                "backend",
                "lb",
                "loadbalancer",
                "loadbalancing",
                "sticky",
                "stickysession",
                "affinity",
                "balancer",
                "balanceid",
                "node",
                "nodeid",
                "haproxy",
                "upstream",
                "persistence",
                "frontal",
                "clusterid",
                "sessionaffinity",
                "farm",
            ],
            Self::Session => &[
                "sess",
                "sessid",
                "session",
                "sessions",
                "sessionid",
                "sid",
                "phpsessid",
                "jsessionid",
                "sessionkey",
                "sesskey",
                "websession",
                "usersession",
                "sessiontoken",
                "sessionhash",
                "sesid",
            ],
            Self::SignIn => &[
                "auth",
                "authn",
                "authtoken",
                "authenticated",
                "authentication",
                "authentification",
                "login",
                "logged",
                "loggedin",
                "logintoken",
                "signin",
                "connexion",
                "connecte",
                "connected",
                "identification",
                "jwt",
                "sso",
                "oauth",
                "oidc",
                "saml",
                "cas",
                "remember",
                "rememberme",
                "token",
                "accesstoken",
                "refreshtoken",
                "idtoken",
                "account",
                "compte",
                "member",
                "membre",
                "adherent",
                "abonne",
                "abonné",
                "abonnement",
                "subscriber",
                "username",
                "ticket",
                "credentials",
                "otp",
                "mfa",
                "passkey",
            ],
            Self::Basket => &[
                "cart",
                "cartid",
                "basket",
                "panier",
                "caddie",
                "checkout",
                "order",
                "orderid",
                "commande",
                "commandes",
                "wishlist",
                "favoris",
                "favorites",
                "reservation",
                "booking",
                "quote",
                "devis",
                "purchase",
                "achat",
            ],
            Self::Locale => &[
                "lang",
                "langue",
                "langues",
                "language",
                "languages",
                "locale",
                "locales",
                "culture",
                "i18n",
                "timezone",
                "tz",
                "country",
                "pays",
                "region",
                "ville",
                "city",
                "geo",
                "geoip",
                "langid",
                "selectedlanguage",
            ],
            Self::Preference => &[
                "theme",
                "themes",
                "darkmode",
                "dark",
                "colorscheme",
                "colormode",
                "currency",
                "devise",
                "monnaie",
                "font",
                "fontsize",
                "police",
                "contrast",
                "contraste",
                "accessibility",
                "accessibilite",
                "layout",
                "view",
                "vue",
                "vues",
                "viewmode",
                "display",
                "affichage",
                "sidebar",
                "menu",
                "pref",
                "prefs",
                "preference",
                "preferences",
                "préf",
                "préférences",
                "preferes",
                "settings",
                "setting",
                "parametres",
                "reglages",
                "options",
                "tri",
                "sort",
                "sortby",
                "filters",
                "filtre",
                "filtres",
                "grid",
                "grille",
                "zoom",
                "columns",
                "colonnes",
                "perpage",
                "popup",
                "modal",
                "dismissed",
                "closed",
                "hide",
                "hidden",
                "seen",
                "vu",
                "lu",
                "shown",
                "tour",
                "onboarding",
                "welcome",
                "bienvenue",
                "notice",
                "alert",
                "alerte",
                "tab",
                "onglet",
                "collapsed",
                "expanded",
                "store",
                "magasin",
                "agence",
                "units",
                "unites",
                "volume",
                "muted",
                "autoplay",
                "quality",
                "ui",
            ],
        }
    }
}

/// Next to "cookie", these words speak of the visitor's choice about cookies.
const CHOICE_WORDS: [&str; 37] = [
    "accept",
    "accepted",
    "accepte",
    "acceptes",
    "ok",
    "policy",
    "policies",
    "notice",
    "banner",
    "choice",
    "choices",
    "choix",
    "pref",
    "prefs",
    "preference",
    "preferences",
    "law",
    "bar",
    "warning",
    "info",
    "message",
    "msg",
    "settings",
    "agree",
    "agreed",
    "allow",
    "allowed",
    "status",
    "level",
    "seen",
    "vu",
    "hide",
    "hidden",
    "dismissed",
    "closed",
    "shown",
    "control",
];

/// Which classes of words a name holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordSet(u16);

impl WordSet {
    /// Reads a name: split at punctuation, at digits and where lower case turns to upper case.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let words = split(name);
        let mut set = Self::default();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        for class in WordClass::ALL {
            if has(class.words()) {
                set.0 |= 1 << class as u8;
            }
        }
        if has(&["cookie", "cookies"]) && has(&CHOICE_WORDS) {
            set.0 |= 1 << WordClass::Consent as u8;
        }
        set
    }

    /// Whether a class of words occurs.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// The class that counts: the first in the order of trust.
    #[must_use]
    pub fn first(self) -> Option<WordClass> {
        WordClass::ALL.into_iter().find(|class| self.has(*class))
    }
}

/// The words of a name in lower case; neighbours are also joined (`session_id` gives `session`, `id`, `sessionid`).
fn split(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut lower_before = false;
    for c in name.chars().take(96) {
        let boundary = !c.is_alphabetic() || (c.is_uppercase() && lower_before);
        if boundary && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        lower_before = c.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    let joined: Vec<String> = words.windows(2).map(|pair| pair.concat()).collect();
    words.extend(joined);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> Option<WordClass> {
        WordSet::of(name).first()
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
        assert_eq!(first("__Host-xyz"), None);
    }
}
