//! What is worth a look, each as a sentence that leads to exactly the cookies it counts.

use egui::{Align2, Response, Sense, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::Actions;
use crate::classify::Finding;
use crate::digest::{Digest, Look, LookKind};
use crate::ui::kit::{Ask, State};
use crate::ui::theme::{Icon, radius, space, text, tokens};
use crate::ui::widget::button::focus_ring;
use crate::ui::widget::{card, text as words_widget};

/// Paints the card.
pub(super) fn show(ui: &mut Ui, state: &State, digest: &Digest, actions: &mut Actions, width: f32) {
    card::card(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        words_widget::heading(ui, text::strong(state.words.text("overview-look")));
        ui.add_space(space::XS);
        let looks = digest.looks();
        if looks.is_empty() {
            words_widget::weak(ui, state.words.text("overview-look-none"));
        }
        for (index, look) in looks.into_iter().enumerate() {
            if index > 0 {
                card::line(ui);
            }
            if line(ui, icon(&look.kind), &sentence(state, digest, &look)).clicked() {
                actions.ask(Ask::Show(look.filter.into()));
            }
        }
    });
}

fn sentence(state: &State, digest: &Digest, look: &Look) -> String {
    let words = &state.words;
    let count = u64::from(look.count);
    match &look.kind {
        LookKind::Finding(finding) => words.count(&format!("look-{}", finding.code()), count),
        LookKind::LongLives { advertising: 0 } => words.count("look-long-plain", count),
        LookKind::LongLives { advertising } => {
            let advertising = words.count("look-long-advertising", u64::from(*advertising));
            words.with("look-long", &[("count", count.into()), ("advertising", advertising.into())])
        }
        LookKind::WidestThirdParty { place } => {
            let Some(party) = digest.third_parties.get(*place) else { return String::new() };
            let id = if party.at_least { "look-third-at-least" } else { "look-third" };
            let cookies = words.count("cookies", count);
            words.with(id, &[("name", (&*party.name).into()), ("count", party.sites.into()), ("cookies", cookies.into())])
        }
        LookKind::UnknownPurpose => words.count("look-unknown", count),
    }
}

fn icon(kind: &LookKind) -> Icon {
    match kind {
        LookKind::LongLives { .. } => Icon::CLOCK,
        LookKind::WidestThirdParty { .. } => Icon::DETECTIVE,
        LookKind::UnknownPurpose => Icon::UNKNOWN,
        LookKind::Finding(finding) => match finding {
            Finding::SourcesDisagree | Finding::PartyDisputed => Icon::DISAGREE,
            Finding::DeclaredContradicted | Finding::Undeclared | Finding::ThirdPartyUndeclared => Icon::CHARTER,
            Finding::AudienceOverThirteenMonths => Icon::CLOCK,
            Finding::ConsentOverSixMonths => Icon::CONSENT,
            Finding::SessionWithoutHttpOnly => Icon::IDENTITY,
            Finding::SessionWithoutSecure | Finding::PrefixBroken => Icon::SHIELD,
        },
    }
}

/// A sentence as a button over the whole width.
fn line(ui: &mut Ui, icon: Icon, sentence: &str) -> Response {
    let t = tokens(ui);
    let room = ui.available_width() - 48.0;
    let mut job = words_widget::emphasised(sentence, 14.0, 20.0, t.text);
    job.wrap.max_width = room;
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 14.0).max(34.0);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, sentence));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), radius::CONTROL, t.hover);
    }
    ui.painter().text(pos2(rect.left(), rect.center().y), Align2::LEFT_CENTER, icon.glyph(), icon.font(16.0), t.warning.ink);
    ui.painter().galley(pos2(rect.left() + 24.0, rect.center().y - galley.size().y / 2.0), galley, t.text);
    ui.painter().text(pos2(rect.right() - 4.0, rect.center().y), Align2::RIGHT_CENTER, Icon::RIGHT.glyph(), Icon::RIGHT.font(16.0), t.weak);
    focus_ring(ui, &response);
    response
}
