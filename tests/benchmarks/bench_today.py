# SPDX-License-Identifier: Apache-2.0
"""From Enter on the passphrase to Today painted with its first lines, of 500 cases, beyond the key derivation.

Each round is a process of its own, which has read ahead as it does while an officer types. The derivation is timed
where it is done: what the process does meanwhile on another thread keeps nobody waiting, and is left out with it.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

CASES, EACH = 500, 4
ROUNDS = int(os.environ.get("BENCH_STARTS", "7"))
GOAL = 150
PASSPHRASE = "correct horse battery staple"

OPENED = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from vlu_desktop.platform import faults, hardening
hardening.harden()
faults.install()
from vlu_desktop.app import read_ahead
from vlu_desktop.app.entry import start
path, passphrase = Path(sys.argv[1]), sys.argv[2]
app, program = start()
begun = []
from vlu_desktop.store.keys import key_file
stretch, spent = key_file.stretch, [0.0, 0.0]
def derived(*given):
    wall, own = time.monotonic(), time.process_time()
    key = stretch(*given)
    spent[0] += time.monotonic() - wall
    spent[1] += time.process_time() - own
    return key
key_file.stretch = derived
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and program.is_open:
            table = program.pages.today.table
            if watched is table.viewport() and table.model().rowCount():
                QTimer.singleShot(0, told)
        return False
def told():
    import os
    wall, own = time.monotonic() - begun[0], time.process_time() - begun[1]
    print(wall, own, *spent, flush=True)
    os._exit(0)
watch = Watch()
app.installEventFilter(watch)
def enter():
    begun[:] = time.monotonic(), time.process_time()
    program.open_vault(path, passphrase)
program.window.seen.connect(program.read_ahead)
program.window.show()
program.offer(path)
# A passphrase is longer in the typing than reading ahead takes, on a machine that has nothing else to do.
read_ahead.STEPS = (*read_ahead.STEPS, lambda: QTimer.singleShot(500, enter))
app.exec()
"""


def build(path: Path, cases: int = CASES, each: int = EACH) -> None:
    """A casebook of so many cases, each with a victim, an offender, an order, an action that is due, and incidents."""
    from vlu_desktop.dates.when import When
    from vlu_desktop.record.conduct import Incident, IncidentBehaviour
    from vlu_desktop.record.offending import Order
    from vlu_desktop.record.people import Case, Involvement, Person, PersonName
    from vlu_desktop.record.work import Action
    from vlu_desktop.store.vault.vault import create_vault

    first = date.today() - timedelta(days=900)
    with create_vault(path, PASSPHRASE, officer_name="Bench", clock=lambda: datetime.now(UTC)) as vault:
        for n in range(cases):
            with vault.store.act("bench", act="collected") as act:
                case = act.add(Case(title=f"Example Person {n:05}", reference=f"VL/{n}")).id
                for role in ("victim", "offender"):
                    person = act.add(Person()).id
                    act.add(PersonName(person_id=person, given=role.title(), family=f"Person {n}", kind="current"))
                    act.add(Involvement(case_id=case, person_id=person, role=role))
                act.add(Order(offender_id=person, kind="ro-conviction", status="in-force", made=first))
                act.add(Action(case_id=case, what="Panic alarm", agency="Police", due=first + timedelta(days=n)))
                found = act.add_many(
                    Incident(
                        case_id=case, account="He was there again. " * 5, happened=When.on(first + timedelta(days=d))
                    )
                    for d in sorted((n * 7 + step * 911) % 890 for step in range(each))
                )
                kinds = ("call", "loiter", "follow")
                act.add_many(IncidentBehaviour(incident_id=one, kind=kinds[step % 3]) for step, one in enumerate(found))


def one(home: Path, path: Path) -> tuple[float, float]:
    """Milliseconds beyond the derivation, by the clock on the wall and of the process's own time."""
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told |= {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(path), PASSPHRASE], env=told, check=True, capture_output=True, text=True
    )
    wall, own, alone, worked = (float(each) * 1000 for each in done.stdout.split()[-4:])
    return wall - alone, own - worked


def main() -> None:
    """Prints the medians."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-") as folder:
        path = Path(folder) / "bench.vlu"
        build(path)
        found = [one(Path(folder) / "home", path) for _ in range(ROUNDS + 1)][1:]
    wall, own = (statistics.median(each) for each in zip(*found, strict=True))
    print(f"Enter to Today with its first lines, {CASES} cases, beyond the key derivation, median of {ROUNDS}")
    print(f"  by the clock {wall:.0f} ms (goal {GOAL}), of its own processor time {own:.0f} ms")


if __name__ == "__main__":
    main()
