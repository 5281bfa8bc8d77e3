//! The last page of a file that breaks off within it. SQLite takes what is missing for zeros: of a row that reaches beyond the end it would give texts that
//! end in zeros and numbers that are none, as if they were stored so.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::{Bytes, FEWEST_USABLE, Kind, LEAF_HEADER, cells_of, local_of, page_size_of, pointer, varint};

/// Leaves on the last page of a copy the cells that are there whole; a page that is no leaf goes.
pub(in super::super) fn trim_last_page(copy: &Path) -> io::Result<()> {
    let mut file = File::options().read(true).write(true).open(copy)?;
    let mut head = [0; 100];
    file.read_exact(&mut head)?;
    let Some(size) = page_size_of(&head) else { return Ok(()) };
    let Some(usable) = size.checked_sub(usize::from(head[20])).filter(|usable| *usable >= FEWEST_USABLE) else { return Ok(()) };
    let length = file.metadata()?.len();
    let start = length - length % size as u64;
    let there = usize::try_from(length - start).unwrap_or(0);
    // The first page holds the schema.
    if there == 0 || start == 0 {
        return Ok(());
    }
    let mut page = Bytes::new(vec![0; size]);
    file.seek(SeekFrom::Start(start))?;
    file.read_exact(page.get_mut(..there).unwrap_or_default())?;
    if keep_whole_cells(&mut page, there, usable).is_none() {
        return file.set_len(start);
    }
    file.seek(SeekFrom::Start(start))?;
    file.write_all(&page)
}

/// Takes the cells out of a leaf of which only the beginning is there; none when it is no leaf.
fn keep_whole_cells(page: &mut [u8], there: usize, usable: usize) -> Option<()> {
    let is_table = match *page.first()? {
        kind if kind == Kind::TABLE.leaf => true,
        kind if kind == Kind::INDEX.leaf => false,
        _ => return None,
    };
    let most = if is_table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    let cells = usize::from(cells_of(page)?);
    let behind_pointers = LEAF_HEADER + 2 * cells;
    if behind_pointers > there {
        return None;
    }
    let is_whole = |at: usize| {
        let (length, mut at) = varint(page, at)?;
        if is_table {
            (_, at) = varint(page, at)?;
        }
        let length = usize::try_from(length).ok()?;
        let local = local_of(length, usable, most);
        // A row that goes on elsewhere ends with the number of that page.
        Some(at + local + if local < length { 4 } else { 0 } <= there)
    };
    let places = (0..cells).filter_map(|cell| pointer(page, LEAF_HEADER, cell));
    let whole = places.filter(|at| *at >= behind_pointers && is_whole(*at) == Some(true));
    let whole: Vec<u16> = whole.filter_map(|at| u16::try_from(at).ok()).collect();
    let count = u16::try_from(whole.len()).ok()?;
    // No list of free places, which may lie behind the end; the number of cells; and where they are.
    let header = [0u16, count].map(u16::to_be_bytes);
    let pointers: Vec<[u8; 2]> = whole.into_iter().map(u16::to_be_bytes).collect();
    page.iter_mut().skip(1).zip(header.as_flattened()).for_each(|(to, from)| *to = *from);
    page.iter_mut().skip(LEAF_HEADER).zip(pointers.as_flattened()).for_each(|(to, from)| *to = *from);
    Some(())
}
