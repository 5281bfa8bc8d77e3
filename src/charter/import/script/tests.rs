use crate::charter::{Category, Declaration, DeclaredLife, read};

fn told(file: &str, text: &str) -> Vec<(String, String, Option<Category>)> {
    let life = |line: &Declaration| match line.life {
        DeclaredLife::Session => "session".to_owned(),
        DeclaredLife::Lasting { seconds, .. } => seconds.to_string(),
        DeclaredLife::Unsaid => String::new(),
    };
    let read = read(text.as_bytes(), file).unwrap_or_else(|problem| panic!("{file}: {problem:?}"));
    read.charter.declarations.iter().map(|line| (line.name().to_owned(), life(line), line.category)).collect()
}

fn row(name: &str, life: &str, category: Option<Category>) -> (String, String, Option<Category>) {
    (name.to_owned(), life.to_owned(), category)
}

#[test]
fn groups_of_a_constant() {
    let text = "const GROUPS: ReadonlyArray<Group> = [\n  {\n    id: 'essential',\n    label: 'Essentiels',\n    description: 'Qu\\'il faut au site : panier, langue.',\n    required: true,\n    cookies: [\n      { name: 'shop_session', purpose: 'Session', duration: '15 min' },\n      { name: 'shop_locale', purpose: 'Langue', duration: '12 mois' },\n    ],\n  },\n  {\n    id: 'analytics',\n    label: 'Analytiques',\n    cookies: [{ name: '_pk_id', purpose: 'Visiteur unique', duration: '13 mois' }],\n  },\n];\n\nexport default function Page() {\n  return <p className=\"mt-1\">L'outil qu'on emploie</p>;\n}\n";
    let (minutes, months) = ((15 * 60).to_string(), (13 * 2_626_560).to_string());
    let expected = [
        row("shop_session", &minutes, Some(Category::Necessary)),
        row("shop_locale", &(12 * 2_626_560).to_string(), Some(Category::Necessary)),
        row("_pk_id", &months, Some(Category::Statistics)),
    ];
    assert_eq!(told("cookies.tsx", text), expected);
    let lines: Vec<usize> = read(text.as_bytes(), "cookies.tsx").unwrap().charter.declarations.iter().map(|line| line.line).collect();
    assert_eq!(lines, [8, 9, 15]);
}

#[test]
fn a_kind_and_a_provider_in_each_object() {
    let text = "export const cookies: Cookie[] = [\n  { cookieName: '_fbp', provider: 'Meta', category: CookieCategory.Marketing, retention: 90, retentionUnit: 'days' },\n  // { cookieName: 'old_one', category: 'x' },\n  { cookieName: \"csrf_token\", provider: 'nous', category: 'necessary', retention: 'Session' },\n  { cookieName: /^_hj/, category: 'analytics', retention: durations['12_months'] },\n]\n";
    let expected = [
        row("_fbp", &(90 * 86_400).to_string(), Some(Category::ThirdParty)),
        row("csrf_token", "session", Some(Category::Necessary)),
        row("_hj*", &(12 * 2_626_560).to_string(), Some(Category::Statistics)),
    ];
    assert_eq!(told("data.ts", text), expected);
}

#[test]
fn rows_of_cells_below_their_headers() {
    let text = "<template>\n  <DsfrTable :headers=\"headers\" :rows=\"rows\" />\n</template>\n<script setup lang=\"ts\">\nconst headers = ['Nom du cookie', 'Finalité', 'Durée']\nconst rows = [\n  ['_pk_id.*', `Mesure d'audience`, '13 mois'],\n  ['tarteaucitron', 'Votre choix', '1 an'],\n]\n</script>\n";
    let expected = [
        row("_pk_id.*", &(13 * 2_626_560).to_string(), Some(Category::Statistics)),
        row("tarteaucitron", &(365 * 86_400).to_string(), None),
    ];
    assert_eq!(told("Cookies.vue", text), expected);
}

