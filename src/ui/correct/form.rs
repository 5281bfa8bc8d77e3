use crate::charter::Purpose;
use crate::corrections::{Correction, Reach};
use crate::inventory::CookieView;

/// The correction dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectForm {
    /// Cookie name.
    pub name: String,
    /// Its host.
    pub host: String,
    /// Registrable domain of the host.
    pub site: String,
    /// What the program says.
    pub now: Purpose,
    /// What the person says.
    pub purpose: Purpose,
    /// How far.
    pub reach: Reach,
}

impl CorrectForm {
    /// The correction of a cookie, before anything is chosen.
    #[must_use]
    pub fn of(view: &CookieView<'_>) -> Self {
        let mut form = Self {
            name: view.cookie.name().to_owned(),
            host: view.cookie.host().to_owned(),
            site: view.site.to_owned(),
            now: view.verdict.purpose,
            purpose: view.verdict.purpose,
            reach: Reach::Cookie,
        };
        form.reach = form.reaches().first().copied().unwrap_or(Reach::Everywhere);
        form
    }

    /// The reaches that differ for this cookie.
    #[must_use]
    pub fn reaches(&self) -> &'static [Reach] {
        // What has no host is on no site.
        if self.host.is_empty() { &[Reach::Cookie, Reach::Everywhere] } else { &Reach::ALL }
    }

    /// The decision for a reach.
    #[must_use]
    pub fn correction(&self, reach: Reach) -> Correction {
        Correction::new(&self.name, (&self.host, &self.site), reach, self.purpose)
    }
}
