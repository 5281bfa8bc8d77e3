use std::io::{self, Write};

use super::{NAME, Table};

pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}\n", escaped(&table.title), escaped(&table.lead))?;
    row(out, table.heads.iter().map(|head| escaped(head)))?;
    row(out, table.heads.iter().map(|_| "---".to_owned()))?;
    for cells in &table.rows {
        row(
            out,
            cells.iter().enumerate().map(|(place, cell)| match (place, cell.is_gap) {
                (NAME, _) => format!("`{}`", cell.text),
                (_, true) => format!("**{}**", escaped(&cell.text)),
                _ => escaped(&cell.text),
            }),
        )?;
    }
    writeln!(out, "\n## {}\n", escaped(&table.kinds_title))?;
    for (name, text) in &table.kinds {
        writeln!(out, "**{}** {}\n", escaped(name), escaped(text))?;
    }
    if !table.notes.is_empty() {
        writeln!(out, "## {}\n", escaped(&table.notes_title))?;
        table.notes.iter().try_for_each(|note| writeln!(out, "{}\n", escaped(note)))?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let cells: Vec<String> = cells.collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// A text on one line that no sign of which is mark-up.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
