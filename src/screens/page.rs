//! The frame of the pages around the day: a dark bar with the way back, paper ground, one column that scrolls, and rows of
//! buttons that go on in a next row instead of being squeezed.

use egui::{Align, Frame, Key, Layout, Margin, Rect, Response, RichText, TextStyle, Ui, UiBuilder, Vec2};
use egui_phosphor::bold as icon;

use super::intent::Intent;
use super::kit::{self, Press, Tone, Weight};
use super::theme::{self, STEP};
use crate::wording::Words;

/// The least that pages are laid out for, in points. With less, [`too_small`] says so in their place.
pub const LEAST: Vec2 = Vec2::new(400.0, 300.0);
/// From this width on there is room for two columns.
pub const WIDE: f32 = 860.0;
/// The width of pages of cards.
pub const BROAD: f32 = 1160.0;
/// The width of pages that are read.
pub const READING: f32 = 760.0;

/// Gives the focus to the first sensible control, once, when a page opens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FirstFocus {
    given: bool,
}

impl FirstFocus {
    /// The control to begin at. One below the fold is left alone: a page opens at its beginning, and the focus must be seen.
    pub fn at(&mut self, control: &Response) {
        if self.given {
            return;
        }
        self.given = true;
        if control.interact_rect.height() > control.rect.height() - 1.0 {
            control.request_focus();
            kit::stay(&control.ctx, control.id);
        }
    }
}

/// What stands on the bar.
#[derive(Debug, Clone, Default)]
pub struct Bar<'a> {
    /// The page's title.
    pub title: &'a str,
    /// Second words: which day, whose.
    pub beside: &'a str,
    /// Where Escape leads.
    pub back: Option<Intent>,
}

/// A whole page: the bar, then what `body` draws in a column of at most `width`.
pub fn page(
    ui: &mut Ui,
    words: &Words,
    bar: &Bar<'_>,
    width: f32,
    out: &mut Vec<Intent>,
    body: impl FnOnce(&mut Ui, &mut Vec<Intent>),
) {
    let p = theme::palette(ui.ctx());
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.paper);
    let spacing = ui.spacing().item_spacing;
    ui.spacing_mut().item_spacing.y = 0.0;
    self::bar(ui, words, bar, out);
    kit::scroll(ui, bar.title, |ui| {
        ui.spacing_mut().item_spacing = spacing;
        let all = ui.available_rect_before_wrap();
        let margin = if all.width() < WIDE { 4.0 * STEP } else { 6.0 * STEP };
        let width = width.min(all.width() - 2.0 * margin);
        let min = egui::pos2(all.left() + ((all.width() - width) / 2.0).round(), all.top() + margin);
        let column = UiBuilder::new().max_rect(Rect::from_min_size(min, Vec2::new(width, all.height())));
        ui.scope_builder(column.layout(Layout::top_down(Align::Min)), |ui| {
            ui.set_width(width);
            body(ui, out);
            ui.add_space(margin);
        });
    });
}

/// How far down something begins that stands in the middle of its page.
#[derive(Clone, Copy, Default)]
struct Middle {
    pass: u64,
    room: Vec2,
    above: f32,
}

/// Less than a page: it stands a little above the middle of what is left, as when it was opened. What is folded out later grows
/// downwards, so that nothing moves under the pointer.
pub fn in_the_middle(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let id = ui.id().with("in the middle");
    let (pass, room) = (ui.ctx().cumulative_pass_nr(), ui.available_size());
    let before = ui.data(|d| d.get_temp::<Middle>(id)).filter(|m| m.pass + 1 >= pass && (m.room - room).length() < 1.0);
    ui.add_space(before.map_or(0.0, |m| m.above));
    let height = ui.scope(add).response.rect.height();
    let above = before.map_or(((room.y - height - 6.0 * STEP) * 0.4).max(0.0).round(), |m| m.above);
    ui.data_mut(|d| d.insert_temp(id, Middle { pass, room, above }));
    if before.is_none() && above > 0.0 {
        ui.ctx().request_discard("how high the page is has become known");
    }
}

