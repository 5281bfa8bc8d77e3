//! What a value says beside its raw text, where its form is known: layer by layer, and when it only looks like a form, why it is none.
//!
//! Every form is a reader that gives nothing (another form), what the value says, or the doubt. A chain of crates was not taken: none of them overwrites
//! what it held, and the readers here are asked about hostile texts, so each one knows its own limits.

mod balancer;
mod form;
mod google;
mod json;
mod jwt;
mod meta;
mod moment;
mod uuid;
mod wrapped;

#[cfg(test)]
mod tests;

pub use form::{Decoded, Doubt, Fact, FactId, FormId, Layer, Secret};

use super::read;
use super::tool::{self, Piece};
use super::{RecordProblem, time};

/// Layers that may lie in each other: a server encodes once, a library in between once more, and a token may stand in what they carried.
pub const MOST_DEPTH: usize = 4;
/// Bytes of a value that is looked at. Browsers take 4 KiB; other stores may hold more.
pub const MOST_BYTES: usize = 64 << 10;
/// Layers of one value that are shown.
const MOST_LAYERS: usize = 24;
/// Members of one JSON text that are looked into.
const MOST_MEMBERS: usize = 200;

/// What a reader of a form found.
type Found = Result<Vec<(FactId, Fact)>, Doubt>;
/// A reader of a form: none when the text is of another one. The name of the cookie is empty inside of JSON.
type Reader = fn(name: &str, text: &str) -> Option<(FormId, Found)>;

/// The forms that have nothing inside, surest first.
const LEAVES: [Reader; 6] = [google::read, meta::read, balancer::read, uuid::read, moment::read, jwt::read_encrypted];

/// What the value of a cookie says. Never fails: a value of no known form gives no layer.
#[must_use]
pub fn decode(name: &str, value: &[u8]) -> Decoded {
    let mut decoding = Decoding { layers: Vec::new() };
    let Ok(text) = std::str::from_utf8(value) else { return Decoded { layers: Vec::new() } };
    if text.len() > MOST_BYTES {
        decoding.push(Place { depth: 0, member: None }, FormId::Whole, Err(Doubt::TooLong));
    } else {
        decoding.consent(name, text);
        decoding.look(name, text.trim(), Place { depth: 0, member: None });
    }
    Decoded { layers: decoding.layers }
}

/// Where a text stands: how deep, and in which member of what is around it.
#[derive(Clone, Copy)]
struct Place<'a> {
    depth: usize,
    member: Option<&'a str>,
}

impl Place<'_> {
    fn inside(self) -> Self {
        Self { depth: self.depth + 1, member: None }
    }
}

struct Decoding {
    layers: Vec<Layer>,
}

impl Decoding {
    fn push(&mut self, place: Place<'_>, form: FormId, outcome: Found) {
        if self.layers.len() < MOST_LAYERS {
            let member = place.member.map(form::secret);
            self.layers.push(Layer { depth: place.depth, member, form, outcome });
        }
    }

    /// The record of a consent tool, by the name of its cookie. What it is wrapped in is shown too.
    fn consent(&mut self, name: &str, value: &str) {
        let Some(tool) = tool::of_name(name) else { return };
        let outcome = match read::decoded(tool, &[Piece { name, value }]) {
            Ok(record) => Ok(vec![(FactId::Choice, Fact::Consent(Box::new(record)))]),
            Err(RecordProblem::UnknownForm) => Err(Doubt::UnknownRecord),
            Err(RecordProblem::Empty | RecordProblem::Encrypted | RecordProblem::Missing) => return,
        };
        self.push(Place { depth: 0, member: None }, FormId::Consent, outcome);
    }

    fn look(&mut self, name: &str, text: &str, place: Place<'_>) {
        if text.is_empty() || self.layers.len() >= MOST_LAYERS {
            return;
        }
        if let Some((form, found)) = LEAVES.iter().find_map(|read| read(name, text)) {
            self.push(place, form, found);
            return;
        }
        match json::read(text) {
            // Whole JSON may hold percent signs in its members; broken JSON may be whole once they are taken off.
            Some(Ok(spread)) => self.json(name, spread, place),
            broken => {
                let is_known = self.token(text, place) || self.wrapped(name, text, place);
                if let Some(Err(doubt)) = broken.filter(|_| !is_known) {
                    self.push(place, FormId::Json, Err(doubt));
                }
            }
        }
    }

    /// A signed token: its header and claims, and what stands in the claims.
    fn token(&mut self, text: &str, place: Place<'_>) -> bool {
        let Some(token) = jwt::read(text) else { return false };
        if self.is_too_deep(place, FormId::Jwt) {
            return true;
        }
        match token {
            Err(doubt) => self.push(place, FormId::Jwt, Err(doubt)),
            Ok(jwt::Token { facts, members }) => {
                self.push(place, FormId::Jwt, Ok(facts));
                self.members(&members, place.inside());
            }
        }
        true
    }

    /// Percent signs or base64 around another text.
    fn wrapped(&mut self, name: &str, text: &str, place: Place<'_>) -> bool {
        let Some((form, inside)) = wrapped::percent(text).or_else(|| wrapped::base64(text)) else { return false };
        if self.is_too_deep(place, form) {
            return true;
        }
        match inside {
            Err(doubt) => self.push(place, form, Err(doubt)),
            Ok(inside) => {
                self.push(place, form, Ok(vec![(FactId::Text, Fact::Text(inside.clone()))]));
                self.look(name, inside.trim(), place.inside());
            }
        }
        true
    }

    /// JSON, pretty, and what stands in its members.
    fn json(&mut self, name: &str, json::Spread { text, members, only_text }: json::Spread, place: Place<'_>) {
        if self.is_too_deep(place, FormId::Json) {
            return;
        }
        self.push(place, FormId::Json, Ok(vec![(FactId::Text, Fact::Text(only_text.clone().unwrap_or(text)))]));
        match only_text {
            Some(inside) => self.look(name, inside.trim(), place.inside()),
            None => self.members(&members, place.inside()),
        }
    }

    fn members(&mut self, members: &[json::Member], place: Place<'_>) {
        for member in members.iter().take(MOST_MEMBERS) {
            let place = Place { member: Some(&member.name), ..place };
            if member.is_text {
                // A member that is a text of digits is a time as little as a number is, unless its name says so.
                if member.text.bytes().all(|b| b.is_ascii_digit()) {
                    self.time(member, place);
                } else if place.depth < MOST_DEPTH {
                    self.look("", member.text.trim(), place);
                }
            } else {
                self.time(member, place);
            }
        }
    }

    fn time(&mut self, member: &json::Member, place: Place<'_>) {
        if moment::is_name_of_time(&member.name)
            && let Some((form, found)) = moment::read("", &member.text)
        {
            self.push(place, form, found);
        }
    }

    /// Says that there is more inside, once the limit is reached.
    fn is_too_deep(&mut self, place: Place<'_>, form: FormId) -> bool {
        let is = place.depth >= MOST_DEPTH;
        if is {
            self.push(place, form, Err(Doubt::TooDeep));
        }
        is
    }
}

/// A whole number of seconds that can be the moment of a visit.
fn seconds(text: &str) -> Result<jiff::Timestamp, Doubt> {
    let number: i64 = digits(text)?;
    time::of_seconds(number).ok_or(Doubt::NoSuchTime)
}

/// Digits and nothing else.
fn digits<T: std::str::FromStr>(text: &str) -> Result<T, Doubt> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().ok_or(Doubt::BadNumber)
}
