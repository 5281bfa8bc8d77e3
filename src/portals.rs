//! Hosts that the person has named as a portal of a charter: from then on they are in its scope. Kept in a small file beside the settings.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::charter::Charter;
use crate::cookie::host_of_typed;
use crate::files::{TextError, WriteError, read_text, write_kept};
use crate::site;

/// A named portal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// Its host; those below it are in the scope too.
    pub host: String,
    /// The id of the charter that it publishes.
    pub charter: String,
}

/// All of them, in the order in which they were named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portals {
    #[serde(default)]
    portal: Vec<Portal>,
    /// Hosts that look like portals and are none of the person's: they are not proposed again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    not_mine: Vec<Portal>,
}

/// Why a host cannot be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortalError {
    /// No host is written like this.
    #[error("this is not a host such as data.example.fr")]
    NotAHost,
    /// Everybody's domains lie below it.
    #[error("below this name lie the domains of many")]
    PublicSuffix,
}

/// Why the named portals could not be loaded. The path comes last; the file is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum PortalsError {
    /// The file could not be read.
    #[error("the portals cannot be read ({reason}): {}", path.display())]
    Unreadable {
        /// Why not.
        reason: TextError,
        /// The file.
        path: PathBuf,
    },
    /// The text is no list of portals.
    #[error("the portals are wrong on line {line}: {}", path.display())]
    NotPortals {
        /// From 1.
        line: usize,
        /// The file.
        path: PathBuf,
    },
}

impl Portals {
    /// The file in the folder of settings.
    #[must_use]
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join("portals.toml")
    }

    /// Loads them; no file is no portal.
    ///
    /// # Errors
    /// When there is a file that cannot be used.
    pub fn load(path: &Path) -> Result<Self, PortalsError> {
        let text = match read_text(path) {
            Err(reason) if reason.is_not_found() => return Ok(Self::default()),
            read => read.map_err(|reason| PortalsError::Unreadable { reason, path: path.to_owned() })?,
        };
        // The place alone: the error quotes the file.
        let line = |at: usize| text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        let portals: Self = toml::from_str(&text).map_err(|error: toml::de::Error| PortalsError::NotPortals {
            line: error.span().map_or(1, |span| line(span.start)),
            path: path.to_owned(),
        })?;
        Ok(portals.into_named())
    }

    /// What a person has written by hand, as [`Self::add`] would have taken it: a host that cannot be a portal stands for none.
    fn into_named(mut self) -> Self {
        let usable = |portal: &Portal| host_of_portal(&portal.host).ok().map(|host| Portal { host, charter: portal.charter.clone() });
        self.portal = self.portal.iter().filter_map(usable).collect();
        self
    }

    /// Writes them, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), WriteError> {
        // Plain strings always serialise.
        let body = toml::to_string(self).unwrap_or_default();
        write_kept(path, &format!("# Hosts that were named in Cookie Charter as portals of a charter: they are in its scope.\n\n{body}"))
    }

    /// Names a host, as a person types it, as a portal of a charter. Whether it is new.
    ///
    /// # Errors
    /// When it is no host, or one below which the domains of many lie.
    pub fn add(&mut self, typed: &str, charter: &str) -> Result<bool, PortalError> {
        let portal = Portal { host: host_of_portal(typed)?, charter: charter.to_owned() };
        let is_new = !self.portal.contains(&portal);
        self.not_mine.retain(|refused| *refused != portal);
        self.portal.extend(is_new.then_some(portal));
        Ok(is_new)
    }

    /// Whether a host, as a person types it, is named as a portal of a charter.
    #[must_use]
    pub fn names(&self, typed: &str, charter: &str) -> bool {
        let host = host_of_typed(typed);
        self.portal.iter().any(|portal| portal.host == *host && portal.charter == charter)
    }

    /// The portals of a charter on a site, a registrable domain: hosts of it.
    pub fn on<'a>(&'a self, site: &'a str, charter: &'a str) -> impl Iterator<Item = &'a str> {
        let of_charter = self.portal.iter().filter(move |portal| portal.charter == charter);
        of_charter.map(|portal| portal.host.as_str()).filter(move |host| site::registrable_domain(host) == site)
    }

    /// Takes a host out of the scope of a charter again. Whether it was named.
    pub fn forget(&mut self, host: &str, charter: &str) -> bool {
        let before = self.portal.len();
        self.portal.retain(|portal| portal.host != host || portal.charter != charter);
        self.portal.len() < before
    }

    /// Remembers that a host which looks like a portal of a charter is none of the person's.
    pub fn refuse(&mut self, host: &str, charter: &str) {
        if !self.is_refused(host, charter) {
            self.not_mine.push(Portal { host: host.to_owned(), charter: charter.to_owned() });
        }
    }

    /// Whether that was said of a host.
    #[must_use]
    pub fn is_refused(&self, host: &str, charter: &str) -> bool {
        self.not_mine.iter().any(|refused| refused.host == host && refused.charter == charter)
    }

    /// The hosts of which that was said.
    #[must_use]
    pub fn refused(&self, charter: &str) -> Vec<String> {
        self.not_mine.iter().filter(|refused| refused.charter == charter).map(|refused| refused.host.clone()).collect()
    }

    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[Portal] {
        &self.portal
    }

    /// The charter with the hosts that were named for it in its scope. One that speaks for every host anyway stays as it is.
    #[must_use]
    pub fn widen(&self, charter: &Charter) -> Charter {
        let mut charter = charter.clone();
        if !charter.scope.is_empty() {
            let named = self.portal.iter().filter(|portal| portal.charter == charter.id).map(|portal| portal.host.clone());
            charter.scope.extend(named.filter(|host| !host.is_empty()));
        }
        charter
    }
}

