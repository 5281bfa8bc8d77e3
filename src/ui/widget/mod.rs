//! The controls of the window: each looks the same wherever it stands, has a name for screen readers and a visible focus.

pub mod badge;
pub mod bar_line;
pub mod button;
pub mod card;
pub mod choice;
pub mod field;
pub mod head;
pub mod height;
pub mod hint;
pub mod list;
pub mod menu;
pub mod menu_keys;
pub mod offers;
pub mod own_keys;
pub mod page;
pub mod region;
pub mod roving;
pub mod scroll;
pub mod spinner;
pub mod splitter;
pub mod tall_rows;
pub mod text;
pub mod type_ahead;
