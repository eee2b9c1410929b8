//! What could be typed now: whole lines, each of which the day would allow, tried by asking it. Changes nothing.
//! Names only what has been shown, so the list gives nothing away.

use crate::day::plan::FolderSpot;
use crate::day::terms::{Carrier, Channel, Incident, Manner, Offer, Telling, Tray, Via};
use crate::day::{Act, Day, FieldRef, FolderId, PageId, PlaceId, Refusal, RoleId, SheetId, Source, Stage, TaskId, Term};
use crate::records::{Field, HospitalNumber, Section};

use super::lookup::plain;
use crate::seat::Known;

/// One line that could be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// The verb's usual spelling.
    pub verb: &'static str,
    /// The whole line.
    pub line: String,
    /// What it would do; nothing for lines that need more typing.
    pub act: Option<Act>,
}

/// Of how many that gave details comparisons are listed, and with how many records or covers.
const GIVEN: usize = 2;
const HELD_AGAINST: usize = 3;

struct Moment<'a> {
    known: Known<'a>,
    day: &'a Day,
    out: Vec<Possible>,
}

/// Every line that the day would allow now.
#[must_use]
pub fn possible(known: Known<'_>, day: &Day) -> Vec<Possible> {
    let mut m = Moment { known, day, out: Vec::new() };
    m.work();
    m.talk();
    m.screen();
    m.shelves();
    m.folders();
    m.sheets();
    m.matters();
    m.desk();
    m.out
}

