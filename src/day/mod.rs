//! The department's day: ask → decide → facts → fold. It knows what is possible, never what is right.
//!
//! Invariants: no real clock, no files, no environment, no floats, no hash-map order, no chance but [`chance`].
//! `decide` and `due` look and change nothing; `fold` is the only code that changes state, and never decides or draws lots.

pub mod act;
pub mod chance;
pub mod clock;
pub mod crowd;
pub mod fact;
pub mod ids;
pub mod logbook;
pub mod plan;
pub mod refusal;
pub mod sights;
pub mod state;
pub mod terms;
pub mod values;
pub mod vocabulary;
pub mod work;

use std::sync::Arc;

pub use act::{Act, FieldRef, Term};
pub use fact::{Fact, FactKind, Stamped};
pub use ids::{FolderId, PageId, PatientId, PersonId, PlaceId, RoleId, Second, SheetId, TaskId};
pub use plan::Plan;
pub use refusal::Refusal;
pub use state::{Source, Stage, State};

use terms::Channel;
use work::{Desk, comparing, contact, desk, folders, matters, pas, shelves, tracking};

/// Raised only when mechanics change what facts follow from an act.
/// 2: tracking and checking in need an open session, as everything on PAS does.
/// 3: a session left open comes to a terminal only once the trainee has left it, and their own session counts for no such work.
pub const RULES: u32 = 3;

/// A day being played.
#[derive(Debug, Clone)]
pub struct Day {
    plan: Arc<Plan>,
    state: State,
}

impl Day {
    /// The day before its first second.
    #[must_use]
    pub fn open(plan: Arc<Plan>) -> Day {
        let state = State::at_opening(&plan);
        Day { plan, state }
    }

    /// What the day was opened from.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How things stand.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What would follow from an act, or why it cannot be done. Changes nothing.
    ///
    /// # Errors
    /// A [`Refusal`] when the act is not possible here and now.
    pub fn decide(&self, act: &Act) -> Result<Vec<Stamped>, Refusal> {
        let mut out = Vec::new();
        self.decide_into(act, &mut out)?;
        Ok(out)
    }

    /// As [`Self::decide`], into a list that can be used again. On a refusal the list is as it was.
    ///
    /// # Errors
    /// A [`Refusal`] when the act is not possible here and now.
    pub fn decide_into(&self, act: &Act, out: &mut Vec<Stamped>) -> Result<(), Refusal> {
        if self.state.closed {
            return Err(Refusal::DayClosed);
        }
        let before = out.len();
        let mut d = Desk { plan: &self.plan, state: &self.state, out };
        let mut secs = clock::takes_secs(act);
        let decided = match act {
            Act::Attend(t) => contact::attend(&mut d, *t),
            Act::Ask(t, f) => contact::ask(&mut d, *t, *f),
            Act::ReadBack(t, f) => contact::read_back(&mut d, *t, *f),
            Act::Tell(t, w, m) => contact::tell(&mut d, *t, *w, *m),
            Act::Decline(t, m) => contact::decline(&mut d, *t, *m),
            Act::Offer(t, o) => contact::offer(&mut d, *t, *o),
            Act::PromiseToRing(t) => contact::promise(&mut d, *t),
            Act::Calm(t) => contact::calm(&mut d, *t),
            Act::Ring(t, v) => contact::ring(&mut d, *t, *v),
            Act::EndTalk(t) => contact::end_talk(&mut d, *t),
            Act::Unlock => pas::unlock(&mut d),
            Act::Lock => pas::lock(&mut d),
            Act::Search(terms) => pas::search(&mut d, terms),
            Act::OpenRegistration(p) => pas::open(&mut d, *p),
            Act::LookOnShelf(n) => shelves::look(&mut d, *n),
            Act::Pull(f) => shelves::pull(&mut d, *f),
            Act::Shelve(f, n) => shelves::shelve(&mut d, *f, *n),
            Act::PickUpFolder(f) => folders::pick_up(&mut d, *f),
            Act::PutDownFolder(f) => folders::put_down(&mut d, *f),
            Act::ReadCover(f) => folders::read_cover(&mut d, *f),
            Act::TurnTo(f, s) => folders::turn_to(&mut d, *f, *s),
            Act::PickUpSheet(s) => folders::pick_up_sheet(&mut d, *s),
            Act::ReadSheet(s) => folders::read_sheet(&mut d, *s),
            Act::TakeOut(s) => folders::take_out(&mut d, *s),
            Act::File(s, f, at) => folders::file(&mut d, *s, *f, *at),
            Act::PutInTray(s, t) => folders::put_in_tray(&mut d, *s, *t),
            Act::Compare(a, b) => comparing::compare(&mut d, *a, *b),
            Act::Track(f, p) => tracking::track(&mut d, *f, *p),
            Act::CheckIn(f) => tracking::check_in(&mut d, *f),
            Act::Send(fs, p, by) => tracking::send(&mut d, fs, *p, *by),
            Act::HandOver(fs, t) => tracking::hand_over(&mut d, fs, *t),
            Act::Recall(f) => tracking::recall(&mut d, *f),
            Act::Escalate(t, r) => matters::escalate(&mut d, *t, *r),
            Act::AskAdvice(t) => matters::advise(&mut d, *t),
            Act::Report(t, i) => matters::report(&mut d, *t, *i),
            Act::Go(p) => desk::go(&mut d, *p).map(|s| secs = s),
            Act::Wait(n) => desk::wait(&mut d, *n).map(|s| secs = s),
            Act::WaitForSomething(n) => desk::wait_for_something(&mut d, *n).map(|s| secs = s),
            Act::LookUp(p) => desk::look_up(&mut d, *p),
            Act::Cite(p) => comparing::cite(&mut d, *p),
            Act::CloseDay => {
                desk::close(&mut d);
                Ok(())
            }
        };
        match decided {
            Ok(()) => {
                let second = (self.state.now + secs).min(self.plan.closes);
                out.push(Stamped { second, task: None, fact: desk::Fact::TimePassed {}.into() });
                Ok(())
            }
            Err(r) => {
                out.truncate(before);
                Err(r)
            }
        }
    }

