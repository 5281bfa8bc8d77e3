//! Where the columns of a table begin. A header cell that is centred, as printed pages have them, begins somewhere over its column; the rows tell where.

use super::layout::{Gap, Piece, Printed, column_of};

/// Lines below a header that are looked at for its columns.
const PROBED: usize = 40;
/// Lines among them that may go across several columns, because cells were printed too close to each other, before no more are looked at.
const MOST_ACROSS: usize = 2;

/// The places where the columns below a header begin: as its cells do, or, where more of the rows fit then, as the texts do over which its cells stand.
pub fn starts(header: &Printed, below: &[Printed], body: f64) -> Vec<f64> {
    let below = below.get(..below.len().min(PROBED)).unwrap_or(below);
    let of_header: Vec<f64> = header.pieces.iter().map(|piece| piece.x).collect();
    let fitting = |starts: &[f64]| below.iter().take_while(|line| stands_in(line, starts, body) && is_parted(line, starts)).count();
    match of_rows(header, below, body) {
        Some(of_rows) if fitting(&of_rows) > fitting(&of_header) => of_rows,
        _ => of_header,
    }
}

/// Whether every text of a line begins where a column does, and none goes on across the next.
pub fn stands_in(line: &Printed, starts: &[f64], body: f64) -> bool {
    let is_heading = line.size > body * 1.12 && line.pieces.len() == 1;
    let fits = |piece: &Piece| {
        let next = starts.get(column_of(starts, piece.x, line.size) + 1).copied().unwrap_or(f64::MAX);
        starts.first().is_some_and(|first| piece.x > first - line.size) && piece.end < next + line.size * 0.5
    };
    !is_heading && parted(line, starts).iter().all(fits)
}

/// The pieces of a line, where those go across the beginning of a column parted at the gap that is there.
pub fn parted(line: &Printed, starts: &[f64]) -> Vec<Piece> {
    let begins = |gap: &&Gap| starts.iter().any(|start| (start - gap.to).abs() < line.size * 0.12);
    line.pieces.iter().flat_map(|piece| piece.parted_at(piece.gaps.iter().filter(begins))).collect()
}

/// Whether no column has two texts of a line: those stand in two.
fn is_parted(line: &Printed, starts: &[f64]) -> bool {
    let columns: Vec<usize> = parted(line, starts).iter().map(|piece| column_of(starts, piece.x, line.size)).collect();
    columns.windows(2).all(|pair| pair.first() != pair.last())
}

/// From where to where a column goes.
type Extent = (f64, f64);

/// The columns by what stands in them, from the header's cells on: a text belongs to the one that it stands under. What stands under none is looked at
/// when the others have made them wider.
fn of_rows(header: &Printed, below: &[Printed], body: f64) -> Option<Vec<f64>> {
    let mut extents: Vec<Extent> = header.pieces.iter().map(|piece| (piece.x, piece.end)).collect();
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut across = 0;
    for line in below {
        if line.size > body * 1.12 && line.pieces.len() == 1 {
            break;
        }
        let starts: Vec<f64> = extents.iter().map(|(from, _)| *from).collect();
        let pieces = parted(line, &starts);
        let under: Vec<Under> = pieces.iter().map(|piece| under(piece, &extents)).collect();
        if under.contains(&Under::Several) {
            across += 1;
            if across > MOST_ACROSS {
                break;
            }
            continue;
        }
        pieces.iter().zip(under).for_each(|(piece, under)| widen(&mut extents, piece, under));
        rows.push(pieces);
    }
    for pieces in rows {
        let under: Vec<Under> = pieces.iter().map(|piece| under(piece, &extents)).collect();
        for (piece, place) in pieces.iter().zip(&under) {
            let Under::None = place else { continue };
            // The column before and the one behind: a cell on the left of its column comes before its header; one whose line has that already, behind.
            let next = extents.iter().position(|(from, _)| *from >= piece.end);
            let is_taken = |column: usize| under.contains(&Under::One(column));
            let column = match next {
                None => extents.len() - 1,
                Some(next) => next.checked_sub(1).filter(|before| is_taken(next) && !is_taken(*before)).unwrap_or(next),
            };
            widen(&mut extents, piece, Under::One(column));
        }
    }
    let mut borders = extents.iter().zip(extents.iter().skip(1));
    borders.all(|(column, next)| column.1 < next.0 + header.size * 0.5).then(|| extents.iter().map(|(from, _)| *from).collect())
}

/// The columns that a text stands under.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    None,
    One(usize),
    Several,
}

fn under(piece: &Piece, extents: &[Extent]) -> Under {
    let mut found = (0..).zip(extents).filter(|(_, (from, to))| *from < piece.end && piece.x < *to).map(|(column, _)| column);
    match (found.next(), found.next()) {
        (None, _) => Under::None,
        (Some(column), None) => Under::One(column),
        _ => Under::Several,
    }
}

fn widen(extents: &mut [Extent], piece: &Piece, under: Under) {
    if let Under::One(column) = under
        && let Some((from, to)) = extents.get_mut(column)
    {
        (*from, *to) = (from.min(piece.x), to.max(piece.end));
    }
}
