//! Answers made ready to be played: what authors call by name is looked up once, and branches become jumps.
//! Made once for a dealt day; any number of clerks may play it. Plays nothing itself.

use std::sync::Arc;

use super::shown::Condition;
use super::ways::Ways;
use crate::day::terms::{Carrier, Manner};
use crate::day::{Act, FolderId, PageId, PlaceId, Plan, SheetId, Source, TaskId};
use crate::records::Field;
use crate::scenario::steps::{Step, What};

/// The answers to every task of a plan.
#[derive(Debug, Clone)]
pub struct Answers {
    lines: Arc<[Arc<[Line]>]>,
}

/// One step, or a part of one that branches.
#[derive(Debug, Clone)]
pub struct Line {
    /// The step as it was written; none for a branch. Apart, since it is seldom looked at.
    pub step: Option<Box<Step>>,
    /// How it is played.
    pub play: Play,
}

/// How a line is played.
#[derive(Debug, Clone)]
pub enum Play {
    /// By this act, whatever has been shown.
    Act(Act),
    /// By these acts, whatever has been shown.
    Acts(Box<[Act]>),
    /// Goes on at another line unless this has been shown.
    Unless(Box<Condition>, usize),
    /// Goes on at another line.
    Jump(usize),
    /// Asks for details until so many have been given.
    AskIdentifiers(u32),
    /// Searches by these, as the work gave them.
    Search(Vec<Field>),
    /// Looks at the place where this folder belongs.
    LookOnShelf(FolderId),
    /// Finds these on the shelves and takes them.
    Pull(Arc<[FolderId]>),
    /// Finds and takes every folder of the first patient on the list.
    PullFirst,
    /// Opens the first registration on the list.
    OpenFirst,
    /// Puts down those of these that are in hand.
    PutDown(Arc<[FolderId]>),
    /// Compares a sheet's label with a cover, so many fields.
    CompareLabels(SheetId, FolderId, u32),
    /// Compares one field.
    Compare(Source, Source, Field),
    /// Tracks those of these that are in hand, or all when none is.
    Track(Arc<[FolderId]>, PlaceId),
    /// Shelves those of these that are in hand: where they belong, or where two swapped digits would put them.
    Shelve(Arc<[FolderId]>, bool),
    /// Sends those of these that are in hand, or all that is.
    Send(Option<Arc<[FolderId]>>, PlaceId, Carrier),
    /// Hands over those of these that are in hand, or all that is.
    HandOver(Option<Arc<[FolderId]>>),
    /// Walks.
    Go(PlaceId),
    /// Names what this day has not.
    Nothing,
}

impl Play {
    /// The acts it is played by, if those have been known from the start.
    #[must_use]
    pub fn acts(&self) -> &[Act] {
        match self {
            Play::Act(act) => std::slice::from_ref(act),
            Play::Acts(acts) => acts,
            _ => &[],
        }
    }
}

impl Answers {
    /// Makes answers ready, one for each task of the plan, in order.
    #[must_use]
    pub fn of(plan: &Plan, ways: &Ways, answers: Vec<Vec<Step>>) -> Answers {
        let ready = |(task, steps): (TaskId, Vec<Step>)| {
            let mut w = Writer { plan, ways, task, lines: Vec::new() };
            w.write(steps);
            w.lines.into()
        };
        Answers { lines: (0u16..).map(TaskId).zip(answers).map(ready).collect() }
    }

    /// How many tasks have an answer.
    #[must_use]
    pub fn tasks(&self) -> usize {
        self.lines.len()
    }

    /// The lines of a task's answer.
    #[must_use]
    pub fn lines(&self, task: TaskId) -> &[Line] {
        self.lines.get(task.index()).map_or(&[], |l| l)
    }
}

