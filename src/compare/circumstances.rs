use std::collections::BTreeSet;

use crate::audit::{Apart, Law, Subject};
use crate::charter::Declaration;
use crate::dossier::Dossier;
use crate::inventory::Inventory;
use crate::site::registrable_domain;

/// What an audit, or a read, was made with: where it differs, what was found may differ for that reason alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// What the charter declares; none without a charter.
    declarations: Option<BTreeSet<String>>,
    /// None of stores that nobody audited.
    law: Option<Law>,
    /// The browsers whose stores were read.
    pub browsers: BTreeSet<String>,
    /// The host or the site that was audited; none of stores that nobody audited.
    pub asked: Option<String>,
}

impl Circumstances {
    /// Of stores that nobody audited.
    #[must_use]
    pub fn of_stores(inventory: &Inventory) -> Self {
        let browsers = inventory.stores().iter().map(|store| store.report.record.browser.clone());
        Self { declarations: None, law: None, browsers: browsers.collect(), asked: None }
    }

    /// Of what is audited.
    #[must_use]
    pub fn of_subject(subject: &Subject<'_>) -> Self {
        let declarations = subject.charter.map(|charter| declared(&charter.declarations));
        Self { declarations, law: Some(subject.law.clone()), asked: Some(subject.asked().to_owned()), ..Self::of_stores(subject.inventory) }
    }

    /// Of an audit that was kept.
    #[must_use]
    pub fn of_dossier(dossier: &Dossier) -> Self {
        let declarations = dossier.charter.as_ref().map(|kept| declared(&kept.charter.declarations));
        let browsers = dossier.reads.iter().map(|read| read.record.browser.clone());
        let asked = Some(dossier.audit.asked().to_owned());
        Self { declarations, law: Some(dossier.law.clone()), browsers: browsers.collect(), asked }
    }

    /// The version of the law.
    #[must_use]
    pub fn law_version(&self) -> &str {
        self.law.as_ref().map_or("", |law| &law.version)
    }

    /// What differs. That one of both has no charter, or no law, is another matter.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Vec<Apart> {
        let differ = |is: Option<bool>| is.unwrap_or(false);
        let found = [
            (Apart::Charter, differ(self.declarations.as_ref().zip(other.declarations.as_ref()).map(|(a, b)| a != b))),
            (Apart::Law, differ(self.law.as_ref().zip(other.law.as_ref()).map(|(a, b)| !a.rules_as(b)))),
            (Apart::Browsers, !self.browsers.is_empty() && !other.browsers.is_empty() && self.browsers != other.browsers),
            (
                Apart::Asked,
                differ(
                    self.asked.as_ref().zip(other.asked.as_ref()).map(|(a, b)| a != b && registrable_domain(a) == registrable_domain(b)),
                ),
            ),
        ];
        found.into_iter().filter(|(_, is)| *is).map(|(apart, _)| apart).collect()
    }
}

/// What findings compare, of each line: where it stands, and what an older program did not keep of it, makes no other charter.
fn declared(lines: &[Declaration]) -> BTreeSet<String> {
    lines
        .iter()
        .map(|line| format!("{:?}", (line.name(), &line.provider, &line.service, &line.purpose, line.category, line.life)))
        .collect()
}
