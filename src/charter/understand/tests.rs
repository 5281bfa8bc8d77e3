use crate::charter::{self, Category, Declaration, DeclaredLife, LoadedCharter};

fn declared(text: &str, file: &str) -> Vec<Declaration> {
    charter::read(text.as_bytes(), file).unwrap().charter.declarations
}

#[test]
fn a_table_that_is_the_whole_file_is_read_by_its_header() {
    for text in [
        "Name\tDescription\tCompany\tDuration\nsessionid\tLanguage of the interface\tGoogle\t24 hours\n",
        "Description;Nom technique;Société;Expiration\nCookie de sécurité contre la falsification;cart;Google;1 jour\n",
        // The first line below the header has a cell that could be one.
        "Catégorie,Expiration,Objectif,Nom\nFonctionnels,,Cookie de sécurité contre la falsification,MUID\nTiers,1 jour,Partage,theme\n",
    ] {
        let lines = declared(text, "x.csv");
        assert_eq!(lines.len(), text.lines().count() - 1, "{text}");
        assert!(lines.iter().all(|line| line.pattern.is_some()), "{text}");
    }
    // Among others on a page it needs more than that.
    let page = "Our prices.\n\n| Name | Duration |\n|---|---|\n| yoga | 1 hour |\n";
    assert!(charter::read(page.as_bytes(), "x.md").is_err());
}

#[test]
fn a_kind_above_a_table_comes_before_what_a_purpose_makes_one_think_of() {
    let page = |heading: &str| {
        format!("# Cookies\n\n## {heading}\n\n| Cookie | Purpose | Duration |\n|---|---|---|\n| test_x | Audience measurement | 1 day |\n")
    };
    let category = |heading: &str| declared(&page(heading), "x.md")[0].category;
    assert_eq!(category("Functional cookies"), Some(Category::Necessary));
    assert!(matches!(category("Marketing cookies"), Some(Category::FirstParty | Category::ThirdParty)));
    assert_eq!(category("Our cookies"), Some(Category::Statistics), "where nothing stands above it, the purpose tells");
}

#[test]
fn a_line_of_a_list_that_names_its_own_kind_is_of_that() {
    let text = "# Cookies\n\nNous déposons des cookies pour la mesure d’audience.\n\n- has_js : détection de JavaScript, session, cookie technique\n\
                - _pk_id : identifiant de visiteur, 13 mois\n- ad_id : cookie publicitaire (90 jours)\n";
    let lines = declared(text, "x.md");
    let of = |name: &str| lines.iter().find(|line| line.name() == name).unwrap().category;
    assert_eq!((of("has_js"), of("_pk_id")), (Some(Category::Necessary), Some(Category::Statistics)));
    assert_eq!(of("ad_id"), Some(Category::ThirdParty));
}

fn page(html: &str) -> LoadedCharter {
    charter::read(html.as_bytes(), "x.html").unwrap_or_else(|problem| panic!("{problem:?}: {html}"))
}

fn named(loaded: &LoadedCharter) -> Vec<(&str, Option<Category>, Option<i64>)> {
    loaded.charter.declarations.iter().map(|line| (line.name(), line.category, line.life.seconds())).collect()
}

const DAY: i64 = 86_400;

#[test]
fn a_heading_that_speaks_of_something_else_is_no_kind() {
    let html = "<h2>Article 10 - Quelles mesures de sécurité mettons-nous en place ?</h2><h3>Quels sont les cookies utilisés ?</h3>\
                <table><tr><th>Cookies</th><th>Finalités</th><th>Durée de vie du cookie</th></tr>\
                <tr><td>form-data</td><td>Support</td><td>1 heure</td></tr><tr><td>vuid</td><td>Vidéos</td><td>13 mois</td></tr></table>";
    let loaded = page(html);
    assert_eq!(named(&loaded).iter().map(|line| line.1).collect::<Vec<_>>(), [None, None]);
    // A sentence above one that begins to speak of cookies; a short kind counts.
    let with = |above: &str| page(&html.replace("Article 10 - Quelles mesures de sécurité mettons-nous en place ?", above));
    assert_eq!(named(&with("Article 9 - Ce que nous faisons des statistiques de fréquentation de nos bureaux"))[0].1, None);
    assert_eq!(named(&with("3. Mesure d’audience"))[0].1, Some(Category::Statistics));
    assert_eq!(named(&with("Les cookies qui servent aux statistiques de fréquentation de nos pages"))[0].1, Some(Category::Statistics));
}

