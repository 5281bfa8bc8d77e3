//! Names in a cell: one, several, patterns, a label without a name. A name is never made up.

#[cfg(test)]
mod tests;

use crate::charter::words::Vocabulary;

/// What a cell of names holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Names, with `*` for any text.
    pub names: Vec<String>,
    /// What is no technical name.
    pub label: String,
}

/// Reads a cell below a header of names.
pub fn names_of(words: &Vocabulary, cell: &str) -> Names {
    let mut found = Names::default();
    if words.is_nothing(cell) {
        return found;
    }
    let cell = spelled(&whole_names(&visible(cell)));
    let mut labels = Vec::new();
    for part in cell.split(['\n', ';', '•', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        match names_in_part(words, part) {
            names if names.is_empty() => labels.push(part.replace('`', "")),
            names => found.names.extend(names),
        }
    }
    found.names.dedup();
    if !labels.is_empty() {
        found.label = labels.join(" ");
    }
    found
}

/// A text with its names as they are kept: without signs that nobody sees, `*` for what varies.
pub fn spelled(text: &str) -> String {
    placeholders_as_stars(&visible(text))
}

/// The names in a part of a cell that no strong border divides.
fn names_in_part(words: &Vocabulary, part: &str) -> Vec<String> {
    if let Some(rest) = without_addresses(part) {
        // "See https://…": a word beside an address is no name.
        return names_in_part(words, &rest).into_iter().filter(|name| !is_word(name)).collect();
    }
    if let Some(beginning) = words.after_prefix_phrase(part).and_then(|rest| rest.split_whitespace().next()) {
        let name = single(words, beginning).map(|name| if name.ends_with('*') { name } else { name + "*" });
        return name.into_iter().collect();
    }
    if let Some(name) = single(words, part) {
        return vec![name];
    }
    if is_slashed(part.trim_matches('`')) {
        return vec![part.replace('`', "")];
    }
    let without = without_paths(part);
    let part = without.as_str();
    // Beside a name in code another one is in code as well, or can be nothing else: "`theme` / UI-Einstellungen".
    let is_label = |name: &String| !is_unmistakable(name) && !is_telling(name) && !part.contains(&format!("`{name}`"));
    if let Some(names) = listed(words, part).filter(|names| !part.contains('`') || !names.iter().any(is_label)) {
        return names;
    }
    // What the page marked as code, else what can be nothing but a name: `_ga (Google Analytics)`, `Identifiant de session (PHPSESSID)`.
    let code: Vec<String> = part.split('`').skip(1).step_by(2).filter_map(|code| single(words, code)).collect();
    if !code.is_empty() {
        return code;
    }
    let pieces = part.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/'));
    let mut names: Vec<String> = pieces.filter_map(|piece| single(words, piece)).filter(|name| is_unmistakable(name)).collect();
    if names.is_empty() {
        // A short name before what explains it: `IDE (DoubleClick)`.
        let head = part.split_once('(').map(|(head, _)| head.trim_end());
        names.extend(head.and_then(|head| single(words, head)).filter(|name| !is_word(name)));
    }
    names
}

/// A part without the addresses of pages in it, which borders would cut into names; none where there is no address.
fn without_addresses(part: &str) -> Option<String> {
    let is_address = |word: &str| word.contains("://") || word.starts_with("//");
    let rest = || part.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ");
    part.split_whitespace().any(is_address).then(rest)
}

/// A name with a slash in it, which browsers take: `crisp-client/session`.
fn is_slashed(part: &str) -> bool {
    let is_small = |piece: &str| !piece.is_empty() && piece.bytes().all(|b| b.is_ascii_lowercase() || b == b'*');
    let is_kebab = |piece: &str| piece.contains('-') && piece.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    part.split_once('/').is_some_and(|(first, rest)| is_kebab(first) && rest.split('/').all(is_small))
}

/// A text without the addresses of pixels, which are no cookies: `i/jot`, `ads/ga-audiences`.
fn without_paths(part: &str) -> String {
    let is_path = |token: &str| {
        let Some((first, rest)) = token.split_once('/').filter(|(_, rest)| !rest.is_empty()) else { return false };
        // Two words of some length may be two names: "locale/theme".
        let is_small = |piece: &str| piece.bytes().all(|b| b.is_ascii_lowercase()) && !is_telling(piece);
        let are_words = is_small(first) && rest.split('/').all(|piece| is_small(piece) && piece.len() > 3) && first.len() > 3;
        is_small(first) && !are_words
    };
    if !part.contains('/') {
        return part.to_owned();
    }
    part.split_inclusive(|c: char| c.is_whitespace() || c == ',')
        .filter(|token| !is_path(token.trim_end_matches([' ', ',', '\t'])))
        .collect()
}

/// Several names with weak borders between them; `None` when any part is no name.
fn listed(words: &Vocabulary, part: &str) -> Option<Vec<String>> {
    // What no border and no word of lists parts; of several pieces it is no list: "_ga, _gid, 3 others".
    let mut runs: Vec<Vec<&str>> = Vec::new();
    for segment in part.split([',', '/', '&']) {
        let pieces: Vec<&str> = segment.split_whitespace().collect();
        runs.extend(pieces.split(|piece| words.is_list_word(piece)).map(<[&str]>::to_vec));
    }
    let is_certain = |name: &str| is_unmistakable(name) || is_telling(name);
    let are_names = |run: &Vec<&str>| {
        run.len() < 2 || is_series(run) || run.iter().all(|piece| single(words, piece).is_some_and(|name| is_certain(&name)))
    };
    if !runs.iter().all(are_names) {
        return None;
    }
    let pieces: Vec<&str> = runs.concat();
    let names: Vec<String> = pieces.iter().map(|piece| single(words, piece)).collect::<Option<_>>()?;
    let has_borders = part.contains([',', '/', '&']);
    // Small words with nothing between them are a sentence: "as soon as you sign in, _sid is set".
    let is_small = |piece: &str| piece.bytes().all(|b| b.is_ascii_lowercase()) && !is_telling(piece);
    let small = |segment: &str| segment.split_whitespace().filter(|piece| !words.is_list_word(piece) && is_small(piece)).count();
    if part.split([',', '/', '&']).any(|segment| small(segment) > 1) {
        return None;
    }
    let are_series = is_series(&pieces);
    // Without any border two plain words are a label: "Google Analytics".
    let is_listed = |name: &String| match () {
        () if has_borders => !is_word(name) || part.contains(',') && !part.contains(", "),
        // "YSC et IDE", but "YouTube and Facebook" are companies.
        () if runs.len() > 1 => is_certain(name) || !is_like_a_company(name),
        () => is_certain(name) || are_series,
    };
    let counts = names.len() > 1 && names.iter().all(is_listed);
    (counts || names.len() > 1 && has_borders && names.iter().any(|name| is_certain(name))).then_some(names)
}

/// Whether words with nothing between them are a series of names: at least three in capitals that begin alike, `LBWEB LBAPI LBDATA`.
fn is_series(pieces: &[&str]) -> bool {
    let Some(beginning) = pieces.first().and_then(|first| first.get(..2)) else { return false };
    let fits = |piece: &&str| {
        let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        piece.len() > 4 && piece.starts_with(beginning) && piece.bytes().all(is_sign)
    };
    // Dates begin alike, too, and a company stands before its products: "GOOGLE GOOGLEADS".
    let is_company = || pieces.first().is_some_and(|first| pieces.iter().all(|piece| piece.starts_with(first)));
    let begins_with_letters = beginning.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    pieces.len() > 2 && begins_with_letters && pieces.iter().all(fits) && !is_company()
}

/// Whether a token is made of letters alone, large and small ones.
pub fn is_like_a_company(name: &str) -> bool {
    let is_mixed = name.bytes().any(|b| b.is_ascii_uppercase()) && name.bytes().any(|b| b.is_ascii_lowercase());
    is_mixed && name.bytes().all(|b| b.is_ascii_alphabetic())
}

/// One name, without the signs around it; `None` when the text cannot be one.
pub fn single(words: &Vocabulary, text: &str) -> Option<String> {
    let quotes = |c: char| c.is_whitespace() || matches!(c, '`' | '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '·' | '‣');
    let text = text.trim_matches(quotes).trim_end_matches([':', ',']).trim_matches(quotes);
    let text = without_footnote(text.strip_prefix("- ").unwrap_or(text)).trim_end_matches(['¹', '²', '³', '⁴', '⁵', '†', '‡']);
    let text = text.split('=').next().unwrap_or("");
    let is_name =
        !text.is_empty() && text.len() <= 256 && text.bytes().all(is_name_byte) && text.bytes().any(|b| b.is_ascii_alphanumeric());
    let is_address = text.starts_with("www.") || text.starts_with("http") && text.contains(':') || is_domain(text);
    (is_name && !is_address && !words.is_nothing(text)).then(|| text.to_owned())
}

/// A text without the number of a footnote behind it: `.AspNetCore.Antiforgery.*[1]`.
fn without_footnote(text: &str) -> &str {
    let note = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    note.filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).map_or(text, |(name, _)| name)
}

/// Whether a text that begins with a dot is a domain with its hosts, not a name as frameworks give them: `.example.fr`, `.AspNetCore.Session`.
fn is_domain(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('.') else { return false };
    let last = rest.rsplit('.').next().unwrap_or("");
    let is_ending = (2..=3).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_lowercase());
    !rest.starts_with(|c: char| c.is_ascii_uppercase()) || rest.len() < 4 || rest.contains('.') && is_ending
}

