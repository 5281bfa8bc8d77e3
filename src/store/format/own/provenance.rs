use std::borrow::Cow;
use std::sync::Arc;

#[cfg(feature = "arrow")]
use super::LISTS;
use super::row::Cell;
use crate::cookie::KeyedMap;
use crate::store::format::json::node::Node;
#[cfg(feature = "arrow")]
use crate::store::format::json::walk::walk;
use crate::store::{ExportedFile, ExportedRead, ReadRecord};

/// Reads that are kept: what an export of a crawl names, and no more than a hostile file can make of memory.
const MOST_READS: usize = 100_000;
/// Files of a read that are kept; there are a few.
const MOST_FILES: usize = 50;
/// The shown name by which alone a CSV tells whose format the rows were in.
const FIREFOX: &str = "Firefox";

/// The key under which Parquet files and tables of Arrow keep the record of the reads.
#[cfg(feature = "arrow")]
pub(super) const RECORD: &str = "cookie-charter";

/// What a report says that it was made from.
#[derive(Debug, Default)]
pub(super) struct Provenance {
    reads: Vec<ExportedRead>,
    /// The places of the stores among them.
    places: KeyedMap<String, usize>,
    /// Of a table whose rows are several stores: what is known of each, told once a row of it was met.
    known: Option<Arc<Self>>,
}

impl Provenance {
    /// What a record beside a table says. One that is none says nothing; the rows name their stores as well.
    #[cfg(feature = "arrow")]
    pub(super) fn of_record(json: &str) -> Self {
        let mut from = Self::default();
        let _ = walk(json.as_bytes(), &LISTS, &mut |place, node| {
            if place == "reads[]" {
                from.read(&node);
            }
        });
        from
    }

    /// Tells of those stores alone whose rows are met.
    #[cfg(feature = "arrow")]
    pub(super) fn of_those_met(known: &Arc<Self>) -> Self {
        Self { known: Some(Arc::clone(known)), ..Self::default() }
    }

    /// A read that the report names.
    pub(super) fn read(&mut self, node: &Node) {
        let text = |node: &Node, key: &str| node.text_at(key).unwrap_or_default().to_owned();
        let file = |file: &Node| ExportedFile { path: text(file, "path"), sha256: text(file, "sha256") };
        let read = ExportedRead {
            store: text(node, "store"),
            browser: text(node, "browser"),
            profile: text(node, "profile"),
            store_format: text(node, "store_format"),
            schema_version: node
                .get("schema_version")
                .and_then(|version| if let Node::Whole(number) = version { Some(*number) } else { None }),
            read_at: node.text_at("read_at").and_then(|time| time.parse().ok()),
            files: node.items_at("files").iter().take(MOST_FILES).map(file).collect(),
        };
        self.add(read);
    }

    /// A row, which names its store; in a CSV nothing else does.
    pub(super) fn row(&mut self, cell: Cell<'_>) {
        let store = cell("store").unwrap_or_default();
        if self.named(&store).is_some() {
            return;
        }
        // A crawl has a hundred thousand stores: each is looked up.
        if let Some(known) = self.known.as_ref().and_then(|known| known.named(&store)) {
            return self.add(known.clone());
        }
        let text = |key| cell(key).map(Cow::into_owned).unwrap_or_default();
        let read =
            ExportedRead { browser: text("browser"), profile: text("profile"), store: store.into_owned(), ..ExportedRead::default() };
        self.add(read);
    }

    fn add(&mut self, read: ExportedRead) {
        if self.reads.len() < MOST_READS {
            self.places.entry(read.store.clone()).or_insert(self.reads.len());
            self.reads.push(read);
        }
    }

    fn named(&self, store: &str) -> Option<&ExportedRead> {
        // Rows of one store follow each other.
        let last = self.reads.last().filter(|read| read.store == store);
        last.or_else(|| self.reads.get(*self.places.get(store)?))
    }

    /// Whether a row comes from a store of Firefox's family.
    pub(super) fn is_of_firefox(&self, cell: Cell<'_>) -> bool {
        let store = cell("store").unwrap_or_default();
        let format = self.named(&store).map_or("", |read| read.store_format.as_str());
        if format.is_empty() { cell("browser").as_deref() == Some(FIREFOX) } else { format.starts_with("firefox") }
    }

    /// Says it in the record of the read. Of one store alone the record keeps the browser and the profile.
    pub(super) fn attach(self, record: &mut ReadRecord) {
        if let [only] = self.reads.as_slice() {
            record.browser.clone_from(&only.browser);
            record.profile.clone_from(&only.profile);
        }
        record.exported_from = self.reads;
    }
}
