use super::*;
use crate::charter::import::document::Table;

fn tables(text: &str) -> Vec<Table> {
    structured(&lines_of(text, 1), true)
        .into_iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect()
}

fn cells(text: &str) -> Vec<Vec<String>> {
    tables(text).into_iter().flat_map(|table| table.rows).map(|row| row.cells).collect()
}

#[test]
fn cells_with_tabs_also_of_two_lines() {
    let text = "Nom\tÉmetteur\tDurée\n----\t----\t----\n\na\tb\t1 an\nc\nd\te\t2 ans\n";
    assert_eq!(cells(text), [vec!["Nom", "Émetteur", "Durée"], vec!["a", "b", "1 an"], vec!["c"], vec!["d", "e", "2 ans"]]);
    let text = "Nom\tÉmetteur\tDurée\na\tb\nc\t1 an\n";
    assert_eq!(cells(text)[1], ["a", "b\nc", "1 an"]);
}

#[test]
fn one_cell_a_line() {
    let text = "Naam\n\nDoel\n\nDuur\n\n_pk_id\n\nHerkent\n\n13 maanden\n\n_pk_ses\n\nTelt\n\n30 minuten\n\nMeer weten?\n";
    assert_eq!(cells(text), [["Naam", "Doel", "Duur"], ["_pk_id", "Herkent", "13 maanden"], ["_pk_ses", "Telt", "30 minuten"]]);
}

#[test]
fn one_cell_a_line_below_a_header_that_is_in_no_list() {
    let text = "COOKIES Table\n\nName\n\nCategory\n\nStorage time\n\nBackground of it\n\n_ga\n\nAnalytical\n\nUp to 2 years\n\nCounts visitors.\n\n_gac\n\nAnalytical\n\nUp to 90 days\n\nCounts orders.\n";
    assert_eq!(
        cells(text)[1..],
        [["_ga", "Analytical", "Up to 2 years", "Counts visitors."], ["_gac", "Analytical", "Up to 90 days", "Counts orders."]]
    );
}

#[test]
fn a_label_in_place_of_a_name_where_each_row_has_its_duration() {
    let text = "NOMS DES COOKIES\n\nFINALITE\n\nDUREE DE CONSERVATION\n\nCookies de session\n\n  • Naviguer\n\nDurée d’une session\n\nCookies serveur\n\n  • Répartir\n\n13 mois\n\n2- Traceurs soumis au consentement\n";
    assert_eq!(
        cells(text)[1..],
        [["Cookies de session", "• Naviguer", "Durée d’une session"], ["Cookies serveur", "• Répartir", "13 mois"]]
    );
}

#[test]
fn rows_spread_over_lines_between_bars() {
    let rows = [["Cookies", "Description", "Durée"], ["pll_language", "Langue\ndu site", "3 mois"], ["visid_incap_*", "Sécurité", "1 an"]];
    let opened = "|\nCookies |\nDescription |\nDurée |\n|\npll_language |\nLangue\ndu site |\n3 mois |\n|\nvisid_incap_* |\nSécurité |\n1 an |\nb) Autres\n";
    assert_eq!(cells(opened), rows);
    let closed = opened.replace("|\n|\n", "|\n");
    assert_eq!(cells(closed.strip_prefix("|\n").unwrap()), rows);
    let mixed = "| Cookies | Description | Durée |\n|---|---|---|\npll_language |\nLangue\ndu site | 3 mois |\nvisid_incap_* | Sécurité | 1 an |\nAutres\n";
    assert_eq!(cells(mixed), rows);
    // A bar too many at the end of a whole row moves nothing.
    let more =
        "Cookie | Duration | Description |\n_a_id | 13 months | Known again| |\n_a_s |\n30 minutes | Views |\n_a_v | session | Own |\n";
    assert_eq!(cells(more)[1..], [["_a_id", "13 months", "Known again"], ["_a_s", "30 minutes", "Views"], ["_a_v", "session", "Own"]]);
    // An empty cell keeps its place, a bar that is none does not end a cell.
    let empty = "|\nCookies |\nDescription |\nDurée |\n|\n_ga |\n|\n2 ans |\n|\n_gid |\na \\| b |\n1 jour |\n";
    assert_eq!(cells(empty)[1..], [["_ga", "", "2 ans"], ["_gid", "a | b", "1 jour"]]);
}

