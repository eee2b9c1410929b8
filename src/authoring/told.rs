//! What proving found, in words for authors: where it stands, what was refused and what to do about it. Plays nothing.

use std::sync::Arc;

use super::prove::Proof;
use crate::clerk::Stuck;
use crate::day::{Plan, State, TaskId};
use crate::scenario::diagnostic::{Place, Texts};
use crate::scenario::{Code, Content, Diagnostic};
use crate::wording::Words;

impl Proof {
    /// What was found as diagnostics, each at its task, with what to do.
    #[must_use]
    pub fn diagnostics(&self, content: &Content, path: &Arc<str>) -> Vec<Diagnostic> {
        let text = content.text(path).unwrap_or("");
        let found = |what: &str, from: usize| text.get(from..)?.find(what).map(|at| (from + at, from + at + what.len()));
        let at = |code: Code, task: Option<&String>, message: &str| {
            let Some(task) = task else { return found("tasks", 0) };
            let id = found(&format!("id: \"{task}\""), 0)?;
            let wrong = message.split('"').nth(1).filter(|_| code == Code::WrongUnnoticed);
            wrong.and_then(|w| found(&format!("\"{w}\""), id.0)).or(Some(id))
        };
        let one = |(code, task, message): &(Code, Option<String>, String)| Diagnostic {
            code: *code,
            place: Place { file: Arc::clone(path), span: at(*code, task.as_ref(), message).unwrap_or((0, 0)) },
            message: message.clone(),
            other: None,
            help: what_to_do(*code).map(str::to_owned),
        };
        self.faults.iter().map(one).collect()
    }
}

/// What stopped the model clerk, as sentences that name folders, places and people as the trainee would read them.
pub(super) fn stuck(words: &Words, plan: &Plan, task: TaskId, what: &Stuck) -> String {
    match what {
        Stuck::Refused(act, why) => {
            format!("{}. Whoever plays is told: {}", words.act(plan, &State::at_opening(plan), act), words.why_not(plan, *why))
        }
        Stuck::NoNumber => "nothing shown says which number to look for.".to_owned(),
        Stuck::NothingSaysHow(step) => {
            let step = step.as_ref().map_or_else(String::new, |s| words.step(plan, task, s));
            format!("{step}: nothing shown says how.")
        }
    }
}

/// What an author does about a fault of proving.
pub(super) fn what_to_do(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::ModelFalls => "Mend the model answer, or the rule if it asks too much.",
        Code::ModelRefused => "Put a step before it that makes it possible, or take it out.",
        Code::WrongUnnoticed => "Name the rule that does notice it, or write one; an answer that is not wrong is taken out.",
        Code::LazyPasses => "Add work that this clerk cannot do right, or a rule that notices what it leaves undone.",
        Code::MutantUnnoticed => "Write a rule that needs this step, or take the step out if nothing depends on it.",
        Code::NeverCalled => "Write a task that the rule is about, or take the rule out.",
        _ => return None,
    })
}
