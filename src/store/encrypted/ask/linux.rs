//! Linux: the password lies in the Secret Service (GNOME Keyring, `KeePassXC`, newer `KWallet`) or in an older `KWallet` (formats note, 3.4).
//!
//! A locked keyring asks the person. That is waited for on a thread of its own, because neither library can be told to stop.

use std::collections::HashMap;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use secret_service::EncryptionType;
use secret_service::blocking::{Item, SecretService};
use zbus::blocking::{Connection, Proxy};
use zeroize::Zeroizing;

use super::super::cipher::{ROUNDS_ON_LINUX, key_of};
use super::super::{Asker, Keys};
use crate::cookie::Closed;

/// The text that a browser takes as its password.
type Password = Zeroizing<Vec<u8>>;

/// How long a person has to unlock a keyring.
const PATIENCE: Duration = Duration::from_mins(2);
/// How often it is looked whether the read was given up meanwhile.
const TICK: Duration = Duration::from_millis(50);

pub(in super::super) fn keys(asker: &Asker<'_>) -> Keys {
    let browser = asker.browser.clone();
    let (sender, receiver) = mpsc::channel();
    let asking = thread::Builder::new().name("keyring".into()).spawn(move || {
        // Nobody listens any more where the read was given up.
        let _ = sender.send(passwords(&browser));
    });
    let end = Instant::now() + PATIENCE;
    let mut passwords = Vec::new();
    while asking.is_ok() && !asker.progress.is_cancelled() && Instant::now() < end {
        match receiver.recv_timeout(TICK) {
            Ok(answer) => {
                passwords = answer;
                break;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Keys { block: passwords.iter().map(|password| key_of(password, ROUNDS_ON_LINUX)).collect(), seal: Vec::new() }
}

/// Only Windows itself opens what it protected.
pub(in super::super) fn protected(_: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed> {
    Err(Closed::NoKey)
}

/// The passwords of browsers, that of the one at hand first. Browsers share entries (Edge and Opera often use Chromium's, Vivaldi Chrome's), so
/// the others are tried too: the digest in a value tells which one was right.
fn passwords(browser: &str) -> Vec<Password> {
    // A wallet is only asked where no keyring answers: it is a service of its own, which may ask the person once more.
    of_secret_service(browser).filter(|passwords| !passwords.is_empty()).unwrap_or_else(|| of_wallet(browser).unwrap_or_default())
}

fn of_secret_service(browser: &str) -> Option<Vec<Password>> {
    /// What marks the entries of Chromium and of what is made from it, now and formerly.
    const SCHEMAS: [&str; 2] = ["chrome_libsecret_os_crypt_password_v2", "chrome_libsecret_os_crypt_password"];
    let service = SecretService::connect(EncryptionType::Dh).ok()?;
    let mut items = Vec::new();
    for schema in SCHEMAS {
        let found = service.search_items(HashMap::from([("xdg:schema", schema)])).ok()?;
        if !found.locked.is_empty() && service.unlock_all(&found.locked.iter().collect::<Vec<_>>()).is_ok() {
            items.extend(found.locked);
        }
        items.extend(found.unlocked);
    }
    items.sort_by_key(|item| !is_of(browser, &name_of(item)));
    Some(items.iter().filter_map(|item| item.get_secret().ok()).map(Zeroizing::new).collect())
}

/// The name of the application that an entry is of; the older ones only have a label (`Chrome Safe Storage`).
fn name_of(item: &Item<'_>) -> String {
    let attributes = item.get_attributes().unwrap_or_default();
    attributes.get("application").cloned().or_else(|| item.get_label().ok()).unwrap_or_default()
}

/// Whether an entry is of the browser: `chrome` of Google Chrome, `Brave Safe Storage` of Brave.
fn is_of(browser: &str, name: &str) -> bool {
    let product = name.trim_end_matches(" Safe Storage").to_lowercase();
    !product.is_empty() && browser.to_lowercase().contains(&product)
}

/// The passwords in the wallet of the session, `<product> Keys` → `<product> Safe Storage`.
fn of_wallet(browser: &str) -> Option<Vec<Password>> {
    const APPLICATION: &str = "Cookie Charter";
    const NO_WINDOW: i64 = 0;
    let bus = Connection::session().ok()?;
    // Of KDE 6, then 5.
    let wallet = ["6", "5"].into_iter().find_map(|version| {
        let (service, path) = (format!("org.kde.kwalletd{version}"), format!("/modules/kwalletd{version}"));
        let proxy = Proxy::new(&bus, service, path, "org.kde.KWallet").ok()?;
        let name: String = proxy.call("networkWallet", &()).ok()?;
        Some((proxy, name))
    });
    let (wallet, name) = wallet?;
    let handle: i32 = wallet.call("open", &(name, NO_WINDOW, APPLICATION)).ok().filter(|handle| *handle >= 0)?;
    let folders: Vec<String> = wallet.call("folderList", &(handle, APPLICATION)).unwrap_or_default();
    let mut products: Vec<&str> = folders.iter().filter_map(|folder| folder.strip_suffix(" Keys")).collect();
    products.sort_by_key(|product| !is_of(browser, product));
    let passwords = products.into_iter().filter_map(|product| {
        let entry = (handle, format!("{product} Keys"), format!("{product} Safe Storage"), APPLICATION);
        wallet.call::<_, _, String>("readPassword", &entry).ok().map(|password| Zeroizing::new(password.into_bytes()))
    });
    let passwords = passwords.collect();
    // The handle is only ours: the wallet stays open for the others.
    let _: Option<i32> = wallet.call("close", &(handle, false, APPLICATION)).ok();
    Some(passwords)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_told_by_its_product() {
        for (browser, name, is) in [
            ("Google Chrome", "chrome", true),
            ("Google Chrome Beta", "Chrome Safe Storage", true),
            ("Brave", "brave", true),
            ("Chromium", "chrome", false),
            ("Chromium", "", false),
        ] {
            assert_eq!(is_of(browser, name), is, "{browser}, {name}");
        }
    }
}
