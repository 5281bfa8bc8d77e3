use std::io::{self, Write};

use super::Writer;
use crate::speech;

/// How an audit works, a sentence each.
const METHOD: [&str; 6] =
    ["audit-method-read", "audit-method-rows", "audit-method-purpose", "audit-method-life", "audit-method-moments", "audit-method-verdict"];

impl<W: Write> Writer<'_, '_, W> {
    pub(super) fn unseen(&mut self) -> io::Result<()> {
        self.section("audit-unseen-title")?;
        let words = &self.report.words;
        self.list(speech::audit_unseen(words, &self.audited.subject, self.audited.audit).into_iter())?;
        self.end_section()
    }

    pub(super) fn scope(&mut self) -> io::Result<()> {
        self.section("audit-scope-title")?;
        self.page.pairs(&super::super::scope(self.audited, &self.report.words))?;
        self.end_section()
    }

    pub(super) fn method(&mut self) -> io::Result<()> {
        self.section("audit-method-title")?;
        let words = &self.report.words;
        let audit = self.audited.audit;
        let shown = (!audit.one_visitor.is_empty()).then(|| {
            let moments = speech::audit_labels(words, audit.one_visitor);
            words.with("audit-method-one-visitor", &[("moments", moments.into())])
        });
        self.list(METHOD.into_iter().map(|id| words.text(id).into_owned()).chain(shown))?;
        self.end_section()
    }
}
