//! The view of a debrief, from a day at the table: words for the result, the picture, findings with their proof, both ways through
//! each piece of work, and one thing to practise next. Judges nothing: the report has.

use std::rc::Rc;

use crate::day::work::{contact, desk};
use crate::day::{Fact, Stamped, TaskId};
use crate::marking::cause::{self, Link};
use crate::marking::finding::{Aspect, Severity};
use crate::marking::report::TaskReport;
use crate::marking::{Finding, Report};
use crate::progress::Store;
use crate::records::dates;
use crate::scenario::Content;
use crate::screens::debrief::{
    AspectMarks, DebriefView, FindingView, Found, MarkedAgain, Next, PageCard, Row, StrandRow, TaskPaths, Timeline,
};
use crate::screens::intent::Page;
use crate::screens::kit::Tone;
use crate::seat::Table;
use crate::seat::cited::compared_in;
use crate::seat::past::Past;
use crate::session::WhichMarks;
use crate::session::kept::AttemptFault;
use crate::wording::{Words, capital, clock_time};

use super::attempts::day_title;
use super::{count, date_of};

/// What a debrief needs to know beside the day itself.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The days there are now, for the next practice.
    pub content: &'a Content,
    /// The scenario's path.
    pub scenario: &'a str,
    /// Which day it was, how it was played, by whom and when.
    pub beside: String,
    /// Notes written about it so far.
    pub notes: Vec<String>,
    /// The page from which one comes.
    pub back: Page,
}

/// The debrief of an attempt in the store.
///
/// # Errors
/// When it cannot be read back.
pub fn look_back(store: &Rc<Store>, content: &Content, id: &str, which: WhichMarks) -> Result<DebriefView, AttemptFault> {
    let past = Past::as_marked(Rc::clone(store), id, which)?.beside(&content.rubric);
    let notes = store.writings(&past.row.id)?.into_iter().map(|w| w.text).collect();
    let beside = beside(store, content, &past)?;
    let about = About { content, scenario: &past.row.scenario, beside, notes, back: Page::History };
    let view = debrief(&past, &about);
    let other = if which == WhichMarks::First { WhichMarks::Newest } else { WhichMarks::First };
    Ok(DebriefView { marked: past.marked().map(|words| MarkedAgain { words, other }), ..view })
}

/// Which day an attempt was, how it was played, by whom and when, in words.
///
/// # Errors
/// When the store cannot be read.
pub fn beside(store: &Store, content: &Content, past: &Past) -> Result<String, AttemptFault> {
    let row = &past.row;
    let parts = [
        Some(day_title(content, &row.scenario)),
        Some(past.opened().unwrap_or_else(|| super::mode(past.words(), past.mode()))),
        store.person(&row.person)?.map(|p| p.name),
        date_of(row.closed_at.as_ref().unwrap_or(&row.started_at)).map(dates::show),
    ];
    Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// The debrief of a day at the table.
#[must_use]
pub fn debrief(table: &dyn Table, about: &About<'_>) -> DebriefView {
    let report = table.report();
    let b = Builder { table, words: table.words(), report: &report, order: in_order(table, &report) };
    let w = b.words;
    let result = w.say(if report.up_to_standard { "debrief-up-to-standard" } else { "debrief-not-yet" }, &[]);
    let (earned, available) = (report.marks.earned, report.marks.available);
    DebriefView {
        beside: about.beside.clone(),
        result,
        up_to_standard: report.up_to_standard,
        why: b.why(),
        marked: None,
        aspects: Aspect::ALL.iter().map(|a| b.aspect(*a)).collect(),
        total: w.say("lesson-total", &[("earned", earned.into()), ("available", available.into())]),
        unended: (report.of_unended() > 0).then(|| w.say("lesson-unended", &[("n", report.of_unended().into())])),
        strands: b.strands(),
        timeline: b.timeline(),
        findings: b.order.iter().enumerate().filter_map(|(i, p)| b.finding(i + 1, p)).collect(),
        tasks: b.tasks().filter(|(id, t)| b.came(*id, t)).map(|(id, t)| b.paths(id, t)).collect(),
        next: b.next(about),
        notes: about.notes.clone(),
        back: about.back,
    }
}

struct Builder<'a> {
    table: &'a dyn Table,
    words: &'a Words,
    report: &'a Report,
    /// Findings as they are listed.
    order: Vec<Place>,
}

