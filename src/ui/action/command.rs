use egui::{Key, KeyboardShortcut, Modifiers};

use crate::ui::model::State;
use crate::ui::theme::Icon;
use crate::ui::view_state::Screen;

/// An intent without arguments: it has a label, an icon and mostly a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is described by its label")]
pub enum Command {
    OpenFile,
    OpenFolder,
    OpenSample,
    Start,
    Reload,
    Search,
    Export,
    Settings,
    Overview,
    Cookies,
    Charter,
    NextPane,
    PreviousPane,
    SelectAll,
    CopyRows,
    Record,
    Keyboard,
    CloseAll,
    LookUp,
    Correct,
    Undo,
    Knowledge,
}

impl Command {
    /// All commands, in the order in which the help lists them.
    pub const ALL: [Self; 22] = [
        Self::OpenFile,
        Self::OpenFolder,
        Self::OpenSample,
        Self::Start,
        Self::Reload,
        Self::CloseAll,
        Self::Search,
        Self::Export,
        Self::Settings,
        Self::Overview,
        Self::Cookies,
        Self::Charter,
        Self::LookUp,
        Self::Correct,
        Self::Undo,
        Self::Knowledge,
        Self::NextPane,
        Self::PreviousPane,
        Self::SelectAll,
        Self::CopyRows,
        Self::Record,
        Self::Keyboard,
    ];

    /// The message that names it.
    #[must_use]
    pub fn label_id(self) -> &'static str {
        match self {
            Self::OpenFile => "command-open-file",
            Self::OpenFolder => "command-open-folder",
            Self::OpenSample => "command-open-sample",
            Self::Start => "command-start",
            Self::Reload => "command-reload",
            Self::Search => "command-search",
            Self::Export => "command-export",
            Self::Settings => "command-settings",
            Self::Overview => "tab-overview",
            Self::Cookies => "tab-cookies",
            Self::Charter => "tab-charter",
            Self::NextPane => "command-next-pane",
            Self::PreviousPane => "command-previous-pane",
            Self::SelectAll => "command-select-all",
            Self::CopyRows => "command-copy-rows",
            Self::Record => "command-record",
            Self::Keyboard => "command-keyboard",
            Self::CloseAll => "command-close-all",
            Self::LookUp => "tab-look-up",
            Self::Correct => "command-correct",
            Self::Undo => "command-undo",
            Self::Knowledge => "command-knowledge",
        }
    }

    /// Its icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::OpenFile => Icon::FILE,
            Self::OpenFolder => Icon::FOLDER,
            Self::OpenSample => Icon::PLAY,
            Self::Start => Icon::BROWSER,
            Self::Reload => Icon::RELOAD,
            Self::Search | Self::LookUp => Icon::SEARCH,
            Self::Export => Icon::EXPORT,
            Self::Settings => Icon::SETTINGS,
            Self::Overview => Icon::STATISTICS,
            Self::Cookies => Icon::COOKIE,
            Self::Charter => Icon::CHARTER,
            Self::NextPane | Self::PreviousPane | Self::Keyboard => Icon::KEYBOARD,
            Self::SelectAll => Icon::CHECK,
            Self::CopyRows => Icon::COPY,
            Self::Record => Icon::LOCK,
            Self::CloseAll => Icon::CLOSE,
            Self::Correct => Icon::CORRECT,
            Self::Undo => Icon::RECENT,
            Self::Knowledge => Icon::CATALOGUE,
        }
    }

    /// Its keys. Those of [`Command::SelectAll`] and [`Command::CopyRows`] work while the table has the focus, so that fields keep theirs.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        match self {
            Self::OpenFile => ctrl(Key::O),
            Self::OpenFolder => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::O)),
            Self::OpenSample => None,
            Self::Start => ctrl(Key::N),
            Self::Reload => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F5)),
            Self::Search => ctrl(Key::F),
            Self::Export => ctrl(Key::E),
            Self::Settings => ctrl(Key::Comma),
            Self::Overview => ctrl(Key::Num1),
            Self::Cookies => ctrl(Key::Num2),
            Self::Charter => ctrl(Key::Num3),
            Self::NextPane => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F6)),
            Self::PreviousPane => Some(KeyboardShortcut::new(Modifiers::SHIFT, Key::F6)),
            Self::SelectAll => ctrl(Key::A),
            Self::CopyRows => ctrl(Key::C),
            Self::Record => ctrl(Key::I),
            Self::Keyboard => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
            Self::CloseAll => ctrl(Key::W),
            Self::LookUp => ctrl(Key::L),
            Self::Correct => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F2)),
            Self::Undo => ctrl(Key::Z),
            Self::Knowledge => ctrl(Key::K),
        }
    }

    /// Whether the table handles it itself, while it has the focus.
    #[must_use]
    pub fn belongs_to_table(self) -> bool {
        matches!(self, Self::SelectAll | Self::CopyRows)
    }

    /// Whether it makes sense now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        match self {
            Self::OpenFile
            | Self::OpenFolder
            | Self::OpenSample
            | Self::Start
            | Self::Settings
            | Self::Keyboard
            | Self::Charter
            | Self::LookUp
            | Self::Knowledge => true,
            Self::Correct => state.view.screen == Screen::Cookies && state.cursor().is_some(),
            Self::Undo => state.model.knowing.corrections.can_undo(),
            Self::Reload | Self::Overview | Self::Cookies | Self::CloseAll | Self::Search | Self::Export | Self::Record => {
                state.has_stores()
            }
            Self::NextPane | Self::PreviousPane | Self::SelectAll | Self::CopyRows => {
                state.view.screen == Screen::Cookies && state.has_stores()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Words};

    #[test]
    fn every_command_is_named_and_no_two_share_a_shortcut() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        for (index, command) in Command::ALL.iter().enumerate() {
            assert!(words.has(command.label_id()), "{command:?}");
            let Some(shortcut) = command.shortcut() else { continue };
            for other in &Command::ALL[index + 1..] {
                assert_ne!(Some(shortcut), other.shortcut(), "{command:?} and {other:?}");
            }
        }
    }
}
