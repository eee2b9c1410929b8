//! The text mode, really played on a small hand-made day.

mod lines;
mod played;
mod small_day;
