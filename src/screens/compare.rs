//! Comparing: what has been picked, what came of the last comparison, always on view while it matters, and naming the page of the
//! manual that speaks to it.

use egui::Ui;
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::Intent;
use super::kit::{self, Press, Tone};
use super::offer::{Item, Unfolded, items_ui};
use crate::wording::Words;

/// The state of comparing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareView {
    /// The field picked first, in words.
    pub picked: Option<String>,
    /// What the last comparison says: agrees, differs, cannot be compared, with both values.
    pub result: Option<(Tone, String)>,
    /// The page that was named for it last, in words.
    pub named: Option<String>,
    /// Naming a page for it: every page, to be chosen from.
    pub name: Option<Item>,
}

/// Draws it, when there is something to draw.
pub fn compare_ui(ui: &mut Ui, words: &Words, view: &CompareView, unfolded: &mut Unfolded) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(p) = &view.picked {
        kit::message(ui, Tone::Act, &words.say("compare-picked", &[("field", p.into())]));
        let stop = words.say("compare-stop", &[]);
        if kit::named(ui, "stop comparing", |ui| Press::new(&stop).icon(icon::X).show(ui)).clicked() {
            out.push(Intent::Unpick);
        }
    }
    // With the list folded in, both stand on one line where there is room.
    let (all, gap) = (ui.available_width(), ui.spacing().item_spacing.x);
    if all >= BESIDE && unfolded.path.is_empty() && view.result.is_some() && view.name.is_some() {
        ui.horizontal_top(|ui| {
            for (part, width) in [all - NAMING - gap, NAMING].into_iter().enumerate() {
                ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(width);
                    if part == 0 { came(ui, view) } else { naming(ui, words, view, unfolded, &mut out) }
                });
            }
        });
    } else {
        came(ui, view);
        naming(ui, words, view, unfolded, &mut out);
    }
    out
}

/// From this width on, naming a page stands beside what was compared; and how wide it is then.
const BESIDE: f32 = 520.0;
const NAMING: f32 = 180.0;

/// What came of it, and the page named for it.
fn came(ui: &mut Ui, view: &CompareView) {
    if let Some((tone, said)) = &view.result {
        let r = kit::message(ui, *tone, said);
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_live(egui::accesskit::Live::Polite));
    }
    if let Some(named) = &view.named {
        kit::muted(ui, named);
    }
}

fn naming(ui: &mut Ui, words: &Words, view: &CompareView, unfolded: &mut Unfolded, out: &mut Vec<Intent>) {
    match &view.name {
        Some(item) => {
            let act = items_ui(ui, words, "what was compared", std::slice::from_ref(item), 1, unfolded);
            out.extend(act.map(Intent::Act));
        }
        None => {
            unfolded.fold_in();
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::Key;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::day::{Act, PageId};
    use crate::screens::layout_test::{holds, keyboard_reaches_all, screen};
    use crate::screens::offer::{Choice, Offer};
    use crate::screens::theme::Look;

    fn view() -> CompareView {
        let page = |n: u16, title: &str| {
            let act = Act::Cite(PageId(n));
            Item::Do(Offer { label: title.into(), key: String::new(), act, why_not: None, walk: None })
        };
        let items = (0..12).map(|n| page(n, &format!("Page the {n}th"))).chain([page(12, "The right patient")]).collect();
        let name = Choice {
            id: "name".into(),
            label: "Name the page…".into(),
            key: String::new(),
            title: "Which page speaks to it?".into(),
            why_not: None,
            walk: None,
            items,
        };
        CompareView {
            result: Some((Tone::Stop, "Surname differs: Patel · Parel".into())),
            named: Some("Named: Tracking".into()),
            name: Some(Item::More(name)),
            ..CompareView::default()
        }
    }

    type State = (CompareView, Unfolded, Vec<Intent>);

    fn shown(view: CompareView) -> egui_kittest::Harness<'static, State> {
        let words = Words::english();
        screen([1280.0, 720.0], 1.0, Look::Light, (view, Unfolded::default(), Vec::new()), move |ui, (v, d, out)| {
            out.extend(compare_ui(ui, &words, v, d));
        })
    }

    #[test]
    fn a_page_is_found_by_typing_and_named_without_a_mouse() {
        let mut h = shown(view());
        h.get_by_label("Name the page…").focus();
        h.run();
        h.key_press(Key::Enter);
        h.run();
        let find = h.get_by_role(egui::accesskit::Role::TextInput);
        find.focus();
        h.run();
        h.get_by_role(egui::accesskit::Role::TextInput).type_text("right");
        h.run();
        assert!(h.query_by_label("Page the 3th").is_none(), "only what fits is left");
        h.get_by_label("The right patient").focus();
        h.run();
        h.key_press(Key::Enter);
        h.run();
        assert_eq!(h.state().2, [Intent::Act(Act::Cite(PageId(12)))]);
        assert!(h.query_by_label("The right patient").is_none(), "the list is folded in again");
    }

    #[test]
    fn there_is_nothing_to_name_before_something_was_compared() {
        let h = shown(CompareView { picked: Some("Surname Patel".into()), ..CompareView::default() });
        assert!(h.query_by_label("Name the page…").is_none());
    }

    #[test]
    fn it_holds_at_every_size_and_the_tab_key_comes_everywhere() {
        let words = Words::english();
        let mut unfolded = Unfolded { path: vec!["what was compared".into(), "name".into()], ..Unfolded::default() };
        // As on the desk, where it stands in a part that scrolls.
        let mut draw = |ui: &mut Ui| kit::scroll(ui, "told", |ui| compare_ui(ui, &words, &view(), &mut unfolded));
        holds(|ui| {
            draw(ui);
        });
        keyboard_reaches_all(|ui| {
            draw(ui);
        });
    }
}
