//! Talking: who it is, what has been said, what has been learnt, and everything one can say or do. Also what waits to be taken up.

use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::choices::{Choice, choices_ui};
use super::field::{FieldView, field_ui};
use super::kit::{self, Press, Weight};
use super::page;
use super::theme;
use crate::day::TaskId;
use crate::wording::Words;

/// Who is speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum By {
    /// The trainee.
    You,
    /// The contact.
    Them,
    /// Nobody: what happened.
    Nobody,
}

/// Something said, or that happened meanwhile.
#[derive(Debug, Clone, Serialize)]
pub struct SaidView {
    /// By whom.
    pub by: By,
    /// The words.
    pub words: String,
}

/// A kind of thing to say or do: opens its choices.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// What it is called.
    pub label: String,
    /// Its icon.
    pub glyph: &'static str,
    /// Its key, a capital letter.
    pub key: char,
    /// Why there is nothing to choose; nothing when there is.
    pub why_not: Option<String>,
    /// Parts with headings, and what can be chosen in each. One part with one choice is done at once.
    pub parts: Vec<(String, Vec<Choice>)>,
    /// Whether it stays folded out after a choice: one asks several things, one after the other.
    pub stays: bool,
}

/// The person one talks with.
#[derive(Debug, Clone, Serialize)]
pub struct PartnerView {
    /// The name as far as it is known.
    pub who: String,
    /// How they came: `on the telephone, outside number`.
    pub how: String,
    /// How long, and when it is due.
    pub time: String,
    /// The name of the portrait.
    pub portrait: String,
    /// What has been said, in order.
    pub said: Vec<SaidView>,
    /// What they gave, for comparing.
    pub gave: Vec<FieldView>,
    /// What came with it, on paper: the words of the button that leads there, and what that takes.
    pub papers: Option<PapersStep>,
    /// What one can say or do.
    pub groups: Vec<GroupView>,
}

/// The way to the papers that came with a piece of work.
#[derive(Debug, Clone, Serialize)]
pub struct PapersStep {
    /// `See what came with it (3)`.
    pub label: String,
    /// What pressing does, in order.
    #[serde(skip)]
    pub does: Vec<Intent>,
}

/// Something that waits to be taken up.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingView {
    /// What it is and how long it has waited.
    pub title: String,
    /// Which piece of work.
    pub task: TaskId,
    /// What pressing does, in words.
    pub label: String,
    /// The name of the portrait.
    pub portrait: String,
    /// What pressing does, in order.
    #[serde(skip)]
    pub does: Vec<Intent>,
}

/// The tool for talking.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TalkView {
    /// The person one talks with, or the work read last.
    pub partner: Option<PartnerView>,
    /// What waits.
    pub waiting: Vec<WaitingView>,
}

/// What is folded out.
#[derive(Debug, Clone, Default)]
pub struct TalkDraft {
    /// The key of the group that is open.
    pub open: Option<char>,
    /// How many things had been said when last drawn, so that new ones come into view.
    seen: usize,
    /// The group that was brought into view when it was folded out, and for how many passes more: the focus may take the page along.
    shown: (Option<char>, u8),
    /// For how many passes more what was said last is brought into view: what stands around it may take its place in two steps.
    follow: u8,
    /// How high the talk was when last drawn, so that what was said last stays in view when less of it is.
    room: f32,
}

/// Portraits by name.
pub trait Portraits {
    /// The picture for a name, if there is one.
    fn portrait(&self, name: &str) -> Option<egui::TextureId>;
}

/// No pictures at all, as in tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPortraits;

impl Portraits for NoPortraits {
    fn portrait(&self, _name: &str) -> Option<egui::TextureId> {
        None
    }
}

/// Draws it.
pub fn talk_ui(ui: &mut Ui, words: &Words, view: &TalkView, draft: &mut TalkDraft, pictures: &dyn Portraits) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(p) = view.partner.as_ref().filter(|p| !p.groups.is_empty()) {
        kit::home_begins(ui.ctx());
        let room = ui.available_height();
        if kit::flows(ui.ctx()) {
            partner(ui, words, p, draft, pictures, &mut out);
            open_group(ui, words, p, draft, room, &mut out);
            groups(ui, p, draft, false, &mut out);
            waiting_all(ui, words, view, pictures, &mut out);
            return out;
        }
        egui::Panel::bottom("say or do").frame(Frame::NONE).show_separator_line(false).show(ui, |ui| {
            ui.add_space(4.0);
            // With notices beside it, what can be chosen has the room; what else one could do is there by its icon and its key.
            let small = draft.open.is_some() && room < CROWDED;
            open_group(ui, words, p, draft, if small { room - SMALL } else { room * 0.42 }, &mut out);
            groups(ui, p, draft, small, &mut out);
        });
    } else {
        draft.open = None;
    }
    kit::scroll(ui, "talk", |ui| {
        match &view.partner {
            Some(p) => partner(ui, words, p, draft, pictures, &mut out),
            None if view.waiting.is_empty() => kit::empty(ui, icon::CHATS_CIRCLE, &words.say("talk-nobody", &[])),
            None => {}
        }
        waiting_all(ui, words, view, pictures, &mut out);
    });
    out
}

