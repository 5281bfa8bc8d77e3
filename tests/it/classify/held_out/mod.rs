//! How verdicts fare on cookies that nobody described to the program: every declaration of `assets/declared`, as if it stood in a store, judged
//! without what its own site says; without the catalogue's file of its vendor; and without anybody's word on the vendor's names.
//!
//! Labels are the sites' own, and sites err: how often they agree with each other is printed beside.

mod declarations;
mod score;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use cookie_charter::charter::{self, Confidence, NamePattern, Purpose};
use cookie_charter::classify::{
    Classifier, CommonNames, HeldOut, Knowledge, MEASURED, SiteDeclaration, StoreTraits, Strength, WordClass, WordSet, catalogue,
};
use cookie_charter::cookie::CookieTable;

use declarations::{Declaration, as_store, by_site, in_folder, visit};
use score::{Score, Share};

type Sites = BTreeMap<String, Vec<Declaration>>;

/// What firms and foundations of one text say alike counts once; leaving one out leaves its copies out.
fn signature(declarations: &[Declaration]) -> BTreeSet<(String, Option<Purpose>)> {
    declarations.iter().map(|line| (line.name.clone(), line.purpose)).collect()
}

fn counted<'a>(sites: &'a Sites, keep: impl Fn(&Declaration) -> bool + 'a) -> Arc<CommonNames> {
    let kept: Vec<SiteDeclaration> = sites.values().flatten().filter(|line| keep(line)).filter_map(Declaration::counted).collect();
    Arc::new(CommonNames::counted(&kept))
}

fn knowledge(held_out: HeldOut) -> Knowledge {
    Knowledge { charters: vec![Arc::new(charter::builtin().clone())], held_out: Some(Arc::new(held_out)), ..Knowledge::default() }
}

fn judge(score: &mut Score, site: &[Declaration], knowledge: &Knowledge, scored: impl Fn(&Declaration) -> bool) {
    let table: CookieTable = as_store(site);
    let visited = visit(site);
    let verdicts = Classifier { knowledge, visited: visited.as_ref(), traits: StoreTraits::default() }.classify(&table).verdicts;
    for (line, verdict) in site.iter().zip(verdicts.iter()).filter(|(line, _)| scored(line)) {
        score.add(line, verdict, verdicts.evidence().get(verdict.evidence));
    }
}

/// The files of the catalogue with an entry that covers a name.
fn vendors_of(name: &str) -> BTreeSet<&'static str> {
    catalogue().candidates(name).into_iter().map(|id| catalogue().get(id).vendor.get()).collect()
}

/// Every site without its own word.
fn without_the_site(sites: &Sites, vendors_too: bool) -> [Score; 3] {
    let [mut all, mut own, mut nobody] = [Score::default(), Score::default(), Score::default()];
    let texts: BTreeMap<&str, _> = sites.iter().map(|(site, lines)| (site.as_str(), signature(lines))).collect();
    for (site, lines) in sites {
        let copies: BTreeSet<&str> = texts.iter().filter(|(_, text)| **text == texts[site.as_str()]).map(|(site, _)| *site).collect();
        let common = counted(sites, |line| !copies.contains(line.site.as_str()));
        let held_out = HeldOut { counted: Some(Arc::clone(&common)), ..HeldOut::default() };
        if !vendors_too {
            judge(&mut all, lines, &knowledge(held_out.clone()), |_| true);
            judge(&mut own, lines, &knowledge(held_out.clone()), |line| !line.stored_under().1);
            let elsewhere: BTreeSet<&str> =
                sites.values().flatten().filter(|line| !copies.contains(line.site.as_str())).map(|line| line.name.as_str()).collect();
            let known = |line: &Declaration| elsewhere.contains(line.name.as_str()) || !vendors_of(&line.example()).is_empty();
            judge(&mut nobody, lines, &knowledge(held_out), |line| !known(line));
            continue;
        }
        let vendors: BTreeSet<&str> = lines.iter().flat_map(|line| vendors_of(&line.example())).collect();
        for vendor in vendors {
            let held_out = HeldOut { vendors: vec![vendor.to_owned()], ..held_out.clone() };
            judge(&mut all, lines, &knowledge(held_out), |line| vendors_of(&line.example()).contains(vendor));
        }
    }
    [all, own, nobody]
}

/// Every site without any word on its names: the entries that cover them are left out, and what sites say of them; the other names of their vendors stay.
fn without_the_names(sites: &Sites) -> Score {
    let mut score = Score::default();
    for lines in sites.values() {
        let names: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        let entries: Vec<_> = lines.iter().flat_map(|line| catalogue().candidates(&line.example())).collect();
        let common = counted(sites, |line| !names.contains(line.name.as_str()));
        let known = |line: &Declaration| !catalogue().candidates(&line.example()).is_empty();
        judge(&mut score, lines, &knowledge(HeldOut { counted: Some(common), entries, ..HeldOut::default() }), known);
    }
    score
}

