# SPDX-License-Identifier: Apache-2.0
"""From the start of the process to the first paint: an encrypted list of 10,000 cases against a bare window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vlu_desktop.composition import now
from vlu_desktop.domain.people import Case
from vlu_desktop.store.keys import KeyCost
from vlu_desktop.store.vault import create_vault

CASES, RUNS, GOAL = 10_000, 5, 1.4
CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
_BARE = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        print(time.monotonic() - float(os.environ["BEGUN"]), flush=True)
        os._exit(0)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
_LIST = """
import os, sys, time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from vlu_desktop.ui.bulletin import Bulletin
from vlu_desktop.ui.cases import CasesPage
from vlu_desktop.ui.worker import Worker
def told():
    print(time.monotonic() - float(os.environ["BEGUN"]), flush=True)
    os._exit(0)
def opened():
    from vlu_desktop.composition import now
    from vlu_desktop.services.looking import Looking
    from vlu_desktop.store.vault import open_vault
    held.append(open_vault(Path(sys.argv[1]), "a passphrase", clock=now))
    looking.append(Looking(held[0].store))
held, looking = [], []
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and page.model.rowCount():
            QTimer.singleShot(0, told)
        return False
app = QApplication([])
worker = Worker()
worker.ask(opened)
page = CasesPage(worker, Bulletin(), lambda: looking[0].cases(), lambda day: [], date.today)
page.resize(1440, 900)
watch = Watch()
page.view.viewport().installEventFilter(watch)
page.show()
app.exec()
"""


def _run(code: str, *arguments: str) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"BEGUN": str(time.monotonic()), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return float(done.stdout)


def main() -> None:
    """Print both medians and their ratio; the working out of the key from the passphrase is left out of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "start.vlu"
        vault = create_vault(path, "a passphrase", officer_name="Bench", clock=now, cost=CHEAP, floor=CHEAP)
        with vault, vault.store.act("case.begin", act="collected") as act:
            act.add_many(Case(title=f"Case {number}", reference=f"B/{number}") for number in range(CASES))
        for code, arguments in ((_BARE, ()), (_LIST, (str(path),))):
            _run(code, *arguments)
        pairs = [(_run(_BARE), _run(_LIST, str(path))) for _ in range(RUNS)]
    bare, listed = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(second / first for first, second in pairs)
    print(f"first paint, bare window: {bare * 1000:.0f} ms")
    print(f"first paint, encrypted list of {CASES:,} cases: {listed * 1000:.0f} ms; ratio {ratio:.2f} (goal {GOAL})")


if __name__ == "__main__":
    main()
