//! The question before the day is closed: what is still open, carried and left standing, from what the trainee knows. What is to
//! come is not told.

use crate::day::terms::Session;
use crate::day::{Act, Stage};
use crate::screens::Intent;
use crate::screens::kit::Tone;
use crate::screens::notices::Question;
use crate::seat::Known;
use crate::wording::{capital, clock_time};

use super::{count, work};

/// The question.
#[must_use]
pub fn closing(k: &Known<'_>) -> Question {
    let (w, plan, state) = (k.words, k.plan, k.state);
    let mut known = Vec::new();
    if state.now < plan.closes {
        let puts = [("now", clock_time(plan, state.now).into()), ("closes", clock_time(plan, plan.closes).into())];
        known.push((Tone::Care, w.say("close-early", &puts)));
    }
    let all = |id: &str, tone: Tone, things: Vec<String>| {
        let said = w.say(id, &[("n", count(things.len()).into()), ("all", things.join("; ").into())]);
        (!things.is_empty()).then_some((tone, said))
    };
    let open = work::open_work(k).into_iter().filter(|t| state.task(*t).stage != Stage::ToCome);
    let open: Vec<String> = open.map(|t| capital(&w.task(plan, state, t))).collect();
    if open.is_empty() {
        known.push((Tone::Good, w.say("close-nothing-open", &[])));
    }
    known.extend(all("close-open", Tone::Stop, open));
    let folders = state.hands.iter().map(|f| w.folder(plan, *f));
    let sheets = state.sheet_hands.iter().map(|s| w.sheet(plan, state, *s));
    known.extend(all("close-carried", Tone::Stop, folders.chain(sheets).collect()));
    let own = state.sessions.iter().filter(|(_, s)| **s == Session::Own);
    known.extend(all("close-screens", Tone::Stop, own.map(|(p, _)| w.place(plan, *p)).collect()));
    Question {
        asked: w.say("close-question", &[]),
        rather_not: known.iter().any(|(tone, _)| *tone != Tone::Good),
        known,
        yes: w.say("close-yes", &[]),
        no: w.say("question-no", &[]),
        does: vec![Intent::Act(Act::CloseDay)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::terms::Channel;
    use crate::session::kept::Attempt;
    use crate::views::test_support::{Shelf, person_of};

    fn asked(a: &Attempt) -> Question {
        let mut handles = crate::seat::Handles::default();
        handles.take_in(a.session.log());
        let (day, words) = (a.session.day(), crate::wording::Words::english());
        closing(&Known { plan: day.plan(), state: day.state(), handles: &handles, words: &words, pages: &[] })
    }

    #[test]
    fn whoever_closes_early_is_told_what_stays_behind_and_not_what_is_to_come() {
        let s = Shelf::new();
        let mut a = s.begin(&person_of(&s.store, "Ada"));
        let q = asked(&a);
        assert!(q.rather_not && q.known[0].1.starts_with("It is 08:30; the day ends at 12:30."), "{q:#?}");
        assert!(q.known[0].1.ends_with("More work may still come."), "{q:#?}");
        a.ask(&Act::Unlock).unwrap();
        a.ask(&Act::Wait(600)).unwrap();
        let delivery = (0u16..)
            .map(crate::day::TaskId)
            .zip(&a.dealt.plan.tasks)
            .find(|(_, t)| t.channel == Channel::Delivery)
            .map(|(id, t)| (id, t.place))
            .unwrap();
        a.ask(&Act::Go(delivery.1)).unwrap();
        a.ask(&Act::Attend(delivery.0)).unwrap();
        let (f, number) = {
            let (plan, st) = (a.session.day().plan(), a.session.day().state());
            let f = st.lying[delivery.1.index()].folders[0];
            (f, plan.number_of(plan.owner(f).unwrap()).unwrap())
        };
        a.ask(&Act::PickUpFolder(f)).unwrap();
        let said: Vec<String> = asked(&a).known.into_iter().map(|(_, w)| w).collect();
        assert!(said.iter().any(|l| l.starts_with("Still open: ")), "{said:#?}");
        assert!(said.iter().any(|l| l.starts_with("You carry: ") && l.contains(&number.to_string())), "{said:#?}");
        assert!(said.iter().any(|l| l == "Your screen stands open: your desk."), "{said:#?}");
        // Nothing tells how much is to come.
        let left = a.dealt.plan.tasks.len() - usize::from(a.session.day().state().arrived);
        assert!(left > 1 && !said.iter().any(|l| l.contains(&format!(" {left} "))), "{said:#?}");
    }
}
