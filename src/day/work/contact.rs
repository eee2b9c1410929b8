//! Contacts: people on the telephone, at the hatch, by e-mail, and colleagues. A contact is what they know, claim, want and feel.
//! Which question is asked when is the trainee's affair; every question gets a fitting answer.

use super::super::ids::{FolderId, PlaceId, TaskId};
use super::super::plan::FolderSpot;
use super::super::refusal::Refusal;
use super::super::state::{Source, Stage, State};
use super::super::terms::{
    About, Channel, Ending, Feeling, Goodbye, Line, Manner, Offer, Reply, Session, Telling, Via, Vouching,
};
use super::super::vocabulary::YesNo;
use super::Desk;
use crate::day::chance::draw;
use crate::facts;
use crate::records::{Field, FieldSet};

facts! {
    /// What happened with contacts.
    pub enum Fact {
        /// A piece of work arrived. Its truth is kept here for the marking; the trainee has not been shown it.
        Arrived {
            /// Which.
            task: TaskId,
            /// How.
            channel: Channel,
            /// Whether they may have what they ask for.
            entitled: YesNo,
            /// Whether they are who they say.
            genuine: YesNo,
            /// What shows of where they are.
            line: Line
        },
        /// A folder is wanted for a task.
        Wanted {
            /// Which task.
            task: TaskId,
            /// Which folder.
            folder: FolderId,
            /// Whether the task's contact may have it.
            entitled: YesNo
        },
        /// The trainee took a piece of work up.
        Attended {
            /// Which.
            task: TaskId,
            /// How it came.
            channel: Channel,
            /// How the contact feels.
            feeling: Feeling,
            /// Seconds the contact had waited.
            waited: u32
        },
        /// The trainee asked something.
        Asked {
            /// Whom.
            task: TaskId,
            /// What about.
            topic: Field,
            /// Whom or what it is about.
            about: About,
            /// What came of it.
            reply: Reply;
            /// Which of several sentences was said.
            words: u32
        },
        /// The trainee read back what the contact had said, and the contact agreed.
        ReadBack {
            /// To whom.
            task: TaskId,
            /// What.
            field: Field
        },
        /// The trainee told something.
        Told {
            /// Whom.
            task: TaskId,
            /// What.
            what: Telling,
            /// How.
            manner: Manner,
            /// Whether it says something confidential about a patient.
            confidential: YesNo,
            /// Whether they may have it.
            entitled: YesNo
        },
        /// The trainee declined.
        Declined {
            /// To whom.
            task: TaskId,
            /// How.
            manner: Manner,
            /// Whether they may have what was declined.
            entitled: YesNo
        },
        /// The trainee offered or pointed to something.
        Offered {
            /// To whom.
            task: TaskId,
            /// What.
            offer: Offer
        },
        /// The trainee promised to ring back.
        Promised {
            /// Whom.
            task: TaskId
        },
        /// The trainee calmed the contact.
        Calmed {
            /// Whom.
            task: TaskId,
            /// How they felt before.
            feeling: Feeling
        },
        /// The trainee rang to make sure who somebody is, or to reach them again.
        Rang {
            /// About whom.
            task: TaskId,
            /// By which number.
            via: Via,
            /// What came of it.
            outcome: Vouching
        },
        /// A talk ended.
        TalkEnded {
            /// With whom.
            task: TaskId,
            /// How.
            how: Goodbye
        },
        /// The contact is waiting while the trainee is elsewhere.
        Parked {
            /// Who.
            task: TaskId
        },
        /// The contact gave up waiting.
        GaveUp {
            /// Who.
            task: TaskId
        },
        /// A piece of work came to its end.
        Finished {
            /// Which.
            task: TaskId,
            /// How.
            how: Ending
        },
    }
}

/// Whom or what a topic is about.
#[must_use]
pub fn about(topic: Field) -> About {
    match topic {
        Field::CallerName | Field::CallerRole | Field::Extension | Field::Workplace | Field::Badge => About::Caller,
        Field::Purpose | Field::Authority | Field::NeededBy | Field::WhichNotes => About::Errand,
        _ => About::Patient,
    }
}

/// Whether one talks with the contact of a channel.
#[must_use]
pub fn is_talked_with(c: Channel) -> bool {
    matches!(c, Channel::Telephone | Channel::Hatch | Channel::Email | Channel::Colleague)
}

