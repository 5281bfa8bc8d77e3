use super::lex::{Head, begins_with_sign, closing};
use super::parse::JOINING;
use super::{Condition, Key, Names, Part, Pattern, Term, Value};

/// The text of terms: [`super::parse()`] gives the same terms back, whatever the names are.
#[must_use]
pub fn print(terms: &[Term], names: &Names) -> String {
    terms.iter().map(|term| print_term(term, names)).collect::<Vec<_>>().join(" ")
}

fn print_term(term: &Term, names: &Names) -> String {
    let condition = match &term.condition {
        Condition::Word(word) => print_word(word, names),
        Condition::OneOf(key, values) => {
            let values: Vec<String> = values.iter().map(|value| print_value(*key, value, names)).collect();
            format!("{}:{}", names.of_key(*key), values.join(","))
        }
        Condition::Life(order, span) => {
            format!("{}{}{}{}", names.of_key(Key::Life), order.sign(), span.amount, names.of_unit(span.unit))
        }
        Condition::Date(key, order, day) => format!("{}{}{day}", names.of_key(*key), order.sign()),
    };
    format!("{}{condition}", if term.is_negated { "-" } else { "" })
}

/// The text of one value.
#[must_use]
pub fn print_value(key: Key, value: &Value, names: &Names) -> String {
    match value {
        Value::Text(pattern) => print_pattern(pattern),
        Value::Day(day) => day.to_string(),
        coded => names.of_value(key, coded).unwrap_or_default().to_owned(),
    }
}

fn print_word(word: &str, names: &Names) -> String {
    let letters: Vec<char> = word.chars().collect();
    let means_more = word.is_empty()
        || word.starts_with('-')
        || JOINING.contains(&word)
        // Behind a word that is the name of a key as well it would be the sign of that.
        || begins_with_sign(&letters)
        || letters.iter().any(|letter| letter.is_whitespace() || closing(*letter).is_some())
        || Head::of(&letters, names).is_some();
    if means_more { quoted(word) } else { word.to_owned() }
}

fn print_pattern(pattern: &Pattern) -> String {
    let print = |part: &Part| match part {
        Part::Any => "*".to_owned(),
        Part::Text(text)
            if text.chars().any(|letter| letter.is_whitespace() || matches!(letter, ',' | '*') || closing(letter).is_some()) =>
        {
            quoted(text)
        }
        Part::Text(text) => text.clone(),
    };
    if pattern.parts().is_empty() { quoted("") } else { pattern.parts().iter().map(print).collect() }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
