//! Playing the steps of one task, act by act. Where a step must be done somewhere else, with the screen open, or with a visitor
//! who was left waiting, the clerk sees to that first, as anybody would.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::shown::{self, Names};
use crate::day::terms::{Manner, Session};
use crate::day::{Act, Day, FieldRef, FolderId, PlaceId, Refusal, Source, Stage, TaskId, Term};
use crate::records::{Field, FieldValue};
use crate::scenario::steps::{Step, What};

/// Habits a clerk has besides the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Locks the screen before walking away.
    LocksScreen,
    /// Walks away from an open screen.
    LeavesScreenOpen,
}

/// What clerks share: names, policy numbers, habits.
#[derive(Debug, Clone)]
pub struct Ways {
    /// Names of the scenario.
    pub names: Arc<Names>,
    /// Policy parameters as plain numbers.
    pub policy: Arc<BTreeMap<String, u32>>,
    /// Whether the screen is locked.
    pub habit: Habit,
}

/// The steps of one task, being played.
#[derive(Debug, Clone)]
pub struct Script {
    /// The task.
    pub task: TaskId,
    steps: VecDeque<Step>,
    acts: VecDeque<Act>,
    search: Option<Search>,
    tries: u8,
    tried: Vec<PlaceId>,
    unlocked_walk: bool,
    /// A comparison came out different.
    pub differs: bool,
    /// Steps that were not possible.
    pub troubles: Vec<String>,
}

#[derive(Debug, Clone)]
struct Search {
    what: What,
    looked: usize,
}

impl Script {
    /// A script at its first step.
    #[must_use]
    pub fn new(task: TaskId, steps: Vec<Step>) -> Script {
        Script {
            task,
            steps: steps.into(),
            acts: VecDeque::new(),
            search: None,
            tries: 0,
            tried: Vec::new(),
            unlocked_walk: false,
            differs: false,
            troubles: Vec::new(),
        }
    }

    /// Whether a step is under way, so that the clerk should not turn to something else.
    #[must_use]
    pub fn is_mid_step(&self) -> bool {
        !self.acts.is_empty() || self.search.is_some()
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.steps.is_empty() && !self.is_mid_step()
    }

    /// The next act.
    pub fn next(&mut self, day: &Day, ways: &Ways) -> Option<Act> {
        loop {
            if let Some(act) = self.acts.front() {
                return Some(self.with_care(day, ways, act.clone()));
            }
            if let Some(act) = self.search_on(day) {
                return Some(self.with_care(day, ways, act));
            }
            let step = self.steps.pop_front()?;
            self.tries = 0;
            self.tried.clear();
            self.begin(day, ways, step);
        }
    }

    /// Sees to the screen before walking, and never works in a colleague's session, unless an author writes a wrong answer about that one.
    fn with_care(&mut self, day: &Day, ways: &Ways, act: Act) -> Act {
        let session = day.state().session_here();
        let about_this_session = day.plan().task(self.task).is_some_and(|t| t.open_session == Some(day.state().place));
        match &act {
            Act::Go(_) if session == Session::Own && ways.habit == Habit::LocksScreen && !self.unlocked_walk => Act::Lock,
            Act::Search(_) | Act::OpenRegistration(_)
                if session == Session::Colleagues && ways.habit == Habit::LocksScreen && !about_this_session =>
            {
                Act::Lock
            }
            _ => act,
        }
    }

    /// The last act was done.
    pub fn done(&mut self, act: &Act) {
        self.tries = 0;
        if matches!(act, Act::Go(_)) {
            self.unlocked_walk = false;
        }
        if self.acts.front() == Some(act) {
            self.acts.pop_front();
        } else if let (Some(s), Act::LookOnShelf(_)) = (self.search.as_mut(), act) {
            s.looked += 1;
        }
    }

    /// The last act was refused: see to what is in the way, or give the step up.
    pub fn refused(&mut self, day: &Day, act: &Act, why: Refusal) {
        self.tries += 1;
        let own = self.acts.front() == Some(act);
        let first = match why {
            Refusal::GoThereFirst(p) => Some(Act::Go(p)),
            Refusal::ScreenLocked => Some(Act::Unlock),
            Refusal::NotTalking if matches!(day.state().task(self.task).stage, Stage::Parked) => Some(Act::Attend(self.task)),
            Refusal::NotYetSeen | Refusal::NotHere => {
                // Perhaps it lies where the work came in, or on the returns bench: go and see.
                let met_at = day.plan().task(self.task).map(|t| t.place);
                let look = [met_at, Some(day.plan().setting.returns)];
                let here = day.state().place;
                let next = look.into_iter().flatten().find(|p| *p != here && !self.tried.contains(p));
                self.tried.extend(next);
                next.map(Act::Go)
            }
            _ => None,
        };
        match first {
            Some(remedy) if self.tries < 5 => self.acts.push_front(remedy),
            _ => {
                self.troubles.push(format!("{act:?}: {why:?}"));
                if own {
                    self.acts.pop_front();
                } else if let Some(s) = self.search.as_mut() {
                    s.looked = usize::MAX;
                }
                self.tries = 0;
            }
        }
    }

