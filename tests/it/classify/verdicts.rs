//! One cookie, one verdict: each kind of evidence has a case here.

use cookie_charter::charter;
use cookie_charter::classify::{Classifier, CommonNames, Finding, HeldOut, Knowledge, SiteDeclaration, StoreTraits, Verdict, VisitedSites};
use cookie_charter::cookie::{Cookie, CookieTable, CookieValue, Expiry, Host, Moment, PartitionKey, SameSite, ValueShape};

const SET_AT: i64 = 1_790_000_000;
const DAY: i64 = 86_400;

/// A cookie to be classified, described in a line.
#[derive(Clone, Copy)]
struct Case<'a> {
    name: &'a str,
    host: &'a str,
    partition: Option<&'a str>,
    same_site: Option<SameSite>,
    days: Option<i64>,
    http_only: bool,
    secure: bool,
    value: Option<&'a str>,
}

const PLAIN: Case<'static> =
    Case { name: "x", host: ".site.fr", partition: None, same_site: None, days: Some(30), http_only: false, secure: true, value: None };

const IDENTIFIER: &str = "f73beadc3aabc1c467c08b58e28c44d5";
const STAMPED: &str = "9f2c77.1795501553.";
const VISITS: &str = "3f.1795501553.7.1795501999";

struct World {
    visited: Option<VisitedSites>,
    traits: StoreTraits,
    knowledge: Knowledge,
}

impl World {
    fn new() -> Self {
        let charters = vec![std::sync::Arc::new(charter::builtin().clone())];
        // What other sites declare changes with each charter that is read.
        let nobody = HeldOut { counted: Some(std::sync::Arc::new(CommonNames::default())), ..HeldOut::default() };
        let knowledge = Knowledge { charters, held_out: Some(std::sync::Arc::new(nobody)), ..Knowledge::default() };
        Self { visited: None, traits: StoreTraits::default(), knowledge }
    }

    fn visiting(host: &str) -> Self {
        let at = moment(SET_AT - 5);
        Self { visited: Some(VisitedSites::new([(host, at)].into_iter(), Some((moment(SET_AT - 100), at)))), ..Self::new() }
    }

    fn row(table: &mut CookieTable, case: Case<'_>) -> Cookie {
        let partition =
            case.partition.map(|site| PartitionKey::parse_schemeful_site(site, true).unwrap()).and_then(|key| table.add_partition(key));
        Cookie {
            name: table.strings.intern(case.name),
            path: table.strings.intern("/"),
            host: Host::parse(case.host, None, &mut table.strings).unwrap(),
            partition,
            container: None,
            created: Some(moment(SET_AT)),
            last_set: None,
            last_accessed: None,
            expiry: case.days.map_or(Expiry::Session, |days| Expiry::At(moment(SET_AT + days * DAY))),
            secure: Some(case.secure),
            http_only: Some(case.http_only),
            same_site: case.same_site,
            shape: case.value.map_or(ValueShape::Missing, |value| ValueShape::of(CookieValue::new(value.as_bytes()))),
            set_by: None,
            from_log: false,
        }
    }

    fn verdict(&self, case: Case<'_>) -> (Verdict, String) {
        let mut table = CookieTable::default();
        let row = Self::row(&mut table, case);
        table.rows.push(row);
        let classifier = Classifier { knowledge: &self.knowledge, visited: self.visited.as_ref(), traits: self.traits };
        let result = classifier.classify(&table);
        let verdict = *result.verdicts.get(0).unwrap();
        let rules: Vec<&str> = result.verdicts.evidence().get(verdict.evidence).iter().map(|evidence| evidence.rule.code()).collect();
        (verdict, rules.join(" "))
    }

    /// `purpose party → category consent confidence [rules]`
    fn check(&self, case: Case<'_>, expected: &str) {
        let (verdict, rules) = self.verdict(case);
        let shown = format!(
            "{} {} → {} {} {} [{rules}]",
            verdict.purpose.code(),
            verdict.party.code(),
            verdict.category.code(),
            verdict.consent.code(),
            verdict.confidence.code(),
        );
        assert_eq!(shown, expected, "{} on {}", case.name, case.host);
    }
}

fn moment(seconds: i64) -> Moment {
    Moment::from_unix_micros(seconds * 1_000_000).unwrap()
}

