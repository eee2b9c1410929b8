//! What can be done about the chosen work, as it is drawn.

use crate::day::fact::Fact;
use crate::day::terms::{Ending, Incident};
use crate::day::work::matters;
use crate::day::{Act, PlaceId, RoleId, TaskId};
use crate::screens::choices::Choice;
use crate::screens::matters::MattersView;
use crate::seat::{Known, Table};
use crate::wording::capital;

/// What can be done about a piece of work.
#[must_use]
pub fn matters_view(table: &dyn Table, k: &Known<'_>, about: Option<TaskId>) -> MattersView {
    let known = |t: &TaskId| k.state.task(*t).attended.is_some() || k.state.task(*t).ended == Some(Ending::MadeSafe);
    let Some(t) = about.filter(known) else { return MattersView::default() };
    let refused = |a: &Act| table.day().decide(a).err().map(|r| k.words.why_not(k.plan, r));
    let advice = Act::AskAdvice(t);
    let roles = (0u8..).map(RoleId).zip(&k.plan.setting.roles).map(|(i, r)| {
        let name = k.words.say("matters-role", &[("role", capital(&r.name).into()), ("extension", (&*r.extension).into())]);
        (name, Act::Escalate(t, i))
    });
    let passed = |a: &Act| {
        table.log().iter().any(|f| match (&f.fact, a) {
            (Fact::Matters(matters::Fact::Escalated { task, role, .. }), Act::Escalate(x, r)) => task == x && role == r,
            (Fact::Matters(matters::Fact::Reported { task, incident }), Act::Report(x, i)) => task == x && incident == i,
            _ => false,
        })
    };
    let (roles, no_roles) = possible(roles.collect(), &refused, &passed);
    let incidents = Incident::ALL.iter().map(|i| (capital(&k.words.incident(*i)), Act::Report(t, *i)));
    let (incidents, no_incidents) = possible(incidents.collect(), &refused, &passed);
    let mut walks = Vec::new();
    if no_roles.is_some() || no_incidents.is_some() || refused(&advice).is_some() {
        let useful = |p: &crate::day::plan::Place| p.walkable && (p.telephone || p.terminal || &*p.id == "supervisor_office");
        for (i, p) in (0u8..).map(PlaceId).zip(&k.plan.setting.places).filter(|(i, p)| useful(p) && *i != k.state.place) {
            let secs = k.words.duration(k.plan.walk_secs(k.state.place, i));
            walks.push(Choice::new(k.words.say("walk-to", &[("place", (&*p.name).into()), ("time", secs.into())]), Act::Go(i)));
        }
    }
    let mine = |f: &&crate::day::Stamped| f.task == Some(t) && matches!(f.fact, Fact::Matters(_));
    MattersView {
        about: Some(k.words.task(k.plan, k.state, t)),
        no_advice: refused(&advice),
        advice: Some(advice),
        roles,
        no_roles,
        incidents,
        no_incidents,
        walks,
        done: table.log().iter().filter(mine).filter_map(|f| k.words.fact(k.plan, k.state, f)).collect(),
    }
}

/// What can be done of a list, and why nothing can.
fn possible(
    all: Vec<(String, Act)>,
    refused: &dyn Fn(&Act) -> Option<String>,
    done: &dyn Fn(&Act) -> bool,
) -> (Vec<Choice>, Option<String>) {
    let why = all.first().and_then(|(_, a)| refused(a));
    let can: Vec<Choice> = all
        .into_iter()
        .filter(|(_, a)| refused(a).is_none())
        .map(|(l, a)| (done(&a), l, a))
        .map(|(d, l, a)| Choice::new(l, a).done(d))
        .collect();
    let why_not = can.is_empty().then_some(why).flatten();
    (can, why_not)
}
