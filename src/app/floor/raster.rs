//! Drawings to pictures, by resvg, at the sharpness they are shown with.

use bevy::asset::RenderAssetUsages;
use bevy::prelude::Image;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use resvg::{tiny_skia, usvg};

/// A picture of a drawing, `scale` pixels for each of its units. Nothing when the drawing is faulty.
pub(in crate::app) fn raster(svg: &str, scale: f32) -> Option<Image> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).ok()?;
    let size = tree.size();
    let (w, h) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
    let mut pixels = tiny_skia::Pixmap::new(w.max(1), h.max(1))?;
    let (sx, sy) = (w as f32 / size.width(), h as f32 / size.height());
    resvg::render(&tree, tiny_skia::Transform::from_scale(sx, sy), &mut pixels.as_mut());
    // Tiny-skia keeps colours multiplied with their alpha; Bevy's sprites want them plain.
    let plain: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|p| {
            let c = p.demultiply();
            [c.red(), c.green(), c.blue(), c.alpha()]
        })
        .collect();
    let extent = Extent3d { width: w.max(1), height: h.max(1), depth_or_array_layers: 1 };
    Some(Image::new(extent, TextureDimension::D2, plain, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD))
}
