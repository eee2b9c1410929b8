//! The lazy clerks, as answers a model clerk could be given: they bring nearly everything to an end, and not one of them may pass.

use super::ClerkName;
use super::shown::Names;
use crate::day::plan::{Plan, TaskPlan};
use crate::day::terms::{Carrier, Channel, Manner, Offer, Tray};
use crate::records::{Field, Section};
use crate::scenario::model::Scenario;
use crate::scenario::steps::{Step, What, When};

/// The answer a lazy clerk has for each task.
#[must_use]
pub fn answers(who: ClerkName, plan: &Plan, scenario: &Scenario, names: &Names) -> Vec<Vec<Step>> {
    plan.tasks
        .iter()
        .zip(&scenario.tasks)
        .enumerate()
        .map(|(i, (t, model))| match who {
            ClerkName::Complier => complier(t, names, i),
            ClerkName::Refuser => refuser(t, names, i),
            ClerkName::Escalator => escalator(t),
            ClerkName::Careless => careless(&model.model),
            ClerkName::Model => model.model.clone(),
            ClerkName::Idle | ClerkName::Random => Vec::new(),
        })
        .collect()
}

fn patients<'a>(t: &'a TaskPlan, names: &'a Names) -> impl Iterator<Item = &'a String> {
    t.concerns.iter().filter_map(|p| names.patients.get(p.index()))
}

fn sheets(names: &Names, task: usize) -> &[String] {
    names.sheets.get(task).map_or(&[], Vec::as_slice)
}

/// Does whatever anybody asks: asks nothing, checks nothing, takes the first that fits, sends it untracked, tells everything.
fn complier(t: &TaskPlan, names: &Names, task: usize) -> Vec<Step> {
    let mut s = vec![Step::Answer];
    let talked_with = crate::day::work::contact::is_talked_with(t.channel);
    if let Some(p) = patients(t, names).next() {
        let notes = !t.wanted.is_empty();
        if notes {
            for f in [Field::Surname, Field::HospitalNumber] {
                if talked_with && t.channel != Channel::Email {
                    s.push(Step::Ask(f));
                }
            }
            if t.channel == Channel::Telephone {
                s.extend([Step::PromiseToRing, Step::Goodbye]);
            }
            for by in [Field::Surname, Field::HospitalNumber, Field::NhsNumber] {
                let unless = When::Not(Box::new(When::Shown(p.clone())));
                let search = vec![Step::If { when: When::Gave(by), then: vec![Step::Search { by: vec![by] }], otherwise: Vec::new() }];
                s.push(Step::If { when: unless, then: search, otherwise: Vec::new() });
            }
            let what = What::VolumesOf(p.clone());
            let lying = Step::If {
                when: When::Not(Box::new(When::InHand(What::CurrentVolumeOf(p.clone())))),
                then: vec![Step::PickUp(What::CurrentVolumeOf(p.clone()))],
                otherwise: Vec::new(),
            };
            let found = vec![Step::Open(p.clone()), Step::Pull(what.clone()), lying];
            s.push(Step::If { when: When::Shown(p.clone()), then: found, otherwise: Vec::new() });
            let give = if t.channel == Channel::Hatch {
                vec![Step::HandOver(what.clone()), Step::Goodbye]
            } else {
                vec![Step::Send { what: what.clone(), to: None, by: Carrier::Porter }]
            };
            let any = [What::CurrentVolumeOf(p.clone()), What::OldVolumesOf(p.clone())].map(When::InHand).to_vec();
            s.push(Step::If { when: When::Any(any), then: give, otherwise: Vec::new() });
            return s;
        }
        if !t.folders.is_empty() {
            s.push(Step::PickUp(What::Brought));
            for x in sheets(names, task) {
                // What is not loose is in the folder somewhere.
                let turns = Section::ALL.iter().map(|to| Step::Turn { what: What::Brought, to: *to });
                let leafed = turns.chain([Step::TakeOut(x.clone())]).collect();
                let loose = When::SheetShows(x.clone(), Field::SheetKind);
                s.push(Step::If { when: loose, then: vec![Step::ReadSheet(x.clone())], otherwise: leafed });
                s.push(Step::File { sheet: x.clone(), into: What::Brought, section: None });
            }
            s.push(Step::Shelve(What::Brought));
            return s;
        }
        for x in sheets(names, task) {
            s.extend([Step::PickUpSheet(x.clone()), Step::ReadSheet(x.clone())]);
            let whose = What::CurrentVolumeOf(p.clone());
            s.push(Step::Search { by: vec![Field::Surname] });
            let file = vec![
                Step::Open(p.clone()),
                Step::Pull(whose.clone()),
                Step::File { sheet: x.clone(), into: whose, section: None },
            ];
            s.push(Step::If { when: When::Shown(p.clone()), then: file, otherwise: Vec::new() });
            s.push(Step::PutInTray { sheet: x.clone(), tray: Tray::OrdinaryBin });
        }
    }
    if talked_with {
        s.push(Step::TellIn(t.asks_for.unwrap_or(crate::day::terms::Telling::Attendance), Manner::SaysTooMuch));
        s.push(Step::Goodbye);
    }
    s
}

/// Says no to everybody and everything.
fn refuser(t: &TaskPlan, names: &Names, task: usize) -> Vec<Step> {
    let mut s = vec![Step::Answer];
    if crate::day::work::contact::is_talked_with(t.channel) {
        s.extend([Step::DeclineIn(Manner::Curt), Step::Goodbye]);
    }
    for x in sheets(names, task) {
        s.extend([Step::PickUpSheet(x.clone()), Step::PutInTray { sheet: x.clone(), tray: Tray::BackToSender }]);
    }
    if !t.folders.is_empty() {
        s.extend([Step::PickUp(What::Brought), Step::Shelve(What::Brought)]);
    }
    // To paper one cannot say no, only pass it on.
    let nobody_to_refuse = !crate::day::work::contact::is_talked_with(t.channel) && t.sheets.is_empty() && t.folders.is_empty();
    if t.open_session.is_some() || nobody_to_refuse {
        s.push(Step::Escalate("supervisor".into()));
    }
    s
}

/// Passes everything to the supervisor.
fn escalator(t: &TaskPlan) -> Vec<Step> {
    let mut s = vec![Step::Answer];
    if crate::day::work::contact::is_talked_with(t.channel) {
        s.extend([Step::Offer(Offer::Supervisor), Step::Goodbye]);
    }
    s.push(Step::Escalate("supervisor".into()));
    s
}

/// Does the work, but never looks twice.
fn careless(model: &[Step]) -> Vec<Step> {
    let skipped = |s: &Step| {
        matches!(
            s,
            Step::ReadBack(_)
                | Step::CompareLabels { .. }
                | Step::CompareField { .. }
                | Step::CompareGiven { .. }
                | Step::Track { .. }
                | Step::CheckIn(_)
                | Step::AskIdentifiers(_)
                | Step::Report(_)
                | Step::Calm
        )
    };
    model
        .iter()
        .filter(|s| !skipped(s))
        .map(|s| match s {
            Step::If { when, then, otherwise } => {
                Step::If { when: when.clone(), then: careless(then), otherwise: careless(otherwise) }
            }
            other => other.clone(),
        })
        .collect()
}
