//! The pages around the day: each with its view, made anew when something it shows has changed, and with what is typed into it.

use std::rc::Rc;

use super::{Drawn, Front};
use crate::progress::Store;
use crate::screens::intent::Page;
use crate::screens::kit::{self, Tone};
use crate::screens::talk::Portraits;
use crate::screens::{about, again, briefing, days, debrief, faults, history, keys, outcomes, settings, title, who};
use crate::seat::opened::trainers;
use crate::session::{Mode, WhichMarks};
use crate::views;

/// A page as it is drawn.
#[derive(Debug, Clone, Default)]
enum Shown {
    /// Not made yet.
    #[default]
    Nothing,
    Title(title::TitleView),
    Who(who::WhoView),
    Days(days::DaysView),
    Briefing(briefing::BriefingView),
    Debrief(Box<debrief::DebriefView>),
    Again(Box<again::AgainView>),
    History(history::HistoryView),
    Outcomes(Box<outcomes::OutcomesView>),
    Settings(settings::SettingsView),
    Faults(faults::FaultsView),
    About(about::AboutView),
    /// It cannot be shown, and why.
    Trouble(String),
}

/// What is typed and folded out.
#[derive(Debug, Clone, Default)]
struct Drafts {
    title: title::TitleDraft,
    who: who::WhoDraft,
    days: days::DaysDraft,
    briefing: briefing::BriefingDraft,
    debrief: debrief::DebriefDraft,
    again: again::AgainDraft,
    history: history::HistoryDraft,
    outcomes: outcomes::OutcomesDraft,
    settings: settings::SettingsDraft,
    faults: faults::FaultsDraft,
    about: about::AboutDraft,
}

/// The pages around the day.
#[derive(Debug, Default)]
pub struct Pages {
    shown: Shown,
    drafts: Drafts,
    /// The scenario whose briefing is read.
    brief: String,
    /// The attempt whose debrief is read, and the page one came from.
    debriefed: Option<(String, Page)>,
    /// Which of its marks are shown.
    pub(super) which: WhichMarks,
    /// What went wrong with the last try to sign in.
    pub(super) trouble: Option<String>,
    /// Whether the view must be made anew.
    pub(super) stale: bool,
    /// The text size egui was last told.
    pub(super) zoom_seen: Option<u16>,
}

impl Pages {
    /// Another page is opened: what was typed on it before is gone.
    pub(super) fn turn(&mut self, from: Page, page: Page) {
        self.shown = Shown::Nothing;
        self.stale = false;
        self.trouble = None;
        let d = &mut self.drafts;
        match page {
            Page::Title => d.title = title::TitleDraft::default(),
            Page::Who => d.who = who::WhoDraft::default(),
            Page::Days => d.days = days::DaysDraft::default(),
            Page::Briefing => d.briefing = briefing::BriefingDraft::default(),
            // Whoever comes back from the day seen again goes on reading where they were.
            Page::Debrief if from == Page::Again => {}
            Page::Debrief => d.debrief = debrief::DebriefDraft::default(),
            Page::Again => d.again = again::AgainDraft::default(),
            Page::History => d.history = history::HistoryDraft::default(),
            Page::Outcomes => d.outcomes = outcomes::OutcomesDraft::default(),
            Page::Settings => d.settings = settings::SettingsDraft::default(),
            Page::Faults => d.faults = faults::FaultsDraft::default(),
            Page::About => d.about = about::AboutDraft::default(),
            Page::Day => {}
        }
    }

    /// The window has come to the fore: the page's first control gets the focus again.
    pub(super) fn focus_again(&mut self) {
        let d = &mut self.drafts;
        for focus in [
            &mut d.title.focus,
            &mut d.who.focus,
            &mut d.days.focus,
            &mut d.briefing.focus,
            &mut d.debrief.focus,
            &mut d.again.focus,
            &mut d.history.focus,
            &mut d.outcomes.focus,
            &mut d.settings.focus,
            &mut d.faults.focus,
        ] {
            *focus = crate::screens::page::FirstFocus::default();
        }
    }

    /// The criteria of a strand are folded out.
    pub(super) fn unfold(&mut self, strand: &str) {
        self.drafts.outcomes.open.insert(strand.to_owned());
    }

    /// The briefing to be read next.
    pub(super) fn brief(&mut self, path: String) {
        self.brief = path;
    }

    /// How the day of the briefing is to be played.
    pub(super) fn choose(&mut self, mode: Mode) {
        self.drafts.briefing.mode = Some(mode);
    }

    /// The debrief to be read next.
    pub(super) fn look_back(&mut self, id: String, from: Page) {
        self.debriefed = Some((id, from));
        self.which = WhichMarks::Newest;
    }

    /// The attempt whose debrief is read.
    pub(super) fn debriefed(&self) -> Option<&str> {
        self.debriefed.as_ref().map(|(id, _)| id.as_str())
    }
}

