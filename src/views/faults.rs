//! The view of faults in content.

use crate::scenario::Content;
use crate::scenario::diagnostic::{Diagnostic, Severity, Texts};
use crate::screens::faults::{FaultLine, FaultsView};
use crate::screens::kit::Tone;
use crate::wording::Words;

use super::count;

/// Longer lines are shown from near the text at fault.
const LONGEST: usize = 160;

/// Every fault, those that keep a day from playing first.
#[must_use]
pub fn faults(content: &Content, diagnostics: &[Diagnostic], words: &Words) -> FaultsView {
    let is_error = |d: &&Diagnostic| d.code.severity() == Severity::Error;
    let errors = diagnostics.iter().filter(is_error);
    let warnings = diagnostics.iter().filter(|d| !is_error(d));
    let n = (count(errors.clone().count()), count(warnings.clone().count()));
    let count = match n {
        (0, 0) => String::new(),
        (e, 0) => words.say("wrong-errors", &[("n", e.into())]),
        (0, w) => words.say("wrong-warnings", &[("n", w.into())]),
        (e, w) => {
            let (e, w) = (words.say("wrong-errors", &[("n", e.into())]), words.say("wrong-warnings", &[("n", w.into())]));
            words.say("wrong-both", &[("errors", (&e).into()), ("warnings", (&w).into())])
        }
    };
    FaultsView { faults: errors.chain(warnings).map(|d| line(content, words, d)).collect(), count }
}

fn line(content: &Content, words: &Words, d: &Diagnostic) -> FaultLine {
    let (line, column) = Diagnostic::line_col(&d.place, content);
    let severity = match d.code.severity() {
        Severity::Error => (Tone::Stop, words.say("wrong-error", &[])),
        Severity::Warning => (Tone::Care, words.say("wrong-warning", &[])),
    };
    let other = d.other.as_ref().map(|(place, label)| {
        let (line, _) = Diagnostic::line_col(place, content);
        let puts = [("label", label.into()), ("file", (&*place.file).into()), ("line", line.to_string().into())];
        words.say("wrong-other", &puts)
    });
    FaultLine {
        code: d.code.code().to_owned(),
        severity,
        place: format!("{}:{line}:{column}", d.place.file),
        line: content.text(&d.place.file).map(|t| around(t, d.place.span)).unwrap_or_default(),
        message: d.message.clone(),
        help: d.help.clone(),
        other,
    }
}

/// The first line of a span: what stands before it on the line, the span's part of the line, and what stands after.
fn around(text: &str, (from, to): (usize, usize)) -> [String; 3] {
    let (Some(before), Some(rest)) = (text.get(..from), text.get(from..)) else { return Default::default() };
    let before = before.rsplit('\n').next().unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let part = line.get(..to.saturating_sub(from).min(line.len())).unwrap_or(line);
    let after = line.get(part.len()..).unwrap_or_default();
    let cut = |s: &str| s.chars().take(LONGEST).collect::<String>();
    let tail = |s: &str| s.chars().skip(s.chars().count().saturating_sub(LONGEST)).collect::<String>();
    [tail(before.trim_start()), cut(part), cut(after)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::TextFile;

    #[test]
    fn a_fault_is_shown_at_its_place_in_the_line() {
        assert_eq!(around("a\n  about: \"pattel\",\nb", (12, 18)), ["about: \"", "pattel", "\","]);
        assert_eq!(around("one\ntwo", (0, 7)), ["", "one", ""]);
        assert_eq!(around("", (0, 0)), ["", "", ""]);
        assert_eq!(around("é", (1, 1)), ["", "", ""]);
    }

    #[test]
    fn faults_come_with_their_code_place_and_help() {
        let text = "(format: 1, title: \"X\", level: 9, nothing: 3)";
        let checked = crate::scenario::check(vec![TextFile { path: "scenarios/x.ron".into(), text: Ok(text.into()) }]);
        let view = faults(&checked.content, &checked.diagnostics, &Words::english());
        assert!(!view.faults.is_empty() && !view.count.is_empty());
        let first = &view.faults[0];
        assert!(first.code.starts_with("RD") && first.place.starts_with("scenarios/x.ron:1:"), "{first:?}");
        assert_eq!(first.severity.0, Tone::Stop);
    }
}
