//! Shapes in which a data-protection officer has a table in hand.

use crate::charter::{self, Category};

const DAY: i64 = 86_400;
const MONTHS: Option<i64> = Some(13 * 2_626_560);

type Line = (String, Option<Category>, Option<i64>);

fn declared(text: &str, file: &str) -> Vec<Line> {
    let loaded = charter::read(text.as_bytes(), file).unwrap_or_else(|problem| panic!("{problem:?}: {text}"));
    loaded.charter.declarations.iter().map(|line| (line.name().to_owned(), line.category, line.life.seconds())).collect()
}

fn lines<const N: usize>(lines: [(&str, Option<Category>, Option<i64>); N]) -> Vec<Line> {
    lines.map(|(name, category, life)| (name.to_owned(), category, life)).to_vec()
}

#[test]
fn sheets_with_titles_above_two_headers_or_two_tables() {
    let kinds = lines([("sid_a", Some(Category::Necessary), None), ("mes_b", Some(Category::Statistics), MONTHS)]);
    let titled = "Registre des cookies;;;\nMis à jour le 3 mars;;;\n;;;\nNom;Finalité;Durée;Catégorie\nsid_a;Panier;Session;Nécessaire\nmes_b;Compter;13 mois;Statistiques\n";
    assert_eq!(declared(titled, "x.csv"), kinds);
    let twice =
        "Cookie;;Conservation;\nNom;Domaine;Durée;Type\nsid_a;example.fr;Session;Nécessaire\nmes_b;example.fr;13 mois;Statistiques\n";
    assert_eq!(declared(twice, "x.csv"), kinds);
    let merged = "<table><tr><td colspan=2>Cookie<td colspan=2>Conservation<tr><td>Nom<td>Domaine<td>Durée<td>Type<tr><td>sid_a<td>example.fr<td>Session<td>Nécessaire<tr><td>mes_b<td>example.fr<td>13 mois<td>Statistiques</table>";
    assert_eq!(declared(merged, "x.html"), kinds);
    let below = "Cookies nécessaires;;\nNom;Durée;Finalité\nsid_a;session;panier\n;;\nCookies statistiques;;\nNom;Durée;Finalité\nmes_b;13 mois;compter\n";
    assert_eq!(declared(below, "x.csv"), kinds);
    let beside = "Cookies nécessaires;;;Cookies statistiques;\nNom;Durée;;Nom;Durée\nsid_a;session;;mes_b;13 mois\n";
    assert_eq!(declared(beside, "x.csv"), kinds);
}

#[test]
fn what_consent_tools_print() {
    // A table a cookie, in which a value is a header's word.
    let card = "<h2>Cookies statistiques</h2><table><tr><td>Nom<td>mes_b<tr><td>Type<td>Cookie<tr><td>Domaine<td>*.example.fr<tr><td>Expiration<td>13 mois</table>";
    assert_eq!(declared(card, "x.html"), lines([("mes_b", Some(Category::Statistics), MONTHS)]));
    // "Type" says whose it is, "Category" what for.
    let list = "Name;Type;Duration;Category;Description\nopt_a;First Party;1 day;Strictly Necessary Cookies;Keeps.\nopt_b;First Party;2 days;Performance Cookies;Counts.\n";
    assert_eq!(
        declared(list, "x.csv"),
        lines([("opt_a", Some(Category::Necessary), Some(DAY)), ("opt_b", Some(Category::Statistics), Some(2 * DAY))])
    );
    let sentence = "# Dienste\n\nStatistik. Cookies: zw_id (1 Jahr), zw_ses (2 Tage)\n";
    assert_eq!(declared(sentence, "x.md"), lines([("zw_id", None, Some(365 * DAY)), ("zw_ses", None, Some(2 * DAY))]));
}

#[test]
fn how_long_a_cookie_lives_stands_in_another_column() {
    let told = "<h2>Statistiques</h2><table><tr><th>Cookie<th>Finalité<tr><td>mes_a<td>Compte les visites (durée : 13 mois)<tr><td>mes_b<td>Compte. Durée de conservation : 1 jour</table>";
    assert_eq!(
        declared(told, "x.html"),
        lines([("mes_a", Some(Category::Statistics), MONTHS), ("mes_b", Some(Category::Statistics), Some(DAY))])
    );
    let kinds = "<h1>Cookies</h1><table><tr><th>Cookie<th>Tipo de cookie<th>Propósito<tr><td>mes_a<td>Sesión<td>Cuenta</table>";
    let charter = charter::read(kinds.as_bytes(), "x.html").unwrap().charter;
    assert_eq!(charter.declarations[0].life, charter::DeclaredLife::Session);
}

#[test]
fn signs_of_markdown_in_names_and_headers() {
    let table = |header: &str, row: &str| format!("# Cookies\n\n{header}\n{}\n{row}\n", "---|".repeat(header.split('|').count()));
    let names = |text: &str| declared(text, "x.md").into_iter().map(|(name, ..)| name).collect::<Vec<_>>();
    assert_eq!(names(&table("Cookies|  | Name|  | Purpose", "Web booking | web_a, ABC | Books rooms")), ["web_a", "ABC"]);
    assert_eq!(names(&table("Name | Purpose", "`_ga_<container-id>` | Counts")), ["_ga_*"]);
    assert_eq!(names(&table("Name | Purpose", "ASPSESSIONID* ASP.NET_* | Keeps the session")), ["ASPSESSIONID*", "ASP.NET_*"]);
    assert_eq!(names(&table("Name | Purpose", "X-Map_b-(unique value) | Balances")), ["X-Map_b-*"]);
    assert_eq!(names(&table("Name | Purpose", "`theme` / UI-Settings | Keeps")), ["theme"]);
    let listed = "Cookies\n\nNecessary Cookies\nsess_a: keeps your visit (1 day)\nAnalytical Cookies\nan_b: counts visits (2 days)\n";
    assert_eq!(
        declared(listed, "x.txt"),
        lines([("sess_a", Some(Category::Necessary), Some(DAY)), ("an_b", Some(Category::Statistics), Some(2 * DAY))])
    );
}