#[test]
fn labels_and_values() {
    let text = "Name: _ga\nAnbieter: Google\nLaufzeit: 2 Jahre\n\nName: _gid\nLaufzeit: 1 Tag\n";
    assert_eq!(cells(text), [["Name", "Anbieter", "Laufzeit"], ["_ga", "Google", "2 Jahre"], ["_gid", "", "1 Tag"]]);
    let text = "Name\n_ga\nHost\nexample.com\nDuration\n2 years\nName\n_gid\nHost\nexample.com\nDuration\n1 day\n";
    assert_eq!(cells(text)[2], ["_gid", "example.com", "1 day"]);
}

#[test]
fn borders_that_were_lost() {
    let text = "Cookie Scopo Durata\n_ga Distingue gli utenti 2 anni\n_gid Distingue gli utenti 24 ore\n";
    assert_eq!(cells(text)[1], ["_ga", "Distingue gli utenti", " 2 anni"].map(str::to_owned));
    let text = "Cookie Duración Finalidad\n_gid24 horasDistinguir.\nJSESSIONIDSesiónIdentifica.\n";
    assert_eq!(cells(text)[1..], [["_gid", "24 horas", "Distinguir."], ["JSESSIONID", "Sesión", "Identifica."]]);
}

#[test]
fn lists_and_columns_of_blanks() {
    let text = "- _ga: tells visitors apart (2 years)\n- _gid (1 day)\n";
    assert_eq!(cells(text)[1..], [["_ga", "tells visitors apart (2 years)"], ["_gid", "(1 day)"]]);
    let text = "Cookie name    Provider   Expiry\n_ga            Google     2 years\n               Ireland\n_gid           Google     1 day\n\nThis is some long running text that follows.\n";
    assert_eq!(cells(text)[1], ["_ga", "Google Ireland", "2 years"]);
    assert_eq!(cells(text).len(), 3);
}

#[test]
fn a_table_without_borders_goes_on_behind_a_blank_line() {
    let text = "Cookie naam Bron Doel Vervaldag\nPHPSESSID ocmw.be Behoudt de status. einde van de sessie\n\nmltlngg_language ocmw.be Bewaart de taal 29 dagen\n\nHoe?\n";
    assert_eq!(
        cells(text)[1..],
        [
            ["PHPSESSID", "ocmw.be", "Behoudt de status.", " einde van de sessie"],
            ["mltlngg_language", "ocmw.be", "Bewaart de taal", " 29 dagen"]
        ]
    );
    // A row that cannot be divided is kept, so that it is listed.
    let text = "Cookie name Type Function Lifetime\nThird party - Advertising Google targeting 12 months\n\nMore\n";
    assert_eq!(cells(text)[1], ["Third party - Advertising Google targeting 12 months"]);
}

#[test]
fn an_entry_may_say_that_it_is_a_cookie() {
    let text = "• Cookie _utmt: Expires after 10 minutes. It limits requests.\n\n• Cookie _utmz: Expires at 6 months.\n";
    assert_eq!(cells(text)[1..], [["_utmt", "Expires after 10 minutes. It limits requests."], ["_utmz", "Expires at 6 months."]]);
}

#[test]
fn running_text_declares_nothing() {
    assert!(tables("A cookie is a small file.\n\nChrome: Settings, Privacy\nFirefox: Settings, Privacy\n").is_empty());
}

