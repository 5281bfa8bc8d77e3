//! The seeds of `fuzz/` with a fixed number of deterministic mutations: nothing panics, loops or makes up rows, whichever reader gets the bytes.

use std::fs;
use std::path::Path;

use cookie_charter::store::{FormatId, Progress, StoreLocation, locate, read, sample_location};

use crate::support::reading::options;

/// Mutations of each seed that are read as what they are, and by readers that they may not be for.
const MUTATIONS: usize = 60;
/// Pieces that parsers trip over.
const PIECES: [&[u8]; 20] = [
    b"\t",
    b"\n",
    b"\r",
    b"\"",
    b"\\",
    b";",
    b"=",
    b"#HttpOnly_",
    b"TRUE",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"9223372036854775807",
    b"-1",
    b"1e999",
    b"{",
    b"]",
    b"null",
    b"\\ud800",
    b"\xf0\x9f",
];

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// One to four changes: a bit turned, a piece put in, a stretch taken out, doubled or moved.
fn mutated(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.below(24)).min(bytes.len());
        match numbers.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << numbers.below(8),
            1 => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].iter().copied())),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let stretch = bytes[at..end].repeat(1 + numbers.below(40));
                bytes.splice(at..at, stretch);
            }
            _ => bytes.truncate(end.max(1)),
        }
    }
    bytes
}

fn check(location: &StoreLocation, size: usize) {
    if let Ok(report) = read(location, &options(), &Progress::default()) {
        let record = &report.record;
        assert_eq!(report.cookies.rows.len(), report.values.len(), "{}", location.format.code());
        assert_eq!(record.rows_read, report.cookies.rows.len() as u64);
        // No row is smaller than a byte, and each row that was left out has a warning.
        assert!(record.rows_read + record.rows_skipped <= size as u64 + 1, "{}", location.format.code());
        assert!(record.row_warnings >= record.rows_skipped, "{}", location.format.code());
    }
}

#[test]
fn seeds_and_their_mutations() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/detect");
    let mut names: Vec<_> = fs::read_dir(seeds).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    let mut numbers = Numbers(7);
    for name in names {
        let seed = fs::read(&name).unwrap();
        for round in 0..MUTATIONS {
            let bytes = if round == 0 { seed.clone() } else { mutated(&seed, &mut numbers) };
            fs::write(&file, &bytes).unwrap();
            for location in locate(&file).unwrap_or_default() {
                check(&location, bytes.len());
            }
            let format = FormatId::ALL[numbers.below(FormatId::ALL.len())];
            let profile_folder = folder.path().to_path_buf();
            let location = StoreLocation { format, file: file.clone(), profile_folder, id: "fuzz".to_owned(), ..sample_location() };
            check(&location, bytes.len());
        }
    }
}

/// Each form of the table that is no database has a seed that is read as it.
#[test]
fn every_form_has_a_seed() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/detect");
    let told: Vec<FormatId> =
        fs::read_dir(seeds).unwrap().filter_map(|entry| Some(locate(&entry.unwrap().path()).ok()?.first()?.format)).collect();
    let are_texts = [
        FormatId::FirefoxSession,
        FormatId::Netscape,
        FormatId::Lwp,
        FormatId::W3m,
        FormatId::Elinks,
        FormatId::Kcookiejar,
        FormatId::IeText,
        FormatId::CnilCsv,
        FormatId::Cdp,
        FormatId::PlaywrightState,
        FormatId::Selenium,
        FormatId::ExtensionJson,
        FormatId::Har,
        FormatId::Wec,
        FormatId::Blacklight,
        FormatId::Wat,
        FormatId::OwnExport,
    ];
    for format in are_texts {
        assert!(told.contains(&format), "{}", format.code());
    }
}
