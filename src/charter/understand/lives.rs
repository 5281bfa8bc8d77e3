//! The lives in a cell that speaks of several names.

use std::collections::HashMap;

use super::names::{single, spelled};
use crate::charter::DeclaredLife;
use crate::charter::words::Vocabulary;

/// Names of a cell that are looked for in the other one, each by itself; of more, only those are found that stand between blanks and commas. No page has more
/// in one.
const MOST_NAMES: usize = 200;

/// The life of each of several names: each beside its name, or as many durations in the same order; `None` when the cell says one for all. `life` reads
/// a text without names.
pub fn of_each(words: &Vocabulary, cell: &str, names: &[String], life: impl Fn(&str) -> DeclaredLife) -> Option<Vec<DeclaredLife>> {
    if names.len() < 2 {
        return None;
    }
    let said = |lives: &Vec<DeclaredLife>| lives.iter().all(|life| *life != DeclaredLife::Unsaid);
    let spelled = spelled(cell);
    let in_order = || in_order(cell, names.len(), &life).filter(said);
    if names.len() > MOST_NAMES {
        let found = places_of_tokens(&spelled, names).and_then(|places| beside(&spelled, places, &life)).or_else(in_order);
        // Several that belong to nobody: the longest of them is not that of each.
        return found.or_else(|| says_several(cell, &life).then(|| vec![DeclaredLife::Unsaid; names.len()]));
    }
    let places = names.iter().map(|name| place_of(&spelled, name)).collect::<Option<Vec<usize>>>();
    places
        .and_then(|places| beside(&spelled, with_ends(places, names), &life))
        .or_else(|| in_lines(words, cell, names, &life))
        .or_else(in_order)
}

/// Where a name begins and ends, and which it is.
type Place = (usize, usize, usize);

fn with_ends(places: Vec<usize>, names: &[String]) -> Vec<Place> {
    (0..).zip(names).zip(places).map(|((index, name), start)| (start, start + name.len(), index)).collect()
}

/// The places of names that stand by themselves, found in one walk through the cell.
fn places_of_tokens(cell: &str, names: &[String]) -> Option<Vec<Place>> {
    let mut found: HashMap<&str, usize> = HashMap::new();
    for token in cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '`')).filter(|token| !token.is_empty())
    {
        found.entry(token).or_insert(token.as_ptr() as usize - cell.as_ptr() as usize);
    }
    let places = names.iter().map(|name| found.get(name.as_str()).copied()).collect::<Option<Vec<usize>>>()?;
    Some(with_ends(places, names))
}

/// Whether parts of a cell say different durations.
fn says_several(cell: &str, life: &impl Fn(&str) -> DeclaredLife) -> bool {
    let mut said = cell.split([',', ';', '\n', '/']).map(life).filter(|life| *life != DeclaredLife::Unsaid);
    said.next().is_some_and(|first| said.any(|life| life != first))
}

/// Each behind its name, up to the next one ("_ga: 2 ans. _gid: 24 heures"), or each before it ("2 ans (_ga), 24 heures (_gid)").
fn beside(cell: &str, mut places: Vec<Place>, life: &impl Fn(&str) -> DeclaredLife) -> Option<Vec<DeclaredLife>> {
    places.sort_unstable();
    let starts = places.iter().skip(1).map(|(start, ..)| *start).chain(std::iter::once(cell.len()));
    let behind: Vec<&str> = places.iter().zip(starts).map(|((_, end, _), next)| cell.get(*end..next)).collect::<Option<_>>()?;
    let ends = std::iter::once(0).chain(places.iter().map(|(_, end, _)| *end));
    let before: Vec<&str> = places.iter().zip(ends).map(|((start, ..), end)| cell.get(end..*start)).collect::<Option<_>>()?;
    // "2 ans _ga 24 heures _gid": what stands behind the first name belongs to the second.
    let order = if before.first().is_some_and(|text| life(text) != DeclaredLife::Unsaid) { [before, behind] } else { [behind, before] };
    order.into_iter().find_map(|texts| {
        let mut lives = vec![DeclaredLife::Unsaid; places.len()];
        for ((_, _, index), text) in places.iter().zip(texts) {
            *lives.get_mut(*index)? = life(text);
        }
        lives.iter().all(|life| *life != DeclaredLife::Unsaid).then_some(lives)
    })
}

