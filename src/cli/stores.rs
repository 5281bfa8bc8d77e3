use std::path::Path;

use serde_json::json;

use super::args::StoresArgs;
use super::{Env, Failure, output};
use crate::charter::Language;
use crate::store::{self, StoreLocation};

pub(super) fn run(args: &StoresArgs, env: &Env, language: Language) -> Result<(), Failure> {
    let found = store::discover(&env.places);
    let text = if args.json { as_json(&found) } else { as_table(&found, language) };
    output::write_to(Path::new("-"), |out| out.write_all(text.as_bytes()))
}

fn as_json(found: &[StoreLocation]) -> String {
    let rows: Vec<_> = found
        .iter()
        .map(|location| {
            json!({
                "id": location.id, "browser": location.browser, "profile": location.profile, "format": location.format.code(),
                "file": location.file.display().to_string(),
                "session_file": location.session_file.as_ref().map(|file| file.display().to_string()),
                "modified_at": location.modified.map(seconds), "in_use": location.in_use,
            })
        })
        .collect();
    // A list of plain values always serialises.
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn as_table(found: &[StoreLocation], language: Language) -> String {
    let (headers, none) = match language {
        Language::En => (
            ["ID", "BROWSER", "PROFILE", "CHANGED (UTC)", "FILE"],
            "No browser with a cookie store was found here. Name a file or a profile folder: cookie-charter export FILE\n",
        ),
        Language::Fr => (
            ["ID", "NAVIGATEUR", "PROFIL", "MODIFIÉ (UTC)", "FICHIER"],
            "Aucun navigateur avec des cookies n’a été trouvé ici. Indiquez un fichier ou un dossier de profil : cookie-charter export FICHIER\n",
        ),
    };
    if found.is_empty() {
        return none.to_owned();
    }
    let mut rows = vec![headers.map(str::to_owned)];
    rows.extend(found.iter().map(|location| {
        [
            location.id.clone(),
            location.browser.clone(),
            location.profile.clone(),
            location.modified.map_or_else(String::new, seconds),
            location.file.display().to_string(),
        ]
    }));
    let widths: Vec<usize> =
        (0..headers.len()).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn seconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
