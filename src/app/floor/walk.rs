//! Figures on their way: from where they were last seen to where the scene has them, along the ways of the floor.

use std::collections::BTreeMap;
use std::time::Duration;

use bevy::prelude::Resource;

use super::fine;
use crate::app::anew::FRAMES_WHOLE;
use crate::views::floor::{FloorPlan, Point, Scene, Who};

/// Stage units a figure walks in a real second.
const SPEED: f32 = 330.0;
/// The longest a walk takes, in real seconds.
const LONGEST: f32 = 1.6;
/// Stage units of one step.
const STEP: f32 = 13.0;
/// Frames before somebody sets out: what brought them on their way changes the desk too, which is painted whole first. So the desk
/// answers at once, and nobody's first steps stutter.
const SETS_OUT_AFTER: u8 = FRAMES_WHOLE + 1;

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
    /// Frames yet before they set out.
    waits: u8,
    /// When they set out; as long as they wait, now.
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
    /// Whether anybody does, or is about to.
    pub somebody: bool,
    /// Whether anybody has set out.
    pub under_way: bool,
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
        for w in self.walks.values_mut().filter(|w| w.waits > 0) {
            w.waits -= 1;
            w.began = now;
        }
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
            let mut walk =
                Walk { points: points.into_iter().map(fine).collect(), waits: SETS_OUT_AFTER, began: now, speed: SPEED };
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
        self.under_way = self.walks.values().any(|w| w.waits == 0);
    }

    /// Where somebody who walks is, with the step they are at and whether they go to the left.
    pub(super) fn at(&self, who: Who) -> Option<OnTheWay> {
        let (at, step, left) = self.walks.get(&who)?.at(self.now)?;
        Some(OnTheWay { at, step, left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::art;
    use crate::views::floor::still;

    fn standing(floor: &FloorPlan, place: &str) -> Scene {
        let mut clerk = still(floor).figures.swap_remove(0);
        (clerk.who, clerk.at) = (Who::Trainee, floor.stand(place).unwrap().trainee);
        Scene { figures: vec![clerk], place: place.into(), ..Scene::default() }
    }

    #[test]
    fn whoever_is_sent_sets_out_once_the_desk_has_answered_and_arrives() {
        let floor = art::floor_plan("records_department").unwrap();
        let (from, to) = (standing(&floor, "desk"), standing(&floor, "library"));
        let mut w = Walking::default();
        let (mut frame, mut now) = (0, Duration::ZERO);
        let mut next = |w: &mut Walking, scene: &Scene| {
            // A slow frame in which the desk answers takes nothing off the way.
            now += Duration::from_millis(if frame < 4 { 400 } else { 20 });
            frame += 1;
            w.follow(scene, &floor, now, true);
            (w.somebody, w.under_way, w.at(Who::Trainee).map(|o| o.at))
        };
        assert_eq!(next(&mut w, &from), (false, false, None));
        let start = fine(from.figures[0].at);
        for _ in 0..SETS_OUT_AFTER {
            assert_eq!(next(&mut w, &to), (true, false, Some(start)));
        }
        assert_eq!(next(&mut w, &to), (true, true, Some(start)));
        let (_, _, first) = next(&mut w, &to);
        let step = distance(first.unwrap(), start);
        assert!(step > 0.0 && step < 3.0 * STEP, "{step}");
        let frames = (0..).take_while(|_| next(&mut w, &to).0).count();
        assert!(frames < 80 && !w.under_way && w.just_stopped, "{frames}");
    }
}
