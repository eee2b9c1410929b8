//! Where the focus goes when what had it is gone from the screen, as a button does that was pressed with Enter; and scrolling after it.

use egui::{Response, Ui};

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
