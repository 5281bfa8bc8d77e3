use crate::charter::{self, Category, Declaration};

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
