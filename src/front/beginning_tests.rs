//! A page opens at its beginning, whatever had the focus on the page before; and nothing is drawn again and again under a window that
//! is to be answered first.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::Front;
use super::sample::{self, VIEWS};
use crate::authoring::library::Origin;
use crate::screens::Intent;
use crate::screens::intent::Settings;
use crate::screens::layout_test::screen;
use crate::screens::talk::NoPortraits;
use crate::screens::theme::Look;

fn at(name: &str, text_percent: u16) -> Front {
    let mut f = sample::front(Box::new(|| Origin::BuiltIn.read())).unwrap();
    let view = VIEWS.iter().find(|v| v.name == name).unwrap();
    (view.come)(&mut f).unwrap();
    f.hear(vec![Intent::Set(Settings { text_percent, ..f.settings })]);
    f
}

fn drawn(f: Front) -> Harness<'static, Front> {
    screen([1280.0, 720.0], 1.0, Look::Light, f, |ui, f| {
        f.dress(&ui.ctx().clone());
        let drawn = f.draw(ui, &NoPortraits);
        f.hear(drawn.intents);
    })
}

/// How far down the result stands, which a debrief begins with.
fn top(h: &Harness<'_, Front>) -> f32 {
    h.get_by_label("Not yet").rect().top()
}

#[test]
fn a_debrief_opens_at_its_beginning_whatever_was_pressed_before() {
    let begins = top(&drawn(at("debrief", 100)));
    for (before, text_percent) in [("keys", 200), ("day-tell", 200), ("day-closing", 100), ("days", 100)] {
        let mut h = drawn(at(before, text_percent));
        h.run_steps(4);
        *h.state_mut() = at("debrief", 100);
        h.run_steps(6);
        assert_eq!(top(&h), begins, "after {before}");
    }
    // The button that one presses stands at the lower edge, and its place is remembered for a pass.
    let mut h = drawn(at("days", 100));
    for _ in 0..40 {
        h.key_press(egui::Key::Tab);
        h.run_steps(2);
        let low =
            h.ctx.memory(egui::Memory::focused).and_then(|id| h.ctx.read_response(id)).is_some_and(|r| r.rect.bottom() > 690.0);
        if low {
            break;
        }
    }
    *h.state_mut() = at("debrief", 100);
    h.run_steps(6);
    assert_eq!(top(&h), begins);
}

#[test]
fn the_window_rests_while_the_keys_are_shown_over_a_day() {
    let mut h = drawn(at("keys", 200));
    assert!(h.run_ok().is_some(), "it draws without end");
}
