//! Archives of files, as programs pack them.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::{SimpleFileOptions, ZipWriter};

/// Files with their names, in order.
pub type Files = Vec<(String, Vec<u8>)>;

/// Every file below a folder, with `above` before its name.
pub fn files_below(folder: &Path, above: &str) -> Files {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let inside = path.strip_prefix(folder).unwrap().components().map(|part| part.as_os_str().to_str().unwrap().to_owned());
                found.push((format!("{above}{}", inside.collect::<Vec<_>>().join("/")), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

pub fn zip_of(files: &Files) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub fn tar_of(files: &Files) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        // Not by `set_path`, which refuses the names that are to be tested.
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(1_790_000_000);
        header.set_cksum();
        tar.append(&header, bytes.as_slice()).unwrap();
    }
    tar.into_inner().unwrap()
}

pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// A way to pack files, and how archives of it end.
pub type Packer = (&'static str, fn(&Files) -> Vec<u8>);

/// Every kind of archive that is read.
pub const KINDS: [Packer; 3] = [("zip", zip_of), ("tar", tar_of), ("tar.gz", |files| packed(&tar_of(files)))];
