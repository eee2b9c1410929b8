//! For tests: a screen with its view and draft, pressed by label or keyboard, with what it asked for; its accessibility tree as text.

use std::fmt::Write;

use egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::Intent;
use super::field::{FieldKind, FieldView};
use super::theme::{self, Look, Motion};
use crate::day::{FieldRef, Source, TaskId};
use crate::records::Field;

/// What is drawn, and what was asked for.
pub struct State<V, D> {
    pub view: V,
    pub draft: D,
    pub asked: Vec<Intent>,
}

/// A screen being tried.
pub struct Tried<V: 'static, D: 'static> {
    pub harness: Harness<'static, State<V, D>>,
}

impl<V: 'static, D: 'static> Tried<V, D> {
    pub fn new(size: [f32; 2], view: V, draft: D, draw: fn(&mut Ui, &V, &mut D) -> Vec<Intent>) -> Tried<V, D> {
        Tried::at(size, Look::Light, view, draft, draw)
    }

    pub fn at(size: [f32; 2], look: Look, view: V, draft: D, draw: fn(&mut Ui, &V, &mut D) -> Vec<Intent>) -> Tried<V, D> {
        let state = State { view, draft, asked: Vec::new() };
        let mut dressed = false;
        let harness = Harness::builder().with_size(size).with_max_steps(12).build_ui_state(
            move |ui, s: &mut State<V, D>| {
                theme::apply(ui.ctx(), look, Motion::Still);
                if !dressed {
                    // Faces serve from the next frame on.
                    ui.ctx().set_fonts(theme::fonts());
                    ui.ctx().request_discard("fonts");
                    dressed = true;
                    return;
                }
                let asked = draw(ui, &s.view, &mut s.draft);
                s.asked.extend(asked);
            },
            state,
        );
        let mut t = Tried { harness };
        t.harness.run_ok();
        t.take();
        t
    }

    /// Presses what has this name.
    pub fn press(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_ok();
    }

    /// Presses keys, one after the other.
    pub fn keys(&mut self, keys: &[Key]) {
        for k in keys {
            self.harness.key_press_modifiers(Modifiers::NONE, *k);
            self.harness.run_ok();
        }
    }

    /// Whether anything has this name.
    pub fn has(&self, label: &str) -> bool {
        self.harness.query_by_label(label).is_some()
    }

    /// What was asked for since the last time.
    pub fn take(&mut self) -> Vec<Intent> {
        std::mem::take(&mut self.harness.state_mut().asked)
    }

    /// Words that are elided, or run over the side of the screen or of what holds them.
    pub fn cut(&self) -> Vec<String> {
        let mut out = Vec::new();
        let screen = self.harness.ctx.content_rect();
        for c in &self.harness.output().shapes {
            each_text(&c.shape, &mut |t| {
                let at = t.visual_bounding_rect();
                let holder = c.clip_rect.intersect(screen);
                let over = at.right() > holder.right() + 1.0 || at.left() < holder.left() - 1.0;
                if t.galley.elided
                    || (over && at.intersects(holder))
                    || (over && at.top() < screen.bottom() && holder.is_negative())
                {
                    out.push(t.galley.text().to_owned());
                }
            });
        }
        out
    }
}

fn each_text(s: &egui::Shape, see: &mut impl FnMut(&egui::epaint::TextShape)) {
    match s {
        egui::Shape::Text(t) => see(t),
        egui::Shape::Vec(all) => all.iter().for_each(|s| each_text(s, see)),
        _ => {}
    }
}

/// What a screen reader gets, one node a line.
pub fn tree<S>(h: &Harness<'_, S>) -> String {
    fn walk<'a>(node: egui_kittest::Node<'a>, deep: usize, out: &mut String) {
        let n = node.accesskit_node();
        let label = n.label().or_else(|| n.value()).unwrap_or_default();
        let role = format!("{:?}", n.role());
        let plain = label.is_empty() && matches!(role.as_str(), "Unknown" | "GenericContainer" | "Window" | "ScrollView");
        if !plain {
            let mut line = format!("{}{role} {label}", "  ".repeat(deep));
            if n.is_disabled() {
                line.push_str(" [disabled]");
            }
            if n.toggled().is_some_and(|t| format!("{t:?}") == "True") {
                line.push_str(" [chosen]");
            }
            let _ = writeln!(out, "{}", line.trim_end());
        }
        for c in node.children() {
            walk(c, if plain { deep } else { deep + 1 }, out);
        }
    }
    let mut out = String::new();
    for n in h.root().children() {
        walk(n, 0, &mut out);
    }
    out
}

/// A field of what a caller said.
pub fn field(f: Field, label: &str, value: &str, picked: bool) -> FieldView {
    FieldView {
        label: label.into(),
        value: value.into(),
        at: FieldRef { source: Source::Contact(TaskId(0)), field: f },
        picked,
        kind: FieldKind::Words,
        spoken: format!("{label} {value}, said by the caller. Pick to compare"),
    }
}
