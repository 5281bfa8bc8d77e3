use std::path::Path;

use crate::store::sqlite::snapshot::head_of;

/// The sections of a small INI file with their entries, in order.
#[derive(Debug, Default)]
pub(crate) struct Ini {
    sections: Vec<Section>,
}

/// One `[section]`.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) name: String,
    entries: Vec<(String, String)>,
}

impl Ini {
    /// Reads a file; one that is absent or not text has no sections.
    pub(crate) fn read(path: &Path) -> Self {
        const LONGEST: u64 = 1 << 20;
        head_of(path, LONGEST).map(|bytes| Self::parse(&String::from_utf8_lossy(&bytes))).unwrap_or_default()
    }

    fn parse(text: &str) -> Self {
        let mut ini = Self::default();
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                ini.sections.push(Section { name: name.to_owned(), entries: Vec::new() });
            } else if let (Some((key, value)), Some(section)) = (line.split_once('='), ini.sections.last_mut()) {
                section.entries.push((key.trim().to_owned(), value.trim().to_owned()));
            }
        }
        ini
    }

    /// The sections whose name begins with `prefix`.
    pub(crate) fn sections<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a Section> {
        self.sections.iter().filter(move |section| section.name.starts_with(prefix))
    }
}

impl Section {
    /// The value of a key; keys are case-sensitive.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_keys() {
        let ini = Ini::parse("\u{feff}; note\nlost=1\n[Profile0]\r\nName = a=b \n[Install1]\nDefault=x\nrubbish");
        let names: Vec<&str> = ini.sections("Profile").filter_map(|section| section.get("Name")).collect();
        assert_eq!(names, ["a=b"]);
        assert_eq!(ini.sections("").count(), 2);
    }
}
