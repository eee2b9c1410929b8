//! One thing that can be read somewhere: a label and a value that can be pressed to pick it for comparing. Every screen that shows
//! what the day has shown uses it, so that any two fields on view can be compared.

use std::sync::Arc;

use egui::{
    CursorIcon, EventFilter, FontId, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, TextStyle, Ui,
    Vec2, WidgetInfo, WidgetType,
};
use serde::Serialize;

use super::Intent;
use super::theme::{self, STEP, TARGET};
use crate::day::FieldRef;

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum FieldKind {
    /// Printed or typed.
    #[default]
    Words,
    /// A number, set so that figures stand out.
    Number,
    /// A name.
    Name,
    /// By hand, with a pen.
    Pen,
}

/// A field on view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldView {
    /// What it is: "Hospital number".
    pub label: String,
    /// What it says: "H 31-82-06".
    pub value: String,
    /// Which it is.
    pub at: FieldRef,
    /// Whether it is picked for comparing.
    pub picked: bool,
    /// How it is written.
    pub kind: FieldKind,
    /// What a screen reader says: "Hospital number H 31-82-06, on the cover. Pick to compare".
    pub spoken: String,
}

/// What a field is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// A card of the program.
    #[default]
    Card,
    /// A sheet of paper.
    Paper,
}

/// A label and a value, beside each other where there is room. Pressing it picks the field.
pub fn field_ui(ui: &mut Ui, field: &FieldView) -> Option<Intent> {
    field_on(ui, field, Ground::Card)
}

/// As [`field_ui`], on a ground.
pub fn field_on(ui: &mut Ui, field: &FieldView, ground: Ground) -> Option<Intent> {
    let room = ui.available_width();
    let small = TextStyle::Small.resolve(ui.style());
    let beside = room >= 20.0 * small.size;
    let label_room = if beside { (room * 0.38).min(14.0 * small.size) } else { room };
    let label = galley(ui, &field.label, small, label_room - STEP);
    let value_room = if beside { room - label_room } else { room };
    let value = galley(ui, &field.value, font_of(ui, field.kind), value_room - 3.0 * STEP);
    let value_size = value.size() + Vec2::new(3.0 * STEP, STEP);
    let (size, value_at) = if beside {
        (Vec2::new(room, value_size.y.max(label.size().y).max(TARGET)), Vec2::new(label_room, 0.0))
    } else {
        let top = label.size().y;
        (Vec2::new(room, (top + value_size.y).max(TARGET)), Vec2::new(0.0, top))
    };
    let (rect, response) = place(ui, field, size);
    let line = if beside { size.y } else { value_size.y };
    let at = rect.min + value_at + Vec2::new(0.0, ((line - value_size.y) / 2.0).max(0.0));
    let value_rect = Rect::from_min_size(at, value_size);
    if ui.is_rect_visible(rect) {
        let p = theme::palette(ui.ctx());
        let muted = if ground == Ground::Paper { p.print_muted } else { p.muted };
        let label_y = if beside { rect.center().y - label.size().y / 2.0 } else { rect.top() };
        ui.painter().galley(Pos2::new(rect.left(), label_y), label, muted);
    }
    finish(ui, field, ground, &response, value_rect, value)
}

/// A value alone, as it stands in a label, a table or on a spine; the label is only spoken.
pub fn value_ui(ui: &mut Ui, field: &FieldView, ground: Ground) -> Option<Intent> {
    let font = font_of(ui, field.kind);
    value_in(ui, field, ground, &field.value, font)
}

/// As [`value_ui`], with the value written otherwise, in a face of its own.
pub fn value_in(ui: &mut Ui, field: &FieldView, ground: Ground, written: &str, font: FontId) -> Option<Intent> {
    let value = galley(ui, written, font, ui.available_width() - 3.0 * STEP);
    let size = value.size() + Vec2::new(3.0 * STEP, STEP);
    let (rect, response) = place(ui, field, Vec2::new(size.x, size.y.max(24.0)));
    finish(ui, field, ground, &response, rect, value)
}

