//! What the program does and does not do, the words that not everybody knows, the keys, the filters, and for whom the window works. Keeps nothing.

mod dialog;
mod filters;
mod keys;
mod line;
mod words;

pub use dialog::show;
