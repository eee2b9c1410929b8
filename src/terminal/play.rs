//! The loop: a line in, an act or a page, lines out. All reading and writing through traits; ends cleanly when either side goes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::day::fact::Fact;
use crate::day::work::{desk, shelves};
use crate::day::{Act, Refusal, Source, Stamped, TaskId};
use crate::session::{Mode, Trouble};

use super::news::{line_of, reading};
use super::parse::{Command, Misread, Query, What, parse};
use super::{Ending, LineSource, Typed, complete, debrief, help, moment, pages};
use crate::records::dates;
use crate::seat::already::already;
use crate::seat::cited::heard;
use crate::seat::closing::before_closing;
use crate::seat::search;
use crate::seat::{DECLINING, Handles, Known, Table, manners};

/// What the next line may answer.
enum Pending {
    /// A number chooses one of these acts.
    Choice(Vec<Act>),
    /// `yes` closes the day.
    Close,
}

struct Player<'a> {
    table: &'a mut dyn Table,
    out: &'a mut dyn Write,
    handles: Handles,
    pending: Option<Pending>,
    /// The clock of a shift stands until the next line.
    paused: bool,
    /// Why the clock could not be kept, told already.
    unkept: Option<String>,
    hints: BTreeMap<TaskId, u8>,
}

/// Plays a day, or goes on with one, until it is closed or one side leaves.
pub fn play(input: &mut dyn LineSource, out: &mut dyn Write, table: &mut dyn Table) -> Ending {
    let mut handles = Handles::default();
    handles.take_in(table.log());
    let mut p = Player { table, out, handles, pending: None, paused: false, unkept: None, hints: BTreeMap::new() };
    p.run(input).unwrap_or(Ending::OutputClosed)
}

