//! The real binary from the shell: streams, exit statuses, the exact columns.

mod archives;
mod audit;
mod charter;
mod csv_output;
mod documents;
mod dossier;
#[cfg(unix)]
mod ended;
mod export;
mod folders;
mod jars;
mod language;
mod many_sites;
mod parquet;
mod proof;
mod read_back;
mod recursive;
mod secrecy;
mod shell;
mod spared;
mod spreadsheets;
mod stores;
mod superseded;
mod truth;
mod usage;
mod verify;
mod verify_formats;
