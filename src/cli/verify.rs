use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::VerifyArgs;
use super::open::{self, Opening, sources};
use super::{DONE, Env, FOUND, Failure, output};
use crate::classify::Knowledge;
use crate::i18n::Words;
use crate::speech::{self, with_path};
use crate::store::{FileRole, HistoryChoice, KeepValues, Progress, ReadError, ReadOptions, archive_around};
use crate::verify::{Checked, Claim, Seal, check, claim, places_of};
use crate::work::{self, Asked, Source};

/// The exit status says whether something differs.
pub(super) fn run(args: &VerifyArgs, env: &Env, words: &Words) -> Result<u8, Failure> {
    let claim = claim(&args.report).map_err(|error| Failure::nothing_read(with_path(words, speech::claim_error(words, &error))))?;
    let (named, unclear) = if args.stores.is_empty() { named_by(&claim) } else { (args.stores.clone(), Vec::new()) };
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: env.now };
    let opening = Opening { env, asked: Asked { options, knowledge: Arc::new(Knowledge::default()) }, words };
    let (sources, ambiguous) = sources(&named, &opening);
    let round = work::open(sources, &opening.asked, &Progress::default());
    let mut unread: Vec<PathBuf> = Vec::new();
    let unclear = unclear.into_iter().map(|store| with_path(words, (words.text("cli-verify-unclear").into_owned(), Some(store))));
    let ambiguous: Vec<String> = ambiguous.iter().map(|left| open::unclear(left, words)).chain(unclear).collect();
    let mut is_unreadable = !ambiguous.is_empty();
    for sentence in &ambiguous {
        output::complain(sentence);
    }
    for (source, error) in &round.failures {
        unread.extend(error.path().map(Path::to_path_buf).into_iter().chain(path_of(source)));
        // What is gone, and what is no store any more, is said of the read it belongs to.
        if matches!(**error, ReadError::PermissionDenied { .. } | ReadError::LockedByBrowser { .. } | ReadError::Io { .. }) {
            is_unreadable = true;
            output::complain(&with_path(words, speech::read_error(words, error)));
        }
    }
    let records: Vec<_> = round.stores.iter().map(|opened| &opened.store.report.record).collect();
    let checked = check(&claim, &records, &unread.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    output::print(words, &speech::verified(words, &claim, &checked))?;
    if is_unreadable {
        return Ok(super::NOTHING_READ);
    }
    // A report of nothing vouches for nothing.
    let is_same = claim.seal == Seal::Intact && !checked.is_empty() && checked.iter().all(Checked::is_same);
    Ok(if is_same { DONE } else { FOUND })
}

/// The stores that the report itself names, and the names that several paths are written as. For a store in an archive that was read with its session the
/// archive: that file lies nowhere else, and a store that is named by its file is read without.
fn named_by(claim: &Claim) -> (Vec<OsString>, Vec<String>) {
    let (mut named, mut unclear) = (Vec::new(), Vec::new());
    for read in &claim.reads {
        let store = match &mut places_of(Path::new(&read.store))[..] {
            [] => PathBuf::from(&read.store),
            [place] => std::mem::take(place),
            _ => {
                unclear.push(read.store.clone());
                continue;
            }
        };
        let has_session = read.files.iter().any(|file| file.role == FileRole::SessionFile);
        let archive = archive_around(&store).filter(|_| has_session).map(Path::to_path_buf);
        named.push(archive.unwrap_or(store).into_os_string());
    }
    named.sort();
    named.dedup();
    unclear.sort();
    unclear.dedup();
    (named, unclear)
}

fn path_of(source: &Source) -> Option<PathBuf> {
    if let Source::Path(path) = source { Some(path.clone()) } else { None }
}
