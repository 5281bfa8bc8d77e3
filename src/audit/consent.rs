//! Which cookies need consent.

use super::law::DAY;
use super::{Law, Life, Row};
use crate::charter::Purpose;

/// Whether a cookie needs consent. Audience measurement of a tool that can be configured for the exemption may do without, on the site's own host and
/// within the limit: a store cannot show how it is configured, so that is no finding.
pub(super) fn needs_consent(row: &Row, life: Life, law: &Law) -> bool {
    law.needs_consent(row.purpose, row.is_own) && !may_be_exempt(row, life, law)
}

/// Whether a cookie measures audience with a tool that may be configured to need no consent.
pub(super) fn may_be_exempt(row: &Row, life: Life, law: &Law) -> bool {
    row.is_own && row.purpose == Purpose::Statistics && row.known.is_exemptable && !life.is_over(law.audience_days.saturating_mul(DAY))
}
