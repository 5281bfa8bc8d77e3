use serde::{Deserialize, Serialize};

/// What a note is about. In a dossier an object with one key, which says of which kind: `{"site": {"site": "exemple.fr"}}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// The cookies of a name on a host.
    Cookie {
        /// Name.
        name: String,
        /// Host, as stores have it.
        host: String,
    },
    /// A site.
    Site {
        /// Its registrable domain.
        site: String,
    },
    /// A finding of the audit of a site: there is one for each code, host and name.
    Finding {
        /// The audited site.
        site: String,
        /// Code of what was found. One that this version does not know is kept.
        code: String,
        /// Name of the cookie, or of the declaration.
        name: String,
        /// Its host; empty of a declaration that covers nothing.
        host: String,
    },
}
