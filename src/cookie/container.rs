use std::collections::{HashMap, HashSet};

/// The part of a browser in which a cookie lies, beside its partition. These are facts: two parts with equal facts are one, whatever they
/// are called. The default part of a browser has no facts and is no container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Container {
    /// Firefox's `userContextId`; 0 is the default container.
    pub number: u32,
    /// What the container of that number is called.
    pub name: ContainerName,
    /// Firefox's `privateBrowsingId`; 0 outside of private windows.
    pub private_browsing: u32,
    /// The session of an app that embeds the browser (`GeckoView` on Android); empty is none.
    pub context: String,
    /// Firefox's `appId` of old: the jar of an installed app, 0 is none.
    pub app: u32,
    /// Attributes of old versions and unknown ones as `key=value`, sorted: no reader knows what they mean, but they keep cookies apart.
    pub other: String,
}

/// What a container is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum ContainerName {
    /// Nobody says.
    #[default]
    Unknown,
    /// One that every Firefox brings along, named in the language of the browser.
    BuiltIn(BuiltInContainer),
    /// As the person calls it.
    Given(String),
    /// The browser uses it for work of its own (page thumbnails, storage of extensions); the person never sees it.
    Internal,
}

/// The containers that every Firefox brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BuiltInContainer {
    /// Number 1.
    Personal,
    /// Number 2.
    Work,
    /// Number 3.
    Banking,
    /// Number 4.
    Shopping,
}

/// A word or phrase that the label of a container is made of; a language gives each its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerWord<'a> {
    /// The name of a container that every Firefox brings along.
    BuiltIn(BuiltInContainer),
    /// A container that has only its number.
    Numbered(u32),
    /// The jar of an installed app.
    App(u32),
    /// Private windows.
    PrivateBrowsing,
    /// The private windows of a container.
    InPrivate(&'a str),
}

/// How much a label must say so that no other container of the store has the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelDetail {
    /// The name alone.
    #[default]
    Name,
    /// The name with its number, because another container is called the same.
    Numbered,
    /// All facts, because that is not enough.
    AllFacts,
}

/// The label of a container in exports, and how much it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerLabel {
    /// In English, whatever the language of the program: exports do not change with it.
    pub code: String,
    /// How much a label in another language must say.
    pub detail: LabelDetail,
}

impl Container {
    /// The number of the container that extensions keep their storage in, which no page is ever opened in.
    pub const OF_EXTENSIONS: u32 = u32::MAX;
    /// The `appId` under which Firefox kept the cookies of Safe Browsing until it had `firstPartyDomain` for them; in old stores also −2.
    pub const SAFE_BROWSING_APP: u32 = u32::MAX - 1;

    /// Whether the browser keeps it for work of its own: no page that a person opens reads or sets its cookies.
    #[must_use]
    pub fn is_browsers_own(&self) -> bool {
        self.name == ContainerName::Internal || self.number == Self::OF_EXTENSIONS || self.app == Self::SAFE_BROWSING_APP
    }

    /// Whether there is anything that tells it from the default part of a browser.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self { name: self.name.clone(), ..Self::default() }
    }

    /// The name of a container as a person reads it, without what else is known of it; none where there is only the default one.
    #[must_use]
    fn base(&self, word: &dyn Fn(ContainerWord<'_>) -> String) -> Option<String> {
        match &self.name {
            _ if self.number == 0 => None,
            ContainerName::Given(name) => Some(name.clone()),
            ContainerName::BuiltIn(which) => Some(word(ContainerWord::BuiltIn(*which))),
            ContainerName::Unknown | ContainerName::Internal => Some(word(ContainerWord::Numbered(self.number))),
        }
    }

    /// The label in the language of `word`; empty where nothing of it means anything to a person.
    #[must_use]
    pub fn label(&self, detail: LabelDetail, word: &dyn Fn(ContainerWord<'_>) -> String) -> String {
        let name = self.base(word).map(|name| if detail == LabelDetail::Name { name } else { format!("{name} ({})", self.number) });
        let app = (self.app != 0 && self.app != Self::SAFE_BROWSING_APP).then(|| word(ContainerWord::App(self.app)));
        let context = (!self.context.is_empty()).then(|| self.context.clone());
        let parts: Vec<String> = [name, app, context].into_iter().flatten().collect();
        let label = match (parts.join(", "), self.private_browsing) {
            (parts, 0) => parts,
            (parts, _) if parts.is_empty() => word(ContainerWord::PrivateBrowsing),
            (parts, _) => word(ContainerWord::InPrivate(&parts)),
        };
        match detail {
            LabelDetail::AllFacts => format!("{label} [{}]", self.facts()).trim_start().to_owned(),
            LabelDetail::Name | LabelDetail::Numbered => label,
        }
    }

    /// Every fact, in the spelling of Firefox: unique in a store.
    fn facts(&self) -> String {
        let numbers = [("userContextId", self.number), ("privateBrowsingId", self.private_browsing), ("appId", self.app)];
        let numbers = numbers.into_iter().filter(|(_, value)| *value != 0).map(|(key, value)| format!("{key}={value}"));
        let context = (!self.context.is_empty()).then(|| format!("geckoViewUserContextId={}", self.context));
        let other = (!self.other.is_empty()).then(|| self.other.clone());
        numbers.chain(context).chain(other).collect::<Vec<_>>().join("&")
    }
}

impl BuiltInContainer {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Personal, Self::Work, Self::Banking, Self::Shopping];

    /// Its name in exports.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::Personal => "Personal",
            Self::Work => "Work",
            Self::Banking => "Banking",
            Self::Shopping => "Shopping",
        }
    }

    /// The one that has this number in every Firefox, unless the person removed it.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Self> {
        match number {
            1 => Some(Self::Personal),
            2 => Some(Self::Work),
            3 => Some(Self::Banking),
            4 => Some(Self::Shopping),
            _ => None,
        }
    }
}

