//! Shapes in which sites publish their charters, each as small as it can be.

use crate::charter::{Category, CharterProblem, DeclaredLife, read};

/// Seconds, 0 for none said and -1 for a session.
fn seconds(life: DeclaredLife) -> i64 {
    match life {
        DeclaredLife::Unsaid => 0,
        DeclaredLife::Session => -1,
        DeclaredLife::Lasting { seconds, .. } => seconds,
    }
}

fn told(file: &str, text: &str) -> Vec<(String, Option<Category>, i64)> {
    let declarations = read(text.as_bytes(), file).map_or_else(|_| Vec::new(), |loaded| loaded.charter.declarations);
    declarations.iter().map(|line| (line.name().to_owned(), line.category, seconds(line.life))).collect()
}

fn names(file: &str, text: &str) -> Vec<String> {
    told(file, text).into_iter().map(|line| line.0).collect()
}

const NECESSARY: Option<Category> = Some(Category::Necessary);
const STATISTICS: Option<Category> = Some(Category::Statistics);
const DAY: i64 = 86_400;

fn page(body: &str) -> String {
    format!("<h1>Cookies</h1>\n{body}\n")
}

#[test]
fn names_in_sentences() {
    let text = page(
        "<h2>Essential cookies</h2><p>The cookie own_session, for example, is set by the site. We keep your answer in a cookie called `own_choice`, for 1 day.</p>\
         <h2>Statistics</h2><p>Examples of the cookies they set are _x_id and _x_ses. They may set cookies such as <code>seen</code> and <code>_x_*</code>.</p>\
         <p>_y_a, _y_b and similar cookies of Acme may be set.</p>",
    );
    let found = told("page.html", &text);
    let of = |name: &str| found.iter().find(|line| line.0 == name).cloned();
    assert_eq!(of("own_session"), Some(("own_session".to_owned(), NECESSARY, 0)));
    assert_eq!(of("own_choice"), Some(("own_choice".to_owned(), NECESSARY, DAY)));
    let mut all = names("page.html", &text);
    all.sort();
    assert_eq!(all, ["_x_*", "_x_id", "_x_ses", "_y_a", "_y_b", "own_choice", "own_session", "seen"]);
    // What is declared elsewhere on the page is not said twice.
    let text = page(
        "<h2>Statistics</h2><table><tr><th>Name<th>Duration<tr><td>own_x<td>1 day</table><h2>Necessary</h2><p>We note it in the cookie own_x.</p>",
    );
    assert_eq!(told("page.html", &text), [("own_x".to_owned(), STATISTICS, DAY)]);
}

#[test]
fn sentences_that_name_no_cookie() {
    for sentence in [
        "Our measuring (number: <code>G-7YTZ</code>) sets cookies to count visits, with <code>anonymize_ip</code> on.",
        "Your answer is kept in localStorage under <code>own_choice</code>, which is no cookie.",
        "We do not use the cookie <code>own_x</code>.",
        "Nous n’utilisons pas le cookie <code>own_x</code>.",
        "The cookies of <code>shop.example</code> are its own.",
        "Nous avons supprimé les cookies <code>own_x</code> et <code>own_y</code> en 2024.",
        "Previously we used the own_x cookie, which was removed in May.",
        "Pour supprimer un cookie, appelez la fonction <code>own_x</code>.",
        "Les cookies sont listés dans la table <code>own_x</code>.",
        "You can set the <code>own_x</code> option of cookies.",
        "We use the plugin own_x to ask for consent to cookies.",
        "{{ link_to('own_path') }} leads to the cookies.",
        "This page explains the cookies of my_site_name.",
        "Replace the cookies abc_def_123 with those of your own site.",
        "Our plugin writes the cookies into the column own_x of the log.",
        "Cookies are configured in <code>own_cookies.yml</code> and in own_settings.php of the theme.",
        "Wir verwenden kein Cookie <code>own_x</code>.",
        "Das Cookie <code>own_x</code> wurde entfernt.",
        "Die Cookies liest die Klasse <code>Own_X</code>.",
        "Las cookies de nuestra_empresa se describen aquí.",
        "Hemos eliminado las cookies <code>own_x</code> y <code>own_y</code>.",
        "Non usiamo più il cookie <code>own_x</code>.",
        "De cookies <code>own_x</code> zijn verwijderd.",
        "Set the cookie option called own_x.",
    ] {
        let text = page(&format!("<p>{sentence}</p><p>We like cookies.</p><p>Cookies are small.</p>"));
        assert!(names("page.html", &text).is_empty(), "{sentence}: {:?}", names("page.html", &text));
    }
}

