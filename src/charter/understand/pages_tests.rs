//! Shapes of whole pages: what consent tools print, what storages share with cookies, and what stands above a table.

use crate::charter::{self, Category, DeclaredLife, LoadedCharter};

const NECESSARY: Option<Category> = Some(Category::Necessary);
const STATISTICS: Option<Category> = Some(Category::Statistics);
const THIRD: Option<Category> = Some(Category::ThirdParty);
const YEAR: f64 = 365.0;

fn read(text: &str, file: &str) -> LoadedCharter {
    charter::read(text.as_bytes(), file).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}

/// Names with their categories and days: 0 of a session, less of none.
fn told(text: &str, file: &str) -> Vec<(String, Option<Category>, f64)> {
    let days = |life: DeclaredLife| match life {
        DeclaredLife::Unsaid => -1.0,
        DeclaredLife::Session => 0.0,
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        DeclaredLife::Lasting { seconds, .. } => seconds as f64 / 86_400.0,
    };
    read(text, file).charter.declarations.iter().map(|line| (line.name().to_owned(), line.category, days(line.life))).collect()
}

fn lines<const N: usize>(lines: [(&str, Option<Category>, f64); N]) -> Vec<(String, Option<Category>, f64)> {
    lines.map(|(name, category, days)| (name.to_owned(), category, days)).to_vec()
}

/// A service as Complianz prints it: headings as labels, those of what is not known with nothing below them.
fn service(name: &str, kind: &str, cookies: &[[&str; 3]]) -> String {
    let card = |[name, life, told]: &[&str; 3]| {
        format!(
            "<div><h5>Nom</h5></div>\n<div class=name><a href=\"https://example.org/{name}\">{name}</a></div>\n<div><h5>Expiration</h5></div>\n<div>{life}</div>\n<div><h5>Fonction</h5></div>\n<div>{told}</div>\n"
        )
    };
    let cards: String = cookies.iter().map(card).collect();
    format!(
        "<details><summary><h3>{name}</h3><p>{kind}</p></summary><div><h4>Utilisation</h4><p></p></div><div><h4>Partage de données</h4><p>Aucun.</p></div><div><h4>{kind}</h4></div>\n{cards}</details>\n"
    )
}

#[test]
fn labels_of_a_record_may_have_no_value() {
    let mesure = service("Mesure", "Statistiques", &[["mes_a", "1 an", "Compter"], ["mes_b", "", ""]]);
    let unknown =
        service("Divers", "Finalité en attente d’enquête", &[["aDataOptions", "", ""], ["x:banners", "1 an", ""], ["*_fbm_", "", ""]]);
    let page = format!(
        "<h1>Politique de cookies</h1><h2>6. Cookies placés</h2>{mesure}{unknown}<h2>7. Consentement</h2><p>Vous pouvez choisir.</p>"
    );
    let expected = lines([
        ("mes_a", STATISTICS, YEAR),
        ("mes_b", STATISTICS, -1.0),
        ("aDataOptions", None, -1.0),
        ("x:banners", None, YEAR),
        ("*_fbm_", None, -1.0),
    ]);
    assert_eq!(told(&page, "page.html"), expected);
}

#[test]
fn headings_that_are_kinds_are_no_labels() {
    // "Necessary" asks a question only where a Yes or No answers it.
    let page = "<h1>Cookies</h1><h4>Nécessaire</h4><p>Sans eux rien ne va.</p><ul><li>sid_a : panier, session</li></ul><h4>Statistiques</h4><ul><li>mes_b : compter, 1 an</li></ul>";
    assert_eq!(told(page, "page.html"), lines([("sid_a", NECESSARY, 0.0), ("mes_b", STATISTICS, YEAR)]));
}

#[test]
fn what_is_kept_elsewhere_is_listed() {
    let table = "<h2>Cookies statistiques</h2><table><tr><th>Nom<th>Fonction<tr><td>mes_a<td>Compte les pages (pages vues, durée de la visite, clics)<tr><td>kA (localStorage)<td>Compte<tr><td>kB (localStorage or cookie)<td>Compte<tr><td rowspan=2>kC<td rowspan=2>Fichiers « session storage » qui enrichissent la mesure<tr></table>";
    let read = read(table, "page.html");
    let names: Vec<&str> = read.charter.declarations.iter().map(charter::Declaration::name).collect();
    assert_eq!((names, read.not_understood.len()), (vec!["mes_a", "kB"], 2));
    assert_eq!(read.charter.declarations.first().map(|line| line.life), Some(DeclaredLife::Unsaid));
}

