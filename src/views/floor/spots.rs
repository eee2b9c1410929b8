//! What can be pressed in the picture, and the words that stand beside it. The picture shows it; these say it and do it.

use super::plan::{FloorPlan, Point};
use super::scene::{is_there, there};
use crate::day::terms::Channel;
use crate::day::{Act, PlaceId, Stage, TaskId};
use crate::records::HospitalNumber;
use crate::screens::Intent;
use crate::screens::floor::Spot;
use crate::screens::intent::Tool;
use crate::screens::kit::Tone;
use crate::seat::Known;
use crate::wording::{Put, capital};

/// The tool that belongs to a place.
#[must_use]
pub fn tool_of(place: &str) -> Tool {
    match place {
        "library" => Tool::Shelves,
        "returns_bench" | "prep_area" | "out_trolley" | "waste_console" => Tool::Papers,
        "supervisor_office" => Tool::Matters,
        _ => Tool::Talk,
    }
}

/// Everything that can be pressed, from the left to the right of the department. `size` gives the size of a drawing.
#[must_use]
pub fn spots(floor: &FloorPlan, k: &Known<'_>, size: &dyn Fn(&str) -> Point) -> Vec<Spot> {
    let b = Builder { floor, k, size };
    let mut all: Vec<Spot> = (0u8..)
        .map(PlaceId)
        .zip(&k.plan.setting.places)
        .filter(|(_, p)| p.walkable)
        .flat_map(|(i, p)| b.place(i, &p.id))
        .collect();
    all.extend(b.telephones());
    all.extend(b.visitors());
    all.extend(b.trainee());
    all
}

/// Going to a place first, when one is not there.
#[must_use]
pub fn after_walking(k: &Known<'_>, to: PlaceId, act: Act) -> Vec<Intent> {
    let walk = (k.state.place != to).then_some(Intent::Act(Act::Go(to)));
    walk.into_iter().chain([Intent::Act(act), Intent::Tool(Tool::Talk)]).collect()
}

/// The nearest place with a telephone.
#[must_use]
pub fn nearest_telephone(k: &Known<'_>) -> Option<PlaceId> {
    (0u8..)
        .map(PlaceId)
        .zip(&k.plan.setting.places)
        .filter(|(_, p)| p.walkable && p.telephone)
        .min_by_key(|(i, _)| k.plan.walk_secs(k.state.place, *i))
        .map(|(i, _)| i)
}

struct Builder<'a> {
    floor: &'a FloorPlan,
    k: &'a Known<'a>,
    size: &'a dyn Fn(&str) -> Point,
}