/// The host of what is typed, where it can be one portal.
fn host_of_portal(typed: &str) -> Result<String, PortalError> {
    let host = host_of_typed(typed).into_owned();
    if host.is_empty() || host.contains(['/', ' ', '@', '?', '#', '*']) {
        return Err(PortalError::NotAHost);
    }
    if site::is_public_suffix(&host) { Err(PortalError::PublicSuffix) } else { Ok(host) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::builtin;

    #[test]
    fn named_forgotten_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = Portals::file_in(folder.path());
        let mut portals = Portals::load(&path).unwrap();
        assert_eq!(portals.add(" https://Data.Ville-Exemple.fr/explore ", "opendatasoft"), Ok(true));
        assert_eq!(portals.add("data.ville-exemple.fr", "opendatasoft"), Ok(false));
        assert_eq!(portals.add("x.example", "another"), Ok(true));
        assert_eq!(portals.on("ville-exemple.fr", "opendatasoft").collect::<Vec<_>>(), ["data.ville-exemple.fr"]);
        assert_eq!(portals.on("x.example", "opendatasoft").next(), None);
        portals.save(&path).unwrap();
        assert_eq!(Portals::load(&path).unwrap(), portals);
        let by_hand = "[[portal]]\nhost = \"Data.X.fr\"\ncharter = \"c\"\n[[portal]]\nhost = \"fr\"\ncharter = \"c\"\n";
        std::fs::write(&path, by_hand).unwrap();
        let hosts: Vec<String> = Portals::load(&path).unwrap().list().iter().map(|portal| portal.host.clone()).collect();
        assert_eq!(hosts, ["data.x.fr"], "one of France as a whole is none");
        let charter = portals.widen(builtin());
        assert!(charter.covers("data.ville-exemple.fr") && charter.covers("www.opendatasoft.com"));
        assert!(!charter.covers("ville-exemple.fr") && !charter.covers("x.example"));
        let is_meant = |host: &str| charter.is_meant_by(host);
        assert!(is_meant("data.ville-exemple.fr") && is_meant("portail.opendatasoft.com"));
        assert!(!is_meant("ville-exemple.fr") && !is_meant("www.ville-exemple.fr"), "the portal does not speak for the town");
        portals.refuse("y.example", "opendatasoft");
        assert!(portals.is_refused("y.example", "opendatasoft") && !portals.is_refused("y.example", "another"));
        assert_eq!((portals.refused("opendatasoft"), portals.refused("another")), (vec!["y.example".to_owned()], Vec::new()));
        portals.save(&path).unwrap();
        assert_eq!(Portals::load(&path).unwrap(), portals);
        assert_eq!(portals.add("y.example", "opendatasoft"), Ok(true), "a change of mind");
        assert!(!portals.is_refused("y.example", "opendatasoft") && portals.forget("y.example", "opendatasoft"));
        assert!(portals.forget("data.ville-exemple.fr", "opendatasoft") && !portals.forget("data.ville-exemple.fr", "opendatasoft"));
        assert_eq!(portals.list().len(), 1);
        assert_eq!(portals.widen(builtin()), *builtin());
    }

    #[test]
    fn what_is_no_host_is_refused_and_a_wrong_file_stays() {
        let mut portals = Portals::default();
        for typed in ["", "  ", "a b"] {
            assert_eq!(portals.add(typed, "x"), Err(PortalError::NotAHost), "{typed}");
        }
        for typed in ["fr", "gouv.fr", "CO.UK", "github.io"] {
            assert_eq!(portals.add(typed, "x"), Err(PortalError::PublicSuffix), "{typed}");
        }
        assert_eq!(portals.add("intranet", "x"), Ok(true), "a host of one label is one host");
        let everywhere = Charter { scope: Vec::new(), ..builtin().clone() };
        assert!(
            Portals { portal: vec![Portal { host: "a.fr".into(), charter: "opendatasoft".into() }], ..Portals::default() }
                .widen(&everywhere)
                .scope
                .is_empty()
        );
        let folder = tempfile::tempdir().unwrap();
        let path = Portals::file_in(folder.path());
        std::fs::write(&path, "\nportal = \"SECRET\"\n").unwrap();
        let error = Portals::load(&path).unwrap_err();
        assert!(matches!(error, PortalsError::NotPortals { line: 2, .. }) && !error.to_string().contains("SECRET"), "{error}");
    }
}
