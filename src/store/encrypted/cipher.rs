use aes::Aes128;
use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{BlockKey, Keyring, SealKey};
use crate::cookie::Closed;

/// Where the text inside begins with the SHA-256 of the host as stored.
const FIRST_WITH_HOST: i64 = 24;
const BLOCK: usize = 16;
const NONCE: usize = 12;
const TAG: usize = 16;
const DIGEST: usize = 32;

/// Opens an encrypted value of a host, as the file spells it, in a store of a schema version.
///
/// # Errors
/// Why it stays closed.
pub(crate) fn open(value: &[u8], host: &[u8], version: Option<i64>, keyring: &Keyring<'_>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    /// How a blob begins that Windows protected.
    const PROTECTED: [u8; 4] = [1, 0, 0, 0];
    let settled = |text| without_host(text, host, version);
    let Some((prefix, body)) = value.split_at_checked(3) else { return Err(Closed::Damaged) };
    match prefix {
        b"v10" => open_v10(body, keyring, &settled),
        b"v11" => open_v11(body, &keyring.keys().block, &settled),
        b"v20" => Err(Closed::AppBound),
        _ if value.starts_with(&PROTECTED) => Keyring::protected(value).and_then(settled),
        _ => Err(Closed::Unsupported),
    }
}

fn open_v11(body: &[u8], keys: &[BlockKey], settled: &Settled<'_>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let opened = open_blocks(body, keys.iter().chain(&[key_of_nothing()]), settled);
    // The key of no password fits where a keyring once gave none; that it does not fit here says nothing of the one that is missing.
    if opened == Err(Closed::WrongKey) && keys.is_empty() { Err(Closed::NoKey) } else { opened }
}

/// Which cipher stands behind `v10` depends on the system: a store may have been brought from another one, so what fits is taken.
fn open_v10(body: &[u8], keyring: &Keyring<'_>, settled: &Settled<'_>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let without_secret = [key_of(b"peanuts", ROUNDS_ON_LINUX), key_of_nothing()];
    let opened = open_blocks(body, without_secret.iter(), settled);
    if opened.is_ok() || (cfg!(target_os = "linux") && opened == Err(Closed::Damaged) && body.len() < NONCE + TAG) {
        return opened;
    }
    if cfg!(target_os = "linux") {
        // On Linux `v10` is never anything else; a store of Windows or macOS is opened where its keys are.
        return Err(Closed::WrongKey);
    }
    let keys = keyring.keys();
    let sealed = open_sealed(body, &keys.seal, settled);
    if sealed.is_ok() { sealed } else { open_blocks(body, keys.block.iter(), settled).or(sealed) }
}

/// What a decrypted text holds as value, or that it is none.
type Settled<'a> = dyn Fn(Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, Closed> + 'a;

fn open_blocks<'a>(body: &[u8], keys: impl Iterator<Item = &'a BlockKey>, settled: &Settled<'_>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    const IV: [u8; BLOCK] = [b' '; BLOCK];
    if body.is_empty() || !body.len().is_multiple_of(BLOCK) {
        return Err(Closed::Damaged);
    }
    first_that_fits(keys, |key| {
        let mut text = Zeroizing::new(body.to_vec());
        let length = cbc::Decryptor::<Aes128>::new((&**key).into(), &IV.into())
            .decrypt_padded::<Pkcs7>(&mut text)
            .map_err(|_| Closed::WrongKey)?
            .len();
        text.truncate(length);
        settled(text)
    })
}

fn open_sealed(body: &[u8], keys: &[SealKey], settled: &Settled<'_>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let (nonce, sealed) = body.split_at_checked(NONCE).filter(|(_, sealed)| sealed.len() >= TAG).ok_or(Closed::Damaged)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Closed::Damaged)?;
    first_that_fits(keys.iter(), |key| {
        let text = Aes256Gcm::new((&**key).into()).decrypt(&Nonce::from(nonce), sealed).map_err(|_| Closed::WrongKey)?;
        settled(Zeroizing::new(text))
    })
}

