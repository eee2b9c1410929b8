//! What is wrong with content files: code, place, the text at fault, what it means and what to do. Checks nothing itself.

use egui::text::{LayoutJob, TextFormat};
use egui::{Stroke, TextStyle, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone};
use super::page::{self, Bar, FirstFocus};
use super::theme::{self, STEP};
use crate::wording::Words;

/// A fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultLine {
    /// Its code.
    pub code: String,
    /// How bad it is.
    pub severity: (Tone, String),
    /// `file:line:column`.
    pub place: String,
    /// The line: before the text at fault, that text, after it.
    pub line: [String; 3],
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The other end of a clash.
    pub other: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FaultsView {
    /// Faults, those that keep a day from playing first.
    pub faults: Vec<FaultLine>,
    /// How many there are of each kind, in words.
    pub count: String,
}

/// What is being done.
#[derive(Debug, Clone, Default)]
pub struct FaultsDraft {
    /// The first focus.
    pub focus: FirstFocus,
}

/// Draws the page.
pub fn faults_ui(ui: &mut Ui, words: &Words, view: &FaultsView, draft: &mut FaultsDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("wrong-title", &[]);
    let bar = Bar { title: &title, beside: &view.count, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, 960.0, &mut out, |ui, out| {
        page::lead(ui, &words.say("wrong-lead", &[]));
        let press = Press::main(&words.say("wrong-check", &[])).icon(icon::ARROW_CLOCKWISE).show(ui);
        draft.focus.at(&press);
        if press.clicked() {
            out.push(Intent::CheckAgain);
        }
        ui.add_space(STEP);
        if view.faults.is_empty() {
            kit::card(ui, |ui| kit::empty(ui, icon::CHECK_CIRCLE, &words.say("wrong-none", &[])));
        }
        for f in &view.faults {
            kit::card(ui, |ui| fault(ui, words, f));
            ui.add_space(STEP);
        }
    });
    out
}

fn fault(ui: &mut Ui, words: &Words, f: &FaultLine) {
    let p = theme::palette(ui.ctx());
    ui.horizontal(|ui| {
        page::signed_chip(ui, f.severity.0, &f.severity.1);
        kit::chip(ui, Tone::Plain, &f.code);
    });
    kit::strong(ui, &f.message);
    kit::muted(ui, &f.place);
    if f.line.iter().any(|part| !part.trim().is_empty()) {
        kit::quiet(ui, p.pale, |ui| {
            let font = TextStyle::Monospace.resolve(ui.style());
            let plain = TextFormat { font_id: font.clone(), color: p.ink, ..TextFormat::default() };
            let wrong = TextFormat { color: p.stop_text, underline: Stroke::new(2.0, p.stop_text), ..plain.clone() };
            let mut job = LayoutJob::default();
            for (part, format) in f.line.iter().zip([plain.clone(), wrong, plain]) {
                job.append(part, 0.0, format);
            }
            ui.add(egui::Label::new(job).wrap());
        });
    }
    if let Some(other) = &f.other {
        kit::text(ui, other);
    }
    if let Some(help) = &f.help {
        kit::text(ui, &words.say("wrong-help", &[("help", help.into())]));
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn view() -> FaultsView {
        FaultsView {
            faults: vec![FaultLine {
                code: "RD006".into(),
                severity: (Tone::Stop, "does not play".into()),
                place: "scenarios/records_department/friday-confidentiality-and-more.ron:41:20".into(),
                line: ["            about: \"".into(), "pattel".into(), "\",".into()],
                message: "There is no patient \"pattel\".".into(),
                help: Some("Did you mean \"patel\"?".into()),
                other: Some("Named like this in line 12.".into()),
            }],
            count: "1 fault keeps a day from playing".into(),
        }
    }

    type State = (FaultsView, FaultsDraft, Vec<Intent>);

    fn shown(view: FaultsView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 720.0], 1.0, Look::Light, (view, FaultsDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(faults_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let mut long = view();
        long.faults[0].line[1] = "a_very_long_name_without_any_place_to_break_".repeat(6);
        for v in [view(), long, FaultsView::default()] {
            let mut draft = FaultsDraft::default();
            holds(|ui| {
                faults_ui(ui, &words, &v, &mut draft);
            });
        }
    }

    #[test]
    fn enter_checks_again_and_escape_goes_back() {
        let mut h = shown(view());
        h.key_press(Key::Enter);
        h.run();
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(h.state().2, [Intent::CheckAgain, Intent::Go(Page::Title)]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = FaultsDraft::default();
        keyboard_reaches_all(|ui| {
            faults_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(view())));
    }
}
