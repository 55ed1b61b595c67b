# SPDX-License-Identifier: Apache-2.0
"""The incidents of a case as a table, and beside them what surrounds them."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.record import conduct as c
from vlu_desktop.record.behaviours import SERIOUSNESS, kinds_said
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.cases.many_incidents import ForMany, ManyIncidents
from vlu_desktop.ui.case.many_window import ManyWindow
from vlu_desktop.ui.case.sections import Section, SectionsTab
from vlu_desktop.ui.case.tab_tables import around_incidents, of_case
from vlu_desktop.ui.case_session.session import CaseSession, Progress, Saver
from vlu_desktop.ui.tables import Columns
from vlu_desktop.ui.widgets.basics import button


class IncidentsTab(SectionsTab):
    """`opened` asks for an incident's own page; `backlog_asked` for the grid; `filtered` tells what is shown."""

    backlog_asked = Signal()

    def __init__(self, desk: CaseSession, saver: Saver, many: ManyIncidents) -> None:
        self._many = many
        self._only: frozenset[str] = frozenset()
        self._conduct: dict[str, Conduct] = {}
        columns = Columns(
            first=("happened", "account"),
            wide={say("case.kinds"): 24, say("case.seriousness"): 14, say("case.what-happened"): 34},
            computed=(
                (say("case.seriousness"), self._seriousness, lambda row: -self._of(row).seriousness),
                (say("case.kinds"), self._kinds, self._kinds),
                (say("case.proof"), lambda row: label("proof", self._of(row).proof), lambda row: self._of(row).proof),
            ),
        )
        everything = button(say("case.show-all"), lambda: self.show_only(()), "link")
        several = button(say("case.set-for-those-chosen"), self.set_for_many, "quiet", say("case.ctrl-shift-b-ctrl-a"))
        backlog = button(say("case.backlog-grid"), self._ask_backlog, "quiet", "Ctrl+Shift+I")
        incidents = Section(
            cls=c.Incident,
            blank=of_case(c.Incident),
            columns=columns,
            rows=self._rows,
            buttons=(everything, several, backlog),
            empty=say("case.no-incident-yet-add-one"),
        )
        self._everything = everything
        self._everything.setVisible(False)
        super().__init__(desk, saver, (incidents, *around_incidents()), opens=(c.Incident,))

    def show_only(self, incident_ids: Collection[str]) -> None:
        """Show these incidents alone, such as those of a finding; all of them again where none is named."""
        self._only = frozenset(incident_ids)
        self._everything.setVisible(bool(self._only))
        if self._desk.is_open:
            self._show(self._desk.file)
        self._choose(0)

    def set_for_many(self) -> ManyWindow | None:
        """Set something for every incident selected in the table; the window, None where none is."""
        rows = [row for row in self.table(c.Incident).selected() if isinstance(row, c.Incident)]
        if not rows:
            self._saver.problem(say("case.choose-the-incidents-in-the"))
            return None
        window = ManyWindow(rows, self._desk.file, self)
        window.given.connect(lambda ids, given: self._set_many(window, ids, given))
        window.open()
        return window

    def _set_many(self, window: ManyWindow, ids: tuple[str, ...], given: ForMany) -> None:
        job, case_id, today = self._many.change, self._desk.file.case.id, self._desk.today()

        def done(_: Changes) -> None:
            if isValid(window):
                window.accept()

        def refused(sentence: str) -> None:
            if isValid(window) and window.isVisible():
                window.refused(sentence)
            else:
                self._saver.problem(sentence)

        said = say("case.set-for-incidents", n=len(ids))
        going = window.begin()

        def change(progress: Progress) -> Changes:
            def step(far: int, of: int) -> None:
                going(far, of)
                progress(far, of)

            return job(case_id, ids, given, today, step)

        def show(far: int, of: int) -> None:
            if isValid(window):
                window.show_progress(far, of)

        self._saver.long(change, said, say("case.undo"), done, refused, show)

    def _ask_backlog(self) -> None:
        self.backlog_asked.emit()

    def _rows(self, file: CaseFile) -> list[c.Incident]:
        self._conduct = dict(file.conduct_by_id)
        return [each.incident for each in file.conduct if not self._only or each.id in self._only]

    def _of(self, row: c.Incident) -> Conduct:
        return self._conduct.get(row.id) or Conduct(incident=row)

    def _seriousness(self, row: c.Incident) -> str:
        """Its grade; where nobody has chosen a kind or set one, that there is none yet, and not the lowest."""
        told = self._of(row)
        return (
            say("case.grade-of", grade=told.seriousness, of=len(SERIOUSNESS))
            if told.kinds or row.seriousness_set
            else say("case.not-graded")
        )

    def _kinds(self, row: c.Incident) -> str:
        return kinds_said(self._of(row).kinds)
