//! Where the focus goes when what had it is gone from the screen, as a button does that was pressed with Enter; when what had it stands
//! elsewhere, since the window or its text has another size; and scrolling after it.

use std::collections::BTreeMap;

use egui::{Context, Event, Key, Response, Ui, Vec2};

fn home() -> egui::Id {
    egui::Id::new("records-day home of the focus")
}

/// Where the focus goes when what had it is gone: the first control drawn after [`home_begins`].
#[derive(Clone, Copy, Default)]
struct Home {
    wanted: bool,
    at: Option<(egui::Id, egui::LayerId)>,
    drawn: u64,
    last: Option<egui::Id>,
}

/// From here on, the next control that can be pressed is where a lost focus goes.
pub fn home_begins(ctx: &egui::Context) {
    ctx.data_mut(|d| {
        let h = d.get_temp_mut_or_default::<Home>(home());
        (h.wanted, h.at) = (true, None);
    });
}

/// When nothing drawn so far is a place for a lost focus, the next control is.
pub fn home_otherwise(ctx: &egui::Context) {
    ctx.data_mut(|d| {
        let h = d.get_temp_mut_or_default::<Home>(home());
        h.wanted = h.at.is_none();
    });
}

/// What follows is no place for a lost focus.
pub fn home_ends(ctx: &egui::Context) {
    ctx.data_mut(|d| d.get_temp_mut_or_default::<Home>(home()).wanted = false);
}

pub(super) fn take_home(ui: &Ui, r: &Response) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.ctx().data_mut(|d| {
        let h = d.get_temp_mut_or_default::<Home>(home());
        if h.wanted {
            (h.wanted, h.at, h.drawn) = (false, Some((r.id, r.layer_id)), pass);
        }
    });
}

/// Gives a lost focus a new place: what had it has gone from the screen, as a button does that was pressed with Enter.
pub fn keep_focus(ctx: &egui::Context) {
    let (now, pass) = (ctx.memory(egui::Memory::focused), ctx.cumulative_pass_nr());
    let h = ctx.data_mut(|d| {
        let h = d.get_temp_mut_or_default::<Home>(home());
        let before = *h;
        h.last = now.or(h.last);
        before
    });
    let gone = h.last.is_some_and(|id| ctx.read_response(id).is_none());
    if gone
        && now.is_none_or(|id| ctx.read_response(id).is_none())
        && let Some((at, layer)) = h.at.filter(|_| h.drawn == pass)
        // Under a window that is to be answered first nothing takes the focus, however often it is given.
        && ctx.memory(|m| m.allows_interaction(layer))
    {
        ctx.memory_mut(|m| m.request_focus(at));
        ctx.request_repaint();
    }
}

/// A control by what it is called, and which of those called so: it is the same wherever the page puts it.
type Called = (u64, u32);

/// What has the focus, by what it is called.
#[derive(Clone, Default)]
struct Calls {
    pass: u64,
    /// How many of each name have been drawn in this pass.
    met: BTreeMap<u64, u32>,
    /// What has the focus, or had it when it was last seen.
    at: Option<Called>,
    /// What is to have it, and up to which pass it is looked for.
    wanted: Option<(Called, u64)>,
    /// The room that the page had.
    room: Vec2,
    /// What lies over the page.
    over: Option<Over>,
}

/// What lies over a page.
#[derive(Clone, Copy)]
struct Over {
    name: egui::Id,
    drawn: u64,
    below: Option<Called>,
    /// Whether its first control has had the focus.
    led: bool,
}

/// How many passes a control is looked for that had the focus before.
const LOOKED_FOR: u64 = 8;

fn calls() -> egui::Id {
    egui::Id::new("records-day what has the focus is called")
}

/// A control says what it is called: when that had the focus before the page was laid out anew, it has it again.
pub fn called(r: &Response, name: impl std::hash::Hash + std::fmt::Debug) {
    let (name, has, pass) = (egui::Id::new(name).value(), r.has_focus(), r.ctx.cumulative_pass_nr());
    let again = r.ctx.data_mut(|d| {
        let c = d.get_temp_mut_or_default::<Calls>(calls());
        if c.pass != pass {
            c.pass = pass;
            c.met.clear();
        }
        let nth = c.met.entry(name).or_default();
        let this = (name, *nth);
        *nth += 1;
        if has {
            c.at = Some(this);
        }
        // It is looked for until all has come to rest: a page may find its place in two steps.
        !has && c.wanted.is_some_and(|(w, _)| w == this)
    });
    if again && r.enabled() {
        r.request_focus();
        r.scroll_to_me(None);
    }
}

