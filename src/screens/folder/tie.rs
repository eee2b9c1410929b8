//! Two fields that were compared: both framed, and tied with a dashed line to a chip that says what came of it.

use egui::{CornerRadius, Pos2, Rect, Stroke, StrokeKind, TextStyle, Ui, vec2};

use super::super::field;
use super::super::theme;
use super::ComparedView;
use crate::day::FieldRef;

/// Draws frames, line and chip over what has been drawn, for the fields that are on view.
pub(super) fn draw(ui: &Ui, all: Rect, c: &ComparedView) {
    let p = theme::palette(ui.ctx());
    let (_, _, full, _) = c.tone.colours(&p);
    // Paper stays light in every look: what is drawn on it must be dark enough.
    let ink = if c.tone == super::super::kit::Tone::Plain { p.print } else { full };
    let rects = field::rects(ui.ctx());
    let of = |at: FieldRef| rects.iter().find(|(x, r)| *x == at && all.contains_rect(*r)).map(|(_, r)| *r);
    let painter = ui.painter().with_clip_rect(all);
    let (a, b) = (of(c.a), of(c.b));
    for r in [a, b].into_iter().flatten() {
        painter.rect_stroke(r, CornerRadius::same(4), Stroke::new(2.5, ink), StrokeKind::Middle);
    }
    let (Some(a), Some(b)) = (a, b) else { return };
    let (from, to) = ends(a, b);
    // Above each other, the line goes round what stands between them.
    let above = from.x < to.x + 60.0 && to.x < from.x + 60.0;
    let sway = if above { vec2(90.0, 0.0) } else { vec2(0.0, (to.x - from.x).abs() * 0.12) };
    let mid = from + (to - from) / 2.0;
    let line = [from, from + (to - from) * 0.3 + sway, from + (to - from) * 0.7 + sway, to];
    let curve = egui::epaint::CubicBezierShape::from_points_stroke(line, false, egui::Color32::TRANSPARENT, Stroke::NONE);
    painter.extend(egui::Shape::dashed_line(&curve.flatten(Some(0.5)), Stroke::new(2.5, ink), 9.0, 6.0));
    let said = painter.layout(c.words.clone(), theme::strong().resolve(ui.style()), p.ink, 260.0);
    let values = painter.layout(c.values.clone(), TextStyle::Small.resolve(ui.style()), p.ink, 260.0);
    let size = vec2(said.size().x.max(values.size().x) + 24.0, said.size().y + values.size().y + 14.0);
    let on_view: Vec<Rect> = rects.iter().map(|(_, r)| *r).collect();
    let chip = free_place(Rect::from_center_size(mid + sway * 0.75, size), &on_view, all);
    let shade = egui::Shadow { offset: [0, 2], blur: 8, spread: 0, color: egui::Color32::from_black_alpha(60) };
    painter.add(shade.as_shape(chip, CornerRadius::same(9)));
    painter.rect_filled(chip, CornerRadius::same(9), p.card);
    painter.rect_stroke(chip, CornerRadius::same(9), Stroke::new(2.0, ink), StrokeKind::Inside);
    let at = |w: f32, y: f32| Pos2::new(chip.center().x - w / 2.0, y);
    let second = chip.top() + 6.0 + said.size().y;
    painter.galley(at(said.size().x, chip.top() + 6.0), said.clone(), p.ink);
    painter.galley(at(values.size().x, second), values.clone(), p.ink);
}

/// From the side of one to the facing side of the other.
fn ends(a: Rect, b: Rect) -> (Pos2, Pos2) {
    if a.right() + 8.0 < b.left() {
        (a.right_center(), b.left_center())
    } else if b.right() + 8.0 < a.left() {
        (a.left_center(), b.right_center())
    } else {
        (a.right_center(), b.right_center())
    }
}

/// The chip where it hides no field and stays on the desk: moved down, else up.
fn free_place(chip: Rect, fields: &[Rect], all: Rect) -> Rect {
    let inside =
        |r: Rect| r.translate(vec2((all.left() + 6.0 - r.left()).max(0.0) + (all.right() - 6.0 - r.right()).min(0.0), 0.0));
    let chip = inside(chip);
    let hides = |r: &Rect| fields.iter().any(|f| f.intersects(r.expand(4.0)));
    let moved = (0..16).flat_map(|i| [12.0 * i as f32, -12.0 * i as f32]).map(|dy| chip.translate(vec2(0.0, dy)));
    let free = moved.into_iter().find(|r| !hides(r) && all.contains_rect(*r));
    free.unwrap_or(chip)
}
