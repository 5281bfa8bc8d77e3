use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

use super::copy::open_source;

/// What must be equal before and after a copy for it not to be torn (formats note, section 1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    files: [Option<FileStamp>; 3],
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FileStamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: Option<std::time::SystemTime>,
    /// Change counter, page count and journal mode of a database; checkpoint number and salts of a log.
    head: Vec<u8>,
}

impl Stamp {
    /// The state of a database, its log and its journal. Absence is a fact to compare too.
    pub(super) fn of(paths: [&Path; 3]) -> Self {
        Self { files: paths.map(|path| FileStamp::of(path).ok()) }
    }
}

impl FileStamp {
    fn of(path: &Path) -> std::io::Result<Self> {
        let file = open_source(path)?;
        let meta = file.metadata()?;
        let (device, inode) = identity(&meta);
        let mut head = Vec::with_capacity(100);
        File::take(file, 100).read_to_end(&mut head)?;
        Ok(Self { device, inode, size: meta.len(), modified: meta.modified().ok(), head })
    }
}

#[cfg(unix)]
fn identity(meta: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
fn identity(_meta: &Metadata) -> (u64, u64) {
    (0, 0)
}
