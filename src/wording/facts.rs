//! One plain line for each fact that the trainee perceives; nothing for what they were not shown.

use crate::day::fact::{Fact, Stamped};
use crate::day::terms::{Agreement, Channel, Goodbye, Session, Vouching};
use crate::day::vocabulary::YesNo;
use crate::day::work::{comparing, contact, desk, folders, matters, pas, shelves, tracking};
use crate::day::{Plan, Source, State, TaskId};
use crate::records::FieldValue;

use super::{Put, Words, clock_time, kebab};

impl Words {
    /// What the trainee perceives of a fact, as one line; `None` for what stays hidden from them.
    /// `state` is the state after the fact.
    #[must_use]
    pub fn fact(&self, plan: &Plan, state: &State, fact: &Stamped) -> Option<String> {
        let w = Worder { words: self, plan, state };
        match &fact.fact {
            Fact::Desk(f) => w.desk(fact.second, f),
            Fact::Contact(f) => w.contact(fact.second, f),
            Fact::Pas(f) => Some(w.pas(f)),
            Fact::Shelves(f) => Some(w.shelves(f)),
            Fact::Folders(f) => Some(w.folders(f)),
            Fact::Comparing(f) => Some(w.comparing(f)),
            Fact::Tracking(f) => Some(w.tracking(f)),
            Fact::Matters(f) => Some(w.matters(f)),
        }
    }

    /// A piece of work in a few words: who it is from once known, and how it came.
    #[must_use]
    pub fn task(&self, plan: &Plan, state: &State, id: TaskId) -> String {
        let Some(t) = plan.task(id) else { return self.say("somebody", &[]) };
        let who = self.who(plan, state, id);
        if self.one_of("who", t.channel.name()) == who { self.channel(t.channel) } else { who }
    }
}

struct Worder<'a> {
    words: &'a Words,
    plan: &'a Plan,
    state: &'a State,
}

