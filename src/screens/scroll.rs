//! Parts of a page that scroll, and small windows in which everything flows in one column. What is cut at their edges can be scrolled to,
//! which the test of layouts is told.

use egui::Ui;

use super::focus::follow_focus;

fn scrolls() -> egui::Id {
    egui::Id::new("records-day scrolled")
}

fn flow() -> egui::Id {
    egui::Id::new("records-day flows")
}

/// In a small window everything flows in one column that scrolls as a whole: parts within it no longer scroll by themselves.
pub fn flowing<R>(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    scroll(ui, id, |ui| in_flow(ui, add))
}

/// What is drawn within flows with what is around it.
pub fn in_flow<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let before = flows(ui.ctx());
    ui.ctx().data_mut(|d| d.insert_temp(flow(), true));
    let inner = add(ui);
    ui.ctx().data_mut(|d| d.insert_temp(flow(), before));
    inner
}

/// Whether everything flows in one column.
#[must_use]
pub fn flows(ctx: &egui::Context) -> bool {
    ctx.data(|d| d.get_temp::<bool>(flow())) == Some(true)
}

/// A part that scrolls up and down. What is cut at its edges can be scrolled to, which the test of layouts is told.
pub fn scroll<R>(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    up_and_down(ui, id, egui::ScrollArea::vertical().auto_shrink([false, false]), add)
}

/// A part that scrolls when it would be higher than this.
pub fn scroll_within<R>(ui: &mut Ui, id: &str, most: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let area = egui::ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
    up_and_down(ui, id, area, add)
}

fn up_and_down<R>(ui: &mut Ui, id: &str, area: egui::ScrollArea, add: impl FnOnce(&mut Ui) -> R) -> R {
    if flows(ui.ctx()) {
        return add(ui);
    }
    let out = area.id_salt(id).show(ui, |ui| {
        let inner = add(ui);
        follow_focus(ui, id);
        inner
    });
    let rect = out.inner_rect;
    ui.ctx().data_mut(|d| d.get_temp_mut_or_default::<Vec<egui::Rect>>(scrolls()).push(rect));
    out.inner
}

/// A row of things that scrolls to the side. What is cut at its end can be scrolled to, which the test of layouts is told.
pub fn scroll_across<R>(ui: &mut Ui, id: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let out = egui::ScrollArea::horizontal().id_salt(id).auto_shrink([false, true]).show(ui, |ui| ui.horizontal_top(add).inner);
    let rect = out.inner_rect;
    ui.ctx().data_mut(|d| d.get_temp_mut_or_default::<Vec<egui::Rect>>(across()).push(rect));
    out.inner
}

fn across() -> egui::Id {
    egui::Id::new("records-day scrolled across")
}

/// Takes the rows that scroll to the side, drawn since this was last called.
#[must_use]
pub fn take_scrolled_across(ctx: &egui::Context) -> Vec<egui::Rect> {
    ctx.data_mut(|d| std::mem::take(d.get_temp_mut_or_default::<Vec<egui::Rect>>(across())))
}

/// Takes the parts that scroll, drawn since this was last called.
#[must_use]
pub fn take_scrolled(ctx: &egui::Context) -> Vec<egui::Rect> {
    ctx.data_mut(|d| std::mem::take(d.get_temp_mut_or_default::<Vec<egui::Rect>>(scrolls())))
}
