//! A session identifier that scripts can read. Counter-examples: tokens against forged requests, which are made to be read by scripts, and load
//! balancers.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};

pub(super) const KIND: Kind = Kind { code: Code::SessionWithoutHttpOnly, severity: Severity::High, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    found.extend(material.sessions_where(|seen| seen.http_only == Some(false)));
}
