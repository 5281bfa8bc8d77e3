//! `assets/browsers.toml` → the table `BROWSERS`: each browser and channel with every place it may keep its profiles in.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    browser: Vec<Browser>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Browser {
    id: String,
    name: String,
    family: String,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    linux: Vec<String>,
    #[serde(default)]
    flatpak: Vec<String>,
    #[serde(default)]
    snap: Vec<String>,
    #[serde(default)]
    windows: Vec<String>,
    #[serde(default)]
    msix: Vec<String>,
    #[serde(default)]
    macos: Vec<String>,
    #[serde(default)]
    programs: Programs,
    #[serde(default)]
    stable: Texts,
    #[serde(default)]
    channels: Vec<Channel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Channel {
    id: String,
    name: String,
    linux: Option<String>,
    windows: Option<String>,
    macos: Option<String>,
    #[serde(default)]
    flatpak: Vec<String>,
    #[serde(default)]
    snap: Vec<String>,
    #[serde(default)]
    programs: Programs,
}

/// How a browser is started.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Programs {
    linux: Vec<String>,
    windows: Vec<String>,
    macos: Vec<String>,
}

/// What stands for `{}` in the places of the browser itself.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Texts {
    linux: String,
    windows: String,
    macos: String,
}

/// Families, and the variants of the table. A program with one file, not folders of profiles, has the format of that file.
const FAMILIES: [(&str, &str); 9] = [
    ("firefox", "Firefox"),
    ("chromium", "Chromium"),
    ("qtwebengine", "QtWebEngine"),
    ("webkitgtk", "WebKitGtk"),
    ("netscape", "Jar(crate::store::FormatId::Netscape)"),
    ("w3m", "Jar(crate::store::FormatId::W3m)"),
    ("elinks", "Jar(crate::store::FormatId::Elinks)"),
    ("safari", "Jar(crate::store::FormatId::Safari)"),
    ("kcookiejar", "Jar(crate::store::FormatId::Kcookiejar)"),
];

/// A place: a base folder, a path below it, and a code that tells it from the other places of the browser.
struct Place {
    base: String,
    path: String,
    code: String,
}

/// One browser or channel with all its places.
struct Made {
    id: String,
    name: String,
    systems: [Vec<Place>; 3],
    programs: Programs,
}

fn variant(family: &str) -> Option<&'static str> {
    FAMILIES.iter().find(|(name, _)| *name == family).map(|(_, variant)| *variant)
}

/// The Rust source of the table; what is wrong goes to `problems`.
pub fn compile(file: &Path, problems: &mut Vec<String>) -> String {
    let parsed = fs::read_to_string(file)
        .map_err(|error| error.to_string())
        .and_then(|text| toml::from_str(&text).map_err(|error| error.to_string()));
    let file: File = match parsed {
        Ok(file) => file,
        Err(error) => {
            problems.push(format!("{}: {}", file.display(), error.replace('\n', " ")));
            return String::new();
        }
    };
    let mut source = String::from("pub(crate) static BROWSERS: &[Browser] = &[\n");
    let mut seen = BTreeMap::new();
    for browser in &file.browser {
        for made in make(browser) {
            check(&made, browser, &mut seen, problems);
            write(&mut source, browser, &made);
        }
    }
    source + "];\n"
}

/// The browser itself, then its channels.
fn make(browser: &Browser) -> Vec<Made> {
    let Texts { linux, windows, macos } = &browser.stable;
    let stable = (Some(linux.as_str()), Some(windows.as_str()), Some(macos.as_str()));
    let mut all = vec![Made {
        id: browser.id.clone(),
        name: browser.name.clone(),
        systems: systems(browser, stable, &browser.flatpak, &browser.snap),
        programs: browser.programs.clone(),
    }];
    all.extend(browser.channels.iter().map(|channel| {
        let texts = (channel.linux.as_deref(), channel.windows.as_deref(), channel.macos.as_deref());
        Made {
            id: format!("{}-{}", browser.id, channel.id),
            name: format!("{} {}", browser.name, channel.name),
            systems: systems(browser, texts, &channel.flatpak, &channel.snap),
            programs: channel.programs.clone(),
        }
    }));
    all
}

