//! The Meta pixel: `fb.<parts of the domain>.<milliseconds>.<number>` in `_fbp`, the same with the id of a click in `_fbc`.
//!
//! <https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc>

use super::form::secret;
use super::{Doubt, Fact, FactId, FormId, Found, digits};
use crate::values::time;

pub(super) fn read(name: &str, text: &str) -> Option<(FormId, Found)> {
    let mut parts = text.splitn(4, '.');
    if parts.next() != Some("fb") {
        return None;
    }
    let _subdomains = parts.next().filter(|index| index.len() == 1 && index.bytes().all(|b| b.is_ascii_digit()))?;
    let (time, rest) = (parts.next(), parts.next());
    // The pixel may be told to write under another name; then the number tells.
    let is_number = |rest: &str| rest.split('.').next().is_some_and(|number| digits::<u64>(number).is_ok());
    let is_click = name == "_fbc" || name != "_fbp" && !rest.is_some_and(is_number);
    let form = if is_click { FormId::MetaClick } else { FormId::MetaBrowser };
    Some((form, facts(is_click, time, rest)))
}

fn facts(is_click: bool, time: Option<&str>, rest: Option<&str>) -> Found {
    let (Some(time), Some(rest)) = (time, rest) else { return Err(Doubt::WrongParts) };
    let time = Fact::Time(time::of_milliseconds(digits(time)?).ok_or(Doubt::NoSuchTime)?);
    if is_click {
        return Ok(vec![(FactId::ClickedAt, time), (FactId::ClickId, Fact::Text(secret(rest)))]);
    }
    // What may follow the number says which software set the cookie.
    let number = rest.split('.').next().unwrap_or_default();
    digits::<u64>(number)?;
    Ok(vec![(FactId::ClientId, Fact::Text(secret(number))), (FactId::FirstSeen, time)])
}
