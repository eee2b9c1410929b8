//! The design system in one place: colours, type, spacing, the states of controls. Nothing else in the program names a colour.

mod fonts;
mod palette;
mod stationery;

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2};

pub use fonts::fonts;
pub use palette::{Look, Palette};
pub use stationery::Stationery;

/// Radius of controls.
pub const RADIUS: u8 = 8;
/// Radius of cards.
pub const CARD_RADIUS: u8 = 12;
/// The smallest side of anything that can be pressed, in points.
pub const TARGET: f32 = 28.0;
/// The unit of spacing, in points.
pub const STEP: f32 = 4.0;

/// The semibold face.
#[must_use]
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The bold face.
#[must_use]
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The style of page titles.
#[must_use]
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// The style of words that stand out in running text.
#[must_use]
pub fn strong() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// The style of the clock and other large figures.
#[must_use]
pub fn figures() -> TextStyle {
    TextStyle::Name("figures".into())
}

/// Every style with its size in points, at 100 %.
#[must_use]
pub fn sizes() -> [(TextStyle, FontId); 7] {
    [
        (TextStyle::Body, FontId::new(14.5, FontFamily::Proportional)),
        (TextStyle::Small, FontId::new(12.5, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(14.5, semibold())),
        (TextStyle::Heading, FontId::new(18.0, bold())),
        (title(), FontId::new(34.0, bold())),
        (strong(), FontId::new(14.5, semibold())),
        (figures(), FontId::new(21.0, bold())),
    ]
}

/// Whether things move on the screen by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Motion {
    /// Figures walk, panels fade.
    #[default]
    Full,
    /// Everything is where it will be at once.
    Still,
}

fn key() -> egui::Id {
    egui::Id::new("records-day palette")
}

/// The colours in use.
#[must_use]
pub fn palette(ctx: &egui::Context) -> Palette {
    ctx.data(|d| d.get_temp(key())).unwrap_or_else(|| Palette::of(Look::Light))
}

/// Puts a look in place: colours, type, spacing. Cheap when nothing has changed.
pub fn apply(ctx: &egui::Context, look: Look, motion: Motion) {
    let p = Palette::of(look);
    if ctx.data(|d| d.get_temp::<Palette>(key())) == Some(p) {
        return;
    }
    ctx.data_mut(|d| d.insert_temp(key(), p));
    let theme = if look == Look::Light { egui::Theme::Light } else { egui::Theme::Dark };
    ctx.set_theme(theme);
    ctx.all_styles_mut(|s| {
        s.text_styles = sizes().into_iter().chain([(TextStyle::Monospace, FontId::new(14.5, FontFamily::Monospace))]).collect();
        s.animation_time = if motion == Motion::Still { 0.0 } else { 0.12 };
        s.spacing.item_spacing = Vec2::new(2.0 * STEP, 2.0 * STEP);
        s.spacing.button_padding = Vec2::new(3.0 * STEP, 6.0);
        s.spacing.interact_size = Vec2::new(TARGET, TARGET);
        s.spacing.menu_margin = Margin::same(8);
        s.spacing.icon_width = 20.0;
        s.spacing.icon_width_inner = 12.0;
        s.spacing.scroll = egui::style::ScrollStyle::solid();
        s.interaction.selectable_labels = false;
        s.interaction.tooltip_delay = 0.35;
        let v = &mut s.visuals;
        *v = if look == Look::Light { egui::Visuals::light() } else { egui::Visuals::dark() };
        v.override_text_color = None;
        v.weak_text_color = Some(p.muted);
        v.hyperlink_color = p.act_text;
        v.faint_bg_color = p.pale;
        v.extreme_bg_color = p.field;
        v.text_edit_bg_color = Some(p.field);
        v.warn_fg_color = p.care_text;
        v.error_fg_color = p.stop_text;
        v.panel_fill = p.paper;
        v.window_fill = p.card;
        v.window_stroke = Stroke::new(1.0, p.line);
        v.window_corner_radius = CornerRadius::same(CARD_RADIUS);
        v.menu_corner_radius = CornerRadius::same(RADIUS);
        v.window_shadow = shadow(24);
        v.popup_shadow = shadow(12);
        v.selection.bg_fill = p.act_pale;
        v.selection.stroke = Stroke::new(1.5, p.act_text);
        v.disabled_alpha = 0.62;
        v.slider_trailing_fill = true;
        let w = &mut v.widgets;
        let state = |fill: Color32, edge: Color32, ink: Color32| egui::style::WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, edge),
            corner_radius: CornerRadius::same(RADIUS),
            fg_stroke: Stroke::new(1.0, ink),
            expansion: 0.0,
        };
        w.noninteractive = state(p.card, p.line, p.ink);
        w.inactive = state(p.card, p.line, p.ink);
        w.hovered = state(p.pale, p.act_text, p.ink);
        w.active = state(p.act_pale, p.act_text, p.ink);
        w.open = state(p.pale, p.act_text, p.ink);
    });
}

fn shadow(blur: u8) -> Shadow {
    Shadow { offset: [0, 4], blur, spread: 0, color: Color32::from_black_alpha(38) }
}

#[cfg(test)]
mod tests;
