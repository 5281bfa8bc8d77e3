use std::borrow::Cow;

use super::containers::Containers;
use super::expiry::ExpiryUnit;
use super::origin::Origin;
use super::{MOZ_COOKIES, column};
use crate::cookie::{ContainerId, Cookie, Expiry, Host, KeyedMap, Moment, PartitionId, PartitionKind, RowId, SameSite, Strings, TopLevel};
use crate::store::RowProblem;
use crate::store::format::collect::{Collector, NamedBy, is_folder, shape_of};
use crate::store::format::epoch::Epoch;
use crate::store::sqlite::cell::Cells;
use crate::store::sqlite::parts::Part;
use crate::store::sqlite::scan::RowSink;

/// Firefox writes `SameSite` as it was sent from the middle of 2025 on; rows that are older keep 0 for "absent" too.
const SENT_AS_IS_SINCE_MICROS: i64 = 1_751_328_000_000_000;

/// What the schema of a file says about its rows.
#[derive(Clone, Copy)]
pub(super) struct Schema {
    pub(super) version: i64,
    pub(super) unit: ExpiryUnit,
    /// Schemas up to 3 used the creation time as row number.
    pub(super) id_is_creation: bool,
    /// Schema 5 has no column of origin attributes, but one of apps.
    pub(super) app_is_a_column: bool,
    /// Some schemas keep `SameSite` as it was sent beside the one that counts.
    pub(super) has_raw_same_site: bool,
}

/// Turns rows of `moz_cookies` into cookies.
pub(super) struct FirefoxRows<'a> {
    pub(super) out: Collector,
    schema: Schema,
    containers: &'a Containers,
    /// Without and with the `Partitioned` attribute.
    origins: [Origins; 2],
    /// Rows whose `updateTime` is a whole second: perhaps the moment of a migration, which many rows share.
    whole_seconds: Vec<(RowId, Moment, bool)>,
}

/// Origins by their texts.
#[derive(Default)]
struct Origins {
    texts: Strings<OriginTexts>,
    /// At the place of each text.
    ids: Vec<OriginIds>,
}

/// Marks the table of texts of origins.
#[derive(Default)]
struct OriginTexts;

/// An [`Origin`] as ids of the table, so that each distinct text is read once.
#[derive(Clone, Copy, Default)]
struct OriginIds {
    container: Option<ContainerId>,
    partition: Option<PartitionId>,
    problem: Option<RowProblem>,
}

impl<'a> FirefoxRows<'a> {
    pub(super) fn new(mut out: Collector, schema: Schema, containers: &'a Containers) -> Self {
        containers.add_to(&mut out.cookies);
        Self { out, schema, containers, origins: Default::default(), whole_seconds: Vec::new() }
    }

    /// Takes `updateTime` for real where no other row shares it (formats note, section 2.2).
    pub(super) fn settle_update_times(&mut self) {
        let mut shared: KeyedMap<Moment, u32> = KeyedMap::default();
        for (_, updated, _) in &self.whole_seconds {
            *shared.entry(*updated).or_default() += 1;
        }
        let all = std::mem::take(&mut self.whole_seconds).into_iter();
        let real = all.filter(|(_, updated, _)| shared.get(updated) == Some(&1));
        let real = real.map(|(row, updated, may_be_none)| (row, (updated, may_be_none)));
        self.out.cookies.rows.change_at(real, |cookie, (updated, may_be_none)| {
            cookie.last_set = Some(updated);
            if may_be_none && is_sent_as_is(updated) {
                cookie.same_site = Some(SameSite::None);
            }
        });
    }

    fn origin(&mut self, text: &str, is_chips: bool) -> OriginIds {
        let place = self.origins_of(is_chips).texts.intern(text).index();
        if let Some(ids) = self.origins_of(is_chips).ids.get(place) {
            return *ids;
        }
        let ids = self.ids_of(Origin::parse(text, self.containers).asked_for(is_chips));
        self.origins_of(is_chips).ids.push(ids);
        ids
    }

