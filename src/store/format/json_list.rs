//! Lists of cookies in JSON: the DevTools Protocol, Playwright, Selenium, extensions (docs/formats/json-cookies.md).

use super::collect::Collector;
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::json_cookie::{Manner, named, said};
use super::plain::PlainFile;
use super::same_site::settle_none;
use super::{Format, Traits};
use crate::cookie::{SameSite, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, RowProblem, StoreLocation};

mod quick_manager;

/// Files of JSON beyond this are no lists of cookies.
pub(crate) const LARGEST: u64 = 512 << 20;

/// Of programs that write `Lax` also where the attribute was absent.
const LAX_FOR_ABSENT: Traits = Traits { lax_is_sent: false, ..Traits::ALL_KEPT };

/// What the DevTools Protocol gives: `Network.getAllCookies`, Puppeteer.
pub(crate) const CDP: Format =
    Format::jar(FormatId::Cdp, ["cdp", "DevTools Protocol"], |head| head.json == Some(JsonKind::Cdp), Traits::ALL_KEPT, read);
/// Playwright's `storageState`. It writes `Lax` also where the attribute was absent.
pub(crate) const PLAYWRIGHT: Format = Format::jar(
    FormatId::PlaywrightState,
    ["playwright-state", "Playwright"],
    |head| head.json == Some(JsonKind::PlaywrightState),
    LAX_FOR_ABSENT,
    read,
);
/// Selenium's `get_cookies()`. Chromium's driver writes `Lax` also where the attribute was absent.
pub(crate) const SELENIUM: Format =
    Format::jar(FormatId::Selenium, ["selenium", "Selenium"], |head| head.json == Some(JsonKind::Selenium), LAX_FOR_ABSENT, read);
/// What extensions write, in the words of their interface.
pub(crate) const EXTENSION: Format = Format::jar(
    FormatId::ExtensionJson,
    ["extension-json", "Extension"],
    |head| matches!(head.json, Some(JsonKind::Extension | JsonKind::Cookies)),
    Traits::ALL_KEPT,
    read,
);

/// Where lists stand: in an array, under `cookies`, in what the protocol or a driver answered.
const LISTS: Plan = Plan {
    want: |place| match place {
        "" | "cookies" | "result" | "result.cookies" | "value" => Want::Enter,
        "[]" | "cookies[]" | "result.cookies[]" | "value[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: None,
};
/// Cookies one behind the other, without a list around them.
const LINES: Plan = Plan { want: |_| Want::Take, keys: None };

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut list = List::new(options, location.format);
    let mut end = list.walk(&file, &LISTS)?;
    // A list without a cookie may be a line between others, such as `[1` of a log.
    if list.out.cookies.rows.is_empty() {
        let mut lines = List::new(options, location.format);
        let mut end_of_lines = lines.walk(&file, &LINES)?;
        if end_of_lines == End::Broken {
            // A line that is no JSON costs that line, where something can be read behind it.
            let by_line = List::by_line(&file, options, location.format)?;
            if by_line.objects > lines.objects {
                (lines, end_of_lines) = (by_line, End::Whole);
            }
        }
        if list.met == 0 || !lines.out.cookies.rows.is_empty() {
            (list, end) = (lines, end_of_lines);
        }
    }
    list.settle_none();
    let notes: &[ReadNote] = if end == End::Broken { &[ReadNote::TruncatedFile] } else { &[] };
    file.report(options, list.out, notes)
}

/// The cookies of a list.
struct List {
    out: Collector,
    manner: Manner,
    is_extension: bool,
    /// Elements that were met, and how many of them are objects: a line in the middle of one may be a value, too.
    met: i64,
    objects: i64,
    /// The line at hand, where lines are read.
    line: Option<i64>,
    /// The word for an absent attribute occurs.
    says_unspecified: bool,
}

impl List {
    fn new(options: &ReadOptions, format: FormatId) -> Self {
        let is_extension = format == FormatId::ExtensionJson;
        let no_same_site = if format == FormatId::Cdp { Some(SameSite::Unset) } else { None };
        let dotless = if is_extension { Scope::Unknown } else { Scope::HostOnly };
        Self {
            out: Collector::new(options),
            manner: Manner { dotless, no_same_site },
            is_extension,
            met: 0,
            objects: 0,
            line: None,
            says_unspecified: false,
        }
    }

    fn walk(&mut self, file: &PlainFile<'_>, plan: &Plan) -> Result<End, ReadError> {
        // An empty list stands in an object, which is no cookie itself.
        let is_cookie = |place: &str, node: &Node| !place.is_empty() || node.any(&["domain", "Host raw"]).is_some();
        let mut others = 0;
        let mut each = |place: &str, node: Node| {
            if is_cookie(place, &node) {
                self.add(&node);
            } else {
                others += 1;
            }
        };
        let end = walk(file.buffered()?, plan, &mut each).map_err(|error| file.failed(error))?;
        if self.met > 0 {
            self.out.skip_more("line", RowProblem::NotACookie, others);
        }
        Ok(end)
    }

    /// The cookies of a file that has one in every line, each read alone.
    fn by_line(file: &PlainFile<'_>, options: &ReadOptions, format: FormatId) -> Result<Self, ReadError> {
        let mut list = Self::new(options, format);
        file.each_line(|line| {
            let text = line.bytes.trim_ascii();
            if text.is_empty() {
                return;
            }
            list.line = Some(i64::from(line.number));
            let is_read = walk(text, &LINES, &mut |_, node| list.add(&node));
            if is_read.ok() != Some(End::Whole) {
                list.out.begin(list.line);
                list.out.skip("line", RowProblem::NotACookie);
            }
        })?;
        Ok(list)
    }

    fn add(&mut self, node: &Node) {
        self.met += 1;
        self.objects += i64::from(matches!(node, Node::Map(_)));
        self.out.begin(self.line.or(Some(self.met)));
        if node.get("Host raw").is_some() {
            return quick_manager::add(&mut self.out, node);
        }
        let Some(named) = named(&mut self.out, node, self.manner) else { return };
        let mut said = said(&mut self.out, node, self.manner);
        self.says_unspecified |= node.text_at("sameSite") == Some("unspecified");
        // Firefox before 140 said `no_restriction` of an absent attribute too.
        let is_of_firefox = self.is_extension && node.text_at("storeId").is_some_and(|store| store.starts_with("firefox-"));
        if is_of_firefox && said.same_site == Some(SameSite::None) {
            said.same_site = Some(SameSite::NoneOrUnset);
        }
        self.out.add(&named.host, &named.name, named.path, named.value(), said);
    }

    fn settle_none(&mut self) {
        if self.says_unspecified {
            settle_none(&mut self.out);
        }
    }
}
