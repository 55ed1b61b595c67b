# SPDX-License-Identifier: Apache-2.0
"""What an opening found is shown to the officer, and counts as told only once it is in view."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlu_desktop.services.keeping.soundness import Soundness
    from vlu_desktop.ui.threads.worker import Worker

Say = Callable[[str], None]


class OpeningNews:
    """Asks what there is to say of a casebook that was just opened, and says it."""

    def __init__(self, worker: "Worker", soundness: "Soundness", is_open: Callable[[], bool]) -> None:
        self._worker = worker
        self._soundness = soundness
        self._is_open = is_open

    def ask(self, problem: Say, damaged: Say) -> None:
        """Once Today, come into view, has asked for its lines, so that nobody waits for this."""
        soundness = self._soundness
        # One sentence after the other in one message, for each message takes the place of the one before.
        both = lambda: " ".join(filter(None, (soundness.opening_said(), soundness.clock_said())))  # noqa: E731
        self._worker.ask(both, lambda said: self._show(said, problem))
        self._worker.ask(soundness.harm_said, lambda said: damaged(said) if said and self._is_open() else None)

    def _show(self, said: str, problem: Say) -> None:
        # A lock may have come between the reading and this; it is then told at the next opening.
        if said and self._is_open():
            problem(said)
            self._worker.ask(self._soundness.opening_told)
