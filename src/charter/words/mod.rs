//! The words of published charters in several languages, as data (`assets/charter-words`). A charter is read with the words of all of them: pages mix
//! languages, and a browser's extension or a tool names its columns in its own.

mod denied;
mod fold;
mod form;
mod kind;
mod life;
mod sentence;
mod storage;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::coded::coded;

pub use fold::{fold, has_phrase, has_start};
pub use kind::{Claim, claim_of, claim_of_sentence, claim_of_title, named_kind};
pub use life::{Unit, life_of, starts_with_life};

mod files {
    include!(concat!(env!("OUT_DIR"), "/charter_words.rs"));
}

coded! {
    /// What stands below a header.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Column {
        /// Names of cookies.
        Name = "name",
        /// Who sets it.
        Provider = "provider",
        /// For which service, and where.
        Service = "service",
        /// What for.
        Purpose = "purpose",
        /// How long.
        Life = "life",
        /// Of which kind.
        Category = "category",
        /// Whether it is the site's or a third party's.
        Party = "party",
        /// Whether it is strictly necessary.
        Necessary = "necessary",
        /// Nothing that a charter declares.
        Content = "content",
    }
}

/// The words of all languages, folded.
pub struct Vocabulary {
    headers: HashMap<String, (Column, usize)>,
    life: life::Words,
    kinds: kind::Words,
    /// Answers to "strictly necessary?".
    yes: Vec<String>,
    no: Vec<String>,
    /// Cells that say that there is nothing.
    none: Vec<String>,
    /// Phrases before the beginning of a name.
    prefix: Vec<String>,
    /// Words between two names.
    list: Vec<String>,
    own_site: Vec<String>,
    /// Cells that say that a line is no cookie.
    storage: Vec<String>,
    /// Words of that which send something and set cookies besides: pixels, beacons.
    sender: Vec<String>,
    /// Headers of names that are keys of a storage.
    key: Vec<String>,
    /// Parts of names of what a page tells of a session.
    about_session: Vec<String>,
    /// Parts of names that stand for others, by language.
    placeholder: Vec<Vec<String>>,
    /// How headers of hosts begin, and those of who sets a cookie.
    host: Vec<String>,
    who: Vec<String>,
    sentence: sentence::Words,
    /// Per language: its tag, and the words it is told by.
    common: HashMap<String, Vec<usize>>,
    /// Per language: its units of durations, which tell behind a number: "1 an" is French, "an ID" is not.
    units: HashMap<String, Vec<usize>>,
    tags: Vec<&'static str>,
}

/// The words of the files that were compiled in.
pub fn vocabulary() -> &'static Vocabulary {
    static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
        // The build script has read the same texts in the same form: none can fail here.
        let read = |(tag, text): &(&'static str, &str)| Some((*tag, toml::from_str::<form::File>(text).ok()?));
        Vocabulary::new(&files::FILES.iter().filter_map(read).collect::<Vec<_>>())
    });
    &WORDS
}

/// All texts of a list, folded.
fn folded(list: &[String]) -> impl Iterator<Item = String> + '_ {
    list.iter().map(|text| fold(text))
}