/// Where the window is too small for any page: says so, and what to do. Whether it is.
pub fn too_small(ui: &mut Ui, words: &Words) -> bool {
    let room = ui.ctx().content_rect().size();
    if room.x >= LEAST.x && room.y >= LEAST.y {
        return false;
    }
    let p = theme::palette(ui.ctx());
    ui.painter().rect_filled(ui.max_rect(), 0.0, p.paper);
    Frame::new().inner_margin(Margin::same(10)).show(ui, |ui| {
        kit::scroll(ui, "too small", |ui| {
            kit::text(ui, &words.say("page-too-small", &[]));
        });
    });
    true
}

fn typing_before() -> egui::Id {
    egui::Id::new("records-day typing before")
}

/// The dark bar on top of a page. Where somebody was typing until now, Escape leaves the line, not the page.
pub fn bar(ui: &mut Ui, words: &Words, bar: &Bar<'_>, out: &mut Vec<Intent>) {
    let p = theme::palette(ui.ctx());
    let typing = ui.text_edit_focused();
    let typed = ui.data_mut(|d| std::mem::replace(d.get_temp_mut_or_default::<bool>(typing_before()), typing));
    let narrow = ui.available_width() < WIDE;
    let side = if narrow { 14 } else { 22 };
    Frame::new().fill(p.bar).inner_margin(Margin::symmetric(side, 6)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0 * STEP;
            if let Some(back) = &bar.back {
                let press =
                    Press::new(&words.say("page-back", &[])).icon(icon::ARROW_LEFT).key("Esc").weight(Weight::Bar).show(ui);
                if press.clicked() || (!typed && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape))) {
                    out.push(back.clone());
                }
            } else {
                ui.add_space(STEP);
            }
            let title = RichText::new(bar.title).text_style(theme::figures()).color(p.on_bar);
            let r = ui.add(egui::Label::new(title).wrap());
            kit::as_heading(&r, bar.title);
            if !narrow && !bar.beside.is_empty() {
                ui.add(egui::Label::new(RichText::new(bar.beside).color(p.on_bar)).wrap());
            }
        });
        if narrow && !bar.beside.is_empty() {
            ui.add_space(2.0);
            let beside = RichText::new(bar.beside).text_style(TextStyle::Small).color(p.on_bar);
            ui.add(egui::Label::new(beside).wrap());
        }
    });
}

/// Two columns where there is room, the first `left` wide; else one below the other. `add` draws part 0 and part 1.
pub fn parts(ui: &mut Ui, left: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let all = ui.available_width();
    let gap = 4.0 * STEP;
    if all < WIDE - 8.0 * STEP {
        add(ui, 0);
        ui.add_space(STEP);
        add(ui, 1);
        return;
    }
    let spacing = ui.spacing().item_spacing;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for (part, width) in [left, all - left - gap].into_iter().enumerate() {
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing = spacing;
                ui.set_width(width);
                add(ui, part);
            });
        }
    });
}

/// Things of these widths side by side, going on in a next row where the room ends. `add` draws each by its number.
pub fn flow(ui: &mut Ui, widths: &[f32], mut add: impl FnMut(&mut Ui, usize)) {
    let all = ui.available_width();
    let gap = ui.spacing().item_spacing.x;
    let mut from = 0;
    while from < widths.len() {
        let mut used = 0.0;
        let mut to = from;
        while let Some(width) = widths.get(to) {
            if to > from && used + width > all {
                break;
            }
            used += width + gap;
            to += 1;
        }
        ui.horizontal(|ui| (from..to).for_each(|i| add(ui, i)));
        from = to;
    }
}

/// How wide words are in a style.
#[must_use]
pub fn wide(ui: &Ui, words: &str, style: &TextStyle) -> f32 {
    let font = style.resolve(ui.style());
    ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::WHITE).size().x
}

/// Buttons side by side. Gives their responses, in order.
pub fn presses(ui: &mut Ui, presses: Vec<Press<'_>>) -> Vec<Response> {
    let widths: Vec<f32> = presses
        .iter()
        .map(|b| {
            let icon = if b.icon.is_empty() { 0.0 } else { 30.0 };
            let key = if b.key.is_empty() { 0.0 } else { wide(ui, b.key, &TextStyle::Small) + 14.0 };
            wide(ui, b.label, &TextStyle::Button) + icon + key + 28.0
        })
        .collect();
    let mut rest = presses.into_iter();
    let mut out = Vec::new();
    flow(ui, &widths, |ui, _| out.extend(rest.next().map(|b| b.show(ui))));
    out
}

