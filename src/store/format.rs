/// An on-disk format, by the id of `docs/formats`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormatId {
    /// Firefox family, `cookies.sqlite`.
    Firefox,
    /// Chromium family, `Cookies`.
    Chromium,
}

impl FormatId {
    /// The id used in exports and documents.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Firefox => "firefox",
            Self::Chromium => "chromium",
        }
    }
}
