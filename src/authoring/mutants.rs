//! Mutants of a model answer: one step dropped, misdirected, swapped with its neighbour, or delayed. Makes them; judges nothing.

use crate::day::terms::{Carrier, Incident, Offer, Telling, Tray, Via};
use crate::scenario::steps::{Step, What};
use crate::words;

words! {
    /// How a mutant differs from the model answer.
    pub enum Change {
        /// A step is left out.
        Drop,
        /// A step is aimed at something else.
        Misdirect,
        /// A step changes places with the next, of another kind: two questions or two comparisons may come in any order.
        Swap,
        /// A step comes much later.
        Delay,
    }
}

/// One mutant.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// How it differs.
    pub change: Change,
    /// The step, in words for authors.
    pub step: String,
    /// The whole answer.
    pub steps: Vec<Step>,
}

/// Seconds of a delay: longer than any target of a half-day.
const DELAY_SECS: u32 = 3600;

/// Every mutant of an answer. `others` are patients, places and roles there are besides the right ones.
#[must_use]
pub fn mutants(model: &[Step], others: &Others) -> Vec<Mutant> {
    let mut out = Vec::new();
    for path in paths(model) {
        let Some(step) = at(model, &path) else { continue };
        let name = format!("{step:?}");
        let mut push = |change, steps| out.push(Mutant { change, step: name.clone(), steps });
        if !locked_at_once(model, &path) {
            push(
                Change::Drop,
                edit(model, &path, &|list, i| {
                    list.remove(i);
                }),
            );
        }
        if let Some(wrong) = misdirected(step, others) {
            push(
                Change::Misdirect,
                edit(model, &path, &|list, i| {
                    if let Some(x) = list.get_mut(i) {
                        *x = wrong.clone();
                    }
                }),
            );
        }
        if next_differs(model, &path) {
            push(Change::Swap, edit(model, &path, &|list, i| list.swap(i, i + 1)));
        }
        push(Change::Delay, edit(model, &path, &|list, i| list.insert(i, Step::Wait(DELAY_SECS))));
    }
    out
}

/// What a step can be misdirected to.
#[derive(Debug, Clone, Default)]
pub struct Others {
    /// Another patient of the day.
    pub patient: Option<(String, String)>,
    /// Two places notes are sent to.
    pub places: Vec<String>,
    /// Roles.
    pub roles: Vec<String>,
    /// Where this task wants notes.
    pub to: Option<String>,
}

type Way = Vec<(usize, u8)>;

/// Ways to every step that is not a branch: index, then 0 for `then`, 1 for `otherwise`, 2 for the end of the way.
fn paths(steps: &[Step]) -> Vec<Way> {
    let mut out = Vec::new();
    for (i, s) in steps.iter().enumerate() {
        match s {
            Step::If { then, otherwise, .. } => {
                for (side, list) in [(0u8, then), (1, otherwise)] {
                    out.extend(paths(list).into_iter().map(|rest| {
                        let mut w = vec![(i, side)];
                        w.extend(rest);
                        w
                    }));
                }
            }
            _ => out.push(vec![(i, 2)]),
        }
    }
    out
}

fn at<'a>(steps: &'a [Step], path: &[(usize, u8)]) -> Option<&'a Step> {
    let ((i, side), rest) = path.split_first()?;
    match (steps.get(*i)?, side) {
        (Step::If { then, .. }, 0) => at(then, rest),
        (Step::If { otherwise, .. }, 1) => at(otherwise, rest),
        (s, _) => Some(s),
    }
}

fn next_differs(steps: &[Step], path: &[(usize, u8)]) -> bool {
    let Some(((i, side), rest)) = path.split_first() else { return false };
    match (steps.get(*i), side) {
        (Some(Step::If { then, .. }), 0) => next_differs(then, rest),
        (Some(Step::If { otherwise, .. }), 1) => next_differs(otherwise, rest),
        (Some(s), _) => steps.get(i + 1).is_some_and(|n| n != s && !matches!(n, Step::If { .. }) && !no_order(s, n)),
        (None, _) => false,
    }
}