impl Builder<'_> {
    fn say(&self, id: &str, puts: &[(&str, Put<'_>)]) -> String {
        self.k.words.say(id, puts)
    }

    /// The parts of the picture that belong to a place, as rectangles.
    fn parts(&self, place: &str) -> Vec<(i32, i32, i32, i32)> {
        let boxed = |foot: Point, art: &str, lift: i32, percent: i32| {
            let (w, h) = (self.size)(art);
            let (w, h) = (w * percent / 100, h * percent / 100);
            (foot.0 - w / 2, foot.1 - h - lift, w, h)
        };
        let things = self.floor.things.iter().filter(|t| t.place == place && t.on.is_none());
        things.map(|t| boxed(t.foot, &t.art, t.lift, i32::from(t.percent))).collect()
    }

    fn place(&self, i: PlaceId, id: &str) -> Vec<Spot> {
        let Some(stand) = self.floor.stand(id) else { return Vec::new() };
        let name = capital(&self.k.words.place(self.k.plan, i));
        let here = self.k.state.place == i;
        let secs = self.k.words.duration(self.k.plan.walk_secs(self.k.state.place, i));
        let label = if here {
            self.say("floor-here", &[("place", (&name).into())])
        } else {
            self.say("floor-walk", &[("place", (&name).into()), ("time", (&secs).into())])
        };
        let does = if here { vec![Intent::Tool(tool_of(id))] } else { vec![Intent::Act(Act::Go(i)), Intent::Tool(tool_of(id))] };
        let mut parts = self.parts(id);
        if parts.is_empty() {
            let (x, y) = stand.trainee;
            parts.push((x - 40, y - 110, 80, 120));
        }
        let named = self.floor.signs.iter().find(|s| s.place == id);
        let chips: Vec<Option<(Tone, String)>> = vec![named.map(|s| (Tone::Plain, s.name.clone()))];
        let racks = if id == "library" { self.racks(i) } else { Vec::new() };
        parts
            .into_iter()
            .enumerate()
            .map(|(n, rect)| {
                let sign = chips.get(n).cloned().flatten();
                let label = if n == 0 { label.clone() } else { String::new() };
                let chip_at = named.map(|s| s.at).unwrap_or((rect.0 + rect.2 / 2, rect.1 + 22));
                Spot { id: format!("{id} {n}"), label, rect, chip: sign, chip_at, plate: None, does: does.clone() }
            })
            .chain(racks)
            .collect()
    }

    /// The racks of the library: pressing one looks at the first section it holds, after walking there.
    fn racks(&self, library: PlaceId) -> Vec<Spot> {
        let (w, h) = (self.size)("rack");
        let (x, y, wide, high) = self.floor.rack_plate;
        let there = (self.k.state.place != library).then_some(Intent::Act(Act::Go(library)));
        let spot = |(n, r): (usize, &super::Rack)| {
            let (from, to) = (format!("{:02}", r.from), format!("{:02}", r.to));
            let number = HospitalNumber::new(u32::from(r.from))?;
            let does = there.iter().cloned().chain([Intent::Tool(Tool::Shelves), Intent::Act(Act::LookOnShelf(number))]);
            let rect = (r.foot.0 - w / 2, r.foot.1 - h, w, h);
            Some(Spot {
                id: format!("rack {n}"),
                label: self.say("floor-rack", &[("from", (&from).into()), ("to", (&to).into())]),
                rect,
                chip: Some((Tone::Plain, format!("{from}–{to}"))),
                chip_at: (rect.0 + rect.2 / 2, rect.1 + 22),
                plate: Some((rect.0 + x, rect.1 + y, wide, high)),
                does: does.collect(),
            })
        };
        self.floor.racks.iter().enumerate().filter_map(spot).collect()
    }

    /// The trainee's name tag; pressing it shows what one carries.
    fn trainee(&self) -> Option<Spot> {
        let here = self.k.plan.place(self.k.state.place)?;
        let (x, y) = self.floor.stand(&here.id)?.trainee;
        let words = self.say("floor-you", &[]);
        let label = self.say("floor-you-spoken", &[("place", self.k.words.place(self.k.plan, self.k.state.place).into())]);
        let chip = Some((Tone::Act, words));
        Some(Spot {
            id: "you".into(),
            label,
            rect: (x - 20, y - 118, 40, 118),
            chip,
            chip_at: (x, y - 122),
            plate: None,
            does: vec![Intent::Tool(Tool::Papers)],
        })
    }

    fn waited(&self, t: TaskId) -> String {
        let secs = self.k.state.now.saturating_sub(self.k.state.task(t).waiting_since);
        if secs < 60 {
            self.say("floor-secs", &[("n", secs.into())])
        } else {
            self.say("floor-mins", &[("n", (secs / 60).into())])
        }
    }

    fn telephones(&self) -> Vec<Spot> {
        let ringing: Vec<TaskId> = there(self.k.plan, self.k.state, Channel::Telephone)
            .into_iter()
            .filter(|t| self.k.state.task(*t).stage == Stage::Waiting)
            .collect();
        let (Some(first), Some(to)) = (ringing.first().copied(), nearest_telephone(self.k)) else { return Vec::new() };
        let time = self.waited(first);
        self.floor
            .things
            .iter()
            .filter(|t| t.id.starts_with("telephone@"))
            .enumerate()
            .map(|(n, t)| {
                let (w, h) = (self.size)("telephone_ring_a");
                let place = t.id.split_once('@').map_or(&*t.place, |(_, p)| p);
                let at = self.k.plan.place_named(place).unwrap_or(to);
                Spot {
                    id: t.id.clone(),
                    label: if n == 0 { self.say("floor-telephone", &[("time", (&time).into())]) } else { String::new() },
                    rect: (t.foot.0 - w / 2, t.foot.1 - t.lift - h, w, h),
                    chip: Some((Tone::Stop, self.say("floor-ringing", &[("time", (&time).into())]))),
                    chip_at: (t.foot.0, t.foot.1 - t.lift - h - 4),
                    plate: None,
                    does: after_walking(self.k, at, Act::Attend(first)),
                }
            })
            .collect()
    }

    /// Visitors at the hatch and colleagues who came to speak.
    fn visitors(&self) -> Vec<Spot> {
        let mut all = Vec::new();
        let at_hatch = there(self.k.plan, self.k.state, Channel::Hatch);
        let waiting: Vec<TaskId> = at_hatch.iter().copied().filter(|t| self.k.state.task(*t).stage != Stage::Talking).collect();
        let longest =
            waiting.iter().copied().max_by_key(|t| self.k.state.now.saturating_sub(self.k.state.task(*t).waiting_since));
        for (slot, t) in at_hatch.iter().enumerate() {
            let Some(at) = self.floor.queue.get(slot) else { continue };
            let chip = longest.filter(|_| slot == 0).map(|l| {
                let n = u32::try_from(waiting.len()).unwrap_or(0);
                (Tone::Care, self.say("floor-queue", &[("n", n.into()), ("time", self.waited(l).into())]))
            });
            all.extend(self.person(*t, *at, chip));
        }
        for t in there(self.k.plan, self.k.state, Channel::Colleague) {
            let place = self.k.plan.task(t).and_then(|p| self.k.plan.place(p.place));
            if let Some(s) = place.and_then(|p| self.floor.stand(&p.id)) {
                let chip = (self.k.state.task(t).stage == Stage::Waiting).then(|| (Tone::Care, self.waited(t)));
                all.extend(self.person(t, s.visitor, chip));
            }
        }
        all
    }

    fn person(&self, t: TaskId, at: Point, chip: Option<(Tone, String)>) -> Option<Spot> {
        let p = self.k.plan.task(t).filter(|_| is_there(self.k.state, t))?;
        let who = capital(&self.k.words.task(self.k.plan, self.k.state, t));
        let talking = self.k.state.talk == Some(t);
        let id = if talking { "floor-person-talking" } else { "floor-person" };
        let does = if talking { vec![Intent::Tool(Tool::Talk)] } else { after_walking(self.k, p.place, Act::Attend(t)) };
        Some(Spot {
            id: format!("person {}", t.0),
            label: self.say(id, &[("who", (&who).into()), ("time", self.waited(t).into())]),
            rect: (at.0 - 24, at.1 - 124, 48, 126),
            chip,
            chip_at: (at.0, at.1 - 130),
            plate: None,
            does,
        })
    }
}
