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
