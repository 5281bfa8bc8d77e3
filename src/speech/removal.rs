use super::visible;
use crate::i18n::{Arg, Words};
use crate::removal::{Guide, Removal, Subject};
use crate::site;

/// A part of the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovalPart {
    /// What it is about.
    pub title: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What is to be known about it.
    pub notes: Vec<String>,
}

/// How to get rid of something, in the words of its browser's menus.
fn removal(words: &Words, removal: &Removal) -> Vec<RemovalPart> {
    let site = site::display(&removal.site).into_owned();
    let mut args: Vec<(&str, Arg<'_>)> = vec![("browser", visible(&removal.browser).into()), ("site", site.into())];
    let mut parts = Vec::new();
    if let Subject::Cookie { name, host, page, is_embedded } = &removal.subject {
        // A cookie may have no name, or one without an end.
        let shown: String = visible(name).chars().take(120).collect();
        let shown = if shown.is_empty() { words.text("no-name").into_owned() } else { shown };
        args.extend([("name", shown.into()), ("host", site::display(host).into_owned().into()), ("page", visible(page).into())]);
        let steps = steps(words, &format!("removal-{}-cookie", tools(removal.guide)), &args);
        let notes = is_embedded.then(|| words.with("removal-embedded", &args)).into_iter().collect();
        parts.push(RemovalPart { title: words.text("removal-part-cookie").into_owned(), steps, notes });
    }
    let guide = removal.guide.code();
    let is_about_what_is_there = removal.subject != Subject::ThirdParties;
    if is_about_what_is_there {
        let mut notes = vec![words.with("removal-site-note", &args)];
        if !removal.others.is_empty() {
            let others: Vec<String> = removal.others.iter().map(|domain| site::display(domain).into_owned()).collect();
            notes.push(words.with("removal-site-others", &[("others", others.join(", ").into())]));
        }
        let of_site = steps(words, &format!("removal-{guide}-site"), &args);
        parts.push(RemovalPart { title: words.with("removal-part-site", &args), steps: of_site, notes });
    }
    if removal.has_third_parties {
        let steps = steps(words, &format!("removal-{guide}-others"), &args);
        let apart = (removal.guide == Guide::Firefox).then(|| words.text("removal-firefox-apart").into_owned());
        let stays = (!is_about_what_is_there).then(|| words.text("removal-others-stay").into_owned());
        let notes = apart.into_iter().chain(stays).collect();
        parts.push(RemovalPart { title: words.text("removal-part-others").into_owned(), steps, notes });
    }
    if removal.returns.is_empty() {
        return parts;
    }
    let returns = removal.returns.iter().map(|comes| words.text(&format!("removal-returns-{}", comes.code())).into_owned()).collect();
    parts.push(RemovalPart { title: words.text("removal-part-returns").into_owned(), steps: Vec::new(), notes: returns });
    parts
}

/// The whole way in one browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovalWay {
    /// What it is for, and in which browser.
    pub title: String,
    /// Its parts, their steps with their numbers.
    pub parts: Vec<RemovalPart>,
}

/// How to get rid of something, once for each browser.
#[must_use]
pub fn removal_ways(words: &Words, removals: &[Removal]) -> Vec<RemovalWay> {
    let numbered = |part: RemovalPart| RemovalPart {
        steps: part.steps.iter().enumerate().map(|(place, step)| removal_step(words, place, step)).collect(),
        ..part
    };
    let way =
        |one: &Removal| RemovalWay { title: removal_title(words, one), parts: removal(words, one).into_iter().map(numbered).collect() };
    removals.iter().map(way).collect()
}

/// All of it as text for the clipboard, with what it is about at its head.
#[must_use]
pub fn removal_text(words: &Words, ways: &[RemovalWay]) -> String {
    let mut lines = vec![words.text("removal-note").into_owned()];
    for way in ways {
        lines.extend([String::new(), way.title.clone()]);
        for part in &way.parts {
            lines.extend([String::new(), part.title.clone()]);
            lines.extend(part.steps.iter().chain(&part.notes).cloned());
        }
    }
    lines.join("\n")
}

