//! How to get rid of a cookie or of what a site stored, as a dialog. Keeps nothing: what it is about comes with the dialog.

mod dialog;

pub use dialog::show;
