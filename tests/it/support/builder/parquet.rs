use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use arrow_array::{ArrayRef, BooleanArray, RecordBatch, StringArray, TimestampMicrosecondArray};

use super::{Builder, Plain};

pub struct Parquet;

impl Builder for Parquet {
    fn build(&self, folder: &Path, cookies: &[Plain]) -> PathBuf {
        let texts = |of: fn(&Plain) -> &str| Arc::new(StringArray::from_iter_values(cookies.iter().map(of))) as ArrayRef;
        let flags = |of: fn(&Plain) -> bool| Arc::new(cookies.iter().map(|cookie| Some(of(cookie))).collect::<BooleanArray>()) as ArrayRef;
        let ends = TimestampMicrosecondArray::from_iter_values(cookies.iter().map(|_| 2_000_000_000_000_000)).with_timezone("UTC");
        write(
            &folder.join("crawl.parquet"),
            [
                ("host", texts(|cookie| cookie.host.trim_start_matches('.'))),
                ("name", texts(|cookie| &cookie.name)),
                ("path", texts(|cookie| &cookie.path)),
                ("value", texts(|cookie| &cookie.value)),
                ("secure", flags(|cookie| cookie.secure)),
                ("http_only", flags(|cookie| cookie.http_only)),
                ("host_only", flags(|cookie| !cookie.host.starts_with('.'))),
                ("expires_at", Arc::new(ends)),
            ],
        )
    }
}

/// A file with these columns.
pub fn write<const N: usize>(path: &Path, columns: [(&str, ArrayRef); N]) -> PathBuf {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    path.to_owned()
}
