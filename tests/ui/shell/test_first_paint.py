# SPDX-License-Identifier: Apache-2.0
"""What the first window does not wait for: whoever names a large class of Qt has Python make all its enumerations."""

import os
import subprocess
import sys
from pathlib import Path

from tests.rights import ROOT

MOST = 60
"""45 on the day this was written; a table, a style or an icon named before the first paint brings dozens each."""
COUNTED = """
import enum, os, sys
made, of_python = [], enum.EnumType._create_
def counted(cls, name, *args, **more):
    made.append(name)
    return of_python(cls, name, *args, **more)
import PySide6.QtWidgets
from PySide6.QtCore import QEvent, QObject
enum.EnumType._create_ = counted
from vlu_desktop.app.entry import start
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("tomllib" in sys.modules, len(made), *made, flush=True)
            os._exit(0)
        return False
app, program = start()
watch = Watch()
if sys.argv[1] == "first":
    program.window.seen.connect(lambda: os._exit(0))
else:
    program.unlock.installEventFilter(watch)
program.window.show()
app.exec()
"""


def test_before_the_first_paint_few_enumerations_are_made(tmp_path: Path) -> None:
    told = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    told.pop("PYTHONDONTWRITEBYTECODE", None)
    for start in ("first", "second"):  # what the first finds out, later ones remember
        command = [sys.executable, "-c", COUNTED, start]
        done = subprocess.run(command, env=told, cwd=ROOT, check=True, capture_output=True, text=True)
    takes_apart, many, *names = done.stdout.split()
    assert takes_apart == "False", "sentences are kept taken apart from the first start on"
    assert 0 < int(many) < MOST, names
    assert not {"PrimitiveElement", "ThemeIcon"} & set(names), "of a style, of an icon"
