//! The form of a file of `assets/charter-words`; its README says what each list means. The build script reads it too.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct File {
    pub common: Vec<String>,
    pub headers: Headers,
    pub life: Life,
    pub category: Category,
    pub answers: Answers,
    pub names: Names,
    #[serde(default)]
    pub sentences: Sentences,
}

/// Phrases above columns.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headers {
    pub name: Vec<String>,
    pub provider: Vec<String>,
    pub service: Vec<String>,
    pub purpose: Vec<String>,
    pub life: Vec<String>,
    pub category: Vec<String>,
    pub party: Vec<String>,
    pub necessary: Vec<String>,
    pub content: Vec<String>,
    #[serde(default)]
    pub host: Vec<String>,
    #[serde(default)]
    pub who: Vec<String>,
}

/// How long a cookie lives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Life {
    pub session: Vec<String>,
    #[serde(default)]
    pub visit: Vec<String>,
    pub second: Vec<String>,
    pub minute: Vec<String>,
    pub hour: Vec<String>,
    pub day: Vec<String>,
    pub week: Vec<String>,
    pub month: Vec<String>,
    pub year: Vec<String>,
    pub half: Vec<String>,
    pub joint: Vec<String>,
    pub numbers: BTreeMap<String, u32>,
    #[serde(default)]
    pub fractions: BTreeMap<String, f64>,
    #[serde(default)]
    pub periods: BTreeMap<String, (u32, PeriodOf)>,
}

/// What a period in one word is counted in.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PeriodOf {
    Minute,
    Day,
    Month,
    Year,
}

/// What a cookie is for, and whose it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub necessary: Vec<String>,
    #[serde(default)]
    pub needed: Vec<String>,
    pub comfort: Vec<String>,
    pub content: Vec<String>,
    pub statistics: Vec<String>,
    pub advertising: Vec<String>,
    pub third: Vec<String>,
    pub own: Vec<String>,
    pub internal: Vec<String>,
    pub negation: Vec<String>,
    pub other: Vec<String>,
    pub better: Vec<String>,
}

/// Answers to "strictly necessary?".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub yes: Vec<String>,
    pub no: Vec<String>,
}

/// What stands in cells of names.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Names {
    pub none: Vec<String>,
    pub prefix: Vec<String>,
    pub list: Vec<String>,
    pub own_site: Vec<String>,
    pub storage: Vec<String>,
    #[serde(default)]
    pub key: Vec<String>,
    #[serde(default)]
    pub sender: Vec<String>,
    #[serde(default)]
    pub placeholder: Vec<String>,
    #[serde(default)]
    pub about_session: Vec<String>,
}

/// What running text says of what it names. A language that lacks a list is read by those of the others.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Sentences {
    pub cookie: Vec<String>,
    pub called: Vec<String>,
    pub is: Vec<String>,
    pub below: Vec<String>,
    pub not: Vec<String>,
    pub not_behind: Vec<String>,
    pub none: Vec<String>,
    pub used: Vec<String>,
    pub unless: Vec<String>,
    pub undone: Vec<String>,
    pub once: Vec<String>,
    pub here: Vec<String>,
    pub others: Vec<String>,
    pub no_cookie: Vec<String>,
    pub kept: Vec<String>,
    pub consent: Vec<String>,
    pub skip: Vec<String>,
}
