#!/usr/bin/python3
"""Plays a plan through the window of a running Records Day.

    drive.py --pid PID --way mouse|keys|bus --plan FILE [--lines FROM-TO] [--progress FILE]

What there is to press it learns from the accessibility bus (AT-SPI), as a screen reader does. How it presses is the way:
  mouse  the pointer is moved to the middle of the thing and clicked; the wheel brings things into view
  keys   the letter or figure on the thing if it has one, else Tab or Shift Tab until it has the focus, then Enter
  bus    the thing's own action, asked for over the bus; a field is focused over the bus and then typed into

A plan has one step a line; empty lines and lines that begin with # or = are passed over.
  press NAME               presses the thing of this name (the whole name, the name without its key, its beginning, or a part)
  press NAME | after TEXT  the first one after something that has TEXT in its name; there may be several, each after the one before
  open NAME                presses it unless it is pressed in already: a tool of the desk, a group of questions
  type NAME: TEXT          types TEXT into the field of this name, in place of what was there
  wait for TEXT            presses Wait until TEXT is to be read, at most twelve times
  see TEXT                 waits until TEXT is to be read somewhere
  gone TEXT                waits until TEXT is nowhere to be read
  perhaps press NAME       presses it if it is there
"""

import argparse
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib

# Roles by their numbers on the bus, as far as this window has them.
ROLES = {7: "check box", 16: "dialog", 23: "frame", 27: "image", 29: "label", 32: "list item", 40: "password", 43: "button"}
ROLES |= {44: "radio button", 48: "scroll bar", 61: "text", 62: "toggle button", 79: "entry", 83: "heading", 88: "link"}
PRESSED = {"button", "toggle button", "check box", "radio button", "link", "list item"}
TYPED = {"text", "entry", "password"}
TOOLS = {"Talk", "PAS", "Shelves", "Papers", "Pass on"}
KEY_AT_END = re.compile(r"^(.*) \(([^()]+)\)$", re.S)
STANDS = {"Manual", "Walk to…", "Wait", "Close the day"}
SAYS = {("Ask for…", "A"), ("Say goodbye", "G"), ("Close the e-mail", "G")}
CLOCK = re.compile(r"^\d\d:\d\d$")
# A machine that draws without a graphics card and is busy besides takes its time; nothing waits longer than it must.
SOON = 20.0

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
FOCUSABLE, FOCUSED, SHOWN_PRESSED = 11, 12, 20


class Stuck(Exception):
    """A step that could not be done."""


