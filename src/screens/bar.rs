//! The bar on top of the day: the time, where and what, how it is played, and what is always at hand.

use egui::{Align, CornerRadius, Frame, Layout, Margin, RichText, TextStyle, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::intent::{Pausing, Tool};
use super::kit::{Press, Weight};
use super::theme;
use crate::wording::Words;

/// The bar.
#[derive(Debug, Clone, Serialize)]
pub struct BarView {
    /// The time, as `09:12`.
    pub time: String,
    /// The date in words.
    pub date: String,
    /// The day's title.
    pub title: String,
    /// How it is played, in a word.
    pub mode: String,
    /// Whether hints and stepping back are there.
    pub practice: bool,
    /// Why there is no hint now; nothing when there is.
    pub no_hint: Option<String>,
    /// Why nothing can be taken back; nothing when it can.
    pub no_step_back: Option<String>,
    /// In a shift: whether the clock runs.
    pub runs: Option<bool>,
}

/// Draws it.
pub fn bar_ui(ui: &mut Ui, words: &Words, view: &BarView) -> Vec<Intent> {
    let p = theme::palette(ui.ctx());
    let mut out = Vec::new();
    Frame::new().fill(p.bar).inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(RichText::new(&view.time).text_style(theme::figures()).color(p.on_bar));
            let small = |s: &str| RichText::new(s).text_style(TextStyle::Small).color(p.on_bar);
            let room = ui.available_width();
            if room > 760.0 {
                ui.add_space(4.0);
                ui.label(small(&view.date));
                ui.add_space(4.0);
                ui.label(small(&view.title));
            }
            if room > 560.0 {
                Frame::new().fill(p.good).corner_radius(CornerRadius::same(12)).inner_margin(Margin::symmetric(10, 3)).show(
                    ui,
                    |ui| {
                        ui.label(RichText::new(&view.mode).text_style(TextStyle::Small).color(p.on_good));
                    },
                );
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons(ui, words, view, &mut out));
        });
    });
    out
}

fn buttons(ui: &mut Ui, words: &Words, view: &BarView, out: &mut Vec<Intent>) {
    let narrow = ui.ctx().viewport_rect().width() < 860.0;
    let mut press = |ui: &mut Ui, id: &str, glyph: &str, key: &str, why_not: Option<&str>, intent: Intent| {
        let label = words.say(id, &[]);
        let shown =
            if narrow { Press::new(glyph).spoken(&label).quiet_key(key) } else { Press::new(&label).icon(glyph).key(key) };
        let r = shown.weight(Weight::Bar).unless(why_not).show(ui).on_hover_text(&label);
        if r.clicked() {
            out.push(intent);
        }
    };
    press(ui, "bar-leave", icon::SIGN_OUT, "Esc", None, Intent::Leave);
    press(ui, "bar-keys", icon::QUESTION, "?", None, Intent::Keys);
    press(ui, "bar-manual", icon::BOOK_OPEN, "M", None, Intent::Tool(Tool::Manual));
    match view.runs {
        Some(true) => press(ui, "bar-pause", icon::PAUSE, "Space", None, Intent::Pause(Pausing::Stand)),
        Some(false) => press(ui, "bar-go-on", icon::PLAY, "Space", None, Intent::Pause(Pausing::Run)),
        None => {}
    }
    if view.practice {
        press(ui, "bar-step-back", icon::ARROW_U_UP_LEFT, "Z", view.no_step_back.as_deref(), Intent::StepBack);
        press(ui, "bar-hint", icon::LIGHTBULB, "H", view.no_hint.as_deref(), Intent::Hint);
    }
}
