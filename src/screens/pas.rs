//! The patient administration system: logging in and out, searching the index, the list of rows, a registration with its folders.

use egui::{CornerRadius, Frame, Margin, RichText, TextStyle, Ui, Vec2};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::field::{FieldView, field_ui};
use super::kit::{self, Press, Tone, Weight};
use super::page;
use super::theme;
use crate::day::Act;
use crate::wording::Words;

/// One patient of the list.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Surname in capitals and forename.
    pub name: String,
    /// Born.
    pub born: String,
    /// Hospital number.
    pub number: String,
    /// Whether this one's registration is open.
    pub open: bool,
    /// What a screen reader says.
    pub spoken: String,
    /// Opens the registration.
    #[serde(skip)]
    pub act: Option<Act>,
}

/// A folder on the registration.
#[derive(Debug, Clone, Serialize)]
pub struct VolumeView {
    /// `Volume 2 of 2`.
    pub name: String,
    /// Where the tracking module says it is.
    pub tracked_to: String,
    /// Whether that is the library.
    pub in_library: bool,
}

/// An open registration.
#[derive(Debug, Clone, Serialize)]
pub struct RegistrationView {
    /// The patient.
    pub name: String,
    /// Its fields.
    pub fields: Vec<FieldView>,
    /// Flags that must be seen.
    pub alerts: Vec<String>,
    /// Folders.
    pub volumes: Vec<VolumeView>,
}

/// The screen of PAS at the terminal here.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PasView {
    /// Why there is no terminal here, and where the nearest is.
    pub elsewhere: Option<(String, String)>,
    /// The walk to the nearest one.
    #[serde(skip)]
    pub walk: Option<Act>,
    /// Whose session is open, in words.
    pub session: String,
    /// Whether a session is open.
    pub open: bool,
    /// Whether it is somebody else's.
    pub somebody_elses: bool,
    /// How the last search went, in words.
    pub found: Option<String>,
    /// What was searched for last: "Patel, 11 Mar 1964".
    pub searched: String,
    /// The rows of the last list.
    pub rows: Vec<RowView>,
    /// The registration opened last from the list.
    pub registration: Option<RegistrationView>,
}

/// What is typed.
#[derive(Debug, Clone, Default)]
pub struct PasDraft {
    /// Surname.
    pub surname: String,
    /// Forename.
    pub forename: String,
    /// Date of birth.
    pub born: String,
    /// Hospital or NHS number.
    pub number: String,
    /// Postcode.
    pub postcode: String,
    /// What was wrong with the last search.
    pub fault: Option<String>,
    /// Whether the first field is to have the focus.
    pub fresh: bool,
    /// Whether the form is on view although a search has been made.
    pub again: bool,
}

impl PasDraft {
    /// What is typed as one line, as the text mode would take it.
    #[must_use]
    pub fn line(&self) -> String {
        let named = |word: &str, s: &str| if s.trim().is_empty() { String::new() } else { format!("{word} {} ", s.trim()) };
        let line = named("surname", &self.surname) + &named("forename", &self.forename);
        format!("{line}{} {} {}", self.born.trim(), self.number.trim(), self.postcode.trim()).trim().to_owned()
    }
}

