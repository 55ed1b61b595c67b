# SPDX-License-Identifier: Apache-2.0
"""A long reading of the vault done in slices, so that what an officer asks meanwhile waits for one slice at most."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Generic, TypeVar

from vlu_desktop.ui.threads.worker import Worker

T = TypeVar("T")
SLICE = 0.03
"""Seconds after which a slice ends with the row it is at; a click is to be answered within 0.1."""


class ChunkedRead(Generic[T]):
    """Asks the worker for one slice after another; `taken` gets the rows of each, and whether they were the last."""

    def __init__(
        self, worker: Worker, begin: Callable[[], Iterator[T]], taken: Callable[[list[T], bool], None]
    ) -> None:
        self._worker = worker
        self._begin = begin
        self._taken = taken
        self._rows: Iterator[T] | None = None
        self._stopped = False
        self._ask()

    def stop(self) -> None:
        """Nobody waits for the rest."""
        self._stopped = True

    def _ask(self) -> None:
        self._worker.ask(self._slice, self._take)

    def _slice(self) -> tuple[list[T], bool]:
        """On the vault's thread, which alone moves the iterator on."""
        found: list[T] = []
        if self._stopped:
            return found, True
        until = monotonic() + SLICE
        if self._rows is None:
            self._rows = self._begin()
        for row in self._rows:
            found.append(row)
            if monotonic() >= until:
                return found, False
        return found, True

    def _take(self, result: tuple[list[T], bool]) -> None:
        found, whole = result
        if self._stopped:
            return
        # Asked for first, so that the vault's thread reads on while the rows are shown.
        if not whole:
            self._ask()
        self._taken(found, whole)