impl Player<'_> {
    fn known(&self) -> Known<'_> {
        let day = self.table.day();
        Known {
            plan: day.plan(),
            state: day.state(),
            handles: &self.handles,
            words: self.table.words(),
            pages: self.table.manual(),
        }
    }

    fn say(&self, id: &str) -> String {
        self.table.words().say(id, &[])
    }

    fn print(&mut self, lines: impl IntoIterator<Item = String>) -> io::Result<()> {
        for l in lines {
            writeln!(self.out, "{l}")?;
        }
        self.out.flush()
    }

    fn run(&mut self, input: &mut dyn LineSource) -> io::Result<Ending> {
        let mode = self.table.opened().unwrap_or_else(|| self.table.words().one_of("mode", self.table.mode().name()));
        let hello = self.table.words().say("hello", &[("mode", (&mode).into())]);
        self.print([hello])?;
        let news = self.table.news().to_vec();
        self.print_news(&news)?;
        let look = pages::look(&self.known(), self.table.log());
        self.print(look)?;
        let mut interrupted = false;
        let mut ready = self.ready();
        loop {
            if self.table.day().state().closed {
                let lines = debrief::debrief(self.table, &self.handles);
                self.print(lines)?;
                return Ok(Ending::Closed);
            }
            let typed = input.line(&ready.0, &ready.1, self.runs());
            let came = self.time_passed(input.millis_passed());
            if typed == Typed::Nothing {
                if !came.is_empty() {
                    input.meanwhile(self.out, &came)?;
                    ready = self.ready();
                }
                continue;
            }
            self.paused = false;
            self.print(came)?;
            match typed {
                Typed::Nothing => {}
                Typed::End => {
                    self.leave("ended")?;
                    return Ok(Ending::InputEnded);
                }
                Typed::Interrupted if interrupted => {
                    self.leave("left")?;
                    return Ok(Ending::Left);
                }
                Typed::Interrupted => {
                    interrupted = true;
                    self.print([self.say("interrupted")])?;
                }
                Typed::Line(line) => {
                    interrupted = false;
                    if self.line(&line)? {
                        self.leave("left")?;
                        return Ok(Ending::Left);
                    }
                }
            }
            ready = self.ready();
        }
    }

    /// The prompt, and what could be typed at it.
    fn ready(&self) -> (String, Vec<String>) {
        let k = self.known();
        (pages::prompt(&k), complete::lines(&moment::possible(k, self.table.day())))
    }

    /// Whether the clock runs by itself now. It stands while the person is asked whether to close the day.
    fn runs(&self) -> bool {
        let asked = matches!(self.pending, Some(Pending::Close));
        let stands = self.paused || (asked && self.table.may_pause());
        self.table.mode().runs() && !stands && !self.table.day().state().closed
    }

    fn leave(&mut self, why: &str) -> io::Result<()> {
        let how = self.table.how_to_resume();
        let id = if why == "ended" { "kept-input-ended" } else { "kept-left" };
        let said = self.table.words().say(id, &[("how", (&how).into())]);
        self.print([said])
    }

    /// In a shift the clock runs while the person thinks and types: what came about meanwhile, in lines.
    fn time_passed(&mut self, millis: u64) -> Vec<String> {
        if !self.runs() {
            return Vec::new();
        }
        match self.table.pass(millis) {
            Ok(false) => Vec::new(),
            Ok(true) => {
                self.unkept = None;
                let news = self.table.news().to_vec();
                self.handles.take_in(&news);
                self.news_lines(&news, true)
            }
            // A full disk is told of once, not every second.
            Err(why) if self.unkept.as_ref() == Some(&why) => Vec::new(),
            Err(why) => {
                let said = self.table.words().say("not-kept", &[("why", (&why).into())]);
                self.unkept = Some(why);
                vec![said]
            }
        }
    }

    /// Deals with a line; whether the person leaves.
    fn line(&mut self, line: &str) -> io::Result<bool> {
        match (self.pending.take(), line.trim()) {
            (Some(Pending::Choice(acts)), typed) => {
                if let Ok(n) = typed.parse::<usize>() {
                    return match n.checked_sub(1).and_then(|i| acts.get(i)).cloned() {
                        Some(act) => self.act(&act).map(|()| false),
                        None => {
                            self.pending = Some(Pending::Choice(acts));
                            self.print([self.say("choose-again")]).map(|()| false)
                        }
                    };
                }
                // Whoever only looks, asks for a hint or mistypes has not left what they were about to say.
                let read = parse(line, &self.known());
                if matches!(&read, Ok(Command::Query(q)) if *q != Query::Back) || read.is_err() {
                    let n = u32::try_from(acts.len()).unwrap_or(u32::MAX);
                    let left = self.command(line)?;
                    let leaves = left || self.pending.is_some() || self.table.day().state().closed;
                    if !leaves {
                        self.pending = Some(Pending::Choice(acts));
                        let still = self.table.words().say("choose-still", &[("n", n.into())]);
                        self.print([still])?;
                    }
                    return Ok(left);
                }
            }
            (Some(Pending::Close), typed) if matches!(typed.to_lowercase().as_str(), "yes" | "y") => {
                return self.act(&Act::CloseDay).map(|()| false);
            }
            (Some(Pending::Close), typed) if matches!(typed.to_lowercase().split(' ').next(), Some("no" | "n" | "")) => {
                return self.print([self.say("close-not")]).map(|()| false);
            }
            _ => {}
        }
        self.command(line)
    }

    /// Does what a line asks for; whether the person leaves.
    fn command(&mut self, line: &str) -> io::Result<bool> {
        match parse(line, &self.known()) {
            Ok(Command::Act(act)) => {
                if let Act::Search(terms) = &act {
                    let words = self.table.words();
                    let said = |d| words.say("search-year-taken", &[("born", dates::show(d).into())]);
                    let taken: Vec<String> = search::years_taken(line, terms).into_iter().map(said).collect();
                    self.print(taken)?;
                }
                self.act(&act).map(|()| false)
            }
            Ok(Command::Tell(t, what)) => {
                let acts: Vec<Act> =
                    manners(self.table.day().plan(), t, what as u32).into_iter().map(|m| Act::Tell(t, what, m)).collect();
                self.choose(acts).map(|()| false)
            }
            Ok(Command::Decline(t)) => {
                let acts: Vec<Act> =
                    manners(self.table.day().plan(), t, DECLINING).into_iter().map(|m| Act::Decline(t, m)).collect();
                self.choose(acts).map(|()| false)
            }
            Ok(Command::Compare(a, b)) => {
                let pairs = pages::shared(&self.known(), a, b);
                if pairs.is_empty() {
                    return self.print([self.say("compare-nothing")]).map(|()| false);
                }
                self.choose(pairs.into_iter().map(|(x, y)| Act::Compare(x, y)).collect()).map(|()| false)
            }
            Ok(Command::Query(q)) => self.query(q),
            Err(m) => {
                let lines = self.misread(line, &m);
                self.print(lines).map(|()| false)
            }
        }
    }

    /// Why a line was not understood, and what to type.
    fn misread(&self, line: &str, m: &Misread) -> Vec<String> {
        if matches!(m, Misread::NotFound { what: What::Pace, .. }) && !self.table.mode().runs() {
            return vec![self.say("pace-practice")];
        }
        let (k, day) = (self.known(), self.table.day());
        let possible = moment::possible(k, day);
        let more = match m {
            Misread::Nobody { .. } | Misread::Greeting { talking: false } => help::who_waits(&k, day, &possible),
            Misread::NoWork => match help::who_waits(&k, day, &possible) {
                none if none.is_empty() => pages::work(&k),
                all => all,
            },
            _ => help::could_be_typed(k.words, line, &possible).into_iter().collect(),
        };
        std::iter::once(help::misread(k.words, line, m)).chain(more).collect()
    }

    /// Offers acts by number. What cannot be done now is refused at once, before anybody chooses words.
    fn choose(&mut self, acts: Vec<Act>) -> io::Result<()> {
        let k = self.known();
        let refused = acts.first().and_then(|a| self.table.day().decide(a).err());
        if let Some(r) = refused {
            let said = acts.first().map(|a| self.refused(a, r));
            return self.print(said);
        }
        let sentence = |a: &Act| match a {
            Act::Tell(t, what, m) => k.words.tell_sentence(k.plan, k.state, *t, *what, *m),
            Act::Decline(t, m) => k.words.decline_sentence(k.plan, *t, *m),
            other => k.words.act(k.plan, k.state, other),
        };
        let mut lines = vec![k.words.say("choose", &[])];
        lines.extend((1..).zip(&acts).map(|(n, a)| format!("  {n}. {}", sentence(a))));
        self.pending = Some(Pending::Choice(acts));
        self.print(lines)
    }

    /// Why an act is not possible, and what to type. Whoever talks to nobody is told who could be talked with.
    fn refused(&self, act: &Act, r: Refusal) -> String {
        let k = self.known();
        if let (Act::Track(f, _), Refusal::CannotGoThere) = (act, r) {
            return k.words.say("refused-track", &[("folder", k.handles.folder(*f).into())]);
        }
        if r != Refusal::NotTalking {
            return k.words.refusal(k.plan, r);
        }
        let possible = moment::possible(k, self.table.day());
        let could: Vec<&str> =
            possible.iter().filter(|p| matches!(p.act, Some(Act::Attend(_)))).map(|p| &*p.line).take(4).collect();
        let elsewhere = help::who_waits(&k, self.table.day(), &possible);
        if could.is_empty() && !elsewhere.is_empty() {
            return std::iter::once(self.say("talk-not")).chain(elsewhere).collect::<Vec<_>>().join("\n");
        }
        let id = if could.is_empty() { "talk-with-nobody" } else { "talk-whom" };
        k.words.say(id, &[("lines", could.join(&k.words.say("or", &[])).into())])
    }

    fn act(&mut self, act: &Act) -> io::Result<()> {
        let already = already(&self.known(), act);
        match self.table.ask(act) {
            Ok(()) => {
                let news = self.table.news().to_vec();
                self.handles.take_in(&news);
                self.print_news(&news)?;
                self.print(already)?;
                let heard = heard(self.table, act).map(|(_, said)| said);
                self.print(heard)?;
                if let Act::LookUp(p) = act {
                    let k = self.known();
                    let id = k.plan.pages.get(p.index());
                    let page = (1..).zip(k.pages).find(|(_, x)| Some(&x.id) == id);
                    let lines = page.map(|(n, x)| pages::manual_page(k.words, n, x)).unwrap_or_default();
                    self.print(lines)?;
                }
                if self.table.mode() == Mode::Practice {
                    let slips: Vec<String> = self.table.slips().iter().flat_map(|f| debrief::slip(self.table, f)).collect();
                    self.print(slips)?;
                }
                Ok(())
            }
            Err(Trouble::Refused(r)) => {
                let said = self.refused(act, r);
                self.print([said])
            }
            Err(Trouble::NotKept(why)) => {
                let why = why.to_string();
                let said = self.table.words().say("not-kept", &[("why", (&why).into())]);
                self.print([said])
            }
        }
    }

    fn query(&mut self, q: Query) -> io::Result<bool> {
        let k = self.known();
        let lines = match q {
            Query::Quit => return Ok(true),
            Query::Nothing => pages::work(&k),
            Query::Look => pages::look(&k, self.table.log()),
            Query::Places => pages::places(&k),
            Query::Directory => pages::directory(&k),
            Query::Work => pages::work(&k),
            Query::Task(t) => pages::task(&k, self.table.log(), t),
            Query::Hands => pages::hands(&k),
            Query::Show(Source::Registration(p)) => pages::registration(&k, p),
            Query::Show(s) => pages::show(&k, s),
            Query::Help => help::now(&k, self.table.day(), &moment::possible(k, self.table.day())),
            Query::HelpAll => help::all(k.words),
            Query::Manual(typed) => pages::manual_search(&k, &typed),
            Query::Hint(t) => self.hint(t),
            Query::Back => self.step_back(),
            Query::Note(text) => match self.table.note(&text) {
                Ok(()) => vec![self.say("note-kept")],
                Err(why) => vec![why],
            },
            Query::Pause if self.table.mode() == Mode::Practice => vec![self.say("pause-practice")],
            Query::Pause if !self.table.may_pause() => vec![self.say("pause-assessment")],
            Query::Pause => {
                self.paused = true;
                vec![self.say("paused")]
            }
            Query::Pace(_) if !self.table.mode().runs() => vec![self.say("pace-practice")],
            Query::Pace(tenths) => match self.table.set_pace(tenths) {
                Ok(()) => {
                    let pace = format!("{}.{}", tenths / 10, tenths % 10);
                    vec![self.table.words().say("pace-set", &[("pace", (&pace).into())])]
                }
                Err(why) => vec![why],
            },
            Query::CloseDay => {
                let mut lines = vec![k.words.say("close-question", &[])];
                lines.extend(before_closing(&k).into_iter().map(|(_, said)| said));
                lines.push(k.words.say("close-confirm", &[]));
                self.pending = Some(Pending::Close);
                lines
            }
        };
        self.print(lines).map(|()| false)
    }

    fn hint(&mut self, t: TaskId) -> Vec<String> {
        if self.table.mode() != Mode::Practice {
            let plan = self.table.day().plan();
            return vec![self.table.words().refusal(plan, Refusal::OnlyInPractice)];
        }
        let level = self.hints.get(&t).map_or(1, |l| (l + 1).min(3));
        let Some(hint) = self.table.hint(t, level) else {
            // Of what is over there may be nothing more to do; then what is open is meant.
            let over = self.table.day().state().task(t).ended.is_some();
            if let Some(open) = self.known().open_work().first().filter(|_| over) {
                return self.hint(*open);
            }
            let typed = self.table.words().aside("hint-none", "typed", &[]).unwrap_or_default();
            return vec![format!("{} {typed}", self.say("hint-none"))];
        };
        self.hints.insert(t, hint.level);
        let (name, hint) = (self.known().task_name(t), hint.in_full());
        vec![self.table.words().say("hint", &[("task", (&name).into()), ("hint", (&hint).into())])]
    }

    fn step_back(&mut self) -> Vec<String> {
        if self.table.mode() != Mode::Practice {
            let plan = self.table.day().plan();
            return vec![self.table.words().refusal(plan, Refusal::OnlyInPractice)];
        }
        match self.table.step_back() {
            Ok(what) => {
                self.handles = Handles::default();
                self.handles.take_in(self.table.log());
                vec![self.table.words().say("stepped-back", &[("what", (&what).into())])]
            }
            Err(why) => vec![why],
        }
    }

    /// What facts brought: a line each, with the time where it moved, and what can now be read. `by_itself`: nobody did anything.
    fn news_lines(&self, news: &[Stamped], by_itself: bool) -> Vec<String> {
        let k = self.known();
        let mut lines = Vec::new();
        // A look at the shelf shows what stands there as a page of its own.
        let by_page = news.iter().any(|f| matches!(f.fact, Fact::Shelves(shelves::Fact::LookedOnShelf { .. })));
        for f in news {
            let on_page = by_page && matches!(f.fact, Fact::Desk(desk::Fact::Shown { source: Source::Spine(_), .. }));
            lines.extend(line_of(&k, f, by_itself).filter(|_| !on_page));
            lines.extend(reading(&k, self.table.log(), &f.fact));
        }
        lines
    }

    fn print_news(&mut self, news: &[Stamped]) -> io::Result<()> {
        let lines = self.news_lines(news, false);
        self.print(lines)
    }
}
