//! What stands and who stands in the department at one second, as the state says.

use serde::Serialize;

use super::looks::{self, Looks, Mood, Pose};
use super::plan::{Facing, FloorPlan, Point};
use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::terms::{Channel, Feeling, Session};
use crate::day::{PlaceId, Plan, Stage, State, TaskId};
use crate::records::HospitalNumber;

/// Somebody in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Who {
    /// The trainee.
    Trainee,
    /// The supervisor.
    Supervisor,
    /// The contact of a piece of work.
    Contact(u16),
}

/// A thing that is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prop {
    /// Its name, the same as long as it is the same thing.
    pub id: String,
    /// Which drawing; `rack:0:24` draws the spines of those terminal digits.
    pub art: String,
    /// Its foot.
    pub foot: Point,
    /// How far above its foot it is drawn.
    pub lift: i32,
    /// Its size in per cent of the drawing.
    pub percent: u16,
    /// What decides which of two is in front: the greater is.
    pub order: i32,
}

/// A person who is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Who.
    pub who: Who,
    /// How they look.
    pub looks: Looks,
    /// What their body does.
    pub pose: Pose,
    /// What their face shows.
    pub mood: Mood,
    /// Their feet.
    pub at: Point,
}

/// Everything in the picture at one second.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Scene {
    /// Things.
    pub props: Vec<Prop>,
    /// People.
    pub figures: Vec<Figure>,
    /// Minutes since midnight: the clock on the wall, the sky and the light.
    pub minutes: u32,
    /// The place where the trainee stands.
    pub place: String,
}

/// The picture of a second.
#[must_use]
pub fn scene(floor: &FloorPlan, plan: &Plan, state: &State) -> Scene {
    let m = Moment { floor, plan, state };
    let mut props = m.racks();
    props.extend(m.things());
    props.extend(m.papers());
    Scene { props, figures: m.figures(), minutes: (plan.opens + state.now) / 60, place: m.place_id(state.place).to_owned() }
}

/// The department as it stands on the first page: nobody's day, only the place and some of its people.
#[must_use]
pub fn still(floor: &FloorPlan) -> Scene {
    let prop = |t: &super::plan::Thing| {
        let on = t.on.as_deref().and_then(|id| floor.thing(id)).map(|x| x.foot.1);
        Prop {
            id: t.id.clone(),
            art: t.art.clone(),
            foot: t.foot,
            lift: t.lift,
            percent: t.percent,
            order: 10 * on.unwrap_or(t.foot.1) + i32::from(t.on.is_some()),
        }
    };
    let rack = |r: &super::plan::Rack| Prop {
        id: format!("rack {}", r.from),
        art: format!("rack:{}:{}:", r.from, r.to),
        foot: r.foot,
        lift: 0,
        percent: 100,
        order: 10 * r.foot.1,
    };
    let person = |who, looks, pose, mood, at| Figure { who, looks, pose, mood, at };
    let mut figures = vec![person(Who::Supervisor, looks::supervisor(), Pose::Idle, Mood::Pleased, floor.supervisor)];
    if let Some(s) = floor.stand("desk") {
        figures.push(person(Who::Trainee, looks::trainee(), Pose::Telephone, Mood::Talking, s.trainee));
    }
    for (n, at) in (0u16..3).zip(&floor.queue) {
        let mood = if n == 1 { Mood::Worried } else { Mood::Calm };
        figures.push(person(Who::Contact(n), looks::somebody(u32::from(n) + 3), Pose::Wait, mood, *at));
    }
    let props = floor.racks.iter().map(rack).chain(floor.things.iter().map(prop)).collect();
    Scene { props, figures, minutes: 8 * 60 + 40, place: "desk".to_owned() }
}

/// Whether a contact is there in person or on the line, waiting or talking.
#[must_use]
pub fn is_there(state: &State, t: TaskId) -> bool {
    matches!(state.task(t).stage, Stage::Waiting | Stage::Talking | Stage::Parked)
}

/// Pieces of work of a channel that are there now, the longest waiting first.
pub fn there(plan: &Plan, state: &State, channel: Channel) -> Vec<TaskId> {
    let mut all: Vec<TaskId> = (0u16..)
        .map(TaskId)
        .zip(&plan.tasks)
        .filter(|(t, p)| p.channel == channel && is_there(state, *t))
        .map(|(t, _)| t)
        .collect();
    all.sort_by_key(|t| (state.task(*t).stage != Stage::Talking, plan.task(*t).map(|p| p.arrives)));
    all
}

