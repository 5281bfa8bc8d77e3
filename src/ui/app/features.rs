//! Which feature takes what. Every match is without a rest, so that nothing asked for can do nothing.

use egui::Context;

use super::action::Action;
use crate::ui::kit::{Ask, Command, Dialog, Event, GroupBy, Happened, Pane, PickFor, Screen, ShownStores, Source, State, Undoable};
use crate::ui::theme::keyboard_leads;
use crate::ui::widget::region;
use crate::ui::{
    audit, browse, charter, commands, compare, correct, export, guided, knowledge, look_up, notes, open, overview, settings, tour, visit,
    watch,
};

/// What the features keep for themselves.
#[derive(Debug, Default)]
pub struct Features {
    pub settings: settings::Own,
    pub open: open::Own,
    pub browse: browse::Own,
    pub visit: visit::Own,
    pub watch: watch::Own,
    pub commands: commands::Own,
    pub tour: tour::Own,
    pub overview: overview::Own,
    pub look_up: look_up::Own,
    pub charter: charter::Own,
    pub audit: audit::Own,
    pub compare: compare::Own,
    pub guided: guided::Own,
    pub export: export::Own,
    pub correct: correct::Own,
    pub notes: notes::Own,
    pub knowledge: knowledge::Own,
    /// How often "take back" was asked for. Each waits until what was changed before it is known, so that it takes back the last change of all.
    undos: usize,
}

impl Features {
    /// Starts what a new window needs: the stores of this machine, the system's theme, and what it was asked to open.
    pub fn begin(&mut self, sources: Vec<Source>, state: &mut State, ctx: &Context) {
        self.open.discover(state, ctx);
        self.guided.begin_clean(ctx);
        self.settings.begin(state, ctx);
        self.correct.begin(state, ctx);
        self.notes.begin(state, ctx);
        knowledge::begin(state, ctx);
        self.charter.begin(state, ctx);
        // Who names something to open wants to see that, and not what was open last.
        if sources.is_empty() {
            settings::resume(state);
        }
        self.open.open(sources, state, ctx);
        self.pass_on(state, ctx);
    }

    /// Carries out one action, and all that follows from it.
    pub fn apply(&mut self, action: Action, state: &mut State, ctx: &Context) {
        match action {
            Action::Ask(ask) => self.ask(ask, state, ctx),
            Action::Open(action) => self.open.apply(action, state, ctx),
            Action::Browse(action) => self.browse.apply(action, state, ctx),
            Action::Commands(action) => self.commands.apply(action, state),
            Action::Tour(action) => self.tour.apply(action, state),
            Action::Watch(action) => self.watch.apply(action, state, ctx),
            Action::Overview(action) => self.overview.apply(action),
            Action::Charter(action) => self.charter.apply(action, state, ctx),
            Action::Audit(action) => self.audit.apply(action, state, ctx),
            Action::Guided(action) => self.guided.apply(action, state, ctx),
            Action::Compare(action) => self.compare.apply(action, state, ctx),
            Action::LookUp(action) => self.look_up.apply(action, state, ctx),
            Action::Export(action) => self.export.apply(action, state, ctx),
            Action::Correct(action) => self.correct.apply(action, state, ctx),
            Action::Notes(action) => self.notes.apply(action, state, ctx),
            Action::Knowledge(action) => self.knowledge.apply(action, state, ctx),
        }
        self.pass_on(state, ctx);
    }

    /// Takes in the results of all jobs, and starts what follows from them.
    pub fn poll(&mut self, state: &mut State, ctx: &Context) {
        self.settings.poll(state, ctx);
        state.poll_showing(ctx);
        if let Some((asked_by, answer)) = state.picking.poll() {
            match asked_by {
                PickFor::Open => self.open.picked(answer, state, ctx),
                PickFor::Charter => self.charter.picked(answer, state, ctx),
                PickFor::Audit => self.audit.picked(answer, state, ctx),
                PickFor::Export => self.export.picked(answer, state, ctx),
                PickFor::Knowledge => self.knowledge.picked(answer, state, ctx),
                PickFor::Notes => self.notes.picked(answer, state, ctx),
            }
        }
        // In the order in which results follow from each other (stores, then rows, then what is shown of them), so that one frame takes in a whole chain.
        self.watch.poll(state);
        self.open.poll(state, ctx);
        self.browse.poll(state, ctx);
        self.visit.poll();
        overview::poll(state);
        self.charter.poll(state, ctx);
        self.audit.poll(state, ctx);
        self.compare.poll(state, ctx);
        self.guided.poll(state, ctx);
        self.export.poll(state, ctx);
        self.correct.poll(state, ctx);
        self.notes.poll(state, ctx);
        // After the two that it waits for.
        self.undo(state, ctx);
        self.knowledge.poll(state, ctx);
        self.look_up.poll();
        self.pass_on(state, ctx);
        self.browse.fade(ctx);
    }

