//! The question before the day is closed, as the window asks it. What is told with it is worked out in `seat/closing.rs`.

use crate::day::Act;
use crate::screens::Intent;
use crate::screens::kit::Tone;
use crate::screens::question::Question;
use crate::seat::Known;
use crate::seat::closing::{Weight, before_closing};

/// The question.
#[must_use]
pub fn closing(k: &Known<'_>) -> Question {
    let tone = |weight| match weight {
        Weight::Fine => Tone::Good,
        Weight::Thought => Tone::Care,
        Weight::Undone => Tone::Stop,
    };
    let known: Vec<(Tone, String)> = before_closing(k).into_iter().map(|(weight, said)| (tone(weight), said)).collect();
    Question {
        asked: k.words.say("close-question", &[]),
        rather_not: known.iter().any(|(tone, _)| *tone != Tone::Good),
        known,
        yes: k.words.say("close-yes", &[]),
        no: k.words.say("question-no", &[]),
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
