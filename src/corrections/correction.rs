use crate::charter::{Localised, NamePattern, Party, Purpose};
use crate::classify::KnownName;

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// This name on this host, and not on hosts below it.
    Cookie,
    /// This name on the whole site.
    Site,
    /// This name everywhere.
    Everywhere,
}

impl Reach {
    /// All of them, narrowest first.
    pub const ALL: [Self; 3] = [Self::Cookie, Self::Site, Self::Everywhere];
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Cookie name: exactly this one, unless the person wrote a pattern into the file.
    pub pattern: NamePattern,
    /// Hosts it holds for, without those below them.
    pub hosts: Vec<String>,
    /// Domains it holds for, with the hosts below them; with no host either, everywhere.
    pub domains: Vec<String>,
    /// What the user says the cookie is for; none leaves that to the program.
    pub purpose: Option<Purpose>,
    /// For whom they say it works; none leaves that to the program.
    pub party: Option<Party>,
    /// Which organisation they say gets the data; empty leaves that to the program.
    pub provider: String,
    /// Why; empty where they do not say.
    pub reason: String,
}

/// Most characters of a reason, and of the name of an organisation, that are typed; what stands in a file is never cut.
pub const LONGEST_REASON: usize = 500;

/// One of the facts that a decision may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the cookie is for.
    Purpose,
    /// For whom it works.
    Party,
    /// Which organisation gets the data.
    Provider,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Purpose, Self::Party, Self::Provider];
}

impl Correction {
    /// The decision that the cookies called `name` are for `purpose`, made on one of `host` and `site`.
    #[must_use]
    pub fn new(name: &str, place: (&str, &str), reach: Reach, purpose: Purpose) -> Self {
        Self { purpose: Some(purpose), ..Self::on(name, place, reach) }
    }

    /// A decision on the cookies called `name`, made on one of `host` and `site`, that says nothing yet.
    #[must_use]
    pub fn on(name: &str, (host, site): (&str, &str), reach: Reach) -> Self {
        let (hosts, domains) = match reach {
            Reach::Cookie => (vec![host.to_owned()], Vec::new()),
            Reach::Site => (Vec::new(), vec![site.to_owned()]),
            Reach::Everywhere => (Vec::new(), Vec::new()),
        };
        let pattern = NamePattern::exact(name.to_owned());
        Self { pattern, hosts, domains, purpose: None, party: None, provider: String::new(), reason: String::new() }
    }

    /// Whether it decides on a fact.
    #[must_use]
    pub fn says(&self, fact: Fact) -> bool {
        match fact {
            Fact::Purpose => self.purpose.is_some(),
            Fact::Party => self.party.is_some(),
            Fact::Provider => !self.provider.is_empty(),
        }
    }

    /// Whether it decides on nothing: such a decision is not kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !Fact::ALL.into_iter().any(|fact| self.says(fact))
    }

    /// Leaves a fact to the program.
    pub(super) fn drop_fact(&mut self, fact: Fact) {
        match fact {
            Fact::Purpose => self.purpose = None,
            Fact::Party => self.party = None,
            Fact::Provider => self.provider.clear(),
        }
    }

    /// What it says, and of facts that it leaves open what another one said.
    pub(super) fn over(mut self, before: &Self) -> Self {
        self.purpose = self.purpose.or(before.purpose);
        self.party = self.party.or(before.party);
        if self.provider.is_empty() {
            self.provider.clone_from(&before.provider);
        }
        self
    }

    /// Whether a line of a base is this decision, whatever it says.
    #[must_use]
    pub fn is_line(&self, known: &KnownName) -> bool {
        (&self.pattern, &self.hosts, &self.domains) == (&known.pattern, &known.hosts, &known.domains)
    }

    /// The same as a line of a base.
    pub(super) fn known(&self) -> KnownName {
        KnownName {
            pattern: self.pattern.clone(),
            domains: self.domains.clone(),
            hosts: self.hosts.clone(),
            purpose: self.purpose,
            party: self.party,
            provider: self.provider.clone(),
            service: String::new(),
            description: Localised::default(),
            source: String::new(),
            reason: self.reason.clone(),
        }
    }

    /// Where it is made: the first host or domain; `None` for everywhere.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.hosts.iter().chain(&self.domains).next().map(String::as_str)
    }

    /// What it decides on; of two decisions on the same the later counts.
    pub(super) fn key(&self) -> (&NamePattern, &[String], &[String]) {
        (&self.pattern, &self.hosts, &self.domains)
    }
}
