//! The commands: one table of everything that differs between them. Help, keys, menus, tabs and tests loop over it.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::state::State;
use super::view_state::Screen;
use crate::ui::theme::Icon;

/// One line of the table.
#[derive(Debug)]
pub struct CommandSpec {
    /// The message that names it.
    pub label: &'static str,
    /// Its sign.
    pub icon: Icon,
    /// Its keys.
    pub shortcut: Option<KeyboardShortcut>,
    /// Where it is offered.
    pub place: Place,
    /// Whether it makes sense now.
    pub is_enabled: fn(&State) -> bool,
}

/// Where a command is offered beside the help, which lists all that have keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The menu of the button "Open".
    OpenMenu,
    /// A tab; the screen that it shows.
    Tab(Screen),
    /// The table, which handles its keys itself while it has the focus, so that fields keep theirs.
    Table,
    /// A control of its own.
    Control,
    /// Its keys alone.
    Keys,
}

macro_rules! commands {
    ($($command:ident $label:literal $icon:ident, $shortcut:expr, $place:expr, $enabled:expr;)*) => {
        /// An intent without arguments: it has a label, an icon and mostly a shortcut.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is described by its label")]
        pub enum Command {
            $($command,)*
        }

        impl Command {
            /// All commands, in the order in which the help lists them.
            pub const ALL: &[Self] = &[$(Self::$command),*];

            /// Its line of the table.
            #[must_use]
            pub fn spec(self) -> &'static CommandSpec {
                match self {
                    $(Self::$command => {
                        static SPEC: CommandSpec = CommandSpec {
                            label: $label, icon: Icon::$icon, shortcut: $shortcut, place: $place, is_enabled: $enabled,
                        };
                        &SPEC
                    })*
                }
            }
        }
    };
}

commands! {
    OpenFile "command-open-file" FILE, ctrl(Key::O), Place::OpenMenu, always;
    OpenFolder "command-open-folder" FOLDER, ctrl_shift(Key::O), Place::OpenMenu, always;
    OpenSample "command-open-sample" PLAY, None, Place::OpenMenu, always;
    Start "command-start" BROWSER, ctrl(Key::N), Place::OpenMenu, always;
    Reload "command-reload" RELOAD, plain(Key::F5), Place::Control, State::has_stores;
    CloseAll "command-close-all" CLOSE, ctrl(Key::W), Place::Control, State::has_stores;
    Search "command-search" SEARCH, ctrl(Key::F), Place::Control, State::has_stores;
    Export "command-export" EXPORT, ctrl(Key::E), Place::Control, State::has_stores;
    Settings "command-settings" SETTINGS, ctrl(Key::Comma), Place::Control, always;
    Overview "tab-overview" STATISTICS, ctrl(Key::Num1), Place::Tab(Screen::Overview), State::has_stores;
    Cookies "tab-cookies" COOKIE, ctrl(Key::Num2), Place::Tab(Screen::Cookies), State::has_stores;
    Charter "tab-charter" CHARTER, ctrl(Key::Num3), Place::Tab(Screen::Charter), always;
    LookUp "tab-look-up" SEARCH, ctrl(Key::L), Place::Tab(Screen::LookUp), always;
    Correct "command-correct" CORRECT, plain(Key::F2), Place::Control, can_correct;
    Undo "command-undo" RECENT, ctrl(Key::Z), Place::Control, can_undo;
    Knowledge "command-knowledge" CATALOGUE, ctrl(Key::K), Place::Control, always;
    NextPane "command-next-pane" KEYBOARD, plain(Key::F6), Place::Keys, shows_table;
    PreviousPane "command-previous-pane" KEYBOARD, shift(Key::F6), Place::Keys, shows_table;
    SelectAll "command-select-all" CHECK, ctrl(Key::A), Place::Table, shows_table;
    CopyRows "command-copy-rows" COPY, ctrl(Key::C), Place::Table, shows_table;
    Record "command-record" LOCK, ctrl(Key::I), Place::Control, State::has_stores;
    Keyboard "command-keyboard" KEYBOARD, plain(Key::F1), Place::Control, always;
}

impl Command {
    /// The commands of a place, in the order of the table.
    pub fn at(place: Place) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |command| command.place() == place)
    }

    /// The message that names it.
    #[must_use]
    pub fn label_id(self) -> &'static str {
        self.spec().label
    }

    /// Its icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        self.spec().icon
    }

    /// Its keys.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.spec().shortcut
    }

    /// Where it is offered.
    #[must_use]
    pub fn place(self) -> Place {
        self.spec().place
    }

    /// Whether it makes sense now.
    #[must_use]
    pub fn is_enabled(self, state: &State) -> bool {
        (self.spec().is_enabled)(state)
    }
}

const fn plain(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::NONE, key))
}

const fn shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::SHIFT, key))
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn ctrl_shift(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key))
}

fn always(_: &State) -> bool {
    true
}

fn shows_table(state: &State) -> bool {
    state.view.screen == Screen::Cookies && state.has_stores()
}

fn can_correct(state: &State) -> bool {
    state.view.screen == Screen::Cookies && state.cursor().is_some()
}

fn can_undo(state: &State) -> bool {
    state.model.knowing.corrections.can_undo()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Words};

    #[test]
    fn every_command_is_named_and_no_two_share_a_shortcut() {
        for language in [Language::En, Language::Fr] {
            let words = Words::new(language, jiff::tz::TimeZone::UTC);
            assert!(Command::ALL.iter().all(|command| words.has(command.label_id())), "{language:?}");
        }
        for (index, command) in Command::ALL.iter().enumerate() {
            let Some(shortcut) = command.shortcut() else { continue };
            for other in &Command::ALL[index + 1..] {
                assert_ne!(Some(shortcut), other.shortcut(), "{command:?} and {other:?}");
            }
        }
    }

    #[test]
    fn what_has_no_control_has_keys() {
        let by_keys_alone = Command::at(Place::Keys).chain(Command::at(Place::Table));
        assert!(by_keys_alone.into_iter().all(|command| command.shortcut().is_some()));
    }
}
