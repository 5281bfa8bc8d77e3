//! Right and wrong, counted.

use std::collections::BTreeMap;
use std::fmt;

use cookie_charter::charter::{Category, Confidence, Purpose};
use cookie_charter::classify::{Claim, Entry, Evidence, RuleId, Source, Verdict, catalogue, kind_of};

use super::declarations::Declaration;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub of: u32,
    pub right: u32,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += u32::from(right);
    }

    pub fn value(self) -> f64 {
        f64::from(self.right) / f64::from(self.of.max(1))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>5}/{:<5} {:>5.1} %", self.right, self.of, self.value() * 100.0)
    }
}

/// What came out for a set of rows.
#[derive(Default)]
pub struct Score {
    /// The purpose is the declared one; unknown is wrong.
    pub right: Share,
    /// Some purpose was given.
    pub answered: Share,
    /// Right, of those answered.
    pub when_answered: Share,
    pub category: Share,
    /// Of the advertising on the site's own host.
    pub advertising_called_necessary: Share,
    pub confidence: BTreeMap<Confidence, Share>,
    /// By the evidence that decided, and how sure the verdict was.
    pub deciding: BTreeMap<(RuleId, Confidence), Share>,
    /// The same by what is claimed, and what other sites say beside it.
    pub beside: BTreeMap<(RuleId, Confidence, &'static str, &'static str), Share>,
    /// Each rule's own claims, whatever the verdict.
    pub claims: BTreeMap<(RuleId, &'static str), Share>,
    /// What words of each class claim.
    pub words: BTreeMap<(&'static str, &'static str), Share>,
    /// Rows without an answer, by life: declared necessary, and all.
    pub silent: BTreeMap<(bool, String), [u32; 3]>,
    pub kinds: BTreeMap<String, Share>,
    pub confusion: BTreeMap<(&'static str, &'static str), u32>,
    /// By language of the charter.
    pub languages: BTreeMap<String, (Share, Share)>,
    pub misses: BTreeMap<String, u32>,
    /// What the business of a domain decided, by purpose and by the vendor whose cookie it is.
    pub businesses: BTreeMap<String, Share>,
    /// Why advertising under the site's own host was called necessary.
    pub called_necessary: BTreeMap<String, u32>,
    /// Of the wrong answers that the catalogue gave, those of entries whose purpose was seen on the vendor's page.
    pub against_a_page: Share,
    /// Right, when answered, and advertising under the site's own host that is called necessary: in each half of the sites.
    pub halves: [[Share; 3]; 2],
    /// Every row, as [`Score::write_rows`] writes it.
    pub rows: Vec<String>,
}

impl Score {
    pub fn add(&mut self, line: &Declaration, verdict: &Verdict, evidence: &[Evidence]) {
        let Some(declared) = line.purpose else { return };
        let (_, is_foreign) = line.stored_under();
        let (right, answered) = (verdict.purpose == declared, verdict.purpose != Purpose::Unknown);
        self.right.add(right);
        self.answered.add(answered);
        self.category.add(categories(line, declared, is_foreign).contains(&verdict.category));
        let language = self.languages.entry(line.language.clone()).or_default();
        language.0.add(right);
        if answered {
            language.1.add(right);
            self.when_answered.add(right);
            self.confidence.entry(verdict.confidence).or_default().add(right);
        }
        if declared == Purpose::Advertising && !is_foreign {
            self.advertising_called_necessary.add(verdict.purpose == Purpose::Necessary);
        }
        self.add_to_half(line, verdict, right);
        self.rows.push(row(line, verdict, evidence));
        if !answered && let Some(count) = self.silent.entry((is_foreign, line.life.clone())).or_default().get_mut(declared as usize) {
            *count += 1;
        }
        *self.confusion.entry((declared.code(), verdict.purpose.code())).or_default() += 1;
        let claims = evidence.iter().filter_map(|piece| match piece.claim {
            Claim::Purpose(claimed) => Some((piece.rule, claimed)),
            Claim::Party(_) | Claim::Provider => None,
        });
        for piece in evidence {
            if let (Source::Word(class), Claim::Purpose(claimed)) = (piece.source, piece.claim) {
                self.words.entry((class.code(), claimed.code())).or_default().add(claimed == declared);
            }
        }
        for (rule, claimed) in claims.clone() {
            self.claims.entry((rule, claimed.code())).or_default().add(claimed == declared);
        }
        let mut claims = claims.filter(|(_, claimed)| *claimed == verdict.purpose);
        let deciding = claims.next();
        if let Some((rule, _)) = deciding {
            self.deciding.entry((rule, verdict.confidence)).or_default().add(right);
            let others = evidence.iter().find(|piece| piece.rule == RuleId::CommonlyDeclared);
            let others = others.map_or("silent", |piece| match (piece.claim == Claim::Purpose(verdict.purpose), piece.confidence) {
                (true, Confidence::Likely) => "agree",
                (true, _) => "one or two agree",
                (false, Confidence::Likely) => "contradict",
                (false, _) => "one or two contradict",
            });
            let decided = evidence.iter().find(|piece| piece.rule == rule && piece.claim == Claim::Purpose(verdict.purpose));
            let entry = verdict.entry.map(|id| catalogue().get(id));
            if rule == RuleId::ThirdPartyBusiness {
                let whose = entry.map_or("by a word in its name", |entry| entry.vendor.get());
                self.businesses.entry(format!("{} {whose}", verdict.purpose.code())).or_default().add(right);
            }
            if rule == RuleId::Catalogue && !right {
                self.against_a_page.add(entry.is_some_and(Entry::purpose_was_seen));
            }
            if declared == Purpose::Advertising && !is_foreign && verdict.purpose == Purpose::Necessary {
                let by = entry.map_or_else(
                    || line.name.clone(),
                    |entry| {
                        format!("{}/{}{}", entry.vendor, entry.pattern, if entry.purpose_was_seen() { ", as its page says" } else { "" })
                    },
                );
                *self.called_necessary.entry(format!("{} {by}", rule.code())).or_default() += 1;
            }
            let strength = verdict.entry.and_then(|id| catalogue().best(&[id], &line.stored_under().0)).map(|found| found.strength);
            if let Some(kind) = decided.and_then(|decided| kind_of(decided, evidence, strength)) {
                self.kinds.entry(kind.to_owned()).or_default().add(right);
            }
            self.beside.entry((rule, verdict.confidence, verdict.purpose.code(), others)).or_default().add(right);
        }
        if !right {
            let rule = deciding.map_or("-", |(rule, _)| rule.code());
            let text = format!(
                "{} → {} by {rule}: {} {}",
                declared.code(),
                verdict.purpose.code(),
                line.name,
                if is_foreign { &line.host } else { "" }
            );
            *self.misses.entry(text).or_default() += 1;
        }
    }

