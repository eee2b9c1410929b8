//! Playing the steps of a task, act by act. Where a step must be done somewhere else, with the screen open, or with a visitor
//! who was left waiting, the clerk sees to that first, as anybody would.

use std::sync::Arc;

use super::Stuck;
use super::answer::{Line, Play};
use super::shown;
use super::ways::Habit;
use crate::day::terms::Session;
use crate::day::{Act, Day, FieldRef, FolderId, PlaceId, Refusal, SheetId, Source, Stage, TaskId, Term};
use crate::records::{Field, FieldValue};
use crate::scenario::steps::Step;

/// How far the answer to one task is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// The next line; never a jump.
    at: usize,
    unlocked_walk: bool,
    /// A comparison came out different.
    differs: bool,
}

impl Progress {
    /// Whether no line of its answer is left to begin.
    #[must_use]
    pub fn is_through(&self, lines: &[Line]) -> bool {
        self.at >= lines.len()
    }

    /// Goes on at a line.
    fn go_on(&mut self, lines: &[Line], mut at: usize) {
        while let Some(Play::Jump(to)) = lines.get(at).map(|l| &l.play) {
            at = *to;
        }
        self.at = at;
    }
}

/// What a step is played by.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The day.
    pub day: &'a Day,
    /// The task.
    pub task: TaskId,
    /// The clerk's habit.
    pub habit: Habit,
    /// The lines of the task's answer.
    pub lines: &'a [Line],
}

/// The step under way. There is one at a time: a clerk turns to another task only between steps.
#[derive(Debug, Clone)]
pub struct Script {
    /// Acts made ready, the next one last.
    acts: Vec<Act>,
    hand: Hand,
    search: Option<Search>,
    given: Given,
    tries: u8,
    tried: Vec<PlaceId>,
    /// Steps that were not possible.
    pub troubles: Vec<Stuck>,
}

/// Where the act last given stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// Last among the acts made ready, until it is done or refused.
    Ready,
    /// First in this line of the answer.
    Line(usize),
}

/// What the act last given was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    /// An act of the answer, which is tried again if it is refused.
    Next,
    /// The same, and it is a walk.
    Walk,
    /// A look on the shelf.
    Look,
    /// Something else that had to be done first.
    Other,
}

#[derive(Debug, Clone)]
struct Search {
    wanted: Arc<[FolderId]>,
    looked: usize,
}

impl Default for Script {
    /// No step under way.
    fn default() -> Self {
        Script {
            acts: Vec::new(),
            hand: Hand::Ready,
            search: None,
            given: Given::Other,
            tries: 0,
            tried: Vec::new(),
            troubles: Vec::new(),
        }
    }
}

impl Script {
    /// Whether a step is under way, so that the clerk should not turn to something else.
    #[must_use]
    pub fn is_mid_step(&self) -> bool {
        !self.acts.is_empty() || self.search.is_some()
    }

    /// The act last given.
    #[must_use]
    pub fn in_hand<'a>(&'a self, lines: &'a [Line]) -> Option<&'a Act> {
        match self.hand {
            Hand::Ready => self.acts.last(),
            Hand::Line(at) => lines.get(at).and_then(|l| l.play.acts().first()),
        }
    }

    /// Takes the next act of an answer in hand; whether there is one.
    pub fn next(&mut self, how_far: &mut Progress, job: &Job<'_>) -> bool {
        loop {
            if !self.acts.is_empty() {
                self.give(how_far, job, Hand::Ready);
                return true;
            }
            if let Some(act) = self.search_on(job) {
                self.given = if matches!(act, Act::LookOnShelf(_)) { Given::Look } else { Given::Other };
                self.acts.push(act);
                self.hand = Hand::Ready;
                return true;
            }
            let here = how_far.at;
            let Some(line) = job.lines.get(here) else { return false };
            self.tries = 0;
            self.tried.clear();
            match line.play.acts() {
                [] => self.begin(how_far, job, line),
                [_, rest @ ..] => {
                    how_far.go_on(job.lines, here + 1);
                    self.acts.extend(rest.iter().rev().cloned());
                    self.give(how_far, job, Hand::Line(here));
                    return true;
                }
            }
        }
    }

    /// Gives an act that is ready, or what must be seen to before it.
    fn give(&mut self, how_far: &Progress, job: &Job<'_>, hand: Hand) {
        self.hand = hand;
        let Some(act) = self.in_hand(job.lines) else { return };
        let Some(first) = care(how_far, job, act) else {
            self.given = if matches!(act, Act::Go(_)) { Given::Walk } else { Given::Next };
            return;
        };
        if hand != Hand::Ready {
            let act = act.clone();
            self.acts.push(act);
        }
        self.acts.push(first);
        (self.hand, self.given) = (Hand::Ready, Given::Other);
    }

