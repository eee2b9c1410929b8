//! The two pages and the section tabs.

use egui::{
    Color32, CornerRadius, FontId, Rect, Response, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};
use egui_phosphor::bold as icon;

use super::super::Intent;
use super::super::field::{FieldKind, Ground, field_on};
use super::super::kit::{self, Press, Weight};
use super::super::label::{label_ui, print, print_heading, small_print};
use super::super::offer::offers_ui;
use super::super::spine::pattern;
use super::super::theme::{self, Palette};
use super::{Body, FolderDraft, FolderView, SheetView, Showing, TabView, leaf, turn};
use crate::wording::Words;

/// The cover, and what stands at the front of the open section: the list of its sheets.
pub(super) fn left(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    match &view.cover {
        Some(cover) => {
            asked.extend(label_ui(ui, cover));
            for f in &view.cover_fields {
                asked.extend(field_on(ui, f, Ground::Paper));
            }
        }
        None => {
            print(ui, &words.say("cover-not-read", &[]));
            asked.extend(offers_ui(ui, words, std::slice::from_ref(&view.read_cover), 1).map(Intent::Act));
        }
    }
    rule(ui);
    let open = view.open(draft);
    match open.tab {
        None => print(ui, &words.say("folder-closed", &[])),
        Some(t) => {
            print_heading(ui, &format!("{} {}", t.number, t.name));
            section(ui, words, t, open.index, open.loose, draft, asked);
        }
    }
    if !view.loose.is_empty() {
        rule(ui);
        print_heading(ui, &words.say("folder-loose", &[]));
        for s in &view.loose {
            let shown = draft.showing == Some(Showing::Loose(s.sheet));
            if listed(ui, &s.title, shown) {
                draft.showing = Some(Showing::Loose(s.sheet));
                draft.unfolded.fold_in();
            }
        }
    }
}

fn section(ui: &mut Ui, words: &Words, t: &TabView, index: usize, loose: bool, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    match &t.sheets {
        None => asked.extend(offers_ui(ui, words, std::slice::from_ref(&t.turn), 1).map(Intent::Act)),
        Some(sheets) if sheets.is_empty() => print(ui, &words.say("section-no-sheets", &[])),
        Some(sheets) => {
            for (i, s) in sheets.iter().enumerate() {
                if listed(ui, &format!("{}  {}", i + 1, s.title), !loose && i == index) {
                    draft.showing = Some(Showing::Section(t.section, i));
                    draft.unfolded.fold_in();
                }
            }
        }
    }
}

fn listed(ui: &mut Ui, label: &str, shown: bool) -> bool {
    let weight = if shown { Weight::Chosen } else { Weight::Plain };
    Press::new(label).weight(weight).wide().show(ui).clicked()
}

fn rule(ui: &mut Ui) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, p.stationery.rule));
}

/// The sheet turned to.
pub(super) fn right(ui: &mut Ui, words: &Words, view: &FolderView, draft: &FolderDraft, asked: &mut Vec<Intent>) {
    let open = view.open(draft);
    let Some(s) = open.sheet else {
        let id = match open.tab {
            None => "page-nothing-open",
            Some(t) if t.sheets.is_none() => "page-not-turned",
            Some(_) => "page-empty-section",
        };
        ui.add_space(24.0);
        small_print(ui, &words.say(id, &[]));
        return;
    };
    if open.loose {
        small_print(ui, &words.say("page-loose", &[]));
    }
    sheet(ui, words, s, asked);
}

fn sheet(ui: &mut Ui, words: &Words, s: &SheetView, asked: &mut Vec<Intent>) {
    match &s.label {
        Some(l) => asked.extend(label_ui(ui, l)),
        None => small_print(ui, &words.say("papers-not-read", &[])),
    }
    ui.add_space(4.0);
    print_heading(ui, &s.title);
    for f in &s.fields {
        asked.extend(field_on(ui, f, Ground::Paper));
        if f.kind == FieldKind::Pen {
            flourish(ui);
        }
    }
    body(ui, s.body);
}