#[test]
fn sentences_that_say_not_and_name_one_all_the_same() {
    for sentence in [
        "Sans votre accord, le cookie <code>own_x</code> ne sera jamais posé.",
        "Les cookies de mesure (<code>own_x</code>) sont bloqués jusqu’à votre accord.",
        "The cookie own_x is not used to identify you.",
        "Le cookie own_x n’est utilisé qu’à des fins de mesure d’audience.",
        "Le cookie own_x n’est posé que sur la page du panier.",
        "Das Cookie own_x (funktional) merkt sich Ihre Sprache.",
        "The cookie own_x remembers that no cookies were accepted.",
        "If you block the cookie own_x, the basket does not work.",
        "The cookie own_x is never shared with third parties.",
        "Le cookie own_x n’est déposé qu’après votre accord.",
        "Das Cookie own_x wird nicht an Dritte weitergegeben.",
        "La cookie own_x no se comparte con terceros.",
        "The cookie own_x is set, and no personal data is kept in it.",
    ] {
        assert_eq!(names("page.html", &page(&format!("<p>{sentence}</p>"))), ["own_x"], "{sentence}");
    }
}

#[test]
fn a_link_over_the_menu_is_no_title() {
    for link in ["Skip to main content", "Aller au contenu principal", "Zum Inhalt springen"] {
        let read = read(format!("{link}\n\nCookie policy\n\nName\tDuration\n_x\t1 day\n").as_bytes(), "page.txt").unwrap();
        assert_eq!(read.charter.title.en, "Cookie policy", "{link}");
    }
}

#[test]
fn many_names_and_many_lives_of_one_cell() {
    let (names, lives): (Vec<String>, Vec<String>) =
        (0..10_000).map(|at| (format!("_n{at}"), format!("_n{at}: {} days", at % 9 + 1))).unzip();
    let text = page(&format!("<table><tr><th>Cookie<th>Duration<tr><td>{}<td>{}</table>", names.join("; "), lives.join("; ")));
    let told = told("page.html", &text);
    assert_eq!(told.len(), 10_000);
    assert!((0..).zip(&told).all(|(at, (.., life))| *life == (at % 9 + 1) * 86_400), "{:?}", told.get(..12));
}

#[test]
fn what_a_script_says_of_templates_is_left_alone() {
    let text = "<template><h1>Cookies</h1></template>\n<script>\nexport default { data: () => ({ cookies: [{ name: '_x', duration: '1 day', purpose: 'Reads <template> tags' }] }) }\n</script>\n";
    let read = read(text.as_bytes(), "Cookies.vue").unwrap();
    assert_eq!(read.charter.declarations[0].purpose.en, "Reads <template> tags");
}

