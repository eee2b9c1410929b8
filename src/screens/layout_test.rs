//! Tests of how a page is laid out, without a picture: at three sizes and in two looks no words are cut short, run out of
//! their part of the page, lie on other words, or are missing from the language file. And the tree a screen reader gets.

use egui::epaint::{ClippedShape, Shape};
use egui::{Rect, Ui, UiBuilder, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;

use super::kit;
use super::page;
use super::theme::{self, Look, Motion};

/// Name, size in points, and pixels to a point: 1280×720 at 200 % is 640×360 points. The tall ones show what is below the fold; the
/// first is the least that pages are laid out for.
const SIZES: [(&str, [f32; 2], f32); 6] = [
    ("400x300", [page::LEAST.x, page::LEAST.y], 1.0),
    ("1280x720", [1280.0, 720.0], 1.0),
    ("1920x1080", [1920.0, 1080.0], 1.0),
    ("1280x720 at 200 %", [640.0, 360.0], 2.0),
    ("all of it at 100 %", [1280.0, 6000.0], 1.0),
    ("all of it at 200 %", [640.0, 9000.0], 2.0),
];

/// Whether words may lie on words: they do where a window lies on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layers {
    /// One page.
    One,
    /// A page and something above it.
    Several,
}

/// A page at a size and in a look, drawn on the whole window.
pub fn screen<'a, S: 'a>(
    size: [f32; 2],
    zoom: f32,
    look: Look,
    state: S,
    mut draw: impl FnMut(&mut Ui, &mut S) + 'a,
) -> Harness<'a, S> {
    let mut harness =
        Harness::builder().with_size(Vec2::from(size)).with_pixels_per_point(zoom).with_max_steps(12).build_ui_state(
            move |ui, state| {
                let ctx = ui.ctx().clone();
                theme::apply(&ctx, look, Motion::Still);
                let first = egui::Id::new("fonts are in");
                if !ctx.data(|d| d.get_temp(first).unwrap_or(false)) {
                    // Fonts serve from the next pass on.
                    ctx.set_fonts(theme::fonts());
                    ctx.data_mut(|d| d.insert_temp(first, true));
                    return;
                }
                let all = ctx.content_rect();
                ui.set_clip_rect(all);
                ui.scope_builder(UiBuilder::new().max_rect(all), |ui| draw(ui, state));
            },
            state,
        );
    harness.run_steps(3);
    harness
}

/// Demands that a page holds at every size, in a light and a dark look.
pub fn holds(draw: impl FnMut(&mut Ui)) {
    holds_in(Layers::One, draw);
}

