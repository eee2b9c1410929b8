//! What one carries and what lies here: folders and loose papers as cards, with everything that can be done with each.

use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::field::{FieldView, Ground, field_ui, one_stop, value_ui};
use super::kit::{self, Press, Tone};
use super::label::{LabelView, label_ui};
use super::offer::{Item, Unfolded, items_named_ui, items_quiet_ui, reasons_ui};
use super::spine::pattern;
use super::theme;
use super::{Intent, offer};
use crate::day::{FolderId, SheetId};
use crate::wording::Words;

/// A folder as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FolderCard {
    /// Which.
    pub folder: FolderId,
    /// Its number and volume.
    pub title: String,
    /// The last pair of its number, for the colours of its spine; nothing if it has not been seen.
    pub primary: u8,
    /// Where tracking says it is, if that is known.
    pub tracked: Option<String>,
    /// How it came to lie here, as far as one knows: under which note, or before it.
    pub came: Option<String>,
    /// Its number on the spine, for comparing.
    pub spine: Vec<FieldView>,
    /// Its cover, once read.
    pub cover: Option<LabelView>,
    /// Whether it can be opened: it is at hand.
    pub opens: bool,
    /// What can be done with it.
    pub items: Vec<Item>,
}

/// A loose paper as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetCard {
    /// Which.
    pub sheet: SheetId,
    /// Its kind, and its date once read.
    pub title: String,
    /// Its label, once read.
    pub label: Option<LabelView>,
    /// Kind, date and initials, as far as read.
    pub fields: Vec<FieldView>,
    /// What can be done with it.
    pub items: Vec<Item>,
}

/// Folders and papers at hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PapersView {
    /// Where one is: "Your desk".
    pub place: String,
    /// Folders carried.
    pub carried: Vec<FolderCard>,
    /// Papers carried.
    pub carried_sheets: Vec<SheetCard>,
    /// What can be done with all folders carried together, when there are several.
    pub together: Vec<Item>,
    /// Folders that lie here.
    pub here: Vec<FolderCard>,
    /// Papers that lie here.
    pub here_sheets: Vec<SheetCard>,
    /// Folders that tracking says are out.
    pub out: Vec<FolderCard>,
}

/// What is folded out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PapersDraft {
    /// The choice folded out.
    pub unfolded: Unfolded,
}

/// Draws it.
pub fn papers_ui(ui: &mut Ui, words: &Words, view: &PapersView, draft: &mut PapersDraft) -> Vec<Intent> {
    let mut asked = Vec::new();
    kit::scroll(ui, "papers", |ui| {
        let carries = !view.carried.is_empty() || !view.carried_sheets.is_empty();
        kit::heading(ui, &words.say("papers-carried", &[]));
        if !carries {
            kit::empty(ui, icon::HAND_PALM, &words.say("papers-carry-nothing", &[]));
        } else {
            kit::muted(ui, &words.say("papers-order", &[]));
        }
        if !view.together.is_empty() {
            kit::card(ui, |ui| {
                kit::strong(ui, &words.say("papers-together", &[("n", count(view.carried.len()).into())]));
                let act = items_quiet_ui(ui, words, "together", &view.together, 2, &mut draft.unfolded);
                asked.extend(act.map(Intent::Act));
            });
        }
        let several = view.carried.len() + view.here.len() + view.carried_sheets.len() + view.here_sheets.len() > 1;
        let mut draw = |ui: &mut Ui, folders: &[FolderCard], sheets: &[SheetCard], asked: &mut Vec<Intent>| {
            for f in folders {
                let about = if several || !f.opens { f.title.as_str() } else { "" };
                let card = |ui: &mut Ui| kit::card(ui, |ui| folder_card(ui, words, f, about, &mut draft.unfolded));
                asked.extend(kit::named(ui, ("folder", f.folder.0), card));
            }
            for s in sheets {
                let about = if several { s.title.as_str() } else { "" };
                let card = |ui: &mut Ui| kit::card(ui, |ui| sheet_card(ui, words, s, about, &mut draft.unfolded));
                asked.extend(kit::named(ui, ("sheet", s.sheet.0), card));
            }
        };
        draw(ui, &view.carried, &view.carried_sheets, &mut asked);
        asked.extend(hindered(ui, words, view));
        ui.add_space(theme::STEP);
        kit::heading(ui, &words.say("papers-here", &[("place", (&view.place).into())]));
        if view.here.is_empty() && view.here_sheets.is_empty() {
            kit::empty(ui, icon::TRAY, &words.say("papers-none-here", &[]));
        }
        draw(ui, &view.here, &view.here_sheets, &mut asked);
        if !view.out.is_empty() {
            ui.add_space(theme::STEP);
            kit::heading(ui, &words.say("papers-out", &[]));
            draw(ui, &view.out, &[], &mut asked);
        }
    });
    asked
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Why some of it cannot be done here, once for all cards, with the walks that would help.
fn hindered(ui: &mut Ui, words: &Words, view: &PapersView) -> Option<Intent> {
    let folders = view.carried.iter().chain(&view.here).chain(&view.out).map(|c| &c.items);
    let sheets = view.carried_sheets.iter().chain(&view.here_sheets).map(|c| &c.items);
    let all: Vec<&Item> = folders.chain(sheets).chain([&view.together]).flatten().filter(|i| i.why_not().is_some()).collect();
    if all.is_empty() {
        return None;
    }
    let p = theme::palette(ui.ctx());
    kit::quiet(ui, p.pale, |ui| {
        kit::subheading(ui, &words.say("papers-not-here", &[]));
        reasons_ui(ui, &all, offer::Named::Always).map(Intent::Act)
    })
}

fn folder_card(ui: &mut Ui, words: &Words, card: &FolderCard, about: &str, out: &mut Unfolded) -> Vec<Intent> {
    let mut asked = one_stop(ui, "fields", |ui| folder_head(ui, words, card));
    if card.opens {
        let open = words.say("folder-open", &[]);
        let named = words.say("act-about", &[("act", (&open).into()), ("about", about.into())]);
        let said = if about.is_empty() { "" } else { &named };
        let r = kit::named(ui, "open", |ui| Press::main(&open).spoken(said).icon(icon::FOLDER_OPEN).wide().show(ui));
        let named = words.say("folder-open-named", &[("folder", (&card.title).into())]);
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_description(named));
        if r.clicked() {
            asked.push(Intent::OpenFolder(card.folder));
        }
    }
    let owner = format!("folder {}", card.folder.0);
    asked.extend(items_named_ui(ui, words, (&owner, about), &card.items, 3, out).map(Intent::Act));
    asked
}

