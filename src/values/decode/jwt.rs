//! Tokens: three parts in base64url, of which the first two are JSON (RFC 7519). The signature is not verified: the key is the site's own.

use super::form::Secret;
use super::json::{self, Member};
use super::{Doubt, Fact, FactId, FormId, Found, seconds, wrapped};

/// A signed token.
pub(super) struct Token {
    pub facts: Vec<(FactId, Fact)>,
    /// The claims that are no times, to look into.
    pub members: Vec<Member>,
}

/// The claims that are times (RFC 7519, section 4.1; `OpenID` Connect Core, section 2).
const TIMES: [(&str, FactId); 4] =
    [("iat", FactId::IssuedAt), ("nbf", FactId::NotBefore), ("exp", FactId::ExpiresAt), ("auth_time", FactId::SignedInAt)];

/// How every header begins: `{"` in base64.
const START: &str = "eyJ";

pub(super) fn read(text: &str) -> Option<Result<Token, Doubt>> {
    let parts: Vec<&str> = text.split('.').collect();
    let [header, claims, signature] = *parts else { return None };
    if !header.starts_with(START) || !is_url(claims) || !is_url(signature) {
        return None;
    }
    Some(token(header, claims))
}

/// Five parts of which all but the header are closed (RFC 7516).
pub(super) fn read_encrypted(_name: &str, text: &str) -> Option<(FormId, Found)> {
    let parts: Vec<&str> = text.split('.').collect();
    let [header, rest @ ..] = parts.as_slice() else { return None };
    (rest.len() == 4 && header.starts_with(START) && rest.iter().all(|part| is_url(part))).then(|| {
        let header = part(header).filter(has_algorithm);
        (FormId::Jwe, header.map(|spread| vec![(FactId::Header, Fact::Text(spread.text))]).ok_or(Doubt::NoHeader))
    })
}

fn token(header: &str, claims: &str) -> Result<Token, Doubt> {
    let header = part(header).filter(has_algorithm).ok_or(Doubt::NoHeader)?;
    let claims = part(claims).ok_or(Doubt::NotJson)?;
    let mut facts = vec![(FactId::Header, Fact::Text(header.text)), (FactId::Claims, Fact::Text(claims.text))];
    let (times, members): (Vec<_>, Vec<_>) = claims.members.into_iter().partition(|member| fact_of(member).is_some());
    facts.extend(times.iter().filter_map(|member| {
        // A fraction of a second is allowed.
        let whole = member.text.split('.').next().unwrap_or_default();
        Some((fact_of(member)?, Fact::Time(seconds(whole).ok()?)))
    }));
    Ok(Token { facts, members })
}

fn fact_of(member: &Member) -> Option<FactId> {
    TIMES.iter().find(|(name, _)| !member.is_text && *member.name == **name).map(|(_, fact)| *fact)
}

fn part(text: &str) -> Option<json::Spread> {
    let text: Secret = wrapped::inside(text.trim_end_matches('='))?;
    json::read(&text)?.ok()
}

fn has_algorithm(header: &json::Spread) -> bool {
    header.members.iter().any(|member| *member.name == *"alg")
}

fn is_url(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_=".contains(&b))
}
