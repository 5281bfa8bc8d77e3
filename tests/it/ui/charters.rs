//! Charters in the window: portals that are proposed, named and forgotten, charters that are opened and closed, and what is declared or not.

use std::path::PathBuf;

use cookie_charter::classify::Finding;
use cookie_charter::column::ColumnId;
use cookie_charter::store::FormatId;
use cookie_charter::ui::env::Picked;
use cookie_charter::ui::kit::{Ask, Becomes, PortalWish, Screen, Source};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

use super::support::{Window, sample, window_over};
use crate::support::builder::{Plain, builder};
use cookie_charter::i18n::Language;

const HOST: &str = "data.ville-exemple.fr";

fn store(folder: &TempDir) -> PathBuf {
    let plain = |host: &str, name: &str| Plain {
        host: host.to_owned(),
        name: name.to_owned(),
        path: "/".to_owned(),
        value: "a1b2c3d4".to_owned(),
        secure: true,
        http_only: true,
    };
    let mut cookies: Vec<Plain> =
        ["sessionid", "csrftoken", "django_language", "cookies_preferences", "_pk_id.1.1fff"].map(|name| plain(HOST, name)).into();
    cookies.push(plain("www.autre-exemple.fr", "theme"));
    builder(FormatId::Firefox).build(folder.path(), &cookies)
}

fn portal() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = store(&folder);
    let mut window = window_over(folder, Language::En, vec![Source::Path(path)]);
    window.wait_for("the store", |window| window.rows() == 6);
    window.idle();
    window
}

fn undeclared(window: &Window) -> usize {
    let rows = window.harness.state().state().inventory().unwrap().clone();
    rows.iter().filter(|view| view.verdict.findings.is_undeclared()).count()
}

