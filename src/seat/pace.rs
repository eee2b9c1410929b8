//! How fast the clock of a shift runs: real thousandths of a second in, whole simulated seconds out, with nothing lost between.

/// The pace of a shift's clock, and what it owes.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    tenths: u32,
    /// What has passed and is not yet a whole simulated second, in ten-thousandths of one.
    owed: u64,
}

impl Pace {
    /// A pace in tenths: 10 is as fast as real time, 5 half as fast.
    #[must_use]
    pub fn of(tenths: u32) -> Pace {
        Pace { tenths, owed: 0 }
    }

    /// The pace, in tenths.
    #[must_use]
    pub fn tenths(self) -> u32 {
        self.tenths
    }

    /// Lets real time pass: how many whole seconds the clock goes on.
    pub fn pass(&mut self, millis: u64) -> u32 {
        self.owed = self.owed.saturating_add(millis.saturating_mul(u64::from(self.tenths)));
        let secs = self.owed / 10_000;
        self.owed %= 10_000;
        u32::try_from(secs).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The seconds that an hour brings, looked at every so many thousandths of a second.
    fn in_an_hour(tenths: u32, every: u64) -> u32 {
        let mut pace = Pace::of(tenths);
        (0..3_600_000 / every).map(|_| pace.pass(every)).sum()
    }

    #[test]
    fn an_hour_is_an_hour_at_any_pace_however_often_the_clock_is_looked_at() {
        for every in [16, 250, 500, 1000, 1600] {
            assert_eq!(in_an_hour(10, every), 3600, "looked at every {every}");
            assert_eq!(in_an_hour(1, every), 360, "a tenth as fast, looked at every {every}");
            assert_eq!(in_an_hour(5, every), 1800);
            assert_eq!(in_an_hour(15, every), 5400);
            assert_eq!(in_an_hour(100, every), 36_000);
        }
    }
}
