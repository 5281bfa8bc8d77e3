//! Reading a store of a million rows, and how much memory the model takes.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::cast_precision_loss, reason = "a bench may fail loudly and prints its figures")]

mod common;

use common::{ROWS, generated_store, measure, read_store};

fn main() {
    let path = generated_store(ROWS);
    let median = measure("read 1 M rows, values left out", 3, || read_store(&path, false));
    println!("  {:.0} rows a second", f64::from(ROWS) / median.as_secs_f64());
    measure("read 1 M rows, values kept", 3, || read_store(&path, true));
    let report = read_store(&path, false);
    let bytes = report.cookies.heap_bytes();
    println!("model without values: {:.1} bytes a cookie", bytes as f64 / f64::from(ROWS));
}