/// Where a name stands as a whole, in bytes.
fn place_of(cell: &str, name: &str) -> Option<usize> {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '*');
    cell.match_indices(name).map(|(at, _)| at).find(|at| {
        let before = cell.get(..*at).and_then(|text| text.chars().next_back());
        let behind = cell.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(|c| is_of_name(c) || c == '.') && !behind.is_some_and(is_of_name)
    })
}

/// A line for each name, its key as a cell of names would be read: "`_ga_<ID>`: 2 ans".
fn in_lines(words: &Vocabulary, cell: &str, names: &[String], life: &impl Fn(&str) -> DeclaredLife) -> Option<Vec<DeclaredLife>> {
    let of_name = |name: &String| {
        let told = cell.split(['\n', ';']).filter_map(|line| line.split_once(':'));
        told.into_iter().find(|(key, _)| single(words, key).is_some_and(|key| key == *name)).map(|(_, text)| life(text))
    };
    names.iter().map(of_name).collect()
}

/// As many durations as names, in the same order.
fn in_order(cell: &str, count: usize, life: &impl Fn(&str) -> DeclaredLife) -> Option<Vec<DeclaredLife>> {
    let parts = |borders: &[char]| cell.split(borders).map(str::trim).filter(|part| !part.is_empty()).map(life).collect::<Vec<_>>();
    [parts(&['\n', ';']), parts(&[',', '\n']), parts(&['/', '\n'])].into_iter().find(|parts| parts.len() == count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::words::{life_of, vocabulary};

    #[test]
    fn many_lives_in_the_order_of_their_names() {
        let names: Vec<String> = (0..500).map(|number| format!("_n{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let cell = (1..=500).map(|days| format!("{days} days")).collect::<Vec<_>>().join("\n");
        let lives = seconds(&cell, &names).unwrap();
        assert!((1..).zip(&lives).all(|(days, life)| *life == days * 86_400), "{lives:?}");
    }

    #[test]
    fn many_lives_beside_their_names_and_in_no_order() {
        let names: Vec<String> = (1..=201).map(|number| format!("_n{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let turned = (1..=201).rev().map(|days| format!("_n{days}: {days} days")).collect::<Vec<_>>().join(", ");
        let lives = seconds(&turned, &names).unwrap();
        assert!((1..).zip(&lives).all(|(days, life)| *life == days * 86_400), "{lives:?}");
        let of_nobody = (1..=150).map(|days| format!("{days} days")).collect::<Vec<_>>().join(", ");
        assert_eq!(seconds(&of_nobody, &names), Some(vec![0; 201]), "unsaid, not the longest");
        assert_eq!(seconds("13 months", &names), None, "one for all");
    }

    /// Seconds of each name; 0 for a session.
    fn seconds(cell: &str, names: &[&str]) -> Option<Vec<i64>> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let lives = of_each(vocabulary(), cell, &names, |text| life_of(vocabulary(), text, None))?;
        Some(lives.iter().map(|life| life.seconds().unwrap_or(0)).collect())
    }

    #[test]
    fn each_name_has_the_life_beside_it() {
        let (hour, day, year) = (3_600, 86_400, 365 * 86_400);
        for cell in
            ["_ga: 2 ans. _gid: 24 heures", "_ga : 2 ans, _gid : 24 heures", "_gid (24h) _ga (2 years)", "2 ans (_ga), 1 jour (_gid)"]
        {
            assert_eq!(seconds(cell, &["_ga", "_gid"]), Some(vec![2 * year, day]), "{cell}");
        }
        assert_eq!(seconds("YSC : session\nPREF : 1 an", &["YSC", "PREF"]), Some(vec![0, year]));
        assert_eq!(seconds("_ga_XXXX: 1 year / _ga: 1 hour", &["_ga", "_ga_*"]), Some(vec![hour, year]));
        assert_eq!(seconds("2 ans, 1 jour", &["_ga", "_gid"]), Some(vec![2 * year, day]));
    }

    #[test]
    fn one_for_all_is_not_divided() {
        assert_eq!(seconds("13 mois", &["_ga", "_gid"]), None);
        assert_eq!(seconds("_ga: 2 ans, les autres: session", &["_ga", "_gid", "_gat"]), None);
        assert_eq!(seconds("2 ans", &["_ga"]), None);
    }
}