#[test]
fn the_title_is_no_line_of_a_menu() {
    let title = |text: &str, file: &str| charter::read(text.as_bytes(), file).unwrap().charter.title.en;
    let table = "<table><tr><th>Cookie<th>Durée<tr><td>mes_a<td>13 mois</table>";
    assert_eq!(title(&format!("<h4>Accueil</h4><h1>Politique de cookies</h1>{table}"), "x.html"), "Politique de cookies");
    assert_eq!(title(&format!("<meta property=og:title content=\"Nos cookies\"><h1>Accueil</h1>{table}"), "x.html"), "Nos cookies");
    let text = "Skip to main content\n\nHome\nCouncil\n\nCookies that we use\n\nCookie name\tPurpose\tDuration\nan_a\tCounts\t1 day\n";
    assert_eq!(title(text, "x.txt"), "Cookies that we use");
    // The way to the page, and keys of translations.
    for above in ["Vous êtes ici : Accueil", "Accueil > Politique de cookies", "Home » Cookies", "title"] {
        let text = format!("{above}\n\nPolitique de cookies\n\nNom du cookie\tFinalité\tDurée\nmes_a\tCompter\t13 mois\n");
        assert_eq!(title(&text, "x.txt"), "Politique de cookies", "{above}");
    }
}

/// What was read right must not be lost to what the shapes above need.
#[test]
fn headers_kinds_and_components_count_only_where_they_are_meant() {
    let stacked = "Cookies\nName\nPurpose\nDuration\nNecessary Cookies\n_ga\ncounts\n2 years\n_gid\ncounts\n1 day\n";
    assert_eq!(declared(stacked, "x.txt").first(), Some(&("_ga".to_owned(), None, Some(730 * DAY))));
    let empty_first = "|  | Name | Duration |\n|---|---|---|\n| Google | _ga |\n| Meta | _fbp |\n";
    assert_eq!(declared(empty_first, "x.md"), lines([("_ga", None, None), ("_fbp", None, None)]));
    let labelled = "Cookie name,Type,Purpose\n_x_lang,Session,Language. Duration: 1 year\nsid_a,Session,Basket\n";
    let lives: Vec<_> = declared(labelled, "x.csv").into_iter().map(|(name, _, life)| (name, life)).collect();
    assert_eq!(lives, [("_x_lang".to_owned(), Some(365 * DAY)), ("sid_a".to_owned(), None)]);
    let holes = "<table><tr><th>Name<th>Duration</tr><tr><td>_x_<User Name=\"a\"></td><td>1 day</td></tr><tr><td>_y_<uuid/></td><td>1 day</td></tr></table>";
    assert_eq!(declared(holes, "x.html"), lines([("_x_*", None, Some(DAY)), ("_y_*", None, Some(DAY))]));
}

/// What a page declares without naming a cookie is declared: services, with what for and for how long.
#[test]
fn a_table_of_services_is_one_of_declarations_without_names() {
    let text = "# Cookies\n\nNous utilisons les cookies suivants :\n\n| Service | Finalité | Durée |\n|---|---|---|\n| Statistiques de visite | Compter les visiteurs | 13 mois |\n| Bandeau | Retenir votre choix | 6 mois |\n";
    assert_eq!(declared(text, "x.md"), lines([("", None, MONTHS), ("", None, Some(6 * 2_626_560))]));
    let loaded = charter::read(text.as_bytes(), "x.md").unwrap();
    let services: Vec<&str> = loaded.charter.declarations.iter().map(|line| line.service.fr.as_str()).collect();
    assert_eq!(services, ["Statistiques de visite", "Bandeau"]);
    // Services of which nothing is said that has to do with cookies.
    let plain = text.replace("Cookies", "Guichets").replace("les cookies suivants", "les outils suivants");
    assert!(charter::read(plain.as_bytes(), "x.md").is_err());
}

/// In a table without a column of kinds the column of purposes names them.
#[test]
fn a_purpose_that_is_the_name_of_a_kind_is_one() {
    let kinds = [
        ("Mesure d’audience", Some(Category::Statistics)),
        ("Langue (nécessaire)", Some(Category::Necessary)),
        ("strictement nécessaire", Some(Category::Necessary)),
        ("Ciblage publicitaire", Some(Category::ThirdParty)),
        ("Retient votre choix (publicité)", None),
        ("Retient votre choix (nécessaire ou non)", None),
        ("Publicité (nécessaire)", None),
        ("Mesure d’audience (exempté de consentement)", None),
        ("Matomo (exempté de consentement)", None),
        ("Nécessaire : non", None),
        ("Publicité : retient votre choix", None),
        ("Opt-out publicité", None),
        ("Permet de rester connecté", None),
        ("Fournit un identifiant au service de mesure", None),
    ];
    let rows: Vec<String> = kinds.iter().enumerate().map(|(at, (purpose, _))| format!("x_ck_{at}\tMairie\t{purpose}\t13 mois\n")).collect();
    let read = declared(&format!("Cookies\n\nNom\tFournisseur\tFinalité\tDurée\n{}", rows.concat()), "x.txt");
    let found: Vec<_> = read.into_iter().map(|(_, category, _)| category).collect();
    assert_eq!(found, kinds.map(|(_, category)| category));
}
