//! An eframe window with nothing in it, as large as the program's first one: what start-up is measured against (`tests/window/start-time`).

fn main() -> eframe::Result {
    // Without a graphics card every pixel is drawn, and taken, by the processor.
    let viewport = egui::ViewportBuilder::default().with_inner_size([1_340.0, 680.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_ui_native("Empty window", options, |ui, _frame| {
        ui.label("nothing");
    })
}