/// Linux, Windows, macOS.
fn systems(
    browser: &Browser,
    (linux, windows, macos): (Option<&str>, Option<&str>, Option<&str>),
    flatpak: &[String],
    snap: &[String],
) -> [Vec<Place>; 3] {
    let native = |places: &[String], text: Option<&str>| {
        let filled = text.into_iter().flat_map(|text| places.iter().map(move |place| place.replace("{}", text)));
        filled.map(|place| split(&place)).collect::<Vec<_>>()
    };
    let mut on_linux = Vec::new();
    let mut places = native(&browser.linux, linux);
    for (base, path) in &places {
        // The first place has no code: it is where most people's profiles are, and ids stay short there.
        on_linux.push((base.clone(), path.clone(), if on_linux.is_empty() { "" } else { "other" }));
    }
    if browser.family == "firefox" {
        let newer: Vec<_> = places.iter().flat_map(|(base, path)| xdg(base, path)).collect();
        on_linux.extend(newer.iter().map(|(base, path)| (base.clone(), path.clone(), "xdg")));
        places.extend(newer);
    }
    let in_home = |path: String| (String::from("home"), path);
    for id in flatpak {
        let inside = places.iter().flat_map(|(base, path)| in_flatpak(id, base, path)).map(in_home);
        on_linux.extend(inside.map(|(base, path)| (base, path, "flatpak")));
    }
    for name in snap {
        for (base, path) in &places {
            on_linux.extend(in_snap(name, base, path).into_iter().map(|(path, code)| (String::from("home"), path, code)));
        }
    }
    let mut on_windows: Vec<_> = Vec::new();
    let native_windows = native(&browser.windows, windows);
    for (base, path) in &native_windows {
        on_windows.push((base.clone(), path.clone(), if on_windows.is_empty() { "" } else { "other" }));
    }
    // The packages are those of the browser itself; channels have packages of their own, which no entry names yet.
    for package in browser.msix.iter().filter(|_| windows == Some(&browser.stable.windows)) {
        let inside = native_windows.iter().filter_map(|(base, path)| in_package(package, base, path));
        on_windows.extend(inside.map(|path| (String::from("data_local"), path, "store")));
    }
    let on_macos = native(&browser.macos, macos).into_iter().map(|(base, path)| (base, path, "")).collect();
    [on_linux, on_windows, on_macos].map(numbered)
}

fn split(place: &str) -> (String, String) {
    let (base, path) = place.split_once(':').unwrap_or(("", place));
    (base.to_owned(), path.to_owned())
}

/// `home:.mozilla/firefox` → `config:mozilla/firefox`, `home:.zen` → `config:zen` and `config:zen/zen`.
fn xdg(base: &str, path: &str) -> Vec<(String, String)> {
    // A path that lies in the data of one application already is left alone.
    let Some(rest) = path.strip_prefix('.').filter(|rest| base == "home" && !rest.starts_with("var/")) else { return Vec::new() };
    let doubled = (!rest.contains('/')).then(|| format!("{rest}/{rest}"));
    [Some(rest.to_owned()), doubled].into_iter().flatten().map(|path| (String::from("config"), path)).collect()
}

fn in_flatpak(id: &str, base: &str, path: &str) -> Vec<String> {
    let app = format!(".var/app/{id}");
    match base {
        "config" => vec![format!("{app}/config/{path}"), format!("{app}/.config/{path}")],
        "data_local" => vec![format!("{app}/data/{path}"), format!("{app}/.local/share/{path}")],
        _ => vec![format!("{app}/{path}")],
    }
}

fn in_snap(name: &str, base: &str, path: &str) -> Vec<(String, &'static str)> {
    let [current, common] = ["current", "common"].map(|kind| format!("snap/{name}/{kind}"));
    let (inner, direct) = match base {
        "config" => (format!(".config/{path}"), Some(path)),
        "data_local" => (format!(".local/share/{path}"), Some(path)),
        _ => (path.to_owned(), None),
    };
    let direct = direct.map(|path| (format!("{common}/{path}"), "snap-common"));
    let rest = [(format!("{current}/{inner}"), "snap"), (format!("{common}/{inner}"), "snap-common")];
    direct.into_iter().chain(rest).collect()
}

