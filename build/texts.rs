//! Texts of the compiled tables, each kept once and all in one: the tables say where their texts stand. Addresses instead would have to be put in by the loader
//! at every start of the program, one by one, and be kept in the file for it.

use std::collections::HashMap;

#[derive(Default)]
pub struct Texts {
    all: String,
    starts: HashMap<String, usize>,
}

impl Texts {
    /// The Rust expression of a `Text`.
    pub fn place(&mut self, text: &str) -> String {
        let start = self.starts.get(text).copied().unwrap_or_else(|| {
            let start = self.all.len();
            self.all.push_str(text);
            self.starts.insert(text.to_owned(), start);
            start
        });
        format!("Text::at({start}, {})", text.len())
    }

    /// The Rust source of the table.
    pub fn into_table(self) -> String {
        format!("pub(super) static TEXTS: &str = {:?};\n", self.all)
    }
}
