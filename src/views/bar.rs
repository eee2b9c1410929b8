//! The bar on top of the day.

use crate::day::TaskId;
use crate::records::dates;
use crate::screens::bar::BarView;
use crate::screens::intent::Pausing;
use crate::seat::{Known, Table};
use crate::session::Mode;
use crate::wording::{capital, clock_time};

/// The bar.
#[must_use]
pub fn bar_view(table: &dyn Table, k: &Known<'_>, title: &str, about: Option<TaskId>, clock: Pausing) -> BarView {
    let practice = table.mode() == Mode::Practice;
    let acted = table.log().iter().any(|f| f.second > 0);
    BarView {
        time: clock_time(k.plan, k.state.now),
        date: dates::show(k.plan.date),
        title: title.to_owned(),
        mode: capital(&k.words.one_of("mode-short", table.mode().name())),
        practice,
        no_hint: about.is_none().then(|| k.words.say("bar-no-hint", &[])),
        no_step_back: (!acted).then(|| k.words.say("bar-no-step-back", &[])),
        runs: table.may_pause().then_some(clock == Pausing::Run),
    }
}
