//! Drawings with what changes put in: spines on the racks, the colours of the sky and the light, the hands of the clock.

use std::fmt::Write;

use super::figure::{FIGURE, FIGURE_PERCENT, figure_svg};
use super::plan::FloorPlan;
use super::scene::Scene;
use crate::views::art;

/// The ten colours of terminal digits, as in the theme.
const SPINES: [&str; 10] =
    ["#C8463A", "#D9812B", "#E2B33C", "#7FA650", "#2F8F83", "#3B7DBF", "#5B5FA9", "#8E5AA0", "#B5577E", "#7A6A5A"];

/// The text of the drawing that a prop asks for: `rack:0:24:7-13`, `folder_lying:3` or a plain name.
#[must_use]
pub fn prop_svg(setting: &str, floor: &FloorPlan, art: &str) -> String {
    let mut parts = art.split(':');
    let name = parts.next().unwrap_or(art);
    let text = art::drawing(&format!("{setting}/{name}")).unwrap_or_default();
    let number = |s: Option<&str>| s.and_then(|x| x.parse::<u8>().ok());
    match name {
        "rack" => {
            let (from, to) = (number(parts.next()).unwrap_or(0), number(parts.next()).unwrap_or(24));
            let gaps: Vec<u8> = parts.next().unwrap_or("").split('-').filter_map(|g| g.parse().ok()).collect();
            text.replace("</svg>", &format!("{}</svg>", spines(floor, from, to, &gaps)))
        }
        "folder_lying" => {
            let colour = number(parts.next()).and_then(|n| SPINES.get(usize::from(n))).copied().unwrap_or("#7A6A5A");
            text.replace("#A00010", colour)
        }
        _ => text.to_owned(),
    }
}

/// Spines in terminal-digit order: a band for each pair of digits, and a tracer where a set has been taken.
fn spines(floor: &FloorPlan, from: u8, to: u8, gaps: &[u8]) -> String {
    let mut out = String::new();
    let shelves = floor.rack_shelves.len().max(1);
    let digits: Vec<u8> = (from..=to).collect();
    let per = digits.len().div_ceil(shelves);
    for (shelf, pairs) in floor.rack_shelves.iter().zip(digits.chunks(per.max(1))) {
        let (x, y, w, h) = (f64::from(shelf.0), f64::from(shelf.1), f64::from(shelf.2), f64::from(shelf.3));
        let band = (w - 3.0) / pairs.len() as f64;
        for (n, pair) in pairs.iter().enumerate() {
            let mut left = x + 1.5 + band * n as f64;
            let end = left + band - 0.4;
            let taken = gaps.iter().filter(|g| *g == pair).count();
            for _ in 0..taken.min(2) {
                let top = y + h - 20.0;
                let _ = write!(
                    out,
                    "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"3\" height=\"20\" fill=\"#FBF3D9\"/><rect x=\"{:.1}\" y=\"{top:.1}\" width=\"3\" height=\"5\" fill=\"#C8463A\"/>",
                    left + 2.0,
                    left + 2.0
                );
                left += 8.0;
            }
            let mut k = 0u32;
            while left + 4.5 <= end {
                // Unevenness that is the same every time: real folders are of many thicknesses.
                let uneven = (u32::from(*pair) * 31 + k * 17) % 7;
                let width = (5.0 + f64::from(uneven % 4) * 0.9).min(end - left);
                let height = 21.0 + f64::from((uneven + k) % 4);
                spine(&mut out, left, y + h - height, width, height, *pair);
                left += width + 0.6;
                k += 1;
            }
        }
    }
    out
}

