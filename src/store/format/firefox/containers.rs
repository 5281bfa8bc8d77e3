use std::path::Path;

use serde::Deserialize;

use crate::cookie::{BuiltInContainer, Container, ContainerName, CookieTable, KeyedMap};
use crate::store::sqlite::snapshot::head_of;

/// The file in a profile that tells what its containers are called.
pub(crate) const CONTAINERS: &str = "containers.json";
/// How the names of containers begin that the browser made for itself.
const INTERNAL: &str = "userContextIdInternal.";
/// A longer name is cut: every export repeats it on each row.
const LONGEST_NAME: usize = 200;

/// What the containers of a profile are called, from `containers.json`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Containers {
    names: KeyedMap<u32, ContainerName>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    identities: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identity {
    user_context_id: u32,
    name: Option<String>,
    #[serde(alias = "l10nID")]
    l10n_id: Option<String>,
}

impl Containers {
    /// Reads the file beside the store.
    pub(crate) fn of_profile(folder: &Path) -> Self {
        const LONGEST: u64 = 4 << 20;
        let file: Option<File> = head_of(&folder.join(CONTAINERS), LONGEST).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        // One entry that is odd costs itself.
        let identities =
            file.into_iter().flat_map(|file| file.identities).filter_map(|entry| serde_json::from_value::<Identity>(entry).ok());
        Self { names: identities.filter_map(|identity| Some((identity.user_context_id, identity.name()?))).collect() }
    }

    /// What a container is called; without a word in the file the four that every Firefox brings along are known by their numbers.
    pub(crate) fn name(&self, number: u32) -> ContainerName {
        let built_in = || BuiltInContainer::of_number(number).map(ContainerName::BuiltIn);
        self.names.get(&number).cloned().or_else(built_in).unwrap_or_default()
    }

    /// Makes every container that the person gave a name to known to a table, so that a name can be told from that of another container also
    /// when no cookie lies in that one.
    pub(crate) fn add_to(&self, table: &mut CookieTable) {
        let mut numbers: Vec<u32> = self.names.keys().copied().filter(|number| *number != 0).collect();
        numbers.sort_unstable();
        for number in numbers {
            table.add_container(Container { number, name: self.name(number), ..Container::default() });
        }
    }
}

impl Identity {
    /// What the file calls it; none when that is nothing.
    fn name(&self) -> Option<ContainerName> {
        match self.name.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) if name.starts_with(INTERNAL) => Some(ContainerName::Internal),
            Some(name) => Some(ContainerName::Given(name.chars().take(LONGEST_NAME).collect())),
            None => self.l10n_id.as_deref().and_then(built_in).map(ContainerName::BuiltIn),
        }
    }
}

/// The default containers are named by a translation, under two generations of ids.
fn built_in(l10n_id: &str) -> Option<BuiltInContainer> {
    Some(match l10n_id {
        "user-context-personal" | "userContextPersonal.label" => BuiltInContainer::Personal,
        "user-context-work" | "userContextWork.label" => BuiltInContainer::Work,
        "user-context-banking" | "userContextBanking.label" => BuiltInContainer::Banking,
        "user-context-shopping" | "userContextShopping.label" => BuiltInContainer::Shopping,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_generations() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("containers.json"),
            r#"{"version":5,"identities":[{"userContextId":1,"l10nID":"userContextPersonal.label","name":""},
            {"userContextId":2,"l10nId":"user-context-work"},{"userContextId":6,"name":"Audit"},
            {"userContextId":"x"},3,{"name":"nobody"},{"userContextId":7,"name":" Audit\t"},{"userContextId":8,"name":" "},
            {"userContextId":5,"name":"userContextIdInternal.thumbnail"}]}"#,
        )
        .unwrap();
        let containers = Containers::of_profile(folder.path());
        assert_eq!(containers.name(1), ContainerName::BuiltIn(BuiltInContainer::Personal));
        assert_eq!(containers.name(2), ContainerName::BuiltIn(BuiltInContainer::Work));
        assert_eq!(containers.name(3), ContainerName::BuiltIn(BuiltInContainer::Banking), "known by its number");
        assert_eq!(containers.name(5), ContainerName::Internal);
        assert_eq!(containers.name(6), ContainerName::Given("Audit".to_owned()));
        assert_eq!(containers.name(7), containers.name(6), "blanks around a name are not seen");
        assert_eq!((containers.name(8), containers.name(9)), (ContainerName::Unknown, ContainerName::Unknown));
        let mut table = CookieTable::default();
        containers.add_to(&mut table);
        assert_eq!(table.containers().iter().map(|container| container.number).collect::<Vec<_>>(), [1, 2, 5, 6, 7]);
    }
}
