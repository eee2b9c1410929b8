//! Things one can do, as buttons: what cannot be done now says why, in words beside the buttons and to screen readers, and offers the
//! walk that would make it possible. What needs choosing folds out in place; nothing opens over the page.

use egui::{Key, Modifiers, Ui};
use egui_phosphor::bold as icon;
use serde::Serialize;

use super::kit::{self, Press, Weight};
use super::theme::{self, STEP};
use crate::day::Act;
use crate::wording::Words;

/// A walk, or a log-in, that would make something possible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Walk {
    /// "Walk to the library (25 seconds)", "Log in to PAS".
    pub label: String,
    /// The act.
    pub act: Act,
}

impl Walk {
    fn icon(&self) -> &'static str {
        if self.act == Act::Unlock { icon::SIGN_IN } else { icon::FOOTPRINTS }
    }
}

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What the button says: a verb.
    pub label: String,
    /// The letter that does the same; empty for none.
    pub key: String,
    /// What it asks of the day.
    pub act: Act,
    /// Why it cannot be done now; nothing when it can.
    pub why_not: Option<String>,
    /// What to do first so that it can be.
    pub walk: Option<Walk>,
}

impl Offer {
    /// With its letter.
    #[must_use]
    pub fn key(mut self, key: &str) -> Offer {
        key.clone_into(&mut self.key);
        self
    }
}

/// Something that needs choosing first: a place, a tray, a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its name among its neighbours, for remembering what is folded out.
    pub id: String,
    /// What the button says, with three dots: "Track to…".
    pub label: String,
    /// The letter that folds it out; empty for none.
    pub key: String,
    /// What to choose, as a heading over the choices: "Track volume 2 to".
    pub title: String,
    /// Why none of it can be done now.
    pub why_not: Option<String>,
    /// What to do first so that it can be.
    pub walk: Option<Walk>,
    /// What there is to choose from.
    pub items: Vec<Item>,
}

/// A button: does something, or folds choices out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Item {
    /// Does it.
    Do(Offer),
    /// Folds out.
    More(Choice),
}

impl Item {
    /// Why it cannot be done now.
    #[must_use]
    pub fn why_not(&self) -> Option<&str> {
        self.hindrance().map(|(why, _)| why)
    }

    fn label(&self) -> &str {
        match self {
            Item::Do(o) => &o.label,
            Item::More(c) => &c.label,
        }
    }

    fn key(&self) -> &str {
        match self {
            Item::Do(o) => &o.key,
            Item::More(c) => &c.key,
        }
    }

    fn hindrance(&self) -> Option<(&str, Option<&Walk>)> {
        let (why, walk) = match self {
            Item::Do(o) => (&o.why_not, &o.walk),
            Item::More(c) => (&c.why_not, &c.walk),
        };
        why.as_deref().map(|w| (w, walk.as_ref()))
    }
}

/// What is folded out on a page: one choice at a time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unfolded {
    /// The owner's name, then the choices one within the other.
    pub path: Vec<String>,
    /// What is typed to find one of many.
    pub find: String,
}

impl Unfolded {
    /// Folds everything in. Whether anything was folded out.
    pub fn fold_in(&mut self) -> bool {
        let was = !self.path.is_empty();
        *self = Unfolded::default();
        was
    }

    fn begins(&self, path: &[String]) -> bool {
        self.path.starts_with(path)
    }
}

/// From this many choices on, one can be found by typing.
const MANY: usize = 9;

/// Things that can be done, in a grid of columns. Gives the act that was asked for.
pub fn offers_ui(ui: &mut Ui, words: &Words, offers: &[Offer], columns: usize) -> Option<Act> {
    let items: Vec<Item> = offers.iter().cloned().map(Item::Do).collect();
    items_ui(ui, words, "", &items, columns, &mut Unfolded::default())
}

/// Things that can be done and things to be chosen, in a grid of columns. `owner` tells one card's choices from another's.
pub fn items_ui(ui: &mut Ui, words: &Words, owner: &str, items: &[Item], columns: usize, out: &mut Unfolded) -> Option<Act> {
    let asked = items_quiet_ui(ui, words, owner, items, columns, out);
    let reasons = reasons_ui(ui, &items.iter().collect::<Vec<_>>(), Named::WhereNeeded);
    asked.or(reasons)
}

/// As [`items_ui`], on a page that tells the reasons of several cards together, with [`reasons_ui`].
pub fn items_quiet_ui(
    ui: &mut Ui,
    words: &Words,
    owner: &str,
    items: &[Item],
    columns: usize,
    out: &mut Unfolded,
) -> Option<Act> {
    items_named_ui(ui, words, (owner, ""), items, columns, out)
}

/// As [`items_quiet_ui`], on a page with several cards of a kind: `owner` is the card's name for remembering, and what each button is
/// said to be about.
pub fn items_named_ui(
    ui: &mut Ui,
    words: &Words,
    (owner, about): (&str, &str),
    items: &[Item],
    columns: usize,
    out: &mut Unfolded,
) -> Option<Act> {
    let items: Vec<&Item> = items.iter().collect();
    grid(ui, words, &Path { names: &[owner.to_owned()], about }, &items, columns, out)
}

/// Where a grid of buttons stands: the owner and the choices one within the other, and what its buttons are about.
struct Path<'a> {
    names: &'a [String],
    about: &'a str,
}

