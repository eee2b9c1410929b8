//! The state of a day: changed only by folding facts. Queries for decisions and views; no decisions here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::act::FieldRef;
use super::ids::{FolderId, PatientId, PlaceId, Second, SheetId, TaskId};
use super::plan::{FolderSpot, Plan, SheetSpot};
use super::sights::Sights;
use super::terms::{Agreement, Channel, Ending, Feeling, Session, SourceKind, Vouching};
use crate::records::{Field, FieldSet, HospitalNumber, Pack, ShelfKey};

/// Where a field was read or heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// What the contact of a task said, showed or wrote.
    Contact(TaskId),
    /// A row of a PAS list.
    PasRow(PatientId),
    /// A patient's registration on PAS.
    Registration(PatientId),
    /// A folder's entry in the tracking module.
    Tracer(FolderId),
    /// A folder's spine.
    Spine(FolderId),
    /// A folder's cover.
    Cover(FolderId),
    /// A sheet.
    Sheet(SheetId),
}

impl Pack for Source {
    fn pack(&self, out: &mut Vec<u8>) {
        let (kind, number) = self.parts();
        out.push(kind);
        number.pack(out);
    }
}

impl Source {
    /// The place of its kind among the variants, and its number.
    #[must_use]
    pub fn parts(self) -> (u8, u32) {
        match self {
            Source::Contact(t) => (0, u32::from(t.0)),
            Source::PasRow(p) => (1, p.0),
            Source::Registration(p) => (2, p.0),
            Source::Tracer(f) => (3, f.0),
            Source::Spine(f) => (4, f.0),
            Source::Cover(f) => (5, f.0),
            Source::Sheet(s) => (6, s.0),
        }
    }

    /// Which kind of source it is.
    #[must_use]
    pub fn kind(self) -> SourceKind {
        match self {
            Source::Contact(_) => SourceKind::Contact,
            Source::PasRow(_) => SourceKind::PasRow,
            Source::Registration(_) => SourceKind::Registration,
            Source::Tracer(_) => SourceKind::Tracer,
            Source::Spine(_) => SourceKind::Spine,
            Source::Cover(_) => SourceKind::Cover,
            Source::Sheet(_) => SourceKind::Sheet,
        }
    }
}

/// How far the talk of a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// The task has not arrived.
    #[default]
    ToCome,
    /// It waits to be taken up.
    Waiting,
    /// The trainee is talking with the contact.
    Talking,
    /// The contact is waiting while the trainee does something elsewhere.
    Parked,
    /// The talk is over, or there was none and the work has been taken up.
    Over,
    /// The contact gave up.
    Gone,
}

/// What has happened in a task so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct TaskState {
    /// How far the talk is.
    pub stage: Stage,
    /// When the contact began to wait last.
    pub waiting_since: Second,
    /// When it was taken up first.
    pub attended: Option<Second>,
    /// What the contact was asked.
    pub asked: FieldSet,
    /// What the contact gave, by asking or unasked.
    pub gave: FieldSet,
    /// Something was told.
    pub told: bool,
    /// Something was offered.
    pub offered: bool,
    /// It was declined.
    pub declined: bool,
    /// A call back was promised.
    pub promised: bool,
    /// Somebody took it over.
    pub taken_over: bool,
    /// What came of making sure who they are.
    pub vouched: Option<Vouching>,
    /// How the contact feels.
    pub feeling: Option<Feeling>,
    /// Folders on their way for it.
    pub on_its_way: u16,
    /// Folders that reached where they were wanted.
    pub arrived_there: u16,
    /// How it ended.
    pub ended: Option<Ending>,
    /// When it ended.
    pub ended_at: Second,
}

/// Something on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OnItsWay {
    /// When it arrives.
    pub at: Second,
    /// What.
    pub folder: FolderId,
    /// Where to.
    pub to: PlaceId,
    /// The task it was sent for.
    pub task: Option<TaskId>,
}

/// What lies at a place: authored folders, sheets that have arrived, and what nobody has come upon yet. In the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct Lying {
    /// Folders.
    pub folders: Vec<FolderId>,
    /// Loose sheets.
    pub sheets: Vec<SheetId>,
    /// Tasks for whoever sees them that have arrived and have not been seen.
    pub unseen: Vec<TaskId>,
    /// Those of the folders that came to lie here since the trainee came last, and saw everything.
    pub new_folders: Vec<FolderId>,
    /// Those of the sheets.
    pub new_sheets: Vec<SheetId>,
}

