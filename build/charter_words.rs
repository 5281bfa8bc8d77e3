//! The words of published charters: every file of `assets/charter-words` has the form of `src/charter/words/form.rs`, and is compiled in as text.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "../src/charter/words/form.rs"]
mod form;

/// A list of (tag, text) of all files; what is wrong in one goes to `problems`.
pub fn compile(folder: &Path, problems: &mut Vec<String>) -> String {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ext| ext == "toml"));
    files.sort();
    let mut listed = String::from("pub(super) const FILES: &[(&str, &str)] = &[\n");
    for path in files {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read_to_string(&path).map_err(|error| error.to_string()).and_then(|text| {
            toml::from_str::<form::File>(&text).map(|file| (is_complete(&file), is_safe(&file))).map_err(|error| error.to_string())
        }) {
            Ok((true, true)) => {
                let absolute = env::current_dir().unwrap_or_default().join(&path);
                let _ = writeln!(listed, "    ({tag:?}, include_str!({:?})),", absolute.display().to_string());
            }
            Ok((false, _)) => problems.push(format!("{}: a list that every language needs is empty", path.display())),
            Ok((_, false)) => problems.push(format!("{}: a word without letters", path.display())),
            Err(error) => problems.push(format!("{}: {error}", path.display())),
        }
    }
    listed + "];\n"
}

/// Whether no list is empty that every language needs.
fn is_complete(file: &form::File) -> bool {
    let (headers, life, kinds) = (&file.headers, &file.life, &file.category);
    let needed = [
        &file.common,
        &headers.name,
        &headers.provider,
        &headers.service,
        &headers.purpose,
        &headers.life,
        &headers.category,
        &headers.party,
        &headers.necessary,
        &headers.content,
        &life.session,
        &life.second,
        &life.minute,
        &life.hour,
        &life.day,
        &life.week,
        &life.month,
        &life.year,
        &life.half,
        &life.joint,
        &kinds.necessary,
        &kinds.comfort,
        &kinds.content,
        &kinds.other,
        &kinds.better,
        &kinds.statistics,
        &kinds.advertising,
        &kinds.third,
        &kinds.own,
        &kinds.negation,
        &file.answers.yes,
        &file.answers.no,
        &file.names.none,
        &file.names.prefix,
        &file.names.list,
        &file.names.own_site,
        &file.names.storage,
    ];
    needed.iter().all(|list| !list.is_empty()) && !life.numbers.is_empty()
}

/// Whether no word of the lists that a language may lack is empty: it would be found in every text.
fn is_safe(file: &form::File) -> bool {
    let (said, names, headers) = (&file.sentences, &file.names, &file.headers);
    let lists = [&said.cookie, &said.called, &said.is, &said.below, &said.undone, &said.others, &said.no_cookie, &said.kept, &said.consent];
    let done = [&said.not, &said.not_behind, &said.none, &said.used, &said.unless, &said.once, &said.skip];
    let more = [
        &names.key,
        &names.sender,
        &names.placeholder,
        &names.about_session,
        &headers.host,
        &headers.who,
        &file.category.internal,
        &file.category.needed,
        &file.life.visit,
    ];
    let amounts = file.life.fractions.values().copied().chain(file.life.periods.values().map(|(amount, _)| f64::from(*amount)));
    amounts.into_iter().all(|amount| amount > 0.0)
        && lists.into_iter().chain(done).chain(more).flatten().all(|word| word.chars().any(char::is_alphanumeric))
}
