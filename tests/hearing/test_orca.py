# SPDX-License-Identifier: Apache-2.0
"""What Orca says while somebody goes along a timeline by its arrow keys: its own log is the proof."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.hearing.timeline_window import TITLE
from tests.rights import ROOT, needs_linux

PATIENCE = 240
BUS = Path("/usr/libexec/at-spi-bus-launcher")
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "orca")
NO_VOICE = "inet_socket:127.0.0.2:1"
"""Where no speech is made: without a sound card the one who speaks would keep Orca waiting for ever."""
SPEECH = re.compile(r"SPEECH OUTPUT: '(.*?)'")


@contextmanager
def running(*command: str, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def a_display() -> Iterator[str]:
    """A display of its own, with a number that nobody has."""
    end, begin = os.pipe()
    server = subprocess.Popen(
        ("Xvfb", "-displayfd", str(begin), "-screen", "0", "1366x768x24", "-nolisten", "tcp"),
        pass_fds=(begin,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(begin)
    try:
        yield f":{os.read(end, 16).decode().strip()}"
    finally:
        os.close(end)
        server.terminate()
        server.wait(PATIENCE)


class Desk:
    """A display, a session's bus and Orca, with the window in front."""

    def __init__(self, env: dict[str, str], log: Path) -> None:
        self._env, self._log = env, log

    def press(self, key: str) -> None:
        subprocess.run(("xdotool", "key", key), env=self._env, check=True)

    def said(self) -> list[str]:
        return SPEECH.findall(self._log.read_text(errors="replace")) if self._log.exists() else []

    def hears(self, words: str, key: str = "") -> None:
        """Press a key, and wait until Orca says the words.

        It writes its log by the page: a key that does nothing, pressed now and then, fills that.
        """
        end = time.monotonic() + PATIENCE
        before = len(self.said())
        if key:
            self.press(key)
        while time.monotonic() < end:
            if any(words in each for each in self.said()[before:]):
                return
            self.press("Shift_L")
            time.sleep(0.5)
        raise AssertionError(f"Orca did not say “{words}”. It said: {self.said()[before:]}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    missing = [each for each in NEEDED if shutil.which(each) is None]
    assert not missing, f"Install {', '.join(missing)} and at-spi2-core, or leave tests/hearing out of the soak."
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    log = tmp_path / "orca.log"
    with ExitStack() as open_:
        env = {
            **os.environ, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime), "QT_QPA_PLATFORM": "xcb",
            "SPEECHD_ADDRESS": NO_VOICE,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "GDK_BACKEND": "x11", "DISPLAY": open_.enter_context(a_display()),
        }  # fmt: skip
        address = f"unix:path={runtime / 'bus'}"
        open_.enter_context(running("dbus-daemon", "--session", f"--address={address}", "--nofork", env=env))
        env["DBUS_SESSION_BUS_ADDRESS"] = address
        open_.enter_context(running("openbox", env=env))
        open_.enter_context(running(str(BUS), "--launch-immediately", env=env))
        open_.enter_context(running("orca", "--replace", f"--debug-file={log}", env=env))
        found = Desk(env, log)
        open_.enter_context(running(sys.executable, "-m", "tests.hearing.timeline_window", env=env))
        found.hears(TITLE)
        yield found


@needs_linux
@pytest.mark.soak
def test_the_arrows_are_heard(desk: Desk) -> None:
    desk.hears("3 March 2024, Phone call, Seriousness 1 of 5. at least 31 times. not asked whether reported", "Home")
    desk.hears("5 March 2024, Threat to kill, Seriousness 5 of 5. not asked whether reported", "Right")
    desk.hears("9 June 2024", "Right")
    desk.hears("Save push button", "Tab")