/// Everything that changes during a day.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The time, in seconds since the day opened.
    pub now: Second,
    /// What the clock brings has been brought up to here (exclusive).
    pub brought: Second,
    /// How many tasks have arrived.
    pub arrived: u16,
    /// Where the trainee stands.
    pub place: PlaceId,
    /// Whether the day is closed.
    pub closed: bool,
    /// One entry a task.
    pub tasks: Vec<TaskState>,
    /// The talk that is on.
    pub talk: Option<TaskId>,
    /// The task last worked on.
    pub in_hand: Option<TaskId>,
    /// Open sessions by terminal.
    pub sessions: BTreeMap<PlaceId, Session>,
    /// What has been shown, by source.
    pub seen: Sights,
    /// Where authored folders are.
    pub folders: Vec<FolderSpot>,
    /// Folders of the crowd that are not in their place.
    pub moved_crowd: BTreeMap<FolderId, FolderSpot>,
    /// Folders put on a shelf place during the day or found there in the morning, by shelf key.
    pub on_shelf: BTreeMap<ShelfKey, Vec<FolderId>>,
    /// Where the tracking module says folders are, where it differs from the plan.
    pub tracked: BTreeMap<FolderId, Option<PlaceId>>,
    /// Where sheets are; `None` until the task that brings them arrives.
    pub sheets: Vec<SheetSpot>,
    /// Whether each sheet has arrived.
    pub sheets_here: Vec<bool>,
    /// What lies at each place, as one sees on coming there.
    pub lying: Vec<Lying>,
    /// Sheets that have a part in the day, by the folder they are in, in the order of their numbers.
    pub inside: BTreeMap<FolderId, Vec<SheetId>>,
    /// Folders in hand, in the order they were picked up.
    pub hands: Vec<FolderId>,
    /// Sheets in hand.
    pub sheet_hands: Vec<SheetId>,
    /// Folders and sheets on their way, by arrival.
    pub transit: Vec<OnItsWay>,
    /// Contacts that are waiting and may give up.
    pub waiting: Vec<TaskId>,
    /// Whether the day has been opened.
    pub opened: bool,
    /// The patients of the last PAS list, and whether it was searched with details the work had given.
    pub last_list: Vec<PatientId>,
    /// See `last_list`.
    pub last_list_for_work: bool,
    /// How many choices of words chance has made.
    pub draws: u32,
    /// The newest comparison: the task it counts for, what came of it, and what was compared.
    pub compared: Option<(Option<TaskId>, Agreement, FieldRef, FieldRef)>,
}

impl State {
    /// The state before the first fact.
    #[must_use]
    pub fn at_opening(plan: &Plan) -> State {
        let mut on_shelf: BTreeMap<ShelfKey, Vec<FolderId>> = BTreeMap::new();
        for (i, f) in (0u32..).map(FolderId).zip(&plan.folders) {
            if let FolderSpot::Shelf(n) = f.spot {
                // Most stand alone at their place.
                on_shelf.entry(n.shelf_key()).or_insert_with(|| Vec::with_capacity(1)).push(i);
            }
        }
        let mut lying = vec![Lying::default(); plan.setting.places.len()];
        for (i, f) in (0u32..).map(FolderId).zip(&plan.folders) {
            if let FolderSpot::At(p) = f.spot
                && let Some(there) = lying.get_mut(p.index())
            {
                there.folders.push(i);
                there.new_folders.push(i);
            }
        }
        let mut inside: BTreeMap<FolderId, Vec<SheetId>> = BTreeMap::new();
        for (i, s) in (0u32..).map(SheetId).zip(&plan.sheets) {
            if let SheetSpot::In(f, _) = s.spot {
                inside.entry(f).or_default().push(i);
            }
        }
        State {
            place: plan.setting.start,
            lying,
            inside,
            sheets_here: vec![false; plan.sheets.len()],
            tasks: vec![TaskState::default(); plan.tasks.len()],
            folders: plan.folders.iter().map(|f| f.spot).collect(),
            sheets: plan.sheets.iter().map(|s| s.spot).collect(),
            on_shelf,
            ..State::default()
        }
    }

    /// A task's state.
    #[must_use]
    pub fn task(&self, id: TaskId) -> TaskState {
        self.tasks.get(id.index()).copied().unwrap_or_default()
    }

    /// Fields seen of a source.
    #[must_use]
    pub fn fields_seen(&self, s: Source) -> FieldSet {
        self.seen.of(s).unwrap_or_default()
    }

