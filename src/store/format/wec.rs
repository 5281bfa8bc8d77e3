//! Inspections of the EDPS Website Evidence Collector and of Blacklight, which is made from it (docs/formats/inspections.md).

mod yaml;

use super::collect::Collector;
use super::ends::written;
use super::json::node::Node;
use super::json::outline::JsonKind;
use super::json::walk::{End, Plan, Want, walk};
use super::json_cookie::{Manner, date, named, said};
use super::json_list::LARGEST;
use super::plain::{PlainFile, Said};
use super::text::kind::TextKind;
use super::visits::Pages;
use super::{Format, Traits};
use crate::cookie::{Expiry, SameSite, Scope, SetBy};
use crate::store::format::url::host_of;
use crate::store::{FormatId, Progress, ReadError, ReadNote, ReadOptions, ReadReport, StoreLocation};

/// `inspection.json` and `cookies.yml`.
pub(crate) const WEC: Format = Format::jar(
    FormatId::Wec,
    ["wec", "Website Evidence Collector"],
    |head| head.json == Some(JsonKind::Wec) || head.text == Some(TextKind::WecYaml),
    Traits::ALL_KEPT,
    read,
);
/// `inspection.json` of Blacklight.
pub(crate) const BLACKLIGHT: Format =
    Format::jar(FormatId::Blacklight, ["blacklight", "Blacklight"], |head| head.json == Some(JsonKind::Blacklight), Traits::ALL_KEPT, read);

const PLAN: Plan = Plan {
    want: |place| match place {
        "" | "cookies" | "reports" | "reports.cookies" | "reports.cookies.data" => Want::Enter,
        "[]" | "cookies[]" | "reports.cookies[]" | "reports.cookies.data[]" | "uri_ins" | "uri_dest" | "start_time" => Want::Take,
        _ => Want::Skip,
    },
    keys: None,
};
/// The tool takes the dots away, so that nothing tells a domain cookie.
pub(crate) const MANNER: Manner = Manner { dotless: Scope::Unknown, no_same_site: None };

fn read(location: &StoreLocation, options: &ReadOptions, progress: &Progress) -> Result<ReadReport, ReadError> {
    let file = PlainFile::open(location, LARGEST, progress)?;
    let mut inspection = Inspection { out: Collector::new(options), pages: Pages::default(), number: 0 };
    let is_yaml = yaml::each_item(&file, &mut |node| inspection.cookie(&node))?;
    let end = if is_yaml {
        End::Whole
    } else {
        walk(file.buffered()?, &PLAN, &mut |place, node| inspection.part(place, &node)).map_err(|error| file.failed(error))?
    };
    let notes: &[ReadNote] = if end == End::Broken { &[ReadNote::TruncatedFile] } else { &[] };
    let mut report = file.report(options, inspection.out, notes)?;
    inspection.pages.attach(&mut report);
    Ok(report)
}

struct Inspection {
    out: Collector,
    pages: Pages,
    number: i64,
}

impl Inspection {
    fn part(&mut self, place: &str, node: &Node) {
        match place {
            "uri_ins" | "uri_dest" => {
                if let Some(host) = node.text().and_then(host_of) {
                    self.pages.opened(&host, None);
                }
            }
            "start_time" => {
                if let Some(at) = node.text().and_then(date) {
                    self.pages.reaches(at);
                }
            }
            _ => self.cookie(node),
        }
    }

    fn cookie(&mut self, node: &Node) {
        self.number += 1;
        self.out.begin(Some(self.number));
        let Some(named) = named(&mut self.out, node, MANNER) else { return };
        let said = evidence(&mut self.out, node);
        if let Some(log) = node.get("log")
            && let (Some(host), at) = (log.text_at("location").and_then(host_of), log.text_at("timestamp").and_then(date))
        {
            self.pages.opened(&host, at);
            if let Some(at) = at {
                self.pages.reaches(at);
            }
        }
        self.out.add(&named.host, &named.name, named.path, named.value(), said);
    }
}

/// What is said of a cookie, with what the tool saw when it was set: when, and by whom.
pub(crate) fn evidence(out: &mut Collector, node: &Node) -> Said {
    let mut said = said(out, node, MANNER);
    // Written by the protocol, which leaves an absent attribute out; what is known from events alone has no such fields.
    if node.get("size").is_some() && node.get("sameSite").is_none() {
        said.same_site = Some(SameSite::Unset);
    }
    // Where the number is missing its date may be there, and says more than that nothing was sent.
    let is_session =
        node.get("session").and_then(Node::flag) == Some(true) || (node.any(&["expires"]).is_some() && said.expiry == Expiry::Session);
    if let Some(end) = node.text_at("expiresUTC").and_then(written)
        && !is_session
    {
        said.expiry = end.expiry();
    } else if node.any(&["expires", "expiresUTC", "session"]).is_none() && node.get("size").is_none() {
        said.expiry = Expiry::Unknown;
    }
    let Some(log) = node.get("log") else { return said };
    said.set_by = match log.text_at("type") {
        Some("Cookie.HTTP") => Some(SetBy::Header),
        Some("Cookie.JS") => Some(SetBy::Script),
        _ => None,
    };
    let set = log.get("event").and_then(|event| event.text_at("creation")).or_else(|| log.text_at("timestamp")).and_then(date);
    let set = set.and_then(|set| out.setting_of("log", set.unix_micros(), super::epoch::Epoch::UnixMicros));
    (said.created, said.last_set) = (set, set);
    said
}