fn first_that_fits<Key>(
    keys: impl Iterator<Item = Key>,
    mut open: impl FnMut(Key) -> Result<Zeroizing<Vec<u8>>, Closed>,
) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let mut why = Closed::NoKey;
    for key in keys {
        match open(key) {
            Ok(text) => return Ok(text),
            Err(closed) => why = closed,
        }
    }
    Err(why)
}

/// The value without the digest of its host. The cipher of Linux and macOS does not tell a wrong key: one time in 256 its text looks whole. So
/// what has no digest must be something that a browser would have kept.
fn without_host(text: Zeroizing<Vec<u8>>, host: &[u8], version: Option<i64>) -> Result<Zeroizing<Vec<u8>>, Closed> {
    if let Some((digest, value)) = text.split_at_checked(DIGEST)
        && Sha256::digest(host).as_slice() == digest
    {
        return Ok(Zeroizing::new(value.to_vec()));
    }
    let may_lack = version.is_none_or(|version| version < FIRST_WITH_HOST);
    if may_lack && is_value(&text) { Ok(text) } else { Err(Closed::WrongKey) }
}

/// Whether a browser keeps such a value: text without control characters.
fn is_value(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| text.chars().all(|c| c == '\t' || !c.is_control()))
}

/// How often a password is stirred.
pub(super) const ROUNDS_ON_LINUX: u32 = 1;
#[cfg(any(target_os = "macos", test))]
pub(super) const ROUNDS_ON_MACOS: u32 = 1003;

/// The key that Chromium makes of a password.
pub(super) fn key_of(password: &[u8], rounds: u32) -> BlockKey {
    let mut key = Zeroizing::new([0; 16]);
    pbkdf2_hmac::<Sha1>(password, b"saltysalt", rounds, key.as_mut());
    key
}