/// What can be read of a folder, each for comparing.
fn folder_head(ui: &mut Ui, words: &Words, card: &FolderCard) -> Vec<Intent> {
    let mut asked = Vec::new();
    ui.horizontal_top(|ui| {
        folder_picture(ui, card.primary);
        ui.vertical(|ui| {
            kit::strong(ui, &card.title);
            // The line keeps its place, so that nothing moves under the mouse when tracking is first seen.
            match &card.tracked {
                Some(tracked) => kit::muted(ui, tracked),
                None => kit::muted(ui, &words.say("papers-untracked", &[])),
            };
            if let Some(came) = &card.came {
                kit::muted(ui, came);
            }
            ui.horizontal_wrapped(|ui| {
                if !card.spine.is_empty() {
                    let spine = if card.opens { words.say("papers-spine", &[]) } else { words.say("papers-tracking", &[]) };
                    let p = theme::palette(ui.ctx());
                    ui.label(egui::RichText::new(spine).text_style(egui::TextStyle::Small).color(p.muted));
                }
                for f in &card.spine {
                    asked.extend(value_ui(ui, f, Ground::Card));
                }
            });
        });
    });
    if let Some(cover) = &card.cover {
        asked.extend(label_ui(ui, cover));
    }
    asked
}

fn sheet_card(ui: &mut Ui, words: &Words, card: &SheetCard, about: &str, out: &mut Unfolded) -> Vec<Intent> {
    let mut asked = one_stop(ui, "fields", |ui| {
        let mut asked = Vec::new();
        ui.horizontal_top(|ui| {
            sheet_picture(ui);
            kit::strong(ui, &card.title);
        });
        match &card.label {
            Some(label) => asked.extend(label_ui(ui, label)),
            None => {
                kit::message(ui, Tone::Act, &words.say("papers-not-read", &[]));
            }
        }
        for f in &card.fields {
            asked.extend(field_ui(ui, f));
        }
        asked
    });
    let owner = format!("sheet {}", card.sheet.0);
    asked.extend(items_named_ui(ui, words, (&owner, about), &card.items, 3, out).map(Intent::Act));
    asked
}

/// A small buff folder with the two bands of its number.
fn folder_picture(ui: &mut Ui, primary: u8) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(46.0, 40.0), Sense::hover());
    let painter = ui.painter();
    let tab = Rect::from_min_size(rect.min + Vec2::new(4.0, 0.0), Vec2::new(18.0, 8.0));
    painter.rect_filled(tab, CornerRadius::same(2), p.stationery.fold);
    let body = Rect::from_min_max(rect.min + Vec2::new(0.0, 5.0), rect.max);
    painter.rect_filled(body, CornerRadius::same(3), p.stationery.buff);
    painter.rect_stroke(body, CornerRadius::same(3), Stroke::new(1.0, p.stationery.fold), StrokeKind::Inside);
    for (i, digit) in [primary / 10, primary % 10].into_iter().enumerate() {
        let top = body.top() + 4.0 + 14.0 * i as f32;
        let band = Rect::from_min_size(egui::pos2(body.right() - 11.0, top), Vec2::new(9.0, 12.0));
        pattern(painter, band, digit, &p);
    }
}

fn sheet_picture(ui: &mut Ui) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(24.0, 30.0), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, p.sheet);
    painter.rect_stroke(rect, 2.0, Stroke::new(1.0, p.stationery.fold), StrokeKind::Inside);
    for i in 0..4 {
        painter.hline(
            rect.left() + 4.0..=rect.right() - 4.0,
            rect.top() + 8.0 + 5.0 * i as f32,
            Stroke::new(1.0, p.stationery.rule),
        );
    }
}

#[cfg(test)]
mod tests;
