//! The talk as it is drawn: who it is, what was said, what they gave, what one can say or do; and what waits.

use crate::day::fact::Fact;
use crate::day::terms::{About, Channel, Incident, Offer, Session, Telling, Via};
use crate::day::work::{contact, pas};
use crate::day::{Act, FieldRef, Source, Stage, Stamped, TaskId};
use crate::records::Field;
use crate::screens::Intent;
use crate::screens::choices::Choice;
use crate::screens::intent::Tool;
use crate::screens::talk::{By, GroupView, PapersStep, PartnerView, SaidView, TalkView, WaitingView};
use crate::seat::came::under_the_note;
use crate::seat::left_open::left_open;
use crate::seat::{DECLINING, Known, Table, manners};
use crate::wording::{Put, capital, clock_time};
use egui_phosphor::bold as icon;

use super::fields::field_view;
use super::floor::{after_walking, mood};

/// The talk.
#[must_use]
pub fn talk_view(table: &dyn Table, k: &Known<'_>, about: Option<TaskId>, picked: Option<FieldRef>) -> TalkView {
    let b = Builder { table, k, picked };
    // Work taken up goes on being on view when the talk is over, or when there was none: a note, a slip, a delivery. So does a session
    // that was locked, where it stood, until it has been reported.
    let goes_on = |t: TaskId| k.state.task(t).attended.is_some() && k.state.task(t).ended.is_none();
    let taken_up = about.filter(|t| goes_on(*t) || left_open(k, table.log(), *t).report);
    let partner = k.state.talk.or(taken_up).map(|t| b.partner(t));
    TalkView { partner, waiting: b.waiting() }
}

/// What is asked on nearly every call, in this order.
const MOST_ASKED: [Field; 9] = [
    Field::HospitalNumber,
    Field::Surname,
    Field::Forename,
    Field::DateOfBirth,
    Field::CallerName,
    Field::Extension,
    Field::Purpose,
    Field::NhsNumber,
    Field::CallerRole,
];

struct Builder<'a> {
    table: &'a dyn Table,
    k: &'a Known<'a>,
    picked: Option<FieldRef>,
}

/// The name of a contact's portrait.
#[must_use]
pub fn portrait(k: &Known<'_>, t: TaskId) -> String {
    match k.plan.task(t).map(|p| p.channel) {
        Some(Channel::Hatch | Channel::Colleague) => format!("task {} {:x} {:?}", t.0, k.plan.seed, mood(k.plan, k.state, t)),
        Some(Channel::Telephone) => "silhouette_phone".to_owned(),
        Some(Channel::Email) => "silhouette_letter".to_owned(),
        _ => "silhouette_paper".to_owned(),
    }
}

