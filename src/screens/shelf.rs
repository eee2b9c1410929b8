//! The library bay: which place to look at, and what stands there, in terminal-digit colours with patterns and figures.

use egui::{
    Align, CornerRadius, FontId, Layout, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, WidgetType, pos2,
};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::field::{FieldView, Ground, value_ui};
use super::kit::{self, Press, Tone, Weight};
use super::offer::{Item, Named, Offer, Walk, reasons_ui};
use super::spine::pattern;
use super::theme::{self, Palette};
use crate::day::{Act, FolderId};
use crate::records::HospitalNumber;
use crate::wording::Words;

/// A number that is known, and from where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownNumber {
    /// The number.
    pub number: HospitalNumber,
    /// "the caller said", "PAS".
    pub from: String,
}

/// What stands, or does not stand, in one slot of the bay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Slot {
    /// A folder.
    Folder(Spine),
    /// Nothing, where something belongs.
    Gap {
        /// What is not there.
        words: String,
        /// What the tracer card in the gap says, if tracking is known to say that it is out.
        tracer: Option<String>,
    },
}

/// A folder's spine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spine {
    /// Which.
    pub folder: FolderId,
    /// Its number: its figures give the bands.
    pub number: HospitalNumber,
    /// Whether it stands at the place looked at; else beside it.
    pub at_place: bool,
    /// What a screen reader says.
    pub spoken: String,
    /// Number and volume, for comparing.
    pub fields: Vec<FieldView>,
    /// Taking it.
    pub pull: Offer,
}

/// The place that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// The number whose place it is.
    pub number: HospitalNumber,
    /// What stands there, from left to right.
    pub slots: Vec<Slot>,
    /// Putting what one carries there, each with how a screen reader says it.
    pub shelve: Vec<(Offer, String)>,
}

/// The bay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ShelfView {
    /// Why nothing can be looked at from here, and the walk that helps.
    pub away: Option<(String, Option<Walk>)>,
    /// Numbers known from work.
    pub numbers: Vec<KnownNumber>,
    /// The place looked at last.
    pub board: Option<Board>,
}

/// What is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShelfDraft {
    /// A number.
    pub number: String,
    /// Whether what was typed last is no number.
    pub unread: bool,
    /// Whether numbers one has come across are on view although a place is looked at.
    pub numbers: bool,
}

/// Draws it.
pub fn shelf_ui(ui: &mut Ui, words: &Words, view: &ShelfView, draft: &mut ShelfDraft) -> Vec<Intent> {
    let mut asked = Vec::new();
    kit::scroll(ui, "shelf", |ui| {
        if let Some((why, walk)) = &view.away {
            kit::card(ui, |ui| {
                kit::empty(ui, icon::BOOKS, why);
                if let Some(w) = walk
                    && Press::main(&w.label).icon(icon::FOOTPRINTS).wide().show(ui).clicked()
                {
                    asked.push(Intent::Act(w.act.clone()));
                }
            });
            return;
        }
        kit::card(ui, |ui| asked.extend(finder(ui, words, view, draft).map(Intent::Act)));
        match &view.board {
            Some(b) => asked.extend(board(ui, words, b)),
            None => kit::empty(ui, icon::BOOKS, &words.say("shelf-not-looked", &[])),
        }
    });
    asked
}

