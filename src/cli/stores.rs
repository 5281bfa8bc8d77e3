use serde_json::json;

use super::args::StoresArgs;
use super::{Env, Failure, output};
use crate::i18n::Words;
use crate::speech::{self, visible, with_path};
use crate::store::{self, Paths, Progress, StoreLocation};

pub(super) fn run(args: &StoresArgs, env: &Env, words: &Words) -> Result<(), Failure> {
    let mut found = store::discover(&env.places);
    if args.apps {
        let apps = store::discover_apps(&env.places, &Progress::default());
        for left in apps.search.left_out.iter().filter(|left| left.why.is_an_early_end()) {
            output::complain(&with_path(words, speech::left_out(words, left, Paths::Whole)));
        }
        found.extend(apps.stores);
    }
    if args.json {
        let text = as_json(&found);
        return output::write_to(words, |out| out.write_all(text.as_bytes()));
    }
    output::print(words, &as_table(&found, words))
}

fn as_json(found: &[StoreLocation]) -> String {
    let rows: Vec<_> = found
        .iter()
        .map(|location| {
            json!({
                "id": location.id, "browser": location.browser, "app": location.is_app, "profile": location.profile, "format": location.format.code(),
                "file": location.file.display().to_string(),
                "session_file": location.session_file.as_ref().map(|file| file.display().to_string()),
                "modified_at": location.modified.map(seconds), "in_use": location.in_use,
            })
        })
        .collect();
    // A list of plain values always serialises.
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

fn as_table(found: &[StoreLocation], words: &Words) -> Vec<String> {
    if found.is_empty() {
        return vec![words.text("stores-none").into_owned()];
    }
    let headers = ["stores-id", "stores-browser", "stores-profile", "stores-changed", "stores-file"];
    let mut rows = vec![headers.map(|id| words.text(id).into_owned())];
    rows.extend(found.iter().map(|location| {
        [
            visible(&location.id),
            location.browser.clone(),
            visible(&location.profile),
            location.modified.map_or_else(String::new, seconds),
            visible(&location.file.display().to_string()),
        ]
    }));
    let widths: Vec<usize> =
        (0..headers.len()).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    let line = |row: &[String; 5]| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn seconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
