//! One day being played in the window: the game, what the person has open, and what has just come about.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::day::fact::Fact;
use crate::day::work::{contact, desk, pas};
use crate::day::{Act, FieldRef, FolderId, PageId, Second, Source, Stamped, TaskId};
use crate::marking::Severity;
use crate::marking::cause::weight;
use crate::screens::Intent;
use crate::screens::day::DayDraft;
use crate::screens::intent::{Pausing, Tool};
use crate::screens::kit::Tone;
use crate::screens::notices::{Kind, Notice};
use crate::screens::pas::PasDraft;
use crate::seat::already::already;
use crate::seat::cited::{Named, heard};
use crate::seat::game::Game;
use crate::seat::search::{self, NoSearch};
use crate::seat::{Handles, Known, Table};
use crate::session::kept::Attempt;
use crate::session::{Mode, Trouble};
use crate::views::day::Open;
use crate::wording::clock_time;

/// A day being played.
pub struct Sitting {
    /// The game.
    pub game: Game,
    /// What has been shown.
    pub handles: Handles,
    /// What the person has open.
    pub open: Open,
    /// What is typed.
    pub draft: DayDraft,
    /// The day's title.
    pub title: String,
    /// The setting's id.
    pub setting: String,
    hints: BTreeMap<TaskId, u8>,
    /// Why the time that passed last could not be kept. Told once, however often it is tried; the clock stands as long.
    unkept: Option<String>,
    /// Raised whenever what is on view may have changed.
    pub version: u64,
}

impl Sitting {
    /// Sits down to an attempt, begun or gone on with.
    #[must_use]
    pub fn new(attempt: Attempt, db: Option<PathBuf>) -> Sitting {
        let scenario = attempt.scenario();
        let title = scenario.map(|s| s.title.to_string()).unwrap_or_default();
        let setting = scenario.map(|s| s.setting.to_string()).unwrap_or_default();
        let game = Game::new(attempt, db);
        let mut s = Sitting {
            game,
            handles: Handles::default(),
            open: Open {
                tool: Tool::Talk,
                about: None,
                page: None,
                picked: None,
                clock: Pausing::Run,
                notices: Vec::new(),
                news: Vec::new(),
                folder: None,
                closing: false,
            },
            draft: DayDraft::default(),
            title,
            setting,
            hints: BTreeMap::new(),
            unkept: None,
            version: 1,
        };
        let log = s.game.log().to_vec();
        s.handles.take_in(&log);
        s.open.about = s.game.day().state().talk.or(s.game.day().state().in_hand);
        s.tell_news(&log);
        s
    }

