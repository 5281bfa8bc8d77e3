use super::{Unit, Value};
use crate::charter::{Category, Confidence, Consent, Party, Purpose};
use crate::classify::Finding;
use crate::coded::coded;
use crate::cookie::SameSite;
use crate::query::{LifeClass, Lived};

coded! {
    /// What a term of the filter language asks about. The codes are the names of keys that are the same in every language.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Key {
        /// The category of the charter.
        Category = "category",
        /// For whom.
        Party = "party",
        /// What for.
        Purpose = "purpose",
        /// Whether the visitor is asked.
        Consent = "consent",
        /// How sure the verdict is.
        Confidence = "confidence",
        /// What deserves a look; a cookie may have several.
        Finding = "finding",
        /// Whether a charter declares it, where one speaks for it.
        Declared = "declared",
        /// How long it lives.
        Life = "life",
        /// Who gets the data.
        Provider = "provider",
        /// The third party that it is of or for; never of what is first-party.
        Organisation = "organisation",
        /// The site as a visit sees it: its own, and what others set on its pages.
        Site = "site",
        /// The host.
        Host = "host",
        /// The name.
        Name = "name",
        /// The path.
        Path = "path",
        /// The other site on whose pages it was set.
        SeenOn = "seen-on",
        /// The container of Firefox.
        Container = "container",
        /// The browser.
        Browser = "browser",
        /// Its profile.
        Profile = "profile",
        /// Where it was read from.
        Store = "store",
        /// The attribute `SameSite`.
        SameSite = "same-site",
        /// Sent over HTTPS only.
        Secure = "secure",
        /// Out of reach of scripts.
        HttpOnly = "http-only",
        /// For this host alone.
        HostOnly = "host-only",
        /// Whether the browser keeps it apart under a top-level site.
        Partitioned = "partitioned",
        /// When it ends.
        Expires = "expires",
        /// When it was made.
        Created = "created",
        /// When it was last sent.
        Accessed = "accessed",
    }
}

/// What stands behind a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of a list of values.
    Coded,
    /// A text, with `*` for any letters.
    Text,
    /// A class of lives, or a comparison with a span.
    Life,
    /// A day, month or year, or a comparison with one.
    Date,
}

impl Key {
    /// What stands behind it.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Life => Kind::Life,
            Self::Expires | Self::Created | Self::Accessed => Kind::Date,
            Self::Provider
            | Self::Organisation
            | Self::Site
            | Self::Host
            | Self::Name
            | Self::Path
            | Self::SeenOn
            | Self::Container
            | Self::Browser
            | Self::Profile
            | Self::Store => Kind::Text,
            Self::Category
            | Self::Party
            | Self::Purpose
            | Self::Consent
            | Self::Confidence
            | Self::Finding
            | Self::Declared
            | Self::SameSite
            | Self::Secure
            | Self::HttpOnly
            | Self::HostOnly
            | Self::Partitioned => Kind::Coded,
        }
    }

    /// Whether it can be compared by `<` and `>`.
    #[must_use]
    pub fn is_compared(self) -> bool {
        matches!(self.kind(), Kind::Life | Kind::Date)
    }

    /// Its values, where they are a list.
    #[must_use]
    pub fn values(self) -> Vec<Value> {
        match self {
            Self::Category => Category::ALL.map(Value::Category).into(),
            Self::Party => Party::ALL.map(Value::Party).into(),
            Self::Purpose => Purpose::ALL.map(Value::Purpose).into(),
            Self::Consent => Consent::ALL.map(Value::Consent).into(),
            Self::Confidence => Confidence::ALL.map(Value::Confidence).into(),
            Self::Finding => Finding::ALL.map(Value::Finding).into(),
            Self::SameSite => SameSite::ALL.map(Value::SameSite).into(),
            Self::Declared | Self::Secure | Self::HttpOnly | Self::HostOnly | Self::Partitioned => {
                [Some(true), Some(false), None].map(Value::Flag).into()
            }
            Self::Life => LifeClass::ALL.into_iter().map(Lived::Class).chain([Lived::Unknown]).map(Value::Life).collect(),
            _ => Vec::new(),
        }
    }
}

/// Something that has a name in the filter language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// A key, by its code.
    Key(&'static str),
    /// A value of a list: the code of its key, and its own.
    Value(&'static str, &'static str),
    /// A unit of time.
    Unit(Unit),
    /// The values of cookies, which are no key: whoever asks for them is told so.
    Secret,
}
