//! Tracking and sending: where the tracking module says notes are, and where they go. The two can differ; that is the trouble.

use super::super::clock::RECALL_SECS;
use super::super::ids::{FolderId, PatientId, PlaceId, TaskId};
use super::super::plan::{FolderSpot, Plan};
use super::super::refusal::Refusal;
use super::super::state::{OnItsWay, Stage, State};
use super::super::terms::{Carrier, Channel};
use super::super::vocabulary::YesNo;
use super::Desk;
use super::pas::{enter, need_session};
use crate::facts;

facts! {
    /// What happened to notes on the move.
    pub enum Fact {
        /// A folder was tracked to a place.
        Tracked {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Where to.
            to: PlaceId,
            /// Whether the trainee had it.
            had_it: YesNo
        },
        /// A folder was checked in to the library.
        CheckedIn {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Whether the trainee had it.
            had_it: YesNo
        },
        /// A folder left the department.
        Left {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Where to.
            to: PlaceId,
            /// How.
            by: Carrier,
            /// Whether the tracking module said so when it left.
            tracked: YesNo,
            /// Whether it was a folder the work wanted.
            wanted: YesNo,
            /// Whether the contact of the work may have it.
            entitled: Option<YesNo>;
            /// When it arrives.
            arrives: u32
        },
        /// A folder reached a place.
        Reached {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Where.
            place: PlaceId
        },
        /// A folder was asked back.
        Recalled {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId;
            /// When it is back.
            back: u32
        },
        /// A recalled folder is back on the returns bench.
        CameBack {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId
        },
    }
}

fn has_it(d: &Desk<'_>, f: FolderId) -> YesNo {
    d.need_folder_here(f).is_ok().into()
}

/// Tracking a folder. The tracking module is a part of PAS, so a session must be open. It believes whatever it is told.
pub fn track(d: &mut Desk<'_>, folder: FolderId, to: PlaceId) -> Result<(), Refusal> {
    need_session(d)?;
    if !d.state.knows_folder(folder) {
        return Err(Refusal::NotYetSeen);
    }
    if d.plan.place(to).is_none_or(|p| p.borrower.is_empty()) {
        return Err(Refusal::CannotGoThere);
    }
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    enter(d)?;
    d.state_fact(task, Fact::Tracked { folder, of, to, had_it: has_it(d, folder) });
    Ok(())
}

/// Checking a folder in, on the tracking module as well.
pub fn check_in(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    need_session(d)?;
    if !d.state.knows_folder(folder) {
        return Err(Refusal::NotYetSeen);
    }
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    enter(d)?;
    d.state_fact(task, Fact::CheckedIn { folder, of, had_it: has_it(d, folder) });
    Ok(())
}

fn leave(d: &mut Desk<'_>, folders: &[FolderId], to: PlaceId, by: Carrier, for_task: Option<TaskId>, secs: u32) {
    let arrives = d.state.now + secs;
    for f in folders {
        let Some(of) = d.plan.owner(*f) else { continue };
        let task = for_task.or_else(|| d.state.task_of_folder(d.plan, *f));
        let plan = task.and_then(|t| d.plan.task(t));
        let fact = Fact::Left {
            folder: *f,
            of,
            to,
            by,
            tracked: (d.state.tracked_to(d.plan, *f) == Some(to)).into(),
            wanted: plan.is_some_and(|t| t.wanted.contains(f) || t.folders.contains(f)).into(),
            entitled: plan.map(|t| t.entitled.into()),
            arrives,
        };
        d.state_fact(task, fact);
    }
}

fn no_repeats(folders: &[FolderId]) -> Result<(), Refusal> {
    let mut sorted = folders.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if folders.is_empty() || sorted.len() != folders.len() { Err(Refusal::CannotGoThere) } else { Ok(()) }
}

/// Sending folders.
pub fn send(d: &mut Desk<'_>, folders: &[FolderId], to: PlaceId, by: Carrier) -> Result<(), Refusal> {
    d.need_place(|p| p.despatch)?;
    no_repeats(folders)?;
    for f in folders {
        d.need_in_hand(*f)?;
    }
    let place = d.plan.place(to).ok_or(Refusal::CannotGoThere)?;
    if place.walkable || place.borrower.is_empty() || by == Carrier::ByHand {
        return Err(Refusal::CannotGoThere);
    }
    let slower = match by {
        Carrier::Porter | Carrier::ByHand => 1,
        Carrier::InternalPost | Carrier::TransitEnvelope => 6,
        Carrier::Van => 4,
    };
    leave(d, folders, to, by, None, place.porter_secs * slower);
    Ok(())
}

