//! What one does about a piece of work besides talking: asking the supervisor, passing it on, reporting an incident, a note, advice.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::choices::{Choice, choices_ui};
use super::kit::{self, Press, Tone};
use crate::day::Act;
use crate::wording::Words;

/// What can be done about the chosen work.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MattersView {
    /// The work it is about; nothing when none has been taken up.
    pub about: Option<String>,
    /// Asking the supervisor how to go on, and why not.
    #[serde(skip)]
    pub advice: Option<Act>,
    /// Why the supervisor cannot be asked here.
    pub no_advice: Option<String>,
    /// Roles it can be passed to: name, extension, what they take.
    pub roles: Vec<Choice>,
    /// Why it cannot be passed on.
    pub no_roles: Option<String>,
    /// Incidents that can be reported.
    pub incidents: Vec<Choice>,
    /// Why none can be reported.
    pub no_incidents: Option<String>,
    /// Walks that make more possible: words and act.
    pub walks: Vec<Choice>,
    /// What was done about it before, in words.
    pub done: Vec<String>,
}

/// What is typed.
#[derive(Debug, Clone, Default)]
pub struct MattersDraft {
    /// The note.
    pub note: String,
}

/// Draws it.
pub fn matters_ui(ui: &mut Ui, words: &Words, view: &MattersView, draft: &mut MattersDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    kit::scroll(ui, "matters", |ui| {
        let Some(about) = &view.about else {
            kit::empty(ui, icon::CLIPBOARD_TEXT, &words.say("matters-nothing", &[]));
            return;
        };
        kit::heading(ui, &words.say("matters-about", &[("task", about.into())]));
        for d in &view.done {
            kit::message(ui, Tone::Good, d);
        }
        kit::card(ui, |ui| {
            kit::strong(ui, &words.say("matters-supervisor", &[]));
            let label = words.say("matters-ask", &[]);
            let ask = Press::new(&label).icon(icon::CHALKBOARD_TEACHER).wide();
            if ask.unless(view.no_advice.as_deref()).show(ui).clicked() {
                out.extend(view.advice.clone().map(Intent::Act));
            }
            if let Some(why) = &view.no_advice {
                kit::muted(ui, why);
            }
        });
        part(ui, &words.say("matters-pass-on", &[]), &view.roles, view.no_roles.as_deref(), &mut out);
        part(ui, &words.say("matters-report", &[]), &view.incidents, view.no_incidents.as_deref(), &mut out);
        if !view.walks.is_empty() {
            part(ui, &words.say("matters-walk", &[]), &view.walks, None, &mut out);
        }
        kit::card(ui, |ui| {
            let l = kit::strong(ui, &words.say("matters-note", &[]));
            kit::muted(ui, &words.say("matters-note-why", &[]));
            let edit = egui::TextEdit::multiline(&mut draft.note).desired_rows(2).desired_width(f32::INFINITY);
            kit::called(&ui.add(edit).labelled_by(l.id), "note");
            let empty = draft.note.trim().is_empty().then(|| words.say("matters-note-empty", &[]));
            if Press::new(&words.say("matters-note-keep", &[]))
                .icon(icon::NOTE_PENCIL)
                .unless(empty.as_deref())
                .show(ui)
                .clicked()
            {
                out.push(Intent::Note(std::mem::take(&mut draft.note)));
            }
        });
    });
    out
}

fn part(ui: &mut Ui, heading: &str, all: &[Choice], why_not: Option<&str>, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::strong(ui, heading);
        if let Some(why) = why_not {
            kit::muted(ui, why);
        }
        out.extend(choices_ui(ui, "", all, 0, false).map(Intent::Act));
    });
}
