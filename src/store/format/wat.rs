//! Analyses of the EDPB Website Auditing Tool (docs/formats/inspections.md).

use std::collections::HashSet;

use super::collect::Collector;
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::json_cookie::{Manner, named};
use super::json_list::LARGEST;
use super::plain::PlainFile;
use super::wec::{MANNER, evidence};
use super::{Format, Traits};
use crate::cookie::{Container, ContainerId, ContainerName, Scope};
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// The format in the table of formats.
pub(crate) const FORMAT: Format =
    Format::jar(FormatId::Wat, ["wat", "Website Auditing Tool"], |head| head.json == Some(JsonKind::WatAnalysis), Traits::ALL_KEPT, read);

/// A tag is one scenario of a visit, and small enough to be held.
const PLAN: Plan = Plan {
    want: |place| match place {
        "" | "tags" => Want::Enter,
        "tags[]" => Want::Take,
        _ => Want::Skip,
    },
    keys: None,
};
/// Kinds of cards with cookies: what the browser kept says more than what was met on the way.
const KINDS: [&str; 3] = ["cookie_cache", "cookie", "cookie_requests"];

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut out = Collector::new(options);
    let (mut tags, mut number) = (0u32, 0);
    let end = walk(file.buffered()?, &PLAN, &mut |_, tag| {
        tags += 1;
        tag_of(&mut out, &tag, tags, &mut number);
    });
    let notes: &[ReadNote] = if end.map_err(|error| file.failed(error))? == End::Broken { &[ReadNote::TruncatedFile] } else { &[] };
    file.report(options, out, notes)
}

/// The cookies of one scenario, kept apart from those of the others as a container of its name. Several cards hold the same cookie: the one that the
/// browser kept counts.
fn tag_of(out: &mut Collector, tag: &Node, tags: u32, number: &mut i64) {
    let name = tag
        .text_at("name")
        .filter(|name| !name.trim().is_empty())
        .map_or(ContainerName::Unknown, |name| ContainerName::Given(name.to_owned()));
    let scenario = out.cookies.add_container(Container { number: tags, name, ..Container::default() });
    let mut met = HashSet::new();
    for kind in KINDS {
        for card in tag.items_at("cards").iter().filter(|card| card.text_at("kind") == Some(kind)) {
            for line in card.any(&["cookieLines", "_cookieLines"]).map_or(&[][..], Node::items) {
                *number += 1;
                out.begin(Some(*number));
                let key = ["name", "domain", "path"].map(|key| line.text_at(key).unwrap_or_default().to_owned());
                if met.insert(key) {
                    add(out, line, scenario);
                } else {
                    out.merged += 1;
                }
            }
        }
    }
}

fn add(out: &mut Collector, line: &Node, scenario: Option<ContainerId>) {
    let host_only = line.get("log").and_then(|log| log.get("event")).and_then(|event| event.get("hostOnly")).and_then(Node::flag);
    let dotless = match host_only {
        Some(true) => Scope::HostOnly,
        Some(false) => Scope::Domain,
        None => Scope::Unknown,
    };
    let Some(named) = named(out, line, Manner { dotless, ..MANNER }) else { return };
    let said = super::plain::Said { container: scenario, ..evidence(out, line) };
    out.add(&named.host, &named.name, named.path, named.value(), said);
}
