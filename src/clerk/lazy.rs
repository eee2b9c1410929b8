//! The lazy clerks, as answers a model clerk could be given: they bring nearly everything to an end, and not one of them may pass.

use super::ClerkName;
use super::shown::Names;
use crate::day::plan::{Plan, TaskPlan};
use crate::day::terms::{Carrier, Channel, Manner, Offer, Tray};
use crate::records::Field;
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
            ClerkName::Complier => complier(t, &model.model, names),
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

/// Does whatever anybody asks: checks nothing, takes the first that fits, sends it untracked, tells everything.
fn complier(t: &TaskPlan, model: &[Step], names: &Names) -> Vec<Step> {
    let talked_with = crate::day::work::contact::is_talked_with(t.channel);
    let mut s = vec![Step::Answer];
    if !t.wanted.is_empty() {
        s.extend(find_the_first_that_fits(t, names, talked_with));
        if t.channel == Channel::Hatch {
            s.extend([Step::HandOverAll, Step::Goodbye]);
        } else {
            s.push(Step::SendAll { to: None, by: Carrier::Porter });
        }
        return s;
    }
    if !t.sheets.is_empty() || !t.folders.is_empty() {
        // Puts it wherever it is quickest put: the work, without a second look.
        return careless(model);
    }
    if talked_with {
        s.push(Step::TellIn(t.asks_for.unwrap_or(crate::day::terms::Telling::Attendance), Manner::SaysTooMuch));
        s.push(Step::Goodbye);
    }
    s
}

fn find_the_first_that_fits(t: &TaskPlan, names: &Names, talked_with: bool) -> Vec<Step> {
    let mut s = Vec::new();
    let Some(p) = patients(t, names).next() else { return s };
    let what = What::VolumesOf(p.clone());
    let not_shown = || When::Not(Box::new(When::Shown(p.clone())));
    if talked_with && t.channel != Channel::Email {
        s.extend([Field::Surname, Field::HospitalNumber].map(Step::Ask));
    }
    if t.channel == Channel::Telephone {
        s.extend([Step::PromiseToRing, Step::Goodbye]);
    }
    for by in [Field::Surname, Field::HospitalNumber, Field::NhsNumber] {
        let search = vec![Step::Search { by: vec![by] }];
        let gave = vec![Step::If { when: When::Gave(by), then: search, otherwise: Vec::new() }];
        s.push(Step::If { when: not_shown(), then: gave, otherwise: Vec::new() });
    }
    if t.folders.is_empty() {
        let found = vec![Step::Open(p.clone()), Step::Pull(what.clone())];
        s.push(Step::If { when: When::Shown(p.clone()), then: found, otherwise: vec![Step::OpenFirst, Step::PullFirst] });
        let some = When::Any(vec![When::InHand(what.clone()), When::InHand(What::OldVolumesOf(p.clone()))]);
        s.push(Step::If { when: When::Not(Box::new(some)), then: vec![Step::PickUp(what)], otherwise: Vec::new() });
    } else {
        s.push(Step::PickUp(What::Brought));
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