/// A step with its number.
fn removal_step(words: &Words, place: usize, step: &str) -> String {
    words.with("removal-step", &[("number", (place + 1).into()), ("step", step.into())])
}

/// What the way is for, and in which browser.
fn removal_title(words: &Words, removal: &Removal) -> String {
    let browser = visible(&removal.browser);
    let what = match &removal.subject {
        Subject::Cookie { name, .. } if !name.is_empty() => visible(name).chars().take(60).collect(),
        Subject::Cookie { .. } => words.text("no-name").into_owned(),
        Subject::Site => site::display(&removal.site).into_owned(),
        Subject::ThirdParties => words.text("removal-third-parties").into_owned(),
    };
    words.with("removal-of", &[("what", what.into()), ("browser", browser.into())])
}

/// Whose tools for developers are described: all made from Chromium have the same.
fn tools(guide: Guide) -> &'static str {
    match guide {
        Guide::Chrome | Guide::Edge | Guide::Brave | Guide::Opera | Guide::Vivaldi => Guide::Chromium.code(),
        Guide::Firefox | Guide::Chromium | Guide::Epiphany | Guide::Safari | Guide::Other => guide.code(),
    }
}

/// A step a line.
fn steps(words: &Words, id: &str, args: &[(&str, Arg<'_>)]) -> Vec<String> {
    words.with(id, args).lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::charter::Language;
    use crate::removal::Return;

    fn of(guide: Guide) -> Removal {
        let subject =
            Subject::Cookie { name: "_ga".into(), host: "www.a.fr".into(), page: "www.a.fr/robots.txt".into(), is_embedded: true };
        Removal {
            guide,
            browser: "Navigateur".into(),
            subject,
            site: "a.fr".into(),
            others: vec!["b.com".into()],
            has_third_parties: true,
            returns: Return::ALL.to_vec(),
        }
    }

    #[test]
    fn every_guide_has_every_part_in_both_languages() {
        for words in Language::ALL.map(|language| Words::new(language, TimeZone::UTC)) {
            for guide in Guide::ALL {
                let third_parties = Removal { subject: Subject::ThirdParties, returns: Vec::new(), ..of(guide) };
                for part in removal(&words, &of(guide)).into_iter().chain(removal(&words, &third_parties)) {
                    assert!(!part.title.is_empty() && part.steps.len() + part.notes.len() > 0, "{guide:?}");
                    // An id or an argument in the words is a hole.
                    let holes = |text: &String| text.contains("removal-") || text.contains('{') || text.contains('$');
                    assert!(!part.steps.iter().chain(&part.notes).any(holes) && !holes(&part.title), "{guide:?}: {part:?}");
                }
            }
        }
    }

    #[test]
    fn the_words_are_those_of_the_browsers_menus() {
        let text = |language, guide| {
            let words = Words::new(language, TimeZone::UTC);
            removal_text(&words, &removal_ways(&words, &[of(guide)]))
        };
        let firefox = text(Language::En, Guide::Firefox);
        for words in
            ["Clear data for specific sites", "Remove Selected", "Save Changes", "www.a.fr/robots.txt", "Block all cross-site cookies"]
        {
            assert!(firefox.contains(words), "{words}: {firefox}");
        }
        let firefox = text(Language::Fr, Guide::Firefox);
        for words in
            ["Effacer les données pour des sites spécifiques", "Supprimer les sites sélectionnés", "Bloquer tous les cookies intersites"]
        {
            assert!(firefox.contains(words), "{words}: {firefox}");
        }
        let chromium = text(Language::Fr, Guide::Chromium);
        for words in ["Voir toutes les données et autorisations des sites", "Bloquer les cookies tiers", "Delete Selected"] {
            assert!(chromium.contains(words), "{words}: {chromium}");
        }
    }
}
