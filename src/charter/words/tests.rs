use super::*;

#[test]
fn headers_of_each_language() {
    let column = |text| vocabulary().column(text);
    assert_eq!(column("Nom du prestataire"), Some(Column::Provider));
    assert_eq!(column("Cookie lié au service"), Some(Column::Provider));
    assert_eq!(column("Nom(s) du\ncookie"), Some(Column::Name));
    assert_eq!(column("Durée de conservation *"), Some(Column::Life));
    assert_eq!(column("Type of cookie"), Some(Column::Category));
    assert_eq!(column("Is this cookie strictly necessary?"), Some(Column::Necessary));
    assert_eq!(column("Speicher\u{ad}dauer"), Some(Column::Life));
    assert_eq!(column("Finalità"), Some(Column::Purpose));
    assert_eq!(column("Naam cookie"), Some(Column::Name));
    assert_eq!(column("Duración"), Some(Column::Life));
    assert_eq!(column("1st / 3rd party"), Some(Column::Party));
    assert_eq!((column("Nazwa pliku cookie"), column("Okres ważności")), (Some(Column::Name), Some(Column::Life)));
    assert_eq!((column("Účel"), column("Platnost"), column("Typ")), (Some(Column::Purpose), Some(Column::Life), Some(Column::Category)));
    assert_eq!((column("Scop"), column("Durata de viață")), (Some(Column::Purpose), Some(Column::Life)));
    assert_eq!((column("Prazo de validade"), column("Fornecedor")), (Some(Column::Life), Some(Column::Provider)));
    assert_eq!((column("Syfte"), column("Giltighetstid")), (Some(Column::Purpose), Some(Column::Life)));
    assert_eq!((column("Udbyder"), column("Udløb")), (Some(Column::Provider), Some(Column::Life)));
    assert_eq!((column("Informasjonskapsel"), column("Varighet")), (Some(Column::Name), Some(Column::Life)));
    assert_eq!(column("Wo Sie suchen müssen"), None);
    let lost = vocabulary().run_of_headers("Cookie Duración Finalidad");
    assert_eq!(lost, Some(vec![Column::Name, Column::Life, Column::Purpose]));
    assert_eq!(vocabulary().run_of_headers("A cookie is a small file that your browser keeps"), None);
}

#[test]
fn answers_nothings_and_beginnings() {
    let words = vocabulary();
    assert_eq!((words.answer("Oui"), words.answer("No, optional"), words.answer("perhaps")), (Some(true), Some(false), None));
    assert!(words.names_other_storage("Trvale (localStorage)") && words.names_other_storage("Persistent, Local Storage"));
    assert!(words.names_other_storage("Stockage local du navigateur (localStorage) — reste sur votre appareil"));
    assert!(!words.names_other_storage("Cookie / Local storage") && !words.names_other_storage("Facebook Pixel"));
    assert!(words.is_nothing("à confirmer") && words.is_nothing(" – ") && words.is_nothing("TBC") && !words.is_nothing("_ga"));
    assert_eq!(words.after_prefix_phrase("any cookie starting with _hs"), Some(" _hs"));
    assert_eq!((words.language(["1 an"].into_iter()), words.language(["an ID"].into_iter())), (Some("fr"), None));
    assert_eq!(words.language(["Wir verwenden Cookies, und Sie entscheiden mit der Einwilligung"].into_iter()), Some("de"));
}
