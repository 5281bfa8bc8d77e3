//! The lines of a table that declares cookies.

use super::columns::Columns;
use super::lives;
use super::mentions_cookies;
use super::names::{Names, are_only_names, is_like_a_company, is_telling, is_unmistakable, is_word, names_of};
use super::shifted;
use crate::charter::import::{NotUnderstood, Row, one_line};
use crate::charter::words::{Claim, Column, Vocabulary, claim_of, fold, life_of, named_kind};
use crate::charter::{Declaration, DeclaredLife, Localised, NamePattern, Party, Purpose};

/// Rows with a duration in brackets at least, before these are how a table says how long.
const FEWEST_BRACKETS: usize = 3;

/// What is declared as strictly necessary, whoever sets it.
const NECESSARY: Claim = Claim { purpose: Some(Purpose::Necessary), party: None, is_internal: false };

/// What the lines of a table say.
#[derive(Default)]
pub struct Rows {
    pub declarations: Vec<Declaration>,
    pub not_understood: Vec<NotUnderstood>,
}

/// Reads the lines below a header. `kind` is what stands above the table.
pub fn read(words: &Vocabulary, columns: &Columns, rows: &[&Row], kind: Claim, is_prose: bool) -> Rows {
    let are_labels = mostly_labels(words, columns, rows);
    let mut reader = Reader { words, columns, kind, are_labels, is_prose, has_brackets: false, read: Rows::default() };
    reader.has_brackets = reader.mostly_brackets(rows);
    for row in rows {
        match shifted::in_place(words, columns, row) {
            Some(whole) => reader.row(&whole),
            None => reader.row(row),
        }
    }
    reader.read
}

/// The lines of a table of what is kept elsewhere than in cookies: none declares one.
pub fn listed(columns: &Columns, rows: &[&Row]) -> Rows {
    let is_line = |row: &&&Row| !columns.is_header(row) && row.cells.iter().any(|cell| !cell.trim().is_empty());
    let listed = rows.iter().filter(is_line).map(|row| NotUnderstood { line: row.line, text: row.joined() });
    Rows { declarations: Vec::new(), not_understood: listed.collect() }
}

/// Whether the column of names holds labels for the most part; then a single plain word in it is one too: "`YouTube`" below "Google Analytics".
fn mostly_labels(words: &Vocabulary, columns: &Columns, rows: &[&Row]) -> bool {
    let cells = rows.iter().filter(|row| row.only_text().is_none()).map(|row| names_of(words, columns.cell(row, Column::Name)));
    let (mut labels, mut names) = (0, 0);
    for cell in cells {
        labels += usize::from(cell.names.is_empty() && !cell.label.is_empty());
        names += usize::from(cell.names.iter().any(|name| !is_word(name)));
    }
    labels > names
}

struct Reader<'a> {
    words: &'a Vocabulary,
    columns: &'a Columns,
    kind: Claim,
    are_labels: bool,
    is_prose: bool,
    /// What is said of each cookie ends in a duration in brackets, for the most part.
    has_brackets: bool,
    read: Rows,
}

