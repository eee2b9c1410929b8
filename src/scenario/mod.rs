//! Text in, checked content or diagnostics out. Reads RON, checks it in passes that report every fault, deals a plan from a seed.
//! Opens no files: whoever calls brings the texts. Plays nothing and marks nothing.

pub mod check;
pub mod content;
pub mod counted;
pub mod deal;
pub mod diagnostic;
pub mod edit;
mod mend;
pub mod model;
pub mod passes;
pub mod people;
pub mod raw;
pub mod raw_assets;
pub mod resolve;
pub mod rules;
pub mod scheme;
pub mod steps;
mod syntax;
pub mod tree;

pub use check::check;
pub use content::{Content, TextFile};
pub use deal::{Dealt, VariantChoice, deal};
pub use diagnostic::{Code, Diagnostic};
