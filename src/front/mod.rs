//! The window's program without its window: which page is open, what intents do, what is drawn. Everything the window can do can be
//! tried here without one. Knows the store, the content and the screens; knows nothing of Bevy.

mod sitting;

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

pub use sitting::Sitting;

use crate::progress::{PersonId, PersonKind, PlayedBy, Store};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::{Content, TextFile, VariantChoice};
use crate::screens::Intent;
use crate::screens::day::day_ui;
use crate::screens::floor::Fit;
use crate::screens::intent::{Begin, Page, Settings};
use crate::screens::kit::{self, Tone};
use crate::screens::talk::Portraits;
use crate::screens::theme;
use crate::seat::Table;
use crate::session::Mode;
use crate::session::kept::{Attempt, Beginning};
use crate::views::art;
use crate::views::day::day_view;
use crate::views::floor::{FloorPlan, Scene, scene};
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
    /// What is wrong with content.
    pub diagnostics: Vec<Diagnostic>,
    person: Option<(PersonId, String)>,
    /// How it looks and behaves.
    pub settings: Settings,
    /// The page that is open.
    pub page: Page,
    /// The day being played.
    pub sitting: Option<Sitting>,
    floors: Option<(String, FloorPlan)>,
    notice: Option<(Tone, String)>,
    /// Whether the program is to end.
    pub quits: bool,
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
        let notice = sources.store.as_ref().err().map(|e| (Tone::Stop, e.clone()));
        Front {
            sources,
            words: Words::english(),
            content: Arc::new(checked.content),
            diagnostics: checked.diagnostics,
            person: None,
            settings: Settings::default(),
            page: Page::Title,
            sitting: None,
            floors: None,
            notice,
            quits: false,
        }
    }

    /// Signs somebody in by name, as the command line does.
    ///
    /// # Errors
    /// Words saying why they cannot be.
    pub fn sign_in(&mut self, name: &str) -> Result<(), String> {
        let store = self.sources.store.clone()?;
        let id = store.person_named(name, PersonKind::Trainee).map_err(|e| e.to_string())?;
        self.person = Some((id, name.to_owned()));
        Ok(())
    }

    /// Begins a day.
    ///
    /// # Errors
    /// Words saying why it cannot be begun.
    pub fn begin(&mut self, b: &Begin) -> Result<(), String> {
        let store = self.sources.store.clone()?;
        if self.person.is_none() {
            self.sign_in("Trainee")?;
        }
        let Some((person, _)) = self.person.clone() else { return Err(String::new()) };
        let timing = if self.settings.untimed {
            crate::marking::judgement::Timing::Untimed
        } else {
            crate::marking::judgement::Timing::Timed
        };
        let beginning = Beginning {
            person,
            seed: b.seed.unwrap_or_else(|| u64::from(uuid::Uuid::new_v4().as_u128() as u16) + 1),
            choice: VariantChoice::Mixed,
            mode: b.mode,
            timing,
            played_by: PlayedBy::Person,
            clerk: None,
        };
        let attempt = Attempt::begin(store, Arc::clone(&self.content), &b.scenario, beginning).map_err(|e| e.to_string())?;
        self.sit_down(attempt);
        Ok(())
    }

    /// Goes on with an attempt.
    ///
    /// # Errors
    /// Words saying why one cannot.
    pub fn resume(&mut self, id: &str) -> Result<(), String> {
        let store = self.sources.store.clone()?;
        let attempt = Attempt::resume(store, id).map_err(|e| e.to_string())?;
        self.sit_down(attempt);
        Ok(())
    }

    fn sit_down(&mut self, attempt: Attempt) {
        self.sitting = Some(Sitting::new(attempt, self.settings.pace_tenths, self.sources.named_db.clone()));
        self.page = Page::Day;
    }

    /// The placing of the picture of the day's setting.
    pub fn floor(&mut self) -> Option<&FloorPlan> {
        let setting = self.sitting.as_ref().map(|s| s.setting.clone())?;
        if self.floors.as_ref().is_none_or(|(s, _)| *s != setting) {
            match art::floor_plan(&setting) {
                Ok(f) => self.floors = Some((setting, f)),
                Err(why) => self.notice = Some((Tone::Stop, why)),
            }
        }
        self.floors.as_ref().map(|(_, f)| f)
    }

    /// The picture of the day as it stands, when a day is on.
    pub fn scene(&mut self) -> Option<(String, Scene)> {
        self.floor()?;
        let (Some((setting, floor)), Some(s)) = (&self.floors, &self.sitting) else { return None };
        let k = s.known();
        (self.page == Page::Day).then(|| (setting.clone(), scene(floor, k.plan, k.state)))
    }

    /// Hears what was asked for, in order; the rest is left when one comes to nothing.
    pub fn hear(&mut self, intents: Vec<Intent>) {
        for i in intents {
            if !self.hear_one(&i) {
                break;
            }
        }
    }

    fn hear_one(&mut self, intent: &Intent) -> bool {
        match intent {
            Intent::Quit => {
                self.quits = true;
                true
            }
            Intent::Leave => {
                self.page = Page::Title;
                true
            }
            other => {
                let went_on = self.sitting.as_mut().is_none_or(|s| s.hear(other));
                self.after_act();
                went_on
            }
        }
    }

    /// When the day has closed, its marks are kept and the debrief opens.
    fn after_act(&mut self) {
        let Some(s) = self.sitting.as_mut() else { return };
        if s.game.day().state().closed && self.page == Page::Day {
            if let Err(why) = s.put_down() {
                s.notice(Tone::Stop, why);
                return;
            }
            self.page = Page::Debrief;
        }
    }

    /// Lets real time pass. Whether anything changed.
    pub fn pass(&mut self, millis: u64) -> bool {
        let on = self.page == Page::Day;
        let changed = on && self.sitting.as_mut().is_some_and(|s| s.pass(millis));
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

    /// Whether a mode shows hints.
    #[must_use]
    pub fn mode(&self) -> Option<Mode> {
        self.sitting.as_ref().map(|s| s.game.mode())
    }

    /// Puts colours, type and text size in place. To be called before the frame's first `Ui` is made, which takes its style along.
    pub fn dress(&self, ctx: &egui::Context) {
        theme::apply(ctx, self.settings.look, self.settings.motion);
        let zoom = f32::from(self.settings.text_percent) / 100.0;
        if (ctx.zoom_factor() - zoom).abs() > 0.001 {
            ctx.set_zoom_factor(zoom);
        }
    }

    /// Draws the page that is open.
    pub fn draw(&mut self, ui: &mut egui::Ui, pictures: &dyn Portraits) -> Drawn {
        self.floor();
        let drawn = match self.page {
            Page::Day => self.draw_day(ui, pictures),
            _ => Drawn::default(),
        };
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