/// Taking a piece of work up, or going back to a contact that was left waiting.
pub fn attend(d: &mut Desk<'_>, id: TaskId) -> Result<(), Refusal> {
    let (Some(plan), st) = (d.plan.task(id), d.state.task(id)) else { return Err(Refusal::NotYetSeen) };
    let hidden = plan.channel == Channel::Seen && !d.state.seen.has(Source::Contact(id));
    if st.stage == Stage::ToCome || hidden {
        return Err(Refusal::NotYetSeen);
    }
    match st.stage {
        // What was locked at once is not to be looked at any more.
        _ if st.ended == Some(Ending::MadeSafe) => return Err(Refusal::AlreadyDone),
        Stage::Waiting | Stage::Parked => {}
        Stage::Talking | Stage::Over => return Err(Refusal::AlreadyDone),
        Stage::ToCome | Stage::Gone => return Err(Refusal::NobodyThere),
    }
    match plan.channel {
        Channel::Telephone => d.need_place(|p| p.telephone)?,
        Channel::Hatch => d.need_place(|p| p.hatch)?,
        Channel::Email => {
            d.need_place(|p| p.terminal)?;
            if d.state.session_here() != Session::Own {
                return Err(Refusal::ScreenLocked);
            }
        }
        Channel::Post | Channel::Delivery | Channel::Colleague | Channel::Seen => {
            if d.state.place != plan.place {
                return Err(Refusal::GoThereFirst(plan.place));
            }
        }
    }
    if is_talked_with(plan.channel) && d.state.talk.is_some() {
        return Err(Refusal::AnotherTalk);
    }
    if st.stage == Stage::Waiting {
        let waited = d.state.now.saturating_sub(st.waiting_since);
        let feeling = st.feeling.unwrap_or(plan.feeling);
        d.state_fact(Some(id), Fact::Attended { task: id, channel: plan.channel, feeling, waited });
        d.show(Some(id), Source::Contact(id), plan.opening_gives);
        let spine = FieldSet::from_iter([Field::HospitalNumber, Field::VolumeNumber]);
        for f in &plan.folders {
            if d.state.folder_spot(d.plan, *f) == Some(FolderSpot::At(d.state.place)) {
                d.show(Some(id), Source::Spine(*f), spine);
            }
        }
        let sheet_kind = FieldSet::from_iter([Field::SheetKind]);
        for s in &plan.sheets {
            if d.state.sheet_is_here(*s) {
                d.show(Some(id), Source::Sheet(*s), sheet_kind);
            }
        }
    } else {
        d.state_fact(Some(id), Fact::Attended { task: id, channel: plan.channel, feeling: plan.feeling, waited: 0 });
    }
    Ok(())
}

fn talking(d: &Desk<'_>, id: TaskId) -> Result<(), Refusal> {
    match d.state.talk {
        Some(t) if t == id => Ok(()),
        _ if d.state.task(id).stage == Stage::ToCome => Err(Refusal::NotYetSeen),
        _ => Err(Refusal::NotTalking),
    }
}

/// Asking.
pub fn ask(d: &mut Desk<'_>, id: TaskId, topic: Field) -> Result<(), Refusal> {
    talking(d, id)?;
    let plan = d.plan.task(id).ok_or(Refusal::NotYetSeen)?;
    let gives = plan.says.iter().any(|(f, _)| *f == topic);
    let reply = if plan.channel == Channel::Email && !plan.opening_gives.contains(topic) {
        Reply::DoesNotApply
    } else if plan.withholds.contains(topic) {
        Reply::WillNotSay
    } else if gives {
        Reply::Gave
    } else if topic == Field::Badge && plan.channel != Channel::Hatch {
        Reply::DoesNotApply
    } else {
        Reply::DoesNotKnow
    };
    let words = draw(d.plan.seed, 7, d.state.draws, 1 << 16);
    d.state_fact(Some(id), Fact::Asked { task: id, topic, about: about(topic), reply, words });
    if reply == Reply::Gave {
        d.show(Some(id), Source::Contact(id), FieldSet::from_iter([topic]));
    }
    Ok(())
}

/// Reading back.
pub fn read_back(d: &mut Desk<'_>, id: TaskId, field: Field) -> Result<(), Refusal> {
    talking(d, id)?;
    if !d.state.has_seen(Source::Contact(id), field) {
        return Err(Refusal::NotYetSeen);
    }
    d.state_fact(Some(id), Fact::ReadBack { task: id, field });
    Ok(())
}