/// With less room than this, what is folded out needs it more than the buttons below it.
const CROWDED: f32 = 480.0;
/// What a folded-out group leaves when it is crowded: a line or two of what was said last, its own head, and the small buttons.
const SMALL: f32 = 250.0;

fn waiting_all(ui: &mut Ui, words: &Words, view: &TalkView, pictures: &dyn Portraits, out: &mut Vec<Intent>) {
    if !view.waiting.is_empty() {
        kit::subheading(ui, &words.say("talk-waiting", &[]));
        for w in &view.waiting {
            kit::named(ui, ("waiting", w.task.0), |ui| waiting(ui, w, pictures, out));
        }
    }
}

fn picture(ui: &mut Ui, pictures: &dyn Portraits, name: &str, side: f32) {
    match pictures.portrait(name) {
        Some(id) => {
            ui.add(
                egui::Image::new((id, Vec2::splat(side)))
                    .corner_radius(CornerRadius::same((side / 2.0) as u8))
                    .alt_text(name_of(name)),
            );
        }
        None => {
            let p = theme::palette(ui.ctx());
            ui.label(RichText::new(icon::USER_CIRCLE).size(side * 0.8).color(p.muted));
        }
    }
}

/// What a portrait is called for a screen reader: the name beside it says who it is.
fn name_of(_picture: &str) -> &'static str {
    "portrait"
}

fn partner(ui: &mut Ui, words: &Words, p: &PartnerView, draft: &mut TalkDraft, pictures: &dyn Portraits, out: &mut Vec<Intent>) {
    let room = ui.clip_rect().height();
    let moved = draft.seen != p.said.len() || (!kit::flows(ui.ctx()) && (draft.room - room).abs() > 1.0);
    draft.room = room;
    draft.follow = if moved { 3 } else { draft.follow.saturating_sub(1) };
    if draft.follow > 0 {
        ui.ctx().request_repaint();
    }
    kit::card(ui, |ui| {
        ui.horizontal_top(|ui| {
            picture(ui, pictures, &p.portrait, 72.0);
            ui.vertical(|ui| {
                kit::heading(ui, &p.who);
                kit::muted(ui, &p.how);
                kit::muted(ui, &p.time);
            });
        });
        for (n, s) in p.said.iter().enumerate() {
            let r = bubble(ui, words, s, &p.who);
            if n + 1 == p.said.len() && draft.follow > 0 {
                r.scroll_to_me(Some(if draft.open.is_some() { Align::BOTTOM } else { Align::Center }));
            }
        }
        draft.seen = p.said.len();
        if let Some(step) = &p.papers {
            ui.add_space(4.0);
            let r = kit::named(ui, "papers", |ui| Press::main(&step.label).icon(icon::FOLDER_OPEN).wide().show(ui));
            if r.clicked() {
                out.extend(step.does.iter().cloned());
            }
        }
        if !p.gave.is_empty() {
            ui.add_space(4.0);
            kit::subheading(ui, &words.say("talk-gave", &[]));
            kit::named(ui, "gave", |ui| {
                for f in &p.gave {
                    out.extend(field_ui(ui, f));
                }
            });
        }
    });
}

/// One saying: theirs from the left, yours from the right.
fn bubble(ui: &mut Ui, words: &Words, s: &SaidView, who: &str) -> egui::Response {
    let p = theme::palette(ui.ctx());
    let (fill, layout) = match s.by {
        By::You => (p.good_pale, Layout::right_to_left(Align::TOP)),
        By::Them => (p.act_pale, Layout::left_to_right(Align::TOP)),
        By::Nobody => (p.pale, Layout::left_to_right(Align::TOP)),
    };
    let most = ui.available_width() * if s.by == By::Nobody { 1.0 } else { 0.88 };
    let r = ui
        .with_layout(layout, |ui| {
            Frame::new()
                .fill(fill)
                .corner_radius(CornerRadius::same(10))
                .inner_margin(Margin::symmetric(11, 7))
                .show(ui, |ui| {
                    ui.set_max_width(most);
                    ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                        let style = if s.by == By::Nobody { TextStyle::Small } else { TextStyle::Body };
                        let ink = if s.by == By::Nobody { p.muted } else { p.ink };
                        ui.add(egui::Label::new(RichText::new(&s.words).text_style(style).color(ink)).wrap())
                    })
                    .inner
                })
                .inner
        })
        .inner;
    let said = match s.by {
        By::You => words.say("talk-you-said", &[("words", (&s.words).into())]),
        By::Them => words.say("talk-they-said", &[("who", who.into()), ("words", (&s.words).into())]),
        By::Nobody => s.words.clone(),
    };
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &said));
    r
}

