//! Google Analytics and Google Ads. The forms are those that Google's own tag writes and reads: `GA1.<parts of the domain>.<number>.<time>`,
//! `GS1.1.<start>.<session>.<engaged>.<last>.…`, `GS2.1.s<start>$o<session>$g<engaged>$t<last>$…`, `1.1.<number>.<time>` of the conversion linker, and
//! `GCL.<time>.<click>`.
//!
//! <https://support.google.com/analytics/answer/11397207>, <https://developers.google.com/tag-platform/security/guides/cookies>

use super::form::secret;
use super::{Doubt, Fact, FactId, FormId, Found, digits, seconds};

pub(super) fn read(name: &str, text: &str) -> Option<(FormId, Found)> {
    let parts: Vec<&str> = text.split('.').collect();
    Some(match *parts.first()? {
        "GA1" => (FormId::GoogleClient, client(&parts)),
        "GS1" => (FormId::GoogleSession, dotted_session(&parts)),
        "GS2" => (FormId::GoogleSession, session(text)),
        "GCL" => (FormId::GoogleClick, click(text)),
        "1" if name == "_gcl_au" => (FormId::GoogleAds, client(&parts)),
        _ => return None,
    })
}

/// A number and when it was made, which together are the id.
fn client(parts: &[&str]) -> Found {
    let [_, _, number, time] = parts else { return Err(Doubt::WrongParts) };
    digits::<u64>(number)?;
    let id = secret(&[*number, *time].join("."));
    Ok(vec![(FactId::ClientId, Fact::Text(id)), (FactId::FirstSeen, Fact::Time(seconds(time)?))])
}

fn dotted_session(parts: &[&str]) -> Found {
    let [_, _, start, number, engaged, last, ..] = parts else { return Err(Doubt::WrongParts) };
    facts(start, number, engaged, last)
}

/// Fields that each begin with their letter, in any order.
fn session(text: &str) -> Found {
    let fields = text.splitn(3, '.').nth(2).ok_or(Doubt::WrongParts)?;
    let field = |letter: char| fields.split('$').find_map(|field| field.strip_prefix(letter)).ok_or(Doubt::WrongParts);
    facts(field('s')?, field('o')?, field('g')?, field('t')?)
}

fn facts(start: &str, number: &str, engaged: &str, last: &str) -> Found {
    let engaged = match engaged {
        "0" => false,
        "1" => true,
        _ => return Err(Doubt::BadNumber),
    };
    Ok(vec![
        (FactId::SessionStart, Fact::Time(seconds(start)?)),
        (FactId::SessionNumber, Fact::Number(digits(number)?)),
        (FactId::Engaged, Fact::Flag(engaged)),
        (FactId::LastSeen, Fact::Time(seconds(last)?)),
    ])
}

fn click(text: &str) -> Found {
    let mut parts = text.splitn(3, '.').skip(1);
    let (Some(time), Some(click)) = (parts.next(), parts.next()) else { return Err(Doubt::WrongParts) };
    Ok(vec![(FactId::ClickedAt, Fact::Time(seconds(time)?)), (FactId::ClickId, Fact::Text(secret(click)))])
}
