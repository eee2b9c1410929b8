//! The window's program without its window: which page is open, what intents do, what is drawn. Everything the window can do can be
//! tried here without one. Knows the store, the content and the screens; knows nothing of Bevy.

#[cfg(test)]
mod assess_tests;
#[cfg(test)]
mod beginning_tests;
#[cfg(test)]
mod day_tests;
#[cfg(test)]
mod marks_tests;
mod pages;
#[cfg(test)]
mod room_tests;
pub mod sample;
mod sitting;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

pub use pages::Pages;
pub use sitting::Sitting;

use crate::progress::{PersonId, Store};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::{Content, TextFile};
use crate::screens::Intent;
use crate::screens::day::day_ui;
use crate::screens::floor::Fit;
use crate::screens::intent::{Begin, Opening, Page, Settings};
use crate::screens::keys;
use crate::screens::kit;
use crate::screens::kit::Tone;
use crate::screens::page::{self, FirstFocus};
use crate::screens::talk::Portraits;
use crate::screens::theme;
use crate::seat::Table;
use crate::seat::again::Again;
use crate::seat::opened::{add_trainer, trainer};
use crate::session::kept::{Attempt, Beginning};
use crate::views::again::Told;
use crate::views::day::day_view;
use crate::views::floor::{FloorPlan, Scene, scene};
use crate::views::{art, settings, who};
use crate::wording::Words;

/// Where the program finds things.
pub struct Sources {
    /// Reads all content files.
    pub read: Box<dyn Fn() -> Vec<TextFile>>,
    /// The store, or words saying why there is none.
    pub store: Result<Rc<Store>, String>,
    /// The database as a person named it, for the words that say how to go on.
    pub named_db: Option<PathBuf>,
}

/// The program.
pub struct Front {
    sources: Sources,
    words: Words,
    content: Arc<Content>,
    diagnostics: Vec<Diagnostic>,
    person: Option<PersonId>,
    /// How it looks and behaves.
    pub settings: Settings,
    page: Page,
    /// The pages around the day, as they are drawn and typed into.
    pages: Pages,
    /// The day being played.
    pub sitting: Option<Sitting>,
    /// The day being seen again.
    again: Option<SeenAgain>,
    floors: Option<(String, FloorPlan)>,
    troubles: Vec<String>,
    keys_shown: bool,
    /// Whether the program is to end.
    pub quits: bool,
}

/// A day being seen again, with what stays the same from moment to moment.
struct SeenAgain {
    day: Again,
    told: Told,
}

/// What drawing gave.
#[derive(Debug, Clone, Default)]
pub struct Drawn {
    /// What was asked for.
    pub intents: Vec<Intent>,
    /// Where the department lies, when it is on view.
    pub floor: Option<(egui::Rect, Fit)>,
}

impl Front {
    /// Opens the program at its title.
    #[must_use]
    pub fn open(sources: Sources) -> Front {
        let checked = crate::scenario::check((sources.read)());
        let troubles = sources.store.as_ref().err().cloned().into_iter().collect();
        Front {
            sources,
            words: Words::english(),
            content: Arc::new(checked.content),
            diagnostics: checked.diagnostics,
            person: None,
            settings: Settings::default(),
            page: Page::Title,
            pages: Pages::default(),
            sitting: None,
            again: None,
            floors: None,
            troubles,
            keys_shown: false,
            quits: false,
        }
    }

    /// The page that is open.
    #[must_use]
    pub fn page(&self) -> Page {
        self.page
    }

    /// The content that days are begun from.
    #[must_use]
    pub fn content(&self) -> Arc<Content> {
        Arc::clone(&self.content)
    }

    fn store(&self) -> Result<Rc<Store>, String> {
        self.sources.store.clone()
    }

    /// Opens a page, anew even when it is open already.
    fn go(&mut self, page: Page) {
        if self.page == Page::Day && page != Page::Day {
            // The day is kept as it stands; it goes on from the title.
            self.sitting = None;
        }
        if page != Page::Again {
            self.again = None;
        }
        self.pages.turn(self.page, page);
        self.page = page;
    }

