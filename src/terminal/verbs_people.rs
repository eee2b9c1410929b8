//! Reading lines that have to do with people, places, the screen lock and the program itself.

use crate::day::terms::{Channel, Ending};
use crate::day::{Act, PageId, Stage, TaskId};

use super::lookup::folded;
use super::parse::{Command, Misread, Query, What};
use crate::seat::Known;

type Read = Result<Command, Misread>;

fn query(q: Query) -> Read {
    Ok(Command::Query(q))
}

fn act(a: Act) -> Read {
    Ok(Command::Act(a))
}

/// Nothing but filling words after a verb that stands alone: `leave the folder` is no way of leaving.
fn alone(verb: &str, rest: &str) -> Result<(), Misread> {
    const FILLING: &[&str] =
        &["the", "my", "screen", "pas", "terminal", "to", "here", "now", "please", "one", "step", "clock", "it"];
    let fills = |w: &str| FILLING.contains(&w);
    if folded(rest).split_whitespace().all(fills) { Ok(()) } else { Err(Misread::Alone { verb: verb.to_owned() }) }
}

/// A number of a piece of work at the beginning, and the rest.
pub(super) fn leading_task<'a>(k: &Known<'_>, rest: &'a str) -> (Option<TaskId>, &'a str) {
    let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
    match k.handles.typed_task(first) {
        Some(t) => (Some(t), after.trim()),
        None => (None, rest),
    }
}

fn task_and_rest<'a>(k: &Known<'_>, rest: &'a str) -> Result<(TaskId, &'a str), Misread> {
    match leading_task(k, rest) {
        (Some(t), after) => Ok((t, after)),
        (None, after) => Ok((k.task_meant()?, after)),
    }
}

/// As [`task_and_rest`], for what is done after a talk.
fn followed_up<'a>(k: &Known<'_>, rest: &'a str) -> Result<(TaskId, &'a str), Misread> {
    match leading_task(k, rest) {
        (Some(t), after) => Ok((t, after)),
        (None, after) => Ok((k.task_followed_up()?, after)),
    }
}

fn typed_task(k: &Known<'_>, rest: &str) -> Result<TaskId, Misread> {
    match leading_task(k, rest) {
        (Some(t), _) => Ok(t),
        (None, "") => k.task_meant(),
        (None, typed) => Err(Misread::NotFound { what: What::Task, typed: typed.to_owned(), near: Vec::new() }),
    }
}

/// Whoever has waited longest by one of these ways; a number says whom.
fn waiting(k: &Known<'_>, rest: &str, by: &[Channel]) -> Result<TaskId, Misread> {
    if let (Some(t), _) = leading_task(k, rest) {
        return Ok(t);
    }
    let fits = |t: &&TaskId| {
        let waits = matches!(k.state.task(**t).stage, Stage::Waiting | Stage::Parked) && k.state.task(**t).ended.is_none();
        waits && k.plan.task(**t).is_some_and(|p| by.contains(&p.channel))
    };
    let by = if let [one] = by { Some(*one) } else { None };
    k.handles.tasks.iter().filter(fits).min_by_key(|t| k.state.task(**t).waiting_since).copied().ok_or(Misread::Nobody { by })
}

