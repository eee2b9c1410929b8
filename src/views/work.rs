//! Work in hand as it is drawn: the soonest due first, what is urgent, what one carries.

use egui_phosphor::bold as icon;

use crate::day::terms::Channel;
use crate::day::{Act, Stage, Stamped, TaskId};
use crate::screens::Intent;
use crate::screens::intent::Tool;
use crate::screens::kit::Tone;
use crate::screens::work::{CardView, WorkView};
use crate::seat::Known;
use crate::seat::came::under_the_note;
use crate::wording::{capital, clock_time};

use super::talk::first_step;

/// Work in hand.
#[must_use]
pub fn work_view(k: &Known<'_>, log: &[Stamped], about: Option<TaskId>) -> WorkView {
    let open = k.open_work();
    let cards: Vec<CardView> = open.iter().filter_map(|t| card(k, log, *t, about)).collect();
    let urgent = u32::try_from(cards.iter().filter(|c| c.tone == Tone::Stop).count()).unwrap_or(0);
    let n = u32::try_from(open.len()).unwrap_or(0);
    let id = if urgent > 0 { "work-count-urgent" } else { "work-count" };
    let folders = k.state.hands.iter().map(|f| k.words.folder(k.plan, *f));
    let sheets = k.state.sheet_hands.iter().map(|s| capital(&k.words.sheet(k.plan, k.state, *s)));
    let to_come = usize::from(k.state.arrived) < k.plan.tasks.len();
    WorkView {
        count: k.words.say(id, &[("n", n.into()), ("urgent", urgent.into())]),
        cards,
        carried: folders.chain(sheets).collect(),
        all_done: open.is_empty() && (!to_come || k.state.now >= k.plan.closes),
    }
}

fn card(k: &Known<'_>, log: &[Stamped], t: TaskId, about: Option<TaskId>) -> Option<CardView> {
    let p = k.plan.task(t)?;
    let now = k.state.now;
    let waits = matches!(k.state.task(t).stage, Stage::Waiting | Stage::Parked);
    let person = matches!(p.channel, Channel::Telephone | Channel::Hatch | Channel::Colleague);
    let tone = if now > p.due || (waits && p.channel == Channel::Telephone) {
        Tone::Stop
    } else if (waits && person) || p.due.saturating_sub(now) < 600 {
        Tone::Care
    } else {
        Tone::Good
    };
    let whole = p.due.saturating_sub(p.arrives).max(1);
    let spent = (u64::from(now.saturating_sub(p.arrives)) * 100 / u64::from(whole)).min(100);
    let number = k.handles.tasks.iter().position(|x| *x == t).map_or(0, |i| i + 1);
    let status = capital(&k.stage(t));
    Some(CardView {
        task: t,
        number: u32::try_from(number).unwrap_or(0),
        title: capital(&k.words.task(k.plan, k.state, t)),
        status,
        due: due(k, p.due),
        tone,
        spent: u8::try_from(spent).unwrap_or(100),
        glyph: glyph(p.channel),
        chosen: about == Some(t),
        first: first_step(k, t).or_else(|| papers(k, log, t)),
    })
}

/// The way to the folders and papers that came with a delivery or the post, as long as some of them lie there.
fn papers(k: &Known<'_>, log: &[Stamped], t: TaskId) -> Option<(String, Vec<Intent>)> {
    let p = k.plan.task(t).filter(|_| k.state.task(t).ended.is_none())?;
    let (folders, sheets) = under_the_note(k, log, t);
    let n = folders.len() + sheets.len();
    if n == 0 {
        return None;
    }
    let here = k.state.place == p.place;
    let verb = k.words.say(if here { "work-papers" } else { "work-papers-there" }, &[("n", super::count(n).into())]);
    if here {
        return Some((verb, vec![Intent::Tool(Tool::Papers)]));
    }
    let secs = k.plan.walk_secs(k.state.place, p.place);
    let label = k.words.say("first-after-walk", &[("verb", verb.into()), ("n", secs.into())]);
    Some((label, vec![Intent::Act(Act::Go(p.place)), Intent::Tool(Tool::Papers)]))
}

/// When it is due and how long that is, short enough for a card.
fn due(k: &Known<'_>, at: u32) -> String {
    let (id, gap) = if at >= k.state.now { ("work-due", at - k.state.now) } else { ("work-late", k.state.now - at) };
    let gap = match gap {
        0..60 => k.words.say("floor-secs", &[("n", gap.into())]),
        60..3600 => k.words.say("floor-mins", &[("n", (gap / 60).into())]),
        _ => k.words.say("work-hours", &[("h", (gap / 3600).into()), ("m", (gap % 3600 / 60).into())]),
    };
    k.words.say(id, &[("at", clock_time(k.plan, at).into()), ("time", gap.into())])
}

/// The icon of a channel.
#[must_use]
pub fn glyph(c: Channel) -> &'static str {
    match c {
        Channel::Telephone => icon::PHONE,
        Channel::Hatch => icon::USERS,
        Channel::Email => icon::ENVELOPE,
        Channel::Post => icon::MAILBOX,
        Channel::Delivery => icon::PACKAGE,
        Channel::Colleague => icon::USER,
        Channel::Seen => icon::EYE,
    }
}
