use std::collections::BTreeSet;

use crate::i18n::Words;
use crate::store::{ReadReport, RowProblem};

/// Rows whose numbers are said for one kind of remark.
const MOST_ROWS: usize = 8;

/// Rows of the same kind of remark.
struct Group<'a> {
    problem: RowProblem,
    column: &'a str,
    count: u64,
    /// The lowest of their numbers: damage is met in the order of its pages.
    rows: BTreeSet<i64>,
}

/// The remarks on rows, those of one kind as one, in the order in which they were met: a damaged page takes thirty rows at once. Of at most `most`
/// kinds; what is left out is counted, and so is what the read did not keep.
pub(super) fn row_remarks(words: &Words, report: &ReadReport, most: usize) -> Vec<String> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for warning in &report.warnings {
        // Damage takes the whole row; the column is only where that was seen.
        let column = if warning.problem == RowProblem::LostInDamage { "" } else { warning.column.as_ref() };
        let place = groups.iter().position(|group| group.problem == warning.problem && group.column == column);
        let place = place.unwrap_or(groups.len());
        if place == groups.len() {
            groups.push(Group { problem: warning.problem, column, count: 0, rows: BTreeSet::new() });
        }
        if let Some(group) = groups.get_mut(place) {
            group.count += 1;
            group.rows.extend(warning.rowid);
            if group.rows.len() > MOST_ROWS {
                group.rows.pop_last();
            }
        }
    }
    let shown: u64 = groups.iter().take(most).map(|group| group.count).sum();
    let more = report.record.row_warnings.max(report.warnings.len() as u64).saturating_sub(shown);
    let more = (more > 0).then(|| words.count("read-more", more));
    groups.iter().take(most).map(|group| group.tell(words)).chain(more).collect()
}

impl Group<'_> {
    fn tell(&self, words: &Words) -> String {
        let problem = words.text(&format!("problem-{}", self.problem.code())).into_owned();
        let mut rows: Vec<String> = self.rows.iter().map(i64::to_string).collect();
        if self.count > self.rows.len() as u64 {
            rows.push("…".to_owned());
        }
        let args = [("problem", problem.into()), ("column", column(words, self.column).into()), ("rows", rows.join(", ").into())];
        let args: Vec<_> = args.into_iter().chain([("count", self.count.into())]).collect();
        let id = match (self.rows.is_empty(), self.column.is_empty()) {
            (false, true) => "read-row-lost",
            (false, false) => "read-row",
            (true, true) => "read-row-unnumbered-lost",
            (true, false) => "read-row-unnumbered",
        };
        words.with(id, &args)
    }
}

/// A column of a store in the words of the table, whatever a browser calls it; its own name where the window has no word for it.
fn column(words: &Words, stored: &str) -> String {
    let id = match stored {
        "value" | "encrypted_value" => "details-value",
        "name" => "column-name",
        "path" => "column-path",
        "host" | "host_key" | "baseDomain" => "column-host",
        "expiry" | "expires_utc" | "has_expires" | "is_persistent" | "persistent" => "column-expires_at",
        "creationTime" | "creation_utc" => "column-created_at",
        "lastAccessed" | "last_access_utc" => "column-last_accessed_at",
        "updateTime" | "last_update_utc" => "stored-last-set",
        "sameSite" | "samesite" | "firstpartyonly" => "column-same_site",
        "isSecure" | "is_secure" | "secure" => "column-secure",
        "isHttpOnly" | "is_httponly" | "httponly" | "httpOnly" => "column-http_only",
        "originAttributes" => "stored-origin",
        "top_frame_site_key" => "column-top_level_site",
        other => return other.to_owned(),
    };
    words.text(id).into_owned()
}
