//! A charter looked through before it is kept: what was understood beside its source, and what a person corrects of it. Nothing here touches a file.

use std::collections::BTreeMap;
use std::path::Path;

use super::import::{self, CharterError, CharterProblem, LoadedCharter, NotUnderstood};
use super::understand::{GivenColumns, TableColumns};
use super::words::{Column, life_of, vocabulary};
use super::{Category, Declaration, DeclaredLife, Localised, NamePattern};

/// A charter as it was understood, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    bytes: Vec<u8>,
    name: String,
    given: GivenColumns,
    texts: BTreeMap<usize, Vec<String>>,
    /// What was understood, as corrected so far.
    pub loaded: LoadedCharter,
    /// The tables of the source, with what their columns were taken for; none where the form of the file says it.
    pub tables: Vec<TableColumns>,
}

/// Reads a charter to be looked through; see [`super::read`].
///
/// # Errors
/// [`CharterProblem`] when nothing in it is a declaration.
pub fn preview(bytes: Vec<u8>, name: &str) -> Result<Preview, CharterProblem> {
    let looked = import::read_with(&bytes, name, &GivenColumns::new())?;
    let (loaded, tables, texts) = (looked.loaded, looked.tables, looked.texts);
    Ok(Preview { bytes, name: name.to_owned(), given: GivenColumns::new(), texts, loaded, tables })
}

/// The same of a file.
///
/// # Errors
/// [`CharterError`].
pub fn preview_file(path: &Path) -> Result<Preview, CharterError> {
    let (bytes, name) = import::bytes_of(path)?;
    preview(bytes, &name).map_err(|reason| CharterError::NotACharter { reason, path: path.to_owned() })
}

impl Preview {
    /// The name of its file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What stands in the source where a declaration was read.
    #[must_use]
    pub fn text_of(&self, declared: &Declaration) -> &str {
        let texts = self.texts.get(&declared.line).map_or(&[][..], Vec::as_slice);
        // A page may hold its whole table on one line. A name that stands for many may be written in another way than it is read.
        let name = declared.name();
        let start = name.split('*').next().unwrap_or(name);
        let is_its_row = |text: &&String| text.split(" | ").any(|cell| cell == name);
        let is_about_it = |text: &&String| !start.is_empty() && text.contains(start);
        let found = match texts {
            [only] => Some(only),
            // Rather nothing than the row of another one.
            several => several.iter().find(is_its_row).or_else(|| several.iter().find(is_about_it)),
        };
        found.map_or("", String::as_str)
    }

    /// Reads the source again with a column of a table taken for something else. A kind that another column had is taken from that one. What was
    /// corrected line by line is read anew as well.
    ///
    /// # Errors
    /// [`CharterProblem`] when nothing would be a declaration any more.
    pub fn with_column(&self, table: usize, place: usize, kind: Column) -> Result<Self, CharterProblem> {
        let mut given = self.given.clone();
        let guessed = self.tables.iter().find(|known| known.table == table).map(|known| known.kinds.clone()).unwrap_or_default();
        let kinds = given.entry(table).or_insert(guessed);
        if kind != Column::Content {
            kinds.iter_mut().filter(|known| **known == kind).for_each(|known| *known = Column::Content);
        }
        kinds.iter_mut().skip(place).take(1).for_each(|known| *known = kind);
        let looked = import::read_with(&self.bytes, &self.name, &given)?;
        // What the person said stays as it was said, also where the reader would have looked elsewhere.
        Ok(Self { given, loaded: looked.loaded, tables: looked.tables, ..self.clone() })
    }

    /// Leaves a declaration out: it is listed as not understood, so that nothing is dropped in silence.
    pub fn leave_out(&mut self, place: usize) {
        if place >= self.loaded.charter.declarations.len() {
            return;
        }
        let line = self.loaded.charter.declarations.remove(place);
        let text = self.text_of(&line).to_owned();
        let left = NotUnderstood { line: line.line, text: if text.is_empty() { line.name().to_owned() } else { text } };
        // A list of names on one row says it with the others.
        let is_of_its_row = |other: &Declaration| other.line == line.line && self.text_of(other) == left.text;
        if !self.loaded.not_understood.contains(&left) && !self.loaded.charter.declarations.iter().any(is_of_its_row) {
            self.loaded.not_understood.push(left);
            self.loaded.not_understood.sort_by_key(|line| line.line);
        }
    }

