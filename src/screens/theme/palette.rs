//! Colours by what they mean. Three looks with the same names; the contrast of every pair in use is computed in a test.

use egui::Color32;
use serde::{Deserialize, Serialize};

use super::stationery::{self, Stationery};

/// Which set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Look {
    /// Warm paper.
    #[default]
    Light,
    /// For dim rooms.
    Dark,
    /// Black, white and yellow.
    HighContrast,
}

impl Look {
    /// All looks, in the order they are offered.
    pub const ALL: [Look; 3] = [Look::Light, Look::Dark, Look::HighContrast];
}

/// One set of colours. `x_text` is for words and lines on grounds, `x` for grounds with `on_x` as words on them, `x_pale` for quiet
/// grounds that carry `x_text` or `ink`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Words.
    pub ink: Color32,
    /// Second words.
    pub muted: Color32,
    /// The ground of pages.
    pub paper: Color32,
    /// The ground of cards.
    pub card: Color32,
    /// A quiet ground within cards.
    pub pale: Color32,
    /// The ground of what is typed into.
    pub field: Color32,
    /// Hairlines.
    pub line: Color32,
    /// The bar on top.
    pub bar: Color32,
    /// Words on the bar.
    pub on_bar: Color32,
    /// Buttons on the bar.
    pub bar_chip: Color32,
    /// What one can do.
    pub act: Color32,
    /// Words on it.
    pub on_act: Color32,
    /// Links and focus.
    pub act_text: Color32,
    /// Quiet: chosen.
    pub act_pale: Color32,
    /// Done, in order.
    pub good: Color32,
    /// Words on it.
    pub on_good: Color32,
    /// In words.
    pub good_text: Color32,
    /// Quiet.
    pub good_pale: Color32,
    /// Soon, late.
    pub care: Color32,
    /// Words on it.
    pub on_care: Color32,
    /// In words.
    pub care_text: Color32,
    /// Quiet.
    pub care_pale: Color32,
    /// Urgent, wrong.
    pub stop: Color32,
    /// Words on it.
    pub on_stop: Color32,
    /// In words.
    pub stop_text: Color32,
    /// Quiet.
    pub stop_pale: Color32,
    /// Pen on paper.
    pub pen: Color32,
    /// Sheets of paper, which stay paper in every look.
    pub sheet: Color32,
    /// Print on paper.
    pub print: Color32,
    /// Second print on paper.
    pub print_muted: Color32,
    /// Terminal-digit colours, 0 to 9.
    pub spines: [Color32; 10],
    /// Folders and what lies on the desk.
    pub stationery: Stationery,
}

pub(super) const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const SPINES: [Color32; 10] = [
    hex(0xC8463A),
    hex(0xD9812B),
    hex(0xE2B33C),
    hex(0x7FA650),
    hex(0x2F8F83),
    hex(0x3B7DBF),
    hex(0x5B5FA9),
    hex(0x8E5AA0),
    hex(0xB5577E),
    hex(0x7A6A5A),
];

impl Palette {
    /// The colours of a look.
    #[must_use]
    pub fn of(look: Look) -> Palette {
        match look {
            Look::Light => LIGHT,
            Look::Dark => DARK,
            Look::HighContrast => HIGH_CONTRAST,
        }
    }

    /// Pairs of words and ground that are in use, and the contrast each must have: 7 for running text, 4.5 for the rest.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, Color32, Color32, f32)> {
        let p = self;
        let mut all = vec![
            ("ink on paper", p.ink, p.paper, 7.0),
            ("ink on card", p.ink, p.card, 7.0),
            ("ink on pale", p.ink, p.pale, 7.0),
            ("ink on field", p.ink, p.field, 7.0),
            ("ink on chosen", p.ink, p.act_pale, 7.0),
            ("ink on good", p.ink, p.good_pale, 7.0),
            ("ink on care", p.ink, p.care_pale, 7.0),
            ("ink on stop", p.ink, p.stop_pale, 7.0),
            ("muted on paper", p.muted, p.paper, 4.5),
            ("muted on card", p.muted, p.card, 4.5),
            ("muted on pale", p.muted, p.pale, 4.5),
            ("muted on chosen", p.muted, p.act_pale, 4.5),
            ("muted on stop", p.muted, p.stop_pale, 4.5),
            ("muted on good", p.muted, p.good_pale, 4.5),
            ("muted on care", p.muted, p.care_pale, 4.5),
            ("words on bar", p.on_bar, p.bar, 7.0),
            ("words on bar buttons", p.on_bar, p.bar_chip, 4.5),
            ("words on act", p.on_act, p.act, 4.5),
            ("words on good", p.on_good, p.good, 4.5),
            ("words on care", p.on_care, p.care, 4.5),
            ("words on stop", p.on_stop, p.stop, 4.5),
            ("print on sheet", p.print, p.sheet, 7.0),
            ("second print on sheet", p.print_muted, p.sheet, 4.5),
            ("pen on sheet", p.pen, p.sheet, 4.5),
        ];
        all.extend(p.stationery.pairs());
        for (name, text, quiet) in [
            ("act", p.act_text, p.act_pale),
            ("good", p.good_text, p.good_pale),
            ("care", p.care_text, p.care_pale),
            ("stop", p.stop_text, p.stop_pale),
        ] {
            all.extend([
                (name, text, p.card, 4.5),
                (name, text, p.paper, 4.5),
                (name, text, p.pale, 4.5),
                (name, text, quiet, 4.5),
            ]);
        }
        all
    }
}