class Bus:
    """The accessibility bus. Many questions are asked at once: a window has a hundred things, and each is asked four."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1, None
        ).unpack()[0]
        kind = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.to = Gio.DBusConnection.new_for_address_sync(address, kind, None, None)

    def ask(self, at, interface, method, args=None):
        name, path = at
        return self.to.call_sync(name, path, interface, method, args, None, Gio.DBusCallFlags.NONE, 5000, None).unpack()

    def ask_all(self, questions):
        """The answers to questions (at, interface, method, args), in their order."""
        answers, left = [None] * len(questions), len(questions)

        def heard(to, result, i):
            nonlocal left
            left -= 1
            try:
                answers[i] = to.call_finish(result).unpack()
            except GLib.GError as why:
                answers[i] = why

        for i, ((name, path), interface, method, args) in enumerate(questions):
            self.to.call(name, path, interface, method, args, None, Gio.DBusCallFlags.NONE, 5000, None, heard, i)
        turn = GLib.MainContext.default()
        while left:
            turn.iteration(True)
        for a in answers:
            if isinstance(a, GLib.GError):
                raise a
        return answers


class Node:
    """What was read of one thing on the window, at one moment."""

    __slots__ = ("bus", "at", "role", "name", "states", "said")

    def __init__(self, bus, at, role, name, states, said):
        self.bus, self.at, self.role, self.name, self.states, self.said = bus, at, role, name, states, said

    def has(self, state):
        return bool(self.states[state // 32] >> (state % 32) & 1)

    @property
    def enabled(self):
        """What cannot be used offers no click and takes no focus: the bus has no better word for it."""
        return self.role not in PRESSED | TYPED or self.has(FOCUSABLE)

    @property
    def focused(self):
        return self.has(FOCUSED)

    @property
    def bare(self):
        """The name without the key at its end, and that key."""
        found = KEY_AT_END.match(self.name)
        return (found.group(1), found.group(2)) if found else (self.name, "")

    def box(self):
        return self.bus.ask(self.at, COMPONENT, "GetExtents", GLib.Variant("(u)", (0,)))[0]

    def text(self):
        return self.bus.ask(self.at, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))[0]

    def press(self):
        return self.bus.ask(self.at, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))[0]

    def focus(self):
        return self.bus.ask(self.at, COMPONENT, "GrabFocus")[0]

    def focused_now(self):
        try:
            states = self.bus.ask(self.at, ACCESSIBLE, "GetState")[0]
        except GLib.GError:
            return False
        return bool(states[0] >> FOCUSED & 1)


def same_thing(a, b):
    return a.at == b.at


def xdo(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def chord(modifier, key):
    """A key with another held down. The window learns of held keys frame by frame, so nothing is pressed in the same moment."""
    xdo("keydown", modifier)
    time.sleep(0.15)
    xdo("key", key)
    time.sleep(0.15)
    xdo("keyup", modifier)


class Window:
    """The program's window, as the bus and the display give it."""

    def __init__(self, pid):
        self.pid = pid
        self.bus = Bus()
        self.root = None
        until = time.monotonic() + 60
        while self.root is None:
            if time.monotonic() > until:
                raise Stuck("the program is not on the accessibility bus")
            if not alive(pid):
                raise Stuck("the program has ended")
            self.root = self.find()
            time.sleep(0.05)
        self.id = self.x_window(until)
        self.comes_to_the_fore(until)

    def comes_to_the_fore(self, until):
        """Gives the window the focus, as a desktop would, and waits until it knows and stands still."""
        last = None
        while time.monotonic() < until:
            nodes = self.read()
            if any(n.focused for n in nodes) and looks(nodes) == last:
                return
            if not any(n.focused for n in nodes):
                subprocess.run(["xdotool", "windowraise", self.id, "windowfocus", self.id], check=False, capture_output=True)
            last = looks(nodes)
            time.sleep(0.3)
        raise Stuck("the window does not take the focus")

    def find(self):
        registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        for at in self.bus.ask(registry, ACCESSIBLE, "GetChildren")[0]:
            try:
                daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
                whose = self.bus.ask(daemon, "org.freedesktop.DBus", "GetConnectionUnixProcessID", GLib.Variant("(s)", (at[0],)))[0]
                if whose == self.pid and self.bus.ask(at, ACCESSIBLE, "GetChildren")[0]:
                    return at
            except GLib.GError:
                continue
        return None

    def x_window(self, until):
        while time.monotonic() < until:
            out = subprocess.run(
                ["xdotool", "search", "--all", "--pid", str(self.pid), "--name", "Records Day"], capture_output=True, text=True
            ).stdout.split()
            if out:
                return out[0]
            time.sleep(0.1)
        raise Stuck("the program has no window on this display")

    def size(self):
        out = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.id], capture_output=True, text=True, check=True).stdout
        at = dict(line.split("=") for line in out.split() if "=" in line)
        return int(at["X"]), int(at["Y"]), int(at["WIDTH"]), int(at["HEIGHT"])

    def read(self):
        """Everything on the window, in reading order. Read again when something goes while it is read."""
        for _ in range(40):
            try:
                return self.below(self.bus.ask(self.root, ACCESSIBLE, "GetChildren")[0])
            except GLib.GError:
                if not alive(self.pid):
                    raise Stuck("the program has ended") from None
                time.sleep(0.02)
        raise Stuck("the window cannot be read: it never stands still")

    def below(self, all_):
        if not all_:
            return []
        name = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        four = lambda at: [  # noqa: E731
            (at, ACCESSIBLE, "GetRole", None),
            (at, "org.freedesktop.DBus.Properties", "Get", name),
            (at, ACCESSIBLE, "GetState", None),
            (at, ACCESSIBLE, "GetChildren", None),
        ]
        answers = self.bus.ask_all([q for at in all_ for q in four(at)])
        out = []
        for i, at in enumerate(all_):
            (role,), (called,), (states,), (inside,) = answers[4 * i : 4 * i + 4]
            n = Node(self.bus, at, ROLES.get(role, f"role {role}"), called, states, called)
            if n.role in TYPED:
                n.said += " " + n.text()
            out.append(n)
            out += self.below(inside)
        return out


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def looks(nodes):
    return [(n.role, n.said, n.has(SHOWN_PRESSED)) for n in nodes]


def after(nodes, text):
    for i, n in enumerate(nodes):
        if text in n.said:
            return nodes[i:]
    return []


