//! Orejime: JSON with a yes or no for each purpose, in `eu-consent` (before version 3: `orejime`).
//!
//! <https://github.com/boscop-fr/orejime> (README, "cookie" of the configuration)

use super::{Piece, Tool, ToolId, first_of, klaro};
use crate::values::{ConsentRecord, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Orejime, name: "Orejime", recognise, read };

fn recognise(name: &str) -> bool {
    name == "eu-consent" || name.starts_with("orejime")
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| klaro::services(ToolId::Orejime, piece.value)))
}