#[test]
fn declared_and_settled() {
    let case = Case { name: "sessionid", host: "portail.opendatasoft.com", same_site: Some(SameSite::Lax), http_only: true, ..PLAIN };
    let (verdict, rules) = World::new().verdict(case);
    assert_eq!((verdict.category.code(), verdict.consent.code(), verdict.confidence.code()), ("necessary", "not-required", "certain"));
    assert!(rules.starts_with("same-site declared"), "{rules}");
}

#[test]
fn works_for_another_organisation() {
    let meta = Case { name: "_fbp", days: Some(90), value: Some("fb.1.1790000000.12"), ..PLAIN };
    World::visiting("www.site.fr")
        .check(meta, "advertising for-third → third-party required likely [history works-for catalogue value-mark]");
    let renamed = Case { name: "zz9", value: Some("GA1.2.1203.1790000000"), ..PLAIN };
    World::visiting("www.site.fr").check(renamed, "statistics for-third → statistics required likely [history works-for value-mark]");
}

/// What sites declare: so many as necessary, statistics, advertising.
fn declared_by(name: &str, host: &str, counts: [usize; 3]) -> World {
    let one = |(purpose, count): (usize, &usize)| {
        let said =
            move |n: usize| SiteDeclaration { site: format!("{purpose}-{n}.fr"), name: name.to_owned(), host: host.to_owned(), purpose };
        (0..*count).map(said).collect::<Vec<_>>()
    };
    let declarations: Vec<_> = counts.iter().enumerate().flat_map(one).collect();
    let mut world = World::new();
    let counted = Some(std::sync::Arc::new(CommonNames::counted(&declarations)));
    world.knowledge.held_out = Some(std::sync::Arc::new(HeldOut { counted, ..HeldOut::default() }));
    world
}

#[test]
fn how_other_sites_declare_it() {
    let case = Case { name: "zzvisiteq_4f", same_site: Some(SameSite::Lax), ..PLAIN };
    let said = |counts| declared_by("zzvisiteq_*", "", counts);
    said([0, 3, 1]).check(case, "statistics first → statistics required likely [same-site commonly-declared]");
    said([0, 2, 1]).check(case, "unknown first → first-party required assumed [same-site]");
    said([0, 2, 0]).check(case, "statistics first → statistics required assumed [same-site commonly-declared]");
    said([0, 1, 1]).check(case, "unknown first → first-party required assumed [same-site]");
    let everybodys = Case { name: "id", host: ".pistage.example", ..case };
    declared_by("id", "www.pistage.example", [0, 0, 5])
        .check(everybodys, "advertising first → first-party required likely [same-site commonly-declared]");
    declared_by("id", "", [0, 0, 2]).check(everybodys, "unknown first → first-party required assumed [same-site]");
    let several = declared_by("id", "", [0, 0, 5]);
    several.check(everybodys, "advertising first → first-party required assumed [same-site commonly-declared]");
    let needed = declared_by("id", "", [5, 0, 0]);
    needed.check(everybodys, "necessary first → necessary not-required assumed [same-site commonly-declared]");
    let identifier = Case { value: Some(IDENTIFIER), days: Some(60), ..everybodys };
    needed.check(identifier, "unknown first → first-party required assumed [same-site]");
    let embedded = Case { same_site: None, partition: Some("https://www.gazette.example"), ..everybodys };
    several.check(embedded, "unknown third → third-party required assumed [partition-key]");
}

#[test]
fn sites_and_the_catalogue_disagree() {
    let case = Case { name: "_pk_id.1.1fff", same_site: Some(SameSite::Lax), ..PLAIN };
    let world = declared_by("_pk_id.*", "", [9, 0, 0]);
    world.check(case, "statistics first → statistics if-anonymous assumed [same-site catalogue commonly-declared]");
    assert!(world.verdict(case).0.findings.has(Finding::SourcesDisagree));
    let world = declared_by("_pk_id.*", "", [2, 0, 0]);
    world.check(case, "statistics first → statistics if-anonymous assumed [same-site catalogue commonly-declared]");
    assert!(!world.verdict(case).0.findings.has(Finding::SourcesDisagree), "two sites are no source");
}