/// Signs of a cookie's name (RFC 6265, a token), and those that browsers take and sites use besides.
fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'+' | b'-' | b'.' | b'^' | b'_' | b'|' | b'~' | b':')
}

/// Whether a token can be nothing but a technical name: `_ga`, `PHPSESSID`, `connect.sid`, `cto_bundle`.
pub fn is_unmistakable(name: &str) -> bool {
    let letters = name.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let has_mark = name.contains('_') || name.contains('*') && name.len() > 2;
    let inner_digit = letters.bytes().any(|b| b.is_ascii_digit())
        && letters.bytes().filter(u8::is_ascii_alphabetic).count() > 2
        && !letters.contains('.');
    // "SEGURIDAD Y PRIVACIDAD" are words of a heading: behind the "ID" of a name no vowel goes on.
    let has_id = || letters.match_indices("ID").any(|(at, _)| !letters.get(at + 2..).unwrap_or("").starts_with(['A', 'E', 'I', 'O', 'U']));
    let is_identifier = letters.len() > 4 && letters.bytes().all(|b| b.is_ascii_uppercase()) && (letters.contains("SESS") || has_id());
    let camel = letters.bytes().zip(letters.bytes().skip(1)).any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase());
    has_mark
        || inner_digit
        || is_identifier
        || camel && letters.ends_with("Id")
        || name.rsplit_once('.').is_some_and(|(_, last)| last == "sid")
        || is_of_framework(name)
}

