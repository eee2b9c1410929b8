//! Why an act is not possible here and now, always with what to do instead.

use crate::day::{Plan, Refusal};

use super::{Put, Words};

/// Every id of a refusal's words, for the test that nothing is missing.
pub const IDS: &[&str] = &[
    "refusal-day-closed",
    "refusal-not-yet-seen",
    "refusal-go-there-first",
    "refusal-nobody-there",
    "refusal-another-talk",
    "refusal-not-talking",
    "refusal-screen-locked",
    "refusal-screen-not-open",
    "refusal-screen-open",
    "refusal-nothing-to-search",
    "refusal-not-in-hand",
    "refusal-not-here",
    "refusal-hands-full",
    "refusal-cannot-go-there",
    "refusal-same-field",
    "refusal-nobody-to-ring",
    "refusal-telephone-in-use",
    "refusal-already-done",
    "refusal-not-a-place-to-stand",
    "refusal-look-on-shelf-first",
    "refusal-wait-length",
    "refusal-only-in-practice",
    "refusal-nothing-compared",
];

impl Words {
    /// What stands in the way, what to do, and what to type for it.
    #[must_use]
    pub fn refusal(&self, plan: &Plan, r: Refusal) -> String {
        self.with_puts(plan, r, |id, puts| match self.aside(id, "typed", puts) {
            Some(typed) => format!("{} {typed}", self.say(id, puts)),
            None => self.say(id, puts),
        })
    }

    /// What stands in the way and what to do, where nothing is typed.
    #[must_use]
    pub fn why_not(&self, plan: &Plan, r: Refusal) -> String {
        self.with_puts(plan, r, |id, puts| self.say(id, puts))
    }

    fn with_puts(&self, plan: &Plan, r: Refusal, say: impl Fn(&str, &[(&str, Put<'_>)]) -> String) -> String {
        match r {
            Refusal::GoThereFirst(p) => {
                let place = self.place(plan, p);
                let id = plan.place(p).map(|x| x.id.to_string()).unwrap_or_default();
                say("refusal-go-there-first", &[("place", (&place).into()), ("id", (&id).into())])
            }
            Refusal::LookOnShelfFirst(n) => say("refusal-look-on-shelf-first", &[("number", n.to_string().into())]),
            other => say(id(other), &[]),
        }
    }
}

/// The id of a refusal's words.
fn id(r: Refusal) -> &'static str {
    match r {
        Refusal::DayClosed => "refusal-day-closed",
        Refusal::NotYetSeen => "refusal-not-yet-seen",
        Refusal::NobodyThere => "refusal-nobody-there",
        Refusal::AnotherTalk => "refusal-another-talk",
        Refusal::NotTalking => "refusal-not-talking",
        Refusal::ScreenLocked => "refusal-screen-locked",
        Refusal::ScreenNotOpen => "refusal-screen-not-open",
        Refusal::ScreenOpen => "refusal-screen-open",
        Refusal::NothingToSearch => "refusal-nothing-to-search",
        Refusal::NotInHand => "refusal-not-in-hand",
        Refusal::NotHere => "refusal-not-here",
        Refusal::HandsFull => "refusal-hands-full",
        Refusal::CannotGoThere => "refusal-cannot-go-there",
        Refusal::SameField => "refusal-same-field",
        Refusal::NobodyToRing => "refusal-nobody-to-ring",
        Refusal::TelephoneInUse => "refusal-telephone-in-use",
        Refusal::AlreadyDone => "refusal-already-done",
        Refusal::NotAPlaceToStand => "refusal-not-a-place-to-stand",
        Refusal::WaitLength => "refusal-wait-length",
        Refusal::OnlyInPractice => "refusal-only-in-practice",
        Refusal::NothingCompared => "refusal-nothing-compared",
        Refusal::GoThereFirst(_) => "refusal-go-there-first",
        Refusal::LookOnShelfFirst(_) => "refusal-look-on-shelf-first",
    }
}
