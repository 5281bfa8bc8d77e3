//! What a file is that is recognised and holds no cookies that are read.

use crate::coded::coded;

coded! {
    /// Content that is recognised and is not a cookie store that is read. Its words say what it is and what to open instead.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Foreign {
        /// Chromium's `History`.
        ChromiumHistory = "chromium-history",
        /// Firefox's `places.sqlite`.
        FirefoxHistory = "firefox-history",
        /// Another browser's history.
        OtherHistory = "other-history",
        /// `Login Data`.
        Passwords = "passwords",
        /// Firefox's `key4.db` and the like.
        Keys = "keys",
        /// `Web Data`.
        FormData = "form-data",
        /// Favicons.
        Favicons = "favicons",
        /// `permissions.sqlite`, `webappsstore.sqlite`, `Top Sites`, `DIPS`…
        OtherBrowserData = "other-browser-data",
        /// Safari's `Cookies.plist`, before version 5.1.
        SafariPlist = "safari-plist",
        /// `cookies.ini` of `QtWebKit`.
        QtWebKitJar = "qtwebkit-jar",
        /// Hosts that are to be reached safely, or by another way; no cookies.
        HstsList = "hsts-list",
        /// A knowledge base of the EDPB Website Auditing Tool.
        AuditKnowledge = "audit-knowledge",
        /// A dossier of an audit.
        Dossier = "dossier",
        /// A database without tables.
        EmptyDatabase = "empty-database",
        /// Both formats in one file.
        TwoStores = "two-stores",
        /// `-wal` alone.
        LoneLog = "lone-log",
        /// `-journal` alone.
        LoneJournal = "lone-journal",
        /// `-shm` alone.
        LoneSharedMemory = "lone-shared-memory",
        /// Random bytes.
        Encrypted = "encrypted",
        /// PNG, JPEG, GIF, WebP.
        Picture = "picture",
        /// PDF.
        Pdf = "pdf",
        /// Zip.
        Zip = "zip",
        /// gzip, 7z, zstd.
        Archive = "archive",
        /// A ZIP archive that needs a password.
        EncryptedArchive = "encrypted-archive",
        /// An archive that becomes larger than anything sensible.
        ArchiveTooLarge = "archive-too-large",
        /// A Git LFS pointer.
        LfsPointer = "lfs-pointer",
        /// Parquet, packed by a codec that is not read.
        ParquetCodec = "parquet-codec",
        /// Cookies of requests and answers as tools print them, which do not say whose they are.
        HttpMessages = "http-messages",
        /// What begins like JSON and is none: Python's quotes, comments, a comma too many, damage.
        NearlyJson = "nearly-json",
        /// A database written out as SQL.
        SqlDump = "sql-dump",
        /// A workbook or another document of an office program.
        OfficeDocument = "office-document",
        /// What macOS keeps beside a file where its own disks do not.
        AppleDouble = "apple-double",
        /// Nothing but zeros.
        Zeros = "zeros",
        /// HTML or XML.
        WebPage = "web-page",
        /// JSON.
        Json = "json",
        /// Any other text.
        Text = "text",
        /// A property list of macOS, in XML or binary.
        PropertyList = "property-list",
        /// A Python pickle.
        Pickle = "pickle",
        /// `WebCacheV01.dat`, `index.dat`.
        InternetExplorer = "internet-explorer",
        /// Another ESE database, such as the index of the Windows search.
        EseDatabase = "ese-database",
        /// `cookies4.dat`.
        OldOpera = "old-opera",
        /// `*.sol`.
        FlashObject = "flash-object",
        /// mozLz4, but not a session.
        NotASession = "not-a-session",
        /// Nothing fits.
        Unknown = "unknown",
    }
}

impl Foreign {
    /// Whether cookies are in it, in a form that is not read.
    #[must_use]
    pub fn holds_cookies(self) -> bool {
        matches!(
            self,
            Self::SafariPlist | Self::ParquetCodec | Self::QtWebKitJar | Self::TwoStores | Self::OldOpera | Self::InternetExplorer
        )
    }
}
