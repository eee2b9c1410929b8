//! The drawings, as they are shipped: SVG texts by name, their sizes, the placing of each setting. Draws nothing.

use include_dir::{Dir, include_dir};

use super::floor::{FloorPlan, Point};

static ART: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/art");

/// The text of a drawing, by its path below `assets/art`, without `.svg`.
#[must_use]
pub fn drawing(name: &str) -> Option<&'static str> {
    ART.get_file(format!("{name}.svg")).and_then(|f| f.contents_utf8())
}

/// The size of a drawing of a setting, in stage units; nothing becomes a small square.
#[must_use]
pub fn size(setting: &str, name: &str) -> Point {
    let name = name.split(':').next().unwrap_or(name);
    let text = drawing(&format!("{setting}/{name}")).unwrap_or_default();
    view_box(text).map_or((20, 20), |b| (b.2, b.3))
}

/// The view box of a drawing: left, top, width, height, in whole units.
#[must_use]
pub fn view_box(svg: &str) -> Option<(i32, i32, i32, i32)> {
    let at = svg.split_once("viewBox=\"")?.1.split_once('"')?.0;
    let mut n = at.split_whitespace().map(|x| x.parse::<f64>().map(|x| x.round() as i32));
    match (n.next(), n.next(), n.next(), n.next()) {
        (Some(Ok(a)), Some(Ok(b)), Some(Ok(c)), Some(Ok(d))) => Some((a, b, c, d)),
        _ => None,
    }
}

/// The placing of a setting's picture.
///
/// # Errors
/// When there is none for the setting, or it cannot be read.
pub fn floor_plan(setting: &str) -> Result<FloorPlan, String> {
    let file = ART.get_file(format!("{setting}/floor.ron")).ok_or_else(|| format!("there is no picture of {setting}"))?;
    FloorPlan::read(file.contents_utf8().unwrap_or_default())
}

/// Another file beside the drawings.
#[must_use]
pub fn text(path: &str) -> Option<&'static str> {
    ART.get_file(path).and_then(|f| f.contents_utf8())
}