/// The terminal digits of a number: its last pair.
fn terminal(n: HospitalNumber) -> u8 {
    let [.., tens, units] = n.digits();
    tens * 10 + units
}

struct Moment<'a> {
    floor: &'a FloorPlan,
    plan: &'a Plan,
    state: &'a State,
}

impl Moment<'_> {
    fn place_id(&self, p: PlaceId) -> &str {
        self.plan.place(p).map_or("", |p| &*p.id)
    }

    /// Racks; a set taken from its place leaves a gap in the band of its terminal digits.
    fn racks(&self) -> Vec<Prop> {
        let mut gaps: Vec<u8> = Vec::new();
        for f in self.state.seen.iter().filter_map(|(s, _)| match s {
            crate::day::Source::Spine(f) => Some(f),
            _ => None,
        }) {
            let away = !matches!(self.state.folder_spot(self.plan, f), Some(FolderSpot::Shelf(_)));
            if let (true, Some(n)) = (away, self.plan.owner(f).and_then(|p| self.plan.number_of(p))) {
                gaps.push(terminal(n));
            }
        }
        gaps.sort_unstable();
        let rack = |r: &super::plan::Rack| {
            let mine: Vec<String> = gaps.iter().filter(|g| (r.from..=r.to).contains(g)).map(u8::to_string).collect();
            let art = format!("rack:{}:{}:{}", r.from, r.to, mine.join("-"));
            Prop { id: format!("rack {}", r.from), art, foot: r.foot, lift: 0, percent: 100, order: 10 * r.foot.1 }
        };
        self.floor.racks.iter().map(rack).collect()
    }

    fn things(&self) -> Vec<Prop> {
        let foot_of = |id: &str| self.floor.thing(id).map(|t| t.foot.1);
        let prop = |t: &super::plan::Thing| {
            let (kind, place) = t.id.split_once('@').unwrap_or((&t.id, &t.place));
            let art = match kind {
                "telephone" => self.telephone(place).to_owned(),
                "terminal" => self.terminal(place).to_owned(),
                _ => t.art.clone(),
            };
            // What stands on something is drawn after it.
            let order = 10 * t.on.as_deref().and_then(foot_of).unwrap_or(t.foot.1) + if t.on.is_some() { 1 } else { 0 };
            Prop { id: t.id.clone(), art, foot: t.foot, lift: t.lift, percent: t.percent, order }
        };
        self.floor.things.iter().map(prop).collect()
    }

    fn telephone(&self, place: &str) -> &'static str {
        let calls = there(self.plan, self.state, Channel::Telephone);
        let here = self.place_id(self.state.place) == place;
        let talking = self.state.talk.is_some_and(|t| calls.contains(&t));
        if here && talking {
            "telephone_lifted"
        } else if calls.iter().any(|t| self.state.task(*t).stage == Stage::Waiting) {
            "telephone_ring"
        } else {
            "telephone"
        }
    }

    fn terminal(&self, place: &str) -> &'static str {
        let at = self.plan.place_named(place);
        match at.and_then(|p| self.state.sessions.get(&p)).copied().unwrap_or(Session::Locked) {
            Session::Locked => "terminal_locked",
            Session::Own => "terminal_own",
            Session::Colleagues => "terminal_colleague",
        }
    }

    /// Folders and papers that lie somewhere, mail that waits.
    fn papers(&self) -> Vec<Prop> {
        let mut all = Vec::new();
        for stand in &self.floor.stands {
            let Some(place) = self.plan.place_named(&stand.place) else { continue };
            let mut lying: Vec<(&str, String)> = Vec::new();
            let folders = self.state.folders.iter().enumerate().filter(|(_, s)| **s == FolderSpot::At(place));
            for (i, _) in folders.take(4) {
                let id = crate::day::FolderId(u32::try_from(i).unwrap_or(0));
                let tens = self.plan.owner(id).and_then(|p| self.plan.number_of(p)).map_or(0, |n| terminal(n) / 10);
                lying.push(("folder", format!("folder_lying:{tens}")));
            }
            let crowd = self.state.moved_crowd.values().filter(|s| **s == FolderSpot::At(place)).count();
            lying.extend((0..crowd.min(3)).map(|_| ("folder", "folder_lying:9".to_owned())));
            let sheet = |i: usize| self.state.sheets_here.get(i).copied().unwrap_or_default();
            let sheets = self.state.sheets.iter().enumerate().filter(|(i, s)| **s == SheetSpot::At(place) && sheet(*i)).count();
            lying.extend((0..sheets.min(3)).map(|_| ("sheet", "sheet_lying".to_owned())));
            let mail = there(self.plan, self.state, Channel::Email).iter().any(|t| self.at(*t) == Some(place));
            lying.extend(mail.then(|| ("mail", "envelope".to_owned())));
            let (x, y) = stand.papers;
            for (n, (kind, art)) in (0i32..).zip(lying) {
                let (dx, dy) = match kind {
                    "folder" => (n % 2 * 2, n * 4),
                    "sheet" => (34, n * 4),
                    _ => (-34, 0),
                };
                let order = self.floor.things.iter().filter(|t| t.place == stand.place).map(|t| t.foot.1).max().unwrap_or(y);
                all.push(Prop {
                    id: format!("{} {n} at {}", kind, stand.place),
                    art,
                    foot: (x + dx, y),
                    lift: dy,
                    percent: 100,
                    order: 10 * order.max(y) + 2,
                });
            }
        }
        all
    }

    fn at(&self, t: TaskId) -> Option<PlaceId> {
        self.plan.task(t).map(|p| p.place)
    }

    fn figures(&self) -> Vec<Figure> {
        let mut all = vec![self.trainee(), self.supervisor()];
        for (slot, t) in there(self.plan, self.state, Channel::Hatch).into_iter().enumerate() {
            if let Some(at) = self.floor.queue.get(slot) {
                all.push(self.contact(t, *at));
            }
        }
        for t in there(self.plan, self.state, Channel::Colleague) {
            let stand = self.at(t).and_then(|p| self.floor.stand(self.place_id(p)));
            if let Some(s) = stand {
                all.push(self.contact(t, s.visitor));
            }
        }
        all
    }

    fn trainee(&self) -> Figure {
        let stand = self.floor.stand(self.place_id(self.state.place));
        let carries = !self.state.hands.is_empty() || !self.state.sheet_hands.is_empty();
        let channel = self.state.talk.and_then(|t| self.plan.task(t)).map(|t| t.channel);
        let pose = match channel {
            Some(Channel::Telephone) => Pose::Telephone,
            Some(Channel::Hatch | Channel::Colleague) => Pose::Talk,
            _ if carries => Pose::Carry,
            _ if stand.is_some_and(|s| s.pose == Facing::Back) => Pose::Back,
            _ => Pose::Idle,
        };
        let mood = if channel.is_some() { Mood::Talking } else { Mood::Calm };
        Figure { who: Who::Trainee, looks: looks::trainee(), pose, mood, at: stand.map_or(self.floor.door, |s| s.trainee) }
    }

    fn supervisor(&self) -> Figure {
        Figure { who: Who::Supervisor, looks: looks::supervisor(), pose: Pose::Idle, mood: Mood::Calm, at: self.floor.supervisor }
    }

    fn contact(&self, t: TaskId, at: Point) -> Figure {
        let stage = self.state.task(t).stage;
        let pose = if stage == Stage::Talking { Pose::Talk } else { Pose::Wait };
        Figure { who: Who::Contact(t.0), looks: contact_looks(self.plan, t), pose, mood: mood(self.plan, self.state, t), at }
    }
}