/// `.AspNetCore.Culture`: a dot in front, then words with capitals and dots between them.
fn is_of_framework(name: &str) -> bool {
    let words = name.strip_prefix('.').filter(|words| words.contains('.'));
    words.is_some_and(|words| words.split('.').all(|word| word == "*" || word.starts_with(|c: char| c.is_ascii_uppercase())))
}

/// Whether a token that is no ordinary word tells by a part of it that it is a cookie's name: `sessionid`, `csrftoken`, `CookieConsent`.
pub fn is_telling(name: &str) -> bool {
    let folded = name.to_ascii_lowercase();
    let parts = ["cookie", "session", "csrf", "xsrf", "token", "sessid", "consent"];
    // "Cookies" and "sessions" are words, and so is "consentement": in small letters, only what no language has.
    let is_marked = name.bytes().skip(1).any(|b| b.is_ascii_uppercase()) && name.bytes().any(|b| b.is_ascii_lowercase());
    let ends =
        ["sessionid", "sessid", "token"].iter().any(|end| folded.ends_with(end) && folded.len() > end.len() || folded == "sessionid");
    name.bytes().all(|b| b.is_ascii_alphanumeric()) && (ends || is_marked && parts.iter().any(|part| folded.contains(part)))
}

/// A text without what it says in brackets: `_ga (Google)` is a name, `_ga (Google): measures (2 years)` says something of it.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let is_outside = |c: &char| {
        let was_outside = depth == 0;
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        was_outside && *c != '('
    };
    text.chars().filter(is_outside).collect()
}

