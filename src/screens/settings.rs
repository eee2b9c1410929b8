//! How the program looks and behaves for one person, and the table of keys. Every choice takes effect at once.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page, Settings};
use super::kit::{self, Press, Tone};
use super::page::{self, Bar, FirstFocus};
use super::theme::{Look, Motion, STEP};
use crate::wording::Words;

/// Text sizes offered, in per cent.
pub const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];
/// Paces offered, in tenths of simulated seconds to a real one.
pub const PACES: [u32; 6] = [5, 10, 20, 30, 50, 100];

/// A row of the table of keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyRow {
    /// The keys, as on the keyboard.
    pub keys: String,
    /// What they do.
    pub does: String,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SettingsView {
    /// The settings in force.
    pub settings: Settings,
    /// Whose they are; nobody's are not kept.
    pub name: Option<String>,
    /// The keys.
    pub keys: Vec<KeyRow>,
}

/// What is being done.
#[derive(Debug, Clone, Default)]
pub struct SettingsDraft {
    /// The first focus.
    pub focus: FirstFocus,
}

/// Draws the page.
pub fn settings_ui(ui: &mut Ui, words: &Words, view: &SettingsView, draft: &mut SettingsDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("set-title", &[]);
    let beside = match &view.name {
        Some(name) => words.say("set-kept", &[("name", name.into())]),
        None => words.say("set-not-kept", &[]),
    };
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, page::BROAD, &mut out, |ui, out| {
        let left = ((ui.available_width() - 4.0 * STEP) / 2.0).round();
        page::parts(ui, left, |ui, part| match part {
            0 => {
                sight(ui, words, view, draft, out);
                ui.add_space(STEP);
                play(ui, words, view, out);
            }
            _ => keys(ui, words, view, out),
        });
    });
    out
}

fn sight(ui: &mut Ui, words: &Words, view: &SettingsView, draft: &mut SettingsDraft, out: &mut Vec<Intent>) {
    let s = view.settings;
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("set-see", &[]));
        kit::subheading(ui, &words.say("set-size", &[]));
        let labels = SIZES.map(|n| words.say("set-percent", &[("n", u32::from(n).into())]));
        let (pressed, all) = page::choice(ui, &labels, SIZES.iter().position(|n| *n == s.text_percent));
        if let Some(first) = SIZES.iter().position(|n| *n == s.text_percent).and_then(|i| all.get(i)).or(all.first()) {
            draft.focus.at(first);
        }
        if let Some(text_percent) = pressed.and_then(|i| SIZES.get(i).copied()) {
            out.push(Intent::Set(Settings { text_percent, ..s }));
        }
        ui.add_space(STEP);
        kit::subheading(ui, &words.say("set-look", &[]));
        let labels = Look::ALL.map(|l| {
            let id = match l {
                Look::Light => "set-look-light",
                Look::Dark => "set-look-dark",
                Look::HighContrast => "set-look-contrast",
            };
            words.say(id, &[])
        });
        let (pressed, _) = page::choice(ui, &labels, Look::ALL.iter().position(|l| *l == s.look));
        if let Some(look) = pressed.and_then(|i| Look::ALL.get(i).copied()) {
            out.push(Intent::Set(Settings { look, ..s }));
        }
        ui.add_space(STEP);
        kit::subheading(ui, &words.say("set-motion", &[]));
        let labels = [words.say("set-motion-full", &[]), words.say("set-motion-still", &[])];
        let (pressed, _) = page::choice(ui, &labels, Some(usize::from(s.motion == Motion::Still)));
        if let Some(i) = pressed {
            let motion = if i == 0 { Motion::Full } else { Motion::Still };
            out.push(Intent::Set(Settings { motion, ..s }));
        }
        kit::muted(ui, &words.say("set-motion-means", &[]));
    });
}

/// The paces a shift can run at. Gives the settings changed, when one is pressed.
pub fn pace_choice(ui: &mut Ui, words: &Words, s: &Settings) -> Option<Settings> {
    let labels = PACES.map(|tenths| pace_words(words, tenths));
    let (pressed, _) = page::choice(ui, &labels, PACES.iter().position(|t| *t == s.pace_tenths));
    if !PACES.contains(&s.pace_tenths) {
        kit::muted(ui, &words.say("set-pace-now", &[("pace", pace_words(words, s.pace_tenths).into())]));
    }
    pressed.and_then(|i| PACES.get(i)).map(|tenths| Settings { pace_tenths: *tenths, ..*s })
}

/// A pace in words.
#[must_use]
pub fn pace_words(words: &Words, tenths: u32) -> String {
    match tenths {
        5 => words.say("set-pace-half", &[]),
        10 => words.say("set-pace-real", &[]),
        _ if tenths.is_multiple_of(10) => words.say("set-pace-times", &[("n", (tenths / 10).to_string().into())]),
        _ => words.say("set-pace-times", &[("n", format!("{}.{}", tenths / 10, tenths % 10).into())]),
    }
}

