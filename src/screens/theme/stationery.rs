//! The colours of things made of wood, card and paper. They stay what they are in every look; dark rooms dim them.

use egui::Color32;

use super::palette::hex;

/// Colours of the desk and of what lies on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stationery {
    /// The top of the desk.
    pub wood: Color32,
    /// Its grain.
    pub grain: Color32,
    /// A casenote folder.
    pub buff: Color32,
    /// Its edges and folds.
    pub fold: Color32,
    /// Words printed on a folder.
    pub on_buff: Color32,
    /// A tracer card.
    pub cream: Color32,
    /// The head of a tracer card.
    pub head: Color32,
    /// Words on that head.
    pub on_head: Color32,
    /// Words on a tracer card.
    pub on_cream: Color32,
    /// Hairlines printed on paper.
    pub rule: Color32,
    /// Shelves.
    pub steel: Color32,
    /// The dark behind what stands on a shelf.
    pub depth: Color32,
    /// Words on that dark.
    pub on_depth: Color32,
    /// What lies over a spine's colour to make its pattern.
    pub pattern: Color32,
}

impl Stationery {
    /// Pairs of words and ground that are in use, with the contrast each must have.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Color32, Color32, f32); 4] {
        [
            ("words on a folder", self.on_buff, self.buff, 7.0),
            ("words on a tracer card", self.on_cream, self.cream, 7.0),
            ("words on its head", self.on_head, self.head, 4.5),
            ("words on a shelf", self.on_depth, self.depth, 7.0),
        ]
    }
}

const BY_DAY: Stationery = Stationery {
    wood: hex(0xD9B88A),
    grain: hex(0xC9A374),
    buff: hex(0xECDDB2),
    fold: hex(0xBFA468),
    on_buff: hex(0x22303C),
    cream: hex(0xFFF6DC),
    head: hex(0xB23226),
    on_head: hex(0xFFFFFF),
    on_cream: hex(0x22303C),
    rule: hex(0xDCD6C8),
    steel: hex(0x8FA0AB),
    depth: hex(0x33414C),
    on_depth: hex(0xFFFFFF),
    pattern: hex(0xFFFEFA),
};

pub(super) const LIGHT: Stationery = BY_DAY;

pub(super) const DARK: Stationery = Stationery {
    wood: hex(0x4A3C2D),
    grain: hex(0x3F3325),
    buff: hex(0xCDBE94),
    fold: hex(0x8D7846),
    on_buff: hex(0x18212A),
    cream: hex(0xF0E7CD),
    rule: hex(0xCFC8B8),
    steel: hex(0x5C6B76),
    depth: hex(0x121A21),
    ..BY_DAY
};

pub(super) const HIGH_CONTRAST: Stationery = Stationery {
    wood: hex(0x000000),
    grain: hex(0x000000),
    buff: hex(0xFFF3CC),
    fold: hex(0xFFFFFF),
    on_buff: hex(0x000000),
    cream: hex(0xFFFFFF),
    head: hex(0x9A1208),
    on_cream: hex(0x000000),
    rule: hex(0x8A8A8A),
    steel: hex(0xFFFFFF),
    depth: hex(0x000000),
    ..BY_DAY
};
