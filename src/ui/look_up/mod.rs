//! What is known of a cookie name.

pub mod page;
