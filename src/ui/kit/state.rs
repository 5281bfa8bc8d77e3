//! What every feature sees. Each part names who changes it.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;
use jiff::Timestamp;

use super::{
    Ask, Browsing, Command, Dialogs, Event, Happened, JudgedBy, Noted, Opened, Picking, Screen, ShownStores, Source, Trail, Undoable,
    Watching, When,
};
use crate::digest::Digest;
use crate::i18n::{Language, Words};
use crate::inventory::{CookieId, CookieView, Inventory};
use crate::jobs::Slot;
use crate::settings::Settings;
use crate::store::ReadError;
use crate::ui::env::Env;

/// A message that goes away by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What happened.
    pub text: String,
    /// When it goes, in seconds of the window's own time; set when it is first painted.
    pub until: Option<f64>,
    /// A command that the message offers.
    pub offer: Option<Command>,
    /// Not all went as it was asked for.
    pub is_warning: bool,
}

/// What every feature sees.
pub struct State {
    /// The world outside.
    pub env: Env,
    /// The words of the language in use; of `settings`.
    pub words: Words,
    /// Preferences; of `settings`.
    pub settings: Settings,
    /// The page.
    pub screen: Screen,
    /// The pages one came by; of `app`.
    pub trail: Trail,
    /// The open stores; of `open`.
    pub stores: Vec<Opened>,
    /// Of the open stores those that could not be read again, and why: their rows are those from before; of `open`.
    pub unread: Vec<(Source, Arc<ReadError>)>,
    /// What became of them since; of `watch`.
    pub watching: Watching,
    /// Which of them are shown; of `open`.
    pub shown: ShownStores,
    /// The cookies that one looks at; of `browse`.
    pub browsing: Browsing,
    /// The sums behind overview and charter page; of `overview`.
    pub digest: Slot<Digest, Infallible>,
    /// What verdicts rest on; of `correct` and `knowledge`.
    pub judged_by: JudgedBy,
    /// The person's notes; of `notes`.
    pub noted: Noted,
    /// What can be taken back, the last change last; of `correct`, `notes` and `browse`, so that there is one order over all.
    pub undoable: Vec<Undoable>,
    /// The file dialog of the system.
    pub picking: Picking,
    /// The folder of the file that was written last.
    pub written: Option<PathBuf>,
    /// Showing it in the file manager.
    pub showing_folder: Slot<(), io::Error>,
    /// The dialogs of the window.
    pub dialogs: Dialogs,
    /// The message.
    pub toast: Option<Toast>,
    /// What updates have left to be passed on: they never call each other, so that no feature is changed while another one is at work.
    events: VecDeque<Event>,
}

impl State {
    /// Preferences loaded, nothing open.
    #[must_use]
    pub fn new(env: Env) -> Self {
        let settings = env.settings.as_deref().map(Settings::load).unwrap_or_default();
        let mut judged_by = JudgedBy::default();
        // The built-in charter counts before anything is opened.
        judged_by.combine();
        Self {
            words: Words::new(env.first_language(settings.language), env.zone.clone()),
            judged_by,
            noted: Noted::default(),
            undoable: Vec::new(),
            env,
            settings,
            screen: Screen::Start,
            trail: Trail::default(),
            stores: Vec::new(),
            unread: Vec::new(),
            watching: Watching::default(),
            shown: ShownStores::All,
            browsing: Browsing::default(),
            digest: Slot::default(),
            picking: Picking::default(),
            written: None,
            showing_folder: Slot::default(),
            dialogs: Dialogs::default(),
            toast: None,
            events: VecDeque::new(),
        }
    }