#[test]
fn names_of_one_beginning_in_a_cell() {
    let table = "<h2>Cookies</h2><table><tr><th>Nom<th>Durée<tr><td>LBWEB LBAPI LBDATA LBTMS<td>Session<tr><td>GOOGLE MAPS API<td>1 an<tr><td>GOOGLE GOOGLEADS GOOGLETAG<td>1 an<tr><td>2023-01 2023-02 2023-03<td>1 an</table>";
    let names: Vec<_> = told(table, "page.html").into_iter().map(|line| line.0).collect();
    assert_eq!(names[..4], ["LBWEB", "LBAPI", "LBDATA", "LBTMS"]);
    assert!(!names.iter().any(|name| name == "MAPS" || name.starts_with("GOOGLE") || name.starts_with("2023")), "{names:?}");
}

#[test]
fn what_stands_above_a_table_is_its_kind() {
    let explained = "# Cookies\n\nStrictly necessary cookies: these cookies are there to ensure access and optimal use of the services that we provide to you and to all of the other people who visit us. They are placed automatically.\n\n| Supplier | Cookie name | Duration |\n|---|---|---|\n| Acme | sid_a | 6 months |\n";
    assert_eq!(told(explained, "a.md"), lines([("sid_a", NECESSARY, 182.4)]));
    let glued = "Cookies policy\nWe use “necessary” cookies.\n“Statistical” cookies count visits.\nCookies necessary for the proper functioning of the platform / functional cookies\nProviderService and locationCookie namePurpose\nAcmeAuthentication (front and back office)sessionidRemembering the user.\nAcmeLanguage selection (front)acme_languageRemembering the language.\n";
    assert_eq!(told(glued, "a.txt"), lines([("sessionid", NECESSARY, -1.0), ("acme_language", NECESSARY, -1.0)]));
    let blanks = "Cookies necessary for the platform\n\nService provider's name Function and location Cookie name(s) Purposes\nAcme Authentication (front and back office) sessionid To remember the user\nAcme Language selection (front) acme_language To remember the language\n";
    assert_eq!(told(blanks, "a.txt"), lines([("sessionid", NECESSARY, -1.0), ("acme_language", NECESSARY, -1.0)]));
}

#[test]
fn kinds_within_an_entry_and_beside_brackets() {
    let entries = "Cookies :\n\npub_a : publicité, 3 mois\nmes_b : statistiques, 1 an\nsid_c : sécurité du compte, 1 an\n";
    assert_eq!(told(entries, "a.txt"), lines([("pub_a", THIRD, 91.2), ("mes_b", STATISTICS, YEAR), ("sid_c", None, YEAR)]));
    assert_eq!(read(entries, "a.txt").charter.title.fr, "Cookies");
    let table = "<h2>Cookies</h2><table><tr><th>Name<th>Category<tr><td>sid_a<td>Strictly necessary (contains no tracking identifiers)<tr><td>mes_b<td>First party (analytics)</table>";
    assert_eq!(told(table, "page.html"), lines([("sid_a", NECESSARY, -1.0), ("mes_b", STATISTICS, -1.0)]));
}

#[test]
fn a_paragraph_below_a_list_is_none_of_its_entry() {
    let page = "<h2>Cookies publicitaires</h2><ul><li>pub_a</li></ul><p>Ces cookies servent à la publicité.</p><p>Nous conservons vos données 2 ans.</p>";
    assert_eq!(told(page, "page.html"), lines([("pub_a", THIRD, -1.0)]));
}

#[test]
fn a_template_names_others_in_braces() {
    let page = "{{<template/govuk}}\n{{$main}}\n<h1>Cookies</h1>\n<table><tr><th>Name<th>Purpose<th>Expires<tr><td>mes_a<td>Counts visits<td>1 year</table>\n{{> partials-button}}\n{{/main}}\n{{/template/govuk}}\n";
    assert_eq!(told(page, "page.html"), lines([("mes_a", None, YEAR)]));
}

#[test]
fn the_language_is_the_pages_and_not_the_readers() {
    assert_eq!(read("Politique de cookies\nNom Durée Finalité\nmes_a 13 mois Compter\n", "a.txt").language, "fr");
}

#[test]
fn kinds_in_prose_are_listed() {
    let page = "# Cookiebeleid\n\nWat zijn cookies?\n\n**Op basis van doel:**\n- **Technische cookies:** voor de navigatie\n- **Analytische cookies:** voor het tellen\n- **Eigen bestanden:** voor u\n\nCookies kunt u uitschakelen.\n";
    let read = read(page, "a.md");
    assert_eq!((read.charter.declarations.len(), read.not_understood.len()), (0, 2));
}

