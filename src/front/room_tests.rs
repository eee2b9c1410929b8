//! How the window's program takes less room, larger text and what lies over a page: the focus stays, keys go where they belong, nothing
//! is cut.

use std::rc::Rc;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::sample::{self, VIEWS};
use super::{Front, Sources};
use crate::authoring::library::Origin;
use crate::progress::Store;
use crate::screens::Intent;
use crate::screens::intent::Page;
use crate::screens::kit::Tone;
use crate::screens::layout_test::{Layers, holds_in, screen};
use crate::screens::notices::Notice;
use crate::screens::page::LEAST;
use crate::screens::talk::NoPortraits;
use crate::screens::theme::Look;

fn at(view: &str) -> Front {
    let mut f = sample::front(Box::new(|| Origin::BuiltIn.read())).unwrap();
    let view = VIEWS.iter().find(|v| v.name == view).unwrap();
    (view.come)(&mut f).unwrap();
    f
}

const WIDE: Vec2 = Vec2::new(1280.0, 720.0);
/// 1280 by 720 with text at 200 %.
const LARGE_TEXT: Vec2 = Vec2::new(640.0, 360.0);

fn drawn(f: Front, size: Vec2) -> Harness<'static, Front> {
    screen(size.into(), 1.0, Look::Light, f, |ui, f| {
        let drawn = f.draw(ui, &NoPortraits);
        f.hear(drawn.intents);
    })
}

fn focused(h: &Harness<'_, Front>) -> Option<String> {
    h.root().children_recursive().find(egui_kittest::Node::is_focused).and_then(|n| n.accesskit_node().label())
}

/// The names of all buttons that can be pressed.
fn buttons(h: &Harness<'_, Front>) -> Vec<String> {
    let can = |n: &egui_kittest::Node<'_>| {
        n.accesskit_node().role() == egui::accesskit::Role::Button && !n.accesskit_node().is_disabled()
    };
    h.root().children_recursive().filter(can).filter_map(|n| n.accesskit_node().label()).collect()
}

#[test]
fn larger_text_leaves_the_focus_where_it_was() {
    for view in
        ["title", "who", "days", "briefing", "settings", "outcomes", "day-telephone", "day-pas", "day-papers", "day-folder"]
    {
        let mut h = drawn(at(view), LARGE_TEXT);
        let small = buttons(&h);
        h.set_size(WIDE);
        h.run_steps(3);
        let both: Vec<String> = buttons(&h).into_iter().filter(|b| small.contains(b)).collect();
        assert!(both.len() > 1, "{view}: {both:?}");
        for name in both {
            let Some(node) = h.query_all_by_label(&name).next() else { continue };
            node.focus();
            h.run_steps(2);
            assert_eq!(focused(&h).as_deref(), Some(name.as_str()), "{view}");
            for size in [LARGE_TEXT, WIDE, LEAST, WIDE] {
                h.set_size(size);
                h.run_steps(3);
                assert_eq!(focused(&h).as_deref(), Some(name.as_str()), "{view} at {size:?}");
            }
        }
    }
}

#[test]
fn the_table_of_keys_takes_the_keys_and_gives_the_focus_back() {
    let mut h = drawn(at("day-morning"), WIDE);
    h.get_by_label("PAS (F3)").focus();
    h.run_steps(2);
    let before = h.state().sitting.as_ref().unwrap().now();
    h.get_by_label("Keys (?)").focus();
    h.key_press(Key::Enter);
    h.run_steps(4);
    assert_eq!(focused(&h).as_deref(), Some("Close (Esc)"));
    // Nothing below hears a letter or a function key.
    for key in [Key::W, Key::M, Key::F3, Key::V] {
        h.key_press(key);
        h.run_steps(2);
    }
    let s = h.state().sitting.as_ref().unwrap();
    assert!(s.now() == before && s.open.tool == crate::screens::intent::Tool::Talk && !s.draft.places);
    h.key_press(Key::Escape);
    h.run_steps(4);
    assert_eq!(h.state().page(), Page::Day);
    assert!(h.query_by_label("Close (Esc)").is_none());
    assert_eq!(focused(&h).as_deref(), Some("Keys (?)"));
}

