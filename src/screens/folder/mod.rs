//! The open casenote, on the whole desk: a buff folder with two pages and section tabs, the sheets of a section to leaf through, what
//! can be done beside it, and a line between two fields that were compared.

mod page;
mod side;
mod tie;

use egui::{CornerRadius, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};
use serde::Serialize;

use super::Intent;
use super::field::FieldView;
use super::kit::{self, Tone};
use super::label::LabelView;
use super::offer::{Item, Offer, Unfolded};
use super::theme::{self, Palette};
use crate::day::{FieldRef, FolderId, SheetId};
use crate::records::Section;
use crate::wording::Words;

/// How the body of a paper is drawn: the shape of such papers, never what one says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Body {
    /// Paragraphs.
    Letter,
    /// Rows of a name and a figure.
    Result,
    /// A grid over time.
    Chart,
    /// Boxes to fill in.
    Form,
    /// Ruled lines, written on.
    Notes,
    /// Squared paper.
    Trace,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetView {
    /// Which.
    pub sheet: SheetId,
    /// Its kind, and its date once read.
    pub title: String,
    /// Its label, as far as it has been read.
    pub label: Option<LabelView>,
    /// Kind, date and initials, as far as read.
    pub fields: Vec<FieldView>,
    /// The shape of its body.
    pub body: Body,
    /// What can be done with it.
    pub items: Vec<Item>,
}

/// A section's tab.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TabView {
    /// Which.
    pub section: Section,
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Turning to it.
    pub turn: Offer,
    /// Its sheets, once it has been turned to.
    pub sheets: Option<Vec<SheetView>>,
}

/// A comparison, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedView {
    /// The first field.
    pub a: FieldRef,
    /// The second.
    pub b: FieldRef,
    /// How it came out.
    pub tone: Tone,
    /// "Hospital number differs".
    pub words: String,
    /// "H 31-82-06 · H 31-28-60".
    pub values: String,
}

/// The open folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FolderView {
    /// Which.
    pub folder: FolderId,
    /// Its number and volume.
    pub title: String,
    /// Where it is: in hand, or lying here.
    pub place: String,
    /// Where tracking says it is, if that is known.
    pub tracked: Option<String>,
    /// Its cover, once read.
    pub cover: Option<LabelView>,
    /// What is on the cover besides the label.
    pub cover_fields: Vec<FieldView>,
    /// Reading the cover.
    pub read_cover: Offer,
    /// The sections, front to back.
    pub tabs: Vec<TabView>,
    /// The section turned to last.
    pub last: Option<Section>,
    /// Loose papers at hand.
    pub loose: Vec<SheetView>,
    /// What can be done with the folder.
    pub items: Vec<Item>,
    /// The last comparison.
    pub compared: Option<ComparedView>,
}

/// What lies open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// A sheet of a section, counted from nought.
    Section(Section, usize),
    /// A loose paper, laid on the right page.
    Loose(SheetId),
}

/// What is turned to and folded out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FolderDraft {
    /// The folder it is about.
    pub of: Option<FolderId>,
    /// What lies open, if anything has been turned to here.
    pub showing: Option<Showing>,
    /// The choice folded out.
    pub unfolded: Unfolded,
}

/// What is on the right page.
pub(super) struct Open<'a> {
    /// The section that is open.
    tab: Option<&'a TabView>,
    /// Its sheets.
    sheets: &'a [SheetView],
    /// Which of them is turned to.
    index: usize,
    /// The paper on view, of the section or a loose one.
    sheet: Option<&'a SheetView>,
    /// Whether it is a loose one.
    loose: bool,
}

impl FolderView {
    fn open<'a>(&'a self, draft: &FolderDraft) -> Open<'a> {
        let (section, index) = match draft.showing {
            Some(Showing::Section(s, i)) => (Some(s), i),
            Some(Showing::Loose(_)) | None => (self.last, 0),
        };
        let tab = self.tabs.iter().find(|t| Some(t.section) == section);
        let sheets = tab.and_then(|t| t.sheets.as_deref()).unwrap_or_default();
        let index = index.min(sheets.len().saturating_sub(1));
        let laid = match draft.showing {
            Some(Showing::Loose(s)) => self.loose.iter().find(|l| l.sheet == s),
            _ => None,
        };
        Open { tab, sheets, index, sheet: laid.or(sheets.get(index)), loose: laid.is_some() }
    }
}

