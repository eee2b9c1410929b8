//! Folders and sheets: covers, sections, taking out, filing, trays and bins. A sheet is always somewhere and nowhere twice.

use super::super::clock::ARMFUL;
use super::super::ids::{FolderId, PatientId, PlaceId, SheetId, TaskId};
use super::super::plan::{FolderSpot, Plan, SheetSpot};
use super::super::refusal::Refusal;
use super::super::state::{Source, State};
use super::super::terms::{Ending, Tray};
use super::super::vocabulary::YesNo;
use super::Desk;
use crate::facts;
use crate::records::{Field, FieldSet, Section};

facts! {
    /// What happened with folders and sheets.
    pub enum Fact {
        /// A folder lying somewhere was picked up.
        FolderPickedUp {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId
        },
        /// A folder was put down.
        FolderPutDown {
            /// Which.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Where.
            place: PlaceId
        },
        /// A cover was read.
        CoverRead {
            /// Whose folder.
            folder: FolderId,
            /// Whose.
            of: PatientId
        },
        /// A section was opened.
        Turned {
            /// Of which folder.
            folder: FolderId,
            /// Whose.
            of: PatientId,
            /// Which section.
            section: Section,
            /// Whether a piece of work that has arrived has to do with its patient.
            for_work: YesNo
        },
        /// A loose sheet was picked up.
        SheetPickedUp {
            /// Which.
            sheet: SheetId
        },
        /// A loose sheet was read.
        SheetRead {
            /// Which.
            sheet: SheetId
        },
        /// A sheet was taken out of a folder.
        TakenOut {
            /// Which.
            sheet: SheetId,
            /// Out of which folder.
            folder: FolderId,
            /// Whose folder.
            of: PatientId,
            /// Whose sheet, if it can be known.
            belongs: Option<PatientId>,
            /// Whether the sheet belonged in that folder.
            belonged_there: YesNo
        },
        /// A sheet was filed.
        Filed {
            /// Which.
            sheet: SheetId,
            /// Into which folder.
            folder: FolderId,
            /// Whose folder.
            of: PatientId,
            /// Whose sheet, if it can be known.
            belongs: Option<PatientId>,
            /// Whether it is the right patient's folder.
            right_patient: YesNo,
            /// Whether it is the right section.
            right_section: YesNo,
            /// Whether it is a result no clinician has seen.
            unseen_result: YesNo,
            /// Whether such papers belong in a health record at all.
            belongs_in_record: YesNo;
            /// The section.
            section: Section
        },
        /// A sheet was put into a tray or bin.
        Trayed {
            /// Which.
            sheet: SheetId,
            /// Where.
            tray: Tray,
            /// Whose sheet, if it can be known.
            belongs: Option<PatientId>,
            /// Whether it can be known whose it is.
            known_owner: YesNo,
            /// Whether it is a result no clinician has seen.
            unseen_result: YesNo,
            /// Whether such papers belong in a health record at all.
            belongs_in_record: YesNo
        },
    }
}

/// Fields a sheet shows when read.
#[must_use]
pub fn sheet_fields(plan: &Plan, s: SheetId) -> FieldSet {
    let extra = FieldSet::from_iter([Field::SheetKind, Field::SheetDate, Field::SeenBy]);
    plan.sheets.get(s.index()).map_or(FieldSet::default(), |x| x.label.fields().union(extra))
}

/// Fields a cover shows.
#[must_use]
pub fn cover_fields() -> FieldSet {
    FieldSet::from_iter([
        Field::Surname,
        Field::Forename,
        Field::DateOfBirth,
        Field::NhsNumber,
        Field::HospitalNumber,
        Field::VolumeNumber,
    ])
}

fn concerned(d: &Desk<'_>, p: PatientId) -> YesNo {
    d.plan.tasks_of.get(p.index()).is_some_and(|ts| ts.iter().any(|t| t.0 < d.state.arrived)).into()
}

/// Picking a folder up.
pub fn pick_up(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    d.need_folder_here(folder)?;
    if d.state.hands.contains(&folder) {
        return Err(Refusal::AlreadyDone);
    }
    if d.state.hands.len() >= ARMFUL {
        return Err(Refusal::HandsFull);
    }
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::FolderPickedUp { folder, of });
    Ok(())
}

