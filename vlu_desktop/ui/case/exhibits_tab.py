# SPDX-License-Identifier: Apache-2.0
"""Exhibits: files taken in with their digest and looked at inside the program, things, and the documents that left."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.services.cases.exhibit_words import may_show_words
from vlu_desktop.services.cases.exhibits import DigestCheck
from vlu_desktop.ui.case.exhibit_window import CHECK_KEY, ExhibitWindow
from vlu_desktop.ui.case.sections import Section, SectionsTab
from vlu_desktop.ui.case.tab_tables import disclosures, of_case
from vlu_desktop.ui.case.take_in_window import ExhibitWork, TakeInDialog, counted
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.widgets.basics import button
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.usual_place import usual_place

_NAMED = 8
"""How many exhibits that differ are named; the others are counted."""


class ExhibitsTab(SectionsTab):
    """The exhibits of a case, and the register of its documents."""

    def __init__(self, work: ExhibitWork) -> None:
        self._work = work
        section = Section(
            cls=Exhibit,
            blank=of_case(Exhibit, kind="thing"),
            empty=say("case.no-exhibit-yet-drop-files"),
            buttons=(
                button(say("case.look-at-it"), self.look, "quiet", "Enter"),
                button(say("case.check-all"), self.verify_all, "quiet", say("case.every-file-against-its-digest")),
                button(say("case.take-in-files-2"), self.choose_files, "outline", say("case.or-drop-them-anywhere-in")),
            ),
        )
        super().__init__(work.desk, work.saver, (section, *disclosures()), opens=(Exhibit,))
        self.opened.connect(self._open_exhibit)
        check = QShortcut(QKeySequence(CHECK_KEY), self, self.verify)
        check.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def take_in(
        self, files: Sequence[Path], incident: tuple[str, str] = ("", ""), over: QWidget | None = None
    ) -> TakeInDialog:
        """Ask who handed files over, and take them in; the files themselves stay where they are.

        `incident` is the case and the id of the incident that shows them; without it they are the open case's.
        """
        case_id, incident_id = incident
        here = self._desk.file.case.id
        dialog = TakeInDialog(over or self, self._work, files, case_id or here, incident_id)
        taken: list[str] = []
        dialog.taken.connect(taken.extend)

        def closed() -> None:
            if dialog.wants_words and case_id in ("", here):
                self._work.worker.ask(lambda: self._work.exhibits.rows(taken), lambda rows: self._read(rows, over))

        dialog.finished.connect(closed)
        if case_id in ("", here):
            name_case(dialog, self._desk.file.case)
        dialog.open()
        return dialog

    def choose_files(self) -> None:
        """Choose files to take in."""
        names, _ = QFileDialog.getOpenFileNames(self, say("case.take-in-files"), usual_place())
        if names:
            self.take_in([Path(name) for name in names])

    def look(self) -> None:
        """Show the exhibit the cursor is on."""
        exhibit = self.table(Exhibit).current()
        if isinstance(exhibit, Exhibit):
            self._open_exhibit(exhibit)
        else:
            self._saver.problem(say("case.choose-an-exhibit-first"))

    def verify(self) -> None:
        """Compare the exhibit the cursor is on with its digest at intake."""
        exhibit = self.table(Exhibit).current()
        if not isinstance(exhibit, Exhibit) or not exhibit.sha256:
            self._saver.problem(say("case.choose-an-exhibit-that-has"))
        else:
            self._verify([exhibit.id])

    def verify_all(self) -> None:
        """Compare every file of the case with its digest at intake."""
        self._verify([])

    def _verify(self, ids: list[str]) -> None:
        work, case_id = self._work, self._desk.file.case.id
        work.worker.long(
            lambda progress, stopped: work.exhibits.verify(
                case_id, work.now(), ids, progress=progress, stopped=stopped
            ),
            self._verified,
            self._saver.problem,
        )

    def _verified(self, found: tuple[tuple[DigestCheck, ...], Changes]) -> None:
        checks, changes = found
        wrong = [each for each in checks if not each.matches]
        many = len(checks)
        alike = (
            say("case.the-file-held-has-the")
            if many == 1
            else say("case.all-held-have-the-digest", counted=counted(many))
        )
        self._saver.tell(changes, say("case.taken-at-intake-the-check", alike=alike), say("case.undo-check"))
        if wrong:
            named = " ".join(f"{_called(each.exhibit)}: {each.sentence}" for each in wrong[:_NAMED])
            left = len(wrong) - _NAMED
            lines = (
                say("case.not-as-taken-in", n=len(wrong), held=counted(many)),
                named,
                say("case.and-so-many-more", more=counted(left)) if left > 0 else "",
                say("case.compare-with-a-backup"),
            )
            self._saver.problem(" ".join(filter(None, lines)))

    def _read(self, exhibits: Sequence[Exhibit], over: QWidget | None) -> None:
        """Show each that may hold words in its window, one after another, and have it read there."""
        shown = [each for each in exhibits if may_show_words(each.media_type)]
        if shown:
            window = ExhibitWindow(over or self, self._work, shown[0], read_words=True)
            window.finished.connect(lambda _: self._read(shown[1:], over))
            window.open()

    def _open_exhibit(self, record: Record) -> None:
        if isinstance(record, Exhibit) and record.id:
            ExhibitWindow(self, self._work, record).open()
        else:
            RecordDialog(record, self._desk, self._saver, self).open()


def _called(exhibit: Exhibit) -> str:
    return exhibit.reference or exhibit.title