/// Draws it.
pub fn folder_ui(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft) -> Vec<Intent> {
    if draft.of != Some(view.folder) {
        *draft = FolderDraft { of: Some(view.folder), ..FolderDraft::default() };
    }
    let mut asked = Vec::new();
    keys(ui, view, draft, &mut asked);
    let all = ui.available_rect_before_wrap();
    let p = theme::palette(ui.ctx());
    desk_top(ui, all, &p);
    if all.width() >= 980.0 && all.height() >= 440.0 {
        spread(ui, words, view, draft, all, &mut asked);
    } else {
        column(ui, words, view, draft, all, &mut asked);
    }
    if let Some(c) = &view.compared {
        tie::draw(ui, all, c);
    }
    asked
}

/// Page keys leaf, figures turn to sections, Escape folds in and then closes.
fn keys(ui: &Ui, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    let pressed = |k: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, k));
    if pressed(Key::Escape) && !draft.unfolded.fold_in() {
        asked.push(Intent::CloseFolder);
    }
    if !kit::letters_work(ui.ctx()) {
        return;
    }
    let step = i32::from(pressed(Key::PageDown)) - i32::from(pressed(Key::PageUp));
    if step != 0 {
        leaf(view, draft, step);
    }
    for t in &view.tabs {
        if t.number < 10 && Key::from_name(&t.number.to_string()).is_some_and(pressed) {
            turn(t, draft, asked);
        }
    }
}

/// Leafs on or back.
fn leaf(view: &FolderView, draft: &mut FolderDraft, by: i32) {
    let open = view.open(draft);
    if let Some(t) = open.tab
        && !open.sheets.is_empty()
    {
        let last = open.sheets.len() - 1;
        let to = if by > 0 { (open.index + 1).min(last) } else { open.index.saturating_sub(1) };
        draft.showing = Some(Showing::Section(t.section, to));
        draft.unfolded.fold_in();
    }
}

/// Turns to a section; one that has been turned to before only needs leafing.
fn turn(t: &TabView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    draft.showing = Some(Showing::Section(t.section, 0));
    draft.unfolded.fold_in();
    if t.sheets.is_none() && t.turn.why_not.is_none() {
        asked.push(Intent::Act(t.turn.act.clone()));
    }
}

fn desk_top(ui: &Ui, all: Rect, p: &Palette) {
    let painter = ui.painter();
    painter.rect_filled(all, 0.0, p.stationery.wood);
    for i in 0..9 {
        let y = all.top() + all.height() * (i as f32 + 0.5) / 9.0;
        let sway = if i % 2 == 0 { 5.0 } else { -4.0 };
        let at = |x: f32, dy: f32| pos2(all.left() + all.width() * x, y + dy);
        let line = [at(0.0, 0.0), at(0.3, sway), at(0.7, -sway), at(1.0, sway * 0.5)];
        let grain = Stroke::new(1.0, p.stationery.grain);
        painter.add(egui::epaint::CubicBezierShape::from_points_stroke(line, false, egui::Color32::TRANSPARENT, grain));
    }
}

const SIDE: f32 = 340.0;
const TABS: f32 = 146.0;

