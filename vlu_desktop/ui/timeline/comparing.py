# SPDX-License-Identifier: Apache-2.0
"""Sets the case in view beside another: has it chosen, has it read, and shows both."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.search_and_drafts import RecordSearch
from vlu_desktop.timeline.table_twin import table_rows
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.timeline.compare_cases import CompareCases, ComparedCase
from vlu_desktop.ui.widgets.choose_case import ChooseCase
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.theme import ThemeSwitcher


class CaseComparison(QObject):
    """`record_asked` carries a case's id, a record's type and its id."""

    record_asked = Signal(str, str, str)

    def __init__(
        self, over: QWidget, news: MessageBar, worker: Worker, reads: tuple[Cases, RecordSearch], look: ThemeSwitcher,
        day: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._over, self._news, self._worker, self._look, self._day = over, news, worker, look, day
        self._cases, self._looking = reads

    def begin(self, file: CaseFile, view: Viewport) -> None:
        """Ask which case is to be set beside this one."""
        self._worker.ask(self._looking.cases, lambda found: self._choose(file, view, *found))

    def _choose(self, file: CaseFile, view: Viewport, cases: tuple[CaseLine, ...], words: dict[str, str]) -> None:
        others = [each for each in cases if each.id != file.case.id]
        if not others:
            self._news.say(say("timelines.there-is-no-other-case"))
            return
        dialog = ChooseCase(self._over, say("timelines.compare-with-another-case"), others, words)
        dialog.chosen.connect(lambda case_id: self._read(file, view, case_id))
        dialog.open()

    def _read(self, file: CaseFile, view: Viewport, case_id: str) -> None:
        def work() -> tuple[ComparedCase, ComparedCase]:
            # Looking at another case is a consultation of it, as opening it is.
            other = self._cases.open(case_id)
            return _beside(file), _beside(other)

        self._worker.ask(work, lambda found: self._show(view, *found))

    def _show(self, view: Viewport, upper: ComparedCase, lower: ComparedCase) -> None:
        dialog = CompareCases(self._over, self._look, upper, lower, view, self._day())
        dialog.record_asked.connect(self.record_asked)
        dialog.show()


def _beside(file: CaseFile) -> ComparedCase:
    model = TimelineModel.from_case(file).ready()
    return ComparedCase(case_id=file.case.id, title=file.case.title, model=model, rows=table_rows(model))
