# SPDX-License-Identifier: Apache-2.0
"""An error of a disk that nobody on its way knew ends in a sentence, in a command as in a job of the window."""

import errno
import random
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Figure
from tests.faults.calls import FAILED, Call, watched
from tests.faults.doing import NAME, PASSPHRASE, make_save, opened
from tests.opening_news import told
from vlu_desktop.bootstrap import vaults
from vlu_desktop.bootstrap.vaults import damage_said, disk_said
from vlu_desktop.cli import main as command_line
from vlu_desktop.cli.main import main
from vlu_desktop.store.database.connection import DatabaseError, IntegrityError, OperationalError
from vlu_desktop.store.vault.vault import open_vault
from vlu_desktop.ui.threads.worker import Worker, sorry

ON_A_DISK = "Nothing that was saved"
SAID: list[tuple[Exception, str, bool]] = [
    (DatabaseError("database disk image is malformed"), "it is damaged, or its disk fails", True),
    (DatabaseError("file is not a database"), "it is damaged, or its disk fails", True),
    (OperationalError("vtable constructor failed: search"), "it is damaged, or its disk fails", True),
    (OperationalError("disk I/O error"), "The disk did not give what was asked", True),
    (OperationalError("unable to open database file"), "The disk did not give what was asked", True),
    (OperationalError("locking protocol"), "The disk did not give what was asked", True),
    (OperationalError("database or disk is full"), "The disk is full", False),
    (OperationalError("attempt to write a readonly database"), "takes nothing more until it is opened again", False),
    (OSError(errno.ENOSPC, "x"), "The disk is full", False),
    (OSError(errno.EDQUOT, "x"), "The disk is full", False),
    (OSError(errno.EIO, "x"), "A disk or a stick failed", False),
    (OSError(errno.ENODEV, "x"), "A disk or a stick failed", False),
    (OSError(errno.EROFS, "x"), "does not let the program read or write", False),
    (PermissionError(errno.EACCES, "x"), "does not let the program read or write", False),
]
OURS: list[Exception] = [
    ValueError("disk I/O error"),
    IntegrityError("UNIQUE constraint failed"),
    OperationalError("no such table"),
    BrokenPipeError(errno.EPIPE, "x"),
    FileNotFoundError(errno.ENOENT, "x"),
    OSError("without a number"),
]


def outcome_in_the_window(qtbot: QtBot, error: Exception, beside: bool) -> tuple[str, list[str]]:
    """What the one who asked is told, and what leads to the way back."""
    worker, told, harmed = Worker(damage=damage_said), list[str](), list[str]()
    worker.damaged.connect(harmed.append)

    def job(*_: object) -> None:
        raise error

    (worker.beside if beside else worker.ask)(job, None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    worker.stop()
    QCoreApplication.sendPostedEvents()
    return told[0], harmed


@pytest.mark.parametrize("beside", [False, True], ids=["the vault's thread", "beside"])
@pytest.mark.parametrize(("error", "words", "leads_back"), SAID, ids=[str(each[0]) for each in SAID])
def test_each_error_of_a_disk_is_a_sentence_to_whoever_asked(
    qtbot: QtBot, error: Exception, words: str, leads_back: bool, beside: bool
) -> None:
    said, harmed = outcome_in_the_window(qtbot, error, beside)
    assert words in said
    assert said == disk_said(error)
    # What stands beside the vault tells nothing of it, so nobody is sent to a backup by that.
    assert harmed == ([said] if leads_back and not beside else [])


@pytest.mark.parametrize("error", OURS, ids=repr)
def test_what_is_no_error_of_a_disk_is_told_as_none(
    qtbot: QtBot, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outcome_in_the_window(qtbot, error, beside=False) == (sorry(), [])

    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(command_line, "make_example", failing)
    with pytest.raises(type(error)):
        main(["example", "folder"])


def test_an_error_of_windows_that_has_no_number_elsewhere_is_one_of_a_disk() -> None:
    error = OSError(errno.EINVAL, "x")
    assert disk_said(error) == ""
    error.winerror = 1117  # type: ignore[attr-defined]
    assert "A disk or a stick failed" in disk_said(error)


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("command", [["cases"], ["show", "Kept"], ["audit"], ["findings", "Kept"]])
def test_a_command_whose_disk_fails_at_a_reading_says_so_and_ends(
    command: list[str], lasting: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: Figure,
    monkeypatch: pytest.MonkeyPatch, passphrases_cheap: None,
) -> None:  # fmt: skip
    """Also where nothing is saved and the record is only read, of which the store says what SQLite says."""
    make_save(tmp_path)
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    words = [command[0], str(tmp_path / NAME), *command[1:], "--passphrase-file", str(tmp_path / "passphrase")]
    count, first, cold = 0, -1, open_vault

    def opened_cold(path: Path, *given: object, **named: object) -> object:
        vault = cold(path, *given, **named)  # type: ignore[arg-type]
        # A small casebook is in memory once it is open; a large one is not.
        vault.store._connection.execute("PRAGMA cache_size = 1")
        vault.store._connection.execute("PRAGMA shrink_memory").fetchall()
        nonlocal count
        count = 0
        return vault

    def before(call: Call) -> int:
        nonlocal count
        if call.name != "read":
            return 0
        here, count = count, count + 1
        fails = first >= 0 and (here >= first if lasting else here == first)
        return FAILED["read"] if fails else 0

    monkeypatch.setattr(vaults, "open_vault", opened_cold)
    with watched(tmp_path, before, reads=True):
        assert main(words) == 0
    every = count
    points = sorted(random.Random(26).sample(range(every), min(6, every)))
    refused = 0
    for point in points:
        # Not while it is opened, which says its own.
        count, first = -1_000_000, point
        capsys.readouterr()
        with watched(tmp_path, before, reads=True):
            status = main(words)
        said = capsys.readouterr().err
        assert status in (0, 1, 2)
        assert "Traceback" not in said
        if status == 2:
            refused += 1
            assert any(part in said for part in ("disk", "could not be read", "can’t be read")), said
    assert refused
    with opened(tmp_path) as vault:
        assert told(vault) == (), "a disk that failed while it was open is no reason to doubt what stands beside it"
        assert vault.check().is_sound
    figure(
        f"{command[0]} with a reading refused {'from' if lasting else 'at'} each of {len(points)} of its {every}: "
        f"{refused} times a sentence"
    )
