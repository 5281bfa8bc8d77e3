use std::ffi::OsString;
use std::sync::Arc;

use crate::audit::Label;
use crate::classify::Knowledge;
use crate::cli::args::AuditArgs;
use crate::cli::open::{Opening, open_all};
use crate::cli::{Env, Failure};
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::store::{HistoryChoice, KeepValues, ReadOptions};
use crate::work::Asked;

/// All stores in the order of their moments. Each moment is read by itself, so that one store may stand for two.
pub(super) fn labelled_stores(
    args: &AuditArgs,
    knowledge: &Knowledge,
    env: &Env,
    words: &Words,
) -> Result<(Vec<Arc<OpenStore>>, Vec<Label>), Failure> {
    let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: env.now };
    let opening = Opening { env, asked: Asked { options, knowledge: Arc::new(knowledge.clone()) }, words };
    let moments: [(Label, &[OsString]); 5] = [
        (Label::Observed, &args.stores),
        (Label::Before, &args.before),
        (Label::Refused, &args.refused),
        (Label::Accepted, &args.accepted),
        (Label::Withdrawn, &args.withdrawn),
    ];
    let (mut stores, mut labels) = (Vec::new(), Vec::new());
    for (label, arguments) in moments.into_iter().filter(|(_, arguments)| !arguments.is_empty()) {
        let opened = open_all(arguments, &opening)?;
        labels.extend(opened.iter().map(|_| label));
        stores.extend(opened);
    }
    Ok((stores, labels))
}
