//! The debrief: the lesson of a day. The result and why, marks, strands, the morning as a picture, what was found and what a good
//! clerk did, work by work, and one thing to practise next. Judges nothing.

mod findings;
mod paths;
mod timeline;

use std::collections::BTreeSet;

use egui::{RichText, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, STEP};
use crate::session::WhichMarks;
use crate::wording::Words;

pub use findings::{FindingView, PageCard};
pub use paths::TaskPaths;
pub use timeline::{Found, Row, Timeline};

/// Marks of one aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AspectMarks {
    /// The aspect.
    pub name: String,
    /// Earned.
    pub earned: u32,
    /// Available; nothing when the aspect was not tried.
    pub available: u32,
    /// The same in words.
    pub words: String,
    /// How it stands.
    pub tone: Tone,
}

/// What a day shows of one strand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrandRow {
    /// Its code and title.
    pub name: String,
    /// How often it was shown and missed, in words.
    pub words: String,
    /// How it stands.
    pub tone: Tone,
}

/// One thing to practise next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// What.
    pub title: String,
    /// Why this.
    pub why: String,
    /// The scenario in which it can be practised, with its title.
    pub day: Option<(String, String)>,
    /// The scenario just played, with its title, where that is another one.
    pub again: Option<(String, String)>,
}

/// That an attempt was marked more than once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkedAgain {
    /// When and why last, and what the other marks are, in words.
    pub words: String,
    /// The marks that can be looked at in place of these.
    #[serde(skip)]
    pub other: WhichMarks,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DebriefView {
    /// Which day, how it was played, by whom, when.
    pub beside: String,
    /// The result in words.
    pub result: String,
    /// Whether the day came out up to standard.
    pub up_to_standard: bool,
    /// Why, a sentence each.
    pub why: Vec<String>,
    /// That it was marked more than once, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<MarkedAgain>,
    /// Marks by aspect.
    pub aspects: Vec<AspectMarks>,
    /// Marks in all, in words.
    pub total: String,
    /// Why marks are missing where nothing was found, if any are.
    pub unended: Option<String>,
    /// Strands the day called for.
    pub strands: Vec<StrandRow>,
    /// The day as a picture.
    pub timeline: Timeline,
    /// What was found, the gravest first, each with what came of the same thing.
    pub findings: Vec<FindingView>,
    /// Work by work.
    pub tasks: Vec<TaskPaths>,
    /// One thing to practise next.
    pub next: Next,
    /// Notes written about the attempt.
    pub notes: Vec<String>,
    /// The page from which one came.
    pub back: Page,
}

/// What is folded out and typed.
#[derive(Debug, Clone, Default)]
pub struct DebriefDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// The finding looked at.
    pub finding: usize,
    /// Whether one has just come to it, so that it is to be in sight.
    pub led: bool,
    /// Findings whose explanation is open.
    pub read_on: BTreeSet<usize>,
    /// Findings whose page is open.
    pub page_open: BTreeSet<usize>,
    /// A note being typed about the finding looked at.
    pub note: String,
    /// Notes kept since the page was opened.
    pub kept: Vec<String>,
    /// Whether the timeline is shown as a table.
    pub table: bool,
    /// The piece of work whose paths are open.
    pub task: Option<usize>,
}

/// Draws the page.
pub fn debrief_ui(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &mut DebriefDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("debrief-head", &[]);
    let bar = Bar { title: &title, beside: &view.beside, back: Some(Intent::Go(view.back)) };
    page::page(ui, words, &bar, 1240.0, &mut out, |ui, out| {
        page::parts(ui, 320.0, |ui, part| match part {
            0 => {
                result(ui, words, view, out);
                ui.add_space(STEP);
                strands(ui, words, view);
                ui.add_space(STEP);
                next(ui, words, view, draft, out);
            }
            _ => {
                timeline::draw(ui, words, &view.timeline, &mut draft.table);
                ui.add_space(STEP);
                findings::draw(ui, words, view, draft, out);
                ui.add_space(STEP);
                paths::draw(ui, words, &view.tasks, &mut draft.task);
                ui.add_space(STEP);
                kit::muted(ui, &words.say("debrief-disclaimer", &[]));
            }
        });
    });
    out
}