    /// Whether one field has been seen.
    #[must_use]
    pub fn has_seen(&self, s: Source, f: Field) -> bool {
        self.fields_seen(s).contains(f)
    }

    /// Whether a patient has been shown on PAS.
    #[must_use]
    pub fn knows_patient(&self, p: PatientId) -> bool {
        self.seen.has(Source::PasRow(p)) || self.seen.has(Source::Registration(p))
    }

    /// Whether a folder has been shown anywhere.
    #[must_use]
    pub fn knows_folder(&self, f: FolderId) -> bool {
        [Source::Spine(f), Source::Cover(f), Source::Tracer(f)].into_iter().any(|s| self.seen.has(s))
    }

    /// Whether a sheet has been shown.
    #[must_use]
    pub fn knows_sheet(&self, s: SheetId) -> bool {
        self.seen.has(Source::Sheet(s))
    }

    /// Where a folder is.
    #[must_use]
    pub fn folder_spot(&self, plan: &Plan, f: FolderId) -> Option<FolderSpot> {
        match f.crowd_index() {
            None => self.folders.get(f.index()).copied(),
            Some(i) => match self.moved_crowd.get(&f) {
                Some(s) => Some(*s),
                None => plan.crowd.number(i).map(FolderSpot::Shelf),
            },
        }
    }

    /// Where the tracking module says a folder is; `None` for the library.
    #[must_use]
    pub fn tracked_to(&self, plan: &Plan, f: FolderId) -> Option<PlaceId> {
        match self.tracked.get(&f) {
            Some(t) => *t,
            None if f.crowd_index().is_some() => None,
            None => plan.folders.get(f.index()).and_then(|p| p.tracked_to),
        }
    }

    /// Folders standing where this number belongs: what a person sees at that place of the shelf.
    #[must_use]
    pub fn folders_at(&self, plan: &Plan, n: HospitalNumber) -> Vec<FolderId> {
        let mut out = self.on_shelf.get(&n.shelf_key()).cloned().unwrap_or_default();
        if let Some(i) = plan.crowd.index_of(n) {
            let f = FolderId(super::ids::CROWD + i);
            if !self.moved_crowd.contains_key(&f) {
                out.push(f);
            }
        }
        out
    }

    /// Moves a folder: the one place where a folder's whereabouts change.
    pub fn move_folder(&mut self, plan: &Plan, f: FolderId, to: FolderSpot) {
        if let Some(FolderSpot::Shelf(n)) = self.folder_spot(plan, f)
            && let Some(there) = self.on_shelf.get_mut(&n.shelf_key())
        {
            there.retain(|x| *x != f);
        }
        self.hands.retain(|x| *x != f);
        self.lies(f, false);
        match to {
            FolderSpot::Shelf(n) => self.on_shelf.entry(n.shelf_key()).or_default().push(f),
            FolderSpot::Hands => self.hands.push(f),
            FolderSpot::At(_) | FolderSpot::OnItsWay(_) => {}
        }
        if f.crowd_index().is_some() {
            let home = plan.owner(f).and_then(|p| plan.number_of(p));
            if matches!(to, FolderSpot::Shelf(n) if Some(n) == home) {
                if let Some(n) = home
                    && let Some(there) = self.on_shelf.get_mut(&n.shelf_key())
                {
                    there.retain(|x| *x != f);
                }
                self.moved_crowd.remove(&f);
            } else {
                self.moved_crowd.insert(f, to);
            }
        } else if let Some(slot) = self.folders.get_mut(f.index()) {
            *slot = to;
            self.lies(f, true);
        }
    }

    /// Notes that a folder lies, or lies no more, where it is.
    fn lies(&mut self, f: FolderId, does: bool) {
        let spot = if f.crowd_index().is_none() { self.folders.get(f.index()) } else { None };
        if let Some(FolderSpot::At(p)) = spot
            && let Some(there) = self.lying.get_mut(p.index())
        {
            keep_in_order(&mut there.folders, f, does);
            keep_in_order(&mut there.new_folders, f, does);
        }
    }

    /// Notes that a sheet lies, or lies no more, where it is.
    fn sheet_lies(&mut self, s: SheetId, does: bool) {
        let list = match self.sheets.get(s.index()) {
            Some(SheetSpot::At(p)) if self.sheet_is_here(s) => self.lying.get_mut(p.index()).map(|there| {
                keep_in_order(&mut there.new_sheets, s, does);
                &mut there.sheets
            }),
            Some(SheetSpot::In(f, _)) => Some(self.inside.entry(*f).or_default()),
            _ => None,
        };
        if let Some(list) = list {
            keep_in_order(list, s, does);
        }
    }

