//! The consent tools whose records can be read: one file each, which begins with where the form is documented.

mod axeptio;
mod borlabs;
mod civic;
mod commanders_act;
mod complianz;
mod cookie_information;
mod cookiebot;
mod cookiefirst;
mod cookieyes;
mod didomi;
mod eu_cookie_compliance;
mod gpp;
mod hubspot;
mod iubenda;
mod klaro;
mod onetrust;
mod opendatasoft;
mod orejime;
mod orestbida;
mod osano;
mod tarteaucitron;
mod tcf;
mod usercentrics;

use super::{ConsentRecord, RecordProblem};
use crate::coded::coded;

coded! {
    /// A consent tool, or a form that several tools write.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    #[expect(missing_docs, reason = "each variant is described by the file of its tool")]
    pub enum ToolId {
        Tcf = "iab-tcf",
        Gpp = "iab-gpp",
        OneTrust = "onetrust",
        Cookiebot = "cookiebot",
        Didomi = "didomi",
        Axeptio = "axeptio",
        Tarteaucitron = "tarteaucitron",
        Klaro = "klaro",
        Orejime = "orejime",
        Complianz = "complianz",
        CookieYes = "cookieyes",
        Usercentrics = "usercentrics",
        Opendatasoft = "opendatasoft",
        CommandersAct = "commanders-act",
        Iubenda = "iubenda",
        Borlabs = "borlabs",
        CookieInformation = "cookie-information",
        CookieFirst = "cookiefirst",
        Civic = "civic",
        HubSpot = "hubspot",
        EuCookieCompliance = "eu-cookie-compliance",
        Osano = "osano",
        Orestbida = "orestbida",
    }
}

/// A cookie of a tool, whose value is text.
#[derive(Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// A consent tool: which cookies are its own, and what they say.
pub(super) struct Tool {
    pub(super) id: ToolId,
    /// What people call it, in every language.
    name: &'static str,
    recognise: fn(&str) -> bool,
    pub(super) read: fn(&[Piece<'_>]) -> Result<ConsentRecord, RecordProblem>,
}

/// All tools, in the order of their ids.
pub(super) const TOOLS: [Tool; ToolId::ALL.len()] = [
    tcf::TOOL,
    gpp::TOOL,
    onetrust::TOOL,
    cookiebot::TOOL,
    didomi::TOOL,
    axeptio::TOOL,
    tarteaucitron::TOOL,
    klaro::TOOL,
    orejime::TOOL,
    complianz::TOOL,
    cookieyes::TOOL,
    usercentrics::TOOL,
    opendatasoft::TOOL,
    commanders_act::TOOL,
    iubenda::TOOL,
    borlabs::TOOL,
    cookie_information::TOOL,
    cookiefirst::TOOL,
    civic::TOOL,
    hubspot::TOOL,
    eu_cookie_compliance::TOOL,
    osano::TOOL,
    orestbida::TOOL,
];

/// The tool that writes cookies of this name.
pub(super) fn of_name(name: &str) -> Option<ToolId> {
    TOOLS.iter().find(|tool| (tool.recognise)(name)).map(|tool| tool.id)
}

impl ToolId {
    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        TOOLS.iter().find(|tool| tool.id == self).map_or("", |tool| tool.name)
    }
}

/// The value of the first cookie that is called so.
fn value_of<'a>(pieces: &[Piece<'a>], name: &str) -> Option<&'a str> {
    pieces.iter().find(|piece| piece.name == name).map(|piece| piece.value)
}

/// An answer.
fn answer(is_granted: bool) -> super::Answer {
    if is_granted { super::Answer::Granted } else { super::Answer::Refused }
}

/// Reads a record with one of several readers, the first that knows the form.
fn first_of(readers: impl IntoIterator<Item = Option<ConsentRecord>>) -> Result<ConsentRecord, RecordProblem> {
    readers.into_iter().flatten().next().ok_or(RecordProblem::UnknownForm)
}
