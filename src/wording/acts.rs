//! Acts in words, as on a button or in a list of what can be done. Says nothing of whether they should be.

use crate::day::terms::Channel;
use crate::day::{Act, FieldRef, Plan, Stage, State, TaskId, Term};
use crate::records::dates;

use super::{Put, Words, kebab};

impl Words {
    /// An act in words.
    #[must_use]
    pub fn act(&self, plan: &Plan, state: &State, act: &Act) -> String {
        let say = |id: &str, puts: &[(&str, &str)]| {
            let puts: Vec<(&str, Put<'_>)> = puts.iter().map(|(n, v)| (*n, Put::Text(v))).collect();
            self.say(id, &puts)
        };
        let folder = |f| self.folder(plan, f);
        let place = |p| self.place(plan, p);
        let sheet = |s| self.sheet(plan, state, s);
        let whom = |t| self.whom(plan, state, t);
        match act {
            Act::Attend(t) => self.attend_act(plan, state, *t),
            Act::Ask(_, f) => say("act-ask", &[("field", &self.field_name(*f))]),
            Act::ReadBack(_, f) => say("act-read-back", &[("field", &self.field_name(*f))]),
            Act::Tell(t, what, _) => say("act-tell", &[("who", &whom(*t)), ("what", &self.telling(*what))]),
            Act::Decline(t, m) => say("act-decline", &[("words", &self.decline_sentence(plan, *t, *m))]),
            Act::Offer(_, o) => say("act-offer", &[("offer", &self.offer(*o))]),
            Act::PromiseToRing(_) => say("act-promise-to-ring", &[]),
            Act::Calm(_) => say("act-calm", &[]),
            Act::Ring(t, v) => say("act-ring", &[("who", &whom(*t)), ("via", &self.via(*v))]),
            Act::EndTalk(t) => say("act-end-talk", &[("who", &whom(*t))]),
            Act::Unlock => say("act-unlock", &[]),
            Act::Lock => say("act-lock", &[]),
            Act::Search(terms) => {
                let terms: Vec<String> = terms.iter().map(|t| self.term(t)).collect();
                say("act-search", &[("terms", &terms.join(", "))])
            }
            Act::OpenRegistration(p) => say("act-open-registration", &[("patient", &self.patient(plan, *p))]),
            Act::LookOnShelf(n) => say("act-look-on-shelf", &[("number", &n.to_string())]),
            Act::Pull(f) => say("act-pull", &[("folder", &folder(*f))]),
            Act::Shelve(f, n) => say("act-shelve", &[("folder", &folder(*f)), ("number", &n.to_string())]),
            Act::PickUpFolder(f) => say("act-pick-up-folder", &[("folder", &folder(*f))]),
            Act::PutDownFolder(f) => say("act-put-down-folder", &[("folder", &folder(*f))]),
            Act::ReadCover(f) => say("act-read-cover", &[("folder", &folder(*f))]),
            Act::TurnTo(f, s) => say("act-turn-to", &[("folder", &folder(*f)), ("section", &self.section(*s))]),
            Act::PickUpSheet(s) => say("act-pick-up-sheet", &[("sheet", &sheet(*s))]),
            Act::ReadSheet(s) => say("act-read-sheet", &[("sheet", &sheet(*s))]),
            Act::TakeOut(s) => say("act-take-out", &[("sheet", &sheet(*s))]),
            Act::File(s, f, at) => {
                say("act-file", &[("sheet", &sheet(*s)), ("folder", &folder(*f)), ("section", &self.section(*at))])
            }
            Act::PutInTray(s, t) => say("act-put-in-tray", &[("sheet", &sheet(*s)), ("tray", &self.tray(*t))]),
            Act::Compare(a, b) => self.compare_act(plan, state, *a, *b),
            Act::Track(f, p) => say("act-track", &[("folder", &folder(*f)), ("place", &place(*p))]),
            Act::CheckIn(f) => say("act-check-in", &[("folder", &folder(*f))]),
            Act::Send(fs, p, by) => {
                say("act-send", &[("folders", &self.folders(plan, fs)), ("place", &place(*p)), ("carrier", &self.carrier(*by))])
            }
            Act::HandOver(fs, t) => say("act-hand-over", &[("folders", &self.folders(plan, fs)), ("who", &whom(*t))]),
            Act::Recall(f) => say("act-recall", &[("folder", &folder(*f))]),
            Act::Escalate(_, r) => say("act-escalate", &[("role", &self.role(plan, *r))]),
            Act::AskAdvice(_) => say("act-ask-advice", &[]),
            Act::Report(_, i) => say("act-report", &[("incident", &self.incident(*i))]),
            Act::Go(p) => say("act-go", &[("place", &place(*p))]),
            Act::Wait(secs) | Act::WaitForSomething(secs) => say("act-wait", &[("time", &self.duration(*secs))]),
            Act::LookUp(p) => say("act-look-up", &[("page", &self.page(plan, *p))]),
            Act::CloseDay => say("act-close-day", &[]),
            Act::Cite(p) => say("act-cite", &[("page", &self.page(plan, *p))]),
        }
    }

    fn attend_act(&self, plan: &Plan, state: &State, t: TaskId) -> String {
        let (who, channel) = (self.whom(plan, state, t), plan.task(t).map_or(Channel::Seen, |x| x.channel));
        if state.task(t).stage == Stage::Parked {
            return self.say("act-attend-again", &[("who", (&who).into())]);
        }
        let place = plan.task(t).map(|x| self.place(plan, x.place)).unwrap_or_default();
        let id = format!("act-attend-{}", kebab(channel.name()));
        self.say(&id, &[("place", (&place).into()), ("who", (&who).into())])
    }

    fn compare_act(&self, plan: &Plan, state: &State, a: FieldRef, b: FieldRef) -> String {
        let (sa, sb) = (self.source(plan, state, a.source), self.source(plan, state, b.source));
        let (fa, fb) = (self.field_name(a.field), self.field_name(b.field));
        self.say("act-compare", &[("a", (&sa).into()), ("b", (&sb).into()), ("field-a", (&fa).into()), ("field-b", (&fb).into())])
    }

    /// A search term as typed.
    #[must_use]
    pub fn term(&self, t: &Term) -> String {
        match t {
            Term::Surname(s) | Term::Forename(s) | Term::Postcode(s) => s.to_string(),
            Term::DateOfBirth(d) => dates::show(*d),
            Term::HospitalNumber(n) => n.to_string(),
            Term::NhsNumber(n) => n.to_string(),
        }
    }
}

/// Every id that acts can come to by joining words, for the test that nothing is missing and nothing unused.
#[must_use]
pub fn ids() -> Vec<String> {
    Channel::ALL.iter().map(|c| format!("act-attend-{}", kebab(c.name()))).collect()
}