#[test]
fn borders_lost_in_the_header_too() {
    let text = "NamePurpose\nmenu_choiceStores the chosen menu.\n";
    assert_eq!(cells(text)[1], ["menu_choice", "Stores the chosen menu."]);
    let text =
        "Cookie nameExpiration timeDescription\nSSESS<ID>At the end of the sessionIf you sign in, it is set.\n_pk_ses50 minLinks pages.\n";
    assert_eq!(cells(text)[1], ["SSESS<ID>", "At the end of the session", "If you sign in, it is set."]);
    assert_eq!(cells(text)[2], ["_pk_ses", "50 min", "Links pages."]);
    let text = "ProviderServiceCookie namePurpose\nPortalSign in (all pages)sessionidRemembering you.\n";
    assert_eq!(cells(text)[1], ["Portal", "Sign in (all pages)", "sessionid", "Remembering you."]);
    // What cannot be divided stays whole: `my-choiceexample.org` is no name.
    let text = "NameProviderPurposeDuration\nmy-choiceexample.orgKeeps your choice.12 months\n";
    assert_eq!(cells(text)[1].len(), 1);
}

#[test]
fn a_name_that_is_not_in_front_and_several_names() {
    let text = "Provider Cookie name Purpose\nMatomo _pk_id; _pk_ses Count visits\n";
    assert_eq!(cells(text)[1], ["Matomo", "_pk_id; _pk_ses", "Count visits"]);
    let text = "Name Speicherdauer Funktion\n_pk_id, _pk_ref Bis zu zwei Jahre ab dem Besuch\n";
    assert_eq!(cells(text)[1], ["_pk_id, _pk_ref", " Bis zu zwei Jahre", "ab dem Besuch"]);
    let text = "Cookie name Type Function Lifetime\nPHPSESSID Technical Session ID: keeping the connection Session\n";
    assert_eq!(cells(text)[1], ["PHPSESSID", "Technical", "Session ID: keeping the connection", " Session"]);
}

#[test]
fn a_name_above_what_is_said_of_it() {
    let text = "CookieConsent\nTipo: Propia\nCaducidad: 1 año\n_ga\nTipo: Analítica\nCaducidad: 2 años\n";
    assert_eq!(cells(text), [["Cookie name", "Tipo", "Caducidad"], ["CookieConsent", "Propia", "1 año"], ["_ga", "Analítica", "2 años"]]);
    let text = "_pk_id\nFinalité\nDistinguer les visiteurs\nDurée\n13 mois\n";
    assert_eq!(cells(text)[1], ["_pk_id", "Distinguer les visiteurs", "13 mois"]);
    let text = "CHOICE_FOR_*\n\nUtilizzato per la scelta.\n\nValido per 200 giorni\n\nJSESSIONID\n\nGestisce il server.\n";
    assert_eq!(
        cells(text)[1..],
        [["CHOICE_FOR_*", "Utilizzato per la scelta. Valido per 200 giorni"], ["JSESSIONID", "Gestisce il server."]]
    );
    // A company is no cookie.
    assert!(tables("YouTube\nProvider: Google\nPurpose: shows videos\nDuration: 2 years\n").is_empty());
}

#[test]
fn cells_of_several_lines_closed_by_bars_and_pairs_in_one_line() {
    let text = "Cookie Name |\nDescription |\n---|---|\n_ga |\nTells visitors apart.\nStored by us. |\n_gid |\nThe same. |\nMore text.\n";
    assert_eq!(cells(text)[1..], [["_ga", "Tells visitors apart.\nStored by us."], ["_gid", "The same."]]);
    let text = "Name: choice; Purpose: keeps it; Lifetime: 13 months.\n\nName: choice_2; Purpose: keeps it; Lifetime: 1 year.\n";
    assert_eq!(cells(text)[2], ["choice_2", "keeps it", "1 year."]);
    let text = "ASPXAUTH - this cookie is only stored when you sign in.\n";
    assert_eq!(cells(text)[1], ["ASPXAUTH", "this cookie is only stored when you sign in."]);
    assert!(tables("AGB: Cookies und andere Dateien.\n").is_empty());
}