/// Every language without what any site of that language says.
fn without_the_language(sites: &Sites) -> Score {
    let mut score = Score::default();
    let languages: BTreeSet<&str> = sites.values().flatten().map(|line| line.language.as_str()).collect();
    for language in languages {
        let held_out = HeldOut { counted: Some(counted(sites, |line| line.language != language)), ..HeldOut::default() };
        let knowledge = knowledge(held_out);
        for lines in sites.values().filter(|lines| lines.iter().any(|line| line.language == language)) {
            judge(&mut score, lines, &knowledge, |line| line.language == language);
        }
    }
    score
}

/// Every vendor without its file of the catalogue and without what any site says of its names.
fn without_the_vendor(sites: &Sites) -> Score {
    let mut score = Score::default();
    let vendors: BTreeSet<&str> = sites.values().flatten().flat_map(|line| vendors_of(&line.example())).collect();
    for vendor in vendors {
        let is_its = |line: &Declaration| vendors_of(&line.example()).contains(vendor);
        let held_out =
            HeldOut { counted: Some(counted(sites, |line| !is_its(line))), vendors: vec![vendor.to_owned()], ..HeldOut::default() };
        let knowledge = knowledge(held_out);
        for lines in sites.values().filter(|lines| lines.iter().any(is_its)) {
            judge(&mut score, lines, &knowledge, is_its);
        }
    }
    score
}

/// How far sites agree with each other: no judge of names alone can be right more often than the last figure.
fn print_noise(sites: &Sites) {
    let mut said: BTreeMap<&str, BTreeMap<Purpose, u32>> = BTreeMap::new();
    for line in sites.values().flatten() {
        if let Some(purpose) = line.purpose {
            *said.entry(&line.name).or_default().entry(purpose).or_default() += 1;
        }
    }
    let (mut majority, mut best) = (Share::default(), Share::default());
    for line in sites.values().flatten() {
        let Some(purpose) = line.purpose else { continue };
        let mut others = said[line.name.as_str()].clone();
        best.add(others.values().max() == others.get(&purpose));
        *others.get_mut(&purpose).unwrap() -= 1;
        if others.values().sum::<u32>() >= 3 {
            majority.add(others.values().max() == others.get(&purpose));
        }
    }
    println!("a site says what most others say of the name (three or more others) {majority}; what most say, itself among them {best}");
    let mut disputed: Vec<(u32, String)> = Vec::new();
    for (name, purposes) in &said {
        let (all, leading) = (purposes.values().sum::<u32>(), purposes.iter().max_by_key(|(_, count)| **count).unwrap());
        let ids = catalogue().candidates(&NamePattern::exact((*name).to_owned()).text().replace('*', "4f9a27c1"));
        let known: BTreeSet<&str> = ids.iter().map(|id| catalogue().get(*id).strictest_purpose().code()).collect();
        if all >= 5 && leading.1 * 4 >= all * 3 && !known.is_empty() && !known.contains(leading.0.code()) {
            disputed.push((all, format!("{name}: {} of {all} say {}, the catalogue {known:?}", leading.1, leading.0.code())));
        }
    }
    disputed.sort_by(|a, b| b.cmp(a));
    println!("names of which the catalogue says something else than three quarters of five or more sites: {}", disputed.len());
    for (_, sentence) in disputed {
        println!("  {sentence}");
    }
}

#[test]
fn declarations_of_sites_that_were_left_out() {
    run();
}

