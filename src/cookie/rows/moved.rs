use super::Named;
use crate::cookie::{ContainerId, Cookie, PartitionId, Sym};

/// What the ids of one table are in another.
#[derive(Debug, Default)]
pub(in crate::cookie) struct Moved {
    pub(in crate::cookie) texts: Vec<Sym>,
    pub(in crate::cookie) partitions: Vec<Option<PartitionId>>,
    pub(in crate::cookie) containers: Vec<Option<ContainerId>>,
}

impl Moved {
    fn text(&self, sym: Sym) -> Sym {
        self.texts.get(sym.index()).copied().unwrap_or(sym)
    }

    fn partition(&self, id: PartitionId) -> Option<PartitionId> {
        self.partitions.get(id.index()).copied().flatten()
    }

    pub(super) fn named(&self, row: Named) -> Named {
        Named {
            name: self.text(row.name),
            path: self.text(row.path),
            host: self.text(row.host),
            partition: row.partition.and_then(|id| self.partition(id)),
        }
    }

    pub(super) fn cookie(&self, cookie: Cookie) -> Cookie {
        Cookie {
            name: self.text(cookie.name),
            path: self.text(cookie.path),
            host: cookie.host.moved_to(self.text(cookie.host.name())),
            partition: cookie.partition.and_then(|id| self.partition(id)),
            container: cookie.container.and_then(|id| self.containers.get(id.index()).copied().flatten()),
            ..cookie
        }
    }
}
