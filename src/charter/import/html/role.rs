//! What attributes say of an element.

use html5gum::StartTag;

/// The part of a table that an element plays by its role.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Table,
    Row,
    Cell,
    Heading(u8),
}

pub(super) fn attribute(tag: &StartTag<usize>, name: &str) -> String {
    tag.attributes.get(name.as_bytes()).map_or_else(String::new, |value| String::from_utf8_lossy(&value.value).into_owned())
}

/// The part of a table or heading that an element plays (WAI-ARIA 1.2), where it is none by its name.
pub(super) fn role(tag: &StartTag<usize>) -> Option<Role> {
    if matches!(tag.name.as_slice(), b"table" | b"tr" | b"td" | b"th") {
        return None;
    }
    match attribute(tag, "role").as_str() {
        "table" | "grid" => Some(Role::Table),
        "row" => Some(Role::Row),
        "cell" | "gridcell" | "columnheader" | "rowheader" => Some(Role::Cell),
        "heading" => Some(Role::Heading(attribute(tag, "aria-level").parse().unwrap_or(2))),
        // What opens a part of the page is its heading.
        "button" | "tab" if !attribute(tag, "aria-controls").is_empty() => Some(Role::Heading(6)),
        _ if tag.name.as_slice() == b"button" && !attribute(tag, "aria-expanded").is_empty() => Some(Role::Heading(6)),
        _ => None,
    }
}