    /// Takes a line that was not understood as a declaration: of the text of the line as a label, until its fields are given.
    pub fn take_in(&mut self, place: usize) -> Option<usize> {
        if place >= self.loaded.not_understood.len() {
            return None;
        }
        let line = self.loaded.not_understood.remove(place);
        let declarations = &mut self.loaded.charter.declarations;
        let at = declarations.partition_point(|other| other.line <= line.line);
        let service = Localised { fr: line.text.clone(), en: line.text };
        let declaration = Declaration {
            pattern: None,
            provider: String::new(),
            service,
            purpose: Localised::default(),
            category: None,
            aim: None,
            life: DeclaredLife::Unsaid,
            line: line.line,
        };
        declarations.insert(at, declaration);
        Some(at)
    }

    /// Gives a declaration other fields.
    pub fn correct(&mut self, place: usize, fields: &Fields) {
        if let Some(line) = self.loaded.charter.declarations.get_mut(place) {
            fields.write(line);
        }
    }
}

/// What a person changes of a declaration, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The name, `*` for any text; nothing of a label without one.
    pub name: String,
    /// The provider.
    pub provider: String,
    /// What it is for.
    pub purpose: String,
    /// The category.
    pub category: Option<Category>,
    /// The duration in words of any language that charters are read in; none leaves it as it is.
    pub life: Option<String>,
}

impl Fields {
    /// Of a declaration as it stands.
    #[must_use]
    pub fn of(line: &Declaration, language: super::Language) -> Self {
        Self {
            name: line.name().to_owned(),
            provider: line.provider.clone(),
            purpose: line.purpose.get(language).to_owned(),
            category: line.category,
            life: None,
        }
    }

