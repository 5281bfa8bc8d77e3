//! Letters typed in a list or a menu lead to the next line that begins with them, as people know it from their desktop.
//!
//! Letters that follow each other quickly are one beginning: `exp` finds "Export" and not what begins with `p`. One letter again and again goes round all that
//! begin with it. Accents and case do not matter.

use std::borrow::Cow;

use egui::{Context, Event, Id};

use crate::query::fold;

/// Letters belong together that come within this time of each other, in seconds of the window.
const TOGETHER: f64 = 1.0;

/// What was typed last.
#[derive(Clone, Debug)]
struct Typed {
    /// Into which list.
    list: Id,
    /// Folded.
    letters: String,
    /// When the last letter came, in seconds of the window.
    at: f64,
}

/// The line that the letters of this frame lead to, of `lines` lines of the list with this id, which has the keyboard. `at` is the line one stands on, `name` says
/// how a line begins; it is asked of many lines. `None` where nothing was typed, or no line begins so.
pub fn found<'a>(ctx: &Context, list: Id, (at, lines): (Option<usize>, usize), name: impl Fn(usize) -> Cow<'a, str>) -> Option<usize> {
    let (letters, now) = ctx.input(|input| {
        let typed = input.events.iter().filter_map(|event| match event {
            Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        (typed.collect::<String>(), input.time)
    });
    let kept = ctx.data(|data| data.get_temp::<Typed>(place())).filter(|typed| typed.list == list && now - typed.at <= TOGETHER);
    let before = kept.map_or_else(String::new, |typed| typed.letters);
    // A blank goes on with what was begun; alone it presses or chooses.
    let letters = if before.is_empty() { letters.trim_start() } else { &letters };
    if letters.is_empty() {
        return None;
    }
    let letters = before + &fold(letters);
    let line = starting_with(&letters, at, lines, name);
    ctx.data_mut(|data| data.insert_temp(place(), Typed { list, letters, at: now }));
    line
}

fn place() -> Id {
    Id::unique("type-ahead")
}

/// The next line, going round, that begins so.
fn starting_with<'a>(letters: &str, at: Option<usize>, lines: usize, name: impl Fn(usize) -> Cow<'a, str>) -> Option<usize> {
    let mut each = letters.chars();
    let first = each.next()?;
    let is_one_again = each.all(|letter| letter == first);
    let wanted = if is_one_again { &letters[..first.len_utf8()] } else { letters };
    // More letters may go on naming the line that the ones before have found.
    let from = at.map_or(0, |at| if is_one_again { at + 1 } else { at }).min(lines);
    (from..lines).chain(0..from).find(|line| fold(&name(*line)).starts_with(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 6] = ["Écran", "Export", "export-exemple.fr", "Ouvrir", "Œuvre", "aaa"];

    fn line(letters: &str, at: Option<usize>) -> Option<usize> {
        starting_with(letters, at, NAMES.len(), |line| NAMES[line].into())
    }

    #[test]
    fn one_letter_goes_round_and_more_are_one_beginning() {
        assert_eq!(line("e", None), Some(0));
        assert_eq!(line("e", Some(0)), Some(1));
        assert_eq!(line("ee", Some(1)), Some(2));
        assert_eq!(line("eee", Some(2)), Some(0), "round");
        assert_eq!(line("ex", Some(1)), Some(1), "it still begins so");
        assert_eq!(line("export-", Some(1)), Some(2));
        assert_eq!(line("oeu", Some(3)), Some(4), "as it is typed");
        assert_eq!(line("x", Some(1)), None);
        assert_eq!(starting_with("x", Some(3), 0, |_| "".into()), None, "an empty list");
    }

    #[test]
    fn letters_are_forgotten_after_a_while_and_in_another_list() {
        let ctx = Context::default();
        let typed = |text: &str, time: f64, list: &str, at: usize| {
            let events = vec![Event::Text(text.to_owned())];
            let mut line = None;
            let mut output = ctx.run_ui(egui::RawInput { time: Some(time), events, ..Default::default() }, |ui| {
                line = found(ui.ctx(), Id::unique(list), (Some(at), NAMES.len()), |line| NAMES[line].into());
            });
            output.textures_delta.clear();
            line
        };
        assert_eq!(typed(" ", 0.0, "one", 5), None);
        assert_eq!(typed("e", 0.1, "one", 5), Some(0));
        assert_eq!(typed("x", 0.5, "one", 0), Some(1), "“ex”");
        assert_eq!(typed("o", 0.9, "other", 0), Some(3), "“o”");
        assert_eq!(typed("e", 2.5, "other", 3), Some(0), "“e”, and not “oe”");
    }
}
