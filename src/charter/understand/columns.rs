//! Which table declares cookies, where its header is, and what its columns mean.

use std::collections::{HashMap, HashSet};

use super::names::{is_unmistakable, is_word, names_of, single};
use super::{mentions_cookies, rows};
use crate::charter::DeclaredLife;
use crate::charter::import::{Row, Table};
use crate::charter::words::{Column, Unit, Vocabulary, claim_of, fold, life_of};

/// Rows above a header that a spreadsheet may hold: a title, a remark, an empty line.
const ABOVE_HEADER: usize = 15;

/// Words of the name of a service.
const LONGEST_LABEL: usize = 4;

/// Bytes of a cell that says what a line is: "HTTP cookie".
const LONGEST_KIND: usize = 24;

/// Whether a row that reads like a line of the table may be its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    Pass,
    Stay,
}

/// What stands around a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Nothing that tells what it is of.
    Silent,
    /// Nothing at all: it is the whole file.
    Alone,
    /// The page speaks of cookies above it.
    OfCookies,
}

/// What the columns of a table mean.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The column of each kind.
    places: HashMap<Column, usize>,
    /// How many there are.
    pub count: usize,
    /// The unit that the header of the durations names.
    pub unit: Option<Unit>,
    /// The kinds stand below "Purpose": then a kind above the table, which is meant as one, comes first.
    pub are_kinds_purposes: bool,
    /// A column of `1` for names that are the beginning of others (Open Cookie Database).
    pub wildcard: Option<usize>,
    /// The header as written, to know it again.
    pub header: Vec<String>,
    /// No header says what the columns are: what stands in them does.
    pub is_guessed: bool,
}

impl Columns {
    /// Those below a header that is known for what it is.
    pub fn headed(words: &Vocabulary, places: HashMap<Column, usize>, header: &[String]) -> Self {
        let unit = places.get(&Column::Life).and_then(|place| words.unit_of_header(header.get(*place)?));
        Self { places, count: header.len(), unit, are_kinds_purposes: false, wildcard: None, header: header.to_vec(), is_guessed: false }
    }

    /// The cell of a kind.
    pub fn cell<'a>(&self, row: &'a Row, column: Column) -> &'a str {
        self.places.get(&column).map_or("", |place| row.cell(*place).trim())
    }

    /// Whether there is such a column.
    pub fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    /// Where a kind stands.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// What a column means.
    pub fn kind_of(&self, place: usize) -> Column {
        self.places.iter().find(|(_, taken)| **taken == place).map_or(Column::Content, |(kind, _)| *kind)
    }

    /// Whether a row says the header again, as on the next page.
    pub fn is_header(&self, row: &Row) -> bool {
        !self.header.is_empty() && row.cells == self.header
    }
}

/// The columns of a table that declares cookies, and at which row its lines begin. `last`: the columns of the table before, which this one
/// may go on with.
pub fn find(words: &Vocabulary, table: &Table, context: Context, last: Option<&Columns>) -> Option<(usize, Columns)> {
    let by_header = |lines: Lines| (0..table.rows.len().min(ABOVE_HEADER)).find_map(|at| header(words, table, at, (context, lines)));
    let header = by_header(Lines::Pass).map(|found| lower(words, table, context, found));
    let sure = by_header(Lines::Stay).map(|found| lower(words, table, context, found));
    let is_sure = sure.map(|(first, _)| first) == header.as_ref().map(|(first, _)| *first);
    // A header that reads like a line is one where nothing else can be made of the table.
    let otherwise = || {
        goes_on(words, table, last)
            .or_else(|| without_header(words, table, context))
            .or_else(|| names_and_sentences(words, table).filter(|_| context == Context::OfCookies))
    };
    if is_sure { header.or_else(otherwise) } else { otherwise().or(header) }
}

/// A header in two rows: the lower one counts, where every cell of it is a header and it has more of them than the one that goes over several columns.
fn lower(words: &Vocabulary, table: &Table, context: Context, found: (usize, Columns)) -> (usize, Columns) {
    let texts = |at: usize| {
        table.rows.get(at).map_or(Vec::new(), |row| row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect())
    };
    let (above, below) = (found.0.checked_sub(1).map_or(Vec::new(), texts), texts(found.0));
    // A merged cell stands in each of its columns.
    let distinct = |texts: &[&str]| texts.iter().collect::<HashSet<_>>().len();
    let is_header = distinct(&below) > distinct(&above) && below.iter().all(|cell| words.whole_header(cell).is_some());
    let lower = || header(words, table, found.0, (context, Lines::Stay));
    if is_header { lower().unwrap_or(found) } else { found }
}

