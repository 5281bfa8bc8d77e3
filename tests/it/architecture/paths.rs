//! Reads from the text of a file what it uses of the others: paths however they are written, followed through `pub use` to the file that has the
//! thing itself.

use std::collections::BTreeMap;

/// The modules below a folder, by their path from it (`kit::state`; the root is empty).
pub struct Modules {
    files: BTreeMap<String, String>,
    root: &'static str,
}

impl Modules {
    /// Files by module path with their text; `root` is how a path names the folder (`crate::ui`).
    pub fn new(root: &'static str, files: BTreeMap<String, String>) -> Self {
        Self { files: files.into_iter().map(|(module, text)| (module, code(&text))).collect(), root }
    }

    /// Every use of another file: from, to. The root only names its modules.
    pub fn uses(&self) -> Vec<(String, String)> {
        let mut uses = Vec::new();
        for (module, code) in &self.files {
            let (imports, rest) = split(code);
            let mut bound = BTreeMap::new();
            let mut paths = Vec::new();
            for (is_public, tree) in &imports {
                for (path, name) in leaves(tree) {
                    let Some(path) = self.in_root(module, &path) else { continue };
                    // What is only passed on is no use, and what is a module is used where it stands before something.
                    if *is_public {
                        continue;
                    }
                    if self.files.contains_key(&path) {
                        bound.insert(name, path);
                    } else {
                        paths.push(path);
                    }
                }
            }
            for child in self.children(module) {
                let name = child.rsplit("::").next().unwrap_or_default().to_owned();
                bound.insert(name, child);
            }
            for path in inline(&rest) {
                let (first, tail) = path.split_once("::").unwrap_or((&path, ""));
                match bound.get(first) {
                    Some(start) => paths.push(format!("{start}::{tail}")),
                    None => paths.extend(self.in_root(module, &path)),
                }
            }
            uses.extend(
                paths
                    .iter()
                    .filter_map(|path| self.home_of(path, 0))
                    .filter(|home| home != module && !home.is_empty())
                    .map(|home| (module.clone(), home)),
            );
        }
        uses.sort();
        uses.dedup();
        uses
    }

    fn children<'a>(&'a self, module: &'a str) -> impl Iterator<Item = String> + 'a {
        self.files.keys().filter(move |other| !other.is_empty() && parent(other) == module).cloned()
    }

    /// A written path as one from the root; `None` when it leads elsewhere.
    fn in_root(&self, module: &str, path: &str) -> Option<String> {
        if let Some(rest) = path.strip_prefix(self.root) {
            return (rest.is_empty() || rest.starts_with("::")).then(|| rest.trim_start_matches("::").to_owned());
        }
        if let Some(rest) = path.strip_prefix("self::") {
            return Some(join(module, rest));
        }
        let mut at = module;
        let mut rest = path;
        while let Some(after) = rest.strip_prefix("super::") {
            if at.is_empty() {
                return None;
            }
            (at, rest) = (parent(at), after);
        }
        (rest.len() < path.len()).then(|| join(at, rest))
    }

    /// The module whose file has what a path from the root names.
    fn home_of(&self, path: &str, depth: usize) -> Option<String> {
        let mut module = String::new();
        let mut segments = path.split("::").filter(|segment| !segment.is_empty()).peekable();
        while let Some(next) = segments.peek().map(|segment| join(&module, segment)).filter(|next| self.files.contains_key(next)) {
            module = next;
            segments.next();
        }
        let Some(name) = segments.next() else { return Some(module) };
        let rest: Vec<&str> = segments.collect();
        let (imports, _) = split(self.files.get(&module)?);
        for (_, tree) in imports.iter().filter(|(is_public, _)| *is_public) {
            for (target, bound) in leaves(tree) {
                if bound == name && depth < 8 {
                    let target = self.in_root(&module, &target).or_else(|| {
                        self.children(&module)
                            .any(|child| target.starts_with(child.rsplit("::").next().unwrap_or_default()))
                            .then(|| join(&module, &target))
                    });
                    return target.and_then(|target| self.home_of(&join(&target, &rest.join("::")), depth + 1));
                }
            }
        }
        Some(module)
    }
}

fn parent(module: &str) -> &str {
    module.rsplit_once("::").map_or("", |(parent, _)| parent)
}

fn join(module: &str, rest: &str) -> String {
    [module, rest].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::")
}

/// Without comments and without tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The trees of `use`, each with whether it is public, and the code without them.
fn split(code: &str) -> (Vec<(bool, String)>, String) {
    let (mut imports, mut rest) = (Vec::new(), String::new());
    let mut left = code;
    while let Some(at) = left.find("use ") {
        let before = &left[..at];
        let line = before.rsplit('\n').next().unwrap_or_default().trim();
        let Some(end) = left[at..].find(';').filter(|_| line.is_empty() || line.starts_with("pub")) else {
            rest += &left[..at + 4];
            left = &left[at + 4..];
            continue;
        };
        rest += before;
        imports.push((line == "pub", left[at + 4..at + end].split_whitespace().collect::<Vec<_>>().join(" ")));
        left = &left[at + end + 1..];
    }
    rest += left;
    (imports, rest)
}

/// `a::{b, c::{d as e}}` → `a::b` bound as `b`, `a::c::d` bound as `e`.
fn leaves(tree: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    let Some((head, list)) = tree.split_once('{') else {
        let (path, name) = tree.split_once(" as ").unwrap_or((tree, tree));
        let path = path.trim_end_matches("::self").trim();
        return vec![(path.to_owned(), name.trim().trim_end_matches("::self").rsplit("::").next().unwrap_or_default().to_owned())];
    };
    let list = list.strip_suffix('}').unwrap_or(list);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).flat_map(|part| leaves(&format!("{head}{}", part.trim()))).collect()
}

/// Paths that stand in code.
fn inline(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut word = String::new();
    for c in code.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' || c == ':' {
            word.push(c);
            continue;
        }
        if word.contains("::") {
            paths.push(word.trim_matches(':').to_owned());
        }
        word.clear();
    }
    paths
}

#[test]
fn uses_are_followed_to_where_things_stand() {
    let files = [
        ("", "pub use app::App;"),
        ("app", "use super::kit::{Ask, State as Seen};\nuse super::browse;\nfn f() { browse::show(); }"),
        ("kit", "pub use ask::{Ask, Wish};\npub use self::state::State;"),
        ("kit::ask", "// state::State\nstruct Ask;"),
        ("kit::state", "use super::Ask;"),
        ("browse", "pub use page::show;\nenum Action {}"),
        (
            "browse::page",
            "use super::{Action, self as here};\nfn f() { crate::ui::kit::State::new() }\n#[cfg(test)]\nmod tests { use crate::ui::app::App; }",
        ),
    ];
    let files = files.into_iter().map(|(module, text)| (module.to_owned(), text.to_owned())).collect();
    let uses = Modules::new("crate::ui", files).uses();
    let expected = [
        ("app", "browse::page"),
        ("app", "kit::ask"),
        ("app", "kit::state"),
        ("browse::page", "browse"),
        ("browse::page", "kit::state"),
        ("kit::state", "kit::ask"),
    ];
    assert_eq!(uses, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
}
