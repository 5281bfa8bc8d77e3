//! Which charter a site is compared with.

use std::path::PathBuf;
use std::sync::Arc;

use crate::charter::{Charter, NotUnderstood};
use crate::dossier::AuditedCharter;
use crate::i18n::Language;
use crate::ui::kit::State;

/// Which charter a site is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// The newest one that the site means as it was named: see [`Charter::is_meant_by`]. It is compared with the hosts that it speaks for.
    #[default]
    Fitting,
    /// The built-in one.
    Builtin,
    /// One that was opened.
    Opened(PathBuf),
    /// None.
    Nothing,
}

/// The charter of an audit.
#[derive(Clone, Debug)]
pub(super) struct ChosenCharter {
    pub charter: Arc<Charter>,
    /// The same with what is known of its source; none of the built-in one.
    pub known: Option<Arc<AuditedCharter>>,
    /// What it is kept or was opened as; none of the built-in one.
    pub file: Option<PathBuf>,
    /// Nobody chose it: the site means it, as it was named.
    pub is_meant: bool,
}

impl ChosenCharter {
    /// The charter of an audit that was kept.
    pub fn kept(known: &AuditedCharter) -> Self {
        Self { charter: Arc::new(known.charter.clone()), known: Some(Arc::new(known.clone())), file: None, is_meant: false }
    }

    /// Lines that nobody understood.
    pub fn not_understood(&self) -> &[NotUnderstood] {
        self.known.as_ref().map_or(&[], |known| &known.not_understood)
    }

    /// As dossiers hold it.
    pub fn to_keep(&self) -> AuditedCharter {
        self.known.as_ref().map_or_else(|| AuditedCharter::built_in(self.charter.as_ref().clone()), |known| known.as_ref().clone())
    }
}

impl Choice {
    /// The charter that is meant for a site, which was named by this host.
    pub(super) fn of(&self, host: &str, state: &State) -> Option<ChosenCharter> {
        let opened = state.judged_by.charters.iter().rev().map(|opened| ChosenCharter {
            charter: Arc::clone(&opened.charter),
            known: Some(Arc::clone(&opened.known)),
            file: Some(opened.path.clone()),
            is_meant: *self == Self::Fitting,
        });
        // The built-in one stands last, with the portals that the person has named.
        let builtin = state.judged_by.knowledge.charters.last().map(Arc::clone);
        let builtin = builtin.map(|charter| ChosenCharter { charter, known: None, file: None, is_meant: *self == Self::Fitting });
        let mut all = opened.chain(builtin);
        match self {
            Self::Nothing => None,
            // Before a site is chosen the one that was opened last is most likely meant.
            Self::Fitting if host.is_empty() => all.next().filter(|chosen| chosen.file.is_some()),
            Self::Fitting => all.find(|chosen| chosen.charter.is_meant_by(host)),
            Self::Builtin => all.find(|chosen| chosen.file.is_none()),
            Self::Opened(path) => all.find(|chosen| chosen.file.as_ref() == Some(path)),
        }
    }
}

/// What a charter is called: its title, else its file.
pub(super) fn name_of(chosen: &ChosenCharter, language: Language) -> String {
    let title = chosen.charter.title.get(language);
    let file = chosen.known.as_ref().map_or("", |known| &known.file);
    if title.is_empty() { file } else { title }.to_owned()
}