#[test]
fn headers_the_wrong_way_round() {
    let html = "<h2>Cookies técnicas</h2><table><tr><th>Cookie</th><th>Duración</th><th>Descripción</th></tr>\
                <tr><td>cnp_prefs</td><td>Guarda lo permitido.</td><td>1 año</td></tr>\
                <tr><td>bm_sv</td><td>Distingue personas.</td><td>2 horas</td></tr></table>";
    let loaded = page(html);
    assert_eq!(
        named(&loaded),
        [("cnp_prefs", Some(Category::Necessary), Some(365 * DAY)), ("bm_sv", Some(Category::Necessary), Some(7_200))]
    );
    assert_eq!(loaded.charter.declarations[0].purpose.en, "Guarda lo permitido.");
}

#[test]
fn a_first_line_is_no_header() {
    let html = "<h2>Technisch notwendige Cookies</h2><table><tr><td>cookie_consent</td><td>Speichert die Wahl. Laufzeit: 1 Jahr</td></tr>\
                <tr><td>csrf_token</td><td>Schutz der Formulare. Laufzeit: Sitzung</td></tr>\
                <tr><td>lang_pref</td><td>Sprache. Laufzeit: 1 Jahr</td></tr></table>";
    let loaded = page(html);
    assert!(!named(&loaded).is_empty() || !loaded.not_understood.is_empty());
    assert!(loaded.charter.declarations.is_empty() || loaded.charter.declarations.iter().any(|line| line.name() == "cookie_consent"));
}

#[test]
fn what_is_kept_elsewhere_is_listed() {
    let html = "<table><tr><th>Název</th><th>Typ</th><th>Účel</th><th>Platnost</th></tr>\
                <tr><td><code>cookie_consent</code></td><td>Nezbytné</td><td>Volba</td><td>Trvale (localStorage)</td></tr>\
                <tr><td>Google Analytics (<code>_ga</code>, <code>_ga_*</code>)</td><td>Analytické</td><td>Sledování</td><td>2 roky</td></tr></table>";
    let loaded = page(html);
    let (kind, life) = (Some(Category::Statistics), Some(730 * DAY));
    assert_eq!(named(&loaded), [("_ga", kind, life), ("_ga_*", kind, life)]);
    assert_eq!(loaded.not_understood.len(), 1);
    assert_eq!(loaded.language, "cs");
}

#[test]
fn what_stands_below_a_heading_of_another_storage_is_listed() {
    let cookies = "<h1>Cookies</h1><table><tr><th>Cookie</th><th>Durée</th></tr><tr><td>_pk_id</td><td>13 mois</td></tr></table>";
    let table =
        "<table><tr><th>Nom</th><th>Finalité</th><th>Durée</th></tr><tr><td>mon_theme</td><td>Apparence</td><td>1 an</td></tr></table>";
    let list = "<ul><li><code>mon_theme</code> : garde l’apparence (1 an)</li><li><code>mon_menu</code> : menu ouvert (1 an)</li></ul>";
    for (heading, listed) in [
        ("Stockage local du navigateur", true),
        ("Session storage", true),
        ("Cookies et stockage local", false),
        ("Pixels de suivi", false),
    ] {
        for (below, count) in [(table, 1), (list, 2)] {
            let loaded = page(&format!("{cookies}<h2>{heading}</h2>{below}"));
            let names = loaded.charter.declarations.iter().map(|line| line.name().to_owned()).collect::<Vec<_>>();
            assert_eq!(names.len(), if listed { 1 } else { 1 + count }, "{heading}: {names:?}");
            assert_eq!(loaded.not_understood.len(), if listed { count } else { 0 }, "{heading}: {below}");
        }
    }
    // The header of a table knows better than the heading above it.
    let loaded = page(&format!("<h2>Local storage</h2>{cookies}"));
    assert_eq!(loaded.charter.declarations.len(), 1);
}

