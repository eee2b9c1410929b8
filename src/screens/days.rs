//! Which day: by setting and level, with what each holds, how it went so far, and whether it is time to practise it again.

use std::collections::BTreeSet;

use egui::{Response, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone, Weight};
use super::page::{self, Bar, FirstFocus};
use super::theme::STEP;
use super::title::{Resume, resume_words};
use crate::wording::Words;

/// A day that can be played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayCard {
    /// The scenario's path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// 1 to 5.
    pub level: u8,
    /// How much work and how many dilemmas, in words.
    pub holds: String,
    /// Whether any of its work is a dilemma.
    pub dilemma: bool,
    /// How work arrives, in words.
    pub channels: String,
    /// The codes of the strands it practises.
    pub strands: BTreeSet<String>,
    /// How it stands with this person: new, to be practised again, done.
    pub standing: (Tone, String),
    /// The best result so far, in words.
    pub best: Option<String>,
    /// An attempt that can go on.
    pub resume: Option<Resume>,
}

/// The days of one setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingDays {
    /// The setting's name.
    pub title: String,
    /// Its days, in the order of their dates.
    pub days: Vec<DayCard>,
}

/// A day that cannot be played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultyDay {
    /// The file.
    pub path: String,
    /// How many faults, in words.
    pub faults: String,
}

/// A strand to look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrandChoice {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DaysView {
    /// Who plays.
    pub name: Option<String>,
    /// The days, by setting.
    pub settings: Vec<SettingDays>,
    /// The levels there are.
    pub levels: Vec<u8>,
    /// The strands practised in any day.
    pub strands: Vec<StrandChoice>,
    /// Days left out.
    pub faulty: Vec<FaultyDay>,
}

/// What is folded out and looked for.
#[derive(Debug, Clone, Default)]
pub struct DaysDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// Whether the search is folded out.
    pub narrowing: bool,
    /// Only this level.
    pub level: Option<u8>,
    /// Only days that practise this strand.
    pub strand: Option<String>,
}

impl DaysDraft {
    fn fits(&self, day: &DayCard) -> bool {
        self.level.is_none_or(|l| l == day.level) && self.strand.as_ref().is_none_or(|s| day.strands.contains(s))
    }
}

/// Draws the page.
pub fn days_ui(ui: &mut Ui, words: &Words, view: &DaysView, draft: &mut DaysDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("days-title", &[]);
    let beside = view.name.as_ref().map(|n| words.say("start-signed-in", &[("name", n.into())])).unwrap_or_default();
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, page::BROAD, &mut out, |ui, out| {
        if view.settings.iter().all(|s| s.days.is_empty()) {
            kit::card(ui, |ui| kit::empty(ui, icon::CALENDAR_DOTS, &words.say("days-empty", &[])));
        } else {
            page::lead(ui, &words.say("days-lead", &[]));
            for id in ["days-dilemma-means", "days-seed-means"] {
                kit::muted(ui, &words.say(id, &[]));
            }
            narrow(ui, words, view, draft);
        }
        let mut shown = 0;
        for s in &view.settings {
            let days: Vec<&DayCard> = s.days.iter().filter(|d| draft.fits(d)).collect();
            if days.is_empty() {
                continue;
            }
            shown += days.len();
            ui.add_space(STEP);
            kit::heading(ui, &s.title);
            // Row by row, so that the days of a week are read from left to right.
            let left = (ui.available_width() - 4.0 * STEP) / 2.0;
            for row in days.chunks(2) {
                page::parts(ui, left, |ui, part| {
                    if let Some(d) = row.get(part) {
                        kit::named(ui, ("day", &d.path), |ui| day_card(ui, words, d, draft, out));
                        ui.add_space(STEP);
                    }
                });
            }
        }
        if shown == 0 && !view.settings.is_empty() {
            kit::card(ui, |ui| kit::empty(ui, icon::FUNNEL, &words.say("days-none-fit", &[])));
        }
        faulty(ui, words, view, out);
    });
    out
}

