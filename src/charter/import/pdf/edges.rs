//! Cells that were printed closer to each other than words are told by where they begin: in every row at the same places, of which there are as many as
//! cells in the header.

use super::layout::{Gap, Piece, Printed};

/// Rows of which the places must be common: fewer agree by chance.
const FEWEST: usize = 3;
/// Font heights by which the beginnings of one column may differ.
const AGREE: f64 = 0.12;
/// Font heights between the lines of a table.
const APART: f64 = 4.0;

/// Parts the lines below a header at the places where a word of each of them begins.
pub fn part(header: &Printed, below: &mut [Printed]) {
    let Some((edges, run)) = common(header, below) else { return };
    for line in below.iter_mut().take(run) {
        let size = line.size;
        let is_border = |gap: &&Gap| edges.iter().any(|edge| agree(*edge, gap.to, size));
        line.pieces = line.pieces.iter().flat_map(|piece| piece.parted_at(piece.words.iter().filter(is_border))).collect();
    }
}

/// The places at which words of the lines right below begin, and how many lines those are; none unless there are as many as cells in the header, each of
/// which stands over its own.
fn common(header: &Printed, below: &[Printed]) -> Option<(Vec<f64>, usize)> {
    let mut edges = beginnings(below.first()?);
    let (mut run, mut above) = (1, below.first()?);
    for line in below.iter().skip(1) {
        let here = beginnings(line);
        let shared: Vec<f64> = edges.iter().copied().filter(|edge| here.iter().any(|start| agree(*edge, *start, line.size))).collect();
        if line.page != above.page || line.y - above.y > line.size * APART || shared.len() < header.pieces.len() {
            break;
        }
        (edges, above) = (shared, line);
        run += 1;
    }
    let ends = edges.iter().skip(1).copied().chain([f64::MAX]);
    let stands_over = |((cell, edge), end): ((&Piece, &f64), f64)| cell.x < end && cell.end > *edge;
    let is_table = run >= FEWEST && edges.len() == header.pieces.len() && header.pieces.iter().zip(&edges).zip(ends).all(stands_over);
    is_table.then_some((edges, run))
}

fn agree(one: f64, other: f64, size: f64) -> bool {
    (one - other).abs() < size * AGREE
}

fn beginnings(line: &Printed) -> Vec<f64> {
    line.pieces.iter().flat_map(|piece| std::iter::once(piece.x).chain(piece.words.iter().map(|gap| gap.to))).collect()
}
