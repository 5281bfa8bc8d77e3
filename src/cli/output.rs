use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Failure;
use crate::export::save;

/// Writes to a file, whole or not at all, or to standard output for `-`. A reader that goes away early (`| head`) is not an error.
pub(super) fn write_to(target: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    if target != Path::new("-") {
        return save(target, write).map_err(|error| Failure::usage(error.to_string()));
    }
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(format!("The output could not be written ({error}). Write to a file with -o instead.")))
        }
        _ => Ok(()),
    }
}

/// One sentence to standard error; nobody there to read it is no reason to stop.
pub(super) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "cookie-charter: {sentence}");
}