#[test]
fn names_as_keys_and_texts_by_language() {
    let text = "{\"optionalCookies\": {\"groups\": [{\"commonGroup\": \"statistics\", \"cookies\": [\n{\"name\": \"_pk_id.*\", \"host\": \"example.org\", \"expiration\": {\"fi\": \"13 mois\", \"sv\": \"\"}}]}]}}";
    assert_eq!(told("siteSettings.json", text), [row("_pk_id.*", &(13 * 2_626_560).to_string(), Some(Category::Statistics))]);
    let text = "export default { marketing: { _fbp: { duration: '90 days', description: 'x' }, _gcl_au: { duration: '90 days', description: 'y' } } }";
    let life = (90 * 86_400).to_string();
    assert_eq!(told("list.js", text), [row("_fbp", &life, Some(Category::ThirdParty)), row("_gcl_au", &life, Some(Category::ThirdParty))]);
}

#[test]
fn markup_with_texts_in_braces() {
    let text = "export default () => (\n<table>\n<tr><th>Nom{' '}</th><th>Durée</th></tr>\n{/* <tr><td>old_one</td><td>1 an</td></tr> */}\n<tr><td>{\"_pk_id\"}{' '}</td><td>13 mois</td></tr>\n<tr><td>own_choice</td><td>{DURATION}</td></tr>\n{rows.map((row) => (<tr key={row.name}><td>{row.name}</td><td>{row.life}</td></tr>))}\n</table>);";
    assert_eq!(told("page.jsx", text), [row("_pk_id", &(13 * 2_626_560).to_string(), None), row("own_choice", "", None)]);
    assert_eq!(read(text.as_bytes(), "page.jsx").unwrap().charter.declarations[0].line, 5);
}

#[test]
fn code_that_declares_nothing_is_refused() {
    for text in [
        "const x = [{ id: 1, name: 'Berlin' }, { id: 2, name: 'Paris' }];",
        "function f(a) { return a[0] / 2; }",
        "[[[[[[((((",
        "{\"a\": [1, 2]}",
    ] {
        assert!(read(text.as_bytes(), "x.ts").is_err(), "{text}");
    }
    // Titles of a banner are no names, nor is what its code is called.
    let banner = "const sections = [{ title: 'Cookies nécessaires', description: 'Toujours actifs' }, { title: 'Statistiques', description: 'Mesure' }];\nexport default function Cookies() {\n  const handle_change = (key_a) => set_prefs(key_a);\n  return (\n    <ul>\n      <li onClick={() => handle_change('x_y')}>Cookies</li>\n    </ul>\n  );\n}\n";
    assert!(read(banner.as_bytes(), "banner.jsx").is_err());
    let deep = "[".repeat(200_000);
    assert!(read(deep.as_bytes(), "x.json").is_err());
}

#[test]
fn tables_of_consent_tools_below_their_titles() {
    let text = "run({ sections: [\n{ title: 'Ciò che usiamo', description: 'Cookie.' },\n{ title: 'Necessari <b>sempre</b>', cookieTable: { headers: { name: 'Nome', dd: 'Descrizione', tt: 'Durata' },\n body: [ { name: 'own_x', dd: 'Scelta', tt: '1 giorno' } ] } },\n{ title: 'Statistiche', cookieTable: { headers: { name: 'Nome', dd: 'Descrizione' }, body: [ { name: '^_x_', dd: 'Visite' } ] } } ] });";
    let expected = [row("own_x", "86400", Some(Category::Necessary)), row("_x_*", "", Some(Category::Statistics))];
    assert_eq!(told("consent.js", text), expected);
}

#[test]
fn a_list_inside_what_is_said_of_a_cookie_is_no_group() {
    let text = "[{\"name\":\"_x_id\",\"expiry\":\"1 day\",\"party\":{\"name\":\"Acme\",\"links\":[\"https://a.example\"]}},{\"name\":\"theme\",\"expiry\":\"2 days\"}]";
    assert_eq!(told("list.json", text), [row("_x_id", "86400", None), row("theme", "172800", None)]);
    let text = "const cookies = [\n{ name: 'own_x', purpose: 'Basket', translations: { fr: { alias: ['panier'] } } },\n{ name: 'x-lang', purpose: 'Language', translations: { fr: { alias: ['langue'] } } } ];";
    assert_eq!(told("list.js", text), [row("own_x", "", None), row("x-lang", "", None)]);
}

