# SPDX-License-Identifier: Apache-2.0
"""Locking leaves nothing to read: the program's memory is searched from outside, before and after, at awkward moments.

The memory of a process that closed itself to others is read with the right to trace, which these tests get. Take the
`os.execv` out of `platform/relock.py`, or have `Program.lock` close the casebook in the same process, and thousands of
needles are found.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from tests.ui.guards.driven import TYPED
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.cases import Cases, NewCase, NewPerson
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.vault.vault import create_vault, open_vault

CHEAP = k.KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "zither-quince-NEEDLEPASS-orbit-velvet"
RECORDED = "RECORDNEEDLE he stood across the road again"
ROOT = Path(__file__).resolve().parents[3]
FIRST_PAGE = "Forgotten? Use the recovery sheet"
PATIENCE, SELDOM = 120, 2
PAGE = 4096

pytestmark = pytest.mark.rights("trace")


@dataclass(frozen=True)
class Casebook:
    path: Path
    key: bytes

    def needles(self) -> dict[str, tuple[bytes, ...]]:
        """What must not be found after locking."""
        words = {"passphrase": PASSPHRASE, "record": RECORDED, "typed": TYPED, "key in letters": self.key.hex()}
        return {**{name: in_memory(text) for name, text in words.items()}, "key": (self.key,)}


def in_memory(text: str) -> tuple[bytes, ...]:
    """A text in each form in which Python, Qt or SQLite hold it."""
    return text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    path = tmp_path / "casebook.vlu"
    vault = create_vault(
        path, PASSPHRASE, officer_name="Asha Example", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP
    )  # fmt: skip
    with vault:
        new = NewCase(
            victim=NewPerson(given="Marta", family="Example"), offender=NewPerson(given="Dean", family="Sample")
        )
        case_id, _ = Cases(vault.store).begin(new, date(2026, 8, 3))
        with vault.store.act("incident.add", act="collected", case_id=case_id) as act:
            for n in range(200):
                act.add(
                    Incident(case_id=case_id, account=f"{RECORDED} {n}", happened=When.on(date(2026, 3, 1 + n % 28)))
                )
    return Casebook(path, k.unlock(k.read_keys(k.key_path(path)), PASSPHRASE).key)


def memory(pid: int) -> Iterator[bytes]:
    """All that the process has written to, piece by piece; a piece that went meanwhile is left out."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as mem:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            try:
                mem.seek(start)
                yield without_blanks(mem.read(end - start))
            except (OSError, OverflowError, ValueError):
                continue


def without_blanks(piece: bytes) -> bytes:
    """The piece less its pages of nothing but zeros, which are most of it, hold no needle and take long to search."""
    pages = np.frombuffer(piece[: len(piece) // PAGE * PAGE], np.uint64).reshape(-1, PAGE // 8)
    return pages[pages.any(axis=1)].tobytes() + piece[len(piece) // PAGE * PAGE :]


def found_in(pid: int, needles: Mapping[str, tuple[bytes, ...]]) -> dict[str, int]:
    """How often each is in the process's memory."""
    counts = dict.fromkeys(needles, 0)
    # A pattern passes over a page of zeros at its first letter; a plain count of letters between zeros does not.
    patterns = {name: [re.compile(re.escape(form)) for form in forms] for name, forms in needles.items()}
    for piece in memory(pid):
        for name, forms in patterns.items():
            counts[name] += sum(len(form.findall(piece)) for form in forms)
    return counts


def sleeps(pid: int) -> bool:
    """Whether every thread of a process waits for something."""
    try:
        states = [each.read_text().rsplit(")", 1)[1].split()[0] for each in Path(f"/proc/{pid}/task").glob("*/stat")]
    except OSError:
        return False
    return set(states) == {"S"}


def wait_for_first_page(pid: int) -> None:
    """Until another program is in the process, and its first page is built."""
    page = {"page": (FIRST_PAGE.encode("utf-16-le"),)}
    start = looked = time.monotonic()
    replaced = False
    while time.monotonic() < start + PATIENCE:
        if not replaced and b"--locked" in Path(f"/proc/{pid}/cmdline").read_bytes():
            replaced = True
            print(f"the process was replaced after {time.monotonic() - start:.2f} s")
        # One that is still at work is looked through seldom, for that takes as long as what it does.
        if replaced and (sleeps(pid) or time.monotonic() > looked + SELDOM):
            if found_in(pid, page)["page"]:
                return
            looked = time.monotonic()
        time.sleep(0.2)
    raise AssertionError("the program did not come back at its first page")


def locked(casebook: Casebook, moment: str, home: Path) -> tuple[dict[str, int], dict[str, int]]:
    """Lock at a moment; how often each needle was found before, and after."""
    command = [sys.executable, "-m", "tests.ui.guards.driven", str(casebook.path), PASSPHRASE, moment]
    # The passphrase comes by the command line here alone, and the first lock takes it away with the rest.
    running = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ}
    )
    with running:
        assert running.stdin is not None
        assert running.stdout is not None
        try:
            assert running.stdout.readline() == "ready\n"
            before = found_in(running.pid, casebook.needles())
            running.stdin.write("lock\n")
            running.stdin.flush()
            wait_for_first_page(running.pid)
            after = found_in(running.pid, casebook.needles())
            print(f"{moment}: found before {before}, after {after}")
            command_line = Path(f"/proc/{running.pid}/cmdline").read_bytes()
            assert str(casebook.path).encode() in command_line, "the same casebook is offered again"
        finally:
            running.kill()
    return before, after


def test_a_form_under_way_is_kept_in_the_vault_and_nowhere_else(casebook: Casebook, own_home: Path) -> None:
    before, after = locked(casebook, "form", own_home)
    assert min(before.values()) > 0, f"the search finds what is there: {before}"
    assert set(after.values()) == {0}, after
    with open_vault(casebook.path, PASSPHRASE, clock=lambda: datetime.now(UTC)) as vault:
        assert any(TYPED in draft.body for draft in vault.store.drafts())
        assert vault.check().is_sound


@pytest.mark.parametrize("moment", ["unlock", pytest.param("export", marks=pytest.mark.soak)])
def test_locking_breaks_off_what_is_under_way(casebook: Casebook, own_home: Path, moment: str) -> None:
    before, after = locked(casebook, moment, own_home)
    assert before["passphrase"] > 0
    assert set(after.values()) == {0}, after
    with open_vault(casebook.path, PASSPHRASE, clock=lambda: datetime.now(UTC)) as vault:
        assert vault.check().is_sound


@pytest.mark.soak
@pytest.mark.parametrize("moment", ["file", "drag"])
def test_locking_waits_for_no_loop(casebook: Casebook, own_home: Path, moment: str) -> None:
    before, after = locked(casebook, moment, own_home)
    assert before["record"] > 0
    assert set(after.values()) == {0}, after
