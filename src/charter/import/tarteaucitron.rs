//! The configuration of tarteaucitron.js: the name of its own cookie, the services that are switched on, and services that a site described itself with
//! their cookies. Services of the tool's own list are labels: the configuration does not say which cookies they set.

use std::collections::HashSet;

use super::{CharterProblem, Input, NotUnderstood, Read};
use crate::charter::understand::spelled;
use crate::charter::words::{claim_of, vocabulary};
use crate::charter::{Category, Charter, Declaration, DeclaredLife, Localised, NamePattern};

pub(super) fn recognise(input: &Input<'_>) -> bool {
    let calls = ["tarteaucitron.init(", "tarteaucitron.job", "tarteaucitron.services."];
    calls.iter().any(|call| input.text.contains(call)) && !has_cookie_table(input.text)
}

/// Whether a text is a page with a table of cookies: that says more than the configuration of the tool in its scripts.
fn has_cookie_table(text: &str) -> bool {
    let mut heads = text.match_indices("<table").take(MOST_TABLES).filter_map(|(at, _)| text.get(at..)?.split("</tr").next());
    heads.any(|head| head.to_lowercase().contains("cookie"))
}

/// Tables of a page that are looked at.
const MOST_TABLES: usize = 50;

pub(super) fn read(input: &Input<'_>) -> Result<Read, CharterProblem> {
    let text = input.text;
    let lines = Lines::of(text);
    let mut declarations = Vec::new();
    if let Some((at, name)) = quoted_field(text, text.find("tarteaucitron.init(").unwrap_or(0), "cookieName") {
        declarations.push(Declaration {
            pattern: Some(NamePattern::new(name)),
            category: Some(Category::Necessary),
            life: life_of_choice(text),
            service: both("tarteaucitron"),
            ..empty(lines.number(at))
        });
    }
    let in_force = |at: &usize| !is_commented(text, *at);
    let described: Vec<Declaration> =
        places(text, "tarteaucitron.services.").filter(in_force).flat_map(|at| service(text, at, lines.number(at))).collect();
    let known: HashSet<String> = described.iter().map(|known| known.service.en.clone()).collect();
    let mut not_understood = Vec::new();
    for at in places(text, ".push(").filter(in_force) {
        let call = text.get(at..).unwrap_or("");
        let line = lines.number(at);
        match string_at(call.get(".push(".len()..).unwrap_or("")) {
            Some(key) if known.contains(&key) => {}
            Some(key) => declarations.push(Declaration { service: both(&key), ..empty(line) }),
            None if lines.text(text, line).contains("tarteaucitron") => {
                not_understood.push(NotUnderstood { line, text: lines.text(text, line).trim().to_owned() });
            }
            None => {}
        }
    }
    declarations.extend(described);
    if declarations.is_empty() {
        return Err(CharterProblem::NoCookies { tables: 0 });
    }
    let charter = Charter {
        id: "tarteaucitron".into(),
        title: both("tarteaucitron"),
        publisher: String::new(),
        scope: Vec::new(),
        speaks_of: Vec::new(),
        recognised_by: Vec::new(),
        declarations,
    };
    Ok(Read::Whole(charter, not_understood))
}

/// `tarteaucitronForceExpire = '182'`: days for which the choice is kept, where a site says so; hours where `tarteaucitronExpireInDay` is false. The tool
/// keeps it for 365 days at most.
fn life_of_choice(text: &str) -> DeclaredLife {
    const HOUR: i64 = 3_600;
    let value = |variable: &str| {
        let (_, rest) = text.split_once(variable)?.1.split_once('=')?;
        Some(rest.trim_start().trim_start_matches(['\'', '"']))
    };
    let digits = |value: &str| value.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<i64>().ok();
    let Some(amount) = value("tarteaucitronForceExpire").and_then(digits).filter(|amount| *amount > 0) else { return DeclaredLife::Unsaid };
    let unit = if value("tarteaucitronExpireInDay").is_some_and(|value| value.starts_with("false")) { HOUR } else { 24 * HOUR };
    let seconds = amount.saturating_mul(unit).min(365 * 24 * HOUR);
    DeclaredLife::Lasting { seconds, longest: seconds }
}

/// A service that the site described: one declaration for each of its cookies, or one without a name.
fn service(text: &str, at: usize, line: usize) -> Vec<Declaration> {
    let rest = text.get(at..).unwrap_or("");
    let Some(open) = rest.find('{').filter(|open| *open < 200) else { return Vec::new() };
    // The description ends where the next one begins.
    let end = rest.get(open..).and_then(|body| body.find("tarteaucitron.services.")).map_or(rest.len(), |end| open + end);
    let body = rest.get(..end).unwrap_or(rest);
    let field = |key: &str| quoted_field(body, 0, key).map(|(_, value)| value).unwrap_or_default();
    let (key, name) = (field("key"), field("name"));
    let kind = claim_of(vocabulary(), &field("type"));
    let base = Declaration {
        service: both(if key.is_empty() { &name } else { &key }),
        provider: name,
        category: kind.category(),
        aim: kind.purpose,
        ..empty(line)
    };
    let list =
        body.find("cookies").and_then(|at| body.get(at..)).and_then(|rest| rest.split_once('[')).and_then(|(_, rest)| rest.split_once(']'));
    let names: Vec<String> = list.map_or("", |(list, _)| list).split(',').filter_map(|part| string_at(part.trim_start())).collect();
    if names.is_empty() {
        return vec![base];
    }
    names.into_iter().map(|name| Declaration { pattern: Some(NamePattern::new(spelled(&name))), ..base.clone() }).collect()
}

