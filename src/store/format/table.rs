//! Tables of cookies that somebody wrote out of a database, copied from developer tools, or has of a crawler: CSV, TSV, JSON
//! (docs/formats/cookie-table.md).

use std::borrow::Cow;
use std::io::BufRead as _;

use super::collect::Collector;
use super::ends::end_of;
use super::epoch::Epoch;
use super::firefox::containers::Containers;
use super::firefox::origin::Origin;
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::local_date::{LocalDate, Order};
use super::own::table::{LONGEST_ROW, Next, Table};
use super::plain::{PlainFile, Said};
use super::same_site::same_site_of;
use super::text::heading::{Column, Heading, Manner, is_copied_row, is_ruled, is_session};
use super::text::kind::TextKind;
use super::url::host_of;
use super::{Format, Traits};
use crate::cookie::{Expiry, Moment, PartitionId, PartitionKey, RowId, SameSite, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, RowProblem, RowWarning, StoreLocation};

/// The format in the table of formats.
pub(crate) const FORMAT: Format = Format::jar(
    FormatId::CookieTable,
    ["cookie-table", "Table"],
    |head| head.text == Some(TextKind::Table) || head.json == Some(JsonKind::Table),
    Traits::ALL_KEPT,
    read,
);

const LARGEST: u64 = 1 << 30;
/// `sqlite3 -json` writes a list of rows.
const LISTS: Plan = Plan {
    want: |place| match place {
        "" => Want::Enter,
        "[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: None,
};

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut rows = Rows { out: Collector::new(options), number: 0, keys: Keys::default(), dates: Dates::default() };
    let end = match first_line(&file)? {
        First::Json => walk(file.buffered()?, &LISTS, &mut |_, node| rows.node(&node)).map_err(|error| file.failed(error))?,
        First::Table(heading) => rows.table(&file, &heading)?,
        First::Rows => {
            rows.lines(&file, &Heading::of_copied_rows(), false)?;
            End::Whole
        }
        First::CopiedTable(heading) => {
            rows.lines(&file, &heading, true)?;
            End::Whole
        }
    };
    let has_dates = rows.dates.settle(&mut rows.out);
    let notes = [(end == End::Broken).then_some(ReadNote::TruncatedFile), has_dates.then_some(ReadNote::TimesApproximate)];
    file.report(options, rows.out, &notes.into_iter().flatten().collect::<Vec<_>>())
}

/// What the first line shows.
enum First {
    Json,
    /// The names of columns, and fields that may stand in quotation marks.
    Table(Heading),
    /// The names of columns as developer tools have them, which write no marks around fields.
    CopiedTable(Heading),
    /// A row.
    Rows,
}

fn first_line(file: &PlainFile<'_>) -> Result<First, ReadError> {
    let mut text = file.buffered()?;
    let head = text.fill_buf().map_err(|error| file.failed(error))?.trim_ascii_start();
    if head.starts_with(b"[") {
        return Ok(First::Json);
    }
    let line = head.split(|byte| b"\r\n".contains(byte)).next().unwrap_or_default();
    Ok(match Heading::of_line(&String::from_utf8_lossy(line)) {
        Some(heading) if heading.manner == Manner::Tools && heading.separator == b'\t' => First::CopiedTable(heading),
        Some(heading) => First::Table(heading),
        None => First::Rows,
    })
}

/// A cell as text; none where the row has no such column.
type Cell<'c> = &'c dyn Fn(Column) -> Option<Cow<'c, [u8]>>;

struct Rows {
    out: Collector,
    number: i64,
    keys: Keys,
    dates: Dates,
}

/// Dates as spreadsheets write them, which have the day or the month first. One table has one of the two ways, which any date tells whose day is beyond the
/// twelfth.
#[derive(Default)]
struct Dates {
    has_any: bool,
    has_day_first: bool,
    has_month_first: bool,
    /// Ends that wait for such a date.
    open: Vec<(RowId, i64, LocalDate)>,
}

impl Dates {
    /// The end of the row that will be added next; unknown until all rows were seen where it may be one of two.
    fn end(&mut self, out: &mut Collector, number: i64, date: LocalDate) -> Expiry {
        if date.order() == Order::Open
            && let Ok(row) = u32::try_from(out.cookies.rows.len())
        {
            self.open.push((RowId(row), number, date));
            return Expiry::Unknown;
        }
        let end = date.end(date.order());
        self.has_any |= end.is_some();
        self.has_day_first |= end.is_some() && date.tells(Order::DayFirst);
        self.has_month_first |= end.is_some() && date.tells(Order::MonthFirst);
        out.ends_at("expires", end)
    }

