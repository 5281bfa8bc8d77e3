use crate::cookie::{ContainerId, Cookie, PartitionId, Sym};

/// What the ids of one table are in another.
#[derive(Debug, Default)]
pub(in crate::cookie) struct Moved {
    pub(in crate::cookie) texts: Vec<Sym>,
    pub(in crate::cookie) partitions: Vec<Option<PartitionId>>,
    pub(in crate::cookie) containers: Vec<Option<ContainerId>>,
}

impl Moved {
    pub(super) fn cookie(&self, cookie: Cookie) -> Cookie {
        let text = |sym: Sym| self.texts.get(sym.index()).copied().unwrap_or(sym);
        Cookie {
            name: text(cookie.name),
            path: text(cookie.path),
            host: cookie.host.moved_to(text(cookie.host.name())),
            partition: cookie.partition.and_then(|id| self.partitions.get(id.index()).copied().flatten()),
            container: cookie.container.and_then(|id| self.containers.get(id.index()).copied().flatten()),
            ..cookie
        }
    }
}