    /// The act last given was done.
    pub fn done(&mut self, how_far: &mut Progress) {
        self.tries = 0;
        match (self.given, self.search.as_mut()) {
            (Given::Walk, _) => how_far.unlocked_walk = false,
            (Given::Look, Some(s)) => s.looked += 1,
            _ => {}
        }
        if self.hand == Hand::Ready {
            self.acts.pop();
        }
    }

    /// The act last given was refused: see to what is in the way, or give the step up.
    pub fn refused(&mut self, job: &Job<'_>, why: Refusal) {
        let act = match self.hand {
            Hand::Ready => self.acts.pop(),
            Hand::Line(_) => self.in_hand(job.lines).cloned(),
        };
        let Some(act) = act else { return };
        self.tries += 1;
        let (day, task) = (job.day, job.task);
        let own = matches!(self.given, Given::Next | Given::Walk);
        let first = match why {
            Refusal::GoThereFirst(p) => Some(Act::Go(p)),
            Refusal::ScreenLocked => Some(Act::Unlock),
            Refusal::NotTalking if matches!(day.state().task(task).stage, Stage::Parked) => Some(Act::Attend(task)),
            Refusal::NotYetSeen | Refusal::NotHere => {
                // Perhaps it lies where the work came in, or on the returns bench: go and see.
                let met_at = day.plan().task(task).map(|t| t.place);
                let look = [met_at, Some(day.plan().setting.returns)];
                let here = day.state().place;
                let next = look.into_iter().flatten().find(|p| *p != here && !self.tried.contains(p));
                self.tried.extend(next);
                next.map(Act::Go)
            }
            _ => None,
        };
        match first {
            Some(remedy) if self.tries < 5 => {
                if own {
                    self.acts.push(act);
                }
                self.acts.push(remedy);
            }
            _ => {
                self.troubles.push(Stuck::Refused(act, why));
                if let Some(s) = self.search.as_mut().filter(|_| !own) {
                    s.looked = usize::MAX;
                }
                self.tries = 0;
            }
        }
    }

    /// Looking on the shelves: the number's own place, then where swapped digits and look-alikes would lead.
    fn search_on(&mut self, job: &Job<'_>) -> Option<Act> {
        let day = job.day;
        let s = self.search.as_ref()?;
        let looked = s.looked;
        let missing = || s.wanted.iter().copied().filter(|f| !day.state().hands.contains(f));
        let within_reach = |f: &FolderId| day.state().seen.has(Source::Spine(*f)) && day.decide(&Act::Pull(*f)).is_ok();
        if let Some(f) = missing().find(within_reach) {
            return Some(Act::Pull(f));
        }
        let worth_more = missing().any(|f| looked == 0 || !shown::tracked_out(day, f));
        let number = missing().next().and_then(|f| shown::number_of(day, job.task, f));
        let next = number.and_then(|n| {
            let elsewhere = || n.swapped_pairs().into_iter().chain(n.look_alikes());
            if looked == 0 { Some(n) } else { elsewhere().nth(looked - 1) }
        });
        match next {
            Some(n) if worth_more => Some(Act::LookOnShelf(n)),
            _ => {
                if missing().next().is_some() && number.is_none() {
                    self.troubles.push(Stuck::NoNumber);
                }
                self.search = None;
                None
            }
        }
    }

    /// Begins a line that is not played by acts as they stand.
    fn begin(&mut self, how_far: &mut Progress, job: &Job<'_>, line: &Line) {
        if let Play::Unless(when, otherwise) = &line.play {
            let next = if when.holds(job.day, job.task, how_far.differs) { how_far.at + 1 } else { *otherwise };
            how_far.go_on(job.lines, next);
            return;
        }
        how_far.go_on(job.lines, how_far.at + 1);
        if matches!(line.step.as_deref(), Some(Step::GoUnlocked(_))) {
            how_far.unlocked_walk = true;
        }
        if self.play(how_far, job, &line.play).is_none() {
            self.troubles.push(Stuck::NothingSaysHow(line.step.clone()));
        }
        // They were made ready in order.
        self.acts.reverse();
    }