    fn write(&self, line: &mut Declaration) {
        let name = self.name.trim();
        if name != line.name() {
            line.pattern = Some(name).filter(|name| !name.is_empty()).map(|name| NamePattern::new(name.to_owned()));
        }
        self.provider.trim().clone_into(&mut line.provider);
        let purpose = self.purpose.trim();
        if line.purpose.fr != purpose && line.purpose.en != purpose {
            line.purpose = Localised { fr: purpose.to_owned(), en: purpose.to_owned() };
        }
        if line.category != self.category {
            // The person chose a category; what the words of the file said beside the old one is no longer meant.
            (line.category, line.aim) = (self.category, None);
        }
        if let Some(typed) = &self.life {
            line.life = life_of(vocabulary(), typed, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headers that nobody knows, in an order that is none of the usual ones.
    const TABLE: &str = "Wofür;Zett;Wie\nBasket;panier_zz;13 mois\nVisits;visite_zz;6 mois\nOther;autre_zz;session\n";

    fn names(preview: &Preview) -> Vec<&str> {
        preview.loaded.charter.declarations.iter().map(Declaration::name).collect()
    }

    #[test]
    fn a_column_is_what_the_person_says() {
        let read = preview(TABLE.as_bytes().to_vec(), "x.csv").unwrap();
        let place = |kind| read.tables[0].kinds.iter().position(|known| *known == kind);
        assert_eq!((place(Column::Name), place(Column::Life)), (Some(1), Some(2)));
        let moved = read.with_column(0, 0, Column::Provider).unwrap();
        assert_eq!(names(&moved), ["panier_zz", "visite_zz", "autre_zz"]);
        assert_eq!(moved.loaded.charter.declarations[0].provider, "Basket");
        let without = moved.with_column(0, 2, Column::Content).unwrap();
        assert!(without.loaded.charter.declarations.iter().all(|line| line.life == DeclaredLife::Unsaid));
        assert_eq!(without.loaded.charter.declarations[0].provider, "Basket", "what was said before still holds");
        // The names are elsewhere: the column that was taken for them is none any more.
        let other = read.with_column(0, 0, Column::Name).unwrap();
        assert_eq!(other.tables[0].kinds[1], Column::Content);
        assert!(read.with_column(0, 1, Column::Content).is_err(), "without names nothing is declared");
        assert_eq!(names(&read), ["panier_zz", "visite_zz", "autre_zz"], "and what was read stays as it was");
    }

    #[test]
    fn a_table_that_was_not_recognised_is_read_by_what_is_said_of_it() {
        let text = "# Cookies\n\n| Nom | Durée |\n|---|---|\n| _ga | 13 mois |\n\n# Divers\n\n| Un | Deux |\n|---|---|\n| la boutique | panier |\n";
        let read = preview(text.as_bytes().to_vec(), "x.md").unwrap();
        assert_eq!(names(&read), ["_ga"]);
        assert_eq!((read.tables.len(), read.tables[1].kinds[1], read.tables[1].header[1].as_str()), (2, Column::Content, "Deux"));
        let given = read.with_column(1, 1, Column::Name).unwrap();
        assert_eq!(names(&given), ["_ga", "panier"]);
    }

    #[test]
    fn a_header_that_no_source_has_stands_on_no_line() {
        let list = "# Cookies\n\n- `__Host-session`: keeps you signed in\n- `csrf_token`: protects forms\n";
        let read = preview(list.as_bytes().to_vec(), "x.md").unwrap();
        assert_eq!(read.loaded.charter.declarations.len(), 2);
        for line in &read.loaded.charter.declarations {
            assert!(read.text_of(line).contains(line.name()), "{}: {:?}", line.line, read.text_of(line));
        }
        // That of a table is.
        let read = preview(TABLE.as_bytes().to_vec(), "x.csv").unwrap();
        assert!(!read.texts[&1].is_empty());
    }

    #[test]
    fn rows_of_a_page_on_one_line_are_told_apart() {
        let rows = "<tr><td>_ga_*</td><td>Google</td><td>13 mois</td></tr><tr><td>_ga</td><td>Google</td><td>1 an</td></tr>";
        let page = format!("<h1>Cookies</h1><table><tr><th>Nom du cookie</th><th>Fournisseur</th><th>Durée</th></tr>{rows}</table>");
        let mut read = preview(page.into_bytes(), "x.html").unwrap();
        let texts: Vec<&str> = read.loaded.charter.declarations.iter().map(|line| read.text_of(line)).collect();
        assert_eq!(texts, ["_ga_* | Google | 13 mois", "_ga | Google | 1 an"]);
        read.leave_out(1);
        assert_eq!(read.loaded.not_understood, [NotUnderstood { line: 1, text: "_ga | Google | 1 an".into() }], "not dropped in silence");
    }

    #[test]
    fn lines_are_left_out_taken_in_and_corrected() {
        let mut read = preview(TABLE.as_bytes().to_vec(), "x.csv").unwrap();
        assert_eq!(read.text_of(&read.loaded.charter.declarations[0]), "Basket | panier_zz | 13 mois");
        read.leave_out(0);
        assert_eq!(names(&read), ["visite_zz", "autre_zz"]);
        assert_eq!(read.loaded.not_understood, [NotUnderstood { line: 2, text: "Basket | panier_zz | 13 mois".into() }]);
        let place = read.take_in(0).unwrap();
        assert_eq!((place, names(&read)), (0, vec!["", "visite_zz", "autre_zz"]));
        let typed = Some("13 mois".to_owned());
        let fields = Fields {
            name: " panier_* ".into(),
            provider: "La ville".into(),
            purpose: String::new(),
            category: Some(Category::Necessary),
            life: typed,
        };
        read.correct(place, &fields);
        let line = &read.loaded.charter.declarations[place];
        assert_eq!((line.name(), line.provider.as_str(), line.category), ("panier_*", "La ville", Some(Category::Necessary)));
        assert!(line.life.seconds().is_some_and(|seconds| seconds > 390 * 86_400) && line.pattern.as_ref().unwrap().matches("panier_1"));
        read.leave_out(99);
        assert!(read.take_in(99).is_none());
    }
}
