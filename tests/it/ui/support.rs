//! A window in a world of its own: fixed clock, empty machine, dialogs that answer at once.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cookie_charter::cookie::Values;
use cookie_charter::i18n::Language;
use cookie_charter::store::{HistoryChoice, KeepValues, Places, Progress, ReadOptions, read_sample};
use cookie_charter::ui::App;
use cookie_charter::ui::env::{Env, FilePicker, Pick, Picked, SystemLooks};
use cookie_charter::ui::kit::Source;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use jiff::tz::TimeZone;
use tempfile::TempDir;

/// Dialogs that answer what the test has prepared.
#[derive(Default)]
pub struct Dialogs {
    answers: Mutex<VecDeque<Picked>>,
    pub asked: Mutex<Vec<Pick>>,
    /// Folders that the file manager was asked to show.
    pub shown: Arc<Mutex<Vec<std::path::PathBuf>>>,
}

impl Dialogs {
    pub fn will_answer(&self, answer: Picked) {
        self.answers.lock().unwrap().push_back(answer);
    }
}

impl FilePicker for Dialogs {
    fn pick(&self, pick: &Pick) -> Picked {
        self.asked.lock().unwrap().push(pick.clone());
        self.answers.lock().unwrap().pop_front().unwrap_or(Picked::Cancelled)
    }
}

/// A window with its world.
pub struct Window {
    pub harness: Harness<'static, App>,
    /// A word for every frame that the window asks for at once, also from the threads at work.
    woken: Receiver<()>,
    pub dialogs: Arc<Dialogs>,
    /// What the person asked the system for.
    pub looks: Arc<Mutex<SystemLooks>>,
    pub folder: TempDir,
}

/// A window in English that opens `sources`.
pub fn window(sources: Vec<Source>) -> Window {
    window_in(Language::En, sources)
}

pub fn window_in(language: Language, sources: Vec<Source>) -> Window {
    window_over(tempfile::tempdir().unwrap(), language, sources)
}

/// The same over a folder that the test has prepared.
pub fn window_over(folder: TempDir, language: Language, sources: Vec<Source>) -> Window {
    let (dialogs, looks) = (Arc::new(Dialogs::default()), Arc::default());
    let (harness, woken) = harness(language, sources, folder.path(), (&dialogs, &looks));
    Window { harness, woken, dialogs, looks, folder }
}

fn harness(
    language: Language,
    sources: Vec<Source>,
    folder: &Path,
    (dialogs, looks): (&Arc<Dialogs>, &Arc<Mutex<SystemLooks>>),
) -> (Harness<'static, App>, Receiver<()>) {
    let looks = Arc::clone(looks);
    let env = Env {
        now: Arc::new(|| "2026-11-24T14:32:00Z".parse().unwrap()),
        zone: TimeZone::UTC,
        language,
        asked_language: None,
        places: Places { home: Some(folder.to_owned()), config: None, data_local: None },
        settings: Some(folder.join("config").join("settings.toml")),
        picker: Arc::clone(dialogs) as Arc<dyn FilePicker>,
        programs: cookie_charter::guided::Programs { folders: vec![folder.join("bin")] },
        show_folder: {
            let shown = Arc::clone(&dialogs.shown);
            Arc::new(move |folder| {
                shown.lock().unwrap().push(folder.to_owned());
                if folder.is_dir() { Ok(()) } else { Err(std::io::ErrorKind::NotFound.into()) }
            })
        },
        system_looks: Arc::new(move || *looks.lock().unwrap()),
    };
    let (sender, woken) = sync_channel(1);
    let create = move |cc: &mut eframe::CreationContext<'_>| {
        cc.egui_ctx.set_request_repaint_callback(move |asked| {
            if asked.delay.is_zero() {
                let _ = sender.try_send(());
            }
        });
        App::new(&cc.egui_ctx, env, sources)
    };
    (Harness::builder().with_size([1360.0, 860.0]).with_step_dt(1.0 / 60.0).with_max_steps(120).build_eframe(create), woken)
}

/// A window that shows the built-in sample.
pub fn sample() -> Window {
    let mut window = window(vec![Source::Sample]);
    window.wait_for("the sample", |window| window.rows() > 0);
    window.show_table();
    window
}

impl Window {
    /// The same world, and a new window in it.
    pub fn restart(&mut self) {
        (self.harness, self.woken) = harness(Language::En, Vec::new(), self.folder.path(), (&self.dialogs, &self.looks));
        self.idle();
    }

    /// Steps until `done`. Between two steps it sleeps until the window asks for a frame, as a thread does that has ended.
    pub fn wait_for(&mut self, what: &str, mut done: impl FnMut(&Self) -> bool) {
        loop {
            self.harness.step();
            if done(self) {
                break;
            }
            let woken = self.woken.recv_timeout(Duration::from_mins(2));
            assert!(woken.is_ok(), "{what} did not come; the window shows:\n{}", self.labels().join("\n"));
        }
        self.settle();
    }

