//! A clerk who does anything at all: acts drawn from everything that can be named, possible or not. For proving that nothing breaks.

use super::Clerk;
use crate::day::chance::Stream;
use crate::day::terms::{Carrier, Incident, Manner, Offer, Telling, Tray, Via};
use crate::day::{Act, Day, FieldRef, FolderId, PageId, PatientId, PlaceId, Refusal, RoleId, SheetId, Source, TaskId, Term};
use crate::records::{Field, FieldValue, HospitalNumber, Section};

/// Draws acts.
#[derive(Debug, Clone)]
pub struct RandomClerk {
    chance: Stream,
    /// Names also what has not been shown.
    reckless: bool,
    /// The act last given.
    act: Option<Act>,
}

impl RandomClerk {
    /// A clerk that names only what could be on view.
    #[must_use]
    pub fn new(seed: u64) -> RandomClerk {
        RandomClerk { chance: Stream::new(seed, "random clerk"), reckless: false, act: None }
    }

    /// A clerk that names anything, shown or not.
    #[must_use]
    pub fn reckless(seed: u64) -> RandomClerk {
        RandomClerk { chance: Stream::new(seed, "reckless clerk"), reckless: true, act: None }
    }

    fn one<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        self.chance.pick(list).copied()
    }

    fn task(&mut self, day: &Day) -> TaskId {
        let bound = if self.reckless { day.plan().tasks.len() + 2 } else { usize::from(day.state().arrived.max(1)) };
        if let (Some(t), true) = (day.state().talk, self.chance.below(3) > 0) {
            return t;
        }
        TaskId(u16::try_from(self.chance.below(u32::try_from(bound).unwrap_or(1))).unwrap_or(0))
    }

    fn source(&mut self, day: &Day) -> Option<Source> {
        let n = u32::try_from(day.state().seen.iter().count()).unwrap_or(0);
        let at = self.chance.below(n.max(1)) as usize;
        day.state().seen.iter().nth(at).map(|(s, _)| s)
    }

    fn folder(&mut self, day: &Day) -> FolderId {
        if !self.reckless || self.chance.below(4) > 0 {
            if let (Some(f), true) = (self.one(&day.state().hands), self.chance.below(2) == 0) {
                return f;
            }
            for _ in 0..6 {
                if let Some(Source::Spine(f) | Source::Cover(f) | Source::Tracer(f)) = self.source(day) {
                    return f;
                }
            }
        }
        FolderId(self.chance.below(u32::try_from(day.plan().folders.len()).unwrap_or(0) + 3))
    }

    fn sheet(&mut self, day: &Day) -> SheetId {
        SheetId(self.chance.below(u32::try_from(day.plan().sheets.len()).unwrap_or(0) + 1))
    }

    fn patient(&mut self, day: &Day) -> PatientId {
        if let (Some(p), true) = (self.one(&day.state().last_list), self.chance.below(4) > 0) {
            return p;
        }
        PatientId(self.chance.below(u32::try_from(day.plan().patients.len()).unwrap_or(0) + 2))
    }

    fn number(&mut self, day: &Day) -> HospitalNumber {
        let p = self.patient(day);
        let n = day.plan().number_of(p).filter(|_| self.chance.below(3) > 0);
        n.or_else(|| HospitalNumber::new(self.chance.below(1_000_000))).unwrap_or_else(|| self.number(day))
    }

    fn terms(&mut self, day: &Day) -> Vec<Term> {
        let p = self.patient(day);
        let Some(i) = day.plan().identity(p).map(std::borrow::Cow::into_owned) else { return Vec::new() };
        let mut out = Vec::new();
        for f in [Field::Surname, Field::Forename, Field::DateOfBirth, Field::HospitalNumber, Field::NhsNumber, Field::Postcode] {
            if self.chance.below(3) == 0 {
                out.extend(match (f, i.field(f)) {
                    (Field::Surname, FieldValue::Name(s)) => Some(Term::Surname(s)),
                    (Field::Forename, FieldValue::Name(s)) => Some(Term::Forename(s)),
                    (_, FieldValue::Date(d)) => Some(Term::DateOfBirth(d)),
                    (_, FieldValue::Hospital(n)) => Some(Term::HospitalNumber(n)),
                    (_, FieldValue::Nhs(n)) => Some(Term::NhsNumber(n)),
                    (Field::Postcode, FieldValue::Words(s)) => Some(Term::Postcode(s)),
                    _ => None,
                });
            }
        }
        out
    }

    fn field_ref(&mut self, day: &Day) -> FieldRef {
        let source = self.source(day).unwrap_or(Source::Contact(TaskId(0)));
        FieldRef { source, field: self.one(Field::ALL).unwrap_or(Field::Surname) }
    }

    /// An act, possible or not.
    pub fn draw(&mut self, day: &Day) -> Act {
        let t = self.task(day);
        let place = PlaceId(
            u8::try_from(self.chance.below(u32::try_from(day.plan().setting.places.len()).unwrap_or(1) + 1)).unwrap_or(0),
        );
        let manner = self.one(Manner::ALL).unwrap_or(Manner::Neutral);
        let field = self.one(Field::ALL).unwrap_or(Field::Surname);
        match self.chance.below(45) {
            0..=2 => Act::Attend(t),
            3 | 4 => Act::Ask(t, field),
            5 => Act::ReadBack(t, field),
            6 => Act::Tell(t, self.one(Telling::ALL).unwrap_or(Telling::Apology), manner),
            7 => Act::Decline(t, manner),
            8 => Act::Offer(t, self.one(Offer::ALL).unwrap_or(Offer::Supervisor)),
            9 => Act::PromiseToRing(t),
            10 => Act::Calm(t),
            11 => Act::Ring(t, self.one(Via::ALL).unwrap_or(Via::Directory)),
            12 | 13 => Act::EndTalk(t),
            14 => Act::Unlock,
            15 => Act::Lock,
            16 | 17 => Act::Search(self.terms(day)),
            18 => Act::OpenRegistration(self.patient(day)),
            19 | 20 => Act::LookOnShelf(self.number(day)),
            21 => Act::Pull(self.folder(day)),
            22 => Act::Shelve(self.folder(day), self.number(day)),
            23 => Act::PickUpFolder(self.folder(day)),
            24 => Act::PutDownFolder(self.folder(day)),
            25 => Act::ReadCover(self.folder(day)),
            26 => Act::TurnTo(self.folder(day), self.one(Section::ALL).unwrap_or(Section::Front)),
            27 => Act::PickUpSheet(self.sheet(day)),
            28 => Act::ReadSheet(self.sheet(day)),
            29 => Act::TakeOut(self.sheet(day)),
            30 => Act::File(self.sheet(day), self.folder(day), self.one(Section::ALL).unwrap_or(Section::Front)),
            31 => Act::PutInTray(self.sheet(day), self.one(Tray::ALL).unwrap_or(Tray::Query)),
            32 => Act::Compare(self.field_ref(day), self.field_ref(day)),
            33 => Act::Track(self.folder(day), place),
            34 => Act::CheckIn(self.folder(day)),
            35 => {
                let mut folders = day.state().hands.clone();
                if self.chance.below(4) == 0 {
                    folders.push(self.folder(day));
                }
                Act::Send(folders, place, self.one(Carrier::ALL).unwrap_or(Carrier::Porter))
            }
            36 => Act::HandOver(day.state().hands.clone(), t),
            37 => Act::Recall(self.folder(day)),
            38 => Act::Escalate(t, RoleId(u8::try_from(self.chance.below(13)).unwrap_or(0))),
            39 => Act::AskAdvice(t),
            40 => Act::Report(t, self.one(Incident::ALL).unwrap_or(Incident::Delay)),
            41 => Act::LookUp(PageId(u16::try_from(self.chance.below(40)).unwrap_or(0))),
            42 => Act::Wait(self.chance.below(90)),
            43 => Act::Cite(PageId(u16::try_from(self.chance.below(40)).unwrap_or(0))),
            _ => Act::Go(place),
        }
    }
}

impl Clerk for RandomClerk {
    fn next(&mut self, day: &Day) -> Option<&Act> {
        let act = self.draw(day);
        Some(self.act.insert(act))
    }

    fn refused(&mut self, _day: &Day, _why: Refusal) {}
}
