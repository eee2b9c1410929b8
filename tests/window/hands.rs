//! A display with its buses, the program's window on it, and the driver's hands.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

/// How long a few steps may take.
const STEPS: Duration = Duration::from_secs(120);

/// One window at a time: they share the processor, and a slow window looks like a broken one.
static ONE: Mutex<()> = Mutex::new(());

pub fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn plan(name: &str) -> PathBuf {
    here().join("tests/window").join(name)
}

/// A started tool. A missing one says how to get it.
pub fn start(c: &mut Command) -> Child {
    c.spawn().unwrap_or_else(|e| {
        panic!(
            "{:?} cannot be started ({e}). These tests need: \
             apt-get install xvfb xdotool mesa-vulkan-drivers dbus at-spi2-core python3-gi",
            c.get_program()
        )
    })
}

pub fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().to_owned()
}

/// Waits until a child ends; `None` when it has to be stopped.
pub fn ends_within(child: &mut Child, time: Duration) -> Option<i32> {
    let until = Instant::now() + time;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status.code().unwrap_or(-1));
        }
        if Instant::now() > until {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A desk to work at: a display, a session bus, an accessibility bus and a folder, all gone when it is dropped.
pub struct Desk {
    pub dir: tempfile::TempDir,
    pub display: String,
    session: String,
    pub xvfb: Child,
    pub bus: Child,
    bus_lives: Option<ChildStdin>,
    _one: MutexGuard<'static, ()>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        // The session ends by itself and takes its buses along; killed, it would leave them behind.
        drop(self.bus_lives.take());
        ends_within(&mut self.bus, Duration::from_secs(5));
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}

impl Desk {
    pub fn new() -> Desk {
        let one = ONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let dir = tempfile::tempdir().unwrap();
        let run = dir.path().join("run");
        std::fs::create_dir(&run).unwrap();
        std::fs::set_permissions(&run, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        // Without -noreset the display begins anew when its last client goes, and whoever comes just then is turned away.
        let screen = ["-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"];
        let mut xvfb = start(Command::new("Xvfb").args(screen).stdout(Stdio::piped()).stderr(Stdio::null()));
        let display = format!(":{}", first_line(&mut xvfb));
        // The session lasts as long as what it runs, and that lasts until its input ends.
        let mut bus = start(
            Command::new("dbus-run-session")
                .args(["--", "sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat"])
                .env("XDG_RUNTIME_DIR", &run)
                .env("HOME", dir.path())
                .env("DISPLAY", &display)
                .env("GSETTINGS_BACKEND", "memory")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let lives = bus.stdin.take().unwrap();
        let session = first_line(&mut bus);
        assert!(display.len() > 1 && !session.is_empty(), "no display ({display}) or no session bus ({session})");
        let desk = Desk { dir, display, session, xvfb, bus, bus_lives: Some(lives), _one: one };
        for word in ["IsEnabled", "ScreenReaderEnabled"] {
            let args =
                ["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties.Set"];
            let word = format!("string:{word}");
            let set = start(
                desk.tool("dbus-send")
                    .args(args)
                    .args(["string:org.a11y.Status", &word, "variant:boolean:true"])
                    .stdout(Stdio::null()),
            )
            .wait()
            .unwrap();
            assert!(set.success(), "there is no accessibility bus: apt-get install at-spi2-core");
        }
        desk
    }

    /// A program at this desk.
    pub fn tool(&self, program: impl AsRef<OsStr>) -> Command {
        let mut c = Command::new(program);
        c.current_dir(here())
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.session)
            .env("XDG_RUNTIME_DIR", self.dir.path().join("run"))
            .env("HOME", self.dir.path())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("RECORDS_DAY_DB")
            .stdin(Stdio::null());
        c
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("records.sqlite3")
    }

    /// Opens the window.
    pub fn window(&self, db: &Path) -> App<'_> {
        let said = self.dir.path().join(format!("said-{}", Instant::now().elapsed().as_nanos() as u64 ^ rand_name()));
        let mut c = self.tool(env!("CARGO_BIN_EXE_records-day"));
        c.arg("play").arg("--db").arg(db).stdout(Stdio::null()).stderr(File::create(&said).unwrap());
        App { child: start(&mut c), said, desk: self }
    }

    /// The program without a window, on the same database.
    pub fn ask(&self, db: &Path, args: &[&str]) -> Output {
        self.tool(env!("CARGO_BIN_EXE_records-day")).args(args).arg("--db").arg(db).output().unwrap()
    }

    /// A picture of the display, for whoever looks at a failure.
    pub fn picture(&self, name: &str) -> String {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("window-{name}.png"));
        let taken = self.tool("import").args(["-window", "root"]).arg(&to).output().is_ok_and(|o| o.status.success());
        if taken {
            return format!("what it looked like: {}", to.display());
        }
        let to = to.with_extension("xwd");
        match self.tool("xwd").args(["-root", "-silent", "-out"]).arg(&to).output() {
            Ok(o) if o.status.success() => format!("what it looked like: {}", to.display()),
            _ => "no picture of it: apt-get install imagemagick".to_owned(),
        }
    }
}

pub fn rand_name() -> u64 {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed) << 32
}

/// A running window.
pub struct App<'a> {
    pub child: Child,
    pub said: PathBuf,
    pub desk: &'a Desk,
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl App<'_> {
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.said).unwrap_or_default()
    }

    pub fn driver(&self, way: &str, plan: &Path) -> Command {
        // Debian's own Python: the one that Debian's packages are for.
        let mut c = self.desk.tool("/usr/bin/python3");
        c.arg(self::plan("drive.py")).args(["--pid", &self.child.id().to_string(), "--way", way]).arg("--plan").arg(plan);
        c
    }

    /// Plays a plan file to its end.
    pub fn plays_file(&mut self, way: &str, plan: &Path, time: Duration) {
        let mut driver = start(self.driver(way, plan).stdout(Stdio::piped()).stderr(Stdio::piped()));
        let ended = ends_within(&mut driver, time);
        let o = driver.wait_with_output().unwrap();
        let told = format!("{}{}", String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr));
        if ended != Some(0) {
            let name = plan.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let picture = self.desk.picture(&format!("{name}-{way}"));
            let why = if ended.is_none() { format!("not done within {} s", time.as_secs()) } else { String::new() };
            panic!("by {way}: {why}\n{told}\n{picture}\nthe program said: {}", self.said());
        }
        self.is_well();
        print!("{told}");
        assert!(!told.contains("complaint:"), "by {way}:\n{told}");
    }

    /// Plays a few steps.
    pub fn plays(&mut self, way: &str, steps: &str) {
        let file = self.desk.dir.path().join("steps.plan");
        std::fs::write(&file, steps).unwrap();
        self.plays_file(way, &file, STEPS);
    }

    pub fn is_well(&mut self) {
        assert!(!self.said().contains("panicked"), "{}", self.said());
        assert_eq!(self.child.try_wait().unwrap(), None, "the program has ended: {}", self.said());
    }
}
