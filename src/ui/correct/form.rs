use std::sync::Arc;

use crate::charter::{Party, Purpose};
use crate::cookie::KeyedSet;
use crate::corrections::{Correction, LONGEST_REASON, Reach};
use crate::inventory::CookieView;

/// The correction dialog: what is left open stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectForm {
    /// The cookies, each name and host once.
    pub targets: Arc<[Target]>,
    /// What is said of them.
    pub now: Now,
    /// What the person says they are for.
    pub purpose: Option<Purpose>,
    /// For whom the person says they work.
    pub party: Option<Party>,
    /// The organisation that the person names.
    pub provider: String,
    /// Why.
    pub reason: String,
    /// How far.
    pub reach: Reach,
}

/// What a decision goes by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Cookie name.
    pub name: String,
    /// Its host.
    pub host: String,
    /// Registrable domain of the host.
    pub site: String,
}

/// What is said of the cookies, where the same is said of all of them, and why the person decided so before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Now {
    /// What they are for.
    pub purpose: Option<Purpose>,
    /// For whom they work.
    pub party: Option<Party>,
    /// Who gets the data; empty of nobody.
    pub provider: Option<String>,
    /// The reason that was given.
    pub reason: String,
}

impl Now {
    fn of(view: &CookieView<'_>) -> Self {
        let reason = view.evidence().iter().find_map(|piece| view.knowledge().own_line(piece).filter(|line| !line.reason.is_empty()));
        Self {
            purpose: Some(view.verdict.purpose),
            party: Some(view.verdict.party),
            provider: Some(view.provider().to_owned()),
            reason: reason.map_or_else(String::new, |line| line.reason.clone()),
        }
    }

    /// What is said of these and of others.
    fn and(self, other: &Self) -> Self {
        Self {
            purpose: self.purpose.filter(|purpose| other.purpose == Some(*purpose)),
            party: self.party.filter(|party| other.party == Some(*party)),
            provider: self.provider.filter(|provider| other.provider.as_ref() == Some(provider)),
            reason: if self.reason == other.reason { self.reason } else { String::new() },
        }
    }
}

impl CorrectForm {
    /// The correction of cookies, before anything is chosen; none of cookies without a name, which have nothing that it could go by.
    #[must_use]
    pub fn of<'a>(views: impl Iterator<Item = CookieView<'a>>) -> Option<Self> {
        let (mut known, mut targets, mut now) = (KeyedSet::default(), Vec::new(), None::<Now>);
        for view in views.filter(|view| !view.cookie.name().is_empty()) {
            if known.insert((view.cookie.name(), view.cookie.host())) {
                let [name, host, site] = [view.cookie.name(), view.cookie.host(), view.site].map(ToOwned::to_owned);
                targets.push(Target { name, host, site });
            }
            now = Some(match now {
                None => Now::of(&view),
                Some(before) => before.and(&Now::of(&view)),
            });
        }
        let now = now?;
        let (targets, reason) = (targets.into(), now.reason.clone());
        let mut form = Self { targets, now, purpose: None, party: None, provider: String::new(), reason, reach: Reach::Cookie };
        form.reach = form.reaches().first().copied().unwrap_or(Reach::Everywhere);
        Some(form)
    }

    /// The one cookie, where it is one.
    #[must_use]
    pub fn only(&self) -> Option<&Target> {
        if let [only] = &*self.targets { Some(only) } else { None }
    }

    /// The reaches that differ for these cookies.
    #[must_use]
    pub fn reaches(&self) -> &'static [Reach] {
        // What has no host is on no site.
        if self.targets.iter().any(|target| target.host.is_empty()) { &[Reach::Cookie, Reach::Everywhere] } else { &Reach::ALL }
    }

    /// Whether anything was chosen.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.decides() || self.reason.trim() != self.now.reason
    }

    /// Whether it decides on anything: a reason alone is one for what was decided before.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.purpose.is_some() || self.party.is_some() || !self.provider.trim().is_empty()
    }

    /// Whether a text is longer than what is kept.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        [&self.provider, &self.reason].iter().any(|text| text.chars().count() > LONGEST_REASON)
    }

    /// The decisions for a reach, each name and place once.
    #[must_use]
    pub fn corrections(&self, reach: Reach) -> Vec<Correction> {
        let mut known = KeyedSet::default();
        let place = |target: &Target| match reach {
            Reach::Cookie => target.host.clone(),
            Reach::Site => target.site.clone(),
            Reach::Everywhere => String::new(),
        };
        let targets = self.targets.iter().filter(|target| known.insert((target.name.clone(), place(target))));
        let decision = |target: &Target| Correction {
            purpose: self.purpose,
            party: self.party,
            provider: self.provider.trim().to_owned(),
            reason: self.reason.trim().to_owned(),
            ..Correction::on(&target.name, (&target.host, &target.site), reach)
        };
        targets.map(decision).collect()
    }
}
