//! The first line of a table of cookies: which column is what, whoever wrote it.

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
    /// Something that only a list of what cookies are for says.
    Purpose,
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
const NAMES: [(&str, Column); 52] = [
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
    ("purpose", Column::Purpose),
    ("description", Column::Purpose),
    ("category", Column::Purpose),
    ("provider", Column::Purpose),
    ("duration", Column::Purpose),
    ("retention", Column::Purpose),
    ("finalité", Column::Purpose),
    ("catégorie", Column::Purpose),
    ("durée", Column::Purpose),
];

impl Column {
    /// By the name of a column.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let folded: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        NAMES.iter().find(|(known, _)| *known == folded).map(|(_, column)| *column)
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
    /// By the names of columns; none where the table is none of cookies, or says what they are for, as charters do.
    pub(crate) fn of_names<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Option<Self> {
        const SAY_MORE: [Column; 6] = [Column::Value, Column::Path, Column::Ends, Column::Secure, Column::HttpOnly, Column::SameSite];
        let columns: Vec<Option<Column>> = names.clone().map(Column::of).collect();
        let has = |column: Column| columns.contains(&Some(column));
        let is_of_cookies = has(Column::Name) && has(Column::Host) && SAY_MORE.into_iter().filter(|column| has(*column)).count() >= 2;
        if !is_of_cookies || has(Column::Purpose) {
            return None;
        }
        let is_called = |name: &str| names.clone().any(|own| own.trim().eq_ignore_ascii_case(name));
        let manner = match () {
            () if is_called("host_key") => Manner::Chromium,
            () if is_called("isHttpOnly") && is_called("expiry") => Manner::Firefox,
            () if has(Column::Ends) && names.clone().any(|name| name.contains("Max-Age")) => Manner::Tools,
            () => Manner::Other,
        };
        Some(Self { columns, manner, separator: b',' })
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
        ] {
            assert_eq!(manner(other), None, "{other}");
        }
        assert!(Heading::of_copied_rows().columns.len() == 10);
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