const LIGHT: Palette = Palette {
    ink: hex(0x22303C),
    muted: hex(0x4F5D68),
    paper: hex(0xFBF7EF),
    card: hex(0xFFFFFF),
    pale: hex(0xF6F1E8),
    field: hex(0xFFFFFF),
    line: hex(0xD8CDBB),
    bar: hex(0x22303C),
    on_bar: hex(0xFFFDF8),
    bar_chip: hex(0x3D4B57),
    act: hex(0x1D5FA8),
    on_act: hex(0xFFFFFF),
    act_text: hex(0x1A5596),
    act_pale: hex(0xE2EEF9),
    good: hex(0x1F7A72),
    on_good: hex(0xFFFFFF),
    good_text: hex(0x17675F),
    good_pale: hex(0xE2F1EE),
    care: hex(0xA5620A),
    on_care: hex(0xFFFFFF),
    care_text: hex(0x8A5006),
    care_pale: hex(0xFBEFD9),
    stop: hex(0xC0392D),
    on_stop: hex(0xFFFFFF),
    stop_text: hex(0xA92F25),
    stop_pale: hex(0xFBE7E3),
    pen: hex(0x27408B),
    sheet: hex(0xFFFEFA),
    print: hex(0x22303C),
    print_muted: hex(0x56646F),
    spines: SPINES,
    stationery: stationery::LIGHT,
};

const DARK: Palette = Palette {
    ink: hex(0xEEF2F5),
    muted: hex(0xB4C0CA),
    paper: hex(0x18212A),
    card: hex(0x212C36),
    pale: hex(0x2A3742),
    field: hex(0x18212A),
    line: hex(0x485966),
    bar: hex(0x0F161D),
    on_bar: hex(0xF4F6F8),
    bar_chip: hex(0x33424F),
    act: hex(0x2F74BF),
    on_act: hex(0xFFFFFF),
    act_text: hex(0x8CC3F7),
    act_pale: hex(0x1F3D5C),
    good: hex(0x217F76),
    on_good: hex(0xFFFFFF),
    good_text: hex(0x74D3C5),
    good_pale: hex(0x1B403D),
    care: hex(0x9C5F0C),
    on_care: hex(0xFFFFFF),
    care_text: hex(0xF0BE66),
    care_pale: hex(0x463413),
    stop: hex(0xBE3F33),
    on_stop: hex(0xFFFFFF),
    stop_text: hex(0xFFA99F),
    stop_pale: hex(0x4E2320),
    pen: hex(0x27408B),
    sheet: hex(0xF1EDE2),
    print: hex(0x22303C),
    print_muted: hex(0x515E69),
    spines: SPINES,
    stationery: stationery::DARK,
};

const HIGH_CONTRAST: Palette = Palette {
    ink: hex(0xFFFFFF),
    muted: hex(0xE6E6E6),
    paper: hex(0x000000),
    card: hex(0x000000),
    pale: hex(0x1A1A1A),
    field: hex(0x000000),
    line: hex(0xFFFFFF),
    bar: hex(0x000000),
    on_bar: hex(0xFFFFFF),
    bar_chip: hex(0x262626),
    act: hex(0xFFE14D),
    on_act: hex(0x000000),
    act_text: hex(0xFFE14D),
    act_pale: hex(0x2B2600),
    good: hex(0x7CF5D6),
    on_good: hex(0x000000),
    good_text: hex(0x7CF5D6),
    good_pale: hex(0x00332A),
    care: hex(0xFFC26B),
    on_care: hex(0x000000),
    care_text: hex(0xFFC26B),
    care_pale: hex(0x332000),
    stop: hex(0xFF9E92),
    on_stop: hex(0x000000),
    stop_text: hex(0xFF9E92),
    stop_pale: hex(0x3D0A05),
    pen: hex(0x10206B),
    sheet: hex(0xFFFFFF),
    print: hex(0x000000),
    print_muted: hex(0x333333),
    spines: SPINES,
    stationery: stationery::HIGH_CONTRAST,
};
