# SPDX-License-Identifier: Apache-2.0
"""A casebook without the log that holds its latest saves, or an older copy in its place, is never taken for whole."""

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.doing import NAME, PASSPHRASE, ROOT, do_save, make_save, opened
from tests.opening_news import told
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.services.keeping.restoring import Restoring
from vlu_desktop.store.integrity import rollback_check as parted
from vlu_desktop.store.vault.damaged import check_vault
from vlu_desktop.store.vault.vault import VaultParted

SAVE_AND_DIE = """
import os, sys
from pathlib import Path
from tests.faults.doing import do_save
done = []
def acknowledged(what):
    done.append(what)
    if len(done) == 4:
        os.kill(os.getpid(), 9)
do_save(Path(sys.argv[1]), acknowledged)
"""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a program that was killed after its fourth save left."""
    folder = tmp_path_factory.mktemp("left")
    make_save(folder)
    run = subprocess.run([sys.executable, "-c", SAVE_AND_DIE, str(folder)], cwd=ROOT)
    assert run.returncode == -9
    return folder


@pytest.fixture
def killed(left: Path, tmp_path: Path) -> Path:
    """A folder with a casebook whose four latest saves stand in its log, because the program was killed."""
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return tmp_path


def incidents(folder: Path) -> int:
    with opened(folder) as vault:
        return len(vault.store.all(Incident))


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file() and each.suffix != ".lock"}


def test_after_a_kill_the_log_is_taken_up_and_that_is_said(killed: Path) -> None:
    with opened(killed) as vault:
        assert len(vault.store.all(Incident)) == 5
        [said] = told(vault)
        assert "ended without closing this casebook" in said
        assert "every signed head of its journal holds" in said
    with opened(killed) as vault:
        assert told(vault) == ()


UNCLOSED = """
import sys
from pathlib import Path
from tests.faults.doing import opened
from vlu_desktop.record.people import Case
vault = opened(Path(sys.argv[1]))
vault.store.add("case.add", Case(title="By a script"))
"""


def test_a_script_that_ends_without_closing_it_loses_nothing_and_shuts_no_one_out(tmp_path: Path) -> None:
    make_save(tmp_path)
    run = subprocess.run([sys.executable, "-c", UNCLOSED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    with opened(tmp_path) as vault:
        assert "By a script" in {case.title for case in vault.store.all(Case)}
        assert told(vault) == ()


FAILING = """
import os, sys
from pathlib import Path
from tests.faults.calls import FAILED, watched
from tests.faults.doing import opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.people import Case
folder, ends = Path(sys.argv[1]).resolve(), sys.argv[2]
syncing = False
def before(call):
    return FAILED["sync"] if syncing and call.name == "sync" and call.path.endswith("-wal") else 0
with watched(folder, before):
    vault = opened(folder)
    syncing = True
    try:
        vault.store.add("case.add", Case(title="In doubt"))
    except UserError as error:
        print(error, flush=True)
    syncing = False
    if ends == "killed":
        os._exit(9)
    vault.close()
