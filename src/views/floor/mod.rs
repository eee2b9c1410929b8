//! The department as a picture to be drawn: what stands where, who stands where and how, and what can be pressed. Made from the plan
//! and the state and nothing else, so the same second always gives the same picture. Loads and draws nothing.

pub mod figure;
mod looks;
pub mod paint;
mod plan;
mod scene;
mod spots;

pub use looks::{Hair, Looks, Mood, Pose, palette};
pub use plan::{FloorPlan, Path, Point, Rack, Stand, Thing};
pub use scene::{Figure, Prop, Scene, Who, contact_looks, mood, scene, still};
pub use spots::{after_walking, nearest_telephone, spots, tool_of};

#[cfg(test)]
mod tests;