#[test]
fn each_name_of_a_cell_has_its_life() {
    let html = "<table><tr><th>Cookies</th><th>Finalité</th><th>Durée</th></tr>\
                <tr><td>_ga, _gid</td><td>Mesure</td><td>_ga : 2 ans. _gid : 24 heures.</td></tr></table>";
    let lives: Vec<DeclaredLife> = page(html).charter.declarations.iter().map(|line| line.life).collect();
    assert_eq!(lives.iter().map(|life| life.seconds()).collect::<Vec<_>>(), [Some(730 * DAY), Some(DAY)]);
}

#[test]
fn what_the_french_call_an_identifier_is_a_name() {
    let html = "<h2>Cookies</h2><table><tr><th>Identifiant</th><th>Finalité</th><th>Durée</th></tr>\
                <tr><td>tarif_choisi</td><td>Garde le tarif choisi</td><td>1 mois</td></tr></table>";
    assert_eq!(named(&page(html)).iter().map(|line| line.0).collect::<Vec<_>>(), ["tarif_choisi"]);
}

#[test]
fn headers_the_wrong_way_round_where_few_durations_have_a_number() {
    let html = "<h2>Cookies</h2><table><tr><th>Cookie</th><th>Purpose</th><th>Duration</th></tr>\
                <tr><td>cnp_prefs</td><td>1 year</td><td>Remembers what the visitor has allowed.</td></tr>\
                <tr><td>shop_basket</td><td>persistent</td><td>Holds what the visitor wants to buy.</td></tr>\
                <tr><td>shop_list</td><td>until deleted</td><td>Holds what the visitor likes and may want.</td></tr></table>";
    let loaded = page(html);
    assert_eq!(named(&loaded)[0].2, Some(365 * DAY));
    assert_eq!(loaded.charter.declarations[1].purpose.en, "Holds what the visitor wants to buy.");
    // A short purpose with a duration in it stays one.
    let upright = "<h2>Cookies</h2><table><tr><th>Cookie</th><th>Purpose</th><th>Duration</th></tr>\
                   <tr><td>news_seen</td><td>Hides news for 1 day</td><td>short</td></tr><tr><td>shop_list</td><td>Your list</td><td>long</td></tr></table>";
    assert_eq!(page(upright).charter.declarations[0].purpose.en, "Hides news for 1 day");
}

#[test]
fn names_and_what_is_said_of_them_without_a_header() {
    let table = "<table><tr><td>shop_basket</td><td>Holds what the visitor wants to buy.</td></tr>\
                 <tr><td>shop_lang</td><td>The language of the pages.</td></tr></table>";
    let loaded = page(&format!("<h2>Cookies of this site</h2>{table}"));
    assert_eq!(named(&loaded).iter().map(|line| line.0).collect::<Vec<_>>(), ["shop_basket", "shop_lang"]);
    assert_eq!(loaded.charter.declarations[1].purpose.en, "The language of the pages.");
    // Nothing speaks of cookies above it: it may be a table of fields.
    assert!(charter::read(format!("<h2>Fields of an order</h2>{table}").as_bytes(), "x.html").is_err());
    // Plain words may be anything.
    let words = table.replace("shop_basket", "basket").replace("shop_lang", "language");
    assert!(!charter::read(format!("<h2>Cookies</h2>{words}").as_bytes(), "x.html").is_ok_and(|read| !named(&read).is_empty()));
}