fn spine(out: &mut String, x: f64, y: f64, w: f64, h: f64, pair: u8) {
    let (tens, units) = (usize::from(pair / 10), usize::from(pair % 10));
    let (a, b) = (SPINES.get(tens).copied().unwrap_or("#7A6A5A"), SPINES.get(units).copied().unwrap_or("#7A6A5A"));
    let mut rect = |x: f64, y: f64, w: f64, h: f64, fill: &str, more: &str| {
        let _ = write!(out, "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{w:.1}\" height=\"{h:.1}\" fill=\"{fill}\"{more}/>");
    };
    rect(x, y, w, h, "#E9D8AE", "");
    rect(x, y + 2.0, w, 9.0, a, "");
    match tens % 4 {
        0 => {
            for (dx, dy) in [(0.28, 2.2), (0.72, 4.4), (0.28, 6.6)] {
                rect(x + w * dx - 0.7, y + 2.0 + dy - 0.7, 1.4, 1.4, "#FFFFFF", " opacity=\".8\" rx=\".7\"");
            }
        }
        1 => {
            for dy in [1.6, 5.2] {
                rect(x, y + 2.0 + dy, w, 1.2, "#FFFFFF", " opacity=\".62\"");
            }
        }
        2 => {
            for (dx, dy) in [(0.15, 6.6), (0.4, 4.6), (0.65, 2.6)] {
                rect(x + w * dx, y + 2.0 + dy - 1.0, 1.3, 2.6, "#FFFFFF", " opacity=\".68\"");
            }
        }
        _ => {}
    }
    rect(x + 0.6, y + 11.6, (w - 1.2).max(0.5), 4.6, "#FFFDF8", "");
    rect(x + 1.4, y + 13.4, (w - 2.8).max(0.4), 1.0, "#6B7780", "");
    rect(x, y + h - 4.6, w, 3.4, b, "");
    rect(x, y, 0.8, h, "#FFFFFF", " opacity=\".4\"");
    rect(x + w - 0.8, y, 0.8, h, "#2B2014", " opacity=\".22\"");
}

/// Colours at a time of day: sky above and below, hills, buildings, lit windows, light.
const TIMES: [(u32, [&str; 6]); 4] = [
    (7 * 60, ["9CC9E8", "F6E9CF", "8FB58A", "D9C7AE", "F8EFD8", "FFE3A3"]),
    (12 * 60, ["7DBBE8", "DDF0F7", "86B37F", "DDCDB6", "BCD3DC", "FFF3CF"]),
    (15 * 60 + 30, ["86BCE4", "EDE9DC", "86B07F", "DCC9AE", "CFD6D2", "FFE9B5"]),
    (18 * 60, ["6E7FB5", "F3B98C", "5E7F75", "8E7F86", "FFD98A", "FFBE7A"]),
];

fn mixed(minutes: u32, n: usize) -> String {
    let after = TIMES.iter().position(|(t, _)| *t >= minutes).unwrap_or(TIMES.len() - 1);
    let before = after.saturating_sub(if TIMES.get(after).is_some_and(|(t, _)| *t > minutes) { 1 } else { 0 });
    let (Some((t0, a)), Some((t1, b))) = (TIMES.get(before), TIMES.get(after)) else { return "#FFFFFF".into() };
    let part = if t1 > t0 { f64::from(minutes.clamp(*t0, *t1) - t0) / f64::from(t1 - t0) } else { 0.0 };
    let channel =
        |s: &str, i: usize| f64::from(s.get(i * 2..i * 2 + 2).and_then(|h| u8::from_str_radix(h, 16).ok()).unwrap_or(255));
    let mix = |i: usize| {
        let (x, y) = (a.get(n).map_or(255.0, |s| channel(s, i)), b.get(n).map_or(255.0, |s| channel(s, i)));
        (x + (y - x) * part).round() as u8
    };
    format!("#{:02X}{:02X}{:02X}", mix(0), mix(1), mix(2))
}

/// The view from the window at a time of day, in minutes since midnight.
#[must_use]
pub fn sky_svg(setting: &str, minutes: u32) -> String {
    let mut text = art::drawing(&format!("{setting}/sky")).unwrap_or_default().to_owned();
    for (n, from) in ["#A00020", "#A00021", "#A00022", "#A00023", "#A00024"].iter().enumerate() {
        text = text.replace(from, &mixed(minutes, n));
    }
    text
}

