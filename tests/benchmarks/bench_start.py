# SPDX-License-Identifier: Apache-2.0
"""From a fresh process to the first paint: the first window, and an encrypted list of 10,000 cases, beside a bare one.

Each figure is a process of its own, started in turns with the others, by the clock on the wall and by its own processor
time, which a busy machine leaves be. The vault is opened by its raw key, as it is once the key is known; what
stretching the passphrase costs is printed apart. The first window is started as the program starts it, in a home folder
of its own that one start has been made in.
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
FIRST_WINDOW = "the program's first window"
LIST = f"{CASES:,} cases, encrypted, by raw key"
GOALS = {FIRST_WINDOW: 1.5, LIST: 1.4}
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
    from vlu_desktop.services.cases.search_and_drafts import RecordSearch
    from vlu_desktop.store.database.connection import open_encrypted
    from vlu_desktop.store.records.store import Store
    from vlu_desktop.store.migrations.schema import bring_up_to_date
    connection = open_encrypted(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    bring_up_to_date(connection)
    state = dict(connection.execute("SELECT name, value FROM vault_state").fetchall())
    clock = lambda: datetime.now(UTC)
    store = Store(connection, device=state["device"], unit=state["unit"], officer="o", clock=clock, random=os.urandom)
    held.append((connection, RecordSearch(store)))
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
from vlu_desktop.ui.widgets.theme import ThemeSwitcher
from vlu_desktop.ui.shell.main_window import Window
look = ThemeSwitcher(app)
window = Window(look.theme)
reads = CaseListServices(
    all=lambda: held[0][1].cases(), first=lambda many: held[0][1].first_cases(many), summaries=lambda day: iter(()),
    alike=lambda: 0,
)
page = CasesPage(worker, ChangeBus(), reads, date.today)
window.add_place("cases", "Cases", "cases", lambda: page)
watch = Watch()
page.view.viewport().installEventFilter(watch)
window.go("cases")
window.show()
app.exec()
"""

# As `vlu_desktop.__main__` does where nothing but the window is asked for.
FIRST_PAGE = """
from vlu_desktop.platform import faults, hardening
hardening.harden()
faults.install()
from vlu_desktop.app.entry import start
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            told()
        return False
app, program = start()
watch = Watch()
program.unlock.installEventFilter(watch)
program.window.show()
app.exec()
"""

TOLD = """
import os, sys, time
def told():
    print(time.monotonic() - float(os.environ["BENCH_BEGUN"]), time.process_time(), flush=True)
    os._exit(0)
"""


def first_paint(home: Path, program: str, *arguments: str) -> tuple[float, float]:
    """Milliseconds from asking for the process to its first paint, and of its own processor time until then."""
    # Without its compiled modules no program starts as it does for an officer.
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told |= {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)}
    # Qt notes there what it would note on no screen, and the first line that is noted opens the log.
    told["QT_LOGGING_RULES"] = "default.warning=false"
    told["BENCH_BEGUN"] = repr(time.monotonic())
    done = subprocess.run(
        [sys.executable, "-c", TOLD + program, *arguments], env=told, check=True, capture_output=True, text=True
    )
    wall, own = (float(each) * 1000 for each in done.stdout.split()[-2:])
    return wall, own


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


# A start of its own, by which what a start remembers is there: where the font lies, and what the system looks like.
ONCE = """
from vlu_desktop.app.entry import start
app, program = start()
program.window.seen.connect(told)
program.window.show()
app.exec()
"""


def main() -> None:
    """Prints the medians in turns, and the ratios."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        home = Path(folder) / "home"
        path, key = build(Path(folder))
        first_paint(home, ONCE)
        ways: dict[str, Callable[[], tuple[float, float]]] = {
            "a bare PySide6 window": partial(first_paint, home, BARE),
            FIRST_WINDOW: partial(first_paint, home, FIRST_PAGE),
            LIST: partial(first_paint, home, LISTED, str(path), key),
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for turn in range(ROUNDS + 1):
            for name, way in ways.items():
                taken = way()
                # The first of each only warms the disk's cache.
                if turn:
                    found[name].append(taken)
    print(f"First paint of a fresh process, median of {ROUNDS} in turns")
    for place, clock in enumerate(("by the clock on the wall", "own processor time")):
        print(f" {clock}")
        base = statistics.median(taken[place] for taken in next(iter(found.values())))
        for name, times in found.items():
            mine = [taken[place] for taken in times]
            median = statistics.median(mine)
            goal = f" (goal {GOALS[name]})" if name in GOALS else ""
            print(f"  {name:<44} {median:8.0f} ms  {median / base:5.2f} times{goal}   least {min(mine):.0f} ms")
    print(f"  {'stretching the passphrase, not counted above':<44} {derivation():8.0f} ms")


if __name__ == "__main__":
    main()