    /// The window is about to go: what the person decided and chose is written first.
    pub fn finish(&mut self, state: &mut State, ctx: &Context) {
        self.correct.finish(state, ctx);
        self.notes.finish(state, ctx);
        // What was asked to be taken back and waited for those changes is taken back too, each written before the next.
        while self.undos > 0 {
            self.undo(state, ctx);
            self.correct.finish(state, ctx);
            self.notes.finish(state, ctx);
        }
        self.charter.finish(state, ctx);
        self.settings.finish(state);
    }

    /// Whether work is under way. Each feature is named, so that a new one is not forgotten.
    pub fn is_busy(&self) -> bool {
        let Self {
            settings,
            open,
            browse,
            visit,
            watch: _,
            commands: _,
            tour: _,
            overview: _,
            charter,
            audit,
            compare,
            guided,
            look_up,
            export,
            correct,
            notes,
            knowledge,
            undos,
        } = self;
        let shows = open.is_busy()
            || browse.is_busy()
            || visit.is_busy()
            || charter.is_busy()
            || audit.is_busy()
            || compare.is_busy()
            || guided.is_busy()
            || look_up.is_busy();
        shows || *undos > 0 || settings.is_busy() || correct.is_busy() || notes.is_busy() || export.is_busy() || knowledge.is_busy()
    }

    /// Takes the last change of all back, once no other is under way.
    fn undo(&mut self, state: &mut State, ctx: &Context) {
        while self.undos > 0 && !self.correct.is_changing() && !self.notes.is_changing() {
            self.undos -= 1;
            match state.undoable.last().copied() {
                Some(Undoable::Correction) => self.correct.undo(state, ctx),
                Some(Undoable::Filter) => self.browse.take_back_filter(state),
                Some(Undoable::Note) => self.notes.undo(state, ctx),
                None => {}
            }
        }
    }

    /// Passes on what features asked of each other and told, until all is quiet.
    fn pass_on(&mut self, state: &mut State, ctx: &Context) {
        // What follows from one goes last, so that things happen in the order in which they were asked for.
        while let Some(event) = state.next_event() {
            match event {
                Event::Ask(ask) => self.ask(ask, state, ctx),
                Event::Happened(happened) => self.tell_all(happened, state, ctx),
            }
        }
        // Whatever happened, a value stays in memory only while its own row is the one that is shown.
        self.browse.forget_unless_shown(state);
    }

    fn tell_all(&mut self, happened: Happened, state: &mut State, ctx: &Context) {
        browse::name_stores(happened, state);
        self.open.hear(happened, state, ctx);
        self.watch.hear(happened, state, ctx);
        self.tour.hear(happened);
        self.browse.hear(happened, state, ctx);
        self.visit.hear(happened, state, ctx);
        self.overview.hear(happened, state, ctx);
        self.audit.hear(happened, state, ctx);
        self.compare.hear(happened, state, ctx);
        self.look_up.hear(happened, state, ctx);
        self.correct.hear(happened, state, ctx);
        self.knowledge.hear(happened, state, ctx);
        self.guided.hear(happened, state, ctx);
    }

    fn ask(&mut self, ask: Ask, state: &mut State, ctx: &Context) {
        match ask {
            Ask::Run(command) => self.run(command, state, ctx),
            Ask::Open(sources) => self.open.open(sources, state, ctx),
            Ask::OpenLast(sources) => self.open.open_last(sources, state, ctx),
            Ask::ReadAgain(sources) => self.open.read_again(sources, state, ctx),
            Ask::GoTo(screen) => state.go_to(screen),
            Ask::Show(filters) => self.browse.show(filters, state, ctx),
            Ask::Resume(filters, sort, by) => browse::resume(*filters, sort, by, state),
            Ask::ShowInAllStores(filters) => {
                self.open.apply(open::Action::Show(ShownStores::All), state, ctx);
                self.browse.show(filters, state, ctx);
            }
            Ask::Export(what, format) => self.export.begin_with(what, format, state, ctx),
            Ask::LookUp(name) => self.look_up.look_up(name, state, ctx),
            Ask::Correct(id) => self.correct.correct(id, state, ctx),
            Ask::Note(about) => self.notes.write(about, state, ctx),
            Ask::Forget(correction) => self.correct.forget(correction, state, ctx),
            Ask::TakeIn(corrections) => self.correct.take_in(corrections, state, ctx),
            Ask::OpenCharters(charters) => self.charter.look_through(charters, state, ctx),
            Ask::Audit(taken) => self.audit.take_in(taken, state, ctx),
            Ask::OpenDossier(path) => self.audit.open_dossier(path, ctx),
            Ask::Portal(wish) => self.charter.portal(&wish, state, ctx),
            Ask::Prefer(preference) => self.settings.prefer(preference, state, ctx),
            Ask::Copy(text) => state.copy(text, ctx),
            Ask::Focus(pane) => pane.focus(ctx),
            Ask::ShowDialog(dialog) => state.dialogs.show(dialog, ctx),
            Ask::CloseDialog => state.dialogs.close(),
            Ask::TryAgain => {
                self.open.try_again(state, ctx);
                watch::try_again(state, ctx);
                knowledge::try_again(state, ctx);
                overview::try_again(state, ctx);
                self.browse.try_again(state, ctx);
                self.visit.try_again(state, ctx);
                self.audit.try_again(state, ctx);
                self.compare.try_again(state, ctx);
            }
        }
    }

