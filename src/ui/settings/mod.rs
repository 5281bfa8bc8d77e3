//! Language, theme, density, and what is remembered for the next start. The only feature that changes the preferences; others ask it to.

mod dialog;
mod last;
mod state;
mod update;

pub use dialog::show;
pub use last::resume;
pub use state::Own;