struct Writer<'a> {
    plan: &'a Plan,
    ways: &'a Ways,
    task: TaskId,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn write(&mut self, steps: Vec<Step>) {
        for step in steps {
            let Step::If { when, then, otherwise } = step else {
                let play = self.play(&step).unwrap_or(Play::Nothing);
                self.lines.push(Line { step: Some(Box::new(step)), play });
                continue;
            };
            let branch = self.branch();
            self.write(then);
            let end = self.branch();
            let when = Condition::of(self.plan, &self.ways.names, self.task, &when);
            self.land(branch, |to| Play::Unless(Box::new(when), to));
            self.write(otherwise);
            self.land(end, Play::Jump);
        }
    }

    /// A line that will lead to another.
    fn branch(&mut self) -> usize {
        self.lines.push(Line { step: None, play: Play::Nothing });
        self.lines.len() - 1
    }

    /// Leads a branch to the line that comes next.
    fn land(&mut self, branch: usize, play: impl FnOnce(usize) -> Play) {
        let next = self.lines.len();
        if let Some(line) = self.lines.get_mut(branch) {
            line.play = play(next);
        }
    }

    /// How a step is played; `None` when it names what this day has not.
    fn play(&self, step: &Step) -> Option<Play> {
        let (t, plan, names) = (self.task, self.plan, &self.ways.names);
        let place = |id: &str| plan.place_named(id);
        let to = |id: &Option<String>| id.as_deref().map_or_else(|| plan.task(t).and_then(|p| p.to), place);
        let sheet = |id: &str| names.sheet(plan, t, id);
        let folders = |w: &What| names.folders(plan, t, w);
        let all = |w: &What| -> Arc<[FolderId]> { folders(w).into() };
        let one = Play::Act;
        let each = |w: &What, act: &dyn Fn(FolderId) -> Act| Play::Acts(folders(w).into_iter().map(act).collect());
        Some(match step {
            Step::Answer => one(Act::Attend(t)),
            Step::Ask(f) => one(Act::Ask(t, *f)),
            Step::AskIdentifiers(p) => Play::AskIdentifiers(self.policy(p)?),
            Step::ReadBack(f) => one(Act::ReadBack(t, *f)),
            Step::Tell(w) => one(Act::Tell(t, *w, Manner::Neutral)),
            Step::TellIn(w, m) => one(Act::Tell(t, *w, *m)),
            Step::Decline => one(Act::Decline(t, Manner::Neutral)),
            Step::DeclineIn(m) => one(Act::Decline(t, *m)),
            Step::Offer(o) => one(Act::Offer(t, *o)),
            Step::PromiseToRing => one(Act::PromiseToRing(t)),
            Step::Calm => one(Act::Calm(t)),
            Step::Ring(v) => one(Act::Ring(t, *v)),
            Step::Goodbye => one(Act::EndTalk(t)),
            Step::Search { by } => Play::Search(by.clone()),
            Step::Open(p) => one(Act::OpenRegistration(names.patient(p)?)),
            Step::Lock => one(Act::Lock),
            Step::Unlock => one(Act::Unlock),
            Step::LookOnShelf(p) => Play::LookOnShelf(plan.folders_of(names.patient(p)?).first().copied()?),
            Step::Pull(w) => Play::Pull(all(w)),
            Step::PullFirst => Play::PullFirst,
            Step::OpenFirst => Play::OpenFirst,
            Step::PickUp(w) => each(w, &Act::PickUpFolder),
            Step::PutDown(w) => Play::PutDown(all(w)),
            Step::ReadCover(w) => each(w, &Act::ReadCover),
            Step::Turn { what, to } => each(what, &|f| Act::TurnTo(f, *to)),
            Step::PickUpSheet(s) => one(Act::PickUpSheet(sheet(s)?)),
            Step::ReadSheet(s) => one(Act::ReadSheet(sheet(s)?)),
            Step::TakeOut(s) => one(Act::TakeOut(sheet(s)?)),
            Step::CompareLabels { sheet: s, with, points } => {
                Play::CompareLabels(sheet(s)?, folders(with).last().copied()?, self.policy(points)?)
            }
            Step::CompareField { sheet: s, with, field } => {
                Play::Compare(Source::Sheet(sheet(s)?), Source::Cover(folders(with).last().copied()?), *field)
            }
            Step::CompareGiven { with, field } => {
                Play::Compare(Source::Contact(t), Source::Registration(names.patient(with)?), *field)
            }
            Step::File { sheet: s, into, section } => {
                let s = sheet(s)?;
                let proper = plan.sheets.get(s.index()).and_then(|x| x.kind.proper_section());
                one(Act::File(s, folders(into).last().copied()?, section.or(proper)?))
            }
            Step::PutInTray { sheet: s, tray } => one(Act::PutInTray(sheet(s)?, *tray)),
            Step::Track { what, to: at } => Play::Track(all(what), to(at)?),
            Step::CheckIn(w) => each(w, &Act::CheckIn),
            Step::Shelve(w) => Play::Shelve(all(w), false),
            Step::ShelveSwapped(w) => Play::Shelve(all(w), true),
            Step::Send { what, to: at, by } => Play::Send(Some(all(what)), to(at)?, *by),
            Step::SendAll { to: at, by } => Play::Send(None, to(at)?, *by),
            Step::HandOver(w) => Play::HandOver(Some(all(w))),
            Step::HandOverAll => Play::HandOver(None),
            Step::Recall(w) => each(w, &Act::Recall),
            Step::Escalate(r) => one(Act::Escalate(t, plan.role_named(r)?)),
            Step::AskAdvice => one(Act::AskAdvice(t)),
            Step::Report(i) => one(Act::Report(t, *i)),
            Step::Go(p) | Step::GoUnlocked(p) => Play::Go(place(p)?),
            Step::Wait(secs) => Play::Acts((*secs > 0).then_some(Act::Wait(*secs)).into_iter().collect()),
            Step::LookUp(p) => {
                let at = plan.pages.iter().position(|x| **x == **p)?;
                one(Act::LookUp(PageId(u16::try_from(at).ok()?)))
            }
            Step::Follow(_) | Step::If { .. } => Play::Acts([].into()),
        })
    }

    fn policy(&self, parameter: &str) -> Option<u32> {
        self.ways.policy.get(parameter).copied()
    }
}
