//! What an act tells that was so already. It is an act and a fact all the same; whoever does it is told that nothing has changed.

use super::Known;
use crate::day::Act;

/// In words, that an act would leave tracking as it is. To be asked before the act is done.
#[must_use]
pub fn already(k: &Known<'_>, act: &Act) -> Option<String> {
    match act {
        Act::Track(f, to) if k.state.tracked_to(k.plan, *f) == Some(*to) => Some(k.words.say("already-tracked", &[])),
        Act::CheckIn(f) if k.state.tracked_to(k.plan, *f).is_none() => Some(k.words.say("already-checked-in", &[])),
        _ => None,
    }
}
