//! A day seen again: the department as it stood at any moment, with what was in hand then, and every moment to go to. Nothing in it
//! can be changed; the picture itself is drawn elsewhere, beneath.

use std::rc::Rc;

use egui::{Frame, Key, Margin, Modifiers, Panel, Rect, Slider, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::floor::{Fit, Spot, chips};
use super::intent::Page;
use super::kit::{self, Press, Tone, Weight};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, STEP};
use crate::wording::Words;

/// One moment in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MomentLine {
    /// When, and what came about.
    pub words: String,
    /// What was found there: the gravest, and the numbers that the debrief gives.
    pub found: Option<(Tone, String)>,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgainView {
    /// Which day, how and by whom it was played.
    pub beside: String,
    /// The time of day at the moment on view.
    pub time: String,
    /// Which moment of how many it is, in words.
    pub place: String,
    /// What came about at that moment, a line each.
    pub happened: Vec<String>,
    /// What is found there, a line each.
    pub found: Vec<(Tone, String)>,
    /// How the trainee stood: where, screens, what was carried.
    pub stood: Vec<String>,
    /// Work that was open, the soonest due first.
    pub work: Vec<(Tone, String)>,
    /// Every moment.
    pub moments: Rc<[MomentLine]>,
    /// The one on view.
    pub at: usize,
    /// The next moment with a finding, if one comes.
    pub next_found: Option<usize>,
    /// The size of the stage.
    pub stage: (i32, i32),
    /// Things in the picture with their cards; they cannot be pressed.
    pub spots: Vec<Spot>,
}

/// What is folded out.
#[derive(Debug, Clone, Default)]
pub struct AgainDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// In a small window: whether the department is on view rather than the words.
    pub department: bool,
    /// The moment that the list was last scrolled to.
    pub led: Option<usize>,
}

/// What drawing gave.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// What was asked for.
    pub intents: Vec<Intent>,
    /// Where the picture is to be, when it is on view.
    pub floor: Option<(Rect, Fit)>,
}

/// Draws the page.
pub fn again_ui(ui: &mut Ui, words: &Words, view: &AgainView, draft: &mut AgainDraft) -> Drawn {
    let p = theme::palette(ui.ctx());
    let mut out = Vec::new();
    let room = ui.available_size();
    let narrow = room.x < 980.0 || room.y < 560.0;
    keys(ui, view, draft, &mut out);
    let title = words.say("again-title", &[]);
    let bar = Bar { title: &title, beside: &view.beside, back: Some(Intent::Go(Page::Debrief)) };
    Panel::top("again bar").frame(Frame::NONE).show(ui, |ui| page::bar(ui, words, &bar, &mut out));
    let ground = Frame::new().fill(p.paper).inner_margin(Margin::symmetric(16, 8));
    Panel::bottom("again scrub").frame(ground).resizable(false).show(ui, |ui| {
        scrub(ui, words, view, draft, narrow, &mut out);
    });
    let mut floor = None;
    if narrow && !draft.department {
        egui::CentralPanel::default().frame(ground).show(ui, |ui| {
            kit::flowing(ui, "again", |ui| {
                moment(ui, words, view);
                list(ui, words, view, draft, &mut out);
            });
        });
    } else {
        if !narrow {
            let width = (room.x * 0.335).clamp(400.0, 560.0);
            let paper = Frame::new().fill(p.paper).inner_margin(Margin::symmetric(14, 10));
            Panel::right("again words").resizable(false).exact_size(width).frame(paper).show(ui, |ui| {
                moment(ui, words, view);
                ui.add_space(STEP);
                list(ui, words, view, draft, &mut out);
            });
        }
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let fit = Fit::of(view.stage, room);
            chips(ui, room, fit, &view.spots);
            floor = Some((room, fit));
        });
    }
    Drawn { intents: out, floor }
}

/// The moment on view, in words; a screen reader is told of each new one.
fn moment(ui: &mut Ui, words: &Words, view: &AgainView) {
    let p = theme::palette(ui.ctx());
    kit::card(ui, |ui| {
        let happened = if view.happened.is_empty() { words.say("again-nothing", &[]) } else { view.happened.join(" ") };
        let head = words.say("again-moment", &[("at", (&view.time).into()), ("what", (&happened).into())]);
        let r = kit::strong(ui, &head);
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_live(egui::accesskit::Live::Polite));
        for (tone, found) in &view.found {
            kit::message(ui, *tone, found);
        }
        for line in &view.stood {
            kit::muted(ui, line);
        }
        if !view.work.is_empty() {
            kit::subheading(ui, &words.say("again-work", &[]));
        }
        for (tone, line) in &view.work {
            let (ink, ..) = tone.colours(&p);
            ui.horizontal_top(|ui| {
                kit::glyph(ui, tone.icon(), ink);
                kit::text(ui, line);
            });
        }
    });
}

