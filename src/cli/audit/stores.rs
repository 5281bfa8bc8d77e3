use std::ffi::OsString;
use std::sync::Arc;

use crate::audit::Label;
use crate::classify::Knowledge;
use crate::cli::args::AuditArgs;
use crate::cli::open::{Opening, open_with_records};
use crate::cli::{Env, Failure};
use crate::i18n::Words;
use crate::inventory::OpenStore;
use crate::store::{HistoryChoice, KeepValues, ReadOptions};
use crate::values::{FoundRecord, is_consent_record};
use crate::work::Asked;

/// Stores with their moments, and what consent tools noted in each.
#[derive(Default)]
pub(super) struct Labelled {
    pub(super) stores: Vec<Arc<OpenStore>>,
    pub(super) labels: Vec<Label>,
    pub(super) records: Vec<Vec<FoundRecord>>,
}

/// All stores that the arguments name, in the order of their moments.
pub(super) fn labelled_stores(args: &AuditArgs, knowledge: &Knowledge, env: &Env, words: &Words) -> Result<Labelled, Failure> {
    let moments = [
        (Label::Observed, args.stores.clone()),
        (Label::Before, args.before.clone()),
        (Label::Refused, args.refused.clone()),
        (Label::Accepted, args.accepted.clone()),
        (Label::Withdrawn, args.withdrawn.clone()),
    ];
    labelled(&moments, args.with_values, &Arc::new(knowledge.clone()), env, words)
}

/// The stores of each moment. Each moment is read by itself, so that one store may stand for two.
pub(super) fn labelled(
    moments: &[(Label, Vec<OsString>)],
    with_values: bool,
    knowledge: &Arc<Knowledge>,
    env: &Env,
    words: &Words,
) -> Result<Labelled, Failure> {
    let values = if with_values { KeepValues::Called(is_consent_record) } else { KeepValues::None };
    let options = ReadOptions { values, history: HistoryChoice::Beside, now: env.now };
    let opening = Opening { env, asked: Asked { options, knowledge: Arc::clone(knowledge) }, words };
    let mut labelled = Labelled::default();
    for (label, arguments) in moments.iter().filter(|(_, arguments)| !arguments.is_empty()) {
        for opened in open_with_records(arguments, &opening)? {
            labelled.stores.push(opened.store);
            labelled.labels.push(*label);
            labelled.records.push(opened.records.unwrap_or_default());
        }
    }
    Ok(labelled)
}
