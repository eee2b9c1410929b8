//! What is told besides the work: slips, hints, refusals.

use egui::{Panel, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::compare::{CompareView, compare_ui};
use super::kit::{self, Press, Tone};
use super::offer::Unfolded;
use super::theme;
use crate::wording::Words;

/// What a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Kind {
    /// A broken rule, as it comes to light, with how grave it is: the higher, the graver.
    Slip(u8),
    /// A hint, asked for.
    Hint,
    /// Anything else: a refusal, a note kept, a next step.
    Word,
}

/// Something to be told.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// What it is.
    pub kind: Kind,
    /// How it is meant.
    pub tone: Tone,
    /// The words.
    pub words: String,
    /// What one can do about it: the words of a button.
    pub button: Option<String>,
    /// What the button does.
    #[serde(skip)]
    pub does: Vec<Intent>,
}

impl Notice {
    /// How grave a slip is, for a slip.
    #[must_use]
    pub fn slip(&self) -> Option<u8> {
        match self.kind {
            Kind::Slip(weight) => Some(weight),
            Kind::Hint | Kind::Word => None,
        }
    }
}

/// Draws notices and comparing below what one works with, so that nothing jumps while one reads and presses. In a small window they
/// stand where they are drawn.
pub fn told(
    ui: &mut Ui,
    words: &Words,
    notices: &[Notice],
    compare: &CompareView,
    unfolded: &mut Unfolded,
    out: &mut Vec<Intent>,
) {
    if notices.is_empty() && compare.picked.is_none() && compare.result.is_none() {
        return;
    }
    if kit::flows(ui.ctx()) {
        if new(ui, notices) {
            let top = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(1.0, 1.0));
            ui.scroll_to_rect_animation(top, Some(egui::Align::TOP), egui::style::ScrollAnimation::none());
        }
        all(ui, words, notices, out);
        understood(ui, words, notices, out);
        out.extend(compare_ui(ui, words, compare, unfolded));
        return;
    }
    let p = theme::palette(ui.ctx());
    let frame = egui::Frame::new().fill(p.paper).inner_margin(egui::Margin::symmetric(2, 8));
    // Several need more room than one; a list to choose from has all of it.
    let share = if !unfolded.path.is_empty() {
        0.94
    } else if notices.len() > 1 {
        0.6
    } else {
        0.45
    };
    let most = ui.available_height() * share;
    Panel::bottom("told").frame(frame).show_separator_line(false).show(ui, |ui| {
        ui.scope(|ui| {
            // What does not fit is seen to go on.
            ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
            kit::scroll_within(ui, "told", most, |ui| {
                all(ui, words, notices, out);
                out.extend(compare_ui(ui, words, compare, unfolded));
            });
        });
        understood(ui, words, notices, out);
    });
}

/// Whether there is something that was not told yet: in a small window it is brought into view, whatever has the focus. Answers for two
/// passes, since the focus may take the page along in the first.
fn new(ui: &Ui, notices: &[Notice]) -> bool {
    let key = egui::Id::new("records-day notices told");
    let now: Vec<String> = notices.iter().map(|n| n.words.clone()).collect();
    let show = ui.data_mut(|d| {
        let (told, passes) = d.get_temp_mut_or_default::<(Vec<String>, u8)>(key);
        if *told != now {
            (*told, *passes) = (now, 2);
        }
        let show = *passes > 0 && !notices.is_empty();
        *passes = passes.saturating_sub(1);
        show
    });
    if show {
        ui.ctx().request_repaint();
    }
    show
}

fn all(ui: &mut Ui, words: &Words, notices: &[Notice], out: &mut Vec<Intent>) {
    let slips = notices.iter().filter(|n| n.slip().is_some()).count();
    if slips > 1 {
        let n = u32::try_from(slips).unwrap_or(u32::MAX);
        let head = words.say("notice-slips", &[("n", n.into())]);
        let r = kit::strong(ui, &head);
        kit::as_heading(&r, &head);
    }
    for (i, n) in notices.iter().enumerate() {
        let r = kit::message(ui, n.tone, &n.words);
        ui.ctx().accesskit_node_builder(r.id, |b| b.set_live(egui::accesskit::Live::Polite));
        // Slips that one page explains share its button.
        let again = notices.get(i + 1).is_some_and(|next| next.button == n.button);
        if let Some(label) = n.button.as_ref().filter(|_| !again)
            && ui
                .scope_builder(egui::UiBuilder::new().id(egui::Id::new(("notice", i, label))), |ui| {
                    Press::new(label).icon(icon::ARROW_RIGHT).show(ui)
                })
                .inner
                .clicked()
        {
            out.extend(n.does.iter().cloned());
        }
    }
}

fn understood(ui: &mut Ui, words: &Words, notices: &[Notice], out: &mut Vec<Intent>) {
    if !notices.is_empty() && Press::new(&words.say("notice-dismiss", &[])).icon(icon::CHECK).show(ui).clicked() {
        out.push(Intent::Dismiss);
    }
}

#[cfg(test)]
#[path = "notices/tests.rs"]
mod tests;