#[test]
fn audience_measurement_that_may_be_exempt() {
    let matomo = Case { name: "_pk_id.1.1fff", days: Some(393), same_site: Some(SameSite::Lax), ..PLAIN };
    World::new().check(matomo, "statistics first → statistics if-anonymous assumed [same-site catalogue]");
    declared_by("_pk_id.*", "", [0, 3, 0])
        .check(matomo, "statistics first → statistics if-anonymous likely [same-site catalogue commonly-declared]");
    let (too_long, _) = World::new().verdict(Case { days: Some(400), ..matomo });
    assert_eq!(too_long.consent.code(), "required");
    assert!(too_long.findings.has(Finding::AudienceOverThirteenMonths));
}

#[test]
fn who_embedded_it() {
    let embedded = Case { name: "zzq", host: ".pub.example", partition: Some("https://journal.fr"), ..PLAIN };
    let (verdict, _) = World::new().verdict(embedded);
    assert_eq!(verdict.party.code(), "third");
    let own = Case { name: "zzq", host: ".journal.fr", partition: Some("https://journal.fr"), same_site: Some(SameSite::None), ..PLAIN };
    assert_eq!(World::new().verdict(own).0.party.code(), "first");
    let sister =
        Case { name: "zzq", host: ".youtube.com", partition: Some("https://google.com"), same_site: Some(SameSite::None), ..PLAIN };
    let (verdict, rules) = World::new().verdict(sister);
    assert_eq!(verdict.party.code(), "first", "{rules}");
}

#[test]
fn visited_or_never_visited() {
    let case = Case { name: "zzq", ..PLAIN };
    assert_eq!(World::visiting("www.site.fr").verdict(case).0.party.code(), "first");
    let (never, rules) = World::visiting("www.other.fr").verdict(case);
    assert_eq!(never.party.code(), "third", "{rules}");
    // A history that does not reach back to the cookie proves nothing.
    let mut young = World::visiting("www.other.fr");
    let tomorrow = moment(SET_AT + DAY);
    young.visited = Some(VisitedSites::new([("www.other.fr", tomorrow)].into_iter(), Some((tomorrow, tomorrow))));
    let (unknown, rules) = young.verdict(case);
    assert_eq!((unknown.party.code(), rules.as_str()), ("first", "assumed"));
    // Nor does one that ends before the cookie was made, whatever it holds; on the last page within half an hour, it speaks.
    let ends = |host, end: i64| {
        let visits = [(host, moment(SET_AT - 2 * DAY)), ("www.other.fr", moment(end))];
        World { visited: Some(VisitedSites::new(visits.into_iter(), Some((visits[0].1, visits[1].1)))), ..World::new() }
    };
    for host in ["www.site.fr", "www.elsewhere.fr"] {
        assert_eq!(ends(host, SET_AT - DAY).verdict(case).1, "assumed", "{host}");
        assert_eq!(ends(host, SET_AT - 1_801).verdict(case).1, "assumed", "{host}");
        assert_eq!(ends(host, SET_AT - 1_800).verdict(case).1, "history", "{host}");
    }
    let embedded = Case { same_site: Some(SameSite::None), ..case };
    assert!(!ends("www.site.fr", SET_AT - 3_600).verdict(embedded).1.contains("visit-moment"));
    assert!(ends("www.site.fr", SET_AT - 60).verdict(embedded).1.contains("visit-moment"));
}

#[test]
fn a_known_tracker_is_third_unless_its_site_was_used() {
    let case = Case { name: "zzq", host: ".criteo.com", same_site: Some(SameSite::None), ..PLAIN };
    World::new().check(case, "advertising third → third-party required assumed [tracker-domain same-site-none domain-category]");
}

#[test]
fn unknown_is_an_honest_answer_and_asks_for_consent() {
    let case = Case { name: "zzq", days: Some(700), value: Some("8f3a9c2e7b1d4f60a5"), ..PLAIN };
    let (verdict, _) = World::visiting("www.site.fr").verdict(case);
    assert_eq!((verdict.category.code(), verdict.consent.code()), ("first-party", "required"));
    // A long-lived identifier that scripts can read is not necessary because its name mentions a language.
    let (lang, _) = World::visiting("www.site.fr").verdict(Case { name: "lang_id", ..case });
    assert_ne!(lang.purpose.code(), "necessary");
}