/// `key: 'value'` from a place on, with its place; the key may be quoted too.
fn quoted_field(text: &str, from: usize, key: &str) -> Option<(usize, String)> {
    let body = text.get(from..)?;
    body.match_indices(key).find_map(|(at, _)| {
        let after = body.get(at + key.len()..)?.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        Some((from + at, string_at(after.trim_start())?))
    })
}

/// The string literal at the beginning of a text.
fn string_at(text: &str) -> Option<String> {
    let quote = text.trim_start().chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    let value = text.trim_start().get(1..)?.split(quote).next()?;
    (!value.is_empty() && value.len() < 200 && !value.contains('\n')).then(|| value.to_owned())
}

fn places<'a>(text: &'a str, what: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(what).map(|(at, _)| at)
}

/// Whether a place stands on a line that is a comment: a service that was switched off.
fn is_commented(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.rsplit('\n').next()).is_some_and(|line| line.trim_start().starts_with("//"))
}

/// Where the lines of a text begin, so that the number of each of many places is not counted from the beginning.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The number of the line of a place, from 1.
    fn number(&self, at: usize) -> usize {
        self.0.partition_point(|begin| *begin <= at)
    }

    fn text<'a>(&self, text: &'a str, number: usize) -> &'a str {
        let begin = number.checked_sub(1).and_then(|at| self.0.get(at)).copied().unwrap_or(0);
        let end = self.0.get(number).copied().unwrap_or(text.len());
        text.get(begin..end).unwrap_or("")
    }
}

fn empty(line: usize) -> Declaration {
    Declaration {
        pattern: None,
        provider: String::new(),
        service: Localised::default(),
        purpose: Localised::default(),
        category: None,
        aim: None,
        life: DeclaredLife::Unsaid,
        line,
    }
}

fn both(text: &str) -> Localised {
    Localised { fr: text.to_owned(), en: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_a_table_of_cookies_is_a_page() {
        let page = "<script>tarteaucitron.init({ \"cookieName\": \"tac\" });</script>\
                    <table><tr><th>Nom du cookie</th><th>Durée</th></tr><tr><td>_ga</td><td>2 ans</td></tr></table>";
        let loaded = crate::charter::read(page.as_bytes(), "page.html").unwrap();
        assert_eq!(loaded.charter.declarations.iter().map(Declaration::name).collect::<Vec<_>>(), ["_ga"]);
        let other = page.replace("Nom du cookie", "Horaires");
        assert_eq!(crate::charter::read(other.as_bytes(), "page.html").unwrap().charter.declarations[0].name(), "tac");
    }

    #[test]
    fn names_and_labels() {
        let text = "tarteaucitron.init({\n  \"privacyUrl\": \"\",\n  \"cookieName\": \"tac_choice\",\n});\n\
                    (tarteaucitron.job = tarteaucitron.job || []).push('gtag');\n\
                    // One of our own.\n\
                    tarteaucitron.services.mine = {\n  key: 'mine', type: 'analytic', name: 'My counter', cookies: ['cnt_a', \"cnt_XXXX\"],\n};\n\
                    (tarteaucitron.job = tarteaucitron.job || []).push('mine');\n\
                    // (tarteaucitron.job = tarteaucitron.job || []).push('youtube');\n";
        let Ok(Read::Whole(charter, _)) = read(&Input { bytes: text.as_bytes(), text, extension: "js" }) else { panic!("not read") };
        let told: Vec<_> = charter.declarations.iter().map(|d| (d.name(), d.service.en.as_str(), d.category, d.line)).collect();
        assert_eq!(
            told,
            [
                ("tac_choice", "tarteaucitron", Some(Category::Necessary), 3),
                ("", "gtag", None, 5),
                ("cnt_a", "mine", Some(Category::Statistics), 7),
                ("cnt_*", "mine", Some(Category::Statistics), 7),
            ]
        );
    }

    #[test]
    fn the_choice_is_kept_for_days_or_hours() {
        let life = |settings: &str| life_of_choice(settings).seconds().map(|seconds| seconds / 3_600);
        assert_eq!(life("var tarteaucitronForceExpire = '182';"), Some(182 * 24));
        assert_eq!(life("tarteaucitronForceExpire = 12;\ntarteaucitronExpireInDay = false;"), Some(12));
        assert_eq!(life("tarteaucitronForceExpire = 12; tarteaucitronExpireInDay=true"), Some(12 * 24));
        assert_eq!(life("window.tarteaucitronForceExpire = 3650"), Some(365 * 24), "the tool keeps it no longer");
        for text in ["tarteaucitronForceExpire = ''", "tarteaucitronForceExpire", ""] {
            assert_eq!(life(text), None, "{text}");
        }
    }
}