/// What one can say or do: its words, or in little room its icon and its key.
fn groups(ui: &mut Ui, p: &PartnerView, draft: &mut TalkDraft, small: bool, out: &mut Vec<Intent>) {
    if small {
        small_groups(ui, p, draft, out);
        return;
    }
    let gap = ui.spacing().item_spacing.x;
    let columns = ((ui.available_width() / 126.0).floor() as usize).clamp(1, 3);
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    let names: Vec<&str> = p.groups.iter().map(|g| g.label.as_str()).collect();
    kit::level(ui, names, |ui, least| {
        let mut highest = least;
        for line in p.groups.chunks(columns) {
            ui.horizontal_top(|ui| {
                for g in line {
                    let open = draft.open == Some(g.key);
                    let key = g.key.to_string();
                    let drawn = ui.allocate_ui(Vec2::new(width, least), |ui| {
                        ui.set_width(width);
                        kit::named(ui, ("group", g.key), |ui| {
                            Press::new(&g.label)
                                .icon(g.glyph)
                                .key(&key)
                                .weight(if open { Weight::Chosen } else { Weight::Plain })
                                .unless(g.why_not.as_deref())
                                .least(least)
                                .wide()
                                .show(ui)
                        })
                    });
                    highest = highest.max(drawn.inner.rect.height());
                    pressed(ui, g, &drawn.inner, draft, out);
                }
            });
        }
        highest
    });
}

fn small_groups(ui: &mut Ui, p: &PartnerView, draft: &mut TalkDraft, out: &mut Vec<Intent>) {
    let keys: Vec<String> = p.groups.iter().map(|g| g.key.to_string()).collect();
    let width = |(g, key): (&GroupView, &String)| {
        page::wide(ui, g.glyph, &TextStyle::Button) + page::wide(ui, key, &TextStyle::Small) + 42.0
    };
    let widths: Vec<f32> = p.groups.iter().zip(&keys).map(width).collect();
    page::flow(ui, &widths, |ui, i| {
        let (Some(g), Some(key)) = (p.groups.get(i), keys.get(i)) else { return };
        let weight = if draft.open == Some(g.key) { Weight::Chosen } else { Weight::Plain };
        let r = kit::named(ui, ("group", g.key), |ui| {
            Press::new(g.glyph).spoken(&g.label).key(key).weight(weight).unless(g.why_not.as_deref()).show(ui)
        });
        pressed(ui, g, &r.on_hover_text(&g.label), draft, out);
    });
}

/// What a group does when it or its key is pressed.
fn pressed(ui: &Ui, g: &GroupView, r: &egui::Response, draft: &mut TalkDraft, out: &mut Vec<Intent>) {
    let by_key = kit::letters_work(ui.ctx())
        && g.why_not.is_none()
        && egui::Key::from_name(&g.key.to_string()).is_some_and(|k| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, k)));
    if r.clicked() || by_key {
        match only_choice(g) {
            Some(act) => out.push(Intent::Act(act)),
            None => draft.open = if draft.open == Some(g.key) { None } else { Some(g.key) },
        }
    }
}

/// The choices of the group that is folded out, above the groups; they scroll when there are many.
fn open_group(ui: &mut Ui, words: &Words, p: &PartnerView, draft: &mut TalkDraft, most: f32, out: &mut Vec<Intent>) {
    if draft.shown.0 != draft.open {
        draft.shown = (draft.open, 2);
    }
    let Some(g) = draft.open.and_then(|k| p.groups.iter().find(|g| g.key == k && g.why_not.is_none())) else { return };
    if kit::flows(ui.ctx()) && draft.shown.1 > 0 {
        draft.shown.1 -= 1;
        let top = egui::Rect::from_min_size(ui.cursor().min, Vec2::splat(1.0));
        ui.scroll_to_rect_animation(top, Some(Align::TOP), egui::style::ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
    kit::named(ui, ("choices of", g.key), |ui| {
        kit::card(ui, |ui| {
            kit::ends(
                ui,
                |ui| {
                    kit::strong(ui, &g.label);
                },
                |ui| {
                    let close = words.say("talk-fold-in", &[]);
                    let spoken = words.say("talk-fold-in-spoken", &[("what", (&g.label).into())]);
                    let r = kit::named(ui, "close", |ui| Press::new(&close).spoken(&spoken).key("Esc").show(ui));
                    if r.clicked() {
                        draft.open = None;
                    }
                },
            );
            kit::scroll_within(ui, "choices", most, |ui| {
                let mut first = 0;
                for (heading, choices) in &g.parts {
                    if let Some(act) = choices_ui(ui, heading, choices, first, true) {
                        out.push(Intent::Act(act));
                        if !g.stays {
                            draft.open = None;
                        }
                    }
                    first += choices.len();
                }
            });
        });
    });
    ui.add_space(6.0);
}

/// What a group does when there is nothing to choose.
fn only_choice(g: &GroupView) -> Option<crate::day::Act> {
    match g.parts.as_slice() {
        [(_, one)] if one.len() == 1 => one.first().and_then(|c| c.act.clone()),
        _ => None,
    }
}

fn waiting(ui: &mut Ui, w: &WaitingView, pictures: &dyn Portraits, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        ui.horizontal_top(|ui| {
            picture(ui, pictures, &w.portrait, 44.0);
            ui.vertical(|ui| {
                kit::strong(ui, &w.title);
                if Press::main(&w.label).wide().show(ui).clicked() {
                    out.extend(w.does.iter().cloned());
                }
            });
        });
    });
}

#[cfg(test)]
mod tests;
