# SPDX-License-Identifier: Apache-2.0
"""Whatever opening a casebook reads of the program and its libraries was read before, while the officer typed."""

import os
import subprocess
import sys
from pathlib import Path

OPENS = """
import sys
from pathlib import Path
from vlu_desktop.app import read_ahead
from vlu_desktop.app.entry import start
app, program = start()
seen = []
program.window.seen.connect(lambda: seen.append(True))
program.window.show()
while not seen:
    app.processEvents()
for step in read_ahead.STEPS:
    step()
had = set(sys.modules)
program.open_vault(Path(sys.argv[1]), sys.argv[2])
while not program.is_open or program.is_busy:
    app.processEvents()
print("read:", *sorted(set(sys.modules) - had), flush=True)
import os
os._exit(0)
"""


def test_nothing_is_read_between_the_passphrase_and_today(casebook: tuple[Path, str], tmp_path: Path) -> None:
    told = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    path, passphrase = casebook
    done = subprocess.run(
        [sys.executable, "-c", OPENS, str(path), passphrase], env=told, check=True, capture_output=True, text=True
    )
    [line] = [each for each in done.stdout.splitlines() if each.startswith("read:")]
    assert line.removeprefix("read:").strip() == ""