/// A session that stands open may be locked without a closer look: that answer is no worse.
fn locked_at_once(steps: &[Step], path: &[(usize, u8)]) -> bool {
    let [(i, 2)] = path else { return false };
    matches!((steps.get(*i), steps.get(i + 1)), (Some(Step::Answer), Some(Step::Lock)))
}

/// Two questions, or two comparisons, in the other order are the same answer.
fn no_order(a: &Step, b: &Step) -> bool {
    matches!(
        (a, b),
        (Step::Ask(_), Step::Ask(_) | Step::AskIdentifiers(_))
            | (Step::CompareGiven { .. }, Step::CompareGiven { .. })
            | (Step::CompareField { .. }, Step::CompareField { .. })
    )
}

fn edit(steps: &[Step], path: &[(usize, u8)], change: &dyn Fn(&mut Vec<Step>, usize)) -> Vec<Step> {
    let mut out = steps.to_vec();
    edit_in(&mut out, path, change);
    out
}

fn edit_in(steps: &mut Vec<Step>, path: &[(usize, u8)], change: &dyn Fn(&mut Vec<Step>, usize)) {
    let Some(((i, side), rest)) = path.split_first() else { return };
    if *side == 2 {
        change(steps, *i);
    } else if let Some(Step::If { then, otherwise, .. }) = steps.get_mut(*i) {
        edit_in(if *side == 0 { then } else { otherwise }, rest, change);
    }
}

/// The step aimed at something else, where it is aimed at all.
fn misdirected(s: &Step, o: &Others) -> Option<Step> {
    let patient = |p: &String| {
        let (a, b) = o.patient.as_ref()?;
        Some(if p == a { b.clone() } else { a.clone() })
    };
    let what = |w: &What| {
        Some(match w {
            What::VolumesOf(p) => What::VolumesOf(patient(p)?),
            What::CurrentVolumeOf(p) => What::CurrentVolumeOf(patient(p)?),
            What::OldVolumesOf(p) => What::OldVolumesOf(patient(p)?),
            What::Brought => return None,
        })
    };
    let place = |to: &Option<String>| {
        let now = to.as_ref().or(o.to.as_ref());
        o.places.iter().find(|p| Some(*p) != now).cloned().map(Some)
    };
    let other = |all: &[Tray], x: Tray| all.iter().copied().find(|y| *y != x);
    Some(match s {
        Step::Track { what: w, to } => Step::Track { what: w.clone(), to: place(to)? },
        Step::Send { what: w, to, by: Carrier::Porter } => Step::Send { what: w.clone(), to: place(to)?, by: Carrier::Porter },
        Step::Pull(w) => Step::Pull(what(w)?),
        Step::Escalate(r) => Step::Escalate(o.roles.iter().find(|x| *x != r).cloned()?),
        Step::PutInTray { sheet, tray } => {
            Step::PutInTray { sheet: sheet.clone(), tray: other(&[Tray::OrdinaryBin, Tray::Query], *tray)? }
        }
        Step::File { sheet, into, section } => Step::File { sheet: sheet.clone(), into: what(into)?, section: *section },
        Step::Shelve(w) => Step::ShelveSwapped(w.clone()),
        Step::Report(Incident::Delay) => Step::Report(Incident::TrackingFault),
        Step::Report(_) => Step::Report(Incident::Delay),
        Step::Offer(Offer::AdviceService) => Step::Offer(Offer::OwnGpPractice),
        Step::Offer(_) => Step::Offer(Offer::AdviceService),
        Step::Tell(Telling::Clinical) => Step::Tell(Telling::Attendance),
        Step::Tell(_) => Step::Tell(Telling::Clinical),
        Step::Ring(Via::NumberGiven) => return None,
        Step::Ring(_) => Step::Ring(Via::NumberGiven),
        _ => return None,
    })
}
