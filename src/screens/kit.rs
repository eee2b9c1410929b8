//! Controls that all screens share: cards, buttons with their keys, chips, fields that can be compared. One look for each state.

use egui::{Align, Button, Color32, CornerRadius, Frame, Layout, Margin, Response, RichText, Sense, Stroke, TextStyle, Ui, Vec2};

pub(super) use super::focus::over_the_page;
use super::focus::take_home;
pub use super::focus::{called, find_focus_again, home_begins, home_ends, home_otherwise, keep_focus, stay};
pub use super::scroll::{flowing, flows, in_flow, scroll, scroll_across, scroll_within, take_scrolled, take_scrolled_across};
use super::theme::{self, CARD_RADIUS, Palette, RADIUS, STEP, TARGET};

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The one thing most people do here.
    Main,
    /// Anything else.
    #[default]
    Plain,
    /// On the dark bar.
    Bar,
    /// Chosen among others.
    Chosen,
}

/// A button: what it says, its key, whether it can be pressed and if not, why.
#[derive(Debug, Clone, Default)]
pub struct Press<'a> {
    /// The words.
    pub label: &'a str,
    /// An icon before them, from `egui_phosphor::bold`.
    pub icon: &'a str,
    /// The key that does the same, shown at the end.
    pub key: &'a str,
    /// Why it cannot be pressed; nothing when it can.
    pub why_not: Option<&'a str>,
    /// What it is for.
    pub weight: Weight,
    /// Whether it takes the whole width.
    pub wide: bool,
    /// Whether it is the one big button of a page.
    pub tall: bool,
    /// The key that does the same, only spoken and shown on pointing.
    pub quiet_key: &'a str,
    /// What a screen reader says in place of the words; empty for the words.
    pub spoken: &'a str,
    /// At least so high, to be level with its neighbours.
    pub least: f32,
}