/// How the contact of a piece of work looks.
#[must_use]
pub fn contact_looks(plan: &Plan, t: TaskId) -> Looks {
    let task = plan.task(t);
    let from = task.and_then(|p| p.from).unwrap_or(crate::day::PersonId(0));
    let name = plan.people.get(usize::from(from.0)).map(|p| p.name.to_string()).unwrap_or_default();
    // A patient who comes in person is as old as they are.
    let own =
        task.and_then(|p| p.about).and_then(|p| plan.identity(p)).filter(|i| format!("{} {}", i.forename, i.surname) == name);
    let age_and_sex = own.map(|i| (i32::from(plan.date.year()) - i32::from(i.born.year()), i.sex));
    looks::of_person(plan, from, age_and_sex)
}

/// What the face of a contact shows: how they feel, which anybody who sees them sees.
#[must_use]
pub fn mood(plan: &Plan, state: &State, t: TaskId) -> Mood {
    let felt = state.task(t).feeling.or_else(|| plan.task(t).map(|p| p.feeling));
    match felt.unwrap_or(Feeling::Calm) {
        Feeling::Calm => Mood::Calm,
        Feeling::Hurried => Mood::Worried,
        Feeling::Upset => Mood::Sad,
        Feeling::Angry => Mood::Angry,
    }
}