#[test]
fn brackets_that_name_another_kind_are_heard() {
    let table = "<h2>Cookies</h2><table><tr><th>Name<th>Category<tr><td>sid_a<td>Strictly necessary (no tracking)<tr><td>pub_b<td>Necessary (advertising)<tr><td>mes_c<td>Functional (analytics)<tr><td>pub_d<td>Essential (Marketing)</table>";
    let expected = lines([("sid_a", NECESSARY, -1.0), ("pub_b", THIRD, -1.0), ("mes_c", STATISTICS, -1.0), ("pub_d", THIRD, -1.0)]);
    assert_eq!(told(table, "page.html"), expected);
}

#[test]
fn what_is_denied_is_no_kind() {
    let entries = "# Cookies\n\n- pub_a : publicité, 3 mois\n- opt_b : no advertising, 1 year\n- t_c : aucune publicité, 1 an\n- lang_d : préférence (non publicitaire), 1 an\n- pref_e: advertising preferences, 1 year\n";
    let year = |name| (name, None, YEAR);
    assert_eq!(told(entries, "a.md"), lines([("pub_a", THIRD, 91.2), year("opt_b"), year("t_c"), year("lang_d"), year("pref_e")]));
    let long = "we think that nobody who visits a public service should ever be followed by anybody else, and we will not change this without telling all of you long before we do so, here and in our letters.";
    for lead in ["No advertising cookies: ", "Pas de cookies publicitaires : ", "Refuser les cookies publicitaires : "] {
        let page = format!("# Cookies\n\n{lead}{long}\n\n| Name | Duration |\n|---|---|\n| sid_a | 1 day |\n");
        assert_eq!(told(&page, "a.md"), lines([("sid_a", None, 1.0)]), "{lead}");
    }
}

#[test]
fn a_record_without_its_last_value_is_one() {
    // Two of them are no table of one cell a line whose headers are the first record.
    for (life, told_of) in [("2 ans", 730.0), ("", -1.0)] {
        let page = format!(
            "<h1>Politique de cookies</h1><h5>Nom</h5><div>_ga</div><h5>Expiration</h5><div>{life}</div><h5>Fonction</h5><div>Compter</div><h5>Nom</h5><div>_gid</div><h5>Expiration</h5><div>1 jour</div><h5>Fonction</h5><div></div><h2>Droits</h2><p>Fin.</p>"
        );
        assert_eq!(told(&page, "page.html"), lines([("_ga", None, told_of), ("_gid", None, 1.0)]));
        assert_eq!(read(&page, "page.html").charter.declarations.last().map(|line| line.purpose.fr.clone()), Some(String::new()));
    }
}

#[test]
fn a_session_cookie_says_so_before_a_list() {
    let table = "<h1>Cookies</h1><table><tr><th>Nom<th>Fonction<tr><td>v_a<td>Cookie de session, panier, langue, thème<tr><td>v_b<td>Pages vues, durée de la visite, clics, navigateur</table>";
    assert_eq!(told(table, "page.html"), lines([("v_a", None, 0.0), ("v_b", None, -1.0)]));
    // The session in a name is no duration in brackets.
    let cards = "<h1>Cookies</h1><h2>Essential cookies</h2><div><strong>wow_session</strong><p>Stores login state.</p></div><div><span>Essential</span> <small>Session</small></div><div><strong>wow_lang</strong><p>Remembers the language.</p></div><div><span>Essential</span> <small>12 months</small></div>";
    assert_eq!(told(cards, "page.html"), lines([("wow_session", NECESSARY, 0.0), ("wow_lang", NECESSARY, 364.8)]));
}

#[test]
fn what_a_server_keeps_of_a_session_is_told_of_a_cookie() {
    let table = "<h1>Cookies</h1><table><tr><th>Name<th>Purpose<th>Duration<tr><td>sid_a<td>Session storage of your basket on our server<td>Session<tr><td>sid_b<td>Local storage of the theme<td>1 year</table>";
    assert_eq!(told(table, "page.html"), lines([("sid_a", None, 0.0)]));
}

#[test]
fn a_page_on_one_line_has_a_language() {
    for (head, language) in [("<th>Name<th>Purpose", "en"), ("<th>Nombre<th>Finalidad", "es")] {
        let page = format!("<h1>Cookies</h1><table><tr>{head}<tr><td>v_a<td>x<tr><td>v_b<td>y</table>");
        assert_eq!(read(&page, "page.html").language, language);
    }
}

#[test]
fn words_in_capitals_are_no_identifiers() {
    let page = "Cookies\n\n- _ga (2 años)\n- _gid (1 día)\n\n11. SEGURIDAD Y PRIVACIDAD\n11.1 Protección de Datos\nLas cookies pueden contener datos personales.\n";
    assert_eq!(told(page, "a.txt"), lines([("_ga", None, 730.0), ("_gid", None, 1.0)]));
}