    /// Whether shared work is under way. Each part is named, so that a new one is not forgotten.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let Self {
            browsing,
            digest,
            judged_by,
            picking,
            showing_folder,
            events,
            watching,
            env: _,
            words: _,
            settings: _,
            screen: _,
            trail: _,
            stores: _,
            unread: _,
            shown: _,
            dialogs: _,
            toast: _,
            written: _,
            noted: _,
            undoable: _,
        } = self;
        let Browsing {
            inventory,
            rows,
            facets,
            store_names: _,
            filters: _,
            typed: _,
            sort: _,
            by: _,
            folding: _,
            lines: _,
            begins_anew: _,
            selected: _,
        } = browsing;
        let JudgedBy { corrections: _, own_base: _, unusable: _, bases, charters: _, portals: _, knowledge: _ } = judged_by;
        let reads = inventory.is_running() || rows.is_running() || facets.is_running() || digest.is_running();
        let Watching { base: _, recent } = watching;
        reads || recent.is_running() || bases.is_running() || picking.is_open() || showing_folder.is_running() || !events.is_empty()
    }

    /// Asks another feature.
    pub fn ask(&mut self, ask: Ask) {
        self.events.push_back(Event::Ask(ask));
    }

    /// Tells all features.
    pub fn tell(&mut self, happened: Happened) {
        self.events.push_back(Event::Happened(happened));
    }

    /// The oldest of what is to be passed on.
    pub fn next_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// The language in use.
    #[must_use]
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.env.now)()
    }

    /// Whether any store is open.
    #[must_use]
    pub fn has_stores(&self) -> bool {
        !self.stores.is_empty()
    }

    /// The shown cookies, once they are put together.
    #[must_use]
    pub fn inventory(&self) -> Option<&Arc<Inventory>> {
        self.browsing.inventory.value()
    }

    /// The shown stores.
    pub fn shown_stores(&self) -> impl Iterator<Item = &Opened> {
        let one = match self.shown {
            ShownStores::All => None,
            ShownStores::One(index) => Some(index),
        };
        self.stores.iter().enumerate().filter(move |(index, _)| one.is_none_or(|one| one == *index)).map(|(_, opened)| opened)
    }

    /// The cookie whose details are shown, with everything known of it.
    #[must_use]
    pub fn chosen(&self) -> Option<CookieView<'_>> {
        self.browsing.cookie(self.cursor()?)
    }

    /// Its id in the inventory of the rows that are shown.
    #[must_use]
    pub fn cursor(&self) -> Option<CookieId> {
        self.browsing.cursor()
    }

    /// What a command is called now: one that is about the selected rows says how many those are.
    #[must_use]
    pub fn command_label(&self, command: Command) -> String {
        let rows = self.cursor().map_or(1, |cookie| self.browsing.selected.to_correct(cookie));
        match rows {
            several @ 2.. if command == Command::Correct => self.words.count("command-correct-many", several as u64),
            _ => self.words.text(command.label_id()).into_owned(),
        }
    }

    /// Whether a command makes sense now.
    #[must_use]
    pub fn allows(&self, command: Command) -> bool {
        let shows_table = self.screen == Screen::Cookies && self.has_stores();
        // Exhaustive, as all matches over commands are: a new condition is answered here or does not compile.
        match command.spec().when {
            When::Always => true,
            When::StoresAreOpen => self.has_stores(),
            When::StoreCanBeFollowed => self.stores.iter().any(Opened::is_file),
            When::SomethingIsCompared => self.watching.base.is_some(),
            When::TableIsShown => shows_table,
            When::SiteIsChosen => shows_table && self.browsing.filters.site.is_some(),
            When::CookieIsChosen => shows_table && self.cursor().is_some(),
            When::SomethingWasWritten => self.written.is_some(),
            When::SomethingWasDecided => !self.undoable.is_empty(),
        }
    }

    /// The last change of this kind was taken back, or can no longer be.
    pub fn took_back(&mut self, what: Undoable) {
        // Not simply the last: a note and a correction may be under way at once, and the earlier one may be known later.
        if let Some(place) = self.undoable.iter().rposition(|other| *other == what) {
            self.undoable.remove(place);
        }
    }

    /// Verdicts rest on something else from now on.
    pub fn judge_anew(&mut self) {
        self.judged_by.combine();
        self.tell(Happened::KnowledgeChanged);
    }

    /// Goes to a page, where it has something to show.
    pub fn go_to(&mut self, screen: Screen) {
        // Without a store these pages are empty: whoever asks for one by a key stays where something is to be seen.
        if self.can_show(screen) {
            self.screen = screen;
        }
    }

    /// Whether a page has something to show.
    #[must_use]
    pub fn can_show(&self, screen: Screen) -> bool {
        match screen {
            Screen::Overview | Screen::Cookies | Screen::Compare => self.has_stores(),
            Screen::Site => self.has_stores() && self.browsing.filters.site.is_some(),
            Screen::Start | Screen::Charter | Screen::Audit | Screen::LookUp => true,
        }
    }

    /// Says what was done.
    pub fn say(&mut self, text: String) {
        self.toast = Some(Toast { text, until: None, offer: None, is_warning: false });
    }

    /// Says what was done and is not all that was asked for.
    pub fn warn(&mut self, text: String) {
        self.toast = Some(Toast { text, until: None, offer: None, is_warning: true });
    }

    /// Says what was done, and offers a command with it.
    pub fn offer(&mut self, text: String, command: Command) {
        self.toast = Some(Toast { text, until: None, offer: Some(command), is_warning: false });
    }

    /// The same as a warning.
    pub fn warn_and_offer(&mut self, text: String, command: Command) {
        self.toast = Some(Toast { text, until: None, offer: Some(command), is_warning: true });
    }

    /// Copies a text.
    pub fn copy(&mut self, text: String, ctx: &Context) {
        ctx.copy_text(text);
        let message = self.words.text("toast-copied").into_owned();
        self.say(message);
    }
}