#[test]
fn words_need_attributes_that_fit() {
    let world = World::visiting("www.site.fr");
    let session = Case { name: "monsite_sess", days: None, http_only: true, ..PLAIN };
    assert_eq!(world.verdict(session).0.purpose.code(), "necessary");
    let readable_for_a_year = Case { days: Some(365), http_only: false, ..session };
    assert_ne!(world.verdict(readable_for_a_year).0.purpose.code(), "necessary");
    assert_eq!(world.verdict(Case { name: "pub_cible", ..PLAIN }).0.purpose.code(), "advertising");
    assert_eq!(world.verdict(Case { name: "stats_visites", ..PLAIN }).0.purpose.code(), "statistics");
    assert_eq!(world.verdict(Case { name: "choix_langue", value: Some("fr"), ..PLAIN }).0.purpose.code(), "necessary");
}

#[test]
fn a_name_that_begins_like_a_known_one_of_the_site_belongs_to_its_tool() {
    let mut table = CookieTable::default();
    for name in ["wisepops_visitor", "wisepops_zzq"] {
        let row = World::row(&mut table, Case { name, ..PLAIN });
        table.rows.push(row);
    }
    let world = World::new();
    let classifier = Classifier { knowledge: &world.knowledge, visited: None, traits: StoreTraits::default() };
    let result = classifier.classify(&table);
    assert_eq!(result.verdicts.get(1).unwrap().purpose.code(), "statistics");
    let rules: Vec<&str> =
        result.verdicts.evidence().get(result.verdicts.get(1).unwrap().evidence).iter().map(|evidence| evidence.rule.code()).collect();
    assert!(rules.contains(&"family"), "{rules:?}");
    assert_eq!(World::new().verdict(Case { name: "wisepops_zzq", ..PLAIN }).0.purpose.code(), "unknown", "alone it says nothing");
}

#[test]
fn weak_attributes_are_findings() {
    let world = World::visiting("www.site.fr");
    let (open, _) = world.verdict(Case { name: "PHPSESSID", days: None, http_only: false, secure: false, ..PLAIN });
    assert!(open.findings.has(Finding::SessionWithoutHttpOnly) && open.findings.has(Finding::SessionWithoutSecure));
    let (broken, _) = world.verdict(Case { name: "__Host-sid", host: ".site.fr", ..PLAIN });
    assert!(broken.findings.has(Finding::PrefixBroken));
    let (choice, _) = world.verdict(Case { name: "cookieconsent_status", days: Some(365), ..PLAIN });
    assert!(choice.findings.has(Finding::ConsentOverSixMonths));
}

#[test]
fn a_damaged_partition_key_proves_nothing() {
    let mut table = CookieTable::default();
    let mut row =
        World::row(&mut table, Case { name: "sessionid", host: "data.opendatasoft.com", same_site: Some(SameSite::Lax), ..PLAIN });
    row.partition = table.add_partition(PartitionKey::unreadable("x y"));
    table.rows.push(row);
    let world = World::new();
    let classifier = Classifier { knowledge: &world.knowledge, visited: None, traits: StoreTraits::default() };
    let verdict = *classifier.classify(&table).verdicts.get(0).unwrap();
    assert_eq!((verdict.party.code(), verdict.category.code()), ("first", "necessary"));
}

#[test]
fn facts_about_the_party_that_contradict_each_other_are_a_finding() {
    let embedded =
        Case { name: "zzq", host: ".pub.example", partition: Some("https://journal.fr"), same_site: Some(SameSite::Lax), ..PLAIN };
    assert!(World::new().verdict(embedded).0.findings.has(Finding::PartyDisputed));
    let visited = Case { name: "zzq", host: ".linkedin.com", ..PLAIN };
    assert!(World::visiting("www.linkedin.com").verdict(visited).0.findings.has(Finding::PartyDisputed));
    assert!(!World::visiting("www.site.fr").verdict(PLAIN).0.findings.has(Finding::PartyDisputed));
}

