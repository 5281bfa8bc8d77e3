//! A cookie that measures audience lives longer than the law's limit. Counter-examples: 395 days; advertising cookies, for which the limit is not meant.

use super::{Found, Kind, Material};
use crate::audit::{Code, Severity};
use crate::charter::Purpose;

pub(super) const KIND: Kind = Kind { code: Code::AudienceOverThirteenMonths, severity: Severity::Medium, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    let limit = material.law.audience_days;
    found.extend(material.living_over(limit, |row| row.purpose == Purpose::Statistics));
}
