//! The form of the file.

use serde::{Deserialize, Serialize};

use super::{Comments, Kept, Note, Notes, Topic};

/// What stands above the notes of a new file.
const HEAD: &str = "# Notes made in Cookie Charter. A plain file: it may be read, changed and shared.";

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cookie: Vec<CookieLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    site: Vec<SiteLine>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    finding: Vec<FindingLine>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CookieLine {
    name: String,
    host: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteLine {
    site: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingLine {
    site: String,
    code: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    host: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
}

/// The notes of a text; else the line that is wrong, from 1.
pub(super) fn parse(text: &str) -> Result<Notes, usize> {
    // The place alone: the error quotes the file.
    let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let file: File = toml::from_str(text).map_err(|error| error.span().map_or(1, |span| line(span.start)))?;
    let (mut kept, mut cookies, mut sites, mut findings) = (Kept::default(), Vec::new(), Vec::new(), Vec::new());
    for line in file.cookie {
        let topic = Topic::Cookie { name: line.name, host: line.host };
        cookies.push(topic.clone());
        kept.join(topic, Note::new(line.labels, &line.text));
    }
    for line in file.site {
        let topic = Topic::Site { site: line.site };
        sites.push(topic.clone());
        kept.join(topic, Note::new(line.labels, &line.text));
    }
    for line in file.finding {
        let topic = Topic::Finding { site: line.site, code: line.code, name: line.name, host: line.host };
        findings.push(topic.clone());
        kept.join(topic, Note::new(line.labels, &line.text));
    }
    Ok(Notes { kept, undo: Vec::new(), comments: Comments::of(text, [cookies, sites, findings]) })
}

/// The text of the file.
pub(super) fn written(notes: &Notes) -> String {
    let head = if notes.comments.head.is_empty() { HEAD.to_owned() } else { notes.comments.head.join("\n") };
    let blocks = notes.all().map(|(topic, note)| {
        let mut comments = notes.comments.at(&topic).join("\n");
        if !comments.is_empty() {
            comments.push('\n');
        }
        // Plain strings always serialise.
        format!("\n{comments}{}", toml::to_string(&block(topic, note.clone())).unwrap_or_default())
    });
    format!("{head}\n{}", blocks.collect::<String>())
}

fn block(topic: Topic, Note { labels, text }: Note) -> File {
    match topic {
        Topic::Cookie { name, host } => File { cookie: vec![CookieLine { name, host, labels, text }], ..File::default() },
        Topic::Site { site } => File { site: vec![SiteLine { site, labels, text }], ..File::default() },
        Topic::Finding { site, code, name, host } => {
            File { finding: vec![FindingLine { site, code, name, host, labels, text }], ..File::default() }
        }
    }
}
