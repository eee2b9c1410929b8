//! A day's briefing: what it is about, how to play it, and the way in. Deals nothing.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::assess::{AssessDraft, assess};
use super::intent::{Begin, Intent, Page, Settings};
use super::kit::{self, Press, Tone, Weight};
use super::page::{self, Bar, FirstFocus};
use super::settings::pace_choice;
use super::theme::STEP;
use crate::session::Mode;
use crate::wording::Words;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BriefingView {
    /// The scenario's path.
    pub path: String,
    /// The day's title.
    pub title: String,
    /// The setting's name.
    pub setting: String,
    /// The date, in words.
    pub date: String,
    /// From when to when.
    pub hours: String,
    /// Level, work and dilemmas, in words.
    pub holds: String,
    /// What the trainee reads before the day, paragraph by paragraph.
    pub text: Vec<String>,
    /// Whether any of its work is a dilemma.
    pub dilemma: bool,
    /// How work arrives, in words.
    pub channels: String,
    /// The titles of the strands it practises.
    pub practises: Vec<String>,
    /// What may be hard to read or hear in it.
    pub notices: Vec<String>,
    /// How the person plays.
    pub settings: Settings,
    /// The names of those who can open an assessment.
    pub trainers: Vec<String>,
    /// What went wrong with the last try to begin, in words.
    pub trouble: Option<String>,
}

/// What is being chosen.
#[derive(Debug, Clone, Default)]
pub struct BriefingDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// How to play; practice until something else is chosen.
    pub mode: Option<Mode>,
    /// Who opens an assessment, being typed.
    pub assess: AssessDraft,
    /// Whether more is folded out.
    pub more: bool,
    /// A seed being typed.
    pub seed: String,
}

impl BriefingDraft {
    /// The seed typed: none when the line is empty, an error when it is no number.
    fn seed(&self) -> Result<Option<u64>, ()> {
        let typed = self.seed.trim();
        if typed.is_empty() { Ok(None) } else { typed.parse().map(Some).map_err(|_| ()) }
    }
}

/// Draws the page.
pub fn briefing_ui(ui: &mut Ui, words: &Words, view: &BriefingView, draft: &mut BriefingDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let beside = words.say("brief-beside", &[("setting", (&view.setting).into()), ("date", (&view.date).into())]);
    let bar = Bar { title: &view.title, beside: &beside, back: Some(Intent::Go(Page::Days)) };
    page::page(ui, words, &bar, 1080.0, &mut out, |ui, out| {
        let left = (ui.available_width() * 0.56).round();
        page::in_the_middle(ui, |ui| {
            page::parts(ui, left, |ui, part| match part {
                0 => about(ui, words, view),
                _ => how(ui, words, view, draft, out),
            });
        });
    });
    out
}

fn about(ui: &mut Ui, words: &Words, view: &BriefingView) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("brief-head", &[]));
        let hours = words.say("brief-hours", &[("hours", (&view.hours).into())]);
        page::chips(ui, &[(Tone::Plain, view.date.clone()), (Tone::Plain, hours)]);
        let holds = kit::muted(ui, &view.holds);
        if view.dilemma {
            kit::means(holds, &words.say("days-dilemma-means", &[]));
        }
        kit::muted(ui, &view.channels);
        ui.add_space(STEP);
        for paragraph in &view.text {
            kit::text(ui, paragraph);
            ui.add_space(STEP);
        }
    });
    if !view.notices.is_empty() {
        ui.add_space(STEP);
        kit::card(ui, |ui| {
            kit::subheading(ui, &words.say("brief-notices", &[]));
            for notice in &view.notices {
                kit::message(ui, Tone::Care, notice);
            }
        });
    }
    if !view.practises.is_empty() {
        ui.add_space(STEP);
        kit::card(ui, |ui| {
            kit::subheading(ui, &words.say("brief-practises", &[]));
            let half = view.practises.len().div_ceil(2);
            page::halves(ui, |ui, part| {
                ui.vertical(|ui| {
                    for strand in view.practises.iter().skip(part * half).take(half) {
                        kit::text(ui, strand);
                    }
                });
            });
        });
    }
}