    /// What views look at.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        let day = self.game.day();
        Known {
            plan: day.plan(),
            state: day.state(),
            handles: &self.handles,
            words: self.game.words(),
            pages: self.game.manual(),
        }
    }

    /// Whether the clock runs by itself now.
    #[must_use]
    pub fn runs(&self) -> bool {
        let stands = self.open.clock == Pausing::Stand || self.open.closing;
        self.game.mode().runs() && !(stands && self.game.may_pause()) && !self.game.day().state().closed
    }

    /// Lets real time pass, in a shift. Whether anything changed.
    pub fn pass(&mut self, millis: u64) -> bool {
        if !self.runs() {
            return false;
        }
        match self.game.pass(millis) {
            Ok(false) => return false,
            Ok(true) => {
                self.unkept = None;
                let news = self.game.news().to_vec();
                self.take_in(&news);
            }
            Err(why) if self.unkept.as_ref() == Some(&why) => return false,
            Err(why) => {
                let said = self.game.words().say("not-kept", &[("why", (&why).into())]);
                self.unkept = Some(why);
                self.notice(Tone::Stop, said);
            }
        }
        self.version += 1;
        true
    }

    /// Something to be told. What is said already is not said twice over.
    pub fn notice(&mut self, tone: Tone, words: String) {
        self.open.notices.retain(|n| n.words != words);
        self.open.notices.push(Notice { kind: Kind::Word, tone, words, button: None, does: Vec::new() });
        self.version += 1;
    }

    /// Hears one intent of the day. Whether those that came with it are to be heard too.
    pub fn hear(&mut self, intent: &Intent) -> bool {
        self.version += 1;
        match intent {
            Intent::Act(act) => return self.ask(act),
            Intent::Search(typed) => return self.search(typed),
            Intent::Tool(t) => {
                self.open.tool = *t;
                self.open.folder = None;
                self.draft.manual.list = false;
                self.draft.pas.fresh = *t == Tool::Pas;
            }
            Intent::Read(page) => {
                self.open.tool = Tool::Manual;
                self.open.page = Some(*page);
                return self.ask(&Act::LookUp(*page));
            }
            Intent::OpenFolder(f) => {
                self.open.folder = Some(*f);
                if !self.game.day().state().seen.has(Source::Cover(*f)) {
                    return self.ask(&Act::ReadCover(*f));
                }
            }
            Intent::CloseFolder => self.open.folder = None,
            Intent::Pick(at) => return self.pick(*at),
            Intent::Unpick => self.open.picked = None,
            Intent::Choose(t) => self.open.about = Some(*t),
            Intent::Hint => self.hint(),
            Intent::StepBack => self.step_back(),
            Intent::Pause(p) => self.open.clock = *p,
            Intent::Note(text) => match self.game.note(text) {
                Ok(()) => self.notice(Tone::Good, self.game.words().say("note-kept", &[])),
                Err(why) => self.notice(Tone::Stop, why),
            },
            Intent::AskToClose => self.open.closing = true,
            // Who answers the question has not yet read the slips below it.
            Intent::Dismiss if self.open.closing => self.open.closing = false,
            Intent::Dismiss => self.open.notices.clear(),
            _ => {}
        }
        true
    }

    fn ask(&mut self, act: &Act) -> bool {
        self.open.closing = false;
        // A grave slip stays until it has been understood.
        self.open.notices.retain(|n| n.slip().is_some_and(|grave| grave >= weight(Severity::Major)));
        let already = already(&self.known(), act);
        match self.game.ask(act) {
            Ok(()) => {
                let news = self.game.news().to_vec();
                self.take_in(&news);
                self.turn_to(act);
                self.slips();
                self.next_step(act);
                self.heard(act);
                if let Some(said) = already {
                    self.notice(Tone::Plain, said);
                }
                true
            }
            Err(Trouble::Refused(r)) => {
                let said = self.game.words().why_not(self.game.day().plan(), r);
                self.notice(Tone::Care, said);
                false
            }
            Err(Trouble::NotKept(why)) => {
                let why = why.to_string();
                let said = self.game.words().say("not-kept", &[("why", (&why).into())]);
                self.notice(Tone::Stop, said);
                false
            }
        }
    }

    /// What is heard of a page that was named.
    fn heard(&mut self, act: &Act) {
        if let Some((how, said)) = heard(&self.game, act) {
            self.notice(if how == Named::Elsewhere { Tone::Care } else { Tone::Good }, said);
        }
    }

    /// What an act brings into view.
    fn turn_to(&mut self, act: &Act) {
        match act {
            Act::Attend(t) => {
                self.open.tool = Tool::Talk;
                self.open.about = Some(*t);
                self.draft.talk.open = None;
            }
            Act::LookUp(p) => {
                self.open.tool = Tool::Manual;
                self.open.page = Some(*p);
                self.draft.manual.list = false;
            }
            Act::Go(_) => self.draft.pas.fault = None,
            _ => {}
        }
        if let Some(t) = self.game.day().state().talk {
            self.open.about = Some(t);
        }
    }

    fn take_in(&mut self, news: &[Stamped]) {
        self.handles.take_in(news);
        // A screen that is opened, locked or left forgets what was typed on it.
        let new_screen = |f: &Stamped| {
            matches!(
                f.fact,
                Fact::Pas(pas::Fact::Unlocked { .. } | pas::Fact::Locked { .. }) | Fact::Desk(desk::Fact::Walked { .. })
            )
        };
        if news.iter().any(new_screen) {
            self.draft.pas = PasDraft { fresh: self.open.tool == Tool::Pas, ..PasDraft::default() };
        }
        if let Some(f) = self.open.folder
            && self.game.day().state().folder_spot(self.game.day().plan(), f).is_none()
        {
            self.open.folder = None;
        }
        self.tell_news(news);
    }

    /// Keeps the last few lines of what came about, each with its time.
    fn tell_news(&mut self, news: &[Stamped]) {
        let k = self.known();
        // What is said stands in the talk, what is read stands where it is read; the rest is told here.
        let came = |f: &&Stamped| match &f.fact {
            Fact::Contact(c) => {
                matches!(c, contact::Fact::Arrived { .. } | contact::Fact::GaveUp { .. } | contact::Fact::Finished { .. })
            }
            Fact::Desk(desk::Fact::Shown { source, .. }) => matches!(source, Source::Contact(_)),
            Fact::Desk(desk::Fact::LookedUp { .. }) | Fact::Comparing(_) => false,
            _ => true,
        };
        let lines: Vec<String> = news
            .iter()
            .filter(came)
            .filter_map(|f| k.words.fact(k.plan, k.state, f).map(|said| format!("{} {said}", clock_time(k.plan, f.second))))
            .collect();
        if !lines.is_empty() {
            let skip = lines.len().saturating_sub(3);
            self.open.news = lines.into_iter().skip(skip).collect();
        }
    }

    /// What came to light, the gravest first.
    fn slips(&mut self) {
        for f in self.game.slips() {
            let w = self.game.words();
            let why = ("why", (&*f.why).into());
            let words = match f.severity {
                Severity::Coaching => w.say("notice-slip-coaching", &[why]),
                Severity::Minor => w.say("notice-slip", &[("severity", w.say("severity-minor", &[]).into()), why]),
                Severity::Major => w.say("notice-slip", &[("severity", w.say("severity-major", &[]).into()), why]),
                Severity::Critical(_) => w.say("notice-slip", &[("severity", w.say("lesson-critical-short", &[]).into()), why]),
            };
            let page = self.game.day().plan().pages.iter().position(|p| *p == f.page);
            let page = page.and_then(|n| u16::try_from(n).ok()).map(PageId);
            let (button, does) = self.reads(page);
            let tone = if f.severity == Severity::Coaching { Tone::Care } else { Tone::Stop };
            self.open.notices.push(Notice { kind: Kind::Slip(weight(f.severity)), tone, words, button, does });
        }
        self.open.notices.sort_by_key(|n| std::cmp::Reverse(n.slip()));
    }

    /// The button that opens a page of the manual.
    fn reads(&self, page: Option<PageId>) -> (Option<String>, Vec<Intent>) {
        let id = page.and_then(|p| self.game.day().plan().pages.get(p.index()));
        let found = id.and_then(|id| self.game.manual().iter().find(|p| p.id == *id));
        match (page, found) {
            (Some(at), Some(p)) => {
                let label = self.game.words().say("notice-page", &[("title", (&*p.title).into())]);
                (Some(label), vec![Intent::Read(at)])
            }
            _ => (None, Vec::new()),
        }
    }

    /// Practice: whoever has shelved a folder, rightly or not, is reminded to read the spine back while it can still be put right.
    fn next_step(&mut self, act: &Act) {
        let Act::Shelve(folder, number) = act else { return };
        if self.game.mode() != Mode::Practice {
            return;
        }
        let w = self.game.words();
        let words = w.say("notice-shelved", &[("folder", w.folder(self.game.day().plan(), *folder).into())]);
        self.open.notices.push(Notice {
            kind: Kind::Word,
            tone: Tone::Act,
            words,
            button: Some(w.say("notice-read-spine", &[])),
            does: vec![Intent::Act(Act::LookOnShelf(*number)), Intent::Tool(Tool::Shelves)],
        });
    }

    fn search(&mut self, typed: &str) -> bool {
        match search::terms(typed) {
            Ok(terms) => {
                self.draft.pas.fault = None;
                self.ask(&Act::Search(terms))
            }
            Err(why) => {
                let words = self.game.words();
                self.draft.pas.fault = Some(match why {
                    NoSearch::Nothing => words.say("search-nothing", &[]),
                    NoSearch::NoTerm(typed) => words.say("search-no-term", &[("typed", (&typed).into())]),
                });
                false
            }
        }
    }

    fn pick(&mut self, at: FieldRef) -> bool {
        match self.open.picked.take() {
            None => {
                self.open.picked = Some(at);
                true
            }
            Some(first) if first == at => true,
            Some(first) => self.ask(&Act::Compare(first, at)),
        }
    }

    fn hint(&mut self) {
        let Some(t) = self.open.about else { return };
        let level = self.hints.get(&t).map_or(1, |l| (l + 1).min(3));
        let (words, page) = match self.game.hint(t, level) {
            Some(hint) => {
                self.hints.insert(t, hint.level);
                let task = self.known().words.task(self.game.day().plan(), self.game.day().state(), t);
                let said = self.game.words().say("hint", &[("task", (&task).into()), ("hint", (&hint.words).into())]);
                (said, hint.page)
            }
            None => (self.game.words().say("hint-none", &[]), None),
        };
        // A hint takes the place of the last one; slips stay until they are understood.
        self.open.notices.retain(|n| n.slip().is_some());
        let (button, does) = self.reads(page);
        self.open.notices.push(Notice { kind: Kind::Hint, tone: Tone::Act, words, button, does });
        self.version += 1;
    }

    fn step_back(&mut self) {
        self.open.notices.clear();
        match self.game.step_back() {
            Ok(what) => {
                self.handles = Handles::default();
                let log = self.game.log().to_vec();
                self.handles.take_in(&log);
                self.open.news.clear();
                self.tell_news(&log);
                self.open.picked = None;
                self.open.about = self.game.day().state().talk.or(self.game.day().state().in_hand);
                let here = |f: &FolderId| self.game.day().state().knows_folder(*f);
                self.open.folder = self.open.folder.filter(here);
                let said = self.game.words().say("stepped-back", &[("what", (&what).into())]);
                self.notice(Tone::Good, said);
            }
            Err(why) => self.notice(Tone::Care, why),
        }
    }

    /// The time of the day.
    #[must_use]
    pub fn now(&self) -> Second {
        self.game.day().state().now
    }

    /// Brings the clock up to date and keeps it, before the day is left.
    pub fn put_down(&mut self) -> Result<(), String> {
        self.game.close()
    }
}