/// Folder to the left, what can be done to the right.
fn spread(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, all: Rect, asked: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let (desk, beside) = all.split_left_right_at_x(all.right() - SIDE);
    let most = Rect::from_min_max(desk.min + vec2(26.0, 34.0), desk.max - vec2(20.0, 22.0));
    // Pages wider than this look empty.
    let wide = most.width().min(1240.0);
    let body = Rect::from_min_max(most.min, pos2(most.left() + wide - TABS + 12.0, most.bottom()));
    cardboard(ui, body, &p);
    let inner = body.shrink(16.0);
    let gutter = 12.0;
    let half = (inner.width() - gutter) / 2.0;
    let left = Rect::from_min_size(inner.min, Vec2::new(half, inner.height()));
    let right = Rect::from_min_size(pos2(inner.left() + half + gutter, inner.top()), Vec2::new(half, inner.height()));
    for page in [left, right] {
        sheet_of_paper(ui, page, &p);
    }
    curl(ui, right, &p);
    ui.painter().vline(body.center().x, body.y_range(), Stroke::new(1.5, p.stationery.fold));
    part(ui, "left page", left.shrink(14.0), |ui| {
        kit::scroll(ui, "left page", |ui| page::left(ui, words, view, draft, asked));
    });
    let tabs = Rect::from_min_max(pos2(body.right() - 12.0, body.top() + 8.0), pos2(most.left() + wide, body.bottom() - 8.0));
    part(ui, "tabs", tabs, |ui| page::tabs(ui, words, view, draft, asked));
    let nav = 58.0;
    let (content, foot) = right.shrink(14.0).split_top_bottom_at_y(right.bottom() - 14.0 - nav);
    part(ui, "right page", content, |ui| {
        kit::scroll(ui, "right page", |ui| page::right(ui, words, view, draft, asked));
    });
    part(ui, "leafing", foot, |ui| page::leafing(ui, words, view, draft));
    ui.painter().rect_filled(beside, 0.0, p.paper);
    part(ui, "beside", beside.shrink2(vec2(16.0, 14.0)), |ui| {
        kit::scroll(ui, "beside", |ui| side::side(ui, words, view, draft, asked));
    });
}

/// Everything below each other, for large text and narrow windows.
fn column(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, all: Rect, asked: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    part(ui, "folder in one column", all.shrink(8.0), |ui| {
        kit::scroll(ui, "folder in one column", |ui| {
            kit::card(ui, |ui| side::head(ui, words, view, asked));
            page::tabs_in_rows(ui, words, view, draft, asked);
            super::label::paper(ui, p.sheet, |ui| page::left(ui, words, view, draft, asked));
            super::label::paper(ui, p.sheet, |ui| {
                page::right(ui, words, view, draft, asked);
                page::leafing(ui, words, view, draft);
            });
            kit::card(ui, |ui| {
                side::compared(ui, words, view);
                side::doings(ui, words, view, draft, asked);
            });
        });
    });
}

fn part<R>(ui: &mut Ui, id: &str, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min)));
    child.shrink_clip_rect(rect.expand(6.0));
    add(&mut child)
}

/// The folder itself, with the tab on its upper edge.
fn cardboard(ui: &Ui, body: Rect, p: &Palette) {
    let painter = ui.painter();
    let edge = Stroke::new(1.5, p.stationery.fold);
    let shade = egui::Shadow { offset: [0, 4], blur: 16, spread: 0, color: egui::Color32::from_black_alpha(64) };
    painter.add(shade.as_shape(body, CornerRadius::same(10)));
    let (x, top) = (body.left() + body.width() * 0.52, body.top());
    let tab = vec![pos2(x, top + 2.0), pos2(x + 16.0, top - 18.0), pos2(x + 150.0, top - 18.0), pos2(x + 166.0, top + 2.0)];
    painter.add(egui::Shape::convex_polygon(tab, p.stationery.buff, edge));
    painter.rect_filled(body, CornerRadius::same(10), p.stationery.buff);
    painter.rect_stroke(body, CornerRadius::same(10), edge, StrokeKind::Inside);
    painter.hline(x + 1.0..=x + 165.0, top + 0.5, Stroke::new(3.0, p.stationery.buff));
}

fn sheet_of_paper(ui: &Ui, page: Rect, p: &Palette) {
    let shade = egui::Shadow { offset: [0, 2], blur: 7, spread: 0, color: egui::Color32::from_black_alpha(44) };
    ui.painter().add(shade.as_shape(page, CornerRadius::same(3)));
    ui.painter().rect_filled(page, CornerRadius::same(3), p.sheet);
}

/// The lower corner of the right page, bent up.
fn curl(ui: &Ui, page: Rect, p: &Palette) {
    let (corner, side) = (page.right_bottom(), 26.0);
    let painter = ui.painter();
    let (up, along) = (corner - vec2(0.0, side), corner - vec2(side, 0.0));
    painter.add(egui::Shape::convex_polygon(vec![corner, up, along], p.stationery.buff, Stroke::NONE));
    let bent = vec![up, along, corner - vec2(side * 0.86, side * 0.86)];
    painter.add(egui::Shape::convex_polygon(bent, p.stationery.rule, Stroke::new(1.0, p.stationery.fold)));
}

#[cfg(test)]
mod tests;
