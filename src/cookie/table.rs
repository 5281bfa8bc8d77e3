use std::num::NonZeroU32;

use indexmap::IndexSet;
use serde::{Deserialize, Serialize};

use super::keyed::KeyedMap;
use super::rows::Moved;
use super::{Container, ContainerLabel, Expiry, Host, Moment, PartitionKey, Rows, SameSite, Strings, Sym, TopLevel, ValueShape};

/// A row of a [`CookieTable`], counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowId(pub u32);

impl RowId {
    /// Position in the table.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A partition key of a [`CookieTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartitionId(NonZeroU32);

/// A [`Container`] of a [`CookieTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContainerId(NonZeroU32);

/// How a cookie came into the store, where that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetBy {
    /// A `Set-Cookie` header.
    Header,
    /// `document.cookie` or the Cookie Store interface.
    Script,
    /// Something else (an extension, the browser itself).
    Other,
}

/// One stored cookie. Texts are ids into the table; `None` means that the store does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookie {
    /// Name; may be empty.
    pub name: Sym,
    /// Path.
    pub path: Sym,
    /// Host and scope.
    pub host: Host,
    /// The top-level site it is kept apart for.
    pub partition: Option<PartitionId>,
    /// The container it lives in.
    pub container: Option<ContainerId>,
    /// When it was first stored.
    pub created: Option<Moment>,
    /// When it was last set; `None` where the store keeps only the first time.
    pub last_set: Option<Moment>,
    /// When it was last sent or read, to about a minute.
    pub last_accessed: Option<Moment>,
    /// When it ends.
    pub expiry: Expiry,
    /// `Secure`.
    pub secure: Option<bool>,
    /// `HttpOnly`.
    pub http_only: Option<bool>,
    /// `SameSite`.
    pub same_site: Option<SameSite>,
    /// What the value looks like.
    pub shape: ValueShape,
    /// Header or script.
    pub set_by: Option<SetBy>,
    /// Whether the row is only in, or was changed by, the write-ahead log.
    pub from_log: bool,
}

impl Cookie {
    /// Life span in seconds as the site asked for it: expiry − last set, or − created where no last-set time is kept
    /// ([`Self::lifetime_is_upper_bound`]).
    #[must_use]
    pub fn lifetime_seconds(&self) -> Option<i64> {
        Some(self.lifetime_micros()?.div_euclid(1_000_000))
    }

    /// The same in microseconds.
    #[must_use]
    pub fn lifetime_micros(&self) -> Option<i64> {
        let from = self.last_set.or(self.created)?;
        Some(self.expiry.at()?.unix_micros() - from.unix_micros())
    }

    /// What of the life span the row proves, in microseconds. A cookie that is renewed at every page is older than its life, so where no last-set time
    /// is kept it counts from the last moment at which the cookie may have been set: that of its use, else its creation.
    #[must_use]
    pub fn proven_lifetime_micros(&self) -> Option<i64> {
        let from = self.last_set.or(self.last_accessed).max(self.created)?;
        Some(self.expiry.at()?.unix_micros() - from.unix_micros())
    }

    /// Whether the life span is counted from the creation because the store does not keep when the cookie was last set: the site asked for
    /// that long or less.
    #[must_use]
    pub fn lifetime_is_upper_bound(&self) -> bool {
        self.last_set.is_none() && self.lifetime_micros().is_some()
    }
}

/// The cookies of one store with their texts.
#[derive(Clone, Debug, Default)]
pub struct CookieTable {
    /// The rows, in the order of the store.
    pub rows: Rows,
    /// Names, hosts, paths.
    pub strings: Strings,
    /// The hosts that the store spells otherwise than browsers do, by row; hardly any.
    spellings: Vec<(RowId, Sym)>,
    /// The hosts of the pages on which rows were set, where the source records it row by row; in order.
    set_on: Vec<(RowId, Sym)>,
    /// At the place of their ids.
    partitions: IndexSet<PartitionKey, ahash::RandomState>,
    /// What stands at the top level of each of them: asked for every row.
    top_levels: Vec<TopLevel>,
    containers: Vec<Container>,
    container_ids: KeyedMap<Container, ContainerId>,
}

impl CookieTable {
    /// The id of a partition key, added when new.
    pub fn add_partition(&mut self, key: PartitionKey) -> Option<PartitionId> {
        let (place, is_new) = self.partitions.insert_full(key);
        if is_new {
            self.top_levels.extend(self.partitions.get_index(place).map(PartitionKey::top_level));
        }
        NonZeroU32::new(u32::try_from(place + 1).ok()?).map(PartitionId)
    }

    /// The id of a container by its facts, added when new.
    pub fn add_container(&mut self, container: Container) -> Option<ContainerId> {
        if let Some(id) = self.container_ids.get(&container) {
            return Some(*id);
        }
        let id = NonZeroU32::new(u32::try_from(self.containers.len() + 1).ok()?).map(ContainerId)?;
        self.containers.push(container.clone());
        self.container_ids.insert(container, id);
        Some(id)
    }

    /// Notes how the store spells the host of a row, where that is not the canonical spelling. Rows come in order.
    pub fn add_spelling(&mut self, row: RowId, spelling: &str) {
        let spelling = self.strings.intern(spelling);
        self.spellings.push((row, spelling));
    }

    /// How the store spells the host of a row, where that is not the canonical spelling.
    #[must_use]
    pub fn spelling(&self, row: RowId) -> Option<&str> {
        let place = self.spellings.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.spellings.get(place).map(|(_, spelling)| self.strings.get(*spelling))
    }