    fn add_to_half(&mut self, line: &Declaration, verdict: &Verdict, right: bool) {
        let Some([all, answered, advertising]) = self.halves.get_mut(half(&line.site)) else { return };
        all.add(right);
        if verdict.purpose != Purpose::Unknown {
            answered.add(right);
        }
        if line.purpose == Some(Purpose::Advertising) && !line.stored_under().1 {
            advertising.add(verdict.purpose == Purpose::Necessary);
        }
    }

    /// What came out in each half of the sites: rules are made by looking at the errors of the first one, and kept only when the second one agrees.
    pub fn halves(&self) {
        for (name, [all, answered, advertising]) in ["first", "second"].into_iter().zip(self.halves) {
            println!("  {name} half of the sites: right {all}  when answered {answered}  advertising as necessary {advertising}");
        }
    }

    /// Every row into `folder`, where the environment names one: to look at, never to be kept.
    pub fn write_rows(&self, split: &str) {
        let Some(folder) = std::env::var_os("HELD_OUT_ROWS") else { return };
        let head = "half\tsite\tname\thost\tforeign\tlife\tprovider\tdeclared\tverdict\tconfidence\trule\tkind\tentry\tevidence";
        let text = std::iter::once(head).chain(self.rows.iter().map(String::as_str)).collect::<Vec<_>>().join("\n");
        std::fs::write(std::path::Path::new(&folder).join(format!("{split}.tsv")), text + "\n").unwrap();
    }

    pub fn headline(&self, label: &str) {
        println!(
            "{label:<34} right {}  answered {}  when answered {}  category {}  advertising as necessary {}",
            self.right, self.answered, self.when_answered, self.category, self.advertising_called_necessary
        );
    }

    pub fn details(&self) {
        for (confidence, share) in &self.confidence {
            println!("  {:<10} {share}", confidence.code());
        }
        println!("  declared → verdict");
        for declared in &Purpose::ALL[..3] {
            let row = Purpose::ALL.map(|verdict| self.confusion.get(&(declared.code(), verdict.code())).copied().unwrap_or(0));
            println!("    {:<12} {row:>6?}", declared.code());
        }
        println!("  by the evidence that decided");
        for ((rule, confidence), share) in &self.deciding {
            println!("    {:<22} {:<8} {share}", rule.code(), confidence.code());
        }
        for ((rule, confidence, purpose, others), share) in &self.beside {
            println!("      {:<22} {:<8} {purpose:<12} {others:<22} {share}", rule.code(), confidence.code());
        }
        println!("  each rule's own claims");
        for ((rule, purpose), share) in &self.claims {
            println!("    {:<22} {purpose:<12} {share}", rule.code());
        }
        println!("  no answer, by life (necessary, statistics, advertising)");
        for ((is_foreign, life), counts) in self.silent.iter().filter(|(_, counts)| counts.iter().sum::<u32>() > 4) {
            println!("    {} {life:<8} {counts:?}", if *is_foreign { "foreign" } else { "own    " });
        }
        println!("  by kind of evidence, as `assets/calibration.tsv` has them");
        for (kind, share) in &self.kinds {
            println!("    {kind:<30} {share}");
        }
        println!("  words of each class");
        for ((class, purpose), share) in &self.words {
            println!("    {class:<22} {purpose:<12} {share}");
        }
        self.businesses();
        self.languages();
    }

