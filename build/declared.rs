//! `assets/declared/*.tsv` → the table `COMMON`: how many sites declare a name as what. The form is that of the README there.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../src/classify/common/tally.rs"]
mod tally;

use super::places;
use super::texts::Texts;
use tally::{SiteDeclaration, said_host, tally};

/// The Rust source of the table; what is wrong goes to `problems` as `file:line: sentence`.
pub fn compile(folder: &Path, texts: &mut Texts, problems: &mut Vec<String>) -> String {
    let mut read = Read::default();
    for path in files(folder, problems) {
        match fs::read_to_string(&path) {
            Ok(text) => read.file(&path, &text, problems),
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    let tallies = tally(&read.declarations);
    for name in tallies.keys() {
        texts.place(name);
    }
    let hosts: BTreeSet<&str> = tallies.values().flat_map(|tally| tally.on.keys().map(String::as_str)).collect();
    let number_of: HashMap<&str, usize> = hosts.iter().enumerate().map(|(number, host)| (*host, number)).collect();
    let (mut rows, mut on) = (Vec::new(), Vec::new());
    for (name, tally) in &tallies {
        let (everywhere, own, from) = (tally.everywhere, tally.own, on.len());
        on.extend(tally.on.iter().map(|(host, sums)| format!("({}, SiteCounts({sums:?}))", number_of[host.as_str()])));
        rows.push(format!(
            "CommonName {{ pattern: {}, everywhere: SiteCounts({everywhere:?}), own: SiteCounts({own:?}), on: ({from}, {}) }}",
            texts.place(name),
            tally.on.len(),
        ));
    }
    let starred: Vec<usize> = tallies.keys().enumerate().filter(|(_, name)| name.contains('*')).map(|(number, _)| number).collect();
    let exact = tallies.keys().map(String::as_str).enumerate().filter(|(_, name)| !name.contains('*'));
    let hosts: Vec<String> = hosts.iter().map(|host| texts.place(host)).collect();
    let allow = "#[allow(clippy::unreadable_literal)]\npub(super) static";
    format!(
        "pub(super) static CHARTERS_READ: usize = {};\n{allow} COMMON: [CommonName; {}] = [\n{}];\n{allow} COMMON_ON: [(u16, SiteCounts); {}] = [{}];\n\
         {allow} COMMON_HOSTS: [Text; {}] = [{}];\n{allow} COMMON_STARRED: [u16; {}] = {starred:?};\n{}",
        read.sites.len(),
        rows.len(),
        rows.join(",\n"),
        on.len(),
        on.join(", "),
        hosts.len(),
        hosts.join(", "),
        starred.len(),
        places::table("COMMON_SLOTS", exact),
    )
}

fn files(folder: &Path, problems: &mut Vec<String>) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).map_err(|error| problems.push(format!("{}: {error}", folder.display())));
    let mut paths: Vec<PathBuf> = listed.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "tsv"));
    paths.sort();
    paths
}

/// What was read so far.
#[derive(Default)]
struct Read {
    declarations: Vec<SiteDeclaration>,
    sites: BTreeSet<String>,
}

impl Read {
    fn file(&mut self, path: &Path, text: &str, problems: &mut Vec<String>) {
        let mut site = String::new();
        let mut seen = BTreeSet::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let mut report = |sentence: &str| problems.push(format!("{}:{}: {sentence}", path.display(), index + 1));
            if let Some(head) = line.strip_prefix("@ ") {
                match head.split('\t').collect::<Vec<_>>()[..] {
                    [of, day, address] if !of.is_empty() && is_day(day) && address.starts_with("https://") => of.clone_into(&mut site),
                    _ => report("a block begins with “@ site”, the day and an https address, between tabs"),
                }
                seen.clear();
                self.sites.insert(site.clone());
                continue;
            }
            match declaration(line, &site) {
                Ok((_, purpose)) if purpose.is_none() => {}
                Ok((line, _)) if !seen.insert((line.name.clone(), line.host.clone())) => report("said twice of the same host"),
                Ok((line, _)) => self.declarations.push(line),
                Err(sentence) => report(sentence),
            }
        }
    }
}

/// A line of a block, and whether it counts for a purpose.
fn declaration(cells: &str, site: &str) -> Result<(SiteDeclaration, Option<usize>), &'static str> {
    let [name, category, span, provider, host] = cells.split('\t').collect::<Vec<_>>()[..] else {
        return Err("a declaration has five columns between tabs: name, category, life, provider, host");
    };
    if site.is_empty() {
        return Err("a declaration stands below the line of its site");
    }
    if name.is_empty() || name.trim() != name || name == "*" {
        return Err("a declaration has a name");
    }
    if !is_life(span) {
        return Err("life is “session”, “-” or a number with s, min, h, d, mo or y");
    }
    let purpose = match category {
        "n" | "f" => Some(0),
        "s" => Some(1),
        "a" | "m" => Some(2),
        "-" => None,
        _ => return Err("the category is n, f, s, a, m or -"),
    };
    let host = said_host(provider, if host == "-" { "" } else { host });
    Ok((SiteDeclaration { site: site.to_owned(), name: name.to_owned(), host, purpose: purpose.unwrap_or(0) }, purpose))
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
}

fn is_life(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text == "-" || text == "session" || (digits > 0 && ["s", "min", "h", "d", "mo", "y"].contains(&&text[digits..]))
}