#[test]
fn a_heading_right_above_a_table_is_no_cell_of_it() {
    // "Strictly necessary" stands above columns too, and "cookies" above names.
    let rows =
        "Nom technique\tResponsable\tObjectif\tExpiration\nCONSENT\tX, Inc.\tGarde le choix, 6 mois\t6 mois\n_gid\tPiano\tMesure\t1 jour\n";
    for heading in ["Cookies strictement nécessaires", "Cookies strictement nécessaire", "Cookies : finalité et durée", "Durée"] {
        let text = format!("{heading}\n{rows}");
        assert_eq!(cells(&text)[1..], [["CONSENT", "X, Inc.", "Garde le choix, 6 mois", "6 mois"], ["_gid", "Piano", "Mesure", "1 jour"]]);
    }
}

#[test]
fn an_empty_cell_before_the_first_bar() {
    let text = "Duration | Cookie name | Purpose\n1 day | _ga | Measures\n | PHPSESSID | Keeps the session\n| 1 day | _gid | Measures |\n";
    assert_eq!(cells(text)[2..], [["", "PHPSESSID", "Keeps the session"], ["1 day", "_gid", "Measures"]]);
}

#[test]
fn an_entry_that_says_something_behind_brackets_is_no_title_of_the_next() {
    for entries in [
        "- _ga (Google Analytics) : mesure (13 mois)\n- _gid : 24 heures\n- PHPSESSID (PHP) : session\n",
        "1. _ga — mesure (13 mois)\n2. _gid (Google) — 24 heures\n3) PHPSESSID — session\n",
        "_ga (Google): mesure, 13 mois\n\n_gid: 24 heures\n\nPHPSESSID (PHP) : session\n",
    ] {
        let text = format!("Cookies\n\n{entries}");
        let read: Vec<String> = cells(&text)[1..].iter().map(|row| row[0].clone()).collect();
        assert_eq!(read, ["_ga", "_gid", "PHPSESSID"], "{text}");
    }
    // Names in brackets are still a title.
    assert_eq!(cells("_ga (Google Analytics)\nFinalité : mesure\nDurée : 13 mois\n")[1], ["_ga (Google Analytics)", "mesure", "13 mois"]);
}

#[test]
fn names_of_capitals_in_a_list_and_lines_of_it_that_are_none() {
    let text = "• _fbp (Meta) : publicité, 3 mois\n• NID (Google) : publicité, 6 mois\n• abcToken : sécurité, session\n\nSuite.\n";
    assert_eq!(
        cells(text)[1..],
        [["_fbp", "(Meta) : publicité, 3 mois"], ["NID", "(Google) : publicité, 6 mois"], ["abcToken", "sécurité, session"]]
    );
    // A company is no name; it is kept as a service.
    let text = "- _ga : mesure, 13 mois\n- Google : publicité, 6 mois\n- _gid : mesure, 1 jour\n";
    assert_eq!(cells(text)[1..], [vec!["_ga", "mesure, 13 mois"], vec!["", "publicité, 6 mois", "Google"], vec!["_gid", "mesure, 1 jour"]]);
}

#[test]
fn a_row_on_one_line_is_no_row_spread_over_lines() {
    let kinds = "| Nom | Finalité | Durée |\n|---|---|---|\n| Cookies nécessaires |\n| PHPSESSID | Session | Session |\n| Cookies statistiques |\n| _ga | Mesure | 13 mois |\n";
    assert_eq!(cells(kinds)[3..], [vec!["Cookies statistiques"], vec!["_ga", "Mesure", "13 mois"]]);
    let short = "| Name | Provider | Purpose | Duration |\n|---|---|---|---|\n| _gid | Google |\n| _fbp | Meta | Ads | 3 months |\n";
    assert_eq!(cells(short)[1..], [vec!["_gid", "Google"], vec!["_fbp", "Meta", "Ads", "3 months"]]);
    let unclosed = "| Name | Purpose | Duration |\n|---|---|---|\n| _ga | Counts | 2 years |\n| _fbp | Ads | 3 months\n";
    assert_eq!(cells(unclosed)[2], ["_fbp", "Ads", "3 months"]);
    // A blank line ends such a table.
    let two = "| Name | Purpose | Duration |\n|---|---|---|\n_ga |\nCounts | 2 years |\n\n| Name | Duration | Provider |\n|---|---|---|\n| _fbp | 3 months | Meta |\n";
    assert_eq!(tables(two).len(), 2);
    let menu = "Home | About | Contact | Cookies |\nCookie policy | Terms |\n\n| Name | Purpose | Duration |\n|---|---|---|\n| _ga | Counts | 2 years |\n";
    assert_eq!(tables(menu).last().unwrap().rows.last().unwrap().cells, ["_ga", "Counts", "2 years"]);
}