/// Room for a field, and the field there: the same thing for a screen reader wherever it comes to stand.
fn place(ui: &mut Ui, field: &FieldView, size: Vec2) -> (Rect, Response) {
    let (_, rect) = ui.allocate_space(size);
    let id = ui.id().with(("field", field.at));
    let sense = ui.data_mut(|d| match d.get_temp_mut_or_default::<Option<Stop>>(open_stop()) {
        None => Sense::click(),
        Some(stop) => {
            let leads = stop.current.is_none_or(|at| at == field.at) && stop.lead.is_none();
            if leads {
                stop.lead = Some(field.at);
            }
            stop.all.push((field.at, id));
            if leads { Sense::click() } else { Sense::CLICK }
        }
    });
    let r = ui.interact(rect, id, sense);
    super::kit::called(&r, ("field", field.at));
    (rect, r)
}

/// Several fields that are one stop for the Tab key.
#[derive(Debug, Clone, Default)]
struct Stop {
    /// The one that the Tab key comes to; the first when nothing was chosen.
    current: Option<FieldRef>,
    /// The one drawn as such.
    lead: Option<FieldRef>,
    /// All, in the order they were drawn.
    all: Vec<(FieldRef, Id)>,
}

fn open_stop() -> Id {
    Id::new("records-day fields as one stop")
}

/// Fields that are one stop for the Tab key: the arrow keys lead from one to the next.
pub fn one_stop<R>(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.id().with(("one stop", Id::new(name)));
    let current = ui.data(|d| d.get_temp::<FieldRef>(id));
    ui.data_mut(|d| d.insert_temp(open_stop(), Some(Stop { current, ..Stop::default() })));
    let inner = add(ui);
    let stop = ui.data_mut(|d| std::mem::take(d.get_temp_mut_or_default::<Option<Stop>>(open_stop()))).unwrap_or_default();
    let count = stop.all.len();
    let asked = |i: &Id| ui.input(|x| x.has_accesskit_action_request(*i, egui::accesskit::Action::Focus));
    let mut to = stop.all.iter().find(|(_, i)| asked(i)).copied();
    if let Some(n) = stop.all.iter().position(|(_, i)| ui.memory(|m| m.has_focus(*i))) {
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        let here = stop.all.get(n).map(|(_, i)| *i).unwrap_or(id);
        ui.memory_mut(|m| m.set_focus_lock_filter(here, arrows));
        let pressed = |keys: [Key; 2]| keys.iter().any(|k| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *k)));
        let next = if pressed([Key::ArrowRight, Key::ArrowDown]) {
            (n + 1).min(count - 1)
        } else if pressed([Key::ArrowLeft, Key::ArrowUp]) {
            n.saturating_sub(1)
        } else {
            n
        };
        to = to.or(stop.all.get(next).copied());
    }
    match to {
        Some((at, i)) => {
            ui.data_mut(|d| d.insert_temp(id, at));
            if !ui.memory(|m| m.has_focus(i)) {
                ui.memory_mut(|m| m.request_focus(i));
                ui.request_repaint();
            }
        }
        None if current.is_some() && stop.lead.is_none() => ui.data_mut(|d| d.remove::<FieldRef>(id)),
        None => {}
    }
    inner
}

fn galley(ui: &Ui, words: &str, font: FontId, room: f32) -> Arc<Galley> {
    ui.painter().layout(words.to_owned(), font, egui::Color32::PLACEHOLDER, room.max(40.0))
}

fn font_of(ui: &Ui, kind: FieldKind) -> FontId {
    match kind {
        FieldKind::Words | FieldKind::Pen => TextStyle::Body.resolve(ui.style()),
        FieldKind::Number | FieldKind::Name => theme::strong().resolve(ui.style()),
    }
}

