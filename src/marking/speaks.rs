//! Which pages of the manual speak to a comparison. Follows from the rules as they are, so no author has to say it twice; judges
//! nobody, and no mark hangs on it.

use crate::day::Fact;
use crate::day::terms::Agreement;
use crate::day::vocabulary::{Fields, Named, Value};
use crate::day::work::comparing;

use super::rubric::Rubric;
use super::rule::{Operand, Pattern, Test};

/// The pages that speak to a comparison in a kind of work (in no piece of work: everywhere), as indices into the manual, in its
/// order. A page does when one of its rules looks at comparisons of such things: one that asks for a paper and a folder says nothing
/// about a telephone call, and one that asks whether something differs says nothing where all agrees.
#[must_use]
pub fn pages_that_speak_to(rubric: &Rubric, kind: Option<u16>, compared: &comparing::Fact) -> Vec<u16> {
    let fact = Fact::from(compared.clone());
    let comparing::Fact::Compared { outcome, .. } = compared else { return Vec::new() };
    if *outcome == Agreement::NotComparable {
        return Vec::new();
    }
    let kind = kind.and_then(|k| rubric.kinds.get(usize::from(k))).unwrap_or(&rubric.everywhere);
    let mut fields = Fields::default();
    fact.fields(&mut fields);
    let speaks = |p: &&Pattern| p.kind == fact.kind() && is_about(p, &fields, *outcome);
    let mut pages: Vec<u16> = kind
        .rules
        .iter()
        .filter_map(|i| rubric.rules.get(usize::from(*i)))
        .filter(|r| r.patterns().iter().any(speaks))
        .map(|r| r.page)
        .collect();
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// Whether a pattern could be about such a comparison: it has the things that the pattern names, and differs where it asks for that.
fn is_about(p: &Pattern, fields: &Fields, outcome: Agreement) -> bool {
    let there = |field: &u8| fields.at(*field) != Value::NOTHING;
    let names = |test: &Test| matches!(test, Test::Is(o) if !matches!(o, Operand::Fixed(_)));
    let asks_for_a_difference =
        |(field, test): &(u8, Test)| *field == outcome_field() && *test == Test::Is(Operand::Fixed(Agreement::Differs.value()));
    p.binds.iter().all(|(field, _)| there(field))
        && p.tests.iter().all(|(field, test)| !names(test) || there(field))
        && (outcome == Agreement::Differs || !p.tests.iter().any(asks_for_a_difference))
}

/// Where the outcome stands among the fields of a comparison.
fn outcome_field() -> u8 {
    let fields = comparing::Fact::KINDS.first().map_or(&[][..], |k| k.fields);
    fields.iter().position(|(name, _)| *name == "outcome").and_then(|n| u8::try_from(n).ok()).unwrap_or(u8::MAX)
}