impl Vocabulary {
    fn new(files: &[(&'static str, form::File)]) -> Self {
        let mut headers = HashMap::new();
        let mut common: HashMap<String, Vec<usize>> = HashMap::new();
        let mut units: HashMap<String, Vec<usize>> = HashMap::new();
        for (language, (_, file)) in files.iter().enumerate() {
            for (column, phrases) in columns(&file.headers) {
                for phrase in folded(phrases) {
                    // Of a phrase that means two things the more telling column counts, whichever file is read first.
                    let entry = headers.entry(phrase).or_insert((column, language));
                    if column < entry.0 {
                        *entry = (column, language);
                    }
                }
            }
            for word in folded(&file.common) {
                common.entry(word).or_default().push(language);
            }
            for (word, _) in life::units(&file.life) {
                units.entry(word).or_default().push(language);
            }
        }
        let gather = |list: fn(&form::File) -> &Vec<String>| files.iter().flat_map(|(_, file)| folded(list(file))).collect();
        Self {
            headers,
            life: life::Words::new(files.iter().map(|(_, file)| &file.life)),
            kinds: kind::Words::new(&files.iter().map(|(_, file)| &file.category), gather(|file| &file.sentences.none)),
            yes: gather(|file| &file.answers.yes),
            no: gather(|file| &file.answers.no),
            none: gather(|file| &file.names.none),
            prefix: gather(|file| &file.names.prefix),
            list: gather(|file| &file.names.list),
            own_site: gather(|file| &file.names.own_site),
            storage: gather(|file| &file.names.storage),
            sender: gather(|file| &file.names.sender),
            key: gather(|file| &file.names.key),
            about_session: gather(|file| &file.names.about_session),
            placeholder: files.iter().map(|(_, file)| folded(&file.names.placeholder).collect()).collect(),
            host: gather(|file| &file.headers.host),
            who: gather(|file| &file.headers.who),
            sentence: sentence::Words::new(files),
            common,
            units,
            tags: files.iter().map(|(tag, _)| *tag).collect(),
        }
    }

    /// What a text above a column says of it; the longest phrase in it wins. Longer than [`LONGEST_HEADER`] words it is no header.
    #[must_use]
    pub fn column(&self, header: &str) -> Option<Column> {
        self.longest_header(&fold(header)).map(|(_, column)| column)
    }

    fn longest_header(&self, folded: &str) -> Option<(usize, Column)> {
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() > LONGEST_HEADER {
            return None;
        }
        let runs = (0..words.len()).flat_map(|from| (from + 1..=words.len()).map(move |to| (from, to)));
        let found = runs.filter_map(|(from, to)| {
            let phrase = words.get(from..to)?.join(" ");
            Some((phrase.len(), self.headers.get(&phrase)?.0))
        });
        // Of two as long, "description" says more than what is described: "Application description".
        found.max_by_key(|(length, column)| (*length, *column == Column::Purpose, std::cmp::Reverse(*column)))
    }

    /// The same of a line that is a header for the most part, not a sentence with such a word in it.
    #[must_use]
    pub fn header_line(&self, line: &str) -> Option<Column> {
        if line.len() > 80 || line.contains('\t') {
            return None;
        }
        let folded = fold(line);
        let (length, column) = self.longest_header(&folded)?;
        (length * 2 >= folded.len()).then_some(column)
    }

    /// The same when the whole text is one phrase.
    #[must_use]
    pub fn whole_header(&self, text: &str) -> Option<Column> {
        if text.len() > 80 {
            return None;
        }
        self.headers.get(&fold(text)).map(|(column, _)| *column)
    }

    /// Whether a header is one of hosts: "Domain".
    #[must_use]
    pub fn is_header_of_hosts(&self, header: &str) -> bool {
        let folded = fold(header);
        self.host.iter().any(|beginning| folded.starts_with(beginning.as_str()))
    }

    /// Whether a header asks who sets a cookie: "Provider". What is called otherwise ("Set by", "Source") may say by which means it is set.
    #[must_use]
    pub fn asks_who(&self, header: &str) -> bool {
        let folded = fold(header);
        self.who.iter().any(|beginning| folded.starts_with(beginning.as_str()))
    }

    /// Whether a header calls its names keys, not cookies.
    #[must_use]
    pub fn is_header_of_keys(&self, header: &str) -> bool {
        self.key.contains(&fold(header))
    }

    /// The columns of a line of headers between which the borders were lost, with what share of its words is part of a header.
    #[must_use]
    pub fn run_of_headers(&self, line: &str) -> Option<Vec<Column>> {
        let folded = fold(line);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        if words.len() < 2 || words.len() > 24 {
            return None;
        }
        let (mut columns, mut covered, mut at) = (Vec::new(), 0, 0);
        while at < words.len() {
            let fitting = (1..=6.min(words.len() - at)).rev().find_map(|length| {
                let phrase = words.get(at..at + length)?.join(" ");
                Some((length, self.headers.get(&phrase)?.0))
            });
            let Some((length, column)) = fitting else {
                at += 1;
                continue;
            };
            if !columns.contains(&column) {
                columns.push(column);
            }
            covered += length;
            at += length;
        }
        (covered * 4 >= words.len() * 3).then_some(columns)
    }

    /// The answer of a cell to "strictly necessary?".
    #[must_use]
    pub fn answer(&self, text: &str) -> Option<bool> {
        let folded = fold(text);
        let begins = |list: &[String]| {
            list.iter().any(|word| folded == *word || folded.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' ')))
        };
        match text.trim() {
            "✓" | "✔" | "✔️" | "☑" | "x" | "X" | "●" => Some(true),
            "✗" | "✘" | "❌" | "☐" | "-" | "–" => Some(false),
            _ if begins(&self.yes) => Some(true),
            _ if begins(&self.no) => Some(false),
            _ => None,
        }
    }

