use std::fmt;

use jiff::Timestamp;
use zeroize::{Zeroize as _, Zeroizing};

use crate::coded::coded;
use crate::values::{ChoiceName, ConsentRecord};

/// A part of a value in memory: overwritten when it goes, as the value itself is.
pub type Secret = Zeroizing<String>;

/// A copy that is overwritten when it goes.
pub(super) fn secret(text: &str) -> Secret {
    Zeroizing::new(text.to_owned())
}

coded! {
    /// A form that a value may have.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum FormId {
        /// The value as a whole, of whatever form.
        Whole = "whole",
        /// `%7B%22…`: RFC 3986.
        Percent = "percent",
        /// RFC 8259.
        Json = "json",
        /// RFC 4648, section 4.
        Base64 = "base64",
        /// RFC 4648, section 5.
        Base64Url = "base64url",
        /// A signed token, RFC 7519.
        Jwt = "jwt",
        /// An encrypted token, RFC 7516.
        Jwe = "jwe",
        /// `GA1.…`: the client id of Google Analytics.
        GoogleClient = "google-client",
        /// `GS1.…`, `GS2.…`: a session of Google Analytics 4.
        GoogleSession = "google-session",
        /// `_gcl_au`: Google's conversion linker.
        GoogleAds = "google-ads",
        /// `GCL.…`: a click on one of Google's ads.
        GoogleClick = "google-click",
        /// `_fbp`: the browser, to the Meta pixel.
        MetaBrowser = "meta-browser",
        /// `_fbc`: a click on Facebook or Instagram.
        MetaClick = "meta-click",
        /// `BIGipServer…`: the server that F5's load balancer chose.
        BigIp = "big-ip",
        /// Seconds, milliseconds or microseconds since 1970.
        UnixTime = "unix-time",
        /// RFC 9562.
        Uuid = "uuid",
        /// The record of a consent tool.
        Consent = "consent",
    }
}

coded! {
    /// Why a value that looks like a form is none, or is not looked into.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Doubt {
        /// Longer than what is looked at.
        TooLong = "too-long",
        /// It lies in more layers than are opened.
        TooDeep = "too-deep",
        /// A percent sign without two hexadecimal digits.
        BadEscape = "bad-escape",
        /// The bytes inside are no text.
        NotText = "not-text",
        /// It begins like JSON and is none, or was cut.
        NotJson = "not-json",
        /// It has more or fewer parts than the form.
        WrongParts = "wrong-parts",
        /// Where the form has a number there is something else.
        BadNumber = "bad-number",
        /// Where the form has a time there is a number that is none of this century.
        NoSuchTime = "no-such-time",
        /// Its first part is no header of a token.
        NoHeader = "no-header",
        /// It is encrypted, and only the site has the key.
        Encrypted = "encrypted",
        /// Another form than the consent tool is known to write.
        UnknownRecord = "unknown-record",
    }
}

coded! {
    /// What a part of a value is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum FactId {
        /// The text inside.
        Text = "text",
        /// The header of a token.
        Header = "header",
        /// The claims of a token.
        Claims = "claims",
        /// `iat`.
        IssuedAt = "issued-at",
        /// `nbf`.
        NotBefore = "not-before",
        /// `exp`.
        ExpiresAt = "expires-at",
        /// `auth_time`.
        SignedInAt = "signed-in-at",
        /// The number by which a tool knows the browser.
        ClientId = "client-id",
        /// When that number was made.
        FirstSeen = "first-seen",
        /// When the session began.
        SessionStart = "session-start",
        /// Which session it is, counted from the first visit.
        SessionNumber = "session-number",
        /// Whether the session counts as engaged.
        Engaged = "engaged",
        /// The last thing that was noted.
        LastSeen = "last-seen",
        /// The number of the click.
        ClickId = "click-id",
        /// When it was clicked.
        ClickedAt = "clicked-at",
        /// An address of the network.
        Address = "address",
        /// A port.
        Port = "port",
        /// A routing domain of the load balancer.
        RouteDomain = "route-domain",
        /// A time written in seconds.
        InSeconds = "in-seconds",
        /// A time written in milliseconds.
        InMilliseconds = "in-milliseconds",
        /// A time written in microseconds.
        InMicroseconds = "in-microseconds",
        /// The version of a UUID.
        Version = "version",
        /// When a UUID was made.
        MadeAt = "made-at",
        /// The network card of the machine that made a UUID.
        NetworkCard = "network-card",
        /// What a visitor chose.
        Choice = "choice",
    }
}

/// A part of a value. `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub enum Fact {
    /// A text, perhaps of several lines.
    Text(Secret),
    /// A moment.
    Time(Timestamp),
    /// A number.
    Number(u64),
    /// Yes or no.
    Flag(bool),
    /// The record of a consent tool.
    Consent(Box<ConsentRecord>),
}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fact(hidden)")
    }
}

impl Drop for Fact {
    fn drop(&mut self) {
        let Self::Consent(record) = self else { return };
        for choice in &mut record.choices {
            if let ChoiceName::Own(name) = &mut choice.name {
                name.zeroize();
            }
        }
        record.version.zeroize();
    }
}

/// One form that was taken off, or that the value only looks like.
#[derive(Clone, PartialEq, Eq)]
pub struct Layer {
    /// In how many others it lies.
    pub depth: usize,
    /// The member of the JSON around it.
    pub member: Option<Secret>,
    /// The form.
    pub form: FormId,
    /// What it says, or why it is not of that form.
    pub outcome: Result<Vec<(FactId, Fact)>, Doubt>,
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = self.outcome.as_ref().map(Vec::len).map_err(|doubt| doubt.code());
        write!(f, "Layer({}, {}, {outcome:?} hidden)", self.depth, self.form.code())
    }
}

/// What a value says: the outermost form first, each followed by what lies in it. `Debug` shows none of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The layers; none for a value of no known form.
    pub layers: Vec<Layer>,
}