#[test]
fn the_question_takes_the_keys_and_gives_the_focus_back() {
    let mut h = drawn(at("day-morning"), WIDE);
    h.get_by_label("Close the day").focus();
    h.key_press(Key::Space);
    h.run_steps(4);
    let before = h.state().sitting.as_ref().unwrap().now();
    assert_eq!(focused(&h).as_deref(), Some("No, go on working (Esc)"));
    for key in [Key::W, Key::F3] {
        h.key_press(key);
        h.run_steps(2);
    }
    h.key_press(Key::Escape);
    h.run_steps(4);
    let s = h.state().sitting.as_ref().unwrap();
    assert!(!s.open.closing && s.now() == before && h.state().page() == Page::Day);
    assert_eq!(focused(&h).as_deref(), Some("Close the day"));
}

#[test]
fn the_whole_table_of_keys_is_in_view() {
    let h = drawn(at("keys"), WIDE);
    let rect = |value: &str| h.get_by_value(value).rect();
    let (last, close) = (rect("this table"), h.get_by_label("Close (Esc)").rect());
    assert!(last.bottom() <= close.top() && close.bottom() < WIDE.y, "{last:?} {close:?}");
}

#[test]
fn what_can_be_chosen_is_in_view_beside_what_is_told() {
    let mut f = at("day-telephone");
    f.hear(vec![Intent::Hint]);
    let told = |kind, words: &str| Notice {
        kind,
        tone: Tone::Stop,
        words: words.into(),
        button: Some("Read: Your own screen".into()),
        does: Vec::new(),
    };
    let s = f.sitting.as_mut().unwrap();
    let kind = s.open.notices.first().unwrap().kind;
    let slip =
        "Major slip: H 15-91-75 volume 1 of 1 went on the shelf while the tracker still said that somebody had borrowed it.";
    s.open.notices.insert(0, told(kind, slip));
    s.open.notices.insert(0, told(kind, "Major slip: The screen at your desk was left open."));
    for key in ['A', 'R', 'T', 'D', 'O'] {
        let Some(s) = f.sitting.as_mut() else { return };
        s.draft.talk.open = Some(key);
        holds_in(Layers::One, |ui| {
            f.draw(ui, &NoPortraits);
        });
    }
    f.sitting.as_mut().unwrap().draft.talk.open = Some('D');
    let h = drawn(f, WIDE);
    let all: Vec<_> = h.query_all_by_label_contains("I am sorry").map(|n| n.rect()).collect();
    let (told, ask) =
        (h.get_by_value("Major slip: The screen at your desk was left open.").rect(), h.get_by_label("Ask for… (A)").rect());
    assert!(all.len() >= 2 && all.iter().all(|r| r.bottom() < ask.top()), "{all:?} {ask:?}");
    assert!(ask.bottom() < told.top() && told.bottom() < WIDE.y, "{ask:?} {told:?}");
}

#[test]
fn a_window_too_small_for_any_page_says_so_and_asks_for_nothing() {
    for size in [Vec2::new(LEAST.x - 1.0, 600.0), Vec2::new(300.0, 200.0), Vec2::new(640.0, LEAST.y - 1.0)] {
        let mut h = drawn(at("day-morning"), size);
        assert!(
            h.query_by_value("This window is too small to work in. Make it larger, or the text smaller with Ctrl and -.")
                .is_some()
        );
        h.key_press(Key::Escape);
        h.key_press_modifiers(Modifiers::NONE, Key::W);
        h.run_steps(3);
        assert_eq!(h.state().page(), Page::Day);
        assert!(buttons(&h).is_empty());
    }
    let store = Rc::new(Store::open_in_memory().unwrap());
    let f = Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Ok(store), named_db: None });
    assert!(!buttons(&drawn(f, LEAST)).is_empty());
}
