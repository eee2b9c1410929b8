//! A casenote label: the name in bold capitals, numbers, the date of birth, bars drawn from the number. Each part can be picked.

use egui::{Color32, CornerRadius, FontId, Frame, Margin, Rect, Sense, Shadow, Stroke, TextStyle, Ui, Vec2};
use serde::Serialize;

use super::Intent;
use super::field::{FieldView, Ground, value_in, value_ui};
use super::theme::{self, STEP};

/// A label on a cover or a sheet, as far as it has been read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LabelView {
    /// What it is the label of: "Cover", "This paper".
    pub caption: String,
    /// The surname.
    pub surname: Option<FieldView>,
    /// The forename.
    pub forename: Option<FieldView>,
    /// Numbers and the date of birth, in the order they are printed.
    pub lines: Vec<FieldView>,
    /// The figures that the bars are drawn from.
    pub bars: Option<u32>,
    /// What stands there instead of a label.
    pub none: Option<String>,
}

impl LabelView {
    /// Whether nothing is on it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.surname.is_none() && self.forename.is_none() && self.lines.is_empty()
    }
}

/// Draws a label as stuck on paper.
pub fn label_ui(ui: &mut Ui, label: &LabelView) -> Option<Intent> {
    let p = theme::palette(ui.ctx());
    let mut asked = None;
    if !label.caption.is_empty() {
        let small = egui::RichText::new(&label.caption).text_style(TextStyle::Small).color(p.print_muted);
        ui.add(egui::Label::new(small).wrap());
    }
    let room = ui.available_width().min(22.0 * TextStyle::Body.resolve(ui.style()).size);
    let shadow = Shadow { offset: [0, 1], blur: 4, spread: 0, color: Color32::from_black_alpha(40) };
    let frame = Frame::new().fill(p.sheet).stroke(Stroke::new(1.0, p.stationery.fold)).corner_radius(CornerRadius::same(4));
    frame.shadow(shadow).inner_margin(Margin::symmetric(6, 6)).show(ui, |ui| {
        ui.set_width(room - 12.0);
        ui.spacing_mut().item_spacing = Vec2::new(0.0, 0.0);
        if let Some(none) = &label.none {
            ui.set_min_height(10.0 * STEP);
            let none = egui::RichText::new(none).color(p.print_muted);
            ui.add(egui::Label::new(none).wrap());
            return;
        }
        let bold = FontId::new(TextStyle::Body.resolve(ui.style()).size + 1.0, theme::bold());
        ui.horizontal_wrapped(|ui| {
            if let Some(s) = &label.surname {
                let comma = if label.forename.is_some() { "," } else { "" };
                asked =
                    asked.take().or(value_in(ui, s, Ground::Paper, &format!("{}{comma}", s.value.to_uppercase()), bold.clone()));
            }
            if let Some(f) = &label.forename {
                asked = asked.take().or(value_in(ui, f, Ground::Paper, &f.value, bold.clone()));
            }
        });
        let top = ui.cursor().top();
        for line in &label.lines {
            asked = asked.take().or(value_ui(ui, line, Ground::Paper));
        }
        if let Some(figures) = label.bars {
            bars(ui, figures, top, label.lines.len());
        }
    });
    asked
}

/// Bars at the end of the lines where there is room, else below them.
fn bars(ui: &mut Ui, figures: u32, top: f32, lines: usize) {
    let p = theme::palette(ui.ctx());
    let widths = bar_widths(figures);
    let wide: f32 = widths.iter().sum();
    let here = ui.max_rect();
    let widest = 11.5 * TextStyle::Body.resolve(ui.style()).size;
    let rect = if here.width() > widest + wide && lines >= 2 {
        let bottom = ui.min_rect().bottom() - 3.0;
        Rect::from_min_max(
            egui::pos2(here.right() - wide - 4.0, (bottom - 26.0).max(top)),
            egui::pos2(here.right() - 4.0, bottom),
        )
    } else {
        let (r, _) = ui.allocate_exact_size(Vec2::new(wide + 8.0, 16.0), Sense::hover());
        r.shrink2(Vec2::new(4.0, 1.0))
    };
    let mut x = rect.left();
    for (i, w) in widths.iter().enumerate() {
        if i % 2 == 0 {
            let bar = Rect::from_min_size(egui::pos2(x, rect.top()), Vec2::new(*w, rect.height()));
            ui.painter().rect_filled(bar, 0.0, p.print);
        }
        x += w;
    }
}

