//! Opendatasoft portals: `cookies_preferences`, percent-encoded JSON with a yes or no for each kind of cookies.
//!
//! <https://help.opendatasoft.com> (cookie preferences of a portal); the name stands in the charter of every portal.

use super::{Piece, Tool, ToolId, first_of, klaro};
use crate::values::{ConsentRecord, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Opendatasoft, name: "Opendatasoft", recognise, read };

fn recognise(name: &str) -> bool {
    name == "cookies_preferences"
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| klaro::services(ToolId::Opendatasoft, piece.value)))
}