    /// Whether a cell says that there is nothing.
    #[must_use]
    pub fn is_nothing(&self, text: &str) -> bool {
        let folded = fold(text);
        folded.is_empty() || self.none.contains(&folded)
    }

    /// Whether a text names the site itself, not an organisation.
    #[must_use]
    pub fn is_own_site(&self, text: &str) -> bool {
        self.own_site.contains(&fold(text))
    }

    /// Whether a name is that of what a page tells of a session, for which its scripts must read it: when it ends, that its end was told.
    #[must_use]
    pub fn is_about_a_session(&self, name: &str) -> bool {
        let folded = fold(name);
        self.about_session.iter().any(|part| folded.contains(part.as_str()))
    }

    /// Whether a word stands between the names of a list.
    #[must_use]
    pub fn is_list_word(&self, word: &str) -> bool {
        self.list.contains(&fold(word))
    }

    /// The text behind a phrase such as "starting with".
    #[must_use]
    pub fn after_prefix_phrase<'a>(&self, text: &'a str) -> Option<&'a str> {
        let words: Vec<(usize, &str)> = word_places(text).collect();
        (0..words.len()).find_map(|from| {
            (1..=6.min(words.len() - from)).rev().find_map(|length| {
                let (start, last) = (words.get(from)?.0, words.get(from + length - 1)?);
                let end = last.0 + last.1.len();
                self.prefix.contains(&fold(text.get(start..end)?)).then(|| text.get(end..))?
            })
        })
    }

    /// The tag of the language in which the texts are written, `None` when they are too few to tell.
    #[must_use]
    pub fn language<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
        // A page of two megabytes tells its language in its first words as well as in all of them.
        let counts = self.counted(texts.flat_map(words_of_language).take(20_000));
        let (language, most) = counts.iter().enumerate().max_by_key(|(index, count)| (**count, std::cmp::Reverse(*index)))?;
        (*most > 0).then(|| self.tags.get(language).copied())?
    }

    /// How many of the words are frequent in each language, or units of its durations behind a number.
    fn counted(&self, words: impl Iterator<Item = String>) -> Vec<u32> {
        let mut counts = vec![0_u32; self.tags.len()];
        let mut is_behind_number = false;
        for word in words {
            let unit = self.units.get(&word).filter(|_| is_behind_number);
            is_behind_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
            for language in unit.or_else(|| self.common.get(&word)).into_iter().flatten() {
                if let Some(count) = counts.get_mut(*language) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// The languages that a sentence may be in, names in it left out: those of most of its frequent words, all of them where it has none.
    #[must_use]
    pub fn languages_of(&self, sentence: &str) -> Vec<usize> {
        let counts = self.counted(words_of_language(sentence));
        let most = counts.iter().copied().max().unwrap_or_default();
        (0..).zip(counts).filter(|(_, count)| *count == most).map(|(language, _)| language).collect()
    }

    /// The tag of a known language, from one such as `fr-FR`.
    #[must_use]
    pub fn known_tag(&self, tag: &str) -> Option<&'static str> {
        let language = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        self.tags.iter().find(|known| **known == language).copied()
    }
}

/// Words of a sentence that is still a header: "Is this cookie strictly necessary?".
const LONGEST_HEADER: usize = 9;

/// The folded words of a text; the parts of a technical name are of no language.
fn words_of_language(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace().filter(|word| !word.contains(['_', '`']));
    words.flat_map(|word| fold(word).split(' ').map(str::to_owned).collect::<Vec<_>>())
}

/// The words of a text with their places in bytes.
fn word_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn columns(headers: &form::Headers) -> [(Column, &Vec<String>); 9] {
    [
        (Column::Name, &headers.name),
        (Column::Provider, &headers.provider),
        (Column::Service, &headers.service),
        (Column::Purpose, &headers.purpose),
        (Column::Life, &headers.life),
        (Column::Category, &headers.category),
        (Column::Party, &headers.party),
        (Column::Necessary, &headers.necessary),
        (Column::Content, &headers.content),
    ]
}

#[cfg(test)]
mod tests;
