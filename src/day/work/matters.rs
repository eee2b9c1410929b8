//! Passing matters on, asking the supervisor, and reporting incidents. Each role takes the matters that are its own.

use super::super::ids::{RoleId, TaskId};
use super::super::refusal::Refusal;
use super::super::state::{Stage, State};
use super::super::terms::{Channel, Ending, Incident};
use super::super::vocabulary::YesNo;
use super::Desk;
use super::contact::{finish, is_talked_with};
use crate::facts;

facts! {
    /// What was passed on, asked and reported.
    pub enum Fact {
        /// A matter was passed to a role.
        Escalated {
            /// Which.
            task: TaskId,
            /// To whom.
            role: RoleId,
            /// Whether the matter is theirs and they took it.
            taken: YesNo
        },
        /// The supervisor was asked how to go on.
        Advised {
            /// About which task.
            task: TaskId
        },
        /// An incident was reported.
        Reported {
            /// About which task.
            task: TaskId,
            /// What happened.
            incident: Incident
        },
    }
}

fn known(d: &Desk<'_>, task: TaskId) -> Result<(), Refusal> {
    // Work can be passed on once it is known of; a visitor or caller has to be heard first. A session that was locked at once, as it
    // should be, is known of without a closer look.
    let st = d.state.task(task);
    let known = st.attended.is_some() || st.ended == Some(Ending::MadeSafe);
    if st.stage == Stage::ToCome || !known { Err(Refusal::NotYetSeen) } else { Ok(()) }
}

/// Passing a matter on, by telephone or in person.
pub fn escalate(d: &mut Desk<'_>, task: TaskId, role: RoleId) -> Result<(), Refusal> {
    known(d, task)?;
    let (Some(r), Some(t)) = (d.plan.setting.roles.get(role.index()), d.plan.task(task)) else {
        return Err(Refusal::NotYetSeen);
    };
    let in_person = r.place == Some(d.state.place);
    if !in_person {
        d.need_place(|p| p.telephone)?;
        let calling = d.state.talk.is_some_and(|x| d.plan.task(x).is_some_and(|p| p.channel == Channel::Telephone));
        if calling {
            return Err(Refusal::TelephoneInUse);
        }
    }
    let taken = r.takes_everything || r.takes.contains(&t.matter);
    d.state_fact(Some(task), Fact::Escalated { task, role, taken: taken.into() });
    let waits = is_talked_with(t.channel) && super::tracking::contact_waits(d.state.task(task).stage);
    if taken && !waits {
        finish(d, task, Ending::HandedOn);
    }
    Ok(())
}

/// Asking the supervisor.
pub fn advise(d: &mut Desk<'_>, task: TaskId) -> Result<(), Refusal> {
    known(d, task)?;
    let office = d.plan.setting.roles.iter().find(|r| r.takes_everything).and_then(|r| r.place);
    if office != Some(d.state.place) {
        d.need_place(|p| p.telephone)?;
    }
    d.state_fact(Some(task), Fact::Advised { task });
    Ok(())
}

/// Reporting an incident, on the form at a terminal.
pub fn report(d: &mut Desk<'_>, task: TaskId, incident: Incident) -> Result<(), Refusal> {
    known(d, task)?;
    d.need_place(|p| p.terminal)?;
    d.state_fact(Some(task), Fact::Reported { task, incident });
    Ok(())
}

/// Folds a fact of this area.
pub fn fold(state: &mut State, fact: &Fact) {
    if let Fact::Escalated { task, taken: YesNo::Yes, .. } = fact
        && let Some(t) = state.tasks.get_mut(task.index())
    {
        t.taken_over = true;
    }
}
