//! Applications that carry a browser engine along (Electron, WebView2, CEF, QtWebEngine): each has a cookie store of its own, which nobody looks
//! for. They are called by their folders, because they keep no list of profiles.

mod names;

use std::path::{Component, Path};

use crate::store::location::Family;

/// An application, as its folders tell it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct App {
    /// For ids: `slack`.
    pub(crate) id: String,
    /// For people: `Slack`.
    pub(crate) name: String,
}

/// Folders between an application and its engine's that name neither.
const BETWEEN: [&str; 17] = [
    "LocalCache",
    "LocalState",
    "Local",
    "Roaming",
    "AC",
    "WebView2",
    "webview2",
    "EBWebView",
    "User Data",
    "UserData",
    "config",
    "Cache",
    "Browser",
    "cef_cache",
    "cefcache",
    "CEF",
    "cef",
];
/// What an application with Electron or CEF has beside its cookies. A profile of a browser has its `Local State` in the folder above.
const ROOT_MARKS: [&str; 3] = ["Local State", "LocalPrefs.json", "UserPrefs.json"];

/// The application whose profile a folder is; none for a browser's, and where the folders do not tell.
pub(crate) fn app_of(profile: &Path, family: Family) -> Option<App> {
    let absolute = std::path::absolute(profile).unwrap_or_else(|_| profile.to_path_buf());
    let names: Vec<&str> =
        absolute.components().filter_map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
    let above = |at: Option<usize>| names.get(..at?)?.iter().rev().find(|name| !BETWEEN.contains(name)).copied();
    let folder = match family {
        Family::QtWebEngine => above(names.iter().rposition(|name| *name == "QtWebEngine")),
        Family::Chromium => above(names.iter().rposition(|name| *name == "EBWebView"))
            .or_else(|| above(names.iter().rposition(|name| name.starts_with("app_webview"))))
            .or_else(|| above(Some(names.len())).filter(|_| is_root(&absolute)))
            // The one profile of a CEF application that has a folder for it.
            .or_else(|| above(Some(names.len().checked_sub(1)?)).filter(|_| has_cef_marks(absolute.parent())))
            .or_else(|| part_of_app(&absolute)),
        Family::Firefox | Family::WebKitGtk | Family::Jar(_) => None,
    }?;
    let name = names::shown(folder);
    Some(App { id: slug(&name), name })
}

/// An application that nothing but the folder of its profile tells: the nearest name that is one. A folder with the profiles of an engine is called
/// by its own name, not by that of the profile in it.
pub(crate) fn by_folder(profile: &Path) -> App {
    let absolute = std::path::absolute(profile).unwrap_or_else(|_| profile.to_path_buf());
    let start = absolute.parent().filter(|above| is_root(above)).unwrap_or(&absolute);
    let named = |folder: &Path| folder.file_name().and_then(|name| name.to_str()).filter(|name| !is_between(name)).map(names::shown);
    let name = start.ancestors().find_map(named).unwrap_or_default();
    App { id: slug(&name), name }
}

/// Whether a folder of this name stands between an application and its engine and names neither.
pub(crate) fn is_between(name: &str) -> bool {
    BETWEEN.contains(&name) || matches!(name, "QtWebEngine" | "Partitions")
}

fn is_root(profile: &Path) -> bool {
    ROOT_MARKS.iter().any(|mark| profile.join(mark).is_file())
}

fn has_cef_marks(folder: Option<&Path>) -> bool {
    folder.is_some_and(|folder| ROOT_MARKS.iter().skip(1).any(|mark| folder.join(mark).is_file()))
}

/// `<application>/Partitions/<name>`: a part of an application with Electron.
fn part_of_app(profile: &Path) -> Option<&str> {
    let partitions = profile.parent().filter(|folder| folder.ends_with("Partitions"))?;
    let app = partitions.parent().filter(|app| is_root(app))?;
    app.file_name()?.to_str()
}

fn slug(name: &str) -> String {
    let dashed: String = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
    let parts: Vec<&str> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "app".to_owned() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(path: &str, family: Family) -> Option<String> {
        app_of(Path::new(path), family).map(|app| app.name)
    }

    #[test]
    fn applications_are_called_by_their_folders() {
        let chromium = |path: &str| named(path, Family::Chromium).unwrap_or_default();
        for (path, name) in [
            ("/x/Packages/MSTeams_8wekyb3d8bbwe/LocalCache/Microsoft/MSTeams/EBWebView/Default", "Microsoft Teams"),
            ("/x/AppData/Local/Example.exe.WebView2/EBWebView/Default", "Example"),
            ("/x/Packages/Acme.Notes_77abc/LocalState/EBWebView/Default", "Acme Notes"),
            ("/data/data/com.example.reader/app_webview/Default", "com.example.reader"),
            ("/data/user/0/com.example.reader/app_webview", "com.example.reader"),
            ("/home/a/.config/chromium/Default", ""),
        ] {
            assert_eq!(chromium(path), name, "{path}");
        }
        assert_eq!(named("/home/a/.local/share/Exemple/Liseuse/QtWebEngine/Lecture", Family::QtWebEngine).as_deref(), Some("Liseuse"));
        assert_eq!(named("/home/a/.local/share/QtWebEngine", Family::Firefox), None);
        assert_eq!(slug("Microsoft Teams"), "microsoft-teams");
        assert_eq!(slug("***"), "app");
    }

    #[test]
    fn a_folder_with_its_own_local_state_is_an_application() {
        let folder = tempfile::tempdir().unwrap();
        let (slack, part) = (folder.path().join("discord"), folder.path().join("discord/Partitions/web"));
        std::fs::create_dir_all(&part).unwrap();
        assert_eq!(app_of(&slack, Family::Chromium), None);
        std::fs::write(slack.join("Local State"), "{}").unwrap();
        let app = App { id: "discord".to_owned(), name: "Discord".to_owned() };
        assert_eq!(app_of(&slack, Family::Chromium).as_ref(), Some(&app));
        assert_eq!(app_of(&part, Family::Chromium), Some(app));
    }
}