impl Worder<'_> {
    fn say(&self, id: &str, puts: &[(&str, &str)]) -> String {
        let puts: Vec<(&str, Put<'_>)> = puts.iter().map(|(n, v)| (*n, Put::Text(v))).collect();
        self.words.say(id, &puts)
    }

    fn folder(&self, f: crate::day::FolderId) -> String {
        self.words.folder(self.plan, f)
    }

    fn place(&self, p: crate::day::PlaceId) -> String {
        self.words.place(self.plan, p)
    }

    fn patient(&self, p: crate::day::PatientId) -> String {
        self.words.patient(self.plan, p)
    }

    fn sheet(&self, s: crate::day::SheetId) -> String {
        self.words.sheet(self.plan, self.state, s)
    }

    fn whom(&self, t: TaskId) -> String {
        self.words.whom(self.plan, self.state, t)
    }

    fn you(&self, t: TaskId, words: &str) -> String {
        self.words.trainee_says(self.plan, t, words)
    }

    fn desk(&self, second: u32, f: &desk::Fact) -> Option<String> {
        use desk::Fact;
        Some(match f {
            Fact::DayOpened {} => self.say("fact-day-opened", &[("place", &self.place(self.state.place))]),
            Fact::TimePassed {} => return None,
            Fact::Shown { source, .. } => return self.shown(*source),
            Fact::Walked { from, to, screen } => {
                let id = match screen {
                    Session::Locked => "fact-walked",
                    Session::Own => "fact-walked-own-open",
                    Session::Colleagues => "fact-walked-colleagues-open",
                };
                self.say(id, &[("place", &self.place(*to)), ("from", &self.place(*from))])
            }
            Fact::Waited { secs } => self.say("fact-waited", &[("time", &self.words.duration(*secs))]),
            Fact::LookedUp { page } => {
                let page = self.words.page(self.plan, *page);
                self.say("fact-looked-up", &[("page", &page)])
            }
            Fact::DayClosed { unfinished } if second < self.plan.closes => {
                let (now, closes) = (clock_time(self.plan, second), clock_time(self.plan, self.plan.closes));
                let puts = [("n", (*unfinished).into()), ("now", now.into()), ("closes", closes.into())];
                self.words.say("fact-day-closed-early", &puts)
            }
            Fact::DayClosed { unfinished } => self.words.say("fact-day-closed", &[("n", (*unfinished).into())]),
        })
    }

    fn shown(&self, s: Source) -> Option<String> {
        Some(match s {
            Source::Contact(t) => {
                let t = self.plan.task(t).filter(|t| t.channel == Channel::Seen)?;
                self.say("fact-shown-seen", &[("place", &self.place(t.place))])
            }
            Source::PasRow(p) => self.say("fact-shown-row", &[("patient", &self.patient(p))]),
            Source::Registration(p) => self.say("fact-shown-registration", &[("patient", &self.patient(p))]),
            Source::Tracer(f) => {
                let to = self.state.tracked_to(self.plan, f);
                let place = to.map_or_else(|| self.say("the-library", &[]), |p| self.place(p));
                self.say("fact-shown-tracer", &[("folder", &self.folder(f)), ("place", &place)])
            }
            Source::Spine(f) => self.say("fact-shown-spine", &[("folder", &self.folder(f))]),
            Source::Cover(f) => self.say("fact-shown-cover", &[("folder", &self.folder(f))]),
            Source::Sheet(x) => self.say("fact-shown-sheet", &[("kind", &self.sheet(x))]),
        })
    }

    fn contact(&self, second: u32, f: &contact::Fact) -> Option<String> {
        use contact::Fact;
        Some(match f {
            Fact::Wanted { .. } => return None,
            Fact::Arrived { task, channel, line, .. } => {
                let t = self.plan.task(*task)?;
                let puts = [("place", &*self.place(t.place)), ("who", &*self.words.who(self.plan, self.state, *task))];
                match channel {
                    Channel::Seen => return None,
                    Channel::Telephone | Channel::Hatch => {
                        self.say(&format!("fact-arrived-{}-{}", kebab(channel.name()), kebab(line.name())), &[])
                    }
                    Channel::Email | Channel::Post | Channel::Delivery | Channel::Colleague => {
                        self.say(&format!("fact-arrived-{}", kebab(channel.name())), &puts)
                    }
                }
            }
            Fact::Attended { task, channel, .. } => return self.attended(second, *task, *channel),
            Fact::Asked { task, topic, reply, words, .. } => {
                let answer = self.words.answer(self.plan, self.state, *task, *topic, *reply, *words);
                if self.plan.task(*task).is_some_and(|t| t.channel == Channel::Email) {
                    return Some(answer);
                }
                let question = self.words.one_of("ask-says", topic.name());
                self.say("fact-told-asked", &[("question", &self.you(*task, &question)), ("answer", &answer)])
            }
            Fact::ReadBack { task, field } => {
                let value = self.plan.field_value(self.state, Source::Contact(*task), *field);
                let value = value.map(|v| self.words.value_of(*field, &v)).unwrap_or_default();
                let name = self.words.field_name(*field);
                let question = self.you(*task, &self.say("read-back-says", &[("field", &name), ("value", &value)]));
                let id = if (*field as u8).is_multiple_of(2) { "read-back-reply-1" } else { "read-back-reply-2" };
                let answer = self.words.contact_says(self.plan, self.state, *task, &self.say(id, &[]));
                self.say("fact-told-asked", &[("question", &question), ("answer", &answer)])
            }
            Fact::Told { task, what, manner, .. } => {
                self.you(*task, &self.words.tell_sentence(self.plan, self.state, *task, *what, *manner))
            }
            Fact::Declined { task, manner, .. } => self.you(*task, &self.words.decline_sentence(self.plan, *task, *manner)),
            Fact::Offered { task, offer } => self.you(*task, &self.words.offer_sentence(*offer)),
            Fact::Promised { task } => self.you(*task, &self.say("promise-says", &[])),
            Fact::Calmed { task, feeling } => self.you(*task, &self.words.one_of("calm-says", feeling.name())),
            Fact::Rang { task, via, outcome } => {
                let id = match outcome {
                    Vouching::Confirmed => "fact-rang-confirmed",
                    Vouching::NotKnownThere => "fact-rang-not-known",
                    Vouching::AnsweredThemselves => "fact-rang-themselves",
                };
                self.say(id, &[("via", &self.words.via(*via)), ("who", &self.whom(*task))])
            }
            Fact::TalkEnded { task, .. } if self.is_email(*task) => self.say("fact-email-closed", &[]),
            Fact::Parked { task } if self.is_email(*task) => self.say("fact-email-left", &[]),
            Fact::TalkEnded { task, how } => {
                let id = match how {
                    Goodbye::Polite => "fact-talk-ended-polite",
                    Goodbye::Abrupt => "fact-talk-ended-abrupt",
                };
                self.say(id, &[("who", &self.whom(*task))])
            }
            Fact::Parked { task } => self.say("fact-parked", &[("who", &self.words.who(self.plan, self.state, *task))]),
            Fact::GaveUp { task } => match self.plan.task(*task)?.channel {
                Channel::Telephone => self.say("fact-gave-up-telephone", &[]),
                Channel::Hatch => self.say("fact-gave-up-hatch", &[]),
                Channel::Seen => return None,
                Channel::Email | Channel::Post | Channel::Delivery | Channel::Colleague => {
                    self.say("fact-gave-up-other", &[("who", &self.words.who(self.plan, self.state, *task))])
                }
            },
            Fact::Finished { task, how } => {
                let known = self.state.task(*task).attended.is_some();
                if !known {
                    return None;
                }
                let name = self.words.task(self.plan, self.state, *task);
                self.say("fact-finished", &[("task", &name), ("how", &self.words.ending(*how))])
            }
        })
    }

    fn is_email(&self, t: TaskId) -> bool {
        self.plan.task(t).is_some_and(|p| p.channel == Channel::Email)
    }

    fn attended(&self, second: u32, task: TaskId, channel: Channel) -> Option<String> {
        let t = self.plan.task(task)?;
        // The opening words are heard once; later the trainee only turns back.
        let first = self.state.task(task).attended.is_none_or(|s| s == second);
        if !first && channel == Channel::Email {
            return Some(self.say("fact-email-again", &[]));
        }
        if !first {
            return Some(self.say("fact-attended-again", &[("who", &self.whom(task))]));
        }
        let spoken = matches!(channel, Channel::Telephone | Channel::Hatch | Channel::Colleague);
        let opening =
            if spoken { self.words.contact_says(self.plan, self.state, task, &t.opening) } else { t.opening.to_string() };
        Some(self.say(&format!("fact-attended-{}", kebab(channel.name())), &[("opening", &opening)]))
    }

    fn pas(&self, f: &pas::Fact) -> String {
        use pas::Fact;
        match f {
            Fact::Unlocked { place } => self.say("fact-unlocked", &[("place", &self.place(*place))]),
            Fact::Locked { place, session } => {
                let id = match session {
                    Session::Own => "fact-locked-own",
                    Session::Colleagues => "fact-locked-colleagues",
                    Session::Locked => "fact-locked-locked",
                };
                self.say(id, &[("place", &self.place(*place))])
            }
            Fact::Searched { hits, rows, .. } => {
                let shown = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                if *hits > shown {
                    self.words.say("fact-searched-more", &[("n", (*hits).into()), ("rows", shown.into())])
                } else {
                    self.words.say("fact-searched", &[("n", (*hits).into())])
                }
            }
            Fact::Opened { patient, .. } => self.say("fact-opened", &[("patient", &self.patient(*patient))]),
            Fact::EnteredIn { .. } => self.say("fact-entered-in", &[]),
        }
    }

    fn shelves(&self, f: &shelves::Fact) -> String {
        use shelves::Fact;
        match f {
            Fact::LookedOnShelf { stood_there, misfile_there, number } => {
                let id = match (stood_there, misfile_there) {
                    (YesNo::Yes, YesNo::No) => "fact-looked-stands",
                    (YesNo::No, YesNo::No) => "fact-looked-empty",
                    (YesNo::No, YesNo::Yes) => "fact-looked-other",
                    (YesNo::Yes, YesNo::Yes) => "fact-looked-both",
                };
                self.say(id, &[("number", &number.to_string())])
            }
            Fact::Pulled { folder, .. } => self.say("fact-pulled", &[("folder", &self.folder(*folder))]),
            Fact::Shelved { folder, number, .. } => {
                self.say("fact-shelved", &[("folder", &self.folder(*folder)), ("number", &number.to_string())])
            }
        }
    }

    fn folders(&self, f: &folders::Fact) -> String {
        use folders::Fact;
        match f {
            Fact::FolderPickedUp { folder, .. } => self.say("fact-folder-picked-up", &[("folder", &self.folder(*folder))]),
            Fact::FolderPutDown { folder, place, .. } => {
                self.say("fact-folder-put-down", &[("folder", &self.folder(*folder)), ("place", &self.place(*place))])
            }
            Fact::CoverRead { folder, .. } => self.say("fact-cover-read", &[("folder", &self.folder(*folder))]),
            Fact::Turned { folder, section, .. } => {
                let section = self.words.section(*section);
                self.say("fact-turned", &[("folder", &self.folder(*folder)), ("section", &section)])
            }
            Fact::SheetPickedUp { sheet } => self.say("fact-sheet-picked-up", &[("sheet", &self.sheet(*sheet))]),
            Fact::SheetRead { sheet } => self.say("fact-sheet-read", &[("sheet", &self.sheet(*sheet))]),
            Fact::TakenOut { sheet, folder, .. } => {
                self.say("fact-taken-out", &[("sheet", &self.sheet(*sheet)), ("folder", &self.folder(*folder))])
            }
            Fact::Filed { sheet, folder, section, .. } => self.say(
                "fact-filed",
                &[("sheet", &self.sheet(*sheet)), ("folder", &self.folder(*folder)), ("section", &self.words.section(*section))],
            ),
            Fact::Trayed { sheet, tray, .. } => {
                self.say("fact-trayed", &[("sheet", &self.sheet(*sheet)), ("tray", &self.words.tray(*tray))])
            }
        }
    }

    fn comparing(&self, f: &comparing::Fact) -> String {
        let (outcome, a, b) = match f {
            comparing::Fact::Compared { outcome, a, b, .. } => (outcome, a, b),
            comparing::Fact::Cited { page, .. } => {
                return self.say("fact-cited", &[("page", &self.words.page(self.plan, *page))]);
            }
        };
        let value = |r: &crate::day::FieldRef| {
            let v = self.plan.field_value(self.state, r.source, r.field).unwrap_or(FieldValue::Nothing);
            self.words.value_of(r.field, &v)
        };
        let outcome: Agreement = *outcome;
        self.say(
            "fact-compared",
            &[
                ("outcome", &self.words.agreement(outcome)),
                ("field-a", &self.words.field_name(a.field)),
                ("field-b", &self.words.field_name(b.field)),
                ("a", &self.words.source(self.plan, self.state, a.source)),
                ("b", &self.words.source(self.plan, self.state, b.source)),
                ("value-a", &value(a)),
                ("value-b", &value(b)),
            ],
        )
    }

    fn tracking(&self, f: &tracking::Fact) -> String {
        use tracking::Fact;
        match f {
            Fact::Tracked { folder, to, .. } => {
                self.say("fact-tracked", &[("folder", &self.folder(*folder)), ("place", &self.place(*to))])
            }
            Fact::CheckedIn { folder, .. } => self.say("fact-checked-in", &[("folder", &self.folder(*folder))]),
            Fact::Left { folder, to, by, .. } => {
                let id = format!("fact-left-{}", kebab(by.name()));
                self.say(&id, &[("folder", &self.folder(*folder)), ("place", &self.place(*to))])
            }
            Fact::Reached { folder, place, .. } => {
                self.say("fact-reached", &[("folder", &self.folder(*folder)), ("place", &self.place(*place))])
            }
            Fact::Recalled { folder, back, .. } => {
                self.say("fact-recalled", &[("folder", &self.folder(*folder)), ("time", &clock_time(self.plan, *back))])
            }
            Fact::CameBack { folder, .. } => {
                let place = self.place(self.plan.setting.returns);
                self.say("fact-came-back", &[("folder", &self.folder(*folder)), ("place", &place)])
            }
        }
    }

    fn matters(&self, f: &matters::Fact) -> String {
        use matters::Fact;
        match f {
            Fact::Escalated { role, taken, .. } => {
                let id = if *taken == YesNo::Yes { "fact-escalated-taken" } else { "fact-escalated-not-taken" };
                self.say(id, &[("role", &self.words.role(self.plan, *role))])
            }
            Fact::Advised { .. } => self.say("fact-advised", &[]),
            Fact::Reported { incident, .. } => self.say("fact-reported", &[("incident", &self.words.incident(*incident))]),
        }
    }
}

/// Every id that facts can come to by joining words, for the test that nothing is missing and nothing unused.
#[must_use]
pub fn ids() -> Vec<String> {
    use crate::day::terms::{Carrier, Line};
    let mut all: Vec<String> = Carrier::ALL.iter().map(|c| format!("fact-left-{}", kebab(c.name()))).collect();
    for c in Channel::ALL {
        let c_id = kebab(c.name());
        all.push(format!("fact-attended-{c_id}"));
        match c {
            Channel::Telephone | Channel::Hatch => {
                all.extend(Line::ALL.iter().map(|l| format!("fact-arrived-{c_id}-{}", kebab(l.name()))));
            }
            Channel::Email | Channel::Post | Channel::Delivery | Channel::Colleague => {
                all.push(format!("fact-arrived-{c_id}"));
            }
            Channel::Seen => {}
        }
    }
    all
}
