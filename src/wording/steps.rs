//! Steps of model answers in words, for hints, the debrief and the prover's messages. Knows nothing of what is right.

use super::{Put, Words};
use crate::day::terms::Channel;
use crate::day::{PlaceId, Plan, TaskId};
use crate::records::Text;
use crate::scenario::steps::{Step, StepName, What};

impl Words {
    /// A step, as one would tell a colleague.
    #[must_use]
    pub fn step(&self, plan: &Plan, task: TaskId, step: &Step) -> String {
        let id = format!("step-{}", super::kebab(step.name().name()));
        let to = |named: &Option<String>| {
            let at = named.as_deref().map_or_else(|| plan.task(task).and_then(|t| t.to), |p| plan.place_named(p));
            at.map_or_else(String::new, |p| self.place(plan, p))
        };
        let mut puts: Vec<(&str, Put<'_>)> = Vec::new();
        match step {
            Step::Ask(f) | Step::ReadBack(f) => puts.push(("field", self.field_name(*f).into())),
            Step::Tell(w) | Step::TellIn(w, _) => puts.push(("what", self.telling(*w).into())),
            Step::Offer(o) => puts.push(("what", self.offer(*o).into())),
            Step::Ring(v) => puts.push(("via", self.via(*v).into())),
            Step::Search { by } => {
                let fields: Vec<String> = by.iter().map(|f| self.field_name(*f)).collect();
                puts.push(("fields", fields.join(", ").into()));
            }
            Step::CompareField { field, .. } | Step::CompareGiven { field, .. } => {
                puts.push(("field", self.field_name(*field).into()))
            }
            Step::Turn { to, .. } => puts.push(("section", self.section(*to).into())),
            Step::PutInTray { tray, .. } => puts.push(("tray", self.tray(*tray).into())),
            Step::Track { to: at, .. } | Step::Send { to: at, .. } => puts.push(("place", to(at).into())),
            Step::Escalate(r) => {
                let role = plan.role_named(r).map_or_else(|| r.clone(), |r| self.role(plan, r));
                puts.push(("role", role.into()));
            }
            Step::Report(i) => puts.push(("incident", self.incident(*i).into())),
            Step::Go(p) | Step::GoUnlocked(p) => {
                let place = plan.place_named(p).map_or_else(|| p.clone(), |p| self.place(plan, p));
                puts.push(("place", place.into()));
            }
            Step::LookUp(p) | Step::Follow(p) => puts.push(("page", Put::Made(p.replace('_', " ")))),
            Step::Wait(secs) => puts.push(("time", self.duration(*secs).into())),
            _ => {}
        }
        if let Some(w) = what(step) {
            puts.push(("folders", self.say(folders_id(w), &[]).into()));
        }
        self.say(&id, &puts)
    }
}

fn what(step: &Step) -> Option<&What> {
    match step {
        Step::Pull(w) | Step::PickUp(w) | Step::PutDown(w) | Step::ReadCover(w) | Step::CheckIn(w) | Step::Shelve(w) => Some(w),
        Step::ShelveSwapped(w) | Step::HandOver(w) | Step::Recall(w) => Some(w),
        Step::Track { what, .. } | Step::Send { what, .. } => Some(what),
        _ => None,
    }
}

fn folders_id(w: &What) -> &'static str {
    match w {
        What::VolumesOf(_) => "folders-all-volumes",
        What::CurrentVolumeOf(_) => "folders-current-volume",
        What::OldVolumesOf(_) => "folders-old-volumes",
        What::Brought => "folders-brought",
    }
}

/// The place where a step is done, by name: the first rung of the ladder of hints. It is `here` when the step can be done there.
#[must_use]
pub fn place_of_step(plan: &Plan, here: PlaceId, task: TaskId, step: &Step) -> Text {
    let t = plan.task(task);
    let first = |fits: &dyn Fn(&crate::day::plan::Place) -> bool| {
        let mut all = plan.place(here).into_iter().chain(&plan.setting.places);
        all.find(|p| p.walkable && fits(p)).map(|p| p.name.clone())
    };
    let met = || t.and_then(|t| plan.place(t.place)).map(|p| p.name.clone());
    let found = match step {
        Step::Search { .. } | Step::Open(_) | Step::Unlock | Step::Lock | Step::Report(_) => first(&|p| p.terminal),
        Step::Track { .. } | Step::CheckIn(_) => first(&|p| p.terminal),
        Step::Pull(_) | Step::LookOnShelf(_) | Step::Shelve(_) | Step::ShelveSwapped(_) => first(&|p| p.shelves),
        Step::Send { .. } => first(&|p| p.despatch),
        Step::HandOver(_) => first(&|p| p.hatch),
        Step::Ring(_) | Step::Escalate(_) | Step::AskAdvice | Step::Recall(_) => first(&|p| p.telephone),
        Step::PutInTray { tray: crate::day::terms::Tray::ConfidentialWaste, .. } => first(&|p| p.waste),
        Step::PutInTray { .. } => first(&|p| p.trays),
        _ if t.is_some_and(|t| t.channel == Channel::Telephone) => first(&|p| p.telephone),
        _ => met(),
    };
    found.or_else(met).unwrap_or_else(|| "where you are".into())
}

/// Every id this file makes by joining.
#[must_use]
pub fn ids() -> Vec<String> {
    StepName::NAMES
        .iter()
        .filter(|n| **n != "If")
        .map(|n| format!("step-{}", super::kebab(n)))
        .chain(["folders-all-volumes", "folders-current-volume", "folders-old-volumes", "folders-brought"].map(String::from))
        .collect()
}