/// The columns as a person gives them, and at which row the lines begin: where the reader would begin, else below the first row that has no name in the
/// column of names. Without such a column nothing is declared.
pub fn given(words: &Vocabulary, table: &Table, (kinds, below): (&[Column], Option<usize>)) -> Option<(usize, Columns)> {
    let mut places = HashMap::new();
    for (place, kind) in kinds.iter().enumerate() {
        places.entry(*kind).or_insert(place);
    }
    let name = *places.get(&Column::Name)?;
    // A plain word with a capital stands above names more often than among them.
    let is_line = |row: &Row| names_of(words, row.cell(name)).names.iter().any(|name| !is_word(name));
    let first = below.unwrap_or_else(|| usize::from(!table.rows.first().is_some_and(is_line)));
    let header = first.checked_sub(1).and_then(|at| table.rows.get(at)).map(|row| row.cells.clone()).unwrap_or_default();
    let unit = places.get(&Column::Life).and_then(|place| words.unit_of_header(header.get(*place)?));
    Some((first, Columns { places, count: kinds.len(), unit, are_kinds_purposes: false, wildcard: None, header, is_guessed: false }))
}

/// The columns when row `at` is a header of names and of at least one thing more.
fn header(words: &Vocabulary, table: &Table, at: usize, (context, rows_like_lines): (Context, Lines)) -> Option<(usize, Columns)> {
    let row = table.rows.get(at).filter(|row| !row.is_across && row.only_text().is_none())?;
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    let kinds: Vec<Option<Column>> = row.cells.iter().map(|cell| words.column(cell)).collect();
    // Where no word is known the row may be a line like the others.
    if rows_like_lines == Lines::Stay && kinds.iter().flatten().all(|kind| *kind == Column::Content) {
        return None;
    }
    let mut places = HashMap::new();
    for (place, kind) in kinds.iter().enumerate().filter_map(|(place, kind)| Some((place, (*kind)?))) {
        places.entry(kind).or_insert(place);
    }
    let body = table.rows.get(at + 1..)?;
    choose_name(words, row, &kinds, body, &mut places);
    choose_provider(words, row, &kinds, body, &mut places);
    choose_category(words, &kinds, body, &mut places);
    let are_kinds_purposes = purposes_that_are_kinds(words, &kinds, body, &mut places);
    if !places.contains_key(&Column::Life) {
        // A header that is in no list stands above durations all the same.
        let is_life = |cell: &str| cell.len() < 60 && life_of(words, cell, None) != DeclaredLife::Unsaid;
        let is_free = |place: &usize| !places.iter().any(|(column, taken)| taken == place && *column != Column::Content);
        let lives = (0..row.cells.len()).filter(is_free).find(|place| share_of(body, |row| row.cell(*place), is_life) > 0.6);
        places.extend(lives.map(|place| (Column::Life, place)));
        // A name beside a duration is a row like the others; "Cookie" beside "Session or persistent" is a header.
        let is_name = |place: &usize| {
            let cell = row.cell(*place).trim();
            words.column(cell) != Some(Column::Name) && single(words, cell).is_some()
        };
        let is_life_here = places.get(&Column::Life).is_some_and(|place| is_life(row.cell(*place)));
        let has_header = || row.cells.iter().any(|cell| words.whole_header(cell.trim()).is_some());
        if rows_like_lines == Lines::Stay && is_life_here && places.get(&Column::Name).is_some_and(is_name) && !has_header() {
            return None;
        }
    }
    lives_under_purpose(words, body, &mut places);
    purpose_by_sentences(row, body, &mut places);
    let telling = places.keys().filter(|column| **column != Column::Content).count();
    let name = *places.get(&Column::Name).filter(|_| telling > 1)?;
    // A line of a table without a header may hold the words of one: "cookie_consent | … Laufzeit: 1 Jahr".
    let is_line = |cell: &str| words.whole_header(cell).is_none() && single(words, cell).is_some_and(|name| is_unmistakable(&name));
    if is_line(row.cell(name).trim()) {
        return None;
    }
    let is_meant = match context {
        Context::Silent => false,
        // Whoever opened the file meant it, where it says what they are for or how long they live.
        Context::Alone => [Column::Purpose, Column::Life, Column::Category].iter().any(|column| places.contains_key(column)),
        Context::OfCookies => true,
    };
    // "HTTP cookie" in a column of kinds.
    let is_said = |row: &Row| row.cells.iter().any(|cell| cell.len() < LONGEST_KIND && mentions_cookies(cell));
    let is_cookie_table = is_meant
        || row.cells.iter().any(|cell| mentions_cookies(cell))
        || mostly_names(words, body, name)
        || body.iter().take(ABOVE_HEADER).any(is_said);
    if !is_cookie_table || !has_a_name(words, body, name) && !mentions_cookies(row.cell(name)) && !mentions_cookies(&table.caption) {
        return None;
    }
    let life = places.get(&Column::Life).map_or("", |place| row.cell(*place));
    let wildcard = row.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case("wildcard match"));
    let (unit, count, header) = (words.unit_of_header(life), row.cells.len(), row.cells.clone());
    let columns = Columns { places, count, unit, are_kinds_purposes, wildcard, header, is_guessed: false };
    Some((at + 1, columns))
}

