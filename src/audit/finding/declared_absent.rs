//! A declaration that covers no cookie at any moment that was shown. Counter-examples: a session cookie that the browser keeps only in its session
//! file, which is read too; one that some store could not show; and a line without a technical name, of which nobody can say whether it is there.

use super::{Fact, Found, Kind, Material, What};
use crate::audit::{Code, Labels, Severity};

pub(super) const KIND: Kind = Kind { code: Code::DeclaredAbsent, severity: Severity::Low, find };

fn find(material: &Material<'_>, found: &mut Vec<Found>) {
    let absent = material
        .covered
        .iter()
        .enumerate()
        .filter(|(place, covered)| !**covered && material.is_named(*place) && !material.may_be_hidden(*place));
    found.extend(absent.map(|(place, _)| Found { what: What::Line(place), labels: Labels::default(), fact: Fact::None }));
}
