//! The one place of this layer that reads the wall clock.
//! What it returns goes into listings and seals of attempts, never into facts.
use jiff::Timestamp;

/// The time now. Written into the database as ISO 8601 text in UTC, to the second.
pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

/// A time as it is kept: `2026-03-02T08:00:00Z`.
pub(super) fn iso(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
