//! A session identifier that is also sent unencrypted, on a site that is served encrypted. Counter-examples: as for HttpOnly; and a host without a public
//! name.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SessionWithoutSecure, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    if material.is_encrypted {
        found.extend(material.sessions_where(|seen| seen.secure == Some(false)));
    }
}
