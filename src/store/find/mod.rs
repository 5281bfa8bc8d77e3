//! Where stores are, and what a path is.

mod app_stores;
pub(crate) mod discover;
mod locate;
mod users;

pub use app_stores::discover_apps;
pub use discover::ids::{IdError, find_by_id};
pub use discover::{Places, discover};
pub(crate) use locate::{Belonging, is_large_folder};
pub use locate::{Met, each_store, locate, search};
pub use users::{OtherUser, other_users};
