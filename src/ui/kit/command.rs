//! The commands: one table of everything that differs between them. Help, keys, menus, tabs and tests loop over it.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Screen;
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
    /// When it makes sense.
    pub when: When,
}

/// When a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At any time.
    Always,
    /// While a store is open.
    StoresAreOpen,
    /// While a store is open that is a file of this machine.
    StoreCanBeFollowed,
    /// While stores are compared with how they were.
    SomethingIsCompared,
    /// While the table is shown.
    TableIsShown,
    /// While the table shows one site.
    SiteIsChosen,
    /// While the details of a cookie are shown.
    CookieIsChosen,
    /// Once a correction was made that can be taken back.
    SomethingWasDecided,
    /// Once a file was written.
    SomethingWasWritten,
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

macro_rules! option {
    () => {
        None
    };
    ($some:expr) => {
        Some($some)
    };
}

macro_rules! commands {
    ($($command:ident $label:literal $icon:ident, [$($keys:expr)?], $place:expr, $when:ident;)*) => {
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
                            label: $label, icon: Icon::$icon, shortcut: option!($($keys)?), place: $place, when: When::$when,
                        };
                        &SPEC
                    })*
                }
            }
        }
    };
}

commands! {
    OpenFile "command-open-file" FILE, [ctrl(Key::O)], Place::OpenMenu, Always;
    OpenFolder "command-open-folder" FOLDER, [ctrl_shift(Key::O)], Place::OpenMenu, Always;
    OpenSample "command-open-sample" PLAY, [], Place::OpenMenu, Always;
    Start "command-start" BROWSER, [ctrl(Key::N)], Place::OpenMenu, Always;
    TakeInNotes "command-take-in-notes" COPY, [], Place::OpenMenu, Always;
    GuidedAudit "command-guided" CHECK, [], Place::OpenMenu, Always;
    Reload "command-reload" RELOAD, [plain(Key::F5)], Place::Control, StoresAreOpen;
    Follow "command-follow" SHOWN, [shift(Key::F5)], Place::Control, StoreCanBeFollowed;
    StartFromHere "command-start-from-here" RELOAD, [ctrl(Key::F5)], Place::Control, SomethingIsCompared;
    CloseAll "command-close-all" CLOSE, [ctrl(Key::W)], Place::Control, StoresAreOpen;
    Search "command-search" SEARCH, [ctrl(Key::F)], Place::Control, StoresAreOpen;
    Export "command-export" EXPORT, [ctrl(Key::E)], Place::Control, StoresAreOpen;
    Settings "command-settings" SETTINGS, [ctrl(Key::Comma)], Place::Control, Always;
    Overview "tab-overview" STATISTICS, [ctrl(Key::Num1)], Place::Tab(Screen::Overview), StoresAreOpen;
    Cookies "tab-cookies" COOKIE, [ctrl(Key::Num2)], Place::Tab(Screen::Cookies), StoresAreOpen;
    Charter "tab-charter" CHARTER, [ctrl(Key::Num3)], Place::Tab(Screen::Charter), Always;
    OpenCharter "charter-open" OPEN, [], Place::Control, Always;
    PasteCharter "charter-paste" COPY, [], Place::Control, Always;
    Audit "tab-audit" CHECK, [ctrl(Key::Num4)], Place::Tab(Screen::Audit), Always;
    Compare "tab-compare" COLUMNS, [ctrl(Key::Num5)], Place::Tab(Screen::Compare), StoresAreOpen;
    LookUp "tab-look-up" SEARCH, [ctrl(Key::L)], Place::Tab(Screen::LookUp), Always;
    SitePage "command-site-page" INFO, [ctrl(Key::G)], Place::Control, SiteIsChosen;
    Correct "command-correct" CORRECT, [plain(Key::F2)], Place::Control, CookieIsChosen;
    Undo "command-undo" RECENT, [ctrl(Key::Z)], Place::Control, SomethingWasDecided;
    Knowledge "command-knowledge" CATALOGUE, [ctrl(Key::K)], Place::Control, Always;
    NextPane "command-next-pane" KEYBOARD, [plain(Key::F6)], Place::Keys, Always;
    PreviousPane "command-previous-pane" KEYBOARD, [shift(Key::F6)], Place::Keys, Always;
    Back "command-back" LEFT, [alt(Key::ArrowLeft)], Place::Keys, Always;
    Forward "command-forward" RIGHT, [alt(Key::ArrowRight)], Place::Keys, Always;
    GroupBySite "command-group-by-site" GROUPS, [], Place::Control, TableIsShown;
    GroupByOrganisation "command-group-by-organisation" GROUPS, [], Place::Control, TableIsShown;
    GroupByCategory "command-group-by-category" GROUPS, [], Place::Control, TableIsShown;
    Ungroup "command-ungroup" GROUPS, [], Place::Control, TableIsShown;
    SelectAll "command-select-all" CHECK, [ctrl(Key::A)], Place::Table, TableIsShown;
    CopyRows "command-copy-rows" COPY, [ctrl(Key::C)], Place::Table, TableIsShown;
    ShowFolder "command-show-folder" FOLDER, [ctrl_shift(Key::E)], Place::Keys, SomethingWasWritten;
    Record "command-record" LOCK, [ctrl(Key::I)], Place::Control, StoresAreOpen;
    Tour "command-tour" PLAY, [], Place::OpenMenu, Always;
    Commands "command-commands" SEARCH, [ctrl_shift(Key::P)], Place::OpenMenu, Always;
    Help "command-help" WHY, [plain(Key::F1)], Place::OpenMenu, Always;
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
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
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