fn finder(ui: &mut Ui, words: &Words, view: &ShelfView, draft: &mut ShelfDraft) -> Option<Act> {
    let mut asked = None;
    kit::heading(ui, &words.say("shelf-find", &[]));
    let (mut entered, mut pressed) = (false, false);
    ui.horizontal_top(|ui| {
        let look = words.say("shelf-look", &[]);
        let room = ui.available_width() - 8.0 * TextStyle::Button.resolve(ui.style()).size;
        let r = kit::typing(ui, &words.say("shelf-number", &[]), &mut draft.number, "", room.clamp(60.0, 190.0));
        entered = r.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        ui.vertical(|ui| {
            // Beside what is typed into, below the height of its label.
            ui.add_space(ui.text_style_height(&TextStyle::Small) + ui.spacing().item_spacing.y);
            pressed = Press::main(&look).icon(icon::MAGNIFYING_GLASS).show(ui).clicked();
        });
    });
    let typed = HospitalNumber::parse(&draft.number);
    if entered || pressed {
        draft.unread = typed.is_err();
        draft.numbers = false;
        asked = typed.ok().map(Act::LookOnShelf);
    }
    if draft.unread && typed.is_err() {
        kit::message(ui, Tone::Care, &words.say("shelf-no-number", &[]));
    } else if let Ok(n) = typed {
        let pairs = [n.primary(), n.secondary(), n.tertiary()].map(|p| format!("{p:02}"));
        let [a, b, c] = &pairs;
        kit::muted(ui, &words.say("shelf-way", &[("primary", a.into()), ("secondary", b.into()), ("tertiary", c.into())]));
    } else {
        kit::muted(ui, &words.say("shelf-how", &[]));
    }
    let count = u32::try_from(view.numbers.len()).unwrap_or(u32::MAX);
    let unfolded = view.board.is_none() || draft.numbers;
    if !view.numbers.is_empty() && view.board.is_some() {
        // While a place is looked at, the shelf has the room.
        let fold = words.say("shelf-numbers", &[("n", count.into())]);
        let weight = if draft.numbers { Weight::Chosen } else { Weight::Plain };
        if kit::named(ui, "numbers", |ui| Press::new(&fold).weight(weight).wide().show(ui)).clicked() {
            draft.numbers = !draft.numbers;
        }
    } else if !view.numbers.is_empty() {
        kit::subheading(ui, &words.say("shelf-known", &[]));
    }
    if unfolded {
        let columns = ((ui.available_width() / 200.0) as usize).clamp(1, 4);
        for row in view.numbers.chunks(columns) {
            ui.columns(columns, |cells| {
                for (cell, known) in cells.iter_mut().zip(row) {
                    let number = known.number.to_string();
                    let label = words.say("shelf-known-number", &[("number", number.into()), ("from", (&known.from).into())]);
                    if kit::named(cell, ("number", known.number.number()), |ui| Press::new(&label).wide().show(ui)).clicked() {
                        draft.number = known.number.to_string();
                        (draft.unread, draft.numbers) = (false, false);
                        asked = Some(Act::LookOnShelf(known.number));
                    }
                }
            });
        }
    }
    asked
}

/// As wide as a spine with its number needs, so that three stand side by side on the desk of a small window; and how high.
const SPINE: Vec2 = Vec2::new(98.0, 150.0);

