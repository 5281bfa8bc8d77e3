//! What tags do.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Elements of HTML that may stand in a page's text; anything else between angle brackets is text that was not escaped.
const KNOWN: &str = " a abbr acronym address app applet area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption center cite code col \
colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i \
iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre progress q \
rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg path g circle rect line polygon polyline use defs symbol table tbody td \
template textarea tfoot th thead time title tr track tt u ul var video wbr ";

static NAMES: LazyLock<HashSet<&[u8]>> = LazyLock::new(|| KNOWN.split_whitespace().map(str::as_bytes).collect());

/// What a component of a library is in a page: rows and cells of the tables that they draw.
pub fn plain(name: &[u8]) -> &[u8] {
    match name {
        b"tablerow" | b"table.row" => b"tr",
        b"tablecell" | b"table.cell" | b"table.td" => b"td",
        b"tablehead" | b"table.th" | b"tableheadercell" | b"table.columnheadercell" | b"table.columnheader" => b"th",
        b"tablebody" | b"table.body" | b"tableheader" | b"table.header" | b"table.head" => b"tbody",
        b"tablecaption" => b"caption",
        _ if name.ends_with(b"-table") && name.len() > 6 || name == b"table.root" => b"table",
        _ => name,
    }
}

/// Whether an element is one of HTML, or of a page's own making (with a hyphen or a colon).
pub fn is_html(name: &[u8]) -> bool {
    name.iter().any(|byte| matches!(byte, b'-' | b':')) && name.len() > 4 || NAMES.contains(name)
}

/// Elements whose content is no text of the page.
pub fn is_skipped(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"svg"
            | b"math"
            | b"select"
            | b"textarea"
            | b"iframe"
            | b"object"
            | b"noscript"
            | b"audio"
            | b"canvas"
    )
}

/// Elements that begin a line of their own.
pub fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"li"
            | b"ul"
            | b"ol"
            | b"section"
            | b"article"
            | b"header"
            | b"footer"
            | b"main"
            | b"nav"
            | b"aside"
            | b"blockquote"
            | b"pre"
            | b"form"
            | b"fieldset"
            | b"figure"
            | b"figcaption"
            | b"address"
            | b"details"
            | b"hr"
            | b"body"
            | b"button"
            | b"label"
            | b"option"
            | b"dialog"
            | b"center"
            | b"legend"
            | b"summary"
    )
}

/// Elements without an end.
pub fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Elements that pages write as code.
pub fn is_code(name: &[u8]) -> bool {
    matches!(name, b"code" | b"kbd" | b"samp" | b"tt")
}

/// The level of a heading.
pub fn heading_level(name: &[u8]) -> Option<u8> {
    match name {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        b"legend" | b"summary" => Some(6),
        _ => None,
    }
}
