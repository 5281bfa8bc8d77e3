//! macOS: the password lies in the Keychain, which asks the person (formats note, 3.4). Written from the documentation; not tried.

use security_framework::passwords::get_generic_password;
use zeroize::Zeroizing;

use super::super::cipher::{ROUNDS_ON_MACOS, key_of};
use super::super::{Asker, Keys};
use crate::cookie::Closed;

/// Products as their entries are called. The Keychain asks for each entry, so only that of the browser at hand is looked for.
const PRODUCTS: [&str; 9] = ["Chromium", "Chrome", "Microsoft Edge", "Brave", "Opera", "Vivaldi", "Arc", "Yandex", "Whale"];

pub(in super::super) fn keys(asker: &Asker<'_>) -> Keys {
    let product = PRODUCTS.into_iter().find(|product| asker.browser.contains(product));
    let password = product.and_then(|product| get_generic_password(&format!("{product} Safe Storage"), product).ok()).map(Zeroizing::new);
    Keys { block: password.iter().map(|password| key_of(password, ROUNDS_ON_MACOS)).collect(), seal: Vec::new() }
}

/// Only Windows itself opens what it protected.
pub(in super::super) fn protected(_: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed> {
    Err(Closed::NoKey)
}
