use super::{aside, audit_code, key_value, name_detail, site, visible};
use crate::audit::Code;
use crate::i18n::Words;
use crate::notes::{Note, Topic};

/// What a note is about: the cookie with its host, the site, or the finding with the cookie it is of.
#[must_use]
pub fn note_about(words: &Words, about: &Topic) -> String {
    match about {
        Topic::Cookie { name, host } => name_detail(words, &visible(name), &crate::site::display(host)),
        Topic::Site { site: name } => site(words, name).into_owned(),
        Topic::Finding { site: audited, code, name, host } => {
            let found = Code::from_code(code).map_or_else(|| visible(code), |code| audit_code(words, code));
            let place = if host.is_empty() { site(words, audited).into_owned() } else { crate::site::display(host).into_owned() };
            aside(words, &name_detail(words, &visible(name), &place), &found)
        }
    }
}

/// What a note says, line by line: its labels, then its text.
#[must_use]
pub fn note(words: &Words, note: &Note) -> Vec<String> {
    let labels = (!note.labels.is_empty()).then(|| key_value(words, &words.text("note-column-labels"), &visible(&note.typed_labels())));
    let mut lines = note.text.lines().filter(|line| !line.trim().is_empty()).map(visible);
    let first = lines.next().map(|line| key_value(words, &words.text("note-part"), &line));
    labels.into_iter().chain(first).chain(lines).collect()
}
