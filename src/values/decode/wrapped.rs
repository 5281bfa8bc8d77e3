//! What is put around a text so that a cookie can carry it: percent signs (RFC 3986, section 2.1) and base64 (RFC 4648).

use zeroize::Zeroizing;

use super::form::{Secret, secret};
use super::{Doubt, FormId};
use crate::base64;

/// Characters from which on chance no longer makes a text out of random bytes.
const SHORTEST_BASE64: usize = 12;

/// One round of percent signs taken off; none where there are none.
pub(super) fn percent(text: &str) -> Option<(FormId, Result<Secret, Doubt>)> {
    // Larger is never needed: a buffer that grows would leave a copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let (mut good, mut bad) = (false, false);
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let pair = after.first_chunk::<2>().filter(|_| first == b'%');
        if let Some(byte) = pair.and_then(|pair| hex(*pair)) {
            good = true;
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bad |= first == b'%';
            bytes.push(first);
            rest = after;
        }
    }
    // "100 %" is no percent-encoding that went wrong.
    if !good {
        return None;
    }
    let inside = if bad { Err(Doubt::BadEscape) } else { std::str::from_utf8(&bytes).map(secret).map_err(|_| Doubt::NotText) };
    Some((FormId::Percent, inside))
}

fn hex([high, low]: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? << 4 | digit(low)?)
}

/// The text in base64 of either alphabet. Bytes that are no text give a doubt where padding says that base64 was meant, else nothing: most identifiers are
/// letters of that alphabet.
pub(super) fn base64(text: &str) -> Option<(FormId, Result<Secret, Doubt>)> {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let fits = text.len() >= SHORTEST_BASE64 && padding <= 2 && body.len() % 4 != 1 && (padding == 0 || text.len().is_multiple_of(4));
    if !fits || !body.bytes().all(|b| base64::six_bits(b).is_some()) {
        return None;
    }
    let (is_plain, is_url) = (body.contains(['+', '/']), body.contains(['-', '_']));
    if is_plain && is_url {
        return None;
    }
    let form = if is_url { FormId::Base64Url } else { FormId::Base64 };
    match inside(body) {
        Some(inside) => Some((form, Ok(inside))),
        None if padding > 0 => Some((form, Err(Doubt::NotText))),
        None => None,
    }
}

/// The text that stands in base64, if it is one.
pub(super) fn inside(body: &str) -> Option<Secret> {
    let bytes = Zeroizing::new(base64::decoded(body)?);
    let text = std::str::from_utf8(&bytes).ok()?;
    let is_text = !text.chars().any(|c| c.is_control() && !['\n', '\r', '\t'].contains(&c));
    is_text.then(|| secret(text))
}
