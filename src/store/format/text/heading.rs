//! The first lines of a table of cookies: which column is what, whoever wrote it, and whether what stands below are cookies.
//!
//! Charters are tables of cookies too, with hosts, paths and durations, and so are lists of machines. A store has what a charter has not: values, or the
//! columns of one of the databases.

use super::kind::is_number;
use crate::store::format::ends::end_of;
use crate::store::format::own::table::{Next, Table};

/// What a column of a table of cookies says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    Value,
    /// A value that the browser encrypted.
    Encrypted,
    Host,
    HostOnly,
    Path,
    Ends,
    /// Whether it ends at a time and not with the session.
    Persistent,
    Secure,
    HttpOnly,
    SameSite,
    /// The same as Chromium called it up to schema 10, where an absent attribute was 0 too.
    FirstPartyOnly,
    /// What was sent, where `SameSite` is what counts.
    SentSameSite,
    Created,
    Updated,
    Accessed,
    /// The top-level site.
    Partition,
    /// Firefox's.
    Origin,
    /// Whether a site asked for its partition.
    AskedFor,
}

/// Whose words a table is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Chromium's database.
    Chromium,
    /// Firefox's.
    Firefox,
    /// What developer tools show.
    Tools,
    Other,
}

/// The names of columns, in small letters and without what stands between them.
const NAMES: [(&str, Column); 44] = [
    ("name", Column::Name),
    ("cookiename", Column::Name),
    ("nom", Column::Name),
    ("value", Column::Value),
    ("cookievalue", Column::Value),
    ("valeur", Column::Value),
    ("encryptedvalue", Column::Encrypted),
    ("domain", Column::Host),
    ("host", Column::Host),
    ("hostkey", Column::Host),
    ("domaine", Column::Host),
    ("hôte", Column::Host),
    ("hostonly", Column::HostOnly),
    ("path", Column::Path),
    ("chemin", Column::Path),
    ("expires", Column::Ends),
    ("expiry", Column::Ends),
    ("expiration", Column::Ends),
    ("expirationdate", Column::Ends),
    ("expirationtime", Column::Ends),
    ("expiresmaxage", Column::Ends),
    ("expiresutc", Column::Ends),
    ("hasexpires", Column::Persistent),
    ("ispersistent", Column::Persistent),
    ("persistent", Column::Persistent),
    ("secure", Column::Secure),
    ("issecure", Column::Secure),
    ("httponly", Column::HttpOnly),
    ("ishttponly", Column::HttpOnly),
    ("samesite", Column::SameSite),
    ("firstpartyonly", Column::FirstPartyOnly),
    ("rawsamesite", Column::SentSameSite),
    ("created", Column::Created),
    ("creationutc", Column::Created),
    ("creationtime", Column::Created),
    ("lastupdateutc", Column::Updated),
    ("updatetime", Column::Updated),
    ("lastaccessed", Column::Accessed),
    ("lastaccessutc", Column::Accessed),
    ("topframesitekey", Column::Partition),
    ("partitionkeysite", Column::Partition),
    ("partitionkey", Column::Partition),
    ("originattributes", Column::Origin),
    ("ispartitionedattributeset", Column::AskedFor),
];

/// How words begin by which a list says what its cookies are for, whose they are or how long they last, in the languages of charters. No store has such a
/// column.
const OF_CHARTERS: [&str; 49] = [
    "purpose",
    "finalit",
    "finalid",
    "zweck",
    "doel",
    "scopo",
    "scopul",
    "objecti",
    "objeti",
    "obiettiv",
    "usage",
    "utilisation",
    "utilité",
    "utilizaci",
    "utilización",
    "utilizzo",
    "verwend",
    "gebruik",
    "fonction",
    "funktion",
    "function",
    "funci",
    "funzion",
    "descri",
    "beschreib",
    "beschrijv",
    "omschrijv",
    "explanation",
    "explication",
    "categor",
    "catégor",
    "kategor",
    "provider",
    "fournisseur",
    "prestataire",
    "anbieter",
    "proveedor",
    "fornitor",
    "aanbieder",
    "duration",
    "durée",
    "duree",
    "duraci",
    "durata",
    "dauer",
    "speicherdauer",
    "retention",
    "conservation",
    "bewaar",
];
/// The same of words that are too short to stand for those that begin with them.
const OF_CHARTERS_WHOLE: [&str; 11] = ["type", "types", "typ", "tipo", "soort", "art", "use", "uso", "rôle", "role", "does"];