    /// Looking on the shelves: the number's own place, then where swapped digits and look-alikes would lead.
    fn search_on(&mut self, day: &Day) -> Option<Act> {
        let s = self.search.as_ref()?;
        let looked = s.looked;
        let wanted = folders_of(day, self.task, &s.what);
        let missing: Vec<FolderId> = wanted.into_iter().filter(|f| !day.state().hands.contains(f)).collect();
        for f in &missing {
            let seen_standing = day.state().seen.contains_key(&Source::Spine(*f));
            if seen_standing && day.decide(&Act::Pull(*f)).is_ok() {
                return Some(Act::Pull(*f));
            }
        }
        let worth_more = missing.iter().any(|f| looked == 0 || !shown::tracked_out(day, *f));
        let number = missing.first().and_then(|f| shown::number_of(day, self.task, *f));
        let next = number.and_then(|n| {
            let mut places = vec![n];
            places.extend(n.swapped_pairs());
            places.extend(n.look_alikes());
            places.get(looked).copied()
        });
        match next {
            Some(n) if worth_more && !missing.is_empty() => Some(Act::LookOnShelf(n)),
            _ => {
                if !missing.is_empty() && number.is_none() {
                    self.troubles.push("nothing shown says which number to look for".into());
                }
                self.search = None;
                None
            }
        }
    }

    fn begin(&mut self, day: &Day, ways: &Ways, step: Step) {
        if let Step::If { when, then, otherwise } = step {
            let branch = if shown::holds(day, &ways.names, self.task, self.differs, &when) { then } else { otherwise };
            for s in branch.into_iter().rev() {
                self.steps.push_front(s);
            }
            return;
        }
        if let Step::Pull(w) = &step {
            self.search = Some(Search { what: resolved(w, ways), looked: 0 });
            return;
        }
        if matches!(step, Step::PullFirst) {
            let first = day.state().last_list.first().map(|p| p.0.to_string());
            self.search = first.map(|p| Search { what: What::VolumesOf(p), looked: 0 });
            return;
        }
        if matches!(step, Step::GoUnlocked(_)) {
            self.unlocked_walk = true;
        }
        let before = self.troubles.len();
        let acts = self.acts_of(day, ways, &step);
        if acts.is_none() && self.troubles.len() == before {
            self.troubles.push(format!("{step:?}: nothing shown says how"));
        }
        self.acts.extend(acts.unwrap_or_default());
    }

