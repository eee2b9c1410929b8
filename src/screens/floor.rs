//! What can be pressed in the picture of the department, and the words beside it. The picture itself is drawn elsewhere, beneath.

use egui::{Align2, Color32, CornerRadius, CursorIcon, Pos2, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2};
use serde::Serialize;

use super::Intent;
use super::kit::Tone;
use super::theme;

/// Something in the picture that can be pressed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// Its name, the same as long as it is the same thing.
    pub id: String,
    /// What it is and what pressing it does, as a screen reader says it. Empty for a further part of the same thing.
    pub label: String,
    /// Where: left, top, width, height, in stage units.
    pub rect: (i32, i32, i32, i32),
    /// Words on a small card beside it.
    pub chip: Option<(Tone, String)>,
    /// Where the card stands: the middle of its foot.
    pub chip_at: (i32, i32),
    /// What the card covers, when it stands for a plate in the picture: left, top, width, height, in stage units.
    pub plate: Option<(i32, i32, i32, i32)>,
    /// What pressing does, in order; the rest is left when one is refused.
    #[serde(skip)]
    pub does: Vec<Intent>,
}

/// How the stage lies in the part of the window that is left for it: as large as fits, in the middle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// Where stage point (0, 0) is, in points.
    pub origin: Pos2,
    /// Points for one stage unit.
    pub scale: f32,
}

impl Fit {
    /// Fits a stage of this size into a part of the window.
    #[must_use]
    pub fn of(stage: (i32, i32), room: Rect) -> Fit {
        let size = Vec2::new(stage.0 as f32, stage.1 as f32);
        let scale = (room.width() / size.x).min(room.height() / size.y).max(0.1);
        Fit { origin: room.center() - size * scale / 2.0, scale }
    }

    /// A stage point in the window.
    #[must_use]
    pub fn at(self, p: (i32, i32)) -> Pos2 {
        self.origin + Vec2::new(p.0 as f32, p.1 as f32) * self.scale
    }

    fn rect(self, r: (i32, i32, i32, i32)) -> Rect {
        Rect::from_min_size(self.at((r.0, r.1)), Vec2::new(r.2 as f32, r.3 as f32) * self.scale)
    }
}

/// Draws the words and takes presses. A press on the bare floor walks to the nearest place, by `walks`: where one stands, and what
/// going there is.
pub fn floor_ui(ui: &mut Ui, room: Rect, fit: Fit, spots: &[Spot], walks: &[((i32, i32), Vec<Intent>)]) -> Vec<Intent> {
    let mut out = Vec::new();
    let ground = ui.interact(room, ui.id().with("floor"), Sense::CLICK);
    if let Some(at) = ground.interact_pointer_pos().filter(|_| ground.clicked()) {
        let near = walks.iter().min_by_key(|(p, _)| fit.at(*p).distance_sq(at) as i64);
        out.extend(near.map(|(_, does)| does.clone()).unwrap_or_default());
    }
    for s in spots {
        let rect = fit.rect(s.rect).intersect(room);
        // Parts of one thing are one stop for the keyboard and one name for a screen reader.
        let sense = if s.label.is_empty() { Sense::CLICK } else { Sense::click() };
        let r = ui.interact(rect, ui.id().with(&s.id), sense).on_hover_cursor(CursorIcon::PointingHand);
        if !s.label.is_empty() {
            super::kit::called(&r, &s.label);
            r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &s.label));
        }
        if r.hovered() || r.has_focus() {
            let p = theme::palette(ui.ctx());
            ui.painter().rect_stroke(rect.shrink(1.0), 6.0, Stroke::new(2.0, p.act_text.gamma_multiply(0.8)), StrokeKind::Inside);
        }
        if r.clicked() {
            out.clear();
            out.extend(s.does.iter().cloned());
        }
    }
    for (s, rect) in spots.iter().filter(|s| s.chip.is_some()).zip(chips(ui, room, fit, spots)) {
        // A card belongs to its thing, also where it lies over another.
        let r = ui.interact(rect, ui.id().with((&s.id, "card")), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
        if r.clicked() {
            out.clear();
            out.extend(s.does.iter().cloned());
        }
    }
    out
}

/// Draws the cards that stand beside things, and takes no presses. Gives where each lies, in the order of the spots that have one.
pub fn chips(ui: &Ui, room: Rect, fit: Fit, spots: &[Spot]) -> Vec<Rect> {
    let mut taken: Vec<Rect> = Vec::new();
    for s in spots {
        if let Some((tone, words)) = &s.chip {
            let plate = s.plate.map(|p| fit.rect(p));
            chip(ui, room, (fit.at(s.chip_at), plate), *tone, words, &mut taken);
        }
    }
    taken
}

