//! Who plays: a name among those known here or a new one, the PIN if there is one, and setting it. Keeps nothing itself.

use egui::{Margin, Response, TextEdit, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::intent::{Intent, Page};
use super::kit::{self, Press, Tone};
use super::page::{self, Bar, FirstFocus};
use super::theme::STEP;
use crate::wording::Words;

/// The fewest characters of a PIN.
pub const SHORTEST_PIN: usize = 4;
/// How many names are offered at once; typing finds the others.
const OFFERED: usize = 24;
/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// Somebody known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownName {
    /// The name.
    pub name: String,
    /// Whether a PIN is set.
    pub has_pin: bool,
}

/// What the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct WhoView {
    /// Everybody known here, who played last first.
    pub people: Vec<KnownName>,
    /// Who is signed in.
    pub signed_in: Option<KnownName>,
    /// What went wrong with the last try, in words.
    pub trouble: Option<String>,
}

/// What is being typed.
#[derive(Debug, Clone, Default)]
pub struct WhoDraft {
    /// The first focus.
    pub focus: FirstFocus,
    /// A name being typed.
    pub name: String,
    /// The name whose PIN is asked for.
    pub asked: Option<String>,
    /// The focus of the PIN's line.
    pub pin_focus: FirstFocus,
    /// A PIN being typed.
    pub pin: String,
    /// A new PIN, and the same again.
    pub new_pin: [String; 2],
}

/// Draws the page.
pub fn who_ui(ui: &mut Ui, words: &Words, view: &WhoView, draft: &mut WhoDraft) -> Vec<Intent> {
    let mut out = Vec::new();
    let title = words.say("name-title", &[]);
    let beside = view.signed_in.as_ref().map(|k| words.say("start-signed-in", &[("name", (&k.name).into())])).unwrap_or_default();
    let bar = Bar { title: &title, beside: &beside, back: Some(Intent::Go(Page::Title)) };
    page::page(ui, words, &bar, page::READING, &mut out, |ui, out| {
        page::in_the_middle(ui, |ui| {
            page::lead(ui, &words.say("name-lead", &[]));
            if let Some(trouble) = &view.trouble {
                kit::message(ui, Tone::Stop, trouble);
            }
            match draft.asked.clone() {
                Some(name) => ask_pin(ui, words, &name, draft, out),
                None => choose(ui, words, view, draft, out),
            }
            if let Some(me) = &view.signed_in {
                ui.add_space(STEP);
                set_pin(ui, words, me, draft, out);
            }
        });
    });
    out
}

fn choose(ui: &mut Ui, words: &Words, view: &WhoView, draft: &mut WhoDraft, out: &mut Vec<Intent>) {
    let typed = draft.name.trim().to_lowercase();
    let fits = |k: &&KnownName| typed.is_empty() || k.name.to_lowercase().contains(&typed);
    let fitting: Vec<&KnownName> = view.people.iter().filter(fits).collect();
    if !view.people.is_empty() {
        kit::card(ui, |ui| {
            kit::heading(ui, &words.say("name-known", &[]));
            let labels: Vec<String> = fitting
                .iter()
                .take(OFFERED)
                .map(|k| if k.has_pin { words.say("name-with-pin", &[("name", (&k.name).into())]) } else { k.name.clone() })
                .collect();
            let buttons =
                fitting.iter().zip(&labels).map(|(k, l)| Press::new(l).icon(if k.has_pin { icon::LOCK } else { icon::USER }));
            let pressed = page::presses(ui, buttons.collect());
            if let Some(first) = pressed.first() {
                draft.focus.at(first);
            }
            for (known, r) in fitting.iter().zip(&pressed) {
                if r.clicked() {
                    take(known, draft, out);
                }
            }
            if fitting.is_empty() {
                kit::text(ui, &words.say("name-none-fits", &[]));
            }
            if let Some(more) = fitting.len().checked_sub(OFFERED).filter(|n| *n > 0) {
                kit::muted(ui, &words.say("name-more", &[("n", u32::try_from(more).unwrap_or(u32::MAX).into())]));
            }
        });
    }
    kit::card(ui, |ui| {
        let head = if view.people.is_empty() { words.say("name-first", &[]) } else { words.say("name-new", &[]) };
        kit::heading(ui, &head);
        let width = ui.available_width().min(360.0);
        let line = kit::typing(ui, &words.say("name-yours", &[]), &mut draft.name, "", width);
        draft.focus.at(&line);
        if draft.name.chars().count() > LONGEST_NAME {
            draft.name = draft.name.chars().take(LONGEST_NAME).collect();
        }
        let name = draft.name.trim().to_owned();
        let why_not = name.is_empty().then(|| words.say("name-empty", &[]));
        let go = Press::main(&words.say("name-go", &[])).icon(icon::ARROW_RIGHT).key("Enter").unless(why_not.as_deref()).show(ui);
        if go.clicked() || (page::entered(ui, &line) && why_not.is_none()) {
            let known = view.people.iter().find(|k| k.name.eq_ignore_ascii_case(&name)).cloned();
            take(&known.unwrap_or(KnownName { name, has_pin: false }), draft, out);
        }
        kit::muted(ui, &words.say("name-privacy", &[]));
    });
}