    /// Notes on whose page a row was set, as the source records it: the host of the page. Rows come in order.
    pub fn add_set_on(&mut self, row: RowId, host: &str) {
        let host = self.strings.intern(host);
        self.set_on.push((row, host));
    }

    /// The host of the page on which a row was set; none where the source does not record it.
    #[must_use]
    pub fn set_on(&self, row: RowId) -> Option<&str> {
        let place = self.set_on.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.set_on.get(place).map(|(_, host)| self.strings.get(*host))
    }

    /// Whether that is recorded of any row.
    #[must_use]
    pub fn records_pages(&self) -> bool {
        !self.set_on.is_empty()
    }

    /// Forgets the rows, not the texts.
    pub fn clear_rows(&mut self) {
        self.rows.clear();
        self.spellings.clear();
        self.set_on.clear();
    }

    /// Adds the rows of another table behind those of this one, with their texts, partition keys and containers.
    pub fn append(&mut self, next: Self) {
        let moved = Moved {
            texts: self.strings.take_over(&next.strings),
            partitions: next.partitions.into_iter().map(|key| self.add_partition(key)).collect(),
            containers: next.containers.into_iter().map(|facts| self.add_container(facts)).collect(),
        };
        let shift = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let text = |sym: Sym| moved.texts.get(sym.index()).copied().unwrap_or(sym);
        let shifted = |(row, sym): (RowId, Sym)| (RowId(row.0.saturating_add(shift)), text(sym));
        self.spellings.extend(next.spellings.into_iter().map(shifted));
        self.set_on.extend(next.set_on.into_iter().map(shifted));
        self.rows.append(next.rows, moved);
    }

    /// Gives back room that was kept for what was still to be read.
    pub fn shrink_to_fit(&mut self) {
        self.strings.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// A partition key of this table.
    #[must_use]
    pub fn partition(&self, id: PartitionId) -> Option<&PartitionKey> {
        self.partitions.get_index(id.index())
    }

    /// All partition keys with their ids.
    pub fn partitions(&self) -> impl Iterator<Item = (PartitionId, &PartitionKey)> {
        (1u32..).zip(&self.partitions).filter_map(|(id, key)| Some((PartitionId(NonZeroU32::new(id)?), key)))
    }

    /// The facts of a container.
    #[must_use]
    pub fn container(&self, id: ContainerId) -> Option<&Container> {
        self.containers.get(id.index())
    }

    /// What stands at the top level of a partition key.
    #[must_use]
    pub fn top_level(&self, id: PartitionId) -> Option<TopLevel> {
        self.top_levels.get(id.index()).copied()
    }

    /// Whether the browser keeps a row for itself: its partition is that of the browser's own services and pages, or it has none and lies in
    /// a container that the browser works with.
    #[must_use]
    pub fn is_browsers_own(&self, cookie: &Cookie) -> bool {
        match cookie.partition.and_then(|id| self.top_level(id)) {
            Some(top) => top == TopLevel::Browser,
            None => cookie.container.and_then(|id| self.container(id)).is_some_and(Container::is_browsers_own),
        }
    }

    /// All containers, at the place of their ids; also those that the profile has and no cookie lies in.
    #[must_use]
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// What exports call each container, at the place of its id.
    #[must_use]
    pub fn container_labels(&self) -> Vec<ContainerLabel> {
        super::container_labels(&self.containers)
    }

    /// A row with its texts.
    #[must_use]
    pub fn get(&self, row: RowId) -> Option<CookieRef<'_>> {
        Some(self.with_texts(self.rows.get(row)?))
    }

    /// All rows with their texts.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = CookieRef<'_>> {
        self.rows.iter().map(|cookie| self.with_texts(cookie))
    }

    /// A row of this table together with the texts it names.
    #[must_use]
    pub fn with_texts(&self, cookie: Cookie) -> CookieRef<'_> {
        CookieRef { table: self, cookie }
    }

    /// Bytes of heap in use, for the memory figures.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.rows.heap_bytes() + self.strings.heap_bytes()
    }
}

impl ContainerId {
    /// The number by which rows are packed; 0 is none.
    pub(super) fn number(self) -> u32 {
        self.0.get()
    }

    pub(super) fn of_number(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// Position among the containers of its table, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl PartitionId {
    /// The number by which rows are packed; 0 is none.
    pub(super) fn number(self) -> u32 {
        self.0.get()
    }

    pub(super) fn of_number(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// Position among the keys of its table, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A row together with the texts it names.
#[derive(Clone, Copy)]
pub struct CookieRef<'a> {
    table: &'a CookieTable,
    cookie: Cookie,
}

impl<'a> CookieRef<'a> {
    /// The name; may be empty.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.table.strings.get(self.cookie.name)
    }

    /// The host without leading dot, in punycode.
    #[must_use]
    pub fn host(self) -> &'a str {
        self.table.strings.get(self.cookie.host.name())
    }

    /// The path.
    #[must_use]
    pub fn path(self) -> &'a str {
        self.table.strings.get(self.cookie.path)
    }

    /// The partition key.
    #[must_use]
    pub fn partition(self) -> Option<&'a PartitionKey> {
        self.cookie.partition.and_then(|id| self.table.partition(id))
    }

    /// The container.
    #[must_use]
    pub fn container(self) -> Option<&'a Container> {
        self.cookie.container.and_then(|id| self.table.container(id))
    }

    /// The bare row.
    #[must_use]
    pub fn row(self) -> Cookie {
        self.cookie
    }
}

impl std::ops::Deref for CookieRef<'_> {
    type Target = Cookie;

    fn deref(&self) -> &Cookie {
        &self.cookie
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stays_small() {
        assert!(size_of::<Cookie>() <= 80, "{} bytes", size_of::<Cookie>());
    }
}