/// A small card with words, standing on a point; it moves up where another stands already. Over a plate it is as large as that, and
/// larger where the words need it.
fn chip(ui: &Ui, room: Rect, (foot, plate): (Pos2, Option<Rect>), tone: Tone, words: &str, taken: &mut Vec<Rect>) {
    let p = theme::palette(ui.ctx());
    let (ink, ..) = tone.colours(&p);
    let mut font = TextStyle::Small.resolve(ui.style());
    if let Some(plate) = plate {
        font.size = (plate.height() * 0.55).clamp(font.size, 20.0);
    }
    let words = if matches!(tone, Tone::Plain | Tone::Act) { words.to_owned() } else { format!("{} {words}", tone.icon()) };
    let galley = ui.painter().layout_no_wrap(words, font, ink);
    let least = galley.size() + if plate.is_some() { Vec2::new(8.0, 0.0) } else { Vec2::new(14.0, 6.0) };
    let mut rect = match plate {
        Some(plate) => Rect::from_center_size(plate.center(), plate.size().max(least)),
        None => Align2::CENTER_BOTTOM.anchor_size(foot, least),
    };
    while let Some(other) = taken.iter().find(|t| t.expand(1.0).intersects(rect)) {
        rect = rect.translate(Vec2::new(0.0, other.top() - rect.bottom() - 3.0));
    }
    let shift = Vec2::new(
        (room.left() - rect.left()).max(0.0) - (rect.right() - room.right()).max(0.0),
        (room.top() - rect.top()).max(0.0),
    );
    let rect = rect.translate(shift);
    taken.push(rect);
    let (corner, shade) = if plate.is_some() { (4, 1.0) } else { (7, 1.5) };
    let corner = CornerRadius::same(corner);
    ui.painter().rect_filled(rect.translate(Vec2::new(0.0, shade)), corner, Color32::from_black_alpha(40));
    let (.., full, on_full) = tone.colours(&p);
    let (fill, ink) = if tone == Tone::Act { (full, on_full) } else { (p.card, ink) };
    ui.painter().rect_filled(rect, corner, fill);
    if !matches!(tone, Tone::Plain | Tone::Act) {
        ui.painter().rect_stroke(rect, corner, Stroke::new(1.5, ink), StrokeKind::Inside);
    }
    let at = rect.center() - galley.size() / 2.0;
    ui.painter().galley_with_override_text_color(at, galley, ink);
}

#[cfg(test)]
mod tests {
    use egui::{Event, Modifiers, PointerButton};

    use super::super::tried::Tried;
    use super::*;
    use crate::day::{Act, PlaceId};

    fn spot(id: &str, rect: (i32, i32, i32, i32), chip_at: (i32, i32), to: u8) -> Spot {
        let chip = Some((Tone::Stop, "rings".to_owned()));
        Spot { id: id.into(), label: id.into(), rect, chip, chip_at, plate: None, does: vec![Intent::Act(Act::Go(PlaceId(to)))] }
    }

    /// What a press at a point asks for.
    fn pressed(spots: Vec<Spot>, at: (f32, f32)) -> Vec<Intent> {
        let mut t = Tried::new([600.0, 600.0], spots, (), |ui, spots, ()| {
            let room = Rect::from_min_size(Pos2::ZERO, Vec2::splat(600.0));
            floor_ui(ui, room, Fit { origin: Pos2::ZERO, scale: 1.0 }, spots, &[])
        });
        let pos = Pos2::new(at.0, at.1);
        for down in [true, false] {
            t.harness.event(Event::PointerMoved(pos));
            t.harness.event(Event::PointerButton {
                pos,
                button: PointerButton::Primary,
                pressed: down,
                modifiers: Modifiers::NONE,
            });
            t.harness.run_steps(2);
        }
        t.take()
    }

    #[test]
    fn a_card_is_pressed_like_its_thing_also_where_it_lies_over_another() {
        // The card of the telephone stands in the middle of the rack.
        let spots =
            || vec![spot("telephone", (300, 300, 40, 40), (120, 120), 1), spot("rack", (50, 50, 150, 150), (500, 500), 2)];
        let go = |to: u8| vec![Intent::Act(Act::Go(PlaceId(to)))];
        assert_eq!(pressed(spots(), (320.0, 320.0)), go(1), "the telephone itself");
        assert_eq!(pressed(spots(), (120.0, 112.0)), go(1), "its card");
        assert_eq!(pressed(spots(), (60.0, 190.0)), go(2), "the rack beside the card");
        assert_eq!(pressed(spots(), (500.0, 492.0)), go(2), "the card of the rack");
        assert_eq!(pressed(spots(), (400.0, 100.0)), Vec::new(), "the bare floor");
    }
}