    fn origins_of(&mut self, is_chips: bool) -> &mut Origins {
        let [plain, chips] = &mut self.origins;
        if is_chips { chips } else { plain }
    }

    fn ids_of(&mut self, origin: Origin) -> OriginIds {
        let table = &mut self.out.cookies;
        let partition = origin.partition.and_then(|key| table.add_partition(key));
        let container = origin.container.and_then(|facts| table.add_container(facts));
        OriginIds { container, partition, problem: origin.problem }
    }

    /// Where the row at hand lies. Schema 5 kept the app in a column; later ones put that column back for downgrades only, unused.
    fn origin_of(&mut self, cells: Cells<'_>, is_chips: bool) -> OriginIds {
        if self.schema.app_is_a_column {
            return match self.out.integer(cells, &MOZ_COOKIES, column::APP) {
                None | Some(0) => OriginIds::default(),
                Some(app) => self.ids_of(Origin::of_app(app)),
            };
        }
        let text = self.out.text(cells, &MOZ_COOKIES, column::ORIGIN).unwrap_or(Cow::Borrowed(""));
        self.origin(&text, is_chips)
    }

    /// Warns about a cookie kept apart for its own site that did not ask for it, which Firefox deletes at its next start.
    fn warn_if_self_partitioned(&mut self, partition: Option<PartitionId>, host: Host) {
        let table = &self.out.cookies;
        let Some(id) = partition.filter(|id| table.top_level(*id) == Some(TopLevel::Site)) else { return };
        let Some(key) = table.partition(id) else { return };
        if key.kind != PartitionKind::BrowserProtection || key.cross_site_ancestor {
            return;
        }
        let host = table.strings.get(host.name());
        if host.strip_suffix(key.host.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')) {
            self.out.warn("originAttributes", RowProblem::SelfPartitioned);
        }
    }

    fn expiry(&mut self, cells: Cells<'_>) -> Expiry {
        let Some(raw) = self.out.integer(cells, &MOZ_COOKIES, column::EXPIRY) else { return Expiry::Unknown };
        let (instant, is_mixed) = self.schema.unit.read(raw);
        if is_mixed {
            self.out.warn("expiry", RowProblem::ExpiryUnitMixed);
        }
        self.out.expiry_of("expiry", instant)
    }

    fn created(&mut self, cells: Cells<'_>) -> Option<Moment> {
        if !self.schema.id_is_creation {
            return self.out.setting(cells, &MOZ_COOKIES, column::CREATED, Epoch::UnixMicros);
        }
        let id = self.out.integer(cells, &MOZ_COOKIES, column::ID)?;
        // Row numbers that are no times are no wrong clocks either.
        if Epoch::UnixMicros.instant(id).is_plausible() { self.out.setting_of("id", id, Epoch::UnixMicros) } else { None }
    }

    /// `SameSite` by the rules of section 2.5; `set` is the latest time that is known to be one of setting.
    fn same_site(&mut self, cells: Cells<'_>, is_secure: Option<bool>, set: Option<Moment>) -> Option<SameSite> {
        let cooked = self.out.integer(cells, &MOZ_COOKIES, column::SAME_SITE);
        let raw = if self.schema.has_raw_same_site { self.out.integer(cells, &MOZ_COOKIES, column::RAW_SAME_SITE) } else { None };
        match raw.or(cooked)? {
            0 if raw == Some(0) && cooked == Some(1) => Some(SameSite::Unset), // lax by default
            0 if self.writes_unset(raw) && is_secure == Some(true) && set.is_some_and(is_sent_as_is) => Some(SameSite::None),
            0 => Some(SameSite::NoneOrUnset),
            1 => Some(SameSite::Lax),
            2 => Some(SameSite::Strict),
            256 => Some(SameSite::Unset),
            _ => {
                self.out.warn("sameSite", RowProblem::OutOfRange);
                None
            }
        }
    }

    /// From schema 15 on an absent attribute is 256, not 0.
    fn writes_unset(&self, raw: Option<i64>) -> bool {
        raw.is_none() && (self.schema.version >= 15 || (self.schema.version == 0 && self.schema.unit == ExpiryUnit::Millis))
    }
}