fn play(ui: &mut Ui, words: &Words, view: &SettingsView, out: &mut Vec<Intent>) {
    let s = view.settings;
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("set-play", &[]));
        kit::subheading(ui, &words.say("set-pace", &[]));
        out.extend(pace_choice(ui, words, &s).map(Intent::Set));
        kit::muted(ui, &words.say("set-pace-means", &[]));
        ui.add_space(STEP);
        kit::subheading(ui, &words.say("set-time", &[]));
        let labels = [words.say("set-timed", &[]), words.say("set-untimed", &[])];
        if let (Some(i), _) = page::choice(ui, &labels, Some(usize::from(s.untimed))) {
            out.push(Intent::Set(Settings { untimed: i == 1, ..s }));
        }
        kit::muted(ui, &words.say("set-untimed-means", &[]));
        if let Some(name) = &view.name {
            ui.add_space(STEP);
            kit::subheading(ui, &words.say("set-person", &[("name", name.into())]));
            if Press::new(&words.say("set-pin", &[])).icon(icon::LOCK).show(ui).clicked() {
                out.push(Intent::Go(Page::Who));
            }
        }
    });
}

fn keys(ui: &mut Ui, words: &Words, view: &SettingsView, out: &mut Vec<Intent>) {
    let s = view.settings;
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("set-keys", &[]));
        kit::subheading(ui, &words.say("set-letters", &[]));
        let labels = [words.say("set-letters-on", &[]), words.say("set-letters-off", &[])];
        if let (Some(i), _) = page::choice(ui, &labels, Some(usize::from(!s.letter_keys))) {
            out.push(Intent::Set(Settings { letter_keys: i == 0, ..s }));
        }
        kit::muted(ui, &words.say("set-letters-means", &[]));
        ui.add_space(STEP);
        key_table(ui, words, &view.keys);
    });
}

/// The table of keys: each a row, the keys on their own ground.
pub fn key_table(ui: &mut Ui, words: &Words, keys: &[KeyRow]) {
    if keys.is_empty() {
        kit::muted(ui, &words.say("set-keys-none", &[]));
    }
    let size = egui::TextStyle::Small;
    let widest = keys.iter().map(|k| page::wide(ui, &k.keys, &size)).fold(0.0, f32::max) * 1.05 + 24.0;
    for k in keys {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(egui::vec2(widest, 20.0), egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_min_width(widest);
                kit::chip(ui, Tone::Plain, &k.keys);
            });
            kit::text(ui, &k.does);
        });
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};

    fn view() -> SettingsView {
        let row = |keys: &str, does: &str| KeyRow { keys: keys.into(), does: does.into() };
        SettingsView {
            settings: Settings::default(),
            name: Some("Aisha".into()),
            keys: vec![
                row("Tab, Shift+Tab", "go to the next control, or back to the one before, in the order in which they stand"),
                row("Enter or Space", "press it"),
                row("A", "ask for something"),
            ],
        }
    }

    type State = (SettingsView, SettingsDraft, Vec<Intent>);

    fn shown(view: SettingsView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 900.0], 1.0, Look::Light, (view, SettingsDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(settings_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let odd = SettingsView { settings: Settings { pace_tenths: 15, ..Settings::default() }, name: None, keys: Vec::new() };
        for v in [view(), odd] {
            let mut draft = SettingsDraft::default();
            holds(|ui| {
                settings_ui(ui, &words, &v, &mut draft);
            });
        }
    }

    #[test]
    fn each_choice_changes_one_thing() {
        let s = Settings::default();
        let all = [
            ("150 %", Settings { text_percent: 150, ..s }),
            ("Dark", Settings { look: Look::Dark, ..s }),
            ("High contrast", Settings { look: Look::HighContrast, ..s }),
            ("Everything stands still", Settings { motion: Motion::Still, ..s }),
            ("5 times", Settings { pace_tenths: 50, ..s }),
            ("Half as fast", Settings { pace_tenths: 5, ..s }),
            ("Untimed", Settings { untimed: true, ..s }),
            ("Letters do nothing", Settings { letter_keys: false, ..s }),
        ];
        let mut h = shown(view());
        for (label, _) in &all {
            h.get_by_label(label).click();
            h.run();
        }
        assert_eq!(h.state().2, all.map(|(_, s)| Intent::Set(s)));
    }

    #[test]
    fn the_size_in_force_has_the_focus_and_escape_goes_back() {
        let mut h = shown(view());
        assert!(h.get_by_label("100 %").is_focused());
        h.key_press(Key::Tab);
        h.run();
        h.key_press(Key::Enter);
        h.run();
        h.key_press(Key::Escape);
        h.run();
        let larger = Settings { text_percent: 110, ..Settings::default() };
        assert_eq!(h.state().2, [Intent::Set(larger), Intent::Go(Page::Title)]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = SettingsDraft::default();
        keyboard_reaches_all(|ui| {
            settings_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(view())));
    }
}
