//! Checks the browsers, the catalogue, the words of charters and the domain lists and compiles them into tables, so that a wrong entry is a build error that names file and line.

#[path = "build/browsers.rs"]
mod browsers;
#[path = "build/calibration.rs"]
mod calibration;
#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/charter_words.rs"]
mod charter_words;
#[path = "build/declared.rs"]
mod declared;
#[path = "build/domains.rs"]
mod domains;
#[path = "build/places.rs"]
mod places;
#[path = "build/texts.rs"]
mod texts;
#[path = "build/words.rs"]
mod words;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=assets/browsers.toml");
    println!("cargo::rerun-if-changed=assets/catalogue");
    println!("cargo::rerun-if-changed=assets/charter-words");
    println!("cargo::rerun-if-changed=src/charter/words/form.rs");
    println!("cargo::rerun-if-changed=assets/calibration.tsv");
    println!("cargo::rerun-if-changed=assets/words");
    println!("cargo::rerun-if-changed=src/classify/words/headings.rs");
    println!("cargo::rerun-if-changed=assets/declared");
    println!("cargo::rerun-if-changed=src/classify/common/tally.rs");
    println!("cargo::rerun-if-changed=src/classify/kin/beginning.rs");
    println!("cargo::rerun-if-changed=src/classify/places/sum.rs");
    println!("cargo::rerun-if-changed=assets/domains");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    let (mut problems, mut texts) = (Vec::new(), texts::Texts::default());
    let variants = domains::variants(Path::new("assets/domains"));
    let catalogue = catalogue::compile(Path::new("assets/catalogue"), &variants, &mut texts, &mut problems);
    let domains = domains::compile(Path::new("assets/domains"), &mut texts, &mut problems);
    let browsers = browsers::compile(Path::new("assets/browsers.toml"), &mut problems);
    let charter_words = charter_words::compile(Path::new("assets/charter-words"), &mut problems);
    let declared = declared::compile(Path::new("assets/declared"), &mut texts, &mut problems);
    let words = words::compile(Path::new("assets/words"), &mut problems);
    let calibration = calibration::compile(Path::new("assets/calibration.tsv"), &mut problems);
    let tables = [
        ("browsers.rs", browsers),
        ("calibration.rs", calibration),
        ("charter_words.rs", charter_words),
        ("catalogue.rs", catalogue),
        ("declared.rs", declared),
        ("domains.rs", domains),
        ("texts.rs", texts.into_table()),
        ("words.rs", words),
    ];
    for (name, text) in tables {
        if let Err(error) = fs::write(out.join(name), text) {
            problems.push(format!("{name}: {error}"));
        }
    }
    for problem in &problems {
        println!("cargo::error={problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
