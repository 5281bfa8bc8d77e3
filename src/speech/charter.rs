use super::{aside, category, declared_life};
use crate::charter::{Declaration, LoadedCharter};
use crate::i18n::Words;

/// What was understood of a charter, line by line, and what was not.
#[must_use]
pub fn charter_lines(words: &Words, loaded: &LoadedCharter) -> Vec<String> {
    let charter = &loaded.charter;
    let mut lines = vec![charter_read_as(words, loaded)];
    if !charter.scope.is_empty() {
        lines.push(words.with("charter-read-scope", &[("scope", charter.scope.join(", ").into())]));
    }
    lines.extend([String::new(), words.with("charter-read-declarations", &[("count", charter.declarations.len().into())])]);
    lines.extend(charter.declarations.iter().map(|line| numbered(words, line.line, charter_line(words, line))));
    if !loaded.not_understood.is_empty() {
        lines.extend([String::new(), words.with("charter-read-not-understood", &[("count", loaded.not_understood.len().into())])]);
        lines.extend(loaded.not_understood.iter().map(|line| numbered(words, line.line, line.text.clone())));
    }
    lines
}

/// What a charter was read as: its title, its form, its language.
#[must_use]
pub fn charter_read_as(words: &Words, loaded: &LoadedCharter) -> String {
    let source = words.text(&format!("charter-read-source-{}", loaded.source.code())).into_owned();
    let tag = if loaded.language.is_empty() { "unknown" } else { &loaded.language };
    // A language whose words were added before its name is told by its tag.
    let id = format!("charter-read-language-{tag}");
    let language = if words.has(&id) { words.text(&id).into_owned() } else { tag.to_owned() };
    let title = loaded.charter.title.get(words.language());
    let id = if title.is_empty() { "charter-read-untitled" } else { "charter-read" };
    words.with(id, &[("title", title.to_owned().into()), ("source", source.into()), ("language", language.into())])
}

fn numbered(words: &Words, line: usize, told: String) -> String {
    // A number of a line is no quantity: no separators between its digits.
    format!("  {}", words.with("charter-read-line", &[("line", line.to_string().into()), ("told", told.into())]))
}

/// Name, category, duration, and what else is said.
#[must_use]
pub fn charter_line(words: &Words, line: &Declaration) -> String {
    let missing = |id: &str| words.text(id).into_owned();
    let name = line.pattern.as_ref().map_or_else(|| missing("charter-read-nameless"), |pattern| pattern.text().to_owned());
    let kind = line.category.map_or_else(|| missing("charter-read-no-category"), |kind| category(words, kind));
    let lasts = declared_life(words, line.life).unwrap_or_else(|| missing("charter-read-no-life"));
    let said = [line.provider.as_str(), line.service.get(words.language()), line.purpose.get(words.language())];
    let parts = [kind, lasts].into_iter().chain(said.into_iter().filter(|text| !text.is_empty()).map(str::to_owned));
    parts.fold(name, |before, part| aside(words, &before, &part))
}