#[test]
fn a_declaration_lowers_nothing_in_silence() {
    let mut world = World::new();
    let text = "id = 'c'\ntitle = 'c'\n[[cookie]]\nname = '*'\ncategory = 'necessary'\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("c.toml");
    std::fs::write(&file, text).unwrap();
    world.knowledge.charters.insert(0, std::sync::Arc::new(charter::load(&file).unwrap().charter));
    let (tracker, _) = world.verdict(Case { name: "n4", host: "ads.doubleclick.net", partition: Some("https://example.fr"), ..PLAIN });
    assert!(tracker.findings.has(Finding::DeclaredContradicted));
    assert_ne!(tracker.confidence.code(), "certain");
}

#[test]
fn words_clear_nothing_that_follows_or_that_advertisers_use() {
    let id = Some("8f3a9c2e7b1d4f60a5c2");
    let world = World::visiting("www.site.fr");
    for name in ["gdpr_uid", "consent_uid", "gdpr_pixel", "pub_consent", "csrf_track", "cart_id", "tuuid_lu"] {
        let (verdict, rules) = world.verdict(Case { name, days: Some(390), value: id, ..PLAIN });
        assert_ne!(verdict.purpose.code(), "necessary", "{name} [{rules}]");
    }
    let (csrf, _) = world.verdict(Case { name: "my_csrf_token", days: Some(1), value: id, ..PLAIN });
    assert_eq!(csrf.purpose.code(), "necessary");
}

/// What keeps a third party's own house running serves what it is there for; what the page shows stays necessary.
#[test]
fn a_third_partys_housekeeping_serves_its_business() {
    let world = World::new();
    let under = |name, host| Case { name, host, partition: Some("https://journal.fr"), same_site: Some(SameSite::None), ..PLAIN };
    let purpose = |case: Case<'_>| {
        let (verdict, rules) = world.verdict(case);
        (verdict.purpose.code(), verdict.category.code(), verdict.consent.code(), rules.contains("third-party-business"))
    };
    let routing = under("lidc", ".linkedin.com");
    assert_eq!(purpose(routing), ("advertising", "third-party", "required", true));
    assert!(!world.verdict(routing).0.findings.has(Finding::SourcesDisagree), "the catalogue says what it is for at home");
    // A load balancer and a bot check of others' software, on the domain of a company that measures.
    assert_eq!(purpose(under("__cf_bm", ".hotjar.com")), ("statistics", "third-party", "required", true));
    assert_eq!(purpose(under("AWSALB", "x.criteo.com")), ("advertising", "third-party", "required", true));
    // What stays: consent, whoever keeps it; a captcha, a payment and a player on domains of other businesses.
    assert_eq!(purpose(under("li_gc", ".linkedin.com")), ("necessary", "third-party", "if-necessary", false));
    assert_eq!(purpose(under("euconsent-v2", "x.criteo.com")), ("necessary", "third-party", "if-necessary", false));
    assert_eq!(purpose(under("hc_accessibility", ".hcaptcha.com")).0, "necessary");
    assert_eq!(purpose(under("machine_identifier", ".stripe.com")).0, "necessary");
    assert!(!purpose(under("vuid", ".vimeo.com")).3);
    assert_eq!(
        purpose(under("__cf_bm", ".hubspot.com")),
        ("necessary", "third-party", "if-necessary", false),
        "marketing tools also do forms and chats"
    );
    // Where the person opened the company's own site nothing changes.
    let own = World::visiting("www.linkedin.com");
    let (verdict, rules) = own.verdict(Case { name: "lidc", host: ".linkedin.com", same_site: Some(SameSite::None), ..PLAIN });
    assert_eq!((verdict.purpose.code(), verdict.category.code()), ("necessary", "necessary"), "{rules}");
    // The person's own word stands.
    let mut decided = World::new();
    let list = "[[cookie]]\npattern = 'lidc'\npurpose = 'necessary'\n";
    decided.knowledge.user = Some(std::sync::Arc::new(cookie_charter::classify::parse_knowledge(list, "corrections").unwrap()));
    assert_eq!(decided.verdict(routing).0.purpose.code(), "necessary");
}

