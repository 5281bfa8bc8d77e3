use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::Session;
use crate::cookie::{ContainerId, Cookie, CookieTable, Expiry, PartitionId, PartitionKey, PartitionKind, RowId, SameSite, Scope, Sym};
use crate::store::format::collect::{Collector, shape_of};
use crate::store::format::firefox::containers::Containers;
use crate::store::format::firefox::origin::{Origin, OriginBuilder};
use crate::store::format::firefox::reader::is_of_a_file;
use crate::store::{Progress, ReadError, RowProblem};

/// Adds the cookies that are not in the store already, and says how many.
pub(super) fn add(out: &mut Collector, session: Session, containers: &Containers, progress: &Progress) -> Result<u64, ReadError> {
    let in_windows = session.windows.into_iter().flat_map(|window| window.cookies);
    let found: Vec<Value> = session.cookies.into_iter().chain(in_windows).collect();
    containers.add_to(&mut out.cookies);
    let mut known = Known::of_named(&out.cookies, &found);
    let before = out.cookies.rows.len();
    for cookie in found {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        match cookie {
            Value::Object(fields) => add_cookie(out, &fields, containers, &mut known),
            _ => out.skip("cookies", RowProblem::WrongType),
        }
    }
    Ok((out.cookies.rows.len() - before) as u64)
}

fn add_cookie(out: &mut Collector, fields: &Map<String, Value>, containers: &Containers, known: &mut Known) {
    let before = out.remarks();
    let bytes = |key: &str| fields.get(key).and_then(Value::as_str).map(str::as_bytes);
    // Flags are only written when set.
    let flag = |key: &str| fields.get(key).is_some_and(|value| value.as_bool().unwrap_or(value.as_i64() == Some(1)));
    let is_file = || {
        let path = fields.get("path").and_then(Value::as_str).unwrap_or_default();
        is_of_a_file(fields.get("schemeMap").and_then(Value::as_i64), path)
    };
    let host = out.host_of("host", |out| bytes("host").map(|host| out.text_of("host", host)), |_| is_file());
    let Some(host) = host else { return };
    let text = |out: &mut Collector, key: &'static str| {
        let text = out.text_of(key, bytes(key).unwrap_or_default());
        out.cookies.strings.intern(&text)
    };
    let (name, path) = (text(out, "name"), text(out, "path"));
    let origin = origin_of(fields.get("originAttributes"), containers).asked_for(flag("isPartitioned"));
    if let Some(problem) = origin.problem {
        out.warn("originAttributes", problem);
    }
    let value = bytes("value").map(|value| out.value_of("value", value));
    let (shape, state) = shape_of(value);
    let table: &mut CookieTable = &mut out.cookies;
    let cookie = Cookie {
        name,
        path,
        host,
        partition: origin.partition.and_then(|key| table.add_partition(key)),
        container: origin.container.and_then(|facts| table.add_container(facts)),
        created: None,
        last_set: None,
        last_accessed: None,
        expiry: Expiry::Session,
        secure: Some(flag("secure")),
        http_only: Some(flag("httponly")),
        same_site: same_site(fields.get("sameSite")),
        shape,
        set_by: None,
        from_log: false,
    };
    if known.insert(&out.cookies, &cookie, out.spelling()) {
        out.push(cookie, value.unwrap_or_default(), state);
    } else {
        out.merge(before);
    }
}

fn origin_of(attributes: Option<&Value>, containers: &Containers) -> Origin {
    let mut builder = OriginBuilder::default();
    for (key, value) in attributes.and_then(Value::as_object).into_iter().flatten() {
        match value {
            Value::String(text) => builder.set(key, text),
            Value::Number(number) => builder.set(key, &number.to_string()),
            Value::Bool(flag) => builder.set(key, if *flag { "1" } else { "" }),
            _ => {}
        }
    }
    builder.finish(containers)
}

/// The numbers of the store; absent means 0, and without a creation time 0 cannot be told from an absent attribute.
fn same_site(value: Option<&Value>) -> Option<SameSite> {
    match value.map_or(Some(0), Value::as_i64)? {
        0 => Some(SameSite::NoneOrUnset),
        1 => Some(SameSite::Lax),
        2 => Some(SameSite::Strict),
        256 => Some(SameSite::Unset),
        _ => None,
    }
}

/// The cookies that are there already, by what Firefox names one: name, host, path and origin attributes, nothing less.
#[derive(Default)]
struct Known {
    identities: HashSet<Identity>,
    /// A number for each key that is equal in all that names a cookie: whether a site asked to be kept apart does not.
    keys: Vec<u32>,
    numbers: HashMap<PartitionKey, u32>,
}

#[derive(PartialEq, Eq, Hash)]
struct Identity {
    name: Sym,
    host: Sym,
    /// As stored, where that is another spelling: of one host, but another cookie.
    spelling: Option<String>,
    scope: Scope,
    path: Sym,
    partition: Option<u32>,
    container: Option<ContainerId>,
}

impl Known {
    /// The rows of a table that have the name of one of `found`: a session is small, a store may be large.
    fn of_named(table: &CookieTable, found: &[Value]) -> Self {
        let mut is_named = vec![false; table.strings.len()];
        for name in found.iter().filter_map(|cookie| cookie.get("name")?.as_str()) {
            if let Some(is_named) = table.strings.find(name).and_then(|name| is_named.get_mut(name.index())) {
                *is_named = true;
            }
        }
        let mut known = Self::default();
        for (row, cookie) in (0..).map(RowId).zip(&table.rows).filter(|(_, cookie)| is_named.get(cookie.name.index()) == Some(&true)) {
            known.insert(table, &cookie, table.spelling(row));
        }
        known
    }

    /// Notes a cookie; false when it was there.
    fn insert(&mut self, table: &CookieTable, cookie: &Cookie, spelling: Option<&str>) -> bool {
        let partition = cookie.partition.and_then(|id| self.number(table, id));
        self.identities.insert(Identity {
            name: cookie.name,
            host: cookie.host.name(),
            spelling: spelling.map(str::to_owned),
            scope: cookie.host.scope(),
            path: cookie.path,
            partition,
            container: cookie.container,
        })
    }

    fn number(&mut self, table: &CookieTable, id: PartitionId) -> Option<u32> {
        for (_, key) in table.partitions().skip(self.keys.len()) {
            let next = u32::try_from(self.numbers.len()).ok()?;
            let alike = PartitionKey { kind: PartitionKind::BrowserProtection, ..key.clone() };
            self.keys.push(*self.numbers.entry(alike).or_insert(next));
        }
        self.keys.get(id.index()).copied()
    }
}
