# SPDX-License-Identifier: Apache-2.0
"""What every test stands on: no screen, no network, a home folder of its own."""

import gc
import hashlib
import itertools
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.made_schema import copy_tables
from tests.rights import get_rights
from vlu_desktop.bootstrap import shipped_data
from vlu_desktop.foreign import foreign_reader, toml_reader, word_reader
from vlu_desktop.foreign.word_reader import Words
from vlu_desktop.intake.formats import bounded_book
from vlu_desktop.intake.messages import bounded_messages
from vlu_desktop.kernel.pictures import Raster
from vlu_desktop.leaks import foreign_texts
from vlu_desktop.platform import paths
from vlu_desktop.store.keys import kdf_cost, key_file
from vlu_desktop.store.vault import vault
from vlu_desktop.typeset.font_book import FontBook

if TYPE_CHECKING:
    from vlu_desktop.app.application import Program

# A vault waits for its disk at every act; in memory there is nothing to wait for. What tests the disk makes one itself.
_IN_MEMORY = Path("/dev/shm")
if _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > 6 << 30 and os.access(_IN_MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))

# Its screen is an office's; the way to it has no colon, which would end it.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(paths.resources() / 'offscreen-screen.json')}"
# Qt warns once where a computer has few fonts; that is the computer, not the program.
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")

# Timing limits fail on a busy computer, not on a bug; the examples are the same on every run.
settings.register_profile("every run", deadline=None, derandomize=True, database=None, max_examples=30)
settings.register_profile("soak", deadline=None, database=None, max_examples=2000)
# Whether it fails is all that is asked of a mutant's tests; the smallest example is not looked for.
settings.register_profile(
    "mutation", settings.get_profile("every run"), phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "every run"))


SOAK_SECONDS = float(os.environ.get("SOAK_SECONDS", "600"))
"""How long `make soak` begins another test; one that is under way is ended as it is."""
BEGAN = time.monotonic()
FIGURE = "figure"
_HOMES = itertools.count()
_IN_THE_HOME = {
    "HOME": "", "USERPROFILE": "", "XDG_DATA_HOME": "/.local/share", "XDG_CONFIG_HOME": "/.config",
    "XDG_STATE_HOME": "/.local/state", "XDG_CACHE_HOME": "/.cache", "XDG_DOCUMENTS_DIR": "/Documents",
    "APPDATA": "/AppData/Roaming", "LOCALAPPDATA": "/AppData/Local",
}  # fmt: skip
_WORDS_READ: dict[tuple[Raster, ...], list[Words]] = {}
PATIENCE = 120_000
"""How long a test waits for what must come (ms): another program may have the processor, which is no fault of ours."""
_PAUSE = 10
Figure = Callable[[str], None]


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Figure:
    """Notes a figure that the run's last lines give."""
    return lambda sentence: record_property(FIGURE, sentence)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-goldens", action="store_true", help="write what goldens are missing or changed; look at them"
    )


class Goldens:
    """What tests compare with, kept in files: one that is missing is a failure, for a new one must be looked at."""

    def __init__(self, writing: bool) -> None:
        self._writing = writing

    def read(self, path: Path, made: str, same: Callable[[str, str], bool] = str.__eq__) -> str:
        """The text kept in `path`; with `--write-goldens` it is `made` from now on, where it wasn't the same."""
        if self._writing and not (path.exists() and same(made, path.read_text(encoding="utf-8"))):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made, encoding="utf-8")
        assert path.exists(), f"There is no golden {path.name}. Run with --write-goldens, look at it, and commit it."
        return path.read_text(encoding="utf-8")


class PatientBot(QtBot):
    """Ends a wait as soon as the thing is there, and gives up only where it never comes."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """Wait for a condition: looked at often at first, for a job of the vault takes a few milliseconds."""
        pauses = itertools.chain(range(1, _PAUSE), itertools.repeat(_PAUSE))

        def seen() -> bool:
            try:
                return callback() in (None, True)
            except AssertionError:
                return False

        until = time.monotonic() + timeout / 1000
        while not seen():
            if time.monotonic() > until:
                return super().waitUntil(callback, timeout=0)  # whose failure says what was not so
            self.wait(next(pauses))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        """Wait for a window to be seen."""
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The one every test of a window uses."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def goldens(request: pytest.FixtureRequest) -> Goldens:
    """The files that documents are held against."""
    return Goldens(writing=request.config.getoption("--write-goldens"))


def pytest_itemcollected(item: pytest.Item) -> None:
    get_rights(item)
    if isinstance(item, pytest.Function) and item.get_closest_marker("soak"):
        apart = imports_read_apart.__name__
        item.fixturenames += [apart] if apart not in item.fixturenames else []


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """What was collected stays to the end: the many times that memory is looked through pass over it from now on."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 10)  # so seldom costs a test no more memory, and half of what looking did


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Of a test that passed in one of several processes only that is sent: three reports of each cost as much as it.

    Whatever failed is sent with all there is to it. Who asks how long set-up takes is told by the usual way.
    """
    if not hasattr(item.config, "workerinput") or item.config.getoption("durations"):
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("soak") and time.monotonic() - BEGAN > SOAK_SECONDS:
        pytest.skip(f"the soak's {SOAK_SECONDS:.0f} s are over; give SOAK_SECONDS more for the rest")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Every figure of the run, also where nothing failed."""
    ended = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    figures = {value for report in ended for name, value in report.user_properties if name == FIGURE}
    if figures:
        terminalreporter.section("figures")
        for each in sorted(figures):
            terminalreporter.write_line(each)