/// A row that names texts of another table is no row of any reader; it still gets a verdict of its own, and every other row keeps its own.
#[test]
fn every_row_has_one_verdict() {
    let mut table = CookieTable::default();
    let advertising = World::row(&mut table, Case { name: "_fbp", ..PLAIN });
    let mut other = CookieTable::default();
    for text in 0..50 {
        other.strings.intern(&format!("text {text}"));
    }
    let stranger = World::row(&mut other, Case { name: "stranger", host: "elsewhere.fr", ..PLAIN });
    let necessary = World::row(&mut table, Case { name: "csrftoken", same_site: Some(SameSite::Lax), ..PLAIN });
    table.rows = [advertising, stranger, necessary].into_iter().collect();
    let knowledge = Knowledge::default();
    let result = Classifier { knowledge: &knowledge, visited: None, traits: StoreTraits::default() }.classify(&table);
    let purposes: Vec<&str> = result.verdicts.iter().map(|verdict| verdict.purpose.code()).collect();
    assert_eq!(purposes, ["advertising", "unknown", "necessary"]);
}

/// Of a third party that no list knows, shown to be one, and only of what can tell browsers apart for long.
#[test]
fn what_an_unlisted_third_party_keeps_for_months_is_assumed_to_advertise() {
    let world = World::new();
    let kept_apart =
        Case { name: "zxq", host: "px.rezo.fr", partition: Some("https://journal.fr"), days: Some(60), value: Some(IDENTIFIER), ..PLAIN };
    world.check(kept_apart, "advertising third → third-party required assumed [partition-key unlisted-third-party]");
    world
        .check(Case { value: None, ..kept_apart }, "advertising third → third-party required assumed [partition-key unlisted-third-party]");
    let silent = [
        Case { partition: None, ..kept_apart },
        Case { partition: Some("https://rezo.fr"), ..kept_apart },
        Case { days: Some(30), ..kept_apart },
        Case { days: None, ..kept_apart },
        Case { value: Some("1"), ..kept_apart },
        // What a service keeps of somebody who signed in.
        Case { value: Some("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"), ..kept_apart },
        Case { host: "static.cloudfront.net", ..kept_apart },
        Case { host: "s.opendatasoft.com", ..kept_apart },
    ];
    for (number, case) in silent.into_iter().enumerate() {
        let (verdict, rules) = world.verdict(case);
        assert_eq!(verdict.purpose.code(), "unknown", "case {number}: {rules}");
    }
    let (verdict, rules) = world.verdict(Case { name: "zxq_session", ..kept_apart });
    assert!(verdict.purpose.code() != "advertising" && !rules.contains("unlisted"), "a word in the name is no silence: {rules}");
}

