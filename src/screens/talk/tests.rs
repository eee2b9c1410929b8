use egui_kittest::kittest::{NodeT, Queryable};

use super::super::tried::Tried;
use super::*;
use crate::day::Act;
use crate::records::Field;

fn shown(ui: &mut Ui, view: &TalkView, draft: &mut TalkDraft) -> Vec<Intent> {
    talk_ui(ui, &Words::english(), view, draft, &NoPortraits)
}

const T: TaskId = TaskId(0);

fn ask(label: &str, f: Field) -> Choice {
    Choice::new(label.into(), Act::Ask(T, f))
}

fn group(label: &str, key: char, parts: Vec<(String, Vec<Choice>)>) -> GroupView {
    GroupView { label: label.into(), glyph: icon::QUESTION, key, why_not: None, parts, stays: key == 'A' }
}

fn said(by: By, words: &str) -> SaidView {
    SaidView { by, words: words.into() }
}

/// Resus on the telephone, with everything that one can say or do.
fn call() -> TalkView {
    let most = vec![
        ask("Hospital number", Field::HospitalNumber),
        Choice { spoken: "Surname, asked".into(), ..ask("Surname", Field::Surname).done(true) },
        ask("Forename", Field::Forename),
        ask("Date of birth", Field::DateOfBirth),
        ask("Caller's name", Field::CallerName),
    ];
    let single = |label: &str, key, act| group(label, key, vec![(String::new(), vec![Choice::new(label.into(), act)])]);
    let declining = vec![Choice::new("“I am sorry.”".into(), Act::Calm(T)), Choice::new("“No.”".into(), Act::Unlock)];
    let partner = PartnerView {
        who: "The caller".into(),
        how: "On the telephone, inside extension".into(),
        time: "Since 08:41, due 08:51".into(),
        portrait: "silhouette_phone".into(),
        said: (0..12)
            .map(|n| said(if n % 2 == 0 { By::Them } else { By::You }, &format!("Words number {n} of the call, a line of them")))
            .chain([said(By::Them, "Resus here. I need the notes of a Mrs Patel, now.")])
            .collect(),
        gave: Vec::new(),
        papers: None,
        groups: vec![
            group("Ask for…", 'A', vec![("Asked most".into(), most)]),
            group("Read back…", 'R', vec![(String::new(), vec![ask("Read a", Field::Surname), ask("Read b", Field::Forename)])]),
            group("Tell…", 'T', vec![(String::new(), vec![ask("Tell a", Field::Sex), ask("Tell b", Field::Badge)])]),
            group("Decline…", 'D', vec![(String::new(), declining)]),
            group("Offer…", 'O', vec![(String::new(), vec![ask("Offer a", Field::Sex), ask("Offer b", Field::Badge)])]),
            group("Ring back…", 'B', vec![(String::new(), vec![ask("Via a", Field::Sex), ask("Via b", Field::Badge)])]),
            single("Calm", 'C', Act::Calm(T)),
            single("Promise to ring", 'P', Act::PromiseToRing(T)),
            single("Say goodbye", 'G', Act::EndTalk(T)),
        ],
    };
    TalkView { partner: Some(partner), waiting: Vec::new() }
}

/// The part of the desk that talk has in a window of 1280 by 720.
const DESK: [f32; 2] = [372.0, 540.0];

fn tried() -> Tried<TalkView, TalkDraft> {
    Tried::new(DESK, call(), TalkDraft::default(), shown)
}

#[test]
fn one_asks_one_thing_after_the_other_without_opening_the_questions_again() {
    let mut t = tried();
    t.press("Ask for… (A)");
    t.press("Hospital number (1)");
    t.press("Date of birth (4)");
    t.keys(&[egui::Key::Num5]);
    let asked = [Field::HospitalNumber, Field::DateOfBirth, Field::CallerName].map(|f| Intent::Act(Act::Ask(T, f)));
    assert_eq!(t.take(), asked);
    assert!(t.has("Surname, asked (2)"), "what has been asked says so");
    t.press("Close: Ask for… (Esc)");
    assert!(!t.has("Date of birth (4)"));
    t.press("Decline… (D)");
    t.press("“I am sorry.” (1)");
    assert!(!t.has("“No.” (2)"), "one declines once");
}

#[test]
fn what_the_caller_said_last_stays_on_view_while_one_chooses() {
    let mut t = tried();
    t.press("Ask for… (A)");
    t.harness.run_ok();
    let last = t.harness.get_by_label_contains("Mrs Patel, now.").rect();
    let choices = t.harness.get_by_label("Close: Ask for… (Esc)").rect();
    assert!(last.top() >= 0.0 && last.bottom() <= choices.top(), "{last:?} above {choices:?}");
    let number = t.harness.get_by_label("Hospital number (1)").rect();
    assert!(number.top() > choices.top() && number.bottom() < DESK[1], "the most asked is in view: {number:?}");
    assert_eq!(t.cut(), Vec::<String>::new());
}

#[test]
fn the_buttons_of_a_call_are_level() {
    let mut t = tried();
    let heights = |t: &Tried<TalkView, TalkDraft>, names: &[&str]| -> Vec<i32> {
        names.iter().map(|n| t.harness.get_by_label(n).rect().height().round() as i32).collect()
    };
    let groups = ["Ask for… (A)", "Read back… (R)", "Promise to ring (P)", "Say goodbye (G)", "Calm (C)"];
    let all = heights(&t, &groups);
    assert!(all.iter().all(|h| *h == all[0]), "{all:?}");
    t.press("Ask for… (A)");
    let all = heights(&t, &["Hospital number (1)", "Surname, asked (2)", "Caller's name (5)"]);
    assert!(all.iter().all(|h| *h == all[0]), "{all:?}");
}

#[test]
fn a_button_stays_the_same_thing_when_something_comes_above_it() {
    let mut t = tried();
    t.press("Ask for… (A)");
    let of = |t: &Tried<TalkView, TalkDraft>, n: &str| t.harness.get_by_label(n).accesskit_node().id();
    let names = ["Calm (C)", "Ask for… (A)", "Date of birth (4)"];
    let before = names.map(|n| of(&t, n));
    let p = t.harness.state_mut().view.partner.as_mut().unwrap();
    p.said.push(said(By::You, "One moment, please."));
    p.papers = Some(PapersStep { label: "See what came with it (3)".into(), does: Vec::new() });
    p.groups.remove(1);
    t.harness.run_ok();
    let gone = t.harness.query_by_label("Read back… (R)").is_none();
    assert!(gone && t.has("See what came with it (3)"));
    assert_eq!(names.map(|n| of(&t, n)), before);
}