/// As [`holds`], for a page that may have something above it.
pub fn holds_in(layers: Layers, mut draw: impl FnMut(&mut Ui)) {
    let mut faults = Vec::new();
    for look in [Look::Light, Look::Dark] {
        for (name, size, zoom) in SIZES {
            let mut harness = screen(size, zoom, look, (), |ui, ()| draw(ui));
            // What was noted so far is of passes before the last.
            let _ = (kit::take_scrolled(&harness.ctx), kit::take_scrolled_across(&harness.ctx));
            harness.step();
            let scrolled = kit::take_scrolled(&harness.ctx);
            let across = kit::take_scrolled_across(&harness.ctx);
            let found = faults_of(&harness.output().shapes, &scrolled, &across, layers);
            faults.extend(found.into_iter().map(|f| format!("{look:?}, {name}: {f}")));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults of layout, the first of them:\n{}",
        faults.len(),
        faults[..faults.len().min(25)].join("\n")
    );
}

/// Demands that the Tab key leads to every control of a page, round and round, and that the one with the focus can be seen, where
/// there is least room.
pub fn keyboard_reaches_all(mut draw: impl FnMut(&mut Ui)) {
    let mut harness = screen([640.0, 360.0], 2.0, Look::Light, (), |ui, ()| draw(ui));
    let window = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(640.0, 360.0));
    let name = |n: &egui_kittest::Node<'_>| {
        let a = n.accesskit_node();
        format!("{:?} {}", a.role(), a.label().or(a.value()).unwrap_or_default())
    };
    let can = |n: &egui_kittest::Node<'_>| {
        use egui::accesskit::Role;
        let a = n.accesskit_node();
        let presses =
            [Role::Button, Role::Link, Role::CheckBox, Role::RadioButton, Role::ComboBox, Role::Slider, Role::SpinButton];
        let types = [Role::TextInput, Role::MultilineTextInput, Role::PasswordInput];
        (presses.contains(&a.role()) || types.contains(&a.role())) && !a.is_disabled()
    };
    let mut unseen: Vec<String> = harness.root().children_recursive().filter(can).map(|n| name(&n)).collect();
    let mut faults = Vec::new();
    for _ in 0..unseen.len() * 2 + 4 {
        harness.key_press(egui::Key::Tab);
        harness.run();
        let Some(at) = harness.root().children_recursive().find(egui_kittest::Node::is_focused) else { continue };
        let name = name(&at);
        if let Some(i) = unseen.iter().position(|x| *x == name) {
            unseen.remove(i);
        }
        if !window.contains(at.rect().center()) {
            faults.push(format!("{name} has the focus and is out of sight at {:?}", at.rect()));
        }
    }
    faults.extend(unseen.into_iter().map(|n| format!("the Tab key never comes to {n}")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

struct Text {
    words: String,
    rect: Rect,
    clip: Rect,
    elided: bool,
}

fn texts(shape: &Shape, clip: Rect, out: &mut Vec<Text>) {
    match shape {
        Shape::Vec(all) => all.iter().for_each(|s| texts(s, clip, out)),
        Shape::Text(t) => {
            let bounds = t.galley.mesh_bounds;
            if bounds.is_positive() {
                let rect = bounds.translate(t.pos.to_vec2());
                out.push(Text { words: t.galley.text().to_owned(), rect, clip, elided: t.galley.elided });
            }
        }
        _ => {}
    }
}

fn faults_of(shapes: &[ClippedShape], scrolled: &[Rect], sideways: &[Rect], layers: Layers) -> Vec<String> {
    let mut all = Vec::new();
    shapes.iter().for_each(|s| texts(&s.shape, s.clip_rect, &mut all));
    let mut out = Vec::new();
    if all.is_empty() {
        out.push("there are no words on the page".to_owned());
    }
    for t in &all {
        let (w, r, c) = (&t.words, t.rect, t.clip);
        if t.elided {
            out.push(format!("\"{w}\" is cut short"));
        }
        if w.starts_with('[') && w.contains('-') && w.contains(']') {
            out.push(format!("\"{w}\" has no words"));
        }
        let inside = c.expand(1.0).contains_rect(r);
        // What scrolls up and down is cut at its upper and lower edge; at its sides it may reach into the margin around it.
        let scrolls = scrolled.iter().map(|s| s.expand2(Vec2::new(20.0, 8.0))).any(|s| {
            s.y_range().contains(c.top()) && s.y_range().contains(c.bottom()) && s.left() <= r.left() && r.right() <= s.right()
        });
        let across = r.left() >= c.left() - 1.0 && r.right() <= c.right() + 1.0;
        // A row that scrolls to the side may itself lie in a part that scrolls up and down.
        let aside = sideways.iter().any(|s| s.expand(20.0).contains_rect(c));
        let down = r.top() >= c.top() - 1.0 && r.bottom() <= c.bottom() + 1.0;
        if !(inside || (scrolls || down && aside) && (across || aside)) {
            out.push(format!("\"{w}\" at {r:?} runs out of {c:?}"));
        }
    }
    if layers == Layers::One {
        for (i, a) in all.iter().enumerate() {
            for b in all.iter().skip(i + 1) {
                let both = a.rect.intersect(a.clip).intersect(b.rect.intersect(b.clip));
                if both.width() > 1.5 && both.height() > 1.5 {
                    out.push(format!("\"{}\" lies on \"{}\" at {both:?}", a.words, b.words));
                }
            }
        }
    }
    out
}

/// What a screen reader gets, a line for each thing: role, label, value, state.
pub fn tree<S>(harness: &Harness<'_, S>) -> String {
    let mut out = String::new();
    for node in harness.root().children_recursive() {
        let n = node.accesskit_node();
        let role = format!("{:?}", n.role());
        let (label, value) = (n.label().unwrap_or_default(), n.value().unwrap_or_default());
        if label.is_empty() && value.is_empty() && !n.is_focused() {
            continue;
        }
        let mut line = role;
        for part in [label.clone(), if value == label { String::new() } else { value }] {
            if !part.is_empty() {
                line.push_str(" | ");
                line.push_str(&part.replace('\n', " / "));
            }
        }
        for (is, state) in [
            (n.is_disabled(), "disabled"),
            (n.is_focused(), "focused"),
            (n.toggled() == Some(egui::accesskit::Toggled::True), "chosen"),
        ] {
            if is {
                line.push_str(" | ");
                line.push_str(state);
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

#[test]
fn words_that_run_out_of_their_part_or_lie_on_others_are_found() {
    let found = |draw: fn(&mut Ui)| {
        let mut h = screen([400.0, 300.0], 1.0, Look::Light, (), move |ui, ()| draw(ui));
        let _ = kit::take_scrolled(&h.ctx);
        h.step();
        let scrolled = kit::take_scrolled(&h.ctx);
        faults_of(&h.output().shapes, &scrolled, &[], Layers::One)
    };
    assert!(
        found(|ui| {
            kit::text(ui, "short");
        })
        .is_empty()
    );
    assert_eq!(
        found(|ui| {
            ui.add(egui::Label::new("words that go on and on and on, further than any room there is for them").extend());
        })
        .len(),
        1
    );
    assert!(
        found(|ui| {
            ui.add(egui::Label::new("words that go on and on and on, further than any room there is for them").truncate());
        })[0]
            .contains("cut short")
    );
    assert_eq!(
        found(|ui| {
            kit::text(ui, "[no-words]");
        })
        .len(),
        1
    );
    assert_eq!(found(|_| {}).len(), 1);
    let twice = found(|ui| {
        let at = ui.max_rect().min;
        for words in ["one", "two"] {
            ui.painter().text(at, egui::Align2::LEFT_TOP, words, egui::FontId::proportional(20.0), egui::Color32::RED);
        }
    });
    assert!(twice.len() == 1 && twice[0].contains("lies on"), "{twice:?}");
    let cut: Vec<String> = found(|ui| {
        kit::scroll(ui, "a", |ui| {
            (0..40).for_each(|i| {
                kit::text(ui, &format!("line {i}"));
            })
        });
    });
    assert_eq!(cut, Vec::<String>::new());
}

#[test]
#[should_panic(expected = "out of sight")]
fn a_control_that_is_led_to_out_of_sight_is_found() {
    keyboard_reaches_all(|ui| {
        egui::ScrollArea::vertical().show(ui, |ui| {
            let _ = (ui.button("first"), ui.allocate_space(Vec2::new(10.0, 900.0)), ui.button("last"));
        });
    });
}
