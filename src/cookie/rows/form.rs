//! What packing and unpacking agree on.

use super::super::{HostKind, SameSite, Scope, SetBy};

/// Numbers of a packed row: name, path, host, partition, container, four times.
pub(super) const NUMBERS: usize = 9;
/// Place of the creation among them.
pub(super) const CREATED: usize = 5;
/// Bytes of the longest row: a word of lengths and flags, and each number whole.
pub(super) const LONGEST_ROW: usize = 8 * (NUMBERS + 1);

// Places of the small facts among the flags.
pub(super) const HAS_CREATED: u32 = 1;
pub(super) const HAS_LAST_SET: u32 = 1 << 1;
pub(super) const HAS_ACCESSED: u32 = 1 << 2;
pub(super) const FROM_LOG: u32 = 1 << 3;
pub(super) const HOST_KIND: u32 = 4;
pub(super) const SCOPE: u32 = 6;
pub(super) const EXPIRY: u32 = 8;
pub(super) const SECURE: u32 = 10;
pub(super) const HTTP_ONLY: u32 = 12;
pub(super) const SAME_SITE: u32 = 14;
pub(super) const SETTER: u32 = 17;
pub(super) const SHAPE: u32 = 19;

pub(super) const KINDS: [HostKind; 4] = [HostKind::Domain, HostKind::SingleLabel, HostKind::Ip, HostKind::File];
pub(super) const SCOPES: [Scope; 3] = [Scope::HostOnly, Scope::Domain, Scope::Unknown];
pub(super) const FLAGS: [Option<bool>; 3] = [None, Some(false), Some(true)];
pub(super) const SET_BY: [Option<SetBy>; 4] = [None, Some(SetBy::Header), Some(SetBy::Script), Some(SetBy::Other)];
pub(super) const SAME_SITES: [Option<SameSite>; 6] =
    [None, Some(SameSite::Strict), Some(SameSite::Lax), Some(SameSite::None), Some(SameSite::Unset), Some(SameSite::NoneOrUnset)];