    /// Settles what was left open, by the other dates of the table; where they do not say it, or contradict each other, such an end is not known. Whether
    /// there are dates of a place that nobody names.
    fn settle(&mut self, out: &mut Collector) -> bool {
        let order = match (self.has_day_first, self.has_month_first) {
            (true, false) => Order::DayFirst,
            (false, true) => Order::MonthFirst,
            _ => Order::Open,
        };
        let (mut known, open) = (Vec::new(), std::mem::take(&mut self.open));
        for (row, number, date) in open {
            match date.end(order) {
                Some(end) => known.push((row, end.expiry())),
                None => out.add_warning(RowWarning {
                    rowid: Some(number),
                    row: Some(row),
                    column: "expires".into(),
                    problem: RowProblem::WrongType,
                }),
            }
        }
        self.has_any |= !known.is_empty();
        out.cookies.rows.change_at(known, |cookie, end| cookie.expiry = end);
        self.has_any
    }
}

/// The columns of a list in JSON. Each row names them again, nearly always as the one before: what each means is found once.
#[derive(Default)]
struct Keys {
    names: Vec<String>,
    heading: Option<Heading>,
}

impl Keys {
    /// The columns of a row.
    fn heading(&mut self, fields: &[(String, Node)]) -> &Heading {
        if !fields.iter().map(|(name, _)| name).eq(&self.names) {
            self.names = fields.iter().map(|(name, _)| name.clone()).collect();
            self.heading = None;
        }
        let names = &self.names;
        self.heading.get_or_insert_with(|| Heading::of_any_names(&names.iter().map(String::as_str)))
    }
}

impl Rows {
    fn node(&mut self, node: &Node) {
        let Node::Map(fields) = node else {
            self.number += 1;
            self.out.begin(Some(self.number));
            return self.out.skip("line", RowProblem::NotACookie);
        };
        let mut keys = std::mem::take(&mut self.keys);
        let heading = keys.heading(fields);
        let cell = |column: Column| {
            let (_, value) = fields.get(heading.place(column)?)?;
            Some(match value {
                Node::Text(text) => Cow::Borrowed(text.as_bytes()),
                Node::Whole(number) => Cow::Owned(number.to_string().into_bytes()),
                Node::Number(number) => Cow::Owned(number.to_string().into_bytes()),
                Node::Bool(flag) => Cow::Borrowed(if *flag { &b"1"[..] } else { b"0" }),
                _ => Cow::Borrowed(&b""[..]),
            })
        };
        self.add(&cell, heading.manner);
        self.keys = keys;
    }

    /// A CSV with quotation marks, whichever separator it has.
    fn table(&mut self, file: &PlainFile<'_>, heading: &Heading) -> Result<End, ReadError> {
        let mut table = Table::new(file.buffered()?, LONGEST_ROW);
        table.separator = heading.separator;
        let mut is_heading = true;
        loop {
            let next = table.next().map_err(|error| file.failed(error))?;
            if next == Next::Nothing {
                return Ok(End::Whole);
            }
            let is_empty = table.row.is_empty() && table.fields.len() == 1;
            if is_empty || std::mem::take(&mut is_heading) || is_ruled(&table.row, heading.separator) {
                continue;
            }
            if next == Next::TooLong {
                self.number += 1;
                self.out.begin(Some(self.number));
                self.out.skip("line", RowProblem::TooLarge);
                continue;
            }
            // Between such lines cells are filled up with blanks to stand below each other.
            let is_filled_up = heading.separator == b'|';
            let cell = |column: Column| {
                let (text, is_quoted) = table.field(heading.place(column)?)?;
                Some(Cow::Borrowed(if is_filled_up && !is_quoted { text.trim_ascii() } else { text }))
            };
            self.add(&cell, heading.manner);
            if next == Next::Broken {
                return Ok(End::Broken);
            }
        }
    }

    /// Lines whose fields stand between tabs, as they are.
    fn lines(&mut self, file: &PlainFile<'_>, heading: &Heading, has_heading: bool) -> Result<(), ReadError> {
        let mut is_heading = has_heading;
        file.each_line(|line| {
            if line.bytes.trim_ascii().is_empty() || std::mem::take(&mut is_heading) {
                return;
            }
            let fields: Vec<&[u8]> = line.bytes.split(|byte| *byte == b'\t').collect();
            if !line.is_cut && (has_heading || is_copied_row(&String::from_utf8_lossy(line.bytes))) {
                return self.add(&|column| fields.get(heading.place(column)?).map(|field| Cow::Borrowed(*field)), heading.manner);
            }
            self.number += 1;
            self.out.begin(Some(self.number));
            self.out.skip("line", if line.is_cut { RowProblem::TooLarge } else { RowProblem::NotACookie });
        })
    }

