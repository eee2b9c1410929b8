//! Work by work: what the trainee did beside what a good clerk does, and what was true behind it.

use egui::Ui;
use serde::Serialize;

use super::findings::{lines, numbered};
use crate::screens::kit::{self, Press, Tone, Weight};
use crate::screens::page;
use crate::screens::theme::{self, STEP};
use crate::wording::Words;

/// Both ways through one piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskPaths {
    /// What it is and whose.
    pub title: String,
    /// How it stands.
    pub tone: Tone,
    /// How it ended, in few words.
    pub outcome: String,
    /// What the trainee did: time and words.
    pub mine: Vec<(String, String)>,
    /// What a good clerk does.
    pub model: Vec<String>,
    /// What was true behind it, if something was hidden.
    pub truth: Option<String>,
    /// What was compared, which page was named for it, and which speaks to it.
    pub compared: Vec<String>,
}

pub fn draw(ui: &mut Ui, words: &Words, tasks: &[TaskPaths], open: &mut Option<usize>) {
    if tasks.is_empty() {
        return;
    }
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("lesson-paths", &[]));
        kit::muted(ui, &words.say("lesson-paths-lead", &[]));
        for (i, t) in tasks.iter().enumerate() {
            let is_open = *open == Some(i);
            let weight = if is_open { Weight::Chosen } else { Weight::Plain };
            let label = words.say("lesson-path", &[("title", (&t.title).into()), ("outcome", (&t.outcome).into())]);
            if Press::new(&label).icon(t.tone.icon()).weight(weight).wide().show(ui).clicked() {
                *open = if is_open { None } else { Some(i) };
            }
            if is_open {
                paths(ui, words, t);
                ui.add_space(STEP);
            }
        }
    });
}

fn paths(ui: &mut Ui, words: &Words, t: &TaskPaths) {
    let p = theme::palette(ui.ctx());
    if let Some(truth) = &t.truth {
        kit::quiet(ui, p.care_pale, |ui| {
            kit::subheading(ui, &words.say("lesson-truth", &[]));
            kit::text(ui, truth);
        });
    }
    if !t.compared.is_empty() {
        kit::quiet(ui, p.pale, |ui| {
            kit::subheading(ui, &words.say("lesson-compared", &[]));
            for line in &t.compared {
                kit::text(ui, line);
            }
        });
    }
    page::halves(ui, |ui, part| match part {
        0 => kit::quiet(ui, p.pale, |ui| {
            kit::subheading(ui, &words.say("lesson-mine", &[]));
            lines(ui, &t.mine);
            if t.mine.is_empty() {
                kit::muted(ui, &words.say("lesson-mine-none", &[]));
            }
        }),
        _ => kit::quiet(ui, p.good_pale, |ui| {
            kit::subheading(ui, &words.say("lesson-model", &[]));
            numbered(ui, &t.model);
        }),
    });
}