#[test]
fn a_name_without_marks_beside_others_in_a_list() {
    let list =
        "# Cookies\n\n- _ga: tells visitors apart (2 years)\n- theme: light or dark pages (1 year)\n- lang: the language (6 months)\n";
    let lines = declared(list, "x.md");
    assert_eq!(lines.iter().map(Declaration::name).collect::<Vec<_>>(), ["_ga", "theme", "lang"]);
    assert_eq!(lines[1].life.seconds(), Some(365 * DAY));
    // A list of plain words with durations is none of names.
    let kept = "# Data and cookies\n\n- invoices: kept for 10 years\n- messages: kept for 3 years\n- orders: kept for 5 years\n";
    assert!(!charter::read(kept.as_bytes(), "x.md").is_ok_and(|read| !named(&read).is_empty()));
}

#[test]
fn sentences_below_an_unknown_header_are_purposes() {
    let page = "| COOKIE | DURACIÓN | INFORMACIÓN QUE NOS FACILITA |\n|———|———|———|\n| _utma | 2 años | Permite conocer el navegador del usuario. |\n| _utmb | 30 minutos | Identifica usuarios únicos para estadísticas. |\n";
    let lines = declared(page, "x.md");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].purpose.en, "Permite conocer el navegador del usuario.");
}

#[test]
fn what_declares_something_outside_of_tables_is_listed() {
    let listed =
        |text: &str| charter::read(text.as_bytes(), "x.txt").unwrap().not_understood.iter().map(|line| line.line).collect::<Vec<_>>();
    // A line with a name and its life that no table took.
    let text =
        "Cookies\n\nName Purpose Duration\n_ga Tells visitors apart 2 years\n\nAlways Session\n_gat Limits requests Always 10 minutes\n";
    assert_eq!(listed(text), [7]);
    // A page that tells in prose alone.
    let text = "Cookies utilizadas en la web\nLas cookies guardan la sesión y su nombre técnico es siempre igual, o sea JSESSIONID.\nSon cookies que duran poco y se llaman de este modo siempre, o sea show_cookies.\nCómo modificar las cookies\n";
    assert_eq!(listed(text), [2, 3]);
    // What it calls a cookie is declared.
    let text = "Cookies utilizadas en la web\nUna cookie de tipo técnico denominada JSESSIONID guarda la sesión.\nSe descarga una cookie denominada show_cookies.\nCómo modificar las cookies\n";
    let names: Vec<String> = declared(text, "x.txt").iter().map(|line| line.name().to_owned()).collect();
    assert_eq!(names, ["JSESSIONID", "show_cookies"]);
}

#[test]
fn a_session_cookie_is_one_where_its_duration_is_left_out() {
    let page = "| Cookie | Purpose | Duration |\n|---|---|---|\n| app_sess | A session cookie that follows your progress. | |\n| app_x | Follows your session. | |\n";
    let lines = declared(page, "x.md");
    assert_eq!((lines[0].life, lines[1].life), (DeclaredLife::Session, DeclaredLife::Unsaid));
    let text = "Our cookies\n\nAntiXsrfToken - this cookie helps prevent forgery. This cookie is strictly necessary.\n";
    assert_eq!(declared(text, "x.txt")[0].category, Some(Category::Necessary));
}

#[test]
fn that_consent_is_required_makes_nothing_necessary() {
    let page = |kind: &str| format!("| Nazwa | Typ | Czas przechowywania |\n|---|---|---|\n| _ga | {kind} | 2 lata |\n");
    let category = |kind: &str| declared(&page(kind), "x.md")[0].category;
    assert_eq!((category("Pozostałe (wymagana jest zgoda)"), category("Wymagane")), (None, Some(Category::Necessary)));
    assert_eq!(category("Soumis à votre consentement"), None);
}

#[test]
fn names_of_frameworks_are_entries_of_a_list() {
    let text = "Essential cookies\n\n  • .AspNetCore.Identity.Application — keeps you signed in.\n  • .AspNetCore.Culture — stores your language.\n";
    let names: Vec<String> = declared(text, "x.txt").iter().map(|line| line.name().to_owned()).collect();
    assert_eq!(names, [".AspNetCore.Identity.Application", ".AspNetCore.Culture"]);
    let noted = "Name Description Lifetime\n.AspNetCore.Antiforgery.*[1] Prevents forgery Session\n";
    assert_eq!(declared(&format!("Cookies\n\n{noted}"), "x.txt")[0].life, DeclaredLife::Session);
}

