# SPDX-License-Identifier: Apache-2.0
"""Ctrl+L is heard and obeyed within a second, whatever is being read or made at that moment.

Two things could keep it waiting: work that holds Python for itself, so that the window doesn't hear the key, and work
that goes on when it is asked to end. Both are counted in this process's own processor time, so that a busy computer is
no fault; what another process does in its own is waited for by looks of a quarter of a second.
"""

import random
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.hostile.catalogue import FILES
from tests.hostile.test_files import fuzzed
from tests.intake import workbooks
from tests.services.conftest import Office, office  # noqa: F401 (a fixture)
from tests.services.documents.test_bundles import order as bundle_order
from vlu_desktop.foreign import read_details, read_exhibit, read_preview
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.services.documents.document_order import Order

MOST = 1.0
"""Seconds."""
_TICK = 0.005


class _Key:
    """Beside the job's own thread, as the window's is: looks how long nothing else could run, and asks the job to end
    after so much work, or where it only waits, after four times as long."""

    def __init__(self, after: float) -> None:
        self._after = after
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.pressed = threading.Event()
        self.pressed_at = self.held = 0.0

    def __enter__(self) -> "_Key":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        waiting, begun = time.monotonic(), time.process_time()
        last = begun
        while not self._over.wait(_TICK):
            now = time.process_time()
            self.held, last = max(self.held, now - last), now
            if not self.pressed.is_set() and (
                now - begun > self._after or time.monotonic() - waiting > 4 * self._after
            ):
                self.pressed_at = now
                self.pressed.set()


def waited(job: Callable[[], object], after: float) -> tuple[float, float]:
    """Of a job that is asked to end after so many seconds: the longest that it held everything else up, and how long it
    went on."""
    with _Key(after) as key:
        try:
            with stoppable(key.pressed.is_set):
                job()
        except (Stopped, UserError):
            pass
        went_on = time.process_time() - key.pressed_at if key.pressed.is_set() else 0.0
    return key.held, went_on


def looked_at(jobs: dict[str, Callable[[], object]], figure: Figure, seed: int = 26) -> None:
    chosen = random.Random(seed)
    found = {name: waited(job, chosen.uniform(0.01, 0.3)) for name, job in jobs.items()}
    late = {name: times for name, times in found.items() if max(times) >= MOST}
    assert not late, late
    held, went_on = (max(found, key=lambda name: found[name][at]) for at in (0, 1))
    figure(
        f"Ctrl+L during {len(found)} readings and makings: held up for {found[held][0]:.2f} s at most ({held}), obeyed "
        f"after {found[went_on][1]:.2f} s at most ({went_on}), own processor time"
    )


def papers(office: Office) -> dict[str, Callable[[], object]]:  # noqa: F811
    """Documents and a bundle of a case with many long accounts."""
    for n in range(40):
        office.incident(f"Entry {n}. " + "He stood at the gate and said her name until she shut the window. " * 20)
    documents, bundles = office.services.papers.documents, office.services.papers.bundles
    kinds = ("social-history", "key-points", "chronology")
    found: dict[str, Callable[[], object]] = {
        f"{kind} being made": lambda kind=kind: documents.draft(  # type: ignore[misc]
            Order(case_id=office.case_id, kind=kind, audience="court", data_to=office.today), office.now
        )
        for kind in kinds
    }
    found["a bundle being made"] = lambda: bundles.draft(bundle_order(office), office.now)
    return found


def diary(rows: int) -> bytes:
    told = [[f"{n % 28 + 1}/{n % 12 + 1}/2024", f"He rang me {n} times and came to the house"] for n in range(rows)]
    return workbooks.csv_of([["Date", "What happened"], *told]).encode()


def test_a_lock_waits_for_no_diary_and_no_paper(office: Office, figure: Figure) -> None:  # noqa: F811
    imports = office.services.papers.imports
    jobs: dict[str, Callable[[], object]] = {
        "a diary being read": lambda: imports.preview(office.case_id, diary(1500), "diary.csv"), **papers(office),
    }  # fmt: skip
    looked_at(jobs, figure)


@pytest.mark.soak
def test_a_lock_waits_for_no_file_of_the_catalogue_and_none_that_was_spoilt(
    office: Office,  # noqa: F811
    figure: Figure,
) -> None:
    files = {**{name: make() for name, make in FILES.items()}, **fuzzed(200)}
    imports, messages = office.services.papers.imports, office.services.papers.messages
    jobs: dict[str, Callable[[], object]] = {"a long diary": lambda: imports.preview("", diary(20_000), "diary.csv")}
    for name, data in files.items():
        jobs[f"{name} as a diary"] = lambda data=data, name=name: imports.preview(  # type: ignore[misc]
            office.case_id, data, Path(name).name, told_on=date(2026, 4, 20)
        )
        jobs[f"{name} as messages"] = lambda data=data, name=name: messages.preview(  # type: ignore[misc]
            office.case_id, data, Path(name).name
        )
        jobs[f"{name} as an exhibit"] = lambda data=data: (  # type: ignore[misc]
            read_details(data), read_preview(data), read_exhibit(data),
        )  # fmt: skip
    looked_at({**jobs, **papers(office)}, figure)