@pytest.fixture(scope="session")
def fonts(request: pytest.FixtureRequest) -> FontBook:
    """The real faces, kept between runs, for each takes a second to cut; where pytest keeps nothing, for a while."""
    cache = getattr(request.config, "cache", None)
    return FontBook(cache.mkdir("faces") if cache else Path(tempfile.gettempdir()) / "vlu-desktop-test-faces")


@pytest.fixture(scope="session")
def patched() -> Iterator[pytest.MonkeyPatch]:
    """What stands in for every test alike is put there once: doing so for each of thousands took seconds."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def _pictures_read_once(patch: pytest.MonkeyPatch) -> None:
    """The words of the same pictures are read once in a run: each reading starts a process that loads a model."""
    read = word_reader._read

    def remembered(pictures: Sequence[Raster], stopped: Callable[[], bool]) -> list[Words]:
        key = tuple(pictures)
        if stopped() or key not in _WORDS_READ:
            found = read(pictures, stopped)
            if len(found) < len(pictures) or stopped():
                return found
            _WORDS_READ[key] = found
        return list(_WORDS_READ[key])

    patch.setattr(word_reader, "_read", remembered)


_READERS = tuple(
    (module, name, vars(module)[name])
    for module, name in (
        (bounded_book, "ask"), (bounded_messages, "reader_of"), (toml_reader, "ask"), (foreign_texts, "ask"),
    )
)  # fmt: skip


def _imports_read_here(patch: pytest.MonkeyPatch) -> None:
    """Diaries, messages and forms are read with no process of their own, but where a test asks and in the soak."""
    from tests.foreign import read_here

    here = (read_here.book_answered, read_here.MessagesReadHere, read_here.toml_answered, read_here.texts_answered)
    for (module, name, _), reads in zip(_READERS, here, strict=True):
        patch.setattr(module, name, reads)


@pytest.fixture
def imports_read_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Diaries, messages and forms are read in a process of their own, as the program does."""
    for module, name, asks in _READERS:
        monkeypatch.setattr(module, name, asks)


@pytest.fixture
def own_process(imports_read_apart: None) -> None:
    """The process that reads a diary or messages, or in `tests/foreign` any file, is started for this test."""


@pytest.fixture
def files_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files from outside are read with no process of their own, and words in pictures without the model."""
    from tests.foreign import read_here

    monkeypatch.setattr(foreign_reader, "ask", read_here.answered)
    monkeypatch.setattr(word_reader, "_read", read_here.words_drawn)


@pytest.fixture
def passphrases_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a real passphrase costs is next to nothing, in this process alone; each cost still gives another key."""
    cheap = kdf_cost.KeyCost(memory_kib=64, passes=1, lanes=1)

    def stretched(secret: bytes, salt: bytes, cost: kdf_cost.KeyCost, length: int = 32) -> bytes:
        if cost.at_least(kdf_cost.FLOOR):
            salt, cost = hashlib.sha256(salt + repr(cost).encode()).digest(), cheap
        return kdf_cost.stretch(secret, salt, cost, length)

    monkeypatch.setattr(key_file, "stretch", stretched)


class NetworkRefused(AssertionError):
    """A test reached for the network."""


def _no_network(patch: pytest.MonkeyPatch) -> None:
    """The program works in a kitchen with no network, and so do its tests: only sockets within this computer open."""

    def refusing(name: str) -> Callable[..., Any]:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *args: Any) -> Any:
            if self.family != getattr(socket, "AF_UNIX", None):
                raise NetworkRefused(f"a test tried to reach {args[-1]!r}")
            return real(self, *args)

        return call

    for name in ("connect", "connect_ex", "sendto"):
        patch.setattr(socket.socket, name, refusing(name))


@pytest.fixture(scope="session", autouse=True)
def same_for_all(request: pytest.FixtureRequest) -> Path:
    """What stands in for every test alike, and the folder of their homes: pytest looks through its own for each one.

    One fixture, and what it needs is asked for here: pytest goes through every one that a test names, for each of
    thousands of tests.
    """
    patch: pytest.MonkeyPatch = request.getfixturevalue("patched")
    fonts: FontBook = request.getfixturevalue("fonts")
    # Whatever is composed in this process sets its type in the same faces.
    patch.setattr(shipped_data, "font_book", lambda: fonts)
    # A new vault takes its tables from one that the real steps made: they are most of what it costs.
    patch.setattr(vault, "bring_up_to_date", copy_tables)
    for put in (_pictures_read_once, _imports_read_here, _no_network):
        put(patch)
    folder: Path = request.getfixturevalue("tmp_path_factory").mktemp("homes")
    _fresh_home(folder)  # for what a test's own is not there yet
    return folder


def _fresh_home(folder: Path) -> Path:
    home = f"{folder}/{next(_HOMES)}"
    os.mkdir(home)
    for name, place in _IN_THE_HOME.items():
        os.environ[name] = home + place
    return Path(home)


@pytest.fixture(autouse=True)
def own_home(same_for_all: Path) -> Path:
    """A fresh home folder, so that no test reads or leaves anything in the developer's; it stays till the next."""
    return _fresh_home(same_for_all)


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication) -> "Iterator[Program]":
    """The whole program with nothing open."""
    with whole_program(qapp) as program:
        qtbot.waitExposed(program.window)
        yield program


@contextmanager
def whole_program(app: QApplication) -> "Iterator[Program]":
    """The whole program with nothing open, within; nothing of it is left behind."""
    from vlu_desktop.app.application import Program

    program = Program(app)
    program.window.show()
    try:
        yield program
    finally:
        program.window.close()
        put_window_away(program)


def put_window_away(program: "Program") -> None:
    """Have nothing left of the window of a program that ended.

    Left to a later loop, its widgets would be there while the next program puts its style on every one there is, and
    its style would be on whatever the tests after it build: they took five times as long.
    """
    QApplication.processEvents()
    program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