#[test]
fn what_is_said_of_an_entry_in_entries_of_its_own_is_said_of_it() {
    for text in [
        "  - _ga: counts visitors\n  - Duration: 2 years\n  - _gid: counts\n  - Duration: 1 day\n",
        "  • _ga: counts visitors\n  • Kept for 2 years\n  • _gid: counts\n  • Kept for 1 day\n",
    ] {
        assert_eq!(cells(text).len(), 3, "{text}");
        assert!(cells(text)[1][1].contains("2 years"), "{text}");
    }
}

fn headings(text: &str) -> Vec<String> {
    let heading = |block| if let Block::Heading { text, .. } = block { Some(text) } else { None };
    structured(&lines_of(text, 1), true).into_iter().filter_map(heading).collect()
}

#[test]
fn headings_with_a_picture_or_a_letter_and_right_below_a_table() {
    let table = "Name\tDuration\n_x_id\t1 year\n";
    assert_eq!(
        headings(&format!("📊 Statistics\n{table}⚙️ Preferences\nThese keep a choice.\n{table}")),
        ["📊 Statistics", "⚙️ Preferences"]
    );
    let lettered =
        "a) Cookies that are needed so that the pages of this site can work at all\nThey keep your choice.\nb) press the button\n";
    assert_eq!(headings(lettered), ["a) Cookies that are needed so that the pages of this site can work at all"]);
    // The entries of a list whose marks were not copied are no headings.
    assert!(headings("Number of visitors\nLength of visits\nPages that were seen\n").is_empty());
}

#[test]
fn names_in_a_sentence_with_their_durations_in_brackets() {
    let text = "Cookies\n\nWe set (for you): own_session (24h), theme (30 days) and _x_id (13 months).\n";
    assert_eq!(cells(text)[1..], [["own_session", "24h"], ["theme", "30 days"], ["_x_id", "13 months"]]);
    assert!(tables("Open from Monday (8 hours), Tuesday (8 hours) to Friday (4 hours), see own_page.\n").is_empty());
    assert!(tables("Terms\n\nOur machine room: rack_a (24 h), rack_b (24 h) and rack_c (8 hours) are staffed.\n").is_empty());
    let long = "own_x(24h)".repeat(20_000);
    assert!(tables(&format!("Cookies\n\nWe set {long}\n")).is_empty());
}

#[test]
fn an_entry_of_several_names() {
    let text = "- Cookies _x_id, _x_ses: count visits\n- _y_a et _y_b – gardent le choix\n- _z_c: one\n";
    assert_eq!(cells(text)[1..], [["_x_id, _x_ses", "count visits"], ["_y_a et _y_b", "gardent le choix"], ["_z_c", "one"]]);
    // What an interface asks for is no list of cookies.
    assert_eq!(cells("client_id, client_secret: from the console\n")[1][0], "client_id");
    for text in ["access_token and refresh_token - valid for 1 hour\n", "- access_token and refresh_token - valid for 1 hour\n"] {
        assert!(tables(text).is_empty(), "{text}");
    }
}

#[test]
fn a_first_cell_of_two_lines() {
    let text = "Name\tProvider\tDuration\n_x_id\tThem\t1 year\nIDE, _y_id\nand others like them\tAcme\t13 months\nTheme\n(localStorage)\tUs\t1 year\n";
    assert_eq!(cells(text)[2], ["IDE, _y_id\nand others like them", "Acme", "13 months"]);
    assert_eq!(cells(text)[3], ["Theme\n(localStorage)", "Us", "1 year"]);
}

