//! The question before the day is closed, over everything. What it asks and says is decided elsewhere.

use egui::{Context, Response};
use serde::Serialize;

use super::Intent;
use super::kit::{self, Press, Tone, Weight};
use super::modal::Modal;
use super::page;

/// A question to be answered before anything else.
#[derive(Debug, Clone, Serialize)]
pub struct Question {
    /// What is asked.
    pub asked: String,
    /// What is to be known before one answers.
    pub known: Vec<(Tone, String)>,
    /// Yes, in words.
    pub yes: String,
    /// No, in words.
    pub no: String,
    /// Whether no is what most people want here.
    pub rather_not: bool,
    /// What yes does.
    #[serde(skip)]
    pub does: Vec<Intent>,
}

/// Draws it. Escape, and a press beside it, are no.
#[must_use]
pub fn question_ui(ctx: &Context, q: &Question) -> Vec<Intent> {
    let answered = Modal { name: "question", head: &q.asked, width: 460.0 }.show(
        ctx,
        |ui| {
            for (tone, words) in &q.known {
                kit::message(ui, *tone, words);
            }
        },
        |ui| {
            let (yes, no) = (Press::new(&q.yes), Press::new(&q.no).key("Esc"));
            let (yes, no) = if q.rather_not { (yes, no.weight(Weight::Main)) } else { (yes.weight(Weight::Main), no) };
            let both = page::presses(ui, vec![no, yes]);
            let clicked = |i: usize| both.get(i).is_some_and(Response::clicked);
            ((clicked(0), clicked(1)), both.first().cloned())
        },
    );
    let (no, yes) = answered.by_button;
    if no || answered.closed {
        vec![Intent::Dismiss]
    } else if yes {
        q.does.clone()
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, Ui};
    use egui_kittest::kittest::{NodeT, Queryable};

    use super::*;
    use crate::day::Act;
    use crate::screens::layout_test::{Layers, holds_in};
    use crate::screens::tried::Tried;

    fn early() -> Question {
        Question {
            asked: "Close the day?".into(),
            known: vec![
                (Tone::Care, "It is 08:44; the day ends at 12:30. More work may still come.".into()),
                (Tone::Stop, "You carry: H 08-75-15 volume 1 of 1.".into()),
            ],
            yes: "Close the day".into(),
            no: "No, go on working".into(),
            rather_not: true,
            does: vec![Intent::Act(Act::CloseDay)],
        }
    }

    /// A page whose one button answers to Escape as well, below a question.
    fn page(ui: &mut Ui, _: &(), asked: &mut Option<Question>) -> Vec<Intent> {
        kit::find_focus_again(ui.ctx());
        let mut out = asked.as_ref().map(|q| question_ui(ui.ctx(), q)).unwrap_or_default();
        let leave = Press::new("Leave").show(ui).clicked();
        if leave || ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
            out.push(Intent::Leave);
        }
        out
    }

    #[test]
    fn enter_goes_on_working_only_yes_closes_the_day_and_the_page_below_hears_nothing() {
        let mut t = Tried::new([1280.0, 720.0], (), Some(early()), page);
        assert!(t.harness.get_by_label("No, go on working (Esc)").accesskit_node().is_focused());
        t.keys(&[Key::Enter]);
        assert_eq!(t.take(), [Intent::Dismiss]);
        t.keys(&[Key::Escape]);
        assert_eq!(t.take(), [Intent::Dismiss]);
        t.press("Close the day");
        assert_eq!(t.take(), [Intent::Act(Act::CloseDay)]);
        // The next time it is asked, the focus begins at no again.
        t.harness.state_mut().draft = None;
        t.harness.run_ok();
        t.keys(&[Key::Escape]);
        assert_eq!(t.take(), [Intent::Leave]);
        t.harness.state_mut().draft = Some(early());
        t.harness.run_ok();
        t.keys(&[Key::Enter]);
        assert_eq!(t.take(), [Intent::Dismiss]);
    }

    #[test]
    fn it_holds_at_every_size() {
        let mut long = early();
        long.known
            .extend((0..6).map(|n| (Tone::Stop, format!("Still open: the request of the ward with the long name, number {n}."))));
        for mut q in [Some(early()), Some(long)] {
            holds_in(Layers::Several, |ui| {
                page(ui, &(), &mut q);
            });
        }
    }
}
