# SPDX-License-Identifier: Apache-2.0
"""From a fresh process to the first paint: an encrypted list of 10,000 cases against a bare PySide6 window.

Each figure is a process of its own, started in turns with the others. The vault is opened by its raw key, as it is once
the key is known; what stretching the passphrase costs is printed apart.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

CASES = 10_000
ROUNDS = int(os.environ.get("BENCH_STARTS", "9"))
GOAL = 1.4
PASSPHRASE = "correct horse battery staple"


def build(folder: Path) -> tuple[Path, str]:
    """A vault of 10,000 cases, each with a victim, her number and an incident; its path, and its key in hex."""
    from vlu_desktop.dates.when import When
    from vlu_desktop.record.conduct import Incident
    from vlu_desktop.record.people import Case, ContactPoint, Involvement, Person, PersonName
    from vlu_desktop.store.keys import key_file
    from vlu_desktop.store.vault.vault import create_vault

    path = folder / "start.vlu"
    cheap = key_file.KeyCost(memory_kib=64, passes=1, lanes=1)
    with create_vault(
        path, PASSPHRASE, officer_name="Bench", clock=lambda: datetime.now(UTC), cost=cheap, floor=cheap
    ) as vault:
        # Out of the order of their titles, as cases come.
        order = [n * 7919 % CASES for n in range(CASES)]
        with vault.store.act("bench", act="collected") as act:
            cases = act.add_many(Case(title=f"Example Person {n:05}", reference=f"VL/{n}") for n in order)
            people = act.add_many(Person() for _ in order)
            act.add_many(
                PersonName(person_id=p, given="Example", family=f"Person {n:05}", kind="current")
                for p, n in zip(people, order, strict=True)
            )
            act.add_many(ContactPoint(person_id=p, kind="phone", value="07700 900123") for p in people)
            act.add_many(Involvement(case_id=c, person_id=p, role="victim") for c, p in zip(cases, people, strict=True))
            day = When.on(date(2026, 3, 3))
            act.add_many(Incident(case_id=c, happened=day, account="He was seen outside.") for c in cases)
    key = key_file.unlock(key_file.read_keys(key_file.key_path(path)), PASSPHRASE).key
    return path, key.hex()


BARE = """
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            told()
        return False
app = QApplication([])
window, watch = QMainWindow(), Watch()
window.resize(1440, 900)
window.installEventFilter(watch)
window.show()
app.exec()
"""

# The program's own parts from the key on: its store, worker, list and window, in its own colours.
LISTED = """
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from vlu_desktop.ui.threads.worker import Worker
from PySide6.QtWidgets import QApplication
import os, sys
from datetime import UTC, date, datetime
def opened():
    from vlu_desktop.services.cases.search_and_drafts import Looking
    from vlu_desktop.store.database.connection import open_encrypted
    from vlu_desktop.store.records.store import Store
    from vlu_desktop.store.migrations.schema import bring_up_to_date
    connection = open_encrypted(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    bring_up_to_date(connection)
    state = dict(connection.execute("SELECT name, value FROM vault_state").fetchall())
    clock = lambda: datetime.now(UTC)
    store = Store(connection, device=state["device"], unit=state["unit"], officer="o", clock=clock, random=os.urandom)
    held.append((connection, Looking(store)))
    return held[-1][1].first_cases(200)
held = []
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and page.model.rowCount():
            QTimer.singleShot(0, told)
        return False
app = QApplication([])
worker = Worker()
first = []
worker.ask(opened, first.append)
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.home.cases_page import CaseListServices, CasesPage
from vlu_desktop.ui.widgets.theme import Look
from vlu_desktop.ui.shell.main_window import Window
look = Look(app)
window = Window(look.theme)
reads = CaseListServices(
    all=lambda: held[0][1].cases(), first=lambda many: held[0][1].first_cases(many), summaries=lambda day: iter(()),
    alike=lambda: 0,
)
page = CasesPage(worker, ChangeBus(), reads, date.today)
window.add_place("cases", "Cases", "cases", page)
watch = Watch()
page.view.viewport().installEventFilter(watch)
window.go("cases")
window.show()
app.exec()
"""

FIRST_PAGE = """
from PySide6.QtCore import QEvent, QObject, QTimer
from vlu_desktop.app.application import Program, make_application
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            told()
        return False
app = make_application()
program, watch = Program(app), Watch()
program.unlock.installEventFilter(watch)
program.window.show()
app.exec()
"""

TOLD = """
import os, time
def told():
    print(time.monotonic() - float(os.environ["BENCH_BEGUN"]), flush=True)
    os._exit(0)
"""


def first_paint(program: str, *arguments: str) -> float:
    """Milliseconds from asking for the process to its first paint."""
    # Without its compiled modules no program starts as it does for an officer.
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told |= {"QT_QPA_PLATFORM": "offscreen", "BENCH_BEGUN": repr(time.monotonic())}
    done = subprocess.run(
        [sys.executable, "-c", TOLD + program, *arguments], env=told, check=True, capture_output=True, text=True
    )
    return float(done.stdout.split()[-1]) * 1000


def derivation() -> float:
    """Milliseconds that stretching a passphrase takes at the cost a vault is made with."""
    from vlu_desktop.store.keys import key_file

    cost = key_file.DEFAULT_COST
    key = bytes(32)
    slot = key_file.passphrase_slot(
        key, PASSPHRASE, vault="v", officer_id="o", label="Bench", random=os.urandom, cost=cost, floor=key_file.FLOOR
    )
    start = time.perf_counter()
    key_file.unlock(key_file.KeyFile("v", (slot,)), PASSPHRASE)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Prints the medians in turns, and the ratios."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        path, key = build(Path(folder))
        ways: dict[str, Callable[[], float]] = {
            "a bare PySide6 window": partial(first_paint, BARE),
            f"{CASES:,} cases, encrypted, by raw key": partial(first_paint, LISTED, str(path), key),
            "the whole program's first page": partial(first_paint, FIRST_PAGE),
        }
        found: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(ROUNDS + 1):
            for name, way in ways.items():
                taken = way()
                # The first of each only warms the disk's cache.
                if turn:
                    found[name].append(taken)
    base = statistics.median(next(iter(found.values())))
    print(f"First paint of a fresh process, median of {ROUNDS} in turns")
    for name, times in found.items():
        median = statistics.median(times)
        goal = f" (goal {GOAL})" if "cases" in name else ""
        print(f"  {name:<44} {median:8.0f} ms  {median / base:5.2f} times{goal}   least {min(times):.0f} ms")
    print(f"  {'stretching the passphrase, not counted above':<44} {derivation():8.0f} ms")


if __name__ == "__main__":
    main()
