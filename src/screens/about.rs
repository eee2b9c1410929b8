//! About the program: version, promises, privacy, licences, and the works its manual cites.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit;
use super::page::{self, Bar};
use super::theme::{self, STEP};
use crate::wording::Words;

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AboutView {
    /// The version.
    pub version: String,
    /// Where what is done is kept; nothing when it is kept nowhere.
    pub database: Option<String>,
    /// Works that the manual cites, each with when it was last read.
    pub sources: Vec<String>,
}

/// Nothing is typed or folded out here.
#[derive(Debug, Clone, Default)]
pub struct AboutDraft {}

/// Draws the page.
pub fn about_ui(ui: &mut Ui, words: &Words, view: &AboutView, _draft: &mut AboutDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("about-title", &[]);
    let beside = words.say("about-version", &[("version", (&view.version).into())]);
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, page::BROAD, &mut out, |ui, _| {
        page::lead(ui, &words.say("about-lead", &[]));
        let left = ((ui.available_width() - 4.0 * STEP) / 2.0).round();
        page::parts(ui, left, |ui, part| {
            if part == 0 {
                list(ui, &words.say("about-promises", &[]), icon::CHECK, &said(words, PROMISES));
                ui.add_space(STEP);
                privacy(ui, words, view);
            } else {
                list(ui, &words.say("about-licences", &[]), icon::INFO, &said(words, LICENCES));
                ui.add_space(STEP);
                list(ui, &words.say("about-sources", &[]), icon::BOOK_OPEN, &view.sources);
            }
        });
    });
    out
}

const PROMISES: &[&str] =
    &["about-promise-kept", "about-promise-fictional", "about-promise-locked", "about-promise-traced", "about-promise-judged"];
const LICENCES: &[&str] = &["about-licence-program", "about-licence-fonts", "about-licence-icons", "about-licence-parts"];

fn said(words: &Words, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| words.say(id, &[])).collect()
}

fn list(ui: &mut Ui, heading: &str, icon: &str, lines: &[String]) {
    let p = theme::palette(ui.ctx());
    if lines.is_empty() {
        return;
    }
    kit::card(ui, |ui| {
        kit::heading(ui, heading);
        for line in lines {
            ui.horizontal_top(|ui| {
                kit::glyph(ui, icon, p.muted);
                kit::text(ui, line);
            });
        }
    });
}

fn privacy(ui: &mut Ui, words: &Words, view: &AboutView) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("about-privacy", &[]));
        kit::text(ui, &words.say("about-privacy-words", &[]));
        if let Some(database) = &view.database {
            kit::muted(ui, &words.say("about-database", &[("path", database.into())]));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use super::*;
    use crate::screens::layout_test::{holds, screen, tree};
    use crate::screens::theme::Look;

    fn view() -> AboutView {
        AboutView {
            version: "0.1.0".into(),
            database: Some("/home/aisha/.local/share/records-day/records-day.sqlite3".into()),
            sources: vec!["Confidentiality: NHS Code of Practice 2003, last read 2 March 2026.".into()],
        }
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        for v in [view(), AboutView::default()] {
            holds(|ui| {
                about_ui(ui, &words, &v, &mut AboutDraft::default());
            });
        }
    }

    #[test]
    fn escape_goes_back_and_a_screen_reader_gets_it_in_order() {
        let words = Words::english();
        let mut h = screen([1280.0, 1200.0], 1.0, Look::Light, Vec::new(), move |ui, out: &mut Vec<Intent>| {
            out.extend(about_ui(ui, &words, &view(), &mut AboutDraft::default()));
        });
        insta::assert_snapshot!(tree(&h));
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(*h.state(), [Intent::Go(Page::Title)]);
    }
}