#[test]
fn templates_of_programs() {
    let php = "@extends('layouts.app')\n<?php $own_value = 1; ?>\n<h1>Cookies</h1>\n<table>\n<tr><th>Cookie</th><th>Duration</th></tr>\n<tr><td><strong>own_x</strong></td><td>1 day</td></tr>\n<tr><td>_y_<?= $id ?></td><td>1 day</td></tr>\n</table>\n";
    for file in ["cookies.blade.php", "cookies.phtml", "cookies.php"] {
        assert_eq!(names(file, php), ["own_x", "_y_*"], "{file}");
    }
    let erb = "<table><tr><th>Name<th>Duration<tr><td>_z_<%= id.split(\"-\").last %><td>1 day</table>";
    assert_eq!(names("cookies.html.erb", erb), ["_z_*"]);
    // A program without markup is no page.
    assert!(names("cookies.php", "<?php\nreturn ['own_x' => 'y_z'];\n").is_empty());
    // Blocks of a template that is saved as a page.
    let django = "{% extends 'x' %}\n{% block own_title %}{% translate \"Cookie management\" %}{% endblock %}\n<h1>Cookies</h1><p>Cookies.</p><p>Our cookies.</p>";
    assert!(names("cookies.html", django).is_empty());
}

#[test]
fn templates_of_components() {
    let vue = "<template>\n<div>\n<h2>Cookies esenciales</h2>\n<table><tr><th>Cookie</th><th>Duración</th></tr>\n<tr><td>own-x</td><td>1 día</td></tr></table>\n</div>\n</template>\n<script setup>\nconst a_b = 1;\n</script>\n";
    assert_eq!(told("Cookies.vue", vue), [("own-x".to_owned(), NECESSARY, DAY)]);
    let keys = "<template>\n<h1>{{ $t('cookies') }}</h1>\n<m-table>\n<template #head><th>{{ $t('table.name') }}</th><th>{{ $t('cookie_description') }}</th></template>\n<tr><td>own-x</td><td>{{ $t('own_x_desc') }}</td></tr>\n<tr><td>locale</td><td>{{ $t('locale_desc') }}</td></tr>\n</m-table>\n</template>\n";
    assert_eq!(names("cookies.vue", keys), ["own-x", "locale"]);
    let rows = "<TableRow><TableCell>own_x</TableCell><TableCell>1 day</TableCell></TableRow>";
    let shadcn = format!(
        "<h1>Cookies</h1><Table><TableHeader><TableRow><TableHead>Name</TableHead><TableHead>Duration</TableHead></TableRow></TableHeader><TableBody>{rows}</TableBody></Table>"
    );
    let mui = format!(
        "<h1>Cookies</h1><Table><TableHead><TableRow><TableCell>Name</TableCell><TableCell>Duration</TableCell></TableRow></TableHead><TableBody>{rows}</TableBody></Table>"
    );
    for text in [shadcn, mui] {
        assert_eq!(told("page.tsx", &format!("export default () => (\n{text}\n);\n")), [("own_x".to_owned(), None, DAY)]);
    }
}

#[test]
fn sentences_in_constants() {
    let text = "const sections = [\n{ heading: 'Necessary cookies', paragraphs: ['Needed.'],\n items: [\n  'own_choice: keeps your answer. Provider: this site. Duration: 1 day.',\n  'own_lang: keeps the language.' ] },\n{ heading: 'Statistics', items: ['_x_a, _x_b and similar cookies may be set by Acme.'] } ];\n";
    let found = told("cookies.ts", text);
    let expected = [("own_choice", NECESSARY), ("own_lang", NECESSARY), ("_x_a", STATISTICS), ("_x_b", STATISTICS)];
    assert_eq!(found.iter().map(|line| (line.0.as_str(), line.1)).collect::<Vec<_>>(), expected);
    // Headers of a table that code fills in are no entries.
    assert!(names("x.ts", "const headers = ['Cookie', 'Description', 'Retention'];\n").is_empty());
    let keyed = "{\"cookies\": {\"session\": {\"name\": \"_own_session\", \"purpose\": \"Signing in\", \"expires\": \"1 day\"}}}";
    assert_eq!(
        told("en.json", keyed),
        [("_own_session".to_owned(), NECESSARY, DAY)].map(|line| (line.0, told("en.json", keyed)[0].1, line.2))
    );
    assert!(names("package.json", "{\"name\": \"my_app\", \"description\": \"An app\"}").is_empty());
}

