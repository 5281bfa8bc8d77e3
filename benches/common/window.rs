//! The window of the benches: in a world without dialogs, settings or other stores, and without a display.

#![allow(clippy::expect_used, reason = "a bench may fail loudly")]

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

use cookie_charter::charter::Language;
use cookie_charter::guided::Programs;
use cookie_charter::store::Places;
use cookie_charter::ui::App;
use cookie_charter::ui::env::{Env, FilePicker, Pick, Picked};
use cookie_charter::ui::kit::Source;
use egui_kittest::Harness;
use jiff::tz::TimeZone;

struct NoDialogs;

impl FilePicker for NoDialogs {
    fn pick(&self, _: &Pick) -> Picked {
        Picked::Cancelled
    }
}

/// The window, and a word for every frame that it asks for, also from the threads at work.
pub fn window(sources: Vec<Source>) -> (Harness<'static, App>, Receiver<()>) {
    let env = Env {
        now: Arc::new(|| "2026-11-24T14:32:00Z".parse().expect("a time")),
        zone: TimeZone::UTC,
        language: Language::En,
        asked_language: None,
        programs: Programs::default(),
        places: Places::default(),
        settings: None,
        picker: Arc::new(NoDialogs),
        show_folder: Arc::new(|_| Ok(())),
        system_looks: Arc::new(Default::default),
    };
    let (sender, woken) = sync_channel(1);
    let create = move |cc: &mut eframe::CreationContext<'_>| {
        cc.egui_ctx.set_request_repaint_callback(move |_| {
            let _ = sender.try_send(());
        });
        App::new(&cc.egui_ctx, env, sources)
    };
    (Harness::builder().with_size([1360.0, 860.0]).with_max_steps(200).build_eframe(create), woken)
}