#[test]
fn what_a_cookie_does_with_kinds_is_none_of_its_own() {
    let text = "Cookies\n\n- cmplz_marketing: Remembers choice about marketing cookies.\n- _hj_x: Blocks loading of analytics cookies.\n";
    assert!(declared(text, "x.md").iter().all(|line| line.category.is_none()));
    // A header that is in no list stands above anything.
    let page = "| Cookie | Duration | Opt-out |\n|---|---|---|\n| _ga | 2 years | Click here to object to it |\n| _gid | 1 day | Click here to object to it |\n";
    assert_eq!(declared(page, "x.md")[0].purpose.en, "");
    // Text below a table is no row of it.
    let text = "Cookies\n\nName\n\nPurpose\n\nDuration\n\n_ga\n\nCounts\n\n2 years\n\n_gid\n\nCounts\n\n1 day\n\nPour en savoir plus\n\nCliquez ici\n\nSession\n";
    assert_eq!(declared(text, "x.txt").len(), 2);
}

#[test]
fn a_kind_alone_between_the_rows_is_that_of_the_rows_below() {
    let page = "# Cookies\n\n| Name | Purpose | Duration |\n|---|---|---|\n| Necessary |\n| app_sess | Signs in | Session |\n| Marketing |\n| _fbp | Ads | 3 months |\n";
    let lines = declared(page, "x.md");
    let told: Vec<(&str, Option<Category>)> = lines.iter().map(|line| (line.name(), line.category)).collect();
    assert_eq!(told, [("app_sess", Some(Category::Necessary)), ("_fbp", Some(Category::ThirdParty))]);
}

#[test]
fn a_row_that_lost_an_empty_cell_is_put_in_its_place() {
    let page = "Cookie | Provider | Purpose | Duration |\n---|---|---|---|\nown_choice | Us | Keeps the choice | 1 year |\n_x_id | Tells visitors apart | 2 years | |\n_x_ses | Them | Follows one visit | session |\n";
    let lines = declared(&format!("Cookies\n\n{page}"), "x.md");
    let told = |line: &Declaration| (line.provider.clone(), line.purpose.en.clone(), line.life.seconds());
    assert_eq!(told(&lines[1]), (String::new(), "Tells visitors apart".to_owned(), Some(2 * 365 * 86_400)));
    assert_eq!(told(&lines[2]).0, "Them");
    let page = "Name | Category | Source | Storage time | Description |\n_x_cap | necessary | up to 180 days | Keeps robots out. | |\n";
    let lines = declared(&format!("Cookies\n\n{page}"), "x.txt");
    assert_eq!((told(&lines[0]).1, told(&lines[0]).2), ("Keeps robots out.".to_owned(), Some(180 * 86_400)));
}

#[test]
fn columns_are_told_by_more_than_the_first_word_of_their_headers() {
    // Beside a host the company is the provider, and "name / domain" stands above names.
    let page = "Cookies\n\nName / Domain\tProvider\tDuration\tPurpose\n_x_id\tAcme Ltd\t2 years\tCounts visits\n";
    assert_eq!(declared(page, "x.txt")[0].provider, "Acme Ltd");
    let page = "Cookies\n\nName\tDomain\tProvider\tDuration\n_x_id\tacme.example\tAcme Ltd\t2 years\n";
    assert_eq!(declared(page, "x.txt")[0].provider, "Acme Ltd");
    // Without a header the first line is one of them, also where its name is a plain word.
    let page = "Our cookies\n\nmail\tSession\tUsed while you register\n_x_id\tSession\tUsed while you sign in\nx_lang\t1 year\tKeeps the language\n";
    let lines = declared(page, "x.txt");
    assert_eq!((lines.len(), lines[0].name(), lines[0].purpose.en.as_str()), (3, "mail", "Used while you register"));
    // Also where plain words are as many as names.
    let page = "Our cookies\n\nmail\tSession\tUsed while you register\nfsl\tSession\tFull screen\n_x_id\tSession\tUsed while you sign in\n_x_y\t1 year\tKeeps it\n";
    assert_eq!(declared(page, "x.txt").iter().map(|line| line.name().to_owned()).collect::<Vec<_>>(), ["mail", "fsl", "_x_id", "_x_y"]);
}

