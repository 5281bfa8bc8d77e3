/// The `SameSite` attribute as a store can tell it (RFC 6265bis, section 5.6.7).
///
/// Several stores cannot tell an explicit `None` from an absent attribute; that is a value of its own here, because
/// an absent attribute is treated as `Lax` by today's browsers while `None` allows cross-site use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SameSite {
    /// `SameSite=Strict` was sent.
    Strict,
    /// `SameSite=Lax` was sent.
    Lax,
    /// `SameSite=None` was sent.
    None,
    /// The attribute was absent.
    Unset,
    /// The store writes the same number for `None` and for an absent attribute.
    NoneOrUnset,
}

impl SameSite {
    /// The machine code used in exports.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Lax => "lax",
            Self::None => "none",
            Self::Unset => "unset",
            Self::NoneOrUnset => "none-or-unset",
        }
    }

    /// Whether the attribute forbids setting the cookie from a cross-site subrequest.
    #[must_use]
    pub fn is_first_party_only(self) -> bool {
        matches!(self, Self::Strict | Self::Lax)
    }
}
