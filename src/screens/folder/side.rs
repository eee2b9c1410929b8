//! Beside the folder: what it is, what was compared, what can be done with the paper on view and with the folder.

use egui::Ui;
use egui_phosphor::bold as icon;

use super::super::Intent;
use super::super::kit::{self, Press, Tone};
use super::super::offer::items_ui;
use super::super::theme;
use super::{FolderDraft, FolderView, Showing};
use crate::day::Act;
use crate::wording::Words;

/// All of it.
pub(super) fn side(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    head(ui, words, view, asked);
    compared(ui, words, view);
    ui.add_space(theme::STEP);
    doings(ui, words, view, draft, asked);
}

/// What it is, and closing it.
pub(super) fn head(ui: &mut Ui, words: &Words, view: &FolderView, asked: &mut Vec<Intent>) {
    kit::heading(ui, &view.title);
    kit::muted(ui, &view.place);
    if let Some(t) = &view.tracked {
        kit::muted(ui, t);
    }
    if Press::new(&words.say("folder-close", &[])).icon(icon::X).key("Esc").wide().show(ui).clicked() {
        asked.push(Intent::CloseFolder);
    }
}

/// What was compared, or how to compare.
pub(super) fn compared(ui: &mut Ui, words: &Words, view: &FolderView) {
    match &view.compared {
        Some(c) => {
            let p = theme::palette(ui.ctx());
            let (ink, ground, ..) = c.tone.colours(&p);
            kit::quiet(ui, ground, |ui| {
                kit::muted(ui, &words.say("folder-compared", &[]));
                let mark = if c.tone == Tone::Stop { icon::NOT_EQUALS } else { c.tone.icon() };
                let said = egui::RichText::new(format!("{mark}  {}", c.words)).text_style(theme::strong()).color(ink);
                let r = ui.add(egui::Label::new(said).wrap());
                r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &c.words));
                kit::text(ui, &c.values);
            });
        }
        None => {
            kit::muted(ui, &words.say("folder-compare-how", &[]));
        }
    }
}

/// What can be done.
pub(super) fn doings(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    if let Some(s) = view.open(draft).sheet {
        kit::subheading(ui, &words.say("folder-this-sheet", &[]));
        let owner = format!("sheet {}", s.sheet.0);
        if let Some(act) = items_ui(ui, words, &owner, &s.items, 2, &mut draft.unfolded) {
            // A paper taken out lies on the right page until another is turned to.
            if let Act::TakeOut(x) = &act {
                draft.showing = Some(Showing::Loose(*x));
            }
            asked.push(Intent::Act(act));
        }
        ui.add_space(theme::STEP);
    }
    kit::subheading(ui, &words.say("folder-this-folder", &[]));
    kit::muted(ui, &words.say("papers-order", &[]));
    let act = items_ui(ui, words, "the folder", &view.items, 2, &mut draft.unfolded);
    asked.extend(act.map(Intent::Act));
}