    /// What `third-party-business` claims, and what keeps advertising from being called what it is.
    fn businesses(&self) {
        println!("  third-party-business by the list of third parties, and by who is known to have set it");
        for (what, share) in &self.businesses {
            println!("    {what:<40} {share}");
        }
        println!("  advertising under the site's own host, called necessary by");
        for (why, count) in &self.called_necessary {
            println!("    {count:>3} × {why}");
        }
        println!(
            "  wrong answers of an entry whose purpose was read on the vendor's page: {} of {}",
            self.against_a_page.right, self.against_a_page.of
        );
    }

    pub fn languages(&self) {
        println!("  by language of the charter (right; when answered)");
        for (language, (right, answered)) in &self.languages {
            println!("    {language:<4} {right}  {answered}");
        }
    }

    /// The misses met most, most first.
    pub fn worst(&self, most: usize) {
        let mut misses: Vec<_> = self.misses.iter().collect();
        misses.sort_by_key(|(text, count)| (std::cmp::Reverse(**count), (*text).clone()));
        for (text, count) in misses.into_iter().take(most) {
            println!("  {count:>3} × {text}");
        }
    }
}

/// 0 or 1, by the name of the site alone (FNV-1a), so that a site never changes sides.
fn half(site: &str) -> usize {
    let hash = site.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    usize::from((hash >> 32) % 2 == 1)
}

/// A row with all that its verdict rests on, between tabs.
fn row(line: &Declaration, verdict: &Verdict, evidence: &[Evidence]) -> String {
    let (host, is_foreign) = line.stored_under();
    let decided = evidence.iter().find(|piece| piece.claim == Claim::Purpose(verdict.purpose));
    let entry = verdict.entry.map(|id| catalogue().get(id));
    let strength = verdict.entry.and_then(|id| catalogue().best(&[id], &host)).map(|found| found.strength);
    let kind = decided.and_then(|decided| kind_of(decided, evidence, strength)).unwrap_or("");
    let said: Vec<String> = evidence
        .iter()
        .filter_map(|piece| match (piece.claim, piece.source) {
            (Claim::Purpose(claimed), Source::Sites { agreeing, of }) => {
                Some(format!("{}:{} {agreeing}/{of}", piece.rule.code(), claimed.code()))
            }
            (Claim::Purpose(claimed), Source::Word(class)) => Some(format!("{}:{} {}", piece.rule.code(), claimed.code(), class.code())),
            (Claim::Purpose(claimed), _) => Some(format!("{}:{}", piece.rule.code(), claimed.code())),
            _ => None,
        })
        .collect();
    let entry = entry.map_or_else(String::new, |entry| {
        format!(
            "{}/{}{} {}",
            entry.vendor,
            entry.pattern,
            if entry.purpose_was_seen() { " read" } else { "" },
            entry.domains.names().count()
        )
    });
    [
        half(&line.site).to_string(),
        line.site.clone(),
        line.name.clone(),
        host,
        is_foreign.to_string(),
        line.life.clone(),
        line.provider.clone(),
        line.purpose.map_or("", Purpose::code).to_owned(),
        verdict.purpose.code().to_owned(),
        verdict.confidence.code().to_owned(),
        decided.map_or("-", |piece| piece.rule.code()).to_owned(),
        kind.to_owned(),
        entry,
        said.join("; "),
    ]
    .join("\t")
}

/// The charter's categories that a declaration can mean. Whether advertising under the site's own host works for somebody else is only known where
/// the charter names a provider that is not the site.
fn categories(line: &Declaration, declared: Purpose, is_foreign: bool) -> Vec<Category> {
    let label = line.site.split('.').next().unwrap_or("").to_lowercase();
    let own = line.provider.is_empty() || line.provider.to_lowercase().contains(&label);
    match (declared, is_foreign) {
        (_, true) => vec![Category::ThirdParty],
        (Purpose::Necessary, _) => vec![Category::Necessary],
        (Purpose::Statistics, _) => vec![Category::Statistics],
        _ if own => vec![Category::FirstParty, Category::ThirdParty],
        _ => vec![Category::ThirdParty],
    }
}
