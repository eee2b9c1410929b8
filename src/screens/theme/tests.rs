use egui::Color32;

use super::{Look, Palette, sizes};

fn linear(c: u8) -> f32 {
    let c = f32::from(c) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

fn luminance(c: Color32) -> f32 {
    0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
}

fn contrast(a: Color32, b: Color32) -> f32 {
    let (x, y) = (luminance(a), luminance(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

/// WCAG 2.2, success criteria 1.4.3 and 1.4.6.
#[test]
fn every_pair_of_words_and_ground_can_be_read_in_every_look() {
    let mut weak = Vec::new();
    for look in Look::ALL {
        for (name, words, ground, must) in Palette::of(look).pairs() {
            let is = contrast(words, ground);
            if is < must {
                weak.push(format!("{look:?}: {name} has {is:.2}, must have {must}"));
            }
        }
    }
    assert!(weak.is_empty(), "{weak:#?}");
}

#[test]
fn no_text_is_smaller_than_eleven_and_a_half_points() {
    assert!(sizes().iter().all(|(_, f)| f.size >= 11.5));
}
