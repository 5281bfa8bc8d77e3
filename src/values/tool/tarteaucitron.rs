//! tarteaucitron.js: `!service=true!service=false!service=wait`, in a cookie that a site may rename.
//!
//! `cookie.create` and `cookie.read` of <https://github.com/AmauriC/tarteaucitron.js/blob/master/tarteaucitron.js>

use super::{Piece, Tool, ToolId, first_of};
use crate::values::text::bare;
use crate::values::{Answer, ConsentRecord, Flaw, RecordProblem};

pub(super) const TOOL: Tool = Tool { id: ToolId::Tarteaucitron, name: "tarteaucitron.js", recognise, read };

fn recognise(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    // The second is how the tool's name is often mistaken.
    name.contains("tarteaucitron") || name.contains("tartaucitron")
}

fn read(pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    first_of(pieces.iter().map(|piece| one(&bare(piece.value))))
}

fn one(text: &str) -> Option<ConsentRecord> {
    let mut record = ConsentRecord::new(ToolId::Tarteaucitron);
    for pair in text.trim().strip_prefix('!')?.split('!') {
        let answer = match pair.split_once('=').map(|(_, state)| state) {
            Some("true") => Answer::Granted,
            Some("false") => Answer::Refused,
            Some("wait") => Answer::Unknown,
            _ => {
                record.flaw(Flaw::Cut);
                continue;
            }
        };
        record.answer(pair.split('=').next().unwrap_or(""), answer);
    }
    (!record.choices.is_empty()).then(|| record.sum())
}