/// Putting a folder down.
pub fn put_down(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    d.need_in_hand(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::FolderPutDown { folder, of, place: d.state.place });
    Ok(())
}

/// Reading a cover.
pub fn read_cover(d: &mut Desk<'_>, folder: FolderId) -> Result<(), Refusal> {
    d.need_folder_here(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::CoverRead { folder, of });
    d.show(task, Source::Cover(folder), cover_fields());
    Ok(())
}

/// Turning to a section.
pub fn turn_to(d: &mut Desk<'_>, folder: FolderId, section: Section) -> Result<(), Refusal> {
    d.need_folder_here(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_folder(d.plan, folder);
    d.state_fact(task, Fact::Turned { folder, of, section, for_work: concerned(d, of) });
    for s in d.state.inside.get(&folder).map_or(&[][..], Vec::as_slice) {
        if d.state.sheets.get(s.index()) == Some(&SheetSpot::In(folder, section)) {
            d.show(task, Source::Sheet(*s), sheet_fields(d.plan, *s));
        }
    }
    Ok(())
}

/// Picking a sheet up.
pub fn pick_up_sheet(d: &mut Desk<'_>, sheet: SheetId) -> Result<(), Refusal> {
    d.need_sheet_here(sheet)?;
    if d.state.sheet_hands.contains(&sheet) {
        return Err(Refusal::AlreadyDone);
    }
    d.state_fact(d.state.task_of_sheet(d.plan, sheet), Fact::SheetPickedUp { sheet });
    Ok(())
}

/// Reading a loose sheet.
pub fn read_sheet(d: &mut Desk<'_>, sheet: SheetId) -> Result<(), Refusal> {
    d.need_sheet_here(sheet)?;
    let task = d.state.task_of_sheet(d.plan, sheet);
    d.state_fact(task, Fact::SheetRead { sheet });
    d.show(task, Source::Sheet(sheet), sheet_fields(d.plan, sheet));
    Ok(())
}

/// Taking a sheet out.
pub fn take_out(d: &mut Desk<'_>, sheet: SheetId) -> Result<(), Refusal> {
    if !d.state.knows_sheet(sheet) {
        return Err(Refusal::NotYetSeen);
    }
    let Some(SheetSpot::In(folder, _)) = d.state.sheets.get(sheet.index()).copied() else { return Err(Refusal::NotHere) };
    d.need_folder_here(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let belongs = d.plan.sheets.get(sheet.index()).and_then(|s| s.belongs);
    let task = d.state.task_of_sheet(d.plan, sheet);
    d.state_fact(task, Fact::TakenOut { sheet, folder, of, belongs, belonged_there: (belongs == Some(of)).into() });
    Ok(())
}

fn unseen_result(d: &Desk<'_>, s: SheetId) -> YesNo {
    d.plan.sheets.get(s.index()).is_some_and(|x| x.kind.needs_clinician_sight() && x.seen_by.is_none()).into()
}

/// Filing a sheet.
pub fn file(d: &mut Desk<'_>, sheet: SheetId, folder: FolderId, section: Section) -> Result<(), Refusal> {
    d.need_sheet_here(sheet)?;
    d.need_folder_here(folder)?;
    let of = d.plan.owner(folder).ok_or(Refusal::NotYetSeen)?;
    let x = d.plan.sheets.get(sheet.index()).ok_or(Refusal::NotYetSeen)?;
    let task = d.state.task_of_sheet(d.plan, sheet);
    let proper = x.kind.proper_section();
    d.state_fact(
        task,
        Fact::Filed {
            sheet,
            folder,
            of,
            belongs: x.belongs,
            right_patient: (x.belongs == Some(of)).into(),
            right_section: (proper == Some(section)).into(),
            unseen_result: unseen_result(d, sheet),
            belongs_in_record: proper.is_some().into(),
            section,
        },
    );
    finish_if_put_away(d, Placed::Sheet(sheet));
    Ok(())
}

/// Putting a sheet into a tray or bin.
pub fn put_in_tray(d: &mut Desk<'_>, sheet: SheetId, tray: Tray) -> Result<(), Refusal> {
    d.need_sheet_here(sheet)?;
    match tray {
        Tray::ConfidentialWaste => d.need_place(|p| p.waste)?,
        Tray::Query | Tray::BackToSender | Tray::ConsultantSecretary => d.need_place(|p| p.trays)?,
        Tray::Supervisor => {
            let office = d.plan.setting.roles.iter().find(|r| r.takes_everything).and_then(|r| r.place);
            if let Some(office) = office
                && office != d.state.place
            {
                return Err(Refusal::GoThereFirst(office));
            }
        }
        Tray::OrdinaryBin => {}
    }
    let x = d.plan.sheets.get(sheet.index()).ok_or(Refusal::NotYetSeen)?;
    let belongs = x.belongs;
    let task = d.state.task_of_sheet(d.plan, sheet);
    d.state_fact(
        task,
        Fact::Trayed {
            sheet,
            tray,
            belongs,
            known_owner: belongs.is_some().into(),
            unseen_result: unseen_result(d, sheet),
            belongs_in_record: x.kind.proper_section().is_some().into(),
        },
    );
    finish_if_put_away(d, Placed::Sheet(sheet));
    Ok(())
}

/// What has just been put into a final place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// A sheet.
    Sheet(SheetId),
    /// A folder.
    Folder(FolderId),
}

/// States the end of every task all of whose papers and folders are now in a final place.
pub fn finish_if_put_away(d: &mut Desk<'_>, now: Placed) {
    let with: Vec<TaskId> = match now {
        Placed::Sheet(s) => d.plan.index.task_of_sheet.get(s.index()).copied().flatten().into_iter().collect(),
        Placed::Folder(f) => d.plan.index.tasks_of_folder.get(&f).cloned().unwrap_or_default(),
    };
    let done: Vec<TaskId> = with
        .into_iter()
        .filter_map(|i| d.plan.task(i).map(|t| (i, t)))
        .filter(|(i, t)| i.0 < d.state.arrived && t.endings.contains(&Ending::PutAway))
        .filter(|(_, t)| {
            let sheets = t.sheets.iter().all(|s| now == Placed::Sheet(*s) || is_put_away(d, *s));
            let folders = t
                .folders
                .iter()
                .all(|f| now == Placed::Folder(*f) || matches!(d.state.folder_spot(d.plan, *f), Some(FolderSpot::Shelf(_))));
            sheets && (folders || !t.sheets.is_empty())
        })
        .map(|(i, _)| i)
        .collect();
    for t in done {
        super::contact::finish(d, t, Ending::PutAway);
    }
}

fn is_put_away(d: &Desk<'_>, s: SheetId) -> bool {
    match d.state.sheets.get(s.index()) {
        Some(SheetSpot::Tray(_)) => true,
        // A sheet that began the day in a folder has been put away only once it has moved.
        Some(here @ SheetSpot::In(..)) => d.plan.sheets.get(s.index()).map(|x| &x.spot) != Some(here),
        _ => false,
    }
}

/// Folds a fact of this area.
pub fn fold(plan: &Plan, state: &mut State, fact: &Fact) {
    match fact {
        Fact::FolderPickedUp { folder, .. } => state.move_folder(plan, *folder, FolderSpot::Hands),
        Fact::FolderPutDown { folder, place, .. } => state.move_folder(plan, *folder, FolderSpot::At(*place)),
        Fact::SheetPickedUp { sheet } | Fact::TakenOut { sheet, .. } => {
            state.sheet_came(*sheet);
            state.move_sheet(*sheet, SheetSpot::Hands);
        }
        Fact::Filed { sheet, folder, section, .. } => state.move_sheet(*sheet, SheetSpot::In(*folder, *section)),
        Fact::Trayed { sheet, tray, .. } => state.move_sheet(*sheet, SheetSpot::Tray(*tray)),
        Fact::CoverRead { .. } | Fact::Turned { .. } | Fact::SheetRead { .. } => {}
    }
}
