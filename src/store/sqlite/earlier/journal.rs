//! What a rollback journal still holds once its transaction has ended (sqlite.org/fileformat2.html, section 3). In the mode `PERSIST` only its header is
//! overwritten with zeros: behind it lie the pages as they were before the last transaction. The modes `DELETE` and `TRUNCATE` leave nothing. A journal
//! whose header still stands belongs to a transaction that did not end: SQLite rolls it back, so that what it holds is the state that is read.
//!
//! A transaction that did not fit into memory has written pages before it ended. Each time the journal went to the disk first, and what follows begins with a
//! header of its own, at the next sector; only the first of these headers is overwritten at the end.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::store::sqlite::snapshot::{DATABASE_MAGIC, JOURNAL_MAGIC};

/// Bytes of a header that are overwritten when the transaction ends.
const HEADER: usize = 28;
/// How much room a header takes, which stood in it: a sector of the disk.
const SECTORS: [u64; 8] = [512, 4_096, 1_024, 2_048, 8_192, 16_384, 32_768, 65_536];
/// Of a page every two hundredth byte goes into its sum, from the end.
const SUMMED: usize = 200;

/// Writes the database as it was before the last transaction to `to`; false where the journal does not hold it.
pub(super) fn write_before(journal: &Path, main: &Path, to: &Path) -> io::Result<bool> {
    let mut journal = File::open(journal)?;
    let mut header = [0; HEADER];
    if journal.read_exact(&mut header).is_err() || header != [0; HEADER] {
        return Ok(false);
    }
    let mut of_main = [0; 20];
    File::open(main)?.read_exact(&mut of_main)?;
    let page_size = match u16::from_be_bytes([of_main[16], of_main[17]]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let has_a_log = of_main[18] != 1;
    if has_a_log || page_size < 512 || !page_size.is_power_of_two() {
        return Ok(false);
    }
    for sector in SECTORS {
        let Some(kept) = Kept::find(&mut journal, sector, page_size)? else { continue };
        fs::copy(main, to)?;
        kept.put_back(&mut journal, page_size, &mut File::options().write(true).open(to)?)?;
        return Ok(true);
    }
    Ok(false)
}

/// Writes what a journal alone holds of its database: the pages that a transaction changed which did not end, as they were before; false where the
/// first one is not among them.
pub(in crate::store::sqlite) fn write_rolled_back(journal: &Path, to: &Path) -> io::Result<bool> {
    let mut journal = File::open(journal)?;
    let mut header = [0; HEADER];
    journal.read_exact(&mut header)?;
    let [sector, page_size] = [20, 24].map(|at| header.get(at..at + 4).map_or(0, word));
    let is_size = |size: u32| size.is_power_of_two() && (512..=65_536).contains(&size);
    if !header.starts_with(&JOURNAL_MAGIC) || !SECTORS.contains(&u64::from(sector)) || !is_size(page_size) {
        return Ok(false);
    }
    let page_size = page_size as usize;
    let Some(kept) = Kept::find(&mut journal, sector.into(), page_size)? else { return Ok(false) };
    let mut database = File::options().read(true).write(true).create(true).truncate(true).open(to)?;
    // Room for the pages between them that the transaction did not touch, but not for what a broken number would ask for.
    database.set_len((kept.pages.len() as u64).saturating_mul(HOLES).min(kept.size.into()) * page_size as u64)?;
    kept.put_back(&mut journal, page_size, &mut database)?;
    Ok(true)
}

/// Of as many pages one at least is in a journal alone.
const HOLES: u64 = 64;

/// The pages that a journal holds.
struct Kept {
    /// Where in the journal each page lies, by its number.
    pages: BTreeMap<u32, u64>,
    /// Pages that the database had before the transaction.
    size: u32,
}

impl Kept {
    /// Looks for pages behind a header of `sector` bytes. Every transaction changes the first page, so that a journal without it is none, or begins elsewhere.
    fn find(journal: &mut File, sector: u64, page_size: usize) -> io::Result<Option<Self>> {
        let mut kept = Self { pages: BTreeMap::new(), size: 0 };
        let mut segment = Some(Segment { at: sector, begins: None, records: u32::MAX });
        while let Some(next) = segment {
            let end = kept.take(journal, &next, page_size)?;
            segment = Segment::at(journal, end.next_multiple_of(sector), (sector, page_size), kept.size)?;
        }
        Ok((kept.size > 0).then_some(kept))
    }

    /// Takes the pages of a segment and says where it ends.
    ///
    /// The number that begins each sum stood in the header, too. It is the same for all pages of one segment: what has another one is left of a longer
    /// journal before.
    fn take(&mut self, journal: &mut File, segment: &Segment, page_size: usize) -> io::Result<u64> {
        let &Segment { mut at, mut begins, records } = segment;
        let mut record = Zeroizing::new(vec![0; 4 + page_size + 4]);
        for _ in 0..records {
            journal.seek(SeekFrom::Start(at))?;
            if journal.read_exact(&mut record).is_err() {
                break;
            }
            let (number, rest) = record.split_at(4);
            let (page, sum) = rest.split_at(page_size);
            let number = word(number);
            if number == 0 || *begins.get_or_insert(beginning(page, word(sum))) != beginning(page, word(sum)) {
                break;
            }
            if number == 1 {
                if !page.starts_with(DATABASE_MAGIC) {
                    break;
                }
                self.size = page.get(28..32).map_or(0, word);
            }
            self.pages.entry(number).or_insert(at + 4);
            at += record.len() as u64;
        }
        Ok(at)
    }

    /// Puts the pages in their places, and the database at its size.
    fn put_back(&self, journal: &mut File, page_size: usize, database: &mut File) -> io::Result<()> {
        let mut page = Zeroizing::new(vec![0; page_size]);
        // What the file lost since is in the journal: a page further behind its end is rubbish, and would make it large.
        let most = database.metadata()?.len() / page_size as u64 + self.pages.len() as u64;
        for (number, at) in self.pages.range(..=self.size).filter(|(number, _)| u64::from(**number) <= most) {
            journal.seek(SeekFrom::Start(*at))?;
            journal.read_exact(&mut page)?;
            database.seek(SeekFrom::Start(u64::from(number - 1) * page_size as u64))?;
            database.write_all(&page)?;
        }
        let size = u64::from(self.size) * page_size as u64;
        if size < database.metadata()?.len() {
            database.set_len(size)?;
        }
        Ok(())
    }
}

/// Pages of a journal behind one header.
struct Segment {
    at: u64,
    /// The number that begins the sums; that of the first segment is gone with its header.
    begins: Option<u32>,
    /// Pages in it, at most.
    records: u32,
}

impl Segment {
    /// The segment whose header lies at `at`; none when there is no header of the same transaction. SQLite spoils the header of an older transaction that it
    /// would find where the new one ends.
    fn at(journal: &mut File, at: u64, (sector, page_size): (u64, usize), size: u32) -> io::Result<Option<Self>> {
        let mut header = [0; HEADER];
        journal.seek(SeekFrom::Start(at))?;
        if journal.read_exact(&mut header).is_err() || !header.starts_with(&JOURNAL_MAGIC) {
            return Ok(None);
        }
        let [records, begins, size_before, of_sector, of_page] = [8, 12, 16, 20, 24].map(|at| header.get(at..at + 4).map_or(0, word));
        let is_alike = u64::from(of_sector) == sector && u64::from(of_page) == page_size as u64;
        // The first page may come in a later segment.
        let is_same = is_alike && size_before > 0 && (size == 0 || size == size_before);
        Ok(is_same.then_some(Self { at: at + sector, begins: Some(begins), records }))
    }
}

/// The number with which the sum of a page began.
fn beginning(page: &[u8], sum: u32) -> u32 {
    let summed = (1..).map(|step| step * SUMMED).take_while(|back| *back < page.len()).filter_map(|back| page.get(page.len() - back));
    summed.fold(sum, |sum, byte| sum.wrapping_sub(u32::from(*byte)))
}

fn word(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(0, u32::from_be_bytes)
}
