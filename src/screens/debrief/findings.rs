//! What was found, one at a time: what happened, then a moment to think, then what a good clerk did and the page that says why.

use egui::{Frame, Margin, Rect, Response, TextEdit, Ui, UiBuilder};
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
    /// Which version of it the day was marked by, and of what date.
    pub version: String,
    /// That the manual has a newer version today, if it has.
    pub newer: Option<String>,
    /// Where it comes from, in words: a local rule never looks like law.
    pub standing: String,
    /// The step that the finding rests on, if it rests on one.
    pub step: Option<String>,
    /// Its steps.
    pub steps: Vec<String>,
    /// Why.
    pub why: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingView {
    /// Its number, how bad it is, what happened and when, as a sentence.
    pub line: String,
    /// What stands above it, when it is the first of those that came of the same thing as a graver one.
    pub under: Option<String>,
    /// Whether it stands under a graver one that came of the same thing.
    pub also: bool,
    /// The time of day at which it was done, or came to light when nothing was done.
    pub at: String,
    /// When it came to light, in words, if that was later.
    pub noticed: Option<String>,
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
    /// The number of the last fact that proves it: where the day is seen again.
    pub moment: Option<u32>,
    /// The facts that prove it: time and words.
    pub facts: Vec<(String, String)>,
    /// What it takes from the marks, as a sentence.
    pub cost: String,
    /// What a good clerk does instead.
    pub instead: String,
    /// The page that explains it.
    pub page: Option<PageCard>,
}

pub fn draw(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    draft.finding = draft.finding.min(view.findings.len().saturating_sub(1));
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("lesson-findings", &[]));
        if view.findings.is_empty() {
            kit::message(ui, Tone::Good, &words.say("lesson-findings-none", &[]));
        }
        for (i, f) in view.findings.iter().enumerate() {
            let name = UiBuilder::new().id(egui::Id::new(("finding", i)));
            ui.scope_builder(name, |ui| listed(ui, words, i, f, draft, out));
        }
    });
    notes(ui, words, view, draft);
}

/// A finding in the list, and all of it below when it is the one looked at.
fn listed(ui: &mut Ui, words: &Words, i: usize, f: &FindingView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    if let Some(under) = &f.under {
        set_in(ui, |ui| kit::muted(ui, under));
    }
    let open = i == draft.finding;
    let weight = if open { Weight::Chosen } else { Weight::Plain };
    let row = |ui: &mut Ui| Press::new(&f.line).icon(f.tone.icon()).weight(weight).wide().show(ui);
    let pressed = if f.also { set_in(ui, row) } else { row(ui) };
    if open && std::mem::take(&mut draft.led) {
        pressed.scroll_to_me(None);
    }
    if pressed.clicked() && !open {
        look_at(draft, i);
        // What was open above it closes, so that the row may be somewhere else now.
        ui.ctx().request_repaint();
    } else if open {
        opened(ui, words, f, draft, out);
    }
}

/// Set in from the left, under what it belongs to.
fn set_in<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new().inner_margin(Margin { left: 4 * STEP as i8, ..Margin::ZERO }).show(ui, add).inner
}

fn opened(ui: &mut Ui, words: &Words, f: &FindingView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let (_, _, full, _) = f.tone.colours(&p);
    let shown = Frame::new().inner_margin(Margin { left: 18, right: 4, top: 6, bottom: 10 }).show(ui, |ui| {
        ui.set_width(ui.available_width());
        one(ui, words, f, draft, out);
    });
    // The edge that says at a glance how bad it is; the words beside say the same.
    let rect = shown.response.rect;
    let edge = Rect::from_min_max(rect.min + egui::vec2(2.0, 4.0), egui::pos2(rect.left() + 7.0, rect.bottom() - 4.0));
    ui.painter().rect_filled(edge, 2.5, full);
}

fn look_at(draft: &mut DebriefDraft, i: usize) {
    draft.finding = i;
    draft.led = true;
    draft.note.clear();
}

fn one(ui: &mut Ui, words: &Words, f: &FindingView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    let at = draft.finding;
    let mut chips = vec![(Tone::Plain, f.at.clone()), (f.tone, f.severity.clone()), (Tone::Plain, f.aspect.clone())];
    chips.extend(f.noticed.clone().map(|n| (Tone::Plain, n)));
    page::chips(ui, &chips);
    kit::heading(ui, &f.why);
    kit::muted(ui, &f.work);
    kit::muted(ui, &f.cost);
    ui.add_space(STEP);
    if !f.facts.is_empty() {
        kit::subheading(ui, &words.say("lesson-happened", &[]));
        lines(ui, &f.facts);
        let again = words.say("lesson-see-moment", &[]);
        if f.moment.is_some() && Press::new(&again).icon(icon::CLOCK_COUNTER_CLOCKWISE).show(ui).clicked() {
            out.push(Intent::Again(f.moment));
        }
        ui.add_space(2.0 * STEP);
    }
    kit::strong(ui, &words.say("lesson-think", &[]));
    let width = ui.available_width();
    let edit = TextEdit::multiline(&mut draft.note).desired_rows(2).desired_width(width).margin(Margin::symmetric(8, 7));
    let line = ui.add(edit.hint_text(words.say("lesson-note-hint", &[])));
    kit::called(&line, "note");
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
        kit::muted(ui, &page.version);
        if let Some(newer) = &page.newer {
            kit::message(ui, Tone::Act, newer);
        }
        if let Some(step) = &page.step {
            kit::text(ui, step);
        }
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
