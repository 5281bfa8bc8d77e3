use crate::coded::coded;

coded! {
    /// The `SameSite` attribute as a store can tell it (RFC 6265bis, section 5.6.7).
    ///
    /// Several stores cannot tell an explicit `None` from an absent attribute; that is a value of its own here, because
    /// an absent attribute is treated as `Lax` by today's browsers while `None` allows cross-site use.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum SameSite {
        /// `SameSite=Strict` was sent.
        Strict = "strict",
        /// `SameSite=Lax` was sent.
        Lax = "lax",
        /// `SameSite=None` was sent.
        None = "none",
        /// The attribute was absent.
        Unset = "unset",
        /// The store writes the same number for `None` and for an absent attribute.
        NoneOrUnset = "none-or-unset",
    }
}

impl SameSite {
    /// Whether the attribute forbids setting the cookie from a cross-site subrequest.
    #[must_use]
    pub fn is_first_party_only(self) -> bool {
        matches!(self, Self::Strict | Self::Lax)
    }
}
