use super::Failure;
use super::args::ExplainArgs;
use crate::charter::Language;

pub(super) fn run(_args: &ExplainArgs, _language: Language) -> Result<(), Failure> {
    Ok(())
}
