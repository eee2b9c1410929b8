//! Help that fits the moment, the list of everything that can be typed, and what to do when a line was not understood.

use crate::day::terms::Channel;
use crate::day::{Act, Day, Refusal, TaskId};
use crate::wording::{Words, capital, kebab};

use super::moment::{Possible, waits};
use super::parse::{Misread, What};
use super::verbs::{VERBS, verb};
use crate::seat::Known;

/// The most lines of one verb that are spelt out.
const SPELT_OUT: usize = 3;

/// Who and what waits, each with the line that leads to it: from here, by walking first, or after the talk that is on.
#[must_use]
pub fn who_waits(k: &Known<'_>, day: &Day, possible: &[Possible]) -> Vec<String> {
    let w = k.words;
    let waits = k.open_work().into_iter().filter(|t| waits(k.state.task(*t).stage));
    let way = |t: TaskId| {
        let act = Act::Attend(t);
        let what = w.act(k.plan, k.state, &act);
        match day.decide(&act) {
            Ok(_) => {
                let here = possible.iter().find(|p| p.act.as_ref() == Some(&act))?;
                Some(w.say("help-line", &[("line", (&here.line).into()), ("what", what.into())]))
            }
            Err(Refusal::GoThereFirst(p)) => {
                let id = k.plan.place(p).map(|p| p.id.to_string())?;
                let puts = [("id", (&id).into()), ("what", what.into()), ("n", k.handles.task(t).into())];
                Some(w.say("help-waits-there", &puts))
            }
            Err(Refusal::ScreenLocked) => {
                Some(w.say("help-waits-locked", &[("what", what.into()), ("n", k.handles.task(t).into())]))
            }
            Err(Refusal::AnotherTalk) => {
                Some(w.say("help-waits-talk", &[("what", what.into()), ("n", k.handles.task(t).into())]))
            }
            Err(_) => None,
        }
    };
    waits.filter_map(way).collect()
}

/// What can be done now: what waits comes first.
#[must_use]
pub fn now(k: &Known<'_>, day: &Day, possible: &[Possible]) -> Vec<String> {
    let w = k.words;
    let mut out = vec![w.say("help-now", &[])];
    out.extend(who_waits(k, day, possible));
    let taken_up = |p: &&Possible| !matches!(p.act, Some(Act::Attend(_)));
    let possible: Vec<&Possible> = possible.iter().filter(taken_up).collect();
    let mut done: Vec<&str> = Vec::new();
    for p in &possible {
        if done.contains(&p.verb) {
            continue;
        }
        done.push(p.verb);
        let same: Vec<&&Possible> = possible.iter().filter(|x| x.verb == p.verb).collect();
        let form = verb(p.verb).map_or("", |v| v.form);
        let help = verb(p.verb).map(|v| v.help(w)).unwrap_or_default();
        if same.len() <= SPELT_OUT && !matches!(p.verb, "tell" | "decline" | "manual" | "name page") {
            for x in same {
                let what = x.act.as_ref().map_or_else(|| help.clone(), |a| w.act(k.plan, k.state, a));
                let line = if x.act.is_some() { &*x.line } else { form };
                out.push(w.say("help-line", &[("line", line.into()), ("what", (&what).into())]));
            }
        } else {
            // An example that can be typed here and now.
            let example = if p.act.is_some() && !matches!(p.verb, "manual" | "name page") { &*p.line } else { form };
            out.push(w.say("help-line", &[("line", example.into()), ("what", (&help).into())]));
        }
    }
    out.push(w.say("help-see", &[]));
    out
}

/// Everything that can be typed.
#[must_use]
pub fn all(w: &Words) -> Vec<String> {
    let mut out = vec![w.say("help-all", &[])];
    out.extend(VERBS.iter().map(|v| w.say("help-line", &[("line", v.form.into()), ("what", (&v.help(w)).into())])));
    out.push(w.say("help-handles", &[]));
    out
}

fn quoted(w: &Words, names: &[String]) -> String {
    names.join(&w.say("or", &[]))
}