/// Which of several columns of names holds the names: the one whose header speaks of cookies, else the one with technical names in it; the other is the
/// service. A header that was taken for something else may also stand above names ("Service").
fn choose_name(words: &Vocabulary, header: &Row, kinds: &[Option<Column>], body: &[Row], places: &mut HashMap<Column, usize>) {
    let candidates: Vec<usize> =
        kinds.iter().enumerate().filter(|(_, kind)| **kind == Some(Column::Name)).map(|(place, _)| place).collect();
    let share =
        |place: usize| share_of(body, |row| row.cell(place), |cell| names_of(words, cell).names.iter().any(|name| is_unmistakable(name)));
    let best = candidates
        .iter()
        .copied()
        .max_by_key(|place| (percent(share(*place)), mentions_cookies(header.cell(*place)), std::cmp::Reverse(*place)));
    if let Some(best) = best {
        places.insert(Column::Name, best);
        // A number in front of the rows is no service.
        let other = candidates.into_iter().find(|place| *place != best && !body.iter().all(|row| row.cell(*place).trim().len() < 4));
        if let Some(other) = other {
            places.entry(Column::Service).or_insert(other);
        }
    } else {
        let all = (0..header.cells.len()).filter(|place| share(*place) > 0.6);
        if let Some(best) = all.max_by_key(|place| percent(share(*place))) {
            places.retain(|_, place| *place != best);
            places.insert(Column::Name, best);
            // "Name / domain" stands above the names: the domain's column is another one.
            let others = kinds.iter().enumerate().filter(|(place, _)| *place != best);
            for (place, kind) in others.filter_map(|(place, kind)| Some((place, (*kind)?))) {
                places.entry(kind).or_insert(place);
            }
        }
    }
}

/// Which of several columns of providers says who: "Provider" beside "Domain", where it does not hold hosts.
fn choose_provider(words: &Vocabulary, header: &Row, kinds: &[Option<Column>], body: &[Row], places: &mut HashMap<Column, usize>) {
    if !places.get(&Column::Provider).is_some_and(|place| words.is_header_of_hosts(header.cell(*place))) {
        return;
    }
    let is_host = |cell: &str| cell.contains('.') && !cell.contains(' ');
    let name = places.get(&Column::Name).copied();
    let candidates = kinds.iter().enumerate().filter(|(place, kind)| **kind == Some(Column::Provider) && Some(*place) != name);
    let mut says_who = candidates.filter(|(place, _)| {
        let has_text = body.iter().any(|row| !rows::is_empty(row.cell(*place)));
        has_text && words.asks_who(header.cell(*place)) && share_of(body, |row| row.cell(*place), is_host) < 0.5
    });
    places.extend(says_who.next().map(|(place, _)| (Column::Provider, place)));
}

/// Which of several columns of kinds says what for: where "Type" says no more than whose a cookie is, that is another column, and "Category" tells.
fn choose_category(words: &Vocabulary, kinds: &[Option<Column>], body: &[Row], places: &mut HashMap<Column, usize>) {
    let Some(first) = places.get(&Column::Category).copied() else { return };
    let says = |place: usize, fits: &dyn Fn(&str) -> bool| share_of(body, |row| row.cell(place), fits);
    let is_purpose = |cell: &str| claim_of(words, cell).purpose.is_some();
    let is_party = |cell: &str| claim_of(words, cell).party.is_some() && !is_purpose(cell);
    let mut others = kinds.iter().enumerate().filter(|(place, kind)| **kind == Some(Column::Category) && *place != first);
    if let Some((second, _)) = others.find(|(place, _)| says(*place, &is_purpose) > 0.6).filter(|_| says(first, &is_purpose) < 0.1) {
        places.insert(Column::Category, second);
        if says(first, &is_party) > 0.6 {
            places.entry(Column::Party).or_insert(first);
        }
    }
}