#[test]
fn a_portal_is_proposed_named_kept_and_forgotten() {
    let mut window = portal();
    assert_eq!(undeclared(&window), 0, "until it is named the charter does not speak for it");
    window.click(Role::Tab, "Overview");
    assert!(window.shows_part(HOST) && window.shows_part("If it is your portal"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "This is my portal");
    assert!(!window.shows_part("If it is your portal"));
    assert_eq!(undeclared(&window), 1, "its measurement cookie");
    assert!(std::fs::read_to_string(window.path("config/portals.toml")).unwrap().contains(HOST));
    assert!(window.labels().iter().any(|label| label.starts_with("Button ") && label.contains("not declared")), "worth a look");

    window.click(Role::Tab, "Charter");
    assert!(window.shows("4 of 4 present"));
    window.click(Role::Button, "Show the undeclared cookies");
    assert_eq!(window.rows(), 1);
    assert!(window.shows("Only: not declared"));

    window.click(Role::Tab, "Charter");
    window.click(Role::Button, HOST);
    assert_eq!(undeclared(&window), 0, "forgotten");
    assert!(window.shows_part("If it is your portal"), "and proposed again");
    window.click(Role::Button, "Not mine");
    assert!(!window.shows_part("If it is your portal"));
    window.restart();
    let path = window.path("cookies.sqlite");
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    window.click(Role::Tab, "Charter");
    assert!(!window.shows_part("If it is your portal"), "also after a restart");
}

#[test]
fn the_audit_of_a_portal_proposes_its_charter() {
    let mut window = portal();
    let site = HOST.split_once('.').unwrap().1;
    let audit = |window: &mut Window| {
        window.click(Role::Tab, "Audit");
        window.type_into("Site, for example example.fr", site);
        window.press(egui::Key::Enter);
        window.idle();
    };
    audit(&mut window);
    let labels = window.labels().join("\n");
    assert!(window.shows("Charter: none") && window.shows_part("If it is your portal"), "{labels}");
    // Only to see what comes of it.
    window.click(Role::Button, "Compare with this charter");
    let labels = window.labels().join("\n");
    assert!(window.shows_part("Charter: Cookie charter of Opendatasoft portals") && !window.shows_part("If it is your portal"), "{labels}");
    assert!(window.shows("Declared and present: 4"), "{labels}");

    // Named, it is meant where the portal is audited by its own host; it does not speak for all that lies below the domain of a town.
    let mut window = portal();
    audit(&mut window);
    window.click(Role::Button, "This is my portal");
    window.idle();
    let labels = window.labels().join("\n");
    assert!(window.shows("Charter: none") && !window.shows_part("If it is your portal"), "{labels}");
    window.click(Role::Button, &format!("Audit {HOST}"));
    window.idle();
    let labels = window.labels().join("\n");
    assert!(!window.shows_part("Audit the portal by itself"), "{labels}");
    assert!(window.shows_part("Charter: Cookie charter of Opendatasoft portals") && window.shows("Declared and present: 4"), "{labels}");
    assert!(!window.shows_part("speaks for"), "it is in the scope: {labels}");

    // Refused, nothing speaks of it any more; that there is no charter is said once.
    let mut window = portal();
    audit(&mut window);
    assert!(window.shows_part("as on a portal of that platform"), "{}", window.labels().join("\n"));
    window.click(Role::Button, "Not mine");
    let labels = window.labels();
    let told = |part: &str| labels.iter().filter(|label| label.contains(part)).count();
    assert_eq!((told("If it is your portal"), told("portal of that platform"), told("No charter was given")), (0, 0, 1), "{labels:#?}");
}

#[test]
fn a_portal_is_typed() {
    let mut window = portal();
    window.click(Role::Tab, "Charter");
    let field = "Host of my portal, e.g. data.example.fr";
    window.type_into(field, "fr");
    window.click(Role::Button, "Add");
    assert!(window.shows_part("Below this name lie the domains of many"), "{}", window.labels().join("\n"));
    assert_eq!(undeclared(&window), 0);
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.press_with(egui::Modifiers::COMMAND, egui::Key::A);
    window.type_into(field, HOST);
    window.press(egui::Key::Enter);
    assert!(window.shows_part(&format!("{HOST} is now a portal of the charter.")), "it is told: {:#?}", window.labels());
    assert_eq!(undeclared(&window), 1, "{}", window.labels().join("\n"));
}

/// Wishes that come while another is carried out wait for it, and nothing that the file holds is lost, also when the window is closed at once.
#[test]
fn portals_are_named_one_after_the_other_and_kept() {
    let mut window = portal();
    std::fs::write(window.path("config/portals.toml"), "[[portal]]\nhost = \"kept.exemple.fr\"\ncharter = \"opendatasoft\"\n").unwrap();
    let ctx = window.harness.ctx.clone();
    for host in [HOST, "www.autre-exemple.fr"] {
        let wish = PortalWish { charter: "opendatasoft".to_owned(), host: host.to_owned(), becomes: Becomes::Mine };
        window.harness.state_mut().act(&ctx, Ask::Portal(wish));
    }
    eframe::App::on_exit(window.harness.state_mut(), None);
    let kept = std::fs::read_to_string(window.path("config/portals.toml")).unwrap();
    assert!([HOST, "www.autre-exemple.fr", "kept.exemple.fr"].iter().all(|host| kept.contains(host)), "{kept}");
}

const CHARTER: &str = "id = \"ville\"\ntitle = \"Charter of the town\"\npublisher = \"ville-exemple.fr\"\nscope = [\"ville-exemple.fr\"]\n\n[[cookie]]\nname = \"_pk_id*\"\n\
                       provider = \"The town\"\nservice = \"Matomo\"\npurpose = \"Counts visits\"\ncategory = \"statistics\"\nlifetime_days = 393\n";

#[test]
fn the_page_is_led_to_the_charter_that_was_just_kept() {
    let mut window = portal();
    window.harness.set_size(egui::vec2(900.0, 600.0));
    window.click(Role::Tab, "Charter");
    let open = |window: &mut Window, name: &str, text: &str| {
        let path = window.path(name);
        std::fs::write(&path, text).unwrap();
        window.dialogs.will_answer(Picked::Path(path));
        window.click(Role::Button, "Open a charter…");
        window.keep_charter();
    };
    let lines: Vec<String> =
        (0..40).map(|number| format!("[[cookie]]\nname = \"long_{number}\"\ncategory = \"necessary\"\nsession = true\n")).collect();
    open(
        &mut window,
        "long.toml",
        &format!(
            "id = \"long\"\ntitle = \"A long one\"\npublisher = \"long-exemple.fr\"\nscope = [\"long-exemple.fr\"]\n\n{}",
            lines.join("\n")
        ),
    );
    // Nobody provides anything in it: there is no column for that.
    assert!(window.paints_part("Declared life: session") && !window.paints_part("long_1, Provider"), "{}", window.labels().join("\n"));
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Num3);
    window.press(egui::Key::Home);
    open(&mut window, "ville.toml", CHARTER);
    let top = |window: &Window, title: &str| window.harness.get_by_role_and_label(Role::Heading, title).rect().top();
    let place = top(&window, "Charter of the town");
    assert!((80.0..200.0).contains(&place), "{place}");
    assert!(top(&window, "A long one") < 0.0);
}