fn narrow(ui: &mut Ui, words: &Words, view: &DaysView, draft: &mut DaysDraft) {
    let (fold, all) = (words.say("days-narrow", &[]), words.say("days-all", &[]));
    let weight = if draft.narrowing { Weight::Chosen } else { Weight::Plain };
    let mut buttons = vec![Press::new(&fold).icon(icon::FUNNEL).weight(weight)];
    let narrowed = draft.level.is_some() || draft.strand.is_some();
    if narrowed {
        buttons.push(Press::new(&all));
    }
    let pressed = page::presses(ui, buttons);
    if pressed.first().is_some_and(Response::clicked) {
        draft.narrowing = !draft.narrowing;
    }
    if pressed.get(1).is_some_and(Response::clicked) {
        (draft.level, draft.strand) = (None, None);
    }
    if !draft.narrowing {
        return;
    }
    kit::card(ui, |ui| {
        kit::subheading(ui, &words.say("days-by-level", &[]));
        let labels: Vec<String> =
            view.levels.iter().map(|l| words.say("days-level", &[("level", u32::from(*l).into())])).collect();
        let chosen = draft.level.and_then(|l| view.levels.iter().position(|x| *x == l));
        if let (Some(i), _) = page::choice(ui, &labels, chosen) {
            draft.level = if chosen == Some(i) { None } else { view.levels.get(i).copied() };
        }
        ui.add_space(STEP);
        kit::subheading(ui, &words.say("days-by-strand", &[]));
        let labels: Vec<String> = view
            .strands
            .iter()
            .map(|s| words.say("days-strand", &[("title", (&s.title).into()), ("code", (&s.code).into())]))
            .collect();
        let chosen = draft.strand.as_ref().and_then(|s| view.strands.iter().position(|x| x.code == *s));
        if let (Some(i), _) = page::choice(ui, &labels, chosen) {
            draft.strand = if chosen == Some(i) { None } else { view.strands.get(i).map(|s| s.code.clone()) };
        }
    });
}

fn day_card(ui: &mut Ui, words: &Words, d: &DayCard, draft: &mut DaysDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::heading(ui, &d.title);
        let level = words.say("days-level", &[("level", u32::from(d.level).into())]);
        page::chips(ui, &[(Tone::Plain, level), d.standing.clone()]);
        let holds = kit::text(ui, &d.holds);
        if d.dilemma {
            kit::means(holds, &words.say("days-dilemma-means", &[]));
        }
        kit::muted(ui, &d.channels);
        match &d.best {
            Some(best) => kit::strong(ui, best),
            None => kit::muted(ui, &words.say("days-not-played", &[])),
        };
        ui.add_space(STEP);
        let resume = d.resume.as_ref().map(|r| resume_words(words, r));
        let open = words.say("days-open", &[]);
        let spoken = words.say("days-open-spoken", &[("day", (&d.title).into())]);
        let mut buttons = Vec::new();
        if let Some(resume) = &resume {
            buttons.push(Press::main(resume).icon(icon::ARROW_CLOCKWISE));
            buttons.push(Press::new(&open).spoken(&spoken).icon(icon::ARROW_RIGHT));
        } else {
            buttons.push(Press::main(&open).spoken(&spoken).icon(icon::ARROW_RIGHT));
        }
        let pressed = page::presses(ui, buttons);
        if let Some(first) = pressed.first() {
            draft.focus.at(first);
        }
        for r in &pressed {
            // Which day the button opens, for who does not see the card around it.
            ui.ctx().accesskit_node_builder(r.id, |n| n.set_description(d.title.as_str()));
        }
        if pressed.last().is_some_and(Response::clicked) {
            out.push(Intent::Brief(d.path.clone()));
        }
        if let (Some(r), 2, true) = (&d.resume, pressed.len(), pressed.first().is_some_and(Response::clicked)) {
            out.push(Intent::Resume(r.attempt.clone()));
        }
    });
}

