//! Names of things: fields and their values, places, people, patients, folders, papers, sources; the time of day and durations.

use crate::day::terms::{Carrier, Channel, Ending, Feeling, Incident, Offer, Session, Telling, Tray, Via};
use crate::day::{FolderId, PageId, PatientId, PlaceId, Plan, RoleId, Second, SheetId, Source, State, TaskId};
use crate::marking::finding::Aspect;
use crate::records::{Field, FieldValue, FolderKind, Section, SheetKind, dates};

use super::Words;

/// The time of day: `09:12`.
#[must_use]
pub fn clock_time(plan: &Plan, second: Second) -> String {
    let s = plan.opens.saturating_add(second);
    format!("{:02}:{:02}", s / 3600 % 24, s / 60 % 60)
}

/// With a capital letter, for the start of a sentence.
#[must_use]
pub fn capital(s: &str) -> String {
    let mut chars = s.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

macro_rules! named {
    ($($(#[$doc:meta])* $name:ident($ty:ty) => $family:literal;)*) => {
        impl Words {$(
            $(#[$doc])*
            #[must_use]
            pub fn $name(&self, it: $ty) -> String { self.one_of($family, it.name()) }
        )*}
        /// Every closed list that has names of its own, with its prefix.
        pub const LISTS: &[(&str, &[&str])] = &[$(($family, <$ty>::NAMES)),*];
    };
}

named! {
    /// A field's name.
    field_name(Field) => "field";
    /// A section's name.
    section(Section) => "section";
    /// What kind of paper it is.
    sheet_kind(SheetKind) => "sheet-kind";
    /// How work arrives.
    channel(Channel) => "channel";
    /// What can be told.
    telling(Telling) => "telling";
    /// What can be offered.
    offer(Offer) => "offer";
    /// How one makes sure.
    via(Via) => "via";
    /// How notes travel.
    carrier(Carrier) => "carrier";
    /// A tray or bin.
    tray(Tray) => "tray";
    /// An incident.
    incident(Incident) => "incident";
    /// Whose session is open.
    session(Session) => "session";
    /// How work ended.
    ending(Ending) => "ending";
    /// How somebody feels.
    feeling(Feeling) => "feeling";
    /// An aspect of the marks.
    aspect(Aspect) => "aspect";
    /// How a strand or criterion stands.
    outcome(crate::marking::outcome::Outcome) => "outcome";
    /// A manner of telling or declining.
    manner(crate::day::terms::Manner) => "manner";
    /// What a comparison says.
    agreement(crate::day::terms::Agreement) => "agreement";
    /// What shows of where a contact comes from.
    line(crate::day::terms::Line) => "line";
    /// What came of making sure.
    vouching(crate::day::terms::Vouching) => "vouching";
    /// What a contact does with a question.
    reply(crate::day::terms::Reply) => "reply";
    /// Whom a question is about.
    about(crate::day::terms::About) => "about";
    /// What a field was read from.
    source_kind(crate::day::terms::SourceKind) => "source-kind";
    /// How a talk ended.
    goodbye(crate::day::terms::Goodbye) => "goodbye";
}

impl Words {
    /// What a field says.
    #[must_use]
    pub fn value(&self, v: &FieldValue) -> String {
        match v {
            FieldValue::Name(s) | FieldValue::Words(s) => s.to_string(),
            FieldValue::Date(d) => dates::show(*d),
            FieldValue::Nhs(n) => n.to_string(),
            FieldValue::Hospital(n) => n.to_string(),
            FieldValue::Number(n) => n.to_string(),
            FieldValue::Nothing => self.say("blank", &[]),
        }
    }

    /// What a field says, given which field: kinds of paper and sections by their names.
    #[must_use]
    pub fn value_of(&self, field: Field, v: &FieldValue) -> String {
        if let (Field::SheetKind, FieldValue::Words(s)) = (field, v)
            && let Some(k) = SheetKind::ALL.iter().find(|k| k.name() == &**s)
        {
            return self.sheet_kind(*k);
        }
        if (field, v) == (Field::Alerts, &FieldValue::Nothing) {
            return self.say("none", &[]);
        }
        self.value(v)
    }

    /// A length of time in words.
    #[must_use]
    pub fn duration(&self, secs: u32) -> String {
        let seconds = |n: u32| self.say("duration-seconds", &[("n", n.into())]);
        let minutes = |n: u32| self.say("duration-minutes", &[("n", n.into())]);
        let two = |a: String, b: String| self.say("duration-two", &[("a", (&a).into()), ("b", (&b).into())]);
        match (secs / 3600, secs / 60 % 60, secs % 60) {
            (0, 0, s) => seconds(s),
            (0, m, s) if s > 0 && m < 10 => two(minutes(m), seconds(s)),
            (0, m, _) => minutes(m),
            (h, 0, _) => self.say("duration-hours", &[("n", h.into())]),
            (h, m, _) => two(self.say("duration-hours", &[("n", h.into())]), minutes(m)),
        }
    }

    /// A place's name.
    #[must_use]
    pub fn place(&self, plan: &Plan, id: PlaceId) -> String {
        plan.place(id).map_or_else(|| self.say("some-place", &[]), |p| p.name.to_string())
    }

    /// A role's name.
    #[must_use]
    pub fn role(&self, plan: &Plan, id: RoleId) -> String {
        plan.setting.roles.get(id.index()).map_or_else(|| self.say("some-role", &[]), |r| r.name.to_string())
    }

    /// A page of the manual by its id in words; who has the manual at hand shows its title.
    #[must_use]
    pub fn page(&self, plan: &Plan, id: PageId) -> String {
        plan.pages.get(id.index()).map_or_else(|| self.say("some-page", &[]), |p| p.replace('_', " "))
    }

    /// A patient's name.
    #[must_use]
    pub fn patient(&self, plan: &Plan, id: PatientId) -> String {
        plan.identity(id).map_or_else(
            || self.say("some-patient", &[]),
            |i| self.say("patient-name", &[("forename", (&*i.forename).into()), ("surname", (&*i.surname).into())]),
        )
    }

    /// A folder as its spine says: `H 31-82-06 volume 1 of 2`.
    #[must_use]
    pub fn folder(&self, plan: &Plan, id: FolderId) -> String {
        let number = plan.owner(id).and_then(|p| plan.number_of(p)).map(|n| n.to_string()).unwrap_or_default();
        let number = ("number", (&number).into());
        match plan.folder_kind(id) {
            FolderKind::Volume { number: n, of } => {
                self.say("folder-volume", &[number, ("n", u32::from(n).into()), ("of", u32::from(of).into())])
            }
            FolderKind::Temporary => self.say("folder-temporary", &[number]),
        }
    }

    /// Several folders.
    #[must_use]
    pub fn folders(&self, plan: &Plan, ids: &[FolderId]) -> String {
        ids.iter().map(|f| self.folder(plan, *f)).collect::<Vec<_>>().join(", ")
    }

    /// A paper by its kind, and its date once it has been read.
    #[must_use]
    pub fn sheet(&self, plan: &Plan, state: &State, id: SheetId) -> String {
        let Some(s) = plan.sheets.get(id.index()) else { return self.say("some-paper", &[]) };
        let kind = self.sheet_kind(s.kind);
        if state.has_seen(Source::Sheet(id), Field::SheetDate) {
            self.say("paper-of", &[("kind", (&kind).into()), ("date", (&dates::show(s.date)).into())])
        } else {
            kind
        }
    }

    /// Who brought a piece of work, as far as the trainee knows: a name once it has been given, else "the caller".
    #[must_use]
    pub fn who(&self, plan: &Plan, state: &State, id: TaskId) -> String {
        let Some(t) = plan.task(id) else { return self.say("somebody", &[]) };
        let known = t.channel == Channel::Colleague;
        let person = t.from.and_then(|p| plan.people.get(p.index()));
        if let (true, Some(p)) = (known, person) {
            return p.name.to_string();
        }
        if state.has_seen(Source::Contact(id), Field::CallerName)
            && let Some(v) = plan.field_value(state, Source::Contact(id), Field::CallerName)
        {
            return self.value(&v);
        }
        self.one_of("who", t.channel.name())
    }

    /// Who, inside a sentence: `the caller`, `Dr Okafor`.
    #[must_use]
    pub fn whom(&self, plan: &Plan, state: &State, id: TaskId) -> String {
        let who = self.who(plan, state, id);
        let plain = plan.task(id).is_some_and(|t| self.one_of("who", t.channel.name()) == who);
        if plain { uncapital(&who) } else { who }
    }

    /// Where something was read or heard.
    #[must_use]
    pub fn source(&self, plan: &Plan, state: &State, s: Source) -> String {
        match s {
            Source::Contact(t) => self.say("source-contact", &[("who", (&self.whom(plan, state, t)).into())]),
            Source::PasRow(p) => self.say("source-row", &[("patient", (&self.patient(plan, p)).into())]),
            Source::Registration(p) => self.say("source-registration", &[("patient", (&self.patient(plan, p)).into())]),
            Source::Tracer(f) => self.say("source-tracer", &[("folder", (&self.folder(plan, f)).into())]),
            Source::Spine(f) => self.say("source-spine", &[("folder", (&self.folder(plan, f)).into())]),
            Source::Cover(f) => self.say("source-cover", &[("folder", (&self.folder(plan, f)).into())]),
            Source::Sheet(x) => self.say("source-sheet", &[("kind", (&self.sheet(plan, state, x)).into())]),
        }
    }
}

/// With a small letter, for the middle of a sentence.
#[must_use]
pub fn uncapital(s: &str) -> String {
    let mut chars = s.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
