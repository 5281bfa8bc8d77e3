use std::path::Path;

use serde_json::json;

use super::args::StoresArgs;
use super::{Env, Failure, output};
use crate::i18n::Words;
use crate::speech::{self, visible, with_path};
use crate::store::{self, Counted, Counting, LeftOut, Listed, Omission, Paths, Places, Progress, Search, StoreLocation};

/// A store of the list.
struct Line {
    store: StoreLocation,
    /// Whose it is, where it is not of the user who runs the program.
    user: Option<String>,
    /// Whether other commands know it by its id.
    has_id: bool,
    listed: Listed,
}

pub(super) fn run(args: &StoresArgs, env: &Env, words: &Words) -> Result<(), Failure> {
    let found = match &args.folder {
        Some(folder) => in_folder(folder, words)?,
        None => on_this_machine(args, env, words),
    };
    let lines = look_at(found, args, env);
    if args.json {
        let text = as_json(&lines);
        return output::write_to(words, |out| out.write_all(text.as_bytes()));
    }
    output::print(words, &as_table(&lines, words))?;
    let uncounted = lines.iter().filter(|line| line.listed.cookies == Counted::TooLarge).count();
    if uncounted > 0 {
        output::complain(&words.count("stores-uncounted", uncounted as u64));
    }
    Ok(())
}

/// Stores with whose they are; of those of this user no name is told.
type Found = Vec<(StoreLocation, Option<String>, bool)>;

/// The stores below a folder. What was left out is told, as for any folder that is opened.
fn in_folder(folder: &Path, words: &Words) -> Result<Found, Failure> {
    let found = store::search(folder, &Progress::default());
    let found = found.map_err(|error| Failure::nothing_read(with_path(words, speech::read_error(words, &error))))?;
    tell(&found.search, Omission::is_a_loss, words);
    Ok(found.stores.into_iter().map(|store| (store, None, false)).collect())
}

fn on_this_machine(args: &StoresArgs, env: &Env, words: &Words) -> Found {
    let own = of_places(&env.places, args, words).into_iter().map(|store| (store, None, true));
    let mut found: Found = own.collect();
    for user in if args.all_users { store::other_users(&env.places) } else { Vec::new() } {
        if !user.is_readable {
            let left = LeftOut { path: user.home, why: Omission::FolderUnreadable };
            output::complain(&with_path(words, speech::left_out(words, &left, Paths::Whole)));
            continue;
        }
        let of_user = of_places(&user.places(), args, words).into_iter();
        found.extend(of_user.map(|store| (store, Some(user.name.clone()), false)));
    }
    found
}

fn of_places(places: &Places, args: &StoresArgs, words: &Words) -> Vec<StoreLocation> {
    let mut found = store::discover(places);
    tell(&found.search, Omission::is_a_loss, words);
    if args.apps {
        let apps = store::discover_apps(places, &Progress::default());
        tell(&apps.search, Omission::is_an_early_end, words);
        found.stores.extend(apps.stores);
    }
    found.stores
}

fn tell(search: &Search, is_told: fn(&Omission) -> bool, words: &Words) {
    for left in search.left_out.iter().filter(|left| is_told(&left.why)) {
        output::complain(&with_path(words, speech::left_out(words, left, Paths::Whole)));
    }
}

fn look_at(found: Found, args: &StoresArgs, env: &Env) -> Vec<Line> {
    let stores: Vec<StoreLocation> = found.iter().map(|(store, ..)| store.clone()).collect();
    let counting = if args.counts { Counting::All } else { Counting::Quick };
    let listed = store::listed(&stores, counting, env.now, &Progress::default());
    found.into_iter().zip(listed).map(|((store, user, has_id), listed)| Line { store, user, has_id, listed }).collect()
}

fn as_json(lines: &[Line]) -> String {
    let row = |line: &Line| {
        let store = &line.store;
        json!({
            "id": line.has_id.then_some(&store.id), "browser": store.browser, "app": store.is_app, "profile": store.profile, "user": line.user,
            "format": store.format.code(),
            "file": store.file.display().to_string(),
            "session_file": store.session_file.as_ref().map(|file| file.display().to_string()),
            "cookies": if let Counted::Rows(rows) = line.listed.cookies { Some(rows) } else { None },
            "bytes": line.listed.bytes,
            "modified_at": store.modified.map(seconds), "in_use": store.in_use,
        })
    };
    // A list of plain values always serialises.
    serde_json::to_string_pretty(&lines.iter().map(row).collect::<Vec<_>>()).unwrap_or_default() + "\n"
}

/// The columns of the table, and whether they are numbers, which stand right.
const COLUMNS: [(&str, bool); 8] = [
    ("stores-id", false),
    ("stores-browser", false),
    ("stores-profile", false),
    ("stores-cookies", true),
    ("stores-size", true),
    ("stores-changed", false),
    ("stores-running", false),
    ("stores-file", false),
];

fn as_table(lines: &[Line], words: &Words) -> Vec<String> {
    if lines.is_empty() {
        return vec![words.text("stores-none").into_owned()];
    }
    let mut rows = vec![COLUMNS.map(|(id, _)| words.text(id).into_owned())];
    rows.extend(lines.iter().map(|line| cells(line, words)));
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let columns: Vec<(usize, bool)> = COLUMNS.iter().enumerate().map(|(column, (_, is_number))| (width(column), *is_number)).collect();
    let line = |row: &[String; 8]| {
        let cell = |(cell, (width, is_number)): (&String, &(usize, bool))| {
            if *is_number { format!("{cell:>width$}") } else { format!("{cell:width$}") }
        };
        row.iter().zip(&columns).map(cell).collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

fn cells(line: &Line, words: &Words) -> [String; 8] {
    let store = &line.store;
    let profile = match &line.user {
        Some(user) => format!("{} ({user})", store.profile),
        None => store.profile.clone(),
    };
    [
        if line.has_id { visible(&store.id) } else { String::new() },
        visible(&store.browser),
        visible(&profile),
        match line.listed.cookies {
            Counted::Rows(rows) => rows.to_string(),
            Counted::TooLarge | Counted::Unknown => "?".to_owned(),
        },
        words.bytes(line.listed.bytes),
        store.modified.map_or_else(String::new, seconds),
        if store.in_use { words.text("stores-is-running").into_owned() } else { String::new() },
        visible(&store.file.display().to_string()),
    ]
}

fn seconds(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