/// Whether only a list of what cookies are for has a column of this name. What stands between underscores is one word: `record_type` is of a crawler.
fn is_of_a_charter(name: &str) -> bool {
    let name = name.to_lowercase();
    let own = name.trim().strip_prefix("cookie_").unwrap_or(&name);
    let mut words = own.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    // A browser has a domain of the first party; whose a cookie is says a list.
    words.clone().next_back() == Some("party")
        || words.any(|word| OF_CHARTERS_WHOLE.contains(&word) || OF_CHARTERS.iter().any(|start| word.starts_with(start)))
}

impl Column {
    /// By the name of a column.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let folded = || name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        NAMES.iter().find(|(known, _)| folded().eq(known.chars())).map(|(_, column)| *column)
    }
}

/// The columns of a table, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) columns: Vec<Option<Column>>,
    pub(crate) manner: Manner,
    pub(crate) separator: u8,
}

impl Heading {
    /// By the names of columns, whatever they are.
    pub(crate) fn of_any_names<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Self {
        let columns: Vec<Option<Column>> = names.clone().map(Column::of).collect();
        let is_called = |name: &str| names.clone().any(|own| own.trim().eq_ignore_ascii_case(name));
        let manner = match () {
            () if is_called("host_key") => Manner::Chromium,
            () if is_called("isHttpOnly") && is_called("expiry") => Manner::Firefox,
            () if columns.contains(&Some(Column::Ends)) && names.clone().any(|name| name.contains("Max-Age")) => Manner::Tools,
            () => Manner::Other,
        };
        Self { columns, manner, separator: b',' }
    }

    /// By the names of columns; none where the table is none of cookies, or says what they are for, as charters do. A table of others than browsers has
    /// values: without them nothing tells it from a list of what may be set.
    fn of_names<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Option<Self> {
        const SAY_MORE: [Column; 6] = [Column::Value, Column::Path, Column::Ends, Column::Secure, Column::HttpOnly, Column::SameSite];
        let heading = Self::of_any_names(names);
        let has = |column: Column| heading.columns.contains(&Some(column));
        let is_of_cookies = has(Column::Name) && has(Column::Host) && SAY_MORE.into_iter().filter(|column| has(*column)).count() >= 2;
        let is_of_a_browser = || matches!(heading.manner, Manner::Chromium | Manner::Firefox);
        let is_of_a_store = || is_of_a_browser() || has(Column::Value) && !names.clone().any(is_of_a_charter);
        (is_of_cookies && is_of_a_store()).then_some(heading)
    }

