# SPDX-License-Identifier: Apache-2.0
"""Whether the job under way on this thread has to end: asked between rows, statements, blocks and pages.

A job ends only where it asks, so whoever reads a loop sees where it may be left, and what must be finished is never
cut in two. The vault asks before each of its statements and, within a long one, by SQLite's progress handler, whose
answer interrupts the statement as SQLite itself would.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopped(BaseException):
    """The job has to end. Not an `Exception`, so that nobody takes it for a fault and goes on."""


class _Job(threading.local):
    asked: Callable[[], bool] | None = None


_job = _Job()


def stop_asked() -> bool:
    """Whether the job under way on this thread is to end; never within `finishing` or outside a job."""
    return _job.asked is not None and _job.asked()


def check_stopped() -> None:
    """Raise `Stopped` where the job is to end. For the beginning of a step, with nothing half done before it."""
    if _job.asked is not None and _job.asked():
        raise Stopped


@contextmanager
def stoppable(asked: Callable[[], bool]) -> Iterator[None]:
    """A job on this thread that ends where `asked`, which any thread may answer, says so."""
    before, _job.asked = _job.asked, asked
    try:
        yield
    finally:
        _job.asked = before


@contextmanager
def finishing() -> Iterator[None]:
    """A part that is done to its end whatever is asked, such as taking back what was begun."""
    before, _job.asked = _job.asked, None
    try:
        yield
    finally:
        _job.asked = before