/// A stroke of the pen, under initials.
fn flourish(ui: &mut Ui) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    // Below the value, which stands behind its label.
    let x = rect.left() + (rect.width() * 0.38).min(14.0 * TextStyle::Small.resolve(ui.style()).size) + 6.0;
    let at = |dx: f32, dy: f32| pos2(x + dx, rect.center().y + dy);
    for line in [
        [at(0.0, 2.0), at(16.0, -16.0), at(26.0, 18.0), at(44.0, -2.0)],
        [at(44.0, -2.0), at(62.0, -18.0), at(70.0, 14.0), at(104.0, -6.0)],
    ] {
        let pen = Stroke::new(1.6, p.pen);
        ui.painter().add(egui::epaint::CubicBezierShape::from_points_stroke(line, false, Color32::TRANSPARENT, pen));
    }
}

/// The shape of such papers, in grey: nothing of it can be read, since nothing of it is part of the day.
fn body(ui: &mut Ui, kind: Body) {
    let p = theme::palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 150.0), Sense::hover());
    let painter = ui.painter();
    let rule = Stroke::new(1.0, p.stationery.rule);
    let grey = |x: f32, y: f32, w: f32| {
        let bar = Rect::from_min_size(pos2(rect.left() + x, rect.top() + y), vec2(w.min(rect.width() - x), 5.0));
        painter.rect_filled(bar, 2.0, p.stationery.rule);
    };
    let wide = rect.width();
    match kind {
        Body::Letter => {
            for (i, part) in [0.96, 0.9, 0.97, 0.55, 0.0, 0.94, 0.98, 0.88, 0.4].into_iter().enumerate() {
                grey(0.0, 10.0 + 14.0 * i as f32, wide * part);
            }
        }
        Body::Result => {
            for i in 0..5 {
                let y = 14.0 + 26.0 * i as f32;
                grey(0.0, y, wide * if i % 2 == 0 { 0.34 } else { 0.26 });
                grey(wide * 0.5, y, wide * 0.14);
                grey(wide * 0.76, y, wide * 0.18);
                painter.hline(rect.x_range(), rect.top() + y + 15.0, rule);
            }
        }
        Body::Chart | Body::Trace => {
            let step = if kind == Body::Trace { 10.0 } else { 24.0 };
            let rows = (130.0 / step) as usize;
            for i in 0..=rows {
                painter.hline(rect.x_range(), rect.top() + 10.0 + step * i as f32, rule);
            }
            for i in 0..=(wide / step) as usize {
                let down = rect.top() + 10.0..=rect.top() + 10.0 + step * rows as f32;
                painter.vline(rect.left() + step * i as f32, down, rule);
            }
        }
        Body::Form => {
            for i in 0..3 {
                for j in 0..2 {
                    let at = pos2(rect.left() + wide * 0.5 * j as f32, rect.top() + 10.0 + 44.0 * i as f32);
                    let field = Rect::from_min_size(at, vec2(wide * 0.46, 34.0));
                    painter.rect_stroke(field, 3.0, rule, StrokeKind::Inside);
                    grey(wide * 0.5 * j as f32 + 6.0, 16.0 + 44.0 * i as f32, wide * 0.16);
                }
            }
        }
        Body::Notes => {
            for i in 0..6 {
                painter.hline(rect.x_range(), rect.top() + 22.0 + 21.0 * i as f32, rule);
            }
            grey(0.0, 10.0, wide * 0.7);
            grey(0.0, 31.0, wide * 0.82);
            grey(0.0, 52.0, wide * 0.44);
        }
    }
}