    /// Signs somebody in by name, with their PIN if they have one.
    ///
    /// # Errors
    /// Words saying why they cannot be.
    pub fn sign_in(&mut self, name: &str, pin: &str) -> Result<(), String> {
        let store = self.store()?;
        match who::sign_in(&store, name, pin).map_err(|e| e.to_string())? {
            Some(id) => {
                let kept = settings::settings_kept(&store, &id).map_err(|e| e.to_string())?;
                // Whoever signs in for the first time goes on with what is on the screen: they may have made it readable just now.
                let first = self.person.is_none().then_some(self.settings);
                self.settings = kept.or(first).unwrap_or_default();
                if kept.is_none() {
                    settings::keep_settings(&store, &id, self.settings).map_err(|e| e.to_string())?;
                }
                self.person = Some(id);
                Ok(())
            }
            None => Err(who::wrong_pin(&self.words)),
        }
    }

    /// Begins a day. Without anybody signed in it is kept under the name "Trainee", as in the terminal.
    ///
    /// # Errors
    /// Words saying why it cannot be begun.
    pub fn begin(&mut self, b: &Begin) -> Result<(), String> {
        let store = self.store()?;
        if self.person.is_none() {
            // Nobody's settings are those asked for on the command line; they are not to be lost.
            let asked = self.settings;
            self.sign_in("Trainee", "")?;
            self.settings = asked;
        }
        let Some(person) = self.person.clone() else { return Err(who::wrong_pin(&self.words)) };
        let open = |o: &Opening| trainer(&store, &o.name, &o.passphrase.0).map_err(|e| e.words(&self.words));
        let opened_by = b.opening.as_ref().map(open).transpose()?;
        let beginning = Beginning { opened_by, ..Beginning::by_person(person, b.mode, self.settings.untimed, b.seed) };
        let mut attempt = Attempt::begin(store, Arc::clone(&self.content), &b.scenario, beginning).map_err(|e| e.to_string())?;
        attempt.set_pace(self.settings.pace_tenths).map_err(|e| e.to_string())?;
        self.sit_down(attempt);
        Ok(())
    }

    /// Goes on with an attempt.
    ///
    /// # Errors
    /// Words saying why one cannot.
    pub fn resume(&mut self, id: &str) -> Result<(), String> {
        let store = self.store()?;
        let attempt = Attempt::resume(Rc::clone(&store), id).map_err(|e| e.to_string())?;
        if self.person.is_none()
            && let Ok(row) = store.attempt(attempt.id.as_str())
        {
            self.settings = settings::settings_of(&store, &row.person).unwrap_or_default();
            self.person = Some(row.person);
        }
        if attempt.session.mode().runs() {
            // A shift goes on at the pace it was played at, and the settings show it.
            self.settings.pace_tenths = attempt.pace_tenths();
        }
        self.sit_down(attempt);
        Ok(())
    }

    fn sit_down(&mut self, attempt: Attempt) {
        let sitting = Sitting::new(attempt, self.sources.named_db.clone());
        self.go(Page::Day);
        self.sitting = Some(sitting);
        self.after_act();
    }

    /// The setting of the day on view.
    fn setting(&self) -> Option<String> {
        let again = self.again.as_ref().and_then(|a| a.day.past().scenario()).map(|s| s.setting.to_string());
        again.or_else(|| self.sitting.as_ref().map(|s| s.setting.clone()))
    }

    /// The placing of the picture of the day's setting.
    pub fn floor(&mut self) -> Option<&FloorPlan> {
        let setting = self.setting()?;
        if self.floors.as_ref().is_none_or(|(s, _)| *s != setting) {
            let floor = art::floor_plan(&setting).unwrap_or_else(|why| {
                self.trouble(self.words.say("floor-none", &[("why", why.into())]));
                FloorPlan::bare(&setting)
            });
            self.floors = Some((setting, floor));
        }
        self.floors.as_ref().map(|(_, f)| f)
    }

    /// The picture of the day as it stands, when one is on view.
    pub fn scene(&mut self) -> Option<(String, Scene)> {
        self.floor()?;
        let (setting, floor) = self.floors.as_ref()?;
        let k = match self.page {
            Page::Day => self.sitting.as_ref()?.known(),
            Page::Again => self.again.as_ref()?.day.known(),
            _ => return None,
        };
        (!floor.is_bare()).then(|| (setting.clone(), scene(floor, k.plan, k.state)))
    }