/// Why a line was not understood, and what to type.
#[must_use]
pub fn misread(w: &Words, line: &str, m: &Misread) -> String {
    let what_id = |x: &super::parse::What| w.say(&format!("what-{}", kebab(x.name())), &[]);
    match m {
        Misread::UnknownVerb { typed, near } if near.is_empty() => w.say("misread-verb", &[("typed", typed.into())]),
        Misread::UnknownVerb { typed, near } => {
            w.say("misread-verb-near", &[("typed", typed.into()), ("near", (&quoted(w, near)).into())])
        }
        Misread::Missing { what } => {
            let form = form_of(line);
            w.say("misread-missing", &[("what", (&what_id(what)).into()), ("form", form.into())])
        }
        Misread::NotFound { what: What::Pace, typed, .. } => w.say("misread-pace", &[("typed", typed.into())]),
        Misread::NotFound { what, typed, near } => {
            let what = what_id(what);
            let puts = [("what", (&what).into()), ("typed", typed.into())];
            if near.is_empty() {
                let form = form_of(line);
                let [a, b] = puts;
                w.say("misread-not-found", &[a, b, ("form", form.into())])
            } else {
                let [a, b] = puts;
                w.say("misread-near", &[a, b, ("near", (&quoted(w, near)).into())])
            }
        }
        Misread::Several { typed, like } => {
            let like: Vec<String> = like.iter().take(8).cloned().collect();
            w.say("misread-several", &[("typed", (&capital(typed)).into()), ("like", (&quoted(w, &like)).into())])
        }
        Misread::WhichWork { like } => w.say("misread-which-work", &[("like", (&quoted(w, like)).into())]),
        Misread::NoneYet { what } => w.say("misread-none-yet", &[("what", (&what_id(what)).into())]),
        Misread::Alone { verb } => w.say("misread-alone", &[("verb", verb.into())]),
        Misread::NoWork => w.say("misread-no-work", &[]),
        Misread::NotOnList { typed } => w.say("misread-not-on-list", &[("typed", typed.into())]),
        Misread::OneAtATime => w.say("misread-one-at-a-time", &[]),
        Misread::Question { talking: true } => w.say("misread-question-talking", &[]),
        Misread::Greeting { talking: true } => w.say("misread-question-talking", &[]),
        Misread::Greeting { talking: false } => w.say("misread-greeting", &[]),
        Misread::PlaysAlready { day } => {
            let way = format!("records-day play {day} --text").replace("  ", " ");
            w.say("misread-plays-already", &[("way", (&way).into())])
        }
        Misread::Question { talking: false } => w.say("misread-question", &[]),
        Misread::Nobody { by: Some(Channel::Telephone) } => w.say("misread-nobody-rings", &[]),
        Misread::Nobody { by: Some(Channel::Hatch) } => w.say("misread-nobody-at-the-hatch", &[]),
        Misread::Nobody { by: Some(Channel::Email) } => w.say("misread-no-email", &[]),
        Misread::Nobody { by: Some(Channel::Post) } => w.say("misread-no-post", &[]),
        Misread::Nobody { .. } => w.say("misread-nobody", &[]),
        Misread::OtherSort { typed, is, wanted } => {
            let puts = [("typed", typed.into()), ("is", what_id(is).into()), ("wanted", what_id(wanted).into())];
            let [a, b, c] = puts;
            w.say("misread-other-sort", &[a, b, c, ("lines", what_to_do_with(*is, typed).into())])
        }
        Misread::LookAt { typed } => w.say("misread-look-at", &[("typed", typed.into())]),
        Misread::LookThere { id } => w.say("misread-look-there", &[("id", id.into())]),
    }
}

/// What is usually done with a thing, as lines.
fn what_to_do_with(is: What, typed: &str) -> String {
    match is {
        What::Folder => format!("cover {typed}, turn {typed} front, show {typed}"),
        What::Sheet => format!("read {typed}, show {typed}"),
        What::Patient => format!("open {typed}, show {typed}"),
        _ => format!("show {typed}"),
    }
}

/// The most lines that are told of after one that was not understood: more would be read out for a minute.
const TOLD: usize = 8;

/// Whole lines that begin as this one does and could be typed now.
#[must_use]
pub fn could_be_typed(w: &Words, line: &str, possible: &[Possible]) -> Option<String> {
    let lower = line.trim().to_lowercase();
    let verb =
        possible.iter().map(|p| p.verb).filter(|v| lower == *v || lower.starts_with(&format!("{v} "))).max_by_key(|v| v.len())?;
    let all: Vec<&str> = possible.iter().filter(|p| p.verb == verb).map(|p| &*p.line).collect();
    // Those that have a word of what was typed come first.
    let words: Vec<&str> = lower.get(verb.len()..).unwrap_or_default().split_whitespace().filter(|x| x.len() > 2).collect();
    let fits = |l: &&&str| words.iter().any(|x| l.get(verb.len()..).is_some_and(|rest| rest.contains(x)));
    let lines: Vec<&str> = all.iter().filter(fits).chain(all.iter().filter(|l| !fits(l))).copied().take(TOLD).collect();
    let id = if all.len() > TOLD { "misread-possible-more" } else { "misread-possible" };
    (lines.len() > 1).then(|| w.say(id, &[("lines", lines.join(", ").into())]))
}

/// The form of the verb that a line begins with.
fn form_of(line: &str) -> &'static str {
    let lower = line.trim().to_lowercase();
    let begins = |n: &&str| lower.strip_prefix(*n).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    VERBS
        .iter()
        .filter_map(|v| v.names.iter().copied().filter(|n| begins(n)).map(str::len).max().map(|len| (len, v)))
        .max_by_key(|(len, _)| *len)
        .map(|(_, v)| v)
        .or_else(|| {
            let first = lower.split(' ').next().unwrap_or_default();
            VERBS.iter().find(|v| v.name().starts_with(first))
        })
        .map_or("help", |v| v.form)
}
