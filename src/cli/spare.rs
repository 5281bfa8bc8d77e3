use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::Failure;
use super::args::{AuditArgs, KnowledgeArgs};
use crate::files::{WriteError, WriteProblem, is_in_a_browsers_folder, is_one_of};
use crate::i18n::Words;
use crate::speech::{self, with_path};

/// Refuses to write over one of the files that a command reads, or where a browser works. What is found in a folder that was named is known only once that is
/// read, so who writes asks again then.
pub(super) fn spare<'a>(target: &Path, read: impl IntoIterator<Item = &'a Path>, words: &Words) -> Result<(), Failure> {
    let problem = match target {
        _ if target == Path::new("-") => return Ok(()),
        _ if is_one_of(target, read.into_iter()) => WriteProblem::IsASource,
        _ if is_in_a_browsers_folder(target) => WriteProblem::InABrowsersFolder,
        _ => return Ok(()),
    };
    let error = WriteError { problem, path: target.to_owned() };
    Err(Failure::usage(with_path(words, speech::write_error(words, &error))))
}

/// The files that the arguments of an audit name.
pub(super) fn named_by_audit(args: &AuditArgs) -> Vec<PathBuf> {
    let stores = [&args.stores, &args.before, &args.refused, &args.accepted, &args.withdrawn];
    let files = [&args.charter, &args.sites, &args.baseline].into_iter().flatten().chain(&args.knowledge);
    files.cloned().chain(paths(stores.into_iter().flatten())).collect()
}

/// The files that count as evidence beside the catalogue.
pub(super) fn named_as_knowledge(args: &KnowledgeArgs) -> impl Iterator<Item = &Path> {
    args.charter.iter().chain(&args.knowledge).map(PathBuf::as_path)
}

fn paths<'a>(stores: impl Iterator<Item = &'a OsString>) -> impl Iterator<Item = PathBuf> {
    stores.map(PathBuf::from)
}
