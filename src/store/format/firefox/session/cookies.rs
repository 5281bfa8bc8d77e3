use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use zeroize::Zeroize as _;

use super::file::SessionCookies;
use super::json::{each_field, fields, text};
use crate::cookie::{ContainerId, Cookie, CookieTable, Expiry, PartitionId, PartitionKey, PartitionKind, RowId, SameSite, Scope, Sym};
use crate::store::format::collect::{Collector, NamedBy, shape_of};
use crate::store::format::firefox::containers::Containers;
use crate::store::format::firefox::origin::{Origin, OriginBuilder};
use crate::store::format::firefox::reader::is_of_a_file;
use crate::store::{Progress, ReadError, RowProblem};

/// What is read of a cookie, as Firefox names it.
pub(super) const FIELDS: [&str; 10] =
    ["host", "name", "path", "value", "secure", "httponly", "sameSite", "schemeMap", "isPartitioned", "originAttributes"];

/// Adds the cookies that are not in the store already, and says how many.
pub(super) fn add(
    out: &mut Collector,
    session: &SessionCookies<'_>,
    containers: &Containers,
    progress: &Progress,
) -> Result<u64, ReadError> {
    containers.add_to(&mut out.cookies);
    let mut known = Known::of_named(&out.cookies, &session.kept);
    let before = out.cookies.rows.len();
    out.begin(None);
    for cookie in &session.kept {
        if progress.is_cancelled() {
            return Err(ReadError::Cancelled);
        }
        match fields(cookie, FIELDS) {
            Some(fields) => add_cookie(out, fields, containers, &mut known),
            None => out.skip("cookies", RowProblem::WrongType),
        }
    }
    out.skip_more("cookies", RowProblem::TooLarge, session.beyond);
    Ok((out.cookies.rows.len() - before) as u64)
}

fn add_cookie(out: &mut Collector, fields: [Option<&str>; FIELDS.len()], containers: &Containers, known: &mut Known) {
    let before = out.remarks();
    let [host, name, path, value, secure, http_only, same_site_, schemes, is_partitioned, attributes] = fields;
    // Flags are only written when set.
    let flag = |json: Option<&str>| json.is_some_and(|json| json == "true" || json == "1");
    let folder = path.and_then(text).unwrap_or_default();
    let is_file = |_: &mut Collector| is_of_a_file(schemes.and_then(|schemes| schemes.parse().ok()), &folder);
    let host_text = host.and_then(text);
    let Some(host) = out.host_of("host", |out| host_text.as_deref().map(|host| out.text_of("host", host.as_bytes())), is_file) else {
        return;
    };
    let (name, path) = (text_cell(out, "name", name), text_cell(out, "path", path));
    let NamedBy { host, name, path } = out.named_by(&host, &name, &path);
    let origin = origin_of(attributes, containers).asked_for(flag(is_partitioned));
    if let Some(problem) = origin.problem {
        out.warn("originAttributes", problem);
    }
    let value_text = value.and_then(text).map(Copied);
    if value.is_some() && value_text.is_none() {
        out.warn("value", RowProblem::WrongType);
    }
    let value = value_text.as_ref().map(|value| out.value_of("value", value.0.as_bytes()));
    let (shape, state) = shape_of(value);
    let same_site = same_site(out, same_site_);
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
        secure: Some(flag(secure)),
        http_only: Some(flag(http_only)),
        same_site,
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

/// A value, which is overwritten when it goes if it had to be copied because of escaped characters.
struct Copied<'a>(Cow<'a, str>);

impl Drop for Copied<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(value) = &mut self.0 {
            value.zeroize();
        }
    }
}

/// A text of a cookie; absent is empty.
fn text_cell(out: &mut Collector, column: &'static str, json: Option<&str>) -> String {
    let found = json.and_then(text);
    if json.is_some() && found.is_none() {
        out.warn(column, RowProblem::WrongType);
    }
    let found = found.unwrap_or_default();
    out.text_of(column, found.as_bytes()).into_owned()
}

fn origin_of(attributes: Option<&str>, containers: &Containers) -> Origin {
    let Some(attributes) = attributes.filter(|json| *json != "null") else { return Origin::default() };
    let mut builder = OriginBuilder::default();
    let is_object = each_field(attributes, &mut |key, value| match text(value) {
        Some(text) => builder.set(&key, &text),
        None if value == "true" => builder.set(&key, "1"),
        None if value == "false" || value == "null" => {}
        None => builder.set(&key, value),
    });
    match is_object {
        Some(()) => builder.finish(containers),
        None => Origin { problem: Some(RowProblem::BadOriginAttributes), ..Origin::default() },
    }
}

/// The numbers of the store; absent means 0, and without a creation time 0 cannot be told from an absent attribute.
fn same_site(out: &mut Collector, json: Option<&str>) -> Option<SameSite> {
    match json.map_or(Some(0), |json| json.parse().ok()) {
        Some(0) => Some(SameSite::NoneOrUnset),
        Some(1) => Some(SameSite::Lax),
        Some(2) => Some(SameSite::Strict),
        Some(256) => Some(SameSite::Unset),
        Some(_) => {
            out.warn("sameSite", RowProblem::OutOfRange);
            None
        }
        None => {
            out.warn("sameSite", RowProblem::WrongType);
            None
        }
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
    fn of_named(table: &CookieTable, found: &[&str]) -> Self {
        let mut is_named = vec![false; table.strings.len()];
        for name in found.iter().filter_map(|cookie| text(fields(cookie, ["name"])?[0]?)) {
            if let Some(is_named) = table.strings.find(&name).and_then(|name| is_named.get_mut(name.index())) {
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
