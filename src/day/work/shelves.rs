//! The library's shelves in terminal-digit order: looking at a place, pulling, shelving. Misfiles stand where the plan says.

use super::super::clock::ARMFUL;
use super::super::ids::{CROWD, FolderId, PatientId};
use super::super::plan::{FolderSpot, Plan};
use super::super::refusal::Refusal;
use super::super::state::{Source, State};
use super::super::vocabulary::YesNo;
use super::Desk;
use crate::facts;
use crate::records::{Field, FieldSet, HospitalNumber};

facts! {
    /// What happened at the shelves.
    pub enum Fact {
        /// The trainee looked at the place where a number belongs.
        LookedOnShelf {
            /// Whether a folder with that number stood there.
            stood_there: YesNo,
            /// Whether a folder with another number stood there.
            misfile_there: YesNo;
            /// The number.
            number: HospitalNumber
        },
        /// A folder was taken from the shelf.
        Pulled {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Whether it was the newest volume.
            current: YesNo,
            /// Whether it stood where it belongs.
            own_place: YesNo,
            /// Whether a piece of work that has arrived has to do with its patient.
            for_work: YesNo
        },
        /// A folder was put on the shelf.
        Shelved {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Whether it was put where it belongs.
            own_place: YesNo,
            /// Whether the tracking module says it is in the library.
            checked_in: YesNo;
            /// The place it was put at.
            number: HospitalNumber
        },
    }
}

/// Looking at a place on the shelf.
pub fn look(d: &mut Desk<'_>, number: HospitalNumber) -> Result<(), Refusal> {
    d.need_place(|p| p.shelves)?;
    let there = d.state.folders_at(d.plan, number);
    let own = |f: &FolderId| d.plan.owner(*f).and_then(|p| d.plan.number_of(p)) == Some(number);
    let stood_there = there.iter().any(own).into();
    let misfile_there = (!there.iter().all(own)).into();
    let of = d.plan.index.by_number.get(&number);
    let task = of.map_or(d.state.in_hand, |p| d.state.task_of_patient(d.plan, *p));
    d.state_fact(task, Fact::LookedOnShelf { stood_there, misfile_there, number });
    let spine = FieldSet::from_iter([Field::HospitalNumber, Field::VolumeNumber]);
    for f in there {
        d.show(task, Source::Spine(f), spine);
    }
    for f in beside(d.plan, d.state, number) {
        d.show(task, Source::Spine(f), spine);
    }
    Ok(())
}

/// The folders that stand nearest to a place on either side, in shelf order.
#[must_use]
pub fn beside(plan: &Plan, state: &State, number: HospitalNumber) -> Vec<FolderId> {
    let key = number.shelf_key();
    let of_crowd = plan.crowd.neighbours(number, 1).map(|(i, n)| (n.shelf_key(), FolderId(CROWD + i)));
    let mut near: Vec<_> = of_crowd.filter(|(k, f)| *k != key && !state.moved_crowd.contains_key(f)).collect();
    let before = state.on_shelf.range(..key).next_back();
    let after = state.on_shelf.range(key..).find(|(k, _)| **k != key);
    for (k, fs) in before.into_iter().chain(after) {
        near.extend(fs.iter().map(|f| (*k, *f)));
    }
    near.sort_unstable();
    let below = near.iter().rev().map(|(k, _)| *k).find(|k| *k < key);
    let above = near.iter().map(|(k, _)| *k).find(|k| *k > key);
    near.into_iter().filter(|(k, _)| Some(*k) == below || Some(*k) == above).map(|(_, f)| f).collect()
}

/// Taking a folder from the shelf.
pub fn pull(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    d.need_place(|p| p.shelves)?;
    let seen_standing = d.state.seen.has(Source::Spine(folder)) || d.state.seen.has(Source::Cover(folder));
    if !seen_standing {
        let tracer = d.state.has_seen(Source::Tracer(folder), Field::HospitalNumber);
        let number = d.plan.owner(folder).and_then(|p| d.plan.number_of(p)).filter(|_| tracer);
        return Err(number.map_or(Refusal::NotYetSeen, Refusal::LookOnShelfFirst));
    }
    let Some(FolderSpot::Shelf(at)) = d.state.folder_spot(d.plan, folder) else { return Err(Refusal::NotHere) };
    if d.state.hands.len() >= ARMFUL {
        return Err(Refusal::HandsFull);
    }
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let own_place = (d.plan.number_of(of) == Some(at)).into();
    let for_work = d.plan.tasks_of.get(of.index()).is_some_and(|ts| ts.iter().any(|t| t.0 < d.state.arrived)).into();
    let task = d.state.task_of_folder(d.plan, folder);
    let current = d.plan.is_current(folder).into();
    d.state_fact(task, Fact::Pulled { folder, of, current, own_place, for_work });
    Ok(())
}

/// Putting a folder on the shelf.
pub fn shelve(d: &mut Desk<'_>, folder: FolderId, number: HospitalNumber) -> Result<(), Refusal> {
    d.need_place(|p| p.shelves)?;
    d.need_in_hand(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let own_place = (d.plan.number_of(of) == Some(number)).into();
    let checked_in = d.state.tracked_to(d.plan, folder).is_none().into();
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::Shelved { folder, of, own_place, checked_in, number });
    super::folders::finish_if_put_away(d, super::folders::Placed::Folder(folder));
    Ok(())
}

/// Folds a fact of this area.
pub fn fold(plan: &Plan, state: &mut State, fact: &Fact) {
    match fact {
        Fact::LookedOnShelf { .. } => {}
        Fact::Pulled { folder, .. } => state.move_folder(plan, *folder, FolderSpot::Hands),
        Fact::Shelved { folder, number, .. } => state.move_folder(plan, *folder, FolderSpot::Shelf(*number)),
    }
}
