//! The same cookie in two reads of a store: what names it, and whether it was set again in between.

use std::collections::HashMap;

use crate::cookie::{Container, CookieRef, CookieTable, Moment, PartitionKind, RowId, Scope};

/// Where a cookie of an earlier read is in a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) row: RowId,
    /// It was set again in between, as far as its times and the shape of its value show. Nothing is kept that the value could be compared
    /// with: even a hash would let short values be tried out.
    pub(crate) is_changed: bool,
}

/// Finds one row of `then` in `now`; none when it is gone, or can no longer be told from others of its name.
pub(crate) fn find(then: &CookieTable, row: RowId, now: &CookieTable) -> Option<Match> {
    let identity = Identity::of(then, row, then.get(row)?);
    let rows_of = |table: &CookieTable| -> Vec<RowId> {
        numbered(table.iter()).filter(|(row, cookie)| Identity::of(table, *row, *cookie) == identity).map(|(row, _)| row).collect()
    };
    let mut found = None;
    pair(then, &rows_of(then), now, &rows_of(now), &mut |place, there| {
        if place == row {
            found = Some(there);
        }
    });
    found
}

/// Finds every row of `then` in `now`.
pub(crate) fn find_all(then: &CookieTable, now: &CookieTable) -> Vec<Option<Match>> {
    // Mostly no row has come, gone or moved, and then none needs to be looked for.
    let in_place = |(row, (cookie, cookie_now)): (RowId, (CookieRef<'_>, CookieRef<'_>))| {
        let is_same = cookie.created == cookie_now.created && Identity::of(then, row, cookie) == Identity::of(now, row, cookie_now);
        is_same.then(|| Some(Match { row, is_changed: is_changed(cookie, cookie_now) }))
    };
    if then.rows.len() == now.rows.len()
        && let Some(found) = numbered(then.iter().zip(now.iter())).map(in_place).collect()
    {
        return found;
    }
    let mut found = vec![None; then.rows.len()];
    let groups_now = groups(now);
    for (identity, rows) in groups(then) {
        let rows_now = groups_now.get(&identity).map_or(&[][..], Vec::as_slice);
        pair(then, &rows, now, rows_now, &mut |place, there| {
            if let Some(place) = found.get_mut(place.index()) {
                *place = Some(there);
            }
        });
    }
    found
}

/// Pairs the rows of one identity. Mostly there is one; but the model does not keep the scheme and port that Chromium tells some cookies
/// apart by, and a damaged store may repeat a row. While none of them came or went, their order tells which is which; else only a creation
/// that one row alone has, then and now: better no value than that of another cookie.
fn pair(then: &CookieTable, rows: &[RowId], now: &CookieTable, rows_now: &[RowId], each: &mut dyn FnMut(RowId, Match)) {
    let mut found = |row: RowId, there: RowId| {
        if let Some((cookie, cookie_now)) = then.get(row).zip(now.get(there)) {
            each(row, Match { row: there, is_changed: is_changed(cookie, cookie_now) });
        }
    };
    if rows.len() == rows_now.len() {
        rows.iter().zip(rows_now).for_each(|(row, there)| found(*row, *there));
        return;
    }
    let there = by_creation(now, rows_now);
    for (created, row) in by_creation(then, rows) {
        if let (Some(row), Some(Some(there))) = (row, there.get(&created)) {
            found(row, *there);
        }
    }
}

/// Rows by their creation; none where several share it.
fn by_creation(table: &CookieTable, rows: &[RowId]) -> HashMap<Option<Moment>, Option<RowId>> {
    let mut found = HashMap::new();
    for row in rows {
        let created = table.get(*row).and_then(|cookie| cookie.created);
        found.entry(created).and_modify(|row| *row = None).or_insert(Some(*row));
    }
    found
}

fn numbered<T>(rows: impl Iterator<Item = T>) -> impl Iterator<Item = (RowId, T)> {
    (0u32..).map(RowId).zip(rows)
}

/// Texts come from files, so the map hashes with a key.
fn groups(table: &CookieTable) -> HashMap<Identity<'_>, Vec<RowId>> {
    let mut groups: HashMap<_, Vec<_>> = HashMap::new();
    for (row, cookie) in numbered(table.iter()) {
        groups.entry(Identity::of(table, row, cookie)).or_default().push(row);
    }
    groups
}

/// What a format tells one cookie of a store from another by, as far as the model keeps it. The name of a container is no part of it: the
/// person can change it.
#[derive(PartialEq, Eq, Hash)]
struct Identity<'a> {
    name: &'a str,
    host: &'a str,
    /// How the store spells the host, where that is not the canonical spelling: of one host, but another cookie.
    spelling: Option<&'a str>,
    scope: Scope,
    path: &'a str,
    partition: Option<Partition<'a>>,
    container: Option<(u32, u32, &'a str, u32, &'a str)>,
}

/// The parts of a partition key that name a cookie: whether a site asked for its partition is an attribute of the cookie.
#[derive(PartialEq, Eq, Hash)]
struct Partition<'a> {
    scheme: Option<&'a str>,
    host: &'a str,
    spelled: Option<&'a str>,
    port: Option<u16>,
    is_nested: bool,
    first_party_domain: Option<&'a str>,
    is_isolation: bool,
}

impl<'a> Identity<'a> {
    fn of(table: &'a CookieTable, row: RowId, cookie: CookieRef<'a>) -> Self {
        let partition = cookie.partition().map(|key| Partition {
            scheme: key.scheme.as_deref(),
            host: &key.host,
            spelled: key.spelled.as_deref(),
            port: key.port,
            is_nested: key.cross_site_ancestor,
            first_party_domain: key.first_party_domain.as_deref(),
            is_isolation: key.kind == PartitionKind::FirstPartyIsolation,
        });
        let facts = |container: &'a Container| {
            (container.number, container.private_browsing, container.context.as_str(), container.app, container.other.as_str())
        };
        Self {
            name: cookie.name(),
            host: cookie.host(),
            spelling: table.spelling(row),
            scope: cookie.host.scope(),
            path: cookie.path(),
            partition,
            container: cookie.container().map(facts),
        }
    }
}

/// Whether a cookie was set again. A time of setting that only one of the reads can tell says nothing: Firefox's reader believes some of
/// them only while no other row has the same.
fn is_changed(then: CookieRef<'_>, now: CookieRef<'_>) -> bool {
    let set_again = then.last_set.zip(now.last_set).is_some_and(|(then, now)| then != now);
    set_again || then.created != now.created || then.expiry != now.expiry || then.shape != now.shape
}
