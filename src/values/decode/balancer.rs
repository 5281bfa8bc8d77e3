//! F5 BIG-IP: which server of a pool answers this visitor. `<address>.<port>.0000` has the bytes of both turned round; the forms with `vi` and `rd` are for
//! IPv6 and for routing domains, where the port of `rd` is written plainly.
//!
//! <https://my.f5.com/manage/s/article/K6917>

use std::net::{Ipv4Addr, Ipv6Addr};

use super::form::secret;
use super::{Doubt, Fact, FactId, FormId, Found, digits};

/// Names that the load balancer gives its cookies, unless somebody chose others.
const NAME: &str = "bigipserver";

pub(super) fn read(name: &str, text: &str) -> Option<(FormId, Found)> {
    let is_named = name.get(..NAME.len()).is_some_and(|start| start.eq_ignore_ascii_case(NAME));
    // With another name the form alone must tell.
    let is_formed = text.ends_with(".0000") && text.split('.').count() == 3 && text.bytes().all(|b| b == b'.' || b.is_ascii_digit());
    // What percent signs wrap is looked at once they are off.
    ((is_named && !text.contains('%')) || is_formed).then(|| (FormId::BigIp, server(text)))
}

fn server(text: &str) -> Found {
    if text.starts_with('!') {
        return Err(Doubt::Encrypted);
    }
    if let Some(rest) = text.strip_prefix("rd") {
        return in_domain(rest);
    }
    let mut parts = text.split('.');
    let (Some(address), Some(port)) = (parts.next(), parts.next()) else { return Err(Doubt::WrongParts) };
    let address = match address.strip_prefix("vi") {
        Some(hex) => Ipv6Addr::from(hex_address(hex)?).to_string(),
        None => Ipv4Addr::from(digits::<u32>(address)?.to_le_bytes()).to_string(),
    };
    let port = digits::<u16>(port)?.swap_bytes();
    Ok(vec![(FactId::Address, Fact::Text(secret(&address))), (FactId::Port, Fact::Number(port.into()))])
}

fn in_domain(text: &str) -> Found {
    let parts: Vec<&str> = text.split('o').collect();
    let [domain, hex, port] = *parts else { return Err(Doubt::WrongParts) };
    let address = Ipv6Addr::from(hex_address(hex)?);
    let address = address.to_ipv4_mapped().map_or_else(|| address.to_string(), |four| four.to_string());
    Ok(vec![
        (FactId::Address, Fact::Text(secret(&address))),
        (FactId::Port, Fact::Number(digits::<u16>(port)?.into())),
        (FactId::RouteDomain, Fact::Number(digits(domain)?)),
    ])
}

fn hex_address(hex: &str) -> Result<u128, Doubt> {
    let is_address = hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit());
    is_address.then(|| u128::from_str_radix(hex, 16).ok()).flatten().ok_or(Doubt::BadNumber)
}
