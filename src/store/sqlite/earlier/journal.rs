//! What a rollback journal still holds once its transaction has ended (sqlite.org/fileformat2.html, section 3). In the mode `PERSIST` only its header is
//! overwritten with zeros: behind it lie the pages as they were before the last transaction. The modes `DELETE` and `TRUNCATE` leave nothing. A journal
//! whose header still stands belongs to a transaction that did not end: SQLite rolls it back, so that what it holds is the state that is read.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use zeroize::Zeroizing;

use crate::store::sqlite::snapshot::DATABASE_MAGIC;

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
    fs::copy(main, to)?;
    for sector in SECTORS {
        if put_back(&mut journal, sector, page_size, &mut File::options().write(true).open(to)?)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts the pages of a journal in their places. Every transaction changes the first page, so that a journal without it is none, or begins elsewhere.
///
/// The number that begins each sum stood in the header, too. It is the same for all pages of one transaction: what has another one is left of a longer
/// journal before.
fn put_back(journal: &mut File, sector: u64, page_size: usize, database: &mut File) -> io::Result<bool> {
    journal.seek(SeekFrom::Start(sector))?;
    let mut record = Zeroizing::new(vec![0; 4 + page_size + 4]);
    let (mut first, mut pages) = (None, None);
    while journal.read_exact(&mut record).is_ok() {
        let (number, rest) = record.split_at(4);
        let (page, sum) = rest.split_at(page_size);
        let (number, sum) = (word(number), word(sum));
        let summed = (1..).map(|step| step * SUMMED).take_while(|back| *back < page_size).filter_map(|back| page.get(page_size - back));
        let begins = summed.fold(sum, |sum, byte| sum.wrapping_sub(u32::from(*byte)));
        if number == 0 || *first.get_or_insert(begins) != begins {
            break;
        }
        if number == 1 {
            if !page.starts_with(DATABASE_MAGIC) {
                break;
            }
            pages = page.get(28..32).map(word);
        }
        // What lies far behind the end of the file is rubbish, and would make it large.
        let at = u64::from(number - 1) * page_size as u64;
        if at > database.metadata()?.len().saturating_mul(2) {
            break;
        }
        database.seek(SeekFrom::Start(at))?;
        database.write_all(page)?;
    }
    let Some(pages) = pages else { return Ok(false) };
    let size = u64::from(pages) * page_size as u64;
    if size > 0 && size < database.metadata()?.len() {
        database.set_len(size)?;
    }
    Ok(true)
}

fn word(bytes: &[u8]) -> u32 {
    bytes.try_into().map_or(0, u32::from_be_bytes)
}
