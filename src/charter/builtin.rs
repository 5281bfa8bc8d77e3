use std::sync::LazyLock;

use super::{Charter, import};

/// What stands for the built-in charter where a file is named.
pub const BUILTIN_ID: &str = "builtin:";

/// The text it is read from, in the program's own form.
pub(super) const TEXT: &str = include_str!("../../assets/charters/opendatasoft.toml");

static BUILTIN: LazyLock<Charter> = LazyLock::new(|| {
    // A unit test parses the same text, so the empty charter can only be seen by somebody who edits the asset and skips the tests.
    import::toml_charter(TEXT).unwrap_or_else(|_| Charter {
        id: "opendatasoft".into(),
        title: super::Localised::default(),
        publisher: String::new(),
        scope: vec!["invalid".into()],
        speaks_of: Vec::new(),
        recognised_by: Vec::new(),
        declarations: Vec::new(),
    })
});

/// The charter of the Opendatasoft portals, in our own words, after the one published by
/// saint-jean-de-luz-opendatapaysbasque.opendatasoft.com.
#[must_use]
pub fn builtin() -> &'static Charter {
    &BUILTIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::Category;

    #[test]
    fn declares_the_four_cookies_as_necessary() {
        let charter = builtin();
        let names: Vec<_> = charter.declarations.iter().map(crate::charter::Declaration::name).collect();
        assert_eq!(names, ["sessionid", "django_language", "csrftoken", "cookies_preferences"]);
        assert!(charter.declarations.iter().all(|d| d.category == Some(Category::Necessary) && d.provider == "Opendatasoft"));
        assert!(charter.covers("portail-exemple.opendatasoft.com") && !charter.covers("example.fr"));
    }
}
