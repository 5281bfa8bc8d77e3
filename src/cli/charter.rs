use serde_json::json;

use super::args::CharterArgs;
use super::{Failure, output};
use crate::charter::{self, Declaration, DeclaredLife, Language, LoadedCharter, Localised};
use crate::i18n::Words;
use crate::speech::{self, with_path};

pub(super) fn run(args: &CharterArgs, words: &Words) -> Result<(), Failure> {
    let loaded =
        charter::load(&args.file).map_err(|error| Failure::nothing_read(with_path(words, speech::charter_error(words, &error))))?;
    if args.json {
        let text = as_json(&loaded, words.language());
        return output::write_to(words, |out| out.write_all(text.as_bytes()));
    }
    output::print(words, &speech::charter_lines(words, &loaded))
}

fn as_json(loaded: &LoadedCharter, language: Language) -> String {
    // A charter in one language has the same text twice; the program's own form may have two.
    let text = |both: &Localised| both.get(language).to_owned();
    let charter = &loaded.charter;
    let not_understood: Vec<_> = loaded.not_understood.iter().map(|line| json!({"line": line.line, "text": line.text})).collect();
    let declarations: Vec<_> = charter.declarations.iter().map(|line| declaration(line, &text)).collect();
    let whole = json!({
        "language": loaded.language, "title": text(&charter.title), "scope": charter.scope, "declarations": declarations,
        "not_understood": not_understood,
    });
    // Plain values always serialise.
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn declaration(line: &Declaration, text: &dyn Fn(&Localised) -> String) -> serde_json::Value {
    json!({
        "name": line.pattern.as_ref().map(charter::NamePattern::text), "provider": line.provider, "service": text(&line.service),
        "purpose": text(&line.purpose), "category": line.category.map(charter::Category::code), "lifetime_days": days(line.life),
        "session": line.life == DeclaredLife::Session, "line": line.line,
    })
}

/// Days with their fraction, of a lasting life.
fn days(life: DeclaredLife) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "below ten thousand years of seconds, which an f64 holds exactly")]
    life.seconds().map(|seconds| seconds as f64 / 86_400.0)
}
