//! Parquet: written with real types, read back as the table it is and as a store.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, Int32Array, RecordBatch, StringArray};
use arrow_schema::{DataType, TimeUnit};
use jiff::Timestamp;
use serde_json::Value;

use super::read_back;
use crate::support::builder::parquet::write;
use crate::support::files::own_stores;
use crate::support::program::{Home, stderr, stdout};
use crate::support::shared::repository;

fn exported(home: &Home, arguments: &[&str]) -> PathBuf {
    let target = home.path().join("cookies.parquet");
    let output = home.command().arg("export").args(arguments).args(["-f", "parquet", "-o"]).arg(&target).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    target
}

fn opened(path: &Path) -> ParquetRecordBatchReaderBuilder<File> {
    ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap()
}

fn batches(path: &Path) -> Vec<RecordBatch> {
    opened(path).build().unwrap().map(Result::unwrap).collect()
}

/// A cell as the JSON export has it.
fn cell(array: &ArrayRef, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    match array.data_type() {
        DataType::Dictionary(..) => {
            let texts = array.as_dictionary::<Int32Type>();
            texts.values().as_string::<i32>().value(texts.key(row).unwrap()).into()
        }
        DataType::Boolean => array.as_boolean().value(row).into(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(row).into(),
        DataType::Timestamp(TimeUnit::Microsecond, Some(zone)) if &**zone == "UTC" => {
            let micros = array.as_primitive::<TimestampMicrosecondType>().value(row);
            let second = micros.div_euclid(1_000_000);
            Timestamp::from_second(second).map_or_else(|_| "9999-12-31T23:59:59Z".to_owned(), |time| time.to_string()).into()
        }
        DataType::Utf8 => array.as_string::<i32>().value(row).into(),
        other => panic!("{other}"),
    }
}

#[test]
fn every_cell_is_that_of_the_json_and_the_record_of_the_read_is_with_it() {
    let home = Home::new();
    for arguments in [&["sample:"][..], &["sample:", "--site", "boutique-exemple.fr"], &["sample:", "--with-values"]] {
        let file = exported(&home, arguments);
        let json: Value = serde_json::from_str(&stdout(&home.run([&["export", "-f", "json"], arguments].concat()))).unwrap();
        let expected = json["cookies"].as_array().unwrap();
        let mut row = 0;
        for batch in batches(&file) {
            for at in 0..batch.num_rows() {
                for (field, array) in batch.schema().fields().iter().zip(batch.columns()) {
                    assert_eq!(cell(array, at), expected[row][field.name()], "{} of row {row}", field.name());
                }
                row += 1;
            }
        }
        assert_eq!(row, expected.len());
        let columns = batches(&file)[0].num_columns();
        assert_eq!(columns, if arguments.contains(&"--with-values") { 31 } else { 30 });
        let builder = opened(&file);
        let pairs = builder.metadata().file_metadata().key_value_metadata().unwrap();
        let record = pairs.iter().find(|pair| pair.key == "cookie-charter").unwrap().value.as_deref().unwrap();
        let mut record: Value = serde_json::from_str(record).unwrap();
        let mut reads = json["reads"].clone();
        for read in [&mut record["reads"][0], &mut reads[0]] {
            read["read_at"] = Value::Null;
        }
        assert_eq!(
            (&record["reads"], &record["format"], &record["left_out"]),
            (&reads, &"cookie-charter-report".into(), &Value::Array(vec![]))
        );
    }
}

#[test]
fn it_is_a_store_again_alone_and_is_left_out_beside_what_it_was_made_from() {
    for (store, more) in [("firefox-153", &[][..]), ("chromium-127-clear", &["--with-values"][..])] {
        let home = Home::new();
        let folder = own_stores().join(store);
        let file = exported(&home, &[&[folder.to_str().unwrap()], more].concat());
        let rows = |path: &Path| {
            let output = home.command().args(["export", "-f", "json"]).args(more).arg(path).output().unwrap();
            let json: Value = serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)));
            (json["cookies"].as_array().unwrap().clone(), json["reads"][0].clone())
        };
        let ((original, _), (back, read)) = (rows(&folder), rows(&file));
        assert_eq!(read["store_format"], "parquet");
        assert!(read["exported_from"][0]["files"][0]["sha256"].is_string());
        assert_eq!(original.len(), back.len());
        for (original, back) in original.iter().zip(&back) {
            for column in read_back::COLUMNS.into_iter().filter(|column| *column != "profile").chain(["value"]) {
                assert_eq!(original.get(column), back.get(column), "{column}");
            }
        }
        fs::write(home.path().join("cookies.txt"), "# Netscape HTTP Cookie File\na.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n").unwrap();
        let beside = home.run(["export", home.path().to_str().unwrap(), "--recursive", "-f", "ndjson"]);
        let lines: Vec<Value> = stdout(&beside).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let told: Vec<&Value> =
            lines.iter().map(|line| line.get("store_format").unwrap_or(&line["reason"])).filter(|told| told.is_string()).collect();
        assert_eq!(told, ["own-report", "netscape"]);
    }
}