/// A name is taken: signed in with, or its PIN is asked for.
fn take(known: &KnownName, draft: &mut WhoDraft, out: &mut Vec<Intent>) {
    if known.has_pin {
        draft.asked = Some(known.name.clone());
        draft.pin.clear();
        draft.pin_focus = FirstFocus::default();
    } else {
        out.push(Intent::SignIn { name: known.name.clone(), pin: String::new() });
    }
}

/// A line for what nobody is to read over a shoulder.
pub(super) fn secret_line(ui: &mut Ui, label: &str, pin: &mut String) -> Response {
    ui.vertical(|ui| {
        let l = kit::muted(ui, label);
        let edit = TextEdit::singleline(pin).password(true).desired_width(220.0).margin(Margin::symmetric(8, 7));
        let r = ui.add(edit).labelled_by(l.id);
        kit::called(&r, label);
        r
    })
    .inner
}

fn ask_pin(ui: &mut Ui, words: &Words, name: &str, draft: &mut WhoDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say("pin-head", &[("name", name.into())]));
        let line = secret_line(ui, &words.say("pin-yours", &[]), &mut draft.pin);
        draft.pin_focus.at(&line);
        let why_not = draft.pin.is_empty().then(|| words.say("pin-empty", &[]));
        let (go, other) = (words.say("name-go", &[]), words.say("pin-other", &[]));
        let entered = page::entered(ui, &line);
        let main = Press::main(&go).icon(icon::ARROW_RIGHT).key("Enter").unless(why_not.as_deref());
        let pressed = page::presses(ui, vec![main, Press::new(&other)]);
        let clicked = |i: usize| pressed.get(i).is_some_and(Response::clicked);
        if clicked(0) || (entered && why_not.is_none()) {
            out.push(Intent::SignIn { name: name.to_owned(), pin: std::mem::take(&mut draft.pin) });
            draft.pin_focus = FirstFocus::default();
        }
        if clicked(1) {
            draft.asked = None;
            draft.pin.clear();
            draft.focus = FirstFocus::default();
        }
    });
}

