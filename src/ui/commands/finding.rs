//! Which commands hold what was typed, the nearest first.

use crate::query::fold;
use crate::ui::kit::{Command, State};

/// Those that only mean something where the keyboard stood before, and this one.
const LEFT_OUT: [Command; 3] = [Command::Commands, Command::NextPane, Command::PreviousPane];

/// The commands that make sense now and whose label holds every word that was typed, be it accented or not: first those that begin with it, then those of
/// which a word does, then the others.
#[must_use]
pub fn found(state: &State, typed: &str) -> Vec<Command> {
    let typed = fold(typed.trim()).into_owned();
    let commands = Command::ALL.iter().copied().filter(|command| !LEFT_OUT.contains(command) && state.allows(*command));
    let mut found: Vec<(u8, Command)> = commands
        .filter_map(|command| {
            let label = state.command_label(command);
            Some((nearness(&fold(&label), &typed)?, command))
        })
        .collect();
    // Stable, so that equal ones keep the order of the table.
    found.sort_by_key(|(nearness, _)| *nearness);
    found.into_iter().map(|(_, command)| command).collect()
}

/// How near a label is, 0 the nearest; none where it does not hold every word. Both are folded.
fn nearness(label: &str, typed: &str) -> Option<u8> {
    if label.starts_with(typed) {
        return Some(0);
    }
    let begins = |word: &str| label.split(|c: char| !c.is_alphanumeric()).any(|of_label| of_label.starts_with(word));
    let mut words = typed.split_whitespace();
    if words.clone().all(begins) {
        return Some(1);
    }
    words.all(|word| label.contains(word)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_with_it_comes_first() {
        assert_eq!(nearness("ouvrir un fichier", "ouv"), Some(0));
        assert_eq!(nearness("ouvrir un fichier", "fich"), Some(1));
        assert_eq!(nearness("ouvrir un fichier", "fich ouv"), Some(1));
        assert_eq!(nearness("ouvrir un fichier", "ichier"), Some(2));
        assert_eq!(nearness("ouvrir un fichier", "dossier"), None);
        assert_eq!(nearness("ouvrir un fichier", ""), Some(0));
    }
}