/// A site's own word on its own cookie: what it calls advertising, the catalogue never calls necessary. Records of a choice and what guards against
/// forgery are necessary whatever a charter files them under.
#[test]
fn nothing_is_necessary_that_its_own_site_calls_advertising() {
    let is_choice = |name: &str| [WordClass::Consent, WordClass::Csrf].into_iter().any(|class| WordSet::of(name).has(class));
    let mut wrong = Vec::new();
    for line in by_site().values().flatten().filter(|line| line.purpose == Some(Purpose::Advertising) && !line.stored_under().1) {
        let found = catalogue().best(&catalogue().candidates(&line.example()), &line.site);
        let own = found.filter(|found| found.strength == Strength::ExactOnDomain).map(|found| catalogue().get(found.entry));
        if own.is_some_and(|entry| entry.strictest_purpose() == Purpose::Necessary) && !is_choice(&line.name) {
            wrong.push(format!("{} of {}", line.name, line.site));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Charters that the program does not have, judged with all that it has: `FRESH_CHARTERS=FOLDER` names files in the form of `assets/declared` that are not
/// in it yet. It prints the same figures of them, and asserts nothing: it is a measurement.
#[test]
#[ignore = "measures charters that are not here: needs FRESH_CHARTERS=FOLDER"]
fn charters_that_the_program_does_not_have() {
    let folder = std::env::var_os("FRESH_CHARTERS").expect("FRESH_CHARTERS=FOLDER names the charters to judge");
    let known = by_site();
    let fresh: Sites = in_folder(Path::new(&folder)).into_iter().filter(|(site, _)| !known.contains_key(site)).collect();
    println!("{} sites, {} declarations", fresh.len(), fresh.values().map(Vec::len).sum::<usize>());
    let names: BTreeSet<&str> = known.values().flatten().map(|line| line.name.as_str()).collect();
    let is_unknown = |line: &Declaration| !names.contains(line.name.as_str()) && vendors_of(&line.example()).is_empty();
    let [mut all, mut own, mut nobody] = [Score::default(), Score::default(), Score::default()];
    let knowledge = Knowledge { charters: vec![Arc::new(charter::builtin().clone())], ..Knowledge::default() };
    for lines in fresh.values() {
        judge(&mut all, lines, &knowledge, |_| true);
        judge(&mut own, lines, &knowledge, |line| !line.stored_under().1);
        judge(&mut nobody, lines, &knowledge, is_unknown);
    }
    for (score, title) in [
        (&all, "charters that the program does not have"),
        (&own, "  on the site's own host"),
        (&nobody, "  names that nothing else knows"),
    ] {
        score.headline(title);
        score.halves();
        score.details();
    }
    all.write_rows("fresh");
    nobody.write_rows("fresh-unknown");
}

/// All figures.
pub fn run() {
    let sites = by_site();
    let rows = sites.values().map(Vec::len).sum::<usize>();
    let names: BTreeSet<&str> = sites.values().flatten().map(|line| line.name.as_str()).collect();
    println!("{} sites, {rows} declarations, {} distinct names", sites.len(), names.len());
    print_noise(&sites);
    let [all, own, nobody] = without_the_site(&sites, false);
    all.headline("without the site's own word");
    all.halves();
    all.write_rows("by-site");
    all.details();
    all.worst(150);
    own.headline("  on the site's own host");
    nobody.headline("  names that nothing else knows");
    nobody.halves();
    nobody.write_rows("unknown");
    nobody.details();
    nobody.worst(200);
    // Against what most sites say, without what any site says.
    let mut said: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for line in sites.values().flatten() {
        if let Some(count) = line.purpose.and_then(|purpose| said.entry(&line.name).or_default().get_mut(purpose as usize)) {
            *count += 1;
        }
    }
    let agreed = |line: &Declaration| {
        let counts = said.get(line.name.as_str()).copied().unwrap_or_default();
        let (all, most) = (counts.iter().sum::<u32>(), counts.iter().copied().max().unwrap_or(0));
        all >= 3 && most * 4 >= all * 3 && line.purpose.is_some_and(|purpose| counts[purpose as usize] == most)
    };
    let mut settled = Score::default();
    let mut once: BTreeSet<&str> = BTreeSet::new();
    let silent = knowledge(HeldOut { counted: Some(Arc::new(CommonNames::default())), ..HeldOut::default() });
    for lines in sites.values() {
        let names: BTreeSet<&str> =
            lines.iter().filter(|line| agreed(line) && once.insert(&line.name)).map(|line| line.name.as_str()).collect();
        judge(&mut settled, lines, &silent, |line| names.contains(line.name.as_str()) && agreed(line));
    }
    settled.headline("names that sites agree on, once each");
    settled.details();
    settled.worst(60);
    let [vendor, ..] = without_the_site(&sites, true);
    vendor.headline("and without the vendor's file");
    vendor.details();
    let unlisted = without_the_names(&sites);
    unlisted.headline("and without any word on the name");
    unlisted.halves();
    unlisted.write_rows("by-name");
    unlisted.details();
    let foreign = without_the_language(&sites);
    foreign.headline("without any site of its language");
    foreign.languages();
    let alone = without_the_vendor(&sites);
    alone.headline("and without any word on its names");
    alone.write_rows("alone");
    alone.details();
    alone.worst(150);
    // Floors. Labels are the sites' own, which agree with each other on 87 of 100.
    let of = |score: &Score, confidence| score.confidence.get(&confidence).copied().unwrap_or_default();
    for score in [&all, &vendor, &unlisted, &foreign, &alone] {
        let likely = of(score, Confidence::Likely);
        assert!(likely.value() >= 0.90, "likely {likely}");
        let assumed = of(score, Confidence::Assumed);
        assert!(assumed.value() >= 0.70, "assumed {assumed}");
    }
    assert!(all.when_answered.value() >= 0.86 && all.right.value() >= 0.78, "{} {}", all.when_answered, all.right);
    assert!(unlisted.when_answered.value() >= 0.87 && unlisted.right.value() >= 0.52, "{} {}", unlisted.when_answered, unlisted.right);
    // The table says what is measured.
    for row in &MEASURED {
        let Some(now) = all.kinds.get(row.kind).filter(|now| now.of >= 50) else { continue };
        let written = f64::from(row.right) / f64::from(row.of);
        assert!((now.value() - written).abs() < 0.12, "assets/calibration.tsv: {} is now {} of {}", row.kind, now.right, now.of);
    }
}