/// Last resorts speak into silence and only there, whatever spoke before them.
#[test]
fn last_resorts_look_at_what_was_said() {
    let names = ["xq_portail", "_fbp", "zz_theme", "sessionid", "intercom-id-abc", "intercom-new"];
    let hosts = [".site.fr", "www.criteo.com", "portail.opendatasoft.com"];
    let same_sites = [None, Some(SameSite::Lax), Some(SameSite::None), Some(SameSite::Unset)];
    let stored = [(None, None), (Some("https://site.fr"), None), (Some("https://autre.fr"), None), (Some("https://autre.fr"), Some(60))];
    let mut seen = [0; 4];
    for world in [
        World::new(),
        World::visiting("www.site.fr"),
        World { traits: StoreTraits { lax_by_default: true, partitions_third_parties: true, ..StoreTraits::default() }, ..World::new() },
    ] {
        for (name, host) in names.iter().flat_map(|name| hosts.map(|host| (name, host))) {
            for (same_site, (partition, days)) in same_sites.iter().flat_map(|same_site| stored.map(|stored| (same_site, stored))) {
                let case = Case { name, host, same_site: *same_site, partition, days, http_only: true, ..PLAIN };
                let (_, rules) = world.verdict(case);
                let rules: Vec<&str> = rules.split(' ').collect();
                let party_rules = rules.iter().filter(|rule| PARTY_RULES.contains(rule)).count();
                let purpose_rules = rules.iter().filter(|rule| !PARTY_RULES.contains(rule) && **rule != "works-for").count();
                assert!(party_rules > 0, "{name} {host}: nobody says whose it is: {rules:?}");
                assert!(!rules.contains(&"assumed") || party_rules == 1, "{name} {host}: {rules:?}");
                for last in ["server-session", "unlisted-third-party"] {
                    assert!(!rules.contains(&last) || purpose_rules == 1, "{name} {host}: {rules:?}");
                }
                for (count, rule) in seen.iter_mut().zip(["assumed", "server-session", "unlisted-third-party", "catalogue"]) {
                    *count += usize::from(rules.contains(&rule));
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "the cases reach them: {seen:?}");
}

const PARTY_RULES: [&str; 11] = [
    "partition-key",
    "same-site",
    "same-organisation",
    "visit-moment",
    "history",
    "tracker-domain",
    "unpartitioned",
    "lax-by-default",
    "siblings",
    "same-site-none",
    "assumed",
];

#[test]
fn a_word_alone_is_never_likely_for_months() {
    let consent = Case { name: "choix_cookies", same_site: Some(SameSite::Lax), days: Some(180), ..PLAIN };
    World::new().check(consent, "necessary first → necessary not-required assumed [same-site name-word]");
    World::new().check(Case { days: Some(20), ..consent }, "necessary first → necessary not-required likely [same-site name-word]");
    let test = Case { name: "cookie_test", same_site: Some(SameSite::Lax), days: Some(1), ..PLAIN };
    World::new().check(test, "necessary first → necessary not-required assumed [same-site name-word]");
    World::new().check(Case { days: Some(90), ..test }, "unknown first → first-party required assumed [same-site]");
    let viewed = Case { name: "last_viewed_products", same_site: Some(SameSite::Lax), ..PLAIN };
    World::new().check(viewed, "statistics first → statistics required assumed [same-site name-word]");
}

/// The purpose of a cookie that stands in its store with others.
fn purpose_beside<'a>(case: Case<'a>, others: impl Iterator<Item = Case<'a>>) -> &'static str {
    let mut table = CookieTable::default();
    for case in std::iter::once(case).chain(others) {
        let row = World::row(&mut table, case);
        table.rows.push(row);
    }
    let world = World::new();
    let classifier = Classifier { knowledge: &world.knowledge, visited: None, traits: world.traits };
    classifier.classify(&table).verdicts.get(0).unwrap().purpose.code()
}

/// A prefix shared with names that nobody knows, or that follow, is a tool's: its "session" is not the site's.
#[test]
fn names_beside_it_cancel_a_word() {
    let session = Case { name: "zqtool.session", same_site: Some(SameSite::Lax), days: None, ..PLAIN };
    let purpose = |beside: &[&str]| purpose_beside(session, beside.iter().map(|name| Case { name, days: Some(300), ..session }));
    assert_eq!(purpose(&[]), "necessary");
    assert_eq!(purpose(&["zqtool.qx"]), "necessary", "one proves nothing");
    assert_eq!(purpose(&["zqtool.qx", "zqtool.vk"]), "unknown");
    assert_eq!(purpose(&["zqtool.tracking"]), "unknown");
    assert_eq!(purpose(&["other.tracking"]), "necessary");
    // A marketing suite keeps a language and a refusal too; neither makes the beginning the site's own.
    assert_eq!(purpose(&["zqtool.utm_source", "zqtool.locale", "zqtool.optout", "zqtool.qx", "zqtool.vk"]), "unknown");
}

/// A beginning that abbreviates the name of the site is the site's own, whatever stands beside; what the catalogue knows of it counts all the same.
#[test]
fn the_initials_of_a_site_are_no_tools() {
    let purpose = |host, name, beside: &[&str]| {
        let basket = Case { host, name, same_site: Some(SameSite::Lax), days: Some(20), ..PLAIN };
        purpose_beside(basket, beside.iter().map(|name| Case { name, days: Some(300), ..basket }))
    };
    assert_eq!(purpose("www.maisonvelluire.com", "mv_panier", &["mv_qx", "mv_vk", "mv_stats"]), "necessary");
    assert_eq!(purpose("www.boutique.fr", "mv_panier", &["mv_qx", "mv_vk", "mv_stats"]), "unknown");
    assert_eq!(purpose("www.castorama.fr", "cto_panier", &["cto_qx", "cto_vk"]), "necessary");
    assert_eq!(purpose("www.castorama.fr", "cto_panier", &["cto_bundle"]), "unknown", "Criteo’s");
}

/// A site without anything but identifiers has no page that could be shown in a language; a word of its own keeps it.
#[test]
fn a_site_of_identifiers_needs_no_language() {
    let language = Case { name: "zq_langue", same_site: Some(SameSite::None), days: Some(20), ..PLAIN };
    let purpose = |beside: &[(&str, Option<&str>)]| {
        purpose_beside(language, beside.iter().map(|(name, value)| Case { name, value: *value, ..language }))
    };
    assert_eq!(purpose(&[("qxv", Some(IDENTIFIER))]), "necessary", "one proves nothing");
    assert_eq!(purpose(&[("qxv", Some(IDENTIFIER)), ("vkq", Some(STAMPED))]), "unknown");
    assert_eq!(purpose(&[("qxv", Some(IDENTIFIER)), ("vkq", None)]), "necessary", "a closed value is no identifier");
    assert_eq!(purpose(&[("qxv", Some(IDENTIFIER)), ("vkq", Some(IDENTIFIER)), ("panier", Some("a b"))]), "necessary");
}

#[test]
fn a_new_name_of_a_known_tool() {
    let new = Case { name: "_rdt_future", same_site: Some(SameSite::Lax), ..PLAIN };
    World::new().check(new, "advertising first → first-party required assumed [same-site catalogue-family]");
    let choice = Case { name: "_rdt_optout", ..new };
    World::new().check(choice, "necessary first → necessary not-required likely [same-site name-word]");
}

#[test]
fn values_show_what_they_are_kept_for() {
    let plain = Case { name: "zqx", same_site: Some(SameSite::Lax), ..PLAIN };
    let with = |value| Case { value: Some(value), ..plain };
    World::new().check(with("a=1&gclid=Cj0"), "advertising first → first-party required assumed [same-site value-trace]");
    World::new().check(with(VISITS), "unknown first → first-party required assumed [same-site]");
    World::new().check(with("{\"theme\":\"dark\"}"), "necessary first → necessary not-required assumed [same-site value-word]");
    World::new().check(with("OPTOUT"), "necessary first → necessary not-required assumed [same-site value-word]");
    World::new().check(with(STAMPED), "unknown first → first-party required assumed [same-site]");
    let ads = "advertising for-third → third-party required likely [same-site works-for value-mark]";
    World::new().check(with("1.1.1206433012.1795501553"), ads);
    let session = Case { name: "zqx_session", days: None, value: Some(VISITS), ..plain };
    World::new().check(session, "unknown first → first-party required assumed [same-site]");
}

/// A server's session lasts for a visit or for some days; one of half an hour counts visits. To sign in is asked for, whoever may read it.
#[test]
fn sessions_and_signing_in_that_scripts_can_read() {
    let session = Case { name: "zq_session", same_site: Some(SameSite::Lax), ..PLAIN };
    let necessary = "necessary first → necessary not-required assumed [same-site name-word]";
    let silent = "unknown first → first-party required assumed [same-site]";
    for (days, expected) in [(None, necessary), (Some(1), silent), (Some(14), necessary), (Some(90), silent)] {
        World::new().check(Case { days, ..session }, expected);
    }
    let signed_in = Case { name: "zq_auth", same_site: Some(SameSite::None), days: Some(200), ..PLAIN };
    assert_eq!(World::new().verdict(signed_in).0.purpose.code(), "necessary");
    let follows = Case { value: Some(IDENTIFIER), ..signed_in };
    assert_eq!(World::new().verdict(follows).0.purpose.code(), "unknown", "a lasting identifier that scripts can read");
    let tracker = Case { host: "www.criteo.com", partition: Some("https://site.fr"), ..signed_in };
    assert!(!World::new().verdict(tracker).1.contains("name-word"), "on a tracker’s domain a word clears nothing");
}

#[test]
fn nobody_opens_a_host_of_files() {
    let file = Case { name: "zq", host: "fonts.gstatic.com", same_site: Some(SameSite::None), ..PLAIN };
    let (verdict, rules) = World::new().verdict(file);
    assert_eq!(verdict.party.code(), "third", "{rules}");
    assert!(rules.starts_with("file-host"), "{rules}");
    assert_eq!(
        World::new().verdict(Case { same_site: Some(SameSite::Lax), ..file }).0.party.code(),
        "first",
        "what is recorded speaks first"
    );
}