/// The three patches of light from the window, each with how strong it is now, in per cent.
#[must_use]
pub fn lights(minutes: u32) -> [(&'static str, u32); 3] {
    let ramp = |from: u32, to: u32| {
        if minutes <= from {
            0
        } else if minutes >= to {
            100
        } else {
            (minutes - from) * 100 / (to - from)
        }
    };
    let noon = ramp(9 * 60 + 30, 11 * 60 + 30);
    let evening = ramp(14 * 60, 16 * 60);
    [("light", 100 - noon), ("light_noon", noon.saturating_sub(evening)), ("light_evening", evening)]
}

/// A patch of light in the colour of the time.
#[must_use]
pub fn light_svg(setting: &str, name: &str, minutes: u32) -> String {
    art::drawing(&format!("{setting}/{name}")).unwrap_or_default().replace("#A00025", &mixed(minutes, 5))
}

/// How bright the department is, red, green and blue in parts of a hundred: full by day, warmer and dimmer towards the evening.
#[must_use]
pub fn ambience(minutes: u32) -> (u8, u8, u8) {
    let dusk = minutes.saturating_sub(15 * 60 + 30).min(150);
    let less = |most: u32| u8::try_from(100 - most * dusk / 150).unwrap_or(100);
    (less(8), less(15), less(20))
}

/// A drawing in its place: what decides which is in front, the drawing, and left, top, width, height.
type Placed = (i32, String, (i32, i32, i32, i32));

/// A whole scene as one drawing of the stage, for pages that show the department without playing in it.
#[must_use]
pub fn still_svg(setting: &str, floor: &FloorPlan, scene: &Scene) -> String {
    let (w, h) = floor.stage;
    let mut out = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\">");
    let mut put = |svg: &str, x: i32, y: i32, w: i32, h: i32| {
        let Some((head, rest)) = svg.split_once('>') else { return };
        // A drawing within a drawing keeps its own view box, and nothing else of its head.
        let b = art::view_box(head).unwrap_or((0, 0, w, h));
        let _ = write!(
            out,
            "<svg x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" viewBox=\"{} {} {} {}\">{rest}",
            b.0, b.1, b.2, b.3
        );
    };
    let (x, y, ww, wh) = floor.window;
    put(&sky_svg(setting, scene.minutes), x, y, ww, wh);
    let boxed = |name: &str| art::drawing(&format!("{setting}/{name}")).and_then(art::view_box).unwrap_or((0, 0, w, h));
    for name in ["room", "light"] {
        let b = boxed(name);
        put(&light_svg(setting, name, scene.minutes), b.0, b.1, b.2, b.3);
    }
    let (cx, cy, r) = floor.clock;
    put(&hands_svg(scene.minutes, r), cx - r, cy - r, 2 * r, 2 * r);
    let mut all: Vec<Placed> = Vec::new();
    for p in &scene.props {
        let (w, h) = art::size(setting, &p.art);
        all.push((p.order, prop_svg(setting, floor, &p.art), (p.foot.0 - w / 2, p.foot.1 - p.lift - h, w, h)));
    }
    for f in &scene.figures {
        let (w, h) = (FIGURE.0 * i32::from(FIGURE_PERCENT) / 100, FIGURE.1 * i32::from(FIGURE_PERCENT) / 100);
        let svg = figure_svg(&f.looks, f.pose, f.mood, false);
        all.push((f.at.1 * 10 + 5, svg, (f.at.0 - w / 2, f.at.1 + 6 - h, w, h)));
    }
    all.sort_by_key(|(order, ..)| *order);
    for (_, svg, (x, y, w, h)) in all {
        put(&svg, x, y, w, h);
    }
    out + "</svg>"
}

/// The hands of the clock on the wall, in a box twice its radius wide.
#[must_use]
pub fn hands_svg(minutes: u32, radius: i32) -> String {
    let r = f64::from(radius);
    let hand = |turn: f64, length: f64, width: f64| {
        let a = std::f64::consts::TAU * turn;
        let (x, y) = (r + a.sin() * length * r, r - a.cos() * length * r);
        format!(
            "<line x1=\"{r:.2}\" y1=\"{r:.2}\" x2=\"{x:.2}\" y2=\"{y:.2}\" stroke=\"#22303C\" stroke-width=\"{width}\" stroke-linecap=\"round\"/>"
        )
    };
    let hour = hand(f64::from(minutes % 720) / 720.0, 0.5, 2.4);
    let minute = hand(f64::from(minutes % 60) / 60.0, 0.78, 1.7);
    let side = 2 * radius;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">{hour}{minute}<circle cx=\"{r}\" cy=\"{r}\" r=\"1.6\" fill=\"#C8463A\"/></svg>"
    )
}
