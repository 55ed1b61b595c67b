# SPDX-License-Identifier: Apache-2.0
"""A disk that is really full, and one that is really read-only: a small file system of the test's own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.doing import NAME, ROOT, do_save, make_save, opened
from tests.rights import WITHOUT_OVERRIDE
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.saving import NotSaved
from vlu_desktop.store.vault.vault import Vault

OPENING = """
import sys; from pathlib import Path
from tests.faults.doing import opened
from vlu_desktop.kernel.errors import UserError
try:
    opened(Path(sys.argv[1])).close()
except UserError as error:
    print(error)
"""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes with a casebook on it."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)], check=True)
    make_save(folder)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


needs_mount = pytest.mark.rights("mount")


def fill(folder: Path) -> Path:
    """Take all the room there is."""
    filler = folder / "holiday.mp4"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    return filler


@needs_mount
def test_a_full_disk_says_so_and_takes_the_save_once_there_is_room(small: Path, figure: Figure) -> None:
    saved = 0
    with opened(small) as vault:
        [case] = vault.store.all(Case)
        filler = fill(small)
        os.truncate(filler, filler.stat().st_size - 300_000)

        def save_on() -> None:
            nonlocal saved
            for _ in range(1000):
                vault.store.add("incident.add", Incident(case_id=case.id, account="He rang. " * 400))
                saved += 1

        with pytest.raises(NotSaved, match="disk is full"):
            save_on()
        assert len(vault.store.all(Incident)) == saved + 1
        assert vault.store.verify().is_sound
        filler.unlink()
        vault.store.add("incident.add", Incident(case_id=case.id, account="Saved again."))
    with opened(small) as vault:
        assert vault.check().is_sound
        assert vault.store.all(Incident)[-1].account == "Saved again."
        assert len(vault.store.all(Incident)) == saved + 2
    figure(f"a disk really full: {saved} saves until it was, {saved} there, and the next once there was room")


def leave(vault: Vault, out: Path, content: bytes) -> None:
    [case] = vault.store.all(Case)
    entry = Disclosure(case_id=case.id, document="Chronology", choices="what was chosen. " * 400)
    with leaving(vault.store, "document.save", [(out, content)], case_id=case.id) as act:
        act.add(entry)


@needs_mount
def test_a_document_leaves_no_casebook_whose_disk_is_full(small: Path, tmp_path: Path) -> None:
    """The attack of the trial: the sentence said that it was not saved, and the file was there all the same."""
    out = tmp_path / "chronology.pdf"
    out.write_bytes(b"of an earlier day")
    with opened(small) as vault:
        fill(small)
        for each in (out, tmp_path / "new.pdf"):
            with pytest.raises(UserError, match="disk is full"):
                leave(vault, each, b"%PDF all of it")
        assert vault.store.all(Disclosure) == ()
    assert out.read_bytes() == b"of an earlier day"
    assert sorted(each.name for each in tmp_path.iterdir()) == [out.name, "small"]


@needs_mount
def test_a_document_for_a_full_disk_is_not_in_the_register(small: Path, tmp_path: Path) -> None:
    (folder := tmp_path / "computer").mkdir()
    make_save(folder)
    fill(small)
    before = sorted(each.name for each in small.iterdir())
    with opened(folder) as vault:
        with pytest.raises(UserError, match="Nothing was saved; choose another folder or make room"):
            leave(vault, small / "chronology.pdf", b"%PDF" * 100_000)
        assert vault.store.all(Disclosure) == ()
        assert vault.store.verify().is_sound
    assert sorted(each.name for each in small.iterdir()) == before


@needs_mount
def test_a_casebook_on_a_full_disk_opens_to_be_read(small: Path) -> None:
    filler = fill(small)
    try:
        with opened(small) as vault:
            assert len(vault.store.all(Incident)) == 1
    except UserError as error:
        assert "Make room" in str(error)  # noqa: PT017 (either is right, by what the log still has room for)
    filler.unlink()
    with opened(small) as vault:
        assert vault.check().is_sound


@needs_mount
def test_a_disk_that_is_read_only_says_so(small: Path) -> None:
    before = (small / NAME).read_bytes()
    subprocess.run(["mount", "-o", "remount,bind,ro", str(small)], check=True)
    with pytest.raises(UserError, match="can't be written to"):
        opened(small)
    subprocess.run(["mount", "-o", "remount,bind,rw", str(small)], check=True)
    assert (small / NAME).read_bytes() == before
    do_save(small, lambda what: None)


def test_a_folder_that_is_read_only_says_so(tmp_path: Path) -> None:
    """In a child process, which gives up what lets root write anywhere."""
    make_save(tmp_path)
    (tmp_path / f"{NAME}.lock").unlink(missing_ok=True)
    tmp_path.chmod(0o500)
    command = [*WITHOUT_OVERRIDE, sys.executable, "-c", OPENING, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    tmp_path.chmod(0o700)
    assert "can't be written to" in ran.stdout, ran.stderr
