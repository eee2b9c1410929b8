//! The manual at hand: a list one can search, and the page that is open. Looking something up is good practice and is kept as such.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::kit::{self, Press, Tone};
use crate::day::PageId;
use crate::wording::Words;

/// A page in the list.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// Which.
    pub page: PageId,
    /// Its title.
    pub title: String,
    /// Its words in small letters, to search in.
    #[serde(skip)]
    pub text: String,
    /// Whether it concerns where one is or what one has taken up.
    pub fits: bool,
}

/// An open page.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The title.
    pub title: String,
    /// Which version of it this is, and of what date.
    pub version: String,
    /// The steps, in order.
    pub steps: Vec<String>,
    /// Why it is done so.
    pub why: String,
    /// Where it comes from: law, guidance, this hospital, common practice.
    pub standing: String,
    /// Whether it is law or guidance.
    pub cited: bool,
}

/// The manual.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ManualView {
    /// All pages, those that fit first.
    pub entries: Vec<EntryView>,
    /// The page that is open.
    pub open: Option<PageView>,
}

/// What is typed.
#[derive(Debug, Clone, Default)]
pub struct ManualDraft {
    /// The search.
    pub typed: String,
    /// Whether the list is on view although a page is open.
    pub list: bool,
}

/// Draws it.
pub fn manual_ui(ui: &mut Ui, words: &Words, view: &ManualView, draft: &mut ManualDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    kit::scroll(ui, "manual", |ui| {
        if let Some(p) = view.open.as_ref().filter(|_| !draft.list) {
            if Press::new(&words.say("manual-all", &[])).icon(icon::LIST).show(ui).clicked() {
                draft.list = true;
            }
            page_ui(ui, words, p);
            return;
        }
        kit::typing(ui, &words.say("manual-find", &[]), &mut draft.typed, "", ui.available_width() - 20.0);
        let want = draft.typed.to_lowercase();
        let found: Vec<&EntryView> =
            view.entries.iter().filter(|e| want.split_whitespace().all(|w| e.text.contains(w))).collect();
        if found.is_empty() {
            kit::empty(ui, icon::BOOK_OPEN, &words.say("manual-nothing", &[]));
        }
        for e in found {
            let label = if e.fits { words.say("manual-fits", &[("title", (&e.title).into())]) } else { e.title.clone() };
            let glyph = if e.fits { icon::BOOKMARK_SIMPLE } else { icon::FILE_TEXT };
            if kit::named(ui, ("page", e.page.0), |ui| Press::new(&label).icon(glyph).wide().show(ui)).clicked() {
                draft.list = false;
                out.push(Intent::Read(e.page));
            }
        }
    });
    out
}

/// Draws one page, as in the manual and beside a finding.
pub fn page_ui(ui: &mut Ui, words: &Words, p: &PageView) {
    kit::card(ui, |ui| {
        kit::heading(ui, &p.title);
        kit::muted(ui, &p.version);
        for (n, s) in (1u32..).zip(&p.steps) {
            ui.horizontal_top(|ui| {
                kit::strong(ui, &format!("{n}."));
                kit::text(ui, s);
            });
        }
        if !p.why.is_empty() {
            kit::subheading(ui, &words.say("manual-why-head", &[]));
            kit::text(ui, &p.why);
        }
        kit::message(ui, if p.cited { Tone::Good } else { Tone::Plain }, &p.standing);
    });
}
