//! The view of a day seen again: how the department stood at a moment, in words and as a picture, and every moment with what was
//! found there. What is told is what the trainee could perceive then; only the findings look back.

use std::rc::Rc;

use crate::day::terms::Session;
use crate::screens::again::{AgainView, MomentLine};
use crate::screens::floor::Spot;
use crate::screens::kit::Tone;
use crate::seat::again::{Again, Moment};
use crate::seat::{Known, Table as _};
use crate::wording::{Words, capital, clock_time};

use super::debrief::{Numbered, numbered};
use super::floor::{FloorPlan, Point, spots};
use super::{count, work};

/// A finding at the moment that proves it.
struct Found {
    moment: usize,
    finding: Numbered,
}

/// What is told of a day and stays the same from moment to moment.
pub struct Told {
    /// Which day it is, how and by whom it was played.
    beside: String,
    /// Every moment, with what was found there.
    moments: Rc<[MomentLine]>,
    found: Vec<Found>,
}

impl Told {
    /// Words all moments of a day; `beside` says which day it is and whose.
    #[must_use]
    pub fn of(again: &Again, beside: String) -> Told {
        let found = found(again);
        let line = |(at, m)| line(&again.known(), m, here(&found, at));
        Told { beside, moments: again.moments().iter().enumerate().map(line).collect(), found }
    }
}

/// The day at the moment on view.
#[must_use]
pub fn again_view(again: &Again, told: &Told, floor: &FloorPlan, size: &dyn Fn(&str) -> Point) -> AgainView {
    let k = again.known();
    let w = k.words;
    let moment = again.moments().get(again.at());
    let time = clock_time(k.plan, moment.map_or(0, |m| m.second));
    let place = [("at", (&time).into()), ("n", count(again.at() + 1).into()), ("of", count(again.moments().len()).into())];
    AgainView {
        beside: told.beside.clone(),
        place: w.say("again-place", &place),
        happened: moment.map(|m| m.words.clone()).unwrap_or_default(),
        found: here(&told.found, again.at()).map(|f| (f.finding.tone, f.finding.line.clone())).collect(),
        stood: stood(&k),
        work: open_work(&k),
        moments: Rc::clone(&told.moments),
        at: again.at(),
        next_found: told.found.iter().map(|f| f.moment).filter(|m| *m > again.at()).min(),
        stage: floor.stage,
        spots: spots(floor, &k, size).into_iter().map(|s| Spot { does: Vec::new(), ..s }).collect(),
        time,
    }
}

/// What was found at one moment.
fn here(all: &[Found], at: usize) -> impl Iterator<Item = &Found> {
    all.iter().filter(move |f| f.moment == at)
}

/// Each finding at the moment of the last fact that proves it.
fn found(again: &Again) -> Vec<Found> {
    let at = |n: Numbered| n.fact.map(|fact| Found { moment: again.moment_of(fact), finding: n });
    numbered(again.past(), &again.past().report()).into_iter().filter_map(at).collect()
}

fn line<'a>(k: &Known<'_>, m: &Moment, found: impl Iterator<Item = &'a Found>) -> MomentLine {
    let mut found: Vec<&Numbered> = found.map(|f| &f.finding).collect();
    found.sort_by_key(|n| n.number);
    let said = k.words.say("again-line", &[("at", clock_time(k.plan, m.second).into()), ("what", m.words.join(" ").into())]);
    let numbers: Vec<String> = found.iter().map(|n| n.number.to_string()).collect();
    let gravest = found.first().map(|n| n.tone);
    MomentLine {
        found: gravest.map(|tone| {
            let puts = [("line", (&said).into()), ("numbers", numbers.join(", ").into()), ("n", count(numbers.len()).into())];
            (tone, k.words.say("again-line-found", &puts))
        }),
        words: said,
    }
}

/// Where the trainee stood, which screens were open, what was carried.
fn stood(k: &Known<'_>) -> Vec<String> {
    let (w, state) = (k.words, k.state);
    let open: Vec<String> =
        state.sessions.iter().filter(|(_, s)| **s == Session::Own).map(|(p, _)| w.place(k.plan, *p)).collect();
    let screens = if open.is_empty() {
        w.say("again-screens-locked", &[])
    } else {
        w.say("again-screens-open", &[("n", count(open.len()).into()), ("all", open.join("; ").into())])
    };
    let folders = state.hands.iter().map(|f| w.folder(k.plan, *f));
    let carried: Vec<String> = folders.chain(state.sheet_hands.iter().map(|s| w.sheet(k.plan, state, *s))).collect();
    let carried = match carried.len() {
        0 => w.say("again-carried-nothing", &[]),
        n => w.say("again-carried", &[("n", count(n).into()), ("all", carried.join("; ").into())]),
    };
    vec![w.say("again-stood", &[("place", w.place(k.plan, state.place).into())]), screens, carried]
}