/// Handing folders to the visitor of a task, who carries them to where they are wanted.
pub fn hand_over(d: &mut Desk<'_>, folders: &[FolderId], task: TaskId) -> Result<(), Refusal> {
    d.need_place(|p| p.hatch)?;
    if d.state.talk != Some(task) || d.plan.task(task).is_none_or(|t| t.channel != Channel::Hatch) {
        return Err(Refusal::NotTalking);
    }
    no_repeats(folders)?;
    for f in folders {
        d.need_in_hand(*f)?;
    }
    let plan = d.plan.task(task).ok_or(Refusal::NotYetSeen)?;
    let workplace = plan.from.and_then(|p| d.plan.people.get(p.index())).and_then(|p| p.workplace);
    let to = plan.to.or(workplace).unwrap_or(d.plan.setting.outside);
    let secs = d.plan.place(to).map_or(0, |p| p.porter_secs);
    leave(d, folders, to, Carrier::ByHand, Some(task), secs);
    Ok(())
}

/// Asking a folder back that has left, by telephone.
pub fn recall(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    d.need_place(|p| p.telephone)?;
    if d.state.talk.is_some_and(|x| d.plan.task(x).is_some_and(|p| p.channel == Channel::Telephone)) {
        return Err(Refusal::TelephoneInUse);
    }
    if !d.state.knows_folder(folder) {
        return Err(Refusal::NotYetSeen);
    }
    let away = match d.state.folder_spot(d.plan, folder) {
        Some(FolderSpot::OnItsWay(p) | FolderSpot::At(p)) => d.plan.place(p).is_some_and(|p| !p.walkable),
        _ => false,
    };
    if !away {
        return Err(Refusal::NotHere);
    }
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::Recalled { folder, of, back: d.state.now + RECALL_SECS });
    Ok(())
}

/// Folds a fact of this area. `task` is the one the fact counts for.
pub fn fold(plan: &Plan, state: &mut State, task: Option<TaskId>, fact: &Fact) {
    match fact {
        Fact::Tracked { folder, to, .. } => {
            state.tracked.insert(*folder, Some(*to));
        }
        Fact::CheckedIn { folder, .. } => {
            state.tracked.insert(*folder, None);
        }
        Fact::Left { folder, to, arrives, .. } => {
            state.move_folder(plan, *folder, FolderSpot::OnItsWay(*to));
            state.transit.push(OnItsWay { at: *arrives, folder: *folder, to: *to, task });
            if let Some(t) = task.and_then(|t| state.tasks.get_mut(t.index())) {
                t.on_its_way += 1;
            }
        }
        Fact::Reached { folder, place, .. } => {
            state.transit.retain(|x| x.folder != *folder);
            state.move_folder(plan, *folder, FolderSpot::At(*place));
            let wanted_there = task.and_then(|t| plan.task(t)).is_some_and(|t| t.to == Some(*place));
            if let Some(t) = task.and_then(|t| state.tasks.get_mut(t.index())) {
                t.on_its_way = t.on_its_way.saturating_sub(1);
                t.arrived_there += u16::from(wanted_there);
            }
        }
        Fact::Recalled { folder, back, .. } => {
            let was = state.transit.iter().find(|x| x.folder == *folder).and_then(|x| x.task);
            if let Some(t) = was.and_then(|t| state.tasks.get_mut(t.index())) {
                t.on_its_way = t.on_its_way.saturating_sub(1);
            }
            state.transit.retain(|x| x.folder != *folder);
            let to = plan.setting.returns;
            state.move_folder(plan, *folder, FolderSpot::OnItsWay(to));
            state.transit.push(OnItsWay { at: *back, folder: *folder, to, task });
        }
        Fact::CameBack { folder, .. } => {
            state.transit.retain(|x| x.folder != *folder);
            state.move_folder(plan, *folder, FolderSpot::At(plan.setting.returns));
        }
    }
}

/// Whether a contact is still waiting at hand or on the line, so that a task cannot be over.
#[must_use]
pub fn contact_waits(stage: Stage) -> bool {
    matches!(stage, Stage::Waiting | Stage::Talking | Stage::Parked)
}