def choose(nodes, name, roles):
    """The thing that a name means: the whole name, the name without its key, its beginning, a part; the first of those that fit."""
    there = [n for n in nodes if n.role in roles]
    fits = [
        lambda n: n.name == name,
        lambda n: n.bare[0] == name,
        lambda n: n.name.startswith(name),
        lambda n: name in n.name,
    ]
    for fit in fits:
        found = [n for n in there if fit(n)]
        if found:
            usable = [n for n in found if n.enabled]
            return (usable or found)[0]
    return None


class Player:
    """Plays steps in one way."""

    def __init__(self, window, way, progress):
        self.w = window
        self.way = way
        self.progress = progress
        self.tabs = 0
        self.complaints = []

    # What is awaited

    def await_(self, what, look):
        until = time.monotonic() + SOON
        while True:
            found = look(self.w.read())
            if found:
                return found
            if time.monotonic() > until:
                raise Stuck(what)
            time.sleep(0.03)

    def settled(self, before):
        """Waits until the window shows something else than before, and then stands still. Whether it ever did."""
        until = time.monotonic() + 6.0
        last = looks(self.w.read())
        while last == before:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
            last = looks(self.w.read())
        # What was asked for is heard in the frame after the one that shows the press: still means still for a while.
        since, until = time.monotonic(), time.monotonic() + SOON
        while time.monotonic() - since < 0.2 and time.monotonic() < until:
            time.sleep(0.02)
            now = looks(self.w.read())
            if now != last:
                last, since = now, time.monotonic()
        return True

    def see(self, text):
        self.await_(f"“{text}” is not to be read", lambda all_: any(text in n.said for n in all_))

    def wait_for(self, text):
        """Presses Wait until the text is to be read. Never once too often: the acts are to be the same in all ways."""
        clock = lambda all_: next((n.said for n in all_ if CLOCK.match(n.said)), "")  # noqa: E731
        for _ in range(12):
            nodes = self.w.read()
            if any(text in n.said for n in nodes):
                return
            then = clock(nodes)
            self.press("Wait", must=False)
            until = time.monotonic() + (SOON if then else 2.0)
            while time.monotonic() < until:
                nodes = self.w.read()
                if any(text in n.said for n in nodes):
                    return
                if then and clock(nodes) != then:
                    self.settled(None)
                    break
                time.sleep(0.03)
        raise Stuck(f"“{text}” does not come about")

    def gone(self, text):
        self.await_(f"“{text}” is still to be read", lambda all_: not any(text in n.said for n in all_))

    def find(self, name, later, roles):
        def look(nodes):
            part = nodes
            for text in later:
                part = after(part, text)
            n = choose(part, name, roles)
            return (n, nodes) if n is not None and n.enabled else None

        where = "".join(f" after “{text}”" for text in later)
        return self.await_(f"nothing called “{name}”{where} can be used", look)

    # Pressing

    def press(self, name, later=(), must=True):
        for again in range(6):
            node, nodes = self.find(name, later, PRESSED)
            try:
                before = self.pressed(node, nodes, (name, later, PRESSED))
                break
            except GLib.GError:
                # It went while it was being reached for: nothing has been pressed yet.
                if again == 5:
                    raise
                time.sleep(0.05)
        came = self.settled(before)
        if not came and self.way == "keys" and node.bare[1] in KEYS_SHOWN and must:
            self.complaints.append(f"the key shown on “{node.name}” does nothing")
            self.tab_to(name, later, PRESSED)
            before = looks(self.w.read())
            xdo("key", "Return")
            came = self.settled(before)
        if not came and must:
            raise Stuck(f"“{node.name}” was pressed, and nothing came of it")

    def pressed(self, node, nodes, wanted):
        """Presses; gives what the window showed before."""
        before = looks(nodes)
        if self.way == "bus":
            node.press()
        elif self.way == "mouse":
            self.click(node, nodes)
        elif node.bare[1] in KEYS_SHOWN and not self.types(nodes):
            xdo("key", KEYS_SHOWN[node.bare[1]])
        else:
            self.tab_to(*wanted)
            before = looks(self.w.read())
            xdo("key", "Return")
        return before

    def types(self, nodes):
        return any(n.focused and n.role in TYPED for n in nodes)

    def click(self, node, nodes):
        for _ in range(5):
            x, y = self.into_view(node, nodes)
            at = node.box()
            xdo("mousemove", x, y)
            time.sleep(0.12)
            if node.box() == at:
                break
        xdo("mousedown", 1)
        time.sleep(0.04)
        xdo("mouseup", 1)

    def into_view(self, node, nodes):
        """Scrolls with the wheel until the middle of the thing lies on view; gives that point."""
        left, top, width, height = self.w.size()
        high, low = self.band(node, nodes, top, top + height)
        # What stands still at the upper edge may cover something: lower down is better, where it can be had.
        better = high + (low - high) // 3 if (high, low) != (top, top + height) else high
        last = None
        self.stands(node)
        for _ in range(80):
            x, y, w, h = node.box()
            middle = (x + w // 2, y + h // 2)
            across = left <= middle[0] < left + width
            if across and better <= middle[1] <= low - 12:
                return middle
            if middle == last:
                break
            last = middle
            if across:
                xdo("mousemove", middle[0], (better + low) // 2)
                xdo("click", 4 if middle[1] < better else 5)
            else:
                xdo("mousemove", left + width // 2, min(max(middle[1], top + 2), top + height - 2))
                xdo("click", 6 if middle[0] < left else 7)
            self.stands(node, (x, y, w, h))
        # What the wheel does not move stands outside of what scrolls.
        if across and (high <= middle[1] <= low or top + 8 <= middle[1] <= top + height - 8):
            return middle
        raise Stuck(f"“{node.name}” cannot be scrolled into view: its middle is at {middle}, what is on view goes from {high} to {low}")

    def stands(self, node, before=None):
        """Waits until the thing has left where it was, and then stands still: scrolling takes its time."""
        until = time.monotonic() + 0.4
        while before and node.box() == before and time.monotonic() < until:
            time.sleep(0.02)
        for _ in range(50):
            now = node.box()
            time.sleep(0.06)
            if node.box() == now:
                return

    def band(self, node, nodes, top, bottom):
        """From where to where the part of the window reaches that this thing scrolls in."""
        order = next((i for i, n in enumerate(nodes) if same_thing(n, node)), 0)
        tools = [(i, n.box()) for i, n in enumerate(nodes) if n.role in PRESSED and n.bare[0] in TOOLS]
        strip = next((n.box() for n in nodes if n.said == "Close the day"), None)
        if strip is not None and len(tools) >= len(TOOLS):
            tools = tools[: len(TOOLS)]
            edge = min(b[0] for _, b in tools) - 14
            if order > tools[-1][0] and node.box()[0] >= edge and node.bare[0] not in STANDS:
                # The desk ends at the strip of work, or goes on beside it.
                low = bottom if strip[0] + strip[2] < edge else strip[1]
                # What one can say or do stands still at the desk's foot.
                says = [(i, n) for i, n in enumerate(nodes) if n.bare in SAYS]
                if says and says[0][0] <= order <= says[-1][0]:
                    return top, bottom
                low = min([low] + [n.box()[1] - 16 for _, n in says[:1]])
                # So do the questions while they are open: what was said stands above them.
                if says and order > says[-1][0]:
                    low = min([low] + [n.box()[1] - 16 for n in nodes if n.name.startswith("Close: ")])
                # Words that must be seen stand there too, and are read first.
                first = next((n.box()[1] for n in nodes[tools[-1][0] + 1 :] if n.bare[0] not in STANDS), low)
                low = min(low, first - 16) if first > (top + bottom) // 2 else low
                return max(b[1] + b[3] for _, b in tools) + 4, low - 12
            return top, bottom
        back = next((n.box() for n in nodes if n.bare == ("Back", "Esc")), None)
        if back is not None and nodes[order].bare != ("Back", "Esc"):
            return back[1] + back[3] + 8, bottom - 4
        return top, bottom

    def tab_to(self, name, later, roles):
        """Presses Tab, or Shift Tab where that is shorter, until the thing has the focus."""
        step, tabs, most = 0, 0, 8
        while True:
            node, nodes = self.find(name, later, roles)
            stops = [n for n in nodes if n.has(FOCUSABLE) and n.role != "frame"]
            at = next((i for i, n in enumerate(stops) if n.focused), None)
            to = next((i for i, n in enumerate(stops) if same_thing(n, node)), None)
            if to is None:
                raise Stuck(f"“{node.name}” cannot have the focus")
            if at == to:
                # What is told may lag behind what is: only a focus that stays is one to press Enter on.
                time.sleep(0.08)
                if not node.focused_now():
                    continue
                self.tabs += tabs
                return node
            if not step:
                ahead = (to - at) % len(stops) if at is not None else to + 1
                # Shift has to be held for a while each time: worth it only where it saves much.
                step = 1 if ahead <= 3 * (len(stops) - ahead) else -1
                most = 2 * len(stops) + 4
            if tabs >= most:
                raise Stuck(f"the Tab key does not come to “{node.name}”")
            tabs += 1
            if step == 1:
                xdo("key", "Tab")
            else:
                chord("shift", "Tab")
            self.focus_leaves(stops[at] if at is not None else None)

    def focus_leaves(self, before):
        until = time.monotonic() + 6.0
        while time.monotonic() < until:
            now = next((n for n in self.w.read() if n.focused), None)
            if now is not None and now.role != "frame" and (before is None or not same_thing(now, before)):
                return

    # Typing

    def type(self, name, text):
        node, nodes = self.find(name, (), TYPED)
        if not node.focused:
            if self.way == "bus":
                node.focus()
            elif self.way == "mouse":
                self.click(node, nodes)
            else:
                node = self.tab_to(name, (), TYPED)
            self.await_(f"“{name}” does not get the focus", lambda _: node.focused_now())
        if not self.holds(node, ""):
            chord("ctrl", "a")
            time.sleep(0.05)
        if text:
            xdo("type", "--delay", 12, text)
        elif not self.holds(node, ""):
            xdo("key", "BackSpace")
        self.await_(f"“{text}” does not come into “{name}”", lambda _: self.holds(node, text))

    def holds(self, node, text):
        return node.text() == text

    # Steps

    def step(self, line):
        verb, _, rest = line.partition(" ")
        if verb == "press":
            name, *later = rest.split(" | after ")
            self.press(name, later)
        elif verb == "type":
            name, _, text = rest.partition(":")
            self.type(name.strip(), text.strip())
        elif verb == "open":
            tool = choose(self.w.read(), rest, PRESSED)
            if tool is None or not tool.has(SHOWN_PRESSED):
                self.press(rest)
        elif verb == "wait":
            self.wait_for(rest.removeprefix("for "))
        elif verb == "see":
            self.see(rest)
        elif verb == "gone":
            self.gone(rest)
        elif verb == "perhaps":
            name = rest.removeprefix("press ")
            n = choose(self.w.read(), name, PRESSED)
            if n is not None and n.enabled:
                self.press(name)
        else:
            raise Stuck(f"no such step: {line}")

    def note(self, words):
        if self.progress:
            with open(self.progress, "a", encoding="utf-8") as f:
                f.write(f"{time.time():.3f} {words}\n")


KEYS_SHOWN = {c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {str(n): str(n) for n in range(1, 10)}
KEYS_SHOWN |= {f"F{n}": f"F{n}" for n in range(1, 13)} | {"Esc": "Escape", "Space": "space"}


def main():
    args = argparse.ArgumentParser(description="Plays a plan through the window of a running Records Day.")
    args.add_argument("--pid", type=int, required=True)
    args.add_argument("--way", choices=["mouse", "keys", "bus"], required=True)
    args.add_argument("--plan", required=True)
    args.add_argument("--lines", help="FROM-TO: only these lines of the plan, counted from 1")
    args.add_argument("--progress", help="a file that gets a line for each step done")
    a = args.parse_args()
    with open(a.plan, encoding="utf-8") as f:
        steps = [(n, line.strip()) for n, line in enumerate(f, 1)]
    if a.lines:
        start, _, end = a.lines.partition("-")
        steps = [(n, s) for n, s in steps if int(start) <= n <= int(end or 10**9)]
    began = time.monotonic()
    try:
        player = Player(Window(a.pid), a.way, a.progress)
    except Stuck as why:
        sys.exit(f"drive.py: {why}")
    for n, line in steps:
        if not line or line[0] in "#=":
            continue
        try:
            player.step(line)
        except (Stuck, GLib.GError) as why:
            print(f"{a.plan}:{n}: {line}\n  {why}", file=sys.stderr)
            if alive(a.pid):
                print("  On the window:", file=sys.stderr)
                for node in player.w.read():
                    mark = "*" if node.focused else " "
                    off = "" if node.enabled else " (off)"
                    print(f"  {mark} {node.role}: {node.said}{off}", file=sys.stderr)
            sys.exit(1)
        player.note(f"{n} {line}")
    for c in player.complaints:
        print(f"complaint: {c}")
    done = len([s for _, s in steps if s and s[0] not in "#="])
    print(f"{done} steps by {a.way} in {time.monotonic() - began:.1f} s, Tab pressed {player.tabs} times")


if __name__ == "__main__":
    main()
