use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::store::sqlite::snapshot::head_of;

/// Shown names of Firefox's containers, from `containers.json`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Containers {
    names: FxHashMap<u32, String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    identities: Vec<Identity>,
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
    /// Reads the file beside the store. Without one the four containers that every Firefox has keep their English names.
    pub(crate) fn of_profile(folder: &Path) -> Self {
        const LONGEST: u64 = 4 << 20;
        let file: Option<File> =
            head_of(&folder.join("containers.json"), LONGEST).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let names = file.into_iter().flat_map(|file| file.identities).filter_map(|identity| {
            let own = identity.name.filter(|name| !name.is_empty() && !name.starts_with("userContextIdInternal."));
            let name = own.or_else(|| identity.l10n_id.as_deref().and_then(english).map(str::to_owned))?;
            Some((identity.user_context_id, name))
        });
        Self { names: names.collect() }
    }

    /// The name of a container, or its number when the file does not know it.
    pub(crate) fn name(&self, id: u32) -> String {
        match self.names.get(&id) {
            Some(name) => name.clone(),
            None => match id {
                1 => "Personal".to_owned(),
                2 => "Work".to_owned(),
                3 => "Banking".to_owned(),
                4 => "Shopping".to_owned(),
                _ => format!("Container {id}"),
            },
        }
    }
}

/// The default containers are named by a translation, under two generations of ids.
fn english(l10n_id: &str) -> Option<&'static str> {
    Some(match l10n_id {
        "user-context-personal" | "userContextPersonal.label" => "Personal",
        "user-context-work" | "userContextWork.label" => "Work",
        "user-context-banking" | "userContextBanking.label" => "Banking",
        "user-context-shopping" | "userContextShopping.label" => "Shopping",
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
            {"userContextId":5,"name":"userContextIdInternal.thumbnail"}]}"#,
        )
        .unwrap();
        let containers = Containers::of_profile(folder.path());
        let names = [1, 2, 3, 5, 6].map(|id| containers.name(id));
        assert_eq!(names, ["Personal", "Work", "Banking", "Container 5", "Audit"]);
    }
}
