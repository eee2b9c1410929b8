//! What lies over a page and is to be answered or closed before anything else: the table of keys, the question before the day is
//! closed. It is drawn before the page under it, so that keys are its own. Knows nothing of what it holds.

use egui::{Context, Event, Frame, Response, Ui};

use super::kit;
use super::theme;

/// A window over a page.
#[derive(Debug, Clone, Copy)]
pub struct Modal<'a> {
    /// Its name among others.
    pub name: &'a str,
    /// Its heading.
    pub head: &'a str,
    /// How wide it is, where there is room.
    pub width: f32,
}

/// What came of drawing one.
#[derive(Debug, Clone, Copy)]
pub struct Answered<R> {
    /// What its buttons gave.
    pub by_button: R,
    /// Whether it is to be closed: by Escape, or by a press beside it.
    pub closed: bool,
}

impl Modal<'_> {
    /// Draws it: its heading, `middle`, which scrolls where there is little room, and below that the buttons of `foot`, which gives
    /// the one that has the focus at first. To be called before the page is drawn: what is left of the keys is nobody's.
    pub fn show<R>(
        self,
        ctx: &Context,
        middle: impl FnOnce(&mut Ui),
        foot: impl FnOnce(&mut Ui) -> (R, Option<Response>),
    ) -> Answered<R> {
        let room = ctx.content_rect().size();
        let width = self.width.min(room.x - 60.0);
        // In a narrow window the buttons may stand one below the other.
        let rest = if room.x < 480.0 { 190.0 } else { 146.0 };
        let frame = Frame::window(&ctx.global_style()).inner_margin(18);
        let shown = egui::Modal::new(egui::Id::new(("over the page", self.name))).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            kit::heading(ui, self.head);
            kit::scroll_within(ui, self.name, (room.y - rest).max(60.0), middle);
            ui.add_space(theme::STEP);
            foot(ui)
        });
        let closed = shown.should_close();
        let (by_button, first) = shown.inner;
        if let Some(first) = first {
            kit::over_the_page(self.name, &first);
        }
        ctx.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Key { .. } | Event::Text(_))));
        Answered { by_button, closed }
    }
}
