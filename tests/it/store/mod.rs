//! The reading layer against real and built stores.

mod archives;
mod conformance;
mod counts;
mod crawls;
mod discovery;
mod every_format;
mod folders;
mod foreign;
mod fuzz;
mod histories;
mod hostile;
mod hosts;
mod journals;
mod keyring;
mod live;
mod logs;
mod origins;
mod refusals;
mod safari;
mod schemas;
mod sessions;
mod superseded;
mod tools;
mod truth;
mod values;
mod webkitgtk;