/// To be called before a page is drawn. When it has other room than before, as in a window of another size or with larger text, what
/// had the focus has it again wherever it comes to stand; and so it is when nothing lies over the page any more.
pub fn find_focus_again(ctx: &Context) {
    let (room, pass, focused) = (ctx.content_rect().size(), ctx.cumulative_pass_nr(), ctx.memory(egui::Memory::focused));
    // Whoever goes elsewhere meanwhile is not called back.
    let leads = |e: &Event| match e {
        Event::Key { key, pressed, .. } => *pressed && matches!(key, Key::Tab | Key::Escape),
        e => matches!(e, Event::PointerButton { .. } | Event::AccessKitActionRequest(_)),
    };
    let elsewhere = ctx.input(|i| i.events.iter().any(leads));
    let looked_for = ctx.data_mut(|d| {
        let c = d.get_temp_mut_or_default::<Calls>(calls());
        if elsewhere {
            c.wanted = None;
        }
        if focused.is_none() && c.wanted.is_none() && c.met.len() > 1 {
            c.at = None;
        }
        if let Some(over) = c.over.filter(|o| o.drawn + 1 < pass) {
            c.over = None;
            c.wanted = over.below.map(|b| (b, pass + LOOKED_FOR));
        }
        if std::mem::replace(&mut c.room, room) != room && c.wanted.is_none() {
            c.wanted = c.at.map(|a| (a, pass + LOOKED_FOR));
        }
        c.wanted = c.wanted.filter(|(_, until)| pass < *until);
        c.wanted.is_some()
    });
    if looked_for {
        ctx.request_repaint();
    }
}

/// Something of this name lies over the page: `first` is the control that has the focus until it is led elsewhere.
pub(super) fn over_the_page(name: &str, first: &Response) {
    let (name, pass, has) = (egui::Id::new(name), first.ctx.cumulative_pass_nr(), first.has_focus());
    let led = first.ctx.data_mut(|d| {
        let c = d.get_temp_mut_or_default::<Calls>(calls());
        let below = c.at;
        let over = match c.over.as_mut() {
            Some(over) if over.name == name => over,
            _ => c.over.insert(Over { name, drawn: pass, below, led: false }),
        };
        over.drawn = pass;
        over.led |= has;
        over.led
    });
    if !led {
        // The page below may ask for the focus as well when it has only just opened.
        first.request_focus();
        first.ctx.request_repaint();
    }
}

fn stays() -> egui::Id {
    egui::Id::new("records-day focus that stays")
}

/// The focus that a page opens with is on view: the page stays at its beginning.
pub fn stay(ctx: &egui::Context, id: egui::Id) {
    ctx.data_mut(|d| d.insert_temp(stays(), id));
}

/// Scrolls to what has just got the focus, so that nobody who goes on with the Tab key is led out of sight.
pub(super) fn follow_focus(ui: &Ui, id: &str) {
    let key = egui::Id::new("records-day focus followed").with(id);
    let focused = ui.memory(egui::Memory::focused);
    if ui.data(|d| d.get_temp::<Option<egui::Id>>(key)) == Some(focused) {
        return;
    }
    // What had the focus on the page before is still known by where it was there; it is nowhere on this one.
    if focused.is_some_and(|id| ui.viewport(|v| v.this_pass.widgets.get(id).is_none())) {
        return;
    }
    ui.data_mut(|d| d.insert_temp(key, focused));
    let Some(r) = focused.and_then(|id| ui.read_response(id)) else { return };
    if ui.data(|d| d.get_temp::<egui::Id>(stays())) == Some(r.id) {
        return;
    }
    ui.data_mut(|d| d.remove::<egui::Id>(stays()));
    if r.layer_id == ui.layer_id() && ui.min_rect().contains(r.rect.center()) {
        ui.scroll_to_rect_animation(r.rect.expand(3.0 * super::theme::STEP), None, egui::style::ScrollAnimation::none());
        ui.request_repaint();
    }
}