fn list(ui: &mut Ui, words: &Words, view: &AgainView, draft: &mut AgainDraft, out: &mut Vec<Intent>) {
    kit::heading(ui, &words.say("again-moments", &[]));
    kit::scroll(ui, "again moments", |ui| {
        for (i, m) in view.moments.iter().enumerate() {
            let weight = if i == view.at { Weight::Chosen } else { Weight::Plain };
            let shown = match &m.found {
                Some((tone, found)) => Press::new(&m.words).icon(tone.icon()).spoken(found),
                None => Press::new(&m.words),
            };
            let r = kit::named(ui, i, |ui| shown.weight(weight).wide().show(ui));
            if i == view.at && draft.led != Some(i) && !kit::flows(ui.ctx()) {
                r.scroll_to_me(Some(egui::Align::Center));
                draft.led = Some(i);
            }
            if r.clicked() {
                // Whoever presses a row looks at it already.
                draft.led = Some(i);
                out.push(Intent::Moment(i));
            }
        }
    });
}

/// The line to draw along, and the ways from moment to moment.
fn scrub(ui: &mut Ui, words: &Words, view: &AgainView, draft: &mut AgainDraft, narrow: bool, out: &mut Vec<Intent>) {
    let last = view.moments.len().saturating_sub(1);
    let mut at = view.at;
    ui.spacing_mut().slider_width = ui.available_width();
    let slider = ui.add(Slider::new(&mut at, 0..=last).show_value(false));
    kit::called(&slider, "moment");
    let name = words.say("again-slider", &[]);
    ui.ctx().accesskit_node_builder(slider.id, |n| {
        n.set_label(name.as_str());
        n.set_value(view.place.as_str());
    });
    if at != view.at {
        out.push(Intent::Moment(at));
    }
    marks(ui, &view.moments, slider.rect);
    let (earlier, later) = (words.say("again-earlier", &[]), words.say("again-later", &[]));
    let (first, end) = (words.say("again-at-first", &[]), words.say("again-at-last", &[]));
    let (next, none) = (words.say("again-next-found", &[]), words.say("again-no-more-found", &[]));
    let side = words.say(if draft.department { "again-words" } else { "tool-department" }, &[]);
    let at_first = (view.at == 0).then_some(first.as_str());
    let at_last = (view.at == last).then_some(end.as_str());
    let mut buttons = vec![
        Press::new(&earlier).icon(icon::CARET_LEFT).key("PageUp").unless(at_first),
        Press::new(&later).icon(icon::CARET_RIGHT).key("PageDown").unless(at_last),
        Press::new(&next).icon(icon::WARNING).key("F").unless(view.next_found.is_none().then_some(none.as_str())),
    ];
    if narrow {
        buttons.push(Press::new(&side).icon(icon::MAP_TRIFOLD).key("F7"));
    }
    let pressed = page::presses(ui, buttons);
    let clicked = |i: usize| pressed.get(i).is_some_and(egui::Response::clicked);
    if let Some(later) = pressed.get(1) {
        draft.focus.at(later);
    }
    if clicked(0) {
        out.push(Intent::Moment(view.at.saturating_sub(1)));
    }
    if clicked(1) {
        out.push(Intent::Moment(view.at + 1));
    }
    if clicked(2) {
        out.extend(view.next_found.map(Intent::Moment));
    }
    if clicked(3) {
        draft.department = !draft.department;
    }
    kit::muted(ui, &view.place);
}

/// Where along the line findings are: the lists say what they are.
fn marks(ui: &Ui, moments: &[MomentLine], line: Rect) {
    let p = theme::palette(ui.ctx());
    let rail = Rect::from_center_size(line.center(), egui::vec2(line.width(), ui.spacing().slider_rail_height));
    ui.painter().rect_stroke(rail, rail.height() / 2.0, egui::Stroke::new(1.0, p.line), egui::StrokeKind::Outside);
    // The handle's middle comes no nearer to the ends than this.
    let inset = line.height() / 2.5;
    let last = moments.len().saturating_sub(1).max(1) as f32;
    for (i, m) in moments.iter().enumerate() {
        if let Some((tone, _)) = &m.found {
            let (_, _, full, _) = tone.colours(&p);
            let x = line.left() + inset + (line.width() - 2.0 * inset) * i as f32 / last;
            ui.painter().vline(x, rail.bottom() + 1.0..=rail.bottom() + 6.0, egui::Stroke::new(2.0, full));
        }
    }
}

