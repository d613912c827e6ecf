"""What the client scripts share: named checks, and ids that no earlier run used."""

import sys
import time
import uuid


class Checks:
    """Counts what holds and what does not; the process ends with 1 where anything does not."""

    def __init__(self):
        self.passed = 0
        self.failed = []

    def that(self, name, holds, shown=""):
        if holds:
            self.passed += 1
        else:
            self.failed.append(name)
            print(f"not ok: {name} {shown}", flush=True)

    def equal(self, name, value, expected):
        self.that(name, value == expected, f"\n  got      {value!r}\n  expected {expected!r}")

    def raises(self, name, kinds, call, *arguments, **options):
        """The exception, or None where the call did not raise one of `kinds`."""
        try:
            answer = call(*arguments, **options)
        except kinds as error:
            self.passed += 1
            return error
        except Exception as error:  # noqa: BLE001 - any other kind is the failure to report
            self.that(name, False, f"raised {error!r}")
            return None
        self.that(name, False, f"answered {answer!r}")
        return None

    def end(self):
        print(f"{self.passed} ok, {len(self.failed)} not ok", flush=True)
        sys.exit(1 if self.failed else 0)


def new_id(prefix="x"):
    return f"{prefix}{uuid.uuid4().hex[:12]}"


def until(condition, seconds=10.0):
    """Waits for a condition; its last value is the answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    return condition()