/// Draws it.
pub fn pas_ui(ui: &mut Ui, words: &Words, view: &PasView, draft: &mut PasDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let lock_key = view.elsewhere.is_none()
        && kit::letters_work(ui.ctx())
        && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::L));
    if lock_key {
        draft.fresh = !view.open;
        out.push(Intent::Act(if view.open { Act::Lock } else { Act::Unlock }));
    }
    kit::scroll(ui, "pas", |ui| {
        if let Some((why, walk)) = &view.elsewhere {
            kit::empty(ui, icon::MONITOR, why);
            if let Some(act) = &view.walk
                && Press::main(walk).icon(icon::PERSON_SIMPLE_WALK).wide().show(ui).clicked()
            {
                out.push(Intent::Act(act.clone()));
            }
            return;
        }
        header(ui, words, view, &mut out);
        if !view.open {
            kit::empty(ui, icon::LOCK, &words.say("pas-locked", &[]));
            if Press::main(&words.say("pas-log-in", &[])).icon(icon::KEY).key("L").wide().show(ui).clicked() {
                draft.fresh = true;
                out.push(Intent::Act(Act::Unlock));
            }
            return;
        }
        if view.somebody_elses {
            kit::message(ui, Tone::Care, &words.say("pas-colleague", &[]));
        }
        if view.found.is_none() || draft.again || draft.fault.is_some() {
            search(ui, words, draft, &mut out);
        } else {
            searched(ui, words, view, draft);
        }
        if let Some(found) = &view.found {
            kit::muted(ui, found);
        }
        rows(ui, words, &view.rows, &mut out);
        if let Some(r) = &view.registration {
            kit::named(ui, ("registration", &r.name), |ui| registration(ui, words, r, &mut out));
        }
    });
    out
}

fn header(ui: &mut Ui, words: &Words, view: &PasView, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let (fill, ink) = if view.somebody_elses { (p.care, p.on_care) } else { (p.act, p.on_act) };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            kit::glyph(ui, icon::MONITOR, ink);
            ui.label(RichText::new("PAS").text_style(TextStyle::Heading).color(ink));
            ui.add(egui::Label::new(RichText::new(&view.session).text_style(TextStyle::Small).color(ink)).wrap());
            if view.open {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if Press::new(&words.say("pas-lock", &[])).icon(icon::LOCK).key("L").show(ui).clicked() {
                        out.push(Intent::Act(Act::Lock));
                    }
                });
            }
        });
    });
}

fn search(ui: &mut Ui, words: &Words, draft: &mut PasDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        let half = ((ui.available_width() - 3.0 * 8.0) / 2.0).max(90.0);
        let entered = std::cell::Cell::new(false);
        let line = |ui: &mut Ui, id: &str, text: &mut String, width: f32| {
            let r = kit::typing(ui, &words.say(id, &[]), text, "", width);
            let now = r.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            entered.set(entered.get() || now);
            r
        };
        ui.horizontal_top(|ui| {
            let r = line(ui, "pas-surname", &mut draft.surname, half);
            if std::mem::take(&mut draft.fresh) {
                r.request_focus();
            }
            line(ui, "pas-forename", &mut draft.forename, half);
        });
        ui.horizontal_top(|ui| {
            line(ui, "pas-born", &mut draft.born, half);
            line(ui, "pas-postcode", &mut draft.postcode, half);
        });
        line(ui, "pas-number", &mut draft.number, 2.0 * half + 8.0);
        ui.horizontal(|ui| {
            if Press::main(&words.say("pas-search", &[])).icon(icon::MAGNIFYING_GLASS).show(ui).clicked() || entered.get() {
                draft.again = false;
                out.push(Intent::Search(draft.line()));
            }
            if Press::new(&words.say("pas-clear", &[])).show(ui).clicked() {
                *draft = PasDraft { fresh: true, again: true, ..PasDraft::default() };
            }
        });
        if let Some(f) = &draft.fault {
            kit::message(ui, Tone::Stop, f);
        }
    });
}

/// What was searched for, in one line, so that what was found has the room.
fn searched(ui: &mut Ui, words: &Words, view: &PasView, draft: &mut PasDraft) {
    kit::card(ui, |ui| {
        ui.horizontal_top(|ui| {
            let again = words.say("pas-again", &[]);
            if kit::named(ui, "again", |ui| Press::new(&again).icon(icon::MAGNIFYING_GLASS).show(ui)).clicked() {
                (draft.again, draft.fresh) = (true, true);
            }
            kit::text(ui, &words.say("pas-searched", &[("terms", (&view.searched).into())]));
        });
    });
}