/// Below "Purpose" may stand kinds in a word or two ("Analytics"), which is told; the description in the column after it is then the purpose.
fn purposes_that_are_kinds(words: &Vocabulary, kinds: &[Option<Column>], body: &[Row], places: &mut HashMap<Column, usize>) -> bool {
    let Some(first) = places.get(&Column::Purpose).copied().filter(|_| !places.contains_key(&Column::Category)) else { return false };
    let is_kind = |cell: &str| cell.split_whitespace().count() < 4 && !claim_of(words, cell).is_silent();
    if share_of(body, |row| row.cell(first), is_kind) < 0.9 {
        return false;
    }
    places.insert(Column::Category, first);
    let second = kinds.iter().enumerate().find(|(place, kind)| *place != first && **kind == Some(Column::Purpose));
    places.extend(second.map(|(place, _)| (Column::Purpose, place)));
    true
}

/// Headers of purposes and durations that stand the wrong way round: what is below them tells.
fn lives_under_purpose(words: &Vocabulary, body: &[Row], places: &mut HashMap<Column, usize>) {
    let (Some(life), Some(purpose)) = (places.get(&Column::Life).copied(), places.get(&Column::Purpose).copied()) else { return };
    let is_life = |cell: &str| cell.len() < 40 && life_of(words, cell, None) != DeclaredLife::Unsaid;
    let share = |place: usize| share_of(body, |row| row.cell(place), is_life);
    // Fewer are enough where sentences stand below the durations and a few words below the purposes: "1 year", "persistent", "until you sign out".
    let words_of =
        |place: usize, fits: fn(usize) -> bool| share_of(body, |row| row.cell(place), |cell| fits(cell.split_whitespace().count()));
    let is_told_by_length = || words_of(life, |words| words > 3) > 0.6 && words_of(purpose, |words| words < 6) > 0.8;
    let least = if is_told_by_length() { 0.3 } else { 0.6 };
    if percent(share(life)) == 0 && share(purpose) > least {
        places.insert(Column::Life, purpose);
        places.insert(Column::Purpose, life);
    }
}

/// Below a header that speaks of information at large, sentences beside names and durations say what for: "Información que nos facilita".
fn purpose_by_sentences(header: &Row, body: &[Row], places: &mut HashMap<Column, usize>) {
    if places.contains_key(&Column::Purpose) || !places.contains_key(&Column::Life) || !places.contains_key(&Column::Name) {
        return;
    }
    let is_taken = |place: usize| places.iter().any(|(column, taken)| *taken == place && *column != Column::Content);
    let informs = |place: &usize| fold(header.cell(*place)).split(' ').any(|word| word.starts_with("informa"));
    let is_sentence = |cell: &str| cell.split_whitespace().count() > 3;
    let says = |place: &usize| share_of(body, |row| row.cell(*place), is_sentence) > 0.6;
    let told = (0..header.cells.len()).filter(|place| !is_taken(*place)).filter(informs).find(says);
    places.extend(told.map(|place| (Column::Purpose, place)));
}

/// A table without a header that has as many columns as the one before, and names where that had them: it goes on after a break.
fn goes_on(words: &Vocabulary, table: &Table, last: Option<&Columns>) -> Option<(usize, Columns)> {
    let last = last?;
    let fits = table.rows.iter().filter(|row| !row.is_across).all(|row| row.cells.len() == last.count);
    let name = *last.places.get(&Column::Name)?;
    (fits && mostly_names(words, &table.rows, name)).then(|| (0, last.clone()))
}