fn keys(ui: &mut Ui, view: &AgainView, draft: &mut AgainDraft, out: &mut Vec<Intent>) {
    let plain = |ui: &mut Ui, k: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, k));
    let last = view.moments.len().saturating_sub(1);
    for (key, to) in
        [(Key::PageUp, view.at.saturating_sub(1)), (Key::PageDown, (view.at + 1).min(last)), (Key::Home, 0), (Key::End, last)]
    {
        if plain(ui, key) && to != view.at {
            out.push(Intent::Moment(to));
        }
    }
    if plain(ui, Key::F7) {
        draft.department = !draft.department;
    }
    if kit::letters_work(ui.ctx()) {
        if plain(ui, Key::F) {
            out.extend(view.next_found.map(Intent::Moment));
        }
        if ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Text(t) if t == "?"))) {
            out.push(Intent::Keys);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all};
    use crate::screens::tried::{Tried, tree};

    fn view() -> AgainView {
        let line = |words: &str, found: Option<(Tone, &str)>| MomentLine {
            words: words.into(),
            found: found.map(|(t, f)| (t, f.to_owned())),
        };
        AgainView {
            beside: "Monday: requests · practice · Ada".into(),
            time: "08:52".into(),
            place: "08:52, moment 2 of 3".into(),
            happened: vec!["You hand the folder over.".into()],
            found: vec![(Tone::Stop, "2. Critical: handed over to somebody unknown.".into())],
            stood: vec!["You stand at the hatch.".into(), "You carry nothing.".into()],
            work: vec![(Tone::Care, "Dr Malik at the hatch: due 09:10".into())],
            moments: [
                line("08:30 The day begins.", None),
                line("08:52 You hand the folder over.", Some((Tone::Stop, "08:52 You hand the folder over. Found here: 2"))),
                line("08:55 The telephone rings.", None),
            ]
            .into(),
            at: 1,
            next_found: None,
            stage: (860, 520),
            spots: vec![Spot {
                id: "hatch 0".into(),
                label: "Hatch".into(),
                rect: (100, 100, 80, 80),
                chip: Some((Tone::Plain, "Hatch".into())),
                chip_at: (140, 96),
                plate: None,
                does: Vec::new(),
            }],
        }
    }

    fn drawn(ui: &mut Ui, v: &AgainView, d: &mut AgainDraft) -> Vec<Intent> {
        again_ui(ui, &Words::english(), v, d).intents
    }

    fn tried() -> Tried<AgainView, AgainDraft> {
        Tried::new([1280.0, 720.0], view(), AgainDraft::default(), drawn)
    }

    #[test]
    fn one_goes_from_moment_to_moment_by_pressing_and_by_keys() {
        let mut t = tried();
        t.press("Later (PageDown)");
        t.press("Earlier (PageUp)");
        t.press("08:55 The telephone rings.");
        assert_eq!(t.take(), [Intent::Moment(2), Intent::Moment(0), Intent::Moment(2)]);
        t.keys(&[Key::PageDown, Key::PageUp, Key::End, Key::Home]);
        assert_eq!(t.take(), [Intent::Moment(2), Intent::Moment(0), Intent::Moment(2), Intent::Moment(0)]);
        // No finding comes after this moment, so the way to it does nothing.
        t.keys(&[Key::F]);
        assert_eq!(t.take(), []);
        t.harness.state_mut().view.next_found = Some(2);
        t.keys(&[Key::F]);
        assert_eq!(t.take(), [Intent::Moment(2)]);
        t.keys(&[Key::Escape]);
        assert_eq!(t.take(), [Intent::Go(Page::Debrief)]);
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&tried().harness));
    }

    #[test]
    fn it_holds_at_every_size_and_the_keyboard_comes_everywhere() {
        let mut draft = AgainDraft::default();
        holds(|ui| {
            drawn(ui, &view(), &mut draft);
        });
        let mut draft = AgainDraft::default();
        keyboard_reaches_all(|ui| {
            drawn(ui, &view(), &mut draft);
        });
    }
}