/// Where a finding stands in the list.
struct Place {
    /// Its place in the report.
    finding: usize,
    /// What stands above it when it is the first of those that came of the same thing as a graver one.
    under: Option<Link>,
    /// Whether it stands under a graver one.
    also: bool,
}

/// The gravest first, each with what came of the same thing.
fn in_order(table: &dyn Table, report: &Report) -> Vec<Place> {
    let places = |c: cause::Cause| {
        let link = c.link;
        let place = move |(i, finding)| Place { finding, under: (i == 1).then_some(link), also: i > 0 };
        c.findings.into_iter().enumerate().map(place)
    };
    cause::causes(&report.findings, table.log()).into_iter().flat_map(places).collect()
}

/// A finding with the number it has in the debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// Its number.
    pub number: u32,
    /// Number, severity, what happened and when, as a sentence.
    pub line: String,
    /// How bad it is.
    pub tone: Tone,
    /// The number of the last fact that proves it, if any does.
    pub fact: Option<u32>,
}

/// The findings of a day by their numbers.
#[must_use]
pub fn numbered(table: &dyn Table, report: &Report) -> Vec<Numbered> {
    let b = Builder { table, words: table.words(), report, order: in_order(table, report) };
    let one = |(i, p): (usize, &Place)| {
        let f = report.findings.get(p.finding)?;
        let (number, fact) = (count(i + 1), f.evidence.last().copied());
        Some(Numbered { number, line: b.line(number, f), tone: severity_tone(f.stands_as), fact })
    };
    b.order.iter().enumerate().filter_map(one).collect()
}