/// A table without any known header: a column of technical names beside one of durations. Also how the header of a seventh language is read.
/// Where the text around it speaks of cookies, fewer names are enough: the other rows name services.
fn without_header(words: &Vocabulary, table: &Table, context: Context) -> Option<(usize, Columns)> {
    let count = table.rows.iter().map(|row| row.cells.len()).max().filter(|count| (2..=12).contains(count))?;
    let share_at = |from: usize, place: usize, fits: &dyn Fn(&str) -> bool| {
        share_of(table.rows.get(from..).unwrap_or(&[]), |row| row.cell(place), fits)
    };
    let is_name = |cell: &str| names_of(words, cell).names.iter().any(|name| is_unmistakable(name));
    let is_life = |cell: &str| life_of(words, cell, None) != DeclaredLife::Unsaid && cell.len() < 60;
    let best = |from: usize, fits: &dyn Fn(&str) -> bool, least: f64| {
        let places = (0..count).filter(|place| share_at(from, *place, fits) > least);
        places.max_by_key(|place| percent(share_at(from, *place, fits)))
    };
    let among_services = || {
        let is_label = |cell: &str| is_name(cell) || cell.split_whitespace().count() <= LONGEST_LABEL && !is_life(cell);
        let is_table = context != Context::Silent && table.rows.len() > 1 && (0..count).any(|place| share_at(0, place, &is_life) > 0.8);
        best(0, &is_name, 0.0).filter(|place| is_table && share_at(0, *place, &is_label) > 0.9)
    };
    let name = best(0, &is_name, 0.5).or_else(among_services)?;
    // The header, where there is one, is the first row without a name.
    let from = usize::from(!table.rows.first().is_some_and(|row| is_name(row.cell(name))));
    let life = best(from, &is_life, 0.5).filter(|life| *life != name)?;
    // A plain word with a duration beside it is a line like the others.
    let from = if table.rows.first().is_some_and(|row| is_life(row.cell(life))) { 0 } else { from };
    let mut places = HashMap::from([(Column::Name, name), (Column::Life, life)]);
    let is_kind = |cell: &str| cell.len() < 40 && cell.split_whitespace().count() < 4 && !claim_of(words, cell).is_silent();
    let free =
        |places: &HashMap<Column, usize>| (0..count).filter(|place| !places.values().any(|taken| taken == place)).collect::<Vec<_>>();
    if let Some(kind) = free(&places).into_iter().find(|place| share_at(from, *place, &is_kind) > 0.8) {
        places.insert(Column::Category, kind);
    }
    let length = |place: &usize| table.rows.iter().map(|row| row.cell(*place).len()).sum::<usize>();
    if let Some(purpose) = free(&places).into_iter().max_by_key(length) {
        places.insert(Column::Purpose, purpose);
    }
    Some((from, Columns { places, count, unit: None, are_kinds_purposes: false, wildcard: None, header: Vec::new(), is_guessed: true }))
}

/// A table of two columns without a header, below a text about cookies: names that can be nothing else, and what is said of each in several words.
fn names_and_sentences(words: &Vocabulary, table: &Table) -> Option<(usize, Columns)> {
    let are_pairs = table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.len() == 2 && !row.is_across);
    let is_name = |cell: &str| single(words, cell).is_some_and(|name| is_unmistakable(&name));
    let is_said = |cell: &str| cell.split_whitespace().count() > 2;
    let share = |place: usize, fits: &dyn Fn(&str) -> bool| share_of(&table.rows, |row| row.cell(place), fits);
    let counts = are_pairs && share(0, &is_name) > 0.8 && share(1, &is_said) > 0.8;
    let places = HashMap::from([(Column::Name, 0), (Column::Purpose, 1)]);
    counts.then(|| {
        (0, Columns { places, count: 2, unit: None, are_kinds_purposes: false, wildcard: None, header: Vec::new(), is_guessed: true })
    })
}

/// Whether at least half of the cells of a column are one or several names and some is unmistakable.
fn mostly_names(words: &Vocabulary, rows: &[Row], place: usize) -> bool {
    let is_name = |cell: &str| names_of(words, cell).names.iter().any(|name| !is_word(name));
    share_of(rows, |row| row.cell(place), is_name) >= 0.5
        && rows.iter().any(|row| names_of(words, row.cell(place)).names.iter().any(|name| is_unmistakable(name)))
}

fn has_a_name(words: &Vocabulary, rows: &[Row], place: usize) -> bool {
    rows.iter().any(|row| names_of(words, row.cell(place)).names.iter().any(|name| !is_word(name)))
}

/// Share of the cells with a text that fit.
fn share_of<'a>(rows: &'a [Row], cell: impl Fn(&'a Row) -> &'a str, fits: impl Fn(&str) -> bool) -> f64 {
    let cells: Vec<&str> = rows.iter().filter(|row| !row.is_across).map(cell).filter(|cell| !rows::is_empty(cell)).take(40).collect();
    let fitting = cells.iter().filter(|cell| fits(cell)).count();
    // Forty at most.
    #[allow(clippy::cast_precision_loss)]
    let share = |count: usize| count as f64;
    if cells.is_empty() { 0.0 } else { share(fitting) / share(cells.len()) }
}

/// For comparing shares.
fn percent(share: f64) -> u32 {
    // Between 0 and 100.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share * 100.0) as u32;
    percent
}