    /// The acts of a step. `None` when what it needs has not been shown.
    fn acts_of(&mut self, day: &Day, ways: &Ways, step: &Step) -> Option<Vec<Act>> {
        let t = self.task;
        let place = |id: &str| day.plan().place_named(id);
        let sheet = |id: &str| ways.names.sheet(day, t, id);
        let folders = |w: &What| ways.names.folders(day, t, w);
        let held = |w: &What| -> Vec<FolderId> { folders(w).into_iter().filter(|f| day.state().hands.contains(f)).collect() };
        let to = |id: &Option<String>| id.as_deref().map_or_else(|| day.plan().task(t).and_then(|p| p.to), place);
        let one = |a: Act| Some(vec![a]);
        Some(match step {
            Step::Answer => vec![Act::Attend(t)],
            Step::Ask(f) => vec![Act::Ask(t, *f)],
            Step::AskIdentifiers(p) => self.identifiers(day, ways.policy.get(p).copied()?),
            Step::ReadBack(f) => vec![Act::ReadBack(t, *f)],
            Step::Tell(w) => vec![Act::Tell(t, *w, Manner::Neutral)],
            Step::TellIn(w, m) => vec![Act::Tell(t, *w, *m)],
            Step::Decline => vec![Act::Decline(t, Manner::Neutral)],
            Step::DeclineIn(m) => vec![Act::Decline(t, *m)],
            Step::Offer(o) => vec![Act::Offer(t, *o)],
            Step::PromiseToRing => vec![Act::PromiseToRing(t)],
            Step::Calm => vec![Act::Calm(t)],
            Step::Ring(v) => vec![Act::Ring(t, *v)],
            Step::Goodbye => vec![Act::EndTalk(t)],
            Step::Search { by } => {
                let terms: Vec<Term> = by.iter().filter_map(|f| term(*f, shown::given_value(day, t, *f)?)).collect();
                if terms.is_empty() {
                    return None;
                }
                vec![Act::Search(terms)]
            }
            Step::Open(p) => vec![Act::OpenRegistration(ways.names.patient(p)?)],
            Step::Lock => vec![Act::Lock],
            Step::Unlock => vec![Act::Unlock],
            Step::LookOnShelf(p) => {
                let f = day.plan().folders_of(ways.names.patient(p)?).first().copied()?;
                vec![Act::LookOnShelf(shown::number_of(day, t, f)?)]
            }
            Step::PickUp(w) => folders(w).into_iter().map(Act::PickUpFolder).collect(),
            Step::PutDown(w) => held(w).into_iter().map(Act::PutDownFolder).collect(),
            Step::ReadCover(w) => folders(w).into_iter().map(Act::ReadCover).collect(),
            Step::Turn { what, to } => folders(what).into_iter().map(|f| Act::TurnTo(f, *to)).collect(),
            Step::PickUpSheet(s) => return one(Act::PickUpSheet(sheet(s)?)),
            Step::ReadSheet(s) => return one(Act::ReadSheet(sheet(s)?)),
            Step::TakeOut(s) => return one(Act::TakeOut(sheet(s)?)),
            Step::CompareLabels { sheet: s, with, points } => {
                self.labels(day, sheet(s)?, folders(with).last().copied()?, ways.policy.get(points).copied()?)
            }
            Step::CompareField { sheet: s, with, field } => {
                self.compare(day, Source::Sheet(sheet(s)?), Source::Cover(folders(with).last().copied()?), *field)
            }
            Step::CompareGiven { with, field } => {
                self.compare(day, Source::Contact(t), Source::Registration(ways.names.patient(with)?), *field)
            }
            Step::File { sheet: s, into, section } => {
                let s = sheet(s)?;
                let proper = day.plan().sheets.get(s.index()).and_then(|x| x.kind.proper_section());
                vec![Act::File(s, folders(into).last().copied()?, section.or(proper)?)]
            }
            Step::PutInTray { sheet: s, tray } => return one(Act::PutInTray(sheet(s)?, *tray)),
            Step::Track { what, to: at } => {
                let at = to(at)?;
                // Of some in hand, those; with none in hand the module is told all the same, as anybody could.
                let held = held(what);
                let all = if held.is_empty() { folders(what) } else { held };
                all.into_iter().map(|f| Act::Track(f, at)).collect()
            }
            Step::CheckIn(w) => folders(w).into_iter().map(Act::CheckIn).collect(),
            Step::Shelve(w) => held(w).into_iter().filter_map(|f| Some(Act::Shelve(f, shown::number_of(day, t, f)?))).collect(),
            Step::ShelveSwapped(w) => held(w)
                .into_iter()
                .filter_map(|f| Some(Act::Shelve(f, shown::number_of(day, t, f)?.swapped_pairs().first().copied()?)))
                .collect(),
            Step::Send { what, to: at, by } => {
                let all = held(what);
                if all.is_empty() {
                    return None;
                }
                vec![Act::Send(all, to(at)?, *by)]
            }
            Step::HandOver(w) => {
                let all = held(w);
                if all.is_empty() {
                    return None;
                }
                vec![Act::HandOver(all, t)]
            }
            Step::Recall(w) => folders(w).into_iter().map(Act::Recall).collect(),
            Step::Escalate(r) => vec![Act::Escalate(t, day.plan().role_named(r)?)],
            Step::AskAdvice => vec![Act::AskAdvice(t)],
            Step::Report(i) => vec![Act::Report(t, *i)],
            Step::Go(p) | Step::GoUnlocked(p) => go(day, place(p)?),
            Step::Wait(0) => Vec::new(),
            Step::Wait(secs) => vec![Act::Wait(*secs)],
            Step::LookUp(p) => {
                let at = day.plan().pages.iter().position(|x| **x == **p)?;
                vec![Act::LookUp(crate::day::PageId(u16::try_from(at).ok()?))]
            }
            Step::OpenFirst => vec![Act::OpenRegistration(day.state().last_list.first().copied()?)],
            Step::SendAll { to: at, by } => {
                let all = day.state().hands.clone();
                if all.is_empty() {
                    return None;
                }
                vec![Act::Send(all, to(at)?, *by)]
            }
            Step::HandOverAll => {
                let all = day.state().hands.clone();
                if all.is_empty() {
                    return None;
                }
                vec![Act::HandOver(all, t)]
            }
            Step::Follow(_) | Step::Pull(_) | Step::PullFirst | Step::If { .. } => Vec::new(),
        })
    }