impl Reader<'_> {
    fn row(&mut self, row: &Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) || self.columns.is_header(row) {
            return;
        }
        if let Some(text) = row.only_text().filter(|_| self.columns.count > 1) {
            return self.lone(row, text);
        }
        let names = self.names(row);
        if !names.names.is_empty() && self.is_other_storage(row) {
            return self.list(row);
        }
        if names.names.is_empty() {
            self.nameless(row, &names.label);
        } else {
            self.named(row, &names);
        }
    }

    /// A cell alone in its row: the kind of the rows below it, a name without anything else, or a remark.
    fn lone(&mut self, row: &Row, text: &str) {
        let claim = claim_of(self.words, text);
        let is_heading = row.is_across || text.len() < 90 && !text.trim_end().ends_with('.');
        let is_name_cell = !row.is_across && !self.columns.cell(row, Column::Name).is_empty();
        let names = names_of(self.words, text).names;
        // A whole line that could not be divided is no name, and no kind for the lines below it.
        let is_short = text.split_whitespace().count() < 5 || are_only_names(self.words, text);
        // "Marketing" alone between the rows is a kind.
        let is_kind = !claim.is_silent() && names.iter().all(|name| is_word(name));
        // A company that its own rows stand below: nothing is said of it, and a plain word is no name by itself.
        let is_plain_word = self.columns.count > 2 && names.iter().all(|name| is_word(name));
        if is_name_cell && !names.is_empty() && is_short && !is_kind && !is_plain_word {
            let names = self.names(row);
            return if names.names.is_empty() { self.list(row) } else { self.named(row, &names) };
        }
        if names.iter().any(|name| is_unmistakable(name)) {
            return self.list(row);
        }
        if is_heading && !claim.is_silent() && fold(text).split(' ').count() < 16 {
            self.kind = claim;
        } else {
            self.list(row);
        }
    }

    fn list(&mut self, row: &Row) {
        self.read.not_understood.push(NotUnderstood { line: row.line, text: row.joined() });
    }

    fn names(&self, row: &Row) -> Names {
        let cell = self.columns.cell(row, Column::Name);
        let mut names = names_of(self.words, cell);
        if let Some(place) = self.columns.wildcard {
            let is_beginning = row.cell(place).trim() == "1";
            names.names.iter_mut().filter(|name| is_beginning && !name.contains('*')).for_each(|name| name.push('*'));
        }
        // A company is no cookie, also where its name is one word.
        let others = [self.columns.cell(row, Column::Provider), self.columns.cell(row, Column::Service)];
        let is_company = |name: &str| is_like_a_company(name) && !is_unmistakable(name) && !is_telling(name);
        let is_label = |name: &str| {
            is_word(name) && (self.are_labels || others.iter().any(|other| other.eq_ignore_ascii_case(name)))
                || self.columns.is_guessed && is_company(name)
        };
        if let Some(label) = names.names.iter().find(|name| is_label(name)).cloned() {
            names.names.retain(|name| !is_label(name));
            names.label = if names.label.is_empty() { label } else { names.label };
        }
        names
    }

    /// Local storage and pixels share a table with cookies in what some tools print.
    fn is_other_storage(&self, row: &Row) -> bool {
        let beside = [Column::Life, Column::Category, Column::Party];
        // `theme (localStorage)`.
        let inside = self.columns.cell(row, Column::Name).split_once('(').map_or("", |(_, inside)| inside.trim_end_matches([')', ' ']));
        row.cells.iter().any(|cell| self.words.is_other_storage(cell))
            || self.words.names_other_storage(inside)
            || self.words.begins_with_storage(self.columns.cell(row, Column::Purpose))
            || beside.iter().any(|column| self.words.names_other_storage(self.columns.cell(row, *column)))
            || self.words.is_said_to_be_no_cookie(self.columns.cell(row, Column::Purpose))
    }

    /// A service or a label without a technical name; what holds neither is listed.
    fn nameless(&mut self, row: &Row, label: &str) {
        let (provider, service) = (self.provider(row), one_line(self.columns.cell(row, Column::Service)));
        let label = if self.words.is_nothing(label) { String::new() } else { one_line(label) };
        let says_more = [Column::Purpose, Column::Life, Column::Category].iter().any(|column| !self.columns.cell(row, *column).is_empty());
        if !says_more || provider.is_empty() && service.is_empty() && label.is_empty() {
            return self.list(row);
        }
        let service = if service.is_empty() { label } else { service };
        let declaration = self.declaration(row, None, self.life_of_row(row), one_line(self.columns.cell(row, Column::Purpose)));
        self.read.declarations.push(Declaration { provider, service: both(service), ..declaration });
    }

    fn named(&mut self, row: &Row, names: &Names) {
        let lives = self.lives(row, &names.names);
        if names.names.len() > 1
            && lives.iter().all(|life| *life == DeclaredLife::Unsaid)
            && self.life(self.columns.cell(row, Column::Life)) != DeclaredLife::Unsaid
        {
            // Durations that belong to none of them.
            self.list(row);
        }
        let purposes = self.purposes(row, names.names.len());
        for (index, name) in names.names.iter().enumerate() {
            let life = lives.get(index).copied().unwrap_or_default();
            let purpose = purposes.get(index).or(purposes.first()).cloned().unwrap_or_default();
            let declaration = self.declaration(row, Some(NamePattern::new(name.clone())), life, purpose);
            self.read.declarations.push(declaration);
        }
    }

    fn declaration(&self, row: &Row, pattern: Option<NamePattern>, life: DeclaredLife, purpose: String) -> Declaration {
        let kind = self.kind(row);
        Declaration {
            pattern,
            provider: self.provider(row),
            service: both(one_line(self.columns.cell(row, Column::Service))),
            purpose: both(purpose),
            category: kind.category(),
            aim: kind.purpose,
            life,
            line: row.line,
        }
    }

    /// The organisation; "this site" is none.
    fn provider(&self, row: &Row) -> String {
        let cell = self.columns.cell(row, Column::Provider);
        if self.words.is_own_site(cell) || self.words.is_nothing(cell) { String::new() } else { one_line(cell) }
    }

    fn life(&self, text: &str) -> DeclaredLife {
        life_of(self.words, text, self.columns.unit)
    }

    /// A duration anywhere in a sentence, but a session only where it stands in brackets or in a few words of its own: "the session of a user" is none.
    fn life_in_sentence(&self, text: &str) -> DeclaredLife {
        // The session in a name is none of durations: "_shop_session is set".
        let without_names: String;
        let text = if text.contains('_') {
            without_names = text.split_whitespace().filter(|word| !word.contains('_')).collect::<Vec<_>>().join(" ");
            &without_names
        } else {
            text
        };
        match self.life(text) {
            // "A session cookie", "when you close your browser": said in several words it is meant wherever it stands.
            DeclaredLife::Session if self.words.says_session(text) => DeclaredLife::Session,
            DeclaredLife::Session => {
                let parts = text.split([',', ';', '(', ')', '–', '—', '.', ':']).filter(|part| part.split_whitespace().count() < 6);
                // Of a few words and nothing else, what is not a phrase of durations is done with a session: "user session management".
                let is_told = |part: &&str| {
                    part.trim().len() < text.trim().len()
                        || self.words.is_session_phrase(part)
                        || self.words.column(part) == Some(Column::Life)
                };
                parts.filter(is_told).map(|part| self.life(part)).fold(DeclaredLife::Unsaid, DeclaredLife::or_longer)
            }
            life => life,
        }
    }

    /// Whether most rows, and several, end in a duration in brackets where no column tells. One alone may speak of anything: "visitors of age (18 years)".
    fn mostly_brackets(&self, rows: &[&Row]) -> bool {
        if self.is_prose || self.columns.has(Column::Life) {
            return false;
        }
        let said = |row: &&&Row| !self.columns.is_header(row) && !self.columns.cell(row, Column::Purpose).trim().is_empty();
        let ends = |row: &&Row| self.life_in_brackets(self.columns.cell(row, Column::Purpose)) != DeclaredLife::Unsaid;
        let (mut all, mut ending) = (0, 0);
        for row in rows.iter().filter(said) {
            all += 1;
            ending += usize::from(ends(row));
        }
        ending >= FEWEST_BRACKETS && ending * 2 > all
    }

    /// The duration in brackets at the end of what is said of a cookie, and nothing else in them: "Counts visits (2 years)."
    fn life_in_brackets(&self, text: &str) -> DeclaredLife {
        let inside = text.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let is_bare = |inside: &str| {
            self.words.is_session_phrase(inside)
                || inside.starts_with(|c: char| c.is_ascii_digit()) && inside.split_whitespace().count() <= 2
        };
        inside.filter(|(_, inside)| is_bare(inside.trim())).map_or(DeclaredLife::Unsaid, |(_, inside)| self.life(inside))
    }

    /// The column in which it stands how long a cookie lives.
    fn column_of_life(&self) -> Column {
        if self.is_prose && !self.columns.has(Column::Life) { Column::Purpose } else { Column::Life }
    }

    /// How long what a row declares lives, all of it.
    fn life_of_row(&self, row: &Row) -> DeclaredLife {
        let column = self.column_of_life();
        let cell = self.columns.cell(row, column);
        // An empty cell beside "a session cookie": said in words that can mean nothing else.
        let is_session =
            column == Column::Life && is_empty(cell) && self.words.calls_itself_session(self.columns.cell(row, Column::Purpose));
        match is_session {
            true => DeclaredLife::Session,
            false if column == Column::Life && !self.columns.has(Column::Life) && self.is_labelled(row) => self.life_behind_label(row),
            false if self.has_brackets => self.life_in_brackets(self.columns.cell(row, Column::Purpose)),
            false if column == Column::Purpose => self.life_in_sentence(cell),
            false => self.life(cell),
        }
    }

    /// The life of each name.
    fn lives(&self, row: &Row, names: &[String]) -> Vec<DeclaredLife> {
        let cell = self.columns.cell(row, self.column_of_life());
        lives::of_each(self.words, cell, names, |text| self.life(text)).unwrap_or_else(|| vec![self.life_of_row(row); names.len()])
    }

    fn is_labelled(&self, row: &Row) -> bool {
        self.life_behind_label(row) != DeclaredLife::Unsaid
    }

    /// What stands behind the label of a duration, where no column tells one: "Counts visits. Duration: 13 months", and the session of a cell of kinds that
    /// is nothing else.
    fn life_behind_label(&self, row: &Row) -> DeclaredLife {
        let cell = self.columns.cell(row, Column::Purpose);
        let parts: Vec<&str> = cell.split([':', '：']).collect();
        let said = parts.iter().zip(parts.iter().skip(1)).filter(|(before, _)| {
            let label = before.rsplit(['.', ',', ';', '(', '\n', '–', '—']).next().unwrap_or("");
            self.words.whole_header(label.trim()) == Some(Column::Life)
        });
        let said = said.map(|(_, behind)| self.life(behind.split(['.', ';', ')', '\n']).next().unwrap_or("")));
        match said.fold(DeclaredLife::Unsaid, DeclaredLife::or_longer) {
            DeclaredLife::Unsaid if self.words.is_session_phrase(self.columns.cell(row, Column::Category)) => DeclaredLife::Session,
            said => said,
        }
    }

    /// One purpose for all names, or as many whole lines as there are names.
    fn purposes(&self, row: &Row, names: usize) -> Vec<String> {
        let cell = self.columns.cell(row, Column::Purpose);
        let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let are_whole = lines.iter().all(|line| line.starts_with(char::is_uppercase) && !line.ends_with([',', ';']));
        if names > 1 && lines.len() == names && are_whole { lines.into_iter().map(one_line).collect() } else { vec![one_line(cell)] }
    }

    /// The declared kind: a Yes or No to "strictly necessary" decides, then the cell of the kind, then what stands above the table. Whose a cookie is
    /// may stand in a column of its own.
    fn kind(&self, row: &Row) -> Claim {
        let answer = self.columns.has(Column::Necessary).then(|| self.words.answer(self.columns.cell(row, Column::Necessary))).flatten();
        if answer == Some(true) {
            return NECESSARY;
        }
        let cell = match claim_of(self.words, self.columns.cell(row, Column::Category)) {
            silent if silent.is_silent() && self.is_prose => match self.said_in_passing(row) {
                silent if silent.is_silent() && self.kind.is_silent() => self.kind_in_entry(row),
                said => said,
            },
            silent if silent.is_silent() && self.kind.is_silent() => self.kind_as_purpose(row),
            said => said,
        };
        let is_above = cell.is_silent() || self.columns.are_kinds_purposes && self.kind.purpose.is_some();
        let mut claim = if is_above {
            self.kind
        } else {
            Claim { party: cell.party.or(self.kind.party), purpose: cell.purpose.or(self.kind.purpose), ..cell }
        };
        let column = claim_of(self.words, self.columns.cell(row, Column::Party)).party;
        if answer == Some(false) && claim.purpose == Some(Purpose::Necessary) {
            claim = Claim { purpose: None, ..claim };
        }
        match (claim.purpose, column) {
            // Called strictly necessary it is declared as that, whoever sets it.
            (Some(Purpose::Necessary), Some(_)) => NECESSARY,
            (Some(_), Some(party)) | (None, Some(party @ Party::Third)) => Claim { party: Some(party), ..claim },
            _ => claim,
        }
    }

    /// A kind by its name where it is asked what for: "Analytics", "Mesure d’audience". That a cookie is needed has to be said in so many words, also in
    /// brackets behind what is no other kind: "Langue (nécessaire)". What stands in brackets otherwise, or before a colon, may be what a choice is about.
    fn kind_as_purpose(&self, row: &Row) -> Claim {
        let cell = self.columns.cell(row, Column::Purpose);
        let is_told = |claim: &Claim| claim.purpose.is_some();
        let is_word = cell.chars().all(char::is_alphanumeric);
        let in_a_word = || Some(claim_of(self.words, cell)).filter(|claim| is_word && claim.purpose != Some(Purpose::Necessary));
        let named = Some(named_kind(self.words, cell)).filter(is_told).or_else(in_a_word);
        named.filter(is_told).or_else(|| self.needed_in_brackets(cell)).unwrap_or_default()
    }

    fn needed_in_brackets(&self, cell: &str) -> Option<Claim> {
        let (front, said) = cell.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        let is_no_other_kind = matches!(claim_of(self.words, front).purpose, None | Some(Purpose::Necessary));
        Some(named_kind(self.words, said)).filter(|claim| is_no_other_kind && claim.purpose == Some(Purpose::Necessary))
    }

    /// The same between the commas of an entry: "publicité, 3 mois".
    fn kind_in_entry(&self, row: &Row) -> Claim {
        let cell = self.columns.cell(row, Column::Purpose);
        let parts: Vec<&str> = cell.split([',', ';', '(', ')', '–', '—', '·']).map(str::trim).collect();
        // "Advertising preferences" are a visitor's choice.
        let is_choice = |part: &str| part.split(' ').any(|word| claim_of(self.words, word).purpose == Some(Purpose::Necessary));
        let is_kind = |part: &&str| part.split(' ').count() < 3 && part.chars().all(|c| c.is_alphabetic() || c == ' ') && !is_choice(part);
        let is_told = |claim: &Claim| matches!(claim.purpose, Some(Purpose::Statistics | Purpose::Advertising));
        let mut told = parts.iter().filter(|part| is_kind(part)).map(|part| claim_of(self.words, part)).filter(is_told);
        told.next().filter(|_| parts.iter().any(|part| self.life(part) != DeclaredLife::Unsaid)).unwrap_or_default()
    }

    /// The kind that a sentence about one cookie names in a few words between commas, or as a short sentence: "détection de JavaScript, cookie technique",
    /// "This cookie is strictly necessary".
    fn said_in_passing(&self, row: &Row) -> Claim {
        const MOST_WORDS: usize = 4;
        let parts = self.columns.cell(row, Column::Purpose).split([',', ';', '(', ')', '.', '–', '—']);
        // "This cookie is", and what it is.
        let is_said = |part: &str| matches!(fold(part).split(' ').collect::<Vec<_>>()[..], [_, _, verb, _, _] if self.words.is_being(verb));
        let are_few = |part: &&str| mentions_cookies(part) && (part.split_whitespace().count() <= MOST_WORDS || is_said(part));
        parts.filter(are_few).map(|part| claim_of(self.words, part)).find(|claim| !claim.is_silent()).unwrap_or_default()
    }
}

/// Whether a cell holds nothing but a dash.
pub fn is_empty(cell: &str) -> bool {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/')).is_empty()
}

/// A text of the page, which is in one language.
fn both(text: String) -> Localised {
    Localised { fr: text.clone(), en: text }
}