fn board(ui: &mut Ui, words: &Words, b: &Board) -> Vec<Intent> {
    let mut asked = Vec::new();
    kit::heading(ui, &words.say("shelf-place-of", &[("number", b.number.to_string().into())]));
    let p = theme::palette(ui.ctx());
    let frame = egui::Frame::new().fill(p.stationery.depth).corner_radius(CornerRadius::same(8)).inner_margin(12);
    frame.stroke(Stroke::new(4.0, p.stationery.steel)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.x = 6.0;
        let room = ui.available_width() + 6.0;
        let columns = (room / (SPINE.x + 6.0)).floor().max(1.0) as usize;
        let wide = (room / columns as f32 - 6.0).min(1.5 * SPINE.x);
        let mut first_gap = b.slots.iter().position(|s| matches!(s, Slot::Gap { .. }));
        for (from, to) in rows(&b.slots, columns) {
            let top = ui.cursor().min;
            ui.horizontal_top(|ui| {
                for (n, s) in (from..to).zip(b.slots.get(from..to).unwrap_or_default()) {
                    ui.allocate_ui_with_layout(Vec2::new(wide, SPINE.y), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(wide);
                        match s {
                            Slot::Folder(f) => {
                                asked.extend(kit::named(ui, ("spine", f.folder.0), |ui| folder(ui, words, f, b.number)));
                            }
                            Slot::Gap { words: said, tracer } => {
                                gap(ui, words, said, tracer.as_deref());
                                if first_gap == Some(n) {
                                    first_gap = None;
                                    asked.extend(put_back(ui, &b.shelve));
                                }
                            }
                        }
                    });
                }
            });
            let board = Rect::from_min_max(
                pos2(top.x, ui.min_rect().bottom() + 6.0),
                pos2(ui.max_rect().right(), ui.min_rect().bottom() + 12.0),
            );
            ui.painter().rect_filled(board, 2.0, p.stationery.steel);
            ui.add_space(14.0);
        }
    });
    kit::muted(ui, &words.say("shelf-bands", &[]));
    if !b.shelve.is_empty() && b.slots.iter().all(|s| !matches!(s, Slot::Gap { .. })) {
        kit::subheading(ui, &words.say("shelf-put", &[]));
        asked.extend(put_back(ui, &b.shelve));
    }
    let items: Vec<Item> = b.shelve.iter().map(|(o, _)| Item::Do(o.clone())).collect();
    asked.extend(reasons_ui(ui, &items.iter().collect::<Vec<_>>(), Named::WhereNeeded).map(Intent::Act));
    asked
}

/// Which slots stand on which board: what is looked at is never parted from its nearest neighbours when there is room for them.
fn rows(slots: &[Slot], columns: usize) -> Vec<(usize, usize)> {
    let middle = slots.iter().position(|s| matches!(s, Slot::Gap { .. } | Slot::Folder(Spine { at_place: true, .. })));
    let lead = if slots.len() > columns { middle.unwrap_or(0).saturating_sub(1) % columns } else { 0 };
    let mut out = Vec::new();
    let mut from = 0;
    while from < slots.len() {
        let to = (from + if from == 0 && lead > 0 { lead } else { columns }).min(slots.len());
        out.push((from, to));
        from = to;
    }
    out
}

/// Putting back what one carries, where it is to stand.
fn put_back(ui: &mut Ui, shelve: &[(Offer, String)]) -> Vec<Intent> {
    let mut asked = Vec::new();
    for (n, (o, spoken)) in shelve.iter().enumerate() {
        let press = |ui: &mut Ui| Press::main(&o.label).spoken(spoken).unless(o.why_not.as_deref()).wide().show(ui);
        if kit::named(ui, ("put", n, spoken), press).clicked() {
            asked.push(Intent::Act(o.act.clone()));
        }
    }
    asked
}

/// Says above a slot whether it is the place looked at or beside it.
fn flag(ui: &mut Ui, words: &Words, at_place: bool) {
    let p = theme::palette(ui.ctx());
    let (said, mark) = match at_place {
        true => (words.say("slot-here", &[]), icon::CARET_DOWN),
        false => (words.say("slot-beside", &[]), ""),
    };
    let face = if at_place { theme::semibold() } else { egui::FontFamily::Proportional };
    let size = TextStyle::Small.resolve(ui.style()).size;
    let text = egui::RichText::new(format!("{mark} {said}").trim().to_owned())
        .font(FontId::new(size, face))
        .color(p.stationery.on_depth);
    ui.add(egui::Label::new(text).wrap());
}