#[test]
fn a_table_of_others_needs_host_and_name_and_the_types_of_its_names() {
    let home = Home::new();
    let texts = |texts: &[&str]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    let at = |name: &str| home.path().join(name);
    let fine = write(
        &at("fine.parquet"),
        [
            ("name", texts(&["_ga"])),
            ("host", texts(&["a.fr"])),
            ("expires_at", texts(&["2033-05-18T03:33:20Z"])),
            ("country", texts(&["fr"])),
        ],
    );
    let table = stdout(&home.run(["export", fine.to_str().unwrap()]));
    assert!(table.lines().nth(1).unwrap().starts_with("a.fr,a.fr,_ga,"), "{table}");
    let missing = write(&at("missing.parquet"), [("name", texts(&["_ga"])), ("domain", texts(&["a.fr"]))]);
    let wrong = write(&at("wrong.parquet"), [("host", texts(&["a.fr"])), ("name", Arc::new(Int32Array::from(vec![1])) as ArrayRef)]);
    let flag = write(
        &at("flag.parquet"),
        [("host", texts(&["a.fr"])), ("name", texts(&["n"])), ("secure", Arc::new(Int32Array::from(vec![1])) as ArrayRef)],
    );
    let corrupt = at("corrupt.parquet");
    let bytes = fs::read(&fine).unwrap();
    fs::write(&corrupt, &bytes[..bytes.len() - 9]).unwrap();
    for (file, words) in [
        (&missing, "no column “host”"),
        (&wrong, "“name” is of another type"),
        (&flag, "“secure” is of another type"),
        (&corrupt, "damaged"),
    ] {
        let output = home.run(["export", file.to_str().unwrap()]);
        assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(3), 1), "{}", stderr(&output));
        assert!(stderr(&output).contains(words) && stderr(&output).trim_end().ends_with(file.to_str().unwrap()), "{}", stderr(&output));
    }
    // One bad table never stops the rest.
    let all = home.run(["export", home.path().to_str().unwrap(), "--recursive"]);
    assert_eq!((all.status.code(), stdout(&all).lines().count(), stderr(&all).lines().count()), (Some(4), 2, 5), "{}", stderr(&all));
}

#[test]
fn many_stores_share_row_groups_and_none_is_torn() {
    let home = Home::new();
    let root = home.path().join("in");
    for number in 0..40 {
        let folder = root.join(format!("{number:02}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("cookies.txt"), format!("# Netscape HTTP Cookie File\na{number}.fr\tFALSE\t/\tFALSE\t2000000000\tn\tv\n"))
            .unwrap();
    }
    let file = exported(&home, &[root.to_str().unwrap(), "--recursive"]);
    let metadata = opened(&file).metadata().clone();
    assert_eq!((metadata.num_row_groups(), metadata.file_metadata().num_rows()), (1, 40));
    let pairs = metadata.file_metadata().key_value_metadata().unwrap();
    let record = pairs.iter().find(|pair| pair.key == "cookie-charter").unwrap().value.as_deref().unwrap();
    assert_eq!(serde_json::from_str::<Value>(record).unwrap()["reads"].as_array().unwrap().len(), 40);
}

/// Independent readers: pyarrow, `DuckDB`, Polars.
#[test]
fn data_engines_see_what_the_csv_says() {
    let python = std::env::var_os("COOKIE_CHARTER_PYTHON").unwrap_or_else(|| "python3".into());
    let has_readers =
        Command::new(&python).args(["-c", "import pyarrow, duckdb, polars"]).output().is_ok_and(|output| output.status.success());
    if !has_readers {
        eprintln!("skipped: python3 has no pyarrow, duckdb and polars (COOKIE_CHARTER_PYTHON names another)");
        return;
    }
    let home = Home::new();
    let file = exported(&home, &["sample:"]);
    let csv = home.path().join("cookies.csv");
    fs::write(&csv, stdout(&home.run(["export", "sample:"]))).unwrap();
    let output = Command::new(&python).arg(repository().join("tests/parquet_agrees.py")).args([&file, &csv]).output().unwrap();
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
}
