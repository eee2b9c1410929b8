//! Terminal-digit colours: each figure has a colour and a pattern of its own, so that a folder out of place breaks the band for
//! everybody. Which figures are looked at is for the shelf; here they are drawn.

use egui::{Color32, Painter, Rect, Stroke, pos2};

use super::theme::Palette;

/// What lies over the colour of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Plain,
    Dots,
    Bars,
    Diagonal,
    Uprights,
}

const PATTERNS: [Pattern; 5] = [Pattern::Plain, Pattern::Dots, Pattern::Bars, Pattern::Diagonal, Pattern::Uprights];

/// Fills a band with the colour and the pattern of a figure. Neighbouring figures never have the same pattern.
pub fn pattern(painter: &Painter, rect: Rect, digit: u8, p: &Palette) {
    let ground = p.spines.get(usize::from(digit % 10)).copied().unwrap_or(p.muted);
    painter.rect_filled(rect, 0.0, ground);
    let over: Color32 = p.stationery.pattern.gamma_multiply(0.55);
    let inner = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let (step, wide) = (6.0, 1.6);
    let steps = |length: f32| (0..=(length / step) as usize).map(move |i| step * i as f32 + step / 2.0);
    match PATTERNS.get(usize::from(digit % 5)).copied().unwrap_or(Pattern::Plain) {
        Pattern::Plain => {}
        Pattern::Dots => {
            for y in steps(rect.height()) {
                for x in steps(rect.width()) {
                    inner.circle_filled(pos2(rect.left() + x, rect.top() + y), wide * 0.8, over);
                }
            }
        }
        Pattern::Bars => {
            for y in steps(rect.height()) {
                inner.hline(rect.x_range(), rect.top() + y, Stroke::new(wide, over));
            }
        }
        Pattern::Diagonal => {
            for d in steps(rect.width() + rect.height()) {
                let (from, to) = (pos2(rect.left() + d, rect.top()), pos2(rect.left() + d - rect.height(), rect.bottom()));
                inner.line_segment([from, to], Stroke::new(wide, over));
            }
        }
        Pattern::Uprights => {
            for x in steps(rect.width()) {
                inner.vline(rect.left() + x, rect.y_range(), Stroke::new(wide, over));
            }
        }
    }
}