impl Front {
    fn show(&self) -> Result<Shown, String> {
        let fault = |e: crate::progress::StoreFault| e.to_string();
        let (content, words, person) = (&self.content, &self.words, self.person.as_ref());
        Ok(match self.page {
            Page::Title | Page::Day => {
                let store = self.sources.store.as_ref().ok().map(Rc::as_ref);
                Shown::Title(views::title::title(store, content, &self.diagnostics, words, person, &self.troubles))
            }
            Page::Who => Shown::Who(views::who::who(&*self.store()?, person, self.pages.trouble.clone()).map_err(fault)?),
            Page::Days => {
                let store: Rc<Store> = self.store()?;
                Shown::Days(views::days::days(&store, content, &self.diagnostics, words, person, views::today()).map_err(fault)?)
            }
            Page::Briefing => {
                let known = self.store().map_or_else(|_| Vec::new(), |s| trainers(&s).unwrap_or_default());
                let names = known.into_iter().map(|p| p.name).collect();
                let (path, trouble) = (&self.pages.brief, self.pages.trouble.clone());
                match views::briefing::briefing(content, words, path, self.settings, names, trouble) {
                    Some(view) => Shown::Briefing(view),
                    None => return Err(words.say("page-no-day", &[("name", path.into())])),
                }
            }
            Page::Debrief => {
                let Some((id, from)) = &self.pages.debriefed else { return Err(words.say("page-no-attempt", &[])) };
                let mut view =
                    views::debrief::look_back(&self.store()?, content, id, self.pages.which).map_err(|e| e.to_string())?;
                view.back = *from;
                Shown::Debrief(Box::new(view))
            }
            Page::Again => {
                let (Some(a), Some((setting, floor))) = (&self.again, &self.floors) else {
                    return Err(words.say("page-no-attempt", &[]));
                };
                let size = |name: &str| views::art::size(setting, name);
                Shown::Again(Box::new(views::again::again_view(&a.day, &a.told, floor, &size)))
            }
            Page::History => Shown::History(views::history::history(&*self.store()?, content, words, person).map_err(fault)?),
            Page::Outcomes => {
                let store: Rc<Store> = self.store()?;
                let view =
                    views::outcomes::outcomes(&store, content, words, person, views::today()).map_err(|e| e.to_string())?;
                Shown::Outcomes(Box::new(view))
            }
            Page::Settings => {
                let name = person.zip(self.store().ok()).and_then(|(p, s)| s.person(p).ok().flatten()).map(|p| p.name);
                Shown::Settings(views::settings::settings(self.settings, name, keys::key_rows(words)))
            }
            Page::Faults => Shown::Faults(views::faults::faults(content, &self.diagnostics, words)),
            Page::About => {
                let store = self.store().ok();
                Shown::About(views::about::about(content, words, store.as_ref().map(|s| s.file())))
            }
        })
    }

    /// Draws a page around the day.
    pub(super) fn draw_page(&mut self, ui: &mut egui::Ui, pictures: &dyn Portraits) -> Drawn {
        if self.pages.stale || matches!(self.pages.shown, Shown::Nothing) {
            self.pages.shown = self.show().unwrap_or_else(Shown::Trouble);
            self.pages.stale = false;
        }
        let (words, d) = (&self.words, &mut self.pages.drafts);
        let intents = match &self.pages.shown {
            Shown::Title(v) => {
                let picture = pictures.portrait("title").map(|id| (id, [560.0, 339.0]));
                title::title_ui(ui, words, v, &mut d.title, picture)
            }
            Shown::Who(v) => who::who_ui(ui, words, v, &mut d.who),
            Shown::Days(v) => days::days_ui(ui, words, v, &mut d.days),
            Shown::Briefing(v) => briefing::briefing_ui(ui, words, v, &mut d.briefing),
            Shown::Debrief(v) => debrief::debrief_ui(ui, words, v, &mut d.debrief),
            Shown::Again(v) => {
                let drawn = again::again_ui(ui, words, v, &mut d.again);
                return Drawn { intents: drawn.intents, floor: drawn.floor };
            }
            Shown::History(v) => history::history_ui(ui, words, v, &mut d.history),
            Shown::Outcomes(v) => outcomes::outcomes_ui(ui, words, v, &mut d.outcomes),
            Shown::Settings(v) => settings::settings_ui(ui, words, v, &mut d.settings),
            Shown::Faults(v) => faults::faults_ui(ui, words, v, &mut d.faults),
            Shown::About(v) => about::about_ui(ui, words, v, &mut d.about),
            Shown::Trouble(why) => trouble_ui(ui, words, why),
            Shown::Nothing => Vec::new(),
        };
        Drawn { intents, floor: None }
    }
}

/// A page that cannot be shown: why, and the way back.
fn trouble_ui(ui: &mut egui::Ui, words: &crate::wording::Words, why: &str) -> Vec<crate::screens::Intent> {
    let mut out = Vec::new();
    let frame = egui::Frame::new().inner_margin(egui::Margin::same(24));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        kit::message(ui, Tone::Stop, why);
        if kit::Press::main(&words.say("page-back-to-title", &[])).key("Esc").show(ui).clicked()
            || ui.input(|i| i.key_pressed(egui::Key::Escape))
        {
            out.push(crate::screens::Intent::Go(Page::Title));
        }
    });
    out
}
