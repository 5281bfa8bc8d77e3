use super::visible;
use crate::cookie::{BuiltInContainer, ContainerName, ContainerWord, LabelDetail};
use crate::i18n::Words;
use crate::inventory::CookieView;

/// The container of a cookie as the window calls it, in its own language; none where that would mean nothing to a person.
#[must_use]
pub fn container(words: &Words, view: &CookieView<'_>) -> Option<String> {
    let container = view.cookie.container()?;
    if container.is_browsers_own() {
        return Some(words.text("container-browsers-own").into_owned());
    }
    let detail = view.container_label()?.detail;
    let word = |part: ContainerWord<'_>| container_word(words, part);
    let label = container.label(detail, &word);
    // What a built-in container is called in this language may be the name that the person gave to another one.
    let is_taken = || matches!(container.name, ContainerName::BuiltIn(_)) && view.store.has_container_called(&label);
    if detail == LabelDetail::Name && is_taken() { Some(container.label(LabelDetail::Numbered, &word)) } else { Some(label) }
}

/// The same of one that is known by what exports call it, as audits and comparisons keep it: what only says its number, or private windows, are this
/// program's own words, and so is the name of one that every Firefox brings along. Any other name stays as it is; a person may have given it.
#[must_use]
pub fn container_code(words: &Words, code: &str, is_built_in: bool) -> String {
    // Once: labels say it once, and a dossier that was altered may say it many thousand times.
    match code.strip_suffix(" (private browsing)") {
        Some(name) => container_word(words, ContainerWord::InPrivate(&outside_of_private(words, name, is_built_in))),
        None => outside_of_private(words, code, is_built_in),
    }
}

fn outside_of_private(words: &Words, code: &str, is_built_in: bool) -> String {
    // What stands behind the name (its number, the session of an app) stays.
    let built_in = || BuiltInContainer::ALL.into_iter().find_map(|which| Some((which, code.strip_prefix(which.english())?)));
    if let Some((which, rest)) = is_built_in.then(built_in).flatten() {
        return format!("{}{}", container_word(words, ContainerWord::BuiltIn(which)), visible(rest));
    }
    let number = code.strip_prefix("Container ").and_then(|number| number.parse().ok());
    match number {
        Some(number) => container_word(words, ContainerWord::Numbered(number)),
        None if code == "Private browsing" => container_word(words, ContainerWord::PrivateBrowsing),
        None => visible(code),
    }
}

fn container_word(words: &Words, part: ContainerWord<'_>) -> String {
    let id = match part {
        ContainerWord::BuiltIn(BuiltInContainer::Personal) => "container-personal",
        ContainerWord::BuiltIn(BuiltInContainer::Work) => "container-work",
        ContainerWord::BuiltIn(BuiltInContainer::Banking) => "container-banking",
        ContainerWord::BuiltIn(BuiltInContainer::Shopping) => "container-shopping",
        ContainerWord::PrivateBrowsing => "container-private-browsing",
        // A number here is a name: it has no thousands.
        ContainerWord::Numbered(number) => return words.with("container-numbered", &[("number", number.to_string().into())]),
        ContainerWord::App(number) => return words.with("container-app", &[("number", number.to_string().into())]),
        ContainerWord::InPrivate(name) => return words.with("container-in-private", &[("name", name.into())]),
    };
    words.text(id).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn what_nobody_named_is_called_in_the_language_of_the_window() {
        let words = Words::new(Language::Fr, jiff::tz::TimeZone::UTC);
        let said = |code: &str| container_code(&words, code, false);
        assert_eq!(said("Container 6"), "Conteneur 6");
        assert_eq!(said("Container 6 (private browsing)"), "Conteneur 6 (navigation privée)");
        assert_eq!(said("Private browsing"), "Navigation privée");
        assert_eq!((said("Audit"), said("Container of mine")), ("Audit".to_owned(), "Container of mine".to_owned()));
    }

    #[test]
    fn names_that_every_firefox_brings_along_are_called_so_too_and_given_ones_never() {
        let words = Words::new(Language::Fr, jiff::tz::TimeZone::UTC);
        let said = |code: &str| container_code(&words, code, true);
        let built_in = ["Personal", "Work (2)", "Personal (private browsing)", "Shopping, context"].map(said);
        assert_eq!(built_in, ["Personnel", "Travail (2)", "Personnel (navigation privée)", "Achats, context"]);
        assert_eq!(container_code(&words, "Personal", false), "Personal", "so the person called it");
    }

    #[test]
    fn a_dossier_that_was_altered_exhausts_no_stack() {
        let words = Words::new(Language::En, jiff::tz::TimeZone::UTC);
        let code = format!("A{}", " (private browsing)".repeat(200_000));
        assert_eq!(container_code(&words, &code, false).len(), code.len());
    }
}
