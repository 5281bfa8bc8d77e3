use super::tool::{self, Piece, TOOLS, ToolId};
use super::{ConsentRecord, RecordProblem};
use crate::cookie::{ContainerId, CookieRef, CookieTable, KeyedMap, PartitionId, RowId, ValueState, Values};

/// What the cookies of one consent tool on one host say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    /// The tool that writes cookies of these names.
    pub tool: ToolId,
    /// Its cookies, as rows of the store.
    pub rows: Vec<RowId>,
    /// What they say, or why that cannot be told.
    pub outcome: Result<ConsentRecord, RecordProblem>,
}

/// Cookies of one tool on one host that are looked at together.
const MOST_PIECES: usize = 64;

/// Whether a cookie of this name belongs to a known consent tool: then its value is worth reading.
#[must_use]
pub fn is_consent_record(name: &str) -> bool {
    tool::of_name(name).is_some()
}

/// What belongs together: a tool often splits its record over several cookies of one host.
type Group<'a> = (ToolId, &'a str, Option<usize>, Option<usize>);

/// Decodes the consent records among the values of a read. Values that the read did not keep count as missing.
#[must_use]
pub fn records_of(cookies: &CookieTable, values: &Values) -> Vec<FoundRecord> {
    let mut groups: Vec<(ToolId, Vec<(RowId, CookieRef<'_>)>)> = Vec::new();
    let mut places: KeyedMap<Group<'_>, usize> = KeyedMap::default();
    for (row, cookie) in (0u32..).map(RowId).zip(cookies.iter()) {
        let Some(tool) = tool::of_name(cookie.name()) else { continue };
        let (partition, container) = (cookie.row().partition.map(PartitionId::index), cookie.row().container.map(ContainerId::index));
        let place = *places.entry((tool, cookie.host(), partition, container)).or_insert_with(|| {
            groups.push((tool, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, rows)) = groups.get_mut(place).filter(|(_, rows)| rows.len() < MOST_PIECES) {
            rows.push((row, cookie));
        }
    }
    groups.into_iter().map(|(tool, rows)| found(tool, &rows, values)).collect()
}

fn found(tool: ToolId, rows: &[(RowId, CookieRef<'_>)], values: &Values) -> FoundRecord {
    let mut pieces = Vec::new();
    let mut closed = RecordProblem::Missing;
    for (row, cookie) in rows {
        match values.get(row.index()) {
            Some((value, ValueState::Clear | ValueState::Opened)) => {
                if let Ok(text) = std::str::from_utf8(value.reveal()) {
                    pieces.push(Piece { name: cookie.name(), value: text });
                } else {
                    closed = RecordProblem::UnknownForm;
                }
            }
            Some((_, ValueState::Encrypted(_))) => closed = RecordProblem::Encrypted,
            Some((_, ValueState::Missing)) | None => {}
        }
    }
    let outcome = if pieces.is_empty() { Err(closed) } else { decoded(tool, &pieces) };
    FoundRecord { tool, rows: rows.iter().map(|(row, _)| *row).collect(), outcome }
}

/// Decodes the cookies of one tool.
pub(super) fn decoded(tool: ToolId, pieces: &[Piece<'_>]) -> Result<ConsentRecord, RecordProblem> {
    if pieces.iter().all(|piece| piece.value.trim().is_empty()) {
        return Err(RecordProblem::Empty);
    }
    let tool = TOOLS.iter().find(|entry| entry.id == tool).ok_or(RecordProblem::UnknownForm)?;
    (tool.read)(pieces)
}
