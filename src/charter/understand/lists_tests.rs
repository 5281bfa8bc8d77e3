//! Lists of names and of services, as charters have them: nothing of them is dropped, and no service becomes a name.

use crate::charter::{self, Category, LoadedCharter};

const DAY: i64 = 86_400;
const MONTH: i64 = 2_626_560;

fn read(text: &str, file: &str) -> LoadedCharter {
    charter::read(text.as_bytes(), file).unwrap_or_else(|problem| panic!("{problem:?}: {text}"))
}

/// Each declaration by its name, or its service in angle brackets, with its life in seconds (0 for a session).
fn declared(text: &str, file: &str) -> Vec<(String, Option<i64>)> {
    let name = |line: &charter::Declaration| if line.pattern.is_some() { line.name().to_owned() } else { format!("<{}>", line.service.fr) };
    let seconds = |line: &charter::Declaration| if line.life == charter::DeclaredLife::Session { Some(0) } else { line.life.seconds() };
    read(text, file).charter.declarations.iter().map(|line| (name(line), seconds(line))).collect()
}

fn lines<const N: usize>(lines: [(&str, Option<i64>); N]) -> Vec<(String, Option<i64>)> {
    lines.map(|(name, life)| (name.to_owned(), life)).to_vec()
}

fn listed(text: &str, file: &str) -> Vec<String> {
    read(text, file).not_understood.into_iter().map(|line| line.text).collect()
}

#[test]
fn each_entry_has_its_own_duration_whatever_it_begins_with() {
    let all = lines([("_ga", Some(13 * MONTH)), ("_gid", Some(DAY)), ("tarteaucitron", Some(6 * MONTH)), ("PHPSESSID", Some(0))]);
    for mark in ["- ", "• ", "* ", "– ", "1. "] {
        let text =
            format!("Cookies\n\n{mark}_ga (13 mois)\n{mark}_gid (1 jour)\n{mark}tarteaucitron (6 mois)\n{mark}PHPSESSID (session)\n");
        assert_eq!(declared(&text, "x.txt"), all, "{mark}");
    }
    for list in ["ul", "ol"] {
        let html =
            format!("<h1>Cookies</h1><{list}><li>_ga (13 mois)<li>_gid (1 jour)<li>tarteaucitron (6 mois)<li>PHPSESSID (session)</{list}>");
        assert_eq!(declared(&html, "x.html"), all);
    }
    // What is said below a name with its duration keeps that.
    assert_eq!(declared("_ga (13 mois)\nMesure l’audience des cookies.\n", "x.txt"), lines([("_ga", Some(13 * MONTH))]));
}

#[test]
fn a_service_among_cookies_is_a_declaration_without_a_name() {
    let year = Some(365 * DAY);
    let plain = lines([("_ga", Some(13 * MONTH)), ("<YouTube>", year), ("_fbp", Some(3 * MONTH)), ("<Google Maps>", Some(730 * DAY))]);
    for text in [
        "_ga (13 mois)\nYouTube (1 an)\n_fbp (3 mois)\nGoogle Maps (2 ans)\n",
        "_ga : 13 mois\nYouTube : 1 an\n_fbp : 3 mois\nGoogle Maps : 2 ans\n",
        "_ga : mesure d’audience, 13 mois\nYouTube : vidéos, 1 an\n_fbp : publicité, 3 mois\nGoogle Maps : cartes, 2 ans\n",
        "- _ga (Google) – 13 mois\n- YouTube (1 an)\n- _fbp, Meta, 3 mois\n- Google Maps – 2 ans – cartes\n",
    ] {
        assert_eq!(declared(text, "x.md"), plain, "{text}");
    }
    // In front of the cookies as well.
    assert_eq!(declared("YouTube (1 an)\n_ga (13 mois)\n", "x.txt"), lines([("<YouTube>", year), ("_ga", Some(13 * MONTH))]));
    // Of a duration nothing is said: the line is listed.
    let text = "Cookies\n\n- _ga (13 mois)\n- Google Maps\n- YouTube\n- _gid (1 jour)\n";
    assert_eq!(declared(text, "x.txt"), lines([("_ga", Some(13 * MONTH)), ("_gid", Some(DAY))]));
    assert_eq!(listed(text, "x.txt"), ["- Google Maps", "- YouTube"]);
    let text = "_ga : audience, 13 mois\nYouTube : vidéos\n_fbp : publicité, 3 mois\n";
    assert_eq!(declared(text, "x.txt"), lines([("_ga", Some(13 * MONTH)), ("<YouTube>", None), ("_fbp", Some(3 * MONTH))]));
    // The label of a duration says it of the cookie, and services alone are no list of cookies.
    assert_eq!(declared("Cookies\n\n_ga (Google)\nDurée : 13 mois\n", "x.txt"), lines([("_ga", Some(13 * MONTH))]));
    assert!(charter::read("Garantie\n\n- Aspirateur (2 ans)\n- Grille-pain (1 an)\n".as_bytes(), "x.txt").is_err());
    // The menu of a page is none of its cookies.
    let html = "<h1>Cookies</h1><ul><li>_ga (13 mois)</li></ul><ul><li>Accueil</li><li>Contact</li></ul>";
    assert!(listed(html, "x.html").is_empty());
}

