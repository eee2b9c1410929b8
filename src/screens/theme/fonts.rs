//! The faces that are shipped: Atkinson Hyperlegible Next in three weights (it has ŵ and ŷ), and icons from Phosphor.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_400Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_600SemiBold.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext_700Bold.ttf");

/// All faces. Every family falls back to the icons.
#[must_use]
pub fn fonts() -> FontDefinitions {
    let mut f = FontDefinitions::empty();
    for (name, bytes) in [("regular", REGULAR), ("semibold", SEMIBOLD), ("bold", BOLD)] {
        f.font_data.insert(name.into(), Arc::new(FontData::from_static(bytes)));
    }
    let icons = egui_phosphor::Variant::Bold.font_bytes();
    f.font_data.insert("icons".into(), Arc::new(FontData::from_static(icons)));
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (super::semibold(), "semibold"),
        (super::bold(), "bold"),
    ];
    for (family, face) in families {
        f.families.insert(family, vec![face.into(), "icons".into()]);
    }
    f
}
