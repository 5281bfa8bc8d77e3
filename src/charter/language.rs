use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Localised;

/// A language of the program's own texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::written::by_code(deserializer, &Self::ALL, Self::tag)
    }
}

impl Language {
    /// Both, the reference first.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The tag used on the command line and in settings.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// The language of a tag such as `fr`, `fr-FR`, `fr_FR.UTF-8`; anything that is not French is English.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_', '.']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("fr") { Self::Fr } else { Self::En }
    }
}

impl Localised {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }
}
