//! Edits of a model answer: pages written out, wrong answers made from their edit. Steps only; nobody plays here.

use super::model::Page;
use super::raw::RawWrong;
use super::steps::{Step, StepName};

/// The steps with every page to follow written out.
#[must_use]
pub fn written_out(steps: &[Step], pages: &[Page]) -> Vec<Step> {
    write_out(steps, pages, 0)
}

fn write_out(steps: &[Step], pages: &[Page], depth: u8) -> Vec<Step> {
    let mut out = Vec::new();
    for s in steps {
        match s {
            Step::Follow(id) if depth < 8 => {
                let doing = pages.iter().find(|p| *p.id == **id).map_or(&[][..], |p| p.doing.as_slice());
                out.extend(write_out(doing, pages, depth + 1));
            }
            Step::If { when, then, otherwise } => out.push(Step::If {
                when: when.clone(),
                then: write_out(then, pages, depth),
                otherwise: write_out(otherwise, pages, depth),
            }),
            other => out.push(other.clone()),
        }
    }
    out
}

/// The steps of a wrong answer.
///
/// # Errors
/// The name of a step that the edit speaks of and the model answer does not have.
pub fn wrong_steps(model: &[Step], w: &RawWrong, pages: &[Page]) -> Result<Vec<Step>, StepName> {
    if !w.instead.is_empty() {
        return Ok(written_out(&w.instead, pages));
    }
    let mut steps = model.to_vec();
    for name in &w.drop {
        let before = count(&steps, *name);
        drop_all(&mut steps, *name);
        if before == 0 {
            return Err(*name);
        }
    }
    if let Some((a, b)) = w.swap {
        swap(&mut steps, a, b)?;
    }
    if let Some(name) = w.stop_after
        && !cut_after(&mut steps, name)
    {
        return Err(name);
    }
    if !w.also.is_empty() {
        let also = written_out(&w.also, pages);
        match (w.after, w.before) {
            (Some(name), _) => insert(&mut steps, name, also, true).then_some(()).ok_or(name)?,
            (None, Some(name)) => insert(&mut steps, name, also, false).then_some(()).ok_or(name)?,
            (None, None) => steps.extend(also),
        }
    }
    Ok(steps)
}

fn count(steps: &[Step], name: StepName) -> usize {
    steps
        .iter()
        .map(|s| {
            usize::from(s.name() == name)
                + match s {
                    Step::If { then, otherwise, .. } => count(then, name) + count(otherwise, name),
                    _ => 0,
                }
        })
        .sum()
}

fn drop_all(steps: &mut Vec<Step>, name: StepName) {
    steps.retain(|s| s.name() != name);
    for s in steps {
        if let Step::If { then, otherwise, .. } = s {
            drop_all(then, name);
            drop_all(otherwise, name);
        }
    }
}

/// Swaps the first of each, wherever they stand.
fn swap(steps: &mut [Step], a: StepName, b: StepName) -> Result<(), StepName> {
    let first = find(steps, a).cloned().ok_or(a)?;
    let second = find(steps, b).cloned().ok_or(b)?;
    if let Some(x) = find_mut(steps, a) {
        *x = Step::Wait(0);
    }
    if let Some(x) = find_mut(steps, b) {
        *x = first;
    }
    if let Some(x) = find_mut(steps, StepName::Wait) {
        *x = second;
    }
    Ok(())
}

fn find(steps: &[Step], name: StepName) -> Option<&Step> {
    steps.iter().find_map(|s| match s {
        s if s.name() == name => Some(s),
        Step::If { then, otherwise, .. } => find(then, name).or_else(|| find(otherwise, name)),
        _ => None,
    })
}

fn find_mut(steps: &mut [Step], name: StepName) -> Option<&mut Step> {
    steps.iter_mut().find_map(|s| {
        if s.name() == name {
            return Some(s);
        }
        match s {
            Step::If { then, otherwise, .. } => match find_mut(then, name) {
                Some(x) => Some(x),
                None => find_mut(otherwise, name),
            },
            _ => None,
        }
    })
}

/// Cuts everything after the first of its name. Returns whether there was one.
fn cut_after(steps: &mut Vec<Step>, name: StepName) -> bool {
    for n in 0..steps.len() {
        let Some(s) = steps.get_mut(n) else { break };
        let here = s.name() == name;
        let inside = match s {
            Step::If { then, otherwise, .. } => {
                let in_then = cut_after(then, name);
                let in_otherwise = cut_after(otherwise, name);
                in_then || in_otherwise
            }
            _ => false,
        };
        if here || inside {
            steps.truncate(n + 1);
            return true;
        }
    }
    false
}

/// Puts steps after or before the first of a name. Returns whether there was one.
fn insert(steps: &mut Vec<Step>, name: StepName, also: Vec<Step>, after: bool) -> bool {
    for n in 0..steps.len() {
        let Some(s) = steps.get_mut(n) else { break };
        if s.name() == name {
            let at = if after { n + 1 } else { n };
            steps.splice(at..at, also);
            return true;
        }
        if let Step::If { then, otherwise, .. } = s {
            if insert(then, name, also.clone(), after) {
                return true;
            }
            if insert(otherwise, name, also.clone(), after) {
                return true;
            }
        }
    }
    false
}
