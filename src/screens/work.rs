//! Work in hand, always on view: a card for each piece, what one carries, and what came about last.

use egui::{CornerRadius, Frame, Margin, RichText, Sense, Stroke, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::intent::Tool;
use super::kit::{self, Press, Tone, Weight};
use super::page::FirstFocus;
use super::theme;
use crate::day::TaskId;
use crate::wording::Words;

/// One piece of work.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// Which.
    pub task: TaskId,
    /// Its number, as keys and the text mode name it.
    pub number: u32,
    /// Who or what it is.
    pub title: String,
    /// How it came and how it stands.
    pub status: String,
    /// When it is due.
    pub due: String,
    /// How urgent it looks.
    pub tone: Tone,
    /// Parts of a hundred of its time that have gone by.
    pub spent: u8,
    /// The icon of its channel.
    pub glyph: &'static str,
    /// Whether it is the one hints and reports are about.
    pub chosen: bool,
    /// What one can do first with it: the words and what is done, in order.
    #[serde(skip)]
    pub first: Option<(String, Vec<Intent>)>,
}

/// Work in hand.
#[derive(Debug, Clone, Serialize)]
pub struct WorkView {
    /// How many are open, and how many are urgent, in words.
    pub count: String,
    /// The cards, the soonest due first.
    pub cards: Vec<CardView>,
    /// What one carries, a line each.
    pub carried: Vec<String>,
    /// Whether the day's work is done, so that closing is the main thing to do.
    pub all_done: bool,
}

/// Draws it as a strip along the bottom. `focus` begins at waiting; `before` draws what stands at the end of the first line.
pub fn work_ui(ui: &mut Ui, words: &Words, view: &WorkView, focus: &mut FirstFocus, before: impl FnOnce(&mut Ui)) -> Vec<Intent> {
    let mut out = Vec::new();
    if ui.available_width() < LINE {
        ui.horizontal_wrapped(|ui| head(ui, words, view));
        let end = egui::Layout::right_to_left(egui::Align::Center);
        ui.horizontal(|ui| ui.with_layout(end, |ui| presses(ui, words, view, focus, &mut out)));
        before(ui);
    } else {
        ui.horizontal(|ui| {
            head(ui, words, view);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                presses(ui, words, view, focus, &mut out);
                before(ui);
            });
        });
    }
    if view.cards.is_empty() && view.carried.is_empty() {
        kit::muted(ui, &words.say("work-none", &[]));
        return out;
    }
    kit::scroll_across(ui, "work", |ui| {
        if !view.carried.is_empty() {
            carried(ui, words, &view.carried, &mut out);
        }
        for c in &view.cards {
            card(ui, words, c, &mut out);
        }
        if view.cards.is_empty() {
            kit::muted(ui, &words.say("work-none", &[]));
        }
    });
    out
}

/// From this width on the head and its buttons have one line.
const LINE: f32 = 520.0;

fn head(ui: &mut Ui, words: &Words, view: &WorkView) {
    kit::strong(ui, &words.say("work-head", &[]));
    kit::muted(ui, &view.count);
}

fn presses(ui: &mut Ui, words: &Words, view: &WorkView, focus: &mut FirstFocus, out: &mut Vec<Intent>) {
    let weight = if view.all_done { Weight::Main } else { Weight::Plain };
    if Press::new(&words.say("work-close-day", &[])).icon(icon::MOON).weight(weight).show(ui).clicked() {
        out.push(Intent::AskToClose);
    }
    kit::home_otherwise(ui.ctx());
    let wait = Press::new(&words.say("work-wait", &[])).icon(icon::HOURGLASS).key("W").show(ui);
    kit::home_ends(ui.ctx());
    focus.at(&wait);
    if wait.clicked() {
        out.push(Intent::Act(crate::day::Act::WaitForSomething(300)));
    }
}

/// What a card holds, without its edges.
const CARD: Vec2 = Vec2::new(224.0, 100.0);