impl Part for FirefoxRows<'_> {
    fn absorb(&mut self, next: Self) {
        let shift = u32::try_from(self.out.cookies.rows.len()).unwrap_or(u32::MAX);
        self.whole_seconds.extend(next.whole_seconds.into_iter().map(|(row, at, is)| (RowId(row.0.saturating_add(shift)), at, is)));
        self.out.absorb(next.out);
    }
}

impl RowSink for FirefoxRows<'_> {
    fn foresee(&mut self, rows: &[Cells<'_>]) {
        self.out.foresee_rows(rows, [column::HOST, column::NAME, column::PATH]);
    }

    fn row(&mut self, cells: Cells<'_>) -> bool {
        let spec = &MOZ_COOKIES;
        self.out.begin(cells.rowid());
        let Some(host) =
            self.out.host(cells, spec, column::HOST, |_| is_of_a_file(cells.number(column::SCHEMES), &cells.text(column::PATH)))
        else {
            return false;
        };
        let mut text = |column| self.out.text(cells, spec, column).unwrap_or(Cow::Borrowed(""));
        let (name, path) = (text(column::NAME), text(column::PATH));
        let NamedBy { host, name, path } = self.out.named_by(&host, &name, &path);
        let is_chips = self.out.flag(cells, spec, column::CHIPS).unwrap_or(false);
        let ids = self.origin_of(cells, is_chips);
        if let Some(problem) = ids.problem {
            self.out.warn("originAttributes", problem);
        }
        self.warn_if_self_partitioned(ids.partition, host);
        let secure = self.out.flag(cells, spec, column::SECURE);
        let created = self.created(cells);
        let updated = self.out.setting(cells, spec, column::UPDATED, Epoch::UnixMicros);
        let may_be_migration = updated.is_some_and(|time| time.unix_micros() % 1_000_000 == 0 && Some(time) != created);
        let last_set = updated.filter(|_| !may_be_migration);
        let same_site = self.same_site(cells, secure, created.max(last_set));
        if let Some(updated) = updated.filter(|_| may_be_migration)
            && let Ok(row) = u32::try_from(self.out.cookies.rows.len())
        {
            let may_be_none = same_site == Some(SameSite::NoneOrUnset) && secure == Some(true) && self.schema.version >= 15;
            self.whole_seconds.push((RowId(row), updated, may_be_none));
        }
        let value = self.out.value(cells, spec, column::VALUE);
        let (shape, state) = shape_of(value);
        let cookie = Cookie {
            name,
            path,
            host,
            partition: ids.partition,
            container: ids.container,
            created,
            last_set,
            last_accessed: self.out.time(cells, spec, column::ACCESSED, Epoch::UnixMicros),
            expiry: self.expiry(cells),
            secure,
            http_only: self.out.flag(cells, spec, column::HTTP_ONLY),
            same_site,
            shape,
            set_by: None,
            from_log: false,
        };
        self.out.push(cookie, value.unwrap_or_default(), state);
        true
    }

    fn problem(&mut self, rowid: Option<i64>, problem: RowProblem, kept: bool) {
        self.out.problem(rowid, "value", problem, kept);
    }

    fn restart(&mut self) {
        self.out.restart();
        self.whole_seconds.clear();
    }
}

/// Whether a cookie without host was set by a page opened from disk. Where the schemes of the pages that set it are recorded, they say it. Where
/// they are not, the path does: it is the folder of the page, while a row that damage or another program left without host has none. Firefox
/// itself takes an empty host for nothing else.
pub(super) fn is_of_a_file(schemes: Option<i64>, path: &str) -> bool {
    const FILE: i64 = 4;
    match schemes {
        Some(schemes) if schemes != 0 => schemes & FILE != 0,
        _ => is_folder(path),
    }
}

fn is_sent_as_is(time: Moment) -> bool {
    time.unix_micros() >= SENT_AS_IS_SINCE_MICROS
}
