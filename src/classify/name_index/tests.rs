use super::*;
use crate::classify::catalogue;
use crate::random::Random;

#[test]
fn finds_what_the_patterns_cover() {
    let patterns = [
        "_ga",
        "_ga_*",
        "*_session",
        "a*",
        "*s*",
        "*_ses*on",
        "a*n",
        "*on",
        "_ga",
        "long_start_*",
        "long*",
        "lo*",
        "*_long_end",
        "*_end",
        "lon*end",
    ]
    .map(NamePattern::new)
    .into_iter();
    let parts = ["zz_", "_mid_", "z", "longer_part_"].map(NamePattern::with_part).into_iter();
    let all: Vec<NamePattern> = patterns.chain(parts).chain([NamePattern::exact("x*")]).collect();
    let index = NameIndex::new(all.iter().cloned());
    for name in [
        "_ga",
        "_ga_X",
        "app_zz_1_mid_zz_",
        "fizz_1",
        "x*",
        "xy",
        "a",
        "",
        "z",
        "é_mid_",
        "app_session",
        "long_start_1",
        "long_start",
        "lo",
        "lon_end",
        "a_long_end",
        "x_longer_part_",
        "éé",
    ] {
        let mut found = index.candidates(name);
        let open = |number: &&u32| all[**number as usize].literal_prefix().len() < 2 && !all[**number as usize].is_exact();
        assert!(found.iter().filter(open).filter(|number| !all[**number as usize].is_part()).is_sorted(), "{name}");
        found.sort_unstable();
        let covering: Vec<u32> = (0u32..).zip(&all).filter(|(_, pattern)| pattern.matches(name)).map(|(n, _)| n).collect();
        assert_eq!(found, covering, "{name}");
    }
}

/// All that is catalogued, each pattern tried on names that it was made for, on pieces of patterns behind each other, and on those with a letter more or less.
#[test]
fn what_is_catalogued_covers_what_each_pattern_alone_covers() {
    let texts: Vec<&str> = catalogue().iter().map(|(_, entry)| entry.pattern.get()).collect();
    let mut all: Vec<NamePattern> = texts.iter().map(|text| NamePattern::new(*text)).collect();
    // Half of them also as what imported lists have: a beginning that may stand inside a name.
    let beginnings = all.iter().step_by(2).map(NamePattern::literal_prefix).filter(|beginning| !beginning.is_empty());
    let parts: Vec<NamePattern> = beginnings.map(NamePattern::with_part).collect();
    all.extend(parts);
    let index = NameIndex::new(all.iter().cloned());
    let mut random = Random::new();
    let mut found = 0;
    for round in 0..400 {
        let text = random.one(&texts);
        let filled = |random: &mut Random| text.replace('*', random.one(&["", "1", "é", "_ga", "-x.y"]));
        let piece = |random: &mut Random| random.one(&all).longest_literal().to_owned();
        let name = match round % 4 {
            0 => filled(&mut random),
            1 => piece(&mut random) + random.one(&["", "_", "*", "A"]) + &piece(&mut random),
            2 => filled(&mut random).chars().skip(1).collect(),
            _ => random.one(&["_", "X", "9", "é"]).to_owned() + &filled(&mut random),
        };
        let mut by_index = index.candidates(&name);
        by_index.sort_unstable();
        let one_by_one: Vec<u32> = (0u32..).zip(&all).filter(|(_, pattern)| pattern.matches(&name)).map(|(number, _)| number).collect();
        assert_eq!(by_index, one_by_one, "{name}");
        found += by_index.len();
    }
    assert!(found > 400, "{found}");
}
