//! Cookie Charter: shows what sites left in a machine's browsers and classifies it against the French cookie charter.
//!
//! See `ARCHITECTURE.md` for the map and for the direction in which modules may use each other.

// The set-up of the window's tests stands outside and is shared with those inside, which know the library by this name too.
#[cfg(test)]
extern crate self as cookie_charter;

pub mod audit;
pub mod charter;
pub mod classify;
pub mod cli;
mod coded;
pub mod column;
pub mod compare;
pub mod cookie;
pub mod corrections;
pub mod digest;
pub mod dossier;
pub mod export;
pub mod files;
pub mod guided;
pub mod i18n;
pub mod inventory;
pub mod jobs;
pub mod kept;
pub mod palette;
mod parallel;
pub mod portals;
mod private_folder;
pub mod query;
pub mod sealed;
pub mod settings;
pub mod site;
pub mod site_list;
pub mod speech;
pub mod store;
mod sum;
pub mod ui;
pub mod values;
pub mod verify;
pub mod visit;
mod wipe;
pub mod work;
mod written;
