//! What came with a note: which folders and papers a delivery or the post brought, as whoever read the note saw it. Reads the log of
//! the day and nothing that was not shown.

use super::Known;
use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::terms::Channel;
use crate::day::work::{contact, desk};
use crate::day::{Fact, FolderId, Plan, Second, SheetId, Source, Stamped, TaskId};

/// When a folder was put down with the note of this work, if that note has been looked at. Not one that had been seen before the
/// note came.
fn came_with(plan: &Plan, log: &[Stamped], t: TaskId, f: FolderId) -> Option<Second> {
    plan.task(t).filter(|p| matches!(p.channel, Channel::Delivery | Channel::Post) && p.folders.contains(&f))?;
    let arrived = log.iter().find(|x| matches!(&x.fact, Fact::Contact(contact::Fact::Arrived { task, .. }) if *task == t))?;
    let before = log.iter().take_while(|x| x.second < arrived.second);
    let seen = |x: &Stamped| matches!(&x.fact, Fact::Desk(desk::Fact::Shown { source: Source::Spine(s), .. }) if *s == f);
    (!before.into_iter().any(seen)).then_some(arrived.second)
}

/// When a folder was put down where the trainee stands, with a note that has been looked at.
#[must_use]
pub fn came_at(k: &Known<'_>, log: &[Stamped], f: FolderId) -> Option<Second> {
    log.iter().find_map(|x| match &x.fact {
        Fact::Contact(contact::Fact::Attended { task, .. }) => {
            let here = k.plan.task(*task).is_some_and(|p| p.place == k.state.place);
            came_with(k.plan, log, *task, f).filter(|_| here)
        }
        _ => None,
    })
}

/// What still lies where the note of this work is, of what came with it: folders, then papers. Nothing before the note has been
/// looked at.
#[must_use]
pub fn under_the_note(k: &Known<'_>, log: &[Stamped], t: TaskId) -> (Vec<FolderId>, Vec<SheetId>) {
    let attended = k.state.task(t).attended.is_some();
    let Some(p) = k.plan.task(t).filter(|p| attended && matches!(p.channel, Channel::Delivery | Channel::Post)) else {
        return (Vec::new(), Vec::new());
    };
    let lies = |f: &FolderId| k.state.folder_spot(k.plan, *f) == Some(FolderSpot::At(p.place));
    let folders = k.handles.folders.iter().copied().filter(|f| lies(f) && came_with(k.plan, log, t, *f).is_some());
    let loose = |s: &SheetId| k.state.sheets.get(s.index()) == Some(&SheetSpot::At(p.place));
    let sheets = k.handles.sheets.iter().copied().filter(|s| p.sheets.contains(s) && loose(s));
    (folders.collect(), sheets.collect())
}
