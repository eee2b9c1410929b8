//! What was found, one at a time: what happened, then a moment to think, then what a good clerk did and the page that says why.

use egui::{Margin, Rect, Response, TextEdit, Ui, UiBuilder};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::{DebriefDraft, DebriefView};
use crate::screens::intent::Intent;
use crate::screens::kit::{self, Press, Tone, Weight};
use crate::screens::page;
use crate::screens::theme::{self, STEP};
use crate::wording::Words;

/// The page that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageCard {
    /// Its title.
    pub title: String,
    /// Where it comes from, in words: a local rule never looks like law.
    pub standing: String,
    /// Its steps.
    pub steps: Vec<String>,
    /// Why.
    pub why: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// The time of day.
    pub at: String,
    /// How bad it is.
    pub tone: Tone,
    /// The same in words, with whether it was reported.
    pub severity: String,
    /// Which aspect pays.
    pub aspect: String,
    /// The piece of work, if it belongs to one.
    pub work: String,
    /// What happened.
    pub why: String,
    /// The facts that prove it: time and words.
    pub facts: Vec<(String, String)>,
    /// What a good clerk does instead.
    pub instead: String,
    /// The page that explains it.
    pub page: Option<PageCard>,
}

pub fn draw(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    let n = view.findings.len();
    draft.finding = draft.finding.min(n.saturating_sub(1));
    let Some(f) = view.findings.get(draft.finding) else {
        kit::card(ui, |ui| {
            kit::heading(ui, &words.say("lesson-findings", &[]));
            kit::message(ui, Tone::Good, &words.say("lesson-findings-none", &[]));
        });
        notes(ui, words, view, draft);
        return;
    };
    let card = ui.scope_builder(UiBuilder::new(), |ui| {
        kit::card(ui, |ui| {
            kit::heading(ui, &words.say("lesson-findings", &[]));
            choose(ui, words, view, draft);
            ui.add_space(2.0 * STEP);
            one(ui, words, f, draft, out);
        });
    });
    // The edge that says at a glance how bad it is; the words beside say the same.
    let p = theme::palette(ui.ctx());
    let (_, _, full, _) = f.tone.colours(&p);
    let rect = card.response.rect;
    let edge = Rect::from_min_max(rect.min, egui::pos2(rect.left() + 6.0, rect.bottom()));
    let round = egui::CornerRadius { nw: theme::CARD_RADIUS, sw: theme::CARD_RADIUS, ne: 0, se: 0 };
    ui.painter().rect_filled(edge, round, full);
    notes(ui, words, view, draft);
}

fn choose(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &mut DebriefDraft) {
    if view.findings.len() < 2 {
        return;
    }
    let labels: Vec<String> = (1u32..)
        .zip(&view.findings)
        .map(|(n, f)| {
            words.say("lesson-finding-short", &[("n", n.into()), ("at", (&f.at).into()), ("severity", (&f.severity).into())])
        })
        .collect();
    let buttons = labels.iter().enumerate().map(|(i, label)| {
        let weight = if i == draft.finding { Weight::Chosen } else { Weight::Plain };
        Press::new(label).weight(weight)
    });
    let pressed = page::presses(ui, buttons.collect());
    if let Some(i) = pressed.iter().position(Response::clicked) {
        look_at(draft, i);
    }
}

fn look_at(draft: &mut DebriefDraft, i: usize) {
    draft.finding = i;
    draft.note.clear();
}

fn one(ui: &mut Ui, words: &Words, f: &FindingView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    let at = draft.finding;
    page::chips(ui, &[(Tone::Plain, f.at.clone()), (f.tone, f.severity.clone()), (Tone::Plain, f.aspect.clone())]);
    kit::heading(ui, &f.why);
    kit::muted(ui, &f.work);
    ui.add_space(STEP);
    kit::subheading(ui, &words.say("lesson-happened", &[]));
    lines(ui, &f.facts);
    ui.add_space(2.0 * STEP);
    kit::strong(ui, &words.say("lesson-think", &[]));
    let width = ui.available_width();
    let edit = TextEdit::multiline(&mut draft.note).desired_rows(2).desired_width(width).margin(Margin::symmetric(8, 7));
    let line = ui.add(edit.hint_text(words.say("lesson-note-hint", &[])));
    let label = words.say("lesson-note", &[]);
    ui.ctx().accesskit_node_builder(line.id, |n| n.set_label(label.as_str()));
    let open = draft.read_on.contains(&at);
    let why_not = draft.note.trim().is_empty().then(|| words.say("lesson-note-empty", &[]));
    let (keep, read) = (words.say("lesson-keep", &[]), words.say("lesson-read-on", &[]));
    let mut buttons = vec![Press::new(&keep).icon(icon::NOTE_PENCIL).unless(why_not.as_deref())];
    if !open {
        buttons.push(Press::main(&read).icon(icon::ARROW_RIGHT));
    }
    let pressed = page::presses(ui, buttons);
    if pressed.first().is_some_and(Response::clicked) {
        let note = std::mem::take(&mut draft.note);
        let said = words.say("lesson-note-of", &[("at", (&f.at).into()), ("why", (&f.why).into()), ("note", note.trim().into())]);
        draft.kept.push(said.clone());
        draft.read_on.insert(at);
        out.push(Intent::Note(said));
    }
    if pressed.get(1).is_some_and(Response::clicked) {
        draft.read_on.insert(at);
    }
    if open {
        ui.add_space(2.0 * STEP);
        explain(ui, words, f, draft);
    }
}

fn explain(ui: &mut Ui, words: &Words, f: &FindingView, draft: &mut DebriefDraft) {
    let p = theme::palette(ui.ctx());
    let at = draft.finding;
    if !f.instead.is_empty() {
        kit::quiet(ui, p.good_pale, |ui| {
            kit::subheading(ui, &words.say("lesson-instead", &[]));
            kit::text(ui, &f.instead);
        });
    }
    let Some(page) = &f.page else { return };
    kit::quiet(ui, p.pale, |ui| {
        kit::subheading(ui, &words.say("lesson-why", &[]));
        kit::strong(ui, &page.title);
        kit::muted(ui, &page.standing);
        kit::text(ui, &page.why);
        let open = draft.page_open.contains(&at);
        let label = words.say(if open { "lesson-page-close" } else { "lesson-page-open" }, &[]);
        if Press::new(&label).icon(icon::BOOK_OPEN).show(ui).clicked() {
            if open {
                draft.page_open.remove(&at);
            } else {
                draft.page_open.insert(at);
            }
        }
        if open {
            numbered(ui, &page.steps);
        }
    });
}

/// Lines with their time before them.
pub fn lines(ui: &mut Ui, lines: &[(String, String)]) {
    for (at, words) in lines {
        ui.horizontal_top(|ui| {
            kit::muted(ui, at);
            ui.add_space(STEP);
            kit::text(ui, words);
        });
    }
}

/// Steps with their number before them.
pub fn numbered(ui: &mut Ui, steps: &[String]) {
    for (n, step) in (1..).zip(steps) {
        ui.horizontal_top(|ui| {
            kit::muted(ui, &format!("{n}."));
            ui.add_space(STEP);
            kit::text(ui, step);
        });
    }
}

fn notes(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &DebriefDraft) {
    // What was kept just now may be in the view already.
    let fresh = draft.kept.iter().filter(|k| !view.notes.contains(k));
    let all: Vec<&String> = view.notes.iter().chain(fresh).collect();
    if all.is_empty() {
        return;
    }
    ui.add_space(STEP);
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("lesson-notes", &[]));
        for note in all {
            kit::text(ui, note);
        }
    });
}