    /// Something went wrong: said where the person is.
    pub fn trouble(&mut self, why: String) {
        match (self.page, self.sitting.as_mut()) {
            (Page::Day, Some(s)) => s.notice(Tone::Stop, why),
            (Page::Who | Page::Briefing, _) => self.pages.trouble = Some(why),
            _ => self.troubles = vec![why],
        }
        self.pages.stale = true;
    }

    /// Hears what was asked for, in order; the rest is left when one comes to nothing.
    pub fn hear(&mut self, intents: Vec<Intent>) {
        for i in intents {
            if !self.hear_one(i) {
                break;
            }
        }
    }

    fn hear_one(&mut self, intent: Intent) -> bool {
        let done = match intent {
            Intent::Quit => {
                self.quits = true;
                Ok(())
            }
            Intent::Leave => {
                self.go(Page::Title);
                Ok(())
            }
            Intent::Keys => {
                self.keys_shown = !self.keys_shown;
                Ok(())
            }
            Intent::Go(page) => {
                // A missing store stays the matter for as long as it is missing.
                self.troubles = self.sources.store.as_ref().err().cloned().into_iter().collect();
                self.go(page);
                Ok(())
            }
            Intent::SignIn { name, pin } => self.sign_in(&name, &pin).map(|()| {
                self.troubles.clear();
                self.go(Page::Days);
            }),
            Intent::SetPin(pin) => self.set_pin(&pin),
            Intent::AddTrainer { name, passphrase } => self.add_trainer(&name, &passphrase.0),
            Intent::Brief(path) => {
                self.pages.brief(path);
                self.go(Page::Briefing);
                Ok(())
            }
            Intent::Begin(b) => self.begin(&b),
            Intent::Resume(id) => self.resume(&id),
            Intent::LookBack(id) => {
                self.pages.look_back(id, self.page);
                self.go(Page::Debrief);
                Ok(())
            }
            Intent::Marks(which) => {
                self.pages.which = which;
                self.pages.stale = true;
                Ok(())
            }
            Intent::Again(fact) => self.see_again(fact),
            Intent::Moment(to) => {
                if let Some(a) = self.again.as_mut() {
                    a.day.go(to);
                }
                self.pages.stale = true;
                Ok(())
            }
            Intent::Set(s) => self.set(s),
            Intent::CheckAgain => {
                self.read_again();
                Ok(())
            }
            Intent::Note(text) if self.page == Page::Debrief => self.note_afterwards(&text),
            other => {
                let went_on = self.sitting.as_mut().is_none_or(|s| s.hear(&other));
                self.after_act();
                return went_on;
            }
        };
        let well = done.is_ok();
        if let Err(why) = done {
            self.trouble(why);
        }
        well
    }

    /// Opens the day that is debriefed again, at its beginning or where a fact came about.
    fn see_again(&mut self, fact: Option<u32>) -> Result<(), String> {
        let store = self.store()?;
        let Some(id) = self.pages.debriefed() else { return Ok(()) };
        let mut day = Again::open(Rc::clone(&store), id, self.pages.which).map_err(|e| e.to_string())?;
        if let Some(fact) = fact {
            day.go(day.moment_of(fact));
        }
        let beside = crate::views::debrief::beside(&store, &self.content, day.past()).map_err(|e| e.to_string())?;
        self.go(Page::Again);
        self.again = Some(SeenAgain { told: Told::of(&day, beside), day });
        self.floor();
        Ok(())
    }

    fn set_pin(&mut self, pin: &str) -> Result<(), String> {
        let store = self.store()?;
        let Some(person) = &self.person else { return Ok(()) };
        who::set_pin(&store, person, pin).map_err(|e| e.to_string())?;
        self.pages.stale = true;
        Ok(())
    }

    fn add_trainer(&mut self, name: &str, passphrase: &str) -> Result<(), String> {
        let store = self.store()?;
        add_trainer(&store, name, passphrase, None).map_err(|e| e.words(&self.words))?;
        self.pages.trouble = None;
        self.pages.stale = true;
        Ok(())
    }

    fn set(&mut self, s: Settings) -> Result<(), String> {
        self.settings = settings::within(s);
        self.pages.stale = true;
        if let Some(x) = self.sitting.as_mut() {
            x.game.set_pace(self.settings.pace_tenths)?;
        }
        match (&self.person, self.store()) {
            (Some(person), Ok(store)) => settings::keep_settings(&store, person, self.settings).map_err(|e| e.to_string()),
            _ => Ok(()),
        }
    }