#[test]
fn a_kind_above_labels_is_no_label_and_what_follows_a_table_no_row() {
    let text = "Necessary\nThese are needed.\n\nCookie\nown_x\nDuration\n1 year\nCookie\nown_y\nDuration\n1 day\n";
    assert_eq!(cells(text)[1], ["own_x", "1 year"]);
    let text = "Name\nPurpose\nDuration\n_x_id\nCounts\n1 year\n_x_ses\nFollows\n1 day\nDeleting cookies\nSee the help of your browser\nCookies are kept for up to 13 months\n";
    assert_eq!(cells(text).len(), 3);
}

#[test]
fn a_word_above_a_table_between_bars_is_a_heading() {
    let text = "Cookies\n\n| Cookie | Purpose |\n|---|---|\n| _x_id | Counts |\n| own_x | Keeps |\n| own_y | Keeps |\n";
    assert_eq!(cells(text)[1..], [["_x_id", "Counts"], ["own_x", "Keeps"], ["own_y", "Keeps"]]);
}

#[test]
fn a_label_within_a_record_does_not_end_it() {
    let text = "Name\nown_x\nRequired\nAlways\nDuration\n1 year\n\nName\n_x_id\nRequired\nNo\nDuration\n2 years\n";
    assert_eq!(cells(text)[1..], [["own_x", "Always", "1 year"], ["_x_id", "No", "2 years"]]);
    let text = "Name\nown_x\nNecessary\nStrictly\nName\n_x_id\nNecessary\nOptional\n";
    assert_eq!(cells(text)[1..], [["own_x", "Strictly"], ["_x_id", "Optional"]]);
}

#[test]
fn a_remark_below_a_table_is_no_heading_and_a_kind_above_names_of_services_is_one() {
    let table = "Name\tDuration\n_x_id\t1 year\n";
    assert!(headings(&format!("{table}Provided by Acme LLC\n\n{table}")).is_empty());
    let text = "Audience measurement\nAcme Counter\nAcme Manager\n\n_x_id\t1 year\n_y_id\t1 year\n";
    assert_eq!(headings(text), ["Audience measurement"]);
    let text = "Our partners\nAcme Counter\nAcme Manager\n";
    assert_eq!(headings(text), ["Our partners"]);
}

#[test]
fn a_kind_above_a_row_that_begins_with_a_bracket_is_a_row() {
    let beginning = "Name\tProvider\tDuration\n_x_id\tThem\t1 year\n";
    for (kind, first) in [("Performance", "(_x_ses)"), ("Marketing cookies", "(all of Acme)"), ("_x_gid", "Third party pixel")] {
        let rows = cells(&format!("{beginning}{kind}\n{first}\tAcme\t1 day\n"));
        assert_eq!(rows[2..], [vec![kind.to_owned()], vec![first.to_owned(), "Acme".to_owned(), "1 day".to_owned()]]);
    }
}

#[test]
fn a_long_duration_beside_a_label_does_not_end_the_table() {
    let label = "Statistics cookies\nAnalytics\n13 months after your last visit here\n";
    let text = format!("Name\nPurpose\nDuration\n_x_id\nCounts\n1 year\n_x_ses\nFollows\n1 day\n{label}_y_id\nCounts\n13 months\n");
    assert_eq!(cells(&text).len(), 5);
}

#[test]
fn a_name_without_a_mark_gives_its_duration_to_no_other() {
    let list = "  __stripe_sid: 30 minuti\n  m: 2 anni\n  sb-access-token: durata della sessione\n  LANG: 8 ore\n  _bx: 1 anno\n    durata: 2 anni\n";
    let rows = [
        vec!["__stripe_sid", "30 minuti"],
        vec!["m: 2 anni"],
        vec!["sb-access-token", "durata della sessione"],
        vec!["LANG", "8 ore"],
        vec!["_bx", "1 anno durata: 2 anni"],
    ];
    assert_eq!(cells(list)[1..], rows);
    // Plain words with durations are no list of cookies.
    assert!(tables("warranty: 2 years\nreturns: 30 days\n").is_empty());
}