/// Telling.
pub fn tell(d: &mut Desk<'_>, id: TaskId, what: Telling, manner: Manner) -> Result<(), Refusal> {
    talking(d, id)?;
    let entitled = d.plan.task(id).is_some_and(|t| t.entitled).into();
    let confidential = (what.is_confidential() || manner == Manner::SaysTooMuch).into();
    d.state_fact(Some(id), Fact::Told { task: id, what, manner, confidential, entitled });
    Ok(())
}

/// Declining.
pub fn decline(d: &mut Desk<'_>, id: TaskId, manner: Manner) -> Result<(), Refusal> {
    talking(d, id)?;
    let entitled = d.plan.task(id).is_some_and(|t| t.entitled).into();
    d.state_fact(Some(id), Fact::Declined { task: id, manner, entitled });
    Ok(())
}

/// Offering.
pub fn offer(d: &mut Desk<'_>, id: TaskId, offer: Offer) -> Result<(), Refusal> {
    talking(d, id)?;
    d.state_fact(Some(id), Fact::Offered { task: id, offer });
    Ok(())
}

/// Promising to ring back.
pub fn promise(d: &mut Desk<'_>, id: TaskId) -> Result<(), Refusal> {
    talking(d, id)?;
    d.state_fact(Some(id), Fact::Promised { task: id });
    Ok(())
}

/// Calming.
pub fn calm(d: &mut Desk<'_>, id: TaskId) -> Result<(), Refusal> {
    talking(d, id)?;
    let feeling = d.state.task(id).feeling.unwrap_or(Feeling::Calm);
    d.state_fact(Some(id), Fact::Calmed { task: id, feeling });
    Ok(())
}

/// Ringing: back to a caller, or to where a visitor or writer says they work.
pub fn ring(d: &mut Desk<'_>, id: TaskId, via: Via) -> Result<(), Refusal> {
    let (Some(plan), st) = (d.plan.task(id), d.state.task(id)) else { return Err(Refusal::NotYetSeen) };
    if st.attended.is_none() {
        return Err(Refusal::NotYetSeen);
    }
    d.need_place(|p| p.telephone)?;
    if !is_talked_with(plan.channel) || plan.channel == Channel::Colleague {
        return Err(Refusal::NobodyToRing);
    }
    let on_the_telephone = plan.channel == Channel::Telephone && d.state.talk == Some(id)
        || d.state.talk.is_some_and(|t| d.plan.task(t).is_some_and(|p| p.channel == Channel::Telephone));
    if on_the_telephone {
        return Err(Refusal::TelephoneInUse);
    }
    if d.state.talk.is_some_and(|t| t != id) {
        return Err(Refusal::AnotherTalk);
    }
    if st.stage == Stage::Gone {
        return Err(Refusal::NobodyThere);
    }
    if via == Via::NumberGiven && !d.state.has_seen(Source::Contact(id), Field::Extension) {
        return Err(Refusal::NotYetSeen);
    }
    let outcome = match (plan.genuine, via) {
        (_, Via::NumberGiven) => Vouching::AnsweredThemselves,
        (true, _) => Vouching::Confirmed,
        (false, _) => Vouching::NotKnownThere,
    };
    d.state_fact(Some(id), Fact::Rang { task: id, via, outcome });
    Ok(())
}

/// Ending a talk.
pub fn end_talk(d: &mut Desk<'_>, id: TaskId) -> Result<(), Refusal> {
    talking(d, id)?;
    let plan = d.plan.task(id).ok_or(Refusal::NotYetSeen)?;
    let st = d.state.task(id);
    let said = st.told || st.offered || st.declined || st.promised || st.taken_over || st.ended.is_some();
    let how = if said { Goodbye::Polite } else { Goodbye::Abrupt };
    d.state_fact(Some(id), Fact::TalkEnded { task: id, how });
    let nothing_to_move = plan.wanted.is_empty() && plan.sheets.is_empty() && plan.folders.is_empty();
    let ending = if st.taken_over {
        Some(Ending::HandedOn)
    } else if st.declined {
        Some(Ending::TurnedAway)
    } else if nothing_to_move && (st.told || st.offered) {
        Some(Ending::Answered)
    } else {
        None
    };
    if let Some(how) = ending {
        finish(d, id, how);
    }
    Ok(())
}

/// States that a task ended, if this end counts as one for it and it has not ended before.
pub fn finish(d: &mut Desk<'_>, id: TaskId, how: Ending) {
    let counts = d.plan.task(id).is_some_and(|t| t.endings.contains(&how));
    if counts && d.state.task(id).ended.is_none() {
        d.state_fact(Some(id), Fact::Finished { task: id, how });
    }
}