/// Whether a text is nothing but names, each of which can be nothing else: the title above what is said of them.
pub fn are_only_names(words: &Vocabulary, text: &str) -> bool {
    let text = &*outside_brackets(text);
    let is_certain = |piece: &str| single(words, piece).is_some_and(|name| is_unmistakable(&name) || is_telling(&name));
    // Beside one that is certain, what stands alone between two borders is one as well: `sessionId / csrf`.
    let is_name = |part: &str| {
        let pieces: Vec<&str> = part.split_whitespace().filter(|piece| !words.is_list_word(piece)).collect();
        pieces.iter().all(|piece| is_certain(piece)) || pieces.len() == 1 && single(words, part).is_some_and(|name| !is_word(&name))
    };
    let mut parts = text.split([',', '/', ';', '&', '+', '`']).map(str::trim).filter(|part| !part.is_empty());
    text.len() < 120 && parts.clone().next().and_then(|part| part.split_whitespace().next()).is_some_and(is_certain) && parts.all(is_name)
}

/// Whether a token is an ordinary word with a capital, as a company or a label is.
pub fn is_word(name: &str) -> bool {
    let mut letters = name.bytes();
    letters.next().is_some_and(|b| b.is_ascii_uppercase()) && name.len() > 2 && letters.all(|b| b.is_ascii_lowercase())
}

/// A name that a narrow column broke behind a separator is one again: `VISITOR_INFO1_` above `LIVE`.
fn whole_names(cell: &str) -> String {
    let mut whole = String::with_capacity(cell.len());
    for line in cell.split('\n') {
        let is_broken = whole.ends_with(['_', '-']) && line.trim_start().starts_with(|c: char| c.is_ascii_alphanumeric());
        if !whole.is_empty() && !is_broken {
            whole.push('\n');
        }
        whole.push_str(line.trim());
    }
    whole
}

/// Without signs that nobody sees.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
        .map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect()
}

/// What stands for any text as `*`: `<ID>`, `{site}`, `[hash]`, `XXXX`, `####`, `…`, `_ID` of a tool's own name.
fn placeholders_as_stars(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = count_of_hosts(rest) {
            out.truncate(out.trim_end().len());
            rest = rest.get(length..).unwrap_or("");
            continue;
        }
        let before = out.chars().next_back();
        let (length, is_star) =
            bracketed(rest).or_else(|| described(rest, before)).or_else(|| run(rest, before)).unwrap_or((c.len_utf8(), false));
        if !is_star {
            out.push_str(rest.get(..length).unwrap_or(""));
        } else if !out.ends_with('*') {
            out.push('*');
        }
        rest = rest.get(length..).unwrap_or("");
    }
    out.split_inclusive(char::is_whitespace).map(tidied).collect()
}

