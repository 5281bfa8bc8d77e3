//! The lines of the table: its rows, and above those of a group its heading. Rows of a folded group have no line.

use std::collections::HashSet;

use super::Rows;

/// Which groups are folded: by what they are called, so that they stay folded when other rows come. All but some, or some: a store with fifty thousand
/// sites is folded at once, and what is painted each frame does not ask for names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// All are folded but those.
    is_all: bool,
    /// Of which the contrary is true.
    except: HashSet<String>,
}

impl Folding {
    /// All groups, or none.
    #[must_use]
    pub fn all(is_folded: bool) -> Self {
        Self { is_all: is_folded, except: HashSet::new() }
    }

    /// Whether a group is folded.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.is_all ^ (!self.except.is_empty() && self.except.contains(key))
    }

    /// Folds a group, or unfolds it.
    pub fn set(&mut self, key: &str, is_folded: bool) {
        if is_folded == self.is_all {
            self.except.remove(key);
        } else {
            self.except.insert(key.to_owned());
        }
    }
}

/// What a line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a group, by its place among the groups.
    Heading(usize),
    /// A row, by its place among the rows.
    Row(usize),
}

/// Which line shows what.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// None where the rows are not grouped.
    groups: Vec<Place>,
    total: usize,
}

/// Where a group stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The line of its heading.
    line: usize,
    /// Its first row.
    row: usize,
    is_folded: bool,
}

impl Lines {
    /// The lines of rows.
    #[must_use]
    pub fn of(rows: &Rows, folding: &Folding) -> Self {
        if rows.groups.is_empty() {
            return Self { groups: Vec::new(), total: rows.ids.len() };
        }
        let mut line = 0;
        let place = |group: &crate::work::Group| {
            let place = Place { line, row: group.rows.start, is_folded: folding.has(&group.key) };
            line += 1 + if place.is_folded { 0 } else { group.rows.len() };
            place
        };
        let groups = rows.groups.iter().map(place).collect();
        Self { groups, total: line }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// What a line shows.
    #[must_use]
    pub fn at(&self, line: usize) -> Line {
        let number = self.groups.partition_point(|group| group.line <= line);
        let Some((number, group)) = number.checked_sub(1).and_then(|number| Some((number, self.groups.get(number)?))) else {
            return Line::Row(line);
        };
        match line - group.line {
            0 => Line::Heading(number),
            below => Line::Row(group.row + below - 1),
        }
    }

    /// The line of a heading.
    #[must_use]
    pub fn of_heading(&self, number: usize) -> Option<usize> {
        self.groups.get(number).map(|group| group.line)
    }

    /// Whether a group is folded.
    #[must_use]
    pub fn is_folded(&self, number: usize) -> bool {
        self.groups.get(number).is_some_and(|group| group.is_folded)
    }

    /// The group of a row.
    #[must_use]
    pub fn group_of(&self, row: usize) -> Option<usize> {
        self.groups.partition_point(|group| group.row <= row).checked_sub(1)
    }

    /// The line of a row; of one that is folded away the line of its heading.
    #[must_use]
    pub fn of_row(&self, row: usize) -> usize {
        match self.group_of(row).and_then(|number| self.groups.get(number)) {
            None => row,
            Some(group) if group.is_folded => group.line,
            Some(group) => group.line + 1 + row - group.row,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::CookieId;
    use crate::work::Group;

    fn rows(counts: &[usize]) -> Rows {
        let mut end = 0;
        let group = |(number, count): (usize, &usize)| {
            end += count;
            Group { key: number.to_string(), rows: end - count..end }
        };
        let groups: Vec<Group> = counts.iter().enumerate().map(group).collect();
        Rows { ids: (0..u32::try_from(end).unwrap()).map(CookieId).collect(), groups, ..Rows::default() }
    }

    #[test]
    fn every_line_is_a_heading_or_a_row_and_leads_back() {
        let counts = [3, 1, 4, 2];
        let rows = rows(&counts);
        for folded in 0_usize..16 {
            let mut folding = Folding::all(folded % 3 == 0);
            (0..4).for_each(|number| folding.set(&number.to_string(), folded & (1 << number) != 0));
            let lines = Lines::of(&rows, &folding);
            let mut expected = Vec::new();
            for (number, group) in rows.groups.iter().enumerate() {
                expected.push(Line::Heading(number));
                if folded & (1 << number) == 0 {
                    expected.extend(group.rows.clone().map(Line::Row));
                }
            }
            let all: Vec<Line> = (0..lines.len()).map(|line| lines.at(line)).collect();
            assert_eq!(all, expected, "{folded:b}");
            for (line, what) in all.iter().enumerate() {
                match *what {
                    Line::Heading(number) => assert_eq!(lines.of_heading(number), Some(line)),
                    Line::Row(row) => assert_eq!(lines.of_row(row), line),
                }
            }
        }
    }

    #[test]
    fn rows_without_groups_are_their_own_lines() {
        let rows = Rows { ids: (0..5).map(CookieId).collect(), ..Rows::default() };
        let lines = Lines::of(&rows, &Folding::all(true));
        assert_eq!((lines.len(), lines.at(3), lines.of_row(3), lines.group_of(3)), (5, Line::Row(3), 3, None));
    }
}
