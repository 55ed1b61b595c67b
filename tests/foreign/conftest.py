# SPDX-License-Identifier: Apache-2.0
"""Most files are read here; a test that asks for `own_process` has them read as the program does."""

import pytest

from tests.foreign.read_here import answered
from vlu_desktop.foreign import foreign_reader


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the process would answer, without one."""
    if "own_process" not in request.fixturenames:
        monkeypatch.setattr(foreign_reader, "ask", answered)