/// One looks at the place where one stands, or at a thing that has a short name.
pub(super) fn look(k: &Known<'_>, rest: &str) -> Read {
    let rest = ["at ", "in ", "on ", "into "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    if matches!(folded(rest).as_str(), "" | "around" | "round" | "about" | "here") {
        return query(Query::Look);
    }
    if folded(rest) == "note" {
        return note_in_hand(k);
    }
    let h = k.handles;
    let is_named = h.typed_task(rest).is_some() || h.typed_folder(rest).is_some();
    if is_named || h.typed_sheet(rest).is_some() || h.typed_patient(rest).is_some() {
        return super::verbs_papers::show(k, rest);
    }
    match k.place(rest) {
        Ok(p) if p == k.state.place => query(Query::Look),
        Ok(p) => Err(k
            .plan
            .place(p)
            .map_or(Misread::LookAt { typed: rest.to_owned() }, |p| Misread::LookThere { id: p.id.to_string() })),
        Err(_) => Err(Misread::LookAt { typed: rest.to_owned() }),
    }
}
pub(super) fn work(_: &Known<'_>, _: &str) -> Read {
    query(Query::Work)
}
pub(super) fn hands(_: &Known<'_>, _: &str) -> Read {
    query(Query::Hands)
}
pub(super) fn places(_: &Known<'_>, _: &str) -> Read {
    query(Query::Places)
}
pub(super) fn directory(_: &Known<'_>, _: &str) -> Read {
    query(Query::Directory)
}
pub(super) fn back(_: &Known<'_>, rest: &str) -> Read {
    alone("back", rest)?;
    query(Query::Back)
}
pub(super) fn help(_: &Known<'_>, _: &str) -> Read {
    query(Query::Help)
}
pub(super) fn help_all(_: &Known<'_>, _: &str) -> Read {
    query(Query::HelpAll)
}
pub(super) fn quit(_: &Known<'_>, rest: &str) -> Read {
    alone("quit", rest)?;
    query(Query::Quit)
}
pub(super) fn close_day(_: &Known<'_>, rest: &str) -> Read {
    alone("close day", rest)?;
    query(Query::CloseDay)
}
pub(super) fn unlock(_: &Known<'_>, rest: &str) -> Read {
    alone("unlock", rest)?;
    act(Act::Unlock)
}
pub(super) fn lock(_: &Known<'_>, rest: &str) -> Read {
    alone("lock", rest)?;
    act(Act::Lock)
}

pub(super) fn pause(_: &Known<'_>, rest: &str) -> Read {
    alone("pause", rest)?;
    query(Query::Pause)
}

pub(super) fn pace(_: &Known<'_>, rest: &str) -> Read {
    if rest.is_empty() {
        return Err(Misread::Missing { what: What::Pace });
    }
    let typed = rest.trim_end_matches("times").trim().parse::<f32>().ok();
    match typed.filter(|p| (0.1..=10.0).contains(p)) {
        Some(p) => query(Query::Pace((p * 10.0).round() as u32)),
        None => Err(Misread::NotFound { what: What::Pace, typed: rest.to_owned(), near: Vec::new() }),
    }
}

pub(super) fn note(_: &Known<'_>, rest: &str) -> Read {
    if rest.is_empty() { Err(Misread::Missing { what: What::Note }) } else { query(Query::Note(rest.to_owned())) }
}

pub(super) fn hint(k: &Known<'_>, rest: &str) -> Read {
    if let (Some(t), _) = leading_task(k, rest) {
        return query(Query::Hint(t));
    }
    let open = |t: &&TaskId| k.state.task(**t).ended.is_none() && k.state.task(**t).stage != Stage::Gone;
    let soonest = k.handles.tasks.iter().filter(open).min_by_key(|t| k.plan.task(**t).map(|p| p.due));
    // What was done last may want one thing more: a session that was locked is to be reported.
    let locked = k.state.in_hand.filter(|t| k.handles.tasks.contains(t) && k.state.task(*t).ended == Some(Ending::MadeSafe));
    match locked.filter(|_| k.state.talk.is_none()).map_or_else(|| k.task_meant(), Ok) {
        Ok(t) => query(Query::Hint(t)),
        Err(why) => soonest.map_or(Err(why), |t| query(Query::Hint(*t))),
    }
}

pub(super) fn go(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Go(k.place(rest)?))
}

pub(super) fn wait(_: &Known<'_>, rest: &str) -> Read {
    let figures: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = rest.get(figures.len()..).unwrap_or_default().trim();
    let each = match unit.chars().next() {
        None | Some('m' | 'M') => 60,
        Some('s' | 'S') => 1,
        Some('h' | 'H') => 3600,
        Some(_) => 0,
    };
    match figures.parse::<u32>() {
        Ok(n) if each > 0 => act(Act::WaitForSomething(n.saturating_mul(each))),
        // As long as the window's key waits.
        _ if rest.is_empty() => act(Act::WaitForSomething(300)),
        _ => Err(Misread::NotFound { what: What::Time, typed: rest.to_owned(), near: Vec::new() }),
    }
}

pub(super) fn answer(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Attend(waiting(k, rest, &[Channel::Telephone])?))
}

pub(super) fn greet(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Attend(waiting(k, rest, &[Channel::Hatch])?))
}

pub(super) fn read(k: &Known<'_>, rest: &str) -> Read {
    if let (Some(t), _) = leading_task(k, rest) {
        return act(Act::Attend(t));
    }
    if let Some(f) = k.handles.typed_folder(rest) {
        return act(Act::ReadCover(f));
    }
    if folded(rest) == "note" {
        return note_in_hand(k);
    }
    if rest.parse::<u32>().is_ok() {
        return Err(Misread::NotFound { what: What::Task, typed: rest.to_owned(), near: Vec::new() });
    }
    if !rest.is_empty() {
        return match (by_name(rest), k.sheet(rest)) {
            (Some(by), sheet) => match (waiting(k, "", &[by]), sheet) {
                (Ok(t), _) => act(Act::Attend(t)),
                // A paper may have the name of the way it came.
                (Err(_), Ok(s)) => act(Act::ReadSheet(s)),
                (Err(nobody), Err(_)) => Err(nobody),
            },
            (None, sheet) => act(Act::ReadSheet(sheet?)),
        };
    }
    match waiting(k, rest, &[Channel::Email, Channel::Post]) {
        Ok(t) => act(Act::Attend(t)),
        Err(_) => act(Act::ReadSheet(k.sheet(rest)?)),
    }
}

