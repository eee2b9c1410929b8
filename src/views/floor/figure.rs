//! One person as a drawing: layers of body, clothes, head, face and hair laid over each other, with the colours of their looks put in.

use std::sync::OnceLock;

use serde::Deserialize;

use super::looks::{Looks, Mood, Pose};
use crate::views::art;

/// The box that every figure is drawn in: width and height, feet at the bottom.
pub const FIGURE: (i32, i32) = (64, 128);
/// How large figures are in the department, in per cent.
pub const FIGURE_PERCENT: u16 = 95;

#[derive(Debug, Deserialize)]
struct Palette {
    skins: Vec<(String, String)>,
    hairs: Vec<(String, String)>,
    greys: Vec<(String, String)>,
    tops: Vec<(String, String, String)>,
    trousers: Vec<String>,
    shoes: Vec<String>,
}

fn palette() -> Option<&'static Palette> {
    static PALETTE: OnceLock<Option<Palette>> = OnceLock::new();
    PALETTE.get_or_init(|| ron::from_str(art::text("people/palette.ron")?).ok()).as_ref()
}

/// Whether the palettes have as many colours as looks choose from.
#[must_use]
pub fn palette_is_whole() -> bool {
    use super::looks::palette as n;
    palette().is_some_and(|p| {
        let at_least = |len: usize, n: u32| len >= usize::try_from(n).unwrap_or(usize::MAX);
        at_least(p.skins.len(), n::SKINS)
            && at_least(p.hairs.len(), n::HAIRS)
            && at_least(p.greys.len(), n::GREYS)
            && at_least(p.tops.len(), n::TOPS)
            && at_least(p.trousers.len(), n::TROUSERS)
    })
}

/// What is inside a drawing's outer element.
fn inside(name: &str) -> &'static str {
    let text = art::drawing(&format!("people/{name}")).unwrap_or_default();
    let after = text.find("<svg").and_then(|i| text.get(i..)).and_then(|t| t.split_once('>')).map_or("", |(_, t)| t);
    after.rsplit_once("</svg>").map_or("", |(t, _)| t)
}

/// Which body is drawn, and from which side it is seen.
fn body(pose: Pose) -> (String, &'static str) {
    let step = |n: u8| ['a', 'b', 'c', 'd'].get(usize::from(n % 4)).copied().unwrap_or('a');
    match pose {
        Pose::Idle => ("front_idle_a".into(), "front"),
        Pose::Carry => ("front_carry".into(), "front"),
        Pose::Wait => ("front_wait".into(), "front"),
        Pose::Talk => ("front_talk_a".into(), "front"),
        Pose::Back => ("back_idle".into(), "back"),
        Pose::Telephone => ("phone_front".into(), "front"),
        Pose::Walk(n) => (format!("side_walk_{}", step(n)), "side"),
        Pose::WalkCarry(n) => (format!("side_carry_{}", step(n)), "side"),
    }
}

/// The layers of somebody, with their colours, in the box of [`FIGURE`].
fn layers(looks: &Looks, pose: Pose, mood: Mood) -> String {
    let (body, side) = body(pose);
    let suffix = if side == "front" { String::new() } else { format!("_{side}") };
    let hair = looks.hair.art();
    let mut out = String::new();
    if side == "front" {
        out += inside(&format!("hair_{hair}_behind"));
    }
    out += inside(&format!("body_{body}"));
    for d in looks.dress.into_iter().chain(looks.lanyard.then_some("lanyard")) {
        out += inside(&format!("dress_{d}{suffix}"));
    }
    out += inside(&format!("over_{body}"));
    out += inside(&format!("head_{side}"));
    match side {
        "front" => out += inside(&format!("face_{}", mood.art())),
        "side" => out += inside("face_side"),
        _ => {}
    }
    let extra = |under: bool| {
        let is_under = |e: &&str| matches!(*e, "wrinkles" | "beard" | "moustache") == under;
        looks.extra.filter(is_under).filter(|_| side != "back").map_or("", |e| inside(&format!("extra_{e}_{side}")))
    };
    out += extra(true);
    out += inside(&format!("hair_{hair}_{side}"));
    out += extra(false);
    out += inside(&format!("top_{body}"));
    coloured(&out, looks)
}

fn coloured(svg: &str, looks: &Looks) -> String {
    let Some(p) = palette() else { return svg.to_owned() };
    let hairs: Vec<&(String, String)> = p.hairs.iter().chain(&p.greys).collect();
    let mut out = svg.to_owned();
    let mut put = |from: &str, to: Option<&String>| {
        if let Some(to) = to {
            out = out.replace(from, to);
        }
    };
    let skin = p.skins.get(usize::from(looks.skin));
    put("#A00001", skin.map(|s| &s.0));
    put("#A00002", skin.map(|s| &s.1));
    let hair = hairs.get(usize::from(looks.hair_colour));
    put("#A00003", hair.map(|s| &s.0));
    put("#A00004", hair.map(|s| &s.1));
    let top = p.tops.get(usize::from(looks.top));
    put("#A00005", top.map(|s| &s.0));
    put("#A00006", top.map(|s| &s.1));
    put("#A00007", top.map(|s| &s.2));
    put("#A00008", p.trousers.get(usize::from(looks.trousers)));
    put("#A00009", p.shoes.get(usize::from(looks.trousers) % p.shoes.len().max(1)));
    out
}

/// Somebody standing in the department, with a shadow; the trainee also has a halo.
#[must_use]
pub fn figure_svg(looks: &Looks, pose: Pose, mood: Mood, halo: bool) -> String {
    let halo = if halo { inside("halo") } else { "" };
    let (w, h) = FIGURE;
    let layers = layers(looks, pose, mood);
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\">{}{halo}{layers}</svg>", inside("shadow"))
}

/// Head and shoulders of somebody, on a quiet ground.
#[must_use]
pub fn portrait_svg(looks: &Looks, mood: Mood) -> String {
    let ground = "<rect x=\"10\" y=\"4\" width=\"44\" height=\"44\" fill=\"#D6E6F2\"/>";
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"10 4 44 44\">{ground}{}</svg>", layers(looks, Pose::Idle, mood))
}