fn finish(ui: &Ui, field: &FieldView, ground: Ground, r: &Response, value: Rect, written: Arc<Galley>) -> Option<Intent> {
    let p = theme::palette(ui.ctx());
    r.widget_info(|| WidgetInfo::selected(WidgetType::Button, ui.is_enabled(), field.picked, &field.spoken));
    ui.ctx().accesskit_node_builder(r.id, |n| n.add_action(egui::accesskit::Action::Focus));
    put_rect(ui, field.at, value.intersect(ui.clip_rect()));
    if ui.is_rect_visible(r.rect) {
        let ink = match (ground, field.kind) {
            (Ground::Paper, FieldKind::Pen) => p.pen,
            (Ground::Paper, _) => p.print,
            (Ground::Card, _) => p.ink,
        };
        let painter = ui.painter();
        let frame = Rect::from_min_size(value.min, Vec2::new(value.width(), value.height()));
        let edge = if ground == Ground::Paper { p.pen } else { p.act_text };
        if field.picked {
            painter.rect_stroke(frame, 4.0, Stroke::new(2.0, edge), StrokeKind::Inside);
        } else if r.hovered() || r.has_focus() {
            painter.rect_stroke(frame, 4.0, Stroke::new(1.0, edge), StrokeKind::Inside);
        }
        let at = Pos2::new(value.left() + 1.5 * STEP, value.center().y - written.size().y / 2.0);
        if field.kind == FieldKind::Pen && ground == Ground::Paper {
            let slant = egui::epaint::TextShape::new(at, written, ink).with_angle(-0.05);
            painter.add(slant);
        } else {
            painter.galley(at, written, ink);
        }
    }
    r.clone().on_hover_cursor(CursorIcon::PointingHand).clicked().then_some(Intent::Pick(field.at))
}

/// Where fields were drawn, and in which pass.
#[derive(Debug, Clone, Default)]
struct Rects {
    pass: u64,
    all: Vec<(FieldRef, Rect)>,
}

fn rects_id() -> Id {
    Id::new("records-day fields on view")
}

fn put_rect(ui: &Ui, at: FieldRef, rect: Rect) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.ctx().data_mut(|d| {
        let rects = d.get_temp_mut_or_default::<Rects>(rects_id());
        if rects.pass != pass {
            *rects = Rects { pass, all: Vec::new() };
        }
        if rect.is_positive() {
            rects.all.push((at, rect));
        }
    });
}

/// Where fields have been drawn in this pass so far, in the order they were drawn.
#[must_use]
pub fn rects(ctx: &egui::Context) -> Vec<(FieldRef, Rect)> {
    let pass = ctx.cumulative_pass_nr();
    let last = ctx.data(|d| d.get_temp::<Rects>(rects_id())).unwrap_or_default();
    if last.pass == pass { last.all } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::tried::{Tried, field, tree};
    use super::*;
    use crate::records::Field;
    use egui_kittest::kittest::Queryable;

    type Shown = Vec<FieldView>;

    fn shown(ui: &mut Ui, fields: &Shown, (): &mut ()) -> Vec<Intent> {
        fields.iter().filter_map(|f| field_ui(ui, f)).collect()
    }

    #[test]
    fn a_field_is_picked_by_pressing_and_by_keyboard() {
        let number = field(Field::HospitalNumber, "Hospital number", "H 31-82-06", false);
        let born = FieldView { picked: true, ..field(Field::DateOfBirth, "Date of birth", "11/03/1964", true) };
        let mut t = Tried::new([500.0, 200.0], vec![number.clone(), born.clone()], (), shown);
        t.press(&number.spoken);
        assert_eq!(t.take(), vec![Intent::Pick(number.at)]);
        t.keys(&[egui::Key::Tab, egui::Key::Tab, egui::Key::Enter]);
        assert_eq!(t.take(), vec![Intent::Pick(born.at)]);
        assert!(t.harness.get_by_label(&number.spoken).rect().height() >= 24.0);
        insta::assert_snapshot!(tree(&t.harness));
    }

    #[test]
    fn a_long_value_wraps_in_a_narrow_place() {
        let long = field(Field::Address, "Address", "Flat 14, Larkspur House, Thornleigh Road, Upper Ashcombe", false);
        let mut t = Tried::new([170.0, 300.0], vec![long], (), shown);
        t.harness.run();
        assert_eq!(t.cut(), Vec::<String>::new());
    }
}
