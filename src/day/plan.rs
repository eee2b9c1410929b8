//! Everything a day is opened from: dealt once from scenario, seed and variant, then never changed.
//! Holds what is true, also what nobody has been shown yet. Says nothing of what is right.

use std::collections::BTreeMap;

use super::crowd::Crowd;
use super::ids::{CROWD, FolderId, PatientId, PersonId, PlaceId, RoleId, Second, SheetId, TaskId};
use super::terms::{Channel, Ending, Feeling, Line};
use crate::records::{
    Alert, Date, Field, FieldSet, FieldValue, FolderKind, HospitalNumber, Identity, Label, NameIndex, NhsNumber, Section,
    SheetKind, Text,
};

/// A day, dealt and ready to open.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The calendar date it plays on.
    pub date: Date,
    /// Seconds after midnight at which it opens.
    pub opens: u32,
    /// When it closes, in seconds since it opened.
    pub closes: Second,
    /// The seed; chance within the day is drawn from it.
    pub seed: u64,
    /// The department's places and directory.
    pub setting: Setting,
    /// People who call, visit, write or work here.
    pub people: Vec<Person>,
    /// Authored patients.
    pub patients: Vec<Patient>,
    /// Authored folders.
    pub folders: Vec<Folder>,
    /// Sheets that have a part in the day.
    pub sheets: Vec<Sheet>,
    /// The work of the day, in order of arrival.
    pub tasks: Vec<TaskPlan>,
    /// For each authored patient, the tasks that concern them, in order of arrival.
    pub tasks_of: Vec<Vec<TaskId>>,
    /// Everybody else registered here.
    pub crowd: Crowd,
    /// Ids of the manual's pages, in the manual's order.
    pub pages: Vec<Text>,
    /// Look-ups made from all that once, when the day is dealt.
    pub index: Index,
}

/// Look-ups into a plan: what would otherwise be searched for at every act.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Authored patients by hospital number.
    pub by_number: BTreeMap<HospitalNumber, PatientId>,
    /// Authored patients by NHS number, in order.
    pub by_nhs_number: Vec<(NhsNumber, PatientId)>,
    /// Authored patients' surnames, in the order of the patients.
    pub surnames: NameIndex,
    /// For each sheet, the task that brings it or is about it.
    pub task_of_sheet: Vec<Option<TaskId>>,
    /// Tasks by the folders they bring.
    pub tasks_of_folder: BTreeMap<FolderId, Vec<TaskId>>,
    /// Tasks that are a session left open, each with the place of its terminal.
    pub open_sessions: Vec<(PlaceId, TaskId)>,
    /// For each place, the places one can stand in, the nearest on foot first; of two as near, the first in the setting's list.
    pub nearest_first: Vec<Vec<PlaceId>>,
}

impl Index {
    /// The look-ups of a plan's setting, patients, sheets and tasks.
    #[must_use]
    pub fn of(setting: &Setting, patients: &[Patient], sheets: &[Sheet], tasks: &[TaskPlan]) -> Index {
        let mut x = Index { task_of_sheet: vec![None; sheets.len()], ..Index::default() };
        let places = || (0u8..).map(PlaceId).zip(&setting.places);
        for (from, _) in places() {
            let mut standing: Vec<PlaceId> = places().filter(|(_, p)| p.walkable).map(|(i, _)| i).collect();
            standing.sort_by_key(|to| setting.walk_secs(from, *to));
            x.nearest_first.push(standing);
        }
        for (i, p) in (0u32..).map(PatientId).zip(patients) {
            x.by_number.insert(p.identity.hospital_number, i);
            x.by_nhs_number.extend(p.identity.nhs_number.map(|n| (n, i)));
        }
        x.by_nhs_number.sort_unstable();
        x.surnames = patients.iter().map(|p| p.identity.surname.clone()).collect();
        for (i, t) in (0u16..).map(TaskId).zip(tasks) {
            for s in &t.sheets {
                if let Some(slot) = x.task_of_sheet.get_mut(s.index()) {
                    slot.get_or_insert(i);
                }
            }
            x.open_sessions.extend(t.open_session.map(|place| (place, i)));
            for f in &t.folders {
                x.tasks_of_folder.entry(*f).or_default().push(i);
            }
        }
        x
    }
}

/// The places and the directory of a setting.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Places one can stand in come first, then places notes are sent to.
    pub places: Vec<Place>,
    /// Walking seconds from each place to each, row by row; only between places one can stand in.
    pub walk_secs: Vec<Vec<u16>>,
    /// The internal directory.
    pub roles: Vec<Role>,
    /// Where the trainee stands when the day opens.
    pub start: PlaceId,
    /// Where returned notes are put down.
    pub returns: PlaceId,
    /// Anywhere outside the hospital.
    pub outside: PlaceId,
}

