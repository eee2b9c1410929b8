//! The day itself: opening and closing, walking, waiting, the manual at the desk, and what was shown.

use super::super::ids::{PageId, PlaceId};
use super::super::plan::Plan;
use super::super::refusal::Refusal;
use super::super::state::{Source, Stage, State};
use super::super::terms::{Channel, Session, SourceKind};
use super::Desk;
use super::contact;
use crate::day::clock::LONGEST_WAIT;
use crate::facts;
use crate::records::FieldSet;

facts! {
    /// What happened around the desk.
    pub enum Fact {
        /// The day opened.
        DayOpened {},
        /// The clock came to this second.
        TimePassed {},
        /// Fields were shown to the trainee.
        Shown {
            /// What they were read from or heard from.
            of: SourceKind;
            /// Which one.
            source: Source,
            /// Which fields.
            fields: FieldSet
        },
        /// The trainee walked.
        Walked {
            /// From here.
            from: PlaceId,
            /// To there.
            to: PlaceId,
            /// Whose session was open on the screen left behind.
            screen: Session
        },
        /// The trainee waited.
        Waited {
            /// How long.
            secs: u32
        },
        /// The trainee looked a page up.
        LookedUp {
            /// Which.
            page: PageId
        },
        /// The day closed.
        DayClosed {
            /// Tasks that had arrived and not ended.
            unfinished: u32
        },
    }
}

/// Walking to a place. Returns the seconds it takes.
pub fn go(d: &mut Desk<'_>, to: PlaceId) -> Result<u32, Refusal> {
    let from = d.state.place;
    if !d.plan.place(to).is_some_and(|p| p.walkable) {
        return Err(Refusal::NotAPlaceToStand);
    }
    if from == to {
        return Err(Refusal::AlreadyDone);
    }
    if let Some(t) = d.state.talk {
        d.state_fact(Some(t), contact::Fact::Parked { task: t });
    }
    let screen = d.state.session_here();
    let task = if screen == Session::Own { super::pas::own_work(d) } else { d.state.in_hand };
    d.state_fact(task, Fact::Walked { from, to, screen });
    d.show_what_lies_at(to);
    Ok(d.plan.walk_secs(from, to))
}

/// Waiting. Returns the seconds it takes.
pub fn wait(d: &mut Desk<'_>, secs: u32) -> Result<u32, Refusal> {
    if secs == 0 || secs > LONGEST_WAIT {
        return Err(Refusal::WaitLength);
    }
    d.state_fact(d.state.in_hand, Fact::Waited { secs });
    Ok(secs)
}

/// Waiting until work comes or notes arrive somewhere. Returns the seconds it takes.
pub fn wait_for_something(d: &mut Desk<'_>, most: u32) -> Result<u32, Refusal> {
    let now = d.state.now;
    // What only lies about comes unheard.
    let to_come = d.plan.tasks.iter().skip(usize::from(d.state.arrived));
    let next_work = to_come.filter(|t| t.channel != Channel::Seen).map(|t| t.arrives).next();
    let next_delivery = d.state.transit.iter().map(|x| x.at).min();
    let soonest = next_work.into_iter().chain(next_delivery).filter(|at| *at > now).min();
    wait(d, soonest.map_or(most, |at| most.min(at - now)))
}

/// Reading a page of the manual.
pub fn look_up(d: &mut Desk<'_>, page: PageId) -> Result<(), Refusal> {
    if page.index() >= d.plan.pages.len() {
        return Err(Refusal::NotYetSeen);
    }
    d.state_fact(d.state.in_hand, Fact::LookedUp { page });
    Ok(())
}

/// Closing the day.
pub fn close(d: &mut Desk<'_>) {
    let unfinished = unfinished(d.state);
    d.state_fact(None, Fact::DayClosed { unfinished });
}

/// Tasks that have arrived and not ended.
#[must_use]
pub fn unfinished(state: &State) -> u32 {
    u32::try_from(state.tasks.iter().filter(|t| t.stage != Stage::ToCome && t.ended.is_none()).count()).unwrap_or(u32::MAX)
}

/// Folds a fact of this area.
pub fn fold(plan: &Plan, state: &mut State, second: u32, fact: &Fact) {
    match fact {
        Fact::DayOpened {} => state.opened = true,
        Fact::TimePassed {} => state.now = state.now.max(second),
        Fact::Shown { source, fields, .. } => state.see(plan, *source, *fields),
        Fact::Walked { from, to, .. } => {
            state.came_to(*to);
            contact::comes_to_the_terminal(plan, state, *from);
        }
        Fact::DayClosed { .. } => {
            state.closed = true;
            state.talk = None;
        }
        Fact::Waited { .. } | Fact::LookedUp { .. } => {}
    }
}