/// What a browser used whose keyring gave it an empty password.
fn key_of_nothing() -> BlockKey {
    key_of(b"", ROUNDS_ON_LINUX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Progress;
    use crate::store::encrypted::Keys;

    const HOST: &[u8] = b".example.com";

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    fn opened(hex: &str, host: &[u8], version: i64, keys: Keys) -> Result<Vec<u8>, Closed> {
        opened_bytes(&bytes(hex), host, version, keys)
    }

    fn opened_bytes(value: &[u8], host: &[u8], version: i64, keys: Keys) -> Result<Vec<u8>, Closed> {
        let progress = Progress::default();
        open(value, host, Some(version), &Keyring::with(keys, &progress)).map(|text| text.to_vec())
    }

    const OLD: &str = "763130ce9b849d984a1cedb8ba4eea782c2680";
    const V10: &str = "7631301bb654833fa6f8a731528db92d657dc37c87544a81ba7875d0681273543b4e4fcee4bc6a0428d852b312bd105aa58dc6";
    const V10_EMPTY: &str = "7631301bb654833fa6f8a731528db92d657dc37c87544a81ba7875d0681273543b4e4f17cbe87997e8760c1ffbb117c700f653";
    const V11_NOTHING: &str = "7631315b86ba096e3e6774e3c68961918ae038147dc3a77a254f1491e75099e6fa6721cdefe44be922ab290a9ee95cd170f4a5";
    const V11: &str = "76313161a22447f96374830fbc9c343f5bc9584d64602c8661a54aeb0283cd96b8fec1fc0a248701595477b5feb2b121c7f735";
    const MACOS: &str = "76313034319d8c4a58fbacb3405a777baa6ab29f0abc2d1c4282baceedb854b2d5d0421a2c16e9ac3c4c97fa94585cfdb0754e";
    const WINDOWS: &str = "763130000102030405060708090a0b5394ff40ee0d0a96ffdba39d8f81fdddc4deb4f7bef0042ffb174c70c6de70bb6975c290c04d59ef13ecc5ec448f10b7930a531bc5";

    #[test]
    fn keys_come_from_passwords() {
        assert_eq!(key_of(b"peanuts", ROUNDS_ON_LINUX).as_slice(), bytes("fd621fe5a2b402539dfa147ca9272778"));
        assert_eq!(key_of_nothing().as_slice(), bytes("d0d0ec9c7d77d43ac54187fa4818d17f"));
        assert_eq!(key_of(b"c2VjcmV0LXNlcnZpY2UtMQ==", ROUNDS_ON_LINUX).as_slice(), bytes("d311dd007f0f40602c43d21e74a8bc59"));
        assert_eq!(key_of(b"mock_password", ROUNDS_ON_MACOS).as_slice(), bytes("af0f762aaf6d7d11581b7aa8ce7218de"));
    }

    #[test]
    fn values_of_linux_are_opened_with_and_without_a_keyring() {
        assert_eq!(opened(OLD, HOST, 23, Keys::default()), Ok(b"hello".to_vec()));
        assert_eq!(opened(V10, HOST, 24, Keys::default()), Ok(b"hello".to_vec()));
        assert_eq!(opened(V10, HOST, 23, Keys::default()), Ok(b"hello".to_vec()), "a store that is half migrated");
        assert_eq!(opened(V10_EMPTY, HOST, 24, Keys::default()), Ok(Vec::new()));
        assert_eq!(opened(V11_NOTHING, HOST, 24, Keys::default()), Ok(b"hello".to_vec()));
        let keys = || Keys {
            block: [&b"another"[..], b"c2VjcmV0LXNlcnZpY2UtMQ=="].map(|password| key_of(password, ROUNDS_ON_LINUX)).into(),
            seal: Vec::new(),
        };
        assert_eq!(opened(V11, HOST, 24, keys()), Ok(b"hello".to_vec()));
        let another = Keys { block: vec![key_of(b"another", ROUNDS_ON_LINUX)], seal: Vec::new() };
        assert_eq!(opened(V11, HOST, 24, another), Err(Closed::WrongKey));
        assert_eq!(opened(V11, HOST, 24, Keys::default()), Err(Closed::NoKey));
    }

    #[test]
    fn the_ciphers_of_other_systems_are_opened_with_their_keys() {
        let settled = |text| without_host(text, HOST, Some(24));
        let seal = Zeroizing::new(std::array::from_fn(|at| u8::try_from(at).unwrap()));
        let body = |hex: &str| bytes(hex).split_off(3);
        assert_eq!(
            open_sealed(&body(WINDOWS), &[Zeroizing::new([7; 32]), seal], &settled).map(|text| text.to_vec()),
            Ok(b"hello".to_vec())
        );
        let key = key_of(b"mock_password", ROUNDS_ON_MACOS);
        assert_eq!(open_blocks(&body(MACOS), [key].iter(), &settled).map(|text| text.to_vec()), Ok(b"hello".to_vec()));
        assert_eq!(open_sealed(&body(WINDOWS), &[], &settled).map(|text| text.to_vec()), Err(Closed::NoKey));
    }

    #[test]
    fn what_does_not_belong_to_the_host_stays_closed() {
        assert_eq!(opened(V10, b"www.example.com", 24, Keys::default()), Err(Closed::WrongKey));
        assert_eq!(opened(OLD, HOST, 24, Keys::default()), Err(Closed::WrongKey), "from this schema on the digest is always there");
    }

    #[test]
    fn what_cannot_be_opened_has_a_reason_and_nothing_makes_it_panic() {
        assert_eq!(opened_bytes(b"v20\x01\x02", HOST, 24, Keys::default()), Err(Closed::AppBound));
        assert_eq!(opened_bytes(b"v12abcdefghijklmnop", HOST, 24, Keys::default()), Err(Closed::Unsupported));
        assert_eq!(opened_bytes(b"v1", HOST, 24, Keys::default()), Err(Closed::Damaged));
        assert_eq!(opened_bytes(b"v11", HOST, 24, Keys::default()), Err(Closed::Damaged));
        let whole = bytes(V10);
        for length in 0..whole.len() {
            assert!(opened_bytes(&whole[..length], HOST, 24, Keys::default()).is_err(), "cut to {length}");
        }
        for at in 3..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            // A change in the last block but one only alters the text behind the digest, which this cipher cannot notice.
            let is_text = (whole.len() - 2 * BLOCK..).contains(&at);
            let result = opened_bytes(&flipped, HOST, 24, Keys::default());
            assert!(is_text || result == Err(Closed::WrongKey), "flipped at {at}: {result:?}");
        }
    }
}
