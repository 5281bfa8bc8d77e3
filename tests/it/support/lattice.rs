//! Databases whose b-trees are lattices: every page points many times at the page below, so that a walk has fan^levels steps. A circle is
//! noticed by SQLite at a depth of 20, a lattice never.

use std::path::Path;

use rusqlite::Connection;

const PAGE: usize = 4096;

/// Makes the b-tree of a table whose rows fill one page a lattice.
pub fn make_lattice(path: &Path, table: &str, levels: usize, fan: u16) {
    let root: u32 =
        Connection::open(path).unwrap().query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap();
    let mut bytes = std::fs::read(path).unwrap();
    let at = (root as usize - 1) * PAGE;
    let leaf = bytes[at..at + PAGE].to_vec();
    assert_eq!(leaf[0], 0x0d, "a table of one page");
    let pages = bytes.len() / PAGE;
    bytes.extend(leaf);
    let mut child = u32::try_from(pages + 1).unwrap();
    for _ in 1..levels {
        bytes.extend(interior(child, fan));
        child += 1;
    }
    bytes[at..at + PAGE].copy_from_slice(&interior(child, fan));
    let count = u32::try_from(bytes.len() / PAGE).unwrap();
    bytes[28..32].copy_from_slice(&count.to_be_bytes());
    std::fs::write(path, bytes).unwrap();
}

/// An interior table page with `fan` cells, all of them and the rightmost pointer leading to `child`.
fn interior(child: u32, fan: u16) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    page[0] = 0x05;
    let mut offset = PAGE;
    for cell in 0..fan {
        let key = cell + 1;
        let mut bytes = child.to_be_bytes().to_vec();
        if key > 0x7f {
            bytes.push(0x80 | u8::try_from(key >> 7).unwrap());
        }
        bytes.push(u8::try_from(key & 0x7f).unwrap());
        offset -= bytes.len();
        page[offset..offset + bytes.len()].copy_from_slice(&bytes);
        let pointer = 12 + 2 * usize::from(cell);
        page[pointer..pointer + 2].copy_from_slice(&u16::try_from(offset).unwrap().to_be_bytes());
    }
    page[3..5].copy_from_slice(&fan.to_be_bytes());
    page[5..7].copy_from_slice(&u16::try_from(offset).unwrap().to_be_bytes());
    page[8..12].copy_from_slice(&child.to_be_bytes());
    page
}