/// Previous, which of how many, Next.
pub(super) fn leafing(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft) {
    let open = view.open(draft);
    if open.sheets.is_empty() || open.loose {
        return;
    }
    let (n, of) = (open.index + 1, open.sheets.len());
    let said = words.say("leaf-count", &[("n", count(n).into()), ("of", count(of).into())]);
    let (first, last) = (words.say("leaf-first", &[]), words.say("leaf-last", &[]));
    let mut by = 0;
    small_print(ui, &said);
    ui.horizontal_wrapped(|ui| {
        let back = words.say("leaf-back", &[]);
        let back = Press::new(&back).icon(icon::CARET_LEFT).key("PageUp").unless((n == 1).then_some(first.as_str()));
        by -= i32::from(back.show(ui).clicked());
        let on = words.say("leaf-on", &[]);
        let on = Press::new(&on).icon(icon::CARET_RIGHT).key("PageDown").unless((n == of).then_some(last.as_str()));
        by += i32::from(on.show(ui).clicked());
    });
    if by != 0 {
        leaf(view, draft, by);
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Tabs down the right edge, all in view.
pub(super) fn tabs(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    let gap = 3.0;
    ui.spacing_mut().item_spacing.y = gap;
    let each = (ui.available_height() / view.tabs.len().max(1) as f32 - gap).clamp(30.0, 62.0);
    for t in &view.tabs {
        let size = vec2(ui.available_width(), each);
        tab(ui, words, view, t, size, draft, asked);
    }
}

/// Tabs in rows, where there is no room for an edge.
pub(super) fn tabs_in_rows(ui: &mut Ui, words: &Words, view: &FolderView, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for t in &view.tabs {
            tab(ui, words, view, t, vec2(146.0, 44.0), draft, asked);
        }
    });
}

fn tab(ui: &mut Ui, words: &Words, view: &FolderView, t: &TabView, size: Vec2, draft: &mut FolderDraft, asked: &mut Vec<Intent>) {
    let open = view.open(draft).tab.is_some_and(|o| o.section == t.section);
    let (rect, r) = ui.allocate_exact_size(size, Sense::click());
    kit::called(&r, ("tab", t.number));
    let n = count(t.sheets.as_ref().map_or(0, Vec::len));
    let state = match &t.sheets {
        None => words.say("tab-closed", &[]),
        Some(_) => words.say("tab-sheets", &[("n", n.into())]),
    };
    let spoken = format!("{} {}, {state}", t.number, t.name);
    let can = t.sheets.is_some() || t.turn.why_not.is_none();
    r.widget_info(|| WidgetInfo::selected(WidgetType::Button, can, open, &spoken));
    if let Some(why) = &t.turn.why_not {
        ui.ctx().accesskit_node_builder(r.id, |n| n.set_description(why.as_str()));
    }
    if ui.is_rect_visible(rect) {
        draw_tab(ui, rect, t, open, &r);
    }
    if r.clicked() {
        turn(t, draft, asked);
    }
}

/// A tab: the section's colour and pattern with its number on a plate, its name on paper. An open one reaches further out.
fn draw_tab(ui: &Ui, rect: Rect, t: &TabView, open: bool, r: &Response) {
    let p: Palette = theme::palette(ui.ctx());
    let painter = ui.painter();
    let out = if open { rect } else { Rect::from_min_max(rect.min, rect.max - vec2(8.0, 0.0)) };
    let corners = CornerRadius { nw: 0, sw: 0, ne: 7, se: 7 };
    painter.rect_filled(out, corners, if t.sheets.is_some() { p.sheet } else { p.stationery.buff });
    let strip = Rect::from_min_max(out.min, pos2(out.left() + 28.0, out.bottom()));
    pattern(painter, strip, t.number % 10, &p);
    let plate = Rect::from_center_size(strip.center(), vec2(24.0, 22.0));
    painter.rect_filled(plate, CornerRadius::same(5), p.sheet);
    let number = FontId::new(15.0, theme::bold());
    painter.text(plate.center(), egui::Align2::CENTER_CENTER, t.number.to_string(), number, p.print);
    let face = if open { theme::bold() } else { theme::semibold() };
    let font = FontId::new(TextStyle::Small.resolve(ui.style()).size - 0.5, face);
    let name = painter.layout(t.name.clone(), font, p.print, out.right() - strip.right() - 8.0);
    painter.galley(pos2(strip.right() + 5.0, out.center().y - name.size().y / 2.0), name, p.print);
    let edge = if open { Stroke::new(2.5, p.print) } else { Stroke::new(1.0, p.stationery.fold) };
    painter.rect_stroke(out, corners, edge, StrokeKind::Inside);
    if r.hovered() && !open {
        painter.rect_stroke(out, corners, Stroke::new(2.0, p.pen), StrokeKind::Inside);
    }
}
