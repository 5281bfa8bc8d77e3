//! `assets/calibration.tsv` → how often each kind of evidence was right. What it means stands in `docs/classification.md`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The Rust source of the table, sorted by kind; what is wrong goes to `problems`.
pub fn compile(path: &Path, problems: &mut Vec<String>) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|error| {
        problems.push(format!("{}: {error}", path.display()));
        String::new()
    });
    let mut rows: Vec<(&str, u32, u32)> = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            [kind, right, of] => match (right.parse(), of.parse()) {
                (Ok(right), Ok(of)) if right <= of && of > 0 => rows.push((kind, right, of)),
                _ => problems.push(format!("{}:{}: so many right, of so many", path.display(), index + 1)),
            },
            _ => problems.push(format!("{}:{}: three columns between tabs: kind, right, of", path.display(), index + 1)),
        }
    }
    if !rows.is_sorted_by(|one, next| one.0 < next.0) {
        problems.push(format!("{}: kinds stand once each, in order", path.display()));
    }
    let mut out = format!("/// Sorted by kind.\npub static MEASURED: [Measured; {}] = [\n", rows.len());
    for (kind, right, of) in &rows {
        let _ = writeln!(out, "Measured {{ kind: {kind:?}, right: {right}, of: {of} }},");
    }
    out.push_str("];\n");
    out
}
