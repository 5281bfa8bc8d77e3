//! Published charters: every file that comes with a truth, the small ones of this repository, and input that is none.

mod bad_input;
mod expected;
mod hostile;
