//! Audits: each finding alone and where it must not appear, made stores; and the labelled sites beside the repository.

mod alone;
mod hosts;
mod kept;
mod labelled;
mod lacking;
pub mod made;
mod pairs;
mod published;
mod scope;
mod unsure;