"""


@pytest.mark.parametrize("ends", ["killed", "closed"])
def test_a_save_that_could_not_be_synced_is_in_doubt_until_the_next_opening_says(ends: str, tmp_path: Path) -> None:
    """It was told as not saved, and was there at the next opening, so that whoever obeyed entered it twice."""
    make_save(tmp_path)
    run = subprocess.run([sys.executable, "-c", FAILING, str(tmp_path), ends], cwd=ROOT, capture_output=True, text=True)
    assert "it may or may not have been kept" in run.stdout, run.stderr
    with opened(tmp_path) as vault:
        there = "In doubt" in {case.title for case in vault.store.all(Case)}
        what = "was kept: don’t enter it again" if there else "was not kept: enter it again"
        assert f"What was being saved when the disk failed {what}." in " ".join(told(vault))
        assert vault.check().is_sound
    with opened(tmp_path) as vault:
        assert told(vault) == ()


def test_without_its_log_it_is_not_opened_until_the_log_is_back(killed: Path) -> None:
    log = killed / f"{NAME}-wal"
    (away := killed / "elsewhere").mkdir()
    shutil.move(log, away)
    (killed / f"{NAME}-shm").unlink()
    before = contents(killed)
    with pytest.raises(VaultParted, match=r"unit\.vlu-wal, which holds what was saved last, is missing"):
        opened(killed)
    assert contents(killed) == before
    assert any("-wal" in problem for problem in check_vault(killed / NAME, PASSPHRASE).problems)
    shutil.move(away / log.name, log)
    assert incidents(killed) == 5


def test_with_another_log_in_its_place_it_is_not_taken_for_whole(
    killed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    make_save(other)

    def take_log(_: str) -> None:
        shutil.copy(other / f"{NAME}-wal", killed / f"{NAME}-wal")

    do_save(other, take_log)
    (killed / f"{NAME}-shm").unlink()
    with pytest.raises(UserError):
        opened(killed)


def test_an_older_copy_in_its_place_is_found(tmp_path: Path) -> None:
    make_save(tmp_path)
    older = (tmp_path / NAME).read_bytes()
    do_save(tmp_path, lambda what: None)
    assert incidents(tmp_path) == 5
    (tmp_path / NAME).write_bytes(older)
    with pytest.raises(VaultParted, match="older than when it was last open here"):
        opened(tmp_path)


def test_it_can_be_opened_as_it_stands_and_the_journal_says_so(killed: Path) -> None:
    for name in ("-wal", "-shm"):
        (killed / f"{NAME}{name}").unlink()
    with pytest.raises(VaultParted):
        opened(killed)
    Restoring(now).accept(killed / NAME)
    with opened(killed) as vault:
        assert len(vault.store.all(Incident)) == 1
        line = next(each for each in vault.store.entries() if each.method == parted.ACCEPTED)
        assert line.detail == "opened 2 times here, 1 in the file"
    assert incidents(killed) == 1


def test_one_carried_on_elsewhere_and_brought_back_opens(tmp_path: Path) -> None:
    make_save(tmp_path)
    (elsewhere := tmp_path / "elsewhere").mkdir()
    for name in (NAME, f"{NAME}.keys"):
        shutil.copy(tmp_path / name, elsewhere)
    do_save(elsewhere, lambda what: None)
    shutil.copy(elsewhere / NAME, tmp_path / NAME)
    assert incidents(tmp_path) == 5


@pytest.mark.parametrize("said", [b"", b"{", b"[]", b'{"openings": "many"}', b"\xff" * 5000])
def test_a_note_that_says_nothing_keeps_nobody_out(said: bytes, tmp_path: Path) -> None:
    make_save(tmp_path)
    parted.head_path(tmp_path / NAME).write_bytes(said)
    assert incidents(tmp_path) == 1
    assert incidents(tmp_path) == 1


def test_a_note_that_is_gone_or_forged_where_one_was_left_is_said_and_journalled(tmp_path: Path) -> None:
    make_save(tmp_path)
    note = parted.head_path(tmp_path / NAME)
    genuine = note.read_bytes()
    note.unlink()
    with opened(tmp_path) as vault:
        assert "is missing. To know that this is the latest" in told(vault)[0]
        assert vault.store.entries()[0].method == parted.DOUBTED
    for forged in (
        b"{",
        genuine.replace(b'"openings": 1', b'"openings": 900'),
        genuine.replace(b'"mac": "', b'"mac": "0'),
    ):
        note.write_bytes(forged)
        with opened(tmp_path) as vault:
            [said] = told(vault)
            assert said == vault.store.entries()[0].detail
    with opened(tmp_path) as vault:
        assert told(vault) == ()


def test_an_older_copy_with_a_forged_note_is_said_and_the_count_of_both_together_is_not(tmp_path: Path) -> None:
    """What stands in SECURITY: both put back to one moment look as they did then; only what is outside tells."""
    make_save(tmp_path)
    older, note = (tmp_path / NAME).read_bytes(), parted.head_path(tmp_path / NAME)
    then = note.read_bytes()
    do_save(tmp_path, lambda what: None)
    (tmp_path / NAME).write_bytes(older)
    note.write_bytes(note.read_bytes().replace(b'"openings": 2', b'"openings": 1'))
    with opened(tmp_path) as vault:
        assert len(told(vault)) == 1
    (tmp_path / NAME).write_bytes(older)
    note.write_bytes(then)
    with opened(tmp_path) as vault:
        assert told(vault) == ()


def test_what_it_costs_is_printed(tmp_path: Path, figure: Figure, monkeypatch: pytest.MonkeyPatch) -> None:
    make_save(tmp_path)
    spent: list[float] = []
    for owner, name in ((parted, "what_is_missing"), (parted, "begin"), (parted.OpenHead, "end")):
        real = getattr(owner, name)

        def timed(*arguments: object, real: object = real) -> object:
            start = time.perf_counter()
            try:
                return real(*arguments)  # type: ignore[operator]
            finally:
                spent.append(time.perf_counter() - start)

        monkeypatch.setattr(owner, name, timed)
    for _ in range(5):
        opened(tmp_path).close()
    assert len(spent) == 15
    per_open = statistics.median(sum(spent[n : n + 3]) for n in range(0, 15, 3))
    figure(f"noticing a parted log: {per_open * 1000:.1f} ms of opening and closing")