impl<'a> Press<'a> {
    /// A plain button.
    #[must_use]
    pub fn new(label: &'a str) -> Press<'a> {
        Press { label, ..Press::default() }
    }

    /// The main button.
    #[must_use]
    pub fn main(label: &'a str) -> Press<'a> {
        Press { label, weight: Weight::Main, ..Press::default() }
    }

    /// With an icon.
    #[must_use]
    pub fn icon(mut self, icon: &'a str) -> Press<'a> {
        self.icon = icon;
        self
    }

    /// With its key.
    #[must_use]
    pub fn key(mut self, key: &'a str) -> Press<'a> {
        self.key = key;
        self
    }

    /// Not to be pressed, for this reason.
    #[must_use]
    pub fn unless(mut self, why_not: Option<&'a str>) -> Press<'a> {
        self.why_not = why_not;
        self
    }

    /// Of this weight.
    #[must_use]
    pub fn weight(mut self, weight: Weight) -> Press<'a> {
        self.weight = weight;
        self
    }

    /// As wide as there is room.
    #[must_use]
    pub fn wide(mut self) -> Press<'a> {
        self.wide = true;
        self
    }

    /// With its key spoken, and shown on pointing.
    #[must_use]
    pub fn quiet_key(mut self, key: &'a str) -> Press<'a> {
        self.quiet_key = key;
        self
    }

    /// With other words for a screen reader, who does not see what stands beside it.
    #[must_use]
    pub fn spoken(mut self, words: &'a str) -> Press<'a> {
        self.spoken = words;
        self
    }

    /// At least so high.
    #[must_use]
    pub fn least(mut self, height: f32) -> Press<'a> {
        self.least = height;
        self
    }

    /// The one big button of a page.
    #[must_use]
    pub fn tall(mut self) -> Press<'a> {
        self.tall = true;
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let p = theme::palette(ui.ctx());
        let (fill, ink, edge) = match self.weight {
            Weight::Main => (p.act, p.on_act, p.act),
            Weight::Plain => (p.card, p.ink, p.line),
            Weight::Bar => (p.bar_chip, p.on_bar, p.bar_chip),
            Weight::Chosen => (p.act_pale, p.ink, p.act_text),
        };
        let (fill, ink, edge) = match (self.why_not.is_some(), self.weight) {
            (true, Weight::Main | Weight::Chosen) => (p.pale, p.muted, p.line),
            _ => (fill, ink, edge),
        };
        let words = if self.icon.is_empty() { self.label.to_owned() } else { format!("{}  {}", self.icon, self.label) };
        let words = RichText::new(words).color(ink).text_style(TextStyle::Button);
        let width = if self.wide { ui.available_width() } else { 0.0 };
        let mut b = Button::new(words).fill(fill).stroke(Stroke::new(1.0, edge)).corner_radius(CornerRadius::same(RADIUS));
        let height = if self.tall { TARGET + 22.0 } else { TARGET + 4.0 }.max(self.least);
        b = b.min_size(Vec2::new(width, height)).wrap();
        if !self.key.is_empty() {
            b = b.shortcut_text(RichText::new(self.key).color(ink).text_style(TextStyle::Small));
        }
        let r = ui.add_enabled(self.why_not.is_none(), b);
        let said = if self.spoken.is_empty() { self.label } else { self.spoken };
        let key = if self.key.is_empty() { self.quiet_key } else { self.key };
        let label = if key.is_empty() { said.to_owned() } else { format!("{said} ({key})") };
        let enabled = self.why_not.is_none();
        let chosen = self.weight == Weight::Chosen;
        r.widget_info(|| match chosen {
            true => egui::WidgetInfo::selected(egui::WidgetType::Button, enabled, true, &label),
            false => egui::WidgetInfo::labeled(egui::WidgetType::Button, enabled, &label),
        });
        if enabled {
            take_home(ui, &r);
        }
        called(&r, said);
        match self.why_not {
            Some(why) => {
                // A screen reader is told why, and offered nothing that would come to nothing.
                ui.ctx().accesskit_node_builder(r.id, |n| {
                    n.remove_action(egui::accesskit::Action::Click);
                    n.remove_action(egui::accesskit::Action::Focus);
                    n.set_description(why);
                });
                r.on_disabled_hover_text(why)
            }
            None if self.key.is_empty() && !self.quiet_key.is_empty() => r.on_hover_text(self.quiet_key),
            None => r,
        }
    }
}

/// A part of a page whose controls keep their identity by its name, wherever it comes to stand: a press that a screen reader sends to
/// what it read a moment ago reaches the same thing. The name is to be one of a kind among its neighbours.
pub fn named<R>(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.id().with(("named", egui::Id::new(name)));
    ui.scope_builder(egui::UiBuilder::new().id(id), add).inner
}

/// Controls that are all to be as high as the highest of them. `add` is given the height that is needed, and gives the height that came
/// about; `name` tells what they are, so that others are measured anew.
pub fn level(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, add: impl FnOnce(&mut Ui, f32) -> f32) {
    let id = ui.id().with(("level", egui::Id::new(name), ui.available_width() as i32));
    let least = ui.data(|d| d.get_temp::<f32>(id)).unwrap_or(0.0);
    let came = add(ui, least);
    if came > least + 0.5 {
        ui.data_mut(|d| d.insert_temp(id, came));
        ui.ctx().request_discard("controls beside each other become equally high");
    }
}

/// A card: white ground, hairline, round corners.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let p = theme::palette(ui.ctx());
    Frame::new()
        .fill(p.card)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(Margin::same(14))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A quiet ground within a card, in the colour given.
pub fn quiet<R>(ui: &mut Ui, fill: Color32, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(RADIUS))
        .inner_margin(Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A heading.
pub fn heading(ui: &mut Ui, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    let r = ui.add(egui::Label::new(RichText::new(words).text_style(TextStyle::Heading).color(p.ink)).wrap());
    as_heading(&r, words);
    r
}

/// Lets a label be read out as a heading: those are named by their label, not by their value as plain words are.
pub fn as_heading(r: &Response, words: &str) {
    r.ctx.accesskit_node_builder(r.id, |n| {
        n.set_role(egui::accesskit::Role::Heading);
        n.set_label(words);
        n.clear_value();
    });
}

/// A heading within a card.
pub fn subheading(ui: &mut Ui, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(RichText::new(words).text_style(theme::strong()).color(p.muted)).wrap())
}

/// Running text.
pub fn text(ui: &mut Ui, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(RichText::new(words).color(p.ink)).wrap())
}

/// Running text that stands out.
pub fn strong(ui: &mut Ui, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(RichText::new(words).text_style(theme::strong()).color(p.ink)).wrap())
}

/// Second words.
pub fn muted(ui: &mut Ui, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    ui.add(egui::Label::new(RichText::new(words).text_style(TextStyle::Small).color(p.muted)).wrap())
}

/// Explains words where they stand: on pointing at them, and to a screen reader.
pub fn means(r: Response, explained: &str) {
    r.ctx.accesskit_node_builder(r.id, |n| n.set_description(explained));
    r.on_hover_text(explained);
}

/// How something stands: a colour that always comes with a word and an icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub enum Tone {
    /// Nothing special.
    Plain,
    /// To be acted on, or chosen.
    Act,
    /// Done, in order, agrees.
    Good,
    /// Soon, late, with care.
    Care,
    /// Urgent, wrong, differs.
    Stop,
}

impl Tone {
    /// Colour for words, quiet ground, and full ground with its words.
    #[must_use]
    pub fn colours(self, p: &Palette) -> (Color32, Color32, Color32, Color32) {
        match self {
            Tone::Plain => (p.ink, p.pale, p.pale, p.ink),
            Tone::Act => (p.act_text, p.act_pale, p.act, p.on_act),
            Tone::Good => (p.good_text, p.good_pale, p.good, p.on_good),
            Tone::Care => (p.care_text, p.care_pale, p.care, p.on_care),
            Tone::Stop => (p.stop_text, p.stop_pale, p.stop, p.on_stop),
        }
    }