fn framed(ui: &mut Ui, fill: egui::Color32, edge: Stroke, add: impl FnOnce(&mut Ui)) -> egui::Response {
    let frame = Frame::new().fill(fill).stroke(edge).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(11, 7));
    let shown = frame.show(ui, |ui| {
        ui.set_min_size(CARD);
        ui.set_max_size(CARD);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            add(ui);
        });
    });
    shown.response
}

fn card(ui: &mut Ui, words: &Words, c: &CardView, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let (ink, ..) = c.tone.colours(&p);
    let edge = if c.chosen { Stroke::new(2.0, p.act_text) } else { Stroke::new(1.0, p.line) };
    let asked = out.len();
    // The card itself can be pressed too; what is on it comes before it.
    let on_card = egui::UiBuilder::new().id(egui::Id::new(("work card", c.task.0))).sense(Sense::click());
    let whole = ui.scope_builder(on_card, |ui| {
        framed(ui, p.card, edge, |ui| {
            ui.horizontal(|ui| {
                ring(ui, c);
                line(ui, c.glyph, &c.title, theme::strong(), p.ink);
            });
            line(ui, "", &c.status, TextStyle::Small, p.muted);
            line(ui, c.tone.icon(), &c.due, TextStyle::Small, ink);
            if let Some((label, does)) = &c.first {
                let weight = if c.tone == Tone::Stop { Weight::Main } else { Weight::Plain };
                if Press::new(label).weight(weight).wide().show(ui).clicked() {
                    out.push(Intent::Choose(c.task));
                    out.extend(does.iter().cloned());
                }
            }
        });
    });
    let spoken =
        words.say("work-choose", &[("task", (&c.title).into()), ("status", (&c.status).into()), ("due", (&c.due).into())]);
    kit::called(&whole.response, ("work card", c.task.0));
    whole.response.widget_info(|| egui::WidgetInfo::selected(egui::WidgetType::Button, true, c.chosen, &spoken));
    if whole.response.clicked() && out.len() == asked {
        out.push(Intent::Choose(c.task));
    }
}

/// A line of a card; in small letters on two lines when it is long.
fn line(ui: &mut Ui, icon: &str, words: &str, style: TextStyle, ink: egui::Color32) {
    let shown = if icon.is_empty() { words.to_owned() } else { format!("{icon} {words}") };
    let style = if shown.chars().count() > 24 { TextStyle::Small } else { style };
    let r = ui.add(egui::Label::new(RichText::new(shown).text_style(style).color(ink)).wrap());
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
}

/// How much of the time has gone by; late is full.
fn ring(ui: &mut Ui, c: &CardView) {
    let p = theme::palette(ui.ctx());
    let (ink, ..) = c.tone.colours(&p);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(20.0), Sense::hover());
    let (centre, radius) = (rect.center(), 7.5);
    ui.painter().circle_stroke(centre, radius, Stroke::new(3.5, p.pale));
    let steps = usize::from(c.spent.min(100)) * 40 / 100;
    let point = |i: usize| {
        let a = std::f32::consts::TAU * i as f32 / 40.0 - std::f32::consts::FRAC_PI_2;
        centre + radius * Vec2::new(a.cos(), a.sin())
    };
    let points: Vec<egui::Pos2> = (0..=steps).map(point).collect();
    if points.len() > 1 {
        ui.painter().add(egui::Shape::line(points, Stroke::new(3.5, ink)));
    }
}

fn carried(ui: &mut Ui, words: &Words, lines: &[String], out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    framed(ui, p.care_pale, Stroke::new(1.0, p.line), |ui| {
        line(ui, icon::HAND_GRABBING, &words.say("work-carry", &[]), theme::strong(), p.ink);
        let shown = if lines.len() > 2 { 1 } else { 2 };
        for l in lines.iter().take(shown) {
            line(ui, "", l, TextStyle::Small, p.ink);
        }
        if lines.len() > 2 {
            let n = u32::try_from(lines.len() - 1).unwrap_or(0);
            line(ui, "", &words.say("work-carry-more", &[("n", n.into())]), TextStyle::Small, p.muted);
        }
        if Press::new(&words.say("work-carry-open", &[])).wide().show(ui).clicked() {
            out.push(Intent::Tool(Tool::Papers));
        }
    });
}