fn pressed_by_key(ui: &Ui, key: &str) -> bool {
    let free = kit::letters_work(ui.ctx()) && ui.is_enabled();
    match Key::from_name(key) {
        Some(k) if free => ui.input_mut(|i| i.consume_key(Modifiers::NONE, k)),
        _ => false,
    }
}

fn grid(ui: &mut Ui, words: &Words, path: &Path<'_>, items: &[&Item], columns: usize, out: &mut Unfolded) -> Option<Act> {
    let mut asked = None;
    let least = 9.5 * egui::TextStyle::Button.resolve(ui.style()).size;
    let fit = ((ui.available_width() + 2.0 * STEP) / (least + 2.0 * STEP)).floor().max(1.0) as usize;
    let columns = columns.min(fit).clamp(1, items.len().max(1));
    for (n, row) in items.chunks(columns).enumerate() {
        let mut open: Option<(Vec<String>, &Choice)> = None;
        ui.columns(columns, |cells| {
            for (i, (cell, item)) in cells.iter_mut().zip(row).enumerate() {
                // Two of a name among them are told apart by their order.
                let before = items.iter().take(n * columns + i).filter(|x| x.label() == item.label()).count();
                let name = (path.names, item.label(), before);
                let said = match path.about {
                    "" => String::new(),
                    about => words.say("act-about", &[("act", item.label().into()), ("about", about.into())]),
                };
                match item {
                    Item::Do(o) => {
                        if kit::named(cell, name, |ui| button(ui, item, &said, false)) {
                            asked = Some(o.act.clone());
                        }
                    }
                    Item::More(c) => {
                        let mut here = path.names.to_vec();
                        here.push(c.id.clone());
                        let shown = out.begins(&here) && c.why_not.is_none();
                        if kit::named(cell, name, |ui| button(ui, item, &said, shown)) {
                            out.find.clear();
                            out.path = match (shown, path.names.len()) {
                                (true, 1) => Vec::new(),
                                (true, _) => path.names.to_vec(),
                                (false, _) => here.clone(),
                            };
                        }
                        if out.begins(&here) && c.why_not.is_none() {
                            open = Some((here, c));
                        }
                    }
                }
            }
        });
        if let Some((here, choice)) = open {
            asked = asked.or(choice_ui(ui, words, &here, choice, out));
        }
    }
    asked
}

fn button(ui: &mut Ui, item: &Item, said: &str, open: bool) -> bool {
    let weight = if open { Weight::Chosen } else { Weight::Plain };
    let why = item.why_not();
    let r = Press::new(item.label()).spoken(said).key(item.key()).weight(weight).unless(why).wide().show(ui);
    if let Some(why) = why {
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_description(why));
    }
    r.clicked() || (why.is_none() && pressed_by_key(ui, item.key()))
}

fn choice_ui(ui: &mut Ui, words: &Words, path: &[String], c: &Choice, out: &mut Unfolded) -> Option<Act> {
    let p = theme::palette(ui.ctx());
    kit::quiet(ui, p.pale, |ui| {
        kit::strong(ui, &c.title);
        let mut items: Vec<&Item> = c.items.iter().collect();
        // What is chosen at this step stays alone, so that the next step is near.
        if let Some(Item::More(inner)) =
            c.items.iter().find(|i| matches!(i, Item::More(x) if out.path.get(path.len()) == Some(&x.id)))
        {
            items.retain(|i| matches!(i, Item::More(x) if x.id == inner.id));
        } else if c.items.len() > MANY {
            kit::expect_typing(ui.ctx());
            kit::typing(ui, &words.say("find-among", &[]), &mut out.find, "", ui.available_width().min(260.0));
            let want = out.find.to_lowercase();
            items.retain(|i| want.split_whitespace().all(|w| i.label().to_lowercase().contains(w)));
            if items.is_empty() {
                kit::muted(ui, &words.say("find-none", &[("typed", (&out.find).into())]));
            }
        }
        let columns = ((ui.available_width() / 190.0) as usize).clamp(1, 4);
        let asked = grid(ui, words, &Path { names: path, about: "" }, &items, columns, out);
        if asked.is_some() {
            out.fold_in();
        }
        asked.or(reasons_ui(ui, &items, Named::WhereNeeded))
    })
}

/// Whether reasons name what they stand in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Not when nothing can be done, for one reason.
    WhereNeeded,
    /// Always.
    Always,
}

/// Why some of it cannot be done now: each reason once, with what it stands in the way of, and the walk that would help.
pub fn reasons_ui(ui: &mut Ui, items: &[&Item], named: Named) -> Option<Act> {
    let mut asked = None;
    let mut seen: Vec<(&str, Option<&Walk>, Vec<&str>)> = Vec::new();
    for i in items {
        let Some((why, walk)) = i.hindrance() else { continue };
        match seen.iter_mut().find(|(w, ..)| *w == why) {
            Some((_, _, labels)) if labels.contains(&i.label()) => {}
            Some((_, _, labels)) => labels.push(i.label()),
            None => seen.push((why, walk, vec![i.label()])),
        }
    }
    for (why, walk, labels) in &seen {
        let all = named == Named::WhereNeeded && seen.len() == 1 && items.iter().all(|i| i.hindrance().is_some());
        kit::muted(ui, &if all { (*why).to_owned() } else { format!("{}: {why}", labels.join(", ")) });
        if let Some(w) = walk
            && kit::named(ui, ("walk", &w.label), |ui| Press::new(&w.label).icon(w.icon()).show(ui)).clicked()
        {
            asked = Some(w.act.clone());
        }
    }
    asked
}

#[cfg(test)]
mod tests;
