use super::as_number;
use super::form::{
    EXPIRY, FLAGS, FROM_LOG, HAS_ACCESSED, HAS_CREATED, HAS_LAST_SET, HOST_KIND, HTTP_ONLY, LONGEST_ROW, NUMBERS, SAME_SITE, SAME_SITES,
    SCOPE, SCOPES, SECURE, SET_BY, SETTER, SHAPE,
};
use crate::cookie::{Cookie, Expiry, HostKind, Moment, ValueShape};

/// Writes a row behind the one that was created at `before`, and gives the time from which the next one counts.
pub(super) fn pack_row(row: &Cookie, before: i64, out: &mut Vec<u8>) -> i64 {
    let created = row.created.map(Moment::unix_micros);
    let base = created.unwrap_or(before);
    // Most times lie near each other, so that their differences are short.
    let near = |moment: Option<Moment>| moment.map_or(0, |moment| zigzag(moment.unix_micros().wrapping_sub(base)));
    let end = if let Expiry::At(moment) = row.expiry { Some(moment) } else { None };
    let numbers: [u64; NUMBERS] = [
        row.name.index() as u64,
        row.path.index() as u64,
        row.host.name().index() as u64,
        row.partition.map_or(0, |id| u64::from(id.number())),
        row.container.map_or(0, |id| u64::from(id.number())),
        created.map_or(0, |created| zigzag(created.wrapping_sub(before))),
        near(row.last_set),
        near(row.last_accessed),
        near(end),
    ];
    // Each number is put down as eight bytes, of which the next one covers those that it does not need: nine copies of a length that is not
    // known beforehand cost more than all the rest.
    let mut bytes = [0; LONGEST_ROW];
    let (mut lengths, mut at) = (0, 8);
    for (place, number) in (0u32..).zip(numbers) {
        let length = length(number);
        put(&mut bytes, at, number);
        lengths |= length << (4 * place);
        at += usize::try_from(length).unwrap_or(8);
    }
    // Nine lengths of four bits and 28 bits of flags.
    put(&mut bytes, 0, lengths | u64::from(flags_of(row)) << 36);
    out.extend_from_slice(bytes.get(..at).unwrap_or_default());
    base
}

/// Puts eight bytes down at a place.
fn put(bytes: &mut [u8], at: usize, number: u64) {
    if let Some(place) = bytes.get_mut(at..).and_then(<[u8]>::first_chunk_mut::<8>) {
        *place = number.to_le_bytes();
    }
}

/// Bytes that a number needs.
fn length(number: u64) -> u64 {
    u64::from(8 - number.leading_zeros() / 8)
}

fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63).cast_unsigned()
}

/// The number of a choice.
fn number_of<T: PartialEq>(choices: &[T], choice: &T) -> u32 {
    let at = choices.iter().position(|known| known == choice);
    debug_assert!(at.is_some(), "a choice that is in no list");
    as_number(at.unwrap_or(0))
}

/// The place of a kind in [`KINDS`](super::form::KINDS): a kind to come does not compile until it has one.
pub(super) fn number_of_kind(kind: HostKind) -> u32 {
    match kind {
        HostKind::Domain => 0,
        HostKind::SingleLabel => 1,
        HostKind::Ip => 2,
        HostKind::File => 3,
    }
}

fn flags_of(row: &Cookie) -> u32 {
    let expiry = match row.expiry {
        Expiry::Session => 0,
        Expiry::At(_) => 1,
        Expiry::FarFuture => 2,
        Expiry::Unknown => 3,
    };
    let when = |is: bool, flag: u32| if is { flag } else { 0 };
    when(row.created.is_some(), HAS_CREATED)
        | when(row.last_set.is_some(), HAS_LAST_SET)
        | when(row.last_accessed.is_some(), HAS_ACCESSED)
        | when(row.from_log, FROM_LOG)
        | number_of_kind(row.host.kind()) << HOST_KIND
        | number_of(&SCOPES, &row.host.scope()) << SCOPE
        | expiry << EXPIRY
        | number_of(&FLAGS, &row.secure) << SECURE
        | number_of(&FLAGS, &row.http_only) << HTTP_ONLY
        | number_of(&SAME_SITES, &row.same_site) << SAME_SITE
        | number_of(&SET_BY, &row.set_by) << SETTER
        | number_of(&ValueShape::ALL, &row.shape) << SHAPE
}