#[test]
fn what_a_purpose_says_of_life_and_kind_where_no_column_does() {
    let lives = |told: [&str; 4]| {
        let rows: Vec<String> = (0..).zip(told).map(|(at, told)| format!("| own_{at} | {told} |")).collect();
        let lines = declared(&format!("Cookies\n\n| Cookie | Description |\n|---|---|\n{}\n", rows.join("\n")), "x.md");
        lines.iter().map(|line| line.life.seconds().map(|seconds| seconds / 86_400)).collect::<Vec<_>>()
    };
    let told = ["Tells visitors apart (2 years).", "Keeps (for you) the choice (1 day).", "Keeps the basket (30 days)", "Counts visits"];
    assert_eq!(lives(told), [Some(730), Some(1), Some(30), None]);
    // Brackets hold other things as well, and one of them says nothing of the table.
    for told in [
        [
            "Checks the age of visitors (18 years)",
            "Keeps the choice",
            "Keeps the basket (lost after 30 min.)",
            "Counts visits (7 days a week)",
        ],
        ["Remembers a search (last 10 minutes)", "Visits (more than 1 year)", "Shows news (7 days a week)", "Chat (every 2 days)"],
    ] {
        assert_eq!(lives(told), [None; 4]);
    }
    let page = "Cookies\n\n| Cookie | Purpose |\n|---|---|\n| _x_id | Analytics |\n| own_x | Keeps the choice |\n| own_y | Personalization |\n| own_z | Necessary? |\n";
    let told: Vec<Option<Category>> = declared(page, "x.md").iter().map(|line| line.category).collect();
    assert_eq!(told, [Some(Category::Statistics), None, None, None]);
    let page = "Cookies\n\n## Annonces du site\n\n| Nom | Finalité | Durée |\n|---|---|---|\n| own_c | Message lu | 1 jour |\n";
    assert_eq!(declared(page, "x.md")[0].category, None);
}

#[test]
fn a_paragraph_says_nothing_of_the_table_below_it_and_entries_do() {
    let category = |text: &str| declared(&format!("Cookies\n\n{text}\n\nCookie\tDuration\nown_x\t1 year\n"), "x.txt")[0].category;
    for text in [
        "Cookies are small text files that are placed on your device when you visit a site and read again later. Necessary cookies are always active. You can refuse all others in the settings of your browser.",
        "Este sitio utiliza cookies propias y de terceros. Las cookies técnicas son imprescindibles para navegar. Puede aceptar o rechazar las demás en el panel que se muestra al entrar, y cambiar de opinión cuando quiera.",
    ] {
        assert_eq!(category(text), None, "{text}");
    }
    for text in ["• These cookies are strictly necessary.\n• They are set by us.", "* Strictly necessary cookies\n* They are always on."]
    {
        assert_eq!(category(text), Some(Category::Necessary), "{text}");
    }
}

#[test]
fn a_header_with_a_duration_in_it_is_one() {
    for header in ["Cookie;Session or persistent;Use", "Nom;Maximum 13 mois;Finalité", "Name;Sitzungs- oder dauerhaft;Zweck"] {
        let page = format!("Cookies\n\n{header}\nown_x;Session;Keeps the basket\n_x_id;2 years;Counts visits\n").replace(';', "\t");
        let lines = declared(&page, "x.txt");
        assert_eq!((lines.len(), lines[0].name(), lines[1].purpose.en.as_str()), (2, "own_x", "Counts visits"), "{header}");
    }
}