    /// Makes ready the acts of a line. `None` when what it needs has not been shown.
    fn play(&mut self, how_far: &mut Progress, job: &Job<'_>, play: &Play) -> Option<()> {
        let (day, t, st) = (job.day, job.task, job.day.state());
        let held = |of: &[FolderId]| -> Vec<FolderId> { of.iter().copied().filter(|f| st.hands.contains(f)).collect() };
        let some_held = |of: &Option<Arc<[FolderId]>>| {
            let all = of.as_ref().map_or_else(|| st.hands.clone(), |of| held(of));
            if all.is_empty() { None } else { Some(all) }
        };
        match play {
            Play::AskIdentifiers(needed) => self.identifiers(job, *needed),
            Play::Search(by) => {
                let terms: Vec<Term> = by.iter().filter_map(|f| term(*f, shown::given_value(day, t, *f)?)).collect();
                if terms.is_empty() {
                    return None;
                }
                self.acts.push(Act::Search(terms));
            }
            Play::LookOnShelf(f) => self.acts.push(Act::LookOnShelf(shown::number_of(day, t, *f)?)),
            Play::Pull(wanted) => self.search = Some(Search { wanted: Arc::clone(wanted), looked: 0 }),
            Play::PullFirst => {
                let wanted = st.last_list.first().map(|p| day.plan().folders_of(*p).into());
                self.search = wanted.map(|wanted| Search { wanted, looked: 0 });
            }
            Play::OpenFirst => self.acts.push(Act::OpenRegistration(st.last_list.first().copied()?)),
            Play::PutDown(all) => self.acts.extend(held(all).into_iter().map(Act::PutDownFolder)),
            Play::CompareLabels(sheet, folder, points) => self.labels(how_far, day, *sheet, *folder, *points),
            Play::Compare(a, b, field) => self.compare(how_far, day, *a, *b, *field),
            Play::Track(all, to) => {
                // Of some in hand, those; with none in hand the module is told all the same, as anybody could.
                let held = held(all);
                let told = if held.is_empty() { &**all } else { &*held };
                self.acts.extend(told.iter().map(|f| Act::Track(*f, *to)));
            }
            Play::Shelve(all, swapped) => {
                for f in held(all) {
                    let number = shown::number_of(day, t, f);
                    let at = if *swapped { number.and_then(|n| n.swapped_pairs().first().copied()) } else { number };
                    self.acts.extend(at.map(|n| Act::Shelve(f, n)));
                }
            }
            Play::Send(what, to, by) => self.acts.push(Act::Send(some_held(what)?, *to, *by)),
            Play::HandOver(what) => self.acts.push(Act::HandOver(some_held(what)?, t)),
            Play::Go(p) => self.acts.extend((st.place != *p).then_some(Act::Go(*p))),
            Play::Nothing => return None,
            // Acts are given as they stand; the others are not played but gone on from.
            Play::Act(_) | Play::Acts(_) | Play::Unless(..) | Play::Jump(_) => {}
        }
        Some(())
    }

    fn identifiers(&mut self, job: &Job<'_>, needed: u32) {
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
        let st = job.day.state().task(job.task);
        let known = |f: &Field| job.day.plan().task(job.task).is_some_and(|p| p.says.iter().any(|(x, _)| x == f));
        let asked = ORDER.iter().filter(|f| st.asked.contains(**f) && st.gave.contains(**f)).count();
        let more = (needed as usize).saturating_sub(asked);
        let next = ORDER.iter().filter(|f| !st.asked.contains(**f) && known(f)).take(more);
        self.acts.extend(next.map(|f| Act::Ask(job.task, *f)));
    }

    fn labels(&mut self, how_far: &mut Progress, day: &Day, sheet: SheetId, folder: FolderId, points: u32) {
        const ORDER: [Field; 5] = [Field::DateOfBirth, Field::NhsNumber, Field::HospitalNumber, Field::Surname, Field::Forename];
        let both = |f: &Field| {
            shown::seen_value(day, Source::Sheet(sheet), *f).is_some()
                && shown::seen_value(day, Source::Cover(folder), *f).is_some()
        };
        let fields: Vec<Field> = ORDER.iter().filter(|f| both(f)).take(points as usize).copied().collect();
        if (fields.len() as u32) < points {
            // Too little on the label to be sure: that is itself the finding.
            how_far.differs = true;
        }
        for f in fields {
            self.compare(how_far, day, Source::Sheet(sheet), Source::Cover(folder), f);
        }
    }

    fn compare(&mut self, how_far: &mut Progress, day: &Day, a: Source, b: Source, field: Field) {
        let (va, vb) = (shown::seen_value(day, a, field), shown::seen_value(day, b, field));
        if let (Some(va), Some(vb)) = (&va, &vb)
            && crate::records::compare(va, vb) != crate::records::Comparison::Agrees
        {
            how_far.differs = true;
        }
        self.acts.push(Act::Compare(FieldRef { source: a, field }, FieldRef { source: b, field }));
    }
}

/// What must be seen to before an act: the screen before walking away, and a colleague's session before working in it,
/// unless an author writes a wrong answer about that one.
fn care(how_far: &Progress, job: &Job<'_>, act: &Act) -> Option<Act> {
    if job.habit != Habit::LocksScreen {
        return None;
    }
    let st = job.day.state();
    let about_this_session = || job.day.plan().task(job.task).is_some_and(|t| t.open_session == Some(st.place));
    let lock = match act {
        Act::Go(_) => !how_far.unlocked_walk && st.session_here() == Session::Own,
        Act::Search(_) | Act::OpenRegistration(_) | Act::Track(..) | Act::CheckIn(_) => {
            st.session_here() == Session::Colleagues && !about_this_session()
        }
        _ => false,
    };
    lock.then_some(Act::Lock)
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
