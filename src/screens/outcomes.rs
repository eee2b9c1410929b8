//! Criterion outcomes: how each strand and its outside criteria stand with a person, gaps first, and the day to practise next.
//! Weighs nothing, reads no database.

use std::collections::BTreeSet;

use egui::{Response, Sense, Stroke, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone, Weight};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, STEP};
use crate::wording::Words;

/// The width of the list: a strand is a line or two.
const LIST: f32 = 900.0;

/// How a strand or criterion stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HowItStands {
    /// The outcome in a word.
    pub outcome: (Tone, String),
    /// Occasions so far and how many are asked for, where they are counted.
    pub occasions: Option<(u32, u32)>,
    /// How far it is, in words; empty where there is nothing to say.
    pub progress: String,
    /// What is wanting, and what there is to know besides.
    pub notes: Vec<String>,
}

/// A strand with its outside criteria.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrandCard {
    /// Its code.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub says: String,
    /// How it stands.
    pub how: HowItStands,
    /// The day to practise next: its path and its title.
    pub next: Option<(String, String)>,
    /// How many of its criteria are met, in words.
    pub met: String,
    /// Its criteria, those together that stand alike, gaps first.
    pub criteria: Vec<Alike>,
}

/// Criteria that stand alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alike {
    /// How they stand; nothing where they stand as their strand does.
    pub how: Option<HowItStands>,
    /// The day to practise next, as a sentence, where it is another than the strand's.
    pub next: Option<String>,
    /// Which they are.
    pub criteria: Vec<Criterion>,
}

/// An outside criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Its name.
    pub name: String,
    /// What it is.
    pub says: String,
}

/// Strands that stand alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its heading.
    pub title: String,
    /// Its strands.
    pub strands: Vec<StrandCard>,
}

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OutcomesView {
    /// Whose outcomes; nobody's are shown when nobody is signed in.
    pub name: Option<String>,
    /// Whether a day has been brought to its end.
    pub played: bool,
    /// How many strands are met, not yet and not tried.
    pub counts: Vec<(Tone, String)>,
    /// What is asked for, in words.
    pub rule: String,
    /// Strands, gaps first.
    pub groups: Vec<Group>,
}

/// What is folded out.
#[derive(Debug, Clone, Default)]
pub struct OutcomesDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// The strands whose criteria are shown, by code.
    pub open: BTreeSet<String>,
}

/// Draws the page.
pub fn outcomes_ui(ui: &mut Ui, words: &Words, view: &OutcomesView, draft: &mut OutcomesDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("outcome-title", &[]);
    let beside = view.name.clone().unwrap_or_default();
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, LIST, &mut out, |ui, out| {
        if !view.played {
            nothing_yet(ui, words, view, draft, out);
            return;
        }
        page::lead(ui, &words.say("outcome-lead", &[]));
        page::chips(ui, &view.counts);
        ui.add_space(STEP);
        // The first gap has the one button that stands out.
        let mut weight = Weight::Main;
        for g in &view.groups {
            ui.add_space(STEP);
            kit::heading(ui, &g.title);
            for s in &g.strands {
                kit::named(ui, ("strand", &s.name), |ui| strand(ui, words, s, weight, draft, out));
                weight = Weight::Plain;
                ui.add_space(STEP);
            }
        }
        kit::muted(ui, &view.rule);
        kit::muted(ui, &words.say("debrief-disclaimer", &[]));
    });
    out
}

fn nothing_yet(ui: &mut Ui, words: &Words, view: &OutcomesView, draft: &mut OutcomesDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        let (say, button, go) = match view.name {
            Some(_) => ("outcome-empty", "past-play", Page::Days),
            None => ("outcome-nobody", "start-sign-in", Page::Who),
        };
        kit::empty(ui, icon::LIST_CHECKS, &words.say(say, &[]));
        let press = Press::main(&words.say(button, &[])).icon(icon::ARROW_RIGHT).show(ui);
        draft.focus.at(&press);
        if press.clicked() {
            out.push(Intent::Go(go));
        }
        if view.name.is_some() {
            ui.add_space(STEP);
            kit::muted(ui, &view.rule);
            kit::muted(ui, &words.say("debrief-disclaimer", &[]));
        }
    });
}

fn strand(ui: &mut Ui, words: &Words, s: &StrandCard, weight: Weight, draft: &mut OutcomesDraft, out: &mut Vec<Intent>) {
    let name = format!("{} {}", s.name, s.title);
    kit::card(ui, |ui| {
        kit::strong(ui, &name);
        kit::muted(ui, &s.says);
        let met = if s.criteria.is_empty() { &[][..] } else { std::slice::from_ref(&s.met) };
        how_it_stands(ui, &s.how, met);
        ui.add_space(STEP);
        buttons(ui, words, s, weight, draft, out);
        if draft.open.contains(&s.name) {
            ui.add_space(STEP);
            let p = theme::palette(ui.ctx());
            for a in &s.criteria {
                kit::quiet(ui, p.pale, |ui| alike(ui, words, a));
            }
        }
    });
}