    /// What the clock brings up to a second, that second included. Changes nothing.
    #[must_use]
    pub fn due(&self, to: Second) -> Vec<Stamped> {
        let mut out = Vec::new();
        self.due_into(to, &mut out);
        out
    }

    /// As [`Self::due`], into a list that can be used again.
    pub fn due_into(&self, to: Second, out: &mut Vec<Stamped>) {
        let s = &self.state;
        if s.closed {
            return;
        }
        let to = to.min(self.plan.closes);
        if s.opened && s.now >= to && !self.anything_due(to) {
            return;
        }
        if !s.opened {
            out.push(Stamped { second: 0, task: None, fact: desk::Fact::DayOpened {}.into() });
            let mut d = Desk { plan: &self.plan, state: s, out };
            d.show_what_lies_at(s.place);
        }
        let before = out.len();
        self.arrivals(to, out);
        self.giving_up(to, out);
        self.deliveries(to, out);
        if let Some(new) = out.get_mut(before..) {
            new.sort_by_key(|f| f.second);
        }
        if to >= self.plan.closes {
            let unfinished = desk::unfinished(s);
            out.push(Stamped { second: to, task: None, fact: desk::Fact::DayClosed { unfinished }.into() });
        }
        if to > s.now {
            out.push(Stamped { second: to, task: None, fact: desk::Fact::TimePassed {}.into() });
        }
    }

    /// Whether the clock brings anything up to a second.
    #[must_use]
    pub fn anything_due(&self, to: Second) -> bool {
        let s = &self.state;
        !s.opened
            || (to >= self.plan.closes && !s.closed)
            || self.plan.tasks.get(usize::from(s.arrived)).is_some_and(|t| t.arrives <= to)
            || s.transit.iter().any(|x| x.at <= to)
            || s.waiting.iter().any(|t| self.gives_up_at(*t).is_some_and(|at| at <= to))
    }

    fn gives_up_at(&self, t: TaskId) -> Option<Second> {
        self.plan.task(t).filter(|p| p.patience > 0).map(|p| self.state.task(t).waiting_since + p.patience)
    }