    /// By the first lines of a text that may break off: what stands below the names of columns must be cookies, or nothing.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let heading = Self::of_line(text.lines().next()?)?;
        heading.fits(text).then_some(heading)
    }

    /// Whether the rows below may be cookies. One of a host is enough, those that are none are counted by the reader; but of the ends at least half must
    /// be ends: charters have durations there.
    fn fits(&self, text: &str) -> bool {
        let mut table = Table::new(text.as_bytes(), LONGEST_HEAD.min(text.len()));
        table.separator = self.separator;
        let (mut rows, mut hosts, mut ends, mut good_ends) = (0, 0, 0, 0);
        let mut is_heading = true;
        while rows < ROWS
            && let Ok(Next::Row) = table.next()
        {
            if std::mem::take(&mut is_heading) || table.row.trim_ascii().is_empty() || is_ruled(&table.row, self.separator) {
                continue;
            }
            rows += 1;
            let cell = |column: Column| {
                let (cell, _) = table.field(self.place(column)?)?;
                Some(String::from_utf8_lossy(cell.trim_ascii()))
            };
            hosts += usize::from(cell(Column::Host).is_some_and(|host| is_like_a_host(&host)));
            if let Some(end) = cell(Column::Ends).filter(|end| !end.is_empty()) {
                ends += 1;
                good_ends += usize::from(self.is_like_an_end(&end));
            }
        }
        (rows == 0 || hosts > 0) && good_ends * 2 >= ends
    }

    fn is_like_an_end(&self, end: &str) -> bool {
        let is_word = || if self.manner == Manner::Tools { end.chars().all(char::is_alphabetic) } else { is_session(end) };
        // `01/02/2027` is a date, though only the table may tell which one.
        let is_date = || {
            let digits = end.bytes().filter(u8::is_ascii_digit).count();
            digits >= 6 && end.bytes().all(|byte| byte.is_ascii_digit() || b"-/.:, TZAPMapm".contains(&byte))
        };
        is_number(Some(end)) || is_word() || is_date() || end_of(end).is_some()
    }

    /// By the first line of a text, whatever stands between its columns. A line that begins with one is of a table in Markdown, as documents have it.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        if line.trim_start().starts_with('|') {
            return None;
        }
        let of = |separator: u8| {
            let names = line.split(char::from(separator)).map(|name| name.trim().trim_matches('"'));
            Some(Self { separator, ..Self::of_names(&names)? })
        };
        [b'\t', b';', b',', b'|'].into_iter().find_map(of)
    }

    /// That of rows which are copied without one from the table of cookies in Chromium's developer tools.
    pub(crate) fn of_copied_rows() -> Self {
        let columns = [
            Some(Column::Name),
            Some(Column::Value),
            Some(Column::Host),
            Some(Column::Path),
            Some(Column::Ends),
            None,
            Some(Column::HttpOnly),
            Some(Column::Secure),
            Some(Column::SameSite),
            Some(Column::Partition),
        ];
        Self { columns: columns.to_vec(), manner: Manner::Tools, separator: b'\t' }
    }

    /// The place of a column.
    pub(crate) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|own| *own == Some(column))
    }
}

/// Rows of a table that are looked at, and the longest beginning of one.
const ROWS: usize = 50;
const LONGEST_HEAD: usize = 64 << 10;

/// Whether a row is the line that parts a heading from its rows, as in Markdown and in what clients of databases print.
pub(crate) fn is_ruled(row: &[u8], separator: u8) -> bool {
    separator == b'|' && row.contains(&b'-') && row.iter().all(|byte| b"-:|+= \t".contains(byte))
}

/// Whether a word says that a cookie ends with the session, in the languages of browsers.
pub(crate) fn is_session(word: &str) -> bool {
    const WORDS: [&str; 5] = ["sess", "sesi", "sesj", "sitzung", "relace"];
    let word = word.to_lowercase();
    word.chars().all(char::is_alphabetic) && WORDS.iter().any(|start| word.starts_with(start))
}

/// Whether a cell may name a host, or is the address of a page.
fn is_like_a_host(cell: &str) -> bool {
    !cell.is_empty() && !cell.contains(char::is_whitespace) && cell.chars().any(char::is_alphanumeric)
}