/// The colleague who could not leave a session open while the trainee sat there does so now, in place of whoever's it was.
pub fn comes_to_the_terminal(plan: &super::super::plan::Plan, state: &mut State, left: PlaceId) {
    let waits = |t: TaskId| t.0 < state.arrived && state.task(t).ended.is_none() && !state.seen.has(Source::Contact(t));
    if plan.index.open_sessions.iter().any(|(place, t)| *place == left && waits(*t)) {
        state.sessions.insert(left, Session::Colleagues);
    }
}

/// Folds a fact of this area.
pub fn fold(plan: &super::super::plan::Plan, state: &mut State, second: u32, fact: &Fact) {
    let id = match fact {
        Fact::Arrived { task, .. } | Fact::Wanted { task, .. } | Fact::Attended { task, .. } | Fact::Asked { task, .. } => *task,
        Fact::ReadBack { task, .. } | Fact::Told { task, .. } | Fact::Declined { task, .. } | Fact::Offered { task, .. } => *task,
        Fact::Promised { task } | Fact::Calmed { task, .. } | Fact::Rang { task, .. } | Fact::TalkEnded { task, .. } => *task,
        Fact::Parked { task } | Fact::GaveUp { task } | Fact::Finished { task, .. } => *task,
    };
    let Some(p) = plan.task(id) else { return };
    let talked_with = is_talked_with(p.channel);
    let Some(t) = state.tasks.get_mut(id.index()) else { return };
    match fact {
        Fact::Arrived { .. } => {
            t.stage = Stage::Waiting;
            t.waiting_since = second;
            t.feeling = Some(p.feeling);
            state.arrived = state.arrived.max(id.0 + 1);
            for s in &p.sheets {
                state.sheet_came(*s);
            }
            // Where the trainee sits in their own session the colleague comes once they have gone.
            if let Some(place) = p.open_session.filter(|at| !state.sits_at(*at)) {
                state.sessions.insert(place, Session::Colleagues);
            }
            if p.patience > 0 {
                state.waiting.push(id);
            }
            if !state.seen.has(Source::Contact(id)) {
                state.lies_unseen(plan, id, true);
            }
            for f in &p.folders {
                if let Some(FolderSpot::OnItsWay(place)) = state.folder_spot(plan, *f) {
                    state.move_folder(plan, *f, FolderSpot::At(place));
                }
            }
        }
        Fact::Attended { .. } => {
            t.attended.get_or_insert(second);
            t.stage = if talked_with { Stage::Talking } else { Stage::Over };
            t.gave = t.gave.union(p.opening_gives);
            state.waiting.retain(|w| *w != id);
            if talked_with {
                state.talk = Some(id);
            }
        }
        Fact::Asked { topic, reply, .. } => {
            t.asked.insert(*topic);
            if *reply == Reply::Gave {
                t.gave.insert(*topic);
            }
            state.draws += 1;
        }
        Fact::Told { .. } => t.told = true,
        Fact::Declined { manner, .. } => {
            t.declined = true;
            if *manner == Manner::Curt {
                t.feeling = Some(Feeling::Angry);
            }
        }
        Fact::Offered { .. } => t.offered = true,
        Fact::Promised { .. } => t.promised = true,
        Fact::Calmed { .. } => t.feeling = Some(Feeling::Calm),
        Fact::Rang { outcome, .. } => {
            t.vouched = Some(*outcome);
            let reached = *outcome != Vouching::NotKnownThere;
            if p.channel == Channel::Telephone && reached {
                t.stage = Stage::Talking;
                state.talk = Some(id);
            }
        }
        Fact::TalkEnded { .. } => {
            t.stage = Stage::Over;
            state.talk = None;
        }
        Fact::Parked { .. } => {
            t.stage = Stage::Parked;
            t.waiting_since = second;
            state.talk = None;
            if p.patience > 0 {
                state.waiting.push(id);
            }
        }
        Fact::GaveUp { .. } => {
            t.stage = Stage::Gone;
            state.waiting.retain(|w| *w != id);
            if state.talk == Some(id) {
                state.talk = None;
            }
        }
        Fact::Finished { how, .. } => {
            t.ended = Some(*how);
            t.ended_at = second;
        }
        Fact::Wanted { .. } | Fact::ReadBack { .. } => {}
    }
}
