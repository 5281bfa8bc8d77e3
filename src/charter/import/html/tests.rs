use super::*;
use crate::charter::import::document::Table;

fn tables(text: &str) -> Vec<Table> {
    blocks(text, 1).into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn cells(text: &str) -> Vec<Vec<String>> {
    tables(text).into_iter().flat_map(|table| table.rows).map(|row| row.cells).collect()
}

#[test]
fn merged_cells_stand_in_every_place() {
    let text = "<table><tr><td rowspan=2>A<td>b<td rowspan=3>c<tr><td>d<tr><td colspan=2>e</table>";
    assert_eq!(cells(text), [["A", "b", "c"], ["A", "d", "c"], ["e", "e", "c"]]);
    assert!(tables("<table><tr><td>a<td>b<tr><th colspan=2>Statistik</table>")[0].rows[1].is_across);
}

#[test]
fn what_is_seen_is_text() {
    let text = "<table><tr><td><code>cookie_&shy;x</code><sup>1</sup><td>6&nbsp;Monate<td>a<br>b<p>c</p></tr></table>";
    assert_eq!(cells(text), [["`cookie_x`", "6 Monate", "a\nb\nc"]]);
    assert_eq!(cells("<table><tr><td>_pk_id.<ID><td>x</table>"), [["_pk_id.<ID>", "x"]]);
    assert!(tables("<script>'<table><tr><td>x</table>'</script>").is_empty());
}

#[test]
fn boxes_lists_and_tables_in_tables() {
    let text = "<div role=table><div role=row><span role=columnheader>Name</span><span role=columnheader>Dauer</span></div><div role=row><div role=cell>_ga</div><div role=cell>1 Tag</div></div></div>";
    assert_eq!(cells(text), [["Name", "Dauer"], ["_ga", "1 Tag"]]);
    let text = "<dl><dt>Name<dd>_ga<dt>Dauer<dd>1 Tag</dl>";
    assert_eq!(cells(text), [["Name", "_ga"], ["Dauer", "1 Tag"]]);
    let text = "<table><tr><td><h2>Statistik</h2><table><tr><td>_ga<td>x</table></table>";
    let found = blocks(text, 1);
    assert!(matches!(found.first(), Some(Block::Heading { text, .. }) if text == "Statistik"), "{found:?}");
}

#[test]
fn lines_and_headings() {
    let text = "<h2>A</h2>\n<p><strong>Cookies analytiques</strong></p>\n<table>\n<tr><td>a<td>b</tr>\n<tr><td>c<td>d</table>";
    let found = blocks(text, 10);
    assert!(matches!(found.get(1), Some(Block::Heading { level: 6, text, .. }) if text == "Cookies analytiques"));
    assert_eq!(tables(text)[0].rows[1].line, 5);
}

#[test]
fn code_of_a_template_is_no_text() {
    let text = "<h1>Cookies</h1>\n<table>\n<% body.with_row do |row|\n  row.with_cell(text: \"_ga\")\n%><tr><td>own_session</td><td><%= t(\"x.y\") %>1 day</td></tr></table>";
    let found = |text: &str, file: &str| {
        let loaded = crate::charter::read(text.as_bytes(), file).unwrap();
        loaded.charter.declarations.iter().map(|line| (line.name().to_owned(), line.line)).collect::<Vec<_>>()
    };
    for file in ["cookies.html.erb", "cookies.njk", "cookies.cshtml", "cookies.hbs"] {
        assert_eq!(found(text, file), [("own_session".to_owned(), 5)], "{file}");
    }
    // What is never closed takes nothing with it.
    assert_eq!(found("<p><% x</p><table><tr><th>Name<th>Duration<tr><td>own_x<td>1 day</table>", "x.erb"), [("own_x".to_owned(), 1)]);
}