#[test]
fn charters_are_opened_beside_each_other_and_closed() {
    let mut window = portal();
    let path = window.path("ville.toml");
    std::fs::write(&path, CHARTER).unwrap();
    window.click(Role::Tab, "Charter");
    window.dialogs.will_answer(Picked::Path(path.clone()));
    window.click(Role::Button, "Open a charter…");
    window.keep_charter();
    assert!(window.shows("Charter of the town") && window.shows("Cookie charter of Opendatasoft portals"), "side by side");
    assert!(window.shows("1 of 1 present"), "{}", window.labels().join("\n"));
    assert!(window.shows_part("Declared life: 393"), "as it is declared");
    // The opened charter stands first.
    window.harness.query_all_by_role_and_label(Role::Button, "present (1)").next().unwrap().click();
    window.idle();
    assert_eq!(window.rows(), 1);
    assert!(window.shows_part("Only: declared as _pk_id*"));

    // The same file by the way of stores: what it is, its content decides.
    let ctx = window.harness.ctx.clone();
    let renamed = window.path("charter.txt");
    std::fs::copy(&path, &renamed).unwrap();
    window.click(Role::Tab, "Charter");
    window.click(Role::Button, "Close this charter");
    assert!(!window.shows("Charter of the town"));
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(renamed)]));
    window.idle();
    window.keep_charter();
    assert!(window.shows("Charter of the town") && window.harness.state().state().screen == Screen::Charter);

    // One in a table with hosts, paths and durations is no store.
    let table = window.path("table.csv");
    std::fs::write(&table, "Name,Domain,Path,Expiration,Type\n_ga,.ville-exemple.fr,/,2 years,Analytics\n").unwrap();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(table)]));
    window.idle();
    window.keep_charter();
    assert!(window.shows_part("_ga") && window.harness.state().state().stores.len() == 1, "{}", window.labels().join("\n"));

    std::fs::write(&path, "id = \"ville\"\ntitle = 3\n").unwrap();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    assert!(window.shows_part("line"), "what is wrong, and where: {}", window.labels().join("\n"));
}

#[test]
fn declared_or_not_stands_in_details_column_and_filter() {
    let mut window = sample();
    let label = window.labels().into_iter().find(|label| label.starts_with("Row sessionid, ")).unwrap();
    window.click(Role::Row, label.trim_start_matches("Row "));
    assert!(window.shows("Declared") && window.shows_part("declares it as sessionid"), "{}", window.labels().join("\n"));
    assert!(window.harness.state().state().settings.columns.is_empty());
    assert!(window.harness.query_by_role_and_label(Role::ColumnHeader, "Sort by Declared").is_some(), "a usual column");
    window.click(Role::Button, "Filter");
    window.click(Role::MenuItemCheckBox, "Not declared");
    window.press(egui::Key::Escape);
    let rows = window.harness.state().state().browsing.rows.value().unwrap().clone();
    assert_eq!(rows.ids.len(), 2);
    let view = rows.inventory.get(rows.ids[0]).unwrap();
    assert!(view.verdict.findings.has(Finding::Undeclared) || view.verdict.findings.has(Finding::ThirdPartyUndeclared));
    assert_eq!(ColumnId::Declared.code(), "declared");
    let label = window.labels().into_iter().find(|label| label.starts_with("Row ")).unwrap();
    window.click(Role::Row, label.trim_start_matches("Row "));
    assert!(window.shows("Not declared"));
    window.click(Role::Button, "Only: not declared");
    assert_eq!(window.rows(), 136);
}

#[test]
fn of_a_long_charter_what_is_near_is_laid_out_and_all_of_it_is_reached() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("charter.csv");
    let head = "Name of the cookie;Company that sets it;Purpose of processing;Duration of storage;Strictly necessary\n";
    let line = |number: u32| format!("basket{number};The town;Keeps what was chosen on page {number};13 months;yes\n");
    std::fs::write(&path, head.to_owned() + &(0..400).map(line).collect::<String>()).unwrap();
    let mut window = window_over(folder, Language::En, vec![Source::Path(path)]);
    window.idle();
    window.keep_charter();
    window.press_with(egui::Modifiers::COMMAND, egui::Key::Num3);
    let rows = |window: &Window| window.labels().into_iter().filter(|label| label.starts_with("Row basket")).collect::<Vec<_>>();
    assert!(rows(&window)[0].starts_with("Row basket0, ") && rows(&window).len() < 150, "{}", rows(&window).len());
    window.press(egui::Key::End);
    assert!(rows(&window).iter().any(|row| row.starts_with("Row basket399, ")), "{:?}", rows(&window).last());
    window.press(egui::Key::Home);
    assert!(rows(&window)[0].starts_with("Row basket0, "));
}

/// What a line without a name means nobody knows, so it is neither called absent nor counted among what is declared.
#[test]
fn a_line_without_a_name_is_not_called_absent() {
    let mut window = portal();
    let path = window.path("partners.csv");
    std::fs::write(&path, "Cookie name;Provider;Purpose;Duration\ntheme;The town;Colours;1 year\n;Our partners;Whatever they embed;\n")
        .unwrap();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().act(&ctx, Ask::Open(vec![Source::Path(path)]));
    window.idle();
    window.keep_charter();
    window.click(Role::Tab, "Charter");
    let labels = window.labels();
    let rows: Vec<&String> = labels.iter().filter(|label| label.starts_with("Row ") && label.contains("Our partners")).collect();
    let [row] = rows.as_slice() else { panic!("{labels:#?}") };
    assert!(row.starts_with("Row no name given, Provider: Our partners") && !row.contains("absent"), "{row}");
    assert!(!row.contains(": ,"), "nothing is said of what it does not say: {row}");
    assert!(window.shows("1 of 1 present"), "{labels:#?}");
}