    /// Notes that the trainee came to a place, and saw all that lies there.
    pub fn came_to(&mut self, place: PlaceId) {
        self.place = place;
        if let Some(there) = self.lying.get_mut(place.index()) {
            there.new_folders.clear();
            there.new_sheets.clear();
        }
    }

    /// Whether a sheet has arrived.
    #[must_use]
    pub fn sheet_is_here(&self, s: SheetId) -> bool {
        self.sheets_here.get(s.index()).copied().unwrap_or_default()
    }

    /// Marks a sheet as arrived.
    pub fn sheet_came(&mut self, s: SheetId) {
        if let Some(here) = self.sheets_here.get_mut(s.index()) {
            *here = true;
            self.sheet_lies(s, true);
        }
    }

    /// Moves a sheet: the one place where a sheet's whereabouts change.
    pub fn move_sheet(&mut self, s: SheetId, to: SheetSpot) {
        self.sheet_hands.retain(|x| *x != s);
        self.sheet_lies(s, false);
        if to == SheetSpot::Hands {
            self.sheet_hands.push(s);
        }
        if let Some(slot) = self.sheets.get_mut(s.index()) {
            *slot = to;
            self.sheet_lies(s, true);
        }
    }

    /// Marks fields of a source as seen.
    pub fn see(&mut self, plan: &Plan, source: Source, fields: FieldSet) {
        self.seen.add(source, fields);
        if let Source::Contact(t) = source {
            self.lies_unseen(plan, t, false);
        }
    }

    /// Notes that a task for whoever sees it waits to be seen, or does no more.
    pub fn lies_unseen(&mut self, plan: &Plan, t: TaskId, does: bool) {
        let place = plan.task(t).filter(|p| p.channel == Channel::Seen).map(|p| p.place);
        if let Some(there) = place.and_then(|p| self.lying.get_mut(p.index())) {
            keep_in_order(&mut there.unseen, t, does);
        }
    }

    /// The task a patient's affairs count for: the one in hand if it concerns them, else their first one still open.
    #[must_use]
    pub fn task_of_patient(&self, plan: &Plan, p: PatientId) -> Option<TaskId> {
        if p.crowd_index().is_some() {
            return self.in_hand;
        }
        let of = plan.tasks_of.get(p.index()).map_or(&[][..], Vec::as_slice);
        if let Some(t) = self.in_hand
            && of.contains(&t)
        {
            return Some(t);
        }
        of.iter()
            .find(|t| self.task(**t).stage != Stage::ToCome && self.task(**t).ended.is_none())
            .or_else(|| of.iter().rev().find(|t| self.task(**t).stage != Stage::ToCome))
            .copied()
            .or(self.in_hand)
    }

    /// The task a folder's affairs count for.
    #[must_use]
    pub fn task_of_folder(&self, plan: &Plan, f: FolderId) -> Option<TaskId> {
        plan.owner(f).and_then(|p| self.task_of_patient(plan, p)).or(self.in_hand)
    }

    /// The task a sheet's affairs count for: the one that brought it, else its owner's.
    #[must_use]
    pub fn task_of_sheet(&self, plan: &Plan, s: SheetId) -> Option<TaskId> {
        let owner = || plan.sheets.get(s.index()).and_then(|x| x.belongs).and_then(|p| self.task_of_patient(plan, p));
        plan.index.task_of_sheet.get(s.index()).copied().flatten().or_else(owner).or(self.in_hand)
    }

    /// Whether the trainee is at the terminal of this place in their own session.
    #[must_use]
    pub fn sits_at(&self, place: PlaceId) -> bool {
        self.place == place && self.session_here() == Session::Own
    }

    /// The session at the terminal where the trainee stands.
    #[must_use]
    pub fn session_here(&self) -> Session {
        self.sessions.get(&self.place).copied().unwrap_or(Session::Locked)
    }
}

/// Puts something into a list that is in order, or takes it out.
fn keep_in_order<T: Ord + Copy>(list: &mut Vec<T>, x: T, present: bool) {
    match (list.binary_search(&x), present) {
        (Err(at), true) => list.insert(at, x),
        (Ok(at), false) => drop(list.remove(at)),
        _ => {}
    }
}
