//! Figures on their way: from where they were last seen to where the scene has them, along the ways of the floor.

use std::collections::BTreeMap;
use std::time::Duration;

use bevy::prelude::Resource;

use super::fine;
use crate::views::floor::{FloorPlan, Point, Scene, Who};

/// Stage units a figure walks in a real second.
const SPEED: f32 = 330.0;
/// The longest a walk takes, in real seconds.
const LONGEST: f32 = 1.6;
/// Stage units of one step.
const STEP: f32 = 13.0;

/// Where somebody who walks is.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnTheWay {
    /// Their feet.
    pub at: (f32, f32),
    /// Which of the four steps they are at.
    pub step: u8,
    /// Whether they go to the left.
    pub left: bool,
}

#[derive(Debug, Clone)]
struct Walk {
    points: Vec<(f32, f32)>,
    began: Duration,
    speed: f32,
}

impl Walk {
    fn length(&self) -> f32 {
        self.points.windows(2).map(|p| distance(p[0], p[1])).sum()
    }

    fn at(&self, now: Duration) -> Option<((f32, f32), u8, bool)> {
        let walked = now.saturating_sub(self.began).as_secs_f32() * self.speed;
        let mut left = walked;
        for p in self.points.windows(2) {
            let long = distance(p[0], p[1]);
            if left <= long && long > 0.0 {
                let part = left / long;
                let at = (p[0].0 + (p[1].0 - p[0].0) * part, p[0].1 + (p[1].1 - p[0].1) * part);
                return Some((at, (walked / STEP) as u8 % 4, p[1].0 < p[0].0));
            }
            left -= long;
        }
        None
    }
}

fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt()
}

/// Who walks.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Walking {
    /// Whether anybody does.
    pub somebody: bool,
    /// Whether the last one has just arrived, so that they must be painted standing.
    pub just_stopped: bool,
    walks: BTreeMap<Who, Walk>,
    seen: BTreeMap<Who, Point>,
    place: String,
    now: Duration,
}

impl Walking {
    /// The picture is put away: the next one begins with everybody where they are.
    pub(super) fn forget(&mut self) {
        *self = Walking::default();
    }

    /// Takes in where everybody is now, and sets those on their way who were somewhere else.
    pub(super) fn follow(&mut self, scene: &Scene, floor: &FloorPlan, now: Duration, moves: bool) {
        self.now = now;
        let first = self.seen.is_empty();
        for f in &scene.figures {
            let before = self.seen.insert(f.who, f.at);
            if first || !moves || before == Some(f.at) {
                continue;
            }
            let points: Vec<Point> = match (f.who, before) {
                (Who::Trainee, Some(b)) => std::iter::once(b).chain(floor.way(&self.place, &scene.place)).collect(),
                (_, Some(b)) => vec![b, f.at],
                // Visitors come to the hatch from the public side, colleagues by the door.
                (_, None) if floor.queue.contains(&f.at) => vec![(floor.stage.0 + 40, f.at.1 + 14), f.at],
                (_, None) => vec![floor.door, f.at],
            };
            let mut walk = Walk { points: points.into_iter().map(fine).collect(), began: now, speed: SPEED };
            walk.speed = SPEED.max(walk.length() / LONGEST);
            self.walks.insert(f.who, walk);
        }
        self.seen.retain(|who, _| scene.figures.iter().any(|f| f.who == *who));
        self.place.clone_from(&scene.place);
        let before = self.walks.len();
        let seen = &self.seen;
        self.walks.retain(|who, w| w.at(now).is_some() && seen.contains_key(who));
        self.just_stopped = self.walks.len() < before;
        self.somebody = !self.walks.is_empty();
    }

    /// Where somebody who walks is, with the step they are at and whether they go to the left.
    pub(super) fn at(&self, who: Who) -> Option<OnTheWay> {
        let (at, step, left) = self.walks.get(&who)?.at(self.now)?;
        Some(OnTheWay { at, step, left })
    }
}