    fn run(&mut self, command: Command, state: &mut State, ctx: &Context) {
        if !state.allows(command) {
            return;
        }
        match command {
            Command::OpenFile => self.open.pick_file(state, ctx),
            Command::OpenFolder => self.open.pick_folder(state, ctx),
            Command::OpenSample => self.open.open(vec![Source::Sample], state, ctx),
            Command::Start => state.go_to(Screen::Start),
            Command::Reload => {
                self.watch.before_reading(state, ctx);
                self.open.reload(state, ctx);
            }
            Command::Follow => self.watch.toggle(state, ctx),
            Command::StartFromHere => self.watch.start_from_here(state, ctx),
            Command::CloseAll => self.open.close_all(state),
            Command::Search => state.dialogs.give_focus_to(Pane::Search.focus_id(), ctx),
            Command::Export => self.export.begin(state, ctx),
            Command::Settings => state.dialogs.show(Dialog::Settings, ctx),
            Command::Overview => go_to_page(Screen::Overview, state, ctx),
            Command::Cookies => go_to_page(Screen::Cookies, state, ctx),
            Command::Charter => go_to_page(Screen::Charter, state, ctx),
            Command::Audit if state.screen == Screen::Audit => go_to_page(Screen::Audit, state, ctx),
            Command::Audit => self.audit.show(state, ctx),
            Command::GuidedAudit => self.guided.show(state, ctx),
            Command::PasteCharter => charter::ask_for_paste(state, ctx),
            Command::Compare => go_to_page(Screen::Compare, state, ctx),
            Command::OpenCharter => self.charter.apply(charter::Action::Open, state, ctx),
            Command::LookUp => self.look_up.show(state, ctx),
            Command::SitePage => self.visit.show(state, ctx),
            Command::Correct => {
                if let Some(id) = state.cursor() {
                    self.correct.correct(id, state, ctx);
                }
            }
            Command::Undo => {
                self.undos += 1;
                self.undo(state, ctx);
            }
            Command::Knowledge => self.knowledge.show(state, ctx),
            Command::TakeInNotes => notes::Own::pick_theirs(state, ctx),
            Command::NextPane => region::step(ctx, 1),
            Command::PreviousPane => region::step(ctx, -1),
            Command::Back => {
                let mut trail = std::mem::take(&mut state.trail);
                let before = trail.back(|screen| state.can_show(screen));
                state.trail = trail;
                self.walk_to(before, state, ctx);
            }
            Command::Forward => {
                let mut trail = std::mem::take(&mut state.trail);
                let ahead = trail.forward(|screen| state.can_show(screen));
                state.trail = trail;
                self.walk_to(ahead, state, ctx);
            }
            Command::GroupBySite => self.browse.group_by(Some(GroupBy::Site), state, ctx),
            Command::GroupByOrganisation => self.browse.group_by(Some(GroupBy::Organisation), state, ctx),
            Command::GroupByCategory => self.browse.group_by(Some(GroupBy::Category), state, ctx),
            Command::Ungroup => self.browse.group_by(None, state, ctx),
            Command::SelectAll => self.browse.select_all(state),
            Command::CopyRows => self.browse.copy_rows(browse::CopyForm::Text, state, ctx),
            Command::ShowFolder => state.show_written(ctx),
            Command::Record => state.dialogs.show(Dialog::Record, ctx),
            Command::Tour => self.tour.begin(state),
            Command::Commands => self.commands.show(state, ctx),
            Command::Help => state.dialogs.show(Dialog::Help, ctx),
        }
    }

    /// To a page of the way that one came, as its own command would lead there.
    fn walk_to(&mut self, screen: Option<Screen>, state: &mut State, ctx: &Context) {
        match screen {
            // It may have been about another site.
            Some(Screen::Site) => self.visit.show(state, ctx),
            Some(Screen::Audit) => self.audit.show(state, ctx),
            Some(Screen::LookUp) => self.look_up.show(state, ctx),
            Some(screen @ (Screen::Start | Screen::Overview | Screen::Cookies | Screen::Charter | Screen::Compare)) => state.go_to(screen),
            None => {}
        }
    }
}

/// Goes to a page. Who is on it already, in its details say, comes back to what it is about.
fn go_to_page(screen: Screen, state: &mut State, ctx: &Context) {
    // In a small window the table may be none of the panes that are shown.
    let main = if screen == Screen::Cookies { Some(Pane::Table.focus_id()) } else { region::main(ctx) };
    let main = main.filter(|_| state.screen == screen && keyboard_leads(ctx));
    match main {
        Some(main) => state.dialogs.give_focus_to(main, ctx),
        None => state.go_to(screen),
    }
}