fn result(ui: &mut Ui, words: &Words, view: &DebriefView, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let tone = if view.up_to_standard { Tone::Good } else { Tone::Stop };
    kit::card(ui, |ui| {
        let (ink, ..) = tone.colours(&p);
        let head = format!("{}  {}", tone.icon(), words.say("debrief-result", &[("result", (&view.result).into())]));
        let r = ui.add(egui::Label::new(RichText::new(head).text_style(theme::figures()).color(ink)).wrap());
        kit::as_heading(&r, &view.result);
        for why in &view.why {
            kit::text(ui, why);
        }
        ui.add_space(2.0 * STEP);
        let style = theme::strong();
        let names = view.aspects.iter().map(|a| page::wide(ui, &a.name, &style)).fold(0.0, f32::max) + 2.0;
        let figures = view.aspects.iter().map(|a| page::wide(ui, &a.words, &egui::TextStyle::Body)).fold(0.0, f32::max) + 2.0;
        for a in &view.aspects {
            ui.horizontal(|ui| {
                let all = ui.available_width();
                let (at, _) = ui.allocate_exact_size(egui::vec2(names, 22.0), egui::Sense::hover());
                let name = RichText::new(&a.name).text_style(theme::strong()).color(p.ink);
                ui.put(at, egui::Label::new(name).extend().halign(egui::Align::LEFT));
                kit::bar(ui, a.tone, a.earned, a.available, (all - names - figures - 24.0).max(40.0));
                ui.add(egui::Label::new(RichText::new(&a.words).color(p.ink)).extend());
            });
        }
        ui.add_space(STEP);
        kit::muted(ui, &view.total);
        if let Some(marked) = &view.marked {
            ui.add_space(STEP);
            kit::muted(ui, &marked.words);
            let id = if marked.other == WhichMarks::First { "marked-see-first" } else { "marked-see-newest" };
            if Press::new(&words.say(id, &[])).show(ui).clicked() {
                out.push(Intent::Marks(marked.other));
            }
        }
        if let Some(unended) = &view.unended {
            kit::muted(ui, unended);
        }
        ui.add_space(STEP);
        let again = words.say("lesson-see-again", &[]);
        if Press::new(&again).icon(icon::CLOCK_COUNTER_CLOCKWISE).show(ui).clicked() {
            out.push(Intent::Again(None));
        }
    });
}

fn strands(ui: &mut Ui, words: &Words, view: &DebriefView) {
    let p = theme::palette(ui.ctx());
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("lesson-strands", &[]));
        for s in &view.strands {
            let (ink, ..) = s.tone.colours(&p);
            ui.horizontal_top(|ui| {
                kit::glyph(ui, s.tone.icon(), ink);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    kit::strong(ui, &s.name);
                    kit::muted(ui, &s.words);
                });
            });
        }
        if view.strands.is_empty() {
            kit::muted(ui, &words.say("lesson-strands-none", &[]));
        }
    });
}

fn next(ui: &mut Ui, words: &Words, view: &DebriefView, draft: &mut DebriefDraft, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    egui::Frame::new().fill(p.good_pale).corner_radius(theme::CARD_RADIUS).inner_margin(16).show(ui, |ui| {
        ui.set_width(ui.available_width());
        kit::heading(ui, &words.say("lesson-next", &[]));
        kit::strong(ui, &view.next.title);
        kit::muted(ui, &view.next.why);
        ui.add_space(STEP);
        let label = match &view.next.day {
            Some((_, day)) => words.say("lesson-next-open", &[("day", day.into())]),
            None => words.say("lesson-next-days", &[]),
        };
        let press = Press::main(&label).icon(icon::ARROW_RIGHT).show(ui);
        draft.focus.at(&press);
        if press.clicked() {
            out.push(view.next.day.as_ref().map_or(Intent::Go(Page::Days), |(path, _)| Intent::Brief(path.clone())));
        }
        if let Some((path, day)) = &view.next.again {
            let label = words.say("lesson-next-same", &[("day", day.into())]);
            if Press::new(&label).icon(icon::ARROW_COUNTER_CLOCKWISE).show(ui).clicked() {
                out.push(Intent::Brief(path.clone()));
            }
        }
    });
}

#[cfg(test)]
mod tests;
