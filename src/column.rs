//! The columns of the product, in their binding order: one table behind the window's table, sorting, CSV, JSON and the command line.
//!
//! Tried and thrown out: columns by their names as text, looked up wherever one was meant. A misspelt one compiled and was missing in one place only; an id
//! cannot be, and its place in the table is its number.

use crate::charter::{Category, Confidence, Consent, Language, Party, Purpose};
use crate::cookie::{Expiry, Moment, SameSite};
use crate::inventory::CookieView;

/// A typed cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Unknown, or does not apply.
    Empty,
    /// Text from a store, a charter or the catalogue: an export for spreadsheets defuses it.
    Text(&'a str),
    /// A machine code of this program; the window shows words instead.
    Code(&'static str),
    /// Codes joined by `;`.
    Codes(&'a str),
    /// A set of findings.
    Findings(crate::classify::Findings),
    /// A time.
    Time(Moment),
    /// A life span, written in days with one decimal.
    Life {
        /// Its length; negative where a cookie was set after its end.
        micros: i64,
    },
    /// Yes or no.
    Bool(bool),
}

/// A column.
pub struct Column {
    /// Which one; also its place in [`COLUMNS`].
    pub id: ColumnId,
    /// What its value rests on: an export that meets the same again need not work it out again.
    pub rests_on: RestsOn,
    /// Its value for a cookie, in a language for the few texts that have both.
    pub cell: for<'a> fn(&CookieView<'a>, Language) -> Cell<'a>,
}

/// What the value of a column rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RestsOn {
    /// The row itself.
    Row,
    /// The few attributes of the row that have few values: [`CookieView::attributes`].
    Attributes,
    /// The verdict and the known third party of the host alone: [`CookieView::judgement`].
    Judgement,
    /// The store alone.
    Store,
}

