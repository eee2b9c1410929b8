//! The views that screens draw, built from the seat, the content and the store: sorted, worded and decided here. Draws nothing.