impl Setting {
    /// Seconds on foot between two places.
    #[must_use]
    pub fn walk_secs(&self, from: PlaceId, to: PlaceId) -> u32 {
        self.walk_secs.get(from.index()).and_then(|r| r.get(to.index())).copied().map_or(0, u32::from)
    }
}

/// A place.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id in content files.
    pub id: Text,
    /// Its name on screen.
    pub name: Text,
    /// The borrower code notes are tracked to when they go there; empty for places inside the department.
    pub borrower: Text,
    /// Whether one can walk there.
    pub walkable: bool,
    /// A telephone stands here.
    pub telephone: bool,
    /// A PAS terminal stands here.
    pub terminal: bool,
    /// Shelves of casenotes are here.
    pub shelves: bool,
    /// Outgoing crates are loaded here.
    pub despatch: bool,
    /// Visitors are received here.
    pub hatch: bool,
    /// Papers can be put into the confidential-waste console here.
    pub waste: bool,
    /// Query papers, papers to go back and papers for secretaries have their trays here.
    pub trays: bool,
    /// Seconds the porter takes to bring notes there.
    pub porter_secs: u32,
}

/// A role of the internal directory.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its id in content files.
    pub id: Text,
    /// Its name on screen.
    pub name: Text,
    /// Internal extension.
    pub extension: Text,
    /// Matters it takes over, as numbers of the kinds' `matter` list.
    pub takes: Vec<u16>,
    /// Takes anything over.
    pub takes_everything: bool,
    /// Where it can be spoken to in person, if anywhere in the department.
    pub place: Option<PlaceId>,
}

/// A person of the day.
#[derive(Debug, Clone)]
pub struct Person {
    /// Name as they give it.
    pub name: Text,
    /// What they are, or say they are.
    pub role: Text,
    /// Where they work or say they work.
    pub workplace: Option<PlaceId>,
}

/// An authored patient.
#[derive(Debug, Clone)]
pub struct Patient {
    /// As registered on PAS.
    pub identity: Identity,
    /// Flags on the registration.
    pub alerts: Vec<(Alert, Text)>,
    /// Their folders, oldest volume first.
    pub folders: Vec<FolderId>,
}

/// An authored folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Whose it is.
    pub of: PatientId,
    /// Volume or temporary.
    pub kind: FolderKind,
    /// Where it is when the day opens.
    pub spot: FolderSpot,
    /// Where the tracking module says it is; `None` for the library.
    pub tracked_to: Option<PlaceId>,
}

/// Where a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum FolderSpot {
    /// On the shelf where this number belongs (its own, unless misfiled).
    Shelf(HospitalNumber),
    /// Lying or standing at a place.
    At(PlaceId),
    /// In the trainee's hands.
    Hands,
    /// On its way to a place, for a task if any.
    OnItsWay(PlaceId),
}

/// A sheet of paper.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it is.
    pub kind: SheetKind,
    /// What its label says.
    pub label: Label,
    /// Whose it truly is, if it can be known.
    pub belongs: Option<PatientId>,
    /// Its date.
    pub date: Date,
    /// Initials of the clinician who has seen it, if one has.
    pub seen_by: Option<Text>,
    /// Where it is when the day opens; `None` until the task that brings it arrives.
    pub spot: SheetSpot,
}

/// Where a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum SheetSpot {
    /// In a folder, in a section.
    In(FolderId, Section),
    /// Lying at a place.
    At(PlaceId),
    /// In the trainee's hands.
    Hands,
    /// In a tray.
    Tray(super::terms::Tray),
}

/// A piece of work, dealt.
#[derive(Debug, Clone)]
pub struct TaskPlan {
    /// Its id in the scenario.
    pub id: Text,
    /// Its kind, as an index into the content's list.
    pub kind: u16,
    /// How it arrives.
    pub channel: Channel,
    /// When it arrives.
    pub arrives: Second,
    /// When it should have ended.
    pub due: Second,
    /// Rung of the priority ladder, 1 the most urgent.
    pub priority: u8,
    /// Seconds a contact waits before giving up; 0 for work that does not wait.
    pub patience: u32,
    /// Who brings it.
    pub from: Option<PersonId>,
    /// The patient it is about.
    pub about: Option<PatientId>,
    /// Every authored patient it has to do with, `about` first.
    pub concerns: Vec<PatientId>,
    /// Where notes are wanted.
    pub to: Option<PlaceId>,
    /// Where it is met: the desk for the telephone, the hatch, a bench, a tray.
    pub place: PlaceId,
    /// What shows of where the contact comes from.
    pub line: Line,
    /// The contact is who they say they are.
    pub genuine: bool,
    /// The contact may have what they ask for.
    pub entitled: bool,
    /// How the contact feels on arrival.
    pub feeling: Feeling,
    /// The first words, with everything filled in.
    pub opening: Text,
    /// What the first words already give.
    pub opening_gives: FieldSet,
    /// What the contact answers when asked, true or not.
    pub says: Vec<(Field, FieldValue)>,
    /// What the contact will not show or say.
    pub withholds: FieldSet,
    /// Folders wanted.
    pub wanted: Vec<FolderId>,
    /// Sheets it brings or is about.
    pub sheets: Vec<SheetId>,
    /// Folders it brings or is about.
    pub folders: Vec<FolderId>,
    /// A terminal where a colleague's session stands open.
    pub open_session: Option<PlaceId>,
    /// Which matter it is, for the directory.
    pub matter: u16,
    /// Ends that count as ends.
    pub endings: Vec<Ending>,
    /// What they would like to be told, as their first words make plain.
    pub asks_for: Option<super::terms::Telling>,
}

