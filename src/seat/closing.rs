//! What is to be known before the day is closed: what is still open, carried and left standing, from what the trainee knows. What is
//! to come is not told. Asks nothing and closes nothing; window and text mode each ask in their own way.

use super::Known;
use crate::day::Stage;
use crate::day::terms::Session;
use crate::wording::{capital, clock_time};

/// How a thing to be known bears on closing the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Nothing stands against it.
    Fine,
    /// It is worth a thought.
    Thought,
    /// Something would be left undone.
    Undone,
}

/// What is to be known before the day is closed, in words, in the order in which it is told.
#[must_use]
pub fn before_closing(k: &Known<'_>) -> Vec<(Weight, String)> {
    let (w, plan, state) = (k.words, k.plan, k.state);
    let mut known = Vec::new();
    if state.now < plan.closes {
        let puts = [("now", clock_time(plan, state.now).into()), ("closes", clock_time(plan, plan.closes).into())];
        known.push((Weight::Thought, w.say("close-early", &puts)));
    }
    let all = |id: &str, things: Vec<String>| {
        let n = u32::try_from(things.len()).unwrap_or(u32::MAX);
        let said = w.say(id, &[("n", n.into()), ("all", things.join("; ").into())]);
        (!things.is_empty()).then_some((Weight::Undone, said))
    };
    let open = k.open_work().into_iter().filter(|t| state.task(*t).stage != Stage::ToCome);
    let open: Vec<String> = open.map(|t| capital(&w.task(plan, state, t))).collect();
    if open.is_empty() {
        known.push((Weight::Fine, w.say("close-nothing-open", &[])));
    }
    known.extend(all("close-open", open));
    let folders = state.hands.iter().map(|f| w.folder(plan, *f));
    let sheets = state.sheet_hands.iter().map(|s| w.sheet(plan, state, *s));
    known.extend(all("close-carried", folders.chain(sheets).collect()));
    let own = state.sessions.iter().filter(|(_, s)| **s == Session::Own);
    known.extend(all("close-screens", own.map(|(p, _)| w.place(plan, *p)).collect()));
    known
}