/// Criteria that stand alike: how, said once, then each with what it is.
fn alike(ui: &mut Ui, words: &Words, a: &Alike) {
    match &a.how {
        Some(how) => how_it_stands(ui, how, a.next.as_slice()),
        None => {
            let n = u32::try_from(a.criteria.len()).unwrap_or(u32::MAX);
            let as_strand = words.say("outcome-as-strand", &[("n", n.into())]);
            let said: Vec<&str> = std::iter::once(&as_strand).chain(&a.next).map(String::as_str).collect();
            kit::muted(ui, &said.join(" "));
        }
    }
    for c in &a.criteria {
        kit::strong(ui, &c.name);
        kit::text(ui, &c.says);
    }
}

/// The outcome as a word with its sign, beside it how far it is, as dots and in words; below it `more` sentences: what is wanting.
fn how_it_stands(ui: &mut Ui, line: &HowItStands, more: &[String]) {
    let gap = ui.spacing().item_spacing.x;
    let chip = page::wide(ui, &line.outcome.1, &TextStyle::Small) * 1.05 + 40.0;
    let dots = line.occasions.map_or(0.0, |(_, of)| dots_width(of));
    let words = page::wide(ui, &line.progress, &TextStyle::Body);
    let beside = chip + dots + words + 3.0 * gap < ui.available_width();
    ui.horizontal(|ui| {
        page::signed_chip(ui, line.outcome.0, &line.outcome.1);
        if let Some((so_far, of)) = line.occasions {
            occasions(ui, so_far, of);
        }
        if beside && !line.progress.is_empty() {
            kit::text(ui, &line.progress);
        }
    });
    if !beside {
        kit::text(ui, &line.progress);
    }
    let more: Vec<&str> = line.notes.iter().chain(more).map(String::as_str).collect();
    if !more.is_empty() {
        kit::muted(ui, &more.join(" "));
    }
}

/// Half the width of a dot, and the room between two.
const DOT: f32 = 5.0;
const GAP: f32 = 5.0;

fn dots_width(of: u32) -> f32 {
    of as f32 * (2.0 * DOT + GAP)
}

/// A full dot for each occasion, an empty one for each that is wanting. The words beside say the same, so it is not read out.
fn occasions(ui: &mut Ui, so_far: u32, of: u32) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(dots_width(of), 24.0), Sense::hover());
    for n in 0..of {
        let at = egui::pos2(rect.left() + DOT + n as f32 * (2.0 * DOT + GAP), rect.center().y);
        if n < so_far {
            ui.painter().circle_filled(at, DOT, p.good_text);
        } else {
            ui.painter().circle_stroke(at, DOT - 0.5, Stroke::new(1.5, p.muted));
        }
    }
}

