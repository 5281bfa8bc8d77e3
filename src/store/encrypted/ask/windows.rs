//! Windows: the key lies in `Local State`, protected for the account of the person (formats note, 3.4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use windows_dpapi::{Scope, decrypt_data};
use zeroize::Zeroizing;

use super::super::{Asker, Keys, SealKey};
use crate::cookie::Closed;
use crate::files;

/// The part of `Local State` that is wanted. The key bound to the application is the browser's alone and is left there.
#[derive(Deserialize)]
struct LocalState {
    os_crypt: Crypt,
}

#[derive(Deserialize)]
struct Crypt {
    encrypted_key: String,
}

/// Larger than any `Local State`.
const LARGEST: u64 = 64 << 20;

pub(in super::super) fn keys(asker: &Asker<'_>) -> Keys {
    let states = asker.folders.iter().filter_map(|folder| files::read_bytes(&folder.join("Local State"), LARGEST).ok());
    Keys { block: Vec::new(), seal: states.filter_map(|state| key_in(&state)).collect() }
}

fn key_in(state: &[u8]) -> Option<SealKey> {
    let state: LocalState = serde_json::from_slice(state).ok()?;
    let blob = STANDARD.decode(state.os_crypt.encrypted_key).ok()?;
    let key = protected(blob.strip_prefix(b"DPAPI")?).ok()?;
    Some(Zeroizing::new(key.as_slice().try_into().ok()?))
}

pub(in super::super) fn protected(blob: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed> {
    decrypt_data(blob, Scope::User, None).map(Zeroizing::new).map_err(|_| Closed::WrongKey)
}