fn faulty(ui: &mut Ui, words: &Words, view: &DaysView, out: &mut Vec<Intent>) {
    if view.faulty.is_empty() {
        return;
    }
    ui.add_space(STEP);
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("days-faulty", &[]));
        for f in &view.faulty {
            kit::message(
                ui,
                Tone::Care,
                &words.say("days-faulty-line", &[("path", (&f.path).into()), ("faults", (&f.faults).into())]),
            );
        }
        if Press::new(&words.say("start-look", &[])).icon(icon::ARROW_RIGHT).show(ui).clicked() {
            out.push(Intent::Go(Page::Faults));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn card(path: &str, title: &str, level: u8, strands: &[&str]) -> DayCard {
        DayCard {
            path: path.into(),
            title: title.into(),
            level,
            holds: "11 pieces of work, 8 of them with a dilemma".into(),
            dilemma: true,
            channels: "Telephone, hatch, e-mail, post, delivery, colleague and what you notice yourself".into(),
            strands: strands.iter().map(|s| (*s).to_owned()).collect(),
            standing: (Tone::Act, "New".into()),
            best: None,
            resume: None,
        }
    }

    fn view() -> DaysView {
        let mut second = card("b.ron", "Tuesday: misfiled notes", 3, &["HR3", "HR6"]);
        second.standing = (Tone::Care, "Time to practise again".into());
        second.best = Some("Best so far: up to standard, 122 of 132 marks".into());
        second.resume = Some(Resume {
            attempt: "a-7".into(),
            day: "Tuesday: misfiled notes".into(),
            at: "10:42".into(),
            mode: "practice".into(),
            whose: None,
        });
        DaysView {
            name: Some("Aisha".into()),
            settings: vec![SettingDays {
                title: "Records department".into(),
                days: vec![
                    card("a.ron", "Monday: requests", 2, &["HR1", "HR2"]),
                    second,
                    card("c.ron", "Wednesday: confidentiality", 3, &["HR6"]),
                ],
            }],
            levels: vec![2, 3],
            strands: ["HR1", "HR2", "HR3", "HR6"]
                .map(|code| StrandChoice { code: code.into(), title: "The right patient, the right record".into() })
                .to_vec(),
            faulty: vec![FaultyDay { path: "scenarios/records_department/friday.ron".into(), faults: "2 faults".into() }],
        }
    }

    type State = (DaysView, DaysDraft, Vec<Intent>);

    fn shown(view: DaysView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 1400.0], 1.0, Look::Light, (view, DaysDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(days_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        for v in [view(), DaysView::default()] {
            for narrowing in [false, true] {
                let mut draft = DaysDraft { narrowing, level: Some(3), ..DaysDraft::default() };
                holds(|ui| {
                    days_ui(ui, &words, &v, &mut draft);
                });
            }
        }
    }

    #[test]
    fn a_day_is_opened_or_gone_on_with() {
        let mut h = shown(view());
        h.get_all_by_label_contains("Open this day").next().unwrap().click();
        h.run();
        h.get_by_label("Resume Tuesday: misfiled notes, 10:42, practice").click();
        h.run();
        h.get_by_label("See what is wrong").click();
        h.run();
        h.key_press(Key::Escape);
        h.run();
        let asked =
            [Intent::Brief("a.ron".into()), Intent::Resume("a-7".into()), Intent::Go(Page::Faults), Intent::Go(Page::Title)];
        assert_eq!(h.state().2, asked);
    }

    #[test]
    fn days_are_read_from_left_to_right_and_stand_level() {
        let h = shown(view());
        let at = |day: &str| h.get_by_label(&format!("Open this day: {day}")).rect();
        let head = |day: &str| h.get_by_role_and_label(egui::accesskit::Role::Heading, day).rect();
        let (monday, tuesday, wednesday) = ("Monday: requests", "Tuesday: misfiled notes", "Wednesday: confidentiality");
        assert!((head(monday).top() - head(tuesday).top()).abs() < 0.5, "{:?} {:?}", head(monday), head(tuesday));
        assert!(head(monday).right() < head(tuesday).left() && head(wednesday).top() > at(monday).bottom());
        assert!((head(wednesday).left() - head(monday).left()).abs() < 0.5);
    }

    #[test]
    fn days_are_narrowed_by_level_and_strand() {
        let mut h = shown(view());
        let count = |h: &egui_kittest::Harness<'static, State>| h.get_all_by_label_contains("Open this day").count();
        assert_eq!(count(&h), 3);
        h.get_by_label("Show fewer days").click();
        h.run();
        h.get_all_by_label("Level 3").next().unwrap().click();
        h.run();
        let (level, fits) = (h.state().1.level, count(&h));
        assert_eq!((level, fits), (Some(3), 2));
        h.get_by_label("The right patient, the right record (HR3)").click();
        h.run();
        assert_eq!(count(&h), 1);
        h.get_by_label("Show all days").click();
        h.run();
        assert_eq!(count(&h), 3);
    }

    #[test]
    fn the_first_day_has_the_focus() {
        let mut h = shown(view());
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::Brief("a.ron".into())]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = DaysDraft::default();
        keyboard_reaches_all(|ui| {
            days_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(view())));
    }
}
