//! Audits: each finding alone and where it must not appear, made stores; and the labelled sites beside the repository.

mod alone;
mod kept;
mod labelled;
mod lacking;
pub mod made;
mod published;
mod scope;
mod unsure;
