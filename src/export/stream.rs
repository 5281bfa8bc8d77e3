//! Cookies written store after store: no store is in memory any more when the next one is read.

use std::io::{self, Write};

use super::content::Content;
use super::json::Lines;
#[cfg(feature = "parquet")]
use super::parquet::Table;
use super::{Format, Options, Preset, csv, jar};
use crate::inventory::{CookieId, Inventory};
use crate::store::LeftOut;

/// An export that takes one store after the other. Each read stands before its cookies; what was left out stands where it was met.
pub struct Stream<'a> {
    form: Form<'a>,
    options: Options,
    /// Stores that were written.
    stores: u32,
}

enum Form<'a> {
    Csv(Preset, &'a mut dyn Write),
    Lines(Box<Lines<'a>>),
    Netscape(&'a mut dyn Write),
    #[cfg(feature = "parquet")]
    Parquet(Box<Table<'a>>),
}

impl<'a> Stream<'a> {
    /// Begins a file of a format that can be written so ([`Format::is_streamed`]); none for another.
    ///
    /// # Errors
    /// Those of the writer, here and below.
    pub fn begin(options: Options, out: &'a mut dyn Write) -> io::Result<Option<Self>> {
        let form = match options.format {
            Format::Csv(preset) => {
                csv::begin(&Content::new(&Inventory::default(), &[], options), preset, out)?;
                Form::Csv(preset, out)
            }
            Format::Ndjson => Form::Lines(Box::new(Lines::new(out))),
            Format::Netscape => {
                jar::begin_netscape(out)?;
                Form::Netscape(out)
            }
            #[cfg(feature = "parquet")]
            Format::Parquet => Form::Parquet(Box::new(Table::begin(options, out)?)),
            Format::Json | Format::Xlsx | Format::Html | Format::StorageState => return Ok(None),
        };
        Ok(Some(Self { form, options, stores: 0 }))
    }

    /// Writes chosen cookies of an inventory, which has the stores that come next.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn stores(&mut self, inventory: &Inventory, ids: &[CookieId]) -> io::Result<()> {
        let content = Content::behind(self.stores, inventory, ids, self.options);
        self.stores = self.stores.saturating_add(u32::try_from(inventory.stores().len()).unwrap_or(u32::MAX));
        match &mut self.form {
            Form::Csv(preset, out) => csv::write_rows(&content, *preset, *out),
            Form::Netscape(out) => jar::write_netscape_rows(&content, *out),
            #[cfg(feature = "parquet")]
            Form::Parquet(table) => table.stores(&content),
            Form::Lines(lines) => {
                lines.reads(&content)?;
                lines.rows(&content, "cookie")
            }
        }
    }

    /// Notes what was left out, where the format has room for it.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn left_out(&mut self, left: &LeftOut) -> io::Result<()> {
        match &mut self.form {
            Form::Lines(lines) => lines.left_out(left, self.options.paths),
            #[cfg(feature = "parquet")]
            Form::Parquet(table) => {
                table.left_out(left);
                Ok(())
            }
            Form::Csv(..) | Form::Netscape(_) => Ok(()),
        }
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<()> {
        match self.form {
            Form::Csv(_, out) | Form::Netscape(out) => out.flush(),
            Form::Lines(lines) => lines.finish(),
            #[cfg(feature = "parquet")]
            Form::Parquet(table) => table.finish(),
        }
    }
}
