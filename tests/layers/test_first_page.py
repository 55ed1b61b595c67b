# SPDX-License-Identifier: Apache-2.0
"""The first page waits for nothing that only an open casebook needs."""

import subprocess
import sys

LATER = {
    "vlu_desktop.app.pages",
    "vlu_desktop.papers",
    "vlu_desktop.timeline",
    "vlu_desktop.analysis",
    "numpy",
    "pikepdf",
    "PIL",
}


def test_the_first_page_reads_no_module_of_the_pages_behind_it() -> None:
    asked = "import sys, vlu_desktop.app.application; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert not LATER & set(found.stdout.split())