/// Widths of bars and gaps, turn by turn: five for each figure, two of them wide, between a start and a stop. The same figures always
/// give the same bars.
fn bar_widths(figures: u32) -> Vec<f32> {
    const WIDE: [(usize, usize); 10] = [(2, 3), (0, 4), (1, 4), (0, 1), (2, 4), (0, 2), (1, 2), (3, 4), (0, 3), (1, 3)];
    let mut out = vec![1.0, 1.0, 1.0, 1.2];
    for c in format!("{figures:06}").chars() {
        let d = c.to_digit(10).unwrap_or_default() as usize;
        let (a, b) = WIDE.get(d).copied().unwrap_or((0, 1));
        out.extend((0..5).map(|i| if i == a || i == b { 2.4 } else { 1.2 }));
        out.push(1.2);
    }
    out.extend([2.4, 1.2, 1.2]);
    out
}

/// A ground of paper with its shadow.
pub fn paper<R>(ui: &mut Ui, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let shadow = Shadow { offset: [0, 2], blur: 8, spread: 0, color: Color32::from_black_alpha(46) };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(3)).shadow(shadow).inner_margin(Margin::same(14));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// Print on paper.
pub fn print(ui: &mut Ui, words: &str) {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(egui::RichText::new(words).color(p.print)).wrap());
}

/// Second print on paper.
pub fn small_print(ui: &mut Ui, words: &str) {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(egui::RichText::new(words).text_style(TextStyle::Small).color(p.print_muted)).wrap());
}

/// A heading on paper.
pub fn print_heading(ui: &mut Ui, words: &str) {
    let p = theme::palette(ui.ctx());
    let r = ui.add(egui::Label::new(egui::RichText::new(words).text_style(TextStyle::Heading).color(p.print)).wrap());
    ui.ctx().accesskit_node_builder(r.id, |n| n.set_role(egui::accesskit::Role::Heading));
}

#[cfg(test)]
mod tests {
    use super::super::tried::{Tried, field, tree};
    use super::*;
    use crate::records::Field;

    fn shown(ui: &mut Ui, l: &LabelView, (): &mut ()) -> Vec<Intent> {
        label_ui(ui, l).into_iter().collect()
    }

    fn label() -> LabelView {
        LabelView {
            caption: "Cover".into(),
            surname: Some(field(Field::Surname, "Surname", "Patel", false)),
            forename: Some(field(Field::Forename, "Forename", "Ramesh", false)),
            lines: vec![
                field(Field::HospitalNumber, "Hospital number", "H 31-82-06", true),
                field(Field::DateOfBirth, "Date of birth", "11/03/1964", false),
            ],
            bars: Some(318_206),
            none: None,
        }
    }

    #[test]
    fn each_part_of_a_label_can_be_picked() {
        let l = label();
        let mut t = Tried::new([340.0, 200.0], l.clone(), (), shown);
        for f in l.surname.iter().chain(&l.forename).chain(&l.lines) {
            t.press(&f.spoken);
            assert_eq!(t.take(), vec![Intent::Pick(f.at)]);
        }
        assert_eq!(t.cut(), Vec::<String>::new());
        insta::assert_snapshot!(tree(&t.harness));
    }

    #[test]
    fn a_narrow_label_wraps_and_one_without_anything_says_so() {
        let t = Tried::new([150.0, 400.0], label(), (), shown);
        assert_eq!(t.cut(), Vec::<String>::new());
        let blank = LabelView { none: Some("No label on this paper".into()), ..LabelView::default() };
        assert!(blank.is_blank());
        assert!(Tried::new([340.0, 200.0], blank, (), shown).has("No label on this paper"));
    }

    #[test]
    fn numbers_that_differ_have_bars_that_differ() {
        assert_ne!(bar_widths(318_206), bar_widths(312_860));
        assert_eq!(bar_widths(318_206).len(), bar_widths(0).len());
    }
}
