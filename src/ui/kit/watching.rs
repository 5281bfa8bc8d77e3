//! What became of the cookies of the open stores since they were as somebody wants to compare them with: where one began to follow them, or the reading before the last.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use jiff::Timestamp;

use crate::compare::{self, Became, Key, News};
use crate::inventory::{CookieView, OpenStore};
use crate::jobs::Slot;
use crate::query::CookieKey;
use crate::store::StoreSource;

/// Changed by `watch` alone; the table marks its rows by it.
#[derive(Debug, Default)]
pub struct Watching {
    /// What the open stores are compared with; none while nobody asked.
    pub base: Option<Base>,
    /// What became of them since.
    pub recent: Slot<Recent, Infallible>,
}

/// The stores as they were.
#[derive(Clone, Debug)]
pub struct Base {
    /// When.
    pub at: Timestamp,
    /// They are followed from there on; else they were read again once.
    pub is_following: bool,
    /// As they were.
    pub stores: Vec<Arc<OpenStore>>,
}

/// A cookie that is another than it was, and the store it is of.
#[derive(Clone, Debug)]
pub struct RecentCookie {
    /// The store.
    pub source: StoreSource,
    /// What became of the cookie.
    pub news: News,
}

/// What became of the cookies of all open stores.
#[derive(Debug, Default)]
pub struct Recent {
    /// By store, then by host and name.
    pub cookies: Vec<RecentCookie>,
    /// How many are new, changed, gone.
    pub counts: [usize; 3],
    /// The marks of the rows that are there, by store.
    marks: Vec<(StoreSource, HashMap<CookieKey, Mark>)>,
}

/// What the table says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It was not there before.
    New,
    /// It is another than it was.
    Changed,
}

impl Watching {
    /// The mark of a row that is painted.
    #[must_use]
    pub fn mark(&self, view: &CookieView<'_>) -> Option<Mark> {
        let recent = self.recent.value()?;
        let (_, marks) = recent.marks.iter().find(|(source, marks)| !marks.is_empty() && *source == view.store.source)?;
        marks.get(&CookieKey::of(view)).copied()
    }

    /// Whether the open stores are followed.
    #[must_use]
    pub fn is_following(&self) -> bool {
        self.base.as_ref().is_some_and(|base| base.is_following)
    }
}

impl Recent {
    /// What is in the stores now: new, or changed.
    pub fn there(&self) -> impl Iterator<Item = &News> {
        self.cookies.iter().map(|cookie| &cookie.news).filter(|news| !matches!(news.became, Became::Gone(_)))
    }

    /// What became of stores since they were as in `before`. A store that was not open then has no news.
    #[must_use]
    pub fn since(before: &[Arc<OpenStore>], now: &[Arc<OpenStore>]) -> Self {
        let mut recent = Self::default();
        for store in now {
            let Some(earlier) = before.iter().find(|earlier| earlier.source == store.source) else { continue };
            // Only classified again, or not read again at all.
            if Arc::ptr_eq(&earlier.report, &store.report) {
                continue;
            }
            recent.add(&store.source, compare::news(compare::kept(earlier), compare::kept(store)));
        }
        recent
    }

    fn add(&mut self, source: &StoreSource, all: Vec<News>) {
        let mut marks = HashMap::new();
        for news in all {
            let (place, mark) = match &news.became {
                Became::New(_) => (0, Some(Mark::New)),
                Became::Changed { .. } => (1, Some(Mark::Changed)),
                Became::Gone(_) => (2, None),
            };
            self.counts.iter_mut().skip(place).take(1).for_each(|count| *count += 1);
            marks.extend(mark.map(|mark| (cookie_key(&news.key), mark)));
            self.cookies.push(RecentCookie { source: source.clone(), news });
        }
        self.marks.push((source.clone(), marks));
    }
}

/// The same as the filters have it.
#[must_use]
pub fn cookie_key(key: &Key) -> CookieKey {
    let Key { host, name, path, partition, container } = key.clone();
    CookieKey { host, name, path, partition, container: container.map(|container| container.code) }
}