#[test]
fn a_sentence_that_says_something_else_is_no_purpose() {
    let page = "Our cookies\n\n_x_id\nProvider: Acme\nDuration: 2 years\nAcme may transfer this data to the United States.\n";
    assert_eq!(declared(page, "x.txt")[0].purpose.en, "");
    let page = "Cookies\n\nName\tDuration\tTransfers outside the EU\n_x_id\t2 years\tTransferred to the United States.\nown_x\tsession\tNo transfer takes place.\n";
    assert_eq!(declared(page, "x.txt")[0].purpose.en, "");
}

#[test]
fn a_provider_stays_where_it_is() {
    let told = |page: &str| {
        let line = &declared(&format!("# Cookies\n\n{page}"), "x.md")[0];
        (line.provider.clone(), line.purpose.en.clone())
    };
    let header = "| Cookie | Provider | Purpose | Duration | Link |\n|---|---|---|---|---|\n";
    assert_eq!(told(&format!("{header}| _x_id | Acme | Session | see policy | |\n")).0, "Acme");
    let header = "| Cookie | Provider | Purpose | Duration |\n|---|---|---|---|\n";
    assert_eq!(told(&format!("{header}| own_t | Acme | 1 day | |\n")), ("Acme".to_owned(), String::new()));
    let hosts = |one: &str, other: &str, means: &str| {
        told(&format!("| Name | {one} | {other} | Expiry |\n|---|---|---|---|\n| _x_id | acme.example | {means} | 2 years |\n")).0
    };
    assert_eq!([hosts("Domain", "Set by", "JavaScript"), hosts("Provider", "Source", "Script")], ["acme.example"; 2]);
}

#[test]
fn turkish_and_russian_charters() {
    let turkish = "# Çerez Politikası\n\n## Zorunlu çerezler\n\n| Çerez Adı | Amaç | Süre |\n|---|---|---|\n| site_oturum | Oturumunuzu açık tutar | Oturum |\n| site_dil | Dil tercihiniz | 1 yıl |\n\n## Reklam ve pazarlama çerezleri\n\n| Çerez Adı | Amaç | Süre |\n|---|---|---|\n| kampanya_x | Reklamlarımız için kullanılır | 3 ay |\n";
    let russian = "# Файлы cookie\n\n## Необходимые файлы cookie\n\n| Название cookie | Назначение | Срок хранения |\n|---|---|---|\n| site_session | Хранит ваш вход на сайте | Сеанс |\n| site_lang | Запоминает язык | 1 год |\n\n## Рекламные файлы cookie\n\n| Название cookie | Назначение | Срок хранения |\n|---|---|---|\n| campaign_x | Используется для рекламы | 3 месяца |\n";
    for (text, tag) in [(turkish, "tr"), (russian, "ru")] {
        let loaded = charter::read(text.as_bytes(), "x.md").unwrap();
        assert_eq!((loaded.language.as_str(), loaded.not_understood.len()), (tag, 0));
        let lines: Vec<_> = loaded.charter.declarations.iter().map(|line| (line.category, line.life)).collect();
        assert_eq!(lines[0], (Some(Category::Necessary), DeclaredLife::Session), "{tag}");
        assert_eq!((lines[1].0, lines[1].1.seconds()), (Some(Category::Necessary), Some(365 * DAY)), "{tag}");
        assert_eq!((lines[2].0, lines[2].1.seconds()), (Some(Category::ThirdParty), Some(3 * 2_626_560)), "{tag}");
    }
    // Bulgarian is none of them.
    let bulgarian = "<h1>Политика за бисквитки</h1><p>Този сайт използва cookies и не събира данни. Не е нужно съгласие за сайта на браузъра.</p><table><tr><th>Име</th><th>Срок</th></tr><tr><td>_pk_id</td><td>13 months</td></tr></table>";
    assert_ne!(charter::read(bulgarian.as_bytes(), "x.html").unwrap().language, "ru");
}