/// Whether a line is such a row: name, value, domain, path, end, size, and what follows.
pub(crate) fn is_copied_row(line: &str) -> bool {
    let fields: Vec<&str> = line.split('\t').collect();
    let [_, _, domain, path, end, size, ..] = fields.as_slice() else { return false };
    let is_host = !domain.is_empty() && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:[]".contains(&byte));
    let is_date = || end.as_bytes().get(10) == Some(&b'T') && end.ends_with('Z');
    let is_end = !end.is_empty() && (end.chars().all(char::is_alphabetic) || is_date());
    is_host && path.starts_with('/') && is_end && !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_tables_of_cookies_and_of_others() {
        let manner = |line: &str| Heading::of_line(line).map(|heading| (heading.manner, char::from(heading.separator)));
        assert_eq!(manner("Name\tValue\tDomain\tPath\tExpires / Max-Age\tSize"), Some((Manner::Tools, '\t')));
        assert_eq!(manner("creation_utc,host_key,top_frame_site_key,name,value,path"), Some((Manner::Chromium, ',')));
        assert_eq!(manner("\"id\";\"name\";\"host\";\"path\";\"expiry\";\"isHttpOnly\""), Some((Manner::Firefox, ';')));
        assert_eq!(manner("Cookie Name,Cookie Value,Domain,Path"), Some((Manner::Other, ',')));
        for other in [
            "name,value",
            "Nom;Domaine;Finalité;Chemin;Valeur",
            "a,b,c",
            "| Name | Value | Domain | Path |",
            "",
            "Name, Domain, Path and Value of cookies",
            // Charters, and a list of what a machine keeps.
            "Cookie Name;Domain;Expiration;Secure;Zweck",
            "Name,Domain,Path,Expiration,Type",
            "Nom;Domaine;Valeur;Expiration;HttpOnly;Secure;Usage",
            "Name\tDomain\tPath\tExpires\tSecure\tParty\tObjectif",
            "Name,Value,Domain,Path,What it does",
            "cookie_name,value,domain,path,cookie_category",
            "Name,Host,Path,Expires",
        ] {
            assert_eq!(manner(other), None, "{other}");
        }
        assert!(Heading::of_copied_rows().columns.len() == 10);
    }

    #[test]
    fn what_stands_below_the_names_of_columns_decides_too() {
        let is_table = |text: &str| Heading::of_text(text).is_some();
        let heading = "Name;Host;Path;Value;Expires\n";
        for rows in [
            "",
            "a;ex.fr;/;v;31/12/2027\n",
            "a;ex.fr;/;v;Session\nb;ex.fr;/;v;13 mois\n",
            "a;https://www.ex.fr/;/;v;\n",
            "a;ex.fr;/;\"v\n;w\";1830000000\n",
            "a remark\na;ex.fr;/;v;2027-01-01T00:00:00Z\n",
        ] {
            assert!(is_table(&format!("{heading}{rows}")), "{rows}");
        }
        for rows in
            ["a;ex.fr;/;v;2 years\n", "a;ex.fr;/;v;Session\nb;ex.fr;/;v;1 an\nc;ex.fr;/;v;13 mois\n", "words;about them;and;so;on\n"]
        {
            assert!(!is_table(&format!("{heading}{rows}")), "{rows}");
        }
        assert!(is_table("Name | Domain | Path | Value\n--- | --- | --- | ---\n_ga | ex.fr | / | v\n"));
        assert!(is_table("id,record_type,expiry,host,name,path,value\n1,added-or-changed,2027-01-01T00:00:00.000Z,ex.fr,a,/,v\n"));
        assert!(!is_table("Host, Name, Path, Value\nThe following text explains cookies, and their path, in detail, with care\n"));
    }

    #[test]
    fn rows_that_were_copied() {
        assert!(is_copied_row("_ga\tGA1\t.ex.fr\t/\t2027-11-28T19:00:00.000Z\t9\t\t✓\tLax\t\t\tMedium"));
        assert!(is_copied_row("sid\tx\twww.ex.fr\t/\tSession\t4"));
        for other in ["a\tb\tc\td\te\tf", "sid\tx\twww.ex.fr\t/\tSession", "x\ty\texample.fr\t/\t12\t4"] {
            assert!(!is_copied_row(other), "{other}");
        }
    }
}