/// `[x2]` at the beginning of a text: what Cookiebot prints behind a name that several hosts set, which is no part of it.
fn count_of_hosts(text: &str) -> Option<usize> {
    // `[x999]` at most: a cell of brackets is not searched to its end for each of them.
    let (inside, _) = text.get(..text.floor_char_boundary(8))?.strip_prefix('[')?.split_once(']')?;
    let number = inside.strip_prefix(['x', '×'])?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(inside.len() + 2)
}

/// A bracket at the beginning of a text and what it holds; a number in square brackets is a footnote and goes.
fn bracketed(text: &str) -> Option<(usize, bool)> {
    let close = match text.chars().next()? {
        '<' => '>',
        '{' => '}',
        '[' => ']',
        '‹' => '›',
        _ => return None,
    };
    let end = text.char_indices().take(60).skip(1).find(|(_, c)| *c == close || *c == '\n').filter(|(_, c)| *c == close)?.0;
    (end > 1).then_some((end + close.len_utf8(), true))
}

/// A remark right behind a separator of a name: `X-Mapping-(unique value)`.
fn described(text: &str, before: Option<char>) -> Option<(usize, bool)> {
    let is_within = before.is_some_and(|c| matches!(c, '_' | '-' | '.'));
    let end = text.char_indices().take(60).find(|(_, c)| *c == ')').filter(|_| is_within && text.starts_with('('))?.0;
    (end > 1).then_some((end + 1, true))
}

/// A run of signs that stand for others: at least three X (two after a separator), any number of `#`, or dots.
fn run(text: &str, before: Option<char>) -> Option<(usize, bool)> {
    let first = text.chars().next()?;
    let length = text.chars().take_while(|c| *c == first).count();
    let after = text.get(length * first.len_utf8()..).and_then(|rest| rest.chars().next());
    let ends = after.is_none_or(|c| !c.is_alphanumeric());
    let separated = before.is_some_and(|c| matches!(c, '_' | '-' | '.' | '*'));
    let is_run = match first {
        'X' => length >= 3 && (ends || separated) && before.is_some() || length == 2 && ends && separated,
        'x' => length >= 3 && ends && before.is_some_and(|c| !c.is_whitespace()) || length == 2 && ends && separated,
        'N' | 'n' | 'Y' => length >= 3 && ends && separated,
        '#' => before.is_some_and(|c| !c.is_whitespace()),
        '…' => before.is_some_and(|c| !c.is_whitespace()),
        '.' => length >= 3 && before.is_some_and(|c| !c.is_whitespace()),
        '%' => length == 1 && ends && separated,
        _ => false,
    };
    is_run.then_some((length * first.len_utf8(), true))
}

/// The `@` of a name with random parts as `*`, as browsers store it escaped: `AMCV_*@AdobeOrg` is `AMCV_4D6368F4%40AdobeOrg` in a store. Addresses of people
/// stay what they are.
fn at_as_star(word: &str) -> String {
    let is_name = |(before, after): &(&str, &str)| before.contains(['*', '_']) && !before.contains('@') && !after.contains(['.', '@']);
    match word.split_once('@').filter(is_name) {
        Some((before, after)) => format!("{}*{after}", before.trim_end_matches('*')),
        None => word.to_owned(),
    }
}

/// `_gat_UA-*-X` is one run, and the `ID` after the name of a tool is a placeholder.
fn tidied(word: &str) -> String {
    let mut word = at_as_star(word);
    for tail in ["*-X", "*-x", "*-*", "*_X", "*_x"] {
        if let Some(at) = word.find(tail) {
            word.replace_range(at..at + tail.len(), "*");
        }
    }
    let end = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len();
    let written = word.get(..end).unwrap_or("");
    let is_tools_own = written.starts_with('_') && !written.starts_with("__") && (written.ends_with("_ID") || written.ends_with("-ID"));
    let head = written.trim_end_matches(|c: char| c.is_ascii_uppercase() || matches!(c, '_' | '-')).len();
    if is_tools_own && head > 2 {
        word.replace_range(head + 1..end, "*");
    }
    word
}