#[test]
fn names_with_their_paths_and_hosts() {
    let text = "const config = { services: [\n{ name: 'own-sign-in', purposes: ['essential'], cookies: ['own_x'] },\n{ name: 'counter', purposes: ['analytics'], cookies: [[/^_x_.*$/, '/', '.example.org'], 'x_session'] } ] };";
    let (necessary, statistics) = (Some(Category::Necessary), Some(Category::Statistics));
    assert_eq!(told("klaro.js", text), [row("own_x", "", necessary), row("_x_*", "", statistics), row("x_session", "", statistics)]);
    let text = "{\"cookies\": [{\"cookieName\": \"_x_id\", \"lifespan\": \"1 day\", \"displayGroupName\": \"Performance\"}]}";
    assert_eq!(told("export.json", text), [row("_x_id", "86400", Some(Category::Statistics))]);
}

#[test]
fn properties_and_links_of_a_page_are_no_cookies() {
    let metadata = "import type { Metadata } from 'next';\nexport const metadata: Metadata = {\n  title: 'Cookie Policy — Shop',\n  description: 'How our cookies work.',\n};\nconst links = [\n  { key: 'imprint', label: 'Imprint', url: '/imprint' },\n  { key: 'privacy_page', label: 'Privacy', url: '/privacy' },\n];\n";
    let page = "export default () => (<main><h1>Cookies</h1><p>We use cookies.</p><p>All cookies end.</p><p>Cookies help.</p></main>);\n";
    let names = read(format!("{metadata}{page}").as_bytes(), "page.tsx").map_or_else(|_| Vec::new(), |loaded| loaded.charter.declarations);
    assert!(names.is_empty(), "{names:?}");
    let text = format!("{metadata}const cookies = [{{ name: 'shop_session', duration: '1 day', url: '/privacy' }}];\n{page}");
    assert_eq!(told("page.tsx", &text), [row("shop_session", "86400", None)]);
}

#[test]
fn cookies_with_addresses_are_cookies() {
    let described = "const cookies = [\n  { name: '_ga', provider: 'Google', purpose: 'Counts visits', url: '/privacy#ga' },\n  { name: 'shop_session', provider: 'Shop', purpose: 'Keeps the basket', url: '/privacy#session' },\n];\n";
    assert_eq!(told("cookies.tsx", described).len(), 2);
    let paths =
        "export const cookies = [{ name: 'PHPSESSID', description: 'Session', url: '/' }, { name: '_ga', description: 'x', url: '/' }];";
    assert_eq!(told("cookies.ts", paths), [row("PHPSESSID", "", None), row("_ga", "", None)]);
    // Of links nothing is said, or they have a label and no name.
    for links in [
        "[{ name: 'privacy_page', href: '/privacy' }, { name: 'cookie_page', href: '/cookies' }]",
        "[{ key: 'privacy_page', description: 'How we work', url: '/privacy' }, { key: 'cookie_page', description: 'x', url: '/c' }]",
    ] {
        assert!(read(format!("const links = {links};").as_bytes(), "links.ts").is_err(), "{links}");
    }
}

#[test]
fn a_property_may_have_its_value_on_the_next_lines() {
    let text = "export const metadata: Metadata = {\n  title:\n    'Cookie Policy',\n  description:\n    'How our cookies work' +\n    ' and why.',\n};\nexport default () => (\n<table>\n<tr><th>Name</th><th>Duration</th></tr>\n<tr><td>own_x</td><td>1 day</td></tr>\n</table>\n<p>\n  Note:\n  cookies end.\n</p>);\n";
    let loaded = read(text.as_bytes(), "page.tsx").unwrap();
    let found: Vec<(&str, usize)> = loaded.charter.declarations.iter().map(|line| (line.name(), line.line)).collect();
    assert_eq!(found, [("own_x", 11)]);
    assert_eq!(super::without_code("a:\n'b',\nNote:\ntext\n'c'\n"), "\n\nNote:\ntext\n'c'\n");
}
