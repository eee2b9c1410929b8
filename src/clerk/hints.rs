//! What a good clerk would do next in a task, from what has been shown and done: for hints and the debrief. Decides nothing for anybody.

use super::shown::{Condition, Names};
use crate::day::work::{comparing, contact, desk, folders, matters, pas, shelves, tracking};
use crate::day::{Day, Fact, Stamped, TaskId};
use crate::scenario::steps::Step;

/// The first step of a model answer that has not been done, with branches taken by what has been shown.
#[must_use]
pub fn next_step(day: &Day, names: &Names, task: TaskId, model: &[Step], log: &[Stamped]) -> Option<Step> {
    path_taken(day, names, task, model, log).into_iter().find(|s| !is_done(s, day, names, task, log))
}

/// The steps a good clerk takes, branches resolved by what has been shown.
#[must_use]
pub fn path_taken(day: &Day, names: &Names, task: TaskId, model: &[Step], log: &[Stamped]) -> Vec<Step> {
    let differs = log.iter().any(|f| {
        f.task == Some(task)
            && matches!(f.fact, Fact::Comparing(comparing::Fact::Compared { outcome: crate::day::terms::Agreement::Differs, .. }))
    });
    let mut out = Vec::new();
    for s in model {
        match s {
            Step::If { when, then, otherwise } => {
                let shown = Condition::of(day.plan(), names, task, when).holds(day, task, differs);
                let side = if shown { then } else { otherwise };
                out.extend(path_taken(day, names, task, side, log));
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// Whether a step has been done: a fact of its kind, for its task, about what it names.
fn is_done(step: &Step, day: &Day, names: &Names, task: TaskId, log: &[Stamped]) -> bool {
    let st = day.state();
    let any = |fits: &dyn Fn(&Fact) -> bool| log.iter().any(|f| f.task == Some(task) && fits(&f.fact));
    let sheet = |id: &String| names.sheet(day.plan(), task, id);
    let every = |w: &crate::scenario::steps::What, fits: &dyn Fn(crate::day::FolderId, &Fact) -> bool| {
        names.folders(day.plan(), task, w).iter().all(|f| log.iter().any(|x| fits(*f, &x.fact)))
    };
    match step {
        Step::Answer => st.task(task).attended.is_some(),
        Step::Ask(f) => any(&|x| matches!(x, Fact::Contact(contact::Fact::Asked { topic, .. }) if topic == f)),
        Step::AskIdentifiers(_) => {
            any(&|x| matches!(x, Fact::Contact(contact::Fact::Asked { about: crate::day::terms::About::Patient, .. })))
        }
        Step::ReadBack(f) => any(&|x| matches!(x, Fact::Contact(contact::Fact::ReadBack { field, .. }) if field == f)),
        Step::Tell(w) | Step::TellIn(w, _) => any(&|x| matches!(x, Fact::Contact(contact::Fact::Told { what, .. }) if what == w)),
        Step::Decline | Step::DeclineIn(_) => st.task(task).declined,
        Step::Offer(o) => any(&|x| matches!(x, Fact::Contact(contact::Fact::Offered { offer, .. }) if offer == o)),
        Step::PromiseToRing => st.task(task).promised,
        Step::Calm => any(&|x| matches!(x, Fact::Contact(contact::Fact::Calmed { .. }))),
        Step::Ring(_) => st.task(task).vouched.is_some(),
        Step::Goodbye => any(&|x| matches!(x, Fact::Contact(contact::Fact::TalkEnded { .. }))),
        Step::Search { .. } => any(&|x| matches!(x, Fact::Pas(pas::Fact::Searched { .. }))),
        Step::Open(p) => {
            names.patient(p).is_some_and(|p| any(&|x| matches!(x, Fact::Pas(pas::Fact::Opened { patient, .. }) if *patient == p)))
        }
        Step::LookOnShelf(_) => any(&|x| matches!(x, Fact::Shelves(shelves::Fact::LookedOnShelf { .. }))),
        Step::Pull(w) => every(w, &|f, x| matches!(x, Fact::Shelves(shelves::Fact::Pulled { folder, .. }) if *folder == f)),
        Step::PickUp(w) => {
            every(w, &|f, x| matches!(x, Fact::Folders(folders::Fact::FolderPickedUp { folder, .. }) if *folder == f))
        }
        Step::ReadCover(w) => {
            every(w, &|f, x| matches!(x, Fact::Folders(folders::Fact::CoverRead { folder, .. }) if *folder == f))
        }
        Step::Turn { what, to } => every(
            what,
            &|f, x| matches!(x, Fact::Folders(folders::Fact::Turned { folder, section, .. }) if *folder == f && section == to),
        ),
        Step::ReadSheet(s) => any(&|x| matches!(x, Fact::Folders(folders::Fact::SheetRead { sheet: y }) if Some(*y) == sheet(s))),
        Step::PickUpSheet(s) => {
            any(&|x| matches!(x, Fact::Folders(folders::Fact::SheetPickedUp { sheet: y }) if Some(*y) == sheet(s)))
        }
        Step::TakeOut(s) => {
            any(&|x| matches!(x, Fact::Folders(folders::Fact::TakenOut { sheet: y, .. }) if Some(*y) == sheet(s)))
        }
        Step::File { sheet: s, .. } => {
            any(&|x| matches!(x, Fact::Folders(folders::Fact::Filed { sheet: y, .. }) if Some(*y) == sheet(s)))
        }
        Step::PutInTray { sheet: s, .. } => {
            any(&|x| matches!(x, Fact::Folders(folders::Fact::Trayed { sheet: y, .. }) if Some(*y) == sheet(s)))
        }
        Step::CompareLabels { .. } | Step::CompareField { .. } | Step::CompareGiven { .. } => {
            any(&|x| matches!(x, Fact::Comparing(comparing::Fact::Compared { .. })))
        }
        Step::Track { what, .. } => {
            every(what, &|f, x| matches!(x, Fact::Tracking(tracking::Fact::Tracked { folder, .. }) if *folder == f))
        }
        Step::CheckIn(w) => {
            every(w, &|f, x| matches!(x, Fact::Tracking(tracking::Fact::CheckedIn { folder, .. }) if *folder == f))
        }
        Step::Shelve(w) | Step::ShelveSwapped(w) => {
            every(w, &|f, x| matches!(x, Fact::Shelves(shelves::Fact::Shelved { folder, .. }) if *folder == f))
        }
        Step::Send { what, .. } | Step::HandOver(what) => {
            every(what, &|f, x| matches!(x, Fact::Tracking(tracking::Fact::Left { folder, .. }) if *folder == f))
        }
        Step::Recall(w) => every(w, &|f, x| matches!(x, Fact::Tracking(tracking::Fact::Recalled { folder, .. }) if *folder == f)),
        Step::Escalate(_) => any(&|x| matches!(x, Fact::Matters(matters::Fact::Escalated { .. }))),
        Step::AskAdvice => any(&|x| matches!(x, Fact::Matters(matters::Fact::Advised { .. }))),
        Step::Report(_) => any(&|x| matches!(x, Fact::Matters(matters::Fact::Reported { .. }))),
        Step::LookUp(_) => log.iter().any(|x| matches!(x.fact, Fact::Desk(desk::Fact::LookedUp { .. }))),
        Step::Lock => any(&|x| matches!(x, Fact::Pas(pas::Fact::Locked { .. }))),
        Step::OpenFirst | Step::PullFirst | Step::SendAll { .. } | Step::HandOverAll => true,
        Step::Unlock
        | Step::Go(_)
        | Step::GoUnlocked(_)
        | Step::Wait(_)
        | Step::PutDown(_)
        | Step::Follow(_)
        | Step::If { .. } => true,
    }
}
