//! How values of other crates stand in files that the program keeps: times as RFC 3339, paths as texts.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

/// A time as RFC 3339 in UTC, to the last digit, so that it comes back as it was.
pub(crate) mod time {
    use jiff::Timestamp;

    use super::{Cow, Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(time: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(time)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(|_| super::not("a time"))
    }
}

/// The same where there may be none.
pub(crate) mod some_time {
    use jiff::Timestamp;

    use super::{Cow, Deserialize, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde asks for it")]
    pub(crate) fn serialize<S: Serializer>(time: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => serializer.collect_str(time),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
        let text = Option::<Cow<str>>::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(|_| super::not("a time"))).transpose()
    }
}

/// A path as it is shown: a name that is no text loses what is none.
pub(crate) mod path {
    use std::path::{Path, PathBuf};

    use super::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&path.to_string_lossy())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PathBuf, D::Error> {
        Ok(String::deserialize(deserializer)?.into())
    }
}

/// What is shared in memory stands by itself in a file.
pub(crate) mod shared {
    use std::sync::Arc;

    use serde::Serialize;

    use super::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<T: Serialize, S: Serializer>(shared: &Arc<T>, serializer: S) -> Result<S::Ok, S::Error> {
        shared.as_ref().serialize(serializer)
    }

    pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<T>, D::Error> {
        Ok(Arc::new(T::deserialize(deserializer)?))
    }
}

fn not<E: serde::de::Error>(what: &str) -> E {
    E::custom(format_args!("not {what}"))
}

/// A text that is one of a list of codes.
pub(crate) fn by_code<'de, T: Copy, D: Deserializer<'de>>(deserializer: D, all: &[T], code: fn(T) -> &'static str) -> Result<T, D::Error> {
    let text = Cow::<str>::deserialize(deserializer)?;
    all.iter().copied().find(|one| code(*one) == text).ok_or_else(|| D::Error::custom("no such code"))
}