    fn arrivals(&self, to: Second, out: &mut Vec<Stamped>) {
        let first = self.state.arrived;
        for (id, t) in (first..).map(TaskId).zip(self.plan.tasks.iter().skip(usize::from(first))) {
            if t.arrives > to {
                break;
            }
            let mut push = |fact: Fact| out.push(Stamped { second: t.arrives, task: Some(id), fact });
            push(
                contact::Fact::Arrived {
                    task: id,
                    channel: t.channel,
                    entitled: t.entitled.into(),
                    genuine: t.genuine.into(),
                    line: t.line,
                }
                .into(),
            );
            for f in &t.wanted {
                push(contact::Fact::Wanted { task: id, folder: *f, entitled: t.entitled.into() }.into());
            }
            let comes_later = t.open_session.is_some_and(|at| self.state.sits_at(at));
            if t.channel == Channel::Seen && t.place == self.state.place && !comes_later {
                let shown = desk::Fact::Shown {
                    of: terms::SourceKind::Contact,
                    source: Source::Contact(id),
                    fields: crate::records::FieldSet::default(),
                };
                push(shown.into());
            }
            if t.patience > 0 && t.arrives + t.patience <= to {
                out.push(Stamped {
                    second: t.arrives + t.patience,
                    task: Some(id),
                    fact: contact::Fact::GaveUp { task: id }.into(),
                });
            }
        }
    }

    fn giving_up(&self, to: Second, out: &mut Vec<Stamped>) {
        for t in &self.state.waiting {
            if let Some(second) = self.gives_up_at(*t)
                && second <= to
            {
                out.push(Stamped { second, task: Some(*t), fact: contact::Fact::GaveUp { task: *t }.into() });
            }
        }
    }

    fn deliveries(&self, to: Second, out: &mut Vec<Stamped>) {
        let mut coming: Vec<_> = self.state.transit.iter().filter(|x| x.at <= to).collect();
        coming.sort();
        for (i, x) in coming.iter().enumerate() {
            let Some(of) = self.plan.owner(x.folder) else { continue };
            let back = x.to == self.plan.setting.returns;
            let fact: Fact = if back {
                tracking::Fact::CameBack { folder: x.folder, of }.into()
            } else {
                tracking::Fact::Reached { folder: x.folder, of, place: x.to }.into()
            };
            out.push(Stamped { second: x.at, task: x.task, fact });
            let Some((task, plan)) = x.task.and_then(|t| self.plan.task(t).map(|p| (t, p))) else { continue };
            let st = self.state.task(task);
            let so_far = coming.iter().take(i + 1).filter(|y| y.task == Some(task)).count();
            let last = so_far == usize::from(st.on_its_way);
            let there = plan.to == Some(x.to);
            let how = terms::Ending::Supplied;
            if last && there && st.ended.is_none() && plan.endings.contains(&how) {
                out.push(Stamped { second: x.at, task: x.task, fact: contact::Fact::Finished { task, how }.into() });
            }
        }
    }

    /// Changes the state by what happened. The only code that does.
    pub fn fold(&mut self, facts: &[Stamped]) {
        let (plan, state) = (&*self.plan, &mut self.state);
        for f in facts {
            match &f.fact {
                Fact::Desk(x) => desk::fold(plan, state, f.second, x),
                Fact::Contact(x) => contact::fold(plan, state, f.second, x),
                Fact::Pas(x) => pas::fold(state, x),
                Fact::Shelves(x) => shelves::fold(plan, state, x),
                Fact::Folders(x) => folders::fold(plan, state, x),
                Fact::Comparing(x) => comparing::fold(state, f.task, x),
                Fact::Tracking(x) => tracking::fold(plan, state, f.task, x),
                Fact::Matters(x) => matters::fold(state, x),
            }
            if f.task.is_some() && is_doing(&f.fact) {
                state.in_hand = f.task;
            }
        }
    }
}

/// Whether a fact is something the trainee did, not something the clock brought.
fn is_doing(f: &Fact) -> bool {
    match f {
        Fact::Contact(c) => !matches!(
            c,
            contact::Fact::Arrived { .. }
                | contact::Fact::Wanted { .. }
                | contact::Fact::GaveUp { .. }
                | contact::Fact::Finished { .. }
        ),
        Fact::Tracking(t) => !matches!(t, tracking::Fact::Reached { .. } | tracking::Fact::CameBack { .. }),
        Fact::Desk(_) => false,
        Fact::Pas(_) | Fact::Shelves(_) | Fact::Folders(_) | Fact::Comparing(_) | Fact::Matters(_) => true,
    }
}
