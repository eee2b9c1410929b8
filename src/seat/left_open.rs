//! A session that somebody else left open, where the trainee stands: what can still be done about it there. Tells nobody that it should.

use super::Known;
use crate::day::terms::{Ending, Session};
use crate::day::work::matters;
use crate::day::{Fact, Stamped, TaskId};

/// What can still be done about it here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOpen {
    /// It can be locked.
    pub lock: bool,
    /// It can be reported, and has not been.
    pub report: bool,
}

/// What can still be done here about this piece of work, when it is a session that somebody else left open at this terminal; nothing
/// for any other work, and elsewhere.
#[must_use]
pub fn left_open(k: &Known<'_>, log: &[Stamped], t: TaskId) -> LeftOpen {
    let here = k.plan.task(t).is_some_and(|p| p.open_session == Some(k.state.place));
    let st = k.state.task(t);
    let safe = st.ended == Some(Ending::MadeSafe);
    if !here || !(st.attended.is_some() || safe) {
        return LeftOpen::default();
    }
    let reported = |f: &Stamped| matches!(f.fact, Fact::Matters(matters::Fact::Reported { task, .. }) if task == t);
    LeftOpen { lock: k.state.session_here() == Session::Colleagues, report: !log.iter().any(reported) }
}
