//! Comparing: what has been picked, and what came of the last comparison, always on view while it matters.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::kit::{self, Press, Tone};
use crate::wording::Words;

/// The state of comparing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareView {
    /// The field picked first, in words.
    pub picked: Option<String>,
    /// What the last comparison says: agrees, differs, cannot be compared, with both values.
    pub result: Option<(Tone, String)>,
}

/// Draws it, when there is something to draw.
pub fn compare_ui(ui: &mut Ui, words: &Words, view: &CompareView) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(p) = &view.picked {
        kit::message(ui, Tone::Act, &words.say("compare-picked", &[("field", p.into())]));
        let stop = words.say("compare-stop", &[]);
        if kit::named(ui, "stop comparing", |ui| Press::new(&stop).icon(icon::X).show(ui)).clicked() {
            out.push(Intent::Unpick);
        }
    }
    if let Some((tone, said)) = &view.result {
        let r = kit::message(ui, *tone, said);
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_live(egui::accesskit::Live::Polite));
    }
    out
}
