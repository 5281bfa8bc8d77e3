use crate::cookie::Moment;

/// Sites that were opened as pages, from the browsing history beside a store.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Hosts of pages, lower case, punycode; each once.
    pub hosts: Vec<String>,
    /// Page visits in order of time.
    pub visits: Vec<PageVisit>,
    /// Hosts that were only passed through on the way to another page (redirects).
    pub passed_through: Vec<String>,
    /// The oldest visit of any kind: before it, absence proves nothing.
    pub reaches_back_to: Option<Moment>,
}

/// One page opened by the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageVisit {
    /// When.
    pub at: Moment,
    /// Index into [`History::hosts`].
    pub host: u32,
}