    fn identifiers(&self, day: &Day, needed: u32) -> Vec<Act> {
        const ORDER: [Field; 9] = [
            Field::DateOfBirth,
            Field::Surname,
            Field::Forename,
            Field::HospitalNumber,
            Field::Address,
            Field::NhsNumber,
            Field::Postcode,
            Field::GpPractice,
            Field::Telephone,
        ];
        // Asks in the usual order, first what the contact is likely to have; the script looks again after each answer.
        let st = day.state().task(self.task);
        let known = |f: &Field| day.plan().task(self.task).is_some_and(|p| p.says.iter().any(|(x, _)| x == f));
        let asked = ORDER.iter().filter(|f| st.asked.contains(**f) && st.gave.contains(**f)).count();
        let more = (needed as usize).saturating_sub(asked);
        ORDER.iter().filter(|f| !st.asked.contains(**f) && known(f)).take(more).map(|f| Act::Ask(self.task, *f)).collect()
    }

    fn labels(&mut self, day: &Day, sheet: crate::day::SheetId, folder: FolderId, points: u32) -> Vec<Act> {
        const ORDER: [Field; 5] = [Field::DateOfBirth, Field::NhsNumber, Field::HospitalNumber, Field::Surname, Field::Forename];
        let both = |f: &Field| {
            shown::seen_value(day, Source::Sheet(sheet), *f).is_some()
                && shown::seen_value(day, Source::Cover(folder), *f).is_some()
        };
        let fields: Vec<Field> = ORDER.iter().filter(|f| both(f)).take(points as usize).copied().collect();
        if (fields.len() as u32) < points {
            // Too little on the label to be sure: that is itself the finding.
            self.differs = true;
        }
        fields.into_iter().flat_map(|f| self.compare(day, Source::Sheet(sheet), Source::Cover(folder), f)).collect()
    }

    fn compare(&mut self, day: &Day, a: Source, b: Source, field: Field) -> Vec<Act> {
        let (va, vb) = (shown::seen_value(day, a, field), shown::seen_value(day, b, field));
        if let (Some(va), Some(vb)) = (&va, &vb)
            && crate::records::compare(va, vb) != crate::records::Comparison::Agrees
        {
            self.differs = true;
        }
        vec![Act::Compare(FieldRef { source: a, field }, FieldRef { source: b, field })]
    }
}

fn go(day: &Day, p: PlaceId) -> Vec<Act> {
    if day.state().place == p { Vec::new() } else { vec![Act::Go(p)] }
}

fn term(f: Field, v: FieldValue) -> Option<Term> {
    Some(match (f, v) {
        (Field::Surname, FieldValue::Name(s)) => Term::Surname(s),
        (Field::Forename, FieldValue::Name(s)) => Term::Forename(s),
        (Field::DateOfBirth, FieldValue::Date(d)) => Term::DateOfBirth(d),
        (Field::HospitalNumber, FieldValue::Hospital(n)) => Term::HospitalNumber(n),
        (Field::NhsNumber, FieldValue::Nhs(n)) => Term::NhsNumber(n),
        (Field::Postcode, FieldValue::Words(s)) => Term::Postcode(s),
        _ => return None,
    })
}

/// Searches keep folders by patient number, so that names need not be asked again.
fn resolved(w: &What, ways: &Ways) -> What {
    let number = |p: &String| ways.names.patient(p).map_or_else(String::new, |p| p.0.to_string());
    match w {
        What::VolumesOf(p) => What::VolumesOf(number(p)),
        What::CurrentVolumeOf(p) => What::CurrentVolumeOf(number(p)),
        What::OldVolumesOf(p) => What::OldVolumesOf(number(p)),
        What::Brought => What::Brought,
    }
}

fn folders_of(day: &Day, task: TaskId, w: &What) -> Vec<FolderId> {
    shown::folders_meant(day, task, w, |p| p.parse().ok().map(crate::day::PatientId))
}