#[test]
fn names_of_which_nothing_is_said() {
    let kinds = |text: &str, file: &str| {
        let loaded = read(text, file);
        loaded.charter.declarations.iter().map(|line| (line.name().to_owned(), line.category)).collect::<Vec<_>>()
    };
    let (statistics, necessary) = (Some(Category::Statistics), Some(Category::Necessary));
    let all = |names: &[(&str, Option<Category>)]| names.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect::<Vec<_>>();
    let html = "<h1>Cookies</h1><h2>Cookies statistiques</h2><ul><li>_ga</li><li>_gid</li></ul><h2>Cookies nécessaires</h2><ul><li>PHPSESSID</li></ul>";
    assert_eq!(kinds(html, "x.html"), all(&[("_ga", statistics), ("_gid", statistics), ("PHPSESSID", necessary)]));
    let text = "Cookies nécessaires :\n- PHPSESSID\n- XSRF-TOKEN\nCookies statistiques :\n- _ga\n- _gid\n";
    let of_both = all(&[("PHPSESSID", necessary), ("XSRF-TOKEN", necessary), ("_ga", statistics), ("_gid", statistics)]);
    assert_eq!(kinds(text, "x.txt"), of_both);
    // Without the word for cookies beside the kinds, and without marks.
    let text = "Nos cookies\n\nNécessaires :\nPHPSESSID\nXSRF-TOKEN\nStatistiques :\n_ga\n_gid\n";
    assert_eq!(kinds(text, "x.txt"), of_both);
    let code = "# Politique cookies\n## Statistiques\n- `_ga`\n- `theme`\n- Google Analytics (_gid, _gat)\n- YouTube\n- theme\n";
    let in_code = all(&[("_ga", statistics), ("theme", statistics), ("_gid", statistics), ("_gat", statistics)]);
    assert_eq!(kinds(code, "x.md"), in_code);
    assert_eq!(listed(code, "x.md"), ["- YouTube", "- theme"]);
    // Where nothing speaks of cookies, they are names of anything, and an attribute is none.
    assert!(charter::read("# Interface\n\n- client_id\n- client_secret\n".as_bytes(), "x.md").is_err());
    assert!(charter::read("# Cookies\n\n- max_age\n- http_only\n".as_bytes(), "x.md").is_err());
}

#[test]
fn names_behind_the_colon_of_a_sentence_about_cookies() {
    for text in [
        "<p>Les cookies suivants sont déposés : _ga, _gid et _fbp.</p>",
        "<p>Les cookies que nos partenaires déposent avec votre accord sur votre appareil : _ga, _gid, _fbp</p>",
    ] {
        assert_eq!(declared(text, "x.html"), lines([("_ga", None), ("_gid", None), ("_fbp", None)]), "{text}");
    }
    // More than names stands behind it.
    let text = "<p>Cookies et interface, ce que les appels de nos programmes doivent envoyer : client_id ou un autre identifiant.</p>";
    assert!(charter::read(text.as_bytes(), "x.html").is_err());
}

#[test]
fn tables_without_a_header_among_services() {
    for border in ["\t", "|"] {
        let text = "Cookies\n\n_ga\tGoogle\tStatistiques\t13 mois\nGoogle Maps\tGoogle\tCartes\t1 an\nYouTube\tGoogle\tFilms\t1 an\n"
            .replace('\t', border);
        let found = read(&text, "x.txt").charter.declarations;
        assert_eq!(found.iter().map(charter::Declaration::name).collect::<Vec<_>>(), ["_ga", "", ""], "{text}");
        assert_eq!(found[1].service.fr, "Google Maps");
        assert_eq!(found[1].life.seconds(), Some(365 * DAY));
    }
    let second =
        "Nos cookies\nNom\tFournisseur\tDurée\n_ga\tGoogle\t13 mois\n\nTableau 2\n_gid\tGoogle\t1 jour\nMeta Pixel\tMeta\t3 mois\n";
    assert_eq!(declared(second, "x.txt"), lines([("_ga", Some(13 * MONTH)), ("_gid", Some(DAY)), ("<Meta Pixel>", Some(3 * MONTH))]));
    // A list above it has no columns that it goes on with.
    let html = "<h1>Cookies</h1><ul><li>_ga: 13 months</li></ul><table><tr><td>_x1</td><td>1 year</td></tr><tr><td>Service Y</td><td>2 years</td></tr></table>";
    assert_eq!(declared(html, "x.html"), lines([("_ga", Some(13 * MONTH)), ("_x1", Some(365 * DAY)), ("<Service Y>", Some(730 * DAY))]));
}

#[test]
fn the_language_is_that_of_the_page_and_a_sum_is_no_name() {
    assert_eq!(read("_ga : 13 mois\nYouTube : 1 an\n", "x.txt").language, "fr");
    assert_eq!(read("# Cookies\n- **_ga** – Google – 1 an\n", "x.md").language, "fr");
    let text = "Nom du cookie;Catégorie;Finalité;Durée\n_ga;Statistiques;Mesure;13 mois\nTotal;;;1\n";
    assert_eq!(declared(text, "x.csv"), lines([("_ga", Some(13 * MONTH))]));
    assert_eq!(listed(text, "x.csv"), ["Total | 1"]);
}

#[test]
fn standards_are_no_names() {
    let text = "Cookies nécessaires :\n- PHPSESSID\n- HTML5\n- OAuth2\n";
    assert_eq!(declared(text, "x.txt"), lines([("PHPSESSID", None)]));
    assert_eq!(listed(text, "x.txt"), ["- HTML5", "- OAuth2"]);
}

/// Whoever waits for the tests sees it where one of these is slow: none takes a second.
#[test]
fn long_lists_are_read_to_their_end() {
    for (line, names) in [("- _ga (13 mois)\n", 4_000), ("- _ga\n", 4_000), ("_ga\n", 4_000), ("- YouTube (1 an)\n", 0), ("- YouTube\n", 0)]
    {
        let read = charter::read(format!("# Cookies\n\n{}", line.repeat(4_000)).as_bytes(), "x.md");
        let named = read.map_or(0, |loaded| loaded.charter.named().count());
        assert_eq!(named, names, "{line}");
    }
}
