# SPDX-License-Identifier: Apache-2.0
"""A hand at the real program: keys and mouse through the display, led by what has the keyboard and what is said."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.hearing.test_orca import a_display, running

PATIENCE = 120
_NEEDED = ("Xvfb", "openbox", "xdotool")
_MOST_STOPS = 140


class Hand:
    """Presses keys and buttons; each waits until the program has taken it."""

    def __init__(self, env: dict[str, str], notes: Path) -> None:
        self._env, self._notes = env, notes

    def noted(self, what: str) -> str:
        """A line of what the program wrote down last."""
        for line in self._lines():
            if line.startswith(f"{what}: "):
                return line.removeprefix(f"{what}: ")
        return ""

    def until(self, seen: Callable[[], bool], what: str) -> None:
        """Wait until something holds while nothing is under way."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if seen() and self.noted("busy") == "False":
                return
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come. There was: {self._lines()[:5]}")

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            self._do("key", key)

    def write(self, text: str) -> None:
        """Letters into whatever has the keyboard."""
        self._do("type", "--delay", "15", text)

    def comes(self, focus: str) -> None:
        """Wait until the keyboard is in what is called so."""
        self.until(lambda: self.noted("focus").startswith(focus), f"the keyboard in “{focus}”")

    def window(self, title: str) -> None:
        """Wait for a window."""
        self.until(lambda: self.noted("window").startswith(title), f"the window “{title}”")

    def says(self, words: str) -> None:
        """Wait until the message at the foot says that."""
        self.until(lambda: words in self.noted("said"), f"the message “{words}”")

    def tab_to(self, name: str) -> None:
        """Go on by Tab until it is called so."""
        passed = []
        while not self.noted("focus").startswith(name):
            passed.append(self.noted("focus"))
            assert len(passed) < _MOST_STOPS, f"“{name}” was not come to, only {passed}"
            self.press("Tab")

    def fill(self, fields: Mapping[str, str]) -> None:
        """Go to each field by Tab and write into it."""
        for name, text in fields.items():
            self.tab_to(name)
            self.write(text)

    def has_button(self, words: str) -> bool:
        """Whether the window in front has a button that can be pressed."""
        return any(_words(line) == words for line in self._lines())

    def leave(self) -> None:
        """Close the window, and with it the program."""
        self._do_last("key", "alt+F4")

    def click(self, words: str) -> None:
        """Press a button with the mouse."""
        found: list[str] = []

        def there() -> bool:
            found[:] = [line for line in self._lines() if _words(line) == words]
            return bool(found)

        self.until(there, f"the button “{words}”")
        _, across, down, _ = found[0].split(" ", 3)
        self._do("mousemove", across, down, "click", "1")

    def find(self, words: str) -> None:
        """Do what the palette finds first for some words."""
        self.press("ctrl+k")
        self.window("Find or do anything")
        self.write(words)
        self.press("Return")

    def _do_last(self, *how: str) -> None:
        """Have the display do what ends the program, and wait for its end."""
        subprocess.run(("xdotool", *how), env=self._env, check=True)
        turn, end = -1, time.monotonic() + PATIENCE
        while time.monotonic() < end:
            before, turn = turn, int(self.noted("turn") or 0)
            if before == turn:
                return
            time.sleep(1)
        raise AssertionError("the program did not end")

    def _do(self, *how: str) -> None:
        """Have the display do it; the program has taken it once it wrote down twice since what there is."""
        subprocess.run(("xdotool", *how), env=self._env, check=True)
        before = int(self.noted("turn") or 0)
        self.until(lambda: int(self.noted("turn") or 0) >= before + 2, "rest")

    def _lines(self) -> list[str]:
        return self._notes.read_text(encoding="utf-8").splitlines() if self._notes.exists() else []


def _words(line: str) -> str:
    """What stands on a button, "" for any other line."""
    return line.split(" ", 3)[3] if line.startswith("button: ") else ""


@contextmanager
def at_the_program(folder: Path, casebook: Path | None = None) -> Iterator[Hand]:
    """The program on a display of its own, with a home in which nothing was before."""
    missing = [each for each in _NEEDED if shutil.which(each) is None]
    assert not missing, f"Install {', '.join(missing)}, or leave tests/journey out of the soak."
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    notes = folder / "notes"
    with ExitStack() as open_:
        env = {
            **os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "XDG_DATA_HOME": str(folder / "data"),
            "QT_QPA_PLATFORM": "xcb", "DISPLAY": open_.enter_context(a_display()),
        }  # fmt: skip
        open_.enter_context(running("openbox", env=env))
        given = [str(casebook)] if casebook is not None else []
        program = (sys.executable, "-m", "tests.journey.watched_program", str(notes), *given)
        open_.enter_context(running(*program, env=env))
        hand = Hand(env, notes)
        hand.until(lambda: bool(hand.noted("window")), "the first window")
        yield hand
