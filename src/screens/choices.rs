//! A set of things one can choose to do, folded out in place: what was done before is ticked, what cannot be done is not there.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::kit::{self, Press, Weight};
use crate::day::Act;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// Whether it has been done before.
    pub done: bool,
    /// How a screen reader says it when it has been done before; empty for the label.
    pub spoken: String,
    /// What it does.
    #[serde(skip)]
    pub act: Option<Act>,
}

impl Choice {
    /// A choice not made before.
    #[must_use]
    pub fn new(label: String, act: Act) -> Choice {
        Choice { label, done: false, spoken: String::new(), act: Some(act) }
    }

    /// With a tick when it has been done before.
    #[must_use]
    pub fn done(mut self, done: bool) -> Choice {
        self.done = done;
        self
    }
}

/// The least width of a choice, so that two stand beside each other on the desk of a small window.
const LEAST: f32 = 148.0;

/// Draws choices under a heading, as many beside each other as fit. The first nine answer to figures while `keys` is on.
pub fn choices_ui(ui: &mut Ui, heading: &str, all: &[Choice], first: usize, keys: bool) -> Option<Act> {
    let mut chosen = None;
    if !heading.is_empty() {
        kit::subheading(ui, heading);
    }
    let sentences = all.iter().any(|c| c.label.chars().count() > 34);
    let gap = ui.spacing().item_spacing.x;
    let columns = if sentences { 1 } else { (((ui.available_width() + gap) / (LEAST + gap)).floor() as usize).clamp(1, 3) };
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    let names: Vec<&str> = all.iter().map(|c| c.label.as_str()).collect();
    kit::level(ui, (heading, names), |ui, least| {
        // Sentences are as high as they are long.
        let least = if sentences { 0.0 } else { least };
        let mut highest = least;
        for (row, line) in all.chunks(columns).enumerate() {
            ui.horizontal_top(|ui| {
                for (i, c) in line.iter().enumerate() {
                    let number = first + row * columns + i + 1;
                    let key = if keys && number <= 9 { number.to_string() } else { String::new() };
                    let drawn = ui.allocate_ui(egui::Vec2::new(width, least), |ui| {
                        ui.set_width(width);
                        kit::named(ui, (heading, &c.label), |ui| {
                            Press::new(&c.label)
                                .icon(if c.done { icon::CHECK } else { "" })
                                .key(&key)
                                .weight(if c.done { Weight::Chosen } else { Weight::Plain })
                                .spoken(&c.spoken)
                                .least(least)
                                .wide()
                                .show(ui)
                        })
                    });
                    if !sentences {
                        highest = highest.max(drawn.inner.rect.height());
                    }
                    if drawn.inner.clicked() || (!key.is_empty() && digit_pressed(ui, number)) {
                        chosen.clone_from(&c.act);
                    }
                }
            });
        }
        highest
    });
    chosen
}

/// Whether a figure was pressed while nobody types.
#[must_use]
pub fn digit_pressed(ui: &Ui, n: usize) -> bool {
    use egui::Key;
    const KEYS: [Key; 9] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let Some(key) = n.checked_sub(1).and_then(|i| KEYS.get(i)) else { return false };
    kit::letters_work(ui.ctx()) && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, *key))
}