/// One line per column makes its id, its codes and its cell, so that none of them can be forgotten or stand elsewhere than the others.
///
/// Exports have a binding list; what stands below `shown only` is for the window alone.
macro_rules! columns {
    ($($(#[$doc:meta])+ $id:ident $code:literal $rests_on:ident $cell:expr;)+
     shown only $($(#[$more_doc:meta])+ $more:ident $more_code:literal $more_rests_on:ident $more_cell:expr;)+) => {
        /// The name of a column inside the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ColumnId {
            $($(#[$doc])+ $id,)+
            $($(#[$more_doc])+ $more,)+
        }

        impl ColumnId {
            /// All ids: those of exports in their order, then those that only the window shows.
            pub const ALL: [Self; [$($code,)+ $($more_code),+].len()] = [$(Self::$id,)+ $(Self::$more),+];

            /// Its binding name in exports and in the settings file.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$id => $code,)+
                    $(Self::$more => $more_code,)+
                }
            }

            /// The message that names it.
            #[must_use]
            pub const fn label_id(self) -> &'static str {
                match self {
                    $(Self::$id => concat!("column-", $code),)+
                    $(Self::$more => concat!("column-", $more_code),)+
                }
            }
        }

        /// The columns of exports in their order; the place of each is its id.
        pub static COLUMNS: [Column; [$($code),+].len()] = [$(Column { id: ColumnId::$id, rests_on: RestsOn::$rests_on, cell: $cell }),+];

        /// Columns that only the window shows, after those of exports.
        pub static SHOWN_ONLY: [Column; [$($more_code),+].len()] =
            [$(Column { id: ColumnId::$more, rests_on: RestsOn::$more_rests_on, cell: $more_cell }),+];
    };
}

columns! {
    /// The registrable domain, an address, or a host of one label.
    Site "site" Row |c, _| Cell::Text(c.site);
    /// The host, without a leading dot.
    Host "host" Row |c, _| Cell::Text(c.cookie.host());
    /// The name.
    Name "name" Row |c, _| Cell::Text(c.cookie.name());
    /// The path.
    Path "path" Row |c, _| Cell::Text(c.cookie.path());
    /// The category of the charter.
    Category "category" Judgement |c, _| Cell::Code(c.verdict.category.code());
    /// What it is for.
    Purpose "purpose" Judgement |c, _| Cell::Code(c.verdict.purpose.code());
    /// For whom.
    Party "party" Judgement |c, _| Cell::Code(c.verdict.party.code());
    /// Whether the visitor is asked.
    Consent "consent" Judgement |c, _| Cell::Code(c.verdict.consent.code());
    /// How sure the verdict is.
    Confidence "confidence" Judgement |c, _| Cell::Code(c.verdict.confidence.code());
    /// The organisation.
    Provider "provider" Judgement |c, _| text(c.provider());
    /// The product.
    Service "service" Judgement |c, language| text(c.service(language));
    /// What it does, in the language of the person.
    Description "description" Judgement |c, language| text(c.description(language));
    /// The charter that declares it.
    DeclaredIn "declared_in" Judgement |c, _| c.declaration().map_or(Cell::Empty, |(charter, _)| Cell::Text(&charter.id));
    /// The site under which the browser keeps it apart.
    TopLevelSite "top_level_site" Row |c, _| c.top_level_site().map_or(Cell::Empty, Cell::Text);
    /// The container of Firefox.
    Container "container" Row |c, _| c.container_label().map_or(Cell::Empty, |label| Cell::Text(&label.code));
    /// When it was made.
    CreatedAt "created_at" Row |c, _| time(c.cookie.created);
    /// When it was last sent.
    LastAccessedAt "last_accessed_at" Row |c, _| time(c.cookie.last_accessed);
    /// When it ends.
    ExpiresAt "expires_at" Row |c, _| time(c.cookie.expiry.at());
    /// How long it lives from when it was last set, in days.
    LifetimeDays "lifetime_days" Row |c, _| c.cookie.lifetime_micros().map_or(Cell::Empty, life);
    /// Whether it ends with the session.
    Session "session" Attributes |c, _| session(c.cookie.expiry);
    /// Sent over HTTPS only.
    Secure "secure" Attributes |c, _| flag(c.cookie.secure);
    /// Out of reach of scripts.
    HttpOnly "http_only" Attributes |c, _| flag(c.cookie.http_only);
    /// For this host alone.
    HostOnly "host_only" Attributes |c, _| flag(c.cookie.host.host_only());
    /// The attribute `SameSite`.
    SameSite "same_site" Attributes |c, _| c.cookie.same_site.map_or(Cell::Empty, |value| Cell::Code(value.code()));
    /// Whether the browser keeps it apart under a top-level site.
    Partitioned "partitioned" Attributes |c, _| Cell::Bool(c.cookie.partition.is_some());
    /// The rules that spoke, strongest first.
    Evidence "evidence" Judgement |c, _| Cell::Codes(c.evidence_codes());
    /// What is worth a look.
    Findings "findings" Judgement |c, _| Cell::Findings(c.verdict.findings);
    /// The browser.
    Browser "browser" Store |c, _| text(&c.store.report.record.browser);
    /// Its profile.
    Profile "profile" Store |c, _| text(&c.store.report.record.profile);
    /// Where it was read from.
    Store "store" Store |c, _| text(c.store.source.shown());
    shown only
    /// The other site on whose pages it was set.
    SeenOn "seen_on" Row |c, _| c.seen_on().map_or(Cell::Empty, Cell::Text);
    /// Whether a charter declares it, where one speaks for it.
    Declared "declared" Judgement |c, _| declared(c);
    /// The life that a charter declares, beside the one that is seen.
    DeclaredLife "declared_life" Judgement |c, _| declared_life(c);
}

impl ColumnId {
    /// The id of a code, as a file of settings holds it.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.code() == code)
    }

    /// The place of a code of this column in the order of what the codes stand for: the charter's order of categories and not that of the alphabet, "likely"
    /// between "assumed" and "certain". None in a column whose cells are no codes, or of a code that it does not have.
    #[must_use]
    pub fn place_of(self, code: &str) -> Option<u64> {
        match self {
            Self::Category => Category::from_code(code).map(|category| category as u64),
            Self::Purpose => Purpose::from_code(code).map(|purpose| purpose as u64),
            Self::Party => Party::from_code(code).map(|party| party as u64),
            Self::Consent => Consent::from_code(code).map(|consent| consent as u64),
            Self::Confidence => Confidence::from_code(code).map(|confidence| confidence as u64),
            Self::SameSite => SameSite::from_code(code).map(|same_site| same_site as u64),
            _ => None,
        }
    }

    /// The value for a cookie.
    #[must_use]
    pub fn cell<'a>(self, cookie: &CookieView<'a>, language: Language) -> Cell<'a> {
        let column = COLUMNS.get(self as usize).or_else(|| SHOWN_ONLY.get(self as usize - COLUMNS.len()));
        column.map_or(Cell::Empty, |column| (column.cell)(cookie, language))
    }
}

/// Where no charter speaks for the host, "not declared" would accuse a site of what nobody asked of it: then the cell is empty.
fn declared(cookie: &CookieView<'_>) -> Cell<'static> {
    match (cookie.verdict.declaration, cookie.verdict.findings.is_undeclared()) {
        (Some(_), _) => Cell::Bool(true),
        (None, true) => Cell::Bool(false),
        (None, false) => Cell::Empty,
    }
}

/// In whole seconds, as a charter can say it.
fn declared_life(cookie: &CookieView<'_>) -> Cell<'static> {
    let seconds = cookie.declaration().and_then(|(_, line)| line.life.seconds());
    seconds.map_or(Cell::Empty, |seconds| life(seconds.saturating_mul(1_000_000)))
}

/// An empty text is unknown, not a text: exports leave its cell empty, and sorting puts it last.
fn text(value: &str) -> Cell<'_> {
    if value.is_empty() { Cell::Empty } else { Cell::Text(value) }
}

fn time(moment: Option<Moment>) -> Cell<'static> {
    moment.map_or(Cell::Empty, Cell::Time)
}

/// A span of so many microseconds.
fn life(micros: i64) -> Cell<'static> {
    Cell::Life { micros }
}

