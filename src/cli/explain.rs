use std::fmt::Write as _;
use std::path::Path;

use super::args::ExplainArgs;
use super::{Failure, output};
use crate::charter::{Language, Party};
use crate::classify::{Classifier, Evidence, Knowledge, StoreTraits, Verdict};
use crate::cookie::{Cookie, CookieTable, Expiry, Host, PartitionKey, PartitionKind, ValueShape};

pub(super) fn run(_args: &ExplainArgs, _language: Language) -> Result<(), Failure> {
    Ok(())
}
