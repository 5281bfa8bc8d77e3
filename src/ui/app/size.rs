/// The size that the window takes where the screen has room for it, in points.
pub const USUAL: egui::Vec2 = egui::vec2(1_360.0, 860.0);

/// On a screen that its usual size does not fit, the window takes all of it: else its lowest line would lie outside. False while the screen is
/// not known yet.
pub fn fit_screen(ctx: &egui::Context) -> bool {
    let Some(screen) = ctx.input(|input| input.viewport().monitor_size) else { return false };
    // Title bar and task bar.
    if screen.x < USUAL.x || screen.y < USUAL.y + 80.0 {
        ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
    }
    true
}