impl Builder<'_> {
    fn say(&self, id: &str, puts: &[(&str, Put<'_>)]) -> String {
        self.k.words.say(id, puts)
    }

    fn can(&self, act: &Act) -> bool {
        self.table.day().decide(act).is_ok()
    }

    fn partner(&self, t: TaskId) -> PartnerView {
        let k = self.k;
        let plan = k.plan.task(t);
        let channel = plan.map_or(Channel::Seen, |p| p.channel);
        let line = plan.map(|p| k.words.one_of("line", p.line.name())).unwrap_or_default();
        let how = match channel {
            Channel::Telephone | Channel::Hatch => {
                self.say("talk-how-line", &[("channel", k.words.channel(channel).into()), ("line", line.into())])
            }
            _ => capital(&k.words.channel(channel)),
        };
        let since = k.state.task(t).attended.unwrap_or(k.state.now);
        let time = self.say(
            "talk-time",
            &[
                ("time", clock_time(k.plan, since).into()),
                ("due", plan.map(|p| clock_time(k.plan, p.due)).unwrap_or_default().into()),
            ],
        );
        let seen = k.state.fields_seen(Source::Contact(t));
        let gave = seen
            .iter()
            .filter_map(|field| field_view(self.table, self.picked, FieldRef { source: Source::Contact(t), field }))
            .collect();
        PartnerView {
            who: capital(&k.words.who(k.plan, k.state, t)),
            how,
            time,
            portrait: portrait(k, t),
            said: said(self.table.log(), k, t),
            gave,
            papers: self.papers(t),
            groups: self.groups(t, channel, self.k.state.talk == Some(t)),
        }
    }

    /// Everything one can say or do, each with its key.
    fn groups(&self, t: TaskId, channel: Channel, talking: bool) -> Vec<GroupView> {
        let k = self.k;
        let why = |act: &Act| self.table.day().decide(act).err().map(|r| self.k.words.why_not(self.k.plan, r));
        let mut all = vec![
            self.fields("talk-ask", icon::QUESTION, 'A', t, Act::Ask),
            self.fields("talk-read-back", icon::REPEAT, 'R', t, Act::ReadBack),
            self.tell(t),
            self.decline(t),
            self.group("talk-offer", icon::SIGNPOST, 'O', Offer::ALL.iter().map(|o| (self.k.words.offer(*o), Act::Offer(t, *o)))),
            self.group("talk-ring", icon::PHONE_OUTGOING, 'B', Via::ALL.iter().map(|v| (self.k.words.via(*v), Act::Ring(t, *v)))),
        ];
        let single = |id: &str, glyph, key, act: Act| {
            let label = self.say(id, &[]);
            GroupView {
                label: label.clone(),
                glyph,
                key,
                why_not: why(&act),
                parts: vec![(String::new(), vec![Choice::new(label, act)])],
                stays: false,
            }
        };
        all.push(single("talk-calm", icon::HEART, 'C', Act::Calm(t)));
        all.push(single("talk-promise", icon::BELL, 'P', Act::PromiseToRing(t)));
        let end = if channel == Channel::Email { "talk-end-email" } else { "talk-end" };
        all.push(single(end, icon::HAND_WAVING, 'G', Act::EndTalk(t)));
        let here = left_open(k, self.table.log(), t);
        if here.lock {
            all.push(single("talk-lock", icon::LOCK, 'L', Act::Lock));
        }
        if here.report {
            let incidents = Incident::ALL.iter().map(|i| (k.words.incident(*i), Act::Report(t, *i)));
            all.push(self.group("talk-report", icon::WARNING, 'I', incidents));
        }
        // When nobody is there, only what can be done all the same is offered: to ring back, to write.
        all.retain(|g| talking || g.why_not.is_none());
        all
    }

    fn group(&self, id: &str, glyph: &'static str, key: char, all: impl Iterator<Item = (String, Act)>) -> GroupView {
        let all: Vec<(String, Act)> = all.collect();
        let refused = all.iter().find_map(|(_, a)| self.table.day().decide(a).err());
        let choices: Vec<Choice> =
            all.into_iter().filter(|(_, a)| self.can(a)).map(|(l, a)| Choice::new(capital(&l), a)).collect();
        let why_not = choices.is_empty().then(|| refused.map(|r| self.k.words.why_not(self.k.plan, r)).unwrap_or_default());
        GroupView { label: self.say(id, &[]), glyph, key, why_not, parts: vec![(String::new(), choices)], stays: false }
    }

    fn fields(&self, id: &str, glyph: &'static str, key: char, t: TaskId, act: fn(TaskId, Field) -> Act) -> GroupView {
        let asked = self.k.state.task(t).asked;
        let one = |f: Field| {
            let label = capital(&self.k.words.field_name(f));
            let done = key == 'A' && asked.contains(f);
            let spoken = if done { self.say("talk-asked", &[("topic", (&label).into())]) } else { String::new() };
            Choice { spoken, ..Choice::new(label, act(t, f)).done(done) }
        };
        // What is asked on nearly every call comes first, on the figures; the rest by what it is about.
        let most: Vec<Field> = MOST_ASKED.into_iter().filter(|f| self.can(&act(t, *f))).collect();
        let mut parts: Vec<(String, Vec<Choice>)> = Vec::new();
        if !most.is_empty() {
            parts.push((self.say("talk-most", &[]), most.iter().map(|f| one(*f)).collect()));
        }
        for about in [About::Patient, About::Caller, About::Errand] {
            let mine = |f: &&Field| contact::about(**f) == about && !most.contains(f) && self.can(&act(t, **f));
            let choices: Vec<Choice> = Field::ALL.iter().filter(mine).map(|f| one(*f)).collect();
            if !choices.is_empty() {
                parts.push((self.k.words.one_of("talk-about", about.name()), choices));
            }
        }
        let first = act(t, Field::CallerName);
        let why_not = parts.is_empty().then(|| match self.table.day().decide(&first) {
            Err(r) => self.k.words.why_not(self.k.plan, r),
            Ok(_) => String::new(),
        });
        GroupView { label: self.say(id, &[]), glyph, key, why_not, parts, stays: true }
    }

    /// Telling: one part for each thing to tell, with the sentences one could say, in an order without a place of honour.
    fn tell(&self, t: TaskId) -> GroupView {
        let k = self.k;
        let parts: Vec<(String, Vec<Choice>)> = Telling::ALL
            .iter()
            .filter_map(|what| {
                let acts = manners(k.plan, t, *what as u32).into_iter().map(|m| (m, Act::Tell(t, *what, m)));
                let choices: Vec<Choice> = acts
                    .filter(|(_, a)| self.can(a))
                    .map(|(m, a)| Choice::new(format!("“{}”", k.words.tell_sentence(k.plan, k.state, t, *what, m)), a))
                    .collect();
                (!choices.is_empty()).then(|| (capital(&k.words.telling(*what)), choices))
            })
            .collect();
        GroupView {
            label: self.say("talk-tell", &[]),
            glyph: icon::CHAT_TEXT,
            key: 'T',
            why_not: parts.is_empty().then(String::new),
            parts,
            stays: true,
        }
    }

    fn decline(&self, t: TaskId) -> GroupView {
        let k = self.k;
        let acts: Vec<Act> = manners(k.plan, t, DECLINING).into_iter().map(|m| Act::Decline(t, m)).collect();
        let refused = acts.iter().find_map(|a| self.table.day().decide(a).err()).map(|r| k.words.why_not(k.plan, r));
        let sentence = |a: &Act| match a {
            Act::Decline(_, m) => format!("“{}”", k.words.decline_sentence(k.plan, t, *m)),
            other => k.words.act(k.plan, k.state, other),
        };
        let choices: Vec<Choice> = acts.into_iter().filter(|a| self.can(a)).map(|a| Choice::new(sentence(&a), a)).collect();
        let why_not = choices.is_empty().then(|| refused.unwrap_or_default());
        GroupView {
            label: self.say("talk-decline", &[]),
            glyph: icon::PROHIBIT,
            key: 'D',
            why_not,
            parts: vec![(String::new(), choices)],
            stays: false,
        }
    }

    /// The way to what came with a delivery or with the post, as long as some of it lies there.
    fn papers(&self, t: TaskId) -> Option<PapersStep> {
        let (k, plan) = (self.k, self.k.plan.task(t)?);
        let (folders, sheets) = under_the_note(k, self.table.log(), t);
        if folders.len() + sheets.len() == 0 {
            return None;
        }
        let n = super::count(folders.len() + sheets.len());
        if k.state.place == plan.place {
            let label = self.say("talk-papers", &[("n", n.into())]);
            return Some(PapersStep { label, does: vec![Intent::Tool(Tool::Papers)] });
        }
        let verb = self.say("talk-papers-there", &[("place", k.words.place(k.plan, plan.place).into()), ("n", n.into())]);
        let secs = k.plan.walk_secs(k.state.place, plan.place);
        let label = self.say("first-after-walk", &[("verb", verb.into()), ("n", secs.into())]);
        Some(PapersStep { label, does: vec![Intent::Act(Act::Go(plan.place)), Intent::Tool(Tool::Papers)] })
    }

    /// What waits, the longest first, without the one that is talked with.
    fn waiting(&self) -> Vec<WaitingView> {
        let k = self.k;
        let waits =
            |t: &TaskId| matches!(k.state.task(*t).stage, Stage::Waiting | Stage::Parked) && k.state.task(*t).ended.is_none();
        let mut all: Vec<TaskId> = k.handles.tasks.iter().copied().filter(waits).collect();
        all.sort_by_key(|t| k.state.task(*t).waiting_since);
        all.into_iter()
            .filter_map(|t| {
                let p = k.plan.task(t)?;
                let (label, does) = first_step(k, t)?;
                let waited = k.words.duration(k.state.now.saturating_sub(k.state.task(t).waiting_since));
                let task = k.words.task(k.plan, k.state, t);
                // Who is known only as the visitor at the hatch is said once to be there.
                let says_where = p.channel == Channel::Hatch && task == k.words.channel(Channel::Hatch);
                let (task, time) = (("task", capital(&task).into()), ("time", waited.into()));
                let title = if says_where {
                    self.say("talk-waiting-there", &[task, time])
                } else {
                    self.say("talk-waiting-line", &[task, ("place", k.words.place(k.plan, p.place).into()), time])
                };
                Some(WaitingView { title, task: t, label, portrait: portrait(k, t), does })
            })
            .collect()
    }
}

/// What one does first with a piece of work, in words, and what that takes: walking there, then taking it up.
#[must_use]
pub fn first_step(k: &Known<'_>, t: TaskId) -> Option<(String, Vec<Intent>)> {
    let p = k.plan.task(t)?;
    if k.state.talk == Some(t) || k.state.task(t).ended.is_some() {
        return None;
    }
    let stage = k.state.task(t).stage;
    if !matches!(stage, Stage::Waiting | Stage::Parked) {
        return None;
    }
    let here = k.plan.place(k.state.place).is_some_and(|x| x.telephone);
    let to = match p.channel {
        Channel::Telephone if here => k.state.place,
        Channel::Telephone => super::floor::nearest_telephone(k)?,
        _ => p.place,
    };
    let verb = k.words.one_of(if stage == Stage::Parked { "first-again" } else { "first" }, p.channel.name());
    let label = if to == k.state.place {
        verb
    } else {
        let secs = k.plan.walk_secs(k.state.place, to);
        k.words.say("first-after-walk", &[("verb", verb.into()), ("n", secs.into())])
    };
    Some((label, after_walking(k, to, Act::Attend(t))))
}

/// What was said in a piece of work, in order, as far as the trainee heard it.
#[must_use]
pub fn said(log: &[Stamped], k: &Known<'_>, t: TaskId) -> Vec<SaidView> {
    let mut out = Vec::new();
    let mut put = |by: By, words: String| {
        if !words.is_empty() {
            out.push(SaidView { by, words });
        }
    };
    let email = k.plan.task(t).is_some_and(|p| p.channel == Channel::Email);
    let mut opened = false;
    for f in log.iter().filter(|f| f.task == Some(t)) {
        if matches!(&f.fact, Fact::Pas(pas::Fact::Locked { session: Session::Colleagues, .. })) {
            put(By::Nobody, k.words.fact(k.plan, k.state, f).unwrap_or_default());
        }
        let Fact::Contact(c) = &f.fact else { continue };
        match c {
            contact::Fact::Attended { .. } if !opened => {
                opened = true;
                put(By::Them, k.plan.task(t).map(|p| p.opening.to_string()).unwrap_or_default());
            }
            contact::Fact::Asked { topic, reply, words, .. } => {
                if !email {
                    put(By::You, k.words.one_of("ask-says", topic.name()));
                }
                put(By::Them, k.words.answer_words(k.plan, k.state, t, *topic, *reply, *words));
            }
            contact::Fact::ReadBack { field, .. } => {
                let value = k.plan.field_value(k.state, Source::Contact(t), *field).map(|v| k.words.value_of(*field, &v));
                let name = k.words.field_name(*field);
                put(
                    By::You,
                    k.words.say("read-back-says", &[("field", name.into()), ("value", value.unwrap_or_default().into())]),
                );
                let id = if (*field as u8).is_multiple_of(2) { "read-back-reply-1" } else { "read-back-reply-2" };
                put(By::Them, k.words.say(id, &[]));
            }
            contact::Fact::Told { what, manner, .. } => put(By::You, k.words.tell_sentence(k.plan, k.state, t, *what, *manner)),
            contact::Fact::Declined { manner, .. } => put(By::You, k.words.decline_sentence(k.plan, t, *manner)),
            contact::Fact::Offered { offer, .. } => put(By::You, k.words.offer_sentence(*offer)),
            contact::Fact::Promised { .. } => put(By::You, k.words.say("promise-says", &[])),
            contact::Fact::Calmed { feeling, .. } => put(By::You, k.words.one_of("calm-says", feeling.name())),
            contact::Fact::Arrived { .. } | contact::Fact::Finished { .. } | contact::Fact::Wanted { .. } => {}
            _ => put(By::Nobody, k.words.fact(k.plan, k.state, f).unwrap_or_default()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::small::Small;
    use super::*;
    use crate::day::PlaceId;

    fn view(t: &Small, about: TaskId) -> PartnerView {
        let (plan, state) = (t.day().plan(), t.day().state());
        let k = Known { plan, state, handles: &t.handles, words: t.words(), pages: t.manual() };
        talk_view(t, &k, Some(about), None).partner.unwrap()
    }

    #[test]
    fn the_hospital_number_is_asked_first_and_what_has_been_asked_says_so() {
        let mut t = Small::new();
        t.pass_to(10);
        t.play(&[Act::Attend(TaskId(0)), Act::Ask(TaskId(0), Field::Surname)]);
        let p = view(&t, TaskId(0));
        let ask = &p.groups[0];
        let (head, most) = &ask.parts[0];
        let labels: Vec<&str> = most.iter().take(5).map(|c| c.label.as_str()).collect();
        assert_eq!(head, "Asked most");
        assert_eq!(labels, ["Hospital number", "Surname", "Forename", "Date of birth", "Caller's name"]);
        assert_eq!((most[1].done, most[1].spoken.as_str()), (true, "Surname, asked"));
        assert!(ask.stays && !p.groups.iter().any(|g| g.key == 'D' && g.stays));
        let all: Vec<&Choice> = ask.parts.iter().flat_map(|(_, c)| c).collect();
        assert_eq!(all.iter().filter(|c| c.label == "Surname").count(), 1, "each once");
    }

    #[test]
    fn a_session_left_open_is_locked_and_reported_where_it_was_looked_at() {
        let mut p = super::super::small::plan();
        p.tasks[1].channel = Channel::Seen;
        p.tasks[1].open_session = Some(PlaceId(0));
        p.index = crate::day::plan::Index::of(&p.setting, &p.patients, &p.sheets, &p.tasks);
        p.tasks[1].endings = vec![crate::day::terms::Ending::MadeSafe];
        let mut t = Small::of(p);
        t.pass_to(70);
        t.play(&[Act::Attend(TaskId(1))]);
        let keys = |t: &Small| -> Vec<(String, char)> {
            view(t, TaskId(1)).groups.iter().map(|g| (g.label.clone(), g.key)).filter(|(_, k)| matches!(k, 'L' | 'I')).collect()
        };
        let report = ("Report it…".to_owned(), 'I');
        assert_eq!(keys(&t), [("Lock the screen".to_owned(), 'L'), report.clone()]);
        t.play(&[Act::Lock]);
        assert_eq!(keys(&t), [report], "what was looked at stays on view until it is reported");
        assert!(view(&t, TaskId(1)).said.iter().any(|s| s.by == By::Nobody && s.words.starts_with("You lock the screen")));
        let group = view(&t, TaskId(1)).groups.into_iter().find(|g| g.key == 'I').unwrap();
        assert_eq!(group.parts[0].1.len(), Incident::ALL.len(), "which of them it is stays to be chosen");
        t.play(&[Act::Report(TaskId(1), Incident::AccessMisuse)]);
        let (plan, state) = (t.day().plan(), t.day().state());
        let k = Known { plan, state, handles: &t.handles, words: t.words(), pages: t.manual() };
        assert!(talk_view(&t, &k, Some(TaskId(1)), None).partner.is_none());
    }

    #[test]
    fn after_the_note_has_been_looked_at_there_is_a_way_to_the_papers() {
        let mut t = Small::new();
        t.pass_to(70);
        t.play(&[Act::Attend(TaskId(1))]);
        let p = view(&t, TaskId(1));
        assert!(p.said.iter().any(|s| s.words.contains("A clinic letter has come down")), "the note's words");
        let step = p.papers.unwrap();
        assert_eq!((step.label.as_str(), step.does), ("See what came with it (1)", vec![Intent::Tool(Tool::Papers)]));
        t.play(&[Act::Go(crate::day::PlaceId(1))]);
        let step = view(&t, TaskId(1)).papers.unwrap();
        assert_eq!(step.label, "See what came with it, at your desk (1) · walk 25 s");
        assert_eq!(step.does, vec![Intent::Act(Act::Go(crate::day::PlaceId(0))), Intent::Tool(Tool::Papers)]);
    }
}