/// One of several, as buttons side by side; the one chosen shows it by an icon as well. Gives the one pressed.
pub fn choice(ui: &mut Ui, labels: &[String], chosen: Option<usize>) -> (Option<usize>, Vec<Response>) {
    let all = labels.iter().enumerate().map(|(i, label)| {
        if chosen == Some(i) { Press::new(label).weight(Weight::Chosen).icon(icon::CHECK) } else { Press::new(label) }
    });
    let responses = presses(ui, all.collect());
    (responses.iter().position(Response::clicked), responses)
}

/// Chips side by side.
pub fn chips(ui: &mut Ui, chips: &[(Tone, String)]) {
    let widths: Vec<f32> = chips.iter().map(|(_, words)| wide(ui, words, &TextStyle::Small) * 1.05 + 20.0).collect();
    flow(ui, &widths, |ui, i| {
        if let Some((tone, words)) = chips.get(i) {
            kit::chip(ui, *tone, words);
        }
    });
}

/// A chip with the icon of its tone, of which the words are read out.
pub fn signed_chip(ui: &mut Ui, tone: Tone, words: &str) {
    let r = kit::chip(ui, tone, &format!("{} {words}", tone.icon()));
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words));
}

/// A page's lead: a few lines before the first card, not wider than reads well.
pub fn lead(ui: &mut Ui, words: &str) {
    let width = ui.available_width().min(READING);
    ui.scope(|ui| {
        ui.set_max_width(width);
        kit::text(ui, words);
    });
    ui.add_space(STEP);
}

/// Whether Enter was pressed while nothing has the focus: then it means the page's main button.
#[must_use]
pub fn enter(ui: &Ui) -> bool {
    ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(Key::Enter))
}

/// Whether Enter ended a line of typing.
#[must_use]
pub fn entered(ui: &Ui, line: &Response) -> bool {
    line.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

/// Two halves side by side where there is room within a card; else one below the other.
pub fn halves(ui: &mut Ui, mut add: impl FnMut(&mut Ui, usize)) {
    let all = ui.available_width();
    if all < 560.0 {
        add(ui, 0);
        add(ui, 1);
        return;
    }
    let spacing = ui.spacing().item_spacing;
    let half = ((all - spacing.x) / 2.0).floor();
    ui.horizontal_top(|ui| {
        for part in 0..2 {
            ui.allocate_ui_with_layout(Vec2::new(half, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(half);
                add(ui, part);
            });
        }
    });
}

/// A table whose cells go on in a next line. Where there is little room each row stands by itself, its heads before its cells.
pub fn table(ui: &mut Ui, heads: &[String], rows: &[Vec<String>], shares: &[f32]) {
    let p = theme::palette(ui.ctx());
    let all = ui.available_width();
    if all < 560.0 {
        for row in rows {
            kit::quiet(ui, p.pale, |ui| {
                for (i, (head, cell)) in heads.iter().zip(row).enumerate() {
                    if i == 0 {
                        kit::strong(ui, cell);
                    } else {
                        kit::text(ui, &format!("{head}: {cell}"));
                    }
                }
            });
        }
        return;
    }
    let gap = 3.0 * STEP;
    let sum: f32 = shares.iter().sum();
    let room = all - gap * (shares.len().saturating_sub(1)) as f32;
    let widths: Vec<f32> = shares.iter().map(|s| (room * s / sum.max(0.1)).floor()).collect();
    let line = |ui: &mut Ui, cells: &[String], head: bool| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (cell, width) in cells.iter().zip(&widths) {
                ui.allocate_ui_with_layout(Vec2::new(*width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(*width);
                    let _ = if head { kit::subheading(ui, cell) } else { kit::text(ui, cell) };
                });
            }
        });
    };
    line(ui, heads, true);
    for row in rows {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(all, 1.0), egui::Sense::hover());
        ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, p.line));
        line(ui, row, false);
    }
}
