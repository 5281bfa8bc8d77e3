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
fn running_text_declares_nothing() {
    assert!(tables("A cookie is a small file.\n\nChrome: Settings, Privacy\nFirefox: Settings, Privacy\n").is_empty());
}