fn folder(ui: &mut Ui, words: &Words, f: &Spine, place: HospitalNumber) -> Vec<Intent> {
    let mut asked = Vec::new();
    let p = theme::palette(ui.ctx());
    flag(ui, words, f.at_place);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), SPINE.y));
    let r = ui.interact(rect, ui.id().with("spine"), Sense::click());
    kit::called(&r, &f.spoken);
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Button, f.pull.why_not.is_none(), &f.spoken));
    if ui.is_rect_visible(rect) {
        draw_spine(ui, rect, f.number, &p);
        if f.at_place || f.number == place {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(3.0, p.stationery.on_depth), StrokeKind::Outside);
        }
        if r.hovered() {
            ui.painter().rect_stroke(rect, 4.0, Stroke::new(2.0, p.stationery.cream), StrokeKind::Inside);
        }
    }
    if r.clicked() && f.pull.why_not.is_none() {
        asked.push(Intent::Act(f.pull.act.clone()));
    }
    egui::Frame::new().fill(p.sheet).corner_radius(CornerRadius::same(4)).inner_margin(2).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        for field in &f.fields {
            asked.extend(value_ui(ui, field, Ground::Paper));
        }
    });
    let named = format!("{} {}", f.pull.label, f.spoken);
    let why = f.pull.why_not.as_deref();
    let pressed = kit::named(ui, "pull", |ui| Press::new(&f.pull.label).spoken(&named).unless(why).wide().show(ui));
    if pressed.clicked() {
        asked.push(Intent::Act(f.pull.act.clone()));
    }
    asked
}

/// A spine: buff, with a band for each figure of the middle pair and, below, of the last pair, each with its figure on a plate.
fn draw_spine(ui: &Ui, rect: Rect, number: HospitalNumber, p: &Palette) {
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(4), p.stationery.buff);
    let figures = [number.secondary() / 10, number.secondary() % 10, number.primary() / 10, number.primary() % 10];
    let each = (rect.height() - 26.0) / 4.0;
    let font = FontId::new(18.0, theme::bold());
    for (i, d) in figures.into_iter().enumerate() {
        let top = rect.top() + 10.0 + each * i as f32 + if i >= 2 { 6.0 } else { 0.0 };
        let band = Rect::from_min_max(pos2(rect.left() + 1.0, top + 2.0), pos2(rect.right() - 1.0, top + each - 1.0));
        pattern(painter, band, d, p);
        let plate = Rect::from_center_size(band.center(), Vec2::new(26.0, (each - 6.0).min(24.0)));
        painter.rect_filled(plate, CornerRadius::same(4), p.sheet);
        painter.text(plate.center(), egui::Align2::CENTER_CENTER, d.to_string(), font.clone(), p.print);
    }
    painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.0, p.stationery.fold), StrokeKind::Inside);
}

fn gap(ui: &mut Ui, words: &Words, said: &str, tracer: Option<&str>) {
    let p = theme::palette(ui.ctx());
    flag(ui, words, true);
    if let Some(t) = tracer {
        let card = egui::Frame::new().fill(p.stationery.cream).corner_radius(CornerRadius::same(4));
        card.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height(SPINE.y * 0.6);
            ui.spacing_mut().item_spacing.y = 2.0;
            egui::Frame::new().fill(p.stationery.head).inner_margin(6).corner_radius(CornerRadius::same(4)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                let head =
                    egui::RichText::new(words.say("shelf-tracer", &[])).text_style(theme::strong()).color(p.stationery.on_head);
                ui.add(egui::Label::new(head).wrap());
            });
            egui::Frame::new().inner_margin(6).show(ui, |ui| {
                for line in [said, t] {
                    ui.add(egui::Label::new(egui::RichText::new(line).color(p.stationery.on_cream)).wrap());
                }
            });
        });
        return;
    }
    let text = ui.painter().layout(
        said.to_owned(),
        TextStyle::Body.resolve(ui.style()),
        p.stationery.on_depth,
        ui.available_width() - 16.0,
    );
    let size = Vec2::new(ui.available_width(), SPINE.y.max(text.size().y + 24.0));
    let (rect, r) = ui.allocate_exact_size(size, Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, said));
    let outline = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&outline, Stroke::new(1.5, p.stationery.on_depth), 6.0, 5.0));
    ui.painter().galley(rect.center() - text.size() / 2.0, text, p.stationery.on_depth);
}

#[cfg(test)]
mod tests;
