# SPDX-License-Identifier: Apache-2.0
"""Reads a file for the import window on the vault's thread, and again as often as the officer changes how."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.column_maps import OfferedMap
from vlu_desktop.services.cases.given_file import Given
from vlu_desktop.services.cases.import_drafts import Answer, ImportDraft
from vlu_desktop.services.cases.imports import MappedReading, Mapping, Options, Proposal, RowId
from vlu_desktop.ui.intake.import_services import ImportServices
from vlu_desktop.ui.threads.worker import Job, Worker

Progress = Callable[[int, int], None]
Shown = tuple[Proposal, tuple[OfferedMap, ...]]


class Previewing(QObject):
    """`shown` carries the proposal and the column maps that fit it, `failed` what went wrong.

    Changes add up: one that comes while the rows are still being read by another takes that one with it.
    """

    begun = Signal()
    shown = Signal(object, object)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, worker: Worker, services: ImportServices) -> None:
        super().__init__()
        self._worker = worker
        self._services = services
        self._ticket: Job | None = None
        self._mapped: MappedReading | None = None
        self._from: tuple[Given, Options] | None = None
        self._case_id = ""
        self._told_on: date | None = None
        self.proposal: Proposal | None = None
        self.answers: list[Answer] = []
        """What an officer answered of the file's questions, in order."""

    @property
    def busy(self) -> bool:
        """Whether rows are being read."""
        return self._ticket is not None

    @property
    def options(self) -> Options:
        """What the officer said of how the file is written."""
        return self._from[1] if self._from is not None else Options()

    def resume(self, given: Given, case_id: str, draft: ImportDraft) -> None:
        """Read a file as it was being read when the draft was kept; another one, or one changed since, as it comes."""
        self.forget()
        self._from, self._case_id, self._told_on = (given, draft.options), case_id, draft.told_on
        imports, told_on = self._services.imports, draft.told_on

        def read(progress: Progress) -> Proposal:
            proposal = imports.preview(case_id, given, options=draft.options, told_on=told_on, progress=progress)
            mapped = proposal.reading.mapped
            if mapped is None or not draft.is_of(proposal):
                return proposal
            return imports.again(proposal, draft.as_left(mapped), told_on, progress=progress)

        self._work(read)

    def open(self, given: Given, case_id: str, told_on: date | None, options: Options) -> None:
        """Read a file from its bytes; nothing is kept."""
        self.forget()
        self._from, self._case_id, self._told_on = (given, options), case_id, told_on
        self._renew()

    def into(self, case_id: str) -> None:
        """Compare it with another case, into which it is to go; "" for a new one."""
        self._case_id = case_id
        self._renew()

    def told(self, day: date) -> None:
        """Count from another day on which it was handed over."""
        self._told_on = day
        self._renew()

    def map(self, mapping: Mapping) -> None:
        """Take the sheet that the mapping names by it."""
        if self._mapped is not None:
            self._mapped = self._mapped.with_mapping(mapping)
            self._renew()

    def head(self, mapping: Mapping, row: int) -> None:
        """Take the headings of the sheet from another row."""
        if self._mapped is not None and self.proposal is not None:
            self.map(self._mapped.headed(mapping, row, self.proposal.said_on.year))

    def answer(self, key: str, answer: str, row: RowId | None = None) -> None:
        """Read by an answer to a question: for one row of it, or for every row like it."""
        if self._mapped is not None:
            self.answers.append((key, answer, row))
            self._mapped = self._mapped.answered(key, answer, row)
            self._renew()

    def offers(self, then: Callable[[tuple[OfferedMap, ...]], None]) -> None:
        """Look again which column maps fit, after one was kept or deleted."""
        if (proposal := self.proposal) is not None:
            self._worker.ask(lambda: self._services.maps.offered(proposal), then)

    def forget(self) -> None:
        """There is no file any more."""
        self.proposal = self._mapped = self._from = None
        self.answers = []

    def cancel(self) -> None:
        """Nobody waits for the rows any more."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _renew(self) -> None:
        proposal, reading, told_on, case_id = self.proposal, self._mapped, self._told_on, self._case_id
        imports = self._services.imports
        if proposal is not None:
            self._work(lambda progress: imports.again(proposal, reading, told_on, case_id=case_id, progress=progress))
        elif self._from is not None:
            given, options = self._from
            self._work(
                lambda progress: imports.preview(case_id, given, options=options, told_on=told_on, progress=progress)
            )

    def _work(self, read: Callable[[Progress], Proposal]) -> None:
        self.cancel()
        self.begun.emit()

        def job(progress: Progress, stopped: Callable[[], bool]) -> Shown:
            proposal = read(_stoppable(progress, stopped))
            return proposal, self._services.maps.offered(proposal)

        self._ticket = self._worker.long(job, self._read, self._failed, self.progressed.emit)

    def _read(self, found: Shown) -> None:
        self._ticket = None
        self.proposal, offers = found
        self._mapped = self.proposal.reading.mapped
        self.shown.emit(self.proposal, offers)

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self.forget()
        self.failed.emit(sentence)


def _stoppable(progress: Progress, stopped: Callable[[], bool]) -> Progress:
    def on(done: int, of: int) -> None:
        if stopped():
            raise UserError(say("intaking.stopped"))
        progress(done, of)

    return on
