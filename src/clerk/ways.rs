//! What clerks have besides their answers: the names authors use, the policy's numbers, and habits.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::shown::Names;

/// Habits a clerk has besides the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// Locks the screen before walking away.
    LocksScreen,
    /// Walks away from an open screen.
    LeavesScreenOpen,
}

/// What clerks share: names, policy numbers, habits.
#[derive(Debug, Clone)]
pub struct Ways {
    /// Names of the scenario.
    pub names: Arc<Names>,
    /// Policy parameters as plain numbers.
    pub policy: Arc<BTreeMap<String, u32>>,
    /// Whether the screen is locked.
    pub habit: Habit,
}