    fn add(&mut self, cell: Cell<'_>, manner: Manner) {
        self.number += 1;
        self.out.begin(Some(self.number));
        let out = &mut self.out;
        let (Some(name), Some(host)) = (cell(Column::Name), cell(Column::Host)) else {
            return out.skip("line", RowProblem::NotACookie);
        };
        let host = out.text_of("host", &host).trim().to_owned();
        // Where a list has the address of a page, its host is meant.
        let host = host_of(&host).map_or(host.clone(), Cow::into_owned);
        let (bare, is_dotted) = host.strip_prefix('.').map_or((host.as_str(), false), |bare| (bare, true));
        let scope = match (cell(Column::HostOnly).and_then(|text| flag(&text)), is_dotted) {
            (Some(false), _) | (None, true) => Scope::Domain,
            // Lists of others drop the dot.
            (None, false) if manner == Manner::Other => Scope::Unknown,
            (Some(true), _) | (None, false) => Scope::HostOnly,
        };
        let Some(host) = out.host_with("host", bare, scope) else { return };
        // No browser takes blanks around a name or a path; a database has what it has, byte for byte.
        let is_exact = matches!(manner, Manner::Chromium | Manner::Firefox);
        let bare_text = |text: Cow<'_, str>| if is_exact { text.into_owned() } else { text.trim().to_owned() };
        let name = bare_text(out.text_of("name", &name));
        let path = cell(Column::Path).map(|path| bare_text(out.text_of("path", &path))).filter(|path| !path.is_empty());
        let is_set = |column: Column| {
            cell(column)
                .and_then(|text| if text.trim_ascii().is_empty() { (manner == Manner::Tools).then_some(false) } else { flag(&text) })
        };
        let value = cell(Column::Value).filter(|value| !value.is_empty() || cell(Column::Encrypted).is_none_or(|sealed| sealed.is_empty()));
        let said = Said {
            secure: is_set(Column::Secure),
            http_only: is_set(Column::HttpOnly),
            same_site: same_site(out, cell, manner),
            created: moment(out, cell, manner, Column::Created),
            last_set: moment(out, cell, manner, Column::Updated),
            last_accessed: moment(out, cell, manner, Column::Accessed),
            ..Said::only(ends(out, cell, manner).unwrap_or_else(|date| self.dates.end(out, self.number, date)))
        };
        let said = placed(out, cell, manner, said);
        out.add(&host, &name, path.as_deref().unwrap_or("/"), value.as_deref(), said);
    }
}

/// `1` or `0`, a word, or the mark of developer tools.
fn flag(text: &[u8]) -> Option<bool> {
    let text = String::from_utf8_lossy(text.trim_ascii()).to_lowercase();
    match text.as_str() {
        "1" | "true" | "yes" | "oui" | "vrai" | "✓" | "✔" | "x" => Some(true),
        "0" | "false" | "no" | "non" | "faux" | "✗" | "-" => Some(false),
        _ => None,
    }
}

fn text(out: &mut Collector, cell: Cell<'_>, column: Column) -> Option<String> {
    cell(column).map(|bytes| out.text_of("line", &bytes).trim().to_owned()).filter(|text| !text.is_empty())
}

fn whole(out: &mut Collector, cell: Cell<'_>, column: Column) -> Option<i64> {
    text(out, cell, column).and_then(|text| text.parse().ok())
}

