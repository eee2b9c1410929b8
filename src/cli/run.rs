//! `run`: a day without a screen.