fn set_pin(ui: &mut Ui, words: &Words, me: &KnownName, draft: &mut WhoDraft, out: &mut Vec<Intent>) {
    kit::card(ui, |ui| {
        kit::heading(ui, &words.say(if me.has_pin { "pin-change-head" } else { "pin-set-head" }, &[]));
        kit::message(ui, Tone::Act, &words.say("pin-notice", &[]));
        let [one, again] = &mut draft.new_pin;
        page::flow(ui, &[230.0, 230.0], |ui, i| {
            let _ = match i {
                0 => secret_line(ui, &words.say("pin-new", &[]), one),
                _ => secret_line(ui, &words.say("pin-again", &[]), again),
            };
        });
        let why_not = if draft.new_pin[0].chars().count() < SHORTEST_PIN {
            Some(words.say("pin-short", &[("n", u32::try_from(SHORTEST_PIN).unwrap_or(4).into())]))
        } else if draft.new_pin[0] != draft.new_pin[1] {
            Some(words.say("pin-differs", &[]))
        } else {
            None
        };
        let (set, away) = (words.say("pin-set", &[]), words.say("pin-away", &[]));
        let mut buttons = vec![Press::new(&set).icon(icon::LOCK).unless(why_not.as_deref())];
        if me.has_pin {
            buttons.push(Press::new(&away));
        }
        let pressed = page::presses(ui, buttons);
        if let Some(why_not) = &why_not
            && !draft.new_pin[0].is_empty()
        {
            kit::muted(ui, why_not);
        }
        if pressed.first().is_some_and(Response::clicked) {
            out.push(Intent::SetPin(std::mem::take(&mut draft.new_pin[0])));
            draft.new_pin[1].clear();
        }
        if pressed.get(1).is_some_and(Response::clicked) {
            out.push(Intent::SetPin(String::new()));
        }
    });
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui::accesskit::Role;
    use egui_kittest::kittest::{NodeT, Queryable};

    use super::*;
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
    use crate::screens::theme::Look;

    fn known(name: &str, has_pin: bool) -> KnownName {
        KnownName { name: name.into(), has_pin }
    }

    fn view() -> WhoView {
        WhoView { people: vec![known("Aisha", false), known("Siân", true), known("Tom", false)], signed_in: None, trouble: None }
    }

    type State = (WhoView, WhoDraft, Vec<Intent>);

    fn shown(view: WhoView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 720.0], 1.0, Look::Light, (view, WhoDraft::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(who_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn it_holds_at_every_size() {
        let words = Words::english();
        let many: Vec<KnownName> = (0..40).map(|i| known(&format!("Somebody Longname the {i}th"), i % 3 == 0)).collect();
        let full =
            WhoView { people: many, signed_in: Some(known("Aisha", true)), trouble: Some("That PIN does not fit.".into()) };
        for v in [view(), full, WhoView::default()] {
            let mut draft = WhoDraft::default();
            holds(|ui| {
                who_ui(ui, &words, &v, &mut draft);
            });
        }
        let mut draft = WhoDraft { asked: Some("Siân".into()), ..WhoDraft::default() };
        holds(|ui| {
            who_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_known_name_signs_in_and_a_pin_is_asked_for_where_one_is_set() {
        let mut h = shown(view());
        h.get_by_label("Tom").click();
        h.run();
        assert_eq!(h.state().2, [Intent::SignIn { name: "Tom".into(), pin: String::new() }]);
        h.get_by_label("Siân, with a PIN").click();
        h.run();
        let line = h.get_by_label("Your PIN");
        assert!(line.is_focused());
        line.type_text("2468");
        h.run();
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2.last(), Some(&Intent::SignIn { name: "Siân".into(), pin: "2468".into() }));
    }

    #[test]
    fn a_new_name_is_typed_and_entered_without_a_mouse() {
        let mut h = shown(WhoView::default());
        assert!(h.query_by_label("Type your name").is_some() && h.query_by_label("Or type a name").is_none(), "there is no list");
        assert!(h.get_by_role(Role::TextInput).is_focused());
        h.get_by_role(Role::TextInput).type_text("  Ola ");
        h.run();
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::SignIn { name: "Ola".into(), pin: String::new() }]);
        h.get_by_role(Role::TextInput).focus();
        h.run();
        // While somebody types, Escape leaves the line first.
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(h.state().2.len(), 1);
        h.key_press(Key::Escape);
        h.run();
        assert_eq!(h.state().2.last(), Some(&Intent::Go(Page::Title)));
    }

    #[test]
    fn a_new_pin_is_typed_twice_alike() {
        let me = WhoView { signed_in: Some(known("Tom", true)), ..view() };
        let mut h = shown(me);
        assert!(h.get_by_label("Set the PIN").accesskit_node().is_disabled());
        h.state_mut().1.new_pin = ["2468".into(), "2469".into()];
        h.run();
        assert!(h.get_by_label("Set the PIN").accesskit_node().is_disabled());
        h.state_mut().1.new_pin[1] = "2468".into();
        h.run();
        h.get_by_label("Set the PIN").click();
        h.run();
        h.get_by_label("Take the PIN away").click();
        h.run();
        assert_eq!(h.state().2, [Intent::SetPin("2468".into()), Intent::SetPin(String::new())]);
    }

    #[test]
    fn the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut draft = WhoDraft::default();
        keyboard_reaches_all(|ui| {
            who_ui(ui, &words, &view(), &mut draft);
        });
    }

    #[test]
    fn a_screen_reader_gets_it_in_order() {
        insta::assert_snapshot!(tree(&shown(WhoView { signed_in: Some(known("Tom", false)), ..view() })));
    }
}
