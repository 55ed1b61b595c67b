# SPDX-License-Identifier: Apache-2.0
"""A job on the vault's thread that may take long, as the first document of a process does while its fonts are cut."""

from collections.abc import Callable
from typing import TypeVar

from tests.ui.conftest import Bench

T = TypeVar("T")
LONGEST = 120_000
"""Milliseconds."""


def waited_for(bench: Bench, job: Callable[[], T]) -> T:
    """What the job gives; what it refuses fails the test."""
    found: list[T] = []
    problems: list[str] = []
    bench.worker.ask(job, found.append, problems.append)
    bench.qtbot.waitUntil(lambda: bool(found or problems), timeout=LONGEST)
    assert not problems, problems
    return found[0]
