"""A program on a pseudo terminal, watched through an emulated screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

import pyte

# What pyte does not know: strings of the OSC kind, private questions, and colons in styles.
UNKNOWN = re.compile(rb"\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<>=?]?[\d;:]*\$?[pqu]|\x1b\[[<>=][\d;]*[A-Za-z]"
                     rb"|\x1b\[[\d;]*:[\d;:]*m")
# Questions, and what xterm answers.
ANSWERS = [(b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c")]


def scrolled(data):
    """Scrolling by several lines, which pyte does not know, line by line: ncurses does it from the region's edge."""
    data = re.sub(rb"\x1b\[(\d*)S", lambda lines: b"\n" * int(lines[1] or 1), data)
    return re.sub(rb"\x1b\[(\d*)T", lambda lines: b"\x1bM" * int(lines[1] or 1), data)


class Session:
    def __init__(self, command, columns=120, rows=40, environment=None):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = 0
        self.first = self.last = None
        # Of the terminal that runs the benchmark nothing counts, COLORTERM neither: it is measured with and without.
        own = {name: value for name, value in os.environ.items()
               if name not in ("LINES", "COLUMNS", "NO_COLOR", "COLORTERM", "TMUX")}
        everything = {**own, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environment or {})}
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.started = time.perf_counter()
        self.process, self.line = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], command, everything)

    def _take(self, seconds):
        """What the program sent within that time; empty where it sent nothing."""
        if not select.select([self.line], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.line, 1 << 16)
        except OSError:
            data = b""
        if not data:
            raise EOFError("the program ended")
        self.last = time.perf_counter()
        self.first = self.first or self.last
        self.bytes += len(data)
        for question, answer in ANSWERS:
            if question in data:
                os.write(self.line, answer)
        self.stream.feed(scrolled(UNKNOWN.sub(b"", data)))
        return data

    def wait_for(self, pattern, seconds=30):
        """Seconds from the start until the screen shows it."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._take(0.05)
            if re.search(pattern, self.text):
                return self.last - self.started
        raise TimeoutError(f"never showed {pattern}:\n{self.text}")

    def settle(self, quiet=0.3):
        """Reads until nothing was sent for a while."""
        while self._take(quiet):
            pass

    def press(self, key, quiet=0.08, patience=2):
        """Bytes sent for a key, and the seconds until the first and the last of them."""
        before, start = self.bytes, time.perf_counter()
        os.write(self.line, key.encode())
        first = None
        while self._take(quiet if first else patience):
            first = first or self.last
        answered = first is not None
        return self.bytes - before, first - start if answered else None, self.last - start if answered else None

    @property
    def text(self):
        return "\n".join(self.screen.display)

    def status(self, name):
        with open(f"/proc/{self.process}/status", encoding="ascii") as file:
            return int(re.search(rf"{name}:\s+(\d+)", file.read()).group(1))

    def proportional(self):
        """Proportional set size in megabytes."""
        with open(f"/proc/{self.process}/smaps_rollup", encoding="ascii") as file:
            return int(re.search(r"^Pss:\s+(\d+)", file.read(), re.M).group(1)) / 1024

    def ticks(self):
        """Processor seconds used."""
        with open(f"/proc/{self.process}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wakeups(self):
        """How often each thread has waited."""
        counts = {}
        for task in os.listdir(f"/proc/{self.process}/task"):
            with open(f"/proc/{self.process}/task/{task}/status", encoding="ascii") as file:
                counts[task] = int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", file.read(), re.M).group(1))
        return counts

    def idle(self, seconds):
        """Bytes, wake-ups and processor seconds, each a second, while nobody does anything."""
        bytes_before, waits, ticks = self.bytes, self.wakeups(), self.ticks()
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._take(left)
        # A thread that ended meanwhile is not counted, one that began is.
        waited = sum(count - waits.get(task, 0) for task, count in self.wakeups().items())
        return [n / seconds for n in (self.bytes - bytes_before, waited, self.ticks() - ticks)]

    def close(self, keys="q"):
        try:
            os.write(self.line, keys.encode())
            end = time.perf_counter() + 2
            while time.perf_counter() < end:
                self._take(0.2)
        except (EOFError, OSError):
            pass
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.process, 0)
        os.close(self.line)