/// The rows as a table, each of them one button: the name has the room that birth and number leave.
fn rows(ui: &mut Ui, words: &Words, rows: &[RowView], out: &mut Vec<Intent>) {
    if rows.is_empty() {
        return;
    }
    let heads = ["pas-column-name", "pas-column-born", "pas-column-number"].map(|id| words.say(id, &[]));
    let [_, head_born, head_number] = &heads;
    let widest = |ui: &Ui, head: &str, cells: &mut dyn Iterator<Item = &str>| {
        let cells = cells.map(|c| page::wide(ui, c, &theme::strong())).fold(0.0, f32::max);
        cells.max(page::wide(ui, head, &TextStyle::Small)).ceil() + 2.0
    };
    let born = widest(ui, head_born, &mut rows.iter().map(|r| r.born.as_str()));
    let number = widest(ui, head_number, &mut rows.iter().map(|r| r.number.as_str()));
    let name = ui.available_width() - born - number - 2.0 * GAP - 2.0 * SIDE;
    let lefts = [SIDE, SIDE + name + GAP, SIDE + name + born + 2.0 * GAP];
    let font = TextStyle::Small.resolve(ui.style());
    let ink = theme::palette(ui.ctx()).muted;
    let (line, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), font.size + 4.0), egui::Sense::hover());
    for (head, left) in heads.iter().zip(lefts) {
        ui.painter().text(line.left_top() + Vec2::new(left, 0.0), egui::Align2::LEFT_TOP, head, font.clone(), ink);
    }
    for r in rows {
        kit::named(ui, ("row", &r.number, &r.name), |ui| row(ui, r, lefts, name, out));
    }
}

/// Between columns.
const GAP: f32 = 12.0;
/// Before the first and after the last.
const SIDE: f32 = 12.0;

fn row(ui: &mut Ui, r: &RowView, lefts: [f32; 3], name: f32, out: &mut Vec<Intent>) {
    let ink = theme::palette(ui.ctx()).ink;
    let galley =
        |words: &str, style: TextStyle, width: f32| ui.painter().layout(words.to_owned(), style.resolve(ui.style()), ink, width);
    let cells = [
        galley(&r.name, TextStyle::Button, name.max(60.0)),
        galley(&r.born, theme::strong(), f32::INFINITY),
        galley(&r.number, theme::strong(), f32::INFINITY),
    ];
    let highest = cells.iter().map(|c| c.size().y).fold(0.0, f32::max);
    let weight = if r.open { Weight::Chosen } else { Weight::Plain };
    let pressed = Press::new("").weight(weight).wide().spoken(&r.spoken).least(highest + 12.0).show(ui);
    // The first lines stand level, whatever the name needs below.
    let top = pressed.rect.center().y - highest / 2.0;
    for (cell, left) in cells.into_iter().zip(lefts) {
        ui.painter().galley(egui::pos2(pressed.rect.left() + left, top), cell, ink);
    }
    if pressed.clicked() {
        out.extend(r.act.clone().map(Intent::Act));
    }
}

fn registration(ui: &mut Ui, words: &Words, r: &RegistrationView, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::heading(ui, &r.name);
        for a in &r.alerts {
            kit::message(ui, Tone::Care, a);
        }
        for f in &r.fields {
            out.extend(field_ui(ui, f));
        }
        kit::subheading(ui, &words.say("pas-volumes", &[]));
        for v in &r.volumes {
            ui.horizontal_wrapped(|ui| {
                kit::strong(ui, &v.name);
                kit::chip(ui, if v.in_library { Tone::Good } else { Tone::Care }, &v.tracked_to);
            });
        }
        if r.volumes.is_empty() {
            kit::muted(ui, &words.say("pas-no-volumes", &[]));
        }
        kit::muted(ui, &words.say("pas-compare", &[]));
    });
}

#[cfg(test)]
mod tests;
