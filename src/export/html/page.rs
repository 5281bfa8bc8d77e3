use std::io::{self, Write};

use jiff::Timestamp;

use crate::charter::Category;
use crate::i18n::Words;
use crate::palette::Palette;
use crate::speech;

/// Writes HTML. Only what is written in this program can be mark-up ([`Self::raw`] takes nothing else); all that comes from anywhere goes
/// through [`Self::text`] or [`Self::attribute`], which escape it.
pub(in crate::export) struct Page<W: Write> {
    out: W,
}

impl<W: Write> Page<W> {
    pub(in crate::export) fn new(out: W) -> Self {
        Self { out }
    }

    pub(in crate::export) fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Mark-up.
    pub(in crate::export) fn raw(&mut self, html: &'static str) -> io::Result<()> {
        self.out.write_all(html.as_bytes())
    }

    /// A text, with control characters made visible.
    pub(in crate::export) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(escaped(text).as_bytes())
    }

    /// An attribute of the tag that is being written.
    pub(in crate::export) fn attribute(&mut self, name: &'static str, value: &str) -> io::Result<()> {
        write!(self.out, " {name}=\"{}\"", escaped(value))
    }

    /// An element with a text.
    pub(in crate::export) fn element(&mut self, tag: &'static str, text: &str) -> io::Result<()> {
        write!(self.out, "<{tag}>{}</{tag}>", escaped(text))
    }

    /// A line of the contents that leads to a place in the page.
    pub(in crate::export) fn link(&mut self, place: &str, text: &str) -> io::Result<()> {
        self.raw("<li><a")?;
        self.attribute("href", &format!("#{place}"))?;
        self.raw(">")?;
        self.text(text)?;
        self.raw("</a></li>\n")
    }

    /// A paragraph of a class.
    pub(in crate::export) fn paragraph(&mut self, class: &'static str, text: &str) -> io::Result<()> {
        writeln!(self.out, "<p class=\"{class}\">{}</p>", escaped(text))
    }

    /// A cell with a number or a short text that stands to the right.
    pub(in crate::export) fn number(&mut self, text: &str) -> io::Result<()> {
        write!(self.out, "<td class=\"number\">{}</td>", escaped(text))
    }

    /// The word of a category in its colour.
    pub(in crate::export) fn badge(&mut self, words: &Words, category: Category) -> io::Result<()> {
        write!(self.out, "<span class=\"badge {}\">{}</span>", category.code(), escaped(&speech::category(words, category)))
    }

    /// A time of the read, which the seal of the page leaves out.
    pub(in crate::export) fn time(&mut self, at: Timestamp, text: &str) -> io::Result<()> {
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at);
        write!(self.out, "<time datetime=\"{at}\">{}</time>", escaped(text))
    }

    /// Keys and values, among them the time of a read under its key.
    pub(in crate::export) fn pairs_at(&mut self, pairs: &[(String, String)], key_of_time: &str, at: Timestamp) -> io::Result<()> {
        self.raw("<dl>\n")?;
        for (key, value) in pairs {
            if key == key_of_time {
                write!(self.out, "<div><dt>{}</dt><dd>", escaped(key))?;
                self.time(at, value)?;
                self.raw("</dd></div>\n")?;
                continue;
            }
            writeln!(self.out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(key), escaped(value))?;
        }
        self.raw("</dl>\n")
    }

    /// Keys and values.
    pub(in crate::export) fn pairs(&mut self, pairs: &[(String, String)]) -> io::Result<()> {
        self.raw("<dl>\n")?;
        for (key, value) in pairs {
            writeln!(self.out, "<div><dt>{}</dt><dd>{}</dd></div>", escaped(key), escaped(value))?;
        }
        self.raw("</dl>\n")
    }

    /// The colours of a theme as variables of the style sheet.
    pub(in crate::export) fn colours(&mut self, selector: &'static str, palette: &Palette) -> io::Result<()> {
        write!(self.out, "{selector} {{")?;
        for (name, colour) in super::variables(palette) {
            write!(self.out, " --{name}: #{colour:06x};")?;
        }
        self.raw(" }\n")
    }
}

/// For texts and for attributes in double quotes alike.
pub(in crate::export) fn escaped(text: &str) -> String {
    let text = speech::visible(text);
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