fn how(ui: &mut Ui, words: &Words, view: &BriefingView, draft: &mut BriefingDraft, out: &mut Vec<Intent>) {
    let mode = draft.mode.unwrap_or(Mode::Practice);
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("brief-how", &[]));
        let labels = ["brief-practice", "brief-shift", "brief-assessment"].map(|id| words.say(id, &[]));
        let chosen = Mode::ALL.iter().position(|m| *m == mode);
        if let (Some(i), _) = page::choice(ui, &labels, chosen) {
            draft.mode = Mode::ALL.get(i).copied();
        }
        let means = match mode {
            Mode::Practice => "brief-practice-means",
            Mode::Shift => "brief-shift-means",
            Mode::Assessment => "brief-assessment-means",
        };
        kit::text(ui, &words.say(means, &[]));
        let opened = (mode == Mode::Assessment).then(|| assess(ui, words, &view.trainers, &mut draft.assess, out));
        if let Some(trouble) = &view.trouble {
            kit::message(ui, Tone::Stop, trouble);
        }
        if mode.runs() {
            ui.add_space(STEP);
            kit::subheading(ui, &words.say("set-pace", &[]));
            out.extend(pace_choice(ui, words, &view.settings).map(Intent::Set));
        }
        if view.settings.untimed {
            ui.add_space(STEP);
            kit::message(ui, Tone::Act, &words.say("brief-untimed", &[]));
        }
        ui.add_space(STEP);
        let more = words.say("brief-more", &[]);
        let icon = if draft.more { icon::CARET_DOWN } else { icon::CARET_RIGHT };
        let weight = if draft.more { Weight::Chosen } else { Weight::Plain };
        if Press::new(&more).icon(icon).weight(weight).show(ui).clicked() {
            draft.more = !draft.more;
        }
        if draft.more {
            kit::typing(ui, &words.say("brief-seed", &[]), &mut draft.seed, "", 200.0);
            kit::muted(ui, &words.say("brief-seed-means", &[]));
        }
        ui.add_space(2.0 * STEP);
        let seed = draft.seed();
        let why_not = seed.is_err().then(|| words.say("brief-seed-wrong", &[]));
        let why_not = why_not.or_else(|| opened.as_ref().and_then(|o| o.why_not.clone()));
        let begin_words = words.say("brief-begin", &[]);
        let press = Press::main(&begin_words).icon(icon::PLAY).key("Enter").unless(why_not.as_deref());
        let begin = press.wide().tall().show(ui);
        draft.focus.at(&begin);
        if let Some(why_not) = &why_not {
            kit::message(ui, Tone::Stop, why_not);
        }
        let enter = page::enter(ui) || opened.as_ref().is_some_and(|o| o.entered);
        if let (Ok(seed), true) = (seed, begin.clicked() || (enter && why_not.is_none())) {
            draft.assess.passphrase = Default::default();
            draft.assess.tried = true;
            let opening = opened.and_then(|o| o.opening);
            out.push(Intent::Begin(Begin { scenario: view.path.clone(), mode, opening, seed }));
        }
        kit::muted(ui, &words.say("brief-kept", &[]));
    });
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::{NodeT, Queryable};

    use super::*;
    use crate::screens::intent::{Opening, Secret};
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn view() -> BriefingView {
        BriefingView {
            path: "scenarios/records_department/monday-requests.ron".into(),
            title: "Monday: requests".into(),
            setting: "Records department".into(),
            date: "Monday 2 March 2026".into(),
            hours: "08:30 to 12:30".into(),
            holds: "Level 2. 11 pieces of work, 8 of them with a dilemma.".into(),
            dilemma: true,
            channels: "How work comes: telephone call, visitor at the hatch, e-mail.".into(),
            practises: vec!["Confidentiality and who may know".into(), "Tracking and sending".into()],
            text: vec![
                "It is Monday, and the weekend has caught up with everybody. The wards are full, clinics begin at nine, and two of \
                 the team are at a training day until half past twelve."
                    .into(),
                "The supervisor is in her office, and the manual is on your desk.".into(),
            ],
            notices: vec!["A caller speaks about the death of her mother.".into()],
            settings: Settings::default(),
            trainers: vec!["Ros Peverell".into()],
            trouble: None,
        }
    }

    type State = (BriefingView, BriefingDraft, Vec<Intent>);

    fn shown(view: BriefingView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 720.0], 1.0, Look::Light, (view, BriefingDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(briefing_ui(ui, &words, v, d));
        })
    }

    fn begun(mode: Mode, seed: Option<u64>) -> Intent {
        Intent::Begin(Begin { scenario: view().path, mode, opening: None, seed })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let many = BriefingView {
            trainers: ["Ros Peverell", "Somebody Longname the Third", "Siân ap Gwilym"].map(String::from).to_vec(),
            trouble: Some("That passphrase does not fit this trainer.".into()),
            ..view()
        };
        let nobody = BriefingView { trainers: Vec::new(), ..view() };
        let untimed = BriefingView { settings: Settings { untimed: true, ..Settings::default() }, ..view() };
        for (v, mut draft) in [
            (view(), BriefingDraft::default()),
            (untimed, BriefingDraft { mode: Some(Mode::Shift), more: true, seed: "x".into(), ..BriefingDraft::default() }),
            (many, BriefingDraft { mode: Some(Mode::Assessment), more: true, ..BriefingDraft::default() }),
            (nobody, BriefingDraft { mode: Some(Mode::Assessment), ..BriefingDraft::default() }),
        ] {
            holds(|ui| {
                briefing_ui(ui, &words, &v, &mut draft);
            });
        }
    }

    #[test]
    fn enter_begins_practice_and_escape_goes_back() {
        let mut h = shown(view());
        h.key_press(Key::Enter);
        h.run();
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(h.state().2, [begun(Mode::Practice, None), Intent::Go(Page::Days)]);
    }

    #[test]
    fn a_shift_is_begun_at_a_pace_and_with_a_seed() {
        let mut h = shown(view());
        h.get_by_label("Shift").click();
        h.run();
        h.get_by_label("2 times").click();
        h.run();
        h.get_by_label("More").click();
        h.run();
        h.state_mut().1.seed = "12x".into();
        h.run();
        assert!(h.get_by_label("Begin the day (Enter)").accesskit_node().is_disabled());
        h.state_mut().1.seed = " 12 ".into();
        h.run();
        h.get_by_label("Begin the day (Enter)").click();
        h.run();
        let pace = Settings { pace_tenths: 20, ..Settings::default() };
        assert_eq!(h.state().2, [Intent::Set(pace), begun(Mode::Shift, Some(12))]);
    }

    #[test]
    fn an_assessment_is_opened_by_a_trainer() {
        let mut h = shown(view());
        h.get_by_label("Assessment").click();
        h.run();
        assert!(h.get_by_label("Begin the day (Enter)").accesskit_node().is_disabled());
        let line = h.get_by_label("Passphrase");
        line.focus();
        h.run();
        h.get_by_label("Passphrase").type_text("correct horse");
        h.run();
        h.key_press(Key::Enter);
        h.run();
        let opening = Opening { name: "Ros Peverell".into(), passphrase: Secret("correct horse".into()) };
        let begin = Begin { scenario: view().path, mode: Mode::Assessment, opening: Some(opening), seed: None };
        assert_eq!(h.state().2, [Intent::Begin(begin)]);
        assert!(h.state().1.assess.passphrase[0].is_empty(), "it does not stay in the line");
        assert!(!format!("{:?}", h.state().2).contains("horse"));
    }

    #[test]
    fn after_a_passphrase_that_did_not_fit_the_next_one_is_typed_at_once() {
        let mut h = shown(view());
        h.get_by_label("Assessment").click();
        h.run();
        h.get_by_label("Passphrase").focus();
        h.run();
        h.get_by_label("Passphrase").type_text("correct house");
        h.run();
        // By the mouse, so that the button takes the focus.
        h.get_by_label("Begin the day (Enter)").click();
        h.run();
        assert_eq!(h.state().2.len(), 1);
        h.state_mut().0.trouble = Some("That passphrase does not fit this trainer.".into());
        h.run();
        let line = h.get_by_label("Passphrase");
        assert!(line.is_focused() && line.accesskit_node().value().unwrap_or_default().is_empty());
        line.type_text("correct horse");
        h.run();
        h.key_press(Key::Enter);
        h.run();
        let Some(Intent::Begin(Begin { opening: Some(o), .. })) = h.state().2.last() else { panic!("{:?}", h.state().2) };
        assert_eq!(o.passphrase.0, "correct horse");
    }

    #[test]
    fn where_there_is_no_trainer_the_first_one_is_made_known() {
        let mut h = shown(BriefingView { trainers: Vec::new(), ..view() });
        h.get_by_label("Assessment").click();
        h.run();
        assert!(h.get_by_label("Begin the day (Enter)").accesskit_node().is_disabled());
        h.state_mut().1.assess.name = Some("Ros".into());
        h.state_mut().1.assess.passphrase = ["correct horse".into(), "correct house".into()];
        h.run();
        assert!(h.get_by_label("Add the trainer").accesskit_node().is_disabled());
        h.state_mut().1.assess.passphrase[1] = "correct horse".into();
        h.run();
        h.get_by_label("Add the trainer").click();
        h.run();
        assert_eq!(h.state().2, [Intent::AddTrainer { name: "Ros".into(), passphrase: Secret("correct horse".into()) }]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        for trainers in [vec!["Ros Peverell".to_owned()], Vec::new()] {
            for mode in Mode::ALL {
                let view = BriefingView { trainers: trainers.clone(), ..view() };
                let mut draft = BriefingDraft { mode: Some(*mode), ..BriefingDraft::default() };
                keyboard_reaches_all(|ui| {
                    briefing_ui(ui, &words, &view, &mut draft);
                });
            }
        }
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(view())));
    }
}
