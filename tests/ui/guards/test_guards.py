# SPDX-License-Identifier: Apache-2.0
"""When it locks by itself: nobody there, the key, sleep, a locked screen. What was copied goes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.rights import needs_linux
from vlu_desktop.ui.guards import windows_session as w
from vlu_desktop.ui.guards.guards import Guards
from vlu_desktop.ui.guards.idle import IdleWatch, minutes_from
from vlu_desktop.ui.guards.screen_capture import can_block


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_ten_quiet_minutes_lock(parent: QObject) -> None:
    clock = Clock()
    watch = IdleWatch(parent, 10, clock, clock)
    came: list[int] = []
    watch.idle.connect(lambda: came.append(1))
    watch.start()
    clock.now += 590
    watch.touch()
    clock.now += 590
    watch.look()
    assert not came
    clock.now += 10
    watch.look()
    assert came == [1]


def test_sleep_counts_and_a_clock_set_back_hides_nothing(parent: QObject) -> None:
    for slow in (0, 1):
        clocks = (Clock(), Clock())
        watch = IdleWatch(parent, 10, *clocks)
        came: list[int] = []
        watch.idle.connect(lambda came=came: came.append(1))
        watch.start()
        clocks[slow].now -= 3600
        clocks[1 - slow].now += 600
        watch.look()
        assert came == [1]


@pytest.mark.parametrize(
    ("kept", "minutes"), [("", 10), ("5", 5), ("0", 1), ("31", 30), ("9999", 10), ("-3", 10), ("never", 10)]
)
def test_the_minutes_stay_within_bounds(kept: str, minutes: int) -> None:
    assert minutes_from(kept) == minutes


@pytest.fixture
def guarded(qtbot: QtBot, qapp: QApplication) -> tuple[QWidget, Guards]:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    guards = Guards(qapp, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, guards


def test_the_key_locks_also_over_a_dialog(guarded: tuple[QWidget, Guards], qtbot: QtBot) -> None:
    window, guards = guarded
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(guards.lock_asked):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_a_touch_of_any_window_puts_it_off(guarded: tuple[QWidget, Guards]) -> None:
    window, guards = guarded
    before = guards.idle._touched
    QTest.mouseMove(window.windowHandle(), window.rect().center())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert guards.idle._touched[0] > before[0]


COPYING = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from vlu_desktop.ui.guards.clipboard import SecretClipboard
app = QApplication([])
field = QLineEdit("14 Mill Lane")
field.show()
watched = SecretClipboard(field, kept=400)
board = QGuiApplication.clipboard()
def copy():
    field.selectAll()
    field.copy()
def say():
    held = board.mimeData()
    hint = bytes(held.data("x-kde-passwordManagerHint").data()).decode()
    history = any("ExcludeClipboardContentFromMonitorProcessing" in each for each in held.formats())
    print(board.text(), hint, history, flush=True)
board.changed.connect(lambda *_: QTimer.singleShot(0, say))
QTimer.singleShot(200, copy)
QTimer.singleShot(2500, app.quit)
app.exec()
"""
# A timeline's picture, as its page copies one.
COPYING_A_PICTURE = COPYING.replace(
    """    field.selectAll()
    field.copy()
""",
    """    from PySide6.QtGui import QImage
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(0x123456)
    board.setImage(picture)
""",
).replace("print(board.text()", 'print("a picture" if held.hasImage() else ""')
# Another program on the same screen, which copies something of its own after ours.
OTHER = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
app = QApplication([])
board = QGuiApplication.clipboard()
QTimer.singleShot(500, lambda: board.setText("theirs"))
QTimer.singleShot(3500, lambda: (print(board.text(), flush=True), app.quit()))
app.exec()
"""


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """A screen of the test's own, for the offscreen platform has no clipboard to share."""
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"], pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as number:
            yield {**os.environ, "DISPLAY": f":{number.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        running.kill()


@needs_linux
@pytest.mark.parametrize(("copying", "what"), [(COPYING, "14 Mill Lane"), (COPYING_A_PICTURE, "a picture")])
def test_what_is_copied_is_marked_and_soon_gone(screen: dict[str, str], copying: str, what: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", copying], capture_output=True, text=True, check=True, env=screen, timeout=60
    )  # fmt: skip
    lines = ran.stdout.splitlines()
    assert f"{what} secret True" in lines
    assert lines[-1] == "  False", "it was emptied"


@needs_linux
def test_what_another_program_copied_since_stays(screen: dict[str, str]) -> None:
    with subprocess.Popen([sys.executable, "-c", COPYING], stdout=subprocess.PIPE, text=True, env=screen) as ours:
        assert ours.stdout is not None
        assert any("secret" in line for line in iter(ours.stdout.readline, ""))
        theirs = subprocess.run(
            [sys.executable, "-c", OTHER], capture_output=True, text=True, check=True, env=screen, timeout=60
        )  # fmt: skip
        ours.kill()
    assert theirs.stdout == "theirs\n"


@pytest.mark.parametrize(
    ("message", "detail", "leaving"),
    [
        (w.WM_WTSSESSION_CHANGE, w.WTS_SESSION_LOCK, True),
        (w.WM_WTSSESSION_CHANGE, w.WTS_REMOTE_DISCONNECT, True),
        (w.WM_WTSSESSION_CHANGE, 0x8, False),
        (w.WM_POWERBROADCAST, w.PBT_APMSUSPEND, True),
        (w.WM_POWERBROADCAST, 0x7, False),
        (w.WM_QUERYENDSESSION, 0, True),
        (0x0200, 7, False),
    ],
)
def test_what_windows_says_when_the_officer_leaves(message: int, detail: int, leaving: bool) -> None:
    assert w.is_leaving(message, detail) is leaving


def test_pictures_can_be_kept_out_on_windows_and_macos_only() -> None:
    assert can_block() is (sys.platform in ("win32", "darwin"))


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A message bus of the test's own."""
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.kill()


LISTENING = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
from vlu_desktop.ui.guards.session_events import SessionWatch
app = QApplication([])
window = QWidget()
watch = SessionWatch(window)
watch.leaving.connect(lambda: print("left", flush=True))
print("listening", flush=True)
app.exec()
"""
SAYING = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.sessionBus()
assert bus.registerService("org.freedesktop.login1")
for line in sys.stdin:
    path, interface, member, words = line.split(" ", 3)
    message = QDBusMessage.createSignal(path, interface, member)
    if words.strip():
        message.setArguments([words.strip() == "true"])
    bus.send(message)
"""
SIGNALS = [
    "/org/freedesktop/login1 org.freedesktop.login1.Manager PrepareForSleep true",
    "/org/freedesktop/login1/session/_31 org.freedesktop.login1.Session Lock ",
    "/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver ActiveChanged true",
    "/org/gnome/ScreenSaver org.gnome.ScreenSaver ActiveChanged true",
]


@needs_linux
def test_linux_says_that_it_sleeps_or_locks(bus: str) -> None:
    """One bus plays both, and a program of the test's own plays logind and the desktop."""
    where = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus}
    pipe = subprocess.PIPE
    saying = subprocess.Popen([sys.executable, "-c", SAYING], stdin=pipe, text=True, env=where)
    listening = subprocess.Popen([sys.executable, "-c", LISTENING], stdout=pipe, text=True, env=where)
    with saying, listening:
        assert saying.stdin is not None
        assert listening.stdout is not None
        try:
            assert listening.stdout.readline() == "listening\n"
            for signal in SIGNALS:
                saying.stdin.write(signal + "\n")
                saying.stdin.flush()
                assert listening.stdout.readline() == "left\n", signal
        finally:
            listening.kill()
            saying.kill()