fn in_package(package: &str, base: &str, path: &str) -> Option<String> {
    let inside = match base {
        "config" => "LocalCache/Roaming",
        "data_local" if !path.starts_with("Packages/") => "LocalCache/Local",
        _ => return None,
    };
    Some(format!("Packages/{package}/{inside}/{path}"))
}

/// Each place once, and each code once: `flatpak`, `flatpak-2`. The numbers follow this file alone, so that they are the same on every machine.
fn numbered(places: Vec<(String, String, &str)>) -> Vec<Place> {
    let mut made: Vec<Place> = Vec::new();
    let mut count = BTreeMap::new();
    for (base, path, kind) in places {
        if made.iter().any(|place| place.base == base && place.path == path) {
            continue;
        }
        let number = count.entry(kind).and_modify(|number| *number += 1).or_insert(1);
        let code = if *number == 1 { kind.to_owned() } else { format!("{}-{number}", if kind.is_empty() { "other" } else { kind }) };
        made.push(Place { base, path, code });
    }
    made
}

fn check(made: &Made, browser: &Browser, seen: &mut BTreeMap<String, String>, problems: &mut Vec<String>) {
    let id = &made.id;
    let mut fault = |text: String| problems.push(format!("assets/browsers.toml: {id}: {text}"));
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        fault("an id is lower-case letters, digits and hyphens".to_owned());
    }
    if !["firefox", "chromium"].contains(&browser.family.as_str()) && !browser.programs.linux.is_empty() {
        fault("guided audits know Firefox and Chromium alone".to_owned());
    }
    if made.name.trim().is_empty() {
        fault("it has no name".to_owned());
    }
    if variant(&browser.family).is_none() {
        fault(format!("“{}” is no family", browser.family));
    }
    if let Some(other) = seen.insert(format!("id {id}"), id.clone()) {
        fault(format!("the id stands twice ({other})"));
    }
    let Programs { linux, windows, macos } = &made.programs;
    for (system, programs) in [("linux", linux), ("windows", windows), ("macos", macos)] {
        for program in programs {
            let is_path = program.split('/').all(|part| !part.is_empty() && part != "..");
            if !is_path || program.contains(['\\', ':', '*']) || (system == "linux") == program.contains('/') {
                fault(format!("“{program}” is no program on {system}"));
            }
            if let Some(other) = seen.insert(format!("{system} program {program}"), id.clone()) {
                fault(format!("“{program}” on {system} also starts {other}"));
            }
        }
    }
    if made.systems.iter().all(Vec::is_empty) {
        fault("it has no place on any system".to_owned());
    }
    for (system, places) in ["linux", "windows", "macos"].iter().zip(&made.systems) {
        for Place { base, path, .. } in places {
            if !["home", "config", "data_local"].contains(&base.as_str()) {
                fault(format!("“{base}:{path}”: the base is home, config or data_local"));
            }
            if path.contains(['{', '}', ':', '\\'])
                || path.split('/').any(|part| part.is_empty() || part == ".." || part.matches('*').count() > 1)
            {
                fault(format!("“{base}:{path}” is no path below a folder"));
            }
            if let Some(other) = seen.insert(format!("{system} {base}:{path}"), id.clone()) {
                fault(format!("“{base}:{path}” on {system} is also the place of {other}"));
            }
        }
    }
}

fn write(source: &mut String, browser: &Browser, made: &Made) {
    let family = variant(&browser.family).unwrap_or("Chromium");
    let _ = write!(
        source,
        "    Browser {{ id: {:?}, name: {:?}, family: Family::{family}, is_private: {:?}",
        made.id, made.name, browser.private
    );
    for (system, places) in ["linux", "windows", "macos"].iter().zip(&made.systems) {
        let _ = write!(source, ", {system}: &[");
        for Place { base, path, code } in places {
            let base = match base.as_str() {
                "home" => "Home",
                "config" => "Config",
                _ => "DataLocal",
            };
            let _ = write!(source, "Root {{ base: Base::{base}, path: {path:?}, place: {code:?} }}, ");
        }
        source.push(']');
    }
    let Programs { linux, windows, macos } = &made.programs;
    let _ = write!(source, ", programs: Programs {{ linux: &{linux:?}, windows: &{windows:?}, macos: &{macos:?} }}");
    source.push_str(" },\n");
}