impl Plan {
    /// A task, by id.
    #[must_use]
    pub fn task(&self, id: TaskId) -> Option<&TaskPlan> {
        self.tasks.get(id.index())
    }

    /// A patient as registered on PAS, authored or of the crowd.
    #[must_use]
    pub fn identity(&self, id: PatientId) -> Option<std::borrow::Cow<'_, Identity>> {
        match id.crowd_index() {
            None => self.patients.get(id.index()).map(|p| std::borrow::Cow::Borrowed(&p.identity)),
            Some(i) => self.crowd.patient(i).map(std::borrow::Cow::Owned),
        }
    }

    /// The hospital number of a patient, authored or of the crowd.
    #[must_use]
    pub fn number_of(&self, id: PatientId) -> Option<HospitalNumber> {
        match id.crowd_index() {
            None => self.patients.get(id.index()).map(|p| p.identity.hospital_number),
            Some(i) => self.crowd.number(i),
        }
    }

    /// The surname, forename and date of birth of a patient, authored or of the crowd.
    #[must_use]
    pub fn name_and_birth(&self, id: PatientId) -> Option<(&str, &str, Date)> {
        match id.crowd_index() {
            None => self.patients.get(id.index()).map(|p| (&*p.identity.surname, &*p.identity.forename, p.identity.born)),
            Some(i) => self.crowd.born(i).map(|born| (self.crowd.surname(i), self.crowd.forename(i), born)),
        }
    }

    /// Whose folder this is.
    #[must_use]
    pub fn owner(&self, id: FolderId) -> Option<PatientId> {
        match id.crowd_index() {
            None => self.folders.get(id.index()).map(|f| f.of),
            Some(i) => self.crowd.number(i).map(|_| PatientId(CROWD + i)),
        }
    }

    /// What kind of folder this is; the crowd has one volume each.
    #[must_use]
    pub fn folder_kind(&self, id: FolderId) -> FolderKind {
        self.folders
            .get(id.index())
            .filter(|_| id.crowd_index().is_none())
            .map_or(FolderKind::Volume { number: 1, of: 1 }, |f| f.kind)
    }

    /// The folders of a patient, oldest volume first.
    #[must_use]
    pub fn folders_of(&self, id: PatientId) -> Vec<FolderId> {
        match id.crowd_index() {
            None => self.patients.get(id.index()).map(|p| p.folders.clone()).unwrap_or_default(),
            Some(i) => vec![FolderId(CROWD + i)],
        }
    }

    /// Whether a folder is a patient's newest volume.
    #[must_use]
    pub fn is_current(&self, id: FolderId) -> bool {
        match self.folder_kind(id) {
            FolderKind::Volume { number, of } => number == of,
            FolderKind::Temporary => true,
        }
    }

    /// A place, by id.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        self.setting.places.get(id.index())
    }

    /// A place by the id content files use.
    #[must_use]
    pub fn place_named(&self, id: &str) -> Option<PlaceId> {
        self.setting.places.iter().position(|p| &*p.id == id).and_then(|i| u8::try_from(i).ok()).map(PlaceId)
    }

    /// A role by the id content files use.
    #[must_use]
    pub fn role_named(&self, id: &str) -> Option<RoleId> {
        self.setting.roles.iter().position(|r| &*r.id == id).and_then(|i| u8::try_from(i).ok()).map(RoleId)
    }

    /// The nearest place to stand that fits, on foot; of two as near, the first in the setting's list.
    #[must_use]
    pub fn nearest(&self, from: PlaceId, fits: impl Fn(PlaceId, &Place) -> bool) -> Option<PlaceId> {
        let standing = self.index.nearest_first.get(from.index()).map_or(&[][..], Vec::as_slice);
        standing.iter().copied().find(|id| self.place(*id).is_some_and(|place| fits(*id, place)))
    }

    /// Seconds on foot between two places.
    #[must_use]
    pub fn walk_secs(&self, from: PlaceId, to: PlaceId) -> u32 {
        self.setting.walk_secs(from, to)
    }
}
