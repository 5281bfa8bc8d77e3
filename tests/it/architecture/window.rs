//! The four floors of the window.

use std::collections::{BTreeMap, BTreeSet};

use cookie_charter::ui::kit::{Command, Place};

use super::paths::Modules;
use super::sources;
use crate::support::shared::repository;

fn modules() -> Modules {
    let ui = repository().join("src/ui");
    let files = sources().into_iter().filter_map(|(path, text)| {
        let inside = path.strip_prefix(&ui).ok()?.with_extension("");
        let mut module: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.retain(|part| part != "mod");
        (module.last().map(String::as_str) != Some("tests")).then(|| (module.join("::"), text))
    });
    let files: BTreeMap<_, _> = files.collect();
    assert!(files.len() > 50, "the files of the window were found");
    Modules::new("crate::ui", files)
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or_default()
}

/// Every folder that is none of the others is a feature.
fn floor(room: &str) -> u8 {
    match room {
        "theme" | "widget" | "env" | "platform" => 1,
        "kit" => 2,
        "app" => 4,
        _ => 3,
    }
}

#[test]
fn a_floor_uses_only_what_stands_below_it_and_no_feature_another() {
    let is_wrong = |from: &str, to: &str| {
        let (from, to) = (room(from), room(to));
        floor(to) > floor(from) || (floor(from) == 3 && floor(to) == 3 && from != to)
    };
    let uses = modules().uses();
    let wrong: Vec<_> = uses.into_iter().filter(|(from, to)| !from.is_empty() && is_wrong(from, to)).collect();
    assert_eq!(wrong, Vec::new());
}

#[test]
fn no_files_of_the_window_stand_in_a_circle() {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in modules().uses() {
        uses.entry(from).or_default().insert(to);
    }
    assert!(uses.len() > 50, "uses were found");
    // What uses nothing that is left, or is used by nothing that is left, can be in no circle.
    loop {
        let before = uses.len();
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        for modules in uses.values_mut() {
            modules.retain(|module| left.contains(module));
        }
        uses.retain(|_, modules| !modules.is_empty());
        let targets: BTreeSet<String> = uses.values().flatten().cloned().collect();
        uses.retain(|module, _| targets.contains(module));
        if uses.len() == before {
            break;
        }
    }
    assert_eq!(uses, BTreeMap::new());
}

/// The table says that a command has a control; the control itself stands in a view.
#[test]
fn a_command_that_has_a_control_is_offered_by_a_view() {
    let views: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with(repository().join("src/ui")))
        .filter(|(path, _)| !["command.rs", "features.rs", "tests.rs"].iter().any(|name| path.ends_with(name)))
        .map(|(_, text)| text)
        .collect();
    let is_offered = |command: &Command| views.iter().any(|view| view.contains(&format!("Command::{command:?}")));
    let missing: Vec<_> = Command::at(Place::Control).filter(|command| !is_offered(command)).collect();
    assert_eq!(missing, Vec::new());
}

/// Whoever looks for a feature finds it on the map.
#[test]
fn the_map_names_every_feature() {
    let map = std::fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let line = map.lines().find(|line| line.starts_with("| 3 one folder per feature")).unwrap();
    let folders = std::fs::read_dir(repository().join("src/ui")).unwrap().map(|entry| entry.unwrap());
    let folders = folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    for feature in folders.filter(|folder| floor(folder) == 3) {
        assert!(line.contains(&format!("`{feature}`")), "{feature}");
    }
}
