//! The question before the day is closed, over everything. What it asks and says is decided elsewhere.

use egui::{Context, Response};

use super::Intent;
use super::kit::{self, Press, Weight};
use super::modal::Modal;
use super::notices::Question;
use super::page;

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
