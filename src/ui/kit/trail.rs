//! The pages one came by, so that the keys of browsers lead back along them, and forth again.

use super::Screen;

/// Pages that are remembered: who goes further back looks at the tabs.
const LONGEST: usize = 50;

/// The way through the pages.
#[derive(Debug)]
pub struct Trail {
    now: Screen,
    past: Vec<Screen>,
    ahead: Vec<Screen>,
}

impl Default for Trail {
    fn default() -> Self {
        Self { now: Screen::Start, past: Vec::new(), ahead: Vec::new() }
    }
}

impl Trail {
    /// Another page may be shown: whoever goes on from here has nothing ahead any more.
    pub fn note(&mut self, shown: Screen) {
        if shown == self.now {
            return;
        }
        self.past.push(std::mem::replace(&mut self.now, shown));
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
        self.ahead.clear();
    }

    /// The page before, of those that can be shown.
    pub fn back(&mut self, can_be_shown: impl Fn(Screen) -> bool) -> Option<Screen> {
        Self::step((&mut self.past, &mut self.now, &mut self.ahead), can_be_shown)
    }

    /// The page that was gone back from.
    pub fn forward(&mut self, can_be_shown: impl Fn(Screen) -> bool) -> Option<Screen> {
        Self::step((&mut self.ahead, &mut self.now, &mut self.past), can_be_shown)
    }

    fn step((from, now, to): (&mut Vec<Screen>, &mut Screen, &mut Vec<Screen>), can_be_shown: impl Fn(Screen) -> bool) -> Option<Screen> {
        // What can no longer be shown, because its stores are closed say, is no step. Nor is the page one is on.
        let place = from.iter().rposition(|screen| *screen != *now && can_be_shown(*screen))?;
        let next = from[place];
        from.truncate(place);
        to.push(std::mem::replace(now, next));
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_back_and_forth_until_one_goes_elsewhere() {
        let mut trail = Trail::default();
        for screen in [Screen::Overview, Screen::Overview, Screen::Cookies, Screen::Site] {
            trail.note(screen);
        }
        let all = |_: Screen| true;
        assert_eq!([trail.back(all), trail.back(all)], [Some(Screen::Cookies), Some(Screen::Overview)]);
        // The frame after shows what was gone back to.
        trail.note(Screen::Overview);
        assert_eq!(trail.forward(all), Some(Screen::Cookies));
        trail.note(Screen::Audit);
        assert_eq!(trail.forward(all), None);
        assert_eq!(trail.back(all), Some(Screen::Cookies));
    }

    #[test]
    fn what_can_no_longer_be_shown_is_no_step() {
        let mut trail = Trail::default();
        for screen in [Screen::Overview, Screen::Site, Screen::LookUp] {
            trail.note(screen);
        }
        assert_eq!(trail.back(|screen| screen == Screen::Start), Some(Screen::Start));
        assert_eq!(trail.back(|_| true), None);
        assert_eq!(trail.forward(|screen| screen != Screen::Start), Some(Screen::LookUp));
    }
}
