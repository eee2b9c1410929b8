//! The text mode, really played on a small hand-made day.

mod lines;
mod plain;
mod played;
mod small_day;