/// The end in the unit of the database, or a date, a number of seconds, or a word for the session; a date of which other rows have to say what is the day
/// is an error.
fn ends(out: &mut Collector, cell: Cell<'_>, manner: Manner) -> Result<Expiry, LocalDate> {
    let lasts = cell(Column::Persistent).and_then(|text| flag(&text));
    let Some(end) = text(out, cell, Column::Ends).filter(|_| lasts != Some(false)) else {
        // A table without such a column does not say it.
        return Ok(if cell(Column::Ends).is_some() || lasts == Some(false) { Expiry::Session } else { Expiry::Unknown });
    };
    if let Some(date) = slashed(&end) {
        return Err(date);
    }
    Ok(match (manner, end.parse::<i64>()) {
        (Manner::Chromium, Ok(0)) if lasts != Some(true) => Expiry::Session,
        (Manner::Chromium, Ok(whole)) => out.expiry_of("expires", Epoch::WebkitMicros.instant(whole)),
        // Milliseconds since schema 16.
        (Manner::Firefox, Ok(whole)) if whole >= 100_000_000_000 => out.expiry_of("expires", Epoch::UnixMillis.instant(whole)),
        // Developer tools say it in the language of the window; elsewhere a word may say anything.
        (Manner::Tools, _) if end.chars().all(char::is_alphabetic) => Expiry::Session,
        _ if is_session(&end) => Expiry::Session,
        _ => match end_of(&end) {
            Some(_) if end.bytes().all(|byte| byte.is_ascii_digit() || b".-+eE".contains(&byte)) => out.ends_of_text("expires", &end),
            instant => out.ends_at("expires", instant),
        },
    })
}

/// `31/12/2027`, alone or with a time of day.
fn slashed(text: &str) -> Option<LocalDate> {
    let is_date = text.matches('/').count() == 2 && text.bytes().all(|byte| byte.is_ascii_digit() || b"/:., APMapm".contains(&byte));
    is_date.then(|| LocalDate::of(text)).flatten()
}

fn moment(out: &mut Collector, cell: Cell<'_>, manner: Manner, column: Column) -> Option<Moment> {
    let epoch = match manner {
        Manner::Chromium => Epoch::WebkitMicros,
        Manner::Firefox => Epoch::UnixMicros,
        Manner::Tools | Manner::Other => return end_of(&text(out, cell, column)?).and_then(super::epoch::Instant::moment),
    };
    let whole = whole(out, cell, column)?;
    if column == Column::Accessed { out.moment_of("line", whole, epoch) } else { out.setting_of("line", whole, epoch) }
}

/// A number of the database, or a word.
fn same_site(out: &mut Collector, cell: Cell<'_>, manner: Manner) -> Option<SameSite> {
    let (bytes, zero) = match cell(Column::SameSite) {
        Some(bytes) => (bytes, SameSite::None),
        None => (cell(Column::FirstPartyOnly)?, SameSite::NoneOrUnset),
    };
    let text = out.text_of("samesite", &bytes).trim().to_owned();
    let found = match (manner, text.as_str()) {
        (Manner::Chromium, "0") => Some(zero),
        // What an absent attribute was, too, before schema 15.
        (Manner::Firefox, "0") => Some(SameSite::NoneOrUnset),
        // Lax by default: nothing was sent.
        (Manner::Firefox, "1") if cell(Column::SentSameSite).is_some_and(|sent| &*sent == b"0") => Some(SameSite::Unset),
        // 3 was "Extended".
        (Manner::Chromium, "-1" | "3") | (Manner::Firefox, "256") | (Manner::Tools, "") => Some(SameSite::Unset),
        (Manner::Chromium | Manner::Firefox, "1") => Some(SameSite::Lax),
        (Manner::Chromium | Manner::Firefox, "2") => Some(SameSite::Strict),
        (_, "") => return None,
        (_, word) => same_site_of(word),
    };
    if found.is_none() {
        out.warn("samesite", RowProblem::OutOfRange);
    }
    found
}

/// Where it is kept apart: a top-level site, and all that Firefox says of it.
fn placed(out: &mut Collector, cell: Cell<'_>, manner: Manner, said: Said) -> Said {
    if let Some(attributes) = text(out, cell, Column::Origin) {
        let is_asked_for = cell(Column::AskedFor).and_then(|text| flag(&text)) == Some(true);
        let origin = Origin::parse(&attributes, &Containers::default()).asked_for(is_asked_for);
        if let Some(problem) = origin.problem {
            out.warn("originAttributes", problem);
        }
        let partition = origin.partition.and_then(|key| out.cookies.add_partition(key));
        return Said { partition, container: origin.container.and_then(|container| out.cookies.add_container(container)), ..said };
    }
    Said { partition: partition(out, cell, manner), ..said }
}

fn partition(out: &mut Collector, cell: Cell<'_>, manner: Manner) -> Option<PartitionId> {
    // Older tools show something else in this place.
    let site = text(out, cell, Column::Partition).filter(|site| manner != Manner::Tools || site.contains("://"))?;
    let key = PartitionKey::parse_schemeful_site(site.trim_end_matches('/'), false).unwrap_or_else(|_| {
        out.warn("partition", RowProblem::BadPartitionKey);
        PartitionKey::unreadable(&site)
    });
    out.cookies.add_partition(key)
}