fn flag(value: Option<bool>) -> Cell<'static> {
    value.map_or(Cell::Empty, Cell::Bool)
}

/// An end beyond the calendar is an end; one that could not be read says nothing either way.
fn session(expiry: Expiry) -> Cell<'static> {
    match expiry {
        Expiry::Session => Cell::Bool(true),
        Expiry::At(_) | Expiry::FarFuture => Cell::Bool(false),
        Expiry::Unknown => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_stands_at_the_place_of_its_id() {
        for (place, (id, column)) in ColumnId::ALL.into_iter().zip(COLUMNS.iter().chain(&SHOWN_ONLY)).enumerate() {
            assert_eq!(id as usize, place);
            assert_eq!(column.id, id);
            assert_eq!(ColumnId::of_code(id.code()), Some(id), "codes are unique");
        }
        assert_eq!(ColumnId::of_code("Name"), None);
    }

    /// A column of codes that sorting does not know would fall back on the alphabet.
    #[test]
    fn every_code_of_a_cell_has_its_place() {
        use std::sync::Arc;

        use crate::classify::Knowledge;
        use crate::inventory::{Inventory, OpenStore};
        use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now: jiff::Timestamp::UNIX_EPOCH };
        let report = read_sample(&options, &Progress::default()).unwrap();
        let store = Arc::new(OpenStore::classify(report, StoreSource::sample(), &Knowledge::default()));
        let inventory = Inventory::new(vec![store], Knowledge::default());
        let mut columns = std::collections::HashSet::new();
        for (view, id) in inventory.iter().flat_map(|view| ColumnId::ALL.into_iter().map(move |id| (view, id))) {
            if let Cell::Code(code) = id.cell(&view, Language::En) {
                columns.insert(id);
                assert!(id.place_of(code).is_some(), "{}: {code}", id.code());
            }
        }
        assert_eq!(columns.len(), 6);
        let places = Category::ALL.map(|category| ColumnId::Category.place_of(category.code()));
        assert_eq!(places, [Some(0), Some(1), Some(2), Some(3)], "as the charter has them");
    }

    /// Rows of one judgement have the same cells in the columns that rest on it, rows of one store in those of the store.
    #[test]
    fn columns_rest_on_what_they_say() {
        use std::collections::HashMap;
        use std::sync::Arc;

        use crate::classify::Knowledge;
        use crate::inventory::{Inventory, OpenStore};
        use crate::store::{HistoryChoice, KeepValues, Progress, ReadOptions, StoreSource, read_sample};

        let now = jiff::Timestamp::from_second(1_790_000_000).unwrap();
        let options = ReadOptions { values: KeepValues::None, history: HistoryChoice::Beside, now };
        let report = read_sample(&options, &Progress::default()).unwrap();
        // With a charter that speaks for some of the rows: without one, declarations and what follows from them are empty cells everywhere.
        let knowledge = Knowledge { charters: vec![Arc::new(crate::charter::builtin().clone())], ..Knowledge::default() };
        let store = Arc::new(OpenStore::classify(report, StoreSource::sample(), &knowledge));
        let inventory = Inventory::new(vec![store], knowledge);
        let declared = |view: &CookieView<'_>| view.verdict.declaration.is_some();
        assert!(inventory.iter().any(|view| declared(&view)) && !inventory.iter().all(|view| declared(&view)));
        let mut cells: HashMap<_, String> = HashMap::new();
        for view in inventory.iter() {
            for column in COLUMNS.iter().chain(&SHOWN_ONLY).filter(|column| column.rests_on != RestsOn::Row) {
                let judgement = (column.rests_on == RestsOn::Judgement).then(|| view.judgement());
                let attributes = (column.rests_on == RestsOn::Attributes).then(|| view.attributes());
                let cell = format!("{:?}", (column.cell)(&view, Language::Fr));
                assert_eq!(*cells.entry((column.id, judgement, attributes)).or_insert_with(|| cell.clone()), cell, "{}", column.id.code());
            }
        }
    }
}