    /// Reads all content again. A day being played goes on with what it was begun with.
    fn read_again(&mut self) {
        let checked = crate::scenario::check((self.sources.read)());
        self.content = Arc::new(checked.content);
        self.diagnostics = checked.diagnostics;
        self.pages.stale = true;
    }

    fn note_afterwards(&mut self, text: &str) -> Result<(), String> {
        let store = self.store()?;
        let Some(id) = self.pages.debriefed() else { return Ok(()) };
        let mut past = crate::seat::past::Past::open(store, id).map_err(|e| e.to_string())?;
        past.note(text)
    }

    /// When the day has closed, its marks are kept and the debrief opens.
    fn after_act(&mut self) {
        let Some(s) = self.sitting.as_mut() else { return };
        if !s.game.day().state().closed {
            return;
        }
        if let Err(why) = s.put_down() {
            s.notice(Tone::Stop, why);
            return;
        }
        let id = s.game.attempt_id().to_owned();
        self.pages.look_back(id, Page::Days);
        self.go(Page::Debrief);
    }

    /// Lets real time pass. Whether anything changed.
    pub fn pass(&mut self, millis: u64) -> bool {
        let changed = self.page == Page::Day && self.sitting.as_mut().is_some_and(|s| s.pass(millis));
        if changed {
            self.after_act();
        }
        changed
    }

    /// Whether the clock of a day runs by itself.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.page == Page::Day && self.sitting.as_ref().is_some_and(Sitting::runs)
    }

    /// Puts colours, type and text size in place. To be called before the frame's first `Ui` is made, which takes its style along.
    pub fn dress(&mut self, ctx: &egui::Context) {
        theme::apply(ctx, self.settings.look, self.settings.motion);
        kit::set_letters(ctx, self.settings.letter_keys);
        // The keys for larger and smaller text change egui's own factor; it is a setting like any other.
        let zoom = (ctx.zoom_factor() * 100.0).round() as u16;
        let asked = self.pages.zoom_seen.is_some_and(|seen| seen != zoom);
        if asked {
            let kept = self.set(Settings { text_percent: zoom, ..self.settings });
            if let Err(why) = kept {
                self.trouble(why);
            }
        }
        let wanted = f32::from(self.settings.text_percent) / 100.0;
        if (ctx.zoom_factor() - wanted).abs() > 0.001 {
            ctx.set_zoom_factor(wanted);
        }
        self.pages.zoom_seen = Some(self.settings.text_percent);
    }

    /// The window has come to the fore with nothing in focus: the page begins at its first control again.
    pub fn focus_again(&mut self) {
        self.pages.focus_again();
        if let Some(s) = self.sitting.as_mut() {
            s.draft.focus = FirstFocus::default();
        }
    }

    /// Draws the page that is open.
    pub fn draw(&mut self, ui: &mut egui::Ui, pictures: &dyn Portraits) -> Drawn {
        self.floor();
        kit::find_focus_again(ui.ctx());
        if page::too_small(ui, &self.words) {
            return Drawn::default();
        }
        // What lies over a page is drawn first, and nothing below it is asked for anything.
        let over = self.keys_shown.then(|| keys::keys_ui(ui.ctx(), &self.words));
        let mut drawn = if self.page == Page::Day { self.draw_day(ui, pictures) } else { self.draw_page(ui, pictures) };
        if let Some(closes) = over {
            drawn.intents = closes.into_iter().collect();
        }
        kit::keep_focus(ui.ctx());
        kit::focus_ring(ui.ctx());
        drawn
    }

    fn draw_day(&mut self, ui: &mut egui::Ui, pictures: &dyn Portraits) -> Drawn {
        let (Some((setting, floor)), Some(s)) = (&self.floors, self.sitting.as_mut()) else { return Drawn::default() };
        let size = |name: &str| art::size(setting, name);
        let view = day_view(&s.game, &s.known(), &s.title, &s.open, floor, &size);
        let drawn = day_ui(ui, &self.words, &view, &mut s.draft, pictures);
        Drawn { intents: drawn.intents, floor: drawn.floor }
    }
}