fn buttons(ui: &mut Ui, words: &Words, s: &StrandCard, first: Weight, draft: &mut OutcomesDraft, out: &mut Vec<Intent>) {
    let name = &format!("{} {}", s.name, s.title);
    let day = s.next.as_ref().map(|(_, day)| day.as_str()).unwrap_or_default();
    let practise = words.say("outcome-practise", &[("day", day.into())]);
    let practise_spoken = words.say("outcome-practise-spoken", &[("day", day.into()), ("strand", name.into())]);
    let (fold, spoken, sign, weight) = match draft.open.contains(&s.name) {
        true => ("outcome-fold", "outcome-fold-spoken", icon::CARET_UP, Weight::Chosen),
        false => ("outcome-unfold", "outcome-unfold-spoken", icon::CARET_DOWN, Weight::Plain),
    };
    let (fold, spoken) = (words.say(fold, &[]), words.say(spoken, &[("strand", name.into())]));
    let mut all = Vec::new();
    if s.next.is_some() {
        all.push(Press::new(&practise).spoken(&practise_spoken).icon(icon::ARROW_RIGHT).weight(first));
    }
    if !s.criteria.is_empty() {
        all.push(Press::new(&fold).spoken(&spoken).icon(sign).weight(weight));
    }
    let pressed = page::presses(ui, all);
    if let Some(first) = pressed.first() {
        draft.focus.at(first);
    }
    if let (Some((path, _)), true) = (&s.next, pressed.first().is_some_and(Response::clicked)) {
        out.push(Intent::Brief(path.clone()));
    } else if pressed.last().is_some_and(Response::clicked) && !draft.open.remove(&s.name) {
        draft.open.insert(s.name.clone());
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn how(outcome: (Tone, &str), so_far: Option<u32>) -> HowItStands {
        HowItStands {
            outcome: (outcome.0, outcome.1.into()),
            occasions: so_far.map(|n| (n, 3)),
            progress: "2 of 3 occasions, 1 of 2 kinds of work".into(),
            notes: vec!["Needs one more occasion, on another day and in another kind of work.".into()],
        }
    }

    fn card(name: &str, title: &str, how: HowItStands, next: Option<&str>, criteria: Vec<Alike>) -> StrandCard {
        StrandCard {
            name: name.into(),
            title: title.into(),
            says: "Gives nothing away by word, look, paper or screen, and looks only at what the work needs.".into(),
            how,
            next: next.map(|day| (format!("days/{day}.ron"), day.into())),
            met: "0 of 2 outside criteria met in simulation.".into(),
            criteria,
        }
    }

    fn alike(names: &[&str], how: Option<HowItStands>, next: Option<&str>) -> Alike {
        let one = |name: &&str| Criterion { name: (*name).into(), says: "Keeps what is confidential to itself.".into() };
        Alike { how, next: next.map(str::to_owned), criteria: names.iter().map(one).collect() }
    }

    fn view() -> OutcomesView {
        let not_yet = (Tone::Care, "not yet");
        let met = (Tone::Good, "met in simulation");
        let not_tried =
            HowItStands { occasions: None, progress: String::new(), notes: Vec::new(), ..how((Tone::Plain, "not tried"), None) };
        let wednesday = Some("Wednesday: confidentiality");
        let criteria = vec![
            alike(&["INSBA022 PC13", "R/601/2490 2.2"], None, None),
            alike(&["R/601/2490 3.2"], None, Some("Practise next: Monday: requests.")),
            alike(&["CHS169"], Some(how(met, None)), None),
            alike(&["CC14 14.1d"], Some(not_tried), Some("Practise next: Monday: requests.")),
        ];
        let gaps = vec![
            card("HR6", "Confidential in everything", how(not_yet, Some(2)), wednesday, criteria),
            card("HR3", "Filed where it belongs", how(not_yet, Some(0)), Some("Tuesday: misfiled notes"), Vec::new()),
        ];
        let tracked = card("HR4", "Tracked at every move", how(met, None), None, vec![alike(&["CHS169"], None, None)]);
        OutcomesView {
            name: Some("Aisha".into()),
            played: true,
            counts: vec![(Tone::Good, "1 met in simulation".into()), (Tone::Care, "2 not yet".into())],
            rule: "Met in simulation: shown on 3 different days in 2 different kinds of work.".into(),
            groups: vec![
                Group { title: "Not yet".into(), strands: gaps },
                Group { title: "Met in simulation".into(), strands: vec![tracked] },
            ],
        }
    }

    type State = (OutcomesView, OutcomesDraft, Vec<Intent>);

    fn shown(view: OutcomesView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 2400.0], 1.0, Look::Light, (view, OutcomesDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(outcomes_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let new =
            OutcomesView { name: Some("Ola".into()), rule: "Met in simulation: shown often.".into(), ..OutcomesView::default() };
        for v in [view(), OutcomesView::default(), new] {
            let mut draft = OutcomesDraft { open: ["HR6".to_owned()].into(), ..OutcomesDraft::default() };
            holds(|ui| {
                outcomes_ui(ui, &words, &v, &mut draft);
            });
        }
    }

    #[test]
    fn the_day_to_practise_next_is_one_press_away_and_criteria_fold_out_by_keyboard() {
        let mut h = shown(view());
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::Brief("days/Wednesday: confidentiality.ron".into())]);
        assert_eq!(h.query_all_by_label("INSBA022 PC13").count(), 0);
        h.key_press(Key::Tab);
        h.run();
        h.key_press(Key::Space);
        h.run();
        assert!(h.state().1.open.contains("HR6"));
        assert!(tree(&h).contains("INSBA022 PC13"), "{}", tree(&h));
        h.get_by_label("Hide the criteria of HR6 Confidential in everything").click();
        h.run();
        assert!(h.state().1.open.is_empty());
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(h.state().2.last(), Some(&Intent::Go(Page::Title)));
    }

    #[test]
    fn a_strand_that_is_met_folds_out_and_asks_for_no_day() {
        let mut h = shown(view());
        h.get_by_label("Show the criteria of HR4 Tracked at every move").click();
        h.run();
        assert!(h.state().1.open.contains("HR4"));
        assert_eq!(h.state().2, []);
    }

    #[test]
    fn who_is_new_is_led_to_a_day_and_nobody_to_their_name() {
        for (name, label, go) in [(Some("Ola".to_owned()), "Choose a day", Page::Days), (None, "Choose your name", Page::Who)] {
            let mut h = shown(OutcomesView { name, ..OutcomesView::default() });
            assert!(h.get_by_label(label).is_focused());
            h.key_press(Key::Enter);
            h.run();
            assert_eq!(h.state().2, [Intent::Go(go)]);
        }
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = OutcomesDraft::default();
        keyboard_reaches_all(|ui| {
            outcomes_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        let mut h = shown(view());
        h.state_mut().1.open.insert("HR6".into());
        h.run();
        insta::assert_snapshot!(tree(&h));
    }
}