/// The labels of the containers of one store, in their order: no two that mean something are equal. Labels get their number where two
/// containers are called the same, and all their facts where even that leaves two alike.
#[must_use]
pub fn container_labels(containers: &[Container]) -> Vec<ContainerLabel> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut shared: HashSet<String> = HashSet::new();
    for container in containers {
        let Some(base) = container.base(&english) else { continue };
        if *numbers.entry(base.clone()).or_insert(container.number) != container.number {
            shared.insert(base);
        }
    }
    let mut labels: Vec<ContainerLabel> = containers
        .iter()
        .map(|container| {
            let is_shared = container.base(&english).is_some_and(|base| shared.contains(&base));
            let detail = if is_shared { LabelDetail::Numbered } else { LabelDetail::Name };
            ContainerLabel { code: container.label(detail, &english), detail }
        })
        .collect();
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for label in &labels {
        *seen.entry(&label.code).or_default() += 1;
    }
    let alike: HashSet<String> =
        seen.into_iter().filter(|(code, times)| *times > 1 && !code.is_empty()).map(|(code, _)| code.to_owned()).collect();
    for (label, container) in labels.iter_mut().zip(containers) {
        if alike.contains(&label.code) {
            *label = ContainerLabel { code: container.label(LabelDetail::AllFacts, &english), detail: LabelDetail::AllFacts };
        }
    }
    labels
}

/// The words of exports.
fn english(word: ContainerWord<'_>) -> String {
    match word {
        ContainerWord::BuiltIn(which) => which.english().to_owned(),
        ContainerWord::Numbered(number) => format!("Container {number}"),
        ContainerWord::App(number) => format!("App {number}"),
        ContainerWord::PrivateBrowsing => "Private browsing".to_owned(),
        ContainerWord::InPrivate(name) => format!("{name} (private browsing)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(number: u32, name: &str) -> Container {
        Container { number, name: ContainerName::Given(name.to_owned()), ..Container::default() }
    }

    fn labels(containers: &[Container]) -> Vec<String> {
        container_labels(containers).into_iter().map(|label| label.code).collect()
    }

    #[test]
    fn names_that_occur_twice_carry_their_number() {
        let work = Container { number: 2, name: ContainerName::BuiltIn(BuiltInContainer::Work), ..Container::default() };
        let private = |container: &Container| Container { private_browsing: 1, ..container.clone() };
        assert_eq!(
            labels(&[named(6, "Client"), named(7, "Client"), private(&named(7, "Client")), work.clone(), private(&work)]),
            ["Client (6)", "Client (7)", "Client (7) (private browsing)", "Work", "Work (private browsing)"]
        );
        assert_eq!(labels(&[work, named(9, "Work")]), ["Work (2)", "Work (9)"], "a name of the person's own may be that of another");
        let numbered = Container { number: 8, ..Container::default() };
        assert_eq!(labels(&[numbered.clone(), private(&Container::default())]), ["Container 8", "Private browsing"]);
        assert_eq!(labels(&[numbered, named(12, "Container 8")]), ["Container 8 (8)", "Container 8 (12)"]);
    }

    #[test]
    fn no_two_labels_are_alike() {
        let private = |id| Container { private_browsing: id, ..Container::default() };
        let containers = [
            named(6, "Client"),
            named(7, "Client"),
            named(8, "Client (7)"),
            named(9, "Work (private browsing)"),
            Container { private_browsing: 1, ..named(10, "Work") },
            private(1),
            private(2),
            Container { context: "abc".to_owned(), ..Container::default() },
            Container { context: "abc".to_owned(), other: "inBrowser=1".to_owned(), ..Container::default() },
        ];
        let labels = labels(&containers);
        let distinct: HashSet<&String> = labels.iter().collect();
        assert_eq!(distinct.len(), labels.len(), "{labels:#?}");
        assert!(labels.contains(&"Private browsing [privateBrowsingId=2]".to_owned()), "{labels:#?}");
    }

    #[test]
    fn what_means_nothing_to_a_person_has_no_label() {
        let own = Container { app: Container::SAFE_BROWSING_APP, ..Container::default() };
        let old = Container { other: "inBrowser=1".to_owned(), ..Container::default() };
        assert_eq!(labels(&[own, old, Container { app: 3, ..Container::default() }]), ["", "", "App 3"]);
    }
}
