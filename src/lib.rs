//! Cookie Charter: shows what sites left in a machine's browsers and classifies it against the French cookie charter.
//!
//! The program is this library with a small `main.rs`. Without the feature `window`, which is on by default, no graphics library is built, and all but
//! `ui` is there:
//!
//! ```toml
//! cookie-charter = { version = "0.1", default-features = false }
//! ```
//!
//! # Open
//! [`store::discover()`] finds the stores of this machine, [`store::search`] those below a path, [`store::read`] reads one: cookies as packed rows
//! ([`cookie::CookieTable`]) and the proof of the read ([`store::ReadRecord`]). Nothing is written near a browser's files.
//!
//! ```
//! use cookie_charter::store::{self, HistoryChoice, KeepValues, Progress, ReadOptions};
//!
//! let now = "2026-11-27T12:00:00Z".parse::<jiff::Timestamp>()?;
//! let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now };
//! // For a path: store::search(path, &progress)?.stores, and store::read for each.
//! let report = store::read_sample(&options, &Progress::default())?;
//! assert_eq!(report.record.rows_read, report.cookies.rows.len() as u64);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Classify and export
//! [`work::open`] reads all that was named and classifies it; an [`inventory::Inventory`] puts stores together, [`query::select`] chooses rows,
//! [`export::write`] writes them.
//!
//! ```
//! use std::sync::Arc;
//!
//! use cookie_charter::charter::{Category, Language};
//! use cookie_charter::export::{self, Format, Options, Paths, Preset};
//! use cookie_charter::inventory::Inventory;
//! use cookie_charter::query::{Filter, SearchWords, select};
//! # use cookie_charter::store::{HistoryChoice, KeepValues, Progress, ReadOptions};
//! use cookie_charter::work::{self, Asked, Source};
//!
//! # let now = "2026-11-27T12:00:00Z".parse::<jiff::Timestamp>()?;
//! # let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now };
//! let knowledge = Arc::new(work::knowledge());
//! let asked = Asked { options, knowledge: Arc::clone(&knowledge) };
//! let round = work::open(vec![Source::Sample], &asked, &Progress::default());
//! let stores = round.stores.into_iter().map(|opened| opened.store).collect();
//! let inventory = Inventory::new(stores, Arc::unwrap_or_clone(knowledge));
//!
//! let third_party = Filter { category: Some(Category::ThirdParty), ..Filter::default() };
//! let ids = select(&inventory, &third_party, &SearchWords::default()).ids;
//! let format = Format::Csv(Preset::Rfc);
//! let options = Options { format, language: Language::En, with_values: false, with_notes: false, paths: Paths::LeftOut, site: None };
//! let mut csv = Vec::new();
//! export::write(&inventory, &ids, options, &mut csv)?;
//! assert!(!ids.is_empty() && csv.iter().filter(|byte| **byte == b'\n').count() == ids.len() + 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Audit
//! [`audit::audit`] compares a site with the charter it publishes; [`dossier`] keeps that as one file. `examples/` has a runnable program for each of
//! the four: `open`, `classify`, `audit`, `export`. A process that lives on after its reads calls [`store::keep_memory_clean`] first.
//!
//! See `ARCHITECTURE.md` for the map and for the direction in which modules may use each other.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

// The set-up of the window's tests stands outside and is shared with those inside, which know the library by this name too.
#[cfg(test)]
extern crate self as cookie_charter;

pub mod audit;
mod base64;
pub mod charter;
pub mod classify;
pub mod cli;
mod coded;
pub mod column;
pub mod compare;
pub mod cookie;
pub mod corrections;
mod csv_field;
pub mod digest;
pub mod dossier;
pub mod export;
pub mod files;
#[cfg(feature = "window")]
pub mod follow;
pub mod guided;
pub mod i18n;
pub mod inventory;
pub mod jobs;
pub mod kept;
pub mod notes;
pub mod palette;
mod parallel;
pub mod portals;
mod private_folder;
pub mod query;
#[cfg(test)]
mod random;
pub mod removal;
pub mod sealed;
pub mod settings;
pub mod site;
pub mod site_list;
pub mod speech;
pub mod store;
mod sum;
mod temporary;
#[cfg(feature = "window")]
pub mod ui;
pub mod values;
pub mod verify;
pub mod visit;
mod wipe;
pub mod work;
mod written;