impl Moment<'_> {
    fn add(&mut self, verb: &'static str, rest: &str, act: Act) {
        if self.day.decide(&act).is_ok() {
            let line = if rest.is_empty() { verb.to_owned() } else { format!("{verb} {rest}") };
            self.out.push(Possible { verb, line, act: Some(act) });
        }
    }

    fn add_open(&mut self, verb: &'static str, sample: &Act) {
        if self.day.decide(sample).is_ok() {
            self.out.push(Possible { verb, line: verb.to_owned(), act: None });
        }
    }

    fn folder_name(&self, f: FolderId) -> String {
        self.known.handles.folder(f)
    }

    fn places(&self) -> Vec<(PlaceId, String)> {
        (0u8..).map(PlaceId).zip(&self.known.plan.setting.places).map(|(i, p)| (i, p.id.to_string())).collect()
    }

    fn work(&mut self) {
        for t in self.known.handles.tasks.clone() {
            let verb = match self.known.plan.task(t).map(|p| p.channel) {
                Some(Channel::Telephone) => "answer",
                Some(Channel::Hatch) => "greet",
                Some(Channel::Email | Channel::Post) => "read",
                Some(Channel::Delivery | Channel::Colleague | Channel::Seen) | None => "attend",
            };
            self.add(verb, &self.known.handles.task(t), Act::Attend(t));
        }
    }

    fn talk(&mut self) {
        if let Some(t) = self.known.state.talk {
            let fields = |m: &mut Self, verb: &'static str, act: fn(TaskId, Field) -> Act| {
                for f in Field::ALL {
                    m.add(verb, &plain(f.name()), act(t, *f));
                }
            };
            fields(self, "ask", Act::Ask);
            fields(self, "read back", Act::ReadBack);
            for x in Telling::ALL {
                self.add("tell", &plain(x.name()), Act::Tell(t, *x, Manner::Neutral));
            }
            self.add("decline", "", Act::Decline(t, Manner::Neutral));
            for x in Offer::ALL {
                self.add("offer", &plain(x.name()), Act::Offer(t, *x));
            }
            self.add("promise", "", Act::PromiseToRing(t));
            self.add("calm", "", Act::Calm(t));
            self.add("goodbye", "", Act::EndTalk(t));
        }
        for t in self.known.handles.tasks.clone() {
            if self.known.state.task(t).ended.is_none() {
                for v in Via::ALL {
                    self.add("ring", &format!("{} {}", self.known.handles.task(t), plain(v.name())), Act::Ring(t, *v));
                }
            }
        }
    }

    fn screen(&mut self) {
        self.add("unlock", "", Act::Unlock);
        self.add("lock", "", Act::Lock);
        self.add_open("search", &Act::Search(vec![Term::Surname("aa".into())]));
        for p in self.known.state.last_list.clone() {
            self.add("open", &self.known.handles.patient(p), Act::OpenRegistration(p));
        }
    }

    fn numbers_known(&self) -> Vec<HospitalNumber> {
        let k = self.known;
        let owners = k.handles.folders.iter().filter_map(|f| k.plan.owner(*f));
        let mut all: Vec<HospitalNumber> =
            owners.chain(k.state.last_list.iter().copied()).filter_map(|p| k.plan.number_of(p)).collect();
        let told = k.state.seen.iter().filter(|(_, fields)| fields.contains(Field::HospitalNumber));
        for (source, _) in told {
            if let (Source::Contact(_) | Source::Sheet(_), Some(crate::records::FieldValue::Hospital(n))) =
                (source, k.plan.field_value(k.state, source, Field::HospitalNumber))
            {
                all.push(n);
            }
        }
        all.sort();
        all.dedup();
        all
    }

    fn shelves(&mut self) {
        for n in self.numbers_known() {
            let typed = n.to_string();
            self.add("shelf", typed.trim_start_matches("H "), Act::LookOnShelf(n));
        }
        for f in self.known.handles.folders.clone() {
            self.add("pull", &self.folder_name(f), Act::Pull(f));
        }
        for f in self.known.state.hands.clone() {
            if let Some(n) = self.known.plan.owner(f).and_then(|p| self.known.plan.number_of(p)) {
                self.add("shelve", &self.folder_name(f), Act::Shelve(f, n));
            }
        }
    }

    fn folders_here(&self) -> Vec<FolderId> {
        let here = self.known.state.place;
        let is_here = |f: &FolderId| match self.known.state.folder_spot(self.known.plan, *f) {
            Some(FolderSpot::Hands) => true,
            Some(FolderSpot::At(p)) => p == here,
            _ => false,
        };
        self.known.handles.folders.iter().copied().filter(is_here).collect()
    }

    fn folders(&mut self) {
        for f in self.folders_here() {
            let name = self.folder_name(f);
            self.add("pick up", &name, Act::PickUpFolder(f));
            self.add("put down", &name, Act::PutDownFolder(f));
            self.add("cover", &name, Act::ReadCover(f));
            for s in Section::ALL {
                self.add("turn", &format!("{name} {}", plain(s.name())), Act::TurnTo(f, *s));
            }
            // What tracking has shown already is no news to it.
            let shown = self.known.state.has_seen(Source::Tracer(f), Field::TrackedTo);
            let tracked = self.known.state.tracked_to(self.known.plan, f);
            for (p, id) in self.places() {
                if !(shown && tracked == Some(p)) {
                    self.add("track", &format!("{name} {id}"), Act::Track(f, p));
                }
                for c in Carrier::ALL {
                    self.add("send", &format!("{name} to {id} by {}", plain(c.name())), Act::Send(vec![f], p, *c));
                }
            }
            if !shown || tracked.is_some() {
                self.add("check in", &name, Act::CheckIn(f));
            }
            if let Some(t) = self.known.state.talk {
                self.add("hand over", &name, Act::HandOver(vec![f], t));
            }
        }
        // Whether a folder has truly left is not for the list to tell: it offers what tracking says is out.
        for f in self.known.handles.folders.clone() {
            let out = self.known.state.tracked_to(self.known.plan, f).is_some();
            let tried = self.day.decide(&Act::Recall(f));
            if out && matches!(tried, Ok(_) | Err(Refusal::NotHere)) {
                let line = format!("recall {}", self.folder_name(f));
                self.out.push(Possible { verb: "recall", line, act: Some(Act::Recall(f)) });
            }
        }
    }

    fn sheets(&mut self) {
        let folders = self.folders_here();
        let sheets: Vec<SheetId> = self.known.handles.sheets.clone();
        for s in sheets {
            let name = self.known.handles.sheet(s);
            self.add("take", &name, Act::PickUpSheet(s));
            self.add("read", &name, Act::ReadSheet(s));
            self.add("take out", &name, Act::TakeOut(s));
            for t in Tray::ALL {
                self.add("tray", &format!("{name} {}", plain(t.name())), Act::PutInTray(s, *t));
            }
            for f in &folders {
                let folder = self.folder_name(*f);
                for x in Section::ALL {
                    self.add("file", &format!("{name} {folder} {}", plain(x.name())), Act::File(s, *f, *x));
                }
            }
        }
        self.comparisons();
        for (i, id) in (0u16..).zip(&self.known.plan.pages) {
            self.add("name page", &id.replace('_', " "), Act::Cite(PageId(i)));
        }
    }

    /// A few comparisons of what was said or stands on a paper with PAS or with a cover.
    fn comparisons(&mut self) {
        let k = self.known;
        let seen = |s: &Source| !k.state.fields_seen(*s).is_empty();
        let papers = k.handles.sheets.iter().rev().map(|s| (Source::Sheet(*s), k.handles.sheet(*s)));
        let people = k.state.in_hand.or(k.state.talk).filter(|t| k.handles.tasks.contains(t));
        let people = people.into_iter().map(|t| (Source::Contact(t), k.handles.task(t)));
        let given: Vec<(Source, String)> = people.chain(papers).filter(|(s, _)| seen(s)).take(GIVEN).collect();
        let opened = k.handles.patients.iter().rev();
        let listed = opened.map(|p| (Source::Registration(*p), k.handles.patient(*p) + " registration"));
        let covers = self.folders_here().into_iter().map(|f| (Source::Cover(f), k.handles.folder(f) + " cover"));
        let held_against: Vec<(Source, String)> = listed.chain(covers).filter(|(s, _)| seen(s)).take(HELD_AGAINST).collect();
        for (a, name_a) in &given {
            for (b, name_b) in &held_against {
                for field in k.state.fields_seen(*a).intersection(k.state.fields_seen(*b)).iter() {
                    let said = plain(field.name());
                    let (left, right) = (FieldRef { source: *a, field }, FieldRef { source: *b, field });
                    self.add("compare", &format!("{name_a} {said} {name_b} {said}"), Act::Compare(left, right));
                }
            }
        }
    }

    fn matters(&mut self) {
        let Ok(t) = self.known.task_followed_up() else { return };
        let roles: Vec<(RoleId, String)> =
            (0u8..).map(RoleId).zip(&self.known.plan.setting.roles).map(|(i, r)| (i, r.id.to_string())).collect();
        for (r, id) in roles {
            self.add("escalate", &id, Act::Escalate(t, r));
        }
        self.add("advice", "", Act::AskAdvice(t));
        for i in Incident::ALL {
            self.add("report", &plain(i.name()), Act::Report(t, *i));
        }
    }

    fn desk(&mut self) {
        for (p, id) in self.places() {
            self.add("go", &id, Act::Go(p));
        }
        self.add("wait", "", Act::WaitForSomething(300));
        for (n, page) in (1u32..).zip(self.known.pages) {
            let place = self.known.plan.pages.iter().position(|x| *x == page.id).and_then(|i| u16::try_from(i).ok());
            if let Some(i) = place {
                self.add("manual", &n.to_string(), Act::LookUp(PageId(i)));
            }
        }
        if !self.known.state.closed {
            self.out.push(Possible { verb: "close day", line: "close day".to_owned(), act: None });
        }
    }
}

/// Whether a piece of work waits for somebody to turn to it.
#[must_use]
pub fn waits(stage: Stage) -> bool {
    matches!(stage, Stage::Waiting | Stage::Parked)
}
