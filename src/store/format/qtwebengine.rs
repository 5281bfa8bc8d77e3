//! Programs made with QtWebEngine: Chromium's table without encryption, in folders of their own (docs/formats/qtwebengine.md).

use std::path::{Component, Path};

use super::{Format, Layout, Recognise, chromium};
use crate::store::FormatId;
use crate::store::location::Family;

/// Whether a file lies where such a program keeps its cookies. The bytes cannot tell it: programs made with Electron do not encrypt either.
fn is_there(file: &Path) -> bool {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let names: Vec<&str> =
        file.components().filter_map(|part| if let Component::Normal(name) = part { name.to_str() } else { None }).collect();
    // `<program>/QtWebEngine/<profile>/Cookies`, or `qutebrowser/webengine/Cookies`.
    let is_inside =
        names.iter().rev().skip(1).take(2).any(|name| *name == "QtWebEngine") || matches!(names.as_slice(), [.., "webengine", _]);
    let is_falkon = matches!(names.as_slice(), [.., "falkon", "profiles", _, _]);
    is_inside || is_falkon || file.with_file_name(FALKON_HISTORY).is_file()
}

/// Falkon is the only one that keeps its history among the files of the engine.
const FALKON_HISTORY: &str = "browsedata.db";

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format {
    id: FormatId::QtWebEngine,
    code: "qtwebengine",
    written_by: "QtWebEngine",
    family: Family::QtWebEngine,
    layout: Layout { places: &["Cookies"], inner: None, histories: &[FALKON_HISTORY, "../history.sqlite"] },
    recognise: Recognise::Place { of: FormatId::Chromium, is_there },
    traits: chromium::TRAITS,
    times: None,
    read: chromium::read,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_programs_made_with_qtwebengine() {
        for file in [
            "/home/a/.local/share/qutebrowser/webengine/Cookies",
            "/home/a/.config/falkon/profiles/default/Cookies",
            "/home/a/.local/share/konqueror/QtWebEngine/Default/Cookies",
            "/mnt/copy/Exemple/Liseuse/QtWebEngine/Lecture/Cookies",
        ] {
            assert!(is_there(Path::new(file)), "{file}");
        }
        for file in ["/home/a/.config/chromium/Default/Cookies", "/home/a/.config/Slack/Cookies", "/QtWebEngine/a/b/Cookies"] {
            assert!(!is_there(Path::new(file)), "{file}");
        }
    }
}