#[test]
fn what_is_kept_elsewhere() {
    let head = "<h1>Cookies and local storage</h1>";
    let text = format!("{head}<h2>What we keep</h2><table><tr><th>Key<th>Purpose<th>Duration<tr><td>own_x<td>Signing in<td>1 day</table>");
    assert!(names("page.html", &text).is_empty());
    let text = page(
        "<table><tr><th>Cookie name<th>Purpose<tr><td>own_x<td>Protects forms.<tr><td>own_y<td>Stored in localStorage (not a cookie) to sign in.</table>",
    );
    assert_eq!(names("page.html", &text), ["own_x"]);
}

#[test]
fn kinds_right_above_a_table() {
    let table = "<table><tr><th>Name<th>Duration<tr><td>own_x<td>1 day</table>";
    for above in ["<p><strong>Analytics:</strong></p>", "<p><span>Analytics:</span></p>"] {
        assert_eq!(told("page.html", &page(&format!("{above}{table}")))[0].1, STATISTICS, "{above}");
    }
    // Of several sentences the one that points at the table speaks of it.
    let text =
        page(&format!("<p>Necessary cookies are always on.</p><p>Vous trouverez ci-dessous la liste des cookies statistiques.</p>{table}"));
    assert_eq!(told("page.html", &text)[0].1, STATISTICS);
}

#[test]
fn names_on_lines_of_their_own() {
    let text = page(
        "<h2>Necessary cookies</h2><div><p>auth_token</p><p>Keeps you signed in</p></div><div><p>own_lang</p><p>The language of the page</p></div>",
    );
    assert_eq!(
        told("page.html", &text).into_iter().map(|line| (line.0, line.1)).collect::<Vec<_>>(),
        [("auth_token".to_owned(), NECESSARY), ("own_lang".to_owned(), NECESSARY)]
    );
}

#[test]
fn a_session_that_is_no_duration() {
    let life = |told: &str| self::told("page.html", &page(&format!("<ul><li><code>own_x</code> — {told}</li></ul>")))[0].2;
    assert_eq!(life("gestion de votre session utilisateur"), 0);
    assert_eq!(life("keeps the basket (session)"), -1);
    assert_eq!(life("keeps the basket, for 30s"), 30);
    assert_eq!(life("kept for the duration of your session"), -1);
}

/// Each was slow once; whoever waits for the tests sees it where one is again.
#[test]
fn large_pages_of_these_shapes_are_read_once() {
    for (file, piece) in [
        ("x.html", "<p>The cookie own_x is one, and the cookie `own_y` too.</p>\n"),
        ("x.html", "own_x\n<p>_y</p><p>says a thing of it</p>"),
        ("x.erb", "<% <?"),
        ("x.erb", "_a_<%= x %>"),
        ("x.html", "{% {#"),
        ("x.vue", "<th>{{ $t('a"),
        ("x.yml", "- name: own_x\n  duration: 1 day\n"),
        ("x.yml", "a: >\n  own_x\n\n"),
        ("x.yml", "- - - a: |\n"),
        ("x.txt", "`a_b` _c, _d and "),
        ("x.html", "<table><tr><th colspan=1000 rowspan=65534>Nom"),
        ("x.html", "<table><tr><td>_a; _b; _c; [x [x"),
        ("x.txt", "Name\nDuration\n"),
        ("x.md", "[a]("),
        ("x.js", "tarteaucitron.services.a = {key: 'a'};\n"),
    ] {
        // A refusal says why; nothing else may come of it.
        let read = read(piece.repeat(300_000 / piece.len()).as_bytes(), file);
        assert!(read.is_ok() || matches!(read, Err(CharterProblem::NoCookies { .. } | CharterProblem::TooLarge { .. })), "{file}: {piece}");
    }
}