    /// The icon that says the same without colour.
    #[must_use]
    pub fn icon(self) -> &'static str {
        use egui_phosphor::bold as i;
        match self {
            Tone::Plain => i::CIRCLE,
            Tone::Act => i::ARROW_RIGHT,
            Tone::Good => i::CHECK_CIRCLE,
            Tone::Care => i::CLOCK,
            Tone::Stop => i::WARNING,
        }
    }
}

/// A small label on its own ground.
pub fn chip(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    let (ink, ground, ..) = tone.colours(&p);
    Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(9, 3))
        .show(ui, |ui| {
            let words = RichText::new(words).text_style(TextStyle::Small).color(ink).family(theme::semibold());
            ui.add(egui::Label::new(words).wrap_mode(egui::TextWrapMode::Extend))
        })
        .inner
}

/// An icon beside words that say the same: drawn, and not read out.
pub fn glyph(ui: &mut Ui, icon: &str, ink: Color32) {
    let size = TextStyle::Body.resolve(ui.style()).size;
    sign(ui, icon, size, ink);
}

fn sign(ui: &mut Ui, icon: &str, size: f32, ink: Color32) {
    let galley = ui.painter().layout_no_wrap(icon.to_owned(), egui::FontId::proportional(size), ink);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, ink);
}

/// A message to the person: tone, icon, words.
pub fn message(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    let p = theme::palette(ui.ctx());
    let (ink, ground, ..) = tone.colours(&p);
    quiet(ui, ground, |ui| {
        ui.horizontal_top(|ui| {
            glyph(ui, tone.icon(), ink);
            ui.add(egui::Label::new(RichText::new(words).color(p.ink)).wrap())
        })
        .inner
    })
}

/// An empty state: what will be here, and what to do.
pub fn empty(ui: &mut Ui, icon: &str, words: &str) {
    let p = theme::palette(ui.ctx());
    ui.add_space(3.0 * STEP);
    ui.vertical_centered(|ui| {
        sign(ui, icon, 30.0, p.muted);
        ui.add(egui::Label::new(RichText::new(words).color(p.muted)).wrap());
    });
    ui.add_space(3.0 * STEP);
}

/// A labelled line of typing. Gives the response of the field.
pub fn typing(ui: &mut Ui, label: &str, text: &mut String, hint: &str, width: f32) -> Response {
    ui.vertical(|ui| {
        let l = muted(ui, label);
        let edit =
            egui::TextEdit::singleline(text).id_salt(label).hint_text(hint).desired_width(width).margin(Margin::symmetric(8, 7));
        let r = ui.add(edit).labelled_by(l.id);
        called(&r, label);
        r
    })
    .inner
}

/// A bar of marks: so much of so much, in words beside it.
pub fn bar(ui: &mut Ui, tone: Tone, part: u32, of: u32, width: f32) {
    let p = theme::palette(ui.ctx());
    let (_, _, full, _) = tone.colours(&p);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 10.0), Sense::hover());
    ui.painter().rect_filled(rect, 5.0, p.pale);
    ui.painter().rect_stroke(rect, 5.0, Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    if of > 0 && part > 0 {
        let share = part.min(of) as f32 / of as f32;
        let filled = egui::Rect::from_min_size(rect.min, Vec2::new((rect.width() * share).max(10.0), rect.height()));
        ui.painter().rect_filled(filled, 5.0, full);
    }
}

/// A row of a label and something at its end, both on one line where there is room.
pub fn ends<R>(ui: &mut Ui, start: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        start(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), end).inner
    })
    .inner
}

/// Draws the ring around what has the focus, above everything, in two colours so that it shows on any ground.
pub fn focus_ring(ctx: &egui::Context) {
    let Some(r) = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id)) else { return };
    let p = theme::palette(ctx);
    let painter = ctx.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::new("focus ring")));
    let rect = r.rect.intersect(r.interact_rect.expand(2.0));
    painter.rect_stroke(rect.expand(3.0), f32::from(RADIUS) + 3.0, Stroke::new(1.5, p.card), egui::StrokeKind::Outside);
    painter.rect_stroke(rect.expand(1.0), f32::from(RADIUS) + 1.0, Stroke::new(2.0, p.act_text), egui::StrokeKind::Outside);
}

fn letters() -> egui::Id {
    egui::Id::new("records-day letters off")
}

/// Says whether single letters are to work as keys.
pub fn set_letters(ctx: &egui::Context, work: bool) {
    ctx.data_mut(|d| d.insert_temp(letters(), !work));
}

/// Whether a letter key does something now: not while somebody types, and not when they are switched off.
#[must_use]
pub fn letters_work(ctx: &egui::Context) -> bool {
    let pass = ctx.cumulative_pass_nr();
    let expected = ctx.data(|d| d.get_temp::<u64>(typing_expected())).is_some_and(|at| at + 2 >= pass);
    !ctx.text_edit_focused() && !expected && ctx.data(|d| d.get_temp::<bool>(letters())) != Some(true)
}

fn typing_expected() -> egui::Id {
    egui::Id::new("records-day typing expected")
}

/// A line to search by is on view: letters are meant for it, also when it has just lost the focus.
pub fn expect_typing(ctx: &egui::Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|d| d.insert_temp(typing_expected(), pass));
}
