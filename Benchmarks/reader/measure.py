"""Runs the reader, newsboat and a plain ncurses list beside each other; prints a row for each thing measured:
name, ours, other, ratio, goal, ok or short. The other is newsboat on 10,000 items where no name is given; in the rows
"truecolor" it is the reader itself without direct colour, which most terminals ask for by COLORTERM."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile

from session import Session

STARTS, KEYS, IDLE = 10, 60, 10
COLUMNS, ROWS = 120, 40
# A byline in the list, below the tabs.
CONTENT = r"(?s)Notifications[^\n]*\n.*@\w"
short = False


def row(name, ours, other, unit, goal, reached):
    global short
    short = short or not reached
    ratio = f"{ours / other:.2f}x" if other else "-"
    print(f"reader/{name} {ours:.4g}{unit} {other:.4g}{unit} {ratio} {goal} {'ok' if reached else 'short'}", flush=True)


def median(values):
    return statistics.median(v for v in values if v is not None)


def medians(runs):
    return [median(values) for values in zip(*runs)]


class Program:
    """How one program is started, and what its screen shows when it is of use."""

    def __init__(self, command, content, environment=None, opening="", page=" "):
        self.command, self.content, self.environment = command, content, environment
        self.opening, self.page = opening, page

    def start(self):
        return Session(self.command, COLUMNS, ROWS, self.environment)

    def start_once(self):
        """Milliseconds to the first frame, and to the first useful one; the most memory until then, in megabytes."""
        session = self.start()
        useful = session.wait_for(self.content) * 1000
        first = (session.first - session.started) * 1000
        peak = session.status("VmHWM") / 1024
        session.close()
        return first, useful, peak

    def starts(self):
        """As `start_once`: medians."""
        return medians(self.start_once() for _ in range(STARTS))

    def starts_beside(self, other):
        """The starts of both, one after the other in turn, so that both meet the same machine."""
        pairs = [(self.start_once(), other.start_once()) for _ in range(STARTS)]
        return medians(pair[0] for pair in pairs), medians(pair[1] for pair in pairs)

    def walk(self):
        """Keys within the first screen, then keys that scroll; a page; memory; quiet."""
        session = self.start()
        session.wait_for(self.content)
        session.settle(1)
        if self.opening:
            session.press(self.opening, 1)
        result = {}
        inside, scrolling = [], []
        for _ in range(KEYS):
            top = session.screen.display[2:6]
            pressed = session.press("j")
            (inside if session.screen.display[2:6] == top else scrolling).append(pressed)
        for name, presses in (("inside", inside), ("scrolling", scrolling)):
            if presses:
                result[name] = median(p[0] for p in presses)
                result[name + "-max"] = max(p[0] for p in presses)
        result["latency"] = median(p[2] for p in inside + scrolling) * 1000
        before = session.ticks()
        for _ in range(200):
            os.write(session.line, b"j")
            session.settle(0.005)
        session.settle()
        result["cpu"] = (session.ticks() - before) * 1000 / 200
        result["page"] = session.press(self.page)[0]
        session.settle(1)
        result["rss"], result["pss"] = session.status("VmRSS") / 1024, session.proportional()
        result["idle-bytes"], result["idle-wakeups"], result["idle-cpu"] = session.idle(IDLE)
        session.close("qqq")
        return result


def first_ever(runnel, home):
    """Milliseconds from the first start of a demo world to its content: median of three."""
    times = []
    for number in range(3):
        session = Session([runnel, "demo"], COLUMNS, ROWS, places(os.path.join(home, f"new-{number}")))
        times.append(session.wait_for(CONTENT) * 1000)
        session.close()
    return median(times)


def places(home):
    return {"HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_STATE_HOME": home + "/state",
            "XDG_CONFIG_HOME": home + "/config"}


def newsboat(home):
    """newsboat with 10,000 items in its cache."""
    os.makedirs(home)
    items = "".join(
        f"<item><title>What entry {n} of this feed says to whoever reads it, person{n * 7919 % 300}</title>"
        f"<guid>{n}</guid><link>https://example.com/{n}</link><description>Text {n}</description>"
        f"<pubDate>Mon, 02 Jan 2026 {n // 3600:02}:{n // 60 % 60:02}:{n % 60:02} GMT</pubDate></item>" for n in range(10_000))
    with open(f"{home}/feed.xml", "w", encoding="utf-8") as file:
        file.write(f"<rss version='2.0'><channel><title>Ten thousand</title><link>https://example.com/</link>{items}</channel></rss>")
    for name, text in (("urls", f"file://{home}/feed.xml\n"), ("config", "refresh-on-startup no\n")):
        with open(f"{home}/{name}", "w", encoding="utf-8") as file:
            file.write(text)
    command = ["newsboat", "-u", f"{home}/urls", "-C", f"{home}/config", "-c", f"{home}/cache.db"]
    subprocess.run(command + ["-x", "reload"], check=True, env={**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"})
    # newsboat walks its articles by the arrow keys and J; j goes to another feed.
    with open(f"{home}/config", "a", encoding="utf-8") as file:
        file.write("bind-key j down\n")
    return Program(command, r"Ten thousand", {"HOME": home}, "\r", "\x1b[6~")


def main():
    runnel, floor, folder = sys.argv[1:4]
    home = tempfile.mkdtemp(dir=folder)
    try:
        new = first_ever(runnel, home)
        # Its people stay still, so that what is counted is the key's.
        program = Program([runnel, "demo", "--pace", "0"], CONTENT, places(home + "/new-0"))
        slow = Program(program.command, CONTENT, program.environment, ":set slow\r")
        living = Program([runnel, "demo"], CONTENT, program.environment)
        direct = Program(program.command, CONTENT, {**program.environment, "COLORTERM": "truecolor"})
        other, least = newsboat(home + "/newsboat"), Program([floor], "q quit")
        truecolor(direct.starts_beside(program), direct.walk(), program.walk())
        ours, theirs, bare = ((p.starts(), p.walk()) for p in (program, other, least))
        report(new, ours, theirs, bare, slow.walk(), living.walk())
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(1 if short else 0)


def truecolor(starts, walk, plain_walk):
    """Direct colour beside the palette: no difference in time or memory. Its sequences are longer."""
    (frame, useful, peak), (plain_frame, plain_useful, plain_peak) = starts
    row("truecolor/first-frame", frame, plain_frame, "ms", "<=1.15x", frame <= 1.15 * plain_frame)
    row("truecolor/useful-frame", useful, plain_useful, "ms", "<=1.15x", useful <= 1.15 * plain_useful)
    row("truecolor/peak-memory", peak, plain_peak, "MB", "<=1.02x", peak <= 1.02 * plain_peak)
    row("truecolor/resident", walk["rss"], plain_walk["rss"], "MB", "<=1.05x", walk["rss"] <= 1.05 * plain_walk["rss"])
    row("truecolor/cpu", walk["cpu"], plain_walk["cpu"], "ms", "<=1.25x", walk["cpu"] <= 1.25 * plain_walk["cpu"])
    row("truecolor/inside", walk["inside"], plain_walk["inside"], "B", "<=260B", walk["inside"] <= 260)
    row("truecolor/scrolling", walk["scrolling"], plain_walk["scrolling"], "B", "<=400B", walk["scrolling"] <= 400)


def report(new, ours, theirs, bare, slow, living):
    (frame, useful, _), walk = ours
    (other_frame, other_useful, _), other = theirs
    (floor_frame, _, _), floor = bare
    row("start/first-ever-content", new, other_useful, "ms", "<1000ms", new < 1000)
    row("start/first-frame", frame, other_frame, "ms", "<=50ms", frame <= 50)
    row("start/first-frame-beside-floor", frame, floor_frame, "ms", "<=50ms", frame <= 50)
    row("start/useful-frame", useful, other_useful, "ms", "<=120ms", useful <= 120)
    row("walk/inside", walk["inside"], other["inside"], "B", "<=260B", walk["inside"] <= 260)
    row("walk/inside-slow-beside-floor", slow["inside"], floor["inside"], "B", "<=60B", slow["inside"] <= 60)
    row("walk/scrolling", walk["scrolling"], other["scrolling"], "B", "<=260B", walk["scrolling"] <= 260)
    row("walk/scrolling-max", walk["scrolling-max"], other["scrolling-max"], "B", "<=1500B", walk["scrolling-max"] <= 1500)
    row("walk/scrolling-slow-beside-floor", slow["scrolling"], floor["scrolling"], "B", "<=260B", slow["scrolling"] <= 260)
    row("walk/page", walk["page"], other["page"], "B", f"<={COLUMNS * ROWS * 11 // 10}B", walk["page"] <= COLUMNS * ROWS * 1.1)
    row("walk/latency", walk["latency"], other["latency"], "ms", "<=2x", walk["latency"] <= 2 * other["latency"])
    row("walk/cpu", walk["cpu"], other["cpu"], "ms", "<=2ms", walk["cpu"] <= 2)
    row("memory/resident", walk["rss"], other["rss"], "MB", "<=30MB", walk["rss"] <= 30)
    row("memory/resident-living-world", living["rss"], other["rss"], "MB", "<=30MB", living["rss"] <= 30)
    row("memory/proportional", walk["pss"], other["pss"], "MB", "<=30MB", walk["pss"] <= 30)
    row("memory/resident-beside-floor", walk["rss"], floor["rss"], "MB", "<=30MB", walk["rss"] <= 30)
    row("idle/bytes", walk["idle-bytes"], other["idle-bytes"], "B/s", "0B/s", walk["idle-bytes"] == 0)
    row("idle/wakeups", walk["idle-wakeups"], other["idle-wakeups"], "/s", "<=1/s", walk["idle-wakeups"] <= 1)
    row("idle/cpu", walk["idle-cpu"] * 100, other["idle-cpu"] * 100, "%", "<=0.1%", walk["idle-cpu"] <= 0.001)


if __name__ == "__main__":
    main()