fn open_work(k: &Known<'_>) -> Vec<(Tone, String)> {
    // The log only tells what came with a note, of which nothing is said here.
    let cards = work::work_view(k, &[], None).cards.into_iter();
    cards.map(|c| (c.tone, work_line(k.words, &c.title, &c.status, &c.due))).collect()
}

fn work_line(w: &Words, title: &str, status: &str, due: &str) -> String {
    capital(&w.say("again-work-line", &[("title", title.into()), ("status", status.into()), ("due", due.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::terms::{Manner, Telling};
    use crate::day::{Act, TaskId};
    use crate::views::floor::scene;
    use crate::views::test_support::{Shelf, person_of};

    /// A day in which somebody talks too freely, then closes.
    fn played(s: &Shelf) -> (String, Vec<crate::views::floor::Scene>, FloorPlan) {
        let floor = crate::views::art::floor_plan("records_department").unwrap();
        let mut a = s.begin(&person_of(&s.store, "Ada"));
        let mut scenes = Vec::new();
        for act in [
            Act::Wait(900),
            Act::Attend(TaskId(1)),
            Act::Tell(TaskId(1), Telling::Clinical, Manner::SaysTooMuch),
            Act::EndTalk(TaskId(1)),
            Act::Unlock,
        ] {
            a.ask(&act).unwrap();
            scenes.push(scene(&floor, a.session.day().plan(), a.session.day().state()));
        }
        let id = a.id.to_string();
        s.close(a);
        (id, scenes, floor)
    }

    #[test]
    fn going_back_and_forth_shows_the_department_exactly_as_it_stood() {
        let s = Shelf::new();
        let (id, scenes, floor) = played(&s);
        let mut again = Again::open(Rc::clone(&s.store), &id, crate::session::WhichMarks::Newest).unwrap();
        let seen = |a: &Again| scene(&floor, a.known().plan, a.known().state);
        let forth: Vec<_> = (0..again.moments().len())
            .map(|i| {
                again.go(i);
                seen(&again)
            })
            .collect();
        // Everything the trainee saw after an act is seen again, in the same order.
        let mut rest = forth.iter();
        for (n, s) in scenes.iter().enumerate() {
            assert!(rest.any(|f| f == s), "after act {n} the department stood otherwise");
        }
        // Backwards, or by a leap, it is the same.
        for i in (0..forth.len()).rev() {
            again.go(i);
            assert!(seen(&again) == forth[i], "moment {i}, come to from behind");
        }
        again.go(usize::MAX);
        assert_eq!(again.at(), forth.len() - 1);
        assert!(again.known().state.closed);
    }

    #[test]
    fn a_moment_tells_what_was_known_then_and_what_was_found() {
        let s = Shelf::new();
        let (id, _, floor) = played(&s);
        let mut again = Again::open(Rc::clone(&s.store), &id, crate::session::WhichMarks::Newest).unwrap();
        let told = Told::of(&again, "Monday".to_owned());
        let size = |name: &str| crate::views::art::size("records_department", name);
        let view = |again: &Again| again_view(again, &told, &floor, &size);
        let first = view(&again);
        assert!(first.found.is_empty() && first.at == 0 && first.time == "08:30", "{first:?}");
        // From finding to finding one comes to where the words were said.
        let read_out = |v: &AgainView| v.found.iter().any(|(tone, line)| *tone == Tone::Stop && line.contains("read out"));
        let mut seen = first;
        while !read_out(&seen) {
            let before = seen.at;
            again.go(seen.next_found.unwrap());
            seen = view(&again);
            assert!(seen.at > before);
        }
        assert_eq!(seen.time, "08:45");
        assert!(seen.moments[seen.at].found.is_some());
        assert!(seen.spots.iter().all(|s| s.does.is_empty()));
        // A proof leads to the moment in which it came about.
        let proof = again.past().report().findings.iter().find_map(|f| f.evidence.last().copied()).unwrap();
        let at = again.moment_of(proof);
        assert!(again.moments()[at].upto > proof && (at == 0 || again.moments()[at - 1].upto <= proof));
    }
}