/// The note of a delivery or of the post: one that waits, else that of the work in hand, once more.
fn note_in_hand(k: &Known<'_>) -> Read {
    match waiting(k, "", &[Channel::Delivery, Channel::Post]) {
        Ok(t) => act(Act::Attend(t)),
        Err(_) => query(Query::Task(k.task_meant()?)),
    }
}

/// `read email`, `read post`.
fn by_name(typed: &str) -> Option<Channel> {
    match folded(typed).as_str() {
        "email" | "e mail" | "emails" | "mail" | "inbox" => Some(Channel::Email),
        "post" | "slip" | "letter" => Some(Channel::Post),
        _ => None,
    }
}

pub(super) fn attend(k: &Known<'_>, rest: &str) -> Read {
    if let (Some(t), _) = leading_task(k, rest) {
        return act(Act::Attend(t));
    }
    if !rest.is_empty() {
        return Err(Misread::NotFound { what: What::Task, typed: rest.to_owned(), near: Vec::new() });
    }
    act(Act::Attend(waiting(k, rest, Channel::ALL)?))
}

pub(super) fn ask(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = task_and_rest(k, rest)?;
    act(Act::Ask(t, k.field(rest)?))
}

pub(super) fn read_back(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = task_and_rest(k, rest)?;
    act(Act::ReadBack(t, k.field(rest)?))
}

pub(super) fn tell(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = task_and_rest(k, rest)?;
    let rest = ["them ", "him ", "her ", "the caller ", "the visitor "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    if folded(rest) == "no" {
        return Ok(Command::Decline(t));
    }
    Ok(Command::Tell(t, k.telling(rest)?))
}

pub(super) fn decline(k: &Known<'_>, rest: &str) -> Read {
    Ok(Command::Decline(typed_task(k, rest)?))
}

pub(super) fn offer(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = task_and_rest(k, rest)?;
    act(Act::Offer(t, k.offer(rest)?))
}

pub(super) fn promise(k: &Known<'_>, rest: &str) -> Read {
    act(Act::PromiseToRing(typed_task(k, rest)?))
}

pub(super) fn calm(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Calm(typed_task(k, rest)?))
}

pub(super) fn ring(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = followed_up(k, rest)?;
    let rest = ["via ", "by ", "through "].iter().find_map(|p| rest.strip_prefix(p)).unwrap_or(rest);
    act(Act::Ring(t, k.via(rest)?))
}

pub(super) fn goodbye(k: &Known<'_>, rest: &str) -> Read {
    act(Act::EndTalk(typed_task(k, rest)?))
}

pub(super) fn escalate(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = followed_up(k, rest)?;
    act(Act::Escalate(t, k.role(rest.strip_prefix("to ").unwrap_or(rest))?))
}

pub(super) fn advice(k: &Known<'_>, rest: &str) -> Read {
    let (t, _) = followed_up(k, rest)?;
    act(Act::AskAdvice(t))
}

pub(super) fn report(k: &Known<'_>, rest: &str) -> Read {
    let (t, rest) = followed_up(k, rest)?;
    act(Act::Report(t, k.incident(rest)?))
}

/// The page that speaks to what was compared: by its number, its id or words of its title.
pub(super) fn name_page(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Cite(k.page(rest)?))
}

/// A page by its number, its id or its title; other words search.
pub(super) fn manual(k: &Known<'_>, rest: &str) -> Read {
    let by_number = rest.parse::<usize>().ok().and_then(|n| k.pages.get(n.checked_sub(1)?));
    let want = folded(rest);
    let by_name = || k.pages.iter().find(|p| folded(&p.id) == want || folded(&p.title) == want);
    let page = by_number.or_else(by_name).map(|p| &p.id);
    let place = page.and_then(|id| k.plan.pages.iter().position(|x| x == id)).and_then(|i| u16::try_from(i).ok());
    match place {
        Some(i) => act(Act::LookUp(PageId(i))),
        None => query(Query::Manual(rest.to_owned())),
    }
}
