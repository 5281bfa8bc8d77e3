//! An eframe window with nothing in it: what start-up is measured against (`tests/window/start-time`).

fn main() -> eframe::Result {
    eframe::run_ui_native("Empty window", eframe::NativeOptions::default(), |ui, _frame| {
        ui.label("nothing");
    })
}