impl Builder<'_> {
    fn tasks(&self) -> impl Iterator<Item = (TaskId, &TaskReport)> {
        (0u16..).map(TaskId).zip(&self.report.tasks)
    }

    fn came(&self, id: TaskId, t: &TaskReport) -> bool {
        let state = self.table.day().state();
        t.arrived <= state.now && id.0 < state.arrived
    }

    fn clock(&self, second: u32) -> String {
        clock_time(self.table.day().plan(), second)
    }

    fn why(&self) -> Vec<String> {
        let (w, r) = (self.words, self.report);
        if r.up_to_standard {
            return vec![w.say("lesson-why-up", &[])];
        }
        let mut out = Vec::new();
        let reported = r.findings.iter().filter(|f| f.reported && f.stands_as != f.severity).count();
        for (n, id) in [(r.critical, "lesson-why-critical"), (r.major, "lesson-why-major")] {
            if n > 0 {
                out.push(w.say(id, &[("n", n.into())]));
            }
        }
        if reported > 0 {
            out.push(w.say("lesson-why-reported", &[("n", count(reported).into())]));
        }
        let never = count(self.tasks().filter(|(id, t)| !self.came(*id, t)).count());
        let left = r.dealt.saturating_sub(r.ended).saturating_sub(never);
        let puts = [("n", left.into()), ("never", never.into()), ("dealt", r.dealt.into())];
        match (left, never) {
            (0, 0) => {}
            (_, 0) => out.push(w.say("lesson-why-left", &puts)),
            (0, _) => out.push(w.say("lesson-why-never", &puts)),
            _ => out.push(w.say("lesson-why-left-and-never", &puts)),
        }
        if out.is_empty() {
            out.push(w.say("lesson-why-open", &[]));
        }
        out
    }

    fn aspect(&self, a: Aspect) -> AspectMarks {
        let share = self.report.marks.of(a);
        let mut worst = Tone::Good;
        for f in &self.report.findings {
            match f.stands_as {
                Severity::Critical(_) => worst = Tone::Stop,
                Severity::Major if f.aspect == a => worst = Tone::Stop,
                Severity::Minor if f.aspect == a && worst == Tone::Good => worst = Tone::Care,
                _ => {}
            }
        }
        let puts = [("earned", share.earned.into()), ("available", share.available.into())];
        let tried = share.available > 0;
        AspectMarks {
            name: capital(&self.words.aspect(a)),
            earned: share.earned,
            available: share.available,
            words: if tried { self.words.say("lesson-marks", &puts) } else { self.words.say("lesson-not-tried", &[]) },
            tone: if tried { worst } else { Tone::Plain },
        }
    }

    fn strands(&self) -> Vec<StrandRow> {
        let w = self.words;
        let called = |code: &str| self.report.strands.get(code).filter(|s| s.shown + s.missed > 0);
        let rows = self.table.rubric().strands.iter().filter_map(|s| {
            let share = called(&s.code)?;
            let puts = [("shown", share.shown.into()), ("missed", share.missed.into())];
            let (id, tone) = match (share.shown, share.missed) {
                (_, 0) => ("lesson-strand-shown", Tone::Good),
                (0, _) => ("lesson-strand-missed", Tone::Stop),
                _ => ("lesson-strand-both", Tone::Care),
            };
            Some(StrandRow { name: format!("{} {}", s.code, s.title), words: w.say(id, &puts), tone })
        });
        rows.collect()
    }

    fn title(&self, t: &TaskReport) -> String {
        let kinds = &self.table.rubric().kinds;
        kinds.iter().find(|k| k.id == t.kind).map_or_else(|| t.task.to_string(), |k| k.title.to_string())
    }

    fn who(&self, id: TaskId) -> String {
        let day = self.table.day();
        capital(&self.words.task(day.plan(), day.state(), id))
    }

    /// How a piece of work ended, in few words, and how it stands.
    fn outcome(&self, id: TaskId, t: &TaskReport) -> (String, Tone) {
        let w = self.words;
        if !self.came(id, t) {
            return (w.say("lesson-never-came", &[]), Tone::Plain);
        }
        let late = t.ended_at.unwrap_or(self.table.day().state().now).saturating_sub(t.due) / 60;
        let how = t.how.map_or_else(|| w.say("debrief-open", &[]), |h| w.ending(h));
        let words = match (t.ended, late) {
            (true, 1..) => w.say("lesson-late", &[("how", (&how).into()), ("n", late.into())]),
            _ => how,
        };
        let mine = || self.report.findings.iter().filter(|f| f.task == Some(id));
        let tone = if mine().any(|f| severity_tone(f.stands_as) == Tone::Stop) {
            Tone::Stop
        } else if !t.ended || late > 0 || mine().any(|f| f.stands_as == Severity::Minor) {
            Tone::Care
        } else {
            Tone::Good
        };
        (words, tone)
    }

    fn timeline(&self) -> Timeline {
        let plan = self.table.day().plan();
        let rows = self.tasks().map(|(id, t)| self.row(id, t)).collect();
        // A day closed early is drawn as far as it went, to the next half-hour.
        let to = self.table.day().state().now.max(1800).div_ceil(1800) * 1800;
        Timeline { opens: plan.opens, to: to.min(plan.closes).max(1), rows }
    }

    fn row(&self, id: TaskId, t: &TaskReport) -> Row {
        let w = self.words;
        let came = self.came(id, t);
        let (outcome, tone) = self.outcome(id, t);
        let time = |s: Option<u32>| s.map_or_else(|| w.say("debrief-never", &[]), |s| self.clock(s));
        let times = [self.clock(t.arrived), time(t.attended), time(t.ended_at), self.clock(t.due)];
        let (title, who) = (self.title(t), if came { self.who(id) } else { String::new() });
        let mut found: Vec<Found> = (1..)
            .zip(&self.order)
            .filter_map(|(number, p)| self.report.findings.get(p.finding).map(|f| (number, f)))
            .filter(|(_, f)| f.task == Some(id))
            .map(|(number, f)| Found { at: self.done_at(f), number, tone: severity_tone(f.stands_as) })
            .collect();
        found.sort_by_key(|f| (f.at, f.number));
        let [arrived, seen, ended, due] = times.clone();
        let puts = [
            ("title", (&title).into()),
            ("who", (&who).into()),
            ("arrived", arrived.into()),
            ("seen", seen.into()),
            ("ended", ended.into()),
            ("due", due.into()),
            ("outcome", (&outcome).into()),
            ("n", count(found.len()).into()),
        ];
        let said = w.say(if came { "lesson-row" } else { "lesson-row-never" }, &puts);
        let acted = self.own(id).map(|s| s.second).collect();
        Row {
            title,
            who,
            arrived: came.then_some(t.arrived),
            seen: t.attended,
            acted,
            until: t.ended_at.unwrap_or(self.table.day().state().now),
            ended: t.ended,
            due: t.due,
            tone,
            outcome,
            found,
            times,
            said,
        }
    }

    /// What was done for a piece of work: facts of it that are not mere showing or arriving.
    fn own(&self, id: TaskId) -> impl Iterator<Item = &Stamped> {
        self.table.log().iter().filter(move |s| {
            s.task == Some(id)
                && !matches!(
                    s.fact,
                    Fact::Desk(desk::Fact::Shown { .. } | desk::Fact::TimePassed {})
                        | Fact::Contact(contact::Fact::Arrived { .. } | contact::Fact::Wanted { .. })
                )
        })
    }

    fn said(&self, s: &Stamped) -> Option<(String, String)> {
        let day = self.table.day();
        self.words.fact(day.plan(), day.state(), s).map(|f| (self.clock(s.second), f))
    }

    fn paths(&self, id: TaskId, t: &TaskReport) -> TaskPaths {
        let (outcome, tone) = self.outcome(id, t);
        let puts = [("title", self.title(t).into()), ("who", self.who(id).into())];
        TaskPaths {
            title: self.words.say("lesson-work-of", &puts),
            tone,
            outcome,
            mine: self.own(id).filter_map(|s| self.said(s)).collect(),
            model: self.table.good_clerk(id),
            truth: self.table.truth(id),
            compared: compared_in(self.table, Some(id)),
        }
    }

    fn severity(&self, f: &Finding) -> String {
        let w = self.words;
        let base = match f.stands_as {
            Severity::Coaching => w.say("severity-coaching", &[]),
            Severity::Minor => w.say("severity-minor", &[]),
            Severity::Major => w.say("severity-major", &[]),
            Severity::Critical(code) => w.say("lesson-critical", &[("code", code.name().into())]),
        };
        if f.reported { w.say("severity-reported", &[("severity", (&base).into())]) } else { base }
    }

    /// The severity in a word, without a code.
    fn grade(&self, f: &Finding) -> String {
        let w = self.words;
        let base = match f.stands_as {
            Severity::Critical(_) => w.say("lesson-critical-short", &[]),
            _ => return self.severity(f),
        };
        if f.reported { w.say("severity-reported", &[("severity", (&base).into())]) } else { base }
    }

    /// When it was done; for what was left undone, when that came to light.
    fn done_at(&self, f: &Finding) -> u32 {
        cause::broken_at(f, self.table.log())
    }

    /// A finding in a sentence.
    fn line(&self, number: u32, f: &Finding) -> String {
        let puts = [
            ("n", number.into()),
            ("severity", self.grade(f).into()),
            ("why", f.why.trim_end_matches('.').into()),
            ("at", self.clock(self.done_at(f)).into()),
        ];
        self.words.say("lesson-finding-line", &puts)
    }

    fn finding(&self, number: usize, place: &Place) -> Option<FindingView> {
        let f = self.report.findings.get(place.finding)?;
        let w = self.words;
        let log = self.table.log();
        let work = f.task.and_then(|id| self.report.tasks.get(id.index()).map(|t| (id, t)));
        let work = match work {
            Some((id, t)) => w.say("lesson-work-of", &[("title", self.title(t).into()), ("who", self.who(id).into())]),
            None => w.say("lesson-no-work", &[]),
        };
        let work = match f.severity {
            Severity::Critical(code) => {
                let title = self.table.rubric().critical_fails.iter().find(|c| c.code == code).map(|c| c.title.to_string());
                let puts = [("work", work.into()), ("code", code.name().into()), ("title", title.unwrap_or_default().into())];
                w.say("lesson-work-critical", &puts)
            }
            _ => work,
        };
        let page = self.table.manual().iter().find(|p| p.id == f.page).map(|p| PageCard {
            title: p.title.to_string(),
            version: capital(&w.page_version(p)),
            newer: w.page_newer(p, self.table.version_now(&p.id)),
            standing: w.standing(&p.source),
            step: w.page_step(self.table.rubric(), &f.rule),
            steps: p.steps.iter().map(ToString::to_string).collect(),
            why: p.why.to_string(),
        });
        let (at, noticed) = (self.clock(self.done_at(f)), self.clock(f.at));
        Some(FindingView {
            line: self.line(count(number), f),
            moment: f.evidence.last().copied(),
            under: place.under.map(|l| match l {
                Link::Act => w.say("lesson-same-act", &[]),
                Link::Again => w.say("lesson-same-again", &[]),
                Link::Folders(n) => w.say("lesson-same-folders", &[("n", n.into())]),
            }),
            also: place.also,
            noticed: (noticed != at).then(|| w.say("lesson-noticed", &[("at", noticed.into())])),
            at,
            tone: severity_tone(f.stands_as),
            severity: self.severity(f),
            aspect: capital(&w.aspect(f.aspect)),
            work,
            why: f.why.to_string(),
            facts: f.evidence.iter().filter_map(|n| log.get(*n as usize)).filter_map(|s| self.said(s)).collect(),
            cost: w.cost(self.report.cost(f), f.aspect),
            instead: f.instead.to_string(),
            page,
        })
    }

    /// One thing to practise next: the page of the gravest finding, in another day that calls for it where there is one; else what
    /// was left; else the same day dealt anew.
    fn next(&self, about: &About<'_>) -> Next {
        let w = self.words;
        let here = || about.content.scenarios.iter().find(|s| *s.path == *about.scenario);
        let day = |s: &crate::scenario::model::Scenario| (s.path.to_string(), s.title.to_string());
        let gravest = self.order.first().and_then(|p| self.report.findings.get(p.finding));
        let page = gravest.and_then(|f| Some((f, self.table.manual().iter().find(|p| p.id == f.page)?)));
        if let Some((f, page)) = page {
            let rubric = &about.content.rubric;
            let at = rubric.pages.iter().position(|p| p.id == page.id).and_then(|i| u16::try_from(i).ok());
            let calls = |s: &&crate::scenario::model::Scenario| {
                let kinds = s.tasks.iter().filter_map(|t| rubric.kinds.get(usize::from(t.kind)));
                at.is_some_and(|at| kinds.into_iter().any(|k| k.pages.contains(&at)))
            };
            let fits: Vec<_> = about.content.scenarios.iter().filter(calls).collect();
            let chosen = fits.iter().filter(|s| *s.path != *about.scenario).min_by_key(|s| s.level).copied().or_else(here);
            let why = w.say("lesson-next-because", &[("why", (&*f.why).into())]);
            let again = here().filter(|h| chosen.is_some_and(|c| c.path != h.path)).map(day);
            return Next { title: page.title.to_string(), why, day: chosen.map(day), again };
        }
        let left = self.report.ended < self.report.dealt;
        let (title, why) =
            if left { ("lesson-next-finish", "lesson-next-finish-why") } else { ("lesson-next-again", "lesson-next-again-why") };
        Next { title: w.say(title, &[]), why: w.say(why, &[]), day: here().map(day), again: None }
    }
}

fn severity_tone(s: Severity) -> Tone {
    match s {
        Severity::Coaching => Tone::Act,
        Severity::Minor => Tone::Care,
        Severity::Major | Severity::Critical(_) => Tone::Stop,
    }
}

#[cfg(test)]
mod tests;