    /// Frames until the window asks for none at once: what was asked for is carried out and painted. Work may still be under way.
    pub fn settle(&mut self) {
        for _ in 0..1_000 {
            // What was asked for before is answered by this frame.
            let _ = self.woken.try_recv();
            self.harness.step();
            if self.harness.state().is_busy() || self.woken.try_recv().is_err() {
                return;
            }
        }
        panic!("the window never rests; it shows:\n{}", self.labels().join("\n"));
    }

    /// Whether a frame was asked for since the last one.
    pub fn was_woken(&self) -> bool {
        self.woken.try_recv().is_ok()
    }

    /// From the overview, which comes first, to the table.
    pub fn show_table(&mut self) {
        self.click(Role::Tab, "Cookies");
    }

    /// Rows that the filters leave, also those out of view.
    pub fn rows(&self) -> usize {
        self.harness.state().state().browsing.rows.value().map_or(0, |rows| rows.ids.len())
    }

    /// Waits until all work has ended.
    pub fn idle(&mut self) {
        self.settle();
        self.wait_for("the end of all work", |window| !window.harness.state().is_busy());
    }

    pub fn click(&mut self, role: Role, label: &str) {
        self.harness.get_by_role_and_label(role, label).click();
        self.idle();
    }

    /// Keeps the charter that is looked through.
    pub fn keep_charter(&mut self) {
        self.click(Role::Button, "Keep the charter");
    }

    pub fn press(&mut self, key: egui::Key) {
        self.press_with(egui::Modifiers::NONE, key);
    }

    pub fn press_with(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.idle();
    }

    pub fn type_into(&mut self, field: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, field).focus();
        self.settle();
        self.harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
        self.idle();
    }

    /// Whether some node is called so.
    pub fn shows(&self, label: &str) -> bool {
        self.harness.query_all_by_label(label).next().is_some()
    }

    /// Whether some node's name contains this.
    pub fn shows_part(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// The same of any node, also of what is painted for the eye alone.
    pub fn paints_part(&self, part: &str) -> bool {
        self.labels().iter().any(|label| label.contains(part))
    }

    /// All names and values in the tree, as a screen reader could speak them.
    pub fn labels(&self) -> Vec<String> {
        fn walk(node: AccessKitNode<'_>, into: &mut Vec<String>) {
            let texts = [node.label(), node.value()];
            into.extend(texts.into_iter().flatten().map(|text| format!("{:?} {text}", node.role())));
            node.children().for_each(|child| walk(child, into));
        }
        let mut labels = Vec::new();
        walk(self.harness.root().accesskit_node(), &mut labels);
        labels
    }

    /// Presses Tab until the widget of this name has the focus.
    pub fn tab_to(&mut self, role: Role, label: &str) {
        for _ in 0..80 {
            if self.harness.query_by_role_and_label(role, label).is_some_and(|node| node.is_focused()) {
                return;
            }
            self.harness.key_press(egui::Key::Tab);
            self.settle();
        }
        panic!("Tab never reaches {role:?} {label:?}; the window shows:\n{}", self.labels().join("\n"));
    }

    /// Presses a key until the widget of this name has the focus.
    pub fn press_to(&mut self, key: egui::Key, role: Role, label: &str) {
        for _ in 0..40 {
            if self.focused() == format!("{role:?} {label}") {
                return;
            }
            self.press(key);
        }
        panic!("{key:?} never reaches {role:?} {label:?}, but {}", self.focused());
    }

    /// What a screen reader would speak of: the node that has the focus, or the one that stands for it inside.
    pub fn focused(&self) -> String {
        fn named(node: &AccessKitNode<'_>) -> String {
            format!("{:?} {}", node.role(), node.label().or(node.value()).unwrap_or_default())
        }
        fn walk<'a>(node: AccessKitNode<'a>, id: u64, found: &mut Option<AccessKitNode<'a>>) {
            if node.locate().0.0 == id {
                *found = Some(node);
                return;
            }
            node.children().for_each(|child| walk(child, id, found));
        }
        let Some(id) = self.harness.ctx.memory(egui::Memory::focused) else { return "nothing".to_owned() };
        let mut found = None;
        walk(self.harness.root().accesskit_node(), id.accesskit_id().0, &mut found);
        let Some(node) = found else { return "a widget without a node".to_owned() };
        named(&node.active_descendant().unwrap_or(node))
    }

    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

/// The values of the built-in sample in the order of its rows. The window keeps none.
pub fn sample_values() -> Values {
    let options = ReadOptions { values: KeepValues::All, history: HistoryChoice::Ignore, now: "2026-11-24T14:32:00Z".parse().unwrap() };
    read_sample(&options, &Progress::default()).unwrap().values
}

/// Everything below a folder as one text, to look for what must not be there.
pub fn all_text(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            text += &all_text(&entry);
        } else {
            text += &String::from_utf8_lossy(&std::fs::read(&entry).unwrap());
        }
    }
    text
}
