//! The trade's areas, one a file: each owns its facts, decides its acts and folds its facts.
//! A new mechanic is one file here, a line in `fact.rs` and `act.rs`, words in `wording.rs`, and a plan in `tests/days/`.

pub mod comparing;
pub mod contact;
pub mod desk;
pub mod folders;
pub mod matters;
pub mod pas;
pub mod shelves;
pub mod tracking;

use super::fact::{Fact, Stamped};
use super::ids::{FolderId, PlaceId, SheetId, TaskId};
use super::plan::{FolderSpot, Plan, SheetSpot};
use super::refusal::Refusal;
use super::state::{Source, State};
use crate::records::FieldSet;

/// What an area needs to decide an act: the plan, the state, and room for facts. It cannot change either.
pub struct Desk<'a> {
    /// What is true.
    pub plan: &'a Plan,
    /// What has happened.
    pub state: &'a State,
    /// Facts decided so far.
    pub out: &'a mut Vec<Stamped>,
}

impl Desk<'_> {
    /// States a fact for a task.
    #[inline(always)]
    pub fn state_fact(&mut self, task: Option<TaskId>, fact: impl Into<Fact>) {
        self.out.push(Stamped { second: self.state.now, task, fact: fact.into() });
    }

    /// States that fields were shown, unless all of them had been.
    pub fn show(&mut self, task: Option<TaskId>, source: Source, fields: FieldSet) {
        if self.state.seen.of(source).is_none_or(|seen| !seen.contains_all(fields)) {
            self.state_fact(task, desk::Fact::Shown { of: source.kind(), source, fields });
        }
    }

    /// Requires the trainee to stand at a place of some sort; names the nearest such place otherwise.
    pub fn need_place(&self, fits: impl Fn(&super::plan::Place) -> bool) -> Result<(), Refusal> {
        if self.plan.place(self.state.place).is_some_and(&fits) {
            return Ok(());
        }
        let nearest = self.plan.nearest(self.state.place, |_, p| fits(p));
        Err(nearest.map_or(Refusal::CannotGoThere, Refusal::GoThereFirst))
    }

    /// Requires a folder to be in hand or lying here.
    pub fn need_folder_here(&self, f: FolderId) -> Result<(), Refusal> {
        if !self.state.knows_folder(f) {
            return Err(Refusal::NotYetSeen);
        }
        match self.state.folder_spot(self.plan, f) {
            Some(FolderSpot::Hands) => Ok(()),
            Some(FolderSpot::At(p)) if p == self.state.place => Ok(()),
            _ => Err(Refusal::NotHere),
        }
    }

    /// Requires a folder to be in hand.
    pub fn need_in_hand(&self, f: FolderId) -> Result<(), Refusal> {
        if self.state.hands.contains(&f) {
            Ok(())
        } else if self.state.knows_folder(f) {
            Err(Refusal::NotInHand)
        } else {
            Err(Refusal::NotYetSeen)
        }
    }

    /// Requires a loose sheet to be in hand or lying here.
    pub fn need_sheet_here(&self, s: SheetId) -> Result<(), Refusal> {
        if !self.state.knows_sheet(s) {
            return Err(Refusal::NotYetSeen);
        }
        match self.state.sheets.get(s.index()) {
            Some(SheetSpot::Hands) => Ok(()),
            Some(SheetSpot::At(p)) if *p == self.state.place && self.state.sheet_is_here(s) => Ok(()),
            _ => Err(Refusal::NotHere),
        }
    }

    /// Shows what lies at a place, as one sees on coming there.
    pub fn show_what_lies_at(&mut self, place: PlaceId) {
        use crate::records::Field;
        let spine = FieldSet::from_iter([Field::HospitalNumber, Field::VolumeNumber]);
        let lying = self.state.lying.get(place.index());
        for f in lying.map_or(&[][..], |x| &x.new_folders) {
            self.show(None, Source::Spine(*f), spine);
        }
        for s in lying.map_or(&[][..], |x| &x.new_sheets) {
            self.show(None, Source::Sheet(*s), FieldSet::from_iter([Field::SheetKind]));
        }
        for t in lying.map_or(&[][..], |x| &x.unseen) {
            self.show(Some(*t), Source::Contact(*t), FieldSet::default());
        }
    }
}
