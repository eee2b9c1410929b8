//! What is said: the trainee's sentences for each thing told and each manner, and what a contact answers to each topic.

use crate::day::terms::{About, Channel, Feeling, Line, Manner, Offer, Reply, Telling};
use crate::day::work::contact::about;
use crate::day::{Plan, Source, State, TaskId};
use crate::records::{Field, Sex};

use super::names::capital;
use super::{Put, Words, kebab};

impl Words {
    /// The trainee's sentence for telling something, in a manner.
    #[must_use]
    pub fn tell_sentence(&self, plan: &Plan, state: &State, task: TaskId, what: Telling, manner: Manner) -> String {
        let st = state.task(task);
        let count = u32::from(st.on_its_way) + u32::from(st.arrived_there);
        let about = plan.task(task).and_then(|t| t.about);
        // Only a name that has been shown or heard can be said.
        let heard = [Field::Forename, Field::Surname].iter().all(|f| state.has_seen(Source::Contact(task), *f));
        let name = about
            .filter(|p| heard || state.knows_patient(*p))
            .map_or_else(|| self.say("some-patient", &[]), |p| self.patient(plan, p));
        let out = about.map(|p| plan.folders_of(p)).unwrap_or_default();
        let place = out
            .iter()
            .rev()
            .filter(|f| state.has_seen(Source::Tracer(**f), Field::TrackedTo))
            .find_map(|f| state.tracked_to(plan, *f))
            .map_or_else(|| self.say("another-department", &[]), |p| self.place(plan, p));
        let id = format!("tell-{}-{}", kebab(what.name()), kebab(manner.name()));
        self.say(&id, &[("count", count.into()), ("name", (&name).into()), ("place", (&place).into())])
    }

    /// The trainee's sentence for declining, in a manner.
    #[must_use]
    pub fn decline_sentence(&self, plan: &Plan, task: TaskId, manner: Manner) -> String {
        let t = plan.task(task);
        let side = if t.is_some_and(|t| t.line == Line::Inside) { "inside" } else { "outside" };
        let sex = t.and_then(|t| t.about).and_then(|p| plan.identity(p)).map_or(Sex::NotKnown, |i| i.sex);
        let id = format!("decline-{side}-{}", kebab(manner.name()));
        self.say(&id, &[("sex", sex.letter().into())])
    }

    /// The trainee's sentence for offering something.
    #[must_use]
    pub fn offer_sentence(&self, offer: Offer) -> String {
        self.one_of("offer-says", offer.name())
    }

    /// Puts words into the trainee's mouth, or into their e-mail.
    #[must_use]
    pub fn trainee_says(&self, plan: &Plan, task: TaskId, words: &str) -> String {
        if plan.task(task).is_some_and(|t| t.channel == Channel::Email) {
            self.say("you-write", &[("words", words.into())])
        } else {
            self.say("you-say", &[("words", words.into())])
        }
    }

    /// Puts words into a contact's mouth, with how they feel.
    #[must_use]
    pub fn contact_says(&self, plan: &Plan, state: &State, task: TaskId, words: &str) -> String {
        let feeling = state.task(task).feeling.unwrap_or(Feeling::Calm);
        let who = self.who(plan, state, task);
        self.say(&format!("says-{}", kebab(feeling.name())), &[("who", (&who).into()), ("words", words.into())])
    }

    /// What a contact answers, with who says it and how; see [`Self::answer_words`].
    #[must_use]
    pub fn answer(&self, plan: &Plan, state: &State, task: TaskId, topic: Field, reply: Reply, draw: u32) -> String {
        let words = self.answer_words(plan, state, task, topic, reply, draw);
        let email = plan.task(task).is_some_and(|t| t.channel == Channel::Email);
        if email || words.is_empty() { words } else { self.contact_says(plan, state, task, &words) }
    }

    /// The words of an answer: a fitting sentence for every topic and reply, one of several by `draw`.
    #[must_use]
    pub fn answer_words(&self, plan: &Plan, state: &State, task: TaskId, topic: Field, reply: Reply, draw: u32) -> String {
        let Some(t) = plan.task(task) else { return String::new() };
        let value = plan.field_value(state, Source::Contact(task), topic).map(|v| self.value_of(topic, &v)).unwrap_or_default();
        let value = value.trim_end_matches('.').to_owned();
        let field = self.field_name(topic);
        let (upper, field_upper) = (capital(&value), capital(&field));
        let puts: &[(&str, Put<'_>)] = &[
            ("value", (&value).into()),
            ("upper", (&upper).into()),
            ("field", (&field).into()),
            ("field-upper", (&field_upper).into()),
        ];
        let id = answer_id(t.channel == Channel::Email, topic, reply, draw);
        self.say(&id, puts)
    }
}

/// Which sentence answers.
fn answer_id(email: bool, topic: Field, reply: Reply, draw: u32) -> String {
    let topic_id = kebab(topic.name());
    let group = match about(topic) {
        About::Caller => "caller",
        About::Patient => "patient",
        About::Errand => "errand",
    };
    let (two, three) = (draw % 2 + 1, draw % 3);
    match (email, reply) {
        (true, Reply::Gave) => format!("answer-email-gave-{two}"),
        (true, _) => format!("answer-email-none-{two}"),
        (false, Reply::Gave) => format!("answer-gave-{topic_id}-{two}"),
        (false, Reply::DoesNotKnow) if three == 0 || topic == Field::Badge => format!("answer-does-not-know-{topic_id}"),
        (false, Reply::DoesNotKnow) => format!("answer-does-not-know-about-{group}-{three}"),
        (false, Reply::WillNotSay) if three == 0 => format!("answer-will-not-say-{topic_id}"),
        (false, Reply::WillNotSay) => format!("answer-will-not-say-about-{group}-{three}"),
        (false, Reply::DoesNotApply) if topic == Field::Badge => format!("answer-does-not-apply-badge-{two}"),
        (false, Reply::DoesNotApply) => format!("answer-does-not-apply-about-{group}-{two}"),
    }
}

/// Every id that speech can come to, for the test that nothing is missing and nothing unused.
#[must_use]
pub fn ids() -> Vec<String> {
    let mut all = Vec::new();
    for what in Telling::ALL {
        for m in Manner::ALL {
            all.push(format!("tell-{}-{}", kebab(what.name()), kebab(m.name())));
        }
    }
    for m in Manner::ALL {
        all.extend(["inside", "outside"].map(|side| format!("decline-{side}-{}", kebab(m.name()))));
    }
    all.extend(Offer::ALL.iter().map(|o| format!("offer-says-{}", kebab(o.name()))));
    all.extend(Feeling::ALL.iter().flat_map(|f| ["says", "calm-says"].map(|p| format!("{p}-{}", kebab(f.name())))));
    all.extend(Channel::ALL.iter().map(|c| format!("who-{}", kebab(c.name()))));
    for topic in Field::ALL {
        all.push(format!("ask-says-{}", kebab(topic.name())));
        for reply in Reply::ALL {
            all.extend((0..6).flat_map(|d| [true, false].map(|email| answer_id(email, *topic, *reply, d))));
        }
    }
    all
}
