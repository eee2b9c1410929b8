//! What the tests of whole days share: the shipped content, read as the program reads it.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "each test uses its own part, and stops when it cannot go on"
)]

use std::path::Path;
use std::sync::{Arc, OnceLock};

use records_day::authoring::library::Origin;
use records_day::authoring::prove::{Played, clerk, play_out};
use records_day::clerk::ClerkName;
use records_day::scenario::check::{PolicyUse, check_under};
use records_day::scenario::model::Scenario;
use records_day::scenario::{Content, Dealt, VariantChoice, deal};

/// The shipped content under the policy in force.
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| content_under(PolicyUse::InForce))
}

/// The shipped content under a policy.
pub fn content_under(policy: PolicyUse) -> Content {
    let files = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    let checked = check_under(files, policy);
    assert!(!checked.has_errors(), "shipped content has faults; `records-day check` shows them");
    checked.content
}

/// The names of the shipped days.
pub fn days() -> Vec<&'static Scenario> {
    content().scenarios.iter().collect()
}

/// A day dealt.
pub fn dealt(content: &Content, s: &Scenario, seed: u64, choice: VariantChoice) -> Dealt {
    deal(content, s, seed, choice).expect("checked content deals")
}

/// A day played by a clerk.
pub fn played(content: &Content, s: &Scenario, who: ClerkName, seed: u64, choice: VariantChoice) -> Played {
    let d = dealt(content, s, seed, choice);
    let mut c = clerk(who, content, s, &d, seed);
    play_out(&d, &content.rubric, &mut *c)
}

/// The mark scheme.
pub fn rubric() -> Arc<records_day::marking::Rubric> {
    Arc::clone(&content().rubric)
}
