use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::CompareReport;
use crate::charter::Category;
use crate::i18n::Words;
use crate::speech;
use crate::store::Paths;

/// What is compared, what changed in sentences, each cookie that differs, the sums.
pub(super) fn write(report: &CompareReport<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::new(report.language, TimeZone::UTC);
    lines(report, &words).iter().try_for_each(|line| writeln!(out, "{}", speech::visible(line)))
}

fn lines(report: &CompareReport<'_>, words: &Words) -> Vec<String> {
    let comparison = report.comparison;
    let title = |id: &str| vec![String::new(), words.text(id).into_owned()];
    let bullet = |text: &str| format!("  - {text}");
    let letters: Vec<String> = (0..comparison.sides.len()).map(speech::compare_letter).collect();
    let mut lines = vec![words.text("compare-title").into_owned()];
    let sides = letters.iter().zip(&comparison.sides);
    lines.extend(sides.map(|(letter, column)| bullet(&speech::key_value(words, letter, &speech::compare_side(words, column)))));
    let unseen = speech::compare_unseen(words, comparison);
    if !unseen.is_empty() {
        lines.extend(title("audit-unseen-title"));
    }
    lines.extend(unseen.iter().map(|sentence| bullet(sentence)));
    lines.extend(title("compare-changes-title"));
    lines.extend(speech::compare_sentences(words, comparison).iter().map(|sentence| bullet(sentence)));
    for (earlier, later) in report.pairs() {
        lines.extend(speech::compare_findings(words, earlier, later).iter().map(|sentence| bullet(sentence)));
    }
    let mut differing = comparison.differing().peekable();
    if differing.peek().is_some() {
        lines.extend(title("compare-differing-title"));
    }
    for line in differing {
        lines.push(bullet(&speech::compare_key(words, &line.key)));
        for (side, (letter, facts)) in letters.iter().zip(&line.sides).enumerate() {
            let cell = speech::compare_cell(words, facts.as_ref(), comparison.could_show(line, side));
            lines.push(format!("      {}", speech::key_value(words, letter, &cell)));
        }
    }
    let sums = |name: &str, counts: &mut dyn Iterator<Item = usize>| {
        let counts = letters.iter().zip(counts).map(|(letter, count)| speech::key_value(words, letter, &words.number(count as u64)));
        bullet(&speech::aside(words, name, &counts.collect::<Vec<_>>().join(", ")))
    };
    lines.extend(title("compare-sums-title"));
    for category in Category::ALL {
        let mut counts = comparison.sides.iter().map(|column| column.categories.get(category.index()).copied().unwrap_or_default());
        lines.push(sums(&speech::category(words, category), &mut counts));
    }
    lines.push(bullet(&words.count("compare-same", comparison.same() as u64)));
    if !comparison.organisations.is_empty() {
        lines.extend(title("compare-organisations-title"));
    }
    lines.extend(comparison.organisations.iter().map(|(name, counts)| sums(name, &mut counts.iter().copied())));
    // At the end: the proof is looked up, not read.
    lines.extend(title("read-title"));
    for (letter, read) in
        letters.iter().zip(&comparison.sides).flat_map(|(letter, column)| column.side.reads.iter().map(move |read| (letter, read)))
    {
        lines.push(bullet(letter));
        lines.extend(speech::proof(words, &read.record, Paths::Whole).into_iter().map(|line| format!("      {line}")));
    }
    lines
}
