//! Playing the steps of one task, act by act. Where a step must be done somewhere else, with the screen open, or with a visitor
//! who was left waiting, the clerk sees to that first, as anybody would.

use std::collections::VecDeque;
use std::sync::Arc;

use super::answer::{Line, Play};
use super::shown;
use super::ways::Habit;
use crate::day::terms::Session;
use crate::day::{Act, Day, FieldRef, FolderId, PlaceId, Refusal, Source, Stage, TaskId, Term};
use crate::records::{Field, FieldValue};
use crate::scenario::steps::Step;

/// The answer to one task, being played.
#[derive(Debug, Clone)]
pub struct Script {
    /// The task.
    pub task: TaskId,
    /// The next line; never a jump.
    at: usize,
    acts: VecDeque<Act>,
    search: Option<Search>,
    given: Given,
    tries: u8,
    tried: Vec<PlaceId>,
    unlocked_walk: bool,
    /// A comparison came out different.
    pub differs: bool,
    /// Steps that were not possible.
    pub troubles: Vec<String>,
}

/// What the act last given was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    /// The first of the acts made ready, which comes back if it is refused.
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

impl Script {
    /// A script at its first step.
    #[must_use]
    pub fn new(task: TaskId) -> Script {
        Script {
            task,
            at: 0,
            acts: VecDeque::new(),
            search: None,
            given: Given::Other,
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

    /// Whether nothing of its answer is left to do.
    #[must_use]
    pub fn is_done(&self, lines: &[Line]) -> bool {
        self.at >= lines.len() && !self.is_mid_step()
    }

    /// The next act of its answer.
    pub fn next(&mut self, day: &Day, habit: Habit, lines: &[Line]) -> Option<Act> {
        loop {
            if let Some(act) = self.acts.pop_front() {
                return Some(self.give(day, habit, act));
            }
            if let Some(act) = self.search_on(day) {
                self.given = if matches!(act, Act::LookOnShelf(_)) { Given::Look } else { Given::Other };
                return Some(act);
            }
            let line = lines.get(self.at)?;
            self.tries = 0;
            self.tried.clear();
            if let Play::Acts(acts) = &line.play
                && let [first, rest @ ..] = &**acts
            {
                self.go_on(lines, self.at + 1);
                self.acts.extend(rest.iter().cloned());
                return Some(self.give(day, habit, first.clone()));
            }
            self.begin(day, lines, line);
        }
    }

    /// Gives an act that is ready, or what must be seen to before it.
    fn give(&mut self, day: &Day, habit: Habit, act: Act) -> Act {
        if let Some(first) = self.care(day, habit, &act) {
            self.acts.push_front(act);
            self.given = Given::Other;
            return first;
        }
        self.given = if matches!(act, Act::Go(_)) { Given::Walk } else { Given::Next };
        act
    }

    /// What must be seen to before an act: the screen before walking away, and a colleague's session before working in it,
    /// unless an author writes a wrong answer about that one.
    fn care(&self, day: &Day, habit: Habit, act: &Act) -> Option<Act> {
        if habit != Habit::LocksScreen {
            return None;
        }
        let session = || day.state().session_here();
        let about_this_session = || day.plan().task(self.task).is_some_and(|t| t.open_session == Some(day.state().place));
        let lock = match act {
            Act::Go(_) => !self.unlocked_walk && session() == Session::Own,
            Act::Search(_) | Act::OpenRegistration(_) | Act::Track(..) | Act::CheckIn(_) => {
                session() == Session::Colleagues && !about_this_session()
            }
            _ => false,
        };
        lock.then_some(Act::Lock)
    }

    /// The act last given was done.
    pub fn done(&mut self) {
        self.tries = 0;
        match (self.given, self.search.as_mut()) {
            (Given::Walk, _) => self.unlocked_walk = false,
            (Given::Look, Some(s)) => s.looked += 1,
            _ => {}
        }
    }

    /// The last act was refused: see to what is in the way, or give the step up.
    pub fn refused(&mut self, day: &Day, act: Act, why: Refusal) {
        self.tries += 1;
        let own = matches!(self.given, Given::Next | Given::Walk);
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
            Some(remedy) if self.tries < 5 => {
                if own {
                    self.acts.push_front(act);
                }
                self.acts.push_front(remedy);
            }
            _ => {
                self.troubles.push(format!("{act:?}: {why:?}"));
                if let Some(s) = self.search.as_mut().filter(|_| !own) {
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
        let missing = || s.wanted.iter().copied().filter(|f| !day.state().hands.contains(f));
        let within_reach = |f: &FolderId| day.state().seen.has(Source::Spine(*f)) && day.decide(&Act::Pull(*f)).is_ok();
        if let Some(f) = missing().find(within_reach) {
            return Some(Act::Pull(f));
        }
        let worth_more = missing().any(|f| looked == 0 || !shown::tracked_out(day, f));
        let number = missing().next().and_then(|f| shown::number_of(day, self.task, f));
        let next = number.and_then(|n| {
            let elsewhere = || n.swapped_pairs().into_iter().chain(n.look_alikes());
            if looked == 0 { Some(n) } else { elsewhere().nth(looked - 1) }
        });
        match next {
            Some(n) if worth_more => Some(Act::LookOnShelf(n)),
            _ => {
                if missing().next().is_some() && number.is_none() {
                    self.troubles.push("nothing shown says which number to look for".into());
                }
                self.search = None;
                None
            }
        }
    }

    /// Goes on at a line.
    fn go_on(&mut self, lines: &[Line], mut at: usize) {
        while let Some(Play::Jump(to)) = lines.get(at).map(|l| &l.play) {
            at = *to;
        }
        self.at = at;
    }

    fn begin(&mut self, day: &Day, lines: &[Line], line: &Line) {
        if let Play::Unless(when, otherwise) = &line.play {
            let next = if when.holds(day, self.task, self.differs) { self.at + 1 } else { *otherwise };
            self.go_on(lines, next);
            return;
        }
        self.go_on(lines, self.at + 1);
        if matches!(line.step.as_deref(), Some(Step::GoUnlocked(_))) {
            self.unlocked_walk = true;
        }
        if self.play(day, &line.play).is_none() {
            let step = line.step.as_ref().map_or_else(String::new, |s| format!("{s:?}"));
            self.troubles.push(format!("{step}: nothing shown says how"));
        }
    }

    /// Makes ready the acts of a line. `None` when what it needs has not been shown.
    fn play(&mut self, day: &Day, play: &Play) -> Option<()> {
        let (t, st) = (self.task, day.state());
        let held = |of: &[FolderId]| -> Vec<FolderId> { of.iter().copied().filter(|f| st.hands.contains(f)).collect() };
        let some_held = |of: &Option<Arc<[FolderId]>>| {
            let all = of.as_ref().map_or_else(|| st.hands.clone(), |of| held(of));
            if all.is_empty() { None } else { Some(all) }
        };
        match play {
            Play::AskIdentifiers(needed) => self.identifiers(day, *needed),
            Play::Search(by) => {
                let terms: Vec<Term> = by.iter().filter_map(|f| term(*f, shown::given_value(day, t, *f)?)).collect();
                if terms.is_empty() {
                    return None;
                }
                self.acts.push_back(Act::Search(terms));
            }
            Play::LookOnShelf(f) => self.acts.push_back(Act::LookOnShelf(shown::number_of(day, t, *f)?)),
            Play::Pull(wanted) => self.search = Some(Search { wanted: Arc::clone(wanted), looked: 0 }),
            Play::PullFirst => {
                let wanted = st.last_list.first().map(|p| day.plan().folders_of(*p).into());
                self.search = wanted.map(|wanted| Search { wanted, looked: 0 });
            }
            Play::OpenFirst => self.acts.push_back(Act::OpenRegistration(st.last_list.first().copied()?)),
            Play::PutDown(all) => self.acts.extend(held(all).into_iter().map(Act::PutDownFolder)),
            Play::CompareLabels(sheet, folder, points) => self.labels(day, *sheet, *folder, *points),
            Play::Compare(a, b, field) => self.compare(day, *a, *b, *field),
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
            Play::Send(what, to, by) => self.acts.push_back(Act::Send(some_held(what)?, *to, *by)),
            Play::HandOver(what) => self.acts.push_back(Act::HandOver(some_held(what)?, t)),
            Play::Go(p) => self.acts.extend((st.place != *p).then_some(Act::Go(*p))),
            Play::Nothing => return None,
            // Acts are given as they stand; the others are not played but gone on from.
            Play::Acts(_) | Play::Unless(..) | Play::Jump(_) => {}
        }
        Some(())
    }

    fn identifiers(&mut self, day: &Day, needed: u32) {
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
        let next = ORDER.iter().filter(|f| !st.asked.contains(**f) && known(f)).take(more);
        self.acts.extend(next.map(|f| Act::Ask(self.task, *f)));
    }

    fn labels(&mut self, day: &Day, sheet: crate::day::SheetId, folder: FolderId, points: u32) {
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
        for f in fields {
            self.compare(day, Source::Sheet(sheet), Source::Cover(folder), f);
        }
    }

    fn compare(&mut self, day: &Day, a: Source, b: Source, field: Field) {
        let (va, vb) = (shown::seen_value(day, a, field), shown::seen_value(day, b, field));
        if let (Some(va), Some(vb)) = (&va, &vb)
            && crate::records::compare(va, vb) != crate::records::Comparison::Agrees
        {
            self.differs = true;
        }
        self.acts.push_back(Act::Compare(FieldRef { source: a, field }, FieldRef { source: b, field }));
    }
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
